"""The calendar: elections, working days and public holidays; the only door to `holidays`."""

import datetime as dt
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import NamedTuple


class Election(NamedTuple):
    """A municipal election; an expected one is counted on, but not yet set."""

    date: dt.date
    expected: bool = False


# 2019: nyemolde.no. 2023: regjeringen.no id2909636. 2027: every fourth year, a Monday in September
# (valgloven); the day itself was not found.
ELECTIONS = (
    Election(dt.date(2019, 9, 9)),
    Election(dt.date(2023, 9, 11)),
    Election(dt.date(2027, 9, 13), expected=True),
)

_ONE_DAY = dt.timedelta(days=1)
_FRIDAY = 4
# The years that public-holidays.csv holds; a test holds it against the library.
_LISTED = range(2018, 2041)


def last_election(day: dt.date) -> Election | None:
    """Give the latest election on or before a day."""
    held = list(takewhile(lambda one: one.date <= day, ELECTIONS))
    return held[-1] if held else None


def planning_strategy_due(election: Election) -> dt.date:
    """Give the last day for the planning strategy after an election.

    Kommuneloven § 7-1: the council is constituted by the end of October; plan- og bygningsloven
    § 10-1: the strategy is adopted within a year of that.
    """
    return dt.date(election.date.year + 1, 10, 31)


def holiday(day: dt.date) -> str:
    """Give the Norwegian name of a public holiday, or nothing; ordinary Sundays are none."""
    return _listed().get(day, "") if day.year in _LISTED else _asked(day.year).get(day, "")


def is_working_day(day: dt.date) -> bool:
    return day.weekday() <= _FRIDAY and not holiday(day)


def add_working_days(start: dt.date, count: int) -> dt.date:
    """Give the day that is this many working days after the start, which does not count."""
    day = start
    while count > 0:
        day += _ONE_DAY
        count -= is_working_day(day)
    return day


def working_days(start: dt.date, end: dt.date) -> int:
    """Count the working days after the start, up to and with the end."""
    days = (start + _ONE_DAY * n for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


@cache
def _listed() -> dict[dt.date, str]:
    # `holidays` takes 0.1 s to import, a third of what a whole check may take: ask a list first.
    text = files("pipeline.registers").joinpath("public-holidays.csv").read_text("utf-8")
    rows = (line.partition(",") for line in text.splitlines()[1:])
    return {dt.date.fromisoformat(day): name for day, _, name in rows}


@cache
def _asked(year: int) -> dict[dt.date, str]:
    import holidays  # slow, and only needed outside the listed years

    return dict(holidays.country_holidays("NO", years=year, language="no"))
