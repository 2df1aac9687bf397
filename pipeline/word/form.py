"""A whole template taken apart: members that are copied, and parts that are filled."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from lxml import etree

from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.norm import Norm
from pipeline.word import vet
from pipeline.word.binding import familiar, titled
from pipeline.word.blocks import Blocks, placed, shades
from pipeline.word.budget import USUAL, Budget
from pipeline.word.drawing import Charts, Drawings, charts
from pipeline.word.faults import Place, Refused, fault
from pipeline.word.illustrate import illustrated
from pipeline.word.lay import Frame, framed, laid
from pipeline.word.linking import Addresses, fielded, lifted
from pipeline.word.package import (
    MAIN,
    TYPES,
    Member,
    Parts,
    deflated,
    no_document,
    packed,
    parts_of,
    read,
)
from pipeline.word.part import Part
from pipeline.word.part import compiled as compiled_part
from pipeline.word.provenance import with_provenance
from pipeline.word.sandbox import Names, Sandbox
from pipeline.word.series import WORDS, told
from pipeline.word.tags import Findings, has_tags
from pipeline.word.tree import W, parsed
from pipeline.word.value import Broken, Show
from pipeline.word.vocabulary import SHADE, shading

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEXTS = frozenset(
    f"{_WORD}{kind}+xml"
    for kind in ("document.main", "header", "footer", "footnotes", "endnotes", "comments")
)
_PROPERTIES = frozenset(
    (
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
)

# What a family prints is the same in all documents, or belongs to each of them as a whole.
_NAMES = Names(
    ("municipality", "document"),
    ("provenance",),
    {
        ("dossier", "municipality"): ("municipality",),
        ("dossier", "organisation_number"): ("municipality", "organisation_number"),
        ("item", "title"): ("document", "title"),
    },
)


@dataclass(frozen=True, slots=True)
class Options:
    """What a template is filled by: see Template."""

    show: Show
    filters: Mapping[str, Callable[..., object]]
    provenance: str
    absent: Mapping[str, Refused]

    def sandbox(self, names: Names | None = None) -> Sandbox:
        return Sandbox(self.show, self.filters, absent=self.absent, names=names)

    def under(self, absent: Mapping[str, Refused], shades: Mapping[str, str]) -> "Options":
        """Give what fills a body: it may lack names, and has the colours of its blocks."""
        return replace(self, absent=absent, filters={**self.filters, SHADE: shading(shades)})

    def drawing(self) -> tuple[Sandbox, Drawings]:
        """Give what fills a text with its charts, which are noted meanwhile."""
        tell = self.filters.get(WORDS) or partial(told, show=self.show, norm=Norm.NB)
        drawings = Drawings(tell)
        filters = {**self.filters, **drawings.filters()}
        return replace(self, filters=filters).sandbox(), drawings


@dataclass(frozen=True, slots=True)
class Form:
    """`slots` holds a file in its order: a member to copy, or a part to fill.

    `around` is the family that the file is laid under, which sees less of the context. It may
    print `document.title`, which is what `title` gives.
    """

    name: str
    sandbox: Sandbox
    slots: tuple[Member | Part, ...]
    title: Part | str = ""
    around: "Form | None" = None
    charts: Charts | None = None

    def filled(self, context: Mapping[str, object], budget: Budget = USUAL) -> bytes:
        """Write the document. What the loops and texts of its parts may take is `budget`."""
        forms = (self,) if self.around is None else (self, self.around)
        whole = context if self.around is None else _about(context, "")
        try:
            if self.around is not None:
                whole = _about(context, self._title(whole, budget))
            members = list(chain.from_iterable(form.members(whole, budget) for form in forms))
            printed = {part: one for form in forms for part, one in form.sandbox.printed.items()}
            return packed(illustrated(members, printed))
        except (Broken, MemoryError):
            raise
        except Exception as error:
            if faults := _told(forms, error, whole):
                raise Rejected(*faults) from None
            raise

    def members(self, context: Mapping[str, object], budget: Budget) -> Iterator[Member]:
        if self.charts is None:
            return self._filled(context, budget)
        self.charts.drawings.forget()
        return self.charts.drawn(self._filled(context, budget))

    def _filled(self, context: Mapping[str, object], budget: Budget) -> Iterator[Member]:
        seen = self.sandbox.seen(context)
        self.sandbox.refill(budget)
        for slot in self.slots:
            if isinstance(slot, Member):
                yield slot
            else:
                self.sandbox.part = slot.name
                yield deflated(slot.name, slot.filled(self.sandbox, seen))

    def raised(self, error: Exception) -> Iterator[Diagnostic]:
        """Say at which tag an exception came up, where the part that raised it knows."""
        for part in self._parts():
            yield from (fault(self.name, *each) for each in part.raised(error))

    def faults(self, context: Mapping[str, object]) -> Iterator[Diagnostic]:
        seen = self.sandbox.seen(context)
        for part in self._parts():
            for refused, place in part.faults(self.sandbox, seen):
                yield fault(self.name, refused, place)

    def _parts(self) -> Iterator[Part]:
        return (slot for slot in (*self.slots, self.title) if isinstance(slot, Part))

    def _title(self, context: Mapping[str, object], budget: Budget) -> str:
        if isinstance(self.title, str):
            return self.title
        self.sandbox.refill(budget)
        return parsed(b"".join(self.title.filled(self.sandbox, context))).text or ""


def _told(
    forms: Iterable[Form], error: Exception, context: Mapping[str, object]
) -> tuple[Diagnostic, ...]:
    """Say what is wrong with a template, or nothing where the program itself is at fault."""
    held = tuple(forms)
    raised = tuple(one for form in held for one in form.raised(error))
    try:
        found = tuple(one for form in held for one in form.faults(context))
    except Exception:
        if raised:
            return raised
        raise
    # A budget may be one that only all parts together exceed.
    unplaced = (fault(held[0].name, error),) if isinstance(error, Refused) else ()
    return found or raised or unplaced


def _about(context: Mapping[str, object], title: str) -> Mapping[str, object]:
    """Tell the document's title, unless the context does."""
    told = context.get("document")
    return {**context, "document": {"title": title, **(told if isinstance(told, Mapping) else {})}}


