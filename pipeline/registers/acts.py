"""The acts that the law register knows: their names, and the days that they are in force."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.frozen import Frozen
from pipeline.norm import Norm

# How the sections of an act are numbered, where its last one was not read.
PLAIN = "999"
CHAPTERS = "99-99"
_LETTER = re.compile(" ?[a-z]")


class Law(Frozen):
    """An act or a regulation, by the short name that both norms cite it with.

    `begins` and `ends` are its first and last day, both inclusive; `successor` is the key of the
    act that took its place. Texts may also call it by its `titles`, and by its `shorts`. `last` is
    its last section. An act that `lingers` is still used for what it was the law of.
    """

    key: str
    identifier: str
    nb: str
    nn: str
    begins: dt.date
    source: str
    ends: dt.date | None = None
    successor: str = ""
    titles: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    last: str = PLAIN
    lingers: bool = False

    def name(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb

    @property
    def year(self) -> str:
        return self.identifier[4:8]

    @property
    def by_chapter(self) -> bool:
        return "-" in self.last

    def in_force(self, day: dt.date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)

    def has(self, section: str) -> bool:
        """Tell whether the act can have a section: numbered as its own are, and not after the last.

        Letters are not looked at: an amendment puts § 49 a after § 49.
        """
        number, _, within = _LETTER.sub("", section).partition("-")
        last, _, closing = self.last.partition("-")
        if bool(within) is not self.by_chapter or int(number) > int(last):
            return False
        return not within or int(number) < int(last) or int(within) <= int(closing)


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
    titles=("lov om kommunenes ansvar på det boligsosiale feltet",),
    shorts=("bustadsosiallova", "bustadsosialloven", "boligsosial lov"),
    last="12",
)
SOCIAL = Law(
    "sosialtjenesteloven",
    "LOV-2009-12-18-131",
    "sosialtjenesteloven",
    "sosialtenestelova",
    _since("2010-01-01"),
    "lovverk: lover/sosialtjenesteloven-sotjl.md",
    titles=(
        "lov om sosiale tjenester i arbeids- og velferdsforvaltningen",
        "lov om sosiale tenester i arbeids- og velferdsforvaltninga",
        "lov om sosiale tjenester i nav",
        "lov om sosiale tjenester",
        "lov om sosiale tenester",
    ),
    shorts=("sotjl", "stjl", "sosialtjenestelova"),
    last="52",
)
CARE = Law(
    "helse-og-omsorgstjenesteloven",
    "LOV-2011-06-24-30",
    "helse- og omsorgstjenesteloven",
    "helse- og omsorgstenestelova",
    _since("2012-01-01"),
    "lovverk: lover/helse-og-omsorgstjenesteloven-hol.md",
    titles=(
        "lov om kommunale helse- og omsorgstjenester",
        "lov om kommunale helse- og omsorgstenester",
    ),
    shorts=(
        "hol",
        "hotl",
        "helse- og omsorgslova",
        "helse- og omsorgsloven",
        "helse- og omsorgstjenestelova",
        "omsorgstjenesteloven",
    ),
    last="13-3",
)
HEALTH = Law(
    "folkehelseloven",
    "LOV-2011-06-24-29",
    "folkehelseloven",
    "folkehelselova",
    _since("2012-01-01"),
    "lovverk: lover/folkehelseloven-fhl.md",
    titles=("lov om folkehelsearbeid",),
    shorts=("fhl",),
    last="35",
)
PLANNING = Law(
    "plan-og-bygningsloven",
    "LOV-2008-06-27-71",
    "plan- og bygningsloven",
    "plan- og bygningslova",
    _since("2009-07-01"),
    "lovverk: lover/plan-og-bygningsloven-pbl.md",
    titles=(
        "lov om planlegging og byggesaksbehandling",
        "lov om planlegging og byggjesakshandsaming",
    ),
    shorts=("pbl",),
    last="35-2",
)
# In force from the first meeting of each council of 2019, the last of them in October.
LOCAL = Law(
    "kommuneloven",
    "LOV-2018-06-22-83",
    "kommuneloven",
    "kommunelova",
    _since("2019-11-01"),
    "lovverk: lover/kommuneloven.md",
    titles=("lov om kommuner og fylkeskommuner", "lov om kommunar og fylkeskommunar"),
    shorts=("koml", "kommunel"),
    last="31-6",
)
ACCESS = Law(
    "offentleglova",
    "LOV-2006-05-19-16",
    "offentleglova",
    "offentleglova",
    _since("2009-01-01"),
    "lovverk: lover/offentleglova-offl.md",
    titles=("lov om rett til innsyn i dokument i offentleg verksemd",),
    shorts=("offl", "offentlighetsloven", "offentlegheitslova", "offentligloven"),
    last="34",
)
ARCHIVE = Law(
    "arkivlova",
    "LOV-2025-06-20-96",
    "arkivlova",
    "arkivlova",
    _since("2026-01-01"),
    "lovverk: lover/arkivlova.md",
    titles=("lov om dokumentasjon og arkiv",),
    shorts=("arkl", "arkivloven"),
    last="25",
)
RECORDS = Law(
    "arkivforskrifta",
    "FOR-2025-12-17-2647",
    "arkivforskrifta",
    "arkivforskrifta",
    _since("2026-01-01"),
    "lovverk: forskrifter/arkivforskrifta.md",
    shorts=("arkivforskriften",),
)
LANGUAGE = Law(
    "spraklova",
    "LOV-2021-05-21-42",
    "språklova",
    "språklova",
    _since("2022-01-01"),
    "lovverk: lover/språklova.md",
    titles=("lov om språk",),
    shorts=("språkloven",),
    last="22",
)

ADMINISTRATION = Law(
    "forvaltningsloven",
    "LOV-1967-02-10",
    "forvaltningsloven",
    "forvaltningslova",
    _since("1970-01-01"),
    "lovverk: lover/forvaltningsloven-fvl.md; first day: no.wikipedia.org, Forvaltningsloven",
    titles=("lov om behandlingsmåten i forvaltningssaker",),
    shorts=("fvl",),
    last="52",
)
# The day it came into force is from memory: the copy of Lovdata's data does not give it.
COURTS = Law(
    "domstolloven",
    "LOV-1915-08-13-5",
    "domstolloven",
    "domstollova",
    _since("1927-07-01"),
    "lovverk: lover/domstolloven-dl.md; first day not verified",
    titles=("lov om domstolene", "lov om domstolane"),
    shorts=("dl", "dstl", "domstolsloven"),
)
TENANCY = Law(
    "husleieloven",
    "LOV-1999-03-26-17",
    "husleieloven",
    "husleigelova",
    _since("2000-01-01"),
    "lovverk: lover/husleieloven-husll.md",
    titles=("lov om husleieavtaler",),
    shorts=("husll", "husleielova"),
    last="13-3",
)
ALLOWANCE = Law(
    "bustottelova",
    "LOV-2012-08-24-64",
    "bustøttelova",
    "bustøttelova",
    _since("2013-01-01"),
    "lovverk: lover/bustøttelova.md",
    titles=("lov om bustøtte og kommunale bustadtilskot", "lov om bustøtte"),
    shorts=("bostøtteloven", "bustøtteloven"),
    last="17",
)
EQUALITY = Law(
    "likestillings-og-diskrimineringsloven",
    "LOV-2017-06-16-51",
    "likestillings- og diskrimineringsloven",
    "likestillings- og diskrimineringslova",
    _since("2018-01-01"),
    "lovverk: lover/likestillings-og-diskrimineringsloven-ldl.md; first day not verified",
    titles=("lov om likestilling og forbud mot diskriminering",),
    shorts=("ldl", "diskrimineringsloven"),
)
INTEGRATION = Law(
    "integreringsloven",
    "LOV-2020-11-06-127",
    "integreringsloven",
    "integreringslova",
    _since("2021-01-01"),
    "lovverk: lover/integreringsloven.md",
    titles=("lov om integrering gjennom opplæring, utdanning og arbeid",),
    last="53",
)
SHELTERS = Law(
    "krisesenterlova",
    "LOV-2009-06-19-44",
    "krisesenterlova",
    "krisesenterlova",
    _since("2010-01-01"),
    "lovverk: lover/krisesenterlova.md",
    titles=("lov om kommunale krisesentertilbod",),
    shorts=("krisesenterloven",),
    last="12",
)
CHILDREN = Law(
    "barnevernsloven",
    "LOV-2021-06-18-97",
    "barnevernsloven",
    "barnevernslova",
    _since("2023-01-01"),
    "lovverk: lover/barnevernsloven-bvl.md",
    titles=("lov om barnevern",),
    shorts=("bvl",),
    last="18-2",
)
SAMI = Law(
    "sameloven",
    "LOV-1987-06-12-56",
    "sameloven",
    "samelova",
    _since("1989-02-24"),
    "lovverk: lover/sameloven-samel.md",
    titles=("lov om sametinget og andre samiske rettsforhold",),
    last="5-2",
)
COUNCILS = Law(
    "medvirkningsforskriften",
    "FOR-2019-06-17-727",
    "forskrift om medvirkningsordninger",
    "forskrift om medvirkningsordninger",
    _since("2019-11-01"),
    "lovverk: forskrifter/forskrift-om-medvirkningsordninger.md",
    titles=("forskrift om kommunale og fylkeskommunale råd for eldre",),
    last="5",
)

# Acts that are cited in housing-social work, and whose provisions the register has not read: it
# knows when each was in force, and prints them by name and section.
_BY_NAME = (
    Law(
        "personopplysningsloven",
        "LOV-2018-06-15-38",
        "personopplysningsloven",
        "personopplysningslova",
        _since("2018-07-20"),
        "lovverk: lover/bustøttelova.md, note to § 8",
        titles=(
            "lov om behandling av personopplysninger",
            "lov om handsaming av personopplysningar",
        ),
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
        titles=("lov om introduksjonsordning og norskopplæring for nyankomne innvandrere",),
        lingers=True,
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
        titles=(
            "lov om barneverntjenester",
            "lov om barneverntenester",
            "lov om barnevernstjenester",
        ),
        last=CHAPTERS,
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
        titles=(
            "lov om sosiale tjenester m.v.",
            "lov om sosiale tjenester mv.",
            "lov om sosiale tjenester",
            "lov om sosiale tenester",
        ),
        shorts=("sotjl", "sosialtjenestelova"),
        last=CHAPTERS,
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
        titles=("lov om kommuner og fylkeskommuner", "lov om kommunar og fylkeskommunar"),
        shorts=("koml", "kommunel"),
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
        titles=("lov om arkiv",),
        shorts=("arkivloven", "arkl"),
        last="23",
    ),
)

ACTS: tuple[Law, ...] = (
    *(HOUSING, SOCIAL, CARE, HEALTH, PLANNING, LOCAL, ACCESS, ARCHIVE, RECORDS, LANGUAGE),
    *(ADMINISTRATION, COURTS, TENANCY, ALLOWANCE, EQUALITY, INTEGRATION, SHELTERS, CHILDREN),
    *(SAMI, COUNCILS),
    *_BY_NAME,
)


class Coming(Frozen):
    """An act that is adopted and not in force, by the names that it will share with the old one."""

    identifier: str
    names: tuple[str, ...]
    source: str


COMING = (
    Coming(
        "LOV-2025-06-20-81",
        ("forvaltningsloven", "forvaltningslova", "forvaltningslov"),
        "lovverk: lover/kommuneloven.md, note to § 11-10",
    ),
)
