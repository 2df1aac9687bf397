"""Numbers and names that stand once in a document, however often a loop copies what has them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.faults import Refused
from pipeline.word.forks import forked, looped, texts
from pipeline.word.package import Parts
from pipeline.word.spots import Outline
from pipeline.word.zipped import Member

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FIRST_DRAWING = 1001
# Each part has numbers of its own for what it copies: so many that no document needs them all.
_A_PART = 1_000_000
_COPIES = 500_000
# So have drawings beside the main text; those of pictures among the values are higher still.
_BESIDE = 500_000
_LONGEST_NAME = 40
# Stand before the name of a bookmark that comes in the same turn: it was there, or will be.
BEFORE, AFTER = "\U0010ffda", "\U0010ffdb"

DRAWING, CONTROL, SHAPE, BOOKMARK = "drawing", "control", "shape", "bookmark"
_IDS = {
    DRAWING: re.compile(r'<wp:docPr (?:[^>]*?\s)?id="([^"]*)'),
    CONTROL: re.compile(r'<w:id w:val="([^"]*)'),
    SHAPE: re.compile(r'<v:\w+ (?:[^>]*?\s)?id="([^"]*)'),
    BOOKMARK: re.compile(r'<w:bookmarkStart (?:[^>]*?\s)?w:id="([^"]*)'),
}
_SEEN = {
    DRAWING: "<wp:docPr ",
    CONTROL: "<w:id ",
    SHAPE: "<v:",
    BOOKMARK: "<w:bookmarkStart ",
}
_PICTURE = re.compile(r'(<wp:docPr (?:[^>]*?\s)?id=")[^"]*')
_CONTROL = re.compile(r'(<w:id w:val=")([^"]*)')
_BOOKMARK = re.compile(rf"<w:bookmark(Start|End) [^>]*>|([{BEFORE}{AFTER}])([\w.]+)")
_BOOKMARK_NAME = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)')
_ATTRIBUTE = re.compile(r'(\sw:(id|name)=")([^"]*)')
_SHAPE = re.compile(
    r"<v:shapetype\s[^>]*?(?:/>|>.*?</v:shapetype>)|<(?:v:\w+|o:OLEObject|o:r)\s[^>]*>", re.DOTALL
)
_SHAPE_ID = re.compile(r'\sid="([^"]*)"')
_OFFICE_ID = re.compile(r'\so:spid="[^"]*"')
_TO_SHAPE = re.compile(r'(\s(?:ShapeID="|idref="#))([^"]*)')
_WORDS_OWN = re.compile(r"(_x0000_[is])\d+").fullmatch


class Numbers(Frozen):
    """What a part must number anew once it is filled in: `kinds`, from `first` on.

    What the template has, in numbers and in names, no copy gets.
    """

    kinds: frozenset[str]
    first: int
    taken: frozenset[str] = frozenset()

    def started(self) -> Callable[[str], str]:
        """Begin a document: what is given goes over its text, one stretch after another."""
        ways: dict[str, Callable[[], _Way]] = {
            DRAWING: lambda: _Drawings(count(self.first)),
            CONTROL: lambda: _Controls(self._free()),
            BOOKMARK: lambda: _Bookmarks(self._free(), self.taken),
            SHAPE: lambda: _Shapes(count(self.first + _COPIES)),
        }
        begun = [way() for kind, way in ways.items() if kind in self.kinds]

        def given(xml: str) -> str:
            for way in begun:
                xml = way.given(xml)
            return xml

        return given

    def _free(self) -> Iterator[int]:
        return (n for n in count(self.first + _COPIES) if str(n) not in self.taken)


def first_of(part: int) -> int:
    """Give the number that a part begins with: the main text is part 0."""
    return part * _A_PART + FIRST_DRAWING


def drawn(root: etree._Element) -> None:
    """Give the drawings of the main text the numbers that docxtpl gives them."""
    for number, drawing in enumerate(root.iter(f"{_WP}docPr"), FIRST_DRAWING):
        drawing.set("id", str(number))


def wanted(outline: Outline, *, main: bool, first: int) -> Numbers:
    """Say what may have one number twice: what a loop repeats, or what stands there twice."""
    whole = "".join(texts(outline))
    there = {kind for kind, sign in _SEEN.items() if sign in whole}
    if not there:
        return Numbers(frozenset(), first)
    copied = "".join(looped(outline))
    found = {kind for kind in there if _SEEN[kind] in copied or _is_twice(kind, whole)}
    # docxtpl counts the drawings that are written, and so do we.
    if main and DRAWING in there and any(_SEEN[DRAWING] in text for text in forked(outline)):
        found.add(DRAWING)
    ids = (one for kind in found for one in _IDS[kind].findall(whole))
    names = _BOOKMARK_NAME.findall(whole) if BOOKMARK in found else []
    return Numbers(frozenset(found), first, frozenset((*ids, *map(str.casefold, names))))


def _is_twice(kind: str, xml: str) -> bool:
    return max(Counter(_IDS[kind].findall(xml)).values(), default=0) > 1


def apart(parts: Parts, names: Iterable[str]) -> Parts:
    """Give the drawings of other parts numbers that those of the main text cannot have."""
    held = {name: data for name in names if b"<wp:docPr " in (data := parts.members[name].data())}
    texts_of = (data.decode(errors="replace") for data in held.values())
    found = Counter(number for text in texts_of for number in _IDS[DRAWING].findall(text))
    if not (found and _meet(found, parts.members.get(parts.main))):
        return parts
    numbers = count(_BESIDE)
    for name in held:
        try:
            tree = parts.tree(name)
        except Refused:
            continue  # told where each part is read
        for drawing in tree.iter(f"{_WP}docPr"):
            drawing.set("id", str(next(numbers)))
        parts = parts.having(name, tree, parts.types[name])
    return parts


def _meet(found: "Counter[str]", text: Member | None) -> bool:
    """Say whether drawings may have the number of another, or of a picture that is filled in."""
    if any(_is_from(_BESIDE, number) for number in found):
        return True
    data = b"" if text is None else text.data()
    counts = b"<wp:docPr " in data and b"{" in data
    twice = len(found) < found.total()
    return counts and (twice or any(_is_from(FIRST_DRAWING, number) for number in found))


def _is_from(first: int, number: str) -> bool:
    return not number.isdecimal() or int(number) >= first


class _Way(Protocol):
    """Goes over one document, stretch by stretch; no stretch ends in a tag."""

    def given(self, xml: str) -> str: ...


@dataclass(slots=True)
class _Drawings:
    numbers: Iterator[int]

    def given(self, xml: str) -> str:
        return _PICTURE.sub(lambda found: f"{found[1]}{next(self.numbers)}", xml)


@dataclass(slots=True)
class _Controls:
    numbers: Iterator[int]
    seen: set[str] = field(default_factory=set)

    def given(self, xml: str) -> str:
        return _CONTROL.sub(self._once, xml)

    def _once(self, found: re.Match[str]) -> str:
        number = str(next(self.numbers)) if found[2] in self.seen else found[2]
        self.seen.add(number)
        return f"{found[1]}{number}"


@dataclass(slots=True)
class _Bookmarks:
    """Gives each copy a number and a name of its own.

    What names it means that of its own turn, or else the first.
    """

    numbers: Iterator[int]
    taken: frozenset[str]
    seen: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    opened: dict[str, list[str]] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)

    def given(self, xml: str) -> str:
        return _BOOKMARK.sub(self._once, xml)

    def _once(self, found: re.Match[str]) -> str:
        if found[2]:
            return self._meant(found[2], found[3])
        said = {one[2]: one[3] for one in _ATTRIBUTE.finditer(found[0])}
        number, name = said.get("id", ""), said.get("name", "")
        if found[1] == "End":
            left = self.opened.get(number)
            return _with(found[0], {"id": left.pop() if left else number})
        new = str(next(self.numbers)) if number in self.seen else number
        self.seen.add(number)
        self.opened.setdefault(number, []).append(new)
        own = self._own(name)
        self.copies[name] = self.copies.get(name, 1) + 1
        self.named.add(own.casefold())
        self.last[name] = own
        return _with(found[0], {"id": new, "name": own})

    def _meant(self, mark: str, name: str) -> str:
        return self._own(name) if mark == AFTER else self.last.get(name, name)

    def _own(self, name: str) -> str:
        """Give the name that the next bookmark of this name has."""
        return self._another(name) if name.casefold() in self.named else name

    def _another(self, name: str) -> str:
        """Give a name that nothing has, no longer than Word lets one be."""
        for number in count(self.copies.get(name, 2)):
            end = f"_{number}"
            made = f"{name[: _LONGEST_NAME - len(end)]}{end}"
            if made.casefold() not in self.taken and made.casefold() not in self.named:
                break
        self.copies[name] = number
        return made


def _with(tag: str, said: Mapping[str, str]) -> str:
    return _ATTRIBUTE.sub(lambda one: f"{one[1]}{said.get(one[2], one[3])}", tag)


@dataclass(slots=True)
class _Shapes:
    """Gives each copy of a shape an id of its own; a kind of shape is told once."""

    numbers: Iterator[int]
    seen: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)

    def given(self, xml: str) -> str:
        return _SHAPE.sub(self._once, xml)

    def _once(self, found: re.Match[str]) -> str:
        tag = found[0]
        told = _SHAPE_ID.search(tag)
        key = told[1] if told else ""
        if tag.startswith("<v:shapetype"):
            again = key in self.seen
            self.seen.add(key)
            return "" if again else tag
        if tag.startswith("<o:"):
            return _TO_SHAPE.sub(lambda one: f"{one[1]}{self.ids.get(one[2], one[2])}", tag)
        if told is None or key not in self.seen:
            self.seen.add(key)
            return tag
        own = _WORDS_OWN(key)
        self.ids[key] = f"{own[1]}{next(self.numbers)}" if own else f"{key}_{next(self.numbers)}"
        return _OFFICE_ID.sub("", _SHAPE_ID.sub(f' id="{self.ids[key]}"', tag))
