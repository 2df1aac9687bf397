"""The two written norms, and how they write a date, a number and a term; the door to Babel."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache, lru_cache
from typing import Self

# A space that keeps a figure, or a section sign and its number, on one line.
NO_BREAK = "\u00a0"
# A hyphen that keeps the chapter and the number of a section on one line.
NO_BREAK_HYPHEN = "\u2011"
# Printed where a table cell has nothing to say.
DASH = "\u2013"


class Norm(StrEnum):
    """Bokmål or nynorsk, by the codes of språklova's own texts."""

    NB = "nb"
    NN = "nn"

    @property
    def language(self) -> str:
        """The tag that Word's w:lang and a PDF's /Lang carry."""
        return f"{self.value}-NO"


class Term(Enum):
    """A closed word of the contract: what the author writes, and how each norm prints it."""

    nb: str
    nn: str

    def __new__(cls, value: str, nb: str, nn: str = "") -> Self:
        term = object.__new__(cls)
        term._value_ = value
        term.nb = nb
        term.nn = nn or nb
        return term

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Take a word by what documents print for it too, in either norm."""
        looks = str(value).casefold()
        found = [one for one in cls if looks in (one.nb.casefold(), one.nn.casefold())]
        return found[0] if len(found) == 1 else None

    def label(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


# What documents print after what nobody has decided yet.
PROPOSED = {Norm.NB: "foreslått", Norm.NN: "foreslått"}


@cache
def long_date(day: date) -> str:
    """Write 1. juli 2027, day and month kept on one line; both norms spell the months alike."""
    from babel.dates import format_date

    return format_date(day, "d. MMMM y", locale=Norm.NB.value).replace(" ", NO_BREAK, 1)


def short_date(day: date) -> str:
    """Write 01.07.2027."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def number(value: int | Decimal) -> str:
    """Write 48 246 and 1,10: decimals as many as they were given."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return _number(value, -exponent if isinstance(exponent, int) else 0)


@cache
def _number(value: int | Decimal, decimals: int) -> str:
    """Remember by the decimals too: 1 and 1.0 are equal, and not written alike."""
    from babel.numbers import format_decimal

    pattern = "#,##0." + "0" * decimals if decimals > 0 else "#,##0"
    return format_decimal(value, pattern, locale=Norm.NB.value).replace("-", "\u2212")


def listed(names: Sequence[str]) -> str:
    """Write A, B og C: both norms join the last one with the same word."""
    return " og ".join(one for one in (", ".join(names[:-1]), *names[-1:]) if one)


_FROM_TWO = ("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
_UP_TO_TWELVE = {
    Norm.NB: ("ingen", "én", *_FROM_TWO),
    Norm.NN: ("ingen", "éin", *_FROM_TWO),
}


def in_words(count: int, norm: Norm) -> str:
    """Write a number up to twelve in words: ingen, én, to; the others as number() does."""
    held = _UP_TO_TWELVE[norm]
    return held[count] if 0 <= count < len(held) else number(count)


def capital(text: str) -> str:
    """Write the first letter large, and leave the others as they are: NAV stays NAV."""
    return text[:1].upper() + text[1:]


def show(value: object) -> str:
    """Print a value of a dossier that is not text; the engine refuses what is no scalar."""
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int | Decimal):
        return number(value)
    return str(value)


MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_BREAKABLE = re.compile(
    r"(?<=§) (?=\d)|(?<=\b[Nn]r\.) (?=\d)|(?<=\b[Kk]ap\.) (?=\d)|(?<=\bkl\.) (?=\d)"
    rf"|(?<=\b[Ss]ak) (?=\d)|(?<=\d\.) (?=(?:{MONTHS})\b)"
    r"|(?<=\b[Vv]edlegg) (?=\d)"
    r"|(?<=\d) (?=\d{3}\b|%|kr\b|prosent\b)"
)
# § 3-10; §§ 11-3, 12-7 og 5, where the sign says that more than one follows.
_SECTION = r"\d+(?:-\d+)?(?: ?[a-z]\b)?"
_SECTIONS = re.compile(
    rf"§§[\u00a0 ]?{_SECTION}(?:(?:, | og | eller | til ){_SECTION})*|§[\u00a0 ]?\d+-\d"
)
_IN_SECTION = re.compile(r"(?<=\d)-(?=\d)")


@lru_cache(maxsize=65536)
def keep_together(text: str) -> str:
    """Keep a sign on one line with its number, a day with its month, and a figure in one piece.

    What is searched for with an ordinary hyphen is found all the same: readers of documents fold
    the two into one.
    """
    kept = _BREAKABLE.sub(NO_BREAK, text)
    return _SECTIONS.sub(_unbroken, kept) if "§" in kept else kept


def _unbroken(sections: re.Match[str]) -> str:
    return _IN_SECTION.sub(NO_BREAK_HYPHEN, sections[0])