@dataclass(frozen=True, slots=True)
class Family:
    """A family whose parts are compiled, once for all the bodies that are laid under it."""

    name: str
    frame: Frame
    sandbox: Sandbox
    slots: Mapping[str, Member | Part]
    options: Options


def compiled(data: bytes, name: str, options: Options) -> Form:
    """Vet everything, compile what is filled in, and refuse with all that is wrong."""
    parts, findings = _opened(data, name)
    if options.provenance and not findings:
        parts = with_provenance(parts, options.provenance)
    sandbox, drawings = options.drawing()
    slots = _slots(parts, parts.members.values(), sandbox, findings)
    held = _charts(name, parts, slots, drawings, findings)
    _refuse(name, findings)
    return Form(name, sandbox, tuple(slots.values()), charts=held)


def family(data: bytes, name: str, options: Options, language: str) -> Family:
    """Vet and compile a family, and refuse it by its own name; its own text is left out."""
    parts, findings = _opened(data, name)
    try:
        frame = framed(parts, language)
    except Refused as refused:
        raise _rejected(name, [*findings, (refused, Place())]) from None
    told = options.provenance
    held = with_provenance(frame.parts, told) if told else frame.parts
    frame = replace(frame, parts=held, links=held.links(held.main))
    sandbox = options.sandbox(_NAMES)
    around = (one for part, one in held.members.items() if part != held.main)
    slots = _slots(held, around, sandbox, findings)
    _refuse(name, findings)
    return Family(name, frame, sandbox, slots, options)


def under(
    above: Family, data: bytes, name: str, absent: Mapping[str, Refused], blocks: Blocks | None
) -> Form:
    """Vet and compile a body laid under a family; what is the family's is compiled already."""
    parts, findings = _opened(data, name)
    try:
        parts, found = placed(parts, blocks)
        findings += found
        whole = laid(above.frame, familiar(parts))
    except Refused as refused:
        raise _rejected(name, [*findings, (refused, Place())]) from None
    held, known = whole.parts.members, above.frame.parts.members
    same = [part for part, one in held.items() if one is known.get(part)]
    found_shades = shades(blocks, above.frame.colours) if blocks else {}
    sandbox, drawings = above.options.under(absent, found_shades).drawing()
    own = (one for part, one in held.items() if part not in same)
    slots = _slots(whole.parts, own, sandbox, findings)
    title = _title(whole.title, sandbox, findings)
    charts = _charts(name, whole.parts, slots, drawings, findings)
    _refuse(name, findings)
    around = Form(above.name, above.sandbox, tuple(above.slots[part] for part in same))
    return Form(name, sandbox, tuple(slots.values()), title, around, charts)


