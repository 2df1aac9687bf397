"""Short forms: what an author may write of a section that has little to say, and what it says.

A section says `short`, the key that a value alone is read as: `proposal: [Rådet vedtar …]` says
`proposal: [{text: Rådet vedtar …}]`. It says `pairs`, two of its keys, where a list of it may be
written as a mapping: `costs: {2026: 500}` says `costs: [{year: 2026, amount: 500}]`.
"""

from typing import Any

from pipeline.contract.declare import FieldKind, Key, keys


def full(section: Any, written: Any) -> Any:
    """Give a section as if all of its keys had been written."""
    key = getattr(section, "short", "")
    return written if not key or isinstance(written, dict) else {key: written}


def items(section: Any, written: Any) -> Any:
    """Give a list as if each of its items had been written with its keys."""
    pairs = getattr(section, "pairs", ())
    if not pairs or not isinstance(written, dict):
        return written
    return [dict(zip(pairs, one, strict=True)) for one in written.items()]


def alone(key: Key) -> Key | None:
    """Give the key that a value alone is read as, in a section or in each of a list."""
    section = None if key.readings else key.section
    name = getattr(section, "short", "")
    return next((one for one in keys(section) if one.name == name), None) if section else None


def paired(key: Key) -> tuple[Key, Key] | None:
    """Give the two keys that a mapping is read as, where a list may be written as one."""
    section = None if key.readings or key.kind is not FieldKind.LIST else key.section
    names = getattr(section, "pairs", ())
    if not section or not names:
        return None
    held = {one.name: one for one in keys(section)}
    first, second = (held[one] for one in names)
    return first, second


def is_short_list(key: Key) -> bool:
    """Tell whether a list may be written short, so that who changes it writes it all anew."""
    return key.kind is FieldKind.LIST and bool(alone(key) or paired(key))
