"""References: the numbers that the archive has given a document, in the archive's own form."""

import datetime as dt
from typing import Any

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed


@contract
class OtherNumber(Timed):
    """A number of a sort that only some archives have."""

    label: str = declare(
        ("Navn på nummeret", "Det nummeret heter hos dere."),
        ("Namn på nummeret", "Det nummeret heiter hos dykk."),
        example="Bilag nr.",
    )
    number: str = declare(
        ("Nummer", "Nummeret slik arkivet skriver det."),
        ("Nummer", "Nummeret slik arkivet skriv det."),
        example="14",
    )


@contract
class References:
    """What a document is found by; what it does not say is as the municipality has it."""

    case_number: str | None = declare(
        ("Arkivsak", "Saksnummeret, når dokumentet har et annet enn kommunens arkivsak her."),
        ("Arkivsak", "Saksnummeret, når dokumentet har eit anna enn arkivsaka til kommunen her."),
        default=None,
        example="2026/1234",
    )
    document_number: str | None = declare(
        ("Dokumentnummer", "Nummeret på dokumentet eller journalposten."),
        ("Dokumentnummer", "Nummeret på dokumentet eller journalposten."),
        default=None,
        example="26/1845-12",
    )
    sequence: str | None = declare(
        ("Løpenummer", "Løpenummeret i journalen."),
        ("Løpenummer", "Løpenummeret i journalen."),
        default=None,
        example="9351/2026",
    )
    classification: str | None = declare(
        ("Arkivkode", "Koden, når dokumentet har en annen enn arkivsaken."),
        ("Arkivkode", "Koden, når dokumentet har ein annan enn arkivsaka."),
        default=None,
        example="F17",
    )
    your_reference: str | None = declare(
        ("Deres referanse", "Nummeret hos den som dokumentet svarer eller går til."),
        ("Dykkar referanse", "Nummeret hos den som dokumentet svarer eller går til."),
        default=None,
        example="2026/331",
    )
    your_date: dt.date | None = declare(
        ("Deres dato", "Datoen på brevet som dokumentet svarer på."),
        ("Dykkar dato", "Datoen på brevet som dokumentet svarer på."),
        default=None,
    )
    others: tuple[OtherNumber, ...] = declare(
        ("Andre nummer", "Nummer som bare noen arkiver har."),
        ("Andre nummer", "Nummer som berre nokre arkiv har."),
        default=(),
    )


def referred() -> Any:
    """Declare what a document is found by."""
    return declare(
        ("Referanser", "Nummer og koder for dette dokumentet alene."),
        ("Referansar", "Nummer og kodar for dette dokumentet åleine."),
        default=References(),
    )
