"""The plan hierarchy: what each plan says on housing, and when it is rolled."""

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Self

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Moment, Timed
from pipeline.diagnostics import Text, say
from pipeline.dossier.contents import Definition, PlannedFor, PlanNeed, Taken
from pipeline.dossier.goals import Goal
from pipeline.dossier.measures import PlanMeasure
from pipeline.dossier.programme import Programme
from pipeline.dossier.references import References, referred
from pipeline.frozen import replace
from pipeline.norm import Term


class PlanKind(Term):
    """The levels of a municipality's plans; pbl chapters 10 and 11, kommuneloven chapter 14."""

    PLANNING_STRATEGY = ("planning_strategy", "Planstrategi")
    SAMFUNNSDEL = ("samfunnsdel", "Kommuneplanens samfunnsdel", "Samfunnsdelen i kommuneplanen")
    AREALDEL = ("arealdel", "Kommuneplanens arealdel", "Arealdelen i kommuneplanen")
    KOMMUNEDELPLAN = ("kommunedelplan", "Kommunedelplan")
    TEMAPLAN = ("temaplan", "Temaplan")
    HANDLINGSDEL = ("handlingsdel", "Handlingsdel")
    FINANCIAL_PLAN = ("financial_plan", "Økonomiplan")
    ANNUAL_BUDGET = ("annual_budget", "Årsbudsjett")
    STRATEGY_DOCUMENT = ("strategy_document", "Strategidokument")


class PlanStatus(Term):
    """Where a plan stands at a day; nobody types it, since it follows from what has been done."""

    DRAFT = ("draft", "Under arbeid", "Under arbeid")
    HEARING = ("hearing", "På høring", "På høyring")
    ADOPTED = ("adopted", "Vedtatt, ikke i kraft ennå", "Vedteken, ikkje i kraft enno")
    IN_FORCE = ("in_force", "Gjeldende", "Gjeldande")
    UNDER_REVISION = ("under_revision", "Gjeldende, under revisjon", "Gjeldande, under revisjon")
    SUPERSEDED = ("superseded", "Avløst", "Avløyst")
    EXPIRED = ("expired", "Utløpt", "Gått ut")
    REPEALED = ("repealed", "Opphevet", "Oppheva")


class Step(Term):
    """What can be done with a plan."""

    START = ("start", "Oppstart")
    PROGRAMME = ("programme", "Planprogram")
    HEARING = ("hearing", "Høring", "Høyring")
    ADOPTION = ("adoption", "Vedtak")
    ROLLING = ("rolling", "Årlig rullering", "Årleg rullering")
    REVISION = ("revision", "Oppstart av revisjon")
    REPLACEMENT = ("replacement", "Avløsning", "Avløysing")
    REPEAL = ("repeal", "Oppheving")
    EXPIRY = ("expiry", "Utløp")


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
class PlanStep(Timed):
    """One step that a plan has taken; one without a day has been taken, and nobody knows when."""

    known_from: ClassVar[str] = "date"

    step: Step = declare(
        ("Steg", "Hva som er gjort med planen."),
        ("Steg", "Kva som er gjort med planen."),
        example="rolling",
    )
    date: dt.date | None = declare(
        ("Dato", "Dagen det skjedde. En høring går fra den dagen til fristen."),
        ("Dato", "Dagen det hende. Ei høyring går frå den dagen til fristen."),
        default=None,
        example="2025-12-11",
    )
    deadline: dt.date | None = declare(
        ("Høringsfrist", "Siste dag av en høring. Med until er steget borte etter den dagen."),
        ("Høyringsfrist", "Siste dag av ei høyring. Med until er steget borte etter den dagen."),
        default=None,
        example="2026-03-27",
    )
    body: str | None = declare(
        ("Organ", "Organet som vedtok."),
        ("Organ", "Organet som vedtok."),
        default=None,
        example="kommunestyret",
        usual=True,
    )
    case_number: str | None = declare(
        ("Saksnummer", "Utvalgssaksnummeret i møteboken."),
        ("Saksnummer", "Utvalssaksnummeret i møteboka."),
        default=None,
        example="102/25",
    )
    text: Prose | None = declare(
        ("Tekst", "Mer om steget. Planen viser det sammen med de andre stegene."),
        ("Tekst", "Meir om steget. Planen viser det saman med dei andre stega."),
        default=None,
    )

    def known_without_a_day(self, own: dt.date) -> dt.date | None:
        """Take what nobody knows the day of for old, but what goes on today, or has run out by now.

        A revision that has no day tells of the dossier's own day, and not of the years before it.
        """
        return None if self.step in _DECIDED else own


