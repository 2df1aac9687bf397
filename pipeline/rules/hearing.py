"""P: plans are heard before they are adopted, as long as the act says."""

from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import PlanKind, Step
from pipeline.facts.statuses import HEARD, PREPARED, current, taken
from pipeline.registers.dates import SIX_WEEKS
from pipeline.rules.rule import Finding, rule


@rule("P037")
def a_hearing_lasts_six_weeks(dossier: Dossier) -> Iterator[Finding]:
    """A municipal plan or sub-plan is on hearing for at least six weeks.

    A shorter deadline is a fault of procedure that can make the decision void. A thematic plan
    has no such demand.

    Wrong:

        plans:
          - {id: sub-plan, kind: kommunedelplan, hearing_from: 2026-03-02, hearing_to: 2026-04-12}

    Right:

        plans:
          - {id: sub-plan, kind: kommunedelplan, hearing_from: 2026-03-02, hearing_to: 2026-04-13}

    Source: plan- og bygningsloven § 11-14 first paragraph (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.kind not in HEARD or not one.hearing_from or not one.hearing_to:
            continue
        least = one.hearing_from + SIX_WEEKS
        if one.hearing_to < least:
            yield Finding(
                ("plans", n, "hearing_to"),
                say("the hearing ends {end}, before six weeks have gone", end=one.hearing_to),
                say("the first possible deadline is {least}", least=least),
            )


_PUBLIC_FIRST = {
    PlanKind.PLANNING_STRATEGY: (30, "plan- og bygningsloven § 10-1"),
    PlanKind.HANDLINGSDEL: (14, "plan- og bygningsloven § 11-4"),
    PlanKind.FINANCIAL_PLAN: (14, "kommuneloven § 14-3"),
    PlanKind.ANNUAL_BUDGET: (14, "kommuneloven § 14-3"),
}


@rule("P039")
def a_proposal_is_public_before_it_is_adopted(dossier: Dossier) -> Iterator[Finding]:
    """The proposal for a strategy, financial plan or budget is public before it is adopted.

    The law gives the public thirty days with the planning strategy, and fourteen with the action
    programme, the financial plan and the budget. The first day is hearing_from.

    Wrong:

        plans:
          - id: financial-plan
            kind: financial_plan
            hearing_from: 2025-12-01
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}

    Right:

        plans:
          - id: financial-plan
            kind: financial_plan
            hearing_from: 2025-11-20
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}

    Source: plan- og bygningsloven §§ 10-1, 11-4; kommuneloven § 14-3 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.kind not in _PUBLIC_FIRST or not one.adopted or not one.hearing_from:
            continue
        days, law = _PUBLIC_FIRST[one.kind]
        held = (one.adopted.date - one.hearing_from).days
        if 0 <= held < days:
            yield Finding(
                ("plans", n, "hearing_from"),
                say(
                    "the proposal was public for {held} days, and {law} asks for {days}",
                    held=held,
                    law=law,
                    days=days,
                ),
                say("correct the date; if it is right, the decision has a fault of procedure"),
            )


@rule("P038", severity=Severity.WARNING)
def a_sub_plan_begins_with_a_programme(dossier: Dossier) -> Iterator[Finding]:
    """A kommunedelplan in preparation tells of its planprogram.

    It is a part of the municipal plan, and every such plan begins with a programme that is on
    hearing for six weeks. The step programme tells of it too. A thematic plan needs none.

    Wrong:

        plans:
          - {id: sub-plan, kind: kommunedelplan}

    Right:

        plans:
          - id: sub-plan
            kind: kommunedelplan
            says: Planprogrammet ble fastsatt i mars 2026. Planen skal ha mål for bolig.

    Source: plan- og bygningsloven § 11-13 (lovverk)
    """
    known = zip(dossier.plans, current(dossier), strict=True)
    prepared = [
        n
        for n, (one, status) in enumerate(known)
        if one.kind is PlanKind.KOMMUNEDELPLAN
        and status in PREPARED
        and not any(taken(one, {Step.PROGRAMME}, dossier.date))
    ]
    if prepared and not any(dossier.reading.holding("planprogram")):
        yield Finding(
            ("plans", prepared[0], "says"),
            say("no text tells of a planprogram for this kommunedelplan"),
            say("write when it was on hearing; if the plan is a thematic one, correct its kind"),
        )
