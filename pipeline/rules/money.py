"""P: plans that are revised each year, and the money that measures have in them."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import DECIDED_KINDS, Case, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.economy import Economy
from pipeline.dossier.plans import Plan, PlanKind
from pipeline.facts.statuses import IN_FORCE, MONEY, adopted_on, current
from pipeline.pattern import pattern
from pipeline.registers.dates import later
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import sentences

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


# What a point says when it has to do with money at all, however it is put.
_OF_MONEY = pattern(
    r"budsjett|bevilg|løyv|kroner|\bkr\b|midl(?:er|a|ar)\b|pengar|penger|finansier|dekk(?:es|ast|et|jast|ing)"
    r"|dekning|inndekking|saldering|\bkonto|\bramm|\bfond|disposisjon|økonomi",
    re.IGNORECASE,
)


def _proposed(case: Case) -> Iterator[str]:
    """Give what a case asks its body to decide, the alternatives too."""
    for one in (case.proposal, *(each.points for each in case.alternative_proposals)):
        for point in one:
            yield point.text
            yield from point.points


_CHANGED = r"(?:øke|auka?|endre|reguler\w|juster\w|styrke|styrkja)(?:s|st|ast|es)"
_ASKS = pattern(
    rf"\b(?:års)?budsjett(?:et)?\b[^.;,]{{0,30}} må (?:\w+ )?(?:{_CHANGED})\b"
    r"|\b(?:krever|krev|trengs|trengst) (?:en |ei )?"
    r"(?:budsjettendring|budsjettregulering|tilleggsbevilgning|tilleggsløyving)",
    re.IGNORECASE,
)
# What is not so yet, or is for another case, is not asked for here.
_NOT_HERE = pattern(
    r"\b(?:hvis|dersom|viss|når|om|kan|ikke|ikkje|neste|senere|seinare|egen|eiga|eigen|tertial\w*"
    r"|økonomiplan\w*|\w+ kvartal)\b",
    re.IGNORECASE,
)


def _asks(paragraph: str) -> bool:
    """Tell whether an economy says that the budget must be changed by this case."""
    said = any(map(_ASKS.search, sentences(paragraph)))
    return said and not _NOT_HERE.search(paragraph)


@rule("C144", severity=Severity.WARNING)
def a_change_of_the_budget_is_proposed(dossier: Dossier) -> Iterator[Finding]:
    """A case that asks for changes of the budget has a point that decides them.

    Only the council changes the budget, and it decides what stands in the proposal. A table of
    accounts under the economy changes nothing by itself, and no more does a sentence that says that
    this year's budget must be changed.

    Wrong:

        cases:
          - proposal: [Kommunestyret vedtar å bosette 12 flyktninger i 2026.]
            economy: {text: Ingen., changes: [{account: 1.4200, increase: 900000}]}

    Right:

        cases:
          - proposal:
              - Kommunestyret vedtar å bosette 12 flyktninger i 2026.
              - Kommunestyret endrer årsbudsjettet for 2026 slik tabellen viser.
            economy: {text: Ingen., changes: [{account: 1.4200, increase: 900000}]}

    Source: kommuneloven §§ 14-2, 14-5 (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.kind not in DECIDED_KINDS or not one.economy or not one.proposal:
            continue
        asked = one.economy.changes or any(map(_asks, one.economy.text or ()))
        if asked and not any(map(_OF_MONEY.search, _proposed(one))):
            yield Finding(
                ("cases", n, "economy", *(("changes",) if one.economy.changes else ())),
                say("no point of the proposal changes the budget"),
                say("add a point that decides the change, or say when it will be decided"),
            )


@rule("P141", severity=Severity.WARNING)
def the_plan_that_covers_a_measure_holds_as_long_as_it_costs(dossier: Dossier) -> Iterator[Finding]:
    """A measure costs nothing after the last year of the plan that is to cover it.

    A financial plan sets aside money for its own years. The years after it are covered by the
    next, which nobody has adopted yet.

    Wrong:

        plans:
          - {id: money, kind: financial_plan, valid_to: 2029-12-31}
          - kind: temaplan
            measures: [{id: advice, costs: {2029: 640000, 2030: 640000}, covered_in: money}]

    Right:

        plans:
          - {id: money, kind: financial_plan, valid_to: 2029-12-31}
          - kind: temaplan
            measures: [{id: advice, costs: {2028: 640000, 2029: 640000}, covered_in: money}]

    Source: kommuneloven §§ 14-2, 14-4 (lovverk)
    """
    last = {one.id: one.valid_to.year for one in dossier.plans if one.valid_to}
    for n, plan in enumerate(dossier.plans):
        for m, one in enumerate(plan.measures):
            end = last.get(one.covered_in or "")
            years = [each.year for each in one.costs if end and each.amount and each.year > end]
            if years:
                yield Finding(
                    ("plans", n, "measures", m, "covered_in"),
                    say(
                        "the measure costs money in {year}, after its cover ends in {end}",
                        year=str(min(years)),
                        end=str(end),
                    ),
                    say("leave out the years that no plan covers yet, or name the plan that does"),
                )
