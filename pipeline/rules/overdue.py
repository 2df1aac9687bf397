"""F: what should have come by now."""

import datetime as dt
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import MeasureStatus
from pipeline.facts.followed import follows_values
from pipeline.facts.quoted import premise_at
from pipeline.facts.reminders import due, reminded
from pipeline.facts.replies import WHOLE, topic_of
from pipeline.facts.rounds import turns
from pipeline.registers.dates import later
from pipeline.rules.rounds import asked, given
from pipeline.rules.rule import Finding, dated_rule, rule
from pipeline.rules.texts import listed


@dated_rule("F082", severity=Severity.WARNING)
def answers_come_by_the_deadline(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """Each recipient has answered by the deadline of its letter.

    The rule asks what day it is: a dossier that was fine in March may be overdue in June. What is
    open from a round is told of in the next one about the same, and nobody waits for it here. A
    reminder may give a new deadline, and that is waited for then.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {recipient: housing-office, date: 2026-03-02, deadline: 2026-04-15}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {recipient: housing-office, date: 2026-03-02, deadline: 2026-04-15}
            answers:
              - {recipient: housing-office, value: equal-worth, date: 2026-04-10}

    Source: veiviseren.no, values process, phase 3: status for compliance is known
    """
    over = {turn.held.id for turn in turns(dossier) if turn.after}
    for one in asked(dossier):
        end, topics = due(one.letter, as_of), dict.fromkeys(map(topic_of, one.letter.questions))
        answers = (held for held in one.round.answers if held.recipient == one.letter.recipient)
        answered = set(map(topic_of, answers))
        missing = [str(about) for about in topics if about not in {WHOLE, *answered}]
        if end and end < as_of and missing and one.round.id not in over:
            again = (
                say("the recipient is reminded; not answered: {values}", values=listed(missing))
                if reminded(one.letter, as_of)
                else say(
                    "remind the recipient, and write the day under reminders; "
                    "not answered: {values}",
                    values=listed(missing),
                )
            )
            yield Finding(
                one.place("deadline"),
                say("the deadline {end} has passed without an answer", end=end),
                again,
            )


@dated_rule("F104", severity=Severity.WARNING)
def measures_are_done_in_time(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """A measure is done by its deadline.

    The rule asks what day it is. A measure that was to be done in April is asked for in May.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - recipient: housing-office
                value: equal-worth
                remedy: {text: Ny mal, owner: housing-office, deadline: 2026-04-01}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - recipient: housing-office
                value: equal-worth
                remedy: {text: Ny mal, owner: housing-office, deadline: 2026-04-01, status: done}

    Source: kommuneloven § 25-1: deviations are found and followed up (lovverk)
    """
    for one in given(dossier):
        measure = one.answer.remedy
        if measure and measure.status is not MeasureStatus.DONE and measure.deadline < as_of:
            yield Finding(
                (*one.path, "remedy", "deadline"),
                say("the measure was due {end} and is not done", end=measure.deadline),
                say("write status: done, or agree on a new deadline"),
            )


@rule("F083", severity=Severity.WARNING)
def compliance_is_asked_for_each_year(dossier: Dossier) -> Iterator[Finding]:
    """When the foundation is a year old, compliance has been asked for in the last year.

    The chief executive reports on internal control at least once a year. Without letters and
    answers from that year, the report has nothing to say of the foundation.

    Wrong:

        date: 2026-09-01
        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {date: 2025-07-01, deadline: 2025-08-20}

    Right:

        date: 2026-09-01
        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - {date: 2026-05-04, deadline: 2026-06-20}

    Source: kommuneloven § 25-2 (lovverk); veiviseren.no, values process, phase 3
    """
    limit = later(dossier.date, years=-1)
    if premise_at(dossier, limit) is None:
        return
    letters = (one for one in asked(dossier) if follows_values(dossier, one.round))
    answers = (one for one in given(dossier) if follows_values(dossier, one.round))
    days = [one.letter.date or dossier.date for one in letters]
    days += [one.answer.date for one in answers]
    if days and max(days) < limit:
        yield Finding(
            ("follow_up",),
            say("nobody has been asked about compliance since {day}", day=max(days)),
            say("write this year's letters; the yearly report on internal control needs them"),
        )
