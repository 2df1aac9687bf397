"""The law register: provisions with the interval they are in force, as data."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.norm import NO_BREAK, Norm


@dataclass(frozen=True, slots=True)
class Law:
    """An act or a regulation, by the short name that both norms cite it with."""

    key: str
    identifier: str
    nb: str
    nn: str

    def name(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision in one wording; `valid_to` is the last day that it was in force."""

    law: Law
    section: str
    valid_from: dt.date
    nb: str
    nn: str
    source: str
    checked_on: dt.date
    valid_to: dt.date | None = None
    replaced_by: str = ""

    def in_force(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def content(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb

    def citation(self, norm: Norm) -> str:
        """Write boligsosialloven § 5, with the sign and the number kept on one line."""
        return f"{self.law.name(norm)} §{NO_BREAK}{self.section}"




def provision(law: str, section: str, day: dt.date) -> Provision | None:
    """Give the wording in force at a day, or None: rule L001 says why."""
    return next((one for one in wordings(law, section) if one.in_force(day)), None)


def wordings(law: str, section: str) -> Iterator[Provision]:
    """Give every wording of a provision that the register holds, oldest first."""
    return (one for one in PROVISIONS if one.law.key == law and one.section == section)


PROVISIONS: tuple[Provision, ...] = ()