_DECIDED = frozenset({Step.ADOPTION, Step.ROLLING, Step.REPLACEMENT, Step.REPEAL})


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
        refers="foundation.values",
    )
    reason: Prose = declare(
        ("Begrunnelse", "Hvorfor planen bør si dette."),
        ("Grunngiving", "Kvifor planen bør seie dette."),
    )


@contract
class Plan(Timed):
    """One plan of the municipality; its status at a day follows from days and steps."""

    known_from: ClassVar[str] = "started"
    gone: ClassVar[Mapping[str, Text]] = {
        "status": say("it follows from the days and steps of the plan, and is not written"),
    }

    id: str = identifier(
        "Kort navn som saker viser til.", "Kort namn som saker viser til.", example="societal-part"
    )
    kind: PlanKind = declare(
        ("Type", "Nivået i plansystemet."),
        ("Type", "Nivået i plansystemet."),
        example="samfunnsdel",
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
    started: dt.date | None = declare(
        ("Startet", "Dagen arbeidet med planen startet. Før den finnes ikke planen."),
        ("Starta", "Dagen arbeidet med planen starta. Før den finst ikkje planen."),
        default=None,
        example="2023-02-09",
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
    replaced_by: str | None = declare(
        ("Avløst av", "Nøkkelen til planen som tar over. Det gjelder fra den er i kraft."),
        ("Avløyst av", "Nøkkelen til planen som tek over. Det gjeld frå han er i kraft."),
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
    references: References = referred()
    values: tuple[str, ...] = declare(
        ("Verdier", "Nøklene til verdiene som planen har gjort til mål eller tiltak."),
        ("Verdiar", "Nøklane til verdiane som planen har gjort til mål eller tiltak."),
        default=(),
        refers="foundation.values",
    )
    steps: tuple[PlanStep, ...] = declare(
        ("Steg", "Det som er gjort med planen, i den rekkefølgen det skjedde."),
        ("Steg", "Det som er gjort med planen, i den rekkjefølgja det hende."),
        default=(),
    )
    says: Prose = declare(
        ("Om bolig", "Hva planen sier om bolig og boligsosialt arbeid."),
        ("Om bustad", "Kva planen seier om bustad og bustadsosialt arbeid."),
    )
    summary: Prose | None = declare(
        ("Sammendrag", "Det viktigste i planen, for den som bare leser første side."),
        ("Samandrag", "Det viktigaste i planen, for den som berre les første sida."),
        default=None,
    )
    purpose: Prose | None = declare(
        ("Formål", "Det planen skal gi."),
        ("Føremål", "Det planen skal gi."),
        default=None,
        example="Planen skal gi en samlet oversikt og felles strategier.",
        example_nn="Planen skal gi ei samla oversikt og felles strategiar.",
    )
    basis: Prose | None = declare(
        ("Bakgrunn", "Vedtaket eller planen som ba om planen, og det som har hendt siden."),
        ("Bakgrunn", "Vedtaket eller planen som bad om planen, og det som har hendt sidan."),
        default=None,
    )
    changes: tuple[str, ...] = declare(
        ("Nytt i planen", "Det som er nytt siden forrige utgave, ett punkt om gangen."),
        ("Nytt i planen", "Det som er nytt sidan førre utgåva, eitt punkt om gongen."),
        default=(),
        example="Planen har fått et mål for unge",
        example_nn="Planen har fått eit mål for unge",
    )
    definitions: tuple[Definition, ...] = declare(
        ("Begreper", "Ordene som planen bruker i en bestemt betydning."),
        ("Omgrep", "Orda som planen bruker i ei bestemt tyding."),
        default=(),
    )
    challenges: tuple[str, ...] = declare(
        ("Utfordringer", "Det planen skal gjøre noe med, ett punkt om gangen."),
        ("Utfordringar", "Det planen skal gjere noko med, eitt punkt om gongen."),
        default=(),
        example="For få små boliger",
        example_nn="For få små bustader",
    )
    target_groups: tuple[PlannedFor, ...] = declare(
        ("Målgrupper", "Dem planen er for, den viktigste gruppen først."),
        ("Målgrupper", "Dei planen er for, den viktigaste gruppa først."),
        default=(),
    )
    figures: tuple[str, ...] = declare(
        ("Tall", "Nøklene til tallene som viser hvordan det står til."),
        ("Tal", "Nøklane til tala som viser korleis det står til."),
        default=(),
        refers="figures",
    )
    tables: tuple[str, ...] = declare(
        ("Tabeller", "Nøklene til tabellene som planen viser, i den rekkefølgen de skal stå."),
        ("Tabellar", "Nøklane til tabellane som planen viser, i den rekkjefølgja dei skal stå."),
        default=(),
        refers="tables",
    )
    pictures: tuple[str, ...] = declare(
        ("Figurer", "Nøklene til kart, tegninger og andre bilder i planen."),
        ("Figurar", "Nøklane til kart, teikningar og andre bilete i planen."),
        default=(),
        refers="pictures",
    )
    needed: tuple[PlanNeed, ...] = declare(
        ("Planbehov", "Planene som planstrategien tar stilling til, én om gangen."),
        ("Planbehov", "Planane som planstrategien tek stilling til, éin om gongen."),
        default=(),
    )
    includes: tuple[Taken, ...] = declare(
        ("Tar med", "Det fra kartleggingen som planen gjengir."),
        ("Tek med", "Det frå kartlegginga som planen gir att."),
        default=(),
    )
    programme: Programme | None = declare(
        ("Planprogram", "Hvordan planen skal lages. Det blir et eget dokument."),
        ("Planprogram", "Korleis planen skal lagast. Det blir eit eige dokument."),
        default=None,
    )
    goals: tuple[Goal, ...] = declare(
        ("Mål", "Målene i planen, med delmål, strategier og det som viser om de er nådd."),
        ("Mål", "Måla i planen, med delmål, strategiar og det som viser om dei er nådde."),
        default=(),
    )
    measures: tuple[PlanMeasure, ...] = declare(
        ("Tiltak", "Tiltakene i planen, ett om gangen. Runder med brev følger dem opp."),
        ("Tiltak", "Tiltaka i planen, eitt om gongen. Rundar med brev følgjer dei opp."),
        default=(),
    )
    inputs: tuple[PlanInput, ...] = declare(
        ("Innspill", "Det planen bør ta opp, ett forslag om gangen."),
        ("Innspel", "Det planen bør ta opp, eitt framlegg om gongen."),
        default=(),
    )

    def known_at(self, moment: Moment) -> Self:
        """Leave out a period that begins with an adoption to come: nobody knew a day of it."""
        begun = self.valid_from
        if begun is None or begun <= moment.day or begun not in self._adoptions:
            return self
        return replace(self, valid_from=None, valid_to=None, next_revision=None)

    @property
    def _adoptions(self) -> frozenset[dt.date | None]:
        steps = (one.date for one in self.steps if one.step in {Step.ADOPTION, Step.ROLLING})
        return frozenset((*steps, self.adopted.date if self.adopted else None))
