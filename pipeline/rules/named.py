"""Whether a text tells what is nobody's business of somebody by name, or by their address."""

import re
from collections.abc import Iterator

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.reading import Reading
from pipeline.dossier.walk import Written
from pipeline.pattern import pattern
from pipeline.rules.circumstances import tells_circumstance
from pipeline.rules.given import GIVEN_NAMES
from pipeline.rules.texts import every, full_sentences

_CAPITAL = r"[A-ZÆØÅ][a-zæøåéüö]+"
_NAME = pattern(
    rf"\b({_CAPITAL})(?:-{_CAPITAL})?(?: {_CAPITAL}| [A-ZÆØÅ]\.)*? {_CAPITAL}(?:-{_CAPITAL})?\b"
)
_STREET = (
    r"(?:veien|vegen|gata|gaten|vei|veg|gate|gt\.|allé|alléen|alleen|stien|stigen|bakken|bakkane"
    r"|lia"
    r"|åsen|svingen|tunet|toppen|kroken|ringen|faret|løkka|haugen|plassen|plass|torget|brygga"
    r"|terrasse"
    r"|hagen|jordet|moen|marka|odden|neset|vika|sletta|grenda|tråkket|smauet|smuget|leitet)"
)
_HOME = (
    rf"(?:[A-ZÆØÅ][\w-]*{_STREET}|(?:[A-ZÆØÅ][\w.-]+ ){{1,3}}"
    r"(?:vei|veg|gate|allé|plass|gt\.|terrasse))"
    r" \d{1,3} ?[A-Ha-h]?\b"
)
_ADDRESS = pattern(rf"\b{_HOME}")
# One who lives there, and not an office or a group.
_LIVES = pattern(
    rf"\b(?:\w*(?:beboeren|bebuaren|leietakeren|leigetakaren|leieboeren|leigebuaren|familien"
    rf"|mannen"
    r"|kvinnen|kvinna|naboen|personen|søkeren|søkjaren|brukeren|brukaren|husholdningen|hushaldet"
    r"|husstanden|gutten|guten|jenta|moren|mora|faren|paret|barnet|eieren|eigaren)"
    r"|(?:en|ein|ei|én|éin|éi) (?:\w+ )?(?:beboer|bebuar|leietaker|leigetakar|familie|mann|kvinne"
    r"|person|søker|søkjar|bruker|brukar|husholdning|hushald|husstand|jente|gutt|gut|mor|far))"
    rf" (?:som (?:bor|bur|leier|leiger) )?(?:i|på) {_HOME}",
    re.IGNORECASE,
)
_LIVING = pattern(
    r"\bventer\b|\bventar\b|\bventet\b|\bventa\b|omsorgsbolig|omsorgsbustad|sosialhjelp|bostøtte"
    r"|bustøtte|startlån|husleie|husleige|sagt opp|oppsagt|flytt\w* ut|tildelt|avslag"
    r"|klag(?:et|a|er|ar)|søk(?:er|te|jer|t)\b|bråk|uro\b|skilsmisse|skilt\b|samlivsbrudd"
    r"|samlivsbrot|arbeidsledig",
    re.IGNORECASE,
)
_IS_SO = pattern(
    r"\b(?:har|hadde|fikk|fekk|er|var|lider|lir|sliter|slit|soner|sonar|venter|ventar|ventet"
    r"|venta|bor"
    r"|bur|bodde|budde|mottar|mottek|trenger|treng|mangler|manglar|ble|blei|vart|blir|sitter|sit"
    r"|kom"
    r"|kjem|kommer|søkte|leier|leiger|måtte|med|etter)\b",
    re.IGNORECASE,
)
# What is called after somebody: Olav Duuns gate, Ole Bulls skole.
_PLACE = pattern(
    r" (?:gate|gt|vei|veg|plass|allé|torg|park|bro|bru|skole|skule|hus|heim|hjem|legat|pris|AS|ASA"
    r"|SA|Gruppen|Stiftelsen|Stiftinga|Eiendom|Eigedom|Bolig|Invest|Holding|Senteret|Fondet)\b"
)
# Whom a text names for their work, or for what they say in public.
_PUBLIC = pattern(
    r"leder|leiar|rådgiv|rådgjev|direktør|ordfør|representant|medlem|\w*lege\b|sjef|koordinator"
    r"|konsulent|saksbehandl|sakshands|saksbehandlar|professor|forsk|forfatt|ansvar|kontaktperson"
    r"|prosjekt|foredrag|presenter|orienter|innled|\bskrev|\bskreiv|har skrev|har skrive|utarbeid"
    r"|utvalg"
    r"|stiftelse|senter|fond\b|minne|\([A-ZÅ][A-Za-zø]{0,3}\)|\bsier\b|\bseier\b|\bsa\b|\bmener\b"
    r"|\bmeiner\b|fores(?:lo|låt|lår)|fremm|fremj|spurte|spurde|stilte|intervju|ansatt|tilsett"
    r"|kurs"
    r"|undervis|erfaringskonsulent|tillitsvalg|tillitsval[td]|advokat|statsråd|minister|dommer",
    re.IGNORECASE,
)
# Where somebody may be named: two words with capitals, or a street with a number.
_PAIR = pattern(rf"{_CAPITAL}(?= [A-ZÆØÅ]|-[A-ZÆØÅ])")
_STREETS = (
    *("veien ", "vegen ", "gata ", "gaten ", "gate ", "vei ", "veg ", "bakken ", "svingen "),
    *("tunet ", "stien ", "lia ", "åsen ", "allé ", "plass "),
)


def names_somebody(dossier: Dossier) -> Iterator[Written]:
    """Give the texts that tell a circumstance of somebody by name, or by where they live."""
    for one in dossier.reading.around(_places(dossier.reading)):
        if any(map(_names, full_sentences(one.text.replace("\u00a0", " ")))):
            yield one


def _places(reading: Reading[Written]) -> Iterator[int]:
    whole = reading.whole
    for found in _PAIR.finditer(whole):
        if found[0] in GIVEN_NAMES:
            yield found.start()
    yield from (at for at in every(whole, " (") if whole[at + 2].isdigit() and at)
    for street in filter(reading.may_hold, _STREETS):
        yield from (at for at in every(whole, street) if whole[at + len(street)].isdigit())


def _names(sentence: str) -> bool:
    lives = bool(_ADDRESS.search(sentence))
    aged = _has_age(sentence)
    somebody = [sentence[one.end() :] for one in _NAME.finditer(sentence) if _is_given(one[1])]
    if not (lives or aged or somebody):
        return False
    told = tells_circumstance(sentence)
    if told and (aged or (lives and _LIVES.search(sentence))):
        return True
    if not somebody or not (told or (lives and _LIVING.search(sentence))):
        return False
    return not _PUBLIC.search(sentence) and any(map(_goes_on, somebody))


# As newspapers have it: Kari (43).
_WITH_AGE = pattern(rf"\b({_CAPITAL}|[A-ZÆØÅ]\.(?: ?[A-ZÆØÅ]\.)?)(?: {_CAPITAL})? ?\(\d{{1,2}}\)")


def _has_age(sentence: str) -> bool:
    found = _WITH_AGE.search(sentence)
    return found is not None and ("." in found[1] or _is_given(found[1]))


def _is_given(word: str) -> bool:
    return word in GIVEN_NAMES


def _goes_on(after: str) -> bool:
    """Tell whether what stands after a name tells something of who has it."""
    if _PLACE.match(after) or not _IS_SO.search(after):
        return False
    return tells_circumstance(after) or bool(_ADDRESS.search(after))
