"""Which key an author meant by one that the contract does not have."""

from collections.abc import Iterable, Sequence

from pipeline.characters import plain
from pipeline.contract.declare import Key, KeyPath, key_at, keys
from pipeline.near import near
from pipeline.norm import Norm

# Where more keys of one section are wrong, they are told as they are.
_MOST_MEANT = 20
_LONGEST_NAME = 200


def meant_keys(
    kind: type, unknown: Iterable[KeyPath], missing: Iterable[KeyPath]
) -> dict[KeyPath, str]:
    """Give what each unknown key stands for where a key that must be there is missing.

    It is the key that looks like it or is called so in Norwegian, or else the only one: a key
    written wrongly is one fault, not one key too many and another too few.
    """
    wanted, strange = _by_section(missing), _by_section(unknown)
    meant: dict[KeyPath, str] = {}
    for above, names in strange.items():
        left = wanted.get(above, []) if len(names) <= _MOST_MEANT else []
        for name in names:
            close = nearest(name, [key for key in _held(kind, above) if key.name in left])
            if not close and len(names) == len(left) == 1:
                (close,) = left
            if close:
                left.remove(close)
                meant[*above, name] = close
    return meant


def _by_section(paths: Iterable[KeyPath]) -> dict[KeyPath, list[str]]:
    held: dict[KeyPath, list[str]] = {}
    for *above, name in paths:
        held.setdefault(tuple(above), []).append(str(name))
    return held


def _held(kind: type, above: KeyPath) -> tuple[Key, ...]:
    """Give the keys of the section that stands at a path."""
    parent = key_at(kind, above) if above else None
    return keys(parent.section if parent and parent.section else kind)


def looked_at(name: str) -> str:
    """Give as much of a name as is held against others, without what looks like something else."""
    return plain(name[:_LONGEST_NAME])


def nearest(name: str, held: Sequence[Key]) -> str:
    """Give the key whose name, or whose Norwegian title, is nearest to what is written."""
    written = looked_at(name)
    titles = {key.title(norm).casefold(): key.name for key in held for norm in Norm}
    return titles.get(written.casefold().replace("_", " "), "") or near(
        written, [key.name for key in held]
    )
