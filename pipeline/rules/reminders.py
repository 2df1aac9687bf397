"""F: reminders of letters, and what answers about measures tell."""

import datetime as dt
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Reminder
from pipeline.facts.reminders import due
from pipeline.facts.replies import topic_of, unanswered
from pipeline.registers.calendar import add_working_days, holiday, is_working_day
from pipeline.rules.rounds import Sent, asked, given
from pipeline.rules.rule import Finding, rule

_A_DAY = dt.timedelta(days=1)


@rule("F113", severity=Severity.WARNING)
def a_reminder_is_of_something_open(dossier: Dossier) -> Iterator[Finding]:
    """A reminder comes after the deadline, to a recipient that has something left to answer.

    A reminder of what is answered gets no letter. One that comes before the deadline is over
    asks for what nobody owes yet.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - recipient: housing-office
                date: 2026-03-02
                deadline: 2026-04-15
                reminders: [{date: 2026-04-10}]

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - recipient: housing-office
                date: 2026-03-02
                deadline: 2026-04-15
                reminders: [{date: 2026-04-20}]

    Source: practice: a reminder (purring) is for what is late
    """
    for one, reminder, path in _reminders(dossier):
        place = (*path, "date")
        end = due(one.letter, reminder.date - _A_DAY)
        if not unanswered(one.round, one.letter, reminder.date):
            yield Finding(
                place,
                say("everything was answered before this reminder, and it gets no letter"),
                say("take it away, or correct its date or those of the answers"),
            )
        elif end and reminder.date <= end:
            yield Finding(
                place,
                say("the reminder is not later than the deadline {end}", end=end),
                say("correct its date, or leave it out"),
            )


@rule("F114", severity=Severity.WARNING)
def a_new_deadline_can_be_met(dossier: Dossier) -> Iterator[Finding]:
    """The new deadline of a reminder is a working day after it.

    Who is late already has no use for a deadline on a day when nobody is at work.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - recipient: housing-office
                date: 2026-03-02
                deadline: 2026-04-15
                reminders: [{date: 2026-04-20, deadline: 2026-05-02}]

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - requests:
              - recipient: housing-office
                date: 2026-03-02
                deadline: 2026-04-15
                reminders: [{date: 2026-04-20, deadline: 2026-05-04}]

    Source: practice; a deadline that cannot be met is not met
    """
    for _, reminder, path in _reminders(dossier):
        end, place = reminder.deadline, (*path, "deadline")
        if end and end <= reminder.date:
            yield Finding(
                place,
                say("the new deadline {end} is not after the reminder", end=end),
                say("correct the deadline or the date of the reminder"),
            )
        elif end and not is_working_day(end):
            name = holiday(end) or say("a weekend")
            yield Finding(
                place,
                say("the deadline {end} is on {name}", end=end, name=name),
                say("choose a working day, such as {day}", day=add_working_days(end, 1)),
            )


def _reminders(dossier: Dossier) -> Iterator[tuple[Sent, Reminder, KeyPath]]:
    """Give each reminder with the letter that it is about, and its place."""
    for one in asked(dossier):
        for n, reminder in enumerate(one.letter.reminders):
            yield one, reminder, (*one.path, "reminders", n)


@rule("F115", severity=Severity.WARNING)
def money_is_told_of_measures(dossier: Dossier) -> Iterator[Finding]:
    """What is spent is told of a measure of a plan.

    The report on a plan holds it against what the plan has set aside. No document prints what is
    spent on a value or a point of a decision.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth, status: complies, spent: 50000}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth, status: complies}

    Source: design of the status report, which counts money measure by measure
    """
    for one in given(dossier):
        if one.answer.spent is not None and topic_of(one.answer).measure is None:
            yield Finding(
                (*one.path, "spent"),
                say("this is no answer about a measure of a plan, and no document prints it"),
                say("write it in evidence, or in the answer about the measure"),
            )
