"""X: who can be recognised by a text; no message here repeats what it found."""

import re
from collections.abc import Iterator
from functools import cache, partial

from pipeline.diagnostics import say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.reading import Reading
from pipeline.dossier.walk import Written
from pipeline.facts.counts import THRESHOLD
from pipeline.norm import MONTHS
from pipeline.pattern import pattern
from pipeline.rules.circumstances import (
    BEFELL,
    FEW,
    FEW_AFTER,
    FEW_OF_THEM,
    FROM_SOMEWHERE,
    LANDS,
    ONLY,
    tells_circumstance,
)
from pipeline.rules.excused import Few, is_excused
from pipeline.rules.named import names_somebody
from pipeline.rules.people import IDENTIFIES, PARTED, few_of_share
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import every, full_sentences

_BORN = pattern(
    r"(?<!barn )(?<!alle )(?<!personer )(?<!personar )(?<!menn )(?<!unge )(?<!eldre )"
    r"(?<!kvinner )(?<!innbyggere )(?<!innbyggjarar )(?<!elever )(?<!elevar )(?<!ungdommer )"
    r"\b(?:født|fødd|fødselsdato:?|f\.)"
    rf" ?(?:den )?\d{{1,2}}\. ?(?:\d{{1,2}}\. ?|(?:{MONTHS}) )(?:\d{{4}}|\d{{2}})\b"
    r"(?! (?:eller|og) (?:sen|sein|tidl|før|ette))",
    re.IGNORECASE,
)
_WHO = (
    "mann|kvinne|kvinna|jente|jenta|gutt|gut|mor|far|beboer|bebuar|søker|søkjar|bruker|brukar|person|ungdom"
    "|flyktning|leietaker|leigetakar|pensjonist|innbygger|innbyggjar|pasient|enke|enkje|student"
)
_TENS = "ti|tjue|tretti|førti|femti|seksti|sytti|åtti|nitti"
# En mann på 43 år, en 43-åring, en 43 år gammel mann, ein mann i 40-åra, kvinnen (43).
_AGED = pattern(
    rf"\b(?:en|ei|ein|én|éin) (?:\w+ )?(?:{_WHO}) (?:på|i alderen) \d{{1,3}} år\b"
    rf"|\b(?:\d{{1,3}}|\w*(?:{_TENS})\w*)[-–\u2011]?åring(?:en)?\b"
    r"|(?<!minst )(?<!over )(?<!under )(?<!enn )\b\d{1,3} år gam(?:mel|al|mal|melt|malt)"
    rf" (?:\w+ )?(?:{_WHO})\b"
    rf"|\b(?:{_WHO})(?:en|a|na|n|et)? (?:midt |tidlig |tidleg |sist |seint |sent |først |fyrst )?"
    rf"i (?:\d0|{_TENS})-?(?:årene|åra|årsalderen)\b"
    rf"|\b(?:hun|han|ho|(?:{_WHO})(?:en|a|na|n|et)) (?:er|var) \d{{1,3}} år\b"
    rf"|\b(?:{_WHO})(?:en|a|na|n|et)?(?: \(\d{{1,3}}(?: år)?\)|, \d{{1,3}} år\b)",
    re.IGNORECASE,
)
_BORN_MARKS = ("født", "fødd", "fødselsd", "(f.", " f. ", "åring", "-år", "tiår")


# What the law or a service says of anybody of an age.
_ANYBODY = pattern(
    r"\b(?:når|hvis|dersom|for eksempel|til dømes|f\. ?eks|typisk|tenkt|aldersgrens\w*|har rett"
    r"|kan (?:få|søke|søkje|klage|bli|be)|hver|kvar|enhver|einkvar|alle|gjennomsnitt\w*)\b",
    re.IGNORECASE,
)


@rule("X064", binding=IDENTIFIES)
def nobody_can_be_recognised(dossier: Dossier) -> Iterator[Finding]:
    """No text tells of one person who may be recognised.

    A date of birth is enough. So is age with a circumstance such as illness, debt or prison, and
    so is a name or an address with one: in a small place all know who it is, and who it was that
    lost the home there. Write of groups, or of what the service does. No waiver silences it, since
    what is public cannot be taken back; where the words mean nobody, write them in another way.

    Wrong:

        cases:
          - background: En mann på 43 år med ruslidelse har ventet i to år.

    Right:

        cases:
          - background: Personer med ruslidelse har ventet i opptil to år.

    Source: forvaltningsloven § 13; sosialtjenesteloven § 44 (lovverk)
    """
    reading = dossier.reading
    marked = [*reading.holding(*_BORN_MARKS, *_FROM_MARKS), *reading.around(_ages(reading.whole))]
    told = {one.path: one for one in marked if _is_aged(one)}
    told |= {one.path: one for one in names_somebody(dossier)}
    here = dossier.municipality.name
    told |= {one.path: one for one in reading.holding(*_THERE_MARKS) if _is_there(one, here)}
    for one in told.values():
        yield Finding(
            one.path,
            say("the text tells of one person who may be recognised"),
            say("write of the group or of the service, without name, address, age or birth"),
        )


