"""What a reader sees as one text: a paragraph's pieces, wherever Word has put them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.content import FORMULA_TEXT, LOOKS, RUNS
from pipeline.word.scan import BREAK, HYPHEN, SIGNS, SYMBOL, TAB
from pipeline.word.tree import W, cut

# Signs that Word stores as elements: a tag takes those that stand in it, as scan.py spells it.
_SIGNS = {
    f"{W}tab": TAB,
    f"{W}br": BREAK,
    f"{W}cr": BREAK,
    f"{W}noBreakHyphen": HYPHEN,
    f"{W}sym": SYMBOL,
}
_OPENED = re.compile(rf"\{{([{SIGNS}]+)([{{%#])")
_CLOSED = re.compile(rf"([}}%#])([{SIGNS}]+)\}}")
_HAS_SIGN = re.compile(f"[{SIGNS}]").search

# What people write and read outside of paragraphs: formulas, drawn words, properties of the file.
_OFFICE = "http://schemas.openxmlformats.org"
_CORE = f"{{{_OFFICE}/package/2006/metadata/core-properties}}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_READ = frozenset(
    (
        *(f"{{{_OFFICE}/{name}}}t" for name in ("officeDocument/2006/math", "drawingml/2006/main")),
        *(f"{_DUBLIN}{name}" for name in ("title", "subject", "description")),
        *(f"{_CORE}{name}" for name in ("keywords", "category")),
    )
)
_SAID = frozenset((f"{W}displayText", "descr", "title", "alt", "string", "tooltip", f"{W}tooltip"))
_SAYING = frozenset(
    f"{W}{name}"
    for name in ("tblCaption", "tblDescription", "alias", "statusText", "helpText", "default")
)


class Piece(Frozen):
    """A stretch of text in the tree: an element's text, its tail, a sign, or an attribute."""

    element: etree._Element
    slot: str = "text()"

    def get(self) -> str:
        if self.slot == "text()":
            return self.element.text or ""
        if self.slot == "sign()":
            return _SIGNS[str(self.element.tag)]
        if self.slot == "tail()":
            return self.element.tail or ""
        return str(self.element.get(self.slot))

    @property
    def prose(self) -> bool:
        """Say whether a person wrote it: elsewhere braces may be what some program stores."""
        if self.slot == "text()":
            return self.element.tag in _READ
        return self.slot in _SAID or (self.slot == f"{W}val" and self.element.tag in _SAYING)

    def put(self, text: str) -> None:
        if self.slot == "text()":
            self.element.text = text
        elif self.slot == "tail()":
            self.element.tail = text
        elif self.slot != "sign()":
            self.element.set(self.slot, text)


class Stretch(Frozen):
    """Pieces that a reader sees as one text: a paragraph, a formula, or one piece outside."""

    owner: etree._Element
    pieces: tuple[Piece, ...]

    @property
    def flows(self) -> bool:
        """Say whether these are words of a paragraph or formula, and no setting beside them."""
        return str(self.owner.tag) == f"{W}p" or self.pieces[0].element.tag == FORMULA_TEXT

    @property
    def prose(self) -> bool:
        """Say whether a person reads it, or hears it read."""
        return str(self.owner.tag) == f"{W}p" or self.pieces[0].prose

    def text(self) -> str:
        text = "".join(piece.get() for piece in self.pieces)
        if not _HAS_SIGN(text):
            return text
        # A sign in a brace's pair is moved into the tag, to be taken out with it.
        return _CLOSED.sub(r"\2\1}", _OPENED.sub(r"{\2\1", text))


class Edit(Frozen):
    """What comes in place of a stretch of text, and at which of its signs."""

    start: int
    end: int
    text: str
    home: int


def stretches(root: etree._Element) -> Iterator[Stretch]:
    paragraphs: dict[etree._Element, list[Piece]] = {}
    order: dict[Piece | etree._Element, None] = {}
    for piece in pieces(root):
        paragraph = _paragraph(piece)
        if paragraph is None:
            order[piece] = None
        else:
            paragraphs.setdefault(paragraph, []).append(piece)
            order[paragraph] = None
    for item in order:
        if isinstance(item, Piece):
            yield Stretch(item.element, (item,))
        else:
            yield Stretch(item, tuple(paragraphs[item]))


def pieces(root: etree._Element) -> Iterator[Piece]:
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if "{" in str(value) or "}" in str(value):
                yield Piece(element, str(name))
        if element.text:
            yield Piece(element)
        elif element.tag in _SIGNS and _is_sign(element):
            yield Piece(element, "sign()")
        if element.tail:
            yield Piece(element, "tail()")


def _is_sign(element: etree._Element) -> bool:
    parent = element.getparent()
    kind = element.get(f"{W}type", "textWrapping")
    return parent is not None and parent.tag == f"{W}r" and kind == "textWrapping"


def _paragraph(piece: Piece) -> etree._Element | None:
    """Only the texts of a paragraph flow together, with the signs between, and those of a formula.

    docxtpl joins those of paragraphs alone.
    """
    if piece.slot == "text()" and piece.element.tag == FORMULA_TEXT:
        run = piece.element.getparent()
        return None if run is None else run.getparent()
    if piece.slot != "sign()" and (piece.slot != "text()" or piece.element.tag != f"{W}t"):
        return None
    return next(piece.element.iterancestors(f"{W}p"), None)


def edited(pieces: tuple[Piece, ...], edits: list[Edit]) -> None:
    """Make the edits; a piece that gives all that it has to another's tag is taken out."""
    homes: dict[int, Piece] = {}
    spread: list[tuple[Piece, Piece]] = []
    start = 0
    for piece in pieces:
        old = piece.get()
        end, at, new = start + len(old), start, []
        for edit in edits[bisect_right(edits, start, key=_END) :]:
            if edit.start >= end:
                break
            new.append(old[at - start : max(edit.start - start, 0)])
            if start <= edit.home < end:
                new.append(edit.text)
                homes[edit.start] = piece
            if edit.start < start and edit.end <= end:
                spread.append((homes[edit.start], piece))
            at = min(edit.end, end)
        _put(piece, "".join((*new, old[at - start :])), homes)
        start = end
    for home, last in reversed(spread):
        _joined(home.element, last.element)


_END = attrgetter("end")


def _put(piece: Piece, text: str, homes: Mapping[int, Piece]) -> None:
    if text != piece.get():
        piece.put(text)
        if not text and piece not in homes.values():
            _emptied(piece.element)


def _emptied(text: etree._Element) -> None:
    """Take out an empty text, or a sign, and its run with it where nothing else is there."""
    run = text.getparent()
    if run is None or run.tag not in RUNS:
        return
    cut(text)
    if all(one.tag in LOOKS for one in run):
        cut(run)


def _joined(home: etree._Element, last: etree._Element) -> None:
    """Put what follows a tag into its own text, where nothing is between and the look is one."""
    run, other = home.getparent(), last.getparent()
    if run is None or other is None or last is home or last.tag != f"{W}t":
        return
    beside = home.getnext() is last
    if (
        not beside
        and run.getnext() is other
        and home.getnext() is None
        and look(run) == look(other)
    ):
        beside = next(one for one in other if one.tag != f"{W}rPr") is last
    if beside:
        home.text = (home.text or "") + (last.text or "")
        for one in list(other) if other is not run else ():
            if one.tag != f"{W}rPr" and one is not last:
                run.append(one)
        cut(last)
        if other is not run:
            cut(other)


def look(run: etree._Element) -> bytes:
    """Give the properties of a run, to be held against another's."""
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties)
