"""L: what texts cite is in force, and is cited as the law has it."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.at import there
from pipeline.dossier.cases import DECIDED_KINDS, Case
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mandate import Mandate
from pipeline.dossier.own import day_of
from pipeline.dossier.walk import Written
from pipeline.registers.dates import HOUSING_ACT
from pipeline.registers.laws import LAWS, wordings
from pipeline.rules.provisions import ended
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, sentences

_NEW_ARCHIVE_LAW = dt.date(2026, 1, 1)


# hol and sotjl are the short forms that veiviseren.no and the services use.
_SHORT_FORMS = {"hol": "helse-og-omsorgstjenesteloven", "sotjl": "sosialtjenesteloven"}
_NAMES = {
    name.lower(): key
    for key, law in LAWS.items()
    if not key[-1].isdigit()  # an act of an earlier year has the name of today's
    for name in (law.nb, law.nn, law.nb.removesuffix("en") + "a")
} | _SHORT_FORMS
_ANY_NAME = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
# A word processor may write any dash between chapter and number.
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")
_SECTION = r"§\s*(?P<section>\d+(?:[-\u2010-\u2013\u2212]\d+)?(?: [a-z]\b)?)"
_CITATIONS = (
    re.compile(rf"\b(?P<name>{_ANY_NAME})s?\.?,?\s+{_SECTION}", re.IGNORECASE),
    re.compile(rf"{_SECTION}\s+i\s+(?P<name>{_ANY_NAME})", re.IGNORECASE),
)
_SIGN = re.compile("§")
# A sentence that tells that a provision is gone may name it.
_TELLS = re.compile(
    r"opphev|opphørt|opphøyrt|tidligere|tidlegare|erstatt|avløs|avløys|tok over|overt(?:ok|ek|ar)"
    r"|til og med|fram til|inntil|gamle|før\b|(?:gjelder|gjaldt) ikke|(?:gjeld|galdt) ikkje",
    re.IGNORECASE,
)


def _sentences(
    dossier: Dossier, sought: re.Pattern[str], *marks: str
) -> Iterator[tuple[Written, str]]:
    """Give the author's own sentences that hold what is sought; it always has one of the marks."""
    for one in dossier.reading.holding(*marks):
        if not is_quoted(one.path) and sought.search(one.text):
            yield from ((one, text) for text in sentences(one.text) if sought.search(text))


@rule("L003")
def text_cites_no_repealed_provision(dossier: Dossier) -> Iterator[Finding]:
    """No text rests on a provision that was repealed before its date.

    Older templates still cite helse- og omsorgstjenesteloven § 3-7, which was repealed when
    boligsosialloven came into force on 1 July 2023. A sentence that says the provision is
    repealed may name it, and so may a quoted decision.

    Wrong:

        cases:
          - facts: Etter helse- og omsorgstjenesteloven § 3-7 skal kommunen medvirke.

    Right:

        cases:
          - facts: Helse- og omsorgstjenesteloven § 3-7 er opphevet og erstattet av ny lov.

    Source: LOV-2022-12-20-121 § 12 (lovverk: helse-og-omsorgstjenesteloven-hol.md, § 3-7)
    """
    for one, sentence in _sentences(dossier, _SIGN, "§"):
        if _TELLS.search(sentence):
            continue
        day = day_of(dossier, one.path)
        for found in (match for form in _CITATIONS for match in form.finditer(sentence)):
            section = found["section"].translate(_DASHES)
            held = list(wordings(_NAMES[found["name"].lower()], section))
            if held and all(h.valid_to and h.valid_to < day for h in held):
                yield Finding(one.path, *ended(held[-1], day))


_OLD_WORDING = re.compile(
    r"medvirk\w*\s+til\s+å\s+skaff|medverk\w*\s+til\s+å\s+skaff", re.IGNORECASE
)
_SOCIAL_15 = re.compile(r"(sosialten\w+|sosialtjen\w+|sotjl)\.?,?\s+§\s*15\b", re.IGNORECASE)


@rule("L004", severity=Severity.WARNING)
def section_15_is_cited_as_it_reads_now(dossier: Dossier) -> Iterator[Finding]:
    """Sosialtjenesteloven § 15 is not given its wording from before July 2023.

    Until 30 June 2023 the provision said that the municipality in NAV shall contribute to
    finding homes. Now it points to boligsosialloven. Guidance on the web still has the old text.

    Wrong:

        cases:
          - facts: Etter sosialtjenesteloven § 15 skal NAV medvirke til å skaffe boliger.

    Right:

        cases:
          - facts: Etter sosialtjenesteloven § 15 skal NAV medvirke i det boligsosiale arbeidet.

    Source: sosialtjenesteloven § 15 as amended by LOV-2022-12-20-121 (lovverk)
    """
    for one, sentence in _sentences(dossier, _SOCIAL_15, "§"):
        if (
            _OLD_WORDING.search(sentence)
            and not _TELLS.search(sentence)
            and day_of(dossier, one.path) >= HOUSING_ACT
        ):
            yield Finding(
                one.path,
                say("sosialtjenesteloven § 15 is given with its wording from before 2023-07-01"),
                say("say that help follows boligsosialloven, and that NAV takes part in the work"),
            )


_POINT_FORM = re.compile(
    r"(?:omsorgst\w+|\bhol)\.?,?\s+§\s*1,?\s+(?:punkt|pkt\.?)\s*\d", re.IGNORECASE
)


