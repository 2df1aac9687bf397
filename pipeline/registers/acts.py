"""The acts that the law register knows: their names, and the days that they are in force."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.norm import Norm


@dataclass(frozen=True, slots=True)
class Law:
    """An act or a regulation, by the short name that both norms cite it with.

    `begins` and `ends` are its first and last day, both inclusive; `successor` is the key of the
    act that took its place.
    """

    key: str
    identifier: str
    nb: str
    nn: str
    begins: dt.date
    source: str
    ends: dt.date | None = None
    successor: str = ""

    def name(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb

    def in_force(self, day: dt.date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


def before(key: str, day: dt.date) -> Law | None:
    """Give the older act that was in force at a day in the place of this one."""
    return next((one for one in _older(key) if one.in_force(day)), None)


def _older(key: str) -> Iterator[Law]:
    for one in ACTS:
        if one.successor == key:
            yield one
            yield from _older(one.key)


def same_name(older: Law, newer: str) -> bool:
    """Tell whether an act was cited by the very name of the one that took its place."""
    return older.key.rpartition("-")[0] == newer


def _since(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


# The act is in bokmål, and Lovdata gives it its short title in brackets. No nynorsk short title
# was found in use, and a translated one could not be searched for: both norms cite the act's own.
HOUSING = Law(
    "boligsosialloven",
    "LOV-2022-12-20-121",
    "boligsosialloven",
    "boligsosialloven",
    _since("2023-07-01"),
    "lovverk: lover/boligsosialloven.md",
)
SOCIAL = Law(
    "sosialtjenesteloven",
    "LOV-2009-12-18-131",
    "sosialtjenesteloven",
    "sosialtenestelova",
    _since("2010-01-01"),
    "lovverk: lover/sosialtjenesteloven-sotjl.md",
)
CARE = Law(
    "helse-og-omsorgstjenesteloven",
    "LOV-2011-06-24-30",
    "helse- og omsorgstjenesteloven",
    "helse- og omsorgstenestelova",
    _since("2012-01-01"),
    "lovverk: lover/helse-og-omsorgstjenesteloven-hol.md",
)
HEALTH = Law(
    "folkehelseloven",
    "LOV-2011-06-24-29",
    "folkehelseloven",
    "folkehelselova",
    _since("2012-01-01"),
    "lovverk: lover/folkehelseloven-fhl.md",
)
PLANNING = Law(
    "plan-og-bygningsloven",
    "LOV-2008-06-27-71",
    "plan- og bygningsloven",
    "plan- og bygningslova",
    _since("2009-07-01"),
    "lovverk: lover/plan-og-bygningsloven-pbl.md",
)
# In force from the first meeting of each council of 2019, the last of them in October.
LOCAL = Law(
    "kommuneloven",
    "LOV-2018-06-22-83",
    "kommuneloven",
    "kommunelova",
    _since("2019-11-01"),
    "lovverk: lover/kommuneloven.md",
)
ACCESS = Law(
    "offentleglova",
    "LOV-2006-05-19-16",
    "offentleglova",
    "offentleglova",
    _since("2009-01-01"),
    "lovverk: lover/offentleglova-offl.md",
)
ARCHIVE = Law(
    "arkivlova",
    "LOV-2025-06-20-96",
    "arkivlova",
    "arkivlova",
    _since("2026-01-01"),
    "lovverk: lover/arkivlova.md",
)
RECORDS = Law(
    "arkivforskrifta",
    "FOR-2025-12-17-2647",
    "arkivforskrifta",
    "arkivforskrifta",
    _since("2026-01-01"),
    "lovverk: forskrifter/arkivforskrifta.md",
)
LANGUAGE = Law(
    "spraklova",
    "LOV-2021-05-21-42",
    "språklova",
    "språklova",
    _since("2022-01-01"),
    "lovverk: lover/språklova.md",
)

# Acts that are cited in housing-social work, and whose provisions the register has not read: it
# knows when each was in force, and prints them by name and section.
_BY_NAME = (
    Law(
        "integreringsloven",
        "LOV-2020-11-06-127",
        "integreringsloven",
        "integreringslova",
        _since("2021-01-01"),
        "lovverk: lover/integreringsloven.md",
    ),
    # For those who came before 2021 it is still used: integreringsloven § 52.
    Law(
        "introduksjonsloven",
        "LOV-2003-07-04-80",
        "introduksjonsloven",
        "introduksjonslova",
        _since("2003-09-01"),
        "regjeringen.no: H-20/03; repeal: lovverk, integreringsloven § 51",
        _since("2020-12-31"),
        "integreringsloven",
    ),
    Law(
        "husleieloven",
        "LOV-1999-03-26-17",
        "husleieloven",
        "husleigelova",
        _since("2000-01-01"),
        "lovverk: lover/husleieloven-husll.md",
    ),
    Law(
        "bustottelova",
        "LOV-2012-08-24-64",
        "bustøttelova",
        "bustøttelova",
        _since("2013-01-01"),
        "lovverk: lover/bustøttelova.md",
    ),
    Law(
        "barnevernsloven",
        "LOV-2021-06-18-97",
        "barnevernsloven",
        "barnevernslova",
        _since("2023-01-01"),
        "lovverk: lover/barnevernsloven-bvl.md",
    ),
    Law(
        "barnevernloven",
        "LOV-1992-07-17-100",
        "barnevernloven",
        "barnevernlova",
        _since("1993-01-01"),
        "no.wikipedia.org: Barnevernloven; repeal: regjeringen.no id2952641",
        _since("2022-12-31"),
        "barnevernsloven",
    ),
    Law(
        "forvaltningsloven",
        "LOV-1967-02-10",
        "forvaltningsloven",
        "forvaltningslova",
        _since("1970-01-01"),
        "no.wikipedia.org: Forvaltningsloven; in force: lovverk, kommuneloven § 11-10",
    ),
    Law(
        "sosialtjenesteloven-1991",
        "LOV-1991-12-13-81",
        "sosialtjenesteloven av 1991",
        "sosialtenestelova av 1991",
        _since("1993-01-01"),
        "lovdata.no: LOV-1964-06-05-2; repeal: lovverk, helse- og omsorgstjenesteloven § 13-3",
        _since("2011-12-31"),
        "sosialtjenesteloven",
    ),
    # Its chapters on money were in force until the turn of the year; of the rest, the last council
    # of 2019 met in October.
    Law(
        "kommuneloven-1992",
        "LOV-1992-09-25-107",
        "kommuneloven av 1992",
        "kommunelova av 1992",
        _since("1993-01-01"),
        "lovdata.no: LOV-1992-09-25-107",
        _since("2019-12-31"),
        "kommuneloven",
    ),
    Law(
        "arkivlova-1992",
        "LOV-1992-12-04-126",
        "arkivlova av 1992",
        "arkivlova av 1992",
        _since("1999-01-01"),
        "lovverk: lover/arkivlova-arkl.md, as it stood in April 2026",
        _since("2025-12-31"),
        "arkivlova",
    ),
)

ACTS: tuple[Law, ...] = (
    *(HOUSING, SOCIAL, CARE, HEALTH, PLANNING, LOCAL, ACCESS, ARCHIVE, RECORDS, LANGUAGE),
    *_BY_NAME,
)
