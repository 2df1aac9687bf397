"""Every scalar of a section with its place, and the texts that documents may print."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.contract.declare import Key, KeyPath, Prose, keys
from pipeline.contract.timed import EMPTIED


class Written(NamedTuple):
    """One paragraph, or a text of one line, where it stands."""

    path: KeyPath
    key: Key
    text: str

    @property
    def section(self) -> str:
        return str(self.path[0])


def written(path: KeyPath, key: Key, value: object) -> Iterator[Written]:
    """Give the texts of a scalar that documents may print: not keys, references and numbers."""
    if isinstance(value, Prose):
        yield from (Written(path, key, paragraph) for paragraph in value)
    elif key.printed and isinstance(value, str):
        yield Written(path, key, value)


def walk(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Key, Any]]:
    """Give every scalar of a section with its place and its key, in declared order."""
    found: list[tuple[KeyPath, Key, Any]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: object, path: KeyPath, found: list[tuple[KeyPath, Key, Any]]) -> None:
    # A list that grows, because a scalar would pass through a generator for each level above it.
    for key in keys(type(value)):
        held = getattr(value, key.name)
        if held is not None and held is not EMPTIED:
            _gather_key(key, held, (*path, key.name), found)


def _gather_key(key: Key, held: Any, path: KeyPath, found: list[tuple[KeyPath, Key, Any]]) -> None:
    if key.item is not None:
        for index, one in enumerate(held):
            _gather_key(key.item, one, (*path, index), found)
    elif key.section is not None:
        _gather(held, path, found)
    else:
        found.append((path, key, held))


def written_as(value: object) -> str:
    """Give a scalar as one text: what was written, its paragraphs a line each."""
    if isinstance(value, str):
        return value
    return "\n".join(value) if isinstance(value, Prose) else str(value)
