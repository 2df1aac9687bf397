"""The charter: the values foundation as it hangs on the wall, adopted or still a draft."""

import datetime as dt
from dataclasses import dataclass

from pipeline.dossier.contract import Prose
from pipeline.dossier.decisions import Decision
from pipeline.dossier.values import Foundation, Value
from pipeline.registers.calendar import coming_election


@dataclass(frozen=True, slots=True)
class Charter:
    """The foundation as the dossier has it, and the decision that it rests on, if any yet."""

    title: str
    preamble: Prose
    principles: tuple[Value, ...]
    adoption: Decision | None
    election_year: str

    @property
    def draft(self) -> bool:
        return self.adoption is None


def charter(foundation: Foundation, adoption: Decision | None, day: dt.date) -> Charter:
    """Print the foundation as it stands at a day; the next election is when it is evaluated."""
    return Charter(
        foundation.title,
        foundation.preamble,
        foundation.items,
        adoption,
        election_year(day),
    )


def election_year(day: dt.date) -> str:
    """Give the year of the first election after a day, as text: no thousands are marked in it."""
    return str(coming_election(day).date.year)
