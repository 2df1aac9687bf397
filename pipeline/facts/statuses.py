"""Where a plan stands at a day, and statuses and kinds by what they have in common."""

import datetime as dt
from collections.abc import Collection, Iterator

from pipeline.contract.timed import named
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus, PlanStep, Step
from pipeline.registers.dates import SIX_WEEKS

# Not adopted yet.
PREPARED = frozenset({PlanStatus.DRAFT, PlanStatus.HEARING})
# Being made or made anew: somebody can still have input.
UNDER_WORK = PREPARED | {PlanStatus.UNDER_REVISION}
# A plan under revision holds until the next is adopted.
IN_FORCE = frozenset({PlanStatus.IN_FORCE, PlanStatus.UNDER_REVISION})
# Holds no more.
OVER = frozenset({PlanStatus.SUPERSEDED, PlanStatus.EXPIRED, PlanStatus.REPEALED})

# The plans that pbl chapter 11 sends on hearing.
HEARD = frozenset({PlanKind.SAMFUNNSDEL, PlanKind.AREALDEL, PlanKind.KOMMUNEDELPLAN})
BUDGETS = frozenset({PlanKind.FINANCIAL_PLAN, PlanKind.ANNUAL_BUDGET, PlanKind.STRATEGY_DOCUMENT})
# What gives money to what other plans have chosen.
MONEY = BUDGETS | {PlanKind.HANDLINGSDEL}

# By these a body gives a plan its force.
ADOPTING = frozenset({Step.ADOPTION, Step.ROLLING})
_BEGUN = frozenset({Step.START, Step.PROGRAMME, Step.HEARING, Step.REVISION})
_ENDED = {
    Step.REPEAL: PlanStatus.REPEALED,
    Step.REPLACEMENT: PlanStatus.SUPERSEDED,
    Step.EXPIRY: PlanStatus.EXPIRED,
}
# Hold until they are changed, repealed or replaced, whatever their period: pbl §§ 11-6, 11-17.
LASTING = frozenset({PlanKind.AREALDEL})

_LONG_AGO, _JUST_NOW = dt.date.min, dt.date.max


def statuses(plans: tuple[Plan, ...], day: dt.date) -> tuple[PlanStatus, ...]:
    """Give the status of each plan, in their order, as far as they tell of this day."""
    held = {one.id: one for one in plans}
    return tuple(status(one, held.get(one.replaced_by or ""), day) for one in plans)


def current(dossier: Dossier) -> tuple[PlanStatus, ...]:
    """Give the status of each plan at the dossier's date."""
    return dossier.once(_current)


def _current(dossier: Dossier) -> tuple[PlanStatus, ...]:
    return statuses(dossier.plans, dossier.date)


def status(plan: Plan, successor: Plan | None, day: dt.date) -> PlanStatus:
    """Say where a plan stands at a day; what came later, or is only meant to come, counts not.

    A step without a day has been taken: a beginning so late that nothing has come of it yet, an
    adoption so early that everything else came after it.
    """
    adopted = adopted_on(plan, day)
    over = bool(plan.valid_to and plan.valid_to < day)
    replaced = bool(successor and (begun := first_start(successor, day)) and begun <= day)
    if ended := _ended(plan, adopted or _LONG_AGO, day):
        # Only what is in force can have replaced it; until then its period has run out.
        only_over = ended is PlanStatus.SUPERSEDED and successor and not replaced and over
        return PlanStatus.EXPIRED if only_over else ended
    if replaced:
        return PlanStatus.SUPERSEDED
    if adopted is None:
        return PlanStatus.HEARING if is_on_hearing(plan, day) else PlanStatus.DRAFT
    if over and plan.kind not in LASTING:
        return PlanStatus.EXPIRED
    if (begun := start(plan, day)) and begun > day:
        return PlanStatus.ADOPTED
    return PlanStatus.UNDER_REVISION if _revised(plan, adopted, day) else PlanStatus.IN_FORCE


def adopted_on(plan: Plan, day: dt.date) -> dt.date | None:
    """Give the last day that the plan was adopted, with the earliest for one that nobody knows."""
    return max(_adopted(plan, day), default=None)


def started(plan: Plan) -> dt.date | None:
    """Give the day that the work on a plan began, as far as anybody has told."""
    days = (one.date for one in plan.steps if one.step in _BEGUN and one.date)
    return plan.started or min(days, default=None)


