"""The route of a political case: the bodies it goes to, and what each has done with it."""

import datetime as dt
from typing import Any, Self

from pipeline.contract.declare import IDENTIFIER, LONGEST_ID, Prose, contract, declare
from pipeline.contract.timed import Moment, Timed
from pipeline.dossier.decisions import DecidedPoint, Notice, PointProgress
from pipeline.frozen import replace
from pipeline.norm import Term


class Handling(Term):
    """What a body does with the case."""

    ADVISES = ("advises", "Uttaler seg", "Uttaler seg")
    RECOMMENDS = ("recommends", "Innstiller", "Gir tilråding")
    DECIDES = ("decides", "Vedtar", "Vedtek")
    INFORMED = ("informed", "Tar til orientering", "Tek til orientering")
    DISCUSSES = ("discusses", "Drøfter", "Drøftar")
    HEARS = ("hears", "Legger ut på høring", "Legg ut på høyring")
    RETURNED = ("returned", "Sender tilbake", "Sender tilbake")


class StopState(Term):
    """How far a body has come with the case."""

    PLANNED = ("planned", "Planlagt", "Planlagd")
    HELD = ("held", "Behandlet", "Behandla")
    POSTPONED = ("postponed", "Utsatt", "Utsett")
    SENT_ON = ("sent_on", "Sendt videre", "Send vidare")
    WITHDRAWN = ("withdrawn", "Trukket", "Trekt")


class PutKind(Term):
    """What a proposal asks the body for."""

    CHANGE = ("change", "Endringsforslag", "Endringsframlegg")
    ADDITION = ("addition", "Tilleggsforslag", "Tilleggsframlegg")
    ALTERNATIVE = ("alternative", "Alternativt forslag", "Alternativt framlegg")
    FORWARDED = ("forwarded", "Oversendelsesforslag", "Oversendingsframlegg")
    RETURNED = ("returned", "Forslag om å sende saken tilbake", "Framlegg om å sende saka tilbake")
    POSTPONED = ("postponed", "Utsettelsesforslag", "Utsetjingsframlegg")


class VoteResult(Term):
    """What came of a vote."""

    ADOPTED = ("adopted", "Vedtatt", "Vedteke")
    FELL = ("fell", "Falt", "Fall")
    UNANIMOUS = ("unanimous", "Enstemmig vedtatt", "Samrøystes vedteke")


_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"


@contract
class PutProposal(Timed):
    """A proposal that somebody put in the meeting."""

    by: str = declare(
        ("Forslagsstiller", "Partiet, gruppen eller rollen som la fram forslaget."),
        ("Framlegg frå", "Partiet, gruppa eller rolla som la fram framlegget."),
        example="Rødt",
        example_nn="Raudt",
    )
    kind: PutKind = declare(
        ("Type forslag", "Om det endrer forslaget, legger til noe eller er et alternativ."),
        ("Type framlegg", "Om det endrar framlegget, legg til noko eller er eit alternativ."),
    )
    text: str | None = declare(
        ("Ordlyd", "Forslaget ord for ord."),
        ("Ordlyd", "Framlegget ord for ord."),
        default=None,
    )
    points: tuple[str, ...] = declare(
        ("Punkter", "Punktene i forslaget, ett om gangen, når det har flere."),
        ("Punkt", "Punkta i framlegget, eitt om gongen, når det har fleire."),
        default=(),
    )


@contract
class Vote(Timed):
    """A vote in the meeting."""

    on: str = declare(
        ("Gjelder", "Punktet eller forslaget det ble stemt over."),
        ("Gjeld", "Punktet eller framlegget det vart røysta over."),
        example="Punkt 1 og 2",
    )
    in_favour: int | None = declare(
        ("For", "Hvor mange som stemte for, når stemmene er talt."),
        ("For", "Kor mange som røysta for, når røystene er talde."),
        default=None,
        minimum=0,
    )
    against: int | None = declare(
        ("Mot", "Hvor mange som stemte mot, når stemmene er talt."),
        ("Mot", "Kor mange som røysta mot, når røystene er talde."),
        default=None,
        minimum=0,
    )
    blank: int | None = declare(
        ("Blanke", "Hvor mange blanke stemmer det var, når det var noen."),
        ("Blanke", "Kor mange blanke røyster det var, når det var nokon."),
        default=None,
        minimum=1,
    )
    parties: str | None = declare(
        ("Partier", "Hvilke partier som stemte for og mot, når møteboken sier det."),
        ("Parti", "Kva parti som røysta for og mot, når møteboka seier det."),
        default=None,
    )
    result: VoteResult = declare(
        ("Resultat", "Om forslaget ble vedtatt eller falt."),
        ("Resultat", "Om framlegget vart vedteke eller fall."),
    )


