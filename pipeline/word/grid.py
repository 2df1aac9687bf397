"""What must follow from what was filled in: columns, last paragraphs, numbers of drawings."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from pipeline.word.tags import GRID
from pipeline.word.tree import W, serialised

_MARKED = re.compile(rf'<w:tbl(?: [^>]*)? {GRID}="1"')
_TABLE = re.compile(r"<(/?)w:tbl[ >]")
_PICTURE = re.compile(r'(<wp:docPr (?:[^>]*?\s)?id=")[^"]*')
_BARE = re.compile(r"(<w:tc(?: [^>]*)?>|</w:tcPr>|<w:tcPr(?: [^>]*)?/>|</w:tbl>)(?=</w:tc>)")
_FIRST_PICTURE = 1001


def fitted(xml: str, namespaces: Mapping[str, str]) -> str:
    """Give the marked tables as many columns as their widest row has cells."""
    pieces: list[str] = []
    at = 0
    while start := _MARKED.search(xml, at):
        end = _table_end(xml, start.start())
        table = xml[start.start() : end].replace(f' {GRID}="1"', "", 1)
        pieces += (xml[at : start.start()], _fitted(table, namespaces))
        at = end
    return "".join((*pieces, xml[at:]))


def closed(xml: str) -> str:
    """End each cell with a paragraph: Word refuses a file in which one is missing."""
    return _BARE.sub(r"\1<w:p/>", xml)


def numbered(xml: str) -> str:
    """Give the drawings of the main text numbers from 1001 on, however a loop copied them."""
    numbers = count(_FIRST_PICTURE)
    return _PICTURE.sub(lambda found: f"{found[1]}{next(numbers)}", xml)


def _table_end(xml: str, start: int) -> int:
    depth = 0
    for tag in _TABLE.finditer(xml, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(xml)


def _fitted(table: str, namespaces: Mapping[str, str]) -> str:
    declared = "".join(f' xmlns:{short}="{name}"' for short, name in namespaces.items() if short)
    root = etree.fromstring(f"<x{declared}>{table}</x>".encode(), etree.XMLParser(huge_tree=True))
    for each in root.iter(f"{W}tbl"):
        grid = each.find(f"{W}tblGrid")
        if grid is not None:
            _widen(
                grid, max((len(row.findall(f"{W}tc")) for row in each.iter(f"{W}tr")), default=0)
            )
            _narrow(grid, max(map(_span, each.iter(f"{W}tr")), default=0))
    return "".join(map(serialised, root))


def _widen(grid: etree._Element, cells: int) -> None:
    """Add columns, and share the old width among all."""
    columns = grid.findall(f"{W}gridCol")
    width = sum(map(_width, columns))
    if cells <= len(columns) or not width:
        return
    average, new_average = width / len(columns), width / cells
    for column in columns:
        column.set(f"{W}w", str(int(_width(column) * new_average / average)))
    for _ in range(cells - len(columns)):
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": str(int(new_average))})


def _narrow(grid: etree._Element, cells: int) -> None:
    """Take away columns, and give their width to those that are left."""
    columns = grid.findall(f"{W}gridCol")
    kept, removed = columns[:cells], columns[cells:]
    for column in removed:
        grid.remove(column)
    if removed and kept:
        extra = int(sum(map(_width, removed)) / len(kept))
        for column in kept:
            column.set(f"{W}w", str(int(_width(column) + extra)))


def _width(column: etree._Element) -> float:
    return float(column.get(f"{W}w") or 0)


def _span(row: etree._Element) -> int:
    return sum(_spans(row))


def _spans(row: etree._Element) -> Iterator[int]:
    for cell in row.findall(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        yield 1 if span is None else int(span.get(f"{W}val") or 1)
