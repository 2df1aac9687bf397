"""What the measures of a plan cost: year by year, each by itself and all together."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pipeline.dossier.measures import PlanMeasure

# An amount for each year that has one.
Costs = Mapping[int, Decimal]


def costs(measures: Iterable[PlanMeasure]) -> Costs:
    """Add up what measures cost, in the order of the years."""
    found: dict[int, Decimal] = {}
    for measure in measures:
        for one in measure.costs:
            found[one.year] = found.get(one.year, Decimal()) + one.amount
    return dict(sorted(found.items()))


def whole(measures: Iterable[PlanMeasure]) -> Decimal:
    """Give what measures cost in all years together."""
    return sum(costs(measures).values(), Decimal())
