"""The package of a Word file: its parts, their types and links; the one door to them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from posixpath import basename, dirname, join, normpath, relpath

from lxml import etree

from pipeline.diagnostics import say
from pipeline.frozen import Frozen, replace
from pipeline.word.faults import Refused
from pipeline.word.tree import parsed, written
from pipeline.word.zipped import Member, Package, deflated, packed, read, unreadable

TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TEMPLATE_MAIN = MAIN.replace("document.main", "template.main")
_MACRO_MAIN = re.compile(
    r"application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml"
).fullmatch
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Link(Frozen):
    """What a part leads to: another part by its name, or a place outside of the file."""

    key: str
    type: str
    target: str
    outside: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


class Parts(Frozen):
    """A Word file taken apart: its members by name, and the content type of each."""

    members: Mapping[str, Member]
    types: Mapping[str, str]

    @property
    def main(self) -> str:
        """The name of the part that holds the text; empty where there is none."""
        return next((name for name, kind in self.types.items() if kind == MAIN), "")

    def tree(self, name: str) -> etree._Element:
        return parsed(self.needed(name).data())

    def needed(self, name: str) -> Member:
        if name not in self.members:
            raise _missing(name)
        return self.members[name]

    def links(self, source: str) -> tuple[Link, ...]:
        """Give what leads out of a part; the package itself has no name."""
        held = self.members.get(rels_of(source))
        return () if held is None else _links(source, held)

    def linked_tree(self, kind: str) -> etree._Element | None:
        """Give the part of this kind that the text leads to, as XML."""
        name = self.linked(kind)
        return self.tree(name) if name else None

    def linked(self, kind: str) -> str:
        """Give the part of this kind that the text leads to, or nothing."""
        return next((one.target for one in self.links(self.main) if one.kind == kind), "")

    def having(self, name: str, data: bytes | etree._Element, kind: str) -> "Parts":
        """Add a part, or put it in the place of one with its name."""
        content = data if isinstance(data, bytes) else written(data)
        members = {**self.members, name: deflated(name, (content,))}
        return Parts(members, {**self.types, name: kind})

    def leading(self, source: str, links: Iterable[Link]) -> "Parts":
        """Let a part lead to these, and to nothing else."""
        root = rooted("Relationships", RELS_NS)
        for one in links:
            target = one.target if one.outside else relpath(one.target, dirname(source) or ".")
            held = {"Id": one.key, "Type": one.type, "Target": target}
            mode = {"TargetMode": "External"} if one.outside else {}
            etree.SubElement(root, f"{RELS_NS}Relationship", {**held, **mode})
        return self.having(rels_of(source), root, _RELS_TYPE)

    def reached(self) -> "Parts":
        """Leave out the parts that nothing leads to; raises Refused for one that is missing."""
        found: dict[str, None] = {}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            found[source] = found[rels_of(source)] = None
            targets = [one.target for one in self.links(source) if not one.outside]
            waiting += (self.needed(one).name for one in targets if one not in found)
        kept = {name: one for name, one in self.members.items() if name in found}
        return Parts(kept, {name: kind for name, kind in self.types.items() if name in kept})

    def listed(self) -> "Parts":
        """Write the list of content types anew, at the head of the file."""
        root = rooted("Types", TYPES_NS)
        for end, kind in (("rels", _RELS_TYPE), ("xml", "application/xml")):
            etree.SubElement(root, f"{TYPES_NS}Default", {"Extension": end, "ContentType": kind})
        for name, kind in self.types.items():
            if kind and name != TYPES and not name.endswith(".rels"):
                held = {"PartName": f"/{name}", "ContentType": kind}
                etree.SubElement(root, f"{TYPES_NS}Override", held)
        members = {name: one for name, one in self.members.items() if name != TYPES}
        return replace(self, members={TYPES: deflated(TYPES, (written(root),)), **members})

    def packed(self) -> bytes:
        return packed(self.members.values())


def opened(data: bytes) -> Parts:
    """Take a Word file apart; raises Refused for the first thing that is wrong with it."""
    package = read(data)
    if package.faults:
        raise package.faults[0]
    parts = parts_of(package)
    for needed in (parts.main, rels_of("")):
        parts.needed(needed)
    return parts


def parts_of(package: Package) -> Parts:
    """Take a package for a document; one without a main text is refused."""
    kinds = kinds_of(package)
    types = {name: _of_document(kind) for name, kind in kinds.items()}
    parts = Parts(package.members, types)
    if not parts.main:
        raise no_document()
    return parts if types == kinds else parts.listed()


def _of_document(kind: str) -> str:
    """Let the text of a template be that of a document. Macros are refused by their own name."""
    return MAIN if kind == _TEMPLATE_MAIN or _MACRO_MAIN(kind) else kind


def kinds_of(package: Package) -> dict[str, str]:
    """Find the content type of each member, as the file says it."""
    members = package.members
    if TYPES not in members:
        raise no_document()
    root = parsed(members[TYPES].data())
    by_end = {
        str(kind.get("Extension")).lower(): str(kind.get("ContentType"))
        for kind in root.iter(f"{TYPES_NS}Default")
    }
    types = {name: by_end.get(name.rpartition(".")[2].lower(), "") for name in members}
    caseless = {name.casefold(): name for name in members}
    for kind in root.iter(f"{TYPES_NS}Override"):
        name = str(kind.get("PartName")).lstrip("/")
        types[caseless.get(name.casefold(), name)] = str(kind.get("ContentType"))
    return types


def source_of(rels: str) -> str:
    """Name the part whose links a part holds."""
    return join(dirname(dirname(rels)), basename(rels).removesuffix(".rels"))


def rels_of(name: str) -> str:
    """Name the part that holds the links of a part."""
    return join(dirname(name), "_rels", f"{basename(name)}.rels")


def free(links: Iterable[Link]) -> Iterator[str]:
    """Give keys that none of the links has."""
    used = {one.key for one in links}
    return (key for key in (f"rId{n}" for n in count(1)) if key not in used)


# They are asked for again and again while a body is laid under a family.
@lru_cache(maxsize=128)
def _links(source: str, held: Member) -> tuple[Link, ...]:
    return tuple(_link(source, one) for one in parsed(held.data()))


def _link(source: str, element: etree._Element) -> Link:
    target, outside = str(element.get("Target")), element.get("TargetMode") == "External"
    if not outside:
        target = normpath(join("/", dirname(source), target)).lstrip("/")
    return Link(str(element.get("Id")), str(element.get("Type")), target, outside)


def rooted(name: str, namespace: str) -> etree._Element:
    """Make a root without a short name for its namespace, as these parts are always written."""
    return etree.fromstring(f'<{name} xmlns="{namespace[1:-1]}"/>')


def no_document() -> Refused:
    what = say("the file is a zip, but no ordinary Word document")
    return unreadable(what)


def _missing(part: str) -> Refused:
    return unreadable(say("the part {name} is missing", name=part))
