"""A text as blocks: paragraphs and tables, with rows and cells, as an author's changes leave it."""

import re
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.atoms import CAME, WENT, Atom, Known, atoms
from pipeline.word.tree import W, said

# What holds blocks and is none itself.
_AROUND = frozenset((f"{W}sdt", f"{W}customXml", f"{W}sdtContent"))
_GONE = f"{W}del", f"{W}moveFrom"
_SPACES = re.compile(r"\s+")


class Paragraph(Frozen, dict=True, eq=False):
    """A paragraph. One that is whole has what cannot be taken apart: half a field, or a box.

    `control` is the outermost of the content controls around it, if there is one.
    """

    element: etree._Element
    control: etree._Element | None
    style: str
    atoms: tuple[Atom, ...]
    whole: bool

    @cached_property
    def seen(self) -> tuple[Atom, ...]:
        """The atoms that a reader sees, which are those that are compared."""
        return tuple(one for one in self.atoms if one.key)

    @cached_property
    def words(self) -> str:
        """What a reader sees, however a program has parted it into runs."""
        return "".join(one.key for one in self.seen)

    @cached_property
    def full(self) -> object:
        return self.style, tuple(one.full for one in self.seen)

    @cached_property
    def text(self) -> str:
        return "".join(one.text for one in self.seen)

    @property
    def kind(self) -> str:
        return "p"


class TableCell(Frozen, dict=True, eq=False):
    """A cell; `span` is over how many columns and rows it goes."""

    element: etree._Element
    span: tuple[str, str, bool]
    leaves: "tuple[Leaf, ...]"

    @cached_property
    def words(self) -> object:
        return tuple(one.words for one in self.leaves)

    @cached_property
    def full(self) -> object:
        return tuple(one.full for one in self.leaves)

    @cached_property
    def text(self) -> str:
        return " ".join(one.text for one in self.leaves if one.text)


class Row(Frozen, dict=True, eq=False):
    """A row of a table."""

    element: etree._Element
    cells: tuple[TableCell, ...]

    @cached_property
    def words(self) -> object:
        return tuple(one.words for one in self.cells)

    @cached_property
    def full(self) -> object:
        return tuple((one.span, one.full) for one in self.cells)

    @cached_property
    def spans(self) -> tuple[tuple[str, str, bool], ...]:
        return tuple(one.span for one in self.cells)

    @cached_property
    def text(self) -> str:
        return " | ".join(one.text for one in self.cells)

    @property
    def kind(self) -> str:
        return "tr"

    @property
    def style(self) -> str:
        return ""

    @property
    def control(self) -> None:
        return None

    @property
    def whole(self) -> bool:
        return any(one.whole for cell in self.cells for one in cell.leaves)


class Table(Frozen, dict=True, eq=False):
    """A table. One that is boxed has rows or cells in controls, and is not taken apart."""

    element: etree._Element
    control: etree._Element | None
    rows: tuple[Row, ...]
    columns: int
    boxed: bool

    @property
    def whole(self) -> bool:
        return self.boxed or any(one.whole for one in self.rows)

    @cached_property
    def words(self) -> object:
        return tuple(one.words for one in self.rows)

    @cached_property
    def full(self) -> object:
        return self.columns, tuple(one.full for one in self.rows)

    @cached_property
    def text(self) -> str:
        return "\n".join(one.text for one in self.rows)

    @property
    def kind(self) -> str:
        return "tbl"

    @property
    def name(self) -> str:
        return said(self.element.find(f"{W}tblPr"), "tblCaption")

    @property
    def style(self) -> str:
        """What a table is told by among others: its heading row."""
        return self.rows[0].text if self.rows else ""


Leaf = Paragraph | Table
Unit = Paragraph | Table | Row


def leaves(parent: etree._Element, known: Known) -> tuple[Leaf, ...]:
    """Give the blocks of a body, a cell, a header or a note, without those that are taken out."""
    return tuple(_leaves(parent, known, None))


def _leaves(parent: etree._Element, known: Known, control: etree._Element | None) -> Iterator[Leaf]:
    for one in parent:
        if one.tag == f"{W}p":
            paragraph = _paragraph(one, known, control)
            if paragraph.seen or not _is_gone(one):
                yield paragraph
        elif one.tag == f"{W}tbl":
            table = _table(one, known, control)
            if table.rows or table.boxed:
                yield table
        elif one.tag in _AROUND or one.tag in CAME:
            yield from _leaves(one, known, one if control is None else control)


def _is_gone(paragraph: etree._Element) -> bool:
    """Say whether an author has taken out the paragraph with its mark."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(one.tag in WENT for one in mark)


def _paragraph(element: etree._Element, known: Known, control: etree._Element | None) -> Paragraph:
    found, astray = atoms(element, known)
    boxed = next(element.iter(f"{W}txbxContent"), None) is not None
    return Paragraph(element, control, _style(element, known), found, astray or boxed)


def _style(element: etree._Element, known: Known) -> str:
    """Name the style of a paragraph, and the level of the list that it is in."""
    properties = element.find(f"{W}pPr")
    key = said(properties, "pStyle")
    numbering = None if properties is None else properties.find(f"{W}numPr")
    number = said(numbering, "numId")
    level = known.levels.get(key, "") if not number else said(numbering, "ilvl") or "0"
    listed = f" {level}" if level and number != "0" else ""
    return f"{known.styles.get(key, key or 'normal')}{listed}"


def _table(element: etree._Element, known: Known, control: etree._Element | None) -> Table:
    rows = tuple(
        _row(one, known) for one in element.iterchildren(f"{W}tr") if not _row_is_gone(one)
    )
    grid = element.find(f"{W}tblGrid")
    columns = 0 if grid is None else len(grid.findall(f"{W}gridCol"))
    boxes = (
        next(element.iterchildren(*_AROUND), None),
        *(next(row.element.iterchildren(*_AROUND), None) for row in rows),
    )
    return Table(element, control, rows, columns, any(one is not None for one in boxes))


def _row_is_gone(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and any(properties.find(one) is not None for one in _GONE)


def _row(element: etree._Element, known: Known) -> Row:
    return Row(element, tuple(_cell(one, known) for one in element.iterchildren(f"{W}tc")))


def _cell(element: etree._Element, known: Known) -> TableCell:
    properties = element.find(f"{W}tcPr")
    merge = None if properties is None else properties.find(f"{W}vMerge")
    down = "" if merge is None else str(merge.get(f"{W}val", "continue"))
    span = (said(properties, "gridSpan") or "1", down, merge is not None)
    return TableCell(element, span, leaves(element, known))


def plain(text: str) -> str:
    """Give a text on one line."""
    return _SPACES.sub(" ", text).strip()
