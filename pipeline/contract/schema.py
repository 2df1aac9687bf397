"""The contract as a Cerberus schema: plain data, with the functions that give types."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.contract.fit import reader
from pipeline.contract.short import full, is_read, items, paired


def schema(section: type) -> dict[str, Any]:
    """Give the schema of a section; every scalar is coerced from the text the author wrote."""
    return {
        key.name: (_emptied(key) if key.empties else _rules(key))
        | ({"required": True} if key.required else {})
        for key in keys(section)
    }


def _emptied(key: Key) -> dict[str, Any]:
    """Let nothing stand where an earlier reading says that there was nothing."""
    held = _rules(key)
    read = held.get("coerce")
    return {**held, "nullable": True, "coerce": partial(_nothing_or, read=read)}


def _rules(key: Key) -> dict[str, Any]:
    if key.kind is FieldKind.LIST and key.item is not None:
        least = {"minlength": 1} if key.required else {}
        short = {"coerce": partial(items, key.section)} if paired(key) else {}
        return {"type": "list", "schema": _rules(key.item), **least, **short}
    if key.kind is FieldKind.MAPPING and key.section is not None:
        short = {"coerce": partial(full, key.section)} if is_read(key) else {}
        return {"type": "dict", "schema": schema(key.section), **short}
    return {"coerce": partial(_scalar, read=reader(key))} | _limits(key)


def _nothing_or(written: Any, *, read: Callable[[Any], object] | None) -> object:
    if written == "":
        return None
    return read(written) if read else written


def _limits(key: Key) -> dict[str, Any]:
    held: dict[str, Any] = {}
    if "pattern" in key.limits:
        # Cerberus puts its end mark after the last alternative alone.
        held["regex"] = f"(?:{key.limits['pattern']})"
    if "longest" in key.limits:
        held["maxlength"] = key.limits["longest"]
    if key.limits.get("forbidden"):
        held["forbidden"] = key.limits["forbidden"]
    if "minimum" in key.limits:
        held["min"] = key.limits["minimum"]
    if "maximum" in key.limits:
        held["max"] = key.limits["maximum"]
    return held


def _scalar(written: Any, *, read: Callable[[str], object]) -> object:
    """Read a scalar; raise with the name of what is wrong, never with the value."""
    if isinstance(written, dict):
        raise TypeError("mapping")
    if isinstance(written, list):
        raise TypeError("list")
    if not isinstance(written, str):
        return written
    if not written.strip():
        raise ValueError("empty")
    return read(written)
