"""Prove that whatever is filled in, a part stays well-formed, and say where each value stands."""

import re
from collections.abc import Iterator, Sequence

from pipeline.frozen import Frozen, replace
from pipeline.word import address
from pipeline.word.breaks import Breaks
from pipeline.word.rich import LOOK
from pipeline.word.spots import Fork, Outline, Spot, Where
from pipeline.word.tree import well_formed

_TAG = re.compile(r"<(/?)([^\s/>]+)([^>]*?)(/?)>", re.DOTALL)
_RUN_PARENTS = frozenset(
    ("w:p", "w:hyperlink", "w:smartTag", "w:sdtContent", "w:fldSimple", "w:customXml")
)
# What must stand last in an element, or be there at all.
_BLOCKS = frozenset(("w:p", "w:tbl", "w:sdt", "w:customXml"))
_NEEDS = {
    "w:tc": frozenset(("w:p", "w:sdt")),
    "w:tr": frozenset(("w:tc", "w:sdt")),
    "w:tbl": frozenset(("w:tr", "w:sdt")),
    "w:sdtContent": _BLOCKS | {"w:r", "w:tc", "w:tr", "w:hyperlink", "w:fldSimple", "w:smartTag"},
    **dict.fromkeys(("w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"), _BLOCKS),
}
# These marks stand anywhere, and hold nothing; others are cleaned away.
_MARKS = ("w:bookmarkStart", "w:bookmarkEnd")
# What pages can end in: the text of a document, and what only groups paragraphs in it.
_FLOW = frozenset(("w:document", "w:body", "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag"))


# A page of A4 with margins of an inch; and what Word leaves on both sides of a cell's text.
_ROOM, _CELL_MARGINS = 9_026, 216
_WATCHED = frozenset(("w:p", "w:pPr", "w:fldChar", "w:sectPr", "w:tc", "w:tcW"))
_WIDTH = re.compile(r'(?=.*w:type="dxa").*w:w="(\d{1,5})"', re.DOTALL).match


# A block may begin in one of these and end in the next one of the kind: what is left is joined.
_JOINED = frozenset(("w:p", "w:r", "w:t", "m:r", "m:t"))
# Said of places of which not even the kind is the same.
_KIND = "kind"
_HOLDERS = frozenset(("w:sdtContent", "w:hyperlink", "w:fldSimple", "w:txbxContent", "m:oMath"))


class Proof(Frozen):
    """If `holds`, no value can break the XML; else each output must be parsed.

    `astray` has the line of each fork that ends in another place than it begins in, and the
    element that it should not have left or entered. `bare` names the elements that a fork which
    writes nothing may leave without what they need. If `looks`, the output must go through
    follow.looked().
    """

    holds: bool
    bare: frozenset[str]
    looks: bool
    spots: dict[int, Spot]
    astray: tuple[tuple[int, str], ...]


class _Open(Frozen):
    """An open element: a linked list, so that every fork keeps its own end cheaply."""

    name: str
    namespaces: str
    parent: "_Open | None"


def proven(outline: Outline, *, word: bool, rooms: Sequence[int] = ()) -> Proof:
    """Each fork must leave the open elements as it found them.

    Then all bodies written one after another are as well-formed as any choice of them, and that
    one text is parsed here instead of each output.
    """
    walk = _Walk(word=word, rooms=rooms)
    walk.over(outline)
    holds = walk.holds and walk.stack is None and well_formed("".join(walk.skeleton))
    looks = any(spot.properties == LOOK for spot in walk.spots.values())
    bare = frozenset(walk.bare if holds else _NEEDS)
    return Proof(holds, bare, looks, walk.spots, tuple(walk.astray.items()))


