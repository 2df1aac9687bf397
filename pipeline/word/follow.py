"""What follows once a part is filled in: found out before, so that most parts need nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from pipeline.frozen import Frozen
from pipeline.word import containers, merges, rows
from pipeline.word.columns import Columns
from pipeline.word.numbers import Numbers
from pipeline.word.rich import merged
from pipeline.word.stretch import whole
from pipeline.word.turns import Turns

TAKEN_OUT = frozenset(("w:tr", "w:tbl", "w:sdtContent"))
# What stands for the properties of a run that depend on the way through the forks; see looked().
_LOOKS = re.compile(
    r"<w:r>(?=<\?look)|<\?look ?(.*?)\?>|<w:r(?: [^>]*)?>|<w:rPr>.*?</w:rPr>", re.DOTALL
)


class Follow(Frozen):
    """What must be done to a part that is filled in; one that is false lets it be."""

    looks: bool
    bare: frozenset[str]
    touching: bool
    merged: bool
    tables: Mapping[str, str]
    numbers: Numbers
    turns: Turns | None
    rows: bool = False

    def __bool__(self) -> bool:
        found = self.looks, self.touching, self.merged, self.tables, self.turns, self.rows
        marks = any(found)
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
        if self.bare & TAKEN_OUT:
            filled = containers.kept(filled)
        if self.merged:
            filled = map(merges.started(), filled)
        if self.rows:
            filled = rows.settled(filled)
        return filled


def looked(xml: str) -> str:
    """Give each tab that waits for it the look of the run that its text came to stand in."""
    if "<?look" not in xml:
        return xml
    look = ""

    def resolved(found: re.Match[str]) -> str:
        nonlocal look
        if found[1] is not None:
            return merged(look, found[1])
        if found[0].startswith("<w:rPr>"):
            look = look or found[0]
        elif not found.string.startswith("<?look", found.end()):
            look = ""
        return found[0]

    return _LOOKS.sub(resolved, xml)
