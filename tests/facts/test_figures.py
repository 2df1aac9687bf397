import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from pipeline.dossier.figure import Figure, Theme
from pipeline.facts.figures import FigureRow, bare, changes, old, themes


def figure(
    key: str,
    value: str = "100",
    *,
    date: str = "2026-01-01",
    theme: Theme = Theme.INSTRUMENTS,
    **more: Any,
) -> Figure:
    held: dict[str, Any] = {"title": key, "unit": "boliger", "source": "Registeret", **more}
    day = dt.date.fromisoformat(date)
    return Figure(id=key, theme=theme, value=Decimal(value), date=day, **held)


def test_no_figures_give_no_themes_and_all_are_bare() -> None:
    assert themes(()) == ()
    assert bare(()) == tuple(Theme)


def test_themes_stand_in_the_order_of_the_mapping() -> None:
    held = (figure("a", theme=Theme.SERVICES), figure("b", theme=Theme.POPULATION))
    assert [one.theme for one in themes(held)] == [Theme.POPULATION, Theme.SERVICES]
    assert bare(held) == (Theme.HOUSING_CONDITIONS, Theme.HOME_ENVIRONMENT, Theme.INSTRUMENTS)


def test_parts_follow_their_total_with_their_share_of_it() -> None:
    care = figure("care", "78", part_of="homes")
    other = figure("other", "5")
    homes = figure("homes", "236", title="Boliger")
    rental = figure("rental", "142", part_of="homes")
    (held,) = themes((care, other, homes, rental))
    assert held.figures == (
        FigureRow(other),
        FigureRow(homes),
        FigureRow(care, "33,1", "Boliger"),
        FigureRow(rental, "60,2", "Boliger"),
    )


@pytest.mark.parametrize(
    ("part", "share"),
    [
        (figure("part", "1", part_of="whole"), "0,5"),  # 0.45 is rounded up
        (figure("part", "0", part_of="whole"), "0,0"),
        (figure("part", "220", part_of="whole"), "100,0"),
        (figure("part", "221", part_of="whole"), ""),  # more than all of it
        (figure("part", "10", part_of="whole", unit="personer"), ""),
        (figure("part", "10", part_of="whole", date="2025-01-01"), ""),
        (figure("part", "10", part_of="nowhere"), ""),
    ],
)
def test_a_share_is_given_only_of_what_was_counted_alike(part: Figure, share: str) -> None:
    (held,) = themes((figure("whole", "220"), part))
    assert held.figures[1].share == share


def test_a_total_of_nought_has_no_shares() -> None:
    (held,) = themes((figure("whole", "0"), figure("part", "0", part_of="whole")))
    assert held.figures[1].share == ""


def test_a_part_of_a_part_is_printed_once_and_a_ring_of_parts_does_not_go_on_for_ever() -> None:
    (held,) = themes((figure("a"), figure("b", part_of="a"), figure("c", part_of="b")))
    assert [one.figure.id for one in held.figures] == ["a", "b", "c"]
    assert [one.figure.id for one in themes((figure("a", part_of="a"),))[0].figures] == ["a"]


def test_a_ring_of_parts_is_left_as_it_is_written() -> None:
    (held,) = themes((figure("a", part_of="b"), figure("b", part_of="a")))
    assert {one.figure.id for one in held.figures} == {"a", "b"}


def test_the_same_title_on_two_days_is_a_change() -> None:
    before = figure("p20", "18214", date="2020-01-01", title="Innbyggere", unit="personer")
    after = figure("p25", "18640", date="2025-01-01", title="Innbyggere ", unit="personer")
    (held,) = changes((after, figure("other"), before))
    assert (held.before, held.after) == (before, after)
    assert (held.difference, held.percent) == ("+426", "+2,3")


@pytest.mark.parametrize(
    ("before", "after", "unit", "told"),
    [
        ("60", "61", "prosent", ("+1", True, "")),
        ("60", "61", " Pst.", ("+1", True, "")),
        ("50", "41", "boliger", ("−9", False, "−18,0")),
        ("50", "50", "boliger", ("0", False, "0,0")),
        ("0", "3", "boliger", ("+3", False, "")),
        ("11.5", "12", "årsverk", ("+0,5", False, "+4,3")),
    ],
)
def test_a_change_is_given_in_the_unit_and_in_percent_where_that_says_something(
    before: str, after: str, unit: str, told: tuple[str, bool, str]
) -> None:
    held = changes(
        (
            figure("a", before, date="2025-01-01", title="T", unit=unit),
            figure("b", after, title="T", unit=unit),
        )
    )
    assert [(one.difference, one.points, one.percent) for one in held] == [told]


def test_three_days_give_two_changes_and_the_same_day_none() -> None:
    days = ("2023-01-01", "2025-01-01", "2024-01-01")
    held = changes(tuple(figure(day, date=day, title="T") for day in days))
    assert [one.after.id for one in held] == ["2024-01-01", "2025-01-01"]
    assert changes((figure("a", title="T"), figure("b", title="T"))) == ()


DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(("date", "is_old"), [("2024-03-02", False), ("2024-03-01", True)])
def test_a_figure_grows_old_after_two_years(date: str, is_old: bool) -> None:  # noqa: FBT001 - a row of the table
    held = figure("a", date=date)
    assert old((held,), DAY) == ((held,) if is_old else ())


def test_an_old_figure_beside_a_newer_one_shows_a_development() -> None:
    before, after = figure("a", date="2015-01-01", title="T"), figure("b", title="T")
    assert old((before, after), DAY) == ()
