"""A whole template taken apart: members that are copied, and parts that are filled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.diagnostics import Rejected, say
from pipeline.word import vet
from pipeline.word.faults import Place, Refused, fault
from pipeline.word.package import Member, deflated, packed, read
from pipeline.word.part import Part
from pipeline.word.part import compiled as compiled_part
from pipeline.word.provenance import with_provenance
from pipeline.word.sandbox import Sandbox
from pipeline.word.tags import Findings, has_tags
from pipeline.word.tree import W, parsed
from pipeline.word.value import Broken, Show

TYPES = "[Content_Types].xml"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"
_MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEXTS = frozenset(
    f"{_WORD}{kind}+xml"
    for kind in ("document.main", "header", "footer", "footnotes", "endnotes", "comments")
)
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PROPERTIES = frozenset(
    (
        _CORE,
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
)

_EDGES = frozenset(f"{_WORD}{kind}+xml" for kind in ("header", "footer"))


@dataclass(frozen=True, slots=True)
class Options:
    """What a template is filled by: see Template."""

    show: Show
    filters: Mapping[str, Callable[..., object]]
    provenance: str
    absent: Mapping[str, Refused]

    def sandbox(self) -> Sandbox:
        return Sandbox(self.show, self.filters, absent=self.absent)


@dataclass(frozen=True, slots=True)
class Form:
    """`slots` holds the zip in its order: a member to copy, or a part to fill.

    Where a part prints `document.title`, `core` names the properties that hold the title.
    """

    name: str
    sandbox: Sandbox
    slots: tuple[Member | Part, ...]
    core: str = ""

    def filled(self, context: Mapping[str, object]) -> bytes:
        titled = self.core and "document" not in context
        if titled:
            context = {**context, "document": {"title": ""}}
        try:
            if titled:
                context = {**context, "document": {"title": self._title(context)}}
            self.sandbox.refill()
            return packed(
                slot
                if isinstance(slot, Member)
                else deflated(slot.name, slot.filled(self.sandbox, context))
                for slot in self.slots
            )
        except (Broken, MemoryError):
            raise
        except Exception as error:
            if findings := self._findings(error, context):
                raise _rejected(self.name, findings) from None
            raise

    def _findings(self, error: Exception, context: Mapping[str, object]) -> Findings:
        """Say what is wrong with the template, or nothing where the program itself is at fault."""
        parts = [slot for slot in self.slots if isinstance(slot, Part)]
        raised = [found for part in parts for found in part.raised(error)]
        try:
            found = [found for part in parts for found in part.faults(self.sandbox, context)]
        except Exception:
            if raised:
                return raised
            raise
        unplaced = [(error, Place())] if isinstance(error, Refused) else []
        return found or raised or unplaced

    def _title(self, context: Mapping[str, object]) -> str:
        self.sandbox.refill()
        slot = next(one for one in self.slots if one.name == self.core)
        data = (
            slot.data()
            if isinstance(slot, Member)
            else b"".join(slot.filled(self.sandbox, context))
        )
        return parsed(data).findtext(_TITLE) or ""


def compiled(data: bytes, name: str, options: Options, *, edges_only: bool = False) -> Form:
    """Vet everything, compile what is filled in, and refuse with all that is wrong.

    With `edges_only` no more than headers and footers are compiled, as of a master.
    """
    try:
        package = read(data)
        types = types_of(package.members)
    except Refused as refused:
        raise _rejected(name, [(refused, Place())]) from None
    members = package.members
    findings: Findings = [(refused, Place()) for refused in package.faults]
    findings += ((refused, Place()) for refused in vet.content_types(types))
    if options.provenance and not findings:
        members = with_provenance(members, main_of(types), options.provenance)
        types = types_of(members)
    sandbox = options.sandbox()
    slots: list[Member | Part] = []
    for member in sorted(members.values(), key=lambda member: member.name != TYPES):
        kind = types.get(member.name, "")
        part, found = _slot(member, kind, None if edges_only and kind not in _EDGES else sandbox)
        slots.append(part)
        findings += found
    if findings:
        raise _rejected(name, findings)
    titled = any(isinstance(slot, Part) and slot.titled for slot in slots)
    core = next((part for part, kind in types.items() if titled and kind == _CORE), "")
    return Form(name, sandbox, tuple(slots), core)


def types_of(members: Mapping[str, Member]) -> dict[str, str]:
    """Give the content type of each part; a package without a main text is refused."""
    if TYPES not in members:
        raise _no_document()
    root = parsed(members[TYPES].data())
    by_end = {
        str(kind.get("Extension")).lower(): str(kind.get("ContentType"))
        for kind in root.iter(f"{_TYPES_NS}Default")
    }
    types = {name: by_end.get(name.rpartition(".")[2].lower(), "") for name in members}
    caseless = {name.casefold(): name for name in members}
    for kind in root.iter(f"{_TYPES_NS}Override"):
        name = str(kind.get("PartName")).lstrip("/")
        types[caseless.get(name.casefold(), name)] = str(kind.get("ContentType"))
    if not any(kind in (_MAIN, _MACRO_MAIN) for kind in types.values()):
        raise _no_document()
    return types


def main_of(types: Mapping[str, str]) -> str:
    return next((name for name, kind in types.items() if kind == _MAIN), "")


def _slot(member: Member, kind: str, sandbox: Sandbox | None) -> tuple[Member | Part, Findings]:
    """Vet one member; with a sandbox, compile it if it has tags."""
    place = Place(member.name)
    if not (kind.endswith(("+xml", "/xml")) or member.name.endswith((".xml", ".rels"))):
        return member, []
    try:
        root = parsed(member.data())
    except Refused as refused:
        return member, [(refused, place)]
    findings = [(refused, place) for refused in _vetted(root, member.name, kind)]
    findings += vet.content(root, member.name) if kind.startswith(_WORD) else []
    if findings or not sandbox or not _renderable(member.name, kind) or not has_tags(root):
        return member, findings
    word, main = kind in _TEXTS, kind == _MAIN
    part, found = compiled_part(root, member.name, sandbox, word=word, main=main)
    return part or member, found


def _vetted(root: etree._Element, name: str, kind: str) -> Iterator[Refused]:
    if kind == _MAIN and root.tag != f"{W}document":
        yield _no_document()  # saved as “Strict Open XML”, say
    if name.endswith(".rels"):
        yield from vet.links(root, name)
    if not _renderable(name, kind):
        yield from vet.stray(root)


def _renderable(name: str, kind: str) -> bool:
    if name.endswith(".rels") or name == TYPES:
        return False
    return kind in _TEXTS or kind in _PROPERTIES or name.startswith("customXml/")


def _rejected(name: str, findings: Findings) -> Rejected:
    return Rejected(*(fault(name, refused, place) for refused, place in findings))


def _no_document() -> Refused:
    return Refused(
        "T001",
        say("the file is a zip, but no ordinary Word document"),
        say("open it in Word and save it anew as .docx"),
    )
