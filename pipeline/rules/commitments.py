"""P: what becomes of the goals and measures of a plan once it is adopted."""

import datetime as dt
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.goals import Goal, SubGoal
from pipeline.dossier.measures import PlanMeasure
from pipeline.dossier.plans import Plan
from pipeline.facts.hierarchy import edition_before
from pipeline.facts.names import among
from pipeline.facts.planned import planned
from pipeline.facts.statuses import IN_FORCE, MONEY, adopted_on, current, edition_days
from pipeline.registers.dates import later
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import listed, named

_MONTHS = 12


@rule("P110", severity=Severity.WARNING)
def a_measure_that_is_adopted_has_money(dossier: Dossier) -> Iterator[Finding]:
    """A measure of a plan in force has its money in a budget, or needs none.

    A measure without money is a wish. Who reads the plan should see which are which. A plan that
    gives money itself is not asked.

    Wrong:

        plans:
          - adopted: {body: kommunestyret, date: 2025-12-11, case_number: 91/25}
            measures: [{id: six-homes}]

    Right:

        plans:
          - adopted: {body: kommunestyret, date: 2025-12-11, case_number: 91/25}
            measures: [{id: six-homes, covered_in: budget}]
          - {id: budget, kind: financial_plan}

    Source: kommuneloven § 14-4 (lovverk); veiviseren.no, thematic plan
    """
    for n, plan in _in_force(dossier):
        if plan.kind in MONEY:
            continue
        for m, one in enumerate(plan.measures):
            if not _funded(one):
                yield Finding(
                    ("plans", n, "measures", m),
                    say("the measure is adopted, and no budget is named that has its money"),
                    say("write covered_in, or within_budget: true where it needs none of its own"),
                )


def _funded(one: PlanMeasure) -> bool:
    return bool(one.covered_in) or one.within_budget


@rule("P111", severity=Severity.WARNING)
def no_measure_is_lost_when_a_plan_is_rolled(dossier: Dossier) -> Iterator[Finding]:
    """A measure that is not done is carried over when its plan is rolled, or told to be dropped.

    A measure that is gone from the next edition without a word was adopted by a body, and nobody
    has told that body what became of it.

    Wrong:

        plans:
          - steps:
              - {step: adoption, date: 2024-12-12, body: kommunestyret, case_number: 91/24}
              - {step: rolling, date: 2025-12-11, body: kommunestyret, case_number: 84/25}
            measures: [{id: six-homes, until: 2025-12-10}]

    Right:

        plans:
          - steps:
              - {step: adoption, date: 2024-12-12, body: kommunestyret, case_number: 91/24}
              - {step: rolling, date: 2025-12-11, body: kommunestyret, case_number: 84/25}
            measures: [{id: six-homes}]

    Source: veiviseren.no, thematic plan: what is not done is taken up when the plan is revised
    """
    for n, plan in enumerate(dossier.plans):
        lost = _lost(dossier, plan) if _has_let_go(plan) else ()
        if lost:
            yield Finding(
                ("plans", n, "steps"),
                say("not done, and not in the plan since it was rolled: {lost}", lost=listed(lost)),
                say("carry it over, or write the answer that says it is done or dropped"),
            )


def _has_let_go(plan: Plan) -> bool:
    """Tell whether a plan can have lost a measure: most say nothing of the kind."""
    gone = any(one.until for one in plan.measures)
    return gone or any(getattr(one, "measures", None) is not None for one in plan.earlier)


def _lost(dossier: Dossier, plan: Plan) -> tuple[str, ...]:
    before, last = edition_before(dossier, plan), adopted_on(plan, dossier.date)
    if before is None or last is None:
        return ()
    then, now = dossier.at(last - dt.timedelta(days=1)), dossier.at(last)
    held = {one.id for kept in among(now.plans, [plan.id]) for one in kept.measures}
    return tuple(one.key for one in planned(then, before) if not one.over and one.key not in held)


@rule("P112", severity=Severity.WARNING)
def something_is_done_for_each_goal(dossier: Dossier) -> Iterator[Finding]:
    """Each goal of a plan has a strategy or a measure.

    A goal that nothing leads to is reached by nobody, and no report will ever tell of it.

    Wrong:

        plans:
          - goals: [{id: own-home}]

    Right:

        plans:
          - goals: [{id: own-home}]
            measures: [{id: six-homes, goal: own-home}]

    Source: veiviseren.no, thematic plan: goals are followed by strategies and measures
    """
    for n, plan in enumerate(dossier.plans):
        served = {one.goal for one in plan.measures}
        for m, goal in enumerate(plan.goals):
            reached: tuple[Goal | SubGoal, ...] = (goal, *goal.goals)
            if not any(one.strategies or one.id in served for one in reached):
                yield Finding(
                    ("plans", n, "goals", m),
                    say("no strategy and no measure leads to the goal"),
                    say("write strategies, or name the goal in the measures that serve it"),
                )


@rule("P113", severity=Severity.WARNING)
def what_covers_a_measure_gives_money(dossier: Dossier) -> Iterator[Finding]:
    """The plan that a measure has its money in is one that gives money.

    Documents print that the measure is covered there. A thematic plan covers nothing.

    Wrong:

        plans:
          - id: housing-plan
            measures: [{id: six-homes, covered_in: housing-plan}]

    Right:

        plans:
          - id: housing-plan
            measures: [{id: six-homes, covered_in: budget}]
          - {id: budget, kind: annual_budget}

    Source: kommuneloven §§ 14-2, 14-4 (lovverk)
    """
    held = {one.id: one.kind for one in dossier.plans}
    for n, plan in enumerate(dossier.plans):
        for m, one in enumerate(plan.measures):
            kind = held.get(one.covered_in or "")
            if kind and kind not in MONEY:
                yield Finding(
                    ("plans", n, "measures", m, "covered_in"),
                    say("a plan of kind {kind} gives no money", kind=named(kind, dossier.norm)),
                    say("name the financial plan, the budget or the action programme"),
                )


@rule("P114", severity=Severity.WARNING)
def measures_are_reported_on(dossier: Dossier) -> Iterator[Finding]:
    """A year after a plan was adopted, somebody has told how far its measures have come.

    Nobody who adopted the plan knows what has been done. A round of follow-up asks the owners.

    Wrong:

        plans:
          - adopted: {body: kommunestyret, date: 2024-12-12, case_number: 91/24}
            measures: [{id: six-homes, within_budget: true}]

    Right:

        plans:
          - adopted: {body: kommunestyret, date: 2025-12-11, case_number: 91/25}
            measures: [{id: six-homes, within_budget: true}]

    Source: kommuneloven § 13-1 (lovverk): the chief executive sees that decisions are carried out
    """
    for n, plan in _in_force(dossier):
        days = edition_days(plan, dossier.date)
        if not (plan.measures and days) or later(days[-1], months=_MONTHS) > dossier.date:
            continue
        if not any(one.told for one in planned(dossier, plan)):
            yield Finding(
                ("plans", n, "measures"),
                say("adopted {day}, and no answer tells of any measure", day=days[-1]),
                say("ask the owners in a round under follow_up"),
            )


def _in_force(dossier: Dossier) -> Iterator[tuple[int, Plan]]:
    stands = current(dossier)
    return ((n, one) for n, one in enumerate(dossier.plans) if stands[n] in IN_FORCE)
