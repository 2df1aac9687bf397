"""P: what boligsosialloven §§ 5 and 10 ask of the planning strategy and the municipal plan."""

import datetime as dt
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Theme
from pipeline.dossier.plans import Plan, PlanKind, PlanStatus
from pipeline.facts.aimed import AIMING, aims_at_homes
from pipeline.facts.councils import CouncilTerm, last_term
from pipeline.facts.counts import answered
from pipeline.facts.statuses import IN_FORCE, PREPARED, UNDER_WORK, current
from pipeline.facts.treated import treating
from pipeline.registers.dates import HOUSING_ACT_DUE, later
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import election_day

_SOON = dt.date(2026, 7, 1)
_DEMANDED = (PlanKind.PLANNING_STRATEGY, PlanKind.SAMFUNNSDEL)
_BEING_MADE = UNDER_WORK | {PlanStatus.ADOPTED}
# A period that has run out takes no goal away, but it is no longer said to be followed.
_TELLING = IN_FORCE | {PlanStatus.EXPIRED}

_Standing = tuple[int, Plan, PlanStatus]


def _standing(dossier: Dossier) -> tuple[_Standing, ...]:
    known = zip(dossier.plans, current(dossier), strict=True)
    return tuple((n, one, status) for n, (one, status) in enumerate(known))


@rule("P010", severity=Severity.WARNING)
def the_plans_meet_the_housing_act_in_time(dossier: Dossier) -> Iterator[Finding]:
    """The planning strategy and the municipal plan meet boligsosialloven § 5 by 1 July 2027.

    The overview of the need for homes shall be a basis for the strategy, and the municipal plan
    shall set goals for housing-social work. The act gave four years. In the last of them a dossier
    that lists plans should show what these two say. The goals are those of the part of the
    municipal plan that is in force, or of a sub-plan: its goals, its values, or what says tells.

    Wrong:

        date: 2026-09-01
        plans:
          - {id: societal-part, kind: samfunnsdel}

    Right:

        date: 2026-09-01
        plans:
          - id: societal-part
            kind: samfunnsdel
            says: Planen har mål for boligsosialt arbeid.
          - {id: strategy, kind: planning_strategy}

    Source: boligsosialloven §§ 5, 10 (lovverk)
    """
    if not dossier.plans or dossier.date < _SOON:
        return
    held = {one.kind for one in dossier.plans}
    missing = [kind.value for kind in _DEMANDED if kind not in held]
    if missing:
        yield Finding(
            ("plans",),
            say("no plan here is of kind {kinds}", kinds=", ".join(missing)),
            say(
                "boligsosialloven § 10: by {latest} it must meet § 5; add what it says",
                latest=HOUSING_ACT_DUE,
            ),
        )
    place = _aimless(dossier)
    if place is not None and not _is_unlawful(dossier):
        yield _no_goals(place)


def _no_goals(place: int) -> Finding:
    return Finding(
        ("plans", place, "says"),
        say("no part of the municipal plan in force has goals for housing-social work"),
        say(
            "boligsosialloven § 10: by {latest} it must meet § 5; add the goals there are, or make "
            "them",
            latest=HOUSING_ACT_DUE,
        ),
    )


def _aimless(dossier: Dossier) -> int | None:
    """Give the place of the societal part, where nothing in force tells of goals for homes."""
    held = [one for one in _standing(dossier) if one[1].kind in AIMING]
    if any(status in IN_FORCE and aims_at_homes(plan) for _, plan, status in held):
        return None
    # What has been replaced is not asked, and what is being made is not there yet.
    told = [n for n, one, at in held if one.kind is PlanKind.SAMFUNNSDEL and at in _TELLING]
    return told[-1] if told else None


def _is_unlawful(dossier: Dossier) -> bool:
    """Tell whether the deadline has passed, and nobody is making a plan that could have goals."""
    held = [(one, at) for _, one, at in _standing(dossier) if one.kind in AIMING]
    made = any(at in _BEING_MADE or (at in _TELLING and aims_at_homes(one)) for one, at in held)
    return dossier.date > HOUSING_ACT_DUE and not made


