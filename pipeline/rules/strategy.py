"""P: the planning strategy, and what the housing act asks of it."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Theme
from pipeline.dossier.plans import Plan, PlanKind, PlanStatus
from pipeline.facts.councils import last_term
from pipeline.facts.statuses import IN_FORCE, PREPARED, current
from pipeline.registers.calendar import latest_constituting
from pipeline.registers.dates import HOUSING_ACT_DUE, later
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import election_day

_ACT, _SOON = dt.date(2023, 7, 1), dt.date(2026, 7, 1)


_DEMANDED = (PlanKind.PLANNING_STRATEGY, PlanKind.SAMFUNNSDEL)


@rule("P010", severity=Severity.WARNING)
def the_plans_meet_the_housing_act_in_time(dossier: Dossier) -> Iterator[Finding]:
    """The planning strategy and the municipal plan meet boligsosialloven § 5 by 1 July 2027.

    The overview of the need for homes shall be a basis for the strategy, and the municipal plan
    shall set goals for housing-social work. The act gave four years. In the last of them a
    dossier that lists plans should show what these two say.

    Wrong:

        date: 2026-09-01
        plans:
          - {id: societal-part, kind: samfunnsdel}

    Right:

        date: 2026-09-01
        plans:
          - {id: societal-part, kind: samfunnsdel}
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
                latest=HOUSING_ACT_DUE,
            ),
        )


def _strategies(dossier: Dossier, wanted: Collection[PlanStatus]) -> Iterator[tuple[int, Plan]]:
    known = zip(dossier.plans, current(dossier), strict=True)
    for n, (one, status) in enumerate(known):
        if one.kind is PlanKind.PLANNING_STRATEGY and status in wanted:
            yield n, one


