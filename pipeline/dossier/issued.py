"""The register of what has left the house: which documents stand as they are, whoever looks."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term

SHA256 = "[0-9a-f]{64}"
_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


class IssueState(Term):
    """What has become of a document; one that has no entry is a draft."""

    APPROVED = ("approved", "Godkjent", "Godkjent")
    SENT = ("sent", "Sendt", "Sendt")
    DECIDED = ("decided", "Vedtatt", "Vedteke")
    SUPERSEDED = ("superseded", "Erstattet", "Erstatta")


@contract
class Issued(Timed):
    """One document that is no draft any more: it is never made anew."""

    known_from: ClassVar[str] = "date"

    type: str = declare(
        ("Dokumenttype", "Mappen i templates som dokumentet er laget av."),
        ("Dokumenttype", "Mappa i templates som dokumentet er laga av."),
        example="follow-up-letter",
    )
    round: str | None = declare(
        ("Runde", "Nøkkelen til oppfølgingsrunden, når typen lages for hver runde."),
        ("Runde", "Nøkkelen til oppfølgingsrunden, når typen blir laga for kvar runde."),
        default=None,
        example="first",
        refers="follow_up",
    )
    item: str | None = declare(
        ("Gjelder", "Nøkkelen til det dokumentet er laget for. Ikke når typen lages én gang."),
        ("Gjeld", "Nøkkelen til det dokumentet er laga for. Ikkje når typen blir laga éin gong."),
        default=None,
        example="housing-office",
    )
    day: dt.date | None = declare(
        ("Dokumentets dato", "Datoen dokumentet bærer, når ikke noe annet gir den."),
        (
            "Datoen til dokumentet",
            "Datoen dokumentet ber, når ikkje noko anna gir han.",
        ),
        default=None,
    )
    state: IssueState = declare(
        (
            "Tilstand",
            "Om dokumentet er godkjent, sendt, vedtatt eller erstattet. Står ikke i dokumentene.",
        ),
        (
            "Tilstand",
            "Om dokumentet er godkjent, sendt, vedteke eller erstatta. Står ikkje i dokumenta.",
        ),
        example="sent",
    )
    date: dt.date = declare(
        ("Dato for tilstanden", "Dagen det ble godkjent, sendt, vedtatt eller erstattet."),
        ("Dato for tilstanden", "Dagen det vart godkjent, sendt, vedteke eller erstatta."),
        example="2026-01-13",
    )
    by: str | None = declare(
        ("Av", "Den som godkjente det, med navn eller stilling."),
        ("Av", "Den som godkjende det, med namn eller stilling."),
        default=None,
        private=True,
    )
    journal: str | None = declare(
        ("Journalnummer", "Nummeret i arkivet, slik arkivet skriver det."),
        ("Journalnummer", "Nummeret i arkivet, slik arkivet skriv det."),
        default=None,
        example="2024/317-23",
    )
    replaces: dt.date | None = declare(
        ("Erstatter", "Datoen på utgaven som dette dokumentet kom i stedet for."),
        ("Erstattar", "Datoen på utgåva som dette dokumentet kom i staden for."),
        default=None,
    )
    basis: str | None = declare(
        (
            "Grunnlag",
            "Avtrykket av det dokumentet bygger på. saksflyt skriver det. Står ikke i dokumentene.",
        ),
        (
            "Grunnlag",
            "Avtrykket av det dokumentet byggjer på. saksflyt skriv det. Står ikkje i dokumenta.",
        ),
        default=None,
        example=_HASH,
        pattern=SHA256,
    )
    sha256: str | None = declare(
        ("Avtrykk", "Avtrykket av filen selv. saksflyt skriver det. Står ikke i dokumentene."),
        ("Avtrykk", "Avtrykket av sjølve fila. saksflyt skriv det. Står ikkje i dokumenta."),
        default=None,
        example=_HASH,
        pattern=SHA256,
    )

    @property
    def key(self) -> str:
        """The key of what the document is made for, as its file has it."""
        return "-".join(filter(None, (self.item, self.round)))
