"""Sums of a case's amounts by year, by alternative, and of what is spent and what pays for it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pipeline.dossier.cases import Alternative
from pipeline.dossier.economy import AmountKind, EconomyLine
from pipeline.frozen import Frozen
from pipeline.norm import Term

ByYear = Mapping[int, Decimal]


class Side(Term):
    """The two sides of an account."""

    COSTS = ("costs", "Utgifter", "Utgifter")
    FUNDING = ("funding", "Finansiering", "Finansiering")


_COSTS = frozenset({AmountKind.INVESTMENT, AmountKind.OPERATION})


class SideAmounts(Frozen):
    """The lines of one side, and what they are together."""

    side: Side
    lines: tuple[EconomyLine, ...]

    @property
    def total(self) -> ByYear:
        return added(map(by_year, self.lines))

    @property
    def posts(self) -> Decimal:
        return sum((one.posts for one in self.lines if one.posts), Decimal())


class AlternativeAmounts(Frozen):
    """What one alternative costs and how it is paid; no alternative where a case has one way."""

    alternative: Alternative | None
    sides: tuple[SideAmounts, ...]

    @property
    def net(self) -> ByYear:
        """What is spent less what pays for it, where the case tells of both."""
        if len(self.sides) < len(Side):
            return {}
        costs, funding = (one.total for one in self.sides)
        return added((costs, {year: -amount for year, amount in funding.items()}))


def by_alternative(
    lines: tuple[EconomyLine, ...], alternatives: Iterable[Alternative]
) -> tuple[AlternativeAmounts, ...]:
    """Share out lines on the alternatives that they name; a line that names none is of all."""
    named = {one.alternative for one in lines}
    held = [one for one in alternatives if one.id and one.id in named]
    if not held:
        return (AlternativeAmounts(None, _sides(lines)),) if lines else ()
    return tuple(
        AlternativeAmounts(each, _sides(one for one in lines if one.alternative in (None, each.id)))
        for each in held
    )


def _sides(lines: Iterable[EconomyLine]) -> tuple[SideAmounts, ...]:
    spent: dict[bool, list[EconomyLine]] = {True: [], False: []}
    for one in lines:
        spent[one.kind in _COSTS].append(one)
    held = zip(Side, spent.values(), strict=True)
    return tuple(SideAmounts(side, tuple(of_side)) for side, of_side in held if of_side)


def by_year(line: EconomyLine) -> ByYear:
    return added({one.year: one.amount} for one in line.amounts)


def years(lines: Iterable[EconomyLine]) -> tuple[int, ...]:
    return tuple(sorted({each.year for one in lines for each in one.amounts}))


def added(held: Iterable[ByYear]) -> ByYear:
    found: dict[int, Decimal] = {}
    for one in held:
        for year, amount in one.items():
            found[year] = found.get(year, Decimal()) + amount
    return found
