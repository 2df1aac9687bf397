"""The plan hierarchy: plans by level, and which are in force at a day."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus
from pipeline.facts.names import unit
from pipeline.facts.statuses import BUDGETS, HEARD, OVER, PREPARED

SIX_WEEKS = dt.timedelta(weeks=6)


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


def in_order(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """Give the plans from the top of the hierarchy down."""
    kinds = (kind for of_tier in _TIERS.values() for kind in of_tier)
    return tuple(one for kind in kinds for one in plans if one.kind is kind)


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


def on_hearing(plan: Plan) -> bool:
    """Tell a hearing from a last day for input, which is all that a budget may have."""
    return plan.hearing_from is not None or plan.kind not in BUDGETS


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
