"""What must follow once a part is filled in: found out before, so that most parts need nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.word import containers, grid, numbers
from pipeline.word.numbers import Numbers
from pipeline.word.proof import Outline, Proof, looked

_TAKEN_OUT = frozenset(("w:tr", "w:tbl", "w:sdtContent"))


@dataclass(frozen=True, slots=True)
class Marked:
    """What a tree was marked with before its tags were read."""

    joined: bool
    tables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """What a part is in its document: its number, which is 0 for the main text."""

    number: int = 1

    @property
    def main(self) -> bool:
        return not self.number


@dataclass(frozen=True, slots=True)
class Follow:
    """What must be done to a part that is filled in; one that is false lets it be."""

    looks: bool
    bare: frozenset[str]
    touching: bool
    tables: Mapping[str, str]
    numbers: Numbers

    def __bool__(self) -> bool:
        return bool(self.looks or self.bare or self.touching or self.tables or self.numbers.kinds)

    def finished(self, xml: str) -> str:
        if self.looks:
            xml = looked(xml)
        if self.bare & _TAKEN_OUT:
            xml = containers.kept(xml)
        if self.touching:
            xml = containers.parted(xml)
        if self.tables:
            xml = grid.fitted(xml, self.tables)
        if self.bare:
            xml = containers.closed(xml)
        return self.numbers.given(xml)


def marked(root: etree._Element, share: Share) -> Marked:
    """Mark in the tree of a part what is looked for again once it is filled in."""
    joined = containers.joined(root)
    if not share.main:
        return Marked(joined, {})
    numbers.drawn(root)
    return Marked(joined, grid.marked(root))


def following(outline: Outline, proof: Proof, marks: Marked, share: Share) -> Follow:
    """Find out what must follow, before anything is filled in."""
    kinds = numbers.wanted(outline, main=share.main)
    return Follow(
        proof.looks,
        proof.bare,
        marks.joined or containers.touching(outline),
        marks.tables,
        Numbers(kinds, numbers.first_of(share.number)),
    )
