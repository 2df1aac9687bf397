"""Who writes and approves: the same of a case, of the letters about a decision, of an order."""

from typing import Any

from pipeline.contract.declare import contract, declare


@contract
class Officer:
    """An officer of the municipality, by name and title."""

    name: str = declare(
        ("Navn", "For- og etternavn."),
        ("Namn", "For- og etternamn."),
        example="Kari Eksempel",
        private=True,
    )
    title: str = declare(
        ("Stilling", "Stillingen, med liten forbokstav."),
        ("Stilling", "Stillinga, med liten forbokstav."),
        example="rådgiver",
        example_nn="rådgivar",
        usual=True,
    )
    phone: str | None = declare(
        ("Telefon", "Telefonen på kontoret. Bare saksbehandlerens står i dokumentene."),
        ("Telefon", "Telefonen på kontoret. Berre den til saksbehandlaren står i dokumenta."),
        default=None,
        example="00 00 00 00",
        private=True,
    )


def sender() -> Any:
    """Declare who sends letters that ask for something."""
    return declare(
        ("Saksbehandler", "Den som sender brevene og tar imot svarene."),
        ("Saksbehandlar", "Den som sender breva og tek imot svara."),
    )


def approver() -> Any:
    return declare(
        ("Godkjenner", "Lederen som godkjenner brevene."),
        ("Godkjennar", "Leiaren som godkjenner breva."),
    )


def answering() -> Any:
    return declare(
        ("Slik svarer dere", "Hvordan svaret skal sendes."),
        ("Slik svarer de", "Korleis svaret skal sendast."),
        example="Send svaret til postmottaket. Skriv ikke om enkeltpersoner.",
        example_nn="Send svaret til postmottaket. Skriv ikkje om enkeltpersonar.",
        usual=True,
    )
