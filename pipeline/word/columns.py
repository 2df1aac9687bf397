"""Columns that follow what was filled in: counted while a part is written, table by table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word import value
from pipeline.word.faults import Refused
from pipeline.word.tree import W, serialised

NAME = "saksflyt-grid"
PLAIN, NESTED = "1", "2"
_MARK = re.compile(rf' {NAME}="([^"]*)"')
_GRID = re.compile(r"<w:tblGrid[ >].*?</w:tblGrid>|<w:tblGrid[^>]*/>", re.DOTALL)
_SPAN = re.compile(r'<w:gridSpan w:val="([^"]*)"')
_EVENT = re.compile(r"<(/?)w:(tblGrid|tbl|tr|tc|sdt|customXml|gridSpan)(?=[ />])([^>]*?)(/?)>")
_VAL = re.compile(r'w:val="([^"]*)"')
_INNER = ("<w:tbl>", "<w:tbl ")
_END = "</w:tbl>"


@dataclass(slots=True)
class _Row:
    """A row while it is read: only its own cells count, not those in its controls."""

    cells: int = 0
    span: int = 0
    controls: int = 0
    waiting: bool = False  # a cell that counts is open, and has not said what it spans


@dataclass(slots=True)
class _Table:
    """A table while it is read: its grid is a place in what is held back."""

    grid: int = -1
    cells: int = 0
    span: int = 0
    row: _Row = field(default_factory=_Row)
    inside: bool = False

    def end_row(self) -> None:
        self.widest(self.row.cells, self.row.span)
        self.row, self.inside = _Row(), False

    def widest(self, cells: int, span: int) -> None:
        self.cells, self.span = max(self.cells, cells), max(self.span, span)


class Columns:
    """Gives the marked tables as many columns as their widest row has cells.

    It is fed a part in stretches, none of which ends in a tag or in a grid. Of a marked table all
    is held back, as bytes: its grid comes first, and its widest row may come last.
    """

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._declared = "".join(f' xmlns:{short}="{one}"' for short, one in namespaces.items())
        self._held: list[bytes] = []
        self._grids: dict[int, tuple[str, _Table]] = {}
        self._open: list[_Table] = []  # the outermost first
        self._plain = False
        self._depth = self._start = 0  # of the grid that is being read

    def fed(self, stretch: str) -> Iterator[bytes]:
        at = 0
        while at < len(stretch):
            if self._open:
                at = self._read(stretch, at)
                if not self._open:
                    yield from self._let_go()
            elif mark := _MARK.search(stretch, at):
                yield stretch[at : mark.start()].encode()
                self._open.append(_Table())
                self._plain = mark[1] == PLAIN
                at = mark.end()
            else:
                yield stretch[at:].encode()
                return

    def _let_go(self) -> Iterator[bytes]:
        for number, piece in enumerate(self._held):
            grid, table = self._grids.get(number, ("", None))
            yield piece if table is None else self._fitted(grid, table).encode()
        self._held, self._grids = [], {}

    def _read(self, text: str, at: int) -> int:
        """Read on to the end of the table, or of the stretch."""
        if self._plain:
            end = text.find(_END, at)
            stop = len(text) if end < 0 else end
            # Tags that reach from one table into the next can make one of the two, and nest in it.
            self._plain = all(text.find(tag, at, stop) < 0 for tag in _INNER)
            if self._plain:
                self._read_plain(text, at, stop)
                if end >= 0:
                    self._open.clear()
                return stop
        return self._read_nested(text, at)

    def _read_plain(self, text: str, at: int, stop: int) -> None:
        """Count cells by their ends, as nothing is nested or odd."""
        table = self._open[0]
        start, rest = at, at
        while (end := text.find("</w:tr>", start, stop)) >= 0:
            _count(table.row, text, start, end)
            table.end_row()
            start = end + 1
        _count(table.row, text, start, stop)
        table.inside = table.row.cells > 0
        if table.grid < 0 and (grid := _GRID.search(text, at, stop)):
            self._held.append(text[at : grid.start()].encode())
            self._slot(table, grid[0])
            rest = grid.end()
        self._held.append(text[rest:stop].encode())

    def _read_nested(self, text: str, at: int) -> int:
        rest = at
        for event in _EVENT.finditer(text, at):
            closing, name, attributes, empty = event.groups()
            if name == "tblGrid":
                rest = self._grid(event, rest)
                continue
            if not closing:
                self._opened(name, attributes)
            if closing or empty:
                self._closed(name)
            if not self._open:
                self._held.append(text[rest : event.start()].encode())
                return event.start()
        self._held.append(text[rest:].encode())
        return len(text)

    def _grid(self, event: re.Match[str], rest: int) -> int:
        """Put the grid of a table in a place of its own; a tracked change holds another one."""
        closing, empty = event[1], event[4]
        if not closing and not self._depth:
            self._start = event.start()
        self._depth += -1 if closing else not empty
        table = self._open[-1]
        if self._depth or table.grid >= 0 or table.inside:
            return rest
        self._held.append(event.string[rest : self._start].encode())
        self._slot(table, event.string[self._start : event.end()])
        return event.end()

    def _slot(self, table: _Table, grid: str) -> None:
        table.grid = len(self._held)
        self._grids[table.grid] = grid, table
        self._held.append(b"")

    def _opened(self, name: str, attributes: str) -> None:
        table = self._open[-1]
        row = table.row
        if name == "tbl":
            self._open.append(_Table())
        elif name == "tr":
            table.inside = True
        elif name == "tc" and not row.controls:
            row.cells, row.span, row.waiting = row.cells + 1, row.span + 1, True
        elif name in _CONTROLS and table.inside:
            row.controls += 1
        elif name == "gridSpan" and row.waiting:
            found = _VAL.search(attributes)
            row.span, row.waiting = row.span + _spanned(found[1] if found else "") - 1, False

    def _closed(self, name: str) -> None:
        table = self._open[-1]
        if name == "tbl":
            self._open.pop()
            if self._open:
                self._open[-1].widest(table.cells, table.span)
        elif name == "tr":
            table.end_row()
        elif name == "tc":
            table.row.waiting = False
        elif name in _CONTROLS and table.inside:
            table.row.controls -= 1

    def _fitted(self, grid: str, table: _Table) -> str:
        root = etree.fromstring(f"<x{self._declared}>{grid}</x>")
        _widen(root[0], table.cells)
        _narrow(root[0], table.span)
        return serialised(root[0])


_CONTROLS = ("sdt", "customXml")


def _count(row: _Row, text: str, start: int, end: int) -> None:
    cells = text.count("</w:tc>", start, end)
    row.cells += cells
    row.span += cells
    if text.find("<w:gridSpan", start, end) >= 0:
        row.span += sum(_spanned(one) - 1 for one in _SPAN.findall(text, start, end))


def _widen(grid: etree._Element, cells: int) -> None:
    """Add columns, and share the old width among all."""
    columns = grid.findall(f"{W}gridCol")
    width = sum(map(_width, columns))
    if cells <= len(columns) or not width:
        return
    average, new_average = width / len(columns), width / cells
    for column in columns:
        column.set(f"{W}w", str(int(_width(column) * new_average / average)))
    for _ in range(cells - len(columns)):
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": str(int(new_average))})


def _narrow(grid: etree._Element, cells: int) -> None:
    """Take away columns, and give their width to those that are left."""
    columns = grid.findall(f"{W}gridCol")
    kept, removed = columns[:cells], columns[cells:]
    for column in removed:
        grid.remove(column)
    if removed and kept:
        extra = int(sum(map(_width, removed)) / len(kept))
        for column in kept:
            column.set(f"{W}w", str(int(_width(column) + extra)))


def _width(column: etree._Element) -> float:
    try:
        return float(column.get(f"{W}w") or 0)
    except ValueError:
        raise Refused(
            "T001",
            say("a column of a table has a width that is no number"),
            say("set the width of the column anew in Word"),
        ) from None


def _spanned(number: str) -> int:
    try:
        return int(number or 1)
    except ValueError:
        raise value.no_span() from None
