"""P: plans, their periods and hearings, and when the foundation is evaluated."""

import datetime as dt
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import PlanKind, PlanStatus
from pipeline.registers.calendar import last_election, planning_strategy_due
from pipeline.rules.rule import Finding, rule

_IN_FORCE = {PlanStatus.IN_FORCE, PlanStatus.UNDER_REVISION}
SIX_WEEKS = dt.timedelta(weeks=6)


@rule("P032", severity=Severity.WARNING)
def a_plan_in_force_has_not_expired(dossier: Dossier) -> Iterator[Finding]:
    """A plan that is said to be in force has not expired.

    Thematic plans often outlive their period without being renewed. A case that leans on one
    should say so, or lean on the successor.

    Wrong:

        plans:
          - {id: housing-plan, status: in_force, valid_from: 2015-01-01, valid_to: 2020-12-31}

    Right:

        plans:
          - {id: housing-plan, status: in_force, valid_from: 2024-01-01, valid_to: 2028-12-31}

    Source: plan- og bygningsloven § 10-1: the strategy decides which plans go on (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.status in _IN_FORCE and one.valid_to and one.valid_to < dossier.date:
            yield Finding(
                ("plans", n, "valid_to"),
                say("the plan is said to be in force, but ended {end}", end=one.valid_to),
                say("correct status or period; if it was prolonged, write the new last day"),
            )


@rule("P033")
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
    strategy is: a year after the council was constituted, at the latest on 31 October.

    Wrong:

        date: 2025-03-03
        values: {}
        decisions:
          - {id: foundation, adopts_values: true, date: 2022-06-16, case_number: 40/22}

    Right:

        date: 2025-03-03
        values: {}
        decisions:
          - {id: foundation, adopts_values: true, date: 2024-06-13, case_number: 40/24}

    Source: veiviseren.no, values process, phase 3; plan- og bygningsloven § 10-1 for the date
    """
    decision, election = dossier.premise_at(dossier.date), last_election(dossier.date)
    if decision is None or election is None or decision.date >= election.date:
        return
    due = planning_strategy_due(election)
    evaluated = any(election.date <= one.date <= dossier.date for one in dossier.evaluation)
    if dossier.date > due and not evaluated:
        yield Finding(
            ("decisions", dossier.decisions.index(decision), "date"),
            say(
                "adopted {adopted}, before the election {election}, and not evaluated since",
                adopted=decision.date,
                election=election.date,
            ),
            say("the evaluation was due {due}; add it under evaluation", due=due),
        )


_HEARD = {PlanKind.SOCIETAL_PART, PlanKind.LAND_USE_PART, PlanKind.SUB_PLAN}


@rule("P037")
def a_hearing_lasts_six_weeks(dossier: Dossier) -> Iterator[Finding]:
    """A municipal plan or sub-plan is on hearing for at least six weeks.

    A shorter deadline is a fault of procedure that can make the decision void. A thematic plan
    has no such demand.

    Wrong:

        plans:
          - {id: sub-plan, kind: sub_plan, hearing_from: 2026-03-02, hearing_to: 2026-04-12}

    Right:

        plans:
          - {id: sub-plan, kind: sub_plan, hearing_from: 2026-03-02, hearing_to: 2026-04-13}

    Source: plan- og bygningsloven § 11-14 first paragraph (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.kind not in _HEARD or not one.hearing_from or not one.hearing_to:
            continue
        least = one.hearing_from + SIX_WEEKS
        if one.hearing_to < least:
            yield Finding(
                ("plans", n, "hearing_to"),
                say("the hearing ends {end}, before six weeks have gone", end=one.hearing_to),
                say("the first possible deadline is {least}", least=least),
            )


@rule("P101", severity=Severity.WARNING)
def a_superseded_plan_names_its_successor(dossier: Dossier) -> Iterator[Finding]:
    """A superseded plan names the plan that took its place.

    Who finds the old plan needs the way to the new one.

    Wrong:

        plans:
          - {id: old-plan, status: superseded}

    Right:

        plans:
          - {id: old-plan, status: superseded, superseded_by: housing-plan}
          - {id: housing-plan}

    Source: design of the plan overview
    """
    for n, one in enumerate(dossier.plans):
        if one.status is PlanStatus.SUPERSEDED and not one.superseded_by:
            yield Finding(
                ("plans", n, "status"),
                say("the plan is superseded, but not by which"),
                say("write superseded_by with the id of the successor"),
            )


@rule("P102", severity=Severity.WARNING)
def a_plan_in_force_is_adopted(dossier: Dossier) -> Iterator[Finding]:
    """A plan in force has the decision that adopted it.

    Documents print body, date and case number; without them the plan cannot be found in the
    minutes.

    Wrong:

        plans:
          - {id: housing-plan, status: in_force}

    Right:

        plans:
          - id: housing-plan
            status: in_force
            adopted: {body: kommunestyret, date: 2023-12-14, case_number: 91/23}

    Source: plan- og bygningsloven § 11-15; kommuneloven § 11-4 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.status in _IN_FORCE and one.adopted is None:
            yield Finding(
                ("plans", n, "status"),
                say("the plan is in force, but adopted is missing"),
                say("write adopted with body, date and case_number"),
            )


@rule("P103", severity=Severity.WARNING)
def the_next_revision_is_ahead(dossier: Dossier) -> Iterator[Finding]:
    """The next revision of a plan in force lies ahead, unless the revision has begun.

    A date that has passed in silence is printed in the plan overview as if it were a promise.

    Wrong:

        plans:
          - {id: housing-plan, next_revision: 2025-01-01}

    Right:

        plans:
          - {id: housing-plan, next_revision: 2027-01-01}

    Source: plan- og bygningsloven §§ 10-1, 11-4 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        passed = one.next_revision and one.next_revision < dossier.date
        if passed and one.status is PlanStatus.IN_FORCE:
            yield Finding(
                ("plans", n, "next_revision"),
                say("the revision {day} has passed", day=one.next_revision),
                say("write status: under_revision, or the new date"),
            )


_SOON, _LATEST = dt.date(2026, 7, 1), dt.date(2027, 7, 1)
_DEMANDED = (PlanKind.PLANNING_STRATEGY, PlanKind.SOCIETAL_PART)


@rule("P010", severity=Severity.WARNING)
def the_plans_meet_the_housing_act_in_time(dossier: Dossier) -> Iterator[Finding]:
    """The planning strategy and the municipal plan meet boligsosialloven § 5 by 1 July 2027.

    The overview of the need for homes shall be a basis for the strategy, and the municipal plan
    shall set goals for housing-social work. The act gave four years. In the last of them a
    dossier that lists plans should show what these two say.

    Wrong:

        date: 2026-09-01
        plans:
          - {id: societal-part, kind: societal_part}

    Right:

        date: 2026-09-01
        plans:
          - {id: societal-part, kind: societal_part}
          - {id: strategy, kind: planning_strategy}

    Source: boligsosialloven §§ 5, 10 (lovverk)
    """
    held = {one.kind for one in dossier.plans}
    missing = [kind.value for kind in _DEMANDED if kind not in held]
    if dossier.plans and dossier.date >= _SOON and missing:
        yield Finding(
            ("plans",),
            say("no plan here is of kind {kinds}", kinds=", ".join(missing)),
            say(
                "boligsosialloven § 10: by {latest} it must meet § 5; add what it says",
                latest=_LATEST,
            ),
        )