@rule("L005")
def the_purpose_is_cited_by_number(dossier: Dossier) -> Iterator[Finding]:
    """The purpose of helse- og omsorgstjenesteloven is cited as § 1-1 nr. 2.

    Older guidance writes § 1, punkt 2, but the act has no § 1. A reader cannot find it.

    Wrong:

        cases:
          - facts: Formålet står i helse- og omsorgstjenesteloven § 1, punkt 2.

    Right:

        cases:
          - facts: Formålet står i helse- og omsorgstjenesteloven § 1-1 nr. 2.

    Source: helse- og omsorgstjenesteloven § 1-1 (lovverk)
    """
    for one in dossier.reading.holding("§"):
        if not is_quoted(one.path) and _POINT_FORM.search(one.text):
            yield Finding(
                one.path,
                say("a provision is cited in the form § 1, punkt"),
                say("write § 1-1 nr. and the number"),
            )


_HOUSING_MARKS = ("sosialloven", "sosial lov", "sosiallova", "lov-2022-12-20", "desember 2022 nr.")
_HOUSING_NAME = re.compile(
    r"boligsosialloven|boligsosial lov|bustadsosial(?:lova| lov)|LOV-2022-12-20-121"
    r"|20\.\s*desember 2022 nr\.\s*121",
    re.IGNORECASE,
)


@rule("L006", severity=Severity.WARNING)
def housing_work_rests_on_the_housing_act(dossier: Dossier) -> Iterator[Finding]:
    """A case or a mandate on housing-social work names boligsosialloven.

    Since 1 July 2023 the act gives the municipality its duties in this field. A case without
    it lacks the most important part of its legal basis.

    Wrong:

        cases:
          - background: Kommunen vil samle det boligsosiale arbeidet.
            facts: Seks enheter har oppgaver.

    Right:

        cases:
          - background: Boligsosialloven § 5 krever samarbeid på tvers.

    Source: boligsosialloven §§ 5, 6 (lovverk); kommuneloven § 13-1
    """
    named = {
        one.path[:2]
        for one in dossier.reading.holding(*_HOUSING_MARKS)
        if _HOUSING_NAME.search(one.text)
    }
    items: list[tuple[str, int, Case | Mandate]] = [
        *(("cases", n, one) for n, one in enumerate(dossier.cases) if one.kind in DECIDED_KINDS),
        *(("mandate", n, one) for n, one in enumerate(dossier.mandate)),
    ]
    for section, n, one in items:
        day = one.date or dossier.date
        if day < HOUSING_ACT or (section, n) in named:
            continue
        held = there(dossier.guidelines, dossier.moment(day))
        if not any(act.law == "boligsosialloven" and act.id in one.guidelines for _, act in held):
            yield Finding(
                (section, n, "guidelines"),
                say("boligsosialloven is not named"),
                say(
                    "add a guideline with law: boligsosialloven, such as § 5, and name its id here"
                ),
            )


_OLD_ARCHIVE = re.compile(
    r"FOR-2017-12-19-2286|riksarkivarens forskrift|riksarkivaren si forskrift"
    r"|forskrift 19\.\s*desember 2017 nr\.\s*2286",
    re.IGNORECASE,
)


@rule("L007", severity=Severity.WARNING)
def the_repealed_archive_regulation_is_not_cited(dossier: Dossier) -> Iterator[Finding]:
    """Riksarkivarens forskrift is not cited after 2025.

    The regulation, with its list of archive formats, was repealed on 1 January 2026. PDF/A is
    still a good choice, but no longer because the list says so.

    Wrong:

        cases:
          - facts: Dokumentene lagres som PDF/A etter riksarkivarens forskrift.

    Right:

        cases:
          - facts: Dokumentene lagres som PDF/A, som er god praksis.

    Source: arkivforskrifta (FOR-2025-12-17-2647) § 52 (lovverk)
    """
    for one, sentence in _sentences(dossier, _OLD_ARCHIVE, "2286", "riksarkivar"):
        if not _TELLS.search(sentence) and day_of(dossier, one.path) >= _NEW_ARCHIVE_LAW:
            yield Finding(
                one.path,
                say("riksarkivarens forskrift was repealed 2026-01-01"),
                say("cite arkivlova or arkivforskrifta of 2025, or call it practice"),
            )


_NOT_IN_FORCE = re.compile(r"LOV-2025-06-20-81|lov 20\.\s*juni 2025 nr\.\s*81\b", re.IGNORECASE)

# A sentence that tells that an act is still to come may name it.
_TELLS_LATER = re.compile(
    r"kraft|(?:gjelder|gjeld) ikk(?:e|je)|ikk(?:e|je) (?:begynt å gjelde|teke til å gjelde)"
    r"|(?:skal|vil) (?:gjelde|avløse|avløyse|erstatte|overta|ta over)",
    re.IGNORECASE,
)


@rule("L008", severity=Severity.WARNING)
def the_coming_administration_act_is_not_cited(dossier: Dossier) -> Iterator[Finding]:
    """The new forvaltningslov of 2025 is not cited before it is in force.

    The act is adopted, but the King had not set the day it comes into force when the register
    was checked. Until then forvaltningsloven of 1967 applies.

    Wrong:

        cases:
          - facts: Saken behandles etter LOV-2025-06-20-81.

    Right:

        cases:
          - facts: Saken behandles etter forvaltningsloven.

    Source: kommuneloven § 11-10, note on LOV-2025-06-20-81 (lovverk)
    """
    for one, sentence in _sentences(dossier, _NOT_IN_FORCE, "2025-06-20", "juni 2025 nr."):
        if not _TELLS_LATER.search(sentence):
            yield Finding(
                one.path,
                say("LOV-2025-06-20-81 is not in force"),
                say("cite forvaltningsloven of 1967, or say that the new act is not in force"),
            )
