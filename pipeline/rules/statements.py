"""L: what texts say that an act says is held against the few things that the register knows of it.

Only a sentence that gives the act its voice is looked at: one that cites the provision, or the
meaning of a guideline that is the provision. What somebody thinks or plans is his own.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import day_of
from pipeline.pattern import pattern
from pipeline.registers.citing import cited, plain
from pipeline.registers.laws import LAWS
from pipeline.registers.statements import DUES, DUTIES, TERMS, LegalDay, LegalDuty, LegalTime, Sense
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, sentences, unquoted

_OPINION = pattern(
    r"\b(?:mener|meiner|foreslår|foreslo|tilrår|anbefaler|rår|ønsker|ønskjer|håper|vurderer|ber|"
    r"ser\s+for\s+seg|kommunedirektøren|rådmannen|arbeidsgruppa|arbeidsgruppen|utvalget|utvalet|vi)\b",
    re.IGNORECASE,
)


class _Voice(NamedTuple):
    """A sentence that speaks of provisions; those stand between the act's name and `end`."""

    path: KeyPath
    sentence: str
    provisions: frozenset[tuple[str, str]]
    end: int


def _voices(dossier: Dossier) -> Iterator[_Voice]:
    for one in dossier.reading.holding("§", "paragraf"):
        if is_quoted(one.path) or _is_meaning(one.path):
            continue
        day = day_of(dossier, one.path)
        for sentence in sentences(plain(one.text)):
            held = cited(sentence)
            if held:
                found = frozenset((each.meant(day).key, each.section) for each in held)
                found |= _alone(sentence, {key for key, _ in found})
                last = _COMPARED.search(sentence[: held[0].start])
                yield _Voice(one.path, unquoted(sentence), found, 0 if last else held[0].end)
    for n, guideline in enumerate(dossier.guidelines):
        own = frozenset({(guideline.law or "", guideline.section or "")})
        for paragraph in guideline.meaning:
            for sentence in sentences(plain(paragraph)):
                named = frozenset((each.laws[0].key, each.section) for each in cited(sentence))
                place = ("guidelines", n, "meaning")
                yield _Voice(place, unquoted(sentence), named or own, 0)


# What a sentence rests on may stand last: «Kommunen bør ha oversikt, jf. boligsosialloven § 5.»
_COMPARED = pattern(r"\b(?:jfr?\.?|jamfør|jevnfør)\s*$", re.IGNORECASE)
# A section without an act belongs to the one act of its sentence: «§ 5 … innen juli, jf. § 10.»
_ALONE = pattern(r"\bjfr?\.? § ?(\d+(?:-\d+)?)(?=[.,;)]|$)")


def _alone(sentence: str, acts: set[str]) -> frozenset[tuple[str, str]]:
    if len(acts) != 1:
        return frozenset()
    return frozenset((act, one[1]) for act in acts for one in _ALONE.finditer(sentence))


def _is_meaning(path: KeyPath) -> bool:
    return path[0] == "guidelines" and path[2:] == ("meaning",)


_WEAK = (
    r"\b(?:bør|burde|kan\s+(?:kommun\w+\s+)?(?:selv\s+|sjølv\s+)?(?:velge|velje)\s+å|(?:blir\s+|er\s+)?(?:oppfordre[ts]?|oppmoda)\s+(?:til|om)\s+å"
    r"|(?:blir\s+|er\s+)?(?:anbefal(?:t|es)|tilrådd)\s+å"
    # The act itself, and not somebody else, encourages.
    r"|(?:(?:loven|lova|paragrafen|[\d-]+)\s+|(?<!\w\s))(?:oppfordrer|oppmodar|oppmoder)"
    r"\s+(?:kommun\w+\s+)?(?:til|om)\s+å)\s+(?:\w+\s+){0,2}?"
)
_WEAKLY = pattern(_WEAK, re.IGNORECASE)
_BETTER = pattern(
    r"\b(?:bedre|betre|nye?|nytt|oppdater\w*|felles|samla|samlet|tydelig\w*|tydeleg\w*|klar\w*|mer|meir"
    r"|større|flere|fleire|egne?|eige?n?|årlige?|årleg|løpende|løpande|jevnlig|jamleg|gode?|godt|tett\w*)\b",
    re.IGNORECASE,
)
_CHOICE = pattern(
    r"\b(?:det\s+er|er\s+det|dette\s+er|er\s+dette|er)\s+(?:\w+\s+)?(?:frivillig|friviljug|valgfri(?:tt)?|valfri(?:tt)?)\b"
    r"(?!\s+(?:sektor|innsats|arbeid|organisasjon|for\s+(?!kommun)|å\s+(?:svare|delta|ta\s+imot|søke|bruke)))"
    r"|\b(?:selv|sjølv)\s+(?:velge|velje|velger|vel|avgjøre|avgjere|avgjør|avgjer)\s+om\b"
    r"|\bopp\s+til\s+(?:den\s+enkelte\s+)?kommunen?\s+(?:\w+\s+)?om\b"
    r"|\bkommunen\s+(?:kan\s+)?(?:selv\s+|sjølv\s+)?(?:velger|vel|velge|velje)\s+(?:selv\s+|sjølv\s+)?om\b"
    r"|\b(?:kommunen|kommunane|kommuner)\s+(?:har|er)\s+(?:ikke|ikkje|ingen|inga)\s+(?:noen\s+|noka\s+)?"
    r"(?:plikt|forpliktet|forplikta|pålagt|pålagd|pliktig)\b",
    re.IGNORECASE,
)


