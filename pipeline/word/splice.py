"""A part that is changed in places: what nobody touched stays byte for byte as it was."""

import re
from bisect import bisect_left

from lxml import etree

from pipeline.word.tree import parsed, written

# In well-formed XML each of these is whole; a tag's values may hold the sign that ends it.
_PIECES = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>"
    rb"|<(?P<end>/?)[^\s/>!?]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(?P<empty>/?)>",
    re.DOTALL,
)
_DECLARED = re.compile(r' xmlns(?::([^=\s]+))?="([^"]*)"')
_PLAIN = frozenset(("", "UTF-8", "ASCII", "US-ASCII"))

Span = tuple[int, int]


def spans(data: bytes) -> list[Span]:
    """Give where each element lies, in the order in which they begin."""
    found: list[Span] = []
    held: list[int] = []
    for piece in _PIECES.finditer(data):
        if piece["end"] is None:
            continue
        if piece["end"]:
            at = held.pop()
            found[at] = (found[at][0], piece.end())
        else:
            if not piece["empty"]:
                held.append(len(found))
            found.append(piece.span())
    return found


class Spliced:
    """A part as a tree to change: whoever changes an element says so, and adds what is new."""

    def __init__(self, data: bytes) -> None:
        self.root = parsed(data)
        self._data = data
        encoding = self.root.getroottree().docinfo.encoding or ""
        self._whole = encoding.upper() not in _PLAIN
        places = [] if self._whole else spans(data)
        elements = list(self.root.iter(etree.Element))
        self._whole |= len(places) != len(elements)
        # The elements are kept, for lxml makes others in their place where nobody holds them.
        self._places = dict(zip(elements, places, strict=not self._whole))
        self._touched: dict[etree._Element, None] = {}
        self._added = False

    def touch(self, element: etree._Element) -> None:
        """Say that the element is no longer as it was; what is in it goes with it."""
        self._touched[element] = None

    def added(self) -> None:
        """Say that there are elements which were not there."""
        self._added = True

    @property
    def changed(self) -> bool:
        return self._added or bool(self._touched)

    def written(self) -> bytes:
        """Write the part: its own bytes, with what is changed put between them."""
        if not self.changed:
            return self._data
        if self._whole or self.root in self._touched:
            return written(self.root)
        found: list[tuple[Span, bytes]] = []
        self._gather(self.root, found)
        pieces: list[bytes] = []
        at = 0
        for (start, end), text in sorted(found, key=lambda one: one[0]):
            pieces += (self._data[at:start], text)
            at = end
        return b"".join((*pieces, self._data[at:]))

    def _gather(self, parent: etree._Element, found: list[tuple[Span, bytes]]) -> None:
        old = [one for one in parent if one in self._places]
        if not old and len(parent):
            found.append((self._places[parent], _text(parent)))
            return
        ends = [self._places[one] for one in old]
        order = {one: n for n, one in enumerate(parent)}
        at = [order[one] for one in old]
        for one in parent:
            if one not in self._places:
                before = bisect_left(at, order[one]) - 1
                place = ends[before][1] if before >= 0 else ends[0][0]
                found.append(((place, place), _text(one)))
            elif one in self._touched:
                found.append((self._places[one], _text(one)))
            elif len(one):
                self._gather(one, found)


def _text(element: etree._Element) -> bytes:
    """Write an element without the namespaces that are declared around it already."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    parent = element.getparent()
    around = {} if parent is None else parent.nsmap
    head = text[: text.index(">") + 1]

    def wanted(found: re.Match[str]) -> str:
        return "" if around.get(found[1] or None) == found[2] else found[0]

    return (_DECLARED.sub(wanted, head) + text[len(head) :]).encode()
