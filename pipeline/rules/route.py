"""C: which bodies a case passes, in which order, and who is told."""

import re
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.cases import DECIDED_KINDS, Case, CaseKind, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.route import Handling, Meeting, StopState
from pipeline.pattern import pattern
from pipeline.registers.calendar import holiday, is_working_day
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import pointed


@rule("C025")
def the_route_goes_forward_in_time(dossier: Dossier) -> Iterator[Finding]:
    """The meetings of a route stand in the order they are held.

    A body that gives its opinion after the decision is not heard.

    Wrong:

        cases:
          - route:
              - {body: Eldrerådet, date: 2026-06-18, handling: advises}
              - {body: Kommunestyret, date: 2026-06-11, handling: decides}

    Right:

        cases:
          - route:
              - {body: Eldrerådet, date: 2026-06-04, handling: advises}
              - {body: Kommunestyret, date: 2026-06-11, handling: decides}

    Source: kommuneloven §§ 5-12, 11-3 (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        dated = [(m, stop.date) for m, stop in enumerate(one.route) if stop.date]
        for (_, before), (m, after) in pairwise(dated):
            if after < before:
                yield Finding(
                    ("cases", n, "route", m, "date"),
                    say(
                        "{after} is before {before}, the meeting above",
                        after=after,
                        before=before,
                    ),
                    say("correct the date, or put the meetings in order"),
                )


# The states of a meeting that nobody has said the outcome of.
_NOT_SAID = frozenset({None, StopState.PLANNED})


@rule("C026")
def meetings_come_after_the_document(dossier: Dossier) -> Iterator[Finding]:
    """The last meeting on the route is not before the date of the document.

    The body must have the document when it meets. Meetings above the last are the case's past when
    they are before it, and so is a last one whose state says what came of it.

    Wrong:

        cases:
          - date: 2026-06-12
            route:
              - {body: Kommunestyret, date: 2026-06-11, handling: decides}

    Right:

        cases:
          - date: 2026-05-20
            route:
              - {body: Kommunestyret, date: 2025-06-12, handling: decides, state: postponed}
              - {body: Kommunestyret, date: 2026-06-11, handling: decides}

    Source: kommuneloven § 11-3: the documents follow the notice of meeting (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        day = one.date or dossier.date
        for last in one.route[-1:]:
            if last.date and last.date < day and last.state in _NOT_SAID:
                yield Finding(
                    ("cases", n, "route", len(one.route) - 1, "date"),
                    say(
                        "the meeting {meeting} is before the document, {day}",
                        meeting=last.date,
                        day=day,
                    ),
                    say(
                        "correct the meeting, or give the case the date it was written; "
                        "if the body has met, write its state"
                    ),
                )


_COUNCILS = {
    say("eldreråd"): pattern(r"eldrerå|seniorrå|\bråd\w* for eldre", re.IGNORECASE),
    say("råd for personer med funksjonsnedsettelse"): pattern(
        r"funksjonsned|funksjonshem|funksjonsvar|funksjonsev|likestilte", re.IGNORECASE
    ),
    say("ungdomsråd"): pattern(
        r"ungdomsråd|ungdomens|ungdommens|ungdomspanel|ungdomst", re.IGNORECASE
    ),
}


# What the municipality says of somebody else's plan: the councils may give their own statements.
_ANSWERS_OTHERS = (
    *("uttalelse til", "uttale til", "fråsegn til", "høringsuttalelse til", "høyringsuttale til"),
    *("høyringsfråsegn til", "høringssvar til", "høyringssvar til"),
    *("svar på høring", "svar på høyring"),
)
# A case that starts the work, or sends it on hearing, comes before the councils are heard.
_ENDING = frozenset({CaseKind.DECISION, CaseKind.ADOPTION})


@rule("C029", severity=Severity.WARNING)
def the_councils_have_a_say(dossier: Dossier) -> Iterator[Finding]:
    """A foundation or a plan has been before the councils of the elderly, disabled and young.

    The three councils have a right to speak in cases that concern them, and housing does. They
    stand on the route, or among the participation that the case names.

    Wrong:

        cases:
          - subject: value_foundation

    Right:

        cases:
          - subject: value_foundation
            route:
              - {body: Eldrerådet, date: 2026-06-02, handling: advises}
              - {body: Ungdomsrådet, date: 2026-06-03, handling: advises}
              - body: Råd for personer med funksjonsnedsettelse
                date: 2026-06-04
                handling: advises
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: kommuneloven § 5-12 fourth paragraph (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.subject not in {Subject.VALUE_FOUNDATION, Subject.PLAN} or one.kind not in _ENDING:
            continue
        if one.title.lower().startswith(_ANSWERS_OTHERS):
            continue
        heard = [stop.body for stop in one.route]
        heard += [p.who for p in dossier.participation if p.id in one.participation]
        missing = [name for name, form in _COUNCILS.items() if not any(map(form.search, heard))]
        if missing:
            yield Finding(
                ("cases", n, "route"),
                say("these councils are not heard: {councils}", councils=reduce(_and, missing)),
                say("add them to the route, or name what they said under participation"),
            )


def _and(one: Text, other: Text) -> Text:
    return say("{one}, {other}", one=one, other=other)


@rule("C030", severity=Severity.WARNING)
def somebody_is_told_of_the_decision(dossier: Dossier) -> Iterator[Finding]:
    """A case says who is told of the decision.

    A decision is carried out by those who hear of it.

    Wrong:

        cases:
          - distribution: []

    Right:

        cases:
          - distribution: [housing-office]

    Source: kommuneloven § 13-1 fourth paragraph: carried out without undue delay (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.kind in DECIDED_KINDS and not one.distribution:
            yield Finding(
                ("cases", n, "distribution"),
                say("nobody is told of the decision"),
                say("name the stakeholders that shall carry it out or are touched by it"),
            )


@rule("C101", severity=Severity.WARNING)
def meetings_are_on_working_days(dossier: Dossier) -> Iterator[Finding]:
    """Meetings are on working days.

    A meeting on a Saturday or a public holiday is nearly always a slip of the pen.

    Wrong:

        cases:
          - route:
              - {body: Kommunestyret, date: 2026-05-14, handling: decides}

    Right:

        cases:
          - route:
              - {body: Kommunestyret, date: 2026-05-13, handling: decides}

    Source: Norwegian public holidays (python-holidays)
    """
    for n, one in enumerate(dossier.cases):
        for m, meeting in enumerate(one.route):
            if meeting.date and not is_working_day(meeting.date):
                yield Finding(
                    ("cases", n, "route", m, "date"),
                    say(
                        "the meeting {day} is on {name}",
                        day=meeting.date,
                        name=holiday(meeting.date) or say("a weekend"),
                    ),
                    say("check the date against the meeting calendar"),
                )


@rule("C102")
def one_body_has_the_last_word(dossier: Dossier) -> Iterator[Finding]:
    """Where a body decides, it has the last word, and no other decides too.

    The document names the body that decides. With two, or with a body that shall speak
    afterwards, it would name the wrong one. Earlier meetings stand on the route as well: those
    before the date of the case, and those whose state says what came of them.

    Wrong:

        cases:
          - route:
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}
              - {body: Formannskapet, date: 2026-06-23, handling: recommends}

    Right:

        cases:
          - route:
              - {body: Kommunestyret, date: 2026-05-21, handling: decides, state: postponed}
              - {body: Formannskapet, date: 2026-06-09, handling: recommends}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: kommuneloven § 5-3 (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        decides = [stop.handling is Handling.DECIDES for stop in _ahead(dossier, one)]
        if sum(decides) > 1 or (any(decides) and not decides[-1]):
            yield Finding(
                ("cases", n, "route"),
                say("the route must end with the one body that decides"),
                say(
                    "write handling: decides at the last stop, and only there; "
                    "give a meeting that has been its state"
                ),
            )


def _ahead(dossier: Dossier, case: Case) -> list[Meeting]:
    """Give the meetings that the case is written for."""
    day = case.date or dossier.date
    return [
        one for one in case.route if one.state in _NOT_SAID and not (one.date and one.date < day)
    ]


@rule("C114", severity=Severity.WARNING)
def some_body_decides_what_is_proposed(dossier: Dossier) -> Iterator[Finding]:
    """A case that is to be decided goes to a body that can decide it.

    Bodies discuss cases, give advice and take note, and then nobody decides. Such a case says so by
    its kind; of the others it is nearly always a slip. The councils of the elderly, disabled and
    young give advice: how the municipality plans, organises, lends and settles is not theirs to
    decide, though what they themselves say of it is.

    Wrong:

        cases:
          - route:
              - {body: Formannskapet, date: 2026-06-09, handling: recommends}

    Right:

        cases:
          - route:
              - {body: Formannskapet, date: 2026-06-09, handling: recommends}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: kommuneloven §§ 5-3, 5-12 (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        stop = _adviser(one)
        if stop is not None:
            yield Finding(
                ("cases", n, "route", stop, "handling"),
                say("this council gives advice, and does not decide the case"),
                say("write handling: advises, and let the body that decides have the last stop"),
            )
        if one.kind in DECIDED_KINDS and not any(stop.handling in _ANSWERS for stop in one.route):
            yield Finding(
                ("cases", n, "route"),
                say("no body on the route decides the case"),
                say(
                    "write handling: decides at the stop that makes the decision, "
                    "or kind: discussion or orientation"
                ),
            )


_GIVES_ADVICE = pattern(
    r"\b(?:eldreråd|seniorråd|ungdomsråd)(?:et)?\b|\bung(?:dom|dommen)s? (?:by|kommune|herads)styre"
    r"|\bråd(?:et)? for (?:eldre|(?:personer|personar|menneske|mennesker) med|funksjons)",
    re.IGNORECASE,
)
_OF_ALL = frozenset(Subject) - {Subject.OTHER}
_OWN_WORDS = pattern(r"uttal|fråsegn|høringssvar|høyringssvar|innspill|innspel", re.IGNORECASE)


def _adviser(case: Case) -> int | None:
    """Give the stop where a council that gives advice is to decide what is not its own words."""
    if case.kind not in DECIDED_KINDS or case.subject not in _OF_ALL:
        return None
    if any(_OWN_WORDS.search(text) for _, text in pointed(case.proposal)):
        return None
    return next(
        (
            m
            for m, stop in enumerate(case.route)
            if stop.handling is Handling.DECIDES and _GIVES_ADVICE.search(stop.body)
        ),
        None,
    )


# A body that takes note, puts on hearing or sends back answers the proposal to do so.
_ANSWERS = frozenset({Handling.DECIDES, Handling.INFORMED, Handling.HEARS, Handling.RETURNED})
