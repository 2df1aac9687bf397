"""Hearings: what is laid out, who is told of it and how, and what they say of it."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.dossier.people import Officer, sender
from pipeline.norm import Term


class Heard(Term):
    """What a hearing is about; the start of a plan is announced, and others are asked for input."""

    START = ("start", "Oppstart av planarbeid")
    START_AND_PROGRAMME = ("start_and_programme", "Oppstart og planprogram")
    PROGRAMME = ("programme", "Planprogram")
    PLAN = ("plan", "Planforslag", "Planframlegg")
    OTHER = ("other", "Annet", "Anna")


class StatementEffect(Term):
    """What a statement leads to."""

    TAKEN_UP = ("taken_up", "Tas til følge", "Blir teken til følgje")
    PARTLY = ("partly", "Tas delvis til følge", "Blir delvis teken til følgje")
    NOTED = ("noted", "Tas til orientering", "Blir teken til orientering")
    NOT_TAKEN_UP = ("not_taken_up", "Tas ikke til følge", "Blir ikkje teken til følgje")


_ADDRESS = r"https?://\S+"


@contract
class Announcement(Timed):
    """One place where a hearing is announced; the letter tells of those to come too."""

    where: str = declare(
        ("Hvor", "Avisen, nettsiden eller stedet."),
        ("Kvar", "Avisa, nettsida eller staden."),
        example="Kommunens nettside",
        example_nn="Nettsida til kommunen",
        usual=True,
    )
    date: dt.date | None = declare(
        ("Dato", "Dagen det kunngjøres."),
        ("Dato", "Dagen det blir kunngjort."),
        default=None,
        example="2026-03-02",
    )
    link: str | None = declare(
        ("Lenke", "Adressen til kunngjøringen på nettet."),
        ("Lenkje", "Adressa til kunngjeringa på nettet."),
        default=None,
        example="https://www.eksempelvik.example/kunngjering",
        pattern=_ADDRESS,
    )


@contract
class HearingDocument(Timed):
    """One of the documents that are laid out."""

    title: str = declare(
        ("Tittel", "Hva dokumentet heter."),
        ("Tittel", "Kva dokumentet heiter."),
        example="Forslag til boligplan",
        example_nn="Framlegg til bustadplan",
    )
    link: str | None = declare(
        ("Lenke", "Adressen til dokumentet på nettet."),
        ("Lenkje", "Adressa til dokumentet på nettet."),
        default=None,
        example="https://www.eksempelvik.example/hoering",
        pattern=_ADDRESS,
    )


@contract
class HearingMeeting(Timed):
    """A meeting where people can ask and say what they think."""

    what: str = declare(
        ("Møte", "Hva slags møte det er."),
        ("Møte", "Kva slags møte det er."),
        example="Folkemøte",
        usual=True,
    )
    date: dt.date = declare(
        ("Dato", "Dagen møtet er."),
        ("Dato", "Dagen møtet er."),
        example="2026-03-16",
    )
    time: str | None = declare(
        ("Klokkeslett", "Når møtet begynner, med time og minutt."),
        ("Klokkeslett", "Når møtet tek til, med time og minutt."),
        default=None,
        example="18:00",
        pattern="([01][0-9]|2[0-3])[:.][0-5][0-9]",
    )
    place: str = declare(
        ("Sted", "Stedet møtet er."),
        ("Stad", "Staden møtet er."),
        example="Rådhuset",
        usual=True,
    )


@contract
class HearingCorrection(Timed):
    """What was wrong in the announcement, told to all who got it; the letter then has that day."""

    known_from: ClassVar[str] = "date"

    date: dt.date = declare(
        ("Dato", "Dagen det ble rettet. Brevet får denne datoen."),
        ("Dato", "Dagen det vart retta. Brevet får denne datoen."),
        example="2026-03-10",
    )
    text: Prose = declare(
        ("Retting", "Hva som var feil, og hva som er riktig."),
        ("Retting", "Kva som var feil, og kva som er rett."),
    )


@contract
class HearingStatement(Timed):
    """One statement: who gave it, the gist of it, and what it led to."""

    known_from: ClassVar[str] = "date"

    by: str = declare(
        ("Fra", "Hvem som uttaler seg. Skriv Innbygger når det er en privatperson."),
        ("Frå", "Kven som uttaler seg. Skriv Innbyggjar når det er ein privatperson."),
        example="Eldrerådet",
        private=True,
    )
    date: dt.date = declare(
        ("Dato", "Dagen uttalelsen er datert."),
        ("Dato", "Dagen fråsegna er datert."),
        example="2026-04-07",
    )
    reference: str | None = declare(
        ("Journalpost", "Nummeret uttalelsen har i arkivet."),
        ("Journalpost", "Nummeret fråsegna har i arkivet."),
        default=None,
        example="26/310-14",
    )
    gist: Prose = declare(
        ("Uttalelse", "Det viktigste de skriver, kort gjengitt."),
        ("Fråsegn", "Det viktigaste dei skriv, kort attgitt."),
        private=True,
    )
    comment: Prose | None = declare(
        ("Kommentar", "Kommunens vurdering av uttalelsen."),
        ("Kommentar", "Vurderinga kommunen gjer av fråsegna."),
        default=None,
    )
    effect: StatementEffect | None = declare(
        ("Virkning", "Om uttalelsen tas til følge."),
        ("Verknad", "Om fråsegna blir teken til følgje."),
        default=None,
    )
    change: Prose | None = declare(
        ("Endring", "Det som er endret i forslaget på grunn av uttalelsen."),
        ("Endring", "Det som er endra i framlegget på grunn av fråsegna."),
        default=None,
    )


@contract
class Hearing(Timed):
    """One hearing, or the notice that the work on a plan begins."""

    known_from: ClassVar[str] = "date"

    id: str = identifier(
        "Kort navn. Det blir en del av filnavnet.",
        "Kort namn. Det blir ein del av filnamnet.",
        example="housing-plan-2026",
    )
    what: Heard = declare(
        ("Gjelder", "Hva som er på høring. start er varsel om at planarbeidet begynner."),
        ("Gjeld", "Kva som er på høyring. start er varsel om at planarbeidet tek til."),
        default=Heard.PLAN,
    )
    plan: str | None = declare(
        ("Plan", "Nøkkelen til planen. Planen får steget av høringen; det skrives ikke to ganger."),
        (
            "Plan",
            "Nøkkelen til planen. Planen får steget av høyringa; det blir ikkje skrive to gonger.",
        ),
        default=None,
        refers="plans",
    )
    title: str | None = declare(
        ("Tittel", "Det som er på høring, når det ikke er planens tittel."),
        ("Tittel", "Det som er på høyring, når det ikkje er tittelen på planen."),
        default=None,
    )
    date: dt.date = declare(
        ("Dato", "Datoen på brevet."),
        ("Dato", "Datoen på brevet."),
        example="2026-03-02",
    )
    begins: dt.date | None = declare(
        ("Høring fra", "Første dag av høringen. Ellers gjelder brevets dato."),
        ("Høyring frå", "Første dag av høyringa. Elles gjeld datoen på brevet."),
        default=None,
    )
    deadline: dt.date = declare(
        ("Høringsfrist", "Siste dag for å uttale seg."),
        ("Høyringsfrist", "Siste dag for å uttale seg."),
        example="2026-04-20",
    )
    decision: str | None = declare(
        ("Vedtak", "Nøkkelen til vedtaket om høringen. Brevet gjengir det ord for ord."),
        ("Vedtak", "Nøkkelen til vedtaket om høyringa. Brevet gir det att ord for ord."),
        default=None,
        refers="decisions",
    )
    about: Prose | None = declare(
        ("Om saken", "Det mottakerne trenger å vite. Uten det skriver brevet hva planen sier."),
        ("Om saka", "Det mottakarane treng å vite. Utan det skriv brevet kva planen seier."),
        default=None,
    )
    questions: tuple[str, ...] = declare(
        ("Spørsmål", "Det kommunen særlig vil ha svar på."),
        ("Spørsmål", "Det kommunen særleg vil ha svar på."),
        default=(),
    )
    documents: tuple[HearingDocument, ...] = declare(
        ("Dokumenter", "Det som er lagt ut, med lenke."),
        ("Dokument", "Det som er lagt ut, med lenkje."),
        default=(),
    )
    announced: tuple[Announcement, ...] = declare(
        ("Kunngjøring", "Hvor og når høringen kunngjøres."),
        ("Kunngjering", "Kvar og når høyringa blir kunngjord."),
        default=(),
    )
    meetings: tuple[HearingMeeting, ...] = declare(
        ("Møter", "Møter der folk kan spørre og si hva de mener."),
        ("Møte", "Møte der folk kan spørje og seie kva dei meiner."),
        default=(),
    )
    send_to: Prose | None = declare(
        (
            "Slik sender dere uttalelse",
            "Hvor og hvordan. Uten det skriver brevet e-postadressen og arkivsaken til kommunen.",
        ),
        (
            "Slik sender de fråsegn",
            "Kvar og korleis. Utan det skriv brevet e-postadressa og arkivsaka til kommunen.",
        ),
        default=None,
    )
    receivers: tuple[str, ...] = declare(
        ("Sendt til", "Nøklene til dem som får brevet."),
        ("Sendt til", "Nøklane til dei som får brevet."),
        default=(),
        refers="stakeholders",
    )
    others: tuple[str, ...] = declare(
        (
            "Andre mottakere",
            "Andre organer og organisasjoner som får brevet. Ingen privatpersoner.",
        ),
        ("Andre mottakarar", "Andre organ og organisasjonar som får brevet. Ingen privatpersonar."),
        default=(),
    )
    corrections: tuple[HearingCorrection, ...] = declare(
        ("Rettinger", "Det som var feil i kunngjøringen."),
        ("Rettingar", "Det som var feil i kunngjeringa."),
        default=(),
    )
    officer: Officer = sender()
    approver: Officer | None = declare(
        ("Godkjenner", "Lederen som godkjenner brevet."),
        ("Godkjennar", "Leiaren som godkjenner brevet."),
        default=None,
    )
    case: str | None = declare(
        ("Sak", "Nøkkelen til saken som legges fram etter høringen. Den viser uttalelsene."),
        ("Sak", "Nøkkelen til saka som blir lagd fram etter høyringa. Ho viser fråsegnene."),
        default=None,
        refers="cases",
    )
    reported: dt.date | None = declare(
        ("Oppsummert", "Datoen på oversikten over uttalelsene. Ellers gjelder sakens dato."),
        ("Oppsummert", "Datoen på oversikta over fråsegnene. Elles gjeld datoen til saka."),
        default=None,
        example="2026-05-04",
    )
    statements: tuple[HearingStatement, ...] = declare(
        ("Uttalelser", "Uttalelsene som er kommet inn, i den rekkefølgen de får nummer."),
        ("Fråsegner", "Fråsegnene som er komne inn, i den rekkjefølgja dei får nummer."),
        default=(),
    )

    @property
    def first_day(self) -> dt.date:
        """The first day of the hearing."""
        return self.begins or self.date
