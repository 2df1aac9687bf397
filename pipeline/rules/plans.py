"""P: plans and their periods, and when the foundation is evaluated."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Plan, PlanKind, PlanStatus, Step
from pipeline.facts.councils import last_term
from pipeline.facts.hierarchy import adoption
from pipeline.facts.quoted import premise_at
from pipeline.facts.statuses import IN_FORCE, current, taken
from pipeline.pattern import pattern
from pipeline.registers.dates import later
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import election_day, named, sentences


@rule("P032", severity=Severity.WARNING)
def a_plan_that_has_expired_is_not_rolled_on(dossier: Dossier) -> Iterator[Finding]:
    """A plan that is rolled or revised has not expired.

    Thematic plans often outlive their period without being renewed. A plan whose last day has
    passed is printed as expired, whatever has been done with it since.

    Wrong:

        plans:
          - id: housing-plan
            valid_from: 2015-01-01
            valid_to: 2020-12-31
            steps:
              - {step: revision, date: 2022-03-01}

    Right:

        plans:
          - id: housing-plan
            valid_from: 2015-01-01
            valid_to: 2028-12-31
            steps:
              - {step: revision, date: 2022-03-01}

    Source: plan- og bygningsloven § 10-1: the strategy decides which plans go on (lovverk)
    """
    for n, one in _standing(dossier, {PlanStatus.EXPIRED}):
        kept = taken(one, {Step.ROLLING, Step.REVISION}, dossier.date)
        if one.valid_to and any(step.date is None or step.date > one.valid_to for step in kept):
            yield Finding(
                ("plans", n, "valid_to"),
                say("the plan ended {end}, and work on it goes on after that", end=one.valid_to),
                say("if it was prolonged, write the new last day; else name the plan that follows"),
            )


def _standing(dossier: Dossier, wanted: Collection[PlanStatus]) -> Iterator[tuple[int, Plan]]:
    """Give the plans that stand so at the dossier's date, with their places."""
    known = zip(dossier.plans, current(dossier), strict=True)
    return ((n, one) for n, (one, status) in enumerate(known) if status in wanted)


@rule("P033", binding=say("no day is in such a period, so no document could place the plan"))
def a_plan_ends_after_it_begins(dossier: Dossier) -> Iterator[Finding]:
    """A plan does not end before it begins.

    Documents print the period.

    Wrong:

        plans:
          - {id: housing-plan, valid_from: 2024-01-01, valid_to: 2023-12-31}

    Right:

        plans:
          - {id: housing-plan, valid_from: 2024-01-01, valid_to: 2027-12-31}

    Source: design of the plan overview
    """
    for n, one in enumerate(dossier.plans):
        if one.valid_to and one.valid_from and one.valid_to < one.valid_from:
            yield Finding(
                ("plans", n, "valid_to"),
                say("{end} is before {start}", end=one.valid_to, start=one.valid_from),
                say("swap the dates, or correct the year"),
            )


@rule("P034", severity=Severity.WARNING)
def the_foundation_is_evaluated_after_an_election(dossier: Dossier) -> Iterator[Finding]:
    """The foundation is evaluated after each municipal election.

    A new council shall know what it has inherited. The evaluation is due when the planning
    strategy is: a year after the council was constituted. Where councils does not say when that
    was, it is 31 October.

    Wrong:

        date: 2025-03-03
        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: true, date: 2022-06-16, case_number: 40/22}

    Right:

        date: 2025-03-03
        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: true, date: 2024-06-13, case_number: 40/24}

    Source: veiviseren.no, values process, phase 3; plan- og bygningsloven § 10-1 for the date
    """
    decision, term = premise_at(dossier, dossier.date), last_term(dossier, dossier.date)
    if decision is None or term is None or decision.date >= term.day:
        return
    due = term.strategy_due
    evaluated = any(term.day <= one.date <= dossier.date for one in dossier.evaluation)
    if dossier.date > due and not evaluated:
        yield Finding(
            ("decisions", dossier.decisions.index(decision), "date"),
            say(
                "adopted {adopted}, before the election {election}, and not evaluated since",
                adopted=decision.date,
                election=election_day(term),
            ),
            say("the evaluation was due {due}; add it under evaluation", due=due),
        )


