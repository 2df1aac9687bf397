"""Every scalar of a section with its place, and the texts that documents may print."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pipeline.contract.declare import FieldKind, Key, KeyPath, Prose, keys
from pipeline.contract.timed import EMPTIED


class Written(NamedTuple):
    """One paragraph, or a text of one line, where it stands."""

    path: KeyPath
    key: Key
    text: str

    @property
    def section(self) -> str:
        return str(self.path[0])


def written(scalars: Iterable[tuple[KeyPath, Key, object]]) -> Iterator[Written]:
    """Give the texts that documents may print: not keys, references and numbers."""
    for path, key, value in scalars:
        if isinstance(value, Prose):
            for paragraph in value:
                yield Written(path, key, paragraph)
        elif key.printed and isinstance(value, str):
            yield Written(path, key, value)


def walk(value: object) -> Iterator[tuple[KeyPath, Key, Any]]:
    """Give every scalar of a section with its place and its key, in declared order."""
    found: list[tuple[KeyPath, Key, Any]] = []
    _gather(value, (), found)
    return iter(found)


def _gather(value: object, path: KeyPath, found: list[tuple[KeyPath, Key, Any]]) -> None:
    # A list that grows, because a scalar would pass through a generator for each level above it.
    kind: type = type(value)
    said = vars(value)
    for name, step, key, plain, unsaid in _ways(kind):
        held = said.get(name, unsaid)
        if held is None or held is EMPTIED:
            continue
        # A sum, because unpacking makes a list of each path first: measured, a quarter of the walk.
        if plain:
            found.append((path + step, key, held))
        elif key.item is None:
            _gather(held, path + step, found)
        elif held:
            _gather_items(key.item, held, path + step, found)


_Way = tuple[str, KeyPath, Key, bool, object]


@cache
def _ways(section: Any) -> tuple[_Way, ...]:
    """Give the keys of a section with what is asked of each.

    Its name, its step, if it is a scalar, and what it holds where nobody has written it.
    """
    return tuple(
        (key.name, (key.name,), key, _is_plain(key), getattr(section, key.name, None))
        for key in keys(section)
    )


def _gather_items(
    item: Key, held: tuple[Any, ...], path: KeyPath, found: list[tuple[KeyPath, Key, Any]]
) -> None:
    for index, one in enumerate(held):
        if _is_plain(item):
            found.append(((*path, index), item, one))
        else:
            _gather(one, (*path, index), found)


def _is_plain(key: Key) -> bool:
    return key.kind is not FieldKind.LIST and key.kind is not FieldKind.MAPPING


def written_as(value: object) -> str:
    """Give a scalar as one text: what was written, its paragraphs a line each."""
    if isinstance(value, str):
        return value
    return "\n".join(value) if isinstance(value, Prose) else str(value)
