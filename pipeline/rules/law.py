"""L: texts cite the acts of the field, as the law has them."""

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
from pipeline.pattern import pattern
from pipeline.registers.dates import HOUSING_ACT
from pipeline.rules.gone import tells_gone
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, sentences

_NEW_ARCHIVE_LAW = dt.date(2026, 1, 1)


def _sentences(
    dossier: Dossier, sought: re.Pattern[str], *marks: str
) -> Iterator[tuple[Written, str]]:
    """Give the author's own sentences that hold what is sought; it always has one of the marks."""
    for one in dossier.reading.holding(*marks):
        if not is_quoted(one.path) and sought.search(one.text):
            yield from ((one, text) for text in sentences(one.text) if sought.search(text))


def _told_gone(sentence: str, sought: re.Pattern[str], year: int) -> bool:
    found = sought.search(sentence)
    return bool(found and tells_gone(sentence, found.start(), found.end(), year))


_OLD_WORDING = pattern(r"medvirk\w*\s+til\s+å\s+skaff|medverk\w*\s+til\s+å\s+skaff", re.IGNORECASE)
_SOCIAL_15 = pattern(r"(sosialten\w+|sosialtjen\w+|sotjl)\.?,?\s+§\s*15\b", re.IGNORECASE)


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
            and not _told_gone(sentence, _SOCIAL_15, HOUSING_ACT.year)
            and day_of(dossier, one.path) >= HOUSING_ACT
        ):
            yield Finding(
                one.path,
                say("sosialtjenesteloven § 15 is given with its wording from before 2023-07-01"),
                say("say that help follows boligsosialloven, and that NAV takes part in the work"),
            )


_POINT_FORM = pattern(
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
_HOUSING_NAME = pattern(
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
    known = {one.id for one in dossier.guidelines}
    for section, n, one in items:
        day = one.date or dossier.date
        if day < HOUSING_ACT or (section, n) in named:
            continue
        held = there(dossier.guidelines, dossier.moment(day))
        if not known.issuperset(one.guidelines):
            continue  # what a wrong reference was to name is not known, and R001 tells it
        if not any(act.law == "boligsosialloven" and act.id in one.guidelines for _, act in held):
            yield Finding(
                (section, n, "guidelines"),
                say("boligsosialloven is not named"),
                say(
                    "add a guideline with law: boligsosialloven, such as § 5, and name its id here"
                ),
            )


_OLD_ARCHIVE = pattern(
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
        gone = _told_gone(sentence, _OLD_ARCHIVE, _NEW_ARCHIVE_LAW.year)
        if not gone and day_of(dossier, one.path) >= _NEW_ARCHIVE_LAW:
            yield Finding(
                one.path,
                say("riksarkivarens forskrift was repealed 2026-01-01"),
                say("cite arkivlova or arkivforskrifta of 2025, or call it practice"),
            )
