import datetime as dt
from decimal import Decimal

import pytest

from pipeline.dossier.tables import DataTable, TableColumn, TableRow
from pipeline.facts.tabulated import as_number, is_empty, sums


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", "0"),
        ("32000000", "32000000"),
        ("32 000 000", "32000000"),
        ("32\u00a0000", "32000"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("31,5", "31.5"),
        (" 7 ", "7"),
        ("–", None),
        ("", None),
        ("3 2000", None),
        ("12/34", None),
        ("2014-12-31", None),
        ("færre enn fem", None),
        ("٣", None),
    ],
)
def test_a_cell_is_a_number_as_authors_write_them(cell: str, value: str | None) -> None:
    assert as_number(cell) == (value and Decimal(value))


@pytest.mark.parametrize(("cell", "empty"), [("–", True), ("-", True), ("", True), ("0", False)])
def test_a_dash_says_that_there_is_nothing(cell: str, *, empty: bool) -> None:
    assert is_empty(cell) is empty


def table(*columns: TableColumn, rows: list[list[str]]) -> DataTable:
    return DataTable(
        id="schemes",
        title="Ordninger",
        columns=(TableColumn(title="Ordning"), *columns),
        rows=tuple(TableRow(cells=tuple(one)) for one in rows),
        date=dt.date(2026, 1, 1),
        source="Lånesystemet",
    )


FRAME = TableColumn(title="Ramme", unit="kroner", sum=True)


def test_what_the_author_wants_added_is_added() -> None:
    number = TableColumn(title="Vedtak", unit="vedtak")
    held = table(FRAME, number, rows=[["Lån", "32000000", "40"], ["Tilskudd", "1 200 000", "9"]])
    assert sums(held) == {1: Decimal(33200000)}


def test_a_dash_is_left_out_of_the_sum_and_a_short_row_too() -> None:
    held = table(FRAME, rows=[["Lån", "32"], ["Tilskudd", "–"], ["Garanti"]])
    assert sums(held) == {1: Decimal(32)}


def test_a_column_with_a_number_that_is_held_back_has_no_sum() -> None:
    held = table(FRAME, rows=[["Lån", "32"], ["Tilskudd", "færre enn fem"]])
    assert sums(held) == {}
    assert sums(table(FRAME, rows=[["Lån", "–"]])) == {}
