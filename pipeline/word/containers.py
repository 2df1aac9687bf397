"""No container is left empty by what a fork leaves out, and no two tables grow together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from pipeline.word.proof import Fork, Outline
from pipeline.word.tree import W, serialised

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
_BARE_CONTROL = re.compile(rf"<w:sdtContent>{_MARKS}</w:sdtContent>").search
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


@dataclass(frozen=True, slots=True)
class _Edges:
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


def kept(xml: str) -> str:
    """Give what is empty a paragraph, or take it out where it cannot have one."""
    before = ""
    while xml != before:
        before, xml = xml, _TABLE.sub(r"\1", _ROW.sub(r"\1", xml))
        xml = _controls(xml) if _BARE_CONTROL(xml) else xml
    return xml


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


def _controls(xml: str) -> str:
    root = etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))
    for content in reversed(list(root.iter(f"{W}sdtContent"))):
        control = content.getparent()
        if control is None or any(not _is_mark(one) for one in content):
            continue
        holder = next(one for one in control.iterancestors() if one.tag not in _CONTROL)
        if holder.tag in _IN_A_LINE or holder.tag in _IN_A_TABLE:
            _dissolve(control, content)
        else:
            etree.SubElement(content, f"{W}p")
    return serialised(root)


_CONTROL = (f"{W}sdt", f"{W}sdtContent")


def _is_mark(element: etree._Element) -> bool:
    return _ONLY_MARKS(f"<w:{etree.QName(element).localname}/>") is not None


def _dissolve(control: etree._Element, content: etree._Element) -> None:
    parent = control.getparent()
    if parent is not None:
        at = parent.index(control)
        parent[at : at + 1] = list(content)
