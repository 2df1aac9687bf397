import datetime as dt
from itertools import islice

import holidays
import pytest

from pipeline.registers.calendar import (
    ELECTIONS,
    Election,
    add_working_days,
    deadline,
    elections,
    holiday,
    is_working_day,
    latest_constituting,
    planning_strategy_due,
    working_days,
)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize("year", [2010, *range(2018, 2041), 2041])
def test_the_list_is_what_the_library_says(year: int) -> None:
    known = holidays.country_holidays("NO", years=year, language="no")
    days = (dt.date(year, 1, 1) + dt.timedelta(days=n) for n in range(366))
    held = {day: holiday(day) for day in days if day.year == year and holiday(day)}
    assert held.keys() == known.keys()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-04-02", "skjærtorsdag"),
        ("2026-05-01", "1. mai"),
        ("2026-05-14", "Kristi himmelfartsdag"),
        ("2026-05-17", "17. mai"),
        ("2041-12-25", "første juledag"),
        ("2026-04-04", ""),
    ],
)
def test_a_holiday_is_named_as_within_a_sentence_of_either_norm(day: str, name: str) -> None:
    assert holiday(_day(day)) == name


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-05-13", True),
        ("2026-05-14", False),
        ("2026-05-15", True),
        ("2026-05-16", False),
        ("2026-05-17", False),
        ("2026-12-24", True),
        ("2026-12-25", False),
    ],
)
def test_a_working_day_is_neither_weekend_nor_holiday(day: str, *, works: bool) -> None:
    assert is_working_day(_day(day)) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-05-04", 10, "2026-05-19"),
        ("2026-06-05", 1, "2026-06-08"),
        ("2026-06-05", 0, "2026-06-05"),
    ],
)
def test_working_days_are_added_and_counted_alike(start: str, count: int, end: str) -> None:
    assert add_working_days(_day(start), count) == _day(end)
    assert working_days(_day(start), _day(end)) == count


def test_no_working_days_lie_behind() -> None:
    assert working_days(_day("2026-06-05"), _day("2026-06-01")) == 0


def test_the_next_election_is_only_expected() -> None:
    assert [one.date.year for one in ELECTIONS if one.expected] == [2027]


def test_the_planning_strategy_is_due_a_year_after_the_council_is_constituted() -> None:
    assert latest_constituting(ELECTIONS[1].date) == _day("2023-10-31")
    assert planning_strategy_due(_day("2023-10-31")) == _day("2024-10-31")
    assert planning_strategy_due(_day("2023-10-12")) == _day("2024-10-12")


def test_past_the_list_an_election_is_expected_where_every_listed_one_has_been() -> None:
    for one in ELECTIONS:
        assert (one.date.month, one.date.weekday(), (one.date.day - 1) // 7) == (9, 0, 1)
    further = list(islice(elections(), len(ELECTIONS), len(ELECTIONS) + 2))
    assert further == [
        Election(_day("2031-09-08"), expected=True),
        Election(_day("2035-09-10"), expected=True),
    ]


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2025-04-16", "2025-04-16"),
        ("2025-04-17", "2025-04-22"),
        ("2026-01-01", "2026-01-02"),
        ("2026-05-16", "2026-05-18"),
        ("2026-12-24", "2026-12-24"),
    ],
)
def test_a_deadline_on_a_day_off_ends_on_the_next_working_day(day: str, last: str) -> None:
    assert deadline(_day(day)) == _day(last)
