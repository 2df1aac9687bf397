"""The plan hierarchy: plans by level, and which are in force at a day."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus, PlanStep, Step
from pipeline.facts.names import municipality_at, unit
from pipeline.facts.planned import PlannedMeasure, planned
from pipeline.facts.statuses import (
    ADOPTING,
    BUDGETS,
    LASTING,
    OVER,
    PREPARED,
    adopted_on,
    adoptions,
    current,
    first_start,
    hearing,
    start,
    statuses,
    taken,
)
from pipeline.frozen import Frozen, replace


class Tier(Enum):
    """The levels as the overview groups them; the template has their names."""

    STRATEGY = "strategy"
    MUNICIPAL_PLAN = "municipal_plan"
    THEMATIC = "thematic"
    ECONOMY = "economy"


_TIERS = {
    Tier.STRATEGY: (PlanKind.PLANNING_STRATEGY,),
    Tier.MUNICIPAL_PLAN: (PlanKind.SAMFUNNSDEL, PlanKind.AREALDEL, PlanKind.KOMMUNEDELPLAN),
    Tier.THEMATIC: (PlanKind.TEMAPLAN,),
    Tier.ECONOMY: (
        PlanKind.HANDLINGSDEL,
        PlanKind.FINANCIAL_PLAN,
        PlanKind.ANNUAL_BUDGET,
        PlanKind.STRATEGY_DOCUMENT,
    ),
}
# The plans that the law asks every municipality for.
_REQUIRED = {
    PlanKind.PLANNING_STRATEGY,
    PlanKind.SAMFUNNSDEL,
    PlanKind.AREALDEL,
    PlanKind.FINANCIAL_PLAN,
    PlanKind.ANNUAL_BUDGET,
}


class Validity(Frozen):
    """The days a plan is in force, ends included; without an end it goes on."""

    start: dt.date
    end: dt.date

    def holds(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def meets(self, year: int) -> bool:
        return self.start.year <= year <= self.end.year and self.start <= self.end


class Period(Frozen):
    """The first and the last day of something, of which one may be unknown."""

    start: dt.date | None
    end: dt.date | None


class PlanLine(Frozen):
    """A plan as the overview's table prints it."""

    title: str
    kind: PlanKind
    period: Period | None
    adoption: Adoption | None
    # Of the adoption, where the municipality had another name then.
    municipality: str
    status: PlanStatus
    owner: str
    next_revision: dt.date | None
    hearing: Period | None
    input_by: dt.date | None
    says: Prose
    measures: tuple[PlannedMeasure, ...]

    @property
    def begun(self) -> bool:
        """Whether anybody can be asked how far its measures have come."""
        return self.status not in PREPARED | {PlanStatus.ADOPTED}


class PlanLevel(Frozen):
    """A level of the hierarchy with its plans."""

    tier: Tier
    plans: tuple[PlanLine, ...]


class KindInForce(Frozen):
    """A kind of plan, and the plans of that kind in force at the dossier's date."""

    kind: PlanKind
    titles: tuple[str, ...]


class Lapsed(Frozen):
    """A plan whose period is over, while no successor is in force."""

    title: str
    ended: dt.date
    successor: str
    status: PlanStatus | None


def editions(dossier: Dossier) -> tuple[Plan, ...]:
    """Give the plans; where one has been rolled for a period to come, the edition before it too.

    That one is in force until then, so it has the plan's key, and the other takes over from it.
    """
    return dossier.once(_editions)


def _editions(dossier: Dossier) -> tuple[Plan, ...]:
    return tuple(one for plan in dossier.plans for one in _in_turn(dossier, plan))


def _in_turn(dossier: Dossier, plan: Plan) -> Iterator[Plan]:
    before = _standing(dossier, plan)
    if before is plan:
        yield plan
        return
    key = f"{plan.id} {plan.valid_from}"
    yield replace(before, replaced_by=key)
    # It is adopted for its own period alone; what was adopted before it was another edition.
    steps = (replace(one, step=Step.ADOPTION) for one in taken(plan, ADOPTING, dossier.date))
    others = (one for one in plan.steps if one.step not in ADOPTING)
    yield replace(plan, id=key, steps=(*others, *steps), earlier=())


def _standing(dossier: Dossier, plan: Plan) -> Plan:
    """Give the edition of a plan that is in force on the dossier's day, or the newest of them."""
    one: Plan | None = plan
    while one and (begun := start(one, dossier.date)):
        if begun <= dossier.date:
            return one
        one = edition_before(dossier, one)
    return plan


def edition_before(dossier: Dossier, plan: Plan) -> Plan | None:
    """Give a plan as it read the day before it was adopted last, if it was adopted before too."""
    adopted = adopted_on(plan, dossier.date)
    if adopted in {None, dt.date.min} or not any(taken(plan, {Step.ROLLING}, dossier.date)):
        return None
    then = dossier.at(adopted - dt.timedelta(days=1))
    return next((one for one in then.plans if one.id == plan.id), None)


def spans(plans: tuple[Plan, ...], day: dt.date) -> dict[str, Validity | None]:
    """Give the days that each plan is in force, as far as the dossier knows on this day."""
    known = zip(plans, statuses(plans, day), strict=True)
    held = {one.id: (one, status) for one, status in known}
    return {
        one.id: _span(one, status, _start_of(held.get(one.replaced_by or ""), day), day)
        for one, status in held.values()
    }


def in_force(plans: tuple[Plan, ...], day: dt.date) -> tuple[Plan, ...]:
    held = spans(plans, day)
    return tuple(one for one in plans if (span := held[one.id]) and span.holds(day))


