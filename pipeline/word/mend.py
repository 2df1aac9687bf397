"""Mend in a body what word processors leave or lose, so that who saved it last makes no odds."""

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.word.styles import Styles, common
from pipeline.word.tags import TAG
from pipeline.word.tree import W

# Yes and no are spelt in three ways; the schema of some rows has but one of them.
_YES, _NO = ("true", "1", "on"), ("false", "0", "off")
_ROW_PROPERTIES = (f"{W}cantSplit", f"{W}tblHeader", f"{W}hidden")
_TOGGLES = frozenset(
    (
        *_ROW_PROPERTIES,
        *(
            f"{W}{name}"
            for name in (
                *("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
                *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
                *("rtl", "cs", "specVanish", "oMath", "keepNext", "keepLines", "pageBreakBefore"),
                *("widowControl", "suppressLineNumbers", "suppressAutoHyphens", "kinsoku"),
                *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
                *("bidi", "adjustRightInd", "contextualSpacing", "mirrorIndents"),
                *("suppressOverlap", "noWrap", "tcFitText", "hideMark", "bidiVisual", "formProt"),
                *("noEndnote", "titlePg", "rtlGutter", "isLgl", "autoRedefine", "semiHidden"),
                *("unhideWhenUsed", "qFormat", "locked", "temporary", "showingPlcHdr"),
            )
        ),
    )
)
_NORWEGIAN = re.compile(r"(?:nb|nn|no)(?:-no)?", re.IGNORECASE).fullmatch
_HEADING = re.compile(r"heading \d").fullmatch
_CAPTION = "caption"


def spelt(tree: etree._Element) -> None:
    """Spell yes and no in the one way that every reader takes."""
    for element in tree.iter(*_TOGGLES):
        value = str(element.get(f"{W}val", ""))
        if value in _YES:
            del element.attrib[f"{W}val"]
        elif value in _NO:
            element.set(f"{W}val", "off" if element.tag in _ROW_PROPERTIES else "0")


def spoken(tree: etree._Element, language: str) -> None:
    """Say the document's language where the text says a Norwegian one; others are kept."""
    for element in tree.iter(f"{W}lang"):
        if _NORWEGIAN(str(element.get(f"{W}val", ""))):
            element.set(f"{W}val", language)


def unmarked(tree: etree._Element) -> None:
    """Take away the marks that a loop would repeat and that must stand once, if nothing uses them.

    Word sets them where somebody stopped writing.
    """
    starts = list(tree.iter(f"{W}bookmarkStart"))
    if not starts:
        return
    anchors = (str(one.get(f"{W}anchor")) for one in tree.iter(f"{W}hyperlink"))
    fields = (str(one.get(f"{W}instr")) for one in tree.iter(f"{W}fldSimple"))
    used = " ".join((*map(str, tree.itertext(f"{W}instrText")), *anchors, *fields)).split()
    unused = {one.get(f"{W}id") for one in starts if one.get(f"{W}name") not in used}
    for mark in list(tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        parent = mark.getparent()
        if parent is not None and mark.get(f"{W}id") in unused:
            parent.remove(mark)


def named(tree: etree._Element, styles: Styles) -> None:
    """Name the tables that have lost their names: LibreOffice writes none.

    A table is called what the caption or the heading above it says, or else after its columns;
    these describe it too, or, where all of them have tags, what is above it. Words with tags may
    mean nothing where the table stands; where there are no others, those before the first tag of
    what is above do.
    """
    nameless = {one for one in tree.iter(f"{W}tbl") if not _is_named(one)}
    above = begun = ""
    for block in tree.iter(f"{W}p", f"{W}tbl"):
        if not nameless:
            return
        if block.tag == f"{W}tbl":
            if block in nameless:
                nameless.remove(block)
                _name(block, above, begun)
            continue
        name = styles.name(_style(block))
        if _HEADING(name) or name == _CAPTION:
            above = _words(block)
            begun = _words_of(block).partition("{")[0].rstrip(" :.,")


def _is_named(table: etree._Element) -> bool:
    said = (table.find(f"{W}tblPr/{W}{one}") for one in _AFTER)
    return all(one is not None and one.get(f"{W}val") for one in said)


def _name(table: etree._Element, above: str, begun: str) -> None:
    properties = table.find(f"{W}tblPr")
    if properties is None:
        return
    columns = ", ".join(_columns(table))
    either = columns or above or begun
    for tag, said in (("tblCaption", above or either), ("tblDescription", either)):
        held = properties.find(f"{W}{tag}")
        if (held is not None and held.get(f"{W}val")) or not said:
            continue
        if held is not None:
            properties.remove(held)
        new = etree.Element(f"{W}{tag}", {f"{W}val": said})
        later = [one for one in properties if one.tag in _AFTER[tag]]
        properties.insert(properties.index(later[0]) if later else len(properties), new)


_AFTER = {
    "tblCaption": (f"{W}tblDescription", f"{W}tblPrChange"),
    "tblDescription": (f"{W}tblPrChange",),
}


def _columns(table: etree._Element) -> Iterator[str]:
    """Give the titles of the columns: what the first row says outside of its tags."""
    row = table.find(f"{W}tr")
    cells = () if row is None else row.iterchildren(f"{W}tc")
    said = (" ".join(filter(None, map(_words, cell.iter(f"{W}p")))) for cell in cells)
    return (one for one in said if one)


def _words(paragraph: etree._Element) -> str:
    text = _words_of(paragraph)
    return "" if TAG.search(text) or "{" in text else text


def _words_of(paragraph: etree._Element) -> str:
    return " ".join("".join(one.text or "" for one in paragraph.iter(f"{W}t")).split())


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def titled(tree: etree._Element, styles: Styles) -> str:
    """Give what the title of the text says, tags and all; nothing where it has none."""
    found = (one for one in tree.iter(f"{W}p") if styles.name(_style(one)) == common("Title"))
    return next(filter(None, map(_words_of, found)), "")


def broken(tree: etree._Element) -> None:
    """Begin a paragraph on a new page by its own look, where LibreOffice put a sign into the text.

    It stands at the end of the paragraph before. A paragraph that is nothing but the sign is kept.
    """
    for sign in list(tree.iter(f"{W}br")):
        run = sign.getparent()
        paragraph = _ended_by(sign)
        after = None if paragraph is None else paragraph.getnext()
        if run is None or after is None or after.tag != f"{W}p" or _CONTROL(_words_of(after)):
            continue
        run.remove(sign)
        _break_before(after)


def _ended_by(sign: etree._Element) -> etree._Element | None:
    """Give the paragraph whose words end with this sign, if it breaks the page."""
    run = sign.getparent()
    paragraph = None if run is None else run.getparent()
    if run is None or sign.getnext() is not None:
        return None
    if any(one.tag not in _UNSEEN for one in run.itersiblings()):
        return None
    if paragraph is None or sign.get(f"{W}type") != "page" or not _words_of(paragraph):
        return None
    return paragraph


_CONTROL = re.compile(r"\{%p\s").match
# What Word leaves between the words, and nobody sees.
_UNSEEN = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr"))


def _break_before(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}pageBreakBefore") is None:
        earlier = [one for one in properties if one.tag in _BEFORE_BREAK]
        properties.insert(len(earlier), etree.Element(f"{W}pageBreakBefore"))


_BEFORE_BREAK = tuple(f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines"))


def evened(tree: etree._Element) -> None:
    """Let the columns that a tag repeats be equally wide, however many they become.

    What is filled in gets as many columns as it needs: where there are more of them than in the
    file, the new ones would be of another width. So the file gets many narrow ones that come out
    as its own would, and no cell says a width that was right for the file alone.
    """
    for table in tree.iter(f"{W}tbl"):
        rows = [row for row in table.iterchildren(f"{W}tr") if _REPEATING(_words_of(row))]
        grid = table.find(f"{W}tblGrid")
        widths = [] if grid is None else [str(one.get(f"{W}w")) for one in grid]
        if grid is None or not rows or len(widths) < _FEW or not all(map(str.isdecimal, widths)):
            continue
        columns = _narrowed([int(one) for one in widths])
        if columns:
            for old in list(grid):
                grid.remove(old)
            grid.extend(etree.Element(f"{W}gridCol", {f"{W}w": str(one)}) for one in columns)
            for cell in (one for row in rows for one in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")):
                cell.attrib.update({f"{W}w": "0", f"{W}type": "auto"})


def _narrowed(widths: list[int]) -> list[int]:
    """Give many columns that come out as these do; nothing where they are of many widths."""
    first, *others = widths
    if max(others) - min(others) > _ROUNDING:
        return []
    times = -(-_MANY // len(widths))
    narrow = round(sum(others) / len(others) / times)
    more = len(widths) * times - 1
    first = sum(widths) - narrow * more
    return [first, *[narrow] * more] if first > 0 else []


_FEW, _MANY = 3, 24
_REPEATING = re.compile(r"\{%tc\s+for\s").search


_ROUNDING = 5
