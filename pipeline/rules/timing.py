"""P: a plan, the case that adopts it and the notice that it begins: whose day comes when."""

import datetime as dt
from collections.abc import Iterator
from itertools import product

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Heard, Hearing
from pipeline.dossier.plans import Plan, PlanKind
from pipeline.facts.councils import coming_term
from pipeline.facts.hearings import PROGRAMMES, STARTS, about, is_heard
from pipeline.facts.laidout import LaidOut, laid_out
from pipeline.facts.statuses import ADOPTING, HEARD
from pipeline.facts.treated import of_municipal_plan, treating
from pipeline.registers.dates import later
from pipeline.rules.rule import Finding, rule

_Day = tuple[KeyPath, Plan, dt.date]


def adoption_days(dossier: Dossier) -> Iterator[_Day]:
    """Give the days that plans are adopted on, in their own words and in the cases to come."""
    for n, plan in enumerate(dossier.plans):
        if plan.adopted:
            yield ("plans", n, "adopted", "date"), plan, plan.adopted.date
        for m, step in enumerate(plan.steps):
            if step.step in ADOPTING and step.date:
                yield ("plans", n, "steps", m, "date"), plan, step.date
    yield from case_days(dossier)


def case_days(dossier: Dossier) -> Iterator[_Day]:
    """Give the days of the meetings that are to adopt a plan of the dossier."""
    for one in treating(dossier):
        for held in one.plans:
            if held.plan and one.meeting.date:
                yield ("cases", one.number, "route", one.stop, "date"), held.plan, one.meeting.date


@rule("P130")
def a_plan_is_adopted_when_its_hearing_is_over(dossier: Dossier) -> Iterator[Finding]:
    """A plan is not adopted before the last day of its hearing has passed.

    The body must know what the statements say. A statement that comes in time, and after the
    meeting, is never weighed: a fault of procedure that can make the decision void.

    Wrong:

        plans:
          - id: sub-plan
            kind: kommunedelplan
            hearing_from: 2025-02-17
            hearing_to: 2025-04-02
            adopted: {body: kommunestyret, date: 2025-03-26, case_number: 31/25}

    Right:

        plans:
          - id: sub-plan
            kind: kommunedelplan
            hearing_from: 2025-02-17
            hearing_to: 2025-04-02
            adopted: {body: kommunestyret, date: 2025-04-30, case_number: 31/25}

    Source: plan- og bygningsloven §§ 11-14, 11-15 (lovverk), as good practice for other plans
    """
    for path, plan, day in adoption_days(dossier):
        held = next((one for one in laid_out(dossier, plan) if _within(plan, one, day)), None)
        if held and held.end:
            yield Finding(
                path,
                say("the plan is on hearing until {end}, and adopted {day}", end=held.end, day=day),
                say("let the body meet after the hearing, or correct one of the days"),
            )


def _within(plan: Plan, hearing: LaidOut, day: dt.date) -> bool:
    """Tell whether a day comes before a hearing is over.

    A budget is often public up to the very meeting, and no law gives a deadline for statements.
    """
    if hearing.end is None or day < hearing.start:
        return False
    return day <= hearing.end if plan.kind in HEARD else day < hearing.end


