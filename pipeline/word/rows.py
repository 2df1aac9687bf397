"""Rows that keep with the next: of a table that goes on over a page, none stands alone.

A row that a loop repeats may say in Word that it keeps with the next. Taken at its word in every
turn it would hold the whole table together, and what comes after it too. What is meant is that
the first two rows stay together, and the last two.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.word.tree import W, is_on, text_of

_NAME = "saksflyt-row"
_KEEPS = "<w:keepNext/>"
_MARK = f'<w:keepNext {_NAME}="1"/>'
_ENDS = re.compile(r"</w:(?:tr|tbl)>")


def marked(root: etree._Element) -> bool:
    """Mark the rows that say they keep with the next, and say if there are any."""
    found = [one for table in root.iter(f"{W}tbl") if _varies(table) for one in _keeping(table)]
    for one in found:
        one.attrib.clear()
        one.set(_NAME, "1")
    return bool(found)


def _varies(table: etree._Element) -> bool:
    """Say whether a table stands in no other, holds none, and has rows that tags give or leave out.

    What the rows of any other say is meant: names below a letter keep with what follows.
    """
    around, inside = table.iterancestors(f"{W}tbl"), table.iterdescendants(f"{W}tbl")
    alone = next(around, None) is None and next(inside, None) is None
    return alone and "{%tr" in text_of(table)


def _keeping(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            for paragraph in row.iter(f"{W}pPr"):
                held = paragraph.find(f"{W}keepNext")
                if held is not None and is_on(held):
                    yield held


def settled(stretches: Iterable[str]) -> Iterator[str]:
    """Let the first row of each table keep with the next, and the last but one; no other.

    Two rows are held back: what comes after them says which they are.
    """
    left, held, begun = "", list[str](), False
    for stretch in stretches:
        text, at, done = left + stretch, 0, list[str]()
        for end in _ENDS.finditer(text):
            piece, at = text[at : end.end()], end.end()
            if end[0] == "</w:tbl>":
                done += (*_last(held), piece)
                held, begun = [], False
            elif not held and _MARK not in piece:
                done.append(piece)
            else:
                first, begun = not begun, True
                held.append(piece.replace(_MARK, _KEEPS) if first else piece)
                done += (one.replace(_MARK, "") for one in held[:-2])
                held = held[-2:]
        left = text[at:]
        if not held and _MARK not in left:
            done.append(left)
            left = ""
        yield "".join(done)
    yield "".join((*held, left))


def _last(held: list[str]) -> Iterator[str]:
    """Give the last rows of a table: the last keeps with nothing."""
    *before, last = held or [""]
    yield from (one.replace(_MARK, _KEEPS) for one in before)
    yield last.replace(_MARK, "").replace(_KEEPS, "")
