"""A dossier as plain data for templates: mappings, lists and scalars, terms in the norm's words."""

from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from typing import Any

from pipeline.norm import Norm, Term, keep_together


def plain(value: Any, norm: Norm) -> Any:
    """Turn a value of the contract into what the engine may hold.

    A section becomes a mapping of its fields and its public properties, a term its label in the
    norm, a tuple a list. In text, a section sign is kept on one line with its number.
    """
    if isinstance(value, str) and not isinstance(value, Norm):
        return keep_together(value)
    if isinstance(value, Term):
        return value.label(norm)
    if isinstance(value, tuple):
        return [plain(one, norm) for one in value]
    if is_dataclass(value):
        return {name: plain(getattr(value, name), norm) for name in names_of(type(value))}
    return value


def names_of(section: type) -> tuple[str, ...]:
    """Give the fields and the public properties of a section that templates may print."""
    return _names(section)


# Properties that gather the dossier for the rules; a template has no use for them.
_FOR_RULES = {"reading", "scalars", "texts", "whole"}


@cache
def _names(section: Any) -> tuple[str, ...]:
    derived = (
        name
        for base in section.__mro__
        for name, held in vars(base).items()
        if isinstance(held, property | cached_property) and name not in _FOR_RULES
    )
    return tuple(dict.fromkeys([*(one.name for one in fields(section)), *derived]))
