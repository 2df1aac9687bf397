"""P: the planning strategy: when it is adopted, and what it discusses."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Plan, PlanKind, PlanStatus
from pipeline.facts.councils import last_term
from pipeline.facts.statuses import IN_FORCE, PREPARED, current
from pipeline.pattern import pattern
from pipeline.registers.calendar import latest_constituting
from pipeline.rules.rule import Finding, rule
from pipeline.rules.timing import case_days

_ACT = dt.date(2023, 7, 1)


def _strategies(dossier: Dossier, wanted: Collection[PlanStatus]) -> Iterator[tuple[int, Plan]]:
    known = zip(dossier.plans, current(dossier), strict=True)
    for n, (one, status) in enumerate(known):
        if one.kind is PlanKind.PLANNING_STRATEGY and status in wanted:
            yield n, one


_HOMES = pattern(r"bolig|bustad|husvære|buset|bosett|bositu|busitu", re.IGNORECASE)


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


_HEALTH_OVERVIEW = pattern(
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

    The council has a year from the day that councils says, or else from the end of October. The
    meeting of a case that is to adopt it must be in time as well. A second strategy in the same
    period may come when it will: list the first one too.

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
    for path, day in _strategy_days(dossier):
        term = last_term(dossier, day)
        if term is None or day <= term.strategy_due:
            continue
        if not any(term.day <= other < day for other in adopted):
            yield Finding(
                path,
                say("the last day for the strategy was {due}", due=term.strategy_due),
                say("correct the date, or add the strategy that was adopted before this one"),
            )


def _strategy_days(dossier: Dossier) -> Iterator[tuple[KeyPath, dt.date]]:
    """Give the day of each strategy: of its adoption, of today, or of the meeting to come."""
    prepared = dict(_strategies(dossier, PREPARED))
    for n, one in enumerate(dossier.plans):
        if one.kind is PlanKind.PLANNING_STRATEGY and one.adopted:
            yield ("plans", n, "adopted", "date"), one.adopted.date
        elif n in prepared:
            yield ("plans", n), dossier.date
    for path, plan, day in case_days(dossier):
        if plan.kind is PlanKind.PLANNING_STRATEGY and not plan.adopted:
            yield path, day


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
