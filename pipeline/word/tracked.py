"""Changes as Word tracks them: what came and went of runs, paragraphs, rows and properties."""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.atoms import CAME, WENT
from pipeline.word.tree import SPACE, W

INS, DEL = "ins", "del"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_INLINE = frozenset((f"{W}r", f"{_M}oMath", f"{_M}oMathPara"))
_HOLDERS = CAME | {
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
}
_LEFT = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
# What stands last in the properties of a paragraph, and is no part of what a style could say.
_LAST = (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
_NOT_IN_DOUBT = frozenset((f"{W}commentReference", f"{W}annotationRef"))


class Pen(Frozen):
    """Who changes, when, and by which numbers."""

    author: str
    date: str
    ids: Iterator[int]

    def stamped(self, name: str) -> etree._Element:
        held = {"id": str(next(self.ids)), "author": self.author, "date": self.date}
        return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in held.items()})

    def closing(self, mark: etree._Element, name: str) -> etree._Element:
        return etree.Element(f"{W}{name}", {f"{W}id": str(mark.get(f"{W}id"))})


# --- Runs.


def left(node: etree._Element) -> etree._Element:
    """Let the texts of a run be such as are taken out."""
    for one in node.iter(*_LEFT):
        one.tag = _LEFT[str(one.tag)]
        one.set(SPACE, "preserve")
    return node


def spelt(field: etree._Element) -> list[etree._Element]:
    """Write a simple field with runs, for only runs can come and go."""
    first = next(field.iter(f"{W}r"), None)
    look = None if first is None else first.find(f"{W}rPr")

    def run(name: str, text: str = "", kind: str = "") -> etree._Element:
        made = etree.Element(f"{W}r")
        if look is not None:
            made.append(deepcopy(look))
        said = etree.SubElement(made, f"{W}{name}", {f"{W}fldCharType": kind} if kind else {})
        if text:
            said.text = text
            said.set(SPACE, "preserve")
        return made

    asked = str(field.get(f"{W}instr", ""))
    return [
        run("fldChar", kind="begin"),
        run("instrText", asked),
        run("fldChar", kind="separate"),
        *field.iterchildren(f"{W}r"),
        run("fldChar", kind="end"),
    ]


def wrapped(parent: etree._Element, kind: str, pen: Pen) -> None:
    """Let everything that a paragraph or a holder shows come or go."""
    children = list(parent)
    for one in children:
        parent.remove(one)
    parent.extend(marked(children, kind, pen))


def marked(nodes: Iterable[etree._Element], kind: str, pen: Pen) -> list[etree._Element]:
    """Put runs into marks; what only marks a place stays between them."""
    made: list[etree._Element] = []
    mark: etree._Element | None = None
    for one in _spelt(nodes):
        if one.tag in _INLINE and not _only_notes(one):
            if mark is None:
                mark = pen.stamped(kind)
                made.append(mark)
            mark.append(left(one) if kind == DEL else one)
            continue
        mark = None
        made.append(one)
        if one.tag in _HOLDERS:
            wrapped(one, kind, pen)
    return made


