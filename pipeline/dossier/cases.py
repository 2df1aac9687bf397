"""Political cases: facts, assessment against each value, and the proposal."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import IDENTIFIER, LONGEST_ID, Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.dossier.access import Access, Appeal, exempt
from pipeline.dossier.attachments import Attachment
from pipeline.dossier.economy import Economy
from pipeline.dossier.people import Officer
from pipeline.dossier.points import AlternativeProposal, Point
from pipeline.dossier.references import References, referred
from pipeline.dossier.route import Meeting
from pipeline.norm import Term


class Subject(Term):
    """What a case is about; it decides which sections the document has."""

    VALUE_FOUNDATION = ("value_foundation", "Vedtak av felles verdigrunnlag")
    ORGANISATION = ("organisation", "Organisering")
    PLAN = ("plan", "Plan")
    EVALUATION = ("evaluation", "Evaluering")
    SETTLEMENT = ("settlement", "Bosetting av flyktninger", "Busetjing av flyktningar")
    START_LOAN = ("start_loan", "Startlån")
    OTHER = ("other", "Annet", "Anna")


class CaseKind(Term):
    """What a body is to do with a case."""

    DECISION = ("decision", "Vedtakssak")
    START = ("start", "Oppstart")
    HEARING = ("hearing", "Utlegging til høring", "Utlegging til høyring")
    ADOPTION = ("adoption", "Sluttbehandling", "Sluttbehandling")
    DISCUSSION = ("discussion", "Drøftingssak")
    ORIENTATION = ("orientation", "Orienteringssak")
    REFERRAL = ("referral", "Referatsak")
    QUESTION = ("question", "Spørsmål")


# What a body is to decide, and not only to hear of or talk over.
DECIDED_KINDS = frozenset((CaseKind.DECISION, CaseKind.START, CaseKind.HEARING, CaseKind.ADOPTION))


class ConsequenceTopic(Term):
    """What a case must say the consequences for."""

    CHILDREN = ("children", "Barn og unge", "Barn og unge")
    EQUALITY = (
        "equality",
        "Likestilling og universell utforming",
        "Likestilling og universell utforming",
    )
    PUBLIC_HEALTH = ("public_health", "Folkehelse", "Folkehelse")
    STAFF = ("staff", "Ansatte", "Tilsette")
    CLIMATE = ("climate", "Klima og miljø", "Klima og miljø")


@contract
class ValueAssessment(Timed):
    """How the proposal serves one value of the adopted foundation."""

    value: str = declare(
        ("Verdi", "Nøkkelen til verdien."),
        ("Verdi", "Nøkkelen til verdien."),
        example="equal-worth",
        refers="foundation.values",
    )
    text: Prose = declare(
        ("Vurdering", "Hvordan forslaget tjener verdien, og hvor det ikke gjør det."),
        ("Vurdering", "Korleis framlegget tener verdien, og kvar det ikkje gjer det."),
    )


@contract
class Alternative(Timed):
    """A choice that the case weighs."""

    id: str | None = declare(
        ("Nøkkel", "Kort navn som beløpene i økonomien viser til. Dokumentene viser tittelen."),
        ("Nøkkel", "Kort namn som beløpa i økonomien viser til. Dokumenta viser tittelen."),
        default=None,
        example="adopt",
        pattern=IDENTIFIER,
        longest=LONGEST_ID,
    )
    title: str = declare(
        ("Alternativ", "Valget i noen få ord."),
        ("Alternativ", "Valet i nokre få ord."),
        example="Vedta verdigrunnlaget",
        usual=True,
    )
    advantages: str = declare(
        ("Fordeler", "Det som taler for."),
        ("Fordelar", "Det som taler for."),
        example="Tjenestene får samme grunnlag.",
        example_nn="Tenestene får same grunnlag.",
    )
    drawbacks: str = declare(
        ("Ulemper", "Det som taler mot."),
        ("Ulemper", "Det som taler mot."),
        example="Det krever tid til opplæring.",
        example_nn="Det krev tid til opplæring.",
    )


@contract
class Consequence(Timed):
    """What the proposal means for one topic."""

    topic: ConsequenceTopic = declare(
        ("Tema", "Det konsekvensen gjelder."),
        ("Tema", "Det konsekvensen gjeld."),
    )
    text: Prose = declare(
        ("Konsekvens", "Hva forslaget fører til."),
        ("Konsekvens", "Kva framlegget fører til."),
    )


@contract
class Case(Timed):
    """One political case."""

    known_from: ClassVar[str] = "date"
    else_today: ClassVar[bool] = True

    id: str = identifier(
        "Kort navn. Det blir en del av filnavnet.",
        "Kort namn. Det blir ein del av filnamnet.",
        example="adopt-values",
    )
    subject: Subject = declare(
        ("Saken gjelder", "value_foundation når verdigrunnlaget skal vedtas, ellers temaet."),
        ("Saka gjeld", "value_foundation når verdigrunnlaget skal vedtakast, elles temaet."),
    )
    kind: CaseKind = declare(
        ("Sakstype", "Hva organet skal gjøre med saken."),
        ("Sakstype", "Kva organet skal gjere med saka."),
        default=CaseKind.DECISION,
    )
    title: str = declare(
        ("Tittel", "Kort og søkbar, uten punktum."),
        ("Tittel", "Kort og søkbar, utan punktum."),
        example="Felles verdigrunnlag for boligsosialt arbeid",
        example_nn="Felles verdigrunnlag for bustadsosialt arbeid",
        usual=True,
    )
    date: dt.date | None = declare(
        ("Dato", "Dokumentets dato. Ellers gjelder dossierets dato."),
        ("Dato", "Datoen til dokumentet. Elles gjeld datoen til dossieret."),
        default=None,
    )
    officer: Officer = declare(
        ("Saksbehandler", "Den som har skrevet saken."),
        ("Saksbehandlar", "Den som har skrive saka."),
    )
    references: References = referred()
    access: Access | None = exempt()
    appeal: Appeal | None = declare(
        ("Klageadgang", "Om vedtaket kan påklages eller prøves, når saken skal si det."),
        ("Klagerett", "Om vedtaket kan klagast på eller prøvast, når saka skal seie det."),
        default=None,
    )
    appeal_deadline: dt.date | None = declare(
        ("Klagefrist", "Siste dag for å klage eller kreve kontroll."),
        ("Klagefrist", "Siste dag for å klage eller krevje kontroll."),
        default=None,
    )
    route: tuple[Meeting, ...] = declare(
        ("Saksgang", "Organene i den rekkefølgen de behandler saken."),
        ("Saksgang", "Organa i den rekkjefølgja dei behandlar saka."),
    )
    proposed_by: str | None = declare(
        (
            "Forslagsstiller",
            "Den som foreslår, i bestemt form, når det ikke er kommunedirektøren.",
        ),
        (
            "Forslagsstillar",
            "Den som gjer framlegget, i bunden form, når det ikkje er kommunedirektøren.",
        ),
        default=None,
        example="ordføreren",
        example_nn="ordføraren",
    )
    proposal: tuple[Point, ...] = declare(
        ("Forslag til vedtak", "Ett punkt om gangen, uten nummer."),
        ("Framlegg til vedtak", "Eitt punkt om gongen, utan nummer."),
        default=(),
    )
    alternative_proposals: tuple[AlternativeProposal, ...] = declare(
        ("Alternative forslag", "Det organet kan vedta i stedet."),
        ("Alternative framlegg", "Det organet kan vedta i staden."),
        default=(),
    )
    summary: Prose | None = declare(
        ("Sammendrag", "Høyst fem linjer: hvem, hva, hvor og når."),
        ("Samandrag", "Høgst fem linjer: kven, kva, kvar og når."),
        default=None,
        example="Administrasjonen legger fram et felles verdigrunnlag.",
        example_nn="Administrasjonen legg fram eit felles verdigrunnlag.",
    )
    background: Prose | None = declare(
        ("Bakgrunn", "Hvorfor saken fremmes nå."),
        ("Bakgrunn", "Kvifor saka blir lagd fram no."),
        default=None,
    )
    facts: Prose | None = declare(
        ("Saksopplysninger", "Fakta alene, uten vurdering."),
        ("Saksopplysningar", "Fakta åleine, utan vurdering."),
        default=None,
    )
    pictures: tuple[str, ...] = declare(
        ("Figurer", "Nøklene til tegninger, kart og andre bilder i saken."),
        ("Figurar", "Nøklane til teikningar, kart og andre bilete i saka."),
        default=(),
        refers="pictures",
    )
    figures: tuple[str, ...] = declare(
        ("Tall", "Nøklene til tallene som saken bruker."),
        ("Tal", "Nøklane til tala som saka bruker."),
        default=(),
        refers="figures",
    )
    tables: tuple[str, ...] = declare(
        ("Tabeller", "Nøklene til tabellene som saken viser, i den rekkefølgen de skal stå."),
        ("Tabellar", "Nøklane til tabellane som saka viser, i den rekkjefølgja dei skal stå."),
        default=(),
        refers="tables",
    )
    guidelines: tuple[str, ...] = declare(
        ("Føringer", "Nøklene til føringene som saken bygger på."),
        ("Føringar", "Nøklane til føringane som saka byggjer på."),
        default=(),
        refers="guidelines",
    )
    plans: tuple[str, ...] = declare(
        ("Planer", "Nøklene til planene som saken bygger på."),
        ("Planar", "Nøklane til planane som saka byggjer på."),
        default=(),
        refers="plans",
    )
    earlier_decisions: tuple[str, ...] = declare(
        ("Tidligere vedtak", "Nøklene til vedtakene som saken siterer."),
        ("Tidlegare vedtak", "Nøklane til vedtaka som saka siterer."),
        default=(),
        refers="decisions",
    )
    participation: tuple[str, ...] = declare(
        ("Medvirkning", "Nøklene til innspillene som saken bygger på."),
        ("Medverknad", "Nøklane til innspela som saka byggjer på."),
        default=(),
        refers="participation",
    )
    value_assessments: tuple[ValueAssessment, ...] = declare(
        ("Vurdering mot verdigrunnlaget", "Én vurdering for hver verdi."),
        ("Vurdering mot verdigrunnlaget", "Éi vurdering for kvar verdi."),
        default=(),
    )
    assessment: Prose | None = declare(
        ("Vurdering", "Kommunens vurdering av fakta."),
        ("Vurdering", "Vurderinga kommunen gjer av fakta."),
        default=None,
    )
    alternatives: tuple[Alternative, ...] = declare(
        ("Alternativer", "Valgene som er vurdert."),
        ("Alternativ", "Vala som er vurderte."),
        default=(),
    )
    economy: Economy | None = declare(
        ("Økonomi", "Kostnad og dekning som tekst, eller med beløp per år under lines."),
        ("Økonomi", "Kostnad og dekning som tekst, eller med beløp per år under lines."),
        default=None,
    )
    consequences: tuple[Consequence, ...] = declare(
        ("Andre konsekvenser", "Ett tema om gangen."),
        ("Andre konsekvensar", "Eitt tema om gongen."),
        default=(),
    )
    conclusion: Prose | None = declare(
        ("Konklusjon", "Hva vurderingen leder til."),
        ("Konklusjon", "Kva vurderinga fører til."),
        default=None,
    )
    communication: Prose | None = declare(
        ("Kommunikasjon", "Hvem som berøres, og hvordan de får vite det."),
        ("Kommunikasjon", "Kven saka gjeld, og korleis dei får vite det."),
        default=None,
    )
    attachments: tuple[Attachment, ...] = declare(
        ("Vedlegg", "Dokumentene som følger saken. Dokumentet nummererer dem."),
        ("Vedlegg", "Dokumenta som følgjer saka. Dokumentet nummererer dei."),
        default=(),
    )
    distribution: tuple[str, ...] = declare(
        ("Melding om vedtak sendes til", "Nøklene til dem som skal ha melding."),
        ("Melding om vedtak går til", "Nøklane til dei som skal ha melding."),
        default=(),
        refers="stakeholders",
    )
