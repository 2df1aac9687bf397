"""The columns of tables follow the cells that were filled in."""

import re
from collections.abc import Mapping

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word import value
from pipeline.word.faults import Refused
from pipeline.word.tree import W, serialised

_NAME = "saksflyt-grid"
_PLAIN, _NESTED = "1", "2"
_MARK = re.compile(rf' {_NAME}="([^"]*)"')
_TAGGED = re.compile(r"\{[{%#]").search
_CHANGING = re.compile(r"\{[%#]-?\s*(?:tc\s|hm\s|hm%|colspan\s)").search
_OPENED = re.compile(r"\{%(?:p|tr|tc|r)?[-+]?\s*(end)?(?:for|if)\b")
_REMOVED = re.compile(r"\{[%#]tr ").search
_TABLE = re.compile(r"<(/?)w:tbl[ >]")
_GRID = re.compile(r"<w:tblGrid[ >].*?</w:tblGrid>|<w:tblGrid[^>]*/>", re.DOTALL)
_SPANS = re.compile(r'<w:gridSpan w:val="([^"]*)"')
_PARENTS = {
    f"{W}tblGrid": f"{W}tbl",
    f"{W}tr": f"{W}tbl",
    f"{W}tc": f"{W}tr",
    f"{W}tcPr": f"{W}tc",
    f"{W}gridSpan": f"{W}tcPr",
}
_EMPTY = (f"{W}gridSpan", f"{W}tblGrid")


def marked(root: etree._Element) -> dict[str, str]:
    """Mark the outermost tables whose columns may have to follow what is filled in.

    Gives the short names of namespaces that these tables may use. A table without tags is left
    alone, and so is one whose rows all fill its columns.
    """
    tables = [table for table in root.iter(f"{W}tbl") if not _inside(table) and _varies(table)]
    for table in tables:
        table.set(_NAME, _PLAIN if _is_plain(table) else _NESTED)
    return {short: name for table in tables for short, name in table.nsmap.items() if short}


def fitted(xml: str, namespaces: Mapping[str, str]) -> str:
    """Give the marked tables as many columns as their widest row has cells."""
    pieces: list[str] = []
    at = 0
    while mark := _MARK.search(xml, at):
        start = xml.rindex("<", at, mark.start())
        end = xml.index("</w:tbl>", start)
        # Tags that reach from one table into the next can make one of the two, and nest in it.
        nested = any(xml.find(tag, mark.end(), end) >= 0 for tag in ("<w:tbl>", "<w:tbl "))
        plain = mark[1] == _PLAIN and not nested
        end = end if plain else _end(xml, start)
        table = xml[start : mark.start()] + xml[mark.end() : end]
        pieces += (xml[at:start], (_fitted_plain if plain else _fitted)(table, namespaces))
        at = end
    return "".join((*pieces, xml[at:]))


# --- Before anything is filled in.


def _inside(table: etree._Element) -> bool:
    return next(table.iterancestors(f"{W}tbl"), None) is not None


def _varies(table: etree._Element) -> bool:
    text = _text(table)
    if not _TAGGED(text):
        return False
    return bool(_CHANGING(text)) or any(map(_is_off, table.iter(f"{W}tbl")))


def _is_off(table: etree._Element) -> bool:
    """Say whether a row has more cells than the grid, or if it may be that none fills the grid."""
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    depth = widest = 0
    for row in table.iter(f"{W}tr"):
        text, before = _text(row), depth
        depth += sum(-1 if tag[1] else 1 for tag in _OPENED.finditer(text))
        if _REMOVED(text):
            continue
        if len(row.findall(f"{W}tc")) > columns:
            return True
        if not before and not depth and row.getparent() is table:
            widest = max(widest, _reach(row))
    return widest < columns


def _reach(row: etree._Element) -> int:
    """Count the columns of a row, with those it skips and those in content controls."""
    skipped = row.iterfind(f"{W}trPr/{W}gridBefore"), row.iterfind(f"{W}trPr/{W}gridAfter")
    held = (cell for cell in row.iterfind(f".//{W}sdtContent/{W}tc"))
    return (
        _span(row)
        + sum(map(_cell_span, held))
        + sum(_number(one) for ones in skipped for one in ones)
    )


def _is_plain(table: etree._Element) -> bool:
    """Say whether rows and cells can be counted in the text, as nothing is nested or odd."""
    if next(table.iterdescendants(f"{W}tbl"), None) is not None:
        return False
    parts = list(table.iterdescendants(*_PARENTS))
    spans = list(table.iterdescendants(f"{W}gridSpan"))
    return (
        all(_is_in(part, _PARENTS[str(part.tag)]) for part in parts)
        and all(len(part) or part.tag in _EMPTY for part in parts)
        and all(len(span.attrib) == 1 for span in spans)
        and len({span.getparent() for span in spans}) == len(spans)
        and len(table.findall(f"{W}tblGrid")) == 1
    )


def _is_in(part: etree._Element, name: str) -> bool:
    parent = part.getparent()
    return parent is not None and parent.tag == name


def _text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


# --- Afterwards.


def _end(xml: str, start: int) -> int:
    depth = 0
    for tag in _TABLE.finditer(xml, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(xml)


def _fitted_plain(table: str, namespaces: Mapping[str, str]) -> str:
    """Count cells by their ends, and parse nothing but the grid."""
    grid = _GRID.search(table)
    if grid is None:
        return table
    rows = table.split("</w:tr>")[:-1]
    cells = [row.count("</w:tc>") for row in rows]
    spans = [
        size + sum(_spanned(span) - 1 for span in _SPANS.findall(row))
        if "<w:gridSpan" in row
        else size
        for row, size in zip(rows, cells, strict=True)
    ]
    root = _parsed(grid[0], namespaces)
    _fit(root[0], max(cells, default=0), max(spans, default=0))
    return table[: grid.start()] + serialised(root[0]) + table[grid.end() :]


def _fitted(table: str, namespaces: Mapping[str, str]) -> str:
    root = _parsed(table, namespaces)
    for each in root.iter(f"{W}tbl"):
        grid = each.find(f"{W}tblGrid")
        if grid is not None:
            rows = list(each.iter(f"{W}tr"))
            cells = max((len(row.findall(f"{W}tc")) for row in rows), default=0)
            _fit(grid, cells, max(map(_span, rows), default=0))
    return "".join(map(serialised, root))


def _parsed(xml: str, namespaces: Mapping[str, str]) -> etree._Element:
    declared = "".join(f' xmlns:{short}="{name}"' for short, name in namespaces.items() if short)
    return etree.fromstring(f"<x{declared}>{xml}</x>".encode(), etree.XMLParser(huge_tree=True))


def _fit(grid: etree._Element, cells: int, span: int) -> None:
    _widen(grid, cells)
    _narrow(grid, span)


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
    try:
        return float(column.get(f"{W}w") or 0)
    except ValueError:
        raise Refused(
            "T001",
            say("a column of a table has a width that is no number"),
            say("set the width of the column anew in Word"),
        ) from None


def _span(row: etree._Element) -> int:
    return sum(map(_cell_span, row.iterfind(f"{W}tc")))


def _cell_span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else _number(span)


def _number(element: etree._Element) -> int:
    return _spanned(element.get(f"{W}val") or "1")


def _spanned(number: str) -> int:
    try:
        return int(number or 1)
    except ValueError:
        raise value.no_span() from None
