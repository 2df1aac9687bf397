"""Leave out of a template what no document may carry on: who edited it, when, where, and why.

What the author means is kept: what is seen on the page, and properties that hold a tag. What an
office program stores by itself, what a records system left, and comments are taken away.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml import etree

from pipeline.frozen import replace
from pipeline.word import references
from pipeline.word.faults import Refused
from pipeline.word.package import Link, Parts, rels_of, source_of
from pipeline.word.tags import OPENING, TAG
from pipeline.word.tree import W, parsed, written
from pipeline.word.vet import Field, fields
from pipeline.word.zipped import Member, deflated

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_DU = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CREATION = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
_O = "{urn:schemas-microsoft-com:office:office}"
_DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_SOURCE = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}Source"
_SCHEMAS = "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary"
_SETTINGS = "settings+xml"

# --- The package.

_CORE, _APP, _CUSTOM = ("core-properties", "extended-properties", "custom-properties")
_OF_THE_FILE = frozenset(("officeDocument", _CORE, _APP, _CUSTOM))
# What a part leads to without naming it, and what is meant nevertheless. Comments, the people who
# wrote them, building blocks, previews, signatures, labels and add-ins are led to in this way too.
_MEANT = frozenset(
    (
        *("styles", "numbering", "settings", "webSettings", "fontTable", "theme", "themeOverride"),
        *("footnotes", "endnotes", "customXml", "customXmlProps"),
        *("diagramDrawing", "chartStyle", "chartColorStyle"),
        "aFChunk",  # It is refused, with its place.
    )
)
_NEVER = frozenset(
    (
        *("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData"),
        *("transform", "printerSettings"),
    )
)
is_of_editors = re.compile(r"[./](?:comments\w*|people)\+xml$").search


def cleaned(parts: Parts) -> Parts:
    """Give a file without what none of its documents may carry on; the rest keeps its bytes."""
    items = frozenset(_items(parts))
    held = replace(parts, members=_unlinked(parts, items))
    lost = {*items, *(_reached(parts) - _reached(held))}
    lost |= {name for name, kind in parts.types.items() if is_of_editors(kind)}
    lost |= {rels_of(name) for name in lost}
    kept_ids, asked = frozenset(_ids(parts, lost)), _asked(parts)
    members: dict[str, Member] = {}
    for name, member in held.members.items():
        if name not in lost:
            swept = _swept(member, parts.types.get(name, ""), kept_ids, asked)
            members |= {name: swept} if swept else {}
    gone = parts.members.keys() - members.keys()
    if not gone:
        return replace(parts, members=members)
    types = {name: kind for name, kind in parts.types.items() if name not in gone}
    return replace(parts, members=_unlinked(Parts(members, types), gone), types=types).listed()


def _unlinked(parts: Parts, lost: Collection[str]) -> Mapping[str, Member]:
    """Take away the links of a file that nobody means."""
    members = dict(parts.members)
    for name in parts.members:
        source = source_of(name)
        if not name.endswith(".rels") or rels_of(source) != name:
            continue  # In a damaged file such a name may stand where nobody reads its links.
        try:
            root = parsed(members[name].data())
        except Refused:
            continue  # It is refused, with its place.
        away = [
            element
            for element, link in zip(root, parts.links(source), strict=True)
            if not _is_meant(link, source, parts, lost)
        ]
        for element in away:
            root.remove(element)
        if away:
            members[name] = deflated(name, (written(root),))
    return members


def _is_meant(link: Link, source: str, parts: Parts, lost: Collection[str]) -> bool:
    if link.kind in _NEVER or link.target in lost:
        return False
    if link.outside:
        return True
    if not source:
        return link.kind in _OF_THE_FILE
    if link.kind in _MEANT:
        return True
    data = parts.members[source].data() if source in parts.members else b"\0"
    named = (f"{quote}{link.key}{quote}".encode() for quote in "\"'")
    return b"\0" in data or any(one in data for one in named)


def _reached(parts: Parts) -> frozenset[str]:
    found: set[str] = set()
    waiting = [""]
    while waiting:
        source = waiting.pop()
        if source not in found:
            found.add(source)
            waiting += (one.target for one in _links(parts, source) if not one.outside)
    return frozenset(found)


def _links(parts: Parts, source: str) -> tuple[Link, ...]:
    try:
        return parts.links(source)
    except Refused:
        return ()


# --- Custom XML.


def _items(parts: Parts) -> Iterator[str]:
    """Name the items of custom XML that hold neither tags nor the sources of a bibliography.

    They are what a records system knows of the template itself.
    """
    for name in parts.members:
        kind = parts.types.get(name, "")
        if name.startswith("customXml/") and name.endswith(".xml") and _PROPS not in kind:
            root = _read(parts.members[name])
            kept = root is None or root.tag == f"{_DS}datastoreItem" or _has_tag(root)
            if root is not None and not kept and next(root.iter(_SOURCE), None) is None:
                yield name


_PROPS = "customXmlProperties"
# The properties of the file itself, to which a control may be bound.
_CORE_ID = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


def _ids(parts: Parts, lost: Collection[str]) -> Iterator[str]:
    yield _CORE_ID
    for name in parts.members:
        if name.startswith("customXml/") and not name.endswith(".rels") and name not in lost:
            for one in _links(parts, name):
                root = _read(parts.members.get(one.target))
                if root is not None:
                    yield str(root.get(f"{_DS}itemID")).upper()


def _read(member: Member | None) -> etree._Element | None:
    """Parse a part, unless it is refused: then that is told where its place is known."""
    try:
        return None if member is None else parsed(member.data())
    except Refused:
        return None


# --- One part.

# What is looked for in the bytes of a part before it is parsed.
_TRACES = tuple(
    one.encode()
    for one in (
        *("rsid", "paraId", "textId", "anchorId", "editId", "durableId", "dateUtc", "docId"),
        *("omment", "annotationRef", "proofErr", "permStart", "permEnd", "printerSettings"),
        *("smartTag", "customXml", "creationId", "gfxdata", "fldData", "dataBinding", "_GoBack"),
        *("instr", "o:title", "o:href", "<!--", "\0"),
    )
)
_PATHS = re.compile(rb"""=["'](?:[A-Za-z]:[\\/]|\\\\|file:|/(?:Users|home|Volumes)/)""").search
_GONE = tuple(
    f"{W}{one}"
    for one in (
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("proofErr", "permStart", "permEnd", "printerSettings", "fldData", "rsid"),
    )
)
_WRAPPERS = (f"{W}smartTag", f"{W}customXml")
_WRAPPED = tuple(f"{one}Pr" for one in _WRAPPERS)
_ATTRIBUTES = frozenset(
    (
        *(f"{W}rsid{one}" for one in ("R", "RPr", "P", "Del", "Tr", "Sect", "RDefault")),
        *(f"{_W14}{one}" for one in ("paraId", "textId", "anchorId")),
        *(f"{_WP14}{one}" for one in ("anchorId", "editId")),
        *(f"{_CID}durableId", f"{_DU}dateUtc"),
        *(f"{_O}{one}" for one in ("gfxdata", "title", "href")),
    )
)
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\[\w.-]|file:|/(?:Users|home|Volumes)/)").match
_FOLDERS = re.compile(r".*[\\/]", re.DOTALL).sub
_SETTINGS_GONE = (
    *(
        f"{W}{one}"
        for one in (
            *("trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "revisionView"),
            *("rsids", "docVars", "mailMerge", "attachedTemplate", "linkStyles", "proofState"),
            *("writeProtection", "saveThroughXslt", "attachedSchema", "smartTagType"),
            *("activeWritingStyle",),
        )
    ),
    *(f"{_W14}docId", f"{_W15}docId", _SCHEMAS),
)
_FORM = frozenset(f"{W}{one}" for one in ("edit", "enforcement", "formatting"))


def _swept(
    member: Member, kind: str, kept_ids: frozenset[str], asked: frozenset[str]
) -> Member | None:
    """Clean one part; nothing is left of one that holds only what a program stored."""
    about = next((one for one in (_CORE, _APP, _CUSTOM) if f"{one}+xml" in kind), "")
    if not about and not (kind.endswith("+xml") and member.name not in _LISTS):
        return member
    data = member.data()
    if not (about or kind.endswith(_SETTINGS) or _has_traces(data)):
        return member
    root = _read(member)
    if root is None:
        return member
    before = etree.tostring(root)
    if about:
        if not _kept_properties(root, about, asked):
            return None
    else:
        _sweep(root, kept_ids)
    if etree.tostring(root) == before and b"<!--" not in data:
        return member
    return deflated(member.name, (written(root),))


_LISTS = ("[Content_Types].xml",)


def _has_traces(data: bytes) -> bool:
    """Spare a part that has nothing to clean from being parsed once more."""
    return any(one in data for one in _TRACES) or _PATHS(data) is not None


def _sweep(root: etree._Element, kept_ids: frozenset[str]) -> None:
    if root.tag == f"{W}settings":
        _unset(root)
    _forgotten(root)
    for one in list(root.iter(*_GONE)):
        _away(one)
    for one in list(root.iter(f"{W}dataBinding", f"{_W15}dataBinding")):
        if str(one.get(f"{W}storeItemID")).upper() not in kept_ids:
            _away(one)
    for one in list(root.iter(*_WRAPPERS)):
        _unwrapped(one)
    for one in list(root.iter(_CREATION)):
        _away(one)
    _unmarked(root)
    found = tuple(fields(root))
    moves = bool(found) and "{%" in "".join(map(str, root.itertext()))
    for field in found:
        _renewed(field, moves=moves)


def _unset(settings: etree._Element) -> None:
    """Take from the settings what belongs to the template as a file, and to who edits it."""
    for one in list(settings.iterchildren(*_SETTINGS_GONE)):
        settings.remove(one)
    for one in settings.findall(f"{W}documentProtection"):
        if one.get(f"{W}edit") != "forms":
            settings.remove(one)
        for name in [name for name in one.attrib if name not in _FORM]:
            del one.attrib[name]


def _forgotten(root: etree._Element) -> None:
    """Drop the ids that Word gives to each sitting, and where on a disk a picture came from."""
    for element in root.iter(etree.Element):
        for name in _ATTRIBUTES.intersection(map(str, element.attrib)):
            del element.attrib[name]
        for key, held in element.attrib.items():
            value = str(held)
            if _PATH(value) and not OPENING(value):
                element.set(str(key), _FOLDERS("", value))


def _away(element: etree._Element) -> None:
    """Take out an element, and the run or list around it that held nothing else."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag in _HOLDERS and all(one.tag == f"{W}rPr" for one in parent):
        _away(parent)


_HOLDERS = (f"{W}r", f"{_A}ext", f"{_A}extLst")


def _unwrapped(element: etree._Element) -> None:
    """Let what stands in a wrapper of a program's own stand in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        inner = [one for one in element if one.tag not in _WRAPPED]
        parent[at : at + 1] = inner


def _unmarked(root: etree._Element) -> None:
    """Forget where somebody stopped writing."""
    ids = {
        one.get(f"{W}id")
        for one in root.iter(f"{W}bookmarkStart")
        if one.get(f"{W}name") == "_GoBack"
    }
    for one in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")) if ids else ():
        if one.get(f"{W}id") in ids:
            _away(one)


_COLLECTING = frozenset(("TOC", "TOA", "INDEX", "BIBLIOGRAPHY"))
_COUNTING = frozenset(("SEQ", "REF", "PAGEREF", "NOTEREF"))
_OF_PROGRAMS = frozenset(("ADDIN", "PRIVATE"))


def _renewed(field: Field, *, moves: bool) -> None:
    """Have Word renew what collects from the whole text, and forget what another program stored.

    What counts and what names another place is renewed where blocks leave out, repeat or move it.
    """
    name = field.name
    if name in _COLLECTING or (moves and name in _COUNTING):
        field.start.set(f"{W}dirty", "true")
        references.whole(field)
    if name in _OF_PROGRAMS:
        first, *others = field.pieces
        for one in others:
            one.text = ""
        if first.tag == f"{W}fldSimple":
            first.set(f"{W}instr", name)
        else:
            first.text = name


# --- Properties.

_STORED = re.compile(
    r"\{.*\}(?:creator|lastModifiedBy|revision|created|modified|lastPrinted|identifier|version"
    r"|contentStatus|language)$"
).match


def _kept_properties(root: etree._Element, about: str, asked: frozenset[str]) -> bool:
    """Take away what a program stores by itself; say whether there is anything left."""
    for one in list(root):
        if about == _CORE:
            kept = not _STORED(str(one.tag))
        else:
            kept = about == _CUSTOM and str(one.get("name")).casefold() in asked
        if not (kept or _has_tag(one)):
            root.remove(one)
    return about == _CORE or len(root) > 0


def _asked(parts: Parts) -> frozenset[str]:
    """Name the properties that the text prints by a field."""
    if not any(_CUSTOM in kind for kind in parts.types.values()):
        return frozenset()
    found: set[str] = set()
    for member in parts.members.values():
        if member.name.endswith(".xml") and b"DOCPROPERTY" in member.data():
            root = _read(member)
            held: Iterable[Field] = () if root is None else fields(root)
            found |= {_argument(one.text) for one in held if one.name == "DOCPROPERTY"}
    return frozenset(found)


def _argument(instruction: str) -> str:
    found = _NAMED(instruction)
    return (found[1] or found[2]).casefold() if found else ""


_NAMED = re.compile(r'\s*\S+\s+(?:"([^"]*)"|(\S+))').match


def _has_tag(root: etree._Element) -> bool:
    texts = ("".join(map(str, root.itertext())), *_values(root))
    return any(OPENING(one) or TAG.search(one) for one in texts)


def _values(root: etree._Element) -> Iterator[str]:
    return (str(value) for one in root.iter(etree.Element) for value in one.attrib.values())
