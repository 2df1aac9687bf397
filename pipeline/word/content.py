"""What a reader would miss: what counts as content of a paragraph, a row or a cell."""

from collections.abc import Iterable

from lxml import etree

from pipeline.word.tree import W

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = (f"{_M}oMath", f"{_M}oMathPara")
FORMULA_TEXT = f"{_M}t"
TEXTS = (f"{W}t", FORMULA_TEXT)
CONTROL = f"{W}sdt"
RUNS = (f"{W}r", f"{_M}r")
LOOKS = (f"{W}rPr", f"{_M}rPr")
# Of these each one shows something, or changes what is shown.
_OBJECTS = frozenset(
    f"{W}{name}"
    for name in (
        *("drawing", "pict", "object", "contentPart", "sym", "ruby", "altChunk", "subDoc"),
        *("footnoteReference", "endnoteReference", "fldChar", "instrText", "fldSimple"),
        *("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "pgNum"),
        *("ins", "del", "moveFrom", "moveTo", "noBreakHyphen", "ptab"),
        *("footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator"),
    )
) | {*FORMULAS, CONTROL}
# Two halves each, that must not be parted from each other.
RANGES = frozenset(
    f"{W}{name}{half}"
    for name in ("bookmark", "perm", "commentRange", "moveFromRange", "moveToRange")
    for half in ("Start", "End")
)


def shows(element: etree._Element) -> bool:
    """Say whether a reader sees this very element, whatever is in it."""
    if element.tag in TEXTS:
        return bool((element.text or "").strip())
    if element.tag == f"{W}br":
        return element.get(f"{W}type") in ("page", "column")
    return element.tag in _OBJECTS


def empty(element: etree._Element) -> bool:
    """Say whether an element shows nothing at all."""
    return not any(map(shows, element.iter()))


def torn_field(elements: Iterable[etree._Element]) -> bool:
    """Say whether a field begins in some elements and ends in none of them, or the other way."""
    kinds = [one.get(f"{W}fldCharType") for each in elements for one in each.iter(f"{W}fldChar")]
    return kinds.count("begin") != kinds.count("end")
