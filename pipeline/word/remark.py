"""Comments in the margin: what is said to the author about a place in the text."""

from collections.abc import Iterable, Sequence

from lxml import etree

from pipeline.word.desk import Desk
from pipeline.word.tracked import Pen
from pipeline.word.tree import SPACE, W


class Remarks:
    """Adds comments to a file; those that are there stay as they are."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        self._desk, self._pen = desk, pen

    def add(self, lines: Iterable[str]) -> str:
        """Add a comment of some paragraphs, and give its number."""
        held = self._desk.linked("comments") or self._desk.added("comments")
        ids = [str(one.get(f"{W}id")) for one in held.root.iterchildren(f"{W}comment")]
        number = str(max((int(one) for one in ids if one.isdecimal()), default=-1) + 1)
        comment = etree.SubElement(held.root, f"{W}comment", {f"{W}id": number})
        comment.set(f"{W}author", self._pen.author)
        comment.set(f"{W}date", self._pen.date)
        comment.set(f"{W}initials", self._pen.author[:2])
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
            said = etree.SubElement(run, f"{W}t")
            said.text = line
            said.set(SPACE, "preserve")
        held.added()
        return number

    def on_top(self, lines: Iterable[str]) -> None:
        """Add a comment at the beginning of the text, on what has no place for one of its own."""
        body = self._desk.part(self._desk.parts.main)
        first = next(body.root.iter(f"{W}p"), None)
        if first is not None:
            around(first, self.add(lines))
            body.touch(first)


def ends(number: str) -> Sequence[etree._Element]:
    """Give what stands before the words that a comment is about, and what stands after them."""
    key = {f"{W}id": number}
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}commentReference", key)
    start = etree.Element(f"{W}commentRangeStart", key)
    return start, etree.Element(f"{W}commentRangeEnd", key), run


def around(paragraph: etree._Element, number: str) -> None:
    """Let a comment be about a whole paragraph."""
    start, end, run = ends(number)
    head = paragraph.find(f"{W}pPr")
    paragraph.insert(0, start) if head is None else head.addnext(start)
    paragraph.extend((end, run))