@rule("P009", severity=Severity.WARNING)
def a_planning_strategy_has_an_overview(dossier: Dossier) -> Iterator[Finding]:
    """A planning strategy in preparation has an overview of the need for homes to build on.

    The overview shall be a basis for the strategy: counts under mapping, or figures on housing
    conditions. The act sets no day for it, and the ministry wants the knowledge in good time before
    the election, so one from the year before it is new enough.

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
    term = last_term(dossier, dossier.date)
    days = [one.date for one in dossier.mapping.counts]
    days += [one.date for one in dossier.figures if one.theme is Theme.HOUSING_CONDITIONS]
    if term is None or any(day >= later(term.day, years=-1) for day in days):
        return
    for n, _ in _strategies(dossier, PREPARED):
        yield Finding(
            ("plans", n),
            say(
                "no overview of the need for homes is from the year before the election {day},"
                " or later",
                day=election_day(term),
            ),
            say("add counts under mapping.counts, or figures on housing conditions"),
        )


_HOMES = re.compile(r"bolig|bustad|husvære|buset|bosett|bositu|busitu", re.IGNORECASE)


@rule("P011", severity=Severity.WARNING)
def the_planning_strategy_discusses_housing(dossier: Dossier) -> Iterator[Finding]:
    """The planning strategy discusses the housing-social work.

    The act says that it should. Where it does not, says tells so in words, and then those who
    revise the strategy can see it.

    Wrong:

        plans:
          - id: strategy
            kind: planning_strategy
            adopted: {body: kommunestyret, date: 2024-09-19, case_number: 71/24}
            says: Strategien prioriterer ny arealdel.

    Right:

        plans:
          - id: strategy
            kind: planning_strategy
            adopted: {body: kommunestyret, date: 2024-09-19, case_number: 71/24}
            says: Strategien prioriterer ny arealdel og drøfter det boligsosiale arbeidet.

    Source: boligsosialloven § 5 second paragraph (lovverk)
    """
    for n, one in _strategies(dossier, PREPARED | IN_FORCE):
        day = one.adopted.date if one.adopted else dossier.date
        if day >= _ACT and not any(map(_HOMES.search, one.says)):
            yield Finding(
                ("plans", n, "says"),
                say("what the planning strategy says of housing is not told"),
                say("write what it says of the housing-social work, or that it says nothing"),
            )


_HEALTH_OVERVIEW = re.compile(
    r"oversikt\w* over (?:folkehelse|helse)|folkehelseoversikt|helsetilstand|levekår", re.IGNORECASE
)


@rule("P012", severity=Severity.WARNING)
def a_planning_strategy_knows_the_health_overview(dossier: Dossier) -> Iterator[Finding]:
    """A planning strategy in preparation builds on the overview of public health.

    The overview shall be a basis for the strategy. Homes and living environment are part of it.

    Wrong:

        plans:
          - {id: strategy, kind: planning_strategy}

    Right:

        plans:
          - id: strategy
            kind: planning_strategy
            says: Utkastet bygger på folkehelseoversikten og drøfter det boligsosiale arbeidet.

    Source: folkehelseloven § 6 first paragraph (lovverk)
    """
    if any(one.law == "folkehelseloven" for one in dossier.guidelines):
        return
    texts = dossier.reading.holding("helse", "levekår")
    if any(_HEALTH_OVERVIEW.search(one.text) for one in texts):
        return
    for n, _ in _strategies(dossier, PREPARED):
        yield Finding(
            ("plans", n, "says"),
            say("the overview of public health is not named anywhere"),
            say("write what it shows of homes, or add folkehelseloven § 5 or § 6 as a guideline"),
        )


@rule("P036", severity=Severity.WARNING)
def the_planning_strategy_is_adopted_in_time(dossier: Dossier) -> Iterator[Finding]:
    """A planning strategy is adopted within a year after the council was constituted.

    The council has a year from the day that councils says, or else from the end of October. A
    second strategy in the same period may come when it will: list the first one too.

    Wrong:

        plans:
          - id: strategy
            kind: planning_strategy
            adopted: {body: kommunestyret, date: 2024-12-12, case_number: 91/24}
            says: Strategien drøfter det boligsosiale arbeidet.

    Right:

        plans:
          - id: strategy
            kind: planning_strategy
            adopted: {body: kommunestyret, date: 2024-10-24, case_number: 91/24}
            says: Strategien drøfter det boligsosiale arbeidet.

    Source: plan- og bygningsloven § 10-1 first paragraph; kommuneloven § 7-1 (lovverk)
    """
    adopted = [
        one.adopted.date
        for one in dossier.plans
        if one.kind is PlanKind.PLANNING_STRATEGY and one.adopted
    ]
    prepared = dict(_strategies(dossier, PREPARED))
    for n, one in enumerate(dossier.plans):
        if one.kind is not PlanKind.PLANNING_STRATEGY:
            continue
        if not one.adopted and n not in prepared:
            continue
        day = one.adopted.date if one.adopted else dossier.date
        term = last_term(dossier, day)
        if term is None or day <= term.strategy_due:
            continue
        if not any(term.day <= other < day for other in adopted):
            yield Finding(
                ("plans", n, "adopted", "date") if one.adopted else ("plans", n),
                say("the last day for the strategy was {due}", due=term.strategy_due),
                say("correct the date, or add the strategy that was adopted before this one"),
            )


@rule("P109", severity=Severity.WARNING)
def a_council_is_constituted_after_its_election(dossier: Dossier) -> Iterator[Finding]:
    """A council is constituted after its election, and by the end of October that year.

    The deadline of the planning strategy is counted from the day. A wrong one moves it.

    Wrong:

        councils:
          - {elected: 2023-09-11, constituted: 2022-10-12}

    Right:

        councils:
          - {elected: 2023-09-11, constituted: 2023-10-12}

    Source: kommuneloven § 7-1 (lovverk)
    """
    for n, one in enumerate(dossier.councils):
        day = one.constituted
        if day and not one.elected < day <= latest_constituting(one.elected):
            yield Finding(
                ("councils", n, "constituted"),
                say(
                    "{day} is not between {elected} and the end of October",
                    day=day,
                    elected=one.elected,
                ),
                say("correct the day of the election or of the first meeting"),
            )
