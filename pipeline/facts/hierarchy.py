"""The plan hierarchy: plans by level, which are in force at a day, and the years on a line."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus
from pipeline.facts.names import unit
from pipeline.facts.statuses import BUDGETS, HEARD, OVER, PREPARED
from pipeline.norm import NO_BREAK
from pipeline.registers.calendar import ELECTIONS
from pipeline.registers.dates import HOUSING_ACT_DUE

YEARS, BACK = 10, 3
SIX_WEEKS = dt.timedelta(weeks=6)
_TERM = 4  # years between municipal elections


class Tier(Enum):
    """The levels as the overview groups them; the template has their names."""

    STRATEGY = "strategy"
    MUNICIPAL_PLAN = "municipal_plan"
    THEMATIC = "thematic"
    ECONOMY = "economy"


_TIERS = {
    Tier.STRATEGY: (PlanKind.PLANNING_STRATEGY,),
    Tier.MUNICIPAL_PLAN: (PlanKind.SOCIETAL_PART, PlanKind.LAND_USE_PART, PlanKind.SUB_PLAN),
    Tier.THEMATIC: (PlanKind.THEMATIC_PLAN,),
    Tier.ECONOMY: (
        PlanKind.ACTION_PROGRAMME,
        PlanKind.FINANCIAL_PLAN,
        PlanKind.ANNUAL_BUDGET,
        PlanKind.STRATEGY_DOCUMENT,
    ),
}
# The plans that the law asks every municipality for.
_REQUIRED = {
    PlanKind.PLANNING_STRATEGY,
    PlanKind.SOCIETAL_PART,
    PlanKind.LAND_USE_PART,
    PlanKind.FINANCIAL_PLAN,
    PlanKind.ANNUAL_BUDGET,
}


@dataclass(frozen=True, slots=True)
class Validity:
    """The days a plan is in force, ends included; without an end it goes on."""

    start: dt.date
    end: dt.date

    def holds(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def meets(self, year: int) -> bool:
        return self.start.year <= year <= self.end.year and self.start <= self.end


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day of something, of which one may be unknown."""

    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as the overview's table prints it."""

    title: str
    kind: PlanKind
    period: Period | None
    adoption: Adoption | None
    status: PlanStatus
    owner: str
    next_revision: dt.date | None
    hearing: Period | None
    input_by: dt.date | None
    says: Prose


@dataclass(frozen=True, slots=True)
class PlanLevel:
    """A level of the hierarchy with its plans."""

    tier: Tier
    plans: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class KindInForce:
    """A kind of plan, and the plans of that kind in force at the dossier's date."""

    kind: PlanKind
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A plan whose period is over, while no successor is in force."""

    title: str
    ended: dt.date
    successor: str
    status: PlanStatus | None


class BarKind(Enum):
    """What a row of the timeline is of: the elections and the deadlines in law, or a plan."""

    ELECTIONS = "elections"
    DEADLINES = "deadlines"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Year:
    """A column of the timeline."""

    number: int
    now: bool = False

    @property
    def label(self) -> str:
        """The year as text: a number would be written in groups of three."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a cell of the timeline; how it is shaded follows from it."""

    marks: str = ""
    in_force: bool = False
    coming: bool = False
    milestone: bool = False

    @property
    def plain(self) -> bool:
        return not (self.in_force or self.coming or self.milestone)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the timeline; only a plan has a title of its own."""

    boxes: tuple[Box, ...]
    title: str = ""
    kind: BarKind = BarKind.PLAN


@dataclass(frozen=True, slots=True)
class Timeline:
    """Ten years from before the dossier's date, and a bar for each plan that meets them."""

    years: tuple[Year, ...]
    bars: tuple[Bar, ...]


def spans(plans: tuple[Plan, ...], day: dt.date) -> dict[str, Validity | None]:
    """Give the days that each plan is in force, as far as the dossier knows on this day."""
    held = {one.id: one for one in plans}
    return {one.id: _span(one, held.get(one.superseded_by or ""), day) for one in plans}


def in_force(plans: tuple[Plan, ...], day: dt.date) -> tuple[Plan, ...]:
    held = spans(plans, day)
    return tuple(one for one in plans if (span := held[one.id]) and span.holds(day))


def kinds_in_force(plans: tuple[Plan, ...], day: dt.date) -> tuple[KindInForce, ...]:
    """Give each kind that has a plan in force, and those that must have one and have not."""
    held = in_force(plans, day)
    found = (
        KindInForce(kind, tuple(one.title for one in held if one.kind is kind)) for kind in PlanKind
    )
    return tuple(one for one in found if one.titles or one.kind in _REQUIRED)


def levels(dossier: Dossier) -> tuple[PlanLevel, ...]:
    held = (
        (tier, [one for kind in kinds for one in dossier.plans if one.kind is kind])
        for tier, kinds in _TIERS.items()
    )
    return tuple(
        PlanLevel(tier, tuple(_line(dossier, one) for one in plans))
        for tier, plans in held
        if plans
    )


def lapsed(plans: tuple[Plan, ...], day: dt.date) -> tuple[Lapsed, ...]:
    """Point out the plans whose period is over, while no successor is in force."""
    now = {one.id for one in in_force(plans, day)}
    held = {one.id: one for one in plans}
    return tuple(
        _lapsed(one, one.valid_to, held.get(one.superseded_by or ""))
        for one in plans
        if one.status not in PREPARED | {PlanStatus.REPEALED}
        and one.valid_to is not None
        and one.valid_to < day
        and not _followed(one, held, now)
    )