def _ages(whole: str) -> Iterator[int]:
    yield from (at for at in every(whole, " år") if whole[at - 1].isdigit())
    yield from (at for at in every(whole, " (") if whole[at + 2].isdigit())


# A family from somewhere is known where few are: familien frå Syria, mannen fra Eritrea.
_FROM = pattern(
    r"\b(?:familien|mannen|kvinnen|kvinna|paret|gutten|guten|jenta|enka|moren|mora|faren)"
    rf" (?:som kom )?(?:fra|frå) (?:{LANDS})\b",
    re.IGNORECASE,
)
_FROM_MARKS = (
    "en fra ",
    "en frå ",
    "na fra ",
    "na frå ",
    "et fra ",
    "et frå ",
    "kom fra ",
    "kom frå ",
)


# One who has met with something, and where: en mor på Solås ble kastet ut.
_THERE = pattern(
    r"\b(?i:en|ei|ein|én|éi|éin) (?:[a-zæøå]+ ){0,2}?"
    r"(?:[a-zæøå]*familie|mann|kvinne|mor|far|jente|gutt|gut|beboer|bebuar|leietaker|leigetakar"
    r"|husholdning|hushald|husstand|forsørger|forsørgjar|forsørgar|pensjonist|flyktning|ungdom)"
    r"(?: (?:med|som)(?: [a-zæøå]+){1,5}?)? (?:på|i|fra|frå)"
    r" (?P<place>[A-ZÆØÅ][a-zæøåé]+)(?! [A-ZÆØÅ])"
    r"(?: [a-zæøå]+)? (?:(?:ble|blei|vart) (?:\w+ )?(?:kastet ut|kasta ut|sagt opp|oppsagt|dømt"
    r"|innlagt|fengslet|fengsla)|(?:mistet|mista|har mistet|har mista) (?:bolig|bustad|hjem|heim"
    r"|omsorg)|(?:bor|bur|bodde|budde|sover|søv|har bodd|har budd) (?:\w+ )?(?:i|på) (?:telt"
    r"|campingvogn|bil|bobil|gata|sofa)|soner\b|sonar\b)"
)
_THERE_MARKS = (
    *(
        "kastet ut",
        "kasta ut",
        "sagt opp",
        "oppsagt",
        "dømt",
        "innlagt",
        "fengsl",
        "mistet ",
        "mista ",
    ),
    *(" telt", "campingvogn", " bil", "bobil", " gata", " sofa", "soner", "sonar"),
)
# A place that is as large as the municipality, or larger, shows nobody; nor does a judgment.
_FAR = pattern(rf"(?:{LANDS}|Norge|Noreg)\b|Høyesterett|Høgsterett|tingrett|lagmannsrett|\bHR-")


def _is_there(one: Written, municipality: str) -> bool:
    return any(
        found["place"] not in municipality and not _FAR.search(sentence)
        for sentence in full_sentences(one.text)
        if not _ANYBODY.search(sentence)
        for found in _THERE.finditer(sentence)
    )


def _is_aged(one: Written) -> bool:
    if _BORN.search(one.text) or _is_from(one.text):
        return True
    return any(map(_tells_of_somebody, full_sentences(one.text)))


def _is_from(text: str) -> bool:
    small = text.lower()
    return any(mark in small for mark in _FROM_MARKS) and bool(_FROM.search(text))


# Without one of these an age is not told, and a look for them is soon done.
_YEARS = pattern("år|År|ÅR|\\(")


def _tells_of_somebody(sentence: str) -> bool:
    aged = _YEARS.search(sentence) and _AGED.search(sentence)
    return bool(aged and tells_circumstance(sentence) and not _ANYBODY.search(sentence))


# After a blank, or where a text begins.
_FEW_MARKS = (
    *("to ", "tre ", "fire ", "1 ", "2 ", "3 ", "4 ", "én ", "éin ", "éi ", "kun e", "bare e"),
    *("berre e", "To ", "Tre ", "Fire ", "Én ", "Éin ", "Éi ", "Kun e", "Bare e", "Berre e"),
)
_FEW_LAST = (": 1", ": 2", ": 3", ": 4", *(f" {one}." for one in ("to", "tre", "fire", *"1234")))
_FEW_KINDS = (FEW, FEW_OF_THEM)


