"""What is not the same in two texts, as values: what came, what went, and what reads otherwise."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pipeline.frozen import Frozen, replace
from pipeline.word.align import aligned
from pipeline.word.body import Table, Unit, plain
from pipeline.word.margins import Sheetful


class Kind(StrEnum):
    """What happened to a block; one that only looks otherwise says the same as before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    LOOK = "look"


class Difference(Frozen):
    """One change: in which part of the page and under which heading, and what it said and says.

    A row of a table is told as its cells with bars between them.
    """

    kind: Kind
    part: str
    heading: str
    before: str
    after: str


_AROUND = 5  # words that are enough to know the place by


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Leave out of two texts what is alike at both ends, but for some words."""
    was, comes = before.split(" "), after.split(" ")
    most = min(len(was), len(comes))
    first = next((n for n in range(most) if was[n] != comes[n]), most)
    rest = most - first
    last = next((n for n in range(rest) if was[-1 - n] != comes[-1 - n]), rest)
    return _excerpt(was, first, last), _excerpt(comes, first, last)


def _excerpt(words: Sequence[str], first: int, last: int) -> str:
    start, end = max(0, first - _AROUND), min(len(words), len(words) - last + _AROUND)
    cut = ["…"] if start else []
    return " ".join([*cut, *words[start:end], *(["…"] if end < len(words) else [])])


def changed(part: str, old: Sheetful, new: Sheetful) -> tuple[Difference, ...]:
    """Compare a part of two files, in the order of the new one."""
    headings: dict[Unit, str] = {**old.headings, **new.headings}
    found = [
        Difference(kind, part, headings.get(block, ""), plain(before), plain(after))
        for block, kind, before, after in _units(old.blocks, new.blocks)
        if plain(before) or plain(after)
    ]
    return tuple(_with_moves(found))


Found = tuple[Unit, Kind, str, str]


def _units(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Found]:
    pairs = aligned(old, new)
    at = 0
    for n, back in enumerate(pairs.back):
        if back is None:
            yield new[n], Kind.ADDED, "", new[n].text
            continue
        yield from _removed(old[at:back], pairs.there[at:back])
        at = back + 1
        if old[back].full != new[n].full:
            yield from ((new[n], *told) for told in _changed(old[back], new[n]))
    yield from _removed(old[at:], pairs.there[at:])


def _removed(old: Sequence[Unit], there: Sequence[int | None]) -> Iterator[Found]:
    for one, its in zip(old, there, strict=True):
        if its is None:
            yield one, Kind.REMOVED, one.text, ""


def _changed(old: Unit, new: Unit) -> Iterator[tuple[Kind, str, str]]:
    if isinstance(old, Table) and isinstance(new, Table) and old.columns == new.columns:
        yield from (told[1:] for told in _units(old.rows, new.rows))
    else:
        kind = Kind.LOOK if old.words == new.words else Kind.CHANGED
        yield kind, old.text, new.text


def _with_moves(found: Sequence[Difference]) -> Iterator[Difference]:
    """Tell once what is taken out in one place and put in, as it was, in another."""
    came = {one.after for one in found if one.kind is Kind.ADDED}
    moved = {one.before for one in found if one.kind is Kind.REMOVED and one.before in came}
    for one in found:
        if one.kind is Kind.ADDED and one.after in moved:
            yield replace(one, kind=Kind.MOVED, before=one.after)
        elif one.kind is not Kind.REMOVED or one.before not in moved:
            yield one
