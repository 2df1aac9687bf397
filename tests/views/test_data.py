import datetime as dt
from decimal import Decimal

from pipeline.dossier.figure import Figure, SeriesPoint, Theme
from pipeline.frozen import replace
from pipeline.norm import Norm
from pipeline.views.data import (
    DataCell,
    FigureLine,
    TableHeading,
    TableLine,
    courses,
    printed_tables,
)
from pipeline.views.view import View
from pipeline.word.series import Series, figures
from tests.samples import SMALL, parsed

TABLES = """\
tables:
  - id: schemes
    title: Startlån og tilskudd
    columns:
      - Ordning
      - {title: Ramme, unit: kroner, sum: true}
      - {title: Innen kroner, unit: kroner}
      - Til og med
    rows:
      - {cells: [Startlån, 32000000, 12, 2026-06-30]}
      - {cells: [Tilskudd, "–", "1,50", Ingen]}
    date: 2026-06-30
    source: Lånesystemet
    note: Tallene er avrundet.
  - id: homes
    title: Boliger
    columns: [Bydel, Boliger]
    rows: [[Havn, 12500]]
    date: 2026-06-30
    source: Registeret
"""


def counts(text: str) -> DataCell:
    return DataCell(text, counted=True)


def says(text: str) -> DataCell:
    return DataCell(text, counted=False)


def test_tables_are_numbered_in_the_order_that_they_are_named() -> None:
    held = printed_tables(parsed(SMALL + TABLES), ("homes", "unknown", "schemes"))
    assert [(one.number, one.title) for one in held] == [
        (1, "Boliger"),
        (2, "Startlån og tilskudd"),
    ]


def test_a_table_is_written_as_numbers_and_days_are_and_added_up() -> None:
    (held,) = printed_tables(parsed(SMALL + TABLES), ("schemes",))
    assert (held.date, held.source) == (dt.date(2026, 6, 30), "Lånesystemet")
    assert held.note == "Tallene er avrundet."
    (part,) = held.parts
    assert part.corner == TableHeading("Ordning", "", counted=False)
    assert part.headings == (
        TableHeading("Ramme", "kroner", counted=True),
        TableHeading("Innen kroner", "", counted=True),
        TableHeading("Til og med", "", counted=False),
    )
    assert part.rows == (
        TableLine("Startlån", (counts("32\u00a0000\u00a0000"), counts("12"), says("30.06.2026"))),
        TableLine("Tilskudd", (counts("–"), counts("1,50"), says("Ingen"))),
    )
    assert part.sums == (counts("32\u00a0000\u00a0000"), counts("–"), counts("–"))


def test_a_column_without_a_unit_is_printed_as_it_is_written() -> None:
    (held,) = printed_tables(parsed(SMALL + TABLES), ("homes",))
    assert held.parts[0].rows == (TableLine("Havn", (says("12500"),)),)
    assert held.parts[0].sums == ()


def test_a_wide_table_is_shared_out_with_its_first_column_in_each_part() -> None:
    years = ", ".join(str(2017 + n) for n in range(8))
    wide = f"""\
tables:
  - id: years
    title: Bosatte
    columns: [Gruppe, {years}]
    rows: [[Voksne, {years}]]
    date: 2026-01-01
    source: IMDi
"""
    (held,) = printed_tables(parsed(SMALL + wide), ("years",))
    first, second = held.parts
    assert [one.title for one in first.headings] == ["2017", "2018", "2019", "2020"]
    assert [one.title for one in second.headings] == ["2021", "2022", "2023", "2024"]
    assert second.rows == (TableLine("Voksne", tuple(says(str(2021 + n)) for n in range(4))),)


def figure(title: str, *values: str, unit: str = "personer") -> Figure:
    days = [dt.date(2023 + n, 1, 1) for n in range(len(values))]
    held = [SeriesPoint(date=d, value=Decimal(v)) for d, v in zip(days, values, strict=True)]
    return Figure(
        id="a",
        theme=Theme.POPULATION,
        title=title,
        value=held[-1].value,
        unit=unit,
        date=held[-1].date,
        source="SSB",
        series=tuple(held),
    )


def test_more_days_than_fit_with_their_digits_stand_in_two_tables() -> None:
    (one,) = courses((figure("Voksne", "18", "24", "31", "30", "29"),))
    assert [len(part.days) for part in one.parts] == [2, 3]
    (four,) = courses((figure("Voksne", "18", "24", "31", "30"),))
    assert [len(part.days) for part in four.parts] == [4]


def test_figures_of_one_unit_share_a_table_and_what_is_not_counted_is_a_dash() -> None:
    held = courses((figure("Voksne", "18", "24", "31"), figure("Unge", "7", "9")))
    (one,) = held
    assert one.unit == "personer"
    (part,) = one.parts
    assert part.days == ("01.01.2023", "01.01.2024", "01.01.2025")
    assert part.rows == (
        TableLine("Voksne", (counts("18"), counts("24"), counts("31"))),
        TableLine("Unge", (counts("7"), counts("9"), counts("–"))),
    )
    days = (dt.date(2023, 1, 1), dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    assert one.drawn == (
        FigureLine("Voksne", "personer", days, (Decimal(18), Decimal(24), Decimal(31))),
        FigureLine("Unge", "personer", days, (Decimal(7), Decimal(9), None)),
    )


def test_what_was_counted_on_other_days_is_in_the_table_and_not_in_the_chart() -> None:
    people = figure("Innbyggere", "2987", "2891")
    other = tuple(replace(one, date=one.date + dt.timedelta(days=90)) for one in people.series)
    people = replace(people, series=other, date=other[-1].date)
    (held,) = courses((figure("Unge", "7", "9", "8"), people))
    assert [one.title for one in held.parts[0].rows] == ["Unge", "Innbyggere"]
    days = (dt.date(2023, 1, 1), dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    values = (Decimal(7), Decimal(9), Decimal(8))
    assert held.drawn == (FigureLine("Unge", "personer", days, values),)


def test_two_days_are_a_table_and_no_chart_and_one_day_is_nothing() -> None:
    homes, people = courses((figure("Boliger", "8", "9", unit="boliger"), figure("Unge", "7", "9")))
    assert (homes.drawn, people.drawn) == ((), ())
    assert courses((figure("Voksne", "18"),)) == ()


def test_a_chart_of_a_course_has_its_name_and_unit() -> None:
    days = (dt.date(2023, 1, 1), dt.date(2024, 1, 1))
    line = FigureLine("Voksne", "personer", days, (Decimal(18), None))
    drawn = figures([View(Norm.NB, line)])
    assert drawn.series == (Series("Voksne", days, (Decimal(18), None), "personer"),)