@rule("X103", binding=IDENTIFIES)
def no_text_counts_so_few(dossier: Dossier) -> Iterator[Finding]:
    """No text counts fewer than five people or households that have something in common.

    Three families with a disabled child are known to their neighbours, in a sentence as in a
    table. So is the only one, and so are two percent of 150 and what is left of 40 less 38. It
    counts where the same sentence tells of health, disability, crime, substance use, child
    welfare, origin, debt or a lost home. Places, dwellings, staff, people to come, ratios and
    averages show nobody. Write of several, or leave the number out.

    Wrong:

        cases:
          - facts: Tre familier med funksjonshemmede barn mangler egnet bolig.

    Right:

        cases:
          - facts: Flere familier med funksjonshemmede barn mangler egnet bolig.

    Source: boligsosialloven § 8 (lovverk); the threshold of five is the tool's own choice
    """
    for one in dossier.reading.around(_perhaps_few(dossier.reading)):
        if _counts_few(one.text):
            yield Finding(
                one.path,
                say(
                    "the text tells of fewer than {least} people with something in common",
                    least=THRESHOLD,
                ),
                say("leave the number out, or join the group with another"),
            )


def _perhaps_few(reading: Reading[Written]) -> Iterator[int]:
    """Give the places that may tell of few: an expression is tried where a find has been."""
    plain = reading.whole.replace("\u00a0", " ")
    for mark in filter(partial(_has_word, reading), _FEW_MARKS):
        for at in every(plain, mark):
            # Who they are comes next, and no sum or date.
            after = at + len(mark)
            told = plain[at - 1] in " (\0" and plain[after : after + 1].isalpha()
            if told and any(one.match(plain, at) for one in _FEW_KINDS):
                yield at
    for mark in filter(partial(_has_word, reading), _FEW_LAST):
        yield from (at for at in every(plain, mark) if not plain[at + 3 : at + 4].isdigit())
    for mark in ("eneste ", "einaste "):
        yield from (at for at in every(plain, mark) if ONLY.match(plain, at))
    yield from (at for at in every(plain, " av ") if PARTED.search(plain, at - 8, at + 12))


def _has_word(reading: Reading[Written], mark: str) -> bool:
    return _word(mark) in reading.words


@cache
def _word(mark: str) -> str:
    return mark.strip(" :.").split()[0].lower()


def _counts_few(text: str) -> bool:
    plain = text.replace("\u00a0", " ")
    kinds = [kind for kind, signs in _KINDS if signs.search(plain)]
    before = ""
    for sentence in full_sentences(plain) if kinds else ():
        if any(kind(before, sentence) for kind in kinds):
            return True
        before = sentence
    return False


# Tried first, for the whole of it is slow.
_ENDS_IN_FEW = pattern(r"[: ](?:[1-4]|to|tre|fire)(?=[.,;)]|$)")


def _few(_: str, sentence: str) -> bool:
    """Look for three families with debt."""
    before, after = FEW.search(sentence), _ENDS_IN_FEW.search(sentence)
    if not (before or after) or not _is_told(sentence):
        return False
    return _any_shown(FEW, sentence) or (bool(after) and _any_shown(FEW_AFTER, sentence))


def _few_of_them(before: str, sentence: str) -> bool:
    """Look for three of the people that the sentence before tells of."""
    if not FEW_OF_THEM.search(sentence):
        return False
    said = f"{before}. {sentence}"
    return _is_told(said) and _any_shown(FEW_OF_THEM, said)


def _only(_: str, sentence: str) -> bool:
    """Look for the only family from somewhere."""
    if not ONLY.search(sentence):
        return False
    told = FROM_SOMEWHERE.search(sentence) or _is_told(sentence)
    return bool(told) and _any_shown(ONLY, sentence)


def _share(before: str, sentence: str) -> bool:
    """Look for two percent of 150 people."""
    if " av " not in sentence:
        return False
    said = f"{before}. {sentence}"
    return any(map(_is_so_few, few_of_share(said))) and _is_told(said)


# Each with what no text of its kind is without: an expression of plain letters is soon tried.
_SMALL = "1|2|3|4|to|To|TO|tre|Tre|TRE|fire|Fire|FIRE"
_ONE = "|én|Én|ÉN|éin|Éin|ÉIN|éi|Éi|ÉI|bare|Bare|BARE|kun|Kun|KUN|berre|Berre|BERRE"
_KINDS = (
    (_few, pattern(_SMALL + _ONE)),
    (_few_of_them, pattern(" av d| AV D")),
    (_only, pattern("neste |naste |NESTE |NASTE ")),
    (_share, pattern(" av ")),
)


def _is_so_few(count: int) -> bool:
    return 0 < count < THRESHOLD


def _is_told(said: str) -> bool:
    return bool(BEFELL.search(said.lower())) or tells_circumstance(said)


def _any_shown(kind: re.Pattern[str], sentence: str) -> bool:
    return any(
        not is_excused(Few(sentence[: one.start()], one[0], sentence[one.end() :]))
        for one in kind.finditer(sentence)
    )
