"""The plan hierarchy: what each plan says on housing, and when it is rolled."""

import datetime as dt
from dataclasses import replace
from typing import ClassVar, Self

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Moment, Timed
from pipeline.norm import Term


class PlanKind(Term):
    """The levels of a municipality's plans; pbl chapters 10 and 11, kommuneloven chapter 14."""

    PLANNING_STRATEGY = ("planning_strategy", "Planstrategi")
    SOCIETAL_PART = ("societal_part", "Kommuneplanens samfunnsdel", "Samfunnsdelen i kommuneplanen")
    LAND_USE_PART = ("land_use_part", "Kommuneplanens arealdel", "Arealdelen i kommuneplanen")
    SUB_PLAN = ("sub_plan", "Kommunedelplan")
    THEMATIC_PLAN = ("thematic_plan", "Temaplan")
    ACTION_PROGRAMME = ("action_programme", "Handlingsprogram")
    FINANCIAL_PLAN = ("financial_plan", "Økonomiplan")
    ANNUAL_BUDGET = ("annual_budget", "Årsbudsjett")
    STRATEGY_DOCUMENT = ("strategy_document", "Strategidokument")


class PlanStatus(Term):
    """Where a plan stands."""

    DRAFT = ("draft", "Under arbeid", "Under arbeid")
    HEARING = ("hearing", "På høring", "På høyring")
    IN_FORCE = ("in_force", "Gjeldende", "Gjeldande")
    UNDER_REVISION = ("under_revision", "Gjeldende, under revisjon", "Gjeldande, under revisjon")
    SUPERSEDED = ("superseded", "Avløst", "Avløyst")
    EXPIRED = ("expired", "Utløpt", "Gått ut")
    REPEALED = ("repealed", "Opphevet", "Oppheva")


@contract
class Adoption:
    """The decision that a plan, or another document, rests on."""

    known_from: ClassVar[str] = "date"

    body: str = declare(
        ("Organ", "Organet som vedtok."),
        ("Organ", "Organet som vedtok."),
        example="kommunestyret",
        usual=True,
    )
    date: dt.date = declare(
        ("Dato", "Møtedatoen."),
        ("Dato", "Møtedatoen."),
        example="2024-06-13",
    )
    case_number: str = declare(
        ("Saksnummer", "Utvalgssaksnummeret i møteboken."),
        ("Saksnummer", "Utvalssaksnummeret i møteboka."),
        example="41/24",
    )


@contract
class PlanInput(Timed):
    """What the housing-social work proposes that a plan takes up, from one value."""

    chapter: str = declare(
        ("Kapittel", "Kapittelet eller punktet i planen som forslaget gjelder."),
        ("Kapittel", "Kapittelet eller punktet i planen som framlegget gjeld."),
        example="3.2 Bolig og nærmiljø",
        example_nn="3.2 Bustad og nærmiljø",
    )
    proposal: Prose = declare(
        ("Forslag til tekst", "Ordlyden slik den bør stå i planen."),
        ("Framlegg til tekst", "Ordlyden slik han bør stå i planen."),
    )
    value: str = declare(
        ("Verdi", "Nøkkelen til verdien som forslaget bygger på."),
        ("Verdi", "Nøkkelen til verdien som framlegget byggjer på."),
        example="equal-worth",
        refers="values.items",
    )
    reason: Prose = declare(
        ("Begrunnelse", "Hvorfor planen bør si dette."),
        ("Grunngiving", "Kvifor planen bør seie dette."),
    )


