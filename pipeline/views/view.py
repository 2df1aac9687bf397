"""Values of the contract as templates see them: mappings that are read when they are asked."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from typing import Any, get_type_hints

from pipeline.contract.timed import READINGS
from pipeline.frozen import fields, is_record
from pipeline.norm import Norm, Term, keep_together
from pipeline.word.picture import Picture
from pipeline.word.value import Broken, Word


class View(dict[str, Any]):
    """One value as a mapping of its fields and public properties, or several, the first first.

    Nothing is worked out until a template asks for it, and then once. A fault of ours in a
    derived value is raised as Broken, so that it is not taken for a fault of the template.
    """

    __slots__ = ("_held", "_norm")

    def __init__(self, norm: Norm, *held: object) -> None:
        super().__init__()
        self._held = held
        self._norm = norm

    def __missing__(self, name: str) -> Any:
        # A loop, for this is asked tens of thousands of times and a generator costs as much again.
        for held in self._held:
            kind: Any = type(held)
            if name in _names(kind):
                break
        else:
            raise KeyError(name)
        try:
            value = getattr(held, name)
        except Exception as fault:
            raise Broken(name) from fault
        self[name] = value = seen(value, self._norm)
        return value

    def __contains__(self, name: object) -> bool:
        return any(name in names(type(one)) for one in self._held)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for one in self._held for name in names(type(one))))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return True

    def keys(self) -> Any:
        return tuple(self)

    def values(self) -> Any:
        return tuple(self[name] for name in self)

    def items(self) -> Any:
        return tuple((name, self[name]) for name in self)


def seen(value: Any, norm: Norm) -> Any:
    """Give a value as the engine may hold it.

    A key that the template has the words for becomes the yes or no of each key of its list.
    A section becomes a View, a term a Word with its label in the norm, a tuple a list. In text,
    a section sign is kept on one line with its number.
    """
    kind: Any = type(value)
    return _seer(kind)(value, norm)


_Seer = Callable[[Any, Norm], Any]


@cache
def _seer(kind: Any) -> _Seer:
    """Give how values of a kind are seen: asked once for each kind, not for each value."""
    if issubclass(kind, str) and not issubclass(kind, Norm):
        return lambda value, _: keep_together(value)
    if issubclass(kind, Term):
        return _word
    if issubclass(kind, Enum) and not issubclass(kind, str):
        return lambda value, _: _which(value)
    if issubclass(kind, tuple):
        return lambda value, norm: [seen(one, norm) for one in value]
    if kind is not Picture and is_record(kind):
        return lambda value, norm: View(norm, value)
    return lambda value, _: value


@cache
def _word(term: Term, norm: Norm) -> Word:
    return Word(term.label(norm), term.value, tuple(one.value for one in type(term)))


@cache
def _which(key: Enum) -> dict[str, bool]:
    return {one.value: one is key for one in type(key)}


def names(section: Any) -> Mapping[str, None]:
    """Give the names that a template may ask a section for: its fields and public properties."""
    return _names(section)


# Properties that gather the dossier for the rules; a template has no use for them.
_FOR_RULES = {"decided", "history", "reading", "references", "scalars", "texts", "whole"}


@cache
def _names(section: Any) -> Mapping[str, None]:
    derived = (
        name
        for base in section.__mro__
        for name, held in vars(base).items()
        if isinstance(held, property | cached_property) and name not in _FOR_RULES
    )
    # How a thing read before, or read by mistake, is no document's: each sees its own day.
    held = (one for one in fields(section) if one not in READINGS)
    found = dict.fromkeys([*held, *derived])
    return {name: None for name in found if not name.startswith("_")}


def hints(section: Any) -> Mapping[str, Any]:
    """Give the names that a template may ask a section for, each with the kind of its value."""
    return {name: _hint(section, name) for name in names(section)}


def _hint(section: Any, name: str) -> Any:
    held = getattr(section, name, None)
    if isinstance(held, cached_property):
        return get_type_hints(held.func)["return"]
    if isinstance(held, property):
        return get_type_hints(held.fget)["return"]
    return get_type_hints(section)[name]
