"""Evaluation: what was asked, what was found, and what is proposed next."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Proposal(Term):
    """What an evaluation leads to."""

    CONTINUE = ("continue", "Føre videre", "Føre vidare")
    REVISE = ("revise", "Revidere", "Revidere")
    REPLACE = ("replace", "Erstatte", "Erstatte")


@contract
class ValueFinding(Timed):
    """What the evaluation found about one value."""

    value: str = declare(
        ("Verdi", "Nøkkelen til verdien."),
        ("Verdi", "Nøkkelen til verdien."),
        example="equal-worth",
        refers="foundation.values",
    )
    text: Prose = declare(
        ("Funn", "Det evalueringen viser."),
        ("Funn", "Det evalueringa viser."),
    )
    proposal: Proposal = declare(
        ("Forslag", "Føre videre, revidere eller erstatte verdien."),
        ("Framlegg", "Føre vidare, revidere eller erstatte verdien."),
    )
    new_text: str | None = declare(
        ("Ny tekst", "Den nye ordlyden, når verdien skal endres."),
        ("Ny tekst", "Den nye ordlyden, når verdien skal endrast."),
        default=None,
    )


@contract
class Evaluation(Timed):
    """One evaluation, as after an election."""

    known_from: ClassVar[str] = "date"

    id: str = identifier(
        "Kort navn. Det blir en del av filnavnet.",
        "Kort namn. Det blir ein del av filnamnet.",
        example="after-2027",
    )
    date: dt.date = declare(
        ("Dato", "Når evalueringen ble gjort."),
        ("Dato", "Når evalueringa vart gjord."),
        example="2028-03-01",
    )
    decided: dt.date | None = declare(
        ("Besluttet", "Når det ble bestemt å evaluere."),
        ("Avgjort", "Når det vart bestemt å evaluere."),
        default=None,
    )
    case: str | None = declare(
        ("Sak", "Nøkkelen til den politiske saken om evalueringen."),
        ("Sak", "Nøkkelen til den politiske saka om evalueringa."),
        default=None,
        refers="cases",
    )
    criteria: tuple[str, ...] = declare(
        ("Kriterier", "Det evalueringen måler mot."),
        ("Kriterium", "Det evalueringa måler mot."),
    )
    findings: tuple[ValueFinding, ...] = declare(
        ("Funn", "Ett funn for hver verdi."),
        ("Funn", "Eitt funn for kvar verdi."),
    )
    proposal: Proposal = declare(
        ("Forslag", "Føre videre, revidere eller erstatte verdigrunnlaget."),
        ("Framlegg", "Føre vidare, revidere eller erstatte verdigrunnlaget."),
    )
    reason: Prose = declare(
        ("Begrunnelse", "Hvorfor dette foreslås."),
        ("Grunngiving", "Kvifor dette blir foreslått."),
    )
