"""F: letters that can be answered, and answers that say something."""

import datetime as dt
from collections.abc import Iterator

from pipeline.diagnostics import NOTHING, Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import AnswerStatus
from pipeline.dossier.stakeholders import TouchedGroup
from pipeline.facts.replies import WHOLE, topic_of
from pipeline.registers.calendar import (
    add_working_days,
    holiday,
    is_working_day,
    working_days,
)
from pipeline.rules.rounds import asked, given, words_of
from pipeline.rules.rule import Finding, rule

FEWEST_WORKING_DAYS = 10


_JULY = 7


@rule("F079", severity=Severity.WARNING)
def a_deadline_can_be_met(dossier: Dossier) -> Iterator[Finding]:
    """A letter gives at least ten working days, and no deadline in July or on a day off.

    A deadline that cannot be met is not met, and then the next is not either.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {date: 2026-05-04, deadline: 2026-05-12}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {date: 2026-05-04, deadline: 2026-05-20}

    Source: practice; ten working days is the tool's own choice
    """
    for one in asked(dossier):
        if one.letter.deadline is None:
            continue
        message, hint = _deadline(one.letter.date or dossier.date, one.letter.deadline)
        if message != NOTHING:
            yield Finding(one.place("deadline"), message, hint)


def _deadline(sent: dt.date, deadline: dt.date) -> tuple[Text, Text]:
    if deadline <= sent:
        return say(
            "the deadline {end} is not after the date of the letter, {sent}",
            end=deadline,
            sent=sent,
        ), say("correct the deadline or the date of the letter")
    if not is_working_day(deadline):
        name = holiday(deadline) or say("a weekend")
        return say("the deadline {end} is on {name}", end=deadline, name=name), say(
            "choose a working day, such as {day}", day=add_working_days(deadline, 1)
        )
    if deadline.month == _JULY:
        return say("the deadline {end} is in July", end=deadline), say("move it to late August")
    count = working_days(sent, deadline)
    if count < FEWEST_WORKING_DAYS:
        return (
            say("the deadline is {count} working days after the letter", count=count),
            say(
                "the first day with ten working days is {day}",
                day=add_working_days(sent, FEWEST_WORKING_DAYS),
            ),
        )
    return NOTHING, NOTHING


@rule("F108", binding=say("no letter can be made without it"))
def a_letter_has_a_deadline(dossier: Dossier) -> Iterator[Finding]:
    """A letter has a deadline: its own, or that of its round.

    The letter asks for an answer by a day, and the report tells who is late.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {recipient: housing-office, deadline: }

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - deadline: 2026-04-15
            requests:
              - {recipient: housing-office, deadline: }

    Source: design of the follow-up letter, which begins with the deadline
    """
    for one in asked(dossier):
        if one.letter.deadline is None:
            yield Finding(
                (*one.path, "recipient"),
                say("the letter has no deadline"),
                say("write deadline on the round, or on the request"),
            )


@rule("F080")
def a_question_concerns_something_decided(dossier: Dossier) -> Iterator[Finding]:
    """A question in a letter concerns a value, a point of the decision or a measure of the plan.

    An answer can only be traced to what was decided when the question says what that is.

    Wrong:

        follow_up:
          - requests:
              - questions:
                  - {text: "Hvordan går det?"}

    Right:

        follow_up:
          - requests:
              - questions:
                  - {point: 1, text: "Hvordan brukes verdigrunnlaget?"}

    Source: veiviseren.no, values process, phase 3: collect status for compliance
    """
    for one in asked(dossier):
        for m, question in enumerate(one.letter.questions):
            if topic_of(question) == WHOLE:
                yield Finding(
                    (*one.path, "questions", m),
                    say("the question concerns no value, point or measure"),
                    say("write value or measure with its id, or point with a number"),
                )


@rule("F102")
def a_question_points_to_a_point_that_exists(dossier: Dossier) -> Iterator[Finding]:
    """A question about a point of the decision points to one that the decision has.

    The letter quotes the decision with numbers, and the reader looks for the number.

    Wrong:

        decisions: [{id: foundation, points: [Kommunestyret vedtar verdigrunnlaget.]}]
        follow_up:
          - requests:
              - questions:
                  - {point: 2, text: "Hva er gjort?"}

    Right:

        decisions: [{id: foundation, points: [Kommunestyret vedtar verdigrunnlaget.]}]
        follow_up:
          - requests:
              - questions:
                  - {point: 1, text: "Hva er gjort?"}

    Source: design of the follow-up letter, which quotes the points
    """
    counts = {one.id: len(one.points) for one in dossier.decisions}
    for one in asked(dossier):
        most = counts.get(one.round.decision)
        for m, question in enumerate(one.letter.questions):
            if most is not None and question.point is not None and question.point > most:
                yield Finding(
                    (*one.path, "questions", m, "point"),
                    say("the decision has no point {point}", point=question.point),
                    say("its last point is {most}", most=most),
                )


