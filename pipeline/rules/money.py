"""P: plans that are revised each year, and the money that measures have in them."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.economy import Economy
from pipeline.dossier.plans import Plan, PlanKind
from pipeline.facts.statuses import IN_FORCE, MONEY, adopted_on, current
from pipeline.pattern import pattern
from pipeline.registers.dates import later
from pipeline.rules.rule import Finding, rule

_YEARLY = {PlanKind.HANDLINGSDEL, PlanKind.FINANCIAL_PLAN}


# Budgets are adopted in November or December, and not on the same day each year.
_MONTHS = 13


@rule("P040", severity=Severity.WARNING)
def the_action_programme_is_revised_each_year(dossier: Dossier) -> Iterator[Finding]:
    """An action programme or financial plan in force was adopted in the last thirteen months.

    Both are revised each year. An older one in the list is nearly always last year's.

    Wrong:

        plans:
          - id: financial-plan
            kind: financial_plan
            adopted: {body: kommunestyret, date: 2024-12-12, case_number: 103/24}

    Right:

        plans:
          - id: financial-plan
            kind: financial_plan
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}

    Source: plan- og bygningsloven §§ 11-1, 11-2; kommuneloven § 14-2 (lovverk)
    """
    stands = current(dossier)
    for n, one in enumerate(dossier.plans):
        last = adopted_on(one, dossier.date)
        if one.kind not in _YEARLY or stands[n] not in IN_FORCE or last in (None, dt.date.min):
            continue
        if last < later(dossier.date, months=-_MONTHS):
            yield Finding(
                ("plans", n, *_told(one, last)),
                say("the plan is revised each year, and this one is of {day}", day=last),
                say("write the latest revision under steps, or what has replaced the plan"),
            )


def _told(plan: Plan, day: dt.date) -> KeyPath:
    """Give the place in a plan that tells of its adoption on a day."""
    if plan.adopted and plan.adopted.date == day:
        return ("adopted", "date")
    return ("steps", next(n for n, one in enumerate(plan.steps) if one.date == day), "date")


def _covered(economy: Economy) -> Iterator[str]:
    """Give what the economy says of where the money comes from."""
    yield from economy.text or ()
    yield from (one.covered_by for one in economy.lines if one.covered_by)
    # A change of the budget is where the money comes from.
    yield from ("budsjett" for _ in economy.changes)


_MONEY = pattern(
    r"økonomiplan|budsjett|handlingsdel|handlingsprogram|strategidokument|ramme"
    r"|\b(?:ingen|inga|ikke|ikkje|uten|utan)\b",
    re.IGNORECASE,
)


@rule("P041", severity=Severity.WARNING)
def a_plan_case_knows_the_financial_plan(dossier: Dossier) -> Iterator[Finding]:
    """A case on a plan says whether the measures stand in the financial plan or the budget.

    A measure without money is a wish. The council should see which are which when it adopts.

    Wrong:

        cases:
          - {subject: plan, economy: Tiltakene koster 9 600 000 kroner.}

    Right:

        cases:
          - subject: plan
            economy: Tiltakene koster 9 600 000 kroner og må inn i økonomiplanen for 2027–2030.

    Source: kommuneloven § 14-4 (lovverk); veiviseren.no, thematic plan
    """
    money = {one.id for one in dossier.plans if one.kind in MONEY}
    for n, one in enumerate(dossier.cases):
        if one.subject is not Subject.PLAN or money.intersection(one.plans):
            continue
        if one.economy and not any(map(_MONEY.search, _covered(one.economy))):
            yield Finding(
                ("cases", n, "economy"),
                say("the economy does not say where the measures have their money"),
                say("name økonomiplanen or the budget, or add the plan under plans"),
            )
