"""Needs as counts that are safe to publish: no small count is printed, or can be worked out."""

from collections.abc import Iterable
from functools import reduce
from itertools import groupby

from pipeline.dossier.mapping import Household, Need, Situation
from pipeline.frozen import Frozen
from pipeline.norm import DASH, Term, number

# The smallest count that is printed as it is.
THRESHOLD = 5


class Heading(Term):
    """The columns beside those of the household types."""

    FAMILY = ("family", "Med barn", "Med barn")
    UNSPLIT = ("unsplit", "Ikke fordelt", "Ikkje fordelte")
    TOTAL = ("total", "Til sammen", "Til saman")


class Count(Frozen):
    """What the public may know of a count: that it is one of these numbers, ends included."""

    low: int
    high: int

    def __add__(self, other: "Count") -> "Count":
        return Count(self.low + other.low, self.high + other.high)

    @property
    def cell(self) -> "Cell":
        if self.low == self.high:
            return Cell(number(self.low))
        if self.high < THRESHOLD:
            return Cell(few=True)
        return Cell(f"{number(self.low)}–{number(self.high)}")


class Cell(Frozen):
    """What the public sees of a count; of `few` it is shown no number at all."""

    shown: str = ""
    few: bool = False


NOUGHT, FEW = Count(0, 0), Count(1, THRESHOLD - 1)
_Cells = dict[tuple[Situation, Household], Count]


class CountRow(Frozen):
    """A situation, or the total, and its counts as they are printed."""

    title: Term
    counts: tuple[Cell, ...]


class CountTable(Frozen):
    """Situation × household: every number in it follows from what is printed in the cells."""

    headings: tuple[Term, ...]
    rows: tuple[CountRow, ...]
    total: CountRow

    @property
    def masked(self) -> bool:
        """Whether some count is too small to be shown."""
        return any(one.few for one in self._cells)

    @property
    def missing(self) -> bool:
        """Whether nobody has counted in some cell."""
        return any(one.shown == DASH for one in self._cells)

    @property
    def _cells(self) -> tuple[Cell, ...]:
        return tuple(cell for row in (*self.rows, self.total) for cell in row.counts)


def table(needs: Iterable[Need]) -> CountTable | None:
    """Add up what the services have counted; None where nobody has counted anything.

    A count from 1 to 4 is replaced before anything is added, so that the totals are made of what
    is printed and nothing more. Then no total gives away what a cell hides.
    """
    cells = _cells(_latest(needs))
    if not cells:
        return None
    kinds = _kinds(cells)
    rows = tuple(
        CountRow(one, _row([cells.get((one, kind)) for kind in kinds])) for one in Situation
    )
    sums = [_total(cells, kind) for kind in kinds]
    headings = tuple(_heading(kind, kinds) for kind in kinds)
    return CountTable(
        (*headings, Heading.TOTAL) if len(kinds) > 1 else headings,
        rows,
        CountRow(Heading.TOTAL, _row(sums)),
    )


def uncounted(needs: Iterable[Need]) -> tuple[Situation, ...]:
    """Give the situations that no service has counted in."""
    counted = {situation for situation, _ in _cells(_latest(needs))}
    return tuple(one for one in Situation if one not in counted)


def answered(need: Need) -> bool:
    return need.few or need.count is not None


def _latest(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Keep the newest count where a service has counted the same more than once."""
    newest = {
        (one.service, one.situation, one.household): one
        for one in sorted(needs, key=lambda one: one.date)
    }
    return tuple(one for one in newest.values() if answered(one))


def _cells(needs: Iterable[Need]) -> _Cells:
    cells: _Cells = {}
    by_service = sorted(needs, key=_service)
    for _, group in groupby(by_service, key=_service):
        held = tuple(group)
        for household, count in _of_service(held):
            place = (held[0].situation, household)
            cells[place] = cells.get(place, NOUGHT) + count
    return cells


def _service(need: Need) -> tuple[str, str]:
    return need.service, need.situation.value


def _of_service(needs: tuple[Need, ...]) -> Iterable[tuple[Household, Count]]:
    """Give one service's counts in one situation; `all` holds only what it has not split."""
    split = [(one.household, _public(one)) for one in needs if one.household is not Household.ALL]
    yield from split
    for one in needs:
        if one.household is Household.ALL:
            yield Household.ALL, _less(_public(one), _sum(count for _, count in split))


def _public(need: Need) -> Count:
    return FEW if need.few else _masked(need.count or 0)


def _masked(count: int) -> Count:
    return FEW if 0 < count < THRESHOLD else Count(count, count)


def _less(whole: Count, parts: Count) -> Count:
    """Take the parts away; a small rest is told as no more than small, or perhaps nought."""
    low, high = max(0, whole.low - parts.high), max(0, whole.high - parts.low)
    if not 0 < high < THRESHOLD:
        return Count(low, high)
    return FEW if low else Count(0, FEW.high)


def _sum(counts: Iterable[Count | None]) -> Count:
    return reduce(Count.__add__, (one for one in counts if one is not None), NOUGHT)


def _total(cells: _Cells, kind: Household) -> Count | None:
    """Add up a column; nobody has counted where every cell is missing, and that is not nought."""
    held = [cells[one, kind] for one in Situation if (one, kind) in cells]
    return _sum(held) if held else None


def _row(counts: list[Count | None]) -> tuple[Cell, ...]:
    printed = tuple(Cell(DASH) if one is None else one.cell for one in counts)
    if len(counts) == 1:
        return printed
    held = [one for one in counts if one is not None]
    return (*printed, _sum(held).cell if held else Cell(DASH))


def _kinds(cells: _Cells) -> tuple[Household, ...]:
    """Give the columns: the three types, and what is not split; or only all households."""
    used = {household for _, household in cells}
    if used == {Household.ALL}:
        return (Household.ALL,)
    return tuple(one for one in Household if one is not Household.ALL or one in used)


def _heading(kind: Household, kinds: tuple[Household, ...]) -> Term:
    """Shorten what is too wide for a column."""
    if kind is Household.FAMILY:
        return Heading.FAMILY
    return Heading.UNSPLIT if kind is Household.ALL and len(kinds) > 1 else kind