@rule("P131", severity=Severity.WARNING)
def a_planning_strategy_is_for_one_council(dossier: Dossier) -> Iterator[Finding]:
    """A planning strategy does not go on after the next council must have its own.

    Each council makes its strategy within a year after it is constituted. Periods are told in whole
    years, so the year after the election is taken whole.

    Wrong:

        plans:
          - id: strategy
            kind: planning_strategy
            valid_to: 2032-12-31
            adopted: {body: kommunestyret, date: 2024-10-17, case_number: 66/24}

    Right:

        plans:
          - id: strategy
            kind: planning_strategy
            valid_to: 2027-12-31
            adopted: {body: kommunestyret, date: 2024-10-17, case_number: 66/24}

    Source: plan- og bygningsloven § 10-1 first paragraph (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        day = one.adopted.date if one.adopted else one.valid_from
        if one.kind is not PlanKind.PLANNING_STRATEGY or not one.valid_to or not day:
            continue
        election = coming_term(dossier, day).day.year
        if one.valid_to.year > election + 1:
            yield Finding(
                ("plans", n, "valid_to"),
                say(
                    "the strategy goes on until {end}, and the council is elected anew in {year}",
                    end=one.valid_to,
                    year=election,
                ),
                say("a strategy is for the council's own period; correct the last day"),
            )


_FOUR_YEARS = {
    PlanKind.FINANCIAL_PLAN: "kommuneloven § 14-3",
    PlanKind.HANDLINGSDEL: "plan- og bygningsloven § 11-1",
}
_YEARS = 4
# What is adopted so late in a year is for the next one.
_AUTUMN = 10


def _first_year(day: dt.date) -> int:
    return later(day, years=1).year if day.month >= _AUTUMN else day.year


@rule("P132", severity=Severity.WARNING)
def a_financial_plan_is_for_four_years(dossier: Dossier) -> Iterator[Finding]:
    """A financial plan, and the action part of the municipal plan, is for four years or more.

    The act counts from the year that comes. The action part of a thematic plan may be shorter.

    Wrong:

        plans:
          - id: financial-plan
            kind: financial_plan
            valid_from: 2026-01-01
            valid_to: 2028-12-31

    Right:

        plans:
          - id: financial-plan
            kind: financial_plan
            valid_from: 2026-01-01
            valid_to: 2029-12-31

    Source: kommuneloven § 14-3; plan- og bygningsloven § 11-1 fourth paragraph (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        law, start, end = _FOUR_YEARS.get(one.kind), one.valid_from, one.valid_to
        if not law or not start or not end or end < start:
            continue
        if one.kind is PlanKind.HANDLINGSDEL and not of_municipal_plan(one.title):
            continue
        years = end.year - _first_year(start) + 1
        if years < _YEARS:
            yield Finding(
                ("plans", n, "valid_to"),
                say(
                    "the plan covers {years} of the four years that {law} asks for",
                    years=years,
                    law=law,
                ),
                say("correct the period"),
            )


_YEARLY = frozenset({PlanKind.FINANCIAL_PLAN, PlanKind.ANNUAL_BUDGET})


@rule("P133", severity=Severity.WARNING)
def a_budget_is_adopted_before_its_year(dossier: Dossier) -> Iterator[Finding]:
    """A budget or a financial plan is adopted before its first year begins.

    What is adopted in the year changes a budget that there was before: then the first adoption
    stands there too, as adopted or as a step.

    Wrong:

        plans:
          - id: budget
            kind: annual_budget
            valid_from: 2026-01-01
            adopted: {body: kommunestyret, date: 2026-01-21, case_number: 4/26}

    Right:

        plans:
          - id: budget
            kind: annual_budget
            valid_from: 2026-01-01
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}

    Source: kommuneloven § 14-3 first paragraph (lovverk)
    """
    first: dict[str, _Day] = {}
    for path, plan, day in adoption_days(dossier):
        if plan.kind in _YEARLY and plan.valid_from:
            held = first.setdefault(plan.id, (path, plan, day))
            if day < held[2]:
                first[plan.id] = path, plan, day
    for path, plan, day in first.values():
        if plan.valid_from and day.year >= _first_year(plan.valid_from):
            yield Finding(
                path,
                say("adopted {day}, when the year had begun", day=day),
                say("correct the date; the council adopts it before the turn of the year"),
            )


@rule("P136", severity=Severity.WARNING)
def a_case_on_statements_comes_after_the_hearing(dossier: Dossier) -> Iterator[Finding]:
    """A case that is put forward after a hearing is dated after the deadline of the hearing.

    The case shall show how the statements were assessed. One that is written before the deadline
    has not seen them all.

    Wrong:

        cases:
          - {id: homes, date: 2026-02-09}
        hearings:
          - {id: plan, date: 2026-01-05, deadline: 2026-02-20, case: homes}

    Right:

        cases:
          - {id: homes, date: 2026-03-02}
        hearings:
          - {id: plan, date: 2026-01-05, deadline: 2026-02-20, case: homes}

    Source: plan- og bygningsloven § 11-14 second paragraph (lovverk), as good practice for all
    """
    # A case without a date of its own is still being written.
    days = {one.id: (n, one.date) for n, one in enumerate(dossier.cases) if one.date}
    for held in dossier.hearings:
        n, day = days.get(held.case or "", (0, dt.date.max))
        if day <= held.deadline:
            yield Finding(
                ("cases", n, "date"),
                say("the case is of {day}, and the hearing ends {end}", day=day, end=held.deadline),
                say("write the case after the deadline, or name another case in the hearing"),
            )


@rule("P143", severity=Severity.WARNING)
def a_programme_is_heard_while_the_start_is_told(dossier: Dossier) -> Iterator[Finding]:
    """The programme of a municipal plan is on hearing while the notice of its start is out.

    Who hears that the work starts is to say what it should look into, and that is what the
    programme is about. The act says that the two are normally sent at the same time. Some days
    between them are no fault; a programme that nobody sees before the notice has run out is.

    Wrong:

        plans:
          - {id: sub-plan, kind: kommunedelplan}
        hearings:
          - {id: start, what: start, plan: sub-plan, date: 2026-02-02, deadline: 2026-03-16}
          - {id: later, what: programme, plan: sub-plan, date: 2026-03-17, deadline: 2026-04-28}

    Right:

        plans:
          - {id: sub-plan, kind: kommunedelplan}
        hearings:
          - {id: start, what: start, plan: sub-plan, date: 2026-02-02, deadline: 2026-03-16}
          - {id: same, what: programme, plan: sub-plan, date: 2026-02-02, deadline: 2026-03-16}

    Source: plan- og bygningsloven §§ 4-1 second paragraph and 11-13 first paragraph (lovverk)
    """
    for n, one in enumerate(dossier.hearings):
        if one.what is not Heard.PROGRAMME or not is_heard(dossier, one):
            continue
        starts = about(dossier, one.plan, STARTS)
        # A programme that was there in time may be heard anew.
        every = about(dossier, one.plan, PROGRAMMES)
        if starts and not any(_meet(*both) for both in product(every, starts)):
            told = min(starts, key=lambda held: abs(held.first_day - one.first_day))
            yield Finding(
                ("hearings", n, "date"),
                say(
                    "the programme is on hearing {begins} to {ends}, and the notice that the work "
                    "starts is out {start} to {end}",
                    begins=one.first_day,
                    ends=one.deadline,
                    start=told.first_day,
                    end=told.deadline,
                ),
                say(
                    "plan- og bygningsloven § 11-13 has them normally at the same time: correct a "
                    "day, or send both as one, with what: start_and_programme"
                ),
            )


def _meet(one: Hearing, other: Hearing) -> bool:
    """Tell whether the days of two hearings have one in common."""
    return one.first_day <= other.deadline and other.first_day <= one.deadline
