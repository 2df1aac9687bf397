"""Prove that whatever is filled in, a part stays well-formed, and say where each value stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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
    **dict.fromkeys(
        ("w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"), _BLOCKS
    ),
}
# Marks stand anywhere, and hold nothing.
_MARKS = ("w:bookmark", "w:perm", "w:comment", "w:moveFromRange", "w:moveToRange", "w:proofErr")
# Stands for the properties of a run that depend on the way through the forks; see looked().
_LOOK = "<?look?>"
_LOOKS = re.compile(r"<w:r>(?=<\?look)|<\?look\?>|<w:r(?: [^>]*)?>|<w:rPr>.*?</w:rPr>", re.DOTALL)


class Where(StrEnum):
    """What surrounds a printed value; it decides how the value is spelt."""

    TEXT = "text"
    ATTRIBUTE = "attribute"
    SETTING = "setting"  # an attribute of Word's own, read by machines: never shown, so str()
    SPAN = "span"  # the attribute that says how many columns a cell spans
    ELEMENT = "element"
    PARAGRAPH = "paragraph"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands, and in w:t the properties of its run."""

    where: Where
    properties: str = ""


@dataclass(frozen=True, slots=True)
class Fork:
    """Bodies of which one, none or, in a loop, several are written.

    A loop has a number from 1 on, and only its first body is written in each turn. The `line` is
    that of the tag that opens it.
    """

    bodies: tuple["Outline", ...]
    loop: int = 0
    line: int = 1


Outline = tuple["str | int | Fork", ...]  # static XML, a value's number, or a fork


@dataclass(frozen=True, slots=True)
class Proof:
    """If `holds`, no value can break the XML; else each output must be parsed.

    `bare` names the elements that a fork which writes nothing may leave without what they need. If
    `looks`, the output must go through looked().
    """

    holds: bool
    bare: frozenset[str]
    looks: bool
    spots: dict[int, Spot]


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element: a linked list, so that every fork keeps its own end cheaply."""

    name: str
    namespaces: str
    parent: "_Open | None"


def proven(outline: Outline, *, word: bool) -> Proof:
    """Each fork must leave the open elements as it found them.

    Then all bodies written one after another are as well-formed as any choice of them, and that
    one text is parsed here instead of each output.
    """
    walk = _Walk(word=word)
    walk.over(outline)
    holds = walk.holds and walk.stack is None and well_formed("".join(walk.skeleton))
    looks = any(spot.properties == _LOOK for spot in walk.spots.values())
    return Proof(holds, frozenset(walk.bare if holds else _NEEDS), looks, walk.spots)


def looked(xml: str) -> str:
    """Give each tab that waits for it the look of the run that its text came to stand in."""
    if _LOOK not in xml:
        return xml
    look = ""

    def resolved(found: re.Match[str]) -> str:
        nonlocal look
        if found[0] == _LOOK:
            return look
        if found[0].startswith("<w:rPr>"):
            look = look or found[0]
        elif not found.string.startswith(_LOOK, found.end()):
            look = ""
        return found[0]

    return _LOOKS.sub(resolved, xml)


class _Walk:
    """Goes through static XML in order; state lives only as long as one proof."""

    def __init__(self, *, word: bool) -> None:
        self.word = word
        self.holds = True
        self.bare: set[str] = set()
        self.stack: _Open | None = None
        self.torn = ""  # a tag that a value interrupts: what has been read of it
        self.inside = ""  # the element whose start tag was the last thing read
        self.closed = ""  # the element that ended last at this level, whatever forks leave out
        self.properties = ""
        self.collected: list[str] | None = None
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
            at = tag.end()
            self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> None:
        closing, name, attributes, empty = tag.groups()
        if name.startswith("?"):
            return
        self._properties(tag, name, closing)
        self.inside = "" if closing or empty else name
        if closing and name in _NEEDS and self.closed not in _NEEDS[name]:
            self.bare.add(name)
        if closing or not empty:
            self.closed = name if closing else ""
        elif not name.startswith(_MARKS):
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

    def _spot(self) -> Spot:
        if self.collected is not None:
            self.collected = None  # a value inside the properties: nothing fixed to repeat
        if self.torn:
            self.holds &= self.torn.count('"') % 2 == 1
            self.skeleton.append("x")
            return Spot(_attribute(self.torn))
        if self.inside == "w:t":
            self.skeleton.append("x")
            return Spot(Where.TEXT, self.properties)
        if not self.word or (self.inside and not self.inside.startswith("w:")):
            self.skeleton.append("x")
            return Spot(Where.ELEMENT)
        runs = self.stack is not None and self.stack.name in _RUN_PARENTS
        return Spot(Where.PARAGRAPH if runs else Where.NOWHERE)

    def _fork(self, fork: Fork) -> None:
        before = (self.stack, self.torn, self.inside, self.properties)
        closed, first, same = self.closed, len(self.spots), True
        self.holds &= self.stack is not None
        self.collected = None
        for body in fork.bodies:
            self.over(body)
            added = self.torn.removeprefix(before[1])
            whole = self.torn.startswith(before[1]) and bool(self.torn) == bool(before[1])
            self.holds &= whole and '"' not in added and _same(self.stack, before[0])
            self.holds &= not before[1] or self.stack is before[0]
            same &= self.properties == before[3]
            self.stack, self.torn, self.inside, self.properties = before
            self.collected = None
            self.closed = closed
        if not same:
            self._doubt(first)

    def _doubt(self, first: int) -> None:
        """Wait for the output: the run after a fork, or at a turn of a loop, depends on it."""
        self.properties = _LOOK
        for number, spot in self.spots.items():
            if number >= first and spot.where is Where.TEXT:
                self.spots[number] = Spot(Where.TEXT, _LOOK)


def _attribute(torn: str) -> Where:
    if torn == '<w:gridSpan w:val="':
        return Where.SPAN
    return Where.SETTING if torn.startswith("<w:") else Where.ATTRIBUTE


def _same(one: _Open | None, other: _Open | None) -> bool:
    pairs = zip(_chain(one), _chain(other), strict=False)
    for left, right in pairs:
        if left is right:
            return True
        if (left.name, left.namespaces) != (right.name, right.namespaces):
            return False
    return _depth(one) == _depth(other)


def _chain(stack: _Open | None) -> Iterator[_Open]:
    while stack is not None:
        yield stack
        stack = stack.parent


def _depth(stack: _Open | None) -> int:
    return sum(1 for _ in _chain(stack))
