"""A case's economy as its document prints it: a table for each alternative, and a chart by year."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from pipeline.dossier.cases import Case
from pipeline.dossier.economy import AmountKind, BudgetChange, EconomyLine
from pipeline.facts.amounts import (
    AlternativeAmounts,
    ByYear,
    Side,
    SideAmounts,
    by_alternative,
    by_year,
    years,
)
from pipeline.frozen import Frozen
from pipeline.norm import DASH, Term, number
from pipeline.views.columns import amounts_on_a_page, shared_out


class Currency(Term):
    """What amounts are counted in."""

    KRONER = ("kroner", "kroner")


class AmountRow(Frozen):
    """A line with an amount for each year of its table, and the sum of all years."""

    title: str
    kind: AmountKind
    covered_by: str | None
    posts: Decimal | None
    amounts: tuple[str, ...]
    sum: str


class SumRow(Frozen):
    """What several lines are together in each year of the table, and in all years."""

    amounts: tuple[str, ...]
    sum: str
    posts: Decimal | None = None


class SideRows(Frozen):
    """What is spent, or what pays for it; added up where there are several lines."""

    side: Side
    rows: tuple[AmountRow, ...]
    total: SumRow | None


class AmountTable(Frozen):
    """One alternative in as many years as a page has room for.

    `summed` says that the last column has the sum of all years: it stands in the last table of an
    alternative, and nowhere where there is one year. Of several tables, each tells its `span`.
    """

    alternative: str
    span: str
    years: tuple[str, ...]
    summed: bool
    sides: tuple[SideRows, ...]
    net: SumRow | None


class AmountSeries(Frozen):
    """The amounts of a chart: one for each year, nought where nothing is spent."""

    name: Term | str
    categories: tuple[int, ...]
    values: tuple[Decimal, ...]
    unit: Currency = Currency.KRONER


class ChangeRow(Frozen):
    """An account to change; the year as text, for a number would be written in groups of three."""

    account: str
    title: str | None
    year: str
    increase: Decimal | None
    decrease: Decimal | None


class CaseAmounts(Frozen, dict=True):
    """What a case costs, as data: never typed, always added up."""

    _case: Case

    @cached_property
    def tables(self) -> tuple[AmountTable, ...]:
        return tuple(table for one in self._held for table in _tables(one))

    @cached_property
    def by_year(self) -> tuple[AmountSeries, ...]:
        """What is drawn where there is more than one year: each side, or each alternative."""
        shown = years(self._lines)
        if len(shown) < _LEAST_DRAWN:
            return ()
        drawn: list[tuple[Term | str, ByYear]] = [
            (_named(one), one.sides[0].total) for one in self._held
        ]
        if len(self._held) == 1:
            drawn = [(one.side, one.total) for one in self._held[0].sides]
        return tuple(
            AmountSeries(name, shown, tuple(amounts.get(year, Decimal()) for year in shown))
            for name, amounts in drawn
        )

    @property
    def changes(self) -> tuple[ChangeRow, ...]:
        held = self._case.economy.changes if self._case.economy else ()
        return tuple(_change(one) for one in held)

    @property
    def _lines(self) -> tuple[EconomyLine, ...]:
        return self._case.economy.lines if self._case.economy else ()

    @cached_property
    def _held(self) -> tuple[AlternativeAmounts, ...]:
        return by_alternative(self._lines, self._case.alternatives)


_LEAST_DRAWN = 2


def _named(held: AlternativeAmounts) -> str:
    return held.alternative.title if held.alternative else ""


def _tables(held: AlternativeAmounts) -> Iterator[AmountTable]:
    lines = tuple(line for side in held.sides for line in side.lines)
    shown = years(lines)
    sums = [_sum(one.total) for one in held.sides]
    most = amounts_on_a_page(max(sums, key=len, default=""), (one.title for one in lines))
    parts = shared_out(len(shown), most)
    for part in parts:
        some = shown[part]
        yield AmountTable(
            _named(held),
            _span(some) if len(parts) > 1 else "",
            tuple(map(str, some)),
            part is parts[-1] and len(shown) > 1,
            tuple(_side(one, some) for one in held.sides),
            SumRow(_cells(held.net, some), _sum(held.net)) if held.net else None,
        )


def _span(some: tuple[int, ...]) -> str:
    return "–".join(dict.fromkeys((str(some[0]), str(some[-1]))))


def _change(one: BudgetChange) -> ChangeRow:
    year = str(one.year) if one.year else ""
    return ChangeRow(one.account, one.title, year, one.increase, one.decrease)


def _side(held: SideAmounts, some: tuple[int, ...]) -> SideRows:
    rows = tuple(_row(one, some) for one in held.lines)
    total = SumRow(_cells(held.total, some), _sum(held.total), held.posts or None)
    return SideRows(held.side, rows, total if len(rows) > 1 else None)


def _row(line: EconomyLine, some: tuple[int, ...]) -> AmountRow:
    amounts = by_year(line)
    cells, together = _cells(amounts, some), _sum(amounts)
    return AmountRow(line.title, line.kind, line.covered_by, line.posts, cells, together)


def _cells(amounts: ByYear, some: Iterable[int]) -> tuple[str, ...]:
    return tuple(number(amounts[year]) if year in amounts else DASH for year in some)


def _sum(amounts: ByYear) -> str:
    return number(sum(amounts.values(), Decimal()))
