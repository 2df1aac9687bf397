"""C: a proposal that can be carried out: each point has who, what and by when."""

import re
from collections.abc import Iterable, Iterator

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.cases import DECIDED_KINDS, Case
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.points import Point
from pipeline.dossier.route import Handling
from pipeline.norm import MONTHS
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import full_sentences, unquoted

_I = re.IGNORECASE
# A body asks: Kommunestyret ber kommunedirektøren ...
_ASKS = pattern(
    r"\b(?:ber|bed|pålegger|pålegg|oppfordrer|oppmodar|instruerer|bes|bedes|blir bedt|blir beden"
    r"|gis i oppdrag|får i oppdrag|gir \w+ i oppdrag|gjev \w+ i oppdrag)\b",
    _I,
)
_ASKS_NOBODY = pattern(
    r"\b(?:ber|bed|oppfordrer|oppmodar) (?:innstendig )?(?:om|å)\b(?! å få)|\bdet (?:bes|bedes)\b",
    _I,
)
# Or what must be done by nobody in particular: Det skal utarbeides en plan.
_MADE = (
    r"(?:utarbeid|iverksett|gjennomfør|opprett|etabler|lag|starte?|igangsett|innfør|evaluer"
    r"|kartlegg"
    r"|utred|utgrei|rapporter|vurder|gjør|gjer|oppdater|rekrutter|ansett|tilsett|sett|styrk|utvikl"
    r"|sikr|prioriter|ryd|følg\w* opp|legg\w* fram|legg\w* frem|undersøk|avklar|forbedr|betr)"
)
_PASSIVE = pattern(
    rf"\b(?:skal|må|bør)\b(?: \w+)?(?: \w+)? {_MADE}(?:e?s|ast|jast)\b"
    rf"|\b(?:skal|må|bør) (?:\w+ )?(?:bli|verte) {_MADE}\w*"
    r"|\b(?:skal|må|bør)(?: \w+){0,2} (?:(?:(?:sam)?arbeid|jobb|fokuser|sats)(?:e?s|ast)"
    r"|(?:ses|sjåast) (?:\w+ )?på|(?:tas|takast) tak i)\b"
    rf"|^(?:Det|Arbeidet|Innsatsen|Tilbudet|Tilbodet|Samarbeidet|Oppfølgingen|Oppfølginga|Saken"
    rf"|Saka)"
    rf" (?:\w+ )?{_MADE}(?:e?s|ast|jast)\b",
    _I,
)
# A body that adopts, takes note, sends on, chooses or gives money has done it by saying so.
_DONE_BY_SAYING = pattern(
    r"^\W*(?:[\wÆØÅæøå-]+ ){1,5}?(?:vedtar|vedtek|vedtok|godkjenner|godkjenn|godtar|godtek"
    r"|slutter seg"
    r"|sluttar seg|fastsetter|fastset|tar|tek|tok|sender|oversender|oversend|legger ut|legg ut"
    r"|bevilger"
    r"|løyver|setter av|set av|låner|velger|vel|vald|oppnevner|oppnemner|delegerer|opphever"
    r"|oppheve"
    r"|opphevar|fører|støtter|støttar|gir|gjev|avviser|utsetter|utset|avslår|viser til|er|har"
    r"|legges"
    r"|fastholder|stadfester|stadfestar|selger|sel|kjøper|kjøper|inngår|tilrår|anbefaler"
    r"|innstiller)\b",
    _I,
)
_WHO = pattern(
    r"kommunedirektør|rådmann|ordfør|byråd|administrasjon|saksbehandl|\bnav\b|kontor"
    r"|tjeneste"
    r"|teneste|avdeling|enhet|eining|etat|leder|leiar|sjef|utvalg"
    r"|utval\b"
    r"|formannskap|råd(?:et)?\b|grupp|direktør|team|foretak|føretak|styret?\b"
    r"|bydel|komit|nemnd|seksjon|sektor|kommunalsjef|\bkommunen skal\b|tjenestene"
    r"|tenestene",
    _I,
)
_WHEN = pattern(
    rf"\b(?:19|20)\d\d\b|\b(?:{MONTHS})\b|\b\d{{1,2}}\.\d{{1,2}}\."
    r"|\b(?:innen|innan|før|senest|seinast|etter|når|fra|frå|til|hvert|kvart|hver|kvar|årlig\w*"
    r"|årleg\w*"
    r"|månedlig|månadleg|halvår\w*|kvartal\w*|tertial\w*|snarest|straks|omgående|umiddelbart"
    r"|fortløpende"
    r"|fortløpande|jevnlig|jamleg|kontinuerlig|løpende|løpande|våren|høsten|hausten|sommeren"
    r"|sommaren"
    r"|vinteren|neste|førstkommende|førstkomande|samtidig|samstundes|frist\w*|første gang"
    r"|fyrste gong"
    r"|i løpet av|til dess|så lenge|så snart)\b"
    r"|(?:årsmelding|årsberetning|årsrapport|økonomiplan|budsjett|handlingsdel|handlingsprogram"
    r"|strategidokument|rullering|planstrategi)\w*"
    r"|\b(?:i|ved|med|til) (?:\w+ ){0,3}\w*plan(?:en|ene|ane)\b|\bi (?:\w+ ){0,2}\w+plan\b"
    r"|\bi (?:\w+ ){0,2}(?:samfunnsdel|arealdel|temaplan)\w*",
    _I,
)
# «til», «etter» and «fra» alone tell no time.
_NO_TIME = pattern(r"^(?:etter|fra|frå|til|hver|kvar|når)$", _I)
_EVENT = pattern(
    r"\b(?:etter|til|fra|frå) (?:\w+ ){0,3}(?:kommunestyreval\w*|valget|valet|evaluering\w*"
    r"|møte\w*"
    r"|konstituering\w*|høring\w*|høyring\w*|årsskift\w*|sommer\w*|sommar\w*|jul|påske|vedtak\w*"
    r"|\d)|\b(?:hver|kvar) (?:måned|månad|uke|veke|vår|haust|høst|sommer|sommar)"
    r"|\bnår \w+ (?:er|har|blir)",
    _I,
)
_VAGUE = pattern(
    r"\b(?:å )?(?:ha (?:økt |auka |et |eit |særlig |særleg )*(?:fokus|søkelys|oppmerksomhet"
    r"|merksemd)"
    r"|(?:jobbe|arbeide|jobba|arbeida) (?:videre|vidare|mer|meir|godt|aktivt)(?: med (?:saken"
    r"|saka|dette"
    r"|det|temaet))?|se (?:nærmere )?på (?:saken|dette|det|temaet|muligheten\w*)"
    r"|sjå (?:nærare )?på (?:saka|dette|det|temaet|høvet)"
    r"|følg\w* (?:opp (?:saken|saka|dette|det|temaet|arbeidet)|(?:saken|saka|dette) (?:opp"
    r"|videre|vidare))"
    r"|gjør\w* det (?:som er )?nødvendig\w*|gjere det (?:som er )?nødvendig\w*|ta dette med seg"
    r"|ta saken videre|ta saka vidare|bidra positivt)\b",
    _I,
)
_LAYS_BEFORE = pattern(
    r"\b(?:legge|leggje|leggja) (?:fram|frem)\b|\b(?:komme|kome|koma) (?:tilbake |attende )?med\b"
    r"|\bfremme\b|\bfremja?\b|\bom (?:en|ei) (?:ny )?sak\b",
    _I,
)