@rule("L011", severity=Severity.WARNING)
def a_duty_is_told_as_a_duty(dossier: Dossier) -> Iterator[Finding]:
    """What an act says shall be done is not told as a choice.

    Boligsosialloven § 5 says that the municipality shall have an overview, shall cooperate and
    shall set goals. A reader who is told that it should, or that it is voluntary, decides on a
    wrong basis. An opinion of what should be better than the act asks is none of this.

    Wrong:

        guidelines:
          - law: boligsosialloven
            section: 5
            meaning: Loven sier at kommunen bør ha oversikt over behovet.

    Right:

        guidelines:
          - law: boligsosialloven
            section: 5
            meaning: Loven sier at kommunen skal ha oversikt over behovet.

    Source: boligsosialloven § 5 (lovverk); kommuneloven § 13-1 third paragraph
    """
    for one in _voices(dossier):
        weak = next((each for each in DUTIES if _weakened(one, each)), None)
        if weak:
            yield Finding(
                one.path,
                say(
                    "{law} § {section} says shall, and the text tells it as a choice",
                    law=LAWS[weak.law].nb,
                    section=weak.section,
                ),
                say("write skal, as the act does, or say whose opinion it is"),
            )


def _weakened(one: _Voice, duty: LegalDuty) -> bool:
    if (duty.law, duty.section) not in one.provisions or _OPINION.search(one.sentence):
        return False
    after = one.sentence[one.end :]
    # What is the same for each duty is sought first: an expression for each is dear to compile.
    found = _WEAKLY.search(after) and re.search(f"{_WEAK}(?:{duty.does})", after, re.IGNORECASE)
    if found and not _BETTER.search(found[0]):
        return True
    about = rf"\b(?:{duty.about})"
    return bool(_CHOICE.search(one.sentence) and re.search(about, one.sentence, re.IGNORECASE))


_NUMBERS = (
    *("null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve"),
    *("tolv", "tretten", "fjorten"),
)
_VALUES = {word: n for n, word in enumerate(_NUMBERS)} | {"ett": 1, "én": 1, "ei": 1, "ein": 1}
_VALUES |= {"éi": 1, "eitt": 1, "syv": 7, "tjue": 20, "tretti": 30}
_AMOUNT = pattern(
    rf"\b(?P<count>\d+|{'|'.join(_VALUES)})\s+(?P<unit>dager|dagar|dagers|dag|uker|ukers|uke|veker|vekers|veke"
    r"|måneder|månader|måneders|måned|månad|års?)\b",
    re.IGNORECASE,
)
_DAYS = {"d": 1, "u": 7, "v": 7, "m": 30, "å": 365}
_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "desember"),
)
_LAYS_DOWN = pattern(
    r"\b(?:skal|må|krever|kreve|krevje|krev|gir|gjev|kan|minst|minimum|innen|innan|\w*frist\w*|senest|seinast)\b",
    re.IGNORECASE,
)
# Times of somebody else: an answer, an extension, what is before or after.
_OTHER = pattern(
    r"\b(?:utvid\w*|forleng\w*|lengre|lenger|ekstra|ytterligere|svar\w*|ferie\w*|behandl\w*\s+saken)\b",
    re.IGNORECASE,
)


@rule("L012", severity=Severity.WARNING)
def a_deadline_of_an_act_is_told_right(dossier: Dossier) -> Iterator[Finding]:
    """A time that an act sets is told as the act sets it.

    A review of lawfulness may be asked for within three weeks, a plan is on hearing for six weeks
    at least, and what boligsosialloven § 5 asks of plans is due on 1 July 2027. Who is told of
    another day comes too late, or believes that he does. Your own goals may be earlier.

    Wrong:

        cases:
          - facts: Etter boligsosialloven § 10 skal kravene være oppfylt innen 1. juli 2028.

    Right:

        cases:
          - facts: Etter boligsosialloven § 10 skal kravene være oppfylt innen 1. juli 2027.

    Source: boligsosialloven §§ 10, 11; kommuneloven §§ 14-3, 27-1; plan- og bygningsloven §§ 10-1,
    11-4, 11-13, 11-14; forvaltningsloven § 29 (lovverk)
    """
    for one in _voices(dossier):
        for due in DUES:
            if (due.law, due.section) in one.provisions and _other_day(one.sentence, due.day):
                yield Finding(one.path, *_due(due))
        for term in TERMS:
            if (term.law, term.section) in one.provisions and _other_time(one.sentence, term):
                yield Finding(one.path, *_term(term))
    for term in TERMS:
        yield from _uncited(dossier, term) if term.known else ()


