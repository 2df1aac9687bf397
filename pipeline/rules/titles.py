"""C: what the head of the administration is called."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.at import read
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.municipality import Governance
from pipeline.dossier.own import day_of
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, sentences, unquoted

_KOMMUNELOVEN = dt.date(2019, 11, 1)
_RADMANN = pattern(r"\brådmann(?!s?(?:gat|veg|vei|plass))", re.IGNORECASE)


_FORMER = pattern(
    r"tidligere|tidlegare|daværende|dåverande|før kalt|før kalla|tidl\.|\bden gang|\bden gongen"
    r"|\bi sin tid|\bfram til|\bfrem til|\b(?:het|heitte|hette|kaltes|kallast) |historisk",
    re.IGNORECASE,
)
# Of a year when that was the title, unless the sentence tells what somebody does now.
_YEAR = pattern(r"\b(?:19\d\d|200\d|201\d)\b")
_NOW = pattern(
    r"\b(?:nå|no|i dag|vil|skal|bør|foreslår|tilrår|anbefaler|mener|meiner|ber|viser|gjør|gjer"
    r"|legger|legg|20[2-9]\d)\b",
    re.IGNORECASE,
)


@rule("C027", severity=Severity.WARNING)
def the_chief_executive_is_called_kommunedirektor(dossier: Dossier) -> Iterator[Finding]:
    """The chief executive is not called rådmann after October 2019.

    The act of 2018 says kommunedirektør, and old templates still say rådmann. A municipality
    that has kept the title waives the rule. A text from a day that it had the title is let be.

    Wrong:

        municipality:
          chief_executive: {title: rådmann, definite: rådmannen}

    Right:

        municipality:
          chief_executive: {title: kommunedirektør, definite: kommunedirektøren}

    Source: kommuneloven § 13-1, in force from 2019-11-01 (lovverk)
    """
    hint = say("write kommunedirektør")
    if dossier.date >= _KOMMUNELOVEN and _has_radmann(dossier, dossier.date):
        yield Finding(
            ("municipality", "chief_executive", "title"),
            say("kommuneloven § 13-1 says kommunedirektør"),
            hint,
        )
    for one in dossier.reading.holding("rådmann"):
        if is_quoted(one.path) or not _calls_radmann(one.text):
            continue
        day = day_of(dossier, one.path)
        if day >= _KOMMUNELOVEN and not _has_radmann(dossier, day):
            yield Finding(one.path, say("the text says rådmann"), hint)


def _calls_radmann(text: str) -> bool:
    """Tell whether a text calls somebody so today: what is told of the years before is history."""
    before = False
    for one in sentences(unquoted(text)):
        of_then = bool(_YEAR.search(one)) or before
        told = _FORMER.search(one) or (of_then and not _NOW.search(one))
        if _RADMANN.search(one) and not told:
            return True
        before = of_then and not _NOW.search(one)
    return False


def _has_radmann(dossier: Dossier, day: dt.date) -> bool:
    """Tell whether the municipality called its chief executive so, as a text of the day may do."""
    held = read(dossier.municipality, dossier.moment(day))
    return bool(_RADMANN.search(held.chief_executive.title))


@rule("C028")
def a_parliamentary_municipality_has_no_kommunedirektor(dossier: Dossier) -> Iterator[Finding]:
    """In parliamentary government the city government proposes, not a kommunedirektør.

    There kommunerådet (byrådet) leads the administration, and its proposal goes to the council.

    Wrong:

        municipality:
          governance: parlamentarisk

    Right:

        municipality:
          governance: parlamentarisk
          chief_executive: {title: byråd, definite: byrådet}

    Source: kommuneloven §§ 10-2, 14-3 third paragraph (lovverk)
    """
    title = dossier.municipality.chief_executive.title.lower()
    parliamentary = dossier.municipality.governance is Governance.PARLIAMENTARY
    if parliamentary and re.search("kommunedirektør|rådmann", title):
        yield Finding(
            ("municipality", "chief_executive", "title"),
            say("parliamentary government has no kommunedirektør"),
            say("write byråd and byrådet, or correct governance"),
        )


# What a chief executive does in a case of today; another municipality's is named with it.
_PROPOSES = pattern(
    r"\bkommunedirektøren(?:s (?:forslag|framlegg|innstilling|tilråding|anbefaling|vurdering)\b"
    r"|(?: \w+)?? (?:anbefaler|tilrår|rår (?:til|bystyret|kommunestyret)|foreslår|innstiller"
    r"|legger fram|legger frem|legg fram|mener|meiner|vurderer|ber)\b)",
    re.IGNORECASE,
)


@rule("C145", severity=Severity.WARNING)
def in_parliamentary_government_no_kommunedirektor_proposes(
    dossier: Dossier,
) -> Iterator[Finding]:
    """Where a city government leads, no text of a case lets a kommunedirektør propose.

    There the city government proposes to the council. A text that was taken over from another
    municipality often says otherwise, and then nobody knows who has proposed.

    Wrong:

        municipality:
          governance: parlamentarisk
          chief_executive: {title: byråd, definite: byrådet}
        cases: [{assessment: Kommunedirektøren anbefaler å kjøpe boligene.}]

    Right:

        municipality:
          governance: parlamentarisk
          chief_executive: {title: byråd, definite: byrådet}
        cases: [{assessment: Byrådet anbefaler å kjøpe boligene.}]

    Source: kommuneloven §§ 10-1, 10-2 (lovverk)
    """
    if not _ever_parliamentary(dossier):
        return
    for one in dossier.reading.holding("kommunedirektøren"):
        if one.path[0] != "cases" or is_quoted(one.path):
            continue
        if not _parliamentary(dossier, day_of(dossier, one.path)):
            continue
        if any(_PROPOSES.search(told) for told in sentences(unquoted(one.text))):
            yield Finding(
                one.path,
                say("the text lets a kommunedirektør propose, and the city government does"),
                say("write byrådet"),
            )


def _ever_parliamentary(dossier: Dossier) -> bool:
    held = dossier.municipality
    read = (held, *held.earlier)
    return any(getattr(one, "governance", None) is Governance.PARLIAMENTARY for one in read)


def _parliamentary(dossier: Dossier, day: dt.date) -> bool:
    held = read(dossier.municipality, dossier.moment(day))
    return held.governance is Governance.PARLIAMENTARY
