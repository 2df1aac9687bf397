"""What a template may carry: part types, links, fields and tracked changes."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.faults import Place, Refused
from pipeline.word.package import Parts, source_of
from pipeline.word.scan import Torn, scanned
from pipeline.word.tags import TAG, Findings, crowded, excerpt, placing
from pipeline.word.tree import W, parsed

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LINK = re.compile(r"\s*(?:https?:|mailto:|#)", re.IGNORECASE).match
_ACTIVE = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|keyMapCustomizations", re.IGNORECASE)
_SWITCH = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+("[^"]*"|\S+)\s*)*$', re.IGNORECASE).match
_TARGET = re.compile(r'\s*HYPERLINK\s+"?(?:https?|mailto):', re.IGNORECASE).match
_FIELD_NAME = re.compile(r"\s*([^\s\\\"]*).*", re.DOTALL)
_HARMLESS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "TOC",
        "TC",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "STYLEREF",
        "SEQ",
        "HYPERLINK",
        "DOCPROPERTY",
        "TITLE",
        "SUBJECT",
        "KEYWORDS",
        "COMMENTS",
        "NUMWORDS",
        "NUMCHARS",
        "XE",
        "INDEX",
        "SYMBOL",
        "LISTNUM",
        "QUOTE",
        "EQ",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "BIBLIOGRAPHY",
        "CITATION",
        # Numbers, places on the page, and what programs store: nothing that is read from elsewhere.
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "ADVANCE",
        "TA",
        "TOA",
        "SHAPE",
        "PRIVATE",
        "ADDIN",
        "BARCODE",
        "DISPLAYBARCODE",
    ]
)
# They show what Word has stored of a person, and go on showing it until they are renewed.
_EDITORS = frozenset(("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS"))
_EDITOR = re.compile(
    r'\s*DOCPROPERTY\s+"?\s*(?:author|manager|last\s?saved\s?by|last\s?author)\b', re.IGNORECASE
).match
_BRACES = re.compile(r"\{\{|\}\}|\{[%#]|[%#]\}").search
_OPENS = re.compile(r"\{[{%]").search
_VML = "{urn:schemas-microsoft-com:vml}*"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# All that WordprocessingML has for changes that are neither accepted nor rejected, by their kinds.
_CHANGES: Mapping[str, Text] = {
    name: kind
    for kind, names in (
        (say("text that is put in"), (f"{W}ins", f"{W}customXmlInsRangeStart")),
        (say("text that is taken out"), (f"{W}del", f"{W}customXmlDelRangeStart")),
        (
            say("text that is moved"),
            (
                *(f"{W}move{way}" for way in ("From", "To")),
                *(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End")),
                *(f"{W}customXmlMove{way}RangeStart" for way in ("From", "To")),
            ),
        ),
        (say("the look of characters"), (f"{W}rPrChange",)),
        (say("the look of paragraphs"), (f"{W}pPrChange",)),
        (say("numbers of a list"), (f"{W}numberingChange",)),
        (say("the look of pages"), (f"{W}sectPrChange",)),
        (
            say("the look of a table"),
            tuple(f"{W}{one}Change" for one in ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")),
        ),
        (say("cells of a table"), tuple(f"{W}cell{one}" for one in ("Ins", "Del", "Merge"))),
        (
            say("changes of two people in one place"),
            (
                *(f"{_W14}conflict{one}" for one in ("Ins", "Del")),
                *(f"{_W14}customXmlConflict{one}RangeStart" for one in ("Ins", "Del")),
            ),
        ),
    )
    for name in names
}


_TAGGED = Refused(
    "T009",
    say("a tag in the address of this link is not filled in"),
    say("write the whole of {{ name }} as the address of words; a shape has a fixed address"),
)

_CHUNK = Refused(
    "T002",
    say("another file, which Word has not read in yet, stands in the text"),
    say("open the template in Word and save it; what stands in the file is text then"),
)


def content_types(types: Mapping[str, str]) -> Iterator[Refused]:
    """Refuse active content by the type or the name of its part."""
    found = [name for name, kind in types.items() if _ACTIVE.search(kind) or _ACTIVE.search(name)]
    if found:
        names = ", ".join(found)
        yield Refused(
            "T002",
            say("the file holds macros or other active content ({names})", names=names),
            say("save the template as .docx, without macros"),
        )


def links(root: etree._Element, parts: Parts, name: str) -> Findings:
    """Look at one .rels part; only links that a reader clicks may lead out of the file."""
    return [
        (refused, _leading(parts, name, str(rel.get("Id"))))
        for rel in root.iter(_REL)
        if (refused := _link(rel))
    ]


def _link(rel: etree._Element) -> Refused | None:
    kind = str(rel.get("Type")).rpartition("/")[2]
    target = str(rel.get("Target"))
    outside = rel.get("TargetMode") == "External"
    if kind == "hyperlink" and tagged(target):
        return _TAGGED
    if kind == "aFChunk" and not outside:
        return _CHUNK
    if outside and not (kind == "hyperlink" and _LINK(target)):
        return Refused(
            "T002",
            say("this leads to something outside of the file ({kind})", kind=kind),
            say("put the content into the template; only web and mail links may stay"),
        )
    return None


def tagged(target: str) -> bool:
    """Say whether an address holds a tag; Word and LibreOffice write the braces as %7B and %7D."""
    return _BRACES(unquote(target)) is not None


def _leading(parts: Parts, name: str, key: str) -> Place:
    """Give the place of what leads out of a part by this key."""
    source = source_of(name)
    root = parsed(parts.members[source].data()) if source in parts.members else None
    if root is not None:
        place = placing(root, source)
        for element in root.iter(etree.Element):
            if key in map(str, element.attrib.values()):
                return place(_paragraph(element))
    return Place(source or name)


def _paragraph(element: etree._Element) -> etree._Element:
    """Give what tells best where an element stands: its paragraph, or one that is near."""
    for one in (element, *element.iterancestors()):
        if one.tag == f"{W}p":
            return one
        if one.tag in _AROUND and (found := next(one.iter(f"{W}p"), None)) is not None:
            return found
        if one.tag == f"{W}sectPr":
            before = one.getprevious()
            return one if before is None else [before, *before.iter(f"{W}p")][-1]
    return element


_AROUND = tuple(f"{W}{one}" for one in ("tc", "tr", "tbl", "sdt"))


def content(root: etree._Element, part: str) -> Findings:
    """Look at the fields, the addresses and the tracked changes of one part of the text."""
    found = [(refused, one.start) for one in fields(root) for refused in _field(one.text)]
    found += ((_TAGGED, one) for one in root.iter(_VML) if tagged(str(one.get("href", ""))))
    changes: dict[Text, list[etree._Element]] = {}
    for one in root.iter(*_CHANGES):
        changes.setdefault(_CHANGES[str(one.tag)], []).append(one)
    found += ((_tracked(kind, len(each)), each[0]) for kind, each in changes.items())
    place = placing(root, part) if found else None
    return [(refused, place(_paragraph(element))) for refused, element in found] if place else []


def _tracked(kind: Text, count: int) -> Refused:
    told = {"kind": kind, "count": count}
    what = say("changes are tracked, neither accepted nor rejected: {kind} ({count})", **told)
    return Refused("T010", what, say("accept or reject them in Word, and save"))


def stray(root: etree._Element, part: str) -> Findings:
    """Find tags in a part that is never rendered, and torn ones in its words, as of a chart."""
    whole = "".join(map(str, root.itertext()))
    if "{" in whole or "}" in whole:
        paragraphs = ("".join(map(str, one.itertext(f"{_A}t"))) for one in root.iter(f"{_A}p"))
        if found := [one for words in paragraphs for one in _in_words(words, part)]:
            return found
    values = (str(value) for one in root.iter(etree.Element) for value in one.attrib.values())
    for text in (whole, *values):
        if "{" in text and (crowded(text) or TAG.search(text)):
            return [(_STRAY, Place(part))]
    return []


def _in_words(words: str, part: str) -> Findings:
    if crowded(words):
        return [(_STRAY, Place(part))]
    return [
        (
            one.refused if isinstance(one, Torn) else _DRAWN,
            Place(part, excerpt(words, one.start, one.end)),
        )
        for one in scanned(words)
    ]


_UNFILLED = say("a tag stands in a part that is not filled in")
_DRAWN = Refused(
    "T009",
    _UNFILLED,
    say("the words of a chart stay as they are; it is filled by its alternative text"),
)
_STRAY = Refused(
    "T009",
    _UNFILLED,
    say("tags work in the text, headers, footers, notes and properties"),
)


class Field(Frozen):
    """A field: where it begins, and the elements that its instruction is put together from."""

    start: etree._Element
    pieces: tuple[etree._Element, ...]

    @property
    def text(self) -> str:
        simple = f"{W}fldSimple"
        return "".join(
            str(one.get(f"{W}instr")) if one.tag == simple else one.text or ""
            for one in self.pieces
        )

    @property
    def name(self) -> str:
        return _FIELD_NAME.sub(r"\1", self.text, count=1).upper()


def fields(root: etree._Element) -> Iterator[Field]:
    """Give each field of a part; one that is never closed is a field, too."""
    open_fields: list[tuple[etree._Element, list[etree._Element]]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            yield Field(element, (element,))
        elif element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1][1].append(element)
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append((element, []))
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            start, pieces = open_fields.pop()
            yield Field(start, tuple(pieces))
    yield from (Field(start, tuple(pieces)) for start, pieces in open_fields)


def _field(instruction: str) -> Iterator[Refused]:
    name = _FIELD_NAME.sub(r"\1", instruction, count=1).upper()
    # A program may store its own braces in a field; these open a tag.
    if TAG.search(instruction) or _OPENS(unquote(instruction)):
        if name == "HYPERLINK":
            return  # linking.py has looked at it
        yield Refused(
            "T009",
            say("a tag stands in the instruction of a field"),
            say("put the tag into the text, outside of the field"),
        )
        return
    if name in _EDITORS or (name == "DOCPROPERTY" and _EDITOR(instruction)):
        yield Refused(
            "T002",
            say("the field {name} prints who wrote or saved the template", name=name),
            say("print the name by a tag, such as {value}", value="{{ name }}"),
        )
        return
    fetches = name == "HYPERLINK" and not (_TARGET(instruction) or _SWITCH(instruction))
    if name and (name not in _HARMLESS or fetches):
        yield Refused(
            "T002",
            say("the field {name} fetches or changes content", name=name[:20]),
            say("write the content itself; PAGE, NUMPAGES, TOC, REF and the like may stay"),
        )
