"""The municipality that the documents speak for: names, titles, archive and word choices."""

from typing import Any

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Governance(Term):
    """Kommuneloven's two models of government."""

    EXECUTIVE_COMMITTEE = ("formannskap", "formannskapsmodellen")
    PARLIAMENTARY = ("parlamentarisk", "parlamentarisk styreform")


class Council(Term):
    """What the municipality calls its highest body."""

    KOMMUNESTYRE = ("kommunestyre", "kommunestyret")
    BYSTYRE = ("bystyre", "bystyret")
    HERREDSSTYRE = ("herredsstyre", "herredsstyret", "heradsstyret")


class CaseWord(Term):
    """What the municipality calls a case document."""

    SAKSFRAMLEGG = ("saksframlegg", "saksframlegg")
    SAKSFREMLEGG = ("saksfremlegg", "saksfremlegg", "saksframlegg")
    SAKSPAPIR = ("sakspapir", "sakspapir")
    BYRADSSAK = ("byrådssak", "byrådssak")


class ProposalPlace(Term):
    """Where in the case document the proposal stands."""

    FIRST = ("first", "først", "først")
    LAST = ("last", "sist", "sist")


@contract
class ChiefExecutive:
    """The head of the administration, or the body that proposes in its place."""

    title: str = declare(
        ("Tittel", "Tittelen som kommunen bruker, med liten forbokstav."),
        ("Tittel", "Tittelen som kommunen bruker, med liten forbokstav."),
        example="kommunedirektør",
        usual=True,
    )
    definite: str = declare(
        ("Tittel i bestemt form", "Slik tittelen står i en setning."),
        ("Tittel i bunden form", "Slik tittelen står i ei setning."),
        example="kommunedirektøren",
        usual=True,
    )
    name: str = declare(
        ("Navn", "Navnet på den som har stillingen."),
        ("Namn", "Namnet på den som har stillinga."),
        example="Solveig Eksempel",
        private=True,
    )


@contract
class Address:
    """A postal address of an office."""

    street: str = declare(
        ("Gate eller postboks", "Første linje i adressen."),
        ("Gate eller postboks", "Første linje i adressa."),
        example="Postboks 1",
        private=True,
    )
    postcode: str = declare(
        ("Postnummer", "Fire sifre, også når det første er null."),
        ("Postnummer", "Fire siffer, òg når det første er null."),
        example="0150",
        pattern="[0-9]{4}",
    )
    place: str = declare(
        ("Poststed", "Stedet som hører til postnummeret."),
        ("Poststad", "Staden som høyrer til postnummeret."),
        example="Eksempelvik",
    )


@contract
class Contact:
    """How to reach a role; write a shared address, not a person's own."""

    role: str = declare(
        ("Rolle", "Rollen eller kontoret som svarer."),
        ("Rolle", "Rolla eller kontoret som svarer."),
        example="Boligkontoret",
        example_nn="Bustadkontoret",
    )
    email: str = declare(
        ("E-post", "En felles adresse, ikke en persons egen."),
        ("E-post", "Ei felles adresse, ikkje adressa til ein person."),
        example="postmottak@eksempelvik.example",
        pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+",
        private=True,
    )
    phone: str | None = declare(
        ("Telefon", "Telefonnummeret til sentralbordet eller kontoret."),
        ("Telefon", "Telefonnummeret til sentralbordet eller kontoret."),
        default=None,
        private=True,
    )


@contract
class Archive:
    """Where the documents belong in the archive; a new case has no number before it is opened."""

    case_number: str | None = declare(
        ("Arkivsaksnummer", "Nummeret slik sakssystemet skriver det."),
        ("Arkivsaksnummer", "Nummeret slik sakssystemet skriv det."),
        default=None,
        example="2026/1234",
    )
    classification: str | None = declare(
        ("Arkivkode", "Koden etter kommunens arkivnøkkel."),
        ("Arkivkode", "Koden etter arkivnøkkelen til kommunen."),
        default=None,
        example="F17",
        usual=True,
    )


def _heading(nb: str, nn: str) -> Any:
    """Declare what a heading is called in place of its own words."""
    return declare(
        (nb, f"Overskriften, når kommunen ikke bruker «{nb}»."),
        (nn, f"Overskrifta, når kommunen ikkje bruker «{nn}»."),
        default=None,
    )


