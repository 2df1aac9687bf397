"""Days that an act sets once."""

import datetime as dt

# The least that a plan is on hearing: plan- og bygningsloven §§ 11-13, 11-14.
SIX_WEEKS = dt.timedelta(weeks=6)
# boligsosialloven is in force from this day.
HOUSING_ACT = dt.date(2023, 7, 1)
# The last day for what boligsosialloven § 5 asks of planning strategy and municipal plan: § 10.
HOUSING_ACT_DUE = dt.date(2027, 7, 1)
