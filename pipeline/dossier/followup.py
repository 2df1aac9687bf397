"""Follow-up: the questions to each recipient, and the answers."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar, Self

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Moment, Timed
from pipeline.dossier.people import Officer, answering, approver, sender
from pipeline.frozen import replace
from pipeline.norm import Term


class AnswerStatus(Term):
    """Whether a service lives by a value or a point, or how far a measure of a plan has come."""

    COMPLIES = ("complies", "Etterleves", "Blir etterlevd")
    PARTLY = ("partly", "Etterleves delvis", "Blir delvis etterlevd")
    FAILS = ("fails", "Etterleves ikke", "Blir ikkje etterlevd")
    NOT_STARTED = ("not_started", "Ikke startet", "Ikkje starta")
    STARTED = ("started", "I gang")
    DONE = ("done", "Gjennomført")
    CONTINUED = ("continued", "Føres videre", "Blir ført vidare")
    DROPPED = ("dropped", "Utgår", "Går ut")


# What an answer about a measure of a plan says; the others say how it is lived by what is decided.
OF_MEASURES = frozenset(
    {
        AnswerStatus.NOT_STARTED,
        AnswerStatus.STARTED,
        AnswerStatus.DONE,
        AnswerStatus.CONTINUED,
        AnswerStatus.DROPPED,
    }
)


class MeasureStatus(Term):
    """How far a measure has come."""

    PLANNED = ("planned", "Planlagt", "Planlagt")
    STARTED = ("started", "I gang", "I gang")
    DONE = ("done", "Gjennomført", "Gjennomført")


@contract
class StatusQuestion(Timed):
    """One question, about one value, one point of the decision or one measure of the plan."""

    value: str | None = declare(
        ("Verdi", "Nøkkelen til verdien spørsmålet gjelder."),
        ("Verdi", "Nøkkelen til verdien spørsmålet gjeld."),
        default=None,
        refers="foundation.values",
    )
    point: int | None = declare(
        ("Vedtakspunkt", "Nummeret på punktet i vedtaket."),
        ("Vedtakspunkt", "Nummeret på punktet i vedtaket."),
        default=None,
        minimum=1,
    )
    measure: str | None = declare(
        ("Tiltak i planen", "Nøkkelen til tiltaket i planen som spørsmålet gjelder."),
        ("Tiltak i planen", "Nøkkelen til tiltaket i planen som spørsmålet gjeld."),
        default=None,
        refers="plans.measures",
    )
    text: str = declare(
        ("Spørsmål", "Spørsmålet, så presist at det kan besvares."),
        ("Spørsmål", "Spørsmålet, så presist at det går an å svare."),
        example="Hvordan får søkeren vite hva vedtaket bygger på?",
        example_nn="Korleis får søkjaren vite kva vedtaket byggjer på?",
    )


@contract
class Reminder(Timed):
    """A letter that asks once more for what a recipient has not answered."""

    short: ClassVar[str] = "date"
    known_from: ClassVar[str] = "date"

    date: dt.date = declare(
        ("Dato", "Påminnelsens dato."),
        ("Dato", "Datoen til påminninga."),
        example="2026-10-20",
    )
    deadline: dt.date | None = declare(
        ("Ny svarfrist", "Siste dag for å svare, når påminnelsen gir en ny frist."),
        ("Ny svarfrist", "Siste dag for å svare, når påminninga gir ein ny frist."),
        default=None,
        example="2026-11-06",
    )


@contract
class Request(Timed):
    """A letter to one recipient."""

    known_from: ClassVar[str] = "date"
    else_today: ClassVar[bool] = True

    recipient: str = declare(
        ("Mottaker", "Nøkkelen til enheten eller aktøren."),
        ("Mottakar", "Nøkkelen til eininga eller aktøren."),
        example="housing-office",
        refers="stakeholders",
    )
    your_reference: str | None = declare(
        ("Deres referanse", "Mottakerens saksnummer, når det finnes."),
        ("Dykkar referanse", "Saksnummeret til mottakaren, når det finst."),
        default=None,
    )
    date: dt.date | None = declare(
        ("Dato", "Brevets dato. Ellers gjelder rundens dato, eller dossierets."),
        ("Dato", "Datoen til brevet. Elles gjeld datoen til runden, eller til dossieret."),
        default=None,
    )
    deadline: dt.date | None = declare(
        ("Svarfrist", "Siste dag for å svare. Ellers gjelder rundens frist."),
        ("Svarfrist", "Siste dag for å svare. Elles gjeld fristen til runden."),
        default=None,
        example="2026-10-15",
    )
    reason: Prose = declare(
        ("Hvorfor dere får brevet", "Mottakerens ansvar etter vedtaket."),
        ("Kvifor de får brevet", "Ansvaret mottakaren har etter vedtaket."),
        example="Dere tildeler kommunale boliger.",
        example_nn="De tildeler kommunale bustader.",
        usual=True,
    )
    binding: bool = declare(
        ("Bundet av vedtaket", "false når mottakeren ikke er bundet av kommunens vedtak."),
        ("Bunden av vedtaket", "false når mottakaren ikkje er bunden av vedtaket i kommunen."),
        default=True,
    )
    questions: tuple[StatusQuestion, ...] = declare(
        ("Spørsmål", "Spørsmålene i rekkefølge."),
        ("Spørsmål", "Spørsmåla i rekkjefølgje."),
    )
    reminders: tuple[Reminder, ...] = declare(
        ("Påminnelser", "Dagene mottakeren fikk brev om at svaret mangler. Hver gir et brev."),
        ("Påminningar", "Dagane mottakaren fekk brev om at svaret manglar. Kvar gir eit brev."),
        default=(),
    )


@contract
class Measure(Timed):
    """What is done about a deviation."""

    text: str = declare(
        ("Tiltak", "Det som skal gjøres."),
        ("Tiltak", "Det som skal gjerast."),
        example="Ny mal for vedtak",
        usual=True,
    )
    owner: str = declare(
        ("Ansvarlig", "Nøkkelen til enheten som gjør det."),
        ("Ansvarleg", "Nøkkelen til eininga som gjer det."),
        example="housing-office",
        refers="stakeholders",
    )
    deadline: dt.date = declare(
        ("Frist", "Når tiltaket skal være gjennomført."),
        ("Frist", "Når tiltaket skal vere gjennomført."),
        example="2026-12-31",
    )
    status: MeasureStatus = declare(
        ("Status", "Hvor langt tiltaket er kommet."),
        ("Status", "Kor langt tiltaket er kome."),
        default=MeasureStatus.PLANNED,
    )


@contract
class Answer(Timed):
    """What one recipient answers about one value, one point or one measure."""

    known_from: ClassVar[str] = "date"

    recipient: str = declare(
        ("Mottaker", "Nøkkelen til den som har svart."),
        ("Mottakar", "Nøkkelen til den som har svara."),
        example="housing-office",
        refers="stakeholders",
    )
    value: str | None = declare(
        ("Verdi", "Nøkkelen til verdien svaret gjelder."),
        ("Verdi", "Nøkkelen til verdien svaret gjeld."),
        default=None,
        example="equal-worth",
        refers="foundation.values",
    )
    point: int | None = declare(
        ("Vedtakspunkt", "Nummeret på punktet i vedtaket, når svaret gjelder det."),
        ("Vedtakspunkt", "Nummeret på punktet i vedtaket, når svaret gjeld det."),
        default=None,
        minimum=1,
    )
    measure: str | None = declare(
        ("Tiltak i planen", "Nøkkelen til tiltaket i planen, når svaret gjelder det."),
        ("Tiltak i planen", "Nøkkelen til tiltaket i planen, når svaret gjeld det."),
        default=None,
        refers="plans.measures",
    )
    date: dt.date = declare(
        ("Dato", "Når svaret kom."),
        ("Dato", "Når svaret kom."),
        example="2026-10-10",
    )
    status: AnswerStatus | None = declare(
        (
            "Status",
            "Om det etterleves, eller hvor langt tiltaket er kommet. Uten når ingenting binder.",
        ),
        (
            "Status",
            "Om det blir etterlevd, eller kor langt tiltaket er kome. Utan når ingenting bind.",
        ),
        default=None,
    )
    evidence: Prose = declare(
        ("Grunnlag", "Hva svaret bygger på, uten opplysninger om enkeltpersoner."),
        ("Grunnlag", "Kva svaret byggjer på, utan opplysningar om enkeltpersonar."),
        private=True,
    )
    obstacle: str | None = declare(
        ("Hindring", "Det som står i veien."),
        ("Hindring", "Det som står i vegen."),
        default=None,
    )
    spent: Decimal | None = declare(
        ("Brukt", "Det som er brukt på tiltaket i planen til nå, i hele kroner."),
        ("Brukt", "Det som er brukt på tiltaket i planen til no, i heile kroner."),
        default=None,
        example="1400000",
        minimum=0,
    )
    decisions: tuple[str, ...] = declare(
        ("Vedtak", "Vedtakene som er gjort i arbeidet, med organ og saksnummer."),
        ("Vedtak", "Vedtaka som er gjorde i arbeidet, med organ og saksnummer."),
        default=(),
        example="formannskapet 7/13",
    )
    figures: tuple[str, ...] = declare(
        ("Resultat", "Nøklene til tallene som viser hva som er oppnådd."),
        ("Resultat", "Nøklane til tala som viser kva som er oppnådd."),
        default=(),
        refers="figures",
    )
    remedy: Measure | None = declare(
        ("Tiltak", "Det som gjøres ved avvik, eller det neste som gjøres med tiltaket i planen."),
        ("Tiltak", "Det som blir gjort ved avvik, eller det neste som blir gjort med tiltaket."),
        default=None,
    )


@contract
class Round(Timed):
    """One time that the municipality finds out how a decision is carried out."""

    known_from: ClassVar[str] = "date"

    id: str = identifier(
        "Navnet på runden. Står i navnet på dokumentene fra den andre runden av.",
        "Namnet på runden. Står i namnet på dokumenta frå den andre runden av.",
        example="first",
    )
    decision: str = declare(
        ("Vedtak", "Nøkkelen til vedtaket som følges opp."),
        ("Vedtak", "Nøkkelen til vedtaket som blir følgt opp."),
        example="foundation-2025",
        refers="decisions",
    )
    date: dt.date | None = declare(
        ("Dato", "Datoen på brevene som ikke har sin egen."),
        ("Dato", "Datoen på breva som ikkje har sin eigen."),
        default=None,
        example="2026-09-21",
    )
    deadline: dt.date | None = declare(
        ("Svarfrist", "Fristen for de brevene som ikke har sin egen."),
        ("Svarfrist", "Fristen for dei breva som ikkje har sin eigen."),
        default=None,
        example="2026-10-15",
    )
    reported: dt.date | None = declare(
        (
            "Rapportert",
            "Rapportens dato. Ellers dossierets dato, eller dagen før neste runde.",
        ),
        (
            "Rapportert",
            "Datoen på rapporten. Elles datoen til dossieret, eller dagen før neste runde.",
        ),
        default=None,
        example="2026-11-02",
    )
    officer: Officer = sender()
    approver: Officer = approver()
    answering: Prose = answering()
    use_of_answers: Prose = declare(
        ("Hva svarene brukes til", "Hvem som får rapporten, og når."),
        ("Kva svara blir brukte til", "Kven som får rapporten, og når."),
        example="Svarene går inn i rapporten til kommunestyret.",
        example_nn="Svara går inn i rapporten til kommunestyret.",
        usual=True,
    )
    findings: tuple[str, ...] = declare(
        ("Funn", "Det rapporten skal si at svarene viser, ett funn om gangen."),
        ("Funn", "Det rapporten skal seie at svara viser, eitt funn om gongen."),
        default=(),
    )
    conclusion: Prose | None = declare(
        ("Konklusjon", "Kommunens egen konklusjon. Står først i rapporten, foran tallene."),
        ("Konklusjon", "Konklusjonen til kommunen. Står først i rapporten, framfor tala."),
        default=None,
    )
    attachments: tuple[str, ...] = declare(
        ("Vedlegg", "Dokumentene som følger brevet."),
        ("Vedlegg", "Dokumenta som følgjer brevet."),
        default=(),
    )
    copies: tuple[str, ...] = declare(
        ("Kopi", "Nøklene til dem som får kopi."),
        ("Kopi", "Nøklane til dei som får kopi."),
        default=(),
        refers="stakeholders",
    )
    requests: tuple[Request, ...] = declare(
        ("Brev", "Ett brev for hver mottaker."),
        ("Brev", "Eitt brev for kvar mottakar."),
    )
    answers: tuple[Answer, ...] = declare(
        ("Svar", "Svarene som er kommet inn."),
        ("Svar", "Svara som er komne inn."),
        default=(),
    )

    @property
    def letters(self) -> tuple[Request, ...]:
        """Its requests, with the day and the deadline that the round gives those without."""
        return tuple(
            one
            if one.date and one.deadline
            else replace(one, date=one.date or self.date, deadline=one.deadline or self.deadline)
            for one in self.requests
        )

    def known_at(self, moment: Moment) -> Self:  # noqa: ARG002 - it gives days, whatever the day
        """Give each letter the day of the round, so that none is known later than the round."""
        undated = self.date and any(one.date is None for one in self.requests)
        return replace(self, requests=self.letters) if undated else self
