"""A letter that reminds a recipient of what it has not answered."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Reminder
from pipeline.facts.reminders import due, reminded
from pipeline.facts.replies import unanswered
from pipeline.frozen import fields
from pipeline.views.letter import FollowUpLetter, NumberedQuestion, letters

_A_DAY = dt.timedelta(days=1)


class ReminderLetter(FollowUpLetter, dict=True):
    """The letter that it reminds of, with the questions that are still open."""

    reminder: Reminder
    reminder_number: int

    @property
    def id(self) -> str:
        """The recipient; from the second reminder on, its number; and the round as the letter."""
        number = str(self.reminder_number) if self.reminder_number > 1 else ""
        return "-".join(filter(None, (self.request.recipient, number, self._turn.key)))

    @property
    def date(self) -> dt.date:
        return self.reminder.date

    @property
    def sent(self) -> dt.date:
        """The day of the letter that it reminds of."""
        return super().date

    @property
    def sent_again(self) -> dt.date | None:
        """The day of the reminder before this one."""
        before = reminded(self.request, self.date - _A_DAY)
        return before[-1].date if before else None

    @property
    def due(self) -> dt.date:
        """The deadline that the recipient had until the reminder."""
        return due(self.request, self.date - _A_DAY) or self.deadline

    @property
    def passed(self) -> bool:
        """Whether that deadline is over."""
        return self.due < self.date

    @cached_property
    def questions(self) -> tuple[NumberedQuestion, ...]:
        """The questions that had no answer before the reminder, numbered as in the letter."""
        open_ = unanswered(self.follow_up, self.request, self.date)
        every = zip(self.request.questions, self._numbered(), strict=True)
        return tuple(numbered for asked, numbered in every if asked in open_)

    @property
    def partly_answered(self) -> bool:
        """Whether the recipient has answered some of what it was asked."""
        return len(self.questions) < len(self.request.questions)


def reminders(dossier: Dossier) -> Iterator[ReminderLetter]:
    """Give a letter for each reminder of something; the others are F113's."""
    for letter in letters(dossier):
        ordered = sorted(letter.request.reminders, key=lambda one: one.date)
        for number, one in enumerate(ordered, 1):
            held = ReminderLetter(**_fields(letter), reminder=one, reminder_number=number)
            if held.questions:
                yield held


def _fields(letter: FollowUpLetter) -> dict[str, Any]:
    return {name: getattr(letter, name) for name in fields(letter)}
