"""What a table calls a time becomes the day that its numbers are of."""

import calendar
import datetime as dt
import re
from typing import NamedTuple

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "desember"),
)
_DAY = re.compile(r"(?P<year>(?:19|20|21)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ].*)?")
_WRITTEN = re.compile(
    rf"(?P<day>\d{{1,2}})\.[ \u00a0]?(?P<month>\d{{1,2}}|{'|'.join(_MONTHS)})\.?[ \u00a0]?"
    r"(?P<year>(?:19|20|21)\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?:19|20|21)\d\d[-–/])?(?P<year>(?:19|20|21)\d\d)")
_QUARTER = re.compile(
    r"(?P<year>(?:19|20|21)\d\d) ?[KQ](?P<quarter>[1-4])"
    r"|(?P<first>[1-4])\. ?kvartal ?(?P<then>(?:19|20|21)\d\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?P<year>(?:19|20|21)\d\d)(?: ?M|-)(?P<month>0[1-9]|1[0-2])", re.IGNORECASE)
_NAMED = re.compile(rf"(?P<month>{'|'.join(_MONTHS)}) (?P<year>(?:19|20|21)\d\d)", re.IGNORECASE)
_WEEK = re.compile(r"(?P<year>(?:19|20|21)\d\d) ?[UW](?P<week>\d\d)", re.IGNORECASE)
_OF_YEAR = re.compile(
    rf"(?:per |pr\.? )?(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}}|{'|'.join(_MONTHS)})\.?",
    re.IGNORECASE,
)
# What is added up over a year is of its last day.
FLOW = "flow"


class DayOfYear(NamedTuple):
    """A day that comes again each year."""

    month: int
    day: int


def day_of_year(written: str) -> DayOfYear | None:
    """Read 1.1., 1. januar, 31.12. and per 31. desember; and what is added up over a year."""
    if written.casefold() == FLOW:
        return DayOfYear(12, 31)
    found = _OF_YEAR.fullmatch(written.strip())
    return DayOfYear(_month(found["month"]), int(found["day"])) if found else None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _MONTHS.index(written.casefold()) + 1


def is_period(written: str) -> bool:
    return any(
        one.fullmatch(written.strip())
        for one in (_DAY, _WRITTEN, _YEAR, _QUARTER, _MONTH, _NAMED, _WEEK)
    )


def day(written: str, of_year: DayOfYear | None) -> dt.date | None:
    """Give the day that a time stands for: of a quarter, a month or a week its last one.

    A year has the day that is given; nothing where none is, or where it is no time.
    """
    try:
        return _day(written.strip(), of_year)
    except ValueError:
        return None


def _day(text: str, of_year: DayOfYear | None) -> dt.date | None:
    if found := _YEAR.fullmatch(text):
        return dt.date(int(found["year"]), *of_year) if of_year else None
    for pattern in (_DAY, _WRITTEN):
        if found := pattern.fullmatch(text):
            return dt.date(int(found["year"]), _month(found["month"]), int(found["day"]))
    if found := _QUARTER.fullmatch(text):
        year, quarter = found["year"] or found["then"], found["quarter"] or found["first"]
        return _last(int(year), 3 * int(quarter))
    for pattern in (_MONTH, _NAMED):
        if found := pattern.fullmatch(text):
            return _last(int(found["year"]), _month(found["month"]))
    if found := _WEEK.fullmatch(text):
        return dt.date.fromisocalendar(int(found["year"]), int(found["week"]), 7)
    return None


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
