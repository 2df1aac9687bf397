"""L: what is said of a decision: whether somebody may appeal it."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.access import Appeal
from pipeline.dossier.cases import Case, CaseKind, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.walk import Written
from pipeline.pattern import pattern
from pipeline.registers.citing import plain
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import sentences, unquoted

_APPEALS = pattern(
    r"\bkan\s+(?:\w+\s+){0,3}?(?:påklag\w*|klag(?:e|es|ast)\b)|\b(?:er|har|gir|gjev)\s+(?:\w+\s+){0,2}?"
    r"(?:klagerett|klageadgang|rett\s+til\s+å\s+klage)|\bklagefrist(?:en)?\s+(?:er|på)\b",
    re.IGNORECASE,
)
_NO_APPEAL = pattern(
    r"\b(?:ikke|ikkje|ingen|inga|verken|korkje|uten|utan|hverken)\b", re.IGNORECASE
)
_NOBODYS_RIGHTS = pattern(
    r"\b(?:verdigrunnlag|kommuneplan|samfunnsdel|arealdel|kommunedelplan|temaplan|planstrategi|planprogram"
    r"|økonomiplan|(?:års)?budsjett|handlingsdel|handlingsprogram)\w*",
    re.IGNORECASE,
)
# What lays down rules or sets a number for all: the decision on it, and not one made after it.
_OF_RULES = pattern(
    r"\b(?:vedtaket|avgjørelsen|avgjerda)\s+(?:om|av)\s+(?:(?:de|dei|det|den|å|nye?|nytt|vedta|"
    r"vedtake|fastsette|fastsetje|endre|reviderte)\s+)*(?:(?:retningslin|reglement|delegering)\w*"
    r"|(?:bosett|busett|busetj)\w*\s+(?:av\s+)?\d+)",
    re.IGNORECASE,
)
_SOMEBODYS_RIGHTS = pattern(
    r"enkeltvedtak|einskildvedtak|avslag|avslå|tildel|søknad|søker|søkjar|reguleringsplan|detaljregulering"
    r"|områderegulering|gebyr|innsyn|dispensasjon|byggesak|byggjesak|tilskudd|tilskot|startlån|plass|tjeneste|teneste",
    re.IGNORECASE,
)
_THIS = pattern(r"\b(?:vedtaket|dette|saken|saka|avgjørelsen|avgjerda)\b", re.IGNORECASE)


@rule("L013", severity=Severity.WARNING)
def nobody_is_told_to_appeal_what_cannot_be(dossier: Dossier) -> Iterator[Finding]:
    """A decision on values, plans, budgets or rules is not said to be open to appeal.

    Only a decision on somebody's rights or duties can be appealed, and plan- og bygningsloven
    § 11-15 says of the municipal plan that it cannot. Members of the council may ask for a review
    of lawfulness. Who is told that he may appeal, waits for an answer that nobody can give.

    Wrong:

        cases:
          - communication: Vedtaket om verdigrunnlaget kan påklages til statsforvalteren.

    Right:

        cases:
          - communication: Vedtaket om verdigrunnlaget kan ikke påklages.

    Source: forvaltningsloven §§ 2, 28; plan- og bygningsloven § 11-15; kommuneloven § 27-1
    """
    for one in dossier.reading.holding("klag"):
        for sentence in map(unquoted, sentences(plain(one.text))):
            if _tells_to_appeal(sentence) and (
                _NOBODYS_RIGHTS.search(sentence)
                or _OF_RULES.search(sentence)
                or (_THIS.search(sentence) and _decides_no_rights(dossier, one))
            ):
                yield Finding(one.path, *_cannot())
    for n, case in enumerate(dossier.cases):
        if case.appeal is Appeal.APPEAL and _adopts(case):
            yield Finding(("cases", n, "appeal"), *_cannot())


def _tells_to_appeal(sentence: str) -> bool:
    if not _APPEALS.search(sentence) or _NO_APPEAL.search(sentence):
        return False
    return bool(_OF_RULES.search(sentence)) or not _SOMEBODYS_RIGHTS.search(sentence)


def _decides_no_rights(dossier: Dossier, one: Written) -> bool:
    """Tell whether the decision that a text stands by adopts values or a plan."""
    section, *rest = one.path
    if section == "cases":
        return _adopts(dossier.cases[int(rest[0])])
    return section == "decisions" and dossier.decisions[int(rest[0])].adopts_foundation


def _adopts(case: Case) -> bool:
    values = case.subject in (Subject.VALUE_FOUNDATION, Subject.EVALUATION)
    return values or (case.subject is Subject.PLAN and case.kind is CaseKind.ADOPTION)


def _cannot() -> tuple[Text, Text]:
    return (
        say("what decides nobody's rights is said to be open to appeal"),
        say(
            "say that it cannot be appealed, and name the review of lawfulness: kommuneloven § 27-1"
        ),
    )
