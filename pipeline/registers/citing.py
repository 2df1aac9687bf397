"""Citations in a text: the provisions and acts that it names, in whatever way it spells them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.frozen import Frozen
from pipeline.pattern import pattern
from pipeline.registers.acts import ACTS, COMING, Coming, Law

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "desember"),
)
# A word processor may write any dash between chapter and number, and any space before them.
_PLAIN = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), "\u00ad": None}
    | dict.fromkeys("\u00a0\u2009\u202f\t\n", " ")
)
_ONE = r"\d+(?: ?[a-h]-\d+| ?- ?\d+)?(?: ?[a-h]\b)?"
_SIGN = r"(?:§{1,2}|\bparagraf(?:en|ane|ene|er|ar)?\b)"
# More sections need two signs at the head or one of their own: «§ 3-7 og 12 boliger» has one.
_LIST = (
    rf"(?P<sections>§§ ?{_ONE}(?:(?:, ?| og | eller | samt | til )§* ?{_ONE})*"
    rf"|{_SIGN} ?{_ONE}(?:(?:, ?| og | eller | samt )§+ ?{_ONE})*)"
)
_ORDINAL = r"(?:første|fyrste|andre|annet|tredje|fjerde|femte|siste|\d\.)"
_PART = rf"(?:,? (?:{_ORDINAL} (?:ledd|leden|punktum|setning)|bokstav [a-h]\b|nr\.? ?\d+))*"
_YEARS = r"(?:19|20)\d\d"
_OF_YEAR = (
    rf"(?:,? (?:av|fra|frå) (?P<year>{_YEARS})|,? \((?:av |fra |frå )?(?P<paren>{_YEARS})\))?"
)
_LATER = rf"(?: \((?:(?:lov|loven|lova) )?(?:av |fra |frå )?(?P<later>{_YEARS})\))?"
_ITEM = pattern(_ONE, re.IGNORECASE)
_SECTIONS = pattern(_LIST, re.IGNORECASE)
# What follows a name: its sections at once, or after a verb, or after the rest of a title.
_FOLLOWING = tuple(
    pattern(rf"s?{_OF_YEAR}{form}", re.IGNORECASE)
    for form in (
        rf"(?: \([^)§]{{1,40}}\))?[.,]{{0,2}} ?(?:sin |si )?(?:kap(?:ittel|\.)? ?\d+,? ?)?{_LIST}"
        + _PART
        + _LATER,
        rf"(?P<gap> [^§.;:]{{1,60}}?)(?: i| av| etter) {_LIST}",
        rf"(?P<gap> (?:om|av|m\.? ?[vm]\.?)(?: [^§;:]{{1,100}}?)?)[,.]? {_LIST}",
    )
)
_BETWEEN = pattern(
    _PART
    + r",? (?:i|av) (?:den |det )?"
    + r"(?:gamle |gamal |nye |tidligere |tidlegare |dagens |gjeldende |gjeldande )?",
    re.IGNORECASE,
)
_YEAR = pattern(_OF_YEAR, re.IGNORECASE)
_DATED = pattern(rf"\bav \d+\. \w+ ({_YEARS})")
_NUMBER = pattern(r"(?P<sort>lov|for)-(?P<date>\d{4}-\d\d-\d\d)(?:-(?P<nr>\d+))?\b", re.IGNORECASE)
_WRITTEN = pattern(
    r"\b(?P<sort>lov|for)(?:a|en|skrift|skrifta|skriften)?(?: nr\.? ?(?P<first>\d+))?"
    rf" (?:av |fra |frå )?(?P<day>\d+)\. ?(?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})"
    r"(?:,? nr\.? ?(?P<nr>\d+)\b)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Write a text with one kind of dash and one kind of space, so that a citation is found."""
    return text.translate(_PLAIN)


class Cited(Frozen):
    """A provision that a text cites, or a whole act, between two places of the plain text.

    `laws` are the acts that have the name, the newest first.
    """

    laws: tuple[Law, ...]
    section: str
    start: int
    end: int

    def meant(self, day: dt.date) -> Law:
        """Give the act that is meant at a day: one that can have the section, in force if any is.

        Where no act of the name can have it, the newest is meant.
        """
        able = [one for one in self.laws if not self.section or one.has(self.section)]
        here = (one for one in able if one.in_force(day))
        return next(here, able[0] if able else self.laws[0])


class _Name(NamedTuple):
    """A name where it stands; it is `exact` where it is a number, a year or a whole title."""

    start: int
    end: int
    laws: tuple[Law, ...]
    exact: bool


# Several rules ask of the same sentences, one after the other.
@lru_cache(maxsize=1024)
def cited(text: str) -> tuple[Cited, ...]:
    """Give the provisions that a plain text cites, and the acts that it names by number or year.

    A section between two names belongs to the nearest.
    """
    names = tuple(_named(text))
    best: dict[int, tuple[int, Cited]] = {}
    for place, far, one in _provisions(text, names):
        if place not in best or far < best[place][0]:
            best[place] = far, one
    held = [one for _, one in best.values()]
    for name in names:
        if not any(one.start <= name.start and name.end <= one.end for one in held):
            held += _act(text, name)
    return tuple(sorted(held, key=lambda one: (one.start, one.end)))


