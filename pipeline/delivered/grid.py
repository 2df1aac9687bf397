"""A table in rows and columns, as sheets and CSV hold it: which are numbers, and what of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.delivered import numeral, period
from pipeline.delivered.table import (
    Axis,
    AxisRole,
    Category,
    Delivered,
    Number,
    NumberCell,
    NumberMark,
    says_preliminary,
    unreadable,
)
from pipeline.diagnostics import Text, say

# A text as it is written, or a number that a sheet has as one.
Held = str | Decimal


class GridRow(NamedTuple):
    """A row with its line in the file, or its number in the sheet."""

    line: int
    cells: tuple[Held, ...]

    def at(self, column: int) -> Held:
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> int:
        return sum(one != "" for one in self.cells)


_TIME = re.compile(
    r"tid|år|aar|year|dato|date|periode?|kvartal|måned|månad|month|uke|veke", re.IGNORECASE
)
_PLACE = re.compile(
    r"region|kommune(?:nr|nummer|navn|namn)?\.?|knr\.?|geografi|bydel", re.IGNORECASE
)
# What is written with digits and counts nothing.
_NAMES = re.compile(r"alder|kjønn|kode|nr\.?|nummer|id|age|sex|code", re.IGNORECASE)
_BESIDE = re.compile(
    r"merknad(?:er)?|note|noter|fotnote|status|enhet|eining|unit|kilde|kjelde", re.IGNORECASE
)
_ENDS_IN_A_TIME = re.compile(r"(?P<what>.*?)[ ,:]*\b(?P<time>(?:19|20|21)\d\d(?: ?[KQM]\d{1,2})?)")
_TABLE = re.compile(r"(?P<number>\d{5}): ")
_SOURCE = re.compile(r"(?:kilde|kjelde|source):? *(?P<who>.*)", re.IGNORECASE)
_CONTENT = "innhold"
_TWO_WAYS = (
    say("the number can be read in two ways: the sign may divide thousands, or decimals"),
    say("save the file with spaces or nothing between thousands, and add it again"),
)


def read(rows: Iterable[GridRow], path: str) -> Delivered:
    """Read a table of rows; raises Rejected where no numbers stand in columns."""
    held = [GridRow(one.line, tuple(map(_trimmed, one.cells))) for one in rows]
    shape = _Shape(tuple(one for one in held if one.filled), path)
    return shape.table()


def _trimmed(held: Held) -> Held:
    return held if isinstance(held, Decimal) else held.strip().strip("\ufeff\u00a0\u202f").strip()


class _Column(NamedTuple):
    """A column of numbers: what of, and of which time where its head says that."""

    number: int
    what: str
    time: str


class _Shape:
    """Finds the parts of a table; lives only as long as one is read."""

    def __init__(self, rows: tuple[GridRow, ...], path: str) -> None:
        self._path = path
        self._titles = self._leading(rows)
        held = rows[len(self._titles) :]
        self._decimals = numeral.decimal_sign(
            one for row in held for one in row.cells if isinstance(one, str)
        )
        head = self._count_of_heads(held)
        self._heads, below = held[:head], held[head:]
        last = max((n for n, one in enumerate(below) if self._has_numbers(one)), default=-1)
        self._rows, self._after = below[: last + 1], below[last + 1 :]
        if not self._heads or not self._rows:
            raise unreadable(path, _NO_TABLE, _HEADS, at=(rows[0].line if rows else 1, 1))
        self._width = max(len(one.cells) for one in self._rows)
        self._stubs = self._named_columns()

    @staticmethod
    def _leading(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
        heads = (n for n, one in enumerate(rows) if one.filled > 1 or one.at(0) == "")
        count = next(heads, len(rows))
        return tuple(rows[:count])

    def _count_of_heads(self, rows: Sequence[GridRow]) -> int:
        """Count the rows of heads: below one that begins with nothing there may be more."""
        count = min(1, len(rows))
        while count < len(rows) and rows[count - 1].at(0) == "" and self._is_head(rows[count]):
            count += 1
        return count

    def _is_head(self, row: GridRow) -> bool:
        """Tell a row that names times and kinds, and has no number."""
        return all(period.is_period(str(one)) or not self._is_number(one) for one in row.cells)

    def _has_numbers(self, row: GridRow) -> bool:
        return any(self._is_number(one) for one in row.cells[1:])

    def _is_number(self, held: Held) -> bool:
        if isinstance(held, Decimal):
            return True
        try:
            return held != "" and numeral.number(held, self._decimals) is not None
        except ValueError:
            return True

    def _named_columns(self) -> tuple[int, ...]:
        """Give the columns that name what is counted; the first, and all with words in them."""
        names = [n for n in range(self._width) if self._is_named(n)]
        last = max((n for n in names if self._is_text(n)), default=-1)
        first = next((n for n in range(self._width) if n not in names), self._width)
        # A number to the left of the names that it belongs to is a code.
        return tuple(n for n in range(self._width) if n in names or first <= n < last == n + 1)

    def _is_named(self, column: int) -> bool:
        head = self._head(column)
        if _BESIDE.fullmatch(head):
            return False
        named = any(one.fullmatch(head) for one in (_TIME, _PLACE, _NAMES))
        return named or self._is_text(column)

    def _is_text(self, column: int) -> bool:
        held = [one for row in self._rows if (one := row.at(column)) != ""]
        return any(not self._is_number(one) for one in held)

    def _head(self, column: int) -> str:
        return " ".join(str(one) for row in self._heads if (one := row.at(column)) != "")

    def table(self) -> Delivered:
        columns = tuple(self._columns())
        if not columns:
            raise unreadable(self._path, _NO_TABLE, _HEADS, at=(self._rows[0].line, 1))
        stubs = [self._axis(n) for n in self._stubs]
        times = tuple(dict.fromkeys(one.time for one in columns if one.time))
        whats = tuple(dict.fromkeys(one.what for one in columns))
        made = [
            Axis(_CONTENT, _CONTENT, tuple(Category(one, one) for one in whats), AxisRole.METRIC)
        ]
        if times:
            made.append(
                Axis("tid", "tid", tuple(Category(one, one) for one in times), AxisRole.TIME)
            )
        beside = (*self._titles, *self._after, *self._heads)
        said = [str(one) for row in beside for one in row.cells if one]
        return Delivered(
            self._path,
            str(next((one for row in self._titles for one in row.cells if one), "")),
            self._source(said),
            (*stubs, *made),
            tuple(self._cells(columns, timed=bool(times))),
            preliminary=says_preliminary(*said),
        )

    def _columns(self) -> Iterator[_Column]:
        """Give the columns of numbers; a head that stands over several is for all of them."""
        above = [""] * len(self._heads)
        for n in range(self._width):
            parts = [str(row.at(n)) for row in self._heads]
            if n in self._stubs:
                continue
            over = zip(parts[:-1], above, strict=False)
            parts = [*(one or held for one, held in over), *parts[-1:]]
            above = parts
            if _BESIDE.fullmatch(self._head(n)) or not any(parts):
                continue
            times = [one for one in parts if period.is_period(one)]
            what = ", ".join(one for one in parts if one and one not in times)
            found = None if times else _ENDS_IN_A_TIME.fullmatch(what)
            if found:
                yield _Column(n, found["what"], found["time"])
            else:
                yield _Column(n, what, times[0] if times else "")

    def _axis(self, column: int) -> Axis:
        head = self._head(column) or f"{column + 1}"
        held = tuple(dict.fromkeys(self._filled(column)))
        is_time = bool(_TIME.fullmatch(head)) or all(map(period.is_period, held))
        role = (
            AxisRole.TIME
            if is_time
            else AxisRole.PLACE
            if _PLACE.fullmatch(head)
            else AxisRole.OTHER
        )
        return Axis(head, head, tuple(Category(one, one) for one in held), role)

    def _filled(self, column: int) -> Iterator[str]:
        """Give what a column names, row by row: an empty cell has what stands above it."""
        above = ""
        for row in self._rows:
            above = str(row.at(column)) or above
            yield above

    def _cells(self, columns: Sequence[_Column], *, timed: bool) -> Iterator[NumberCell]:
        stubs = [list(self._filled(n)) for n in self._stubs]
        for n, row in enumerate(self._rows):
            for one in columns:
                named = (*(held[n] for held in stubs), one.what, *([one.time] if timed else []))
                place = (row.line, one.number + 1)
                yield NumberCell(named, self._number(row.at(one.number), place), *place)

    def _number(self, held: Held, place: tuple[int, int]) -> Number:
        if isinstance(held, Decimal):
            return Number(held)
        try:
            found = numeral.number(held, self._decimals)
        except ValueError as fault:
            raise unreadable(self._path, *_TWO_WAYS, at=place) from fault
        return found or Number(None, NumberMark.MISSING)

    def _source(self, said: Sequence[str]) -> str:
        """Say who has counted: what the table names as its source, and its number there."""
        after = [*said[1:], ""][: len(said)]
        found = ((_SOURCE.fullmatch(one), then) for one, then in zip(said, after, strict=True))
        who = next((one["who"] or then for one, then in found if one), "")
        number = next((one["number"] for text in said if (one := _TABLE.match(text))), "")
        if number:
            return f"{who or 'Statistisk sentralbyrå'}, tabell {number}"
        return who


_NO_TABLE: Text = say("no numbers stand in columns below a row of heads")
_HEADS: Text = say("let the first row say what each column holds, and each row below be numbers")
