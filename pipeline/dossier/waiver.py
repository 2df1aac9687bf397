"""Waivers: rules that a dossier is excused from."""

import datetime as dt

from pipeline.contract.declare import contract, declare


@contract
class Waiver:
    """A rule that the dossier is excused from, for a reason and until a day."""

    rule: str = declare(
        ("Regel", "Koden til regelen."),
        ("Regel", "Koden til regelen."),
        example="C014",
        pattern="[A-Z][0-9]{3}",
    )
    at: str | None = declare(
        (
            "Sted",
            (
                "Stedet unntaket gjelder for, og alt under det: nøklene ovenfra med punktum "
                "mellom. Et punkt i en liste skrives med sin id, eller med nummeret, talt fra 0."
            ),
        ),
        (
            "Stad",
            (
                "Staden unntaket gjeld for, og alt under han: nøklane ovanfrå med punktum "
                "mellom. Eit punkt i ei liste skriv du med id-en, eller med nummeret, talt frå 0."
            ),
        ),
        default=None,
        example="cases.adopt-values.summary",
        pattern=r"[a-z0-9_-]+(\.[a-z0-9_-]+)*",
    )
    reason: str = declare(
        ("Begrunnelse", "Hvorfor regelen ikke skal gjelde her."),
        ("Grunngiving", "Kvifor regelen ikkje skal gjelde her."),
        example="Avklart med arkivleder",
        example_nn="Avklart med arkivleiar",
    )
    until: dt.date = declare(
        (
            "Til og med",
            (
                "Siste dag unntaket gjelder. For en sak, et vedtak, en runde eller et mandat som "
                "er datert innen dagen, gjelder det også etterpå."
            ),
        ),
        (
            "Til og med",
            (
                "Siste dag unntaket gjeld. For ei sak, eit vedtak, ein runde eller eit mandat som "
                "er datert innan dagen, gjeld det òg etterpå."
            ),
        ),
        example="2026-12-31",
    )
