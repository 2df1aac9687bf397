"""Find the tags of a part in its text, remember the place of each, and shelter other braces."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import unescape

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.faults import Place, Refused
from pipeline.word.tree import W, text_of

# Strings in a tag may hold braces; the bounds keep a hostile paragraph from costing a square.
_STRING = r"""\"[^\"]{0,1000}+\"|'[^']{0,1000}+'"""
TAG = re.compile(
    r"\{#.{0,2000}?#\}"
    rf"|\{{\{{(?:{_STRING}|[^\"'}}]|\}}(?!\}})){{0,1000}}+\}}\}}|\{{\{{.{{0,1000}}?\}}\}}"
    rf"|\{{%(?:{_STRING}|[^\"'%]|%(?!\}})){{0,1000}}+%\}}|\{{%.{{0,1000}}?%\}}",
    re.DOTALL,
)
_MERGED = re.compile(r"\s*[vh]m\s*").fullmatch
_SHELTER = {"{": "\U0010fff0", "}": "\U0010fff1"}
_LINE = "\U0010fff2"
_RESERVED = re.compile("[\U0010fff0-\U0010fff2]").search
_FIRST_MARK, _MARKS = 0xF0000, 0xFFF0
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MARKS)}]")
_BRACE = re.compile("[{}]")
_OPENING = re.compile(r"\{_?[{%]")
OPENING = _OPENING.search
_OPENER = re.compile(r"\{[{%]")
_CLOSERS = {"{{": "}}", "{%": "%}"}
_TORN_COMMENT = Refused(
    "T003",
    say("a comment opens here and is closed in another paragraph"),
    say("give each paragraph its own comment"),
)
# Says on a paragraph or table which block it came with: a file and a name.
BLOCK = "block"
_SHOWN = 60
_BESIDE = 20
_LONGEST_SHOWN = 240
_SPACES = re.compile(r"\s+").sub
_OPENINGS = re.compile(r"\{[{%#]")
_MOST_OPENINGS = 1_000
_MOST_FINDINGS = 50
_PRIVATE = Refused("T003", say("the text uses a private character that tags need"))
_CROWDED = Refused("T008", say("one paragraph has more than {limit} tags", limit=_MOST_OPENINGS))

