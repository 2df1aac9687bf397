"""CSV as statistics banks and spreadsheets save it, whatever its sign, encoding or line end."""

import codecs
import csv
from collections.abc import Iterator
from itertools import groupby

from pipeline.delivered.grid import GridRow
from pipeline.delivered.table import unreadable
from pipeline.diagnostics import say

_SIGNS = ";\t,|"
_SAYS = "sep="


def text(content: bytes, path: str) -> str:
    """Give the text of a file: UTF-8, or UTF-16 by its signature, or what Windows has here."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        message = say("the file is no text")
        raise unreadable(path, message, say("save it as CSV with UTF-8, and add that"), at=(1, 1))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows(written: str, path: str) -> Iterator[GridRow]:
    """Give the rows with their lines; raises Rejected for what no sign divides into columns."""
    told = written[:5].casefold().startswith(_SAYS) and written[4:5] in tuple(_SIGNS)
    body = written.split("\n", 1)[-1] if told else written
    sign = written[4] if told else _sign(body)
    if not sign:
        message = say("no sign divides the lines into columns")
        hint = say("save the file as CSV with semicolons between the columns")
        raise unreadable(path, message, hint, at=(1, 1))
    reader = csv.reader(body.splitlines(keepends=True), delimiter=sign)
    try:
        for cells in reader:
            yield GridRow(reader.line_num + told, tuple(cells))
    except csv.Error as fault:
        message = say("the quotation marks of the file do not come in pairs")
        raise unreadable(path, message, at=(reader.line_num + told, 1)) from fault


def _sign(written: str) -> str:
    """Find the sign that divides most lines into equally many columns, quotes heeded."""
    lines = written.splitlines(keepends=True)[:200]
    scores = {one: _score(lines, one) for one in _SIGNS}
    best = max(scores, key=lambda one: scores[one])
    return best if scores[best] else ""


def _score(lines: list[str], sign: str) -> int:
    try:
        widths = sorted(len(one) for one in csv.reader(lines, delimiter=sign) if len(one) > 1)
    except csv.Error:
        return 0
    return max((len(list(held)) for _, held in groupby(widths)), default=0)
