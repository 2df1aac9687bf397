"""Attachments: the documents that follow a document, and those that only its archive has."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.dossier.access import Access, exempt


@contract
class Attachment(Timed):
    """A document that follows another, which numbers it."""

    short: ClassVar[str] = "title"

    title: str = declare(
        ("Vedlegg", "Det dokumentet heter."),
        ("Vedlegg", "Det dokumentet heiter."),
        example="Utkast til verdigrunnlag",
    )
    date: dt.date | None = declare(
        ("Dato", "Dagen dokumentet er datert. Står det i documents, gir registeret dagen."),
        ("Dato", "Dagen dokumentet er datert. Står det i documents, gir registeret dagen."),
        default=None,
    )
    sender: str | None = declare(
        ("Avsender", "Den som har skrevet eller sendt dokumentet."),
        ("Avsendar", "Den som har skrive eller sendt dokumentet."),
        default=None,
        example="Husbanken",
    )
    reference: str | None = declare(
        ("Nummer", "Dokumentnummeret, slik arkivet skriver det."),
        ("Nummer", "Dokumentnummeret, slik arkivet skriv det."),
        default=None,
        example="26/1845-3",
    )
    printed: bool = declare(
        ("Trykt", "false for det som ligger i arkivsaken, men ikke følger dokumentet."),
        ("Prenta", "false for det som ligg i arkivsaka, men ikkje følgjer dokumentet."),
        default=True,
    )
    printed_for: tuple[str, ...] = declare(
        ("Trykt til", "Organene som får det trykt, når ikke alle får det."),
        ("Prenta til", "Organa som får det prenta, når ikkje alle får det."),
        default=(),
    )
    document: str | None = declare(
        ("Dokumenttype", "Mappen i templates, når vedlegget er laget av dette dossieret."),
        ("Dokumenttype", "Mappa i templates, når vedlegget er laga av dette dossieret."),
        default=None,
        example="value-foundation",
        pattern="[a-z]+(-[a-z]+)*",
    )
    item: str | None = declare(
        ("Gjelder", "Nøkkelen til det dokumentet er laget for, slik documents har den."),
        ("Gjeld", "Nøkkelen til det dokumentet er laga for, slik documents har han."),
        default=None,
        example="housing-office",
    )
    link: str | None = declare(
        ("Lenke", "Adressen på nettet, når dokumentet ligger der."),
        ("Lenkje", "Adressa på nettet, når dokumentet ligg der."),
        default=None,
        example="https://www.eksempelvik.example/plan",
        pattern=r"https?://[^ ]+",
    )
    access: Access | None = exempt()