class _Walk:
    """Goes through static XML in order; state lives only as long as one proof."""

    def __init__(self, *, word: bool, rooms: Sequence[int]) -> None:
        self.word = word
        self.rooms = rooms or (_ROOM,)  # how wide the text of each section is
        self.sections = 0  # how many have ended
        self.cell_rooms: tuple[int, ...] = ()  # how wide the open cells are, 0 if not known
        self.holds = True
        self.astray: dict[int, str] = {}
        self.bare: set[str] = set()
        self.stack: _Open | None = None
        self.torn = ""  # a tag that a value interrupts: what has been read of it
        self.inside = ""  # the element whose start tag was the last thing read
        self.said = ""  # the instruction of a field: what has been read of it
        self.closed = ""  # the element that ended last at this level, whatever forks leave out
        self.properties = ""
        self.collected: list[str] | None = None
        # The w:pPr of each open paragraph, or None where it is not known; and what is being read.
        self.paragraphs: tuple[str | None, ...] = ()
        self.heading: list[str] | None = None
        self.fields = 0  # how many are open
        self.skeleton: list[str] = []
        self.spots: dict[int, Spot] = {}

    def over(self, outline: Outline) -> None:
        for item in outline:
            if isinstance(item, str):
                self._data(item)
            elif isinstance(item, int):
                self.spots[item] = self._spot()
            else:
                self._fork(item)

    def _data(self, data: str) -> None:
        self.skeleton.append(data)
        data = self.torn + data
        start = data.rfind("<")
        torn = start > data.rfind(">")
        self.torn = data[start:] if torn else ""
        at = 0
        for tag in _TAG.finditer(data):
            if self.collected is not None:
                self.collected.append(data[at : tag.start()])
            if self.heading is not None:
                self.heading.append(data[at : tag.start()])
            at = tag.end()
            self._tag(tag)
        if self.inside == "w:instrText":
            self.said += data[at:]

    def _tag(self, tag: re.Match[str]) -> None:
        closing, name, attributes, empty = tag.groups()
        if name.startswith("?"):
            return
        self._properties(tag, name, closing)
        if name in _WATCHED or self.heading is not None:
            self._paragraph(tag)
            self._measure(*tag.groups())
        self.inside = "" if closing or empty else name
        self.said = ""
        if closing and name in _NEEDS and self.closed not in _NEEDS[name]:
            self.bare.add(name)
        if closing or not empty:
            self.closed = name if closing else ""
        elif name not in _MARKS:
            self.closed = name
        if closing:
            self.holds &= self.stack is not None and self.stack.name == name
            self.stack = self.stack.parent if self.stack else None
        elif not empty:
            namespaces = attributes if "xmlns" in attributes else ""
            self.stack = _Open(name, namespaces, self.stack)

    def _properties(self, tag: re.Match[str], name: str, closing: str) -> None:
        """Collect the source of the run's first w:rPr, as docxtpl's resolve_listing finds it."""
        if name == "w:r":
            self.properties = ""
        if name == "w:rPr" and not closing and tag[0] == "<w:rPr>" and not self.properties:
            self.collected = []
        if self.collected is not None:
            self.collected.append(tag[0])
            if name == "w:rPr" and closing:
                self.properties = "".join(self.collected)
                self.collected = None

    def _paragraph(self, tag: re.Match[str]) -> None:
        """Keep the properties of each open paragraph, and count the fields that are open."""
        closing, name, attributes, empty = tag.groups()
        if name == "w:p" and not empty:
            self.paragraphs = self.paragraphs[:-1] if closing else (*self.paragraphs, "")
        elif name == "w:pPr" and not (empty or closing):
            self.heading = []
        elif name == "w:fldChar":
            self.fields += ('"begin"' in attributes) - ('"end"' in attributes)
        if self.heading is not None:
            self.heading.append(tag[0])
            if name == "w:pPr" and closing:
                held = "".join(self.heading)
                self._head(None if "<w:sectPr" in held else held)

    def _head(self, properties: str | None) -> None:
        self.heading = None
        self.paragraphs = (*self.paragraphs[:-1], properties)

    def _split(self, above: "_Open | None") -> tuple[Breaks, str]:
        """Say what may be made of the paragraph around; `above` holds the runs."""
        paragraph = self.paragraphs[-1] if self.paragraphs else None
        if above is None or above.name != "w:p" or above.namespaces or self.fields > 0:
            return Breaks.LINES, ""
        if paragraph is None:
            return Breaks.NEVER, ""
        flows = all(one.name in _FLOW for one in _chain(above.parent))
        return Breaks.PAGES if flows else Breaks.PARAGRAPHS, paragraph

    def _measure(self, closing: str, name: str, attributes: str, empty: str) -> None:
        """Note how wide the open cells are, and count the sections."""
        if name == "w:sectPr" and (closing or empty):
            self.sections += 1
        elif name == "w:tc" and not empty:
            self.cell_rooms = self.cell_rooms[:-1] if closing else (*self.cell_rooms, 0)
        elif name == "w:tcW" and self.cell_rooms and (width := _WIDTH(attributes)):
            self.cell_rooms = (*self.cell_rooms[:-1], max(1, int(width[1]) - _CELL_MARGINS))

    def _room(self) -> int:
        """Say how wide a picture may be: as the cell around it, or as the text of the page."""
        page = self.rooms[min(self.sections, len(self.rooms) - 1)]
        return next((one for one in reversed(self.cell_rooms) if one), page)

    def _spot(self) -> Spot:
        if self.heading is not None:
            self._head(None)
        if self.collected is not None:
            self.collected = None  # a value inside the properties: nothing fixed to repeat
        if self.torn:
            self.holds &= self.torn.count('"') % 2 == 1
            self.skeleton.append("x")
            return Spot(_attribute(self.torn))
        if self.inside == "w:t":
            self.skeleton.append("x")
            run = self.stack.parent if self.stack else None
            split = self._split(run.parent if run else None)
            return Spot(Where.TEXT, self.properties, *split, self._room())
        if self.inside == "w:instrText":
            where = Where(address.where(self.said))
            self.said += address.VALUE
            self.skeleton.append("x")
            return Spot(where)
        if not self.word or (self.inside and not self.inside.startswith("w:")):
            self.skeleton.append("x")
            return Spot(Where.ELEMENT)
        runs = self.stack is not None and self.stack.name in _RUN_PARENTS
        return Spot(Where.PARAGRAPH, "", *self._split(self.stack)) if runs else Spot(Where.NOWHERE)

    def _fork(self, fork: Fork) -> None:
        before = (self.stack, self.torn, self.inside, self.properties)
        paragraphs, fields, cells = self.paragraphs, self.fields, self.cell_rooms
        closed, first, same = self.closed, len(self.spots), True
        self.holds &= self.stack is not None
        self.collected = None
        if self.heading is not None:
            self._head(None)
            paragraphs = self.paragraphs
        astray = False
        for body in fork.bodies:
            self.over(body)
            added = self.torn.removeprefix(before[1])
            whole = self.torn.startswith(before[1]) and bool(self.torn) == bool(before[1])
            left = _left(self.stack, before[0])
            if left and (left == _KIND or self.word):
                where = _holder(self.stack, before[0]) if left == _KIND else left
                self.astray.setdefault(fork.line, where)
                astray = True
            self.holds &= whole and '"' not in added and left != _KIND
            self.holds &= not before[1] or self.stack is before[0]
            same &= self.properties == before[3]
            if (self.paragraphs, self.fields) != (paragraphs, fields):
                paragraphs = self._unsure(paragraphs, first)
            if not astray:  # else what follows stands where the text goes on
                self.stack, self.torn, self.inside, self.properties = before
            self.collected = self.heading = None
            self.paragraphs, self.fields, self.closed = paragraphs, fields, closed
            self.cell_rooms = cells
        if not same:
            self._doubt(first)

    def _unsure(self, paragraphs: tuple[str | None, ...], first: int) -> tuple[str | None, ...]:
        """Split no paragraph of which it depends on the data where it began."""
        for number, spot in self.spots.items():
            if number >= first and spot.split is not None:
                self.spots[number] = replace(spot, split=Breaks.NEVER)
        return tuple(None for _ in paragraphs)

    def _doubt(self, first: int) -> None:
        """Wait for the output: the run after a fork, or at a turn of a loop, depends on it."""
        self.properties = LOOK
        for number, spot in self.spots.items():
            if number >= first and spot.where is Where.TEXT:
                self.spots[number] = replace(spot, properties=LOOK)