@rule("P134")
def the_municipal_plan_has_goals_for_homes(dossier: Dossier) -> Iterator[Finding]:
    """After 1 July 2027 the municipal plan has goals for housing-social work.

    A plan without them breaks the law, and documents that build on it should not be sent as if it
    did not. Where a plan that can have the goals is being made, the dossier lists it, and P010
    warns until it is adopted.

    Wrong:

        date: 2027-09-01
        plans:
          - id: societal-part
            kind: samfunnsdel
            adopted: {body: kommunestyret, date: 2022-06-16, case_number: 41/22}
            says: Planen har ingen mål for boligsosialt arbeid.
          - {id: strategy, kind: planning_strategy}

    Right:

        date: 2027-09-01
        plans:
          - id: societal-part
            kind: samfunnsdel
            adopted: {body: kommunestyret, date: 2022-06-16, case_number: 41/22}
            says: Planen har to mål for boligsosialt arbeid.
          - {id: strategy, kind: planning_strategy}

    Source: boligsosialloven §§ 5, 10 (lovverk)
    """
    place = _aimless(dossier)
    if place is not None and _is_unlawful(dossier):
        yield _no_goals(place)


@rule("P009", severity=Severity.WARNING)
def a_planning_strategy_has_an_overview(dossier: Dossier) -> Iterator[Finding]:
    """A planning strategy in preparation has an overview of the need for homes to build on.

    The overview shall be a basis for the strategy: counts under mapping, or figures on housing
    conditions. The act sets no day for it, and the ministry wants the knowledge in good time before
    the election, so one from the year before it is new enough. A row that nobody has counted is no
    overview, and where all rows are such, figures on other things do not make up for them.

    Wrong:

        plans:
          - {id: strategy, kind: planning_strategy}

    Right:

        plans:
          - {id: strategy, kind: planning_strategy}
        mapping:
          counts:
            - {situation: without_home, household: all, count: 12, date: 2026-01-15}

    Source: boligsosialloven § 5 second paragraph (lovverk); regjeringen.no id3055721, ch. 5.1
    """
    for n, one, term in _without_overview(dossier):
        if not _is_let_out(dossier, one):
            yield _no_overview(n, term)


@rule("P135")
def a_planning_strategy_is_not_sent_without_an_overview(dossier: Dossier) -> Iterator[Finding]:
    """After 1 July 2027 no strategy is laid out or adopted without an overview of the need.

    The overview shall be a basis for the strategy. While the strategy is a draft, P009 warns, for
    then there is time to count.

    Wrong:

        date: 2028-03-01
        plans:
          - {id: strategy, kind: planning_strategy, hearing_from: 2028-02-14}

    Right:

        date: 2028-03-01
        plans:
          - {id: strategy, kind: planning_strategy, hearing_from: 2028-02-14}
        mapping:
          counts:
            - {situation: without_home, household: all, count: 12, date: 2027-06-15}

    Source: boligsosialloven §§ 5, 10 (lovverk)
    """
    for n, one, term in _without_overview(dossier):
        if _is_let_out(dossier, one):
            yield _no_overview(n, term)


def _without_overview(dossier: Dossier) -> Iterator[tuple[int, Plan, CouncilTerm]]:
    term = last_term(dossier, dossier.date)
    if term is None or any(day >= later(term.day, years=-1) for day in _overviews(dossier)):
        return
    for n, one, status in _standing(dossier):
        if one.kind is PlanKind.PLANNING_STRATEGY and status in PREPARED:
            yield n, one, term


def _overviews(dossier: Dossier) -> Iterator[dt.date]:
    """Give the days of what has been counted; where all rows are empty, nothing has been."""
    rows = dossier.mapping.counts
    counted = [one.date for one in rows if answered(one)]
    if rows and not counted:
        return
    yield from counted
    yield from (one.date for one in dossier.figures if one.theme is Theme.HOUSING_CONDITIONS)


def _is_let_out(dossier: Dossier, strategy: Plan) -> bool:
    """Tell whether a strategy is laid out or goes to the council after the act's last day."""
    if dossier.date <= HOUSING_ACT_DUE:
        return False
    laid_out = any(
        one is strategy and at is PlanStatus.HEARING for _, one, at in _standing(dossier)
    )
    return laid_out or any(held.plan is strategy for one in treating(dossier) for held in one.plans)


def _no_overview(place: int, term: CouncilTerm) -> Finding:
    return Finding(
        ("plans", place),
        say(
            "no overview of the need for homes is from the year before the election {day},"
            " or later",
            day=election_day(term),
        ),
        say("add counts under mapping.counts, or figures on housing conditions"),
    )