def _charts(
    name: str,
    parts: Parts,
    slots: Mapping[str, Member | Part],
    drawings: Drawings,
    findings: Findings,
) -> Charts | None:
    """Find what the charts of the text are drawn from; note the findings."""
    text = slots.get(parts.main)
    if not isinstance(text, Part) or not text.charts:
        return None
    held, found = charts(name, parts, text.charts, drawings)
    findings += found
    return held


def _title(text: str, sandbox: Sandbox, findings: Findings) -> Part | str:
    """Compile the title of the document, which may have tags."""
    root = etree.Element("title")
    root.text = text
    if not has_tags(root):
        return text
    part, found = compiled_part(root, "docProps/core.xml", sandbox, word=False)
    findings += found
    return part or text


def _opened(data: bytes, name: str) -> tuple[Parts, Findings]:
    """Take a file apart, and say what is wrong with it as a package."""
    try:
        return taken(data)
    except Refused as refused:
        raise _rejected(name, [(refused, Place())]) from None


def _slots(
    parts: Parts, members: Iterable[Member], sandbox: Sandbox, findings: Findings
) -> dict[str, Member | Part]:
    """Vet and compile some members of a file, the list of their types first; note the findings."""
    slots: dict[str, Member | Part] = {}
    parts, addresses = lifted(parts, _TEXTS)
    for name in sorted((one.name for one in members), key=lambda name: name != TYPES):
        sheet, found = _sheet(parts, name, addresses)
        slots[name], also = _slot(parts.members[name], sheet, found, sandbox)
        findings += [*found, *also]
    return slots


def _refuse(name: str, findings: Findings) -> None:
    if findings:
        raise _rejected(name, findings)


def _slot(
    member: Member, sheet: "Sheet | None", findings: Findings, sandbox: Sandbox
) -> tuple[Member | Part, Findings]:
    """Compile one member if nothing is found in it and it has tags."""
    if sheet is None or findings or not sheet.filled or not has_tags(sheet.root):
        return member, []
    main = sheet.kind == MAIN
    part, found = compiled_part(sheet.root, member.name, sandbox, word=sheet.word, main=main)
    return part or member, found


def _vetted(root: etree._Element, name: str, kind: str) -> Iterator[Refused]:
    if kind == MAIN and root.tag != f"{W}document":
        yield no_document()  # saved as “Strict Open XML”, say
    if name.endswith(".rels"):
        yield from vet.links(root, name)
    if not _renderable(name, kind):
        yield from vet.stray(root)


def _renderable(name: str, kind: str) -> bool:
    if name.endswith(".rels") or name == TYPES:
        return False
    return kind in _TEXTS or kind in _PROPERTIES or name.startswith("customXml/")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part as XML; whether its tags are filled in, and whether it is of Word's own kind."""

    name: str
    kind: str
    root: etree._Element
    filled: bool
    word: bool


def taken(data: bytes) -> tuple[Parts, Findings]:
    """Take a file apart, with what is wrong with it as a package; raises Refused."""
    package = read(data)
    parts = titled(parts_of(package))
    wrong = (*package.faults, *vet.content_types(parts.types))
    return parts, [(refused, Place()) for refused in wrong]


def sheets(parts: Parts) -> tuple[tuple[Sheet, ...], Findings]:
    """Give the parts of a file to be looked at, with what a template must not carry."""
    findings: Findings = []
    held = []
    parts, addresses = lifted(parts, _TEXTS)
    for name in parts.members:
        sheet, found = _sheet(parts, name, addresses)
        held += [sheet] if sheet else []
        findings += found
    return tuple(held), findings


def _sheet(
    parts: Parts, name: str, addresses: Mapping[str, Addresses]
) -> tuple[Sheet | None, Findings]:
    """Read one member and vet it, with the addresses that its links had."""
    member, kind = parts.members[name], parts.types.get(name, "")
    if not (kind.endswith(("+xml", "/xml")) or member.name.endswith((".xml", ".rels"))):
        return None, []
    place = Place(member.name)
    try:
        root = parsed(member.data())
    except Refused as refused:
        return None, [(refused, place)]
    findings = fielded(root, addresses.get(name, {}), name) if kind in _TEXTS else []
    findings += ((refused, place) for refused in _vetted(root, member.name, kind))
    findings += vet.content(root, member.name) if kind.startswith(_WORD) else []
    filled = _renderable(member.name, kind)
    return Sheet(member.name, kind, root, filled, kind in _TEXTS), findings


def _rejected(name: str, findings: Findings) -> Rejected:
    return Rejected(*(fault(name, refused, place) for refused, place in findings))
