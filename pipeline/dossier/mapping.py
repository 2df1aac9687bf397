"""Mapping: the questions with answers, experience from others, and needs as counts only."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare
from pipeline.contract.timed import Timed
from pipeline.dossier.people import Officer, answering, approver, sender
from pipeline.norm import Term


class Situation(Term):
    """The three situations that make a household count as disadvantaged in housing."""

    WITHOUT_HOME = (
        "without_home",
        "Uten egen eid eller leid bolig",
        "Utan eigen eigd eller leigd bustad",
    )
    AT_RISK = ("at_risk", "I fare for å miste boligen", "I fare for å miste bustaden")
    UNFIT_HOME = ("unfit_home", "Bor i uegnet bolig", "Bur i ueigna bustad")


class Household(Term):
    """Household types; wide on purpose, so that counts stay safe."""

    SINGLE = ("single", "Enslige", "Einslege")
    COUPLE = ("couple", "Par uten barn", "Par utan barn")
    FAMILY = ("family", "Husholdninger med barn", "Hushald med barn")
    ALL = ("all", "Alle husholdninger", "Alle hushald")


@contract
class Question(Timed):
    """A question of the mapping and its answer."""

    known_from: ClassVar[str] = "date"

    question: str = declare(
        ("Spørsmål", "Spørsmålet som ble stilt."),
        ("Spørsmål", "Spørsmålet som vart stilt."),
        example="Hvem gjør hva i dag?",
        example_nn="Kven gjer kva i dag?",
        usual=True,
    )
    answer: Prose = declare(
        ("Svar", "Svaret, uten opplysninger om enkeltpersoner."),
        ("Svar", "Svaret, utan opplysningar om enkeltpersonar."),
        private=True,
    )
    answered_by: str = declare(
        ("Besvart av", "Nøkkelen til enheten som svarte."),
        ("Svara av", "Nøkkelen til eininga som svara."),
        example="housing-office",
        refers="stakeholders",
    )
    date: dt.date = declare(
        ("Dato", "Når svaret ble gitt."),
        ("Dato", "Når svaret vart gitt."),
        example="2026-03-01",
    )


@contract
class Experience(Timed):
    """What another municipality has done, and what it is worth here."""

    municipality: str = declare(
        ("Kommune", "Kommunen som har erfaringen."),
        ("Kommune", "Kommunen som har erfaringa."),
        example="Larvik kommune",
        usual=True,
    )
    text: Prose = declare(
        ("Erfaring", "Hva kommunen gjorde, og hvordan det gikk."),
        ("Erfaring", "Kva kommunen gjorde, og korleis det gjekk."),
    )
    relevance: Prose = declare(
        ("Relevans", "Hva erfaringen er verd her."),
        ("Relevans", "Kva erfaringa er verd her."),
    )
    source: str = declare(
        ("Kilde", "Hvor erfaringen er beskrevet."),
        ("Kjelde", "Kvar erfaringa er skildra."),
        example="kommunens nettsted",
        example_nn="nettstaden til kommunen",
        usual=True,
    )


@contract
class Need(Timed):
    """How many households one service counts in one situation; never a person."""

    known_from: ClassVar[str] = "date"

    situation: Situation = declare(
        ("Situasjon", "En av de tre situasjonene."),
        ("Situasjon", "Ein av dei tre situasjonane."),
    )
    household: Household = declare(
        ("Husholdning", "Type husholdning."),
        ("Hushald", "Type hushald."),
    )
    service: str = declare(
        ("Tjenesten som har talt", "Nøkkelen til tjenesten som har talt."),
        ("Tenesta som har talt", "Nøkkelen til tenesta som har talt."),
        example="nav",
        refers="stakeholders",
    )
    count: int | None = declare(
        ("Antall", "Antall husholdninger. Utelates når tjenesten ikke har svart."),
        ("Tal", "Talet på hushald. Blir utelate når tenesta ikkje har svara."),
        default=None,
        minimum=0,
    )
    few: bool = declare(
        ("Færre enn fem", "true når antallet er fra 1 til 4. Da skrives ikke antallet."),
        ("Færre enn fem", "true når talet er frå 1 til 4. Då skal ikkje talet skrivast."),
        default=False,
    )
    date: dt.date = declare(
        ("Dato", "Dagen tellingen gjelder for."),
        ("Dato", "Dagen teljinga gjeld for."),
        example="2026-03-01",
    )


@contract
class Order:
    """The letter that orders counts from each service."""

    services: tuple[str, ...] = declare(
        (
            "Tjenestene som skal telle",
            "Nøklene til tjenestene som skal telle. Hver av dem får et brev.",
        ),
        (
            "Tenestene som skal telje",
            "Nøklane til tenestene som skal telje. Kvar av dei får eit brev.",
        ),
        example="nav",
        refers="stakeholders",
    )
    date: dt.date | None = declare(
        ("Dato", "Brevets dato. Ellers gjelder dossierets dato."),
        ("Dato", "Datoen til brevet. Elles gjeld datoen til dossieret."),
        default=None,
    )
    as_of: dt.date = declare(
        ("Telledato", "Dagen tallene skal gjelde for."),
        ("Teljedato", "Dagen tala skal gjelde for."),
        example="2026-03-01",
    )
    deadline: dt.date = declare(
        ("Svarfrist", "Siste dag for å svare."),
        ("Svarfrist", "Siste dag for å svare."),
        example="2026-03-27",
    )
    legal_basis: tuple[str, ...] = declare(
        ("Hjemmel", "Nøklene til føringene som gir grunnlag for å telle."),
        ("Heimel", "Nøklane til føringane som gir grunnlag for å telje."),
        example="housing-act-5",
        refers="guidelines",
    )
    households: tuple[Household, ...] = declare(
        ("Husholdninger", "Typene som skal telles. Små kommuner skriver bare all."),
        ("Hushald", "Typane som skal teljast. Små kommunar skriv berre all."),
        default=(),
    )
    answering: Prose = answering()
    officer: Officer = sender()
    approver: Officer = approver()


@contract
class Mapping:
    """What the mapping has found."""

    purpose: Prose | None = declare(
        ("Formål", "Hva kartleggingen skal brukes til."),
        ("Føremål", "Kva kartlegginga skal brukast til."),
        default=None,
    )
    questions: tuple[Question, ...] = declare(
        ("Spørsmål", "Kartleggingsspørsmålene med svar."),
        ("Spørsmål", "Kartleggingsspørsmåla med svar."),
        default=(),
    )
    strengths: tuple[str, ...] = declare(
        ("Styrker", "Det som fungerer i dag."),
        ("Styrkar", "Det som fungerer i dag."),
        default=(),
    )
    weaknesses: tuple[str, ...] = declare(
        ("Svakheter", "Det som svikter i dag."),
        ("Veikskapar", "Det som sviktar i dag."),
        default=(),
    )
    changes: tuple[str, ...] = declare(
        ("Ønskede endringer", "Det som bør endres."),
        ("Ønskte endringar", "Det som bør endrast."),
        default=(),
    )
    experiences: tuple[Experience, ...] = declare(
        ("Erfaringer", "Hva andre kommuner har erfart."),
        ("Erfaringar", "Kva andre kommunar har erfart."),
        default=(),
    )
    counts: tuple[Need, ...] = declare(
        ("Talte husholdninger", "Antall husholdninger etter situasjon. Bare samlede tall."),
        ("Talde hushald", "Talet på hushald etter situasjon. Berre samla tal."),
        default=(),
    )
    order: Order | None = declare(
        ("Bestilling", "Brevene som bestiller tall fra tjenestene."),
        ("Bestilling", "Breva som bestiller tal frå tenestene."),
        default=None,
    )
    settlement: tuple[str, ...] = declare(
        ("Bosetting", "Nøklene til anmodningstallet og tallet for familiegjenforening."),
        ("Busetjing", "Nøklane til oppmodingstalet og talet for familiesameining."),
        default=(),
        example="refugees-requested",
        refers="figures",
    )
    findings: tuple[str, ...] = declare(
        ("Hovedfunn", "Det kartleggingen viser, ett funn om gangen."),
        ("Hovudfunn", "Det kartlegginga viser, eitt funn om gongen."),
        default=(),
        example="Over halvparten av boligene ligger i sentrum",
        example_nn="Over halvparten av bustadene ligg i sentrum",
    )
    conclusion: Prose | None = declare(
        ("Konklusjon", "Det funnene fører til."),
        ("Konklusjon", "Det funna fører til."),
        default=None,
    )
    gaps: tuple[str, ...] = declare(
        ("Det tallene ikke viser", "Det kommunen ikke vet, ut over det som følger av tallene."),
        ("Det tala ikkje viser", "Det kommunen ikkje veit, ut over det som følgjer av tala."),
        default=(),
    )
