"""Guidelines (føringer): national, regional and local, and what each means here."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Level(Term):
    """Who gives the guideline."""

    NATIONAL = ("national", "Nasjonal", "Nasjonal")
    REGIONAL = ("regional", "Regional", "Regional")
    LOCAL = ("local", "Lokal", "Lokal")


@contract
class Guideline(Timed):
    """A law, plan or decision that the work must follow, and its meaning here."""

    known_from: ClassVar[str] = "date"

    id: str = identifier(
        "Kort navn som saker og mandater viser til.",
        "Kort namn som saker og mandat viser til.",
        example="housing-act-5",
    )
    level: Level = declare(
        ("Nivå", "Om føringen er nasjonal, regional eller lokal."),
        ("Nivå", "Om føringa er nasjonal, regional eller lokal."),
    )
    title: str | None = declare(
        ("Tittel", "Navnet på føringen. Utelates når law er fylt ut."),
        ("Tittel", "Namnet på føringa. Blir utelate når law er fylt ut."),
        default=None,
    )
    law: str | None = declare(
        (
            "Lov",
            (
                "Lovens nøkkel i lovregisteret, eller lovens korte navn når registeret ikke har "
                "den. saksflyt check sier fra, og viser nøklene som finnes."
            ),
        ),
        (
            "Lov",
            (
                "Nøkkelen i lovregisteret, eller det korte namnet på lova når registeret ikkje "
                "har henne. saksflyt check seier frå, og viser nøklane som finst."
            ),
        ),
        default=None,
        example="boligsosialloven",
        usual=True,
    )
    section: str | None = declare(
        ("Paragraf", "Paragrafen i loven, uten tegnet."),
        ("Paragraf", "Paragrafen i lova, utan teiknet."),
        default=None,
        example="5",
        usual=True,
        pattern="[0-9]+(-[0-9]+)?( [a-z])?",
    )
    date: dt.date | None = declare(
        ("Dato", "Når føringen ble gitt."),
        ("Dato", "Når føringa vart gitt."),
        default=None,
    )
    source: str | None = declare(
        ("Kilde", "Hvor føringen kan leses. Utelates når law er fylt ut."),
        ("Kjelde", "Kvar føringa kan lesast. Blir utelate når law er fylt ut."),
        default=None,
    )
    meaning: Prose = declare(
        ("Betydning her", "Hva føringen betyr for denne kommunen."),
        ("Kva ho betyr her", "Kva føringa betyr for denne kommunen."),
    )
    changeable: bool = declare(
        ("Kan endres", "true når kommunen selv kan endre føringen, ellers false."),
        ("Kan endrast", "true når kommunen sjølv kan endre føringa, elles false."),
        default=False,
    )
