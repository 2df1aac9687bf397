"""Participation: who took part, at what level, and what it changed."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.dossier.mandate import Process
from pipeline.norm import Term


class ParticipationLevel(Term):
    """The three levels of user participation."""

    INDIVIDUAL = ("individual", "Individnivå", "Individnivå")
    SYSTEM = ("system", "Systemnivå", "Systemnivå")
    MUNICIPAL = ("municipal", "Kommunenivå", "Kommunenivå")


@contract
class Participation(Timed):
    """One contribution from users, organisations, councils or staff."""

    known_from: ClassVar[str] = "date"

    id: str = identifier("Kort navn.", "Kort namn.", example="elders-council")
    who: str = declare(
        ("Hvem", "Organisasjonen, rådet eller gruppen. Aldri en privatperson."),
        ("Kven", "Organisasjonen, rådet eller gruppa. Aldri ein privatperson."),
        example="Eldrerådet",
        usual=True,
    )
    level: ParticipationLevel = declare(
        ("Nivå", "Individ-, system- eller kommunenivå."),
        ("Nivå", "Individ-, system- eller kommunenivå."),
    )
    form: str = declare(
        ("Form", "Møte, høring, verksted eller annet."),
        ("Form", "Møte, høyring, verkstad eller anna."),
        example="Møte",
        usual=True,
    )
    date: dt.date = declare(
        ("Dato", "Når det skjedde."),
        ("Dato", "Når det skjedde."),
        example="2026-03-12",
    )
    process: Process | None = declare(
        ("Arbeidsprosess", "Prosessen innspillet gjelder: values, organisation eller mapping."),
        ("Arbeidsprosess", "Prosessen innspelet gjeld: values, organisation eller mapping."),
        default=None,
    )
    input: Prose = declare(
        ("Innspill", "Hva de sa."),
        ("Innspel", "Kva dei sa."),
    )
    influence: Prose | None = declare(
        ("Virkning", "Hvordan innspillet påvirket resultatet."),
        ("Verknad", "Korleis innspelet påverka resultatet."),
        default=None,
    )