@rule("P101", severity=Severity.WARNING)
def a_superseded_plan_names_its_successor(dossier: Dossier) -> Iterator[Finding]:
    """A plan that has been replaced names the plan that took its place.

    Who finds the old plan needs the way to the new one.

    Wrong:

        plans:
          - {id: old-plan, steps: [{step: replacement}]}

    Right:

        plans:
          - {id: old-plan, steps: [{step: replacement}], replaced_by: housing-plan}
          - {id: housing-plan}

    Source: design of the plan overview
    """
    for n, one in _standing(dossier, {PlanStatus.SUPERSEDED}):
        if not one.replaced_by:
            yield Finding(
                ("plans", n, "steps"),
                say("the plan is replaced, but not by which"),
                say("write replaced_by with the id of the successor"),
            )


@rule("P102", severity=Severity.WARNING)
def a_plan_in_force_is_adopted(dossier: Dossier) -> Iterator[Finding]:
    """A plan in force has the decision that adopted it.

    Documents print body, date and case number; without them the plan cannot be found in the
    minutes.

    Wrong:

        plans:
          - {id: housing-plan, steps: [{step: adoption}]}

    Right:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2023-12-14, case_number: 91/23}

    Source: plan- og bygningsloven § 11-15; kommuneloven § 11-4 (lovverk)
    """
    for n, one in _standing(dossier, IN_FORCE):
        if adoption(one, dossier.date) is None:
            yield Finding(
                ("plans", n, "steps"),
                say("the plan is in force, but adopted is missing"),
                say("write adopted with body, date and case_number"),
            )


@rule("P103", severity=Severity.WARNING)
def the_next_revision_is_ahead(dossier: Dossier) -> Iterator[Finding]:
    """The next revision of a plan in force lies ahead, unless the revision has begun.

    A date that has passed in silence is printed in the plan overview as if it were a promise.

    Wrong:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2023-12-14, case_number: 91/23}
            next_revision: 2025-01-01

    Right:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2023-12-14, case_number: 91/23}
            next_revision: 2027-01-01

    Source: plan- og bygningsloven §§ 10-1, 11-4 (lovverk)
    """
    for n, one in _standing(dossier, {PlanStatus.IN_FORCE}):
        if one.next_revision and one.next_revision < dossier.date:
            yield Finding(
                ("plans", n, "next_revision"),
                say("the revision {day} has passed", day=one.next_revision),
                say("write the step revision with its day, or the new date"),
            )


_CHAPTER_11 = pattern(r"§§?\s*11-1[1-7]|kapittel 11|planprogram", re.IGNORECASE)


_DENIES = pattern(r"\b(?:ikke|ikkje|ingen|inga|uten|utan|verken|korkje)\b", re.IGNORECASE)


@rule("P043", severity=Severity.WARNING)
def the_kind_of_plan_is_the_one_it_is_called(dossier: Dossier) -> Iterator[Finding]:
    """A thematic plan is not described as a kommunedelplan, nor the other way round.

    A kommunedelplan follows chapter 11 of the act, with a programme and two hearings. A thematic
    plan has no such process. Documents print the kind, and the reader believes it.

    Wrong:

        plans:
          - {id: housing-plan, kind: temaplan, title: Kommunedelplan for bolig}

    Right:

        plans:
          - {id: housing-plan, kind: kommunedelplan, title: Kommunedelplan for bolig}

    Source: veiviseren.no, thematic plan, before the start; plan- og bygningsloven § 11-1
    """
    for n, one in enumerate(dossier.plans):
        called = one.title.lower()
        sub, thematic = "kommunedelplan" in called, "temaplan" in called
        if one.kind is PlanKind.TEMAPLAN and sub and not thematic:
            yield _called(n, "kommunedelplan", named(one.kind, dossier.norm))
        elif one.kind is PlanKind.KOMMUNEDELPLAN and thematic and not sub:
            yield _called(n, "temaplan", named(one.kind, dossier.norm))
        elif one.kind is PlanKind.TEMAPLAN and any(map(_cites_chapter_11, one.says)):
            yield Finding(
                ("plans", n, "says"),
                say("a thematic plan does not follow chapter 11 of plan- og bygningsloven"),
                say("write kind: kommunedelplan if it is one, or leave the process out"),
            )


