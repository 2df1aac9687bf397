"""C: facts are free of judging words, and what nobody decides is not written as a decision."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import DECIDED_KINDS, Case
from pipeline.dossier.dossier import Dossier
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import full_sentences, unquoted

_I = re.IGNORECASE
_JUDGES = pattern(
    r"\b(?:dessverre|diverre|heldigvis|hårreisende|hårreisande|skandaløs\w*|opprørende|opprørande"
    r"|elendig\w*|forferdelig\w*|forferdeleg\w*|rystende|rystande|strålende|strålande|glimrende"
    r"|glimrande|ypperlig\w*|ypperleg\w*|beklagelig\w*|beklageleg\w*|uheldig\w*"
    r"|bekymringsfull\w*|bekymringsverdig\w*|urovekkende|urovekkjande|uakseptab\w*"
    r"|kritikkverdig\w*"
    r"|utilfredsstillende|utilfredsstillande|gledelig\w*|gledeleg\w*|skuffende|skuffande"
    r"|imponerende"
    r"|imponerande|prisverdig\w*|forkastelig\w*|forkasteleg\w*|meningsløs\w*|meiningslaus\w*"
    r"|skammelig\w*"
    r"|skammeleg\w*|tragisk\w*|fantastisk\w*|utmerket|utmerka|forbilledlig\w*|urimelig\w*"
    r"|urimeleg\w*"
    r"|uforsvarlig\w*|uforsvarleg\w*|katastrofa\w*|uholdbar\w*|uhaldbar\w*|sørgelig\w*"
    r"|sørgjeleg\w*"
    r"|altfor|alt for (?:få|mange|lite|mye|mykje|lenge|lang|liten|stor|høy|høg|dårlig|dårleg)"
    r"|for dårlig\w*|for dårleg\w*|svært (?:bra|god\w*|dårlig\w*|dårleg\w*|viktig\w*|positiv\w*"
    r"|negativ\w*|alvorlig\w*|alvorleg\w*)|særdeles|framifrå"
    r"|det er (?:svært |veldig |særlig |særleg )?(?:viktig|avgjørende|avgjerande|positivt|negativt"
    r"|ønskelig|ønskjeleg|på høy tid|på høg tid|bra|godt) (?:at|å)"
    r"|(?:etter|i) (?:vår|kommunedirektørens|administrasjonens|rådmannens) (?:mening|oppfatning"
    r"|vurdering)"
    r"|etter (?:vår|vårt) (?:meining|syn))\b"
    r"|\b(?:vi|kommunedirektøren|administrasjonen|rådmannen|saksbehandleren?|sakshandsamaren?"
    r"|undertegnede) (?:mener|meiner|vurderer det|vurderer at|anbefaler|tilrår|rår til|synes"
    r"|synest"
    r"|finner det|finn det|ser det som|ser positivt|er bekymret|er uroa|er fornøyd|er nøgd)\b",
    _I,
)
_OUGHT = pattern(r"\b(?:kommunen|kommunestyret|bystyret|vi|det|tjenestene|tenestene) bør\b", _I)
# Somebody else's view is a fact, and so is what a law or a guide says.
_OF_OTHERS = pattern(
    r"\b(?:mener|meiner|skriver|skriv|skrev|sier|seier|sa|uttal\w*|ifølge|i følgje|peker på"
    r"|peikar på|påpek\w*|framhev\w*|fremhev\w*|svar(?:te|er|ar|a)|opplever|opplev|melder|melde"
    r"|meldte"
    r"|innspill\w*|innspel\w*|fråsegn\w*|høringssvar|klag\w*|beskriv\w*|kaller|kallar|omtal\w*|vurderte"
    r"|ønsker"
    r"|ønskjer|konkluder\w*|tilbakemelding\w*|undersøkelse\w*|undersøking\w*|evaluering\w*"
    r"|tilsyn\w*)\b"
    r"|§|\blov(?:en|a)?\b|loven\b|lova\b|forskrift|veileder|rettleiar|veiviser|retningslin"
    r"|rundskriv"
    r"|departement|Husbanken|direktorat|Statsforvalt",
    _I,
)
_OUR_OWN = pattern(
    r"\b(?:vi|kommunedirektøren|administrasjonen|rådmannen|saksbehandleren?|sakshandsamaren?)"
    r" (?:mener|meiner|vurderer|anbefaler|tilrår|rår|synes|synest|finner|finn|ser|er)\b",
    _I,
)


@rule("C141", severity=Severity.WARNING)
def facts_are_free_of_judging_words(dossier: Dossier) -> Iterator[Finding]:
    """The facts of a case are told without judging words.

    Who reads the facts shall be able to judge for themselves. What the administration means stands
    in the assessment, where it can be weighed. What others have said, and what a law asks for, is
    a fact.

    Wrong:

        cases:
          - facts: Det er dessverre altfor få boliger i Havn.

    Right:

        cases:
          - facts: Det var 12 ledige boliger i Havn 1. januar 2026, og 31 husholdninger ventet.

    Source: kommuneloven § 13-1 third paragraph (lovverk); Indre Fosen's language profile
    """
    for n, one in enumerate(dossier.cases):
        if any(map(_judges, one.facts or ())):
            yield Finding(
                ("cases", n, "facts"),
                say("the facts judge: a word says what somebody thinks of them"),
                say("move it to the assessment, or say who thinks so"),
            )


def _judges(paragraph: str) -> bool:
    return any(map(_is_judging, full_sentences(unquoted(paragraph))))


def _is_judging(sentence: str) -> bool:
    if not (_JUDGES.search(sentence) or _OUGHT.search(sentence)):
        return False
    return bool(_OUR_OWN.search(sentence)) or not _OF_OTHERS.search(sentence)


_BODY = (
    r"(?:kommunestyret|bystyret|heradsstyret|herredsstyret|formannskapet|fylkestinget|byrådet"
    r"|(?:\w+)?utvalget|(?:\w+)?utvalet|\w*komiteen|\w*rådet|\w*styret|organet|\w*nemnda)"
)
_DECIDES = pattern(
    rf"\b{_BODY} (?:\w+ )?(?:vedtar|vedtek|godkjenner|godkjenn|bevilger|løyver|fastsetter|fastset"
    r"|pålegger|pålegg|delegerer|oppretter|opprettar|velger|vel|opphever|opphevar|setter av|set av"
    r"|fører|slutter seg til|sluttar seg til|gir sin tilslutning|gjev si tilslutning|avslår"
    r"|innfører"
    r"|bestemmer|bestemmer|avgjør|avgjer|selger|kjøper"
    r"|ber (?!om å få)(?!om at)(?!om orientering))\b"
    r"|\b(?:legges|leggjast|blir lagt|blir lagd|er lagt|er lagd) (?:fram|frem|fram)? ?(?:for|til)"
    r" (?:vedtak|beslutning|avgjørelse|avgjerd|godkjenning)\b"
    r"|\b(?:foreslår|gjer framlegg om|tilrår|anbefaler) at (?:\w+ ){1,4}(?:vedtar|vedtek"
    r"|godkjenner"
    r"|godkjenn|bevilger|løyver|fastsetter|fastset)\b",
    _I,
)
# To ask for a case decides nothing in it; and what is done in other cases is told here.
_COMES_BACK = pattern(
    r"\b(?:legge|leggje|leggja|komme|kome) (?:fram|frem|tilbake|attende)\b|\b(?:ny )?sak om\b"
    r"|\borienter\w*|\bholde \w+ oppdatert|\bhalde \w+ oppdatert",
    _I,
)
_ELSEWHEN = pattern(
    r"\b(?:hvert|kvart|hver|kvar) år\b|\bårlig\b|\bårleg\b|\bnår\b|\bvedtok\b|\bi (?:desember"
    r"|juni)\b"
    r"|\bsenere\b|\bseinare\b|\bneste\b|\bskal behandle",
    _I,
)


@rule("C142", severity=Severity.WARNING)
def what_nobody_decides_prints_no_decision(dossier: Dossier) -> Iterator[Finding]:
    """A case that a body only hears of, talks over or answers has no deciding verbs.

    Members prepare for a decision in another way than for a case they only hear of, and a decision
    in a case that was sent out for information is open to a review. A body may still take note,
    and ask for a case to come back.

    Wrong:

        cases:
          - kind: orientation
            proposal: [Kommunestyret vedtar nye regler for tildeling.]

    Right:

        cases:
          - kind: orientation
            proposal: [Kommunestyret tar saken til orientering.]

    Source: kommuneloven §§ 11-3, 13-1: the agenda says what is to be decided (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.kind in DECIDED_KINDS:
            continue
        for name, text in _said(one):
            if any(map(_is_decision, full_sentences(unquoted(text)))):
                yield Finding(
                    ("cases", n, name),
                    say("nobody decides this case, and the text decides"),
                    say("write that the body takes note, or make it a case to decide with kind"),
                )
                break


def _said(case: Case) -> Iterator[tuple[str, str]]:
    yield from (("proposal", one.text) for one in case.proposal)
    yield from (("summary", one) for one in case.summary or ())
    yield from (("conclusion", one) for one in case.conclusion or ())


def _is_decision(sentence: str) -> bool:
    if not _DECIDES.search(sentence) or _COMES_BACK.search(sentence):
        return False
    return not _ELSEWHEN.search(sentence)