def _attribute(torn: str) -> Where:
    if torn == '<w:gridSpan w:val="':
        return Where.SPAN
    if torn.startswith("<w:shd ") and torn.endswith(' w:fill="'):
        return Where.FILL
    return Where.SETTING if torn.startswith("<w:") else Where.ATTRIBUTE


def _left(one: _Open | None, other: _Open | None) -> str:
    """Give the outermost element that one place is in and the other is not, or _KIND."""
    left = ""
    for inner, before in zip(_chain(one), _chain(other), strict=False):
        if inner is before:
            return left
        if (inner.name, inner.namespaces) != (before.name, before.namespaces):
            return _KIND
        left = inner.name if inner.name not in _JOINED else left
    return left if _depth(one) == _depth(other) else _KIND


def _holder(one: _Open | None, other: _Open | None) -> str:
    """Give the link, control or the like that only one of two places is in, or _KIND."""
    chains = [list(_chain(place)) for place in (one, other)]
    shared = {id(each) for each in chains[0]}.intersection(map(id, chains[1]))
    alone = (each.name for chain in chains for each in chain if id(each) not in shared)
    return next((name for name in alone if name in _HOLDERS), _KIND)


def _chain(stack: _Open | None) -> Iterator[_Open]:
    while stack is not None:
        yield stack
        stack = stack.parent


def _depth(stack: _Open | None) -> int:
    return sum(1 for _ in _chain(stack))
