"""Mandates: the request for one, for each of the three work processes."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Process(Term):
    """The three work processes."""

    VALUES = (
        "values",
        "Etablere felles verdigrunnlag for boligsosialt arbeid",
        "Etablere felles verdigrunnlag for bustadsosialt arbeid",
    )
    ORGANISATION = (
        "organisation",
        "Organisering og tverrfaglig samarbeid",
        "Organisering og tverrfagleg samarbeid",
    )
    MAPPING = (
        "mapping",
        "Identifisering og kartlegging",
        "Identifisering og kartlegging",
    )


class TriggerKind(Term):
    """What sets a process going."""

    ADMINISTRATION = (
        "administration",
        "Administrasjonens vurdering",
        "Vurdering i administrasjonen",
    )
    POLITICAL = ("political", "Politisk initiativ", "Politisk initiativ")
    SERVICES = ("services", "Innspill fra tjenestene", "Innspel frå tenestene")
    DECISION = ("decision", "Politisk vedtak", "Politisk vedtak")
    PLAN = ("plan", "Arbeid med kommunens planer", "Arbeid med planane til kommunen")


class Grade(Term):
    """A coarse grade, for risk."""

    LOW = ("low", "Lav", "Låg")
    MEDIUM = ("medium", "Middels", "Middels")
    HIGH = ("high", "Høy", "Høg")


@contract
class Trigger:
    """Why the mandate is asked for now."""

    kind: TriggerKind = declare(
        ("Type", "Hva som utløste arbeidet."),
        ("Type", "Kva som utløyste arbeidet."),
    )
    date: dt.date = declare(
        ("Dato", "Når det skjedde."),
        ("Dato", "Når det skjedde."),
        example="2026-01-15",
    )
    reference: str | None = declare(
        ("Referanse", "Saksnummer eller dokument, når det finnes."),
        ("Referanse", "Saksnummer eller dokument, når det finst."),
        default=None,
    )
    text: Prose = declare(
        ("Bakgrunn", "Hva som gjør arbeidet nødvendig."),
        ("Bakgrunn", "Kva som gjer arbeidet nødvendig."),
    )


@contract
class GroupMember(Timed):
    """A seat in a group: a role in a unit, and what it may decide."""

    role: str = declare(
        ("Rolle", "Stillingen eller vervet."),
        ("Rolle", "Stillinga eller vervet."),
        example="leder av boligkontoret",
        example_nn="leiar av bustadkontoret",
        usual=True,
    )
    unit: str = declare(
        ("Enhet", "Nøkkelen til enheten eller organisasjonen."),
        ("Eining", "Nøkkelen til eininga eller organisasjonen."),
        example="housing-office",
        refers="stakeholders",
    )
    authority: str | None = declare(
        ("Fullmakt", "Hva medlemmet kan avgjøre på vegne av enheten."),
        ("Fullmakt", "Kva medlemmen kan avgjere på vegner av eininga."),
        default=None,
    )


@contract
class Deliverable(Timed):
    """What the work shall hand over, and when."""

    text: str = declare(
        ("Leveranse", "Det som skal leveres."),
        ("Leveranse", "Det som skal leverast."),
        example="Utkast til felles verdigrunnlag",
        usual=True,
    )
    due: dt.date = declare(
        ("Frist", "Når det skal leveres."),
        ("Frist", "Når det skal leverast."),
        example="2026-09-01",
    )
    receiver: str = declare(
        ("Mottaker", "Hvem som tar imot."),
        ("Mottakar", "Kven som tek imot."),
        example="Styringsgruppen",
        example_nn="Styringsgruppa",
        usual=True,
    )


@contract
class SchedulePoint(Timed):
    """A point in the schedule."""

    date: dt.date = declare(
        ("Dato", "Når milepælen skal være nådd."),
        ("Dato", "Når milepælen skal vere nådd."),
        example="2026-05-15",
    )
    text: str = declare(
        ("Milepæl", "Det som da er gjort."),
        ("Milepæl", "Det som då er gjort."),
        example="Oversikt over interessenter er ferdig",
        example_nn="Oversikta over interessentar er ferdig",
    )


@contract
class Resource(Timed):
    """What the work needs, and how it is paid."""

    text: str = declare(
        ("Ressurs", "Arbeidstid, lokaler eller kjøp."),
        ("Ressurs", "Arbeidstid, lokale eller kjøp."),
        example="Prosjektleder i 40 prosent stilling",
        example_nn="Prosjektleiar i 40 prosent stilling",
    )
    funding: str = declare(
        ("Dekning", "Hvordan det dekkes."),
        ("Dekning", "Korleis det blir dekt."),
        example="Innenfor enhetens ramme",
        example_nn="Innanfor ramma til eininga",
        usual=True,
    )


@contract
class Risk(Timed):
    """What may go wrong, and what is done about it."""

    text: str = declare(
        ("Risiko", "Det som kan gå galt."),
        ("Risiko", "Det som kan gå gale."),
        example="Tjenestene får ikke satt av tid",
        example_nn="Tenestene får ikkje sett av tid",
    )
    likelihood: Grade = declare(
        ("Sannsynlighet", "Lav, middels eller høy."),
        ("Sannsyn", "Låg, middels eller høg."),
    )
    impact: Grade = declare(
        ("Konsekvens", "Lav, middels eller høy."),
        ("Konsekvens", "Låg, middels eller høg."),
    )
    measure: str = declare(
        ("Tiltak", "Det som gjøres for å unngå det."),
        ("Tiltak", "Det som blir gjort for å unngå det."),
        example="Lederne setter av faste dager",
        example_nn="Leiarane set av faste dagar",
    )


@contract
class Mandate(Timed):
    """A request for a mandate."""

    known_from: ClassVar[str] = "date"
    else_today: ClassVar[bool] = True

    id: str = identifier(
        "Kort navn. Det blir en del av filnavnet.",
        "Kort namn. Det blir ein del av filnamnet.",
        example="values",
    )
    process: Process = declare(
        ("Arbeidsprosess", "Hvilken av de tre prosessene mandatet gjelder."),
        ("Arbeidsprosess", "Kva for ein av dei tre prosessane mandatet gjeld."),
    )
    title: str = declare(
        ("Tittel", "Hva mandatet gjelder, uten punktum."),
        ("Tittel", "Kva mandatet gjeld, utan punktum."),
        example="Felles verdigrunnlag for boligsosialt arbeid",
        example_nn="Felles verdigrunnlag for bustadsosialt arbeid",
        usual=True,
    )
    date: dt.date | None = declare(
        ("Dato", "Dokumentets dato. Ellers gjelder dossierets dato."),
        ("Dato", "Datoen til dokumentet. Elles gjeld datoen til dossieret."),
        default=None,
    )
    trigger: Trigger = declare(
        ("Utløsende grunn", "Hvorfor mandatet trengs nå."),
        ("Utløysande grunn", "Kvifor mandatet trengst no."),
    )
    commissioned_by: str = declare(
        ("Oppdragsgiver", "Den som gir mandatet."),
        ("Oppdragsgivar", "Den som gir mandatet."),
        example="Kommunedirektøren",
        usual=True,
    )
    owner: str = declare(
        ("Prosjekteier", "Den som svarer for resultatet."),
        ("Prosjekteigar", "Den som svarer for resultatet."),
        example="Kommunalsjef for velferd",
        usual=True,
    )
    leader: str = declare(
        ("Leder", "Rollen som skal lede arbeidet."),
        ("Leiar", "Rolla som skal leie arbeidet."),
        example="Leder av boligkontoret",
        example_nn="Leiar av bustadkontoret",
        usual=True,
    )
    steering_group: tuple[GroupMember, ...] = declare(
        ("Styringsgruppe", "De som følger arbeidet og godkjenner leveransene."),
        ("Styringsgruppe", "Dei som følgjer arbeidet og godkjenner leveransane."),
        default=(),
    )
    working_group: tuple[GroupMember, ...] = declare(
        ("Arbeidsgruppe", "De som gjør arbeidet."),
        ("Arbeidsgruppe", "Dei som gjer arbeidet."),
    )
    reference_group: tuple[GroupMember, ...] = declare(
        ("Referansegruppe", "De som gir råd underveis."),
        ("Referansegruppe", "Dei som gir råd undervegs."),
        default=(),
    )
    purpose: Prose = declare(
        ("Oppdrag og formål", "Hva arbeidet skal føre til."),
        ("Oppdrag og føremål", "Kva arbeidet skal føre til."),
    )
    effects: tuple[str, ...] = declare(
        ("Effektmål", "Virkningene for innbyggerne, ett mål om gangen."),
        ("Effektmål", "Verknadene for innbyggjarane, eitt mål om gongen."),
        default=(),
    )
    deliverables: tuple[Deliverable, ...] = declare(
        ("Leveranser", "Det arbeidet skal levere, med frist."),
        ("Leveransar", "Det arbeidet skal levere, med frist."),
    )
    limits: tuple[str, ...] = declare(
        ("Avgrensning", "Det arbeidet ikke omfatter."),
        ("Avgrensing", "Det arbeidet ikkje omfattar."),
    )
    guidelines: tuple[str, ...] = declare(
        ("Føringer", "Nøklene til føringene som arbeidet må følge."),
        ("Føringar", "Nøklane til føringane som arbeidet må følgje."),
        default=(),
        refers="guidelines",
    )
    user_participation: Prose = declare(
        ("Brukermedvirkning", "Hvordan brukerne tas med."),
        ("Brukarmedverknad", "Korleis brukarane blir tekne med."),
    )
    staff_participation: Prose = declare(
        ("Ansatte og tillitsvalgte", "Hvordan de ansatte og tillitsvalgte tas med."),
        ("Tilsette og tillitsvalde", "Korleis dei tilsette og tillitsvalde blir tekne med."),
    )
    milestones: tuple[SchedulePoint, ...] = declare(
        ("Milepæler", "Framdriften, i rekkefølge."),
        ("Milepælar", "Framdrifta, i rekkjefølgje."),
    )
    resources: tuple[Resource, ...] = declare(
        ("Ressurser", "Det arbeidet trenger."),
        ("Ressursar", "Det arbeidet treng."),
    )
    risks: tuple[Risk, ...] = declare(
        ("Risiko", "Det som kan gå galt."),
        ("Risiko", "Det som kan gå gale."),
        default=(),
    )
    reporting: Prose = declare(
        ("Rapportering", "Til hvem, hvordan og hvor ofte."),
        ("Rapportering", "Til kven, korleis og kor ofte."),
    )
    requests: tuple[str, ...] = declare(
        ("Det bes om", "Det oppdragsgiveren skal ta stilling til, ett punkt om gangen."),
        ("Vi ber om", "Det oppdragsgivaren skal ta stilling til, eitt punkt om gongen."),
    )
    attachments: tuple[str, ...] = declare(
        ("Vedlegg", "Dokumentene som følger med."),
        ("Vedlegg", "Dokumenta som følgjer med."),
        default=(),
    )
