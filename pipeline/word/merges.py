"""Cells that go on from the row above: where a condition took their first row, they begin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from pipeline.word.tree import W, said, text_of

_NAME = "saksflyt-merge"
_ROW_TAG = re.compile(r"\{%[-+]?\s*tr\s+(\w+)")
_CELL_TAG = re.compile(r"\{[%#]-?\s*(?:tc\s|hm\s|hm%|colspan\s)").search
_PIECE = re.compile(
    r"<(/?)w:(tbl|tr|tc)(?: [^>]*)?>"
    r'|<w:(gridBefore|gridSpan) w:val="(\d+)"[^>]*/>'
    rf'|<w:vMerge(?: w:val="(\w*)")?(?: {_NAME}="([^"]*)")?/>'
)
_BEGINS = '<w:vMerge w:val="restart"/>'

# For each column the cells that may stand above as the first of what is merged, and whether a
# block that is closed by now holds them.
_Above = dict[int, tuple[frozenset[str], bool]]


@dataclass(slots=True)
class _Table:
    """Follows the rows of a table in the template; state lives only as long as one table."""

    above: _Above = field(default_factory=dict)
    blocks: list[tuple[_Above, list[_Above]]] = field(default_factory=list)
    marks: list[tuple[etree._Element, str]] = field(default_factory=list)
    torn: bool = False

    def tag(self, word: str) -> None:
        if word in ("if", "for"):
            self.blocks.append((dict(self.above), []))
        elif word in ("elif", "else") and self.blocks:
            before, ends = self.blocks[-1]
            ends.append(self.above)
            self.above = dict(before)
        elif word in ("endif", "endfor") and self.blocks:
            before, ends = self.blocks.pop()
            self.above = _joined(before, [*ends, self.above])

    def row(self, row: etree._Element) -> None:
        for column, merged in _columns(row):
            self._cell(column, merged)

    def tagged(self, row: etree._Element) -> None:
        """Take a row that its tag may take out: what begins in it begins below then."""
        for column, merged in _columns(row):
            if merged is not None and merged.get(f"{W}val") == "restart":
                self._cell(column, merged)
                self.above[column] = (self.above[column][0], True)

    def _cell(self, column: int, merged: etree._Element | None) -> None:
        if merged is None:
            self.above.pop(column, None)
        elif merged.get(f"{W}val") == "restart":
            number = str(len(self.marks) + 1)
            self.marks.append((merged, number))
            self.above[column] = (frozenset((number,)), False)
        else:
            first, closed = self.above.get(column, (frozenset(), False))
            self.marks.append((merged, ",".join(sorted(first))))
            self.torn |= closed
            if first:
                self.above[column] = (first, False)


def _columns(row: etree._Element) -> Iterator[tuple[int, etree._Element | None]]:
    """Give the column of each cell of a row, and what it says of being merged."""
    column = _number(said(row.find(f"{W}trPr"), "gridBefore"), 0)
    for cell in row.iterfind(f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        yield column, None if properties is None else properties.find(f"{W}vMerge")
        column += _number(said(properties, "gridSpan"), 1)


def _joined(before: _Above, ends: list[_Above]) -> _Above:
    """Give what may stand above after a block: what is in it, rather than what is before it."""
    after: _Above = {}
    for column in {column for one in (before, *ends) for column in one}:
        held = before.get(column)
        new = [one[column] for one in ends if column in one and one[column] != held]
        if not new:
            after[column] = before[column]
            continue
        earlier = held[0] if held and held[1] else frozenset[str]()
        after[column] = (earlier.union(*(first for first, _ in new)), True)
    return after


def marked(root: etree._Element) -> bool:
    """Mark the merged cells that may lose the first of them, and say if there are any."""
    if next(root.iter(f"{W}vMerge"), None) is None:
        return False
    torn = [_marked(table) for table in root.iter(f"{W}tbl")]
    return any(torn)


def _marked(table: etree._Element) -> bool:
    held = _Table()
    for row in _rows(table):
        words = _ROW_TAG.findall(text_of(row))
        for word in words:
            held.tag(word)
        if words:
            held.tagged(row)
        else:
            held.row(row)
    if held.torn:
        loose = _CELL_TAG(text_of(table)) is not None
        for merged, mark in held.marks:
            merged.set(_NAME, "" if loose and merged.get(f"{W}val") != "restart" else mark)
    return held.torn


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of a table, also those in content controls, and not those of tables in it."""
    return (one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise


@dataclass(slots=True)
class _Rows:
    """Follows the rows of a table that is filled in: which merged cells its columns are in."""

    above: dict[int, str] = field(default_factory=dict)
    here: dict[int, str] = field(default_factory=dict)
    column: int = 0
    span: int = 1

    def piece(self, found: re.Match[str]) -> None:
        end, element, wide, number = found.groups()[:4]
        if element == "tr":
            self.above, self.here, self.column = (self.here if end else self.above), {}, 0
        elif element == "tc":
            self.column += self.span if end else 0
            self.span = 1
        elif wide == "gridBefore":
            self.column = int(number)
        elif wide:
            self.span = int(number)

    def merged(self, where: str, mark: str | None) -> str:
        first = self.above.get(self.column)
        allowed = mark.split(",") if mark else []
        if where == "restart" or first is None or (allowed and first not in allowed):
            self.here[self.column] = allowed[0] if allowed else ""
            return _BEGINS
        self.here[self.column] = first
        return "<w:vMerge/>"


def started() -> Callable[[str], str]:
    """Begin a document: let merged cells begin where the row that they began in is not there."""
    tables: list[_Rows] = [_Rows()]

    def followed(found: re.Match[str]) -> str:
        end, element = found.groups()[:2]
        if element == "tbl":
            tables.append(_Rows()) if not end else tables.pop()
        elif found[0].startswith("<w:vMerge"):
            return tables[-1].merged(found[5], found[6])
        else:
            tables[-1].piece(found)
        return found[0]

    return partial(_PIECE.sub, followed)
