"""No container is left empty by what a fork leaves out, and no two tables grow together."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.spots import Fork, Outline
from pipeline.word.stretch import after
from pipeline.word.tree import W

# Marks may stand anywhere, and hold nothing.
_MARKS = r"(?:<w:bookmark[^>]*/>)*+"
_STORIES = "tc|hdr|ftr|footnote|endnote|txbxContent"
_BEFORE = re.compile(rf"{_MARKS}<w:tbl[ >]").match
_AFTER = re.compile(rf"</w:tbl>{_MARKS}$").search
_ONLY_MARKS = re.compile(_MARKS).fullmatch
_BARE = re.compile(
    rf"(<w:(?:{_STORIES})(?: [^>]*)?(?<!/)>|</w:tcPr>|<w:tcPr(?: [^>]*)?/>|</w:tbl>)({_MARKS})"
    rf"(?=</w:(?:{_STORIES})>)"
)
_ROW = re.compile(
    r"<w:tr(?: [^>]*)?>(?>(?:<w:tblPrEx>.*?</w:tblPrEx>|<w:tblPrEx/>)?)"
    rf"(?>(?:<w:trPr>.*?</w:trPr>|<w:trPr/>)?)({_MARKS})</w:tr>",
    re.DOTALL,
)
_TABLE = re.compile(
    rf"<w:tbl(?: [^>]*)?>{_MARKS}(?>(?:<w:tblPr>.*?</w:tblPr>|<w:tblPr/>)?)"
    rf"(?>(?:<w:tblGrid>.*?</w:tblGrid>|<w:tblGrid/>)?)({_MARKS})</w:tbl>",
    re.DOTALL,
)
# A control among paragraphs has room for one; what holds it is found out in the template.
_ROOM = ' saksflyt-room="1"'
_IN_ROOM = re.compile(rf"(<w:sdtContent){_ROOM}>({_MARKS})(?=</w:sdtContent>)")
_NO_ROOM = re.compile(
    r"<w:sdt(?: [^>]*)?>(?>(?:<w:sdtPr>.*?</w:sdtPr>|<w:sdtPr/>)?)"
    r"(?>(?:<w:sdtEndPr>.*?</w:sdtEndPr>|<w:sdtEndPr/>)?)"
    rf"<w:sdtContent>({_MARKS})</w:sdtContent></w:sdt>",
    re.DOTALL,
)
_JOINED = "saksflyt-joined"
_IS_JOINED = re.compile(rf' {_JOINED}="[^"]*"')
_TOUCHING = re.compile(rf"(</w:tbl>{_MARKS})(?=<w:tbl(?: (?!{_JOINED})[^>]*)?>)")
_IN_A_LINE = frozenset(
    f"{W}{name}" for name in ("p", "hyperlink", "smartTag", "fldSimple", "dir", "bdo", "r")
)
_IN_A_TABLE = frozenset((f"{W}tbl", f"{W}tr"))
# One point high: it parts the tables, and takes no room that a reader sees.
SMALL = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


def joined(root: etree._Element) -> bool:
    """Mark the tables that touch in the template itself, and say if any do: they stay so."""
    tables = [
        table
        for table in root.iter(f"{W}tbl")
        if (before := table.getprevious()) is not None and before.tag == f"{W}tbl"
    ]
    for table in tables:
        table.set(_JOINED, "1")
    return bool(tables)


def roomy(root: etree._Element) -> bool:
    """Mark the controls in which a paragraph can stand, and say if there are any."""
    found = [one for one in root.iter(f"{W}sdtContent") if _has_room(one)]
    for one in found:
        one.set(*_ROOM_NAME)
    return bool(found)


_ROOM_NAME = _ROOM.strip().replace('"', "").partition("=")[::2]


def _has_room(content: etree._Element) -> bool:
    holder = next((one for one in content.iterancestors() if one.tag not in _CONTROL), None)
    return holder is not None and holder.tag not in _IN_A_LINE | _IN_A_TABLE


_CONTROL = (f"{W}sdt", f"{W}sdtContent")


def unmarked(text: str) -> str:
    return text.replace(_ROOM, "")


class _Edges(Frozen):
    """How a stretch begins and ends: with a table, or perhaps with nothing at all."""

    starts: bool = False
    ends: bool = False
    empty: bool = True
    touch: bool = False

    def then(self, after: "_Edges") -> "_Edges":
        return _Edges(
            self.starts or (self.empty and after.starts),
            after.ends or (after.empty and self.ends),
            self.empty and after.empty,
            self.touch or after.touch or (self.ends and after.starts),
        )


def touching(outline: Outline) -> bool:
    """Say whether tables may touch between which only tags stand."""
    return _edges(outline).touch


def _edges(outline: Outline) -> _Edges:
    edges = _Edges()
    for item in outline:
        edges = edges.then(_of_fork(item) if isinstance(item, Fork) else _of_text(item))
    return edges


def _of_text(item: str | int) -> _Edges:
    if not isinstance(item, str):
        return _Edges(empty=False)
    starts = bool(_BEFORE(item))
    return _Edges(starts, bool(_AFTER(item)), bool(_ONLY_MARKS(item)))


def _of_fork(fork: Fork) -> _Edges:
    ways = [_edges(body) for body in fork.bodies]
    again = fork.loop and ways[0].ends and ways[0].starts
    return _Edges(
        any(way.starts for way in ways),
        any(way.ends for way in ways),
        touch=bool(again) or any(way.touch for way in ways),
    )


def kept(stretches: Iterable[str]) -> Iterator[str]:
    """Give what is empty a paragraph, or take it out where it cannot have one.

    What has nothing in it so far is held back: what follows says whether it stays so.
    """
    held = ""
    for stretch in stretches:
        text = _kept(held + stretch)
        cut = max(after(text, end) for end in ("</w:p>", "<w:p/>", "</w:tr>"))
        held = text[cut:]
        yield unmarked(text[:cut])
    yield unmarked(held)


def _kept(text: str) -> str:
    before = ""
    while text != before:
        before = text
        text = _TABLE.sub(r"\1", _ROW.sub(r"\1", text))
        text = _NO_ROOM.sub(r"\1", _IN_ROOM.sub(r"\1>\2<w:p/>", text))
    return text


def closed(xml: str, names: Iterable[str]) -> str:
    """End each cell, header, note and text box with a paragraph: Word refuses some without."""
    ends = ((f"</{name}>", f"</w:p></{name}>") for name in names)
    if all(xml.count(end) == xml.count(whole) for end, whole in ends):
        return xml
    return _BARE.sub(r"\1\2<w:p/>", xml)


def parted(xml: str) -> str:
    """Put a line that nobody sees between tables that came to touch."""
    xml = _TOUCHING.sub(rf"\1{SMALL}", xml)
    return _IS_JOINED.sub("", xml) if _JOINED in xml else xml
