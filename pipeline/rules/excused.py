"""When few people in a sentence show nobody: places, staff, ratios, those who are to come."""

import re
from typing import NamedTuple

from pipeline.pattern import pattern

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
    r"|\bansvar|\bdelt(?:ok|ar|ek|att)|\bsitter i\b|\bsit i\b|\bsatt i\b|\bsat i\b"
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
_PLACE = pattern(
    r"(?:plass(?:er|ar|en|ane|ene)?|\brom|fellesskap(?:et)?|bolig(?:en|er|ene)?"
    r"|bustad(?:en|er|ar|ane|ene)?|leilighet\w*|leilegheit\w*|hybel\w*|hybl\w*|enhet(?:en|er|ene)?"
    r"|eining\w*|\bseng\w*|hus(?:et|a|ene)?|tun(?:et)?|base(?:n|r)?|kapasitet\w*|tilbud(?:et)?"
    r"|tilbod(?:et)?|tiltak(?:et)?|avlast\w*|bygg\w*|areal\w*|tomt\w*)\b[^.;]*"
    r"\b(?:for|til|åt|på|med|rommer|rommar|ha|har)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:dimensjoner|prosjekter|berekn|beregn|tilpass|tilrettela|reguler|egnet|eigna)\w*[^.;]*"
    r" (?:for|til)\s+(?:\w+\s+){0,2}$",
    _I,
)
# A home that somebody has been given is no place that waits for somebody.
_GIVEN = pattern(
    r"skaff(?:et|a)|\bfant\b|\bfann\b|\bfunnet\b|\bfunne\b|tildel[tte]|\bga\b|\bgav\b|\bgitt\b"
    r"|\bgjeve\b"
    r"|\bfikk\b|\bfekk\b|formidl(?:et|a)|\bhjalp\b|\bhjelpt\b|\bløst\b|\bløyst\b",
    _I,
)
_COMING_BEFORE = pattern(
    r"\b(?:bosette|busetje|busette|ta i ?mot|bedt om|beden om|bede om|anmod\w*|oppmod\w*"
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
        or any(one.search(few.before) for one in (_COMING_BEFORE, _RATIO_BEFORE, _BOUND))
        or any(one.match(few.after) for one in (_COMING_AFTER, _RATIO_AFTER, _OF_A_SERVICE))
        or bool(_FROM_WELFARE.match(few.after) and few.words.endswith(("personer", "personar")))
        or bool(_SIZE.search(few.before))
        or (few.words[0].isdigit() and bool(_NUMBERED.search(few.before)))
    )


def _is_place(before: str) -> bool:
    return bool(_PLACE.search(before)) and not _GIVEN.search(before)
