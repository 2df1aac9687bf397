"""Decisions: what a body has decided, word for word."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.dossier.people import Officer
from pipeline.norm import Term


class Notice(Term):
    """How much the notice of a decision tells."""

    SHORT = ("short", "Bare vedtaket", "Berre vedtaket")
    FULL = ("full", "Hele behandlingen", "Heile behandlinga")


class PointStatus(Term):
    """How far what a body has decided has come."""

    NOT_BEGUN = ("not_begun", "Ikke påbegynt", "Ikkje påbyrja")
    UNDER_WAY = ("under_way", "Under arbeid")
    DONE = ("done", "Utført")
    DROPPED = ("dropped", "Bortfalt", "Bortfalle")


@contract
class DecidedPoint(Timed):
    """One point of a decision: its words, and who carries it out by when."""

    short: ClassVar[str] = "text"

    text: str = declare(
        ("Vedtakspunkt", "Ordlyden, uten nummer."),
        ("Vedtakspunkt", "Ordlyden, utan nummer."),
        example="Kommunestyret vedtar verdigrunnlaget.",
        example_nn="Kommunestyret vedtek verdigrunnlaget.",
        usual=True,
    )
    points: tuple[str, ...] = declare(
        ("Underpunkter", "Ordlyden, uten bokstav. Bokstavene gir programmet."),
        ("Underpunkt", "Ordlyden, utan bokstav. Bokstavane gir programmet."),
        default=(),
    )
    owner: str | None = declare(
        ("Ansvarlig", "Nøkkelen til enheten som skal utføre punktet."),
        ("Ansvarleg", "Nøkkelen til eininga som skal utføre punktet."),
        default=None,
        example="housing-office",
        refers="stakeholders",
    )
    deadline: dt.date | None = declare(
        ("Frist", "Når punktet skal være utført."),
        ("Frist", "Når punktet skal vere utført."),
        default=None,
        example="2026-10-01",
    )
    come_back: bool = declare(
        ("Ny sak", "true når organet har bedt om en ny sak."),
        ("Ny sak", "true når organet har bede om ei ny sak."),
        default=False,
    )
    forwarded: bool = declare(
        ("Oversendt", "true når organet sendte over et forslag uten å vedta det."),
        ("Oversend", "true når organet sende over eit framlegg utan å vedta det."),
        default=False,
    )


@contract
class PointProgress(Timed):
    """What is told of a point of a decision on one day."""

    known_from: ClassVar[str] = "date"

    point: int | None = declare(
        ("Vedtakspunkt", "Nummeret på punktet. Uten nummer gjelder det alle punktene."),
        ("Vedtakspunkt", "Nummeret på punktet. Utan nummer gjeld det alle punkta."),
        default=None,
        minimum=1,
    )
    date: dt.date = declare(
        ("Dato", "Dagen dette ble meldt."),
        ("Dato", "Dagen dette vart meldt."),
        example="2026-05-20",
    )
    status: PointStatus = declare(
        ("Status", "Hvor langt punktet er kommet."),
        ("Status", "Kor langt punktet er kome."),
    )
    text: Prose | None = declare(
        ("Det som er gjort", "Hva som er gjort, og hva som gjenstår."),
        ("Det som er gjort", "Kva som er gjort, og kva som står att."),
        default=None,
    )
    case: str | None = declare(
        ("Sak", "Nøkkelen til den nye saken, når punktet er utført med den."),
        ("Sak", "Nøkkelen til den nye saka, når punktet er utført med ho."),
        default=None,
        refers="cases",
    )
    decision: str | None = declare(
        ("Nytt vedtak", "Nøkkelen til vedtaket som lukker punktet. Det trengs når det bortfaller."),
        ("Nytt vedtak", "Nøkkelen til vedtaket som lukkar punktet. Det trengst når det fell bort."),
        default=None,
        refers="decisions",
    )


@contract
class DecisionReport(Timed):
    """A report to a body on how far what it has decided in a period has come."""

    known_from: ClassVar[str] = "date"
    else_today: ClassVar[bool] = True

    id: str = identifier(
        "Kort navn. Det blir en del av filnavnet.",
        "Kort namn. Det blir ein del av filnamnet.",
        example="spring-2026",
    )
    body: str | None = declare(
        ("Organ", "Organet som har vedtatt. Uten organ gjelder det alle."),
        ("Organ", "Organet som har vedteke. Utan organ gjeld det alle."),
        default=None,
        example="kommunestyret",
    )
    begins: dt.date = declare(
        ("Fra", "Første dag i perioden. Åpne punkter fra før kommer med."),
        ("Frå", "Første dag i perioden. Opne punkt frå før kjem med."),
        example="2026-01-01",
    )
    ends: dt.date = declare(
        ("Til", "Siste dag i perioden."),
        ("Til", "Siste dag i perioden."),
        example="2026-04-30",
    )
    date: dt.date | None = declare(
        ("Dato", "Dokumentets dato. Ellers gjelder dossierets dato."),
        ("Dato", "Datoen til dokumentet. Elles gjeld datoen til dossieret."),
        default=None,
    )
    officer: Officer = declare(
        ("Saksbehandler", "Den som har skrevet rapporten."),
        ("Saksbehandlar", "Den som har skrive rapporten."),
    )
    comment: Prose | None = declare(
        ("Merknad", "Det organet bør vite om arbeidet samlet."),
        ("Merknad", "Det organet bør vite om arbeidet samla."),
        default=None,
    )


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
        (
            "Meldt",
            (
                "Datoen på meldingen om vedtaket. Uten den har utkastet dossierets dato, og et"
                " vedtak som er mer enn tre uker gammelt, får ingen melding."
            ),
        ),
        (
            "Meldt",
            (
                "Datoen på meldinga om vedtaket. Utan han har utkastet datoen til dossieret, og eit"
                " vedtak som er meir enn tre veker gammalt, får inga melding."
            ),
        ),
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
    distribution: tuple[str, ...] = declare(
        (
            "Meldingen sendes til",
            "Nøklene til dem som skal ha melding om vedtaket. Ellers gjelder det saken har.",
        ),
        (
            "Meldinga går til",
            "Nøklane til dei som skal ha melding om vedtaket. Elles gjeld det saka har.",
        ),
        default=(),
        refers="stakeholders",
    )
    adopts_foundation: bool = declare(
        ("Vedtar verdigrunnlaget", "true når vedtaket gjør verdigrunnlaget gjeldende."),
        ("Vedtek verdigrunnlaget", "true når vedtaket gjer verdigrunnlaget gjeldande."),
        default=False,
    )
    points: tuple[DecidedPoint, ...] = declare(
        ("Vedtak", "Ordlyden, ett punkt om gangen. Uten når ordlyden ikke er kjent."),
        ("Vedtak", "Ordlyden, eitt punkt om gongen. Utan når ordlyden ikkje er kjend."),
        default=(),
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
    progress: tuple[PointProgress, ...] = declare(
        ("Oppfølging", "Hvor langt punktene er kommet, én melding om gangen."),
        ("Oppfølging", "Kor langt punkta er komne, éi melding om gongen."),
        default=(),
    )
