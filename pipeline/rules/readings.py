"""C: what has been written of a meeting, and the decision that it made."""

import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import Case
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.route import Handling, Meeting, StopState, Vote, VoteResult
from pipeline.facts.readings import is_told
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule


def _stops(dossier: Dossier) -> Iterator[tuple[KeyPath, Case, Meeting]]:
    for n, case in enumerate(dossier.cases):
        for m, stop in enumerate(case.route):
            yield ("cases", n, "route", m), case, stop


@rule("C110")
def a_meeting_that_decided_says_what(dossier: Dossier) -> Iterator[Finding]:
    """A meeting that makes a decision has a date, a case number and what was adopted.

    The decision and its notice are made from the meeting. What the meeting does not say, they
    cannot say either.

    Wrong:

        cases:
          - route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                decision: care-homes

    Right:

        cases:
          - route:
              - body: Kommunestyret
                date: 2026-06-18
                case_number: 41/26
                handling: decides
                decision: care-homes
                adopted: [Kommunestyret vedtar å bygge seks boliger.]

    Source: kommuneloven § 11-4: the minutes say what was decided (lovverk)
    """
    known = {one.id for one in dossier.decisions}
    for path, _, stop in _stops(dossier):
        if stop.decision and stop.decision not in known:
            yield Finding(
                (*path, "decision"),
                say("the decision cannot be made from this meeting: something is missing"),
                say("write date, case_number and adopted at the same stop"),
            )


@rule("C111")
def a_decision_reads_as_the_meeting_adopted_it(dossier: Dossier) -> Iterator[Finding]:
    """A decision that is written in full reads as the meeting that made it says.

    Two wordings of one decision are one too many: letters quote the one, the case the other.

    Wrong:

        decisions:
          - {id: homes, points: [Kommunestyret bygger seks boliger.]}
        cases:
          - route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                decision: homes
                adopted: [Kommunestyret bygger åtte boliger.]

    Right:

        decisions:
          - {id: homes, points: [Kommunestyret bygger seks boliger.]}
        cases:
          - route:
              - {body: Kommunestyret, date: 2026-06-18, handling: decides, decision: homes}

    Source: design of the contract: a decision is written once
    """
    points = {one.id: one.points for one in dossier.decisions}
    for path, _, stop in _stops(dossier):
        written = points.get(stop.decision or "")
        if stop.adopted and written is not None and written != stop.adopted:
            yield Finding(
                (*path, "adopted"),
                say("the decision has another wording under decisions"),
                say("write it in one place: here, or under decisions"),
            )


@rule("C112")
def what_came_of_a_meeting_has_a_day(dossier: Dossier) -> Iterator[Finding]:
    """What is told of a meeting has the day that the meeting was held, and it has been.

    A document prints a meeting when it is no older than that. One without a day is printed never,
    and one that is still planned has nothing to tell.

    Wrong:

        cases:
          - route:
              - body: Kommunestyret
                handling: decides
                course: Saken ble drøftet.

    Right:

        cases:
          - route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                course: Saken ble drøftet.

    Source: design of the contract: each document is of its day
    """
    for path, _, stop in _stops(dossier):
        if is_told(stop) and (stop.date is None or stop.state is StopState.PLANNED):
            yield Finding(
                (*path, "body"),
                say("something is told of a meeting that has no date, or is only planned"),
                say("write the date, or take out what cannot be known yet"),
            )


@rule("C113", severity=Severity.WARNING)
def votes_agree_with_what_came_of_them(dossier: Dossier) -> Iterator[Finding]:
    """What is adopted has more votes for it than against, and what fell has not.

    Equal votes are decided by the chair, so they agree with both. A vote that needs two thirds may
    fall with more for it than against: then say so in what the vote is on, and waive the warning.

    Wrong:

        cases:
          - route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                votes: [{on: Punkt 1, in_favour: 9, against: 30, result: adopted}]

    Right:

        cases:
          - route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                votes: [{on: Punkt 1, in_favour: 30, against: 9, result: adopted}]

    Source: kommuneloven § 11-9: most votes, and the chair's where they are equal (lovverk)
    """
    for path, _, stop in _stops(dossier):
        for n, vote in enumerate(stop.votes):
            if not _agrees(vote):
                yield Finding(
                    (*path, "votes", n, "result"),
                    say("the numbers of votes do not agree with the result"),
                    say("check the numbers, for and against, in the minutes"),
                )


