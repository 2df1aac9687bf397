"""The municipality register: number, name and county, from SSB Klass classification 131."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# The register is SSB's list at 2026-01-01. No number has changed since the division of
# 2024-01-01, so it holds from that day; of earlier days it says nothing.
VALID_FROM = dt.date(2024, 1, 1)

# From here up the numbers are free: SSB has 9999 for unknown, dossiers use them for invented ones.
INVENTED_FROM = "9900"


@dataclass(frozen=True, slots=True)
class Registered:
    """A municipality by its number; a bilingual name is in one text, as Trondheim - Tråante."""

    number: str
    name: str
    county: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name in each language, without the county that tells two of one name apart."""
        return tuple(one.partition(" (")[0].strip() for one in self.name.split(" - "))


def municipality(number: str) -> Registered | None:
    """Give the municipality with this number, or None if the register has none."""
    return register().get(number)


@cache
def register() -> dict[str, Registered]:
    """Give all municipalities by number, in the order of the list."""
    text = Path(__file__).with_name("municipalities.csv").read_text("utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {number: Registered(number, name, county) for number, name, _, county in rows}