def _act(text: str, name: _Name) -> Iterator[Cited]:
    found = _YEAR.match(text, name.end)
    year = _year(found) if found else ""
    laws = tuple(one for one in name.laws if one.year == year) if year else name.laws
    if len(laws) == 1 and (year or name.exact):
        yield Cited(laws, "", name.start, found.end() if found else name.end)


def coming(text: str) -> Iterator[tuple[Coming, int, int]]:
    """Give the acts that a plain text names and that are not in force, each with its place."""
    numbers, small = tuple(_numbers(text)), text.lower()
    for one in COMING:
        for start, end, identifier in numbers:
            if identifier == one.identifier:
                yield one, start, end
        if any(name in small for name in one.names):
            for found in _coming_form(one).finditer(text):
                yield one, found.start(), found.end()


def _provisions(text: str, names: tuple[_Name, ...]) -> Iterator[tuple[int, int, Cited]]:
    """Give each section with its place and how far it stands from the name."""
    lists = tuple(_SECTIONS.finditer(text))
    for name in names:
        for form in _FOLLOWING:
            found = form.match(text, name.end)
            if found and not _another(found, name, names):
                laws = _of_year(name.laws, _year(found))
                for item in _ITEM.finditer(text, *found.span("sections")):
                    one = Cited(laws, _section(item[0]), name.start, found.end())
                    yield item.start(), item.start() - name.end, one
        for held in lists:
            if held.end() < name.start and _BETWEEN.fullmatch(text, held.end(), name.start):
                after = _YEAR.match(text, name.end)
                laws = _of_year(name.laws, _year(after) if after else "")
                for item in _ITEM.finditer(text, *held.span()):
                    one = Cited(laws, _section(item[0]), held.start(), name.end)
                    last = item.end() == held.end()
                    yield item.start(), 0 if last else name.start - item.end(), one


def _another(found: re.Match[str], name: _Name, names: tuple[_Name, ...]) -> bool:
    """Tell whether another act stands between a name and the section that it would have."""
    return any(
        name.end <= one.start < found.start("sections") and not set(one.laws) & set(name.laws)
        for one in names
    )


def _year(found: re.Match[str]) -> str:
    held = found.groupdict()
    dated = _DATED.search(held.get("gap") or "")
    said = held.get("year") or held.get("paren") or held.get("later")
    return said or (dated[1] if dated else "")


def _of_year(laws: tuple[Law, ...], year: str) -> tuple[Law, ...]:
    return tuple(one for one in laws if one.year == year) or laws


def _section(written: str) -> str:
    """Write a section as the register does: 3-7, 12 a."""
    return re.sub(r"(?<=\d)(?=[a-h]$)", " ", written.replace(" ", "").lower())


def _named(text: str) -> Iterator[_Name]:
    """Give the acts that a text names, the longest name at each place."""
    small = text.lower()
    taken = 0
    found = [(start, -len(name), name) for name in _names() for start in _places(small, name)]
    for start, length, name in sorted(found):
        end = start - length
        if start >= taken and not small[start - 1 : start].isalnum() and _ends(small, end):
            taken = end
            laws = _names()[name]
            yield _Name(start, end, laws, name.startswith("lov om ") and len(laws) == 1)
    for start, end, identifier in _numbers(text):
        if identifier in _by_number():
            yield _Name(start, end, (_by_number()[identifier],), exact=True)


def _places(text: str, name: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + 1)


def _ends(text: str, end: int) -> bool:
    """Tell whether a name ends here, or with the s of a genitive."""
    after = text[end : end + 2]
    return not after[:1].isalnum() or (after[0] == "s" and not after[1:].isalnum())


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the acts that are named as LOV-2011-06-24-30 or lov 24. juni 2011 nr. 30."""
    for found in _NUMBER.finditer(text):
        held = (found["sort"].upper(), found["date"], found["nr"])
        yield found.start(), found.end(), "-".join(filter(None, held))
    for found in _WRITTEN.finditer(text):
        month = _MONTHS.index(found["month"].lower()) + 1
        date = f"{found['year']}-{month:02}-{int(found['day']):02}"
        held = (found["sort"].upper(), date, found["nr"] or found["first"])
        yield found.start(), found.end(), "-".join(filter(None, held))


@cache
def _by_number() -> dict[str, Law]:
    return {one.identifier: one for one in ACTS}


@cache
def _names() -> dict[str, tuple[Law, ...]]:
    """Give the acts that each name is of, the newest first."""
    held: dict[str, dict[str, Law]] = {}
    for law in ACTS:
        for name in _names_of(law):
            held.setdefault(name.lower(), {})[law.key] = law
    return {
        name: tuple(sorted(laws.values(), key=lambda one: one.begins, reverse=True))
        for name, laws in held.items()
    }


def _names_of(law: Law) -> Iterable[str]:
    base = law.nb.partition(" av ")[0]
    other = law.nn.partition(" av ")[0]
    return (base, other, base.removesuffix("en") + "a", *law.shorts, *law.titles)


@cache
def _coming_form(one: Coming) -> re.Pattern[str]:
    name = "|".join(map(re.escape, one.names))
    day = dt.date.fromisoformat(one.identifier[4:14])
    dated = rf"(?:{day.day}\. ?{_MONTHS[day.month - 1]} )?{day.year}"
    return pattern(
        rf"\b(?:nye|komande|kommende) (?:{name})s?\b|\b(?:{name})(?: av| fra| frå)? \(?{dated}\b",
        re.IGNORECASE,
    )