def kinds_in_force(plans: tuple[Plan, ...], day: dt.date) -> tuple[KindInForce, ...]:
    """Give each kind that has a plan in force, and those that have none and should have.

    The law asks for some; of others a plan is adopted that will be in force.
    """
    held = in_force(plans, day)
    known = zip(plans, statuses(plans, day), strict=True)
    coming = {one.kind for one, status in known if status is PlanStatus.ADOPTED}
    found = (
        KindInForce(kind, tuple(one.title for one in held if one.kind is kind)) for kind in PlanKind
    )
    return tuple(one for one in found if one.titles or one.kind in _REQUIRED | coming)


def in_order(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """Give the plans from the top of the hierarchy down."""
    kinds = (kind for of_tier in _TIERS.values() for kind in of_tier)
    return tuple(one for kind in kinds for one in plans if one.kind is kind)


def archive_case(plan: Plan) -> str | None:
    """Give the number that the archive has given the case of a plan."""
    return plan.references.case_number or plan.archive_case


def levels(dossier: Dossier) -> tuple[PlanLevel, ...]:
    known = tuple(zip(dossier.plans, current(dossier), strict=True))
    held = (
        (tier, [one for kind in kinds for one in known if one[0].kind is kind])
        for tier, kinds in _TIERS.items()
    )
    return tuple(
        PlanLevel(tier, tuple(_line(dossier, *one) for one in plans))
        for tier, plans in held
        if plans
    )


def lapsed(plans: tuple[Plan, ...], day: dt.date) -> tuple[Lapsed, ...]:
    """Point out the plans whose period is over, while no successor is in force."""
    now = {one.id for one in in_force(plans, day)}
    known = zip(plans, statuses(plans, day), strict=True)
    held = {one.id: (one, status) for one, status in known}
    return tuple(
        _lapsed(one, one.valid_to, *held.get(one.replaced_by or "", _NOBODY))
        for one, status in held.values()
        if status in OVER - {PlanStatus.REPEALED}
        and one.valid_to is not None
        and one.valid_to < day
        and not _followed(one, {key: each for key, (each, _) in held.items()}, now)
    )


# Where a plan has no successor.
_NOBODY: tuple[None, None] = (None, None)


def on_hearing(plan: Plan) -> bool:
    """Tell a hearing from a last day for input, which is all that a budget may have."""
    return hearing(plan)[0] is not None or plan.kind not in BUDGETS


def hearing_ends(plan: Plan) -> dt.date | None:
    """Give the last day of a hearing, or of what is asked for in its place."""
    return hearing(plan)[1]


def adoption(plan: Plan, day: dt.date) -> Adoption | None:
    """Give the newest decision that a plan rests on, of those that are told of with their case."""
    return max(adoptions(plan, day), key=lambda one: one.date, default=None)


def _span(
    plan: Plan, status: PlanStatus, followed: dt.date | None, day: dt.date
) -> Validity | None:
    if status in PREPARED:
        return None
    ends = [plan.valid_to or dt.date.max]
    if plan.kind in LASTING and (followed or status not in OVER):
        # It goes on after its period, and nobody knows how long; it is seen to hold today.
        ends = [dt.date.max if followed or not plan.valid_to else max(plan.valid_to, day)]
    if followed:
        ends.append(followed - dt.timedelta(days=1))
    if status in OVER:
        ends.append(day - dt.timedelta(days=1))
        ends += [one.date - dt.timedelta(days=1) for one in _last_steps(plan, day) if one.date]
    return Validity(_start(plan, day), min(ends))


def _last_steps(plan: Plan, day: dt.date) -> Iterator[PlanStep]:
    return taken(plan, (Step.REPEAL, Step.REPLACEMENT), day)


def _start(plan: Plan, day: dt.date) -> dt.date:
    return start(plan, day) or dt.date.min


def _start_of(successor: tuple[Plan, PlanStatus] | None, day: dt.date) -> dt.date | None:
    """Give the day that a successor takes over, once it is adopted and the day is known."""
    if successor is None or successor[1] in PREPARED:
        return None
    begun = first_start(successor[0], day)
    return begun if begun and begun > dt.date.min else None


def _followed(plan: Plan, held: dict[str, Plan], now: set[str]) -> bool:
    """Follow the chain of successors to one that is in force."""
    seen: set[str] = set()
    key = plan.replaced_by
    while key and key in held and key not in seen:
        if key in now:
            return True
        seen.add(key)
        key = held[key].replaced_by
    return False


def _lapsed(
    plan: Plan, ended: dt.date, successor: Plan | None, status: PlanStatus | None
) -> Lapsed:
    return Lapsed(plan.title, ended, successor.title if successor else "", status)


def _line(dossier: Dossier, plan: Plan, status: PlanStatus) -> PlanLine:
    by = adoption(plan, dossier.date)
    return PlanLine(
        title=plan.title,
        kind=plan.kind,
        period=_period(plan.valid_from, plan.valid_to),
        adoption=by,
        municipality=municipality_at(dossier, by.date) if by else "",
        status=status,
        owner=unit(dossier, plan.owner),
        next_revision=plan.next_revision,
        hearing=_hearing(plan),
        input_by=None if on_hearing(plan) else hearing_ends(plan),
        says=plan.says,
        measures=planned(dossier, plan),
    )


def _hearing(plan: Plan) -> Period | None:
    return _period(*hearing(plan)) if on_hearing(plan) else None


def _period(start: dt.date | None, end: dt.date | None) -> Period | None:
    return Period(start, end) if start or end else None
