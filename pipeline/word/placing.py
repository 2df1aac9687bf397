"""Where a new block goes among an author's own, and how a text that grew or shrank ends."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from pipeline.word.body import Unit
from pipeline.word.splice import Spliced
from pipeline.word.tracked import (
    DEL,
    INS,
    Pen,
    basis,
    before,
    mark_control,
    mark_paragraph,
    marks,
    reshaped,
    unmark_paragraph,
)
from pipeline.word.tree import W

_BLOCKS = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}customXml"


class Placing:
    """Finds the place of each new block of one text: behind the block that it comes after.

    `at` says which new blocks stand for which of the author's, and `gone` which of his go.
    """

    def __init__(
        self,
        holder: etree._Element,
        texts: tuple[Sequence[Unit], Sequence[Unit]],
        at: Mapping[int, Unit],
        gone: Sequence[Unit],
    ) -> None:
        mine, self._new = texts
        self._holder = holder
        self._outer = {one.element: one.control for one in mine if one.control is not None}
        self._at = {n: one.element for n, one in at.items()}
        lost = set(gone)
        self._lost_after = {
            one.element: after.element for one, after in pairwise(mine) if after in lost
        }
        self._controls: dict[etree._Element, etree._Element] = {}
        for n, one in at.items():
            theirs = self._new[n].control
            if theirs is not None and one.control is not None:
                self._controls[theirs] = one.control

    def put(
        self,
        n: int,
        block: etree._Element,
        copy: Callable[[etree._Element], etree._Element],
        pen: Pen,
    ) -> None:
        """Put a new block in its place; a control around it comes with the first that is in it."""
        control = self._new[n].control
        if control is None:
            self._outside(n, block)
        elif control in self._controls:
            self._inside(n, block, self._controls[control])
        else:
            shell = copy(control)
            content = shell.find(f"{W}sdtContent")
            content = shell if content is None else content
            for one in list(content):
                content.remove(one)
            content.append(block)
            self._outside(n, shell)
            if shell.tag == f"{W}sdt":
                mark_control(shell, INS, pen)
            self._controls[control] = self._outer[block] = shell
        self._at[n] = block

    def _before(self, n: int) -> etree._Element | None:
        """Give what a block comes after; what goes from there stands before what comes."""
        found = next((self._at[k] for k in range(n - 1, -1, -1) if k in self._at), None)
        while found is not None and found in self._lost_after:
            found = self._lost_after[found]
        return found

    def _after(self, n: int) -> etree._Element | None:
        return next((self._at[k] for k in range(n + 1, len(self._new)) if k in self._at), None)

    def _outside(self, n: int, block: etree._Element) -> None:
        above, below = self._before(n), self._after(n)
        if above is not None:
            self._outer.get(above, above).addnext(block)
        elif below is not None:
            self._outer.get(below, below).addprevious(block)
        elif (section := self._holder.find(f"{W}sectPr")) is not None:
            section.addprevious(block)
        else:
            self._holder.append(block)

    def _inside(self, n: int, block: etree._Element, control: etree._Element) -> None:
        above, below = self._before(n), self._after(n)
        if above is not None and self._outer.get(above) is control:
            above.addnext(block)
        elif below is not None and self._outer.get(below) is control:
            below.addprevious(block)
        else:
            content = control.find(f"{W}sdtContent")
            (control if content is None else content).append(block)
        self._outer[block] = control


def settled(part: Spliced, holder: etree._Element, pen: Pen) -> None:
    """Let the last mark of a text stay, for a text must end with one: the one before it goes."""
    blocks = [one for one in holder if one.tag in _BLOCKS]
    if not blocks or blocks[-1].tag != f"{W}p":
        return
    last = blocks[-1]
    kind = next((one for one in (INS, DEL) if _ours(last, one, pen)), "")
    kept = [one for one in blocks if not kind or one.tag != f"{W}p" or not _ours(one, kind, pen)]
    if not kind or not kept or kept[-1].tag != f"{W}p" or marks(kept[-1]):
        return
    stays = kept[-1]
    mark_paragraph(stays, kind, pen)
    unmark_paragraph(last, kind)
    if kind == INS:
        new, old = basis(last), before(stays, pen.author)
    else:
        new, old = basis(stays), basis(last)
    if list(map(etree.tostring, new)) != list(map(etree.tostring, old)):
        reshaped(last, new, pen, old)
    part.touch(stays)
    part.touch(last)


def _ours(paragraph: etree._Element, kind: str, pen: Pen) -> bool:
    look = paragraph.find(f"{W}pPr/{W}rPr")
    found = None if look is None else look.find(f"{W}{kind}")
    return found is not None and found.get(f"{W}author") == pen.author
