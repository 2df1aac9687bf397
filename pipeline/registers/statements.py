"""What the acts say that texts often tell wrongly: duties, and times that are set."""

import datetime as dt
from enum import Enum

from pipeline.frozen import Frozen
from pipeline.registers.dates import HOUSING_ACT_DUE

_THREE = r"(?:\w+\s+){0,3}?"
_ANY = r"(?:(?:et|eit|skriftlig|skriftleg|enkelt|einskild)\s*)*"


class LegalDuty(Frozen):
    """Something that a provision says shall be done: how a text says it, and what it is about."""

    law: str
    section: str
    does: str
    about: str


DUTIES = (
    LegalDuty("boligsosialloven", "5", rf"(?:ha|skaffe|lage|føre)\s+{_THREE}oversikt", "oversikt"),
    LegalDuty(
        "boligsosialloven",
        "5",
        # With whom else than its own services is the municipality's choice.
        r"(?:samarbeide|samordne)\b(?!\s+med\s+(?:de\s+|dei\s+)?(?:frivill|privat|lag\b|nabo|andre))",
        "samarbeid|samordn",
    ),
    LegalDuty(
        "boligsosialloven",
        "5",
        rf"(?:ha|sette|setje|fastsette|fastsetje)\s+{_THREE}(?:mål|strategi)",
        r"\bmål\b|måla|målene|strategi(?:er|ar)",
    ),
    LegalDuty(
        "boligsosialloven",
        "6",
        # So is the way of helping.
        rf"(?:gi|gje|yte|tilby)\s+{_THREE}(?:hjelp|bistand)"
        r"(?!\w*\s+(?:sammen|saman|gjennom|ved|via|i\s+(?:samarbeid|form)|som|på)\b)",
        "hjelp|bistand",
    ),
    LegalDuty(
        "boligsosialloven",
        "7",
        # That a decision should be quick or easy to read is more than the act asks.
        rf"(?:få|gi|gje|fatte|treffe|gjøre|gjere|skrive)\s+{_ANY}vedtak"
        r"(?=\s*(?:[.,;]|$|\s(?:når|om|hvis|dersom|viss)\b))",
        rf"(?:få|får|gi|gje|fatte|treffe|gjøre|gjere|skrive)\s+{_ANY}vedtak\b",
    ),
    LegalDuty(
        "sosialtjenesteloven",
        "27",
        rf"(?:finne|skaffe|tilby|gi|gje)\s+{_THREE}(?:botilbud|butilbod|husvære|bolig|bustad)",
        "botilbud|butilbod|husvære",
    ),
    LegalDuty(
        "helse-og-omsorgstjenesteloven",
        "3-10",
        r"(?:høre|høyre|bli\s+(?:hørt|høyrde?))\b",
        "hør|høyr",
    ),
    LegalDuty("folkehelseloven", "5", rf"(?:ha|skaffe|lage|føre)\s+{_THREE}oversikt", "oversikt"),
    LegalDuty("folkehelseloven", "7", rf"(?:iverksette|setje|sette)\s+{_THREE}tiltak", "tiltak"),
    LegalDuty(
        "kommuneloven",
        "13-1",
        r"(?:påse|sjå\s+til|utrede|greie\s+ut|iverksette)\b",
        "utred|greid|iverks",
    ),
    LegalDuty("kommuneloven", "14-4", r"vise\b", "økonomiplan"),
    LegalDuty("kommuneloven", "25-1", rf"ha\s+{_THREE}internkontroll", "internkontroll"),
    LegalDuty("kommuneloven", "25-2", r"rapportere\b", "rapport"),
    LegalDuty(
        "plan-og-bygningsloven",
        "10-1",
        rf"(?:vedta|utarbeide|lage|ha)\s+{_THREE}planstrategi",
        "planstrategi",
    ),
    LegalDuty(
        "plan-og-bygningsloven", "11-1", rf"(?:ha|lage|vedta)\s+{_THREE}kommuneplan", "kommuneplan"
    ),
    LegalDuty(
        "krisesenterlova",
        "2",
        rf"(?:sørge|sørgje|ha|gi|tilby)\s+{_THREE}krisesenter",
        "krisesenter",
    ),
)


class Sense(Enum):
    """Whether a term is the least, the most, or neither more nor less."""

    LEAST = "least"
    MOST = "most"
    EXACT = "exact"


class LegalTime(Frozen):
    """A time that a provision sets, in weeks or days, and the words of what it is for.

    It is looked for wherever its `known` words stand, also where no provision is cited.
    """

    law: str
    section: str
    about: str
    sense: Sense
    weeks: int = 0
    days: int = 0
    known: bool = False

    @property
    def length(self) -> int:
        return 7 * self.weeks + self.days


TERMS = (
    LegalTime(
        "kommuneloven", "27-1", r"lovl(?:ig|eg)(?:het|heit)?s?kontroll", Sense.EXACT, 3, known=True
    ),
    LegalTime("forvaltningsloven", "29", r"klag", Sense.EXACT, 3),
    LegalTime(
        "plan-og-bygningsloven", "11-13", r"høring|høyring|ettersyn|uttal|fråseg", Sense.LEAST, 6
    ),
    LegalTime(
        "plan-og-bygningsloven", "11-14", r"høring|høyring|ettersyn|uttal|fråseg", Sense.LEAST, 6
    ),
    LegalTime(
        "plan-og-bygningsloven",
        "10-1",
        r"offentlig|offentleg|legges ut|leggjast ut",
        Sense.LEAST,
        days=30,
    ),
    LegalTime("plan-og-bygningsloven", "10-1", r"konstituer", Sense.MOST, days=365),
    LegalTime(
        "plan-og-bygningsloven",
        "11-4",
        r"offentlig|offentleg|legges ut|leggjast ut",
        Sense.LEAST,
        days=14,
    ),
    LegalTime(
        "kommuneloven", "14-3", r"offentlig|offentleg|legges ut|leggjast ut", Sense.LEAST, days=14
    ),
)


class LegalDay(Frozen):
    """A day that a provision sets for something to be done by."""

    law: str
    section: str
    day: dt.date


DUES = (LegalDay("boligsosialloven", "10", HOUSING_ACT_DUE),)