def _uncited(dossier: Dossier, term: LegalTime) -> Iterator[Finding]:
    """Find a term told wrong where no provision of it is cited."""
    for one in dossier.reading.holding(
        "lovlighetskontroll", "lovlegkontroll", "lovlegheitskontroll"
    ):
        if is_quoted(one.path):
            continue
        for sentence in sentences(plain(one.text)):
            named = any(each.section == term.section for each in cited(sentence))
            if not named and _other_time(unquoted(sentence), term):
                yield Finding(one.path, *_term(term))


def _other_time(sentence: str, term: LegalTime) -> bool:
    if not re.search(term.about, sentence, re.IGNORECASE) or not _LAYS_DOWN.search(sentence):
        return False
    told = [_length(one) for one in _AMOUNT.finditer(sentence)]
    if not told or _OTHER.search(sentence):
        return False
    if term.sense is Sense.EXACT:
        return term.length not in told
    if term.sense is Sense.MOST:
        return all(term.length < one for one in told)
    return all(one < term.length for one in told)


def _length(found: re.Match[str]) -> int:
    count = found["count"].lower()
    return (_VALUES.get(count) or int(count)) * _DAYS[found["unit"][0].lower()]


_DATE = pattern(
    rf"\b(?:(?P<day>\d{{1,2}})\.\s*(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
    r"|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"
    r"|(?:innen|innan|før|i\s+løpet\s+av|utgangen\s+av|frist\w*\s+(?:er|var)|senest|seinast)\s+"
    r"(?:utgangen\s+av\s+|sommeren\s+|våren\s+|høsten\s+|hausten\s+|sommaren\s+)?(?P<alone>20\d\d)"
    r"|(?:fra|frå)\s+(?:og\s+med\s+)?(?P<since>20\d\d))\b",
    re.IGNORECASE,
)
_ASKED = pattern(
    r"\b(?:krav\w*|frist\w*|oppfyl\w*|overgang\w*|loven|lova|innen|innan|senest|seinast)\b",
    re.IGNORECASE,
)
_DEMANDS = pattern(r"\b(?:krav\w*|fristen)\b", re.IGNORECASE)
_IN_FORCE = pattern(r"\bkraft\b|ta(?:r|tt)?\s+til\s+å\s+gjelde|tok\s+til", re.IGNORECASE)


def _other_day(sentence: str, right: dt.date) -> bool:
    """Tell whether a sentence gives a later day than the act, or the act an earlier one."""
    if not _ASKED.search(sentence):
        return False
    days = [one for one in map(_day, _DATE.finditer(sentence)) if one]
    if not days or right in days:
        return False
    if any(one > right for one in days):
        return True
    return bool(_DEMANDS.search(sentence)) and not _IN_FORCE.search(sentence) and max(days) < right


def _day(found: re.Match[str]) -> dt.date | None:
    if found["since"]:
        # From an earlier year on says nothing of the day that it is due.
        year = int(found["since"])
        return dt.date(year, 1, 1) if year > _DUE_YEAR else None
    if found["alone"]:
        year = int(found["alone"])
        # The year of the day itself says nothing wrong; a later one does.
        return dt.date(year, 12, 31) if year != _DUE_YEAR else DUES[0].day
    month = _MONTHS.index(found["month"].lower()) + 1 if found["month"] else int(found["m"])
    try:
        return dt.date(int(found["year"] or found["y"]), month, int(found["day"] or found["d"]))
    except ValueError:
        return None


_DUE_YEAR = DUES[0].day.year


def _due(due: LegalDay) -> tuple[Text, Text]:
    return (
        say(
            "{law} § {section} sets the day {day}, and the text another",
            law=LAWS[due.law].nb,
            section=due.section,
            day=due.day,
        ),
        say("write the day of the act; say so where the municipality has set another"),
    )


def _term(term: LegalTime) -> tuple[Text, Text]:
    hint = say("write the time that the act sets")
    if term.weeks:
        message = say(
            "{law} § {section} sets {count} weeks, and the text another time",
            law=LAWS[term.law].nb,
            section=term.section,
            count=term.weeks,
        )
    else:
        message = say(
            "{law} § {section} sets {count} days, and the text another time",
            law=LAWS[term.law].nb,
            section=term.section,
            count=term.days,
        )
    return message, hint
