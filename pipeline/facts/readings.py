"""Readings: where a case stands on its route at a day, and what came of each meeting."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.dossier.cases import Case
from pipeline.dossier.route import TOLD, Handling, Meeting, StopState

# A meeting that ended so has not given the body's answer.
UNFINISHED = frozenset({StopState.POSTPONED, StopState.SENT_ON, StopState.WITHDRAWN})


def deciding(route: Iterable[Meeting]) -> Meeting | None:
    """Give the last meeting that decides the case, but for one that ended without an answer."""
    held = (one for one in route if one.handling is Handling.DECIDES)
    return next(iter([one for one in held if one.state not in UNFINISHED][-1:]), None)


def decided_on(cases: Iterable[Case]) -> Iterator[tuple[dt.date, Case, Meeting]]:
    """Give the meetings that decide a case, each with its day, where the day is known."""
    for case in cases:
        for stop in case.route:
            decides = stop.handling is Handling.DECIDES and stop.state not in UNFINISHED
            if decides and stop.date:
                yield stop.date, case, stop


def is_told(stop: Meeting) -> bool:
    """Tell whether anything is written of what came of a meeting."""
    return any(getattr(stop, key) for key in TOLD)


class HeldReading(NamedTuple):
    """A meeting that something is written of, and its day."""

    date: dt.date
    stop: Meeting


def readings(route: Iterable[Meeting]) -> tuple[HeldReading, ...]:
    """Give the meetings that something is written of, in the order that they were held."""
    told = (HeldReading(one.date, one) for one in route if one.date and is_told(one))
    return tuple(sorted(told, key=lambda one: one.date))
