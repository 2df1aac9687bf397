"""Short forms: what an author may write of a section that has little to say, and what it says.

A section says `short`, the key that a value alone is read as: `proposal: [Rådet vedtar …]` says
`proposal: [{text: Rådet vedtar …}]`. It says `pairs`, two of its keys, where a list of it may be
written as a mapping: `costs: {2026: 500}` says `costs: [{year: 2026, amount: 500}]`. It says
`newest`, a list of such pairs, where the last of them stands for the keys that are not written:
`series: {2025-01-01: 9, 2026-01-01: 7}` says `date: 2026-01-01` and `value: 7` as well.
"""

from typing import Any

from pipeline.contract.declare import FieldKind, Key, keys


def full(section: Any, written: Any) -> Any:
    """Give a section as if all of its keys had been written."""
    if isinstance(written, dict):
        return completed(section, written)
    key = getattr(section, "short", "")
    return {key: written} if key else written


def completed(section: Any, written: Any) -> Any:
    """Give a section with what the newest of its list says, where it does not say so itself."""
    name = getattr(section, "newest", "")
    if not name or name not in written:
        return written
    of = _of(section, name)
    day, value = of.pairs
    held = items(of, written[name])
    listed = held if isinstance(held, list) else []
    dated = [one for one in listed if isinstance(one, dict) and isinstance(one.get(day), str)]
    last: dict[str, Any] = max(dated, key=lambda one: one[day], default={})
    return {**{key: last[key] for key in (day, value) if key in last}, **written}


def _of(section: Any, name: str) -> Any:
    return next(one.section for one in keys(section) if one.name == name)


def follows(section: Any) -> frozenset[str]:
    """Give the keys that need not be written where the list that they follow from is."""
    name = getattr(section, "newest", "")
    return frozenset(_of(section, name).pairs) if name else frozenset()


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


def is_read(key: Key) -> bool:
    """Tell whether what is written of a section is read before it is looked at."""
    section = None if key.readings else key.section
    return bool(alone(key) or getattr(section, "newest", ""))


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