def _cites_chapter_11(text: str) -> bool:
    return any(_CHAPTER_11.search(one) and not _DENIES.search(one) for one in sentences(text))


def _called(n: int, word: str, kind: str) -> Finding:
    return Finding(
        ("plans", n, "kind"),
        say("the title says {word}, and kind is {kind}", word=word, kind=kind),
        say("correct the one that is wrong"),
    )


_VALUES = pattern(r"verdigrunnlag|\bverdi(?:er|ene|ar|ane)\b", re.IGNORECASE)


@rule("P044", severity=Severity.WARNING)
def the_foundation_is_found_in_a_plan(dossier: Dossier) -> Iterator[Finding]:
    """A year after it was adopted, the foundation is found in some plan.

    Values that stand in no plan and no budget do not steer anything. A plan names the values that
    it has taken in under values, and what they ask of a plan on hearing stands under inputs.

    Wrong:

        date: 2026-09-01
        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        plans: [{id: housing-plan}]

    Right:

        date: 2026-09-01
        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        plans:
          - {id: housing-plan, values: [equal-worth]}

    Source: veiviseren.no, values process, phase 3: the values are worked into the plans
    """
    decision = premise_at(dossier, later(dossier.date, years=-1))
    if decision is None or not dossier.plans:
        return
    traced = any(
        one.values or one.inputs or any(map(_VALUES.search, one.says)) for one in dossier.plans
    )
    if not traced:
        yield Finding(
            ("plans",),
            say("no plan says anything of the foundation, adopted {day}", day=decision.date),
            say("name the values a plan has taken in, or write what they ask of one under inputs"),
        )


_ONE_OF_A_KIND = {
    PlanKind.PLANNING_STRATEGY,
    PlanKind.SAMFUNNSDEL,
    PlanKind.FINANCIAL_PLAN,
    PlanKind.ANNUAL_BUDGET,
}


@rule("P104", severity=Severity.WARNING)
def one_plan_of_its_kind_is_in_force(dossier: Dossier) -> Iterator[Finding]:
    """No two planning strategies, societal parts, financial plans or budgets are in force at once.

    The newer has taken the place of the older, which then names it under replaced_by.

    Wrong:

        plans:
          - id: old
            kind: samfunnsdel
            valid_from: 2016-01-01
            valid_to: 2028-12-31
            adopted: {body: kommunestyret, date: 2015-12-10, case_number: 90/15}
          - id: new
            kind: samfunnsdel
            valid_from: 2024-01-01
            valid_to: 2036-12-31
            adopted: {body: kommunestyret, date: 2023-12-14, case_number: 91/23}

    Right:

        plans:
          - id: old
            kind: samfunnsdel
            valid_from: 2016-01-01
            valid_to: 2028-12-31
            adopted: {body: kommunestyret, date: 2015-12-10, case_number: 90/15}
            replaced_by: new
          - id: new
            kind: samfunnsdel
            valid_from: 2024-01-01
            valid_to: 2036-12-31
            adopted: {body: kommunestyret, date: 2023-12-14, case_number: 91/23}

    Source: plan- og bygningsloven §§ 10-1, 11-1; kommuneloven § 14-2 (lovverk)
    """
    held: dict[PlanKind, Plan] = {}
    for n, one in _standing(dossier, IN_FORCE | {PlanStatus.ADOPTED}):
        if one.kind not in _ONE_OF_A_KIND:
            continue
        other = held.setdefault(one.kind, one)
        followed = {other.id, one.id} & {other.replaced_by, one.replaced_by}
        if other is not one and not followed and _overlap(other, one):
            yield Finding(
                ("plans", n),
                say(
                    "another plan of kind {kind} is in force at the same time", kind=one.kind.value
                ),
                say("write replaced_by at the older, or its last day"),
            )


def _overlap(one: Plan, other: Plan) -> bool:
    first, last = dt.date.min, dt.date.max
    return (one.valid_from or first) <= (other.valid_to or last) and (
        other.valid_from or first
    ) <= (one.valid_to or last)
