"""Whatever a table is delivered as, it is the same numbers."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from pipeline.delivered import numeral, period
from pipeline.delivered.delivery import table
from pipeline.delivered.period import DayOfYear
from pipeline.delivered.table import Number, NumberMark
from pipeline.diagnostics import Rejected
from tests.delivered.deliveries import json_stat, workbook


def numbers(content: bytes) -> dict[tuple[str, ...], object]:
    """Give the cells of a table by the labels of their categories."""
    read = table(content, "table")
    held = [{one.code: one.label for one in axis.categories} for axis in read.axes]
    return {
        tuple(labels[code] for labels, code in zip(held, cell.at, strict=True)): cell.number.value
        if cell.number.value is not None
        else cell.number.mark.value
        for cell in read.cells
    }


PEOPLE = {
    ("Vik", "Personer", "2025"): Decimal(8300),
    ("Vik", "Personer", "2026"): Decimal(8420),
    ("Sund", "Personer", "2025"): Decimal(2710),
    ("Sund", "Personer", "2026"): "missing",
}
_CSV = (
    '"07459: Befolkning, etter region, statistikkvariabel og år"\n\n'
    '"region";"Personer 2025";"Personer 2026"\n"Vik";{}\n"Sund";2710;..\n'
)


@pytest.mark.parametrize(
    "content",
    [
        _CSV.format("8300;8420").encode(),
        _CSV.format("8 300;8 420").encode("latin-1"),
        _CSV.format("8\u00a0300;8\u202f420").encode("utf-8-sig"),
        _CSV.format("8300,0;8420,00").replace("\n", "\r\n").encode("cp1252"),
        _CSV.format("8.300;8.420,0").encode("utf-16"),
        _CSV.format("8300;8420").replace(";", "\t").encode(),
        _CSV.format("8300;8420").replace(";", ",").encode(),
        ("sep=;\n" + _CSV.format("8300;8420")).encode(),
        workbook(
            ["07459: Befolkning"],
            [],
            [None, "Personer", None],
            [None, 2025, 2026],
            ["Vik", 8300, 8420],
            ["Sund", 2710, ".."],
            [],
            ["Kilde:"],
            ["Statistisk sentralbyrå"],
        ),
    ],
)
def test_a_table_says_the_same_however_it_is_saved(content: bytes) -> None:
    assert numbers(content) == PEOPLE
    assert table(content, "table").source == "Statistisk sentralbyrå, tabell 07459"


def test_a_table_with_a_row_for_each_number_is_read_by_its_columns() -> None:
    content = "region,statistikkvariabel,år,07459: Befolkning\nVik,Personer,2025,8300\n"
    assert numbers(content.encode()) == {
        ("Vik", "Personer", "2025", "07459: Befolkning"): Decimal(8300)
    }
    own = "Dato;Husholdninger på venteliste;Andel;Merknad\n31.12.2025;1 029;12,5;talt om igjen\n"
    assert numbers(own.encode()) == {
        ("31.12.2025", "Husholdninger på venteliste"): Decimal(1029),
        ("31.12.2025", "Andel"): Decimal("12.5"),
    }


def test_json_stat_is_read_in_each_of_its_forms() -> None:
    listed = {"2024": 0, "2025": 1, "2026": 2}
    assert numbers(json_stat())[("Vik", "Personer", "2026")] == Decimal(8420)
    sparse: dict[str, Any] = {"0": 8246, "2": 8420}
    assert numbers(json_stat(value=sparse, status=":"))[("Vik", "Personer", "2025")] == "suppressed"
    held = json_stat()
    for old, new in (('{"2024": 0, "2025": 1, "2026": 2}', str([*listed]).replace("'", '"')),):
        assert (
            numbers(held.decode().replace(old, new).encode())[("Vik", "Personer", "2025")] == 8300
        )
    assert table(json_stat(note=["Tallene er foreløpige."]), "t").preliminary


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b'{"version": "2.0",\n "class" "dataset"}', "this is not valid JSON", 2),
        (b'{"error": "no"}', "the file is JSON, and not a dataset of JSON-stat2", 1),
        (b"one\ntwo\n", "no sign divides the lines into columns", 1),
        (b"\x00\x01\x02", "the file is no text", 1),
        (b"PK\x03\x04 no", "the file cannot be read as an Excel workbook", 1),
        (b"a;b\nc;d\n", "no numbers stand in columns below a row of heads", 1),
        (b"region;2025\nVik;8.300\n", "the number can be read in two ways", 2),
    ],
)
def test_what_is_no_table_is_refused_where_it_fails(
    content: bytes, message: str, line: int
) -> None:
    with pytest.raises(Rejected) as refused:
        table(content, "t.csv")
    (found,) = refused.value.diagnostics
    assert (found.code, found.line) == ("I001", line)
    assert str(found.message).startswith(message)


@pytest.mark.parametrize(
    ("written", "decimals", "read"),
    [
        ("48 246", "", Number(Decimal(48246))),
        ("1\u202f234\u202f567,5", "", Number(Decimal("1234567.5"))),
        ("1.234.567", "", Number(Decimal(1234567))),
        ("1.234,5", "", Number(Decimal("1234.5"))),
        ("1,234.5", "", Number(Decimal("1234.5"))),
        ("1.234", ",", Number(Decimal(1234))),
        ("1.234", ".", Number(Decimal("1.234"))),
        ("−3,5", "", Number(Decimal("-3.5"))),
        ("12,5 %", "", Number(Decimal("12.5"))),
        ("212*", "", Number(Decimal(212), NumberMark.PRELIMINARY)),
        ("212 r", "", Number(Decimal(212), NumberMark.CORRECTED)),
        (".", "", Number(None, NumberMark.MISSING)),
        ("..", "", Number(None, NumberMark.MISSING)),
        (":", "", Number(None, NumberMark.SUPPRESSED)),
        ("<5", "", Number(None, NumberMark.SUPPRESSED)),
        ("-", "", Number(Decimal(0))),
        ("Vik", "", None),
        ("1 2 3", "", None),
    ],
)
def test_a_number_is_read_as_tables_write_it(
    written: str, decimals: str, read: Number | None
) -> None:
    assert numeral.number(written, decimals) == read


@pytest.mark.parametrize(
    ("written", "of_year", "day"),
    [
        ("2026", DayOfYear(1, 1), dt.date(2026, 1, 1)),
        ("2026", None, None),
        ("2025-2026", DayOfYear(12, 31), dt.date(2026, 12, 31)),
        ("2026K1", None, dt.date(2026, 3, 31)),
        ("2. kvartal 2026", None, dt.date(2026, 6, 30)),
        ("2024M02", None, dt.date(2024, 2, 29)),
        ("februar 2024", None, dt.date(2024, 2, 29)),
        ("2026U01", None, dt.date(2026, 1, 4)),
        ("31.12.2025", None, dt.date(2025, 12, 31)),
        ("1. mai 2025", None, dt.date(2025, 5, 1)),
        ("2025-12-31", None, dt.date(2025, 12, 31)),
        ("31.02.2025", None, None),
    ],
)
def test_a_time_is_a_day(written: str, of_year: DayOfYear | None, day: dt.date | None) -> None:
    assert period.day(written, of_year) == day