@rule("C140", severity=Severity.WARNING)
def a_point_can_be_carried_out(dossier: Dossier) -> Iterator[Finding]:
    """A point that asks for something says who shall do it, what, and by when.

    What nobody has been asked to do is not done, and what has no day is done later. A report of
    how far the decision has come needs all three. A point that only adopts, takes note, sends on,
    chooses or gives money needs none of them. The next plan, budget or yearly report is a day too.
    A case that shall come back may leave its day to the others of the proposal.

    Wrong:

        cases:
          - proposal: [Det skal utarbeides en plan for bomiljøet.]

    Right:

        cases:
          - proposal:
              - Kommunestyret ber kommunedirektøren lage en plan for bomiljøet innen 1. mai 2027.

    Source: kommuneloven § 13-1 fourth paragraph: decisions are carried out (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.kind not in DECIDED_KINDS or _is_decided(one):
            continue
        points = tuple(map(_whole, one.proposal))
        for m, point in enumerate(points):
            for message, hint in _missing(point, points):
                yield Finding(("cases", n, "proposal", m, "text"), message, hint)


def _is_decided(case: Case) -> bool:
    """Tell whether the body has decided already: then the proposal is history."""
    return any(one.adopted or one.decision for one in case.route if _decides(one.handling))


def _decides(handling: Handling) -> bool:
    return handling is Handling.DECIDES


def _whole(point: Point) -> str:
    """Give a point with those below it, as one who has to carry it out reads it."""
    return unquoted(" ".join((point.text, *point.points)))


def _missing(point: str, points: Iterable[str]) -> Iterator[tuple[Text, Text]]:
    asked = [one for one in full_sentences(point) if _is_to_be_done(one)]
    if not asked:
        return
    if any(_is_of_nobody(one) for one in asked):
        yield (
            say("the point does not say who shall do it"),
            say("name who is asked, such as kommunedirektøren, or the unit"),
        )
    if any(_VAGUE.search(one) for one in asked):
        yield (
            say("the point does not say what shall be done"),
            say("write what shall be there when it is done: a plan, a case, a count"),
        )
    comes_back = any(_LAYS_BEFORE.search(one) for one in asked)
    if not _has_time(point) and not (comes_back and any(map(_has_time, points))):
        yield (
            say("the point does not say by when"),
            say("write a day, or the plan, the budget or the report that it comes with"),
        )


def _is_to_be_done(sentence: str) -> bool:
    if _ASKS.search(sentence):
        return True
    return bool(_PASSIVE.search(sentence)) and not _DONE_BY_SAYING.search(sentence)


def _is_of_nobody(sentence: str) -> bool:
    if _ASKS.search(sentence):
        return bool(_ASKS_NOBODY.search(sentence)) and not _LAYS_BEFORE.search(sentence)
    return not _WHO.search(sentence)


def _has_time(text: str) -> bool:
    told = (one[0] for one in _WHEN.finditer(text))
    return bool(_EVENT.search(text)) or any(not _NO_TIME.match(one) for one in told)


# Who leads the administration sends the notices out.
_LEADS = pattern(r"kommunedirektør|rådmann|byråd|fylkesdirektør|administrasjonssjef", _I)


@rule("C143", severity=Severity.WARNING)
def who_shall_do_it_is_told(dossier: Dossier) -> Iterator[Finding]:
    """A unit that a proposal asks to do something is told of the decision.

    A decision is carried out by those who hear of it, without undue delay.

    Wrong:

        stakeholders:
          - {id: housing-office, name: Boligkontoret}
          - {id: nav, name: NAV}
        cases:
          - proposal: [Kommunestyret ber NAV rapportere om dette hvert år.]
            distribution: [housing-office]

    Right:

        stakeholders:
          - {id: housing-office, name: Boligkontoret}
          - {id: nav, name: NAV}
        cases:
          - proposal: [Kommunestyret ber NAV rapportere om dette hvert år.]
            distribution: [housing-office, nav]

    Source: kommuneloven § 13-1 fourth paragraph: carried out without undue delay (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.kind not in DECIDED_KINDS or _is_decided(one) or not one.distribution:
            continue
        asked = [said for point in one.proposal for said in _asked_in(_whole(point))]
        for unit in dossier.stakeholders if asked else ():
            if unit.id in one.distribution or _LEADS.search(unit.name):
                continue
            if any(_asks(said, unit.name) for said in asked):
                yield Finding(
                    ("cases", n, "distribution"),
                    say("a unit that the proposal asks is not told of the decision"),
                    say("add its id to distribution"),
                )
                break


def _asked_in(point: str) -> Iterator[str]:
    return (one for one in full_sentences(point) if _ASKS.search(one))


def _asks(sentence: str, name: str) -> bool:
    """Tell whether a unit is the one that is asked: it stands where the asking begins."""
    found = _ASKS.search(sentence)
    rest = sentence[found.end() :] if found else ""
    return bool(re.match(rf"\W*{re.escape(name)}\b", rest, _I))