def timeline(plans: tuple[Plan, ...], day: dt.date) -> Timeline:
    """Lay the plans out over ten years, at most three of them before the day's own."""
    held = spans(plans, day)
    starts = [span.start.year for span in held.values() if span and span.start > dt.date.min]
    first = min(max(min(starts, default=day.year), day.year - BACK), day.year)
    years = range(first, first + YEARS)
    in_order = (
        one for kinds in _TIERS.values() for kind in kinds for one in plans if one.kind is kind
    )
    bars = (Bar(_boxes(one, held[one.id], years), one.title) for one in in_order)
    return Timeline(
        tuple(Year(one, now=one == day.year) for one in years),
        (*_milestones(years), *(one for one in bars if any(box.marks for box in one.boxes))),
    )


def _milestones(years: range) -> tuple[Bar, Bar]:
    """Mark the elections; the planning strategy is due the year after, boligsosialloven once."""
    elections = {one for one in years if _election(one)}
    due = {one for one in years if _election(one - 1)} | {HOUSING_ACT_DUE.year}
    return (
        Bar(_marked("V", elections, years), kind=BarKind.ELECTIONS),
        Bar(_marked("F", due, years), kind=BarKind.DEADLINES),
    )


def _marked(mark: str, held: set[int], years: range) -> tuple[Box, ...]:
    return tuple(Box(mark, milestone=True) if one in held else Box() for one in years)


def on_hearing(plan: Plan) -> bool:
    """Tell a hearing from a last day for input, which is all that a budget may have."""
    return plan.hearing_from is not None or plan.kind not in BUDGETS


def known_at(plan: Plan, day: dt.date, today: dt.date) -> Plan:
    """Give a plan as a document of an earlier day than the dossier's, `today`, could know it.

    What was adopted later was under work; what is under revision by now, or has run out, was in
    force.
    """
    if day >= today:
        return plan
    start = plan.adopted.date if plan.adopted else None
    if start and day < start:
        return replace(plan, status=PlanStatus.DRAFT, adopted=None, next_revision=None)
    held = Validity(plan.valid_from or start or dt.date.max, plan.valid_to or dt.date.max)
    since = plan.status in {PlanStatus.UNDER_REVISION, PlanStatus.EXPIRED}
    return replace(plan, status=PlanStatus.IN_FORCE) if since and held.holds(day) else plan


def hearing_ends(plan: Plan) -> dt.date | None:
    """Give the last day of a hearing: as written, or six weeks on where pbl §§ 11-13, 11-14 ask it.

    No law sets the last day for a budget or a thematic plan: none is made up for them.
    """
    if plan.hearing_to or plan.hearing_from is None or plan.kind not in HEARD:
        return plan.hearing_to
    return plan.hearing_from + SIX_WEEKS


def _span(plan: Plan, successor: Plan | None, day: dt.date) -> Validity | None:
    if plan.status in PREPARED:
        return None
    adopted = plan.adopted.date if plan.adopted else None
    start = plan.valid_from or adopted or dt.date.min
    ends = [plan.valid_to or dt.date.max]
    if successor and successor.status not in PREPARED and successor.valid_from:
        ends.append(successor.valid_from - dt.timedelta(days=1))
    if plan.status in OVER:
        ends.append(day - dt.timedelta(days=1))
    return Validity(start, min(ends))


def _followed(plan: Plan, held: dict[str, Plan], now: set[str]) -> bool:
    """Follow the chain of successors to one that is in force."""
    seen: set[str] = set()
    key = plan.superseded_by
    while key and key in held and key not in seen:
        if key in now:
            return True
        seen.add(key)
        key = held[key].superseded_by
    return False


def _lapsed(plan: Plan, ended: dt.date, successor: Plan | None) -> Lapsed:
    if successor is None:
        return Lapsed(plan.title, ended, "", None)
    return Lapsed(plan.title, ended, successor.title, successor.status)


def _line(dossier: Dossier, plan: Plan) -> PlanLine:
    return PlanLine(
        title=plan.title,
        kind=plan.kind,
        period=_period(plan.valid_from, plan.valid_to),
        adoption=plan.adopted,
        status=plan.status,
        owner=unit(dossier, plan.owner),
        next_revision=plan.next_revision,
        hearing=_hearing(plan),
        input_by=None if on_hearing(plan) else plan.hearing_to,
        says=plan.says,
    )


def _hearing(plan: Plan) -> Period | None:
    return _period(plan.hearing_from, hearing_ends(plan)) if on_hearing(plan) else None


def _period(start: dt.date | None, end: dt.date | None) -> Period | None:
    return Period(start, end) if start or end else None


def _boxes(plan: Plan, span: Validity | None, years: range) -> tuple[Box, ...]:
    return tuple(_box(plan, span, one) for one in years)


def _box(plan: Plan, span: Validity | None, year: int) -> Box:
    held = bool(span and span.meets(year))
    coming = span is None and _coming(plan).meets(year)
    marks = (
        ("G", held),
        ("U", coming),
        ("H", year in _hearing_years(plan)),
        ("R", plan.next_revision is not None and plan.next_revision.year == year),
    )
    return Box(NO_BREAK.join(mark for mark, stands in marks if stands), held, coming)


def _coming(plan: Plan) -> Validity:
    """Give the period that a draft is written for."""
    if plan.valid_from is None:
        return Validity(dt.date.max, dt.date.min)
    return Validity(plan.valid_from, plan.valid_to or dt.date.max)


def _hearing_years(plan: Plan) -> set[int]:
    days = (plan.hearing_from, hearing_ends(plan)) if on_hearing(plan) else ()
    return {one.year for one in days if one}


def _election(year: int) -> bool:
    """Municipal elections come every fourth year; the register knows the days of some."""
    return (year - ELECTIONS[0].date.year) % _TERM == 0