@contract
class BodyStatement(Timed):
    """What a body or a member wanted written down."""

    by: str = declare(
        ("Fra", "Organet, partiet eller rollen som uttalte seg."),
        ("Frå", "Organet, partiet eller rolla som uttalte seg."),
        example="Eldrerådet",
    )
    text: str = declare(
        ("Uttalelse eller protokolltilførsel", "Uttalelsen ord for ord."),
        ("Fråsegn eller protokolltilførsel", "Fråsegna ord for ord."),
    )


@contract
class Disqualified(Timed):
    """Somebody who left the table because of a tie to the case."""

    who: str = declare(
        ("Hvem", "Rollen eller partiet."),
        ("Kven", "Rolla eller partiet."),
        private=True,
    )
    why: str = declare(
        ("Grunn", "Hvorfor, med hjemmelen."),
        ("Grunn", "Kvifor, med heimelen."),
        private=True,
    )


@contract
class Meeting(Timed):
    """A stop on the case route: what is planned, and what came of it."""

    body: str = declare(
        ("Organ", "Utvalget, rådet eller organet."),
        ("Organ", "Utvalet, rådet eller organet."),
        example="Kommunestyret",
        usual=True,
    )
    date: dt.date | None = declare(
        ("Møtedato", "Dagen møtet holdes, når den er kjent."),
        ("Møtedato", "Dagen møtet blir halde, når han er kjend."),
        default=None,
        example="2026-06-11",
    )
    case_number: str | None = declare(
        ("Saksnummer", "Utvalgssaksnummeret, når det er kjent."),
        ("Saksnummer", "Utvalssaksnummeret, når det er kjent."),
        default=None,
    )
    handling: Handling = declare(
        ("Behandling", "Hva organet gjør med saken: uttaler seg, innstiller, vedtar."),
        ("Behandling", "Kva organet gjer med saka: uttaler seg, gir tilråding, vedtek."),
    )
    state: StopState | None = declare(
        ("Stand", "Skriv den når saken ble utsatt, sendt videre eller trukket."),
        ("Stand", "Skriv han når saka vart utsett, send vidare eller trekt."),
        default=None,
    )
    place: str | None = declare(
        ("Møtested", "Bygget og rommet, når saken skal si det."),
        ("Møtestad", "Bygget og rommet, når saka skal seie det."),
        default=None,
    )
    opens: str | None = declare(
        ("Møtet begynner", "Klokkeslettet, som 18:00."),
        ("Møtet tek til", "Klokkeslettet, som 18:00."),
        default=None,
        example="18:00",
        pattern=_CLOCK,
    )
    closes: str | None = declare(
        ("Møtet slutter", "Klokkeslettet, som 22:15."),
        ("Møtet sluttar", "Klokkeslettet, som 22:15."),
        default=None,
        example="22:15",
        pattern=_CLOCK,
    )
    closed: str | None = declare(
        ("Lukket møte", "Hjemmelen når møtet er lukket for denne saken."),
        ("Lukka møte", "Heimelen når møtet er lukka for denne saka."),
        default=None,
        example="kommuneloven § 11-5 andre ledd",
        example_nn="kommunelova § 11-5 andre ledd",
    )
    present: tuple[str, ...] = declare(
        ("Til stede", "De som møtte, når saken skal si det."),
        ("Til stades", "Dei som møtte, når saka skal seie det."),
        default=(),
        private=True,
    )
    absent: tuple[str, ...] = declare(
        ("Forfall", "De som ikke møtte, når saken skal si det."),
        ("Forfall", "Dei som ikkje møtte, når saka skal seie det."),
        default=(),
        private=True,
    )
    disqualified: tuple[Disqualified, ...] = declare(
        ("Inhabile", "De som ikke var med på behandlingen, og hvorfor."),
        ("Inhabile", "Dei som ikkje var med på behandlinga, og kvifor."),
        default=(),
    )
    course: Prose | None = declare(
        ("Behandling i møtet", "Det møteboken sier om behandlingen. Skriv det etter møtet."),
        ("Behandling i møtet", "Det møteboka seier om behandlinga. Skriv det etter møtet."),
        default=None,
    )
    proposals: tuple[PutProposal, ...] = declare(
        ("Forslag i møtet", "Forslagene som ble lagt fram i møtet."),
        ("Framlegg i møtet", "Framlegga som vart lagde fram i møtet."),
        default=(),
    )
    votes: tuple[Vote, ...] = declare(
        ("Votering", "Hvordan organet stemte."),
        ("Røysting", "Korleis organet røysta."),
        default=(),
    )
    adopted: tuple[DecidedPoint, ...] = declare(
        ("Vedtak i organet", "Det organet vedtok, ett punkt om gangen, uten nummer."),
        ("Vedtak i organet", "Det organet vedtok, eitt punkt om gongen, utan nummer."),
        default=(),
    )
    statements: tuple[BodyStatement, ...] = declare(
        ("Uttalelser", "Uttalelser og protokolltilførsler, ord for ord."),
        ("Fråsegner", "Fråsegner og protokolltilførsler, ord for ord."),
        default=(),
    )
    decision: str | None = declare(
        (
            "Vedtaket",
            "Nøkkelen til vedtaket. Finnes det ikke fra før, blir det laget av denne behandlingen.",
        ),
        (
            "Vedtaket",
            "Nøkkelen til vedtaket. Finst det ikkje frå før, blir det laga av denne behandlinga.",
        ),
        default=None,
        example="foundation-2026",
        pattern=IDENTIFIER,
        longest=LONGEST_ID,
    )
    decision_title: str | None = declare(
        ("Vedtakets tittel", "Tittelen på vedtaket. Ellers gjelder sakens tittel."),
        ("Tittelen på vedtaket", "Tittelen på vedtaket. Elles gjeld tittelen på saka."),
        default=None,
    )
    notified: dt.date | None = declare(
        ("Meldt", "Datoen på meldingen om vedtaket."),
        ("Meldt", "Datoen på meldinga om vedtaket."),
        default=None,
        example="2026-06-15",
    )
    notice: Notice | None = declare(
        ("Melding", "Om meldingen har bare vedtaket eller hele behandlingen."),
        ("Melding", "Om meldinga har berre vedtaket eller heile behandlinga."),
        default=None,
    )
    progress: tuple[PointProgress, ...] = declare(
        ("Oppfølging", "Hvor langt vedtakets punkter er kommet, én melding om gangen."),
        ("Oppfølging", "Kor langt punkta i vedtaket er komne, éi melding om gongen."),
        default=(),
    )
    adopts_foundation: bool = declare(
        ("Vedtar verdigrunnlaget", "true når vedtaket gjør verdigrunnlaget gjeldende."),
        ("Vedtek verdigrunnlaget", "true når vedtaket gjer verdigrunnlaget gjeldande."),
        default=False,
    )

    def known_at(self, moment: Moment) -> Self:
        """Give what was known at a day: before the meeting nobody knew what came of it.

        That it would be postponed or withdrawn somebody may have known, on the dossier's own day.
        """
        if self.date is None or moment.day >= self.date:
            return self
        untold = replace(self, **_UNTOLD)
        return untold if moment.day >= moment.own else replace(untold, state=None)


# What a meeting leaves behind, as a stop has it that nobody has met at.
_UNTOLD: dict[str, Any] = {
    "present": (),
    "absent": (),
    "disqualified": (),
    "course": None,
    "proposals": (),
    "votes": (),
    "adopted": (),
    "statements": (),
}
TOLD = tuple(_UNTOLD)