@contract
class Plan(Timed):
    """One plan of the municipality."""

    id: str = identifier(
        "Kort navn som saker viser til.", "Kort namn som saker viser til.", example="societal-part"
    )
    kind: PlanKind = declare(
        ("Type", "Nivået i plansystemet."),
        ("Type", "Nivået i plansystemet."),
        example="societal_part",
    )
    title: str = declare(
        ("Tittel", "Planens navn med periode."),
        ("Tittel", "Namnet på planen med periode."),
        example="Kommuneplanens samfunnsdel 2024–2036",
        example_nn="Samfunnsdelen i kommuneplanen 2024–2036",
        usual=True,
    )
    valid_from: dt.date | None = declare(
        ("Gjelder fra", "Første dag i planperioden, når planen har en."),
        ("Gjeld frå", "Første dag i planperioden, når planen har ein."),
        default=None,
        example="2024-06-13",
    )
    valid_to: dt.date | None = declare(
        ("Gjelder til", "Siste dag i planperioden, når planen har en."),
        ("Gjeld til", "Siste dag i planperioden, når planen har ein."),
        default=None,
        example="2036-12-31",
    )
    status: PlanStatus = declare(
        ("Status", "Hvor planen står på dossierets dato."),
        ("Status", "Kvar planen står på datoen til dossieret."),
        example="in_force",
    )
    adopted: Adoption | None = declare(
        ("Vedtatt", "Vedtaket som planen bygger på."),
        ("Vedteken", "Vedtaket som planen byggjer på."),
        default=None,
    )
    owner: str = declare(
        ("Eier", "Nøkkelen til enheten som holder planen ved like."),
        ("Eigar", "Nøkkelen til eininga som held planen ved like."),
        example="planning",
        refers="stakeholders",
    )
    next_revision: dt.date | None = declare(
        ("Neste rullering", "Når planen skal tas opp igjen."),
        ("Neste rullering", "Når planen skal takast opp att."),
        default=None,
    )
    superseded_by: str | None = declare(
        ("Avløst av", "Nøkkelen til planen som har tatt over."),
        ("Avløyst av", "Nøkkelen til planen som har teke over."),
        default=None,
        refers="plans",
    )
    hearing_from: dt.date | None = declare(
        ("Høring fra", "Dagen høringen startet."),
        ("Høyring frå", "Dagen høyringa starta."),
        default=None,
    )
    hearing_to: dt.date | None = declare(
        ("Høringsfrist", "Siste dag for å uttale seg."),
        ("Høyringsfrist", "Siste dag for å uttale seg."),
        default=None,
    )
    archive_case: str | None = declare(
        ("Arkivsak", "Planens arkivsak, som innspill til planen merkes med."),
        ("Arkivsak", "Arkivsaka til planen, som innspel til planen blir merkte med."),
        default=None,
        example="2026/88",
    )
    values: tuple[str, ...] = declare(
        ("Verdier", "Nøklene til verdiene som planen har gjort til mål eller tiltak."),
        ("Verdiar", "Nøklane til verdiane som planen har gjort til mål eller tiltak."),
        default=(),
        refers="values.items",
    )
    says: Prose = declare(
        ("Om bolig", "Hva planen sier om bolig og boligsosialt arbeid."),
        ("Om bustad", "Kva planen seier om bustad og bustadsosialt arbeid."),
    )
    inputs: tuple[PlanInput, ...] = declare(
        ("Innspill", "Det planen bør ta opp, ett forslag om gangen."),
        ("Innspel", "Det planen bør ta opp, eitt framlegg om gongen."),
        default=(),
    )

    def known_at(self, moment: Moment) -> Self:
        """Give the plan with the status that it had, where the author has said only today's.

        What was adopted later was under work; what is under revision by now, or has run out, was
        in force.
        """
        if moment.day >= moment.own:
            return self
        start = self.adopted.date if self.adopted else None
        if start and moment.day < start:
            return replace(self, status=PlanStatus.DRAFT, adopted=None, next_revision=None)
        first, last = self.valid_from or start or dt.date.max, self.valid_to or dt.date.max
        since = self.status in {PlanStatus.UNDER_REVISION, PlanStatus.EXPIRED}
        held = since and first <= moment.day <= last
        return replace(self, status=PlanStatus.IN_FORCE) if held else self
