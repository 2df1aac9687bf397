"""The text of a part while it is written: in stretches, so that a long one is never held whole."""

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.faults import Refused

_SIZE = 1 << 18
# Where a text can be cut and nothing that belongs together is torn.
_ENDS = ("</w:tr>", "</w:p>")


class _Nothing:
    """Takes what a parser reads, and keeps none of it."""

    def close(self) -> None:
        pass


# Lxml calls only what a target has, and its types ask for all that one may have.
_NOTHING = cast("etree.ParserTarget", _Nothing())


def whole(stretches: Iterable[str]) -> Iterator[str]:
    """Put stretches together to larger ones, each but the last to the end of a row or paragraph."""
    held: list[str] = []
    size, most = 0, _SIZE
    for stretch in stretches:
        held.append(stretch)
        size += len(stretch)
        if size >= most:
            text = "".join(held)
            cut = next(filter(None, (after(text, end) for end in _ENDS)), 0)
            if cut:
                yield text[:cut]
            held = [text[cut:]]
            size = len(held[0])
            most = max(_SIZE, 2 * size)  # a text that cannot be cut is not looked through anew
    yield held.pop() if len(held) == 1 else "".join(held)


def sound(stretches: Iterable[str]) -> Iterator[str]:
    """Hand on what is XML in the end; what is not is a fault and never mended."""
    parser = etree.XMLParser(target=_NOTHING, resolve_entities=False, huge_tree=True)
    try:
        for stretch in stretches:
            parser.feed(stretch.encode())
            yield stretch
        parser.close()
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise broken() from None


def broken(left: str = "") -> Refused:
    """Refuse a block; `left` is the element that it does not both begin and end in."""
    if (told := _LEFT.get(left)) is not None:
        return Refused("T004", *told)
    return Refused(
        "T004",
        say("the blocks open and close in different kinds of places, which breaks the document"),
        say("put for and endfor, if and endif each in a paragraph or row of their own"),
    )


_LEFT = {
    "w:tc": (
        say("the block that opens here ends in another cell of the table"),
        say(
            "end it in the same cell, or write {opening} and {end}", opening="{%tc", end="{%tc end"
        ),
    ),
    "w:tr": (
        say("the block that opens here ends in another row of the table"),
        say("end it in the same row, or write {opening} and {end}", opening="{%tr", end="{%tr end"),
    ),
    "w:tbl": (
        say("the block that opens here ends in another table"),
        say("end it in the same table; around whole tables write {opening}", opening="{%p"),
    ),
    **{
        name: (
            say("the block that opens here is neither whole in {place} nor beside it", place=place),
            say("let both of its tags stand in it, or both beside it"),
        )
        for name, place in (
            *((one, say("a content control")) for one in ("w:sdt", "w:sdtContent")),
            ("w:hyperlink", say("a link")),
            ("w:fldSimple", say("a field")),
            ("w:txbxContent", say("a text box")),
            ("m:oMath", say("a formula")),
        )
    },
}


def after(text: str, end: str) -> int:
    """Say where a text goes on after what ends last in it so, or at its beginning."""
    return text.rfind(end) + len(end) if end in text else 0
