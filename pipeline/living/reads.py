"""Which places of a dossier a document reads, and which of them say something else by now.

A document is made of a copy that notes what is asked of it. Facts are worked out of the copy as of
the dossier itself, so that what they ask is noted too. Items are named by their ids, for these stay
when a list grows.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from pipeline.contract.declare import FieldKind, Key, KeyPath, Prose, keys
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import replace
from pipeline.outcome import Contrast
from pipeline.word.picture import Picture

_T = TypeVar("_T")
_OF = "_of"
_READINGS = "earlier"
_PICTURE = "picture"


class Notes:
    """The places that were read, in the order that they were read in first."""

    def __init__(self) -> None:
        self._held: dict[KeyPath, None] = {}

    def add(self, place: KeyPath) -> None:
        self._held[place] = None

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._held)


def watched(dossier: Dossier) -> tuple[Dossier, Notes]:
    """Give a copy of a dossier and the notes of what is asked of it from now on."""
    notes = Notes()
    return _watch(dossier, (), notes), notes


def differences(places: Iterable[KeyPath], then: Dossier, now: Dossier) -> tuple[Contrast, ...]:
    """Give those of the places that say something else in one dossier than in the other.

    An item that only one of them has is one difference, whatever was read in it.
    """
    found: dict[KeyPath, Contrast] = {}
    for place in places:
        for one in _apart(place, then, now):
            found.setdefault(one[0], one[1])
    outer = {
        place: one
        for place, one in found.items()
        if not any(place[:n] in found for n in range(len(place)))
    }
    # How a thing read before is written beside what it says now, and is seldom the news.
    news = [one for place, one in outer.items() if _READINGS not in place]
    return tuple(news or outer.values())


def shows(places: Iterable[KeyPath]) -> bool:
    """Tell whether a document that reads these places shows a picture, if there is one."""
    return any(place[-1] == _PICTURE for place in places)


def basis(places: Iterable[KeyPath], dossier: Dossier) -> str:
    """Give the hash of what these places of a dossier say, whatever order they were read in."""
    told = sorted(f"{'.'.join(map(str, one))}\t{_told(at(dossier, one))}" for one in places)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _told(held: Any) -> str:
    """Tell a value apart from any other; of what holds more, which things are in it."""
    if isinstance(held, Picture):
        return held.key
    if _is_listed(held):
        return "\t".join(map(str, _steps(held)))
    return "" if _is_section(held) else repr(shown(held))


def _watch(section: _T, place: KeyPath, notes: Notes) -> _T:
    copy: _T = object.__new__(_watching(type(section)))
    vars(copy)[_OF] = (section, place, notes)
    return copy


def _watching(section: Any) -> Any:
    return _watcher(section)


@cache
def _watcher(section: Any) -> Any:
    """Make the class of the copies of a section: each key is noted when it is read first."""
    body: dict[str, Any] = {key.name: _noted(key) for key in keys(section)}
    body |= {one.name: _brought(section, one.name) for one in fields(section) if not one.metadata}
    return type(section.__name__, (section,), body | {"__qualname__": section.__qualname__})


def _noted(key: Key) -> cached_property[Any]:
    def read(copy: Any) -> Any:
        section, above, notes = vars(copy)[_OF]
        held, place = getattr(section, key.name), (*above, key.name)
        notes.add(place)
        if key.readings or key.section is None or not held:
            return held
        if key.kind is not FieldKind.LIST:
            return _watch(held, place, notes)
        named = zip(_steps(held), held, strict=True)
        return tuple(_watch(one, (*place, step), notes) for step, one in named)

    return cached_property(read)


def _brought(section: type, name: str) -> cached_property[Any]:
    """Note what was read beside the dossier, and all that the dossier itself says of it."""
    own = (*(key.name for key in keys(section) if not key.common), name)

    def read(copy: Any) -> Any:
        held, above, notes = vars(copy)[_OF]
        for one in own:
            notes.add((*above, one))
        return getattr(held, name)

    return cached_property(read)


def _steps(items: Sequence[Any]) -> list[str | int]:
    """Name the items of a list by their ids, and by their numbers where they have none alone."""
    ids = [getattr(one, "id", None) for one in items]
    alone = len({*ids}) == len(ids) and all(ids)
    return [str(one) for one in ids] if alone else list(range(len(items)))


_ABSENT = object()


def _apart(place: KeyPath, then: Dossier, now: Dossier) -> Iterator[tuple[KeyPath, Contrast]]:
    for n in range(1, len(place) + 1):
        there, here = at(then, place[:n]), at(now, place[:n])
        if Picture in (type(there), type(here)):
            return  # what a file held then is not kept; that it is another one, its name tells
        if (there is _ABSENT) != (here is _ABSENT) or (there is None) != (here is None):
            yield place[:n], _difference(place[:n], there, here)
            return
    if _is_listed(there) or _is_listed(here):
        yield from _members(place, there, here)
    elif not _is_section(there) and there != here:
        yield place, _difference(place, there, here)


def _members(place: KeyPath, there: Any, here: Any) -> Iterator[tuple[KeyPath, Contrast]]:
    """Give the items that only one of two lists has."""
    held = [dict(zip(_steps(one), one, strict=True)) for one in (there, here)]
    for step in dict.fromkeys([*held[0], *held[1]]):
        if (step in held[0]) != (step in held[1]):
            sides = (one.get(step, _ABSENT) for one in held)
            yield (*place, step), _difference((*place, step), *sides)


def at(section: Any, place: KeyPath) -> Any:
    """Give what stands at a place."""
    for step in place:
        if _is_listed(section):
            section = dict(zip(_steps(section), section, strict=True)).get(step, _ABSENT)
        elif section is None or section is _ABSENT:
            return _ABSENT
        else:
            section = getattr(section, str(step), _ABSENT)
    return section


def put(section: _T, place: KeyPath, value: Any) -> _T:
    """Give a section that has another value at a place."""
    step, *rest = place
    whole: Any = section
    if isinstance(whole, tuple):
        number = _steps(whole).index(step)
        return cast(
            "_T", (*whole[:number], put(whole[number], tuple(rest), value), *whole[number + 1 :])
        )
    held = put(getattr(whole, str(step)), tuple(rest), value) if rest else value
    return cast("_T", replace(whole, **{str(step): held}))


def numbered(dossier: Dossier, place: KeyPath) -> KeyPath:
    """Give a place by the numbers of items, as far as the dossier has it."""
    held: Any = dossier
    found: list[str | int] = []
    for step in place:
        listed = isinstance(held, tuple)
        if listed and step not in _steps(held):
            break
        found.append(_steps(held).index(step) if listed else step)
        held = held[found[-1]] if listed else getattr(held, str(step), None)
    return tuple(found)


def _is_listed(held: object) -> bool:
    return isinstance(held, tuple) and bool(held) and _is_section(held[0])


def _is_section(held: object) -> bool:
    return is_dataclass(held)


def _difference(place: KeyPath, there: Any, here: Any) -> Contrast:
    written = ".".join(map(str, place))
    if private(place):
        return Contrast(written, hidden=True)
    return Contrast(written, shown(there), shown(here))


def private(place: KeyPath) -> bool:
    """Tell whether a place, or one above it, is declared to hold what is not repeated."""
    section: Any = Dossier
    for step in place:
        key = next((one for one in keys(section) if one.name == step), None) if section else None
        if key is not None and key.private:
            return True
        section = section if key is None else key.section
    return False


def shown(held: Any) -> str | None:
    """Write a value as an author does; of an item, what it is called."""
    if held is None or held is _ABSENT:
        return None
    if _is_section(held):
        names = (getattr(held, one, None) for one in ("title", "name", "id"))
        return str(next(filter(None, names), ""))
    if isinstance(held, tuple):
        return (" " if isinstance(held, Prose) else ", ").join(filter(None, map(shown, held)))
    if isinstance(held, Enum):
        return str(held.value)
    return str(held).lower() if isinstance(held, bool) else str(held)
