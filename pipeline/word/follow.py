"""What must follow once a part is filled in: found out before, so that most parts need nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from lxml import etree

from pipeline.word import containers, grid, merges, numbers, references, turns
from pipeline.word.columns import Columns
from pipeline.word.counted import Lists, lists_of
from pipeline.word.numbers import Numbers
from pipeline.word.package import Parts
from pipeline.word.proof import Outline, Proof, Spot, looked
from pipeline.word.stretch import whole
from pipeline.word.syntax import Syntax
from pipeline.word.turns import Items, Turns

_TAKEN_OUT = frozenset(("w:tr", "w:tbl", "w:sdtContent"))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a tree was marked with before its tags were read."""

    joined: bool
    merged: bool
    roomy: bool
    tables: Mapping[str, str]
    lists: Lists | None = None
    items: Items = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """What a part is in its document: its number, which is 0 for the main text.

    The main text knows all parts, for its lists are held by another.
    """

    number: int = 1
    parts: Parts | None = None

    @property
    def main(self) -> bool:
        return not self.number


@dataclass(frozen=True, slots=True)
class Follow:
    """What must be done to a part that is filled in; one that is false lets it be."""

    looks: bool
    bare: frozenset[str]
    touching: bool
    merged: bool
    tables: Mapping[str, str]
    numbers: Numbers
    turns: Turns | None

    def __bool__(self) -> bool:
        marks = self.looks or self.touching or self.merged or self.tables or self.turns
        return bool(marks or self.bare or self.numbers.kinds)

    def finished(self, stretches: Iterable[str], lists: list[str]) -> Iterator[bytes]:
        """Go over a part a few hundred rows at a time, as it may have any number of them.

        To `lists` come those that its loops begin, while what is given is read.
        """
        filled = self._left(whole(stretches), lists)
        if self.touching:
            filled = map(containers.parted, filled)
        if self.bare:
            filled = map(partial(containers.closed, names=self.bare), filled)
        if self.numbers.kinds:
            filled = map(self.numbers.started(), filled)
        if not self.tables:
            return map(str.encode, filled)
        return chain.from_iterable(map(Columns(self.tables).fed, filled))

    def _left(self, filled: Iterator[str], lists: list[str]) -> Iterator[str]:
        """Settle what each paragraph and row is, and whether it is there at all.

        Maps hold no stretch that they have handed on, which a loop would.
        """
        if self.turns:
            filled = map(self.turns.started(lists), filled)
        if self.looks:
            filled = map(looked, filled)
        if self.bare & _TAKEN_OUT:
            filled = containers.kept(filled)
        if self.merged:
            filled = map(merges.started(), filled)
        return filled


def marked(root: etree._Element, ordinal: Ordinal) -> Foreseen:
    """Mark in the tree of a part what is looked for again once it is filled in."""
    joined, merged = containers.joined(root), merges.marked(root)
    roomy = containers.roomy(root)
    if not ordinal.main:
        return Foreseen(joined, merged, roomy, {})
    numbers.drawn(root)
    tables = grid.marked(root)
    lists = lists_of(ordinal.parts) if ordinal.parts else None
    items = turns.marked(root, lists) if lists else {}
    return Foreseen(joined, merged, roomy, tables, lists, items)


def following(
    syntax: Syntax, proof: Proof, marks: Foreseen, ordinal: Ordinal
) -> tuple[Follow, dict[int, Spot]]:
    """Find out what must follow, before anything is filled in, and let the text tell of it.

    A value that gives more paragraphs like its own tells of it, too.
    """
    outline: Outline = syntax.outline
    begun, spots = None, proof.spots
    kinds = numbers.wanted(outline, main=ordinal.main, first=numbers.first_of(ordinal.number))
    named = references.turned(outline) if numbers.BOOKMARK in kinds.kinds else None
    if named:
        syntax.rewrite(named)
    if marks.items and marks.lists:
        begun, begins, resolved = turns.begun(outline, marks.items, marks.lists)
        syntax.rewrite(resolved)
        syntax.begin(begins)
        spots = {at: replace(one, paragraph=resolved(one.paragraph)) for at, one in spots.items()}
    if marks.roomy and not proof.bare & _TAKEN_OUT:
        syntax.rewrite(containers.unmarked)
    follow = Follow(
        proof.looks,
        proof.bare,
        marks.joined or containers.touching(outline),
        marks.merged,
        marks.tables,
        kinds,
        begun,
    )
    return follow, spots
