"""What must follow once a part is filled in: found out while it is compiled."""

from collections.abc import Mapping

from lxml import etree

from pipeline.frozen import Frozen, field, replace
from pipeline.word import containers, grid, merges, numbers, references, rows, turns
from pipeline.word.counted import Lists, lists_of
from pipeline.word.follow import TAKEN_OUT, Follow
from pipeline.word.package import Parts
from pipeline.word.proof import Proof
from pipeline.word.spots import Outline, Spot
from pipeline.word.syntax import Syntax
from pipeline.word.turns import Items


class Foreseen(Frozen):
    """What a tree was marked with before its tags were read."""

    joined: bool
    merged: bool
    roomy: bool
    tables: Mapping[str, str]
    lists: Lists | None = None
    items: Items = field(default_factory=dict)
    rows: bool = False


class Ordinal(Frozen):
    """What a part is in its document: its number, which is 0 for the main text.

    The main text knows all parts, for its lists are held by another.
    """

    number: int = 1
    parts: Parts | None = None

    @property
    def main(self) -> bool:
        return not self.number


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
    return Foreseen(joined, merged, roomy, tables, lists, items, rows.marked(root))


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
    if marks.roomy and not proof.bare & TAKEN_OUT:
        syntax.rewrite(containers.unmarked)
    follow = Follow(
        proof.looks,
        proof.bare,
        marks.joined or containers.touching(outline),
        marks.merged,
        marks.tables,
        kinds,
        begun,
        marks.rows,
    )
    return follow, spots
