"""Decisions: what a body has decided, word for word."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Notice(Term):
    """How much the notice of a decision tells."""

    SHORT = ("short", "Bare vedtaket", "Berre vedtaket")
    FULL = ("full", "Hele behandlingen", "Heile behandlinga")


@contract
class Decision(Timed):
    """One decision by one body."""

    known_from: ClassVar[str] = "date"

    id: str = identifier(
        "Kort navn som saker og brev viser til.",
        "Kort namn som saker og brev viser til.",
        example="foundation-2025",
    )
    title: str = declare(
        ("Tittel", "Hva vedtaket gjelder."),
        ("Tittel", "Kva vedtaket gjeld."),
        example="Felles verdigrunnlag for boligsosialt arbeid",
        example_nn="Felles verdigrunnlag for bustadsosialt arbeid",
        usual=True,
    )
    body: str = declare(
        ("Organ", "Organet som vedtok, i bestemt form."),
        ("Organ", "Organet som vedtok, i bunden form."),
        example="kommunestyret",
        usual=True,
    )
    date: dt.date = declare(
        ("Møtedato", "Dagen organet vedtok."),
        ("Møtedato", "Dagen organet vedtok."),
        example="2025-06-12",
    )
    case_number: str = declare(
        ("Saksnummer", "Utvalgssaksnummeret i møteboken."),
        ("Saksnummer", "Utvalssaksnummeret i møteboka."),
        example="48/25",
    )
    notified: dt.date | None = declare(
        ("Meldt", "Datoen på meldingen om vedtaket. Ellers gjelder dossierets dato."),
        ("Meldt", "Datoen på meldinga om vedtaket. Elles gjeld datoen til dossieret."),
        default=None,
        example="2025-06-16",
    )
    notice: Notice | None = declare(
        ("Melding", "Om meldingen har bare vedtaket eller hele behandlingen i organet."),
        ("Melding", "Om meldinga har berre vedtaket eller heile behandlinga i organet."),
        default=None,
    )
    case: str | None = declare(
        ("Sak", "Nøkkelen til saken i dossieret som vedtaket svarer på."),
        ("Sak", "Nøkkelen til saka i dossieret som vedtaket svarer på."),
        default=None,
        refers="cases",
    )
    adopts_foundation: bool = declare(
        ("Vedtar verdigrunnlaget", "true når vedtaket gjør verdigrunnlaget gjeldende."),
        ("Vedtek verdigrunnlaget", "true når vedtaket gjer verdigrunnlaget gjeldande."),
        default=False,
    )
    points: tuple[str, ...] = declare(
        ("Vedtak", "Ordlyden, ett punkt om gangen."),
        ("Vedtak", "Ordlyden, eitt punkt om gongen."),
    )
    changes: Prose | None = declare(
        ("Endret fra forslaget", "Hva organet endret."),
        ("Endra frå framlegget", "Kva organet endra."),
        default=None,
    )
    voting: str | None = declare(
        ("Votering", "Resultatet av avstemningen."),
        ("Røysting", "Resultatet av røystinga."),
        default=None,
    )
