"""The words of one paragraph in three texts: where each change goes, and where two meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.frozen import Frozen
from pipeline.word.align import Hunk, hunks
from pipeline.word.atoms import Atom
from pipeline.word.body import Paragraph


class Edit(Frozen):
    """Atoms of the author's text that go, and those of the new text that come in their place."""

    start: int
    end: int
    new: tuple[Atom, ...]
    like: Atom | None = None  # what of the author's text they should look like


class Clash(Frozen):
    """A place that both changed: where it is in the author's text, and what the three say."""

    start: int
    end: int
    was: str
    yours: str
    now: str


def dull(atoms: Sequence[Atom]) -> list[bool]:
    """Say which atoms are too little to stand alone between two changes."""
    return [not (one.key.isalnum() or one.key.startswith("[")) for one in atoms]


def woven(
    base: Paragraph, mine: Paragraph, new: Paragraph
) -> tuple[tuple[Edit, ...], tuple[Clash, ...]]:
    """Say what of base → new is done to the author's paragraph, and what cannot be."""
    theirs = hunks([a.full for a in base.seen], [a.full for a in new.seen], dull(base.seen))
    was, yours = ([one.key for one in it.seen] for it in (base, mine))
    own = [] if mine is base else hunks(was, yours, [False] * len(was))
    edits, meetings = [], []
    for cluster in _clusters(theirs, own):
        edit, meeting = _resolved(cluster, (base, mine, new), (theirs, own))
        edits += [edit] if edit else []
        meetings += [meeting] if meeting else []
    return tuple(edits), tuple(meetings)


@dataclass(slots=True)
class _Cluster:
    """Changes of both sides that touch the same words of the base."""

    start: int
    end: int
    theirs: list[Hunk]
    own: list[Hunk]

    def meets(self, hunk: Hunk, *, own: bool = False) -> bool:
        """Say whether a change touches the same words.

        What comes beside words that the author has replaced belongs to those words; what the
        author has put in beside words that are replaced is let be.
        """
        (a1, a2), (b1, b2) = (self.start, self.end), hunk[:2]
        if a1 == a2 and b1 == b2:
            return a1 == b1
        if a1 == a2:
            return b1 <= a1 <= b2 if own else b1 < a1 < b2
        if b1 == b2 and self.own and not own:
            return a1 <= b1 <= a2
        if b1 == b2:
            return a1 < b1 < a2
        return max(a1, b1) < min(a2, b2)

    def take(self, hunk: Hunk, held: list[Hunk]) -> None:
        held.append(hunk)
        self.start, self.end = min(self.start, hunk[0]), max(self.end, hunk[1])


def _clusters(theirs: Iterable[Hunk], own: Iterable[Hunk]) -> list[_Cluster]:
    """Give each change of theirs with those of the author's that it meets."""
    left = list(own)
    found: list[_Cluster] = []
    for hunk in theirs:
        if found and found[-1].meets(hunk):
            cluster = found[-1]
            cluster.take(hunk, cluster.theirs)
        else:
            cluster = _Cluster(hunk[0], hunk[1], [hunk], [])
            found.append(cluster)
        for one in [it for it in left if cluster.meets(it, own=True)]:
            cluster.take(one, cluster.own)
            left.remove(one)
    return found


def _resolved(
    cluster: _Cluster,
    texts: tuple[Paragraph, Paragraph, Paragraph],
    every: tuple[list[Hunk], list[Hunk]],
) -> tuple[Edit | None, Clash | None]:
    base, mine, new = texts
    size = cluster.end - cluster.start
    e1 = cluster.start + _shift(cluster.start, every[1], cluster.own)
    e2 = e1 + size + sum(map(_growth, cluster.own))
    n1 = cluster.start + _shift(cluster.start, every[0], cluster.theirs)
    n2 = n1 + size + sum(map(_growth, cluster.theirs))
    was, yours, now = base.seen[cluster.start : cluster.end], mine.seen[e1:e2], new.seen[n1:n2]
    if _key(was) == _key(yours):
        return Edit(e1, e2, now, _like(base, mine, (cluster.start, e1, size), now)), None
    if _key(yours) == _key(now):
        return None, None
    return None, Clash(e1, e2, *("".join(it.text for it in one) for one in (was, yours, now)))


def _like(
    base: Paragraph, mine: Paragraph, place: tuple[int, int, int], now: Sequence[Atom]
) -> Atom | None:
    """Find what stood there, or beside, in the author's text, and looked as the new words do."""
    at, e1, size = place
    looks = {one.look for one in now}
    if mine is base or len(looks) != 1:
        return None
    for step in (*range(size), -1, size):
        if 0 <= at + step < len(base.seen) and 0 <= e1 + step < len(mine.seen):
            was: Atom = base.seen[at + step]
            held: Atom = mine.seen[e1 + step]
            if was.look in looks and was.key == held.key and held.run is not None:
                return held
    return None


def _key(atoms: Iterable[Atom]) -> str:
    """Give what some atoms say together, however a program has parted them."""
    return "".join(one.key for one in atoms)


def _growth(hunk: Hunk) -> int:
    return (hunk[3] - hunk[2]) - (hunk[1] - hunk[0])


def _shift(at: int, every: Iterable[Hunk], but: Sequence[Hunk]) -> int:
    """Say how far a place of the base has moved by the changes before it."""
    return sum(_growth(one) for one in every if one[1] <= at and one not in but)
