"""The own day of what stands at a place of the dossier, and the days that a thing is there."""

import datetime as dt
from typing import Any, NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.contract.timed import Timed, known_by, named
from pipeline.dossier.at import last_day, there
from pipeline.dossier.cases import Case
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.foundation import Foundation
from pipeline.dossier.guidelines import Guideline
from pipeline.dossier.mandate import Mandate
from pipeline.dossier.mapping import Order
from pipeline.dossier.route import TOLD, Meeting
from pipeline.frozen import replace

_A_DAY = dt.timedelta(days=1)


class Days(NamedTuple):
    """The first and the last day of something, both inclusive."""

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    @classmethod
    def of(cls, thing: Timed) -> "Days":
        """Give the days that a thing is there, as it says."""
        return cls(thing.since or dt.date.min, thing.until or dt.date.max)

    def within(self, other: "Days") -> "Days":
        return Days(max(self.first, other.first), min(self.last, other.last))

    def nearest(self, day: dt.date) -> dt.date:
        return max(self.first, min(day, self.last))


def day_of(dossier: Dossier, path: KeyPath) -> dt.date:
    """Give the date of the document, or of the event, that a place in the dossier belongs to.

    It is that of the nearest thing around the place that gives one, else the dossier's. What was
    gone by then, or is an earlier reading, is of its last day, and what came later of its first.
    """
    day, span, held = dossier.date, Days(), held_at(dossier, ())
    for n, step in enumerate(path):
        held = held_at(held, (step,))
        day = known(held) or _met(held, path[n + 1 :]) or day
        if isinstance(held, Timed):
            span = span.within(Days.of(held)).within(_reading(dossier, held, path[n + 1 :]))
    return span.nearest(day)


def days_of(dossier: Dossier, path: KeyPath) -> Days:
    """Give the days that a thing is there, which are those of all that it stands in, too."""
    span, held = Days(), held_at(dossier, ())
    for step in path:
        held = held_at(held, (step,))
        span = span.within(Days.of(held)) if isinstance(held, Timed) else span
    return span


# Any: what stands at a place of the dossier may be of every sort.
def held_at(section: Any, path: KeyPath) -> Any:
    """Give what stands at a place in a section."""
    for step in path:
        section = section[step] if isinstance(step, int) else getattr(section, step)
    return section


class Wording(NamedTuple):
    """How a thing read on some days, with the number of the earlier reading that says so."""

    number: int
    span: Days
    thing: Any


def readings(dossier: Dossier, thing: Timed) -> list[Wording]:
    """Give the readings of a thing that end, the first first, and then how it reads now."""
    days = (last_day(one, dossier.decided) for one in thing.earlier)
    ends = sorted((end, n) for n, end in enumerate(days) if end)
    firsts = [thing.since or dt.date.min, *(end + _A_DAY for end, _ in ends)]
    held = [Wording(-1, Days(firsts[-1], Days.of(thing).last), thing)]
    for first, (end, n) in reversed(list(zip(firsts, ends, strict=False))):
        # What it does not name was as the next one has it.
        read = replace(held[0].thing, **named(thing.earlier[n]))
        held.insert(0, Wording(n, Days(first, end), read))
    return held


def known(held: object) -> dt.date | None:
    """Give the day that a thing says it became known on, which an order for counts has too."""
    key = "date" if isinstance(held, Order) else known_by(type(held))
    found: dt.date | None = getattr(held, key) if key else None
    return found


def _met(held: object, inside: KeyPath) -> dt.date | None:
    """Give the day of a meeting for what it left behind: its date alone was known before."""
    return held.date if isinstance(held, Meeting) and inside[:1] and inside[0] in TOLD else None


def printed_on(dossier: Dossier, guideline: Guideline) -> list[dt.date]:
    """Give the dates of the documents that print a guideline, else the nearest to the dossier's."""
    by: tuple[Case | Mandate, ...] = (*dossier.cases, *dossier.mandate)
    days = {one.date or dossier.date for one in by if guideline.id in one.guidelines}
    order = dossier.mapping.order
    if order and guideline.id in order.legal_basis:
        days.add(order.date or dossier.date)
    return sorted(days) or [Days.of(guideline).nearest(dossier.date)]


def foundation_at(dossier: Dossier, day: dt.date) -> Foundation | None:
    """Give the values as they read at a day, adopted or not."""
    moment = dossier.moment(day)
    for _, held in there(filter(None, (dossier.foundation,)), moment):
        return replace(held, values=tuple(one for _, one in there(held.values, moment)))
    return None


def _reading(dossier: Dossier, thing: Timed, inside: KeyPath) -> Days:
    """Give the days that a thing read so at a place inside of it."""
    if not (thing.earlier and inside):
        return Days()
    key, *rest = inside
    held = readings(dossier, thing)
    if key == "earlier":
        return next((one.span for one in held if [one.number] == rest[:1]), Days())
    said = [
        one for one in held[:-1] if getattr(thing.earlier[one.number], str(key), None) is not None
    ]
    return Days(said[-1].span.last + _A_DAY) if said else Days()
