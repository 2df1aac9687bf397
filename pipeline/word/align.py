"""Which block of one text is which of another: equal ones first, then alike ones between them."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.frozen import Frozen
from pipeline.word.body import Paragraph, Row, Table, Unit

_WORD = re.compile(r"\w+").findall
_ALIKE, _SURE = 0.4, 0.65
_MOST = 250_000
_HEAD, _OTHER = 0.5, 0.2
_FEW = 2


class Pairs(Frozen):
    """For each block of the first text the place of its like in the second, and the other way."""

    there: tuple[int | None, ...]
    back: tuple[int | None, ...]


def aligned(first: Sequence[Unit], second: Sequence[Unit], *, ends: bool = False) -> Pairs:
    """Pair the blocks of two texts, in order.

    `ends` pairs the last two paragraphs too, where both are left, for a text must end with one.
    """
    there: list[int | None] = [None] * len(first)
    back: list[int | None] = [None] * len(second)
    keys = [_key(it) for it in first], [_key(it) for it in second]
    steps = _steps(*keys)
    left = (
        {keys[0][i] for tag, i1, i2, _, _ in steps if tag != "equal" for i in range(i1, i2)},
        {keys[1][j] for tag, _, _, j1, j2 in steps if tag != "equal" for j in range(j1, j2)},
    )
    moved = left[0] & left[1]
    for tag, i1, i2, j1, j2 in steps:
        if tag == "equal":
            pairs = list(zip(range(i1, i2), range(j1, j2), strict=True))
        else:
            last = ends and i1 < i2 == len(first) and j1 < j2 == len(second)
            own = [i for i in range(i1, i2) if keys[0][i] not in moved]
            its = [j for j in range(j1, j2) if keys[1][j] not in moved]
            found = _gap([first[i] for i in own], [second[j] for j in its])
            pairs = [(own[i], its[j]) for i, j in found]
            pairs += _last(first, second, pairs) if last else []
        for i, j in pairs:
            there[i], back[j] = j, i
    return Pairs(tuple(there), tuple(back))


def with_strays(first: Sequence[Unit], second: Sequence[Unit], pairs: Pairs) -> Pairs:
    """Pair also what stands in another order in the second text, as an author has moved it."""
    there, back = list(pairs.there), list(pairs.back)
    left = [i for i, one in enumerate(first) if there[i] is None and one.text.strip()]
    lone = [j for j, one in enumerate(second) if back[j] is None and one.text.strip()]
    if len(left) * len(lone) > _MOST:
        return pairs
    bags = {j: _bag(second[j]) for j in lone}
    for i in left:
        bag = _bag(first[i])
        found = [(_alike(first[i], second[j], bag, bags[j]), -j) for j in lone if back[j] is None]
        best, at = max(found, default=(0.0, 0))
        if best >= _SURE:
            there[i], back[-at] = -at, i
    return Pairs(tuple(there), tuple(back))


Step = tuple[str, int, int, int, int]


def _steps(first: Sequence[object], second: Sequence[object]) -> list[Step]:
    """Give what is equal and what is not; what is alike at both ends costs nothing."""
    most = min(len(first), len(second))
    start = next((n for n in range(most) if first[n] != second[n]), most)
    rest = range(most - start)
    end = next((n for n in rest if first[-1 - n] != second[-1 - n]), most - start)
    i, j = len(first) - end, len(second) - end
    inner = SequenceMatcher(None, first[start:i], second[start:j], autojunk=False).get_opcodes()
    found: list[Step] = [("equal", 0, start, 0, start)] if start else []
    found += [
        (tag, start + i1, start + i2, start + j1, start + j2) for tag, i1, i2, j1, j2 in inner
    ]
    return [*found, ("equal", i, len(first), j, len(second))] if end else found


def _key(one: Unit) -> object:
    return one.kind, one.words


def _gap(mine: Sequence[Unit], theirs: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pair what stands between blocks that are the same; what has moved is not among it."""
    if not mine or not theirs or len(mine) * len(theirs) > _MOST:
        return []
    if len(mine) == len(theirs) == 1 and _same_kind(mine[0], theirs[0]):
        return [(0, 0)]
    found = _best(mine, theirs)
    return found + [pair for kind in ("tbl", "tr") for pair in _lone(mine, theirs, found, kind)]


def _lone(
    mine: Sequence[Unit], theirs: Sequence[Unit], found: Sequence[tuple[int, int]], kind: str
) -> list[tuple[int, int]]:
    """Pair the one table, or the one row, that is left on each side, however it has changed."""
    left = [i for i, one in enumerate(mine) if one.kind == kind and i not in dict(found)]
    its = {j for _, j in found}
    lone = [j for j, one in enumerate(theirs) if one.kind == kind and j not in its]
    if len(left) != 1 or len(lone) != 1:
        return []
    crossed = any((i < left[0]) != (j < lone[0]) for i, j in found)
    return [] if crossed else [(left[0], lone[0])]


def _last(
    first: Sequence[Unit], second: Sequence[Unit], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pair the last paragraphs of two texts, where neither has its like."""
    i, j = len(first) - 1, len(second) - 1
    if any(i == one or j == other for one, other in pairs) or i < 0 or j < 0:
        return []
    both = isinstance(first[i], Paragraph) and isinstance(second[j], Paragraph)
    return [(i, j)] if both else []


def _same_kind(one: Unit, other: Unit) -> bool:
    return one.kind == other.kind and (one.kind != "p" or one.style == other.style)


def _best(mine: Sequence[Unit], theirs: Sequence[Unit]) -> list[tuple[int, int]]:
    """Find the pairs, in order, that are most alike taken together."""
    bags = [[_bag(one) for one in side] for side in (mine, theirs)]
    alike = [
        [_alike(one, other, bags[0][i], bags[1][j]) for j, other in enumerate(theirs)]
        for i, one in enumerate(mine)
    ]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    return _walked(best, alike)


def _walked(best: list[list[float]], alike: list[list[float]]) -> list[tuple[int, int]]:
    pairs, i, j = [], 0, 0
    while i < len(alike) and j < len(alike[0]):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _bag(one: Unit) -> "Counter[str]":
    return Counter(_WORD(one.text.casefold()))


def _alike(one: Unit, other: Unit, bag: "Counter[str]", its: "Counter[str]") -> float:
    """Say how alike two blocks are, from 0 to 1; too little is nothing."""
    if one.kind != other.kind:
        return 0.0
    whole = bag.total() + its.total()
    share = 2 * (bag & its).total() / whole if whole else 1.0
    if isinstance(one, Table) or isinstance(other, Table):
        named = one.style != "" and one.style == other.style
        share = share * (1 - _HEAD) + _HEAD if named else share
    elif isinstance(one, Row) and isinstance(other, Row):
        named = _head(one) == _head(other) != ""
        share = share * (1 - _HEAD) + _HEAD if named else share - _OTHER
    elif share and one.style != other.style:
        share -= _OTHER
    return share if share >= _ALIKE else 0.0


def _head(row: Row) -> str:
    return row.cells[0].text if row.cells else ""


# --- Words.


Hunk = tuple[int, int, int, int]


def hunks(first: Sequence[object], second: Sequence[object], dull: Sequence[bool]) -> list[Hunk]:
    """Give the stretches that differ; what is too dull to stand between two goes with them."""
    found: list[Hunk] = []
    for tag, i1, i2, j1, j2 in _steps(first, second):
        if tag == "equal":
            continue
        between = dull[found[-1][1] : i1] if found else ()
        if found and len(between) <= _FEW and all(between):
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    return found
