"""Which tables may get other columns from what is filled in; columns.py counts them then."""

import re

from lxml import etree

from pipeline.word import value
from pipeline.word.columns import NAME, NESTED, PLAIN
from pipeline.word.tree import W

_TAGGED = re.compile(r"\{[{%#]").search
_CHANGING = re.compile(r"\{[%#]-?\s*(?:tc\s|hm\s|hm%|colspan\s)").search
_OPENED = re.compile(r"\{%(?:p|tr|tc|r)?[-+]?\s*(end)?(?:for|if)\b")
_REMOVED = re.compile(r"\{[%#]tr ").search
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
        table.set(NAME, PLAIN if _is_plain(table) else NESTED)
    return {short: name for table in tables for short, name in table.nsmap.items() if short}


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
