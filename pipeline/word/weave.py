"""Lays the changes from one text to another into a third one, block by block and cell by cell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.align import Pairs, aligned, with_strays
from pipeline.word.body import Paragraph, Row, Table, Unit, plain
from pipeline.word.bring import Bring
from pipeline.word.margins import Sheetful
from pipeline.word.placing import Placing, settled
from pipeline.word.remark import Remarks, around, ends
from pipeline.word.revised import Aside, items, rewrite
from pipeline.word.splice import Spliced
from pipeline.word.tracked import DEL, INS, Pen, basis, mark_block, mark_control, reshaped
from pipeline.word.tree import W
from pipeline.word.words import Clash, woven


class Conflict(Frozen):
    """A place that the author and the new text both changed; the author's words stand.

    `part` is the body, a header or a footer.
    """

    part: str
    heading: str
    was: str
    yours: str
    now: str


class Unmerged(Frozen):
    """A block of which a change could not be laid in."""

    part: str
    heading: str
    block: str
    why: Text


@dataclass(slots=True)
class Account:
    """What is found while a file is gone through, and how it is told in the margin."""

    told: Callable[[Conflict | Unmerged], Sequence[str]]
    conflicts: list[Conflict] = field(default_factory=list)
    unmerged: list[Unmerged] = field(default_factory=list)
    homeless: list[Conflict] = field(default_factory=list)
    part: str = ""
    heading: str = ""

    def conflict(self, was: str, yours: str, now: str) -> Conflict:
        found = Conflict(self.part, self.heading, was, yours, now)
        self.conflicts.append(found)
        return found


_BOX = say("it has a text box, or a part of a field that begins or ends elsewhere")
_COLUMNS = say("its columns or merged cells are not the same any more")


class Weaver:
    """Goes through one part of a file. `remarks` is nothing where a part can have no comments."""

    def __init__(
        self,
        part: Spliced,
        bring: Bring,
        pen: Pen,
        report: Account,
        remarks: Remarks | None,
    ) -> None:
        self._part, self._bring, self._pen = part, bring, pen
        self._report, self._remarks = report, remarks
        self._headings: Mapping[Unit, str] = {}

    def text(
        self,
        base: Sheetful,
        mine: Sheetful,
        new: Sheetful,
    ) -> None:
        """Lay what changed from the first text to the third into the second."""
        self._headings = {**new.headings, **base.headings}
        self._units((base.blocks, mine.blocks, new.blocks), mine.holder)

    def _units(
        self,
        texts: tuple[Sequence[Unit], Sequence[Unit], Sequence[Unit]],
        holder: etree._Element,
    ) -> None:
        base, mine, new = texts
        ends = holder.tag != f"{W}tbl"
        theirs = aligned(base, new, ends=ends)
        same = tuple(range(len(base)))
        own = Pairs(same, same)
        if base is not mine:
            own = with_strays(base, mine, aligned(base, mine, ends=ends))
        at: dict[int, Unit] = {}
        gone: list[Unit] = []
        for n, one in enumerate(base):
            self._report.heading = self._headings.get(one, self._report.heading)
            held, there = own.there[n], theirs.there[n]
            stands = None if held is None else mine[held]
            if there is None:
                gone += self._went(one, stands)
            elif stands is not None:
                at[there] = stands
                replaced = self._changed(one, stands, new[there])
                gone += [stands] if replaced else []
                if replaced:
                    at.pop(there)
            elif one.full != new[there].full:
                self._lost(one, new[there], _neighbour(own, mine, n))
        left = [n for n in range(len(new)) if n not in at]
        removed = {
            n for n, it in enumerate(theirs.back) if it is not None and own.there[it] is None
        }
        theirs_too = {one.words for n, one in enumerate(mine) if own.back[n] is None and one.text}
        left = [n for n in left if n not in removed and new[n].words not in theirs_too]
        self._come(left, new, Placing(holder, (mine, new), at, gone), holder)
        self._controls(mine, gone)
        if ends:
            settled(self._part, holder, self._pen)

    # --- What came.

    def _come(
        self, left: Iterable[int], new: Sequence[Unit], places: Placing, holder: etree._Element
    ) -> None:
        for n in left:
            self._report.heading = self._headings.get(new[n], self._report.heading)
            block = self._bring.taken(new[n].element)
            mark_block(block, INS, self._pen)
            if new[n].kind == "tr":
                _fitted(block, holder)
            places.put(n, block, self._bring.taken, self._pen)
            self._part.added()

    # --- What went.

    def _went(self, base: Unit, stands: Unit | None) -> list[Unit]:
        if stands is None:
            return []
        if stands.words != base.words:
            self._conflict(self._report.conflict(base.text, stands.text, ""), stands)
            return []
        if stands.whole:
            self._not_merged(stands, _BOX)
            return []
        self._gone(stands)
        return [stands]

    def _gone(self, unit: Unit) -> None:
        mark_block(unit.element, DEL, self._pen)
        self._part.touch(unit.element)

    def _controls(self, mine: Sequence[Unit], gone: Sequence[Unit]) -> None:
        """Take out the content controls of which nothing is left."""
        held: dict[etree._Element, list[Unit]] = {}
        for one in mine:
            if one.control is not None:
                held.setdefault(one.control, []).append(one)
        for control, units in held.items():
            if all(one in gone for one in units):
                mark_control(control, DEL, self._pen)
                self._part.touch(control)
                self._part.added()

    def _lost(self, base: Unit, new: Unit, beside: Unit | None) -> None:
        """Tell of a change in a block that the author has taken out."""
        self._conflict(self._report.conflict(base.text, "", new.text), beside)

    # --- What changed.

    def _changed(self, base: Unit, mine: Unit, new: Unit) -> bool:
        """Difference a block; say whether it is replaced by the new one."""
        if not isinstance(new, Row) and not isinstance(mine, Row):
            self._bring.alike(new, mine)
        if base.full == new.full:
            return False
        if isinstance(base, Paragraph) and isinstance(mine, Paragraph):
            if isinstance(new, Paragraph):
                self._paragraph(base, mine, new)
            return False
        if isinstance(base, Table) and isinstance(mine, Table) and isinstance(new, Table):
            return self._table(base, mine, new)
        if isinstance(base, Row) and isinstance(mine, Row) and isinstance(new, Row):
            return self._row(base, mine, new)
        return False

    def _paragraph(self, base: Paragraph, mine: Paragraph, new: Paragraph) -> None:
        if base.whole or mine.whole or new.whole:
            if base.words != new.words:
                self._not_merged(mine, _BOX)
            return
        edits, meetings = woven(base, mine, new)
        notes = [(one, self._noted(one)) for one in meetings]
        asides = [Aside(one.start, one.end, it[0], it[1:]) for one, it in notes if it]
        if edits or asides:
            made = items(mine.atoms, edits, asides)
            rewrite(mine.element, made, self._pen, self._bring)
            self._part.touch(mine.element)
        if base.style != new.style and mine.style == base.style:
            shape = basis(self._bring.taken(new.element))
            if reshaped(mine.element, shape, self._pen):
                self._part.touch(mine.element)

    def _table(self, base: Table, mine: Table, new: Table) -> bool:
        if base.boxed or mine.boxed or new.boxed:
            self._not_merged(mine, _COLUMNS)
            return False
        if base.columns != new.columns:
            return self._replaced(base, mine)
        self._units((base.rows, mine.rows, new.rows), mine.element)
        return False

    def _row(self, base: Row, mine: Row, new: Row) -> bool:
        if base.spans != new.spans:
            return self._replaced(base, mine)
        if len(base.cells) != len(mine.cells):
            self._not_merged(mine, _COLUMNS)
            return False
        for was, stands, comes in zip(base.cells, mine.cells, new.cells, strict=True):
            if was.full != comes.full:
                self._units((was.leaves, stands.leaves, comes.leaves), stands.element)
        return False

    def _replaced(self, base: Unit, mine: Unit) -> bool:
        """Take out a block that the new one is to stand for, if the author has left it alone."""
        if base.words != mine.words or mine.whole:
            self._not_merged(mine, _BOX if mine.whole else _COLUMNS)
            return False
        self._gone(mine)
        return True

    # --- What is told.

    def _conflict(self, conflict: Conflict, beside: Unit | None) -> None:
        paragraph = None if beside is None else next(beside.element.iter(f"{W}p"), None)
        if paragraph is None or self._remarks is None:
            self._report.homeless.append(conflict)
            return
        around(paragraph, self._remarks.add(self._report.told(conflict)))
        self._part.touch(paragraph)

    def _noted(self, one: Clash) -> Sequence[etree._Element]:
        conflict = self._report.conflict(one.was, one.yours, one.now)
        if self._remarks is None:
            self._report.homeless.append(conflict)
            return ()
        return ends(self._remarks.add(self._report.told(conflict)))

    def _not_merged(self, unit: Unit, why: Text) -> None:
        """Tell of a block that a change belongs in, and of why it is not there."""
        report = self._report
        found = Unmerged(report.part, report.heading, plain(unit.text), why)
        report.unmerged.append(found)
        paragraph = next(unit.element.iter(f"{W}p"), None)
        if paragraph is not None and self._remarks is not None:
            around(paragraph, self._remarks.add(report.told(found)))
            self._part.touch(paragraph)


def _neighbour(own: Pairs, mine: Sequence[Unit], at: int) -> Unit | None:
    """Give the block of the author's that is nearest to where one was taken out."""
    places = (*range(at - 1, -1, -1), *range(at + 1, len(own.there)))
    found = (own.there[one] for one in places)
    return next((mine[one] for one in found if one is not None), None)


def _fitted(row: etree._Element, table: etree._Element) -> None:
    """Let the cells of a new row be as wide as the columns of the table."""
    columns = [str(one.get(f"{W}w")) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    widths = [one.find(f"{W}tcPr/{W}tcW") for one in row.iterchildren(f"{W}tc")]
    if len(columns) == len(widths):
        for width, column in zip(widths, columns, strict=True):
            if width is not None and width.get(f"{W}type") == "dxa":
                width.set(f"{W}w", column)