def _agrees(vote: Vote) -> bool:
    more, fewer = vote.in_favour, vote.against
    if vote.result is VoteResult.UNANIMOUS:
        return not fewer
    if more is None or fewer is None:
        return True
    return more >= fewer if vote.result is VoteResult.ADOPTED else more <= fewer


# Who elects, hires or appoints, in both norms; a word too many only keeps the rule quiet.
_ELECTS = pattern(
    r"(?<!ut)valg|(?<!\w)val(?!\w)|vel[gj]|(?<!\w)vald|ans[ae]tt|tils[ae]t|oppne[vm]n",
    re.IGNORECASE,
)


@rule("C116", severity=Severity.WARNING)
def only_who_elects_or_hires_votes_blank(dossier: Dossier) -> Iterator[Finding]:
    """Blank votes are counted only where somebody is elected or hired.

    A member who is present when a matter is voted on has to vote for or against. In elections and
    when somebody is hired it is lawful to vote blank. What a council only says its opinion of is
    not asked about here.

    Wrong:

        cases:
          - title: Seks omsorgsboliger
            route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                votes: [{on: Punkt 1, in_favour: 30, against: 7, blank: 2, result: adopted}]

    Right:

        cases:
          - title: Seks omsorgsboliger
            route:
              - body: Kommunestyret
                date: 2026-06-18
                handling: decides
                votes: [{on: Punkt 1, in_favour: 30, against: 9, result: adopted}]

    Source: kommuneloven § 8-1: who is present has to vote; blank in elections and hiring (lovverk)
    """
    for path, case, stop in _stops(dossier):
        if stop.handling is Handling.ADVISES:
            continue
        for n, vote in enumerate(stop.votes):
            if vote.blank and not _ELECTS.search(f"{case.title} {vote.on}"):
                yield Finding(
                    (*path, "votes", n, "blank"),
                    say("blank votes are told of a matter that is no election and hires nobody"),
                    say("check the minutes: who is present votes for or against"),
                )


@rule("C115", severity=Severity.WARNING)
def a_case_that_goes_on_tells_what_has_been(dossier: Dossier) -> Iterator[Finding]:
    """A case that goes on to another body has a date after the meeting that it tells of.

    A document tells nothing that came after its date. So the next body would not see what the
    one before has said.

    Wrong:

        cases:
          - date: 2026-05-20
            route:
              - body: Formannskapet
                date: 2026-06-09
                handling: recommends
                course: Saken ble drøftet.
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Right:

        cases:
          - date: 2026-06-10
            route:
              - body: Formannskapet
                date: 2026-06-09
                handling: recommends
                course: Saken ble drøftet.
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: design of the documents: each carries a date, and says what was so then
    """
    for n, case in enumerate(dossier.cases):
        day = case.date or dossier.date
        late = [m for m, one in enumerate(case.route) if one.date and one.date > day]
        told = [m for m in late if is_told(case.route[m])]
        if told and not is_told(case.route[-1]):
            yield Finding(
                ("cases", n, "route", told[-1], "date"),
                say("the case goes on, and is dated before this meeting: it cannot tell of it"),
                say("give the case the date on which it goes on to the next body"),
            )


@rule("C134", severity=Severity.WARNING)
def a_meeting_before_the_case_has_been_held(dossier: Dossier) -> Iterator[Finding]:
    """A meeting before the date of the case tells that it has been held.

    The document prints the route. A body that met before it was written has had another document,
    or none: either the case is dated wrong, or somebody knows what came of the meeting. Its case
    number is enough.

    Wrong:

        cases:
          - date: 2026-06-10
            route:
              - {body: Eldrerådet, date: 2026-06-02, handling: advises}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Right:

        cases:
          - date: 2026-06-10
            route:
              - {body: Eldrerådet, date: 2026-06-02, handling: advises, case_number: 12/26}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: kommuneloven § 11-3: the documents follow the notice of meeting (lovverk)
    """
    for n, case in enumerate(dossier.cases):
        day = case.date or dossier.date
        # The last meeting is rule C026's.
        for m, stop in enumerate(case.route[:-1]):
            silent = stop.state in {None, StopState.PLANNED} and not is_told(stop)
            if stop.date and stop.date < day and silent and not stop.case_number:
                yield Finding(
                    ("cases", n, "route", m, "date"),
                    say("{meeting} is before the case, {day}", meeting=stop.date, day=day),
                    say(
                        "write case_number or state if the body has met; "
                        "else give the case the date it was written"
                    ),
                )
