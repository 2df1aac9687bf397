"""A dossier as it was known at a day: one pass over the contract, and no section has its own."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pipeline.contract.declare import FieldKind, Key, KeyPath, keys
from pipeline.contract.timed import Earlier, Moment, Timed, known_by, named
from pipeline.frozen import replace
from pipeline.norm import PROPOSED, Norm

_T = TypeVar("_T")
_A_DAY = dt.timedelta(days=1)
_TITLES = ("title", "name")


def at(section: _T, moment: Moment) -> _T:
    """Give a section as it was known: what was not there yet, or no more, is left out of it."""
    changed: dict[str, object] = {}
    for name, listed in _nature(type(section)).changing:
        held = getattr(section, name)
        if held is None:
            continue
        known = tuple(_all(held, moment)) if listed else _known(held, moment)
        if not _same(known, held):
            changed[name] = known
    # Any, because replace knows no type of a section.
    whole: Any = section
    return replace(whole, **changed) if changed else section


def _all(held: tuple[Any, ...], moment: Moment) -> Any:
    return (known for one in held if (known := _known(one, moment)) is not None)


def _known(held: Any, moment: Moment) -> Any:
    """Give one thing as it was known, or nothing where it was not."""
    day, nature = moment.day, _nature(type(held))
    if nature.timed:
        if (held.since and day < held.since) or (held.until and day > held.until):
            return None
        held = read(held, moment) if held.earlier else held
    expected = nature.timed and held.expected
    # What is proposed may be ahead: its own day is the one that it is proposed for.
    since = getattr(held, nature.key) if nature.key and not expected else None
    if since is None and nature.may_be_undated and not expected:
        since = held.known_without_a_day(moment.own)
    if since and day < since:
        return None
    held = held.known_at(moment) if nature.knows_more else held
    if expected and nature.title:
        held = replace(held, **{nature.title: _proposed(getattr(held, nature.title), moment.norm)})
    return at(held, moment) if nature.changing else held


def _proposed(title: str | None, norm: Norm) -> str | None:
    """Say of what is expected that it is proposed, wherever a document names it."""
    said = f" ({PROPOSED[norm]})"
    return f"{title.removesuffix(said)}{said}" if title else title


class _Nature(NamedTuple):
    """How sections of a sort change with the day: asked for thousands of times, worked out once."""

    timed: bool
    key: str
    # Whether one that gives no day may have become known on one.
    may_be_undated: bool
    # Whether it tells more than its keys in time do.
    knows_more: bool
    # The key that documents name it by, if it has one.
    title: str
    # The keys that hold sections which may change, or hold some that may, and if each is a list.
    changing: tuple[tuple[str, bool], ...]


def _nature(section: object) -> _Nature:
    return _natures(section)


@cache
def _natures(section: Any) -> _Nature:
    timed = issubclass(section, Timed)
    undated = timed and section.known_without_a_day is not Timed.known_without_a_day
    return _Nature(
        timed,
        known_by(section),
        undated or getattr(section, "else_today", False),
        timed and section.known_at is not Timed.known_at,
        next((one for one in _TITLES if one in {key.name for key in keys(section)}), ""),
        tuple(
            (key.name, key.kind is FieldKind.LIST)
            for key in _sections(section)
            if _changes(key.section)
        ),
    )


def _changes(section: Any) -> bool:
    nature = _nature(section)
    return nature.timed or bool(nature.key) or bool(nature.changing)


def _sections(section: Any) -> Iterator[Key]:
    """Give the keys that hold sections, but earlier readings."""
    return (one for one in keys(section) if not one.readings and one.section is not None)


def read(held: Any, moment: Moment) -> Any:
    """Give a thing as it read at the day: what readings that had not ended say, the last first.

    So a key reads as in the reading that ended first of those that name it, else as it does now,
    and a reading that is added for a later change moves nothing of before.
    """
    if not held.earlier:
        return held
    ends = ((last_day(one, moment.decided), one) for one in held.earlier)
    open_ = [(end, n, one) for n, (end, one) in enumerate(ends) if end and moment.day <= end]
    said: dict[str, Any] = {}
    for _, _, one in sorted(open_, reverse=True):
        said |= named(one)
    return replace(held, **said) if said else held


def there(things: Iterable[_T], moment: Moment) -> Iterator[tuple[int, _T]]:
    """Give those of a list that were there at the day, with their numbers and as they read.

    What is in them is as it is now, and what nobody knew yet is there too.
    """
    for n, one in enumerate(things):
        if isinstance(one, Timed):
            begun = one.since is None or one.since <= moment.day
            if begun and (one.until is None or moment.day <= one.until):
                yield n, read(one, moment)


def timed(section: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Timed]]:
    """Give all that says anything of time, with its place."""
    for name, listed in _nature(type(section)).changing:
        held = getattr(section, name)
        things = enumerate(held) if listed else [(None, held)]
        for n, one in things if held is not None else ():
            nature = _nature(type(one))
            says_when = nature.timed and _says(one)
            if says_when or nature.changing:
                place = (*path, name) if n is None else (*path, name, n)
                if says_when:
                    yield place, one
                yield from timed(one, place)


def _says(thing: Timed) -> bool:
    """Tell whether a thing says anything of time."""
    span = thing.since or thing.until or thing.earlier
    return bool(span or thing.corrected or thing.expected or thing.checked)


def last_day(reading: Earlier, decided: Mapping[str, dt.date]) -> dt.date | None:
    """Give the last day of a reading: as written, or the day before the decision that ended it."""
    if reading.until or reading.changed_by is None:
        return reading.until
    changed = decided.get(reading.changed_by)
    return changed - _A_DAY if changed else None


def _same(one: Any, other: Any) -> bool:
    """Tell that nothing has changed, by identity: whole sections are never compared."""
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_is, one, other))
    return one is other


def _is(one: object, other: object) -> bool:
    return one is other
