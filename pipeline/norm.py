"""The two written norms of Norwegian, and how each writes a date, a number and a term."""

import re
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Self

# A space that keeps a figure, or a section sign and its number, on one line.
NO_BREAK = "\u00a0"

_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


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

    def label(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


def long_date(day: date) -> str:
    """Write 1. juli 2027; the months are spelt alike in both norms."""
    return f"{day.day}.{NO_BREAK}{_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year}"


def number(value: int | Decimal) -> str:
    """Write 48 246 and 1,10: a space before each three digits, a comma, decimals as given."""
    whole, _, decimals = (
        f"{value:,f}".partition(".")
        if isinstance(value, Decimal)
        else (
            f"{value:,}",
            "",
            "",
        )
    )
    whole = whole.replace(",", NO_BREAK).replace("-", "\u2212")
    return f"{whole},{decimals}" if decimals else whole


def show(value: object) -> str:
    """Print a value of a dossier that is not text; the engine refuses what is no scalar."""
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int | Decimal):
        return number(value)
    return str(value)


_BREAKABLE = re.compile(
    r"(§§?|\b[Nn]r\.|\b[Kk]ap\.|\bkl\.) (?=\d)|(?<=\d) (?=\d{3}\b|%|kr\b|prosent\b)"
)


def keep_together(text: str) -> str:
    """Keep a section sign, nr. or kap. on one line with its number, and a figure in one piece."""
    return _BREAKABLE.sub(lambda match: (match[1] or "") + NO_BREAK, text)
