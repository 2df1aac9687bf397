"""Excel workbooks as rows; the only door to openpyxl."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipeline.delivered.grid import GridRow, Held
from pipeline.delivered.table import unreadable
from pipeline.diagnostics import say

# Of a sheet that is unpacked; ours have some thousands.
_MOST_BYTES = 100_000_000
_MOST_ROWS = 100_000


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK")


def rows(content: bytes, path: str, name: str = "") -> Iterator[GridRow]:
    """Give the rows of a sheet: the one that is named, or the first with anything in it.

    Raises Rejected for what is no workbook, and for a sheet that it does not have.
    """
    try:
        _see_that_it_unpacks(content)
        sheets = _sheets(content)
    except Exception as fault:
        message = say("the file cannot be read as an Excel workbook")
        hint = say("open it in Excel, save it as .xlsx without a password, and add that")
        raise unreadable(path, message, hint, at=(1, 1)) from fault
    if name and name not in sheets:
        message = say("the workbook has no sheet of this name")
        hint = say("the sheets are {names}", names=", ".join(sheets))
        raise unreadable(path, message, hint, at=(1, 1))
    filled = (one for one in sheets.values() if any(row.filled for row in one))
    yield from sheets[name] if name else next(filled, [])


def _see_that_it_unpacks(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        if sum(one.file_size for one in held.infolist()) > _MOST_BYTES:
            raise ValueError(_MOST_BYTES)


def _sheets(content: bytes) -> dict[str, list[GridRow]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on what a workbook has that is not read
        book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return {one.title: list(_rows(one)) for one in book.worksheets}


def _rows(sheet: Any) -> Iterator[GridRow]:
    for n, cells in enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), 1):
        yield GridRow(n, tuple(map(_held, cells)))


def _held(value: Any) -> Held:
    """Give a cell's value as a number or as text; a date without a time of day is a day."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        # A year in a head is a number in a sheet; what is whole is written without decimals.
        return Decimal(int(value)) if value == int(value) else Decimal(repr(round(value, 10)))
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return str(value)
