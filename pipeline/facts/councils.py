"""The councils one after another: the days that the dossier gives, and else what the law says."""

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from pipeline.dossier.councils import CouncilDays
from pipeline.dossier.dossier import Dossier
from pipeline.registers.calendar import (
    Election,
    elections,
    latest_constituting,
    planning_strategy_due,
)


class CouncilTerm(NamedTuple):
    """What one election began; `constituted` is nothing where nobody has told the day."""

    election: Election
    constituted: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """The day of the election, or a day that stands for it where only the month is known."""
        return self.election.date

    @property
    def known(self) -> dt.date | None:
        """The day of the election, where somebody has set it: no other is printed."""
        return None if self.election.expected else self.day

    @property
    def strategy_due(self) -> dt.date:
        """The last day for the planning strategy; the latest there is where no day is told."""
        return planning_strategy_due(self.constituted or latest_constituting(self.day))


def terms(dossier: Dossier) -> Iterator[CouncilTerm]:
    """Give the councils for ever; an election that the dossier gives wins over the computed one."""
    known = (one for one in dossier.councils if (one.since or one.elected) <= dossier.date)
    given = sorted(known, key=lambda one: one.elected)
    years = {one.elected.year for one in given}
    for one in elections():
        while given and given[0].elected.year <= one.date.year:
            yield _given(given.pop(0), dossier.date)
        if one.date.year not in years:
            yield CouncilTerm(one)


def terms_until(dossier: Dossier, day: dt.date) -> tuple[CouncilTerm, ...]:
    """Give the councils that were elected on or before a day."""
    return tuple(takewhile(lambda one: one.day <= day, terms(dossier)))


def last_term(dossier: Dossier, day: dt.date) -> CouncilTerm | None:
    """Give the council that was elected last, on or before a day."""
    held = terms_until(dossier, day)
    return held[-1] if held else None


def coming_term(dossier: Dossier, day: dt.date) -> CouncilTerm:
    """Give the first council that is elected after a day."""
    return next(one for one in terms(dossier) if one.day > day)


def _given(council: CouncilDays, day: dt.date) -> CouncilTerm:
    """Take a council as it is known at a day: what is to come has no day yet."""
    seated = council.constituted
    return CouncilTerm(Election(council.elected), seated if seated and seated <= day else None)