def _spelt(nodes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for one in nodes:
        yield from spelt(one) if one.tag == f"{W}fldSimple" else (one,)


def _only_notes(run: etree._Element) -> bool:
    held = [one.tag for one in run if one.tag != f"{W}rPr"]
    return bool(held) and all(tag in _NOT_IN_DOUBT for tag in held)


# --- Paragraphs and rows.


def properties(paragraph: etree._Element) -> etree._Element:
    """Give the properties of a paragraph, made where there are none."""
    held = paragraph.find(f"{W}pPr")
    if held is None:
        held = etree.Element(f"{W}pPr")
        paragraph.insert(0, held)
    return held


def mark_paragraph(paragraph: etree._Element, kind: str, pen: Pen) -> None:
    """Let the mark that ends a paragraph come or go."""
    held = properties(paragraph)
    look = held.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        last = next((one for one in held if one.tag in _LAST), None)
        held.append(look) if last is None else last.addprevious(look)
    at = 0 if kind == INS else len(look.findall(f"{W}{INS}"))
    look.insert(at, pen.stamped(kind))


def unmark_paragraph(paragraph: etree._Element, kind: str) -> None:
    look = paragraph.find(f"{W}pPr/{W}rPr")
    found = None if look is None else look.find(f"{W}{kind}")
    if look is not None and found is not None:
        look.remove(found)
        parent = look.getparent()
        if not len(look) and parent is not None:
            parent.remove(look)


def marks(paragraph: etree._Element) -> frozenset[str]:
    """Say what happened to the mark that ends a paragraph."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    names = [] if look is None else [str(one.tag) for one in look]
    return frozenset(kind for kind, tags in ((INS, CAME), (DEL, WENT)) if tags.intersection(names))


def basis(paragraph: etree._Element) -> list[etree._Element]:
    """Copy what a paragraph says of itself, without its mark's look and its section."""
    held = paragraph.find(f"{W}pPr")
    return [] if held is None else [deepcopy(one) for one in held if one.tag not in _LAST]


def before(paragraph: etree._Element, author: str) -> list[etree._Element]:
    """Copy what a paragraph said of itself before this author changed that."""
    change = paragraph.find(f"{W}pPr/{W}pPrChange")
    if change is None or change.get(f"{W}author") != author:
        return basis(paragraph)
    old = change.find(f"{W}pPr")
    return [] if old is None else list(map(deepcopy, old))


def reshaped(
    paragraph: etree._Element,
    new: list[etree._Element],
    pen: Pen,
    old: list[etree._Element] | None = None,
) -> bool:
    """Difference what a paragraph says of itself; one that an author changed already stays so."""
    held = properties(paragraph)
    change = held.find(f"{W}pPrChange")
    if change is not None and change.get(f"{W}author") != pen.author:
        return False
    was = before(paragraph, pen.author) if old is None else old
    kept = [one for one in held if one.tag in _LAST and one.tag != f"{W}pPrChange"]
    for one in list(held):
        held.remove(one)
    tracked = pen.stamped("pPrChange")
    etree.SubElement(tracked, f"{W}pPr").extend(was)
    held.extend([*new, *kept, tracked])
    return True


def mark_row(row: etree._Element, kind: str, pen: Pen) -> None:
    """Let a row come or go."""
    held = row.find(f"{W}trPr")
    if held is None:
        held = etree.Element(f"{W}trPr")
        own = row.find(f"{W}tblPrEx")
        row.insert(0, held) if own is None else own.addnext(held)
    if not len(held):
        # There must be something else than the mark: this says what is so in any case.
        etree.SubElement(held, f"{W}cantSplit", {f"{W}val": "off"})
    change = held.find(f"{W}trPrChange")
    mark = pen.stamped(kind)
    held.append(mark) if change is None else change.addprevious(mark)


def mark_block(block: etree._Element, kind: str, pen: Pen) -> None:
    """Let a whole paragraph, row or table come or go, with all that is in it."""
    rows = [block] if block.tag == f"{W}tr" else list(block.iter(f"{W}tr"))
    for row in rows:
        mark_row(row, kind, pen)
    for paragraph in [block] if block.tag == f"{W}p" else list(block.iter(f"{W}p")):
        wrapped(paragraph, kind, pen)
        if kind not in marks(paragraph):
            mark_paragraph(paragraph, kind, pen)


def mark_control(control: etree._Element, kind: str, pen: Pen) -> None:
    """Let a content control around blocks come or go; what it holds has marks of its own."""
    name = f"customXml{kind.capitalize()}Range"
    content = control.find(f"{W}sdtContent")
    if content is None:
        return
    for outer, inner in ((control.addprevious, _first), (None, _last)):
        start = pen.stamped(f"{name}Start")
        end = pen.closing(start, f"{name}End")
        if outer is not None:
            outer(start)
            inner(content, end)
        else:
            inner(content, start)
            control.addnext(end)


def _first(parent: etree._Element, one: etree._Element) -> None:
    parent.insert(0, one)


def _last(parent: etree._Element, one: etree._Element) -> None:
    parent.append(one)


# --- Earlier changes.


_CHANGES = frozenset(
    f"{W}{name}Difference"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
_TRACES = frozenset(
    f"{W}{name}"
    for name in (
        *("commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart"),
        *("bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *(f"customXml{kind}Range{end}" for kind in ("Ins", "Del") for end in ("Start", "End")),
    )
)


def accepted(block: etree._Element) -> etree._Element:
    """Take a block over as it reads: its changes accepted, without comments and bookmarks."""
    for row in list(block.iter(f"{W}tr")):
        if row is not block and row.find(f"{W}trPr/{W}del") is not None:
            parent = row.getparent()
            if parent is not None:
                parent.remove(row)
    for one in list(block.iter(*_CHANGES, *_TRACES, *WENT)):
        if one is not block and (parent := one.getparent()) is not None:
            parent.remove(one)
    for one in list(block.iter(*CAME)):
        parent = one.getparent()
        if parent is not None:
            at = parent.index(one)
            parent[at : at + 1] = list(one)
    return block
