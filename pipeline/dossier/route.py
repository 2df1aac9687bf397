"""The route of a political case: the bodies it goes to, and what each does with it."""

import datetime as dt

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Handling(Term):
    """What a body does with the case."""

    ADVISES = ("advises", "Uttaler seg", "Uttaler seg")
    RECOMMENDS = ("recommends", "Innstiller", "Gir tilråding")
    DECIDES = ("decides", "Vedtar", "Vedtek")


@contract
class Meeting(Timed):
    """A stop on the case route."""

    body: str = declare(
        ("Organ", "Utvalget, rådet eller organet."),
        ("Organ", "Utvalet, rådet eller organet."),
        example="Kommunestyret",
        usual=True,
    )
    date: dt.date = declare(
        ("Møtedato", "Dagen møtet holdes."),
        ("Møtedato", "Dagen møtet blir halde."),
        example="2026-06-11",
    )
    case_number: str | None = declare(
        ("Saksnummer", "Utvalgssaksnummeret, når det er kjent."),
        ("Saksnummer", "Utvalssaksnummeret, når det er kjent."),
        default=None,
    )
    handling: Handling = declare(
        ("Behandling", "Om organet uttaler seg, innstiller eller vedtar."),
        ("Behandling", "Om organet uttaler seg, gir tilråding eller vedtek."),
    )
