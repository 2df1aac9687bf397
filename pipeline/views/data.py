"""Tables and figures over time as documents print them: numbered, added up, and drawn."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from itertools import compress

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.tables import DataTable, TableColumn
from pipeline.facts.figures import Course, UnitCourses, developments
from pipeline.facts.names import among
from pipeline.facts.tabulated import as_number, is_counted, sums
from pipeline.frozen import Frozen
from pipeline.norm import DASH, number, short_date
from pipeline.views.columns import CELLS, DAYS, shared_out

_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")


class TableHeading(Frozen):
    """What stands over a column; the unit where the title does not say it."""

    title: str
    unit: str
    counted: bool


class DataCell(Frozen):
    """A cell; what counts stands to the right."""

    text: str
    counted: bool


class TableLine(Frozen):
    """What a row is of, and its other cells."""

    title: str
    cells: tuple[DataCell, ...]


class TablePart(Frozen):
    """The first column and as many of the others as a page has room for."""

    corner: TableHeading
    headings: tuple[TableHeading, ...]
    rows: tuple[TableLine, ...]
    sums: tuple[DataCell, ...]


class NumberedTable(Frozen):
    """A table of the author's with its number in the document."""

    number: int
    title: str
    parts: tuple[TablePart, ...]
    date: dt.date
    source: str
    note: str | None


def printed_tables(dossier: Dossier, ids: Iterable[str]) -> tuple[NumberedTable, ...]:
    """Give the tables that a document names, numbered in the order that it names them."""
    return tuple(
        NumberedTable(n, one.title, tuple(_parts(one)), one.date, one.source, one.note)
        for n, one in enumerate(among(dossier.tables, ids), 1)
    )


def _parts(table: DataTable) -> Iterator[TablePart]:
    corner, *columns = map(_heading, table.columns)
    rows = [_line(table, one.cells) for one in table.rows]
    added = sums(table)
    totals = tuple(
        DataCell(number(added[n]) if n in added else DASH, counted=True)
        for n in range(1, len(table.columns))
    )
    for part in shared_out(len(columns), CELLS) or (slice(0),):
        yield TablePart(
            corner,
            tuple(columns[part]),
            tuple(TableLine(one.title, one.cells[part]) for one in rows),
            totals[part] if added else (),
        )


def _heading(column: TableColumn) -> TableHeading:
    unit = column.unit or ""
    said = unit.casefold() in column.title.casefold()
    return TableHeading(column.title, "" if said else unit, is_counted(column))


def _line(table: DataTable, cells: tuple[str, ...]) -> TableLine:
    """Write a row, as wide as the table is; what is too short is rule D106's."""
    first, *others = (*cells, *(DASH for _ in table.columns[len(cells) :]))
    held = zip(table.columns[1:], others, strict=False)
    return TableLine(first, tuple(_cell(column, cell) for column, cell in held))


def _cell(column: TableColumn, cell: str) -> DataCell:
    if _DAY.fullmatch(cell):
        return DataCell(_date(cell), counted=False)
    value = as_number(cell) if is_counted(column) else None
    return DataCell(cell if value is None else number(value), is_counted(column))


def _date(cell: str) -> str:
    try:
        return short_date(dt.date.fromisoformat(cell))
    except ValueError:
        return cell  # looks like a day and is none


class DayPart(Frozen):
    """What has been counted, on as many days as a page has room for."""

    days: tuple[str, ...]
    rows: tuple[TableLine, ...]


class FigureLine(Frozen):
    """One thing as a chart draws it: nothing where nobody has counted it."""

    name: str
    unit: str
    categories: tuple[dt.date, ...]
    values: tuple[Decimal | None, ...]


class FigureCourse(Frozen, dict=True):
    """What has been counted in one unit over several days: a table, and a chart from three on."""

    _held: UnitCourses

    @property
    def unit(self) -> str:
        return self._held.unit

    @cached_property
    def parts(self) -> tuple[DayPart, ...]:
        held = self._held
        return tuple(
            DayPart(
                tuple(map(short_date, held.days[part])),
                tuple(TableLine(one.title, _numbers(one.values[part])) for one in held.courses),
            )
            for part in shared_out(len(held.days), DAYS)
        )

    @cached_property
    def drawn(self) -> tuple[FigureLine, ...]:
        """The courses on the days of those that are long enough to be seen as one.

        A shorter one is drawn with them where it was counted on the same days.
        """
        held = self._held
        long = [one.values for one in held.courses if _counted(one.values) >= _LEAST_DRAWN]
        shown = [any(each[n] is not None for each in long) for n in range(len(held.days))]
        days = tuple(compress(held.days, shown))
        drawn = ((one.title, tuple(compress(one.values, shown))) for one in held.courses)
        return tuple(
            FigureLine(title, held.unit, days, values)
            for title, values in drawn
            if _counted(values) > 1
        )

    def as_drawn(self) -> "FigureCourse":
        """Give what the chart draws alone, on its days: a table that says the same as it does."""
        lines = self.drawn
        days = lines[0].categories if lines else ()
        held = tuple(Course(one.name, one.values) for one in lines)
        return FigureCourse(UnitCourses(self.unit, days, held))


_LEAST_DRAWN = 3


def _counted(values: tuple[Decimal | None, ...]) -> int:
    return sum(one is not None for one in values)


def _numbers(values: tuple[Decimal | None, ...]) -> tuple[DataCell, ...]:
    texts = (DASH if one is None else number(one) for one in values)
    return tuple(DataCell(one, counted=True) for one in texts)


def courses(figures: Iterable[Figure]) -> tuple[FigureCourse, ...]:
    return tuple(map(FigureCourse, developments(figures)))
