"""Numbers and names that stand once in a document, however often a loop copies what has them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from lxml import etree

from pipeline.word.faults import Refused
from pipeline.word.forks import forked, looped, texts
from pipeline.word.package import Member, Parts
from pipeline.word.proof import Outline

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FIRST_DRAWING = 1001
# Each part has numbers of its own for what it copies: so many that no document needs them all.
_A_PART = 1_000_000
_COPIES = 500_000
# So have drawings beside the main text; those of pictures among the values are higher still.
_BESIDE = 500_000
_LONGEST_NAME = 40

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
_BOOKMARK = re.compile(r"<w:bookmark(Start|End) [^>]*>")
_BOOKMARK_NAME = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)')
_ATTRIBUTE = re.compile(r'(\sw:(id|name)=")([^"]*)')
_SHAPE = re.compile(
    r"<v:shapetype\s[^>]*?(?:/>|>.*?</v:shapetype>)|<(?:v:\w+|o:OLEObject|o:r)\s[^>]*>", re.DOTALL
)
_SHAPE_ID = re.compile(r'\sid="([^"]*)"')
_OFFICE_ID = re.compile(r'\so:spid="[^"]*"')
_TO_SHAPE = re.compile(r'(\s(?:ShapeID="|idref="#))([^"]*)')
_WORDS_OWN = re.compile(r"(_x0000_[is])\d+").fullmatch


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a part must number anew once it is filled in: `kinds`, from `first` on."""

    kinds: frozenset[str]
    first: int

    def given(self, xml: str) -> str:
        if DRAWING in self.kinds:
            drawn = count(self.first)
            xml = _PICTURE.sub(lambda found: f"{found[1]}{next(drawn)}", xml)
        if CONTROL in self.kinds:
            xml = _controls(xml, self._copies())
        if BOOKMARK in self.kinds:
            xml = _bookmarks(xml, self._copies())
        return _shapes(xml, self._copies()) if SHAPE in self.kinds else xml

    def _copies(self) -> Iterator[int]:
        return count(self.first + _COPIES)


def first_of(part: int) -> int:
    """Give the number that a part begins with: the main text is part 0."""
    return part * _A_PART + FIRST_DRAWING


def drawn(root: etree._Element) -> None:
    """Give the drawings of the main text the numbers that docxtpl gives them."""
    for number, drawing in enumerate(root.iter(f"{_WP}docPr"), FIRST_DRAWING):
        drawing.set("id", str(number))


def wanted(outline: Outline, *, main: bool) -> frozenset[str]:
    """Say what may have one number twice: what a loop repeats, or what stands there twice."""
    whole = "".join(texts(outline))
    there = {kind for kind, sign in _SEEN.items() if sign in whole}
    if not there:
        return frozenset()
    copied = "".join(looped(outline))
    found = {kind for kind in there if _SEEN[kind] in copied or _is_twice(kind, whole)}
    # docxtpl counts the drawings that are written, and so do we.
    if main and DRAWING in there and any(_SEEN[DRAWING] in text for text in forked(outline)):
        found.add(DRAWING)
    return frozenset(found)


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


def _controls(xml: str, numbers: Iterator[int]) -> str:
    taken = set(_IDS[CONTROL].findall(xml))
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        number = found[2]
        if number in seen:
            number = _free(numbers, taken)
        seen.add(number)
        return f"{found[1]}{number}"

    return _CONTROL.sub(once, xml)


def _free(numbers: Iterator[int], taken: set[str]) -> str:
    return next(number for number in map(str, numbers) if number not in taken)


def _bookmarks(xml: str, numbers: Iterator[int]) -> str:
    """Give each copy a number and a name of its own; what names it means the first, as before."""
    taken = set(_IDS[BOOKMARK].findall(xml))
    names = {name.casefold() for name in _BOOKMARK_NAME.findall(xml)}
    seen: set[str] = set()
    named: set[str] = set()
    opened: dict[str, list[str]] = {}

    def told(found: re.Match[str]) -> str:
        said = {one[2]: one[3] for one in _ATTRIBUTE.finditer(found[0])}
        number, name = said.get("id", ""), said.get("name", "")
        if found[1] == "End":
            left = opened.get(number)
            return _with(found[0], {"id": left.pop() if left else number})
        new = _free(numbers, taken) if number in seen else number
        seen.add(number)
        opened.setdefault(number, []).append(new)
        again = name.casefold() in named
        named.add(name.casefold())
        return _with(found[0], {"id": new, "name": _another(name, names) if again else name})

    return _BOOKMARK.sub(told, xml)


def _with(tag: str, said: Mapping[str, str]) -> str:
    return _ATTRIBUTE.sub(lambda one: f"{one[1]}{said.get(one[2], one[3])}", tag)


def _another(name: str, taken: set[str]) -> str:
    """Give a name that nothing has, no longer than Word lets one be."""
    ends = (f"_{n}" for n in count(2))
    made = (f"{name[: _LONGEST_NAME - len(end)]}{end}" for end in ends)
    new = next(one for one in made if one.casefold() not in taken)
    taken.add(new.casefold())
    return new


def _shapes(xml: str, numbers: Iterator[int]) -> str:
    """Give each copy of a shape an id of its own; a kind of shape is told once."""
    seen: set[str] = set()
    ids: dict[str, str] = {}

    def once(found: re.Match[str]) -> str:
        tag = found[0]
        told = _SHAPE_ID.search(tag)
        key = told[1] if told else ""
        if tag.startswith("<v:shapetype"):
            again = key in seen
            seen.add(key)
            return "" if again else tag
        if tag.startswith("<o:"):
            return _TO_SHAPE.sub(lambda one: f"{one[1]}{ids.get(one[2], one[2])}", tag)
        if told is None or key not in seen:
            seen.add(key)
            return tag
        own = _WORDS_OWN(key)
        ids[key] = f"{own[1]}{next(numbers)}" if own else f"{key}_{next(numbers)}"
        return _OFFICE_ID.sub("", _SHAPE_ID.sub(f' id="{ids[key]}"', tag))

    return _SHAPE.sub(once, xml)
