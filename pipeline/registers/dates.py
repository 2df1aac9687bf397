"""Days that an act sets once, and how months and years are counted."""

import calendar
import datetime as dt

# The least that a plan is on hearing: plan- og bygningsloven §§ 11-13, 11-14.
SIX_WEEKS = dt.timedelta(weeks=6)
# boligsosialloven is in force from this day.
HOUSING_ACT = dt.date(2023, 7, 1)
# The last day for what boligsosialloven § 5 asks of planning strategy and municipal plan: § 10.
HOUSING_ACT_DUE = dt.date(2027, 7, 1)


def later(day: dt.date, *, years: int = 0, months: int = 0) -> dt.date:
    """Give the same day of the month so much later, or earlier where the numbers are negative.

    Where that month has no such day it is its last: a month after 31 January is the last of
    February, and a year after 29 February is the 28th. Nothing else counts months or years.
    """
    ahead = day.month - 1 + months + 12 * years
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
