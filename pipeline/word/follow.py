"""What must follow once a part is filled in: found out before, so that most parts need nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.word import containers, grid, merges, numbers, turns
from pipeline.word.counted import Lists, lists_of
from pipeline.word.numbers import Numbers
from pipeline.word.package import Parts
from pipeline.word.proof import Outline, Proof, Spot, looked
from pipeline.word.syntax import Syntax
from pipeline.word.turns import Items, Turns

_TAKEN_OUT = frozenset(("w:tr", "w:tbl", "w:sdtContent"))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a tree was marked with before its tags were read."""

    joined: bool
    merged: bool
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

    def finished(self, xml: str) -> tuple[str, tuple[str, ...]]:
        """Give the part as it must be, and the lists that its loops began."""
        xml, lists = self.turns.given(xml) if self.turns else (xml, ())
        if self.looks:
            xml = looked(xml)
        if self.bare & _TAKEN_OUT:
            xml = containers.kept(xml)
        if self.merged:
            xml = merges.begun(xml)
        if self.touching:
            xml = containers.parted(xml)
        if self.tables:
            xml = grid.fitted(xml, self.tables)
        if self.bare:
            xml = containers.closed(xml, self.bare)
        return self.numbers.given(xml), lists


def marked(root: etree._Element, ordinal: Ordinal) -> Foreseen:
    """Mark in the tree of a part what is looked for again once it is filled in."""
    joined, merged = containers.joined(root), merges.marked(root)
    if not ordinal.main:
        return Foreseen(joined, merged, {})
    numbers.drawn(root)
    tables = grid.marked(root)
    lists = lists_of(ordinal.parts) if ordinal.parts else None
    return Foreseen(joined, merged, tables, lists, turns.marked(root, lists) if lists else {})


def following(
    syntax: Syntax, proof: Proof, marks: Foreseen, ordinal: Ordinal
) -> tuple[Follow, dict[int, Spot]]:
    """Find out what must follow, before anything is filled in, and let the text tell of it.

    A value that gives more paragraphs like its own tells of it, too.
    """
    outline: Outline = syntax.outline
    kinds = numbers.wanted(outline, main=ordinal.main)
    begun, spots = None, proof.spots
    if marks.items and marks.lists:
        begun, begins, resolved = turns.begun(outline, marks.items, marks.lists)
        syntax.rewrite(resolved)
        syntax.begin(begins)
        spots = {at: replace(one, paragraph=resolved(one.paragraph)) for at, one in spots.items()}
    follow = Follow(
        proof.looks,
        proof.bare,
        marks.joined or containers.touching(outline),
        marks.merged,
        marks.tables,
        Numbers(kinds, numbers.first_of(ordinal.number)),
        begun,
    )
    return follow, spots
