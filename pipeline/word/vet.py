"""What a template may carry: part types, links, fields and tracked changes."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.faults import Place, Refused
from pipeline.word.tags import TAG, Findings, crowded
from pipeline.word.tree import W

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
        "AUTHOR",
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
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def content_types(types: Mapping[str, str]) -> Iterator[Refused]:
    """Refuse active content by the type or the name of its part."""
    for name, kind in types.items():
        if _ACTIVE.search(kind) or _ACTIVE.search(name):
            yield Refused(
                "T002",
                say("the part {name} holds macros or other active content", name=name),
                say("save the template as .docx, without macros"),
            )


def links(root: etree._Element, part: str) -> Iterator[Refused]:
    """Look at one .rels part; only links that a reader clicks may lead out of the file."""
    for rel in root.iter(_REL):
        kind = str(rel.get("Type")).rpartition("/")[2]
        target = str(rel.get("Target"))
        outside = rel.get("TargetMode") == "External"
        if (outside and not (kind == "hyperlink" and _LINK(target))) or kind == "aFChunk":
            yield Refused(
                "T002",
                say("{part} links to something outside of the file ({kind})", part=part, kind=kind),
                say("put the content into the template; only web and mail links may stay"),
            )


def content(root: etree._Element, part: str) -> Findings:
    """Look at the fields and the tracked changes of one part of the text."""
    place = Place(part)
    findings = [(refused, place) for field in _fields(root) for refused in _field(field)]
    changes = sum(1 for _ in root.iter(*_CHANGES))
    if changes:
        what = say("{count} tracked changes are neither accepted nor rejected", count=changes)
        findings.append(
            (Refused("T010", what, say("accept or reject them in Word, and save")), place)
        )
    return findings


def stray(root: etree._Element) -> Iterator[Refused]:
    """Find tags in a part that is never rendered."""
    texts = ["".join(map(str, root.itertext()))]
    texts += (
        str(value) for element in root.iter(etree.Element) for value in element.attrib.values()
    )
    for text in texts:
        if crowded(text) or TAG.search(text):
            yield Refused(
                "T009",
                say("a tag stands in a part that is not filled in"),
                say("tags work in the text, headers, footers, notes, comments and properties"),
            )
            return


def _fields(root: etree._Element) -> Iterator[str]:
    """Give the instruction of each field, put together from its runs."""
    open_fields: list[list[str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            yield str(element.get(f"{W}instr"))
        elif element.tag == f"{W}instrText":
            (open_fields or [[]])[-1].append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(field) for field in open_fields)


def _field(instruction: str) -> Iterator[Refused]:
    name = _FIELD_NAME.sub(r"\1", instruction, count=1).upper()
    if TAG.search(instruction) or "{{" in instruction or "{%" in instruction:
        if name == "HYPERLINK":
            return  # linking.py has looked at it
        yield Refused(
            "T009",
            say("a tag stands in the instruction of a field"),
            say("put the tag into the text, outside of the field"),
        )
        return
    fetches = name == "HYPERLINK" and not (_TARGET(instruction) or _SWITCH(instruction))
    if name and (name not in _HARMLESS or fetches):
        yield Refused(
            "T002",
            say("the field {name} fetches or changes content", name=name[:20]),
            say("write the content itself; PAGE, NUMPAGES, TOC, REF and the like may stay"),
        )
