"""A dossier as it was known at a day: one pass over the contract, and no section has its own."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pipeline.contract.declare import FieldKind, KeyPath, keys
from pipeline.contract.timed import Earlier, Moment, Timed, named

_T = TypeVar("_T")
_A_DAY = dt.timedelta(days=1)


def at(section: _T, moment: Moment) -> _T:
    """Give a section as it was known: what was not there yet, or no more, is left out of it."""
    changed = {
        name: tuple(_all(held, moment)) if listed else _known(held, moment)
        for name, listed in inner(type(section))
        if (held := getattr(section, name)) is not None
    }
    changed = {name: one for name, one in changed.items() if not _same(one, getattr(section, name))}
    # Any, because replace knows no type of a section.
    whole: Any = section
    return replace(whole, **changed) if changed else section


def _all(held: tuple[Any, ...], moment: Moment) -> Any:
    return (known for one in held if (known := _known(one, moment)) is not None)


def _known(held: Any, moment: Moment) -> Any:
    """Give one thing as it was known, or nothing where it was not."""
    if isinstance(held, Timed):
        day = moment.day
        if (held.since and day < held.since) or (held.until and day > held.until):
            return None
        held = read(held, moment)
    clock = _clock_of(held)
    if clock.key:
        since = getattr(held, clock.key) or (moment.own if clock.else_today else None)
        if since and moment.day < since:
            return None
    return at(held.known_at(moment) if isinstance(held, Timed) else held, moment)


def read(held: Any, moment: Moment) -> Any:
    """Give a thing as it read at the day: the earliest of its readings that had not ended."""
    ends = ((last_day(one, moment.decided), one) for one in held.earlier)
    open_ = [(end, n, one) for n, (end, one) in enumerate(ends) if end and moment.day <= end]
    return replace(held, **named(min(open_)[2])) if open_ else held


def timed(section: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Timed]]:
    """Give all that says when it is or how it read before, with its place."""
    for name, listed in inner(type(section)):
        held = getattr(section, name)
        things = enumerate(held) if listed else [(None, held)]
        for n, one in things if held is not None else ():
            place = (*path, name) if n is None else (*path, name, n)
            if isinstance(one, Timed) and (one.since or one.until or one.earlier):
                yield place, one
            yield from timed(one, place)


def last_day(reading: Earlier, decided: Mapping[str, dt.date]) -> dt.date | None:
    """Give the last day of a reading: as written, or the day before the decision that ended it."""
    if reading.until or reading.changed_by is None:
        return reading.until
    changed = decided.get(reading.changed_by)
    return changed - _A_DAY if changed else None


def _clock_of(held: object) -> "_Clock":
    kind: type = type(held)
    return _clock(kind)


class _Clock(NamedTuple):
    key: str
    else_today: bool


@cache
def _clock(section: Any) -> _Clock:
    return _Clock(getattr(section, "known_from", ""), getattr(section, "else_today", False))


def inner(section: object) -> tuple[tuple[str, bool], ...]:
    """Give the keys that hold sections, but earlier readings, and whether each holds a list."""
    return _inner(section)


@cache
def _inner(section: Any) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (key.name, key.kind is FieldKind.LIST)
        for key in keys(section)
        if not key.readings and key.section is not None
    )


def _same(one: Any, other: Any) -> bool:
    """Tell that nothing has changed, by identity: whole sections are never compared."""
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_is, one, other))
    return one is other


def _is(one: object, other: object) -> bool:
    return one is other
