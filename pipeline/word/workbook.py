"""The spreadsheet behind a chart, which Word opens when somebody edits the numbers."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from pipeline.word.series import Category, Figures, Number

SHEET = "Ark1"
DAY = "dd.mm.yyyy"
# 1 200,5 also where the program that shows the chart speaks another language.
_NORWEGIAN = "[$-414]"
# No clock: equal series give equal bytes.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - xlsxwriter writes it as it stands, and wants no zone
_EPOCH = date(1899, 12, 30)
_MOST_DECIMALS = 10


def workbook(drawn: Figures) -> bytes:
    """Write one sheet: the categories in its first column, and each series in one of its own."""
    # Only a document with a chart waits for the library.
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(SHEET)
    day = book.add_format({"num_format": DAY})
    for row, category in enumerate(drawn.categories, 1):
        if isinstance(category, str):
            sheet.write_string(row, 0, category)
        else:
            sheet.write_number(row, 0, serial(category), day if drawn.dated else None)
    for column, series in enumerate(drawn.series, 1):
        sheet.write_string(0, column, series.name)
        style = book.add_format({"num_format": number_format(series.values)})
        for row, number in enumerate(series.values, 1):
            if number is not None:
                sheet.write_number(row, column, float(number), style)
    book.close()
    return file.getvalue()


def cells(drawn: Figures, column: int) -> str:
    """Name the cells of a column, 0 for the categories, as a formula does."""
    letters = _letters(column)
    return f"{SHEET}!${letters}$2:${letters}${len(drawn.categories) + 1}"


def heading(column: int) -> str:
    return f"{SHEET}!${_letters(column)}$1"


def serial(category: Category) -> int:
    """Give a day as spreadsheets count it, and a year as it is."""
    return (category - _EPOCH).days if isinstance(category, date) else int(category)


def number_format(values: tuple[Number | None, ...]) -> str:
    """Show as many decimals as the numbers have, and group the thousands."""
    decimals = max((_decimals(one) for one in values if one is not None), default=0)
    return f"{_NORWEGIAN}#,##0.{'0' * decimals}" if decimals else f"{_NORWEGIAN}#,##0"


def plain(number: Number) -> str:
    """Spell a number as XML holds it."""
    return f"{number:f}" if isinstance(number, Decimal) else repr(number)


def _decimals(number: Number) -> int:
    exponent = (
        (number if isinstance(number, Decimal) else Decimal(repr(number))).as_tuple().exponent
    )
    whole = isinstance(number, float) and number.is_integer()
    return 0 if whole or not isinstance(exponent, int) else min(max(-exponent, 0), _MOST_DECIMALS)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