@rule("F103", severity=Severity.WARNING)
def a_deviation_has_a_measure(dossier: Dossier) -> Iterator[Finding]:
    """An answer that tells of a deviation has a measure.

    A deviation without a measure is a report that nobody reads.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth, status: fails}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - recipient: housing-office
                value: equal-worth
                status: fails
                remedy: {text: Ny mal for vedtak, owner: housing-office, deadline: 2026-12-01}

    Source: veiviseren.no, values process, phase 3; kommuneloven § 25-1 third paragraph, letter c
    """
    for one in given(dossier):
        if one.answer.status is AnswerStatus.FAILS and one.answer.remedy is None:
            yield Finding(
                (*one.path, "status"),
                say("the value is not complied with, and no measure is set"),
                say("write remedy with text, owner and deadline"),
            )


@rule("F107", severity=Severity.WARNING)
def an_answer_says_whether_it_complies(dossier: Dossier) -> Iterator[Finding]:
    """An answer from a recipient that the decision binds says whether it is complied with.

    The report counts the answers by status. Only a recipient that is not bound may answer without.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth, status: complies}

    Source: veiviseren.no, values process, phase 3: status for compliance is known
    """
    for one in given(dossier):
        free = {held.recipient for held in one.round.requests if not held.binding}
        if one.answer.status is None and one.answer.recipient not in free:
            yield Finding(
                (*one.path, "recipient"),
                say("the answer has no status"),
                say("write status: {words}", words=words_of(one.answer)),
            )


# Whom the decisions of the municipality's own bodies do not bind.
_OUTSIDE = frozenset({TouchedGroup.RESIDENTS, TouchedGroup.PRIVATE, TouchedGroup.REGIONAL})


@rule("F125", severity=Severity.WARNING)
def a_letter_binds_nobody_outside(dossier: Dossier) -> Iterator[Finding]:
    """A letter does not treat somebody outside the municipality as bound by its decision.

    The council decides for the municipality. A firm, an association or another authority may be
    asked, and may be bound by a law or an agreement, but not by the decision. Without `binding`
    the letter asks it to answer for how it complies.

    Wrong:

        foundation: {}
        stakeholders:
          - {id: builders, name: Lillevik boligbyggelag, group: private, interest: Bygger boliger.}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up: [{requests: [{recipient: builders}]}]

    Right:

        foundation: {}
        stakeholders:
          - {id: builders, name: Lillevik boligbyggelag, group: private, interest: Bygger boliger.}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up: [{requests: [{recipient: builders, binding: false}]}]

    Source: kommuneloven § 5-3 second paragraph (lovverk): the council decides for the municipality
    """
    outside = {one.id for one in dossier.stakeholders if one.group in _OUTSIDE}
    for one in asked(dossier):
        if one.letter.binding and one.letter.recipient in outside:
            yield Finding(
                (*one.path, "recipient"),
                say("the letter treats a recipient outside the municipality as bound"),
                say("write binding: false, or group: internal where it is the municipality's own"),
            )


@rule("F071", severity=Severity.WARNING)
def a_letter_that_is_sent_has_a_case_number(dossier: Dossier) -> Iterator[Finding]:
    """A letter that is dated before the dossier has the number of its case in the archive.

    What is sent is entered in the journal, and the journal wants an identifier. A new case may do
    without a number until its first letter goes out.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up: [{requests: [{date: 2026-02-02}]}]

    Right:

        municipality:
          archive: {case_number: 2026/1234}
        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up: [{requests: [{date: 2026-02-02}]}]

    Source: arkivforskrifta § 15 (lovverk)
    """
    if dossier.municipality.archive.case_number:
        return
    for one in asked(dossier):
        if one.letter.date and one.letter.date < dossier.date:
            yield Finding(
                one.place("date"),
                say("the letter is sent, but its case has no number"),
                say("write municipality.archive.case_number as the case system has it"),
            )
