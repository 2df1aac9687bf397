"""When few people in a sentence show nobody: places, staff, ratios, those who are to come."""

import re
from typing import NamedTuple

from pipeline.pattern import pattern
from pipeline.rules.people import SOMEBODY

_I = re.IGNORECASE


class Few(NamedTuple):
    """So few people in a sentence, with the words before and after."""

    before: str
    words: str
    after: str

    @property
    def sentence(self) -> str:
        return self.before + self.words + self.after


# Who works with people, speaks for them, or took part because they were asked to.
_AT_WORK = pattern(
    r"ansatt|tilsett|årsverk|stilling|bemann|turnus|\bvakt|kompetanse|utdann|fagperson|fagfolk"
    r"|\b(?:jobb|arbeid)(?:er|ar|et|a|de)? (?:med|for|på tvers|i team)"
    r"|\bansvar|\bdelt(?:ok|ar|ek|att)|\bsit(?:ter)? i\b(?! rullestol)|\bsatt? i\b(?! rullestol)"
    r"|medlem|representer|oppnevn|intervju"
    r"|(?:arbeids|prosjekt|styrings|referanse)grupp|brukererfaring|brukarerfaring"
    r"|erfaringskonsulent"
    r"|student|forholde seg til|halde seg til|kontaktperson",
    _I,
)
_OF_A_SERVICE = pattern(
    r"\s(?:fra|frå|i|ved) (?:\w+ )?(?:NAV\b|\w*(?:tjenest|tenest|team|kontor|avdeling|etat|forbund"
    r"|organisasjon|forening|foreining|utvalg|utval)\w*)",
    _I,
)
# Persons from it work there; boys from it are those it helps.
_FROM_WELFARE = pattern(r"\s(?:fra|frå|i) barnevernet\b", _I)
_SPOT = (
    r"(?:plass(?:er|ar|en|ane|ene)?|\brom|fellesskap(?:et)?|bolig(?:en|er|ene)?"
    r"|bustad(?:en|er|ar|ane|ene)?|leilighet\w*|leilegheit\w*|hybel\w*|hybl\w*|enhet(?:en|er|ene)?"
    r"|eining\w*|\bseng\w*|hus(?:et|a|ene)?|tun(?:et)?|base(?:n|r)?|kapasitet\w*|tilbud(?:et)?"
    r"|tilbod(?:et)?|tiltak(?:et)?|avlast\w*|bygg\w*|areal\w*|tomt\w*)\b"
)
_PLACE = pattern(
    rf"{_SPOT}[^.;]*\b(?:for|til|åt|på|med|rommer|rommar|ha|har)\s+(?:\w+\s+){{0,2}}$"
    r"|\b(?:dimensjoner|prosjekter|berekn|beregn|tilpass|tilrettela|reguler|egnet|eigna|tilgjengel"
    r"|brukbar|utform|innred|godkjen)\w*[^.;]* (?:for|til)\s+(?:\w+\s+){0,2}$",
    _I,
)
# What only a place is said to be: to av dei er tilgjengelege for rullestol.
_AS_PLACES_ARE = pattern(
    r"(?:,? (?:som|er|var|blir?|ble|blei|vart|skal|kan|må|være|vere|òg|også|nå|no|ikke|ikkje|helt"
    r"|heilt|fullt|godt|lett|delvis|bare|berre|alt|allerede)\b)*"
    r" (?:(?:spesial|rullestol|handikap)?tilpass|tilgjengel|tilrett?el|universelt|brukbar|framkomm"
    r"|trinnfri|terskelfri|utform|innred|dimensjoner|bygd|bygg(?:es|jast|ast|et)|ombyg)",
    _I,
)
# What is said of a place where the text has spoken of places.
_AS_PLACES_MAY_BE = pattern(
    r"(?: (?:er|var|blir|ble|blei|vart|skal|kan|ligger|ligg|står|ikke|ikkje|bare|berre|og)\b)*"
    r" (?:for|til|åt|med (?:plass|rom|heis|rampe|livsløp)|egne[dt]|eigna|mynt|reserver|ledige?"
    r"|tomme|(?:i|på) (?:\w+|\d\.) (?:etasje|høgd|plan|bygg)|i bygg|nær"
    r"|ha(?:r|dde)? (?:\w+ ){0,3}?(?:inngang|heis|ramp|bad|terskel|livsløp|dør|plass|rom"
    r"|standard))",
    _I,
)
_SPOTS = pattern(rf"\w*{_SPOT}", _I)
_FOR_WHOM = pattern(rf"\b(?:for|til|åt) (?:\w+ ){{0,2}}?{SOMEBODY}", _I)
_SOMEBODY = pattern(rf"\b{SOMEBODY}", _I)
_OF_THEM = (" av dem", " av disse", " av desse", " av dei")
# Bygget er det eneste.
_A_PLACE_IS = pattern(r"[^.;,]*\b(?:er|var|blir|ble|blei|vart) (?:den|det|de|dei) $", _I)
# A place that people are in is not what is spoken of: beboeren i huset er den eneste.
_WITHIN = pattern(r"\b(?:i|på|ved|av|fra|frå|til|for|utan|uten)\s+(?:\w+\s+)?$", _I)
# What is older may be a house: to eldre kommunale boliger.
_OLD_PLACE = pattern(
    r",? (?:(?:kommunale?|private?|små|store?|tilpass\w+|ledige?|universelt utform\w+) ){0,2}"
    rf"\w*{_SPOT}",
    _I,
)
# A home that somebody has been given is no place that waits for somebody.
_GIVEN = pattern(
    r"skaff(?:et|a)|\bfant\b|\bfann\b|\bfunnet\b|\bfunne\b|tildel[tte]|\bga\b|\bgav\b|\bgitt\b"
    r"|\bgjeve\b"
    r"|\bfikk\b|\bfekk\b|formidl(?:et|a)|\bhjalp\b|\bhjelpt\b|\bløst\b|\bløyst\b",
    _I,
)
# What a proposal settles is to come, in the present as well: kommunen bosetter 24 i 2026.
_COMING_BEFORE = pattern(
    r"\b(?:bosette[rs]?|busetje|busetjast|busette|buset|ta i ?mot|tar i ?mot|tek i ?mot"
    r"|bedt om|beden om|bede om|anmod\w*|oppmod\w*"
    r"|(?:vedtar|vedtek|godkjenn(?:er)?|sier ja til|seier ja til) (?:\w+ )?"
    r"(?:bosett|busetj|busett)ing\w*"
    r"|framtidige?|fremtidige?|forvent\w*|prognose\w*)\b[^.;]*$",
    _I,
)
_COMING_AFTER = pattern(
    r"[^.;,]*(?:\b(?:er|blir) (?:for)?vent(?:et|a|e)\b|\bventes\b|\bventast\b"
    r"|\bkommer i\b|\bkjem i\b)",
    _I,
)
_OF_SO_MANY = (
    r"(?:\d+|e[nit]n?|én|ett|eitt|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|hver \w+|kvar \w+)"
)
_RATIO_BEFORE = pattern(rf"\b{_OF_SO_MANY} av (?:de |dei )?$", _I)
_RATIO_AFTER = pattern(r" ?(?:per\b|pr\b|/|i (?:hver|kvar|snitt|gjennomsnitt))", _I)
_MEAN = pattern(r"gjennomsnitt|\bsnitt\b|\bmedian", _I)
# What kind of household it is: familier med tre barn, hushald på to personar.
_SIZE = pattern(
    r"(?:famili|hush[oa]ld|husstand|\bpar\b|ektepar|forsørg|foreldre|\bmor|\bfar|mødre|fedre"
    r"|kvinne"
    r"|\bmann|\bmenn|\bbarn|enslig|einsleg|aleine|åleine|person)\w*"
    r" (?:med|på) (?:\w+ (?:enn )?|\w+ \w+ og )?$",
    _I,
)
_NUMBERED = pattern(
    r"(?:\bnr\.?|punkt|pkt\.?|kapittel|kap\.?|tabell|figur|vedlegg|alternativ|fase|trinn|nivå|side"
    r"|\bdel|steg|avsnitt|§+|strategi|spørsmål|modell|artikkel|klasse|gruppe|kategori|\buke|\bveke"
    r"|mål|tiltak|satsing|prioritet)\s*$",
    _I,
)
_BOUND = pattern(
    r"(?:færre enn|mindre enn|under|inntil|opptil|opp til|maks\w*|høyst|høgst|minst|mellom|over"
    r"|mer enn|meir enn|hver|kvar|når|hvis|dersom|der|hvor|kor)\s*$",
    _I,
)
_PROTECTED = pattern(
    r"vises? ikke|ikke vis|ikkje vis|visast ikkje|skjul|prikk|anonym|personvern|identifiser"
    r"|kjennes igjen|kjennast att|gjenkjen|attkjen|terskel|slått sam|slegne sam|slå(?:r|tt)? sam",
    _I,
)
_ELSEWHERE = pattern(
    r"\bstudi|forsk|\bi (?:Norge|Noreg|landet)\b|landsbasis|nasjonal|for eksempel|til dømes"
    r"|f\. ?eks|\btenkt|oppdikt",
    _I,
)
_SENTENCES = (_AT_WORK, _MEAN, _PROTECTED, _ELSEWHERE)