@contract
class Headings:
    """What the municipality calls the parts of its cases."""

    numbered: bool = declare(
        ("Nummererte overskrifter", "true når delene i saken har nummer."),
        ("Nummererte overskrifter", "true når delane i saka har nummer."),
        default=False,
    )
    proposal: str | None = _heading("Forslag til vedtak", "Framlegg til vedtak")
    summary: str | None = _heading("Sammendrag", "Samandrag")
    background: str | None = _heading("Bakgrunn", "Bakgrunn")
    facts: str | None = _heading("Saksopplysninger", "Saksopplysningar")
    assessment: str | None = _heading("Vurdering", "Vurdering")
    alternatives: str | None = _heading("Alternativer", "Alternativ")
    economy: str | None = _heading("Økonomiske konsekvenser", "Økonomiske konsekvensar")
    conclusion: str | None = _heading("Konklusjon", "Konklusjon")
    attachments: str | None = _heading("Vedlegg", "Vedlegg")
    other_documents: str | None = _heading("Andre dokumenter i saken", "Andre dokument i saka")


@contract
class ChosenWords:
    """The words and the order that the municipality has chosen for its case documents."""

    case: CaseWord = declare(
        ("Ord for sak", "Det kommunen kaller saksdokumentet."),
        ("Ord for sak", "Det kommunen kallar saksdokumentet."),
        default=CaseWord.SAKSFRAMLEGG,
    )
    proposal: ProposalPlace = declare(
        ("Forslagets plass", "Om forslaget til vedtak står først eller sist."),
        ("Plassen til framlegget", "Om framlegget til vedtak står først eller sist."),
        default=ProposalPlace.FIRST,
    )
    headings: Headings = declare(
        ("Overskrifter", "Det kommunen kaller delene i en sak."),
        ("Overskrifter", "Det kommunen kallar delane i ei sak."),
        default=Headings(),
    )


@contract
class Municipality(Timed):
    """The municipality that the documents speak for."""

    number: str = declare(
        (
            "Kommunenummer",
            (
                "Fire sifre slik SSB fører dem på dossierets dato. Numre fra 9900 er oppdiktede. "
                "Står ikke i dokumentene."
            ),
        ),
        (
            "Kommunenummer",
            (
                "Fire siffer slik SSB fører dei på datoen til dossieret. Nummer frå 9900 er "
                "oppdikta. Står ikkje i dokumenta."
            ),
        ),
        example="9901",
        pattern="[0-9]{4}",
    )
    name: str = declare(
        ("Navn", "Kommunens navn, med ordet kommune."),
        ("Namn", "Namnet på kommunen, med ordet kommune."),
        example="Eksempelvik kommune",
    )
    names: tuple[str, ...] = declare(
        (
            "Navn på andre språk",
            (
                "Kommunens andre offisielle navn, på samisk og kvensk, slik de skal stå etter "
                "navnet i brevhodet."
            ),
        ),
        (
            "Namn på andre språk",
            (
                "Dei andre offisielle namna på kommunen, på samisk og kvensk, slik dei skal stå "
                "etter namnet i brevhovudet."
            ),
        ),
        default=(),
        example="Ovdamearkka suohkan",
    )
    orgnr: str | None = declare(
        ("Organisasjonsnummer", "Ni sifre uten mellomrom."),
        ("Organisasjonsnummer", "Ni siffer utan mellomrom."),
        default=None,
        pattern="[0-9]{9}",
    )
    governance: Governance = declare(
        ("Styringsmodell", "Formannskap eller parlamentarisk styreform."),
        ("Styringsmodell", "Formannskap eller parlamentarisk styreform."),
        default=Governance.EXECUTIVE_COMMITTEE,
    )
    council: Council = declare(
        ("Øverste organ", "Det kommunen kaller sitt øverste organ."),
        ("Øvste organ", "Det kommunen kallar det øvste organet sitt."),
        default=Council.KOMMUNESTYRE,
    )
    chief_executive: ChiefExecutive = declare(
        ("Administrasjonens leder", "Den som fremmer sakene: tittel og navn."),
        ("Leiaren for administrasjonen", "Den som legg fram sakene: tittel og namn."),
    )
    unit: str = declare(
        ("Avsender", "Enheten som dokumentene går ut fra."),
        ("Avsendar", "Eininga som dokumenta går ut frå."),
        usual=True,
        example="Velferd og bolig",
        example_nn="Velferd og bustad",
    )
    address: Address = declare(
        ("Adresse", "Postadressen til enheten."),
        ("Adresse", "Postadressa til eininga."),
    )
    contact: Contact = declare(
        ("Kontakt", "Rollen som svarer på spørsmål om dokumentene."),
        ("Kontakt", "Rolla som svarer på spørsmål om dokumenta."),
    )
    archive: Archive = declare(
        ("Arkiv", "Arkivsaken som dokumentene hører til."),
        ("Arkiv", "Arkivsaka som dokumenta høyrer til."),
        default=Archive(),
    )
    words: ChosenWords = declare(
        ("Ordvalg", "Hva kommunen kaller sakene, og hvor forslaget står."),
        ("Ordval", "Kva kommunen kallar sakene, og kvar framlegget står."),
        default=ChosenWords(),
    )