def start(plan: Plan, day: dt.date) -> dt.date | None:
    """Give the first day that a plan which is adopted is in force as it reads; it may be ahead.

    So it is with one that is rolled before the period that it is rolled for: until then the
    edition before holds, and this one does not.
    """
    adopted = adopted_on(plan, day)
    return None if adopted is None else plan.valid_from or adopted


def first_start(plan: Plan, day: dt.date) -> dt.date | None:
    """Give the first day that any edition of a plan is in force, as far as the dossier tells."""
    begun = start(plan, day)
    if begun is None or begun <= day or not any(taken(plan, {Step.ROLLING}, day)):
        return begun
    days = (named(one).get("valid_from") for one in plan.earlier)
    return min((one for one in days if one), default=min(_adopted(plan, day)))


def _adopted(plan: Plan, day: dt.date) -> list[dt.date]:
    """Give the days of all adoptions; a plan that is revised has been adopted, if nobody tells."""
    days: list[dt.date] = []
    if plan.steps:
        days += [one.date or _LONG_AGO for one in taken(plan, ADOPTING, day)]
        days += [_LONG_AGO for one in taken(plan, {Step.REVISION}, day)]
    if plan.adopted and plan.adopted.date <= day:
        days.append(plan.adopted.date)
    return days


def adoptions(plan: Plan, day: dt.date) -> tuple[Adoption, ...]:
    """Give the decisions that have adopted or rolled a plan, one for each day."""
    steps = (
        Adoption(body=one.body, date=one.date, case_number=one.case_number)
        for one in taken(plan, ADOPTING, day)
        if one.body and one.date and one.case_number
    )
    held = {one.date: one for one in steps}
    if plan.adopted and plan.adopted.date <= day:
        held[plan.adopted.date] = plan.adopted
    return tuple(held.values())


def edition_days(plan: Plan, day: dt.date) -> tuple[dt.date, ...]:
    """Give the days that a plan was adopted or rolled by a day, the first first."""
    return tuple(sorted(_edition_days(plan, day)))


def _edition_days(plan: Plan, day: dt.date) -> set[dt.date]:
    steps = {one.date for one in taken(plan, ADOPTING, day) if one.date}
    return steps | ({plan.adopted.date} if plan.adopted and plan.adopted.date <= day else set())


def taken(plan: Plan, steps: Collection[Step], day: dt.date) -> Iterator[PlanStep]:
    """Give the steps of these kinds that a plan had taken by a day, known by day or not."""
    for one in plan.steps:
        if one.step in steps and (one.date is None or one.date <= day):
            yield one


def hearing(plan: Plan) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and the last day of a plan's hearing, or of the newest of its hearings.

    Six weeks are the least where pbl §§ 11-13, 11-14 ask for them. No law sets the last day for a
    budget or a thematic plan: none is made up for them.
    """
    steps = [one for one in plan.steps if one.step is Step.HEARING and one.date]
    last = max(steps, key=lambda one: one.date or _LONG_AGO, default=None)
    start, end = plan.hearing_from, plan.hearing_to
    if last and not start and not end:
        start, end = last.date, last.deadline or last.until
    return start, (start + SIX_WEEKS if start and not end and plan.kind in HEARD else end)


def is_on_hearing(plan: Plan, day: dt.date) -> bool:
    start, end = hearing(plan)
    begun = (start and start <= day) or any(
        one.date is None for one in taken(plan, {Step.HEARING}, day)
    )
    return bool(begun) and (end is None or day <= end)


def _ended(plan: Plan, adopted: dt.date, day: dt.date) -> PlanStatus | None:
    """Give what the newest of the steps that end a plan made of it, unless it was adopted anew."""
    ends = [
        (one.date or _JUST_NOW, _ENDED[one.step])
        for one in (taken(plan, _ENDED, day) if plan.steps else ())
        if (one.date or _JUST_NOW) >= adopted
    ]
    return max(ends, key=lambda one: one[0])[1] if ends else None


def _revised(plan: Plan, adopted: dt.date, day: dt.date) -> bool:
    """Tell whether work on a plan has begun anew since it was adopted."""
    return any(
        one.date > adopted if one.date else one.step is Step.REVISION
        for one in taken(plan, _BEGUN, day)
    )