Findings = list[tuple[Refused, Place]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text in the tree: an element's text, its tail, or one of its attributes."""

    element: etree._Element
    slot: str = "text()"

    def get(self) -> str:
        if self.slot == "text()":
            return self.element.text or ""
        if self.slot == "tail()":
            return self.element.tail or ""
        return str(self.element.get(self.slot))

    def put(self, text: str) -> None:
        if self.slot == "text()":
            self.element.text = text
        elif self.slot == "tail()":
            self.element.tail = text
        else:
            self.element.set(self.slot, text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces that a reader sees as one text: a paragraph, or one piece outside of any."""

    owner: etree._Element
    pieces: tuple[_Piece, ...]

    def text(self) -> str:
        return "".join(piece.get() for piece in self.pieces)


def has_tags(root: etree._Element) -> bool:
    """Look for tags; what opens a tag counts, so that a torn one is noticed."""
    return any(
        _OPENING.search(text) or crowded(text) or TAG.search(text)
        for text in (stretch.text() for stretch in _stretches(root))
    )


def crowded(text: str) -> bool:
    """Spare the search for tags what only a hostile template holds."""
    return len(_OPENINGS.findall(text)) > _MOST_OPENINGS


def marked(root: etree._Element, part: str) -> tuple[list[Place], Findings]:
    """Mark every tag in the tree with its place's number, and shelter the braces of plain text."""
    places = [Place(part)]
    findings: Findings = []
    comments: Findings = []
    cells = _Cells(root)
    for stretch in list(_stretches(root)):
        if len(findings) > _MOST_FINDINGS:
            break
        text = stretch.text()
        if "{" not in text and "}" not in text and not _RESERVED(text):
            continue
        here = _origin(stretch.owner) or Place(part, cell=cells.of(stretch.owner))
        place = replace(here, paragraph=_excerpt(text, 0, 0))
        if crowded(text):
            findings.append((_CROWDED, place))
            continue
        findings += ((refused, replace(here, paragraph=shown)) for refused, shown in _torn(text))
        rest = TAG.sub("", text)
        if "#}" in rest:
            findings, comments = findings + comments, []
        if "{#" in rest:
            comments.append((_TORN_COMMENT, place))
        _edit(stretch.pieces, list(_edits(text, len(places))))
        places += (
            replace(here, paragraph=_excerpt(text, *tag.span())) for tag in TAG.finditer(text)
        )
    etree.strip_attributes(root, BLOCK)
    return places, findings


def lined(source: str) -> tuple[str, list[int]]:
    """Put each tag on a line of its own; the list gives the number of the place of each line."""
    lines = [0]
    pieces: list[str] = []
    at = 0
    for tag in TAG.finditer(source):
        mark = _MARK.search(tag[0])
        lines.append(ord(mark[0]) - _FIRST_MARK if mark else lines[-1])
        inside = unescape(tag[0], {"&quot;": '"', "&apos;": "'"}).replace("\n", " ")
        pieces += (source[at : tag.start()].replace("\n", _LINE), "\n", _MARK.sub("", inside))
        at = tag.end()
    pieces.append(source[at:].replace("\n", _LINE))
    return "".join(pieces), lines


def restored(data: str) -> str:
    """Give static text back what lined() and marked() took, and resolve docxtpl's escapes."""
    data = data.replace("\n", "").replace(_LINE, "\n")
    for brace, shelter in _SHELTER.items():
        data = data.replace(shelter, brace)
    return unbraced(data)


def unbraced(text: str) -> str:
    text = text.replace("{_{", "{{").replace("}_}", "}}")
    return text.replace("{_%", "{%").replace("%_}", "%}")


def placing(root: etree._Element, part: str) -> Callable[[etree._Element], Place]:
    """Give the function that says where an element of a part stands: its paragraph and cell."""
    cells = _Cells(root)

    def placed(element: etree._Element) -> Place:
        outer = None if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
        paragraph = element if outer is None else outer
        here = _origin(paragraph) or Place(part, cell=cells.of(paragraph))
        return replace(here, paragraph=_shortened(_MARK.sub("", text_of(paragraph))))

    return placed


def _origin(element: etree._Element) -> Place | None:
    """Give the block that an element came with; cells are numbered by its own file, not here."""
    for one in (element, *element.iterancestors()):
        if told := one.get(BLOCK):
            file, _, name = told.partition("#")
            return Place(name, file=file)
    return None


class _Cells:
    """Numbers tables, rows and cells on first need."""

    def __init__(self, root: etree._Element) -> None:
        self._numbers = {table: n for n, table in enumerate(root.iter(f"{W}tbl"), 1)}

    def of(self, element: etree._Element) -> tuple[int, int, int]:
        cell = next(element.iterancestors(f"{W}tc"), None)
        row = None if cell is None else next(cell.iterancestors(f"{W}tr"), None)
        table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
        if cell is None or row is None or table is None:
            return (0, 0, 0)
        return (self._numbers[table], self._number(row), self._number(cell))

    def _number(self, element: etree._Element) -> int:
        """Count all siblings at once, since counting anew for each would cost a square."""
        parent = element.getparent()
        if element not in self._numbers and parent is not None:
            siblings = parent.iterchildren(element.tag)
            self._numbers |= {sibling: n for n, sibling in enumerate(siblings, 1)}
        return self._numbers[element]


def _stretches(root: etree._Element) -> Iterator[_Stretch]:
    paragraphs: dict[etree._Element, list[_Piece]] = {}
    order: dict[_Piece | etree._Element, None] = {}
    for piece in _pieces(root):
        paragraph = _paragraph(piece)
        if paragraph is None:
            order[piece] = None
        else:
            paragraphs.setdefault(paragraph, []).append(piece)
            order[paragraph] = None
    for item in order:
        if isinstance(item, _Piece):
            yield _Stretch(item.element, (item,))
        else:
            yield _Stretch(item, tuple(paragraphs[item]))


def _pieces(root: etree._Element) -> Iterator[_Piece]:
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if "{" in str(value) or "}" in str(value):
                yield _Piece(element, str(name))
        if element.text:
            yield _Piece(element)
        if element.tail:
            yield _Piece(element, "tail()")


def _paragraph(piece: _Piece) -> etree._Element | None:
    """Only the text of w:t flows together; docxtpl joins nothing else."""
    if piece.slot != "text()" or piece.element.tag != f"{W}t":
        return None
    return next(piece.element.iterancestors(f"{W}p"), None)


def _edits(text: str, first: int) -> Iterator[tuple[int, int, str]]:
    """Say what to put in: (from, to, character), in the order of the text.

    The tags are numbered on from `first`.
    """
    at = 0
    for number, tag in enumerate(TAG.finditer(text), first):
        yield from _sheltered(text, at, tag.start())
        # Comments give no faults, and docxtpl wants vm and hm bare.
        if not (tag[0].startswith("{#") or _MERGED(tag[0][2:-2])):
            end = tag.end() - (3 if tag[0][2:-2].endswith("-") else 2)
            yield end, end, chr(_FIRST_MARK + min(number, _MARKS))
        at = tag.end()
    yield from _sheltered(text, at, len(text))


def _sheltered(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for brace in _BRACE.finditer(text, start, end):
        yield brace.start(), brace.end(), _SHELTER[brace[0]]


def _edit(pieces: tuple[_Piece, ...], edits: list[tuple[int, int, str]]) -> None:
    start = 0
    for piece in pieces:
        old = piece.get()
        end = start + len(old)
        mine = [edit for edit in edits[: bisect_left(edits, (end,))] if edit[0] >= start]
        new: list[str] = []
        at = start
        for left, right, character in mine:
            new += (old[at - start : left - start], character)
            at = right
        if mine:
            piece.put("".join(new) + old[at - start :])
        start = end


def _torn(text: str) -> Iterator[tuple[Refused, str]]:
    """Look at what stands between the tags of a text, and show each fault with its surroundings."""
    ends = [0, *(edge for tag in TAG.finditer(text) for edge in tag.span()), len(text)]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        for opener in _OPENER.finditer(text, start, end):
            last = min(end, opener.start() + _SHOWN)
            yield _never_closed(opener[0]), _excerpt(text, opener.start(), last)
        if reserved := _RESERVED(text, start, end):
            yield _PRIVATE, _excerpt(text, *reserved.span())


def _never_closed(opener: str) -> Refused:
    return Refused(
        "T003",
        say("the tag that opens here is never closed with {closer}", closer=_CLOSERS[opener]),
        say("close the tag in the same paragraph"),
    )


def _excerpt(text: str, start: int, end: int) -> str:
    """Shorten a text for a message, but show what stands from `start` to `end` as a whole."""
    # More is never shown, and a hostile paragraph has a thousand tags to be shown.
    first, last = max(0, start - _LONGEST_SHOWN), end + _LONGEST_SHOWN
    before, shown, after = (
        _SPACES(" ", one) for one in (text[first:start], text[start:end], text[end:last])
    )
    whole = before + shown + after
    if not first and (len(whole) <= _SHOWN or len(before) + len(shown) < _SHOWN):
        return _shortened(whole)
    left = before if not first and len(before) <= _BESIDE else f"…{before[-_BESIDE:]}"
    right = after if len(after) <= _BESIDE else f"{after[:_BESIDE]}…"
    return left + (shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…") + right


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
