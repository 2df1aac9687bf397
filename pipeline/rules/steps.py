"""P: the steps that plans take, in the order of time, and the plans that follow one another."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Plan, Step
from pipeline.facts.statuses import ADOPTING, LASTING
from pipeline.rules.rule import Finding, rule


@rule("P105", severity=Severity.WARNING)
def the_steps_of_a_plan_follow_time(dossier: Dossier) -> Iterator[Finding]:
    """The steps of a plan stand in the order that they were taken.

    A plan's status follows from its steps. Where a later one stands before an earlier, one of the
    two days is nearly always wrong.

    Wrong:

        plans:
          - id: housing-plan
            steps:
              - {step: hearing, date: 2026-02-02, until: 2026-03-16}
              - {step: programme, date: 2026-01-15}

    Right:

        plans:
          - id: housing-plan
            steps:
              - {step: programme, date: 2026-01-15}
              - {step: hearing, date: 2026-02-02, until: 2026-03-16}

    Source: design of contract 2: the status of a plan follows from its steps
    """
    for n, one in enumerate(dossier.plans):
        for (_, first), (path, later) in pairwise(_days(one)):
            if later < first:
                yield Finding(
                    ("plans", n, *path),
                    say("{day} is before {first}, which stands first", day=later, first=first),
                    say("correct the day, or put the steps in the order of time"),
                )


def _days(plan: Plan) -> Iterator[tuple[KeyPath, dt.date]]:
    """Give the day that the work began, and the first and the last day of each step."""
    if plan.started:
        yield ("started",), plan.started
    for n, one in enumerate(plan.steps):
        if one.date:
            yield ("steps", n, "date"), one.date


@rule("P106", severity=Severity.WARNING)
def a_step_that_is_decided_names_its_decision(dossier: Dossier) -> Iterator[Finding]:
    """Who adopts, rolls or repeals a plan is named, with the number of the case.

    Documents print the newest decision that a plan rests on. Without body and case number it
    cannot be found in the minutes, and an older one is printed in its place.

    Wrong:

        plans:
          - id: housing-plan
            steps:
              - {step: rolling, date: 2025-12-11}

    Right:

        plans:
          - id: housing-plan
            steps:
              - {step: rolling, date: 2025-12-11, body: kommunestyret, case_number: 102/25}

    Source: kommuneloven § 11-4 (lovverk); design of the plan overview
    """
    for n, one in enumerate(dossier.plans):
        for m, step in enumerate(one.steps):
            decided = step.step in ADOPTING | {Step.REPEAL} and step.date
            told = one.adopted is not None and one.adopted.date == step.date
            if decided and not told and not (step.body and step.case_number):
                yield Finding(
                    ("plans", n, "steps", m, "step"),
                    say("the step is decided, but body or case_number is missing"),
                    say("write both, as they stand in the minutes"),
                )


@rule("P107", severity=Severity.WARNING)
def a_plan_is_replaced_by_a_later_one(dossier: Dossier) -> Iterator[Finding]:
    """A plan is replaced by one that comes into force after it.

    The plan counts as replaced from the first day of the other. Where that is the older one, the
    two have been mixed up.

    Wrong:

        plans:
          - {id: old, valid_from: 2018-01-01, valid_to: 2021-12-31}
          - {id: new, valid_from: 2022-01-01, valid_to: 2026-12-31, replaced_by: old}

    Right:

        plans:
          - {id: old, valid_from: 2018-01-01, valid_to: 2021-12-31, replaced_by: new}
          - {id: new, valid_from: 2022-01-01, valid_to: 2026-12-31}

    Source: design of contract 2: the status of a plan follows from its steps
    """
    held = {one.id: one for one in dossier.plans}
    for n, one in enumerate(dossier.plans):
        successor = held.get(one.replaced_by or "")
        start, next_start = _start(one), _start(successor) if successor else None
        if start and next_start and next_start < start and successor is not one:
            yield Finding(
                ("plans", n, "replaced_by"),
                say("that plan is of {other}, and this one of {day}", other=next_start, day=start),
                say("write replaced_by at the older one, or correct the dates"),
            )


def _start(plan: Plan) -> dt.date | None:
    return plan.valid_from or (plan.adopted.date if plan.adopted else None)


@rule("P108", severity=Severity.WARNING)
def a_land_use_plan_does_not_expire(dossier: Dossier) -> Iterator[Finding]:
    """A land-use part has no expiry: it holds until it is changed, repealed or replaced.

    Its period says when it should be revised. Who builds is bound by the map after that too.

    Wrong:

        plans:
          - {id: land-use, kind: arealdel, steps: [{step: expiry, date: 2023-10-19}]}

    Right:

        plans:
          - {id: land-use, kind: arealdel, valid_to: 2025-10-19}

    Source: plan- og bygningsloven §§ 11-6, 11-17 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        for m, step in enumerate(one.steps):
            if one.kind in LASTING and step.step is Step.EXPIRY:
                yield Finding(
                    ("plans", n, "steps", m, "step"),
                    say("a land-use part holds until it is changed, repealed or replaced"),
                    say("leave the step out, or write repeal or replacement"),
                )
