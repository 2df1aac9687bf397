"""Political bodies: what a body is by kommuneloven § 5-1, told from what it is called."""

from collections.abc import Iterator
from enum import Enum

from pipeline.pattern import pattern


class BodyKind(Enum):
    """What decides what a body may do."""

    COUNCIL = "council"
    # Formannskapet: kommuneloven § 5-6.
    EXECUTIVE = "executive"
    # Byråd or kommuneråd, the government of a parliamentary municipality: chapter 10.
    GOVERNMENT = "government"
    OTHER = "other"


# By-, herreds- and kommunestyret as words of their own: bystyrekomiteen is another body. The Sámi
# names are those of the municipalities in Finnmark and Troms; protocols shorten the Norwegian one.
_COUNCIL = pattern(
    r"\b(?:(?:kommune|by|herreds?|herads?)styre(?:t|ts? (?:møte|vedtak)\w*)?|k-styret|kst|byst"
    r"|(?:gieldd?a|suohkan)\w*stiv\w*|tjïelten ståvroe)\b(?!-)"
)
_EXECUTIVE = pattern(r"\bformannskap(?:et)?\b(?!-)")
_GOVERNMENT = pattern(r"\b(?:by|kommune)råd(?:et)?\b(?!-)")
# Those whose own council gives advice, whatever it is called: ungdommens bystyre, barnas
# kommunestyre, elevrådets bystyre, de eldres kommunestyre.
_ADVISERS = pattern(
    r"\b(?:barn|born|ung|elev|eldre|senior|pensjonist|student|innvandr|flyktning|bruker|brukar"
    r"|skole|skule|mini|skygge|funksjons)"
)
# A body that stands before the council's name, or a word that makes the council somebody else's
# master: utvalg i kommunestyret, formannskapet etter fullmakt fra kommunestyret.
_BEFORE = pattern(
    r"utvalg|utval|komit|nemnd|\bråd\b|rådet\b|formannskap|gruppe|direktør|rådmann|leder\b|leiar\b"
    r"|\b(?:i|av|fra|frå|for|til|under|på vegne|på vegner|etter)\b"
)
# What the council works through: kommunestyret ved formannskapet, bystyret, komité for helse.
_THROUGH = pattern(r"\b(?:ved|v/)\s*\S|[,:–-]\s*(?:\w+\s+){0,2}\w*(?:utvalg|utval|komit|nemnd)")
_AND = pattern(r"\bog\b|/|&|\+|\bsamt\b")


def council(body: str) -> bool:
    """Tell whether a body is the municipality's highest: by-, herreds- or kommunestyret."""
    return any(one is BodyKind.COUNCIL for one in _kinds(body))


def executive(body: str) -> bool:
    """Tell whether a body is the formannskap."""
    return any(one is BodyKind.EXECUTIVE for one in _kinds(body))


def government(body: str) -> bool:
    """Tell whether a body is the byråd or kommuneråd of a parliamentary municipality."""
    return any(one is BodyKind.GOVERNMENT for one in _kinds(body))


def _kinds(body: str) -> Iterator[BodyKind]:
    """Give what each of the bodies that stand in a name is; two councils may adopt one plan."""
    small = " ".join(body.lower().split())
    if _ADVISERS.search(small):
        return
    for part in _AND.split(small):
        yield _kind(part)


def _kind(name: str) -> BodyKind:
    for kind, form in _FORMS.items():
        found = form.search(name)
        if found and not _BEFORE.search(name[: found.start()]):
            after = name[found.end() :]
            return BodyKind.OTHER if _THROUGH.search(after) else kind
    return BodyKind.OTHER


_FORMS = {
    BodyKind.COUNCIL: _COUNCIL,
    BodyKind.EXECUTIVE: _EXECUTIVE,
    BodyKind.GOVERNMENT: _GOVERNMENT,
}
