"""The calendar: elections, working days and public holidays; the only door to `holidays`."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import NamedTuple

from pipeline.registers.dates import later


class Election(NamedTuple):
    """A municipal election; an expected one is counted on, but not yet set."""

    date: dt.date
    expected: bool = False


# 2019: nyemolde.no. 2023: regjeringen.no id2909636. 2027: every fourth year, a Monday in September
# (valgloven); the day itself was not found, so no document prints it.
ELECTIONS = (
    Election(dt.date(2019, 9, 9)),
    Election(dt.date(2023, 9, 11)),
    Election(dt.date(2027, 9, 13), expected=True),
)

_ONE_DAY = dt.timedelta(days=1)
_FRIDAY = 4
# Easter Sunday. `holidays` takes 0.1 s to import, a third of what a whole check may take, so
# the years that dossiers speak of are listed; a test holds the list against the library.
_EASTER = {
    2018: "04-01",
    2019: "04-21",
    2020: "04-12",
    2021: "04-04",
    2022: "04-17",
    2023: "04-09",
    2024: "03-31",
    2025: "04-20",
    2026: "04-05",
    2027: "03-28",
    2028: "04-16",
    2029: "04-01",
    2030: "04-21",
    2031: "04-13",
    2032: "03-28",
    2033: "04-17",
    2034: "04-09",
    2035: "03-25",
    2036: "04-13",
    2037: "04-05",
    2038: "04-25",
    2039: "04-10",
    2040: "04-01",
}
_AFTER_EASTER = {
    -3: "Skjærtorsdag",
    -2: "Langfredag",
    0: "Første påskedag",
    1: "Andre påskedag",
    39: "Kristi himmelfartsdag",
    49: "Første pinsedag",
    50: "Andre pinsedag",
}
_FIXED = {
    "01-01": "Første nyttårsdag",
    "05-01": "Arbeidernes dag",
    "05-17": "Grunnlovsdag",
    "12-25": "Første juledag",
    "12-26": "Andre juledag",
}


def elections() -> Iterator[Election]:
    """Give the listed elections, and past the list those that are to be expected, for ever.

    Every listed one is on the second Monday of September, every fourth year.
    """
    yield from ELECTIONS
    for year in count(ELECTIONS[-1].date.year + 4, 4):
        first = dt.date(year, 9, 1)
        yield Election(first + _ONE_DAY * (-first.weekday() % 7 + 7), expected=True)


def latest_constituting(election: dt.date) -> dt.date:
    """Give the last day for a new council to take its seats: kommuneloven § 7-1."""
    return dt.date(election.year, 10, 31)


def planning_strategy_due(constituted: dt.date) -> dt.date:
    """Give the last day for the planning strategy: plan- og bygningsloven § 10-1."""
    return later(constituted, years=1)


# Named by their dates, which read alike in both norms.
_BY_DATE = {"Arbeidernes dag": "1. mai", "Grunnlovsdag": "17. mai"}
_PROPER = "Kristi"


def holiday(day: dt.date) -> str:
    """Give the name of a public holiday within a sentence of either norm, or nothing.

    Ordinary Sundays are none.
    """
    names = filter(None, _holidays(day.year).get(day, "").split("; "))
    return "; ".join(_BY_DATE.get(one) or _within(one) for one in names)


def _within(name: str) -> str:
    return name if name.startswith(_PROPER) else name[0].lower() + name[1:]


def is_working_day(day: dt.date) -> bool:
    return day.weekday() <= _FRIDAY and not holiday(day)


def deadline(day: dt.date) -> dt.date:
    """Give the last day of a deadline in weeks: a day off moves it to the next working day.

    Domstolloven § 149, which forvaltningsloven § 30 and kommuneloven § 27-1 count by.
    """
    while not is_working_day(day):
        day += _ONE_DAY
    return day


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
def _holidays(year: int) -> dict[dt.date, str]:
    if year not in _EASTER:
        import holidays  # slow, and only needed outside the listed years

        return dict(holidays.country_holidays("NO", years=year, language="no"))
    easter = dt.date.fromisoformat(f"{year}-{_EASTER[year]}")
    held = {easter + _ONE_DAY * days: name for days, name in _AFTER_EASTER.items()}
    for day, name in _FIXED.items():
        date = dt.date.fromisoformat(f"{year}-{day}")
        held[date] = "; ".join(sorted(filter(None, (held.get(date), name))))
    return held
