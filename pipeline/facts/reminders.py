"""Reminders: when a recipient was asked once more, and until when it may answer."""

import datetime as dt

from pipeline.dossier.followup import Reminder, Request


def reminded(request: Request, day: dt.date) -> tuple[Reminder, ...]:
    """Give the reminders that had been sent by a day, the first first."""
    sent = (one for one in request.reminders if one.date <= day)
    return tuple(sorted(sent, key=lambda one: one.date))


def due(request: Request, day: dt.date) -> dt.date | None:
    """Give the last day to answer as it stood on a day: a reminder may give a new one."""
    later = (one.deadline for one in reversed(reminded(request, day)) if one.deadline)
    return next(later, request.deadline)
