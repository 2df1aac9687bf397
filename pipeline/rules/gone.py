"""Sentences that tell that an act or a provision is gone, or is still to come, and may name it.

A word such as «før» or «gamle» says so only where it stands with the act. The same word of
a building or a plan elsewhere in the sentence says nothing of the law.
"""

import re

from pipeline.pattern import pattern

_FEW = r"(?:(?!(?:etter|jf|med|for|av)\b)[^\s.,;:]+\s+)"
_LAW = (
    r"(?:plikt|ordning|regel|regler|reglane|bestemmelse|føresegn|paragraf|lov|hjemmel|heimel|krav|rett"
    r"|tekst)\w*"
)
# Just before the name: «den tidligere hol § 3-7», «Boligsosialloven § 6 erstatter hol § 3-7».
_BEFORE = pattern(
    r"(?:\b(?:tidligere|tidlegare|gamle|gamal|gammel|forrige|førre|daværende|dåverande|dagjeldende"
    rf"|dågjeldande|opphev(?:et|ede|a|de))\s+(?:{_LAW}\s+(?:etter|i|om|av|frå|fra)\s+)?"
    rf"|\b(?:erstatt|avløs|avløys|opphev|fjern)\w*\s+{_FEW}{{0,4}}"
    r"|\b(?:tok|tek|tar|tatt|teke|overt(?:ok|ek|ar|att|atte|eke))\s+(?:over\s+)?(?:for|etter|frå|fra)\s+"
    rf"{_FEW}{{0,3}}"
    rf"|\b(?:i\s+(?:stedet|staden|steden)\s+for|istedenfor)\s+{_FEW}{{0,3}}"
    rf"|\b(?:ikke|ikkje)\s+(?:lenger|lengre)\s+(?:etter\s+|av\s+)?{_FEW}{{0,3}}"
    r"|\b(?:falt|fall|faller|fell)\s+"
    r"|\b(?:ikke|ikkje)\s+(?:etter|av|i|på|til)\s+"
    r"|\b(?:sto|stod|lå|låg|fantes|fanst)\s+(?:før|tidligere|tidlegare)\s+(?:i\s+)?"
    rf"|\b(?:tidligere|tidlegare|før)\s+(?:regulerte|sto|stod|ga|gav|påla|fulgte|følgde|gjaldt|galdt)"
    rf"\s+{_FEW}{{0,3}}"
    rf"|\b(?:gjaldt|galdt)\s+(?:før|tidligere|tidlegare)\s+{_FEW}{{0,3}}"
    r")$",
    re.IGNORECASE,
)
# After it: «hol § 3-7 ble opphevet», «hol § 3-7, som gjaldt til juli 2023».
_SO = (
    r"(?:nå|no|i\s+dag|da|då|derfor|difor|altså|dermed|også|òg|sidan|siden|senere|seinare|formelt)"
)
_AFTER = pattern(
    r"^\s*bort\b|^\s*\((?:nå|no|i\s+dag)\b|^[^.;]{0,90}?\b(?:"
    r"opphev(?:et|a|ede|d)\b|dagjeldende|dågjeldande"
    rf"|(?:er|ble|blei|vart|har)\s+(?:{_SO}\s+)?(?:opphørt|opphøyrt)"
    rf"|(?:gjelder|gjeld)\s+(?:{_SO}\s+)?(?:ikke|ikkje)"
    r"(?:\s+(?:lenger|lengre|mer|meir|nå|no|i\s+dag|etter)\b|\s*[.,;]|\s*$)"
    r"|(?:gjaldt|galdt)\s+(?:ikke|ikkje|bare|berre|til|fram|frem|inntil|før|tidligere|tidlegare|den)\b"
    r"|(?:er|gjelder|gjeld|finnes|finst|står|har|brukes)\s+(?:ikke|ikkje)\s+(?:lenger|lengre)"
    r"|(?:ikke|ikkje)\s+(?:lenger|lengre)\s+(?:i\s+kraft|gjeld|gjelder|står|finnes|finst)"
    r"|(?:falt|fall|falle|fell|faller)\s+bort|bortf(?:alt|all)\w*|utgikk|gjekk\s+ut|gikk\s+ut"
    r"|(?:sto|stod|hadde|påla|gav|ga|krevde|kravde|sa|lød|lydde|handlet|handla)\b[^.;]{0,60}?"
    r"\b(?:før|fram\s+til|frem\s+til|inntil|til\s+og\s+med|tidligere|tidlegare)"
    r")"
    rf"|^(?:,?\s+som)?[^.,;]{{0,60}}?\b(?:er|ble|blei|vart|har|blir)\s+(?:{_SO}\s+|blitt\s+|vorte\s+){{0,3}}"
    r"(?:erstatt|avløs|avløys|overtatt|overteke|flytt|fjern|borte|utgått|tatt\s+ut|teke\s+ut|historie)",
    re.IGNORECASE,
)
_ENDED_AT = pattern(r"^,?\s*(?:gjaldt|galdt)\b[\s.]*$", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)\w*"
_UNTIL = pattern(
    r"\b(?:før|fram\s+til|frem\s+til|inntil|til\s+og\s+med|til|t\.o\.m\.)\s+(?:den\s+)?"
    rf"(?:(?:utgangen\s+av|starten\s+av|sommeren|sommaren|høsten|hausten|våren|årsskiftet)\s+)?(?:\d{{1,2}}\.\s*)?(?:{_MONTH}\s+)?(?P<year>(?:19|20)\d\d)\b"
    r"|\bfør\s+(?:den\s+nye\s+)?(?:\w*lov(?:en|a)?\b|lovendring\w*)",
    re.IGNORECASE,
)
# What a sentence says of an earlier year, it says in the past: «i 2012 ga kommunen hjelp etter …».
_PAST = pattern(
    r"\b(?:ble|blei|vart|var|skulle|hadde|sto|stod|ga|gav|viste|bygde|bygget|hjalp|fikk|fekk|vedtok"
    r"|gjorde|brukte|gjaldt|galdt|kom|fulgte|følgde)\b",
    re.IGNORECASE,
)
_IN_YEAR = pattern(
    r"\b(?:i|fra|frå|siden|sidan|høsten|våren|hausten)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
# An old paper may point to what held when it was written: «Reglementet er fra 1995 og viser til …».
_OLD_PAPER = pattern(
    r"\b(?:er|var)\s+(?:fra|frå|datert|vedtatt|vedteke|vedteken)\s+(?:i\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# The next sentence may say it of what this one named: «Den ble opphevet i 2023.»
_NEXT = pattern(
    r"^\s*(?:Den|Denne|Det|Ho|Han|Paragrafen|Bestemmelsen|Føresegna|Regelen|Loven|Lova|Plikten|Plikta)\b"
    r"[^.;]{0,60}?\b(?:opphev\w*|ikke\s+lenger|ikkje\s+lenger|(?:er|ble|blei|vart)\s+(?:nå\s+|no\s+)?"
    r"(?:erstatt|avløs|avløys|flytt)\w*|gjelder\s+ikke|gjeld\s+ikkje|falt\s+bort|fall\s+bort)"
)


def tells_gone(sentence: str, start: int, end: int, year: int, following: str = "") -> bool:
    """Tell whether a sentence says that what it names between two places ended, in that year."""
    before, after = sentence[:start], sentence[end:]
    if _BEFORE.search(before) or _AFTER.search(after) or _ENDED_AT.search(after):
        return True
    if any(not one["year"] or int(one["year"]) <= year for one in _UNTIL.finditer(sentence)):
        return True
    if any(int(one["year"]) <= year for one in _OLD_PAPER.finditer(sentence)):
        return True
    past = any(int(one["year"]) <= year for one in _IN_YEAR.finditer(sentence))
    return bool((past and _PAST.search(sentence)) or _NEXT.search(following))


_LATER = pattern(
    r"\b(?:(?:i\s+)?kraft|iverksett\w*|ikrafttre\w*|ikraftsett\w*)\b|\bikrafttre\w*"
    r"|(?:gjelder|gjeld)\s+(?:\w+\s+)?ikk(?:e|je)|ikk(?:e|je)\s+(?:\w+\s+)?(?:gjelder|gjeld)"
    r"|ikk(?:e|je)\s+(?:begynt\s+å\s+gjelde|teke\s+til\s+å\s+gjelde)"
    r"|(?:skal|vil|kan)\s+(?:\w+\s+)?(?:gjelde|avløse|avløyse|erstatte|overta|ta\s+over|få|krevje|kreve|gi|kome|komme)"
    r"|\b(?:når|etter\s+at|inntil|fram\s+til|frem\s+til|før)\s+(?:den\s+|ei\s+|en\s+)?(?:nye|LOV-)"
    r"|\b(?:vedtatt|vedteke|vedteken|vedtok|forslag|framlegg|forbered\w*|førebu\w*|innfør\w*|vent\w*|kommer|kjem)\b",
    re.IGNORECASE,
)


def tells_coming(sentence: str) -> bool:
    """Tell whether a sentence says that an act is still to come into force."""
    return bool(_LATER.search(sentence))


_RESTS = pattern(
    r"\b(?:etter|i\s+medhold\s+av|i\s+medhald\s+av|med\s+hjemmel\s+i|med\s+heimel\s+i|i\s+samsvar\s+med|"
    r"i\s+tråd\s+med|jf\.?|jamfør|jevnfør|ifølge|i\s+følgje|følge[rt]?|følgje[rt]?|hjemlet\s+i|heimla\s+i|bygg\w*\s+på|"
    r"bygd\w*\s+på|reguler\w*\s+(?:i|av)|krav\w*\s+i|rett\w*\s+etter|grunnlag\w*\s+i|viser\s+til|vise\s+til)"
    r"\s+(?:[^\s.,;:]+\s+){0,3}$",
    re.IGNORECASE,
)
_SAYS = pattern(
    r"^\s*(?:\([^)]*\)\s*)?(?:sier|seier|krever|krev|gir|gjev|pålegger|pålegg|stiller|gjelder|gjeld|regulerer|slår\s+fast)\b",
    re.IGNORECASE,
)


def rests_on(sentence: str, start: int, end: int) -> bool:
    """Tell whether a sentence builds on the act that it names, or lets the act say something."""
    return bool(_RESTS.search(sentence[:start]) or _SAYS.search(sentence[end:]))
