"""The least that a contract lets an author write, and all that could be written beside it.

A dossier is held as an author would write it: texts, lists and mappings by their keys.
"""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any  # a text, a list or a mapping, as deep as the contract is

from pipeline.contract.declare import SAMPLES, FieldKind, Key, KeyPath, keys
from pipeline.frozen import Frozen
from pipeline.norm import Norm

# After the days of all examples of the contract, so that what they tell of is known.
LATEST = "2026-12-31"

_Held = dict[str, Any]


class _Refers(Frozen):
    """Stands for the id of an item of a section, until it is known which there is."""

    section: str


def least(contract: type, norm: Norm, known: Mapping[str, Any]) -> _Held:
    """Give what an author must write of a section, with what is known of it in its place."""
    held = _least(contract, norm)
    return _resolved(contract, {**held, **known}, norm)


def grown(contract: type, held: _Held, norm: Norm) -> Iterator[_Held]:
    """Give each of the dossiers that have one thing more, or another word of a closed list."""
    for path, value in _edits(contract, held, (), norm):
        made = copy.deepcopy(held)
        _put(made, path, value)
        yield _resolved(contract, made, norm)


def shrunk(contract: type, held: _Held) -> Iterator[_Held]:
    """Give each of the dossiers that have one thing less, the largest first."""
    paths = sorted(_optional(contract, held, ()), key=len)
    for path in paths:
        made = copy.deepcopy(held)
        inner: Any = made
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
        yield made


def as_yaml(held: _Held) -> str:
    """Write a dossier as an author would."""
    return "\n".join([*_lines(held, ""), ""])


# --- What there must be.


def _own(section: type) -> Iterator[Key]:
    return (key for key in keys(section) if not key.common and not key.readings)


def _least(section: type, norm: Norm, *, whole: bool = False) -> _Held:
    return {key.name: next(_values(key, norm)) for key in _own(section) if key.required or whole}


def _values(key: Key, norm: Norm) -> Iterator[Any]:
    """Give what could stand for a key, the plainest first."""
    if key.kind is FieldKind.LIST:
        item = [_least(key.section, norm)] if key.section else _values(key.item or key, norm)
        yield from ([one] for one in item)
    elif key.section:
        yield _least(key.section, norm)
        # Of some sections nothing is required by itself, and something must be said.
        yield from ({one.name: next(_values(one, norm))} for one in _own(key.section))
    elif "refers" in key.limits:
        yield _Refers(key.limits["refers"])
    elif key.terms is not None:
        yield from (str(term.value) for term in key.terms)
    elif key.kind is FieldKind.TRUTH:
        yield from ("true", "false")
    else:
        sample = LATEST if key.kind is FieldKind.DATE else SAMPLES.get(key.kind)
        yield key.example(norm) or sample or key.title(norm)


def _resolved(contract: type, held: _Held, norm: Norm) -> _Held:
    """Let each reference name an item, and write that item where there is none."""
    while (found := next(_open(held, ()), None)) is not None:
        path, refers = found
        _put(held, path, _named(contract, held, refers.section, norm))
    return held


def _open(held: Any, path: KeyPath) -> Iterator[tuple[KeyPath, _Refers]]:
    if isinstance(held, _Refers):
        yield path, held
    inner = held.items() if isinstance(held, dict) else enumerate(held)
    if isinstance(held, dict | list):
        for step, one in inner:
            yield from _open(one, (*path, step))


def _named(contract: type, held: _Held, refers: str, norm: Norm) -> str:
    section, inner = contract, held
    for name in refers.split("."):
        key = next(one for one in keys(section) if one.name == name)
        if not inner.get(name):
            inner[name] = next(_values(key, norm))
        found = inner[name]
        inner = found[0] if isinstance(found, list) else found
        section = key.section or section
    return str(inner.setdefault("id", _an_id(section, norm)))


def _an_id(section: type, norm: Norm) -> str:
    return next(one.example(norm) for one in keys(section) if one.name == "id")


def _put(held: Any, path: KeyPath, value: Any) -> None:
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = value


# --- What there may be.


def _edits(section: type, held: _Held, path: KeyPath, norm: Norm) -> Iterator[tuple[KeyPath, Any]]:
    for key in _own(section):
        here, found = (*path, key.name), held.get(key.name)
        if found is None:
            yield from ((here, value) for value in _values(key, norm))
            if key.section:
                rich = _least(key.section, norm, whole=True)
                yield here, [rich] if key.kind is FieldKind.LIST else rich
        elif key.terms is not None and not isinstance(found, list):
            yield from ((here, one) for one in _values(key, norm) if one != found)
        elif key.section:
            yield from _within(key.section, found, here, norm)


def _within(section: type, found: Any, path: KeyPath, norm: Norm) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(found, dict):
        yield from _edits(section, found, path, norm)
    for place, one in enumerate(found if isinstance(found, list) else ()):
        if isinstance(one, dict):
            yield from _edits(section, one, (*path, place), norm)


def _optional(section: type, held: _Held, path: KeyPath) -> Iterator[KeyPath]:
    for key in keys(section):
        here, found = (*path, key.name), held.get(key.name)
        if found is not None and not key.required:
            yield here
        if key.section and isinstance(found, dict):
            yield from _optional(key.section, found, here)
        for place, one in enumerate(found if isinstance(found, list) else ()):
            if len(found or ()) > 1:
                yield (*here, place)
            if key.section and isinstance(one, dict):
                yield from _optional(key.section, one, (*here, place))


# --- As text.

_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9][^:#\[\]{},&*!|>'\"%@`\n]*")


def _scalar(value: str) -> str:
    whole = _PLAIN.fullmatch(value) and value == value.strip()
    return value if whole else json.dumps(value, ensure_ascii=False)


def _lines(held: _Held, pad: str) -> Iterator[str]:
    for name, value in held.items():
        if isinstance(value, dict) and value:
            yield f"{pad}{name}:"
            yield from _lines(value, f"{pad}  ")
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield f"{pad}{name}:"
            for one in value:
                first, *rest = _lines(one, f"{pad}    ")
                yield f"{pad}  - {first.strip()}"
                yield from rest
        elif isinstance(value, list):
            yield f"{pad}{name}: [{', '.join(map(_scalar, value))}]"
        else:
            yield f"{pad}{name}: {_scalar(value) if value else '{}'}"
