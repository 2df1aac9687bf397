"""Waivers: rules that a dossier is excused from."""

import datetime as dt

from pipeline.dossier.contract import contract, declare


@contract
class Waiver:
    """A rule that the dossier is excused from, for a reason and until a day."""

    rule: str = declare(
        ("Regel", "Koden til regelen."),
        ("Regel", "Koden til regelen."),
        example="C014",
        pattern=r"[A-Z]\d{3}",
    )
    reason: str = declare(
        ("Begrunnelse", "Hvorfor regelen ikke skal gjelde her."),
        ("Grunngiving", "Kvifor regelen ikkje skal gjelde her."),
        example="Avklart med arkivleder",
        example_nn="Avklart med arkivleiar",
    )
    until: dt.date = declare(
        ("Til og med", "Siste dag unntaket gjelder."),
        ("Til og med", "Siste dag unntaket gjeld."),
        example="2026-12-31",
    )
