"""M and P: what one part of a dossier finds, and another denies."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import day_of
from pipeline.dossier.plans import Plan
from pipeline.dossier.walk import Written
from pipeline.facts.gaps import Gaps, gaps
from pipeline.facts.statuses import IN_FORCE, current
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import full_sentences, unquoted

_I = re.IGNORECASE
_NO = r"\b(?:ingen|inga|ikke|ikkje|null|0|verken|korkje)\b"
_DOUBLE = (
    r"(?:dobl\w+ (?:funksjon|ansvar|kø|oppgav|oppgåv|roll)\w*|dobbelt?funksjon\w*"
    r"|dobbelt?arbeid\w*"
    r"|dobbeltroll\w*|overlappende (?:ansvar|oppgav)\w*|overlappande (?:ansvar|oppgåv)\w*)"
)
_ZONE = (
    r"(?:sviktson\w*|oppgav\w* (?:uten|mangler) (?:\w+ )?ansvar\w*"
    r"|oppgåv\w* (?:utan|manglar) (?:\w+ )?ansvar\w*)"
)
_DENIES_DOUBLE = pattern(rf"{_NO} (?:\w+ ){{0,3}}{_DOUBLE}", _I)
_DENIES_ZONE = pattern(
    rf"{_NO} (?:\w+ ){{0,3}}{_ZONE}|\balle (?:de |dei )?(?:ni )?(?:oppgavene|oppgåvene) har"
    r" (?:en |ei |ein )?(?:ansvarlig|ansvarleg|eier|eigar)",
    _I,
)
# What is wished for denies nothing.
_WISHED = pattern(r"\b(?:skal|bør|vil|må|kan|mål\w*|unngå\w*|slik at|for at|hvis|dersom)\b", _I)
_ASKED_DOUBLE = pattern(_DOUBLE, _I)
_ANSWERED = pattern(r"\W*(ja|nei|ingen|inga)\b", _I)
_MARKS = (
    *("dobl", "dobbel", "overlapp", "sviktson", "uten ansvar", "utan ansvar", "mangler ansvar"),
    *("manglar ansvar", "oppgavene har", "oppgåvene har"),
)
_TELLING = frozenset(("mapping", "cases", "evaluation", "follow_up"))
_WISHING = frozenset(("proposal", "alternatives", "alternative_proposals"))


@rule("M110", severity=Severity.WARNING)
def texts_and_responsibilities_agree(dossier: Dossier) -> Iterator[Finding]:
    """What texts say of double functions and of tasks without a lead is what the list shows.

    The map of responsibility is computed from the list. When a text denies what the map shows, or
    an answer tells of double functions that the list has not, the documents contradict each other.

    Wrong:

        responsibilities:
          - {task: housing_allocation, target_group: flyktninger, responsible: housing-office}
          - {task: housing_allocation, target_group: flyktninger, responsible: nav}
        cases:
          - background: Kartleggingen viser ingen doble funksjoner.

    Right:

        responsibilities:
          - {task: housing_allocation, target_group: flyktninger, responsible: housing-office}
          - {task: housing_allocation, target_group: flyktninger, responsible: nav}
        cases:
          - background: Kartleggingen viser en dobbel funksjon, og den gjelder tildeling.

    Source: kommuneloven § 13-1 third paragraph: soundly prepared (lovverk)
    """
    if not dossier.responsibilities:
        return
    shown = gaps(dossier.responsibilities, {})
    for one in dossier.reading.holding(*_MARKS):
        if _is_telling(one) and any(_denies(s, shown) for s in full_sentences(unquoted(one.text))):
            yield Finding(
                one.path,
                say("the text denies what the responsibilities show"),
                say("correct the text, or the list under responsibilities"),
            )
    yield from _answers(dossier, shown)


def _is_telling(one: Written) -> bool:
    return one.section in _TELLING and not _WISHING.intersection(one.path)


def _denies(sentence: str, shown: Gaps) -> bool:
    if _WISHED.search(sentence):
        return False
    double = shown.duplicates and _DENIES_DOUBLE.search(sentence)
    return bool(double or (shown.failure_zones and _DENIES_ZONE.search(sentence)))


def _answers(dossier: Dossier, shown: Gaps) -> Iterator[Finding]:
    for n, one in enumerate(dossier.mapping.questions):
        said = _ANSWERED.match(one.answer[0]) if _ASKED_DOUBLE.search(one.question) else None
        if said is None:
            continue
        yes = said[1].casefold() == "ja"
        if (yes and not (shown.duplicates or shown.splits)) or (not yes and shown.duplicates):
            yield Finding(
                ("mapping", "questions", n, "answer"),
                say("the answer on double functions is not what the responsibilities show"),
                say("correct the answer, or write both leads under responsibilities"),
            )


_DENIAL = pattern(r"ingen|inga|ikke|ikkje", _I)
_PLANS = r"\w*plan(?:er|ar|ene|ane)?\b"
_VALUES = r"\b(?:verdiene|verdiane|verdigrunnlag\w*)\b"
_NO_PLAN = pattern(
    rf"\b(?:ingen|inga) (?:av )?(?:\w+ ){{0,3}}{_PLANS}[^.]*{_VALUES}"
    rf"|{_VALUES}[^.]*\b(?:ikke|ikkje) (?:\w+ ){{0,3}}i (?:noen|nokon|nokre|ein"
    rf"|en) (?:av )?(?:\w+ )?{_PLANS}"
    rf"|{_VALUES}[^.]*\bi (?:ingen|inga) (?:av )?(?:\w+ )?{_PLANS}",
    _I,
)


@rule("P140", severity=Severity.WARNING)
def no_text_denies_that_a_plan_bears_the_values(dossier: Dossier) -> Iterator[Finding]:
    """No text says that no plan bears the values, when a plan in force does.

    The trace from value to plan is computed from what plans say of themselves. A sentence that
    denies it is nearly always older than the plan.

    Wrong:

        foundation: {values: [{id: equal-worth}]}
        plans:
          - id: strategy
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}
            values: [equal-worth]
        cases:
          - background: Ingen plan nevner verdiene.

    Right:

        foundation: {values: [{id: equal-worth}]}
        plans:
          - id: strategy
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}
            values: [equal-worth]
        cases:
          - background: Strategien nevner verdiene.

    Source: kommuneloven § 13-1 third paragraph: soundly prepared (lovverk)
    """
    stands = current(dossier)
    bearing = [one for n, one in enumerate(dossier.plans) if one.values and stands[n] in IN_FORCE]
    marks = ("verdiene", "verdiane", "verdigrunnlag") if bearing else ()
    for one in dossier.reading.holding(*marks):
        denied = "plan" in one.text and any(map(_denies_plans, full_sentences(unquoted(one.text))))
        if denied and any(_was_there(plan, dossier, one) for plan in bearing):
            yield Finding(
                one.path,
                say("the text says that no plan bears the values, and a plan does"),
                say("correct the text, or values of the plan under plans"),
            )


def _denies_plans(sentence: str) -> bool:
    if "plan" not in sentence or not _DENIAL.search(sentence):
        return False
    return bool(_NO_PLAN.search(sentence)) and not _WISHED.search(sentence)


def _was_there(plan: Plan, dossier: Dossier, one: Written) -> bool:
    return plan.adopted is None or plan.adopted.date <= day_of(dossier, one.path)
