"""A plan as a document: what it is for, its goals and measures, what they cost and when."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from pipeline.dossier.at import at, there
from pipeline.dossier.contents import Taken
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.measures import PlanMeasure
from pipeline.dossier.plans import Plan, PlanStep
from pipeline.facts import counts, services
from pipeline.facts.costs import costs, whole
from pipeline.facts.counts import CountTable
from pipeline.facts.duties import Duty, duties
from pipeline.facts.goals import Aim, GoalTree, by_aim, goals
from pipeline.facts.hierarchy import edition_before
from pipeline.facts.names import among, names, unit
from pipeline.facts.services import Service
from pipeline.facts.statuses import BUDGETS, MONEY, edition_days
from pipeline.frozen import Frozen
from pipeline.norm import DASH, Term, number
from pipeline.views.amounts import AmountSeries
from pipeline.views.columns import COSTS, amounts_on_a_page, shared_out
from pipeline.views.planpaper import PlanPaper

# One year is told in a line, and not drawn.
_LEAST_DRAWN = 2


class MeasureRow(Frozen):
    """A measure as the table of its goal prints it.

    `uncovered` says that it costs something that no budget has taken in.
    """

    measure: PlanMeasure
    owner: str
    partners: tuple[str, ...]
    cost: Decimal | None
    covered_in: str
    uncovered: bool


class MeasureTable(Frozen):
    """The measures of one goal; without one they stand alone, or are the `others`."""

    aim: Aim | None
    others: bool
    rows: tuple[MeasureRow, ...]


class CostRow(Frozen):
    """What one measure costs in some years, as cells, and in all of them."""

    number: str | None
    text: str
    amounts: tuple[str, ...]
    sum: str


class CostTable(Frozen):
    """The costs of the measures in as many years as a page has room for, with sums.

    `summed` says that the last column has the sum of all years: in the last table alone.
    """

    years: tuple[str, ...]
    summed: bool
    rows: tuple[CostRow, ...]
    total: tuple[str, ...]
    sum: str


class DrawnPlan(Term):
    """What the chart of costs draws."""

    COSTS = ("costs", "Årlig kostnad", "Årleg kostnad")


class PlanDocument(PlanPaper, dict=True):
    """An edition of a plan: a draft, or as it was adopted or rolled."""

    edition: int

    @property
    def id(self) -> str:
        """The plan's key; each edition after the first has its day too, and keeps its name."""
        return f"{self.plan.id}-{self.date.isoformat()}" if self.edition else self.plan.id

    @cached_property
    def goals(self) -> tuple[GoalTree, ...]:
        return goals(self.plan, self._dossier.figures)

    @cached_property
    def needs(self) -> CountTable | None:
        taken = Taken.NEEDS in self.plan.includes
        return counts.table(self._dossier.mapping.counts) if taken else None

    @cached_property
    def counted_by(self) -> tuple[Service, ...]:
        """Who has counted the needs, and when."""
        return services.counted(self._dossier)

    @property
    def uncovered(self) -> bool:
        """Whether some measure costs something that no budget has taken in."""
        return any(row.uncovered for part in self.measures for row in part.rows)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Who has each of the nine tasks; those that nobody has are left out of a plan."""
        held = self._dossier.responsibilities if Taken.DUTIES in self.plan.includes else ()
        return tuple(one for one in duties(held, names(self._dossier)) if one.lead or one.role)

    @cached_property
    def measures(self) -> tuple[MeasureTable, ...]:
        held = by_aim(self.plan)
        return tuple(
            MeasureTable(
                one.aim, one.aim is None and len(held) > 1, tuple(map(self._row, one.measures))
            )
            for one in held
        )

    @cached_property
    def costs(self) -> tuple[CostTable, ...]:
        return tuple(_cost_tables(self.plan))

    @cached_property
    def cost_by_year(self) -> AmountSeries | None:
        held = costs(self.plan.measures)
        if len(held) < _LEAST_DRAWN:
            return None
        return AmountSeries(DrawnPlan.COSTS, tuple(held), tuple(held.values()))

    @cached_property
    def calendar(self) -> tuple[MeasureRow, ...]:
        """The measures that have a day, in the order of their days."""
        held = [one for one in self.plan.measures if one.start or one.deadline]
        return tuple(map(self._row, sorted(held, key=_begins)))

    @cached_property
    def added(self) -> tuple[PlanMeasure, ...]:
        """The measures that the edition before did not have."""
        before = edition_before(self._dossier, self.plan) if self.edition else None
        known = {one.id for one in before.measures} if before else {*()}
        return tuple(one for one in self.plan.measures if before and one.id not in known)

    @cached_property
    def steps(self) -> tuple[PlanStep, ...]:
        """What had been done with the plan by its day, the first first."""
        held = (one for one in self.plan.steps if one.date is None or one.date <= self.date)
        return tuple(sorted(held, key=lambda one: one.date or dt.date.min))

    @property
    def news(self) -> bool:
        return bool(self.plan.changes or self.added)

    def _row(self, one: PlanMeasure) -> MeasureRow:
        held = among(self._dossier.plans, [one.covered_in or ""])
        cost, covered = whole([one]) or None, next((plan.title for plan in held), "")
        return MeasureRow(
            one,
            unit(self._dossier, one.owner),
            tuple(unit(self._dossier, key) for key in one.partners),
            cost,
            covered,
            bool(cost) and not (covered or one.within_budget or self.plan.kind in MONEY),
        )


def _begins(one: PlanMeasure) -> tuple[dt.date, dt.date]:
    last = one.deadline or dt.date.max
    return one.start or last, last


def _cost_tables(plan: Plan) -> Iterator[CostTable]:
    priced = [one for one in plan.measures if one.costs]
    held = costs(priced)
    sums = [number(whole(priced)), *map(number, held.values())]
    most = amounts_on_a_page(max(sums, key=len), (one.text for one in priced))
    parts = shared_out(len(held), min(COSTS, most))
    for part in parts:
        years = tuple(held)[part]
        yield CostTable(
            tuple(map(str, years)),
            part is parts[-1] and len(held) > 1,
            tuple(_cost_row(one, years) for one in priced),
            tuple(number(held[year]) for year in years) if len(priced) > 1 else (),
            number(whole(priced)),
        )


def _cost_row(one: PlanMeasure, years: tuple[int, ...]) -> CostRow:
    held = costs([one])
    cells = tuple(number(held[year]) if year in held else DASH for year in years)
    return CostRow(one.number, one.text, cells, number(whole([one])))


def plan_documents(dossier: Dossier) -> Iterator[PlanDocument]:
    """Give each plan with goals or measures: as it was adopted and rolled, or else a draft."""
    for plan in dossier.plans:
        if plan.kind in BUDGETS:
            continue
        days = edition_days(plan, dossier.date)
        if not days and _says(plan):
            yield PlanDocument(dossier, plan, dossier.date, 0)
        for n, day in enumerate(days):
            read = _at(dossier, plan, day)
            if read and _says(read):
                yield PlanDocument(dossier, read, day, n)


def _at(dossier: Dossier, plan: Plan, day: dt.date) -> Plan | None:
    moment = dossier.moment(day)
    return next((at(one, moment) for _, one in there((plan,), moment)), None)


def _says(plan: Plan) -> bool:
    return bool(plan.goals or plan.measures or plan.summary)
