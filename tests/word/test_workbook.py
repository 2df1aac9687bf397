"""The workbook behind a chart equals its series: read back with another library."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from pipeline.word.series import Category, Figures, Number, Series
from pipeline.word.workbook import cells, heading, number_format, plain, serial, workbook


def drawn(categories: tuple[Category, ...], *values: tuple[Number | None, ...]) -> Figures:
    return Figures("", tuple(Series(f"=n{n}", categories, one) for n, one in enumerate(values)))


@pytest.mark.parametrize(
    ("figures", "rows"),
    [
        (drawn((2025, 2026), (1, None)), [(None, "=n0"), (2025, 1), (2026, None)]),
        (
            drawn(("=1+1", "Ø & <b>"), (Decimal("0.10"), -2.5), (10**9, 0)),
            [(None, "=n0", "=n1"), ("=1+1", 0.1, 10**9), ("Ø & <b>", -2.5, 0)],
        ),
        (drawn((date(2026, 3, 2),), (7,)), [(None, "=n0"), (datetime(2026, 3, 2), 7)]),  # noqa: DTZ001
    ],
)
def test_what_is_read_back_is_the_series(figures: Figures, rows: list[tuple[object, ...]]) -> None:
    sheet = load_workbook(io.BytesIO(workbook(figures))).active
    assert [tuple(one.value for one in row) for row in sheet.iter_rows()] == rows
    assert {one.data_type for row in sheet.iter_rows() for one in row} <= {"n", "s", "d"}


def test_equal_series_give_equal_bytes_and_no_day_of_their_making() -> None:
    figures = drawn((2025,), (1,))
    assert workbook(figures) == workbook(figures)
    with zipfile.ZipFile(io.BytesIO(workbook(figures))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_formulas_name_the_cells_of_the_sheet() -> None:
    figures = drawn((1, 2, 3), (1, 2, 3))
    assert load_workbook(io.BytesIO(workbook(figures))).sheetnames == ["Ark1"]
    assert (cells(figures, 0), cells(figures, 1)) == ("Ark1!$A$2:$A$4", "Ark1!$B$2:$B$4")
    assert [heading(n) for n in (1, 25, 26, 255)] == [
        "Ark1!$B$1",
        "Ark1!$Z$1",
        "Ark1!$AA$1",
        "Ark1!$IV$1",
    ]


@pytest.mark.parametrize(
    ("values", "style"),
    [
        ((1, None), "#,##0"),
        ((Decimal("1.50"), 2), "#,##0.00"),
        ((1.5, 2.0), "#,##0.0"),
        ((3.0,), "#,##0"),
        ((Decimal("1E+3"),), "#,##0"),
        ((1 / 3,), "#,##0.0000000000"),
    ],
)
def test_as_many_decimals_are_shown_as_there_are(
    values: tuple[Number | None, ...], style: str
) -> None:
    assert number_format(values) == f"[$-414]{style}"


def test_numbers_are_spelt_as_xml_reads_them() -> None:
    assert [plain(one) for one in (5, 2.5, Decimal("1E+3"), Decimal("0.10"))] == [
        "5",
        "2.5",
        "1000",
        "0.10",
    ]
    assert [serial(one) for one in (2026, date(1900, 3, 1), date(2026, 1, 1))] == [2026, 61, 46023]