def is_excused(few: Few) -> bool:
    """Tell whether few people in a sentence show nobody."""
    return (
        any(one.search(few.sentence) for one in _SENTENCES)
        or _is_place(few.before)
        or _are_places(few)
        or any(one.search(few.before) for one in (_COMING_BEFORE, _RATIO_BEFORE, _BOUND))
        or any(one.match(few.after) for one in (_COMING_AFTER, _RATIO_AFTER, _OF_A_SERVICE))
        or bool(_FROM_WELFARE.match(few.after) and few.words.endswith(("personer", "personar")))
        or bool(_SIZE.search(few.before))
        or (few.words[0].isdigit() and bool(_NUMBERED.search(few.before)))
    )


def _is_place(before: str) -> bool:
    return bool(_PLACE.search(before)) and not _GIVEN.search(before)


def _are_places(few: Few) -> bool:
    """Tell whether those who are few are no people, but places that the text has spoken of."""
    words = few.words.lower()
    if words.endswith(" eldre"):
        return bool(_OLD_PLACE.match(few.after))
    if words.startswith(("eneste", "einaste")):
        *_, here = f" {words}{few.after}".partition(" som")
        return bool(_AS_PLACES_ARE.match(here)) or _is_said_of_a_place(few.before)
    if not words.endswith(_OF_THEM):
        return False
    if _AS_PLACES_ARE.match(few.after):
        return True
    speaks = bool(_AS_PLACES_MAY_BE.match(few.after)) and not _GIVEN.search(few.before)
    return speaks and _last_named(few.before) != "people"


def _is_said_of_a_place(before: str) -> bool:
    places = [
        one.end() for one in _SPOTS.finditer(before) if not _WITHIN.search(before, 0, one.start())
    ]
    said = bool(places) and _A_PLACE_IS.fullmatch(before, places[-1])
    return bool(said) and not _SOMEBODY.search(before, places[-1])


def _last_named(before: str) -> str:
    """Say what a text named last, places or people; for whom a place is does not count."""
    plain = _FOR_WHOM.sub("", before)
    place = max((one.start() for one in _SPOTS.finditer(plain)), default=-1)
    people = max((one.start() for one in _SOMEBODY.finditer(plain)), default=-1)
    return "people" if people > place else "places"
