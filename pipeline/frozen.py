"""Data that never change once they are made: the only door to msgspec."""

import dataclasses
from typing import Any, TypeVar, cast, dataclass_transform

import msgspec

_T = TypeVar("_T")

field = msgspec.field


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, frozen=True):
    """A value: equal to what holds the same, hashed by what it holds, and refused every change.

    A class below it is declared as a dataclass is. Those of the standard library write six
    functions for each class at each start, a quarter of the time that one dossier took.
    `dict=True` is for a class with cached properties, `eq=False` for one that equals only itself.
    """


def replace(held: _T, **changes: Any) -> _T:
    """Give the same with some of its fields changed; a name that is no field is a TypeError."""
    if isinstance(held, msgspec.Struct):
        return cast("_T", msgspec.structs.replace(held, **changes))
    return cast("_T", dataclasses.replace(cast("Any", held), **changes))


def is_record(held: object) -> bool:
    """Say whether a class, or a value, has named fields: it is frozen here, or a dataclass."""
    kind = held if isinstance(held, type) else type(held)
    return issubclass(kind, msgspec.Struct) or dataclasses.is_dataclass(kind)


def fields(record: Any) -> tuple[str, ...]:
    """Give the names of the fields of such a class or value, in the order they are declared."""
    if dataclasses.is_dataclass(record):
        return tuple(one.name for one in dataclasses.fields(record))
    return cast("tuple[str, ...]", record.__struct_fields__)
