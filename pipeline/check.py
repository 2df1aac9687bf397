"""Stage 3: the rules speak about a dossier, and what they say is given its place."""

import datetime as dt
from collections.abc import Iterator

from pipeline.comments import doubtful
from pipeline.diagnostics import Diagnostic, Severity, Text, bounded, say
from pipeline.dossier.dossier import Dossier
from pipeline.rules import RULES
from pipeline.rules.rule import Finding
from pipeline.source import Source

CODES: dict[str, tuple[str, str]] = {
    "W001": (
        "A waiver is not needed",
        "The rule is silent here now. Remove the waiver, or it will hide the next such fault.",
    ),
    "W002": (
        "A waiver has lapsed",
        "Its last day has passed, so it excuses nothing. Mend the fault, or agree on a new day.",
    ),
    "W003": (
        "A waiver names no rule",
        "Only rules can be waived, by the code that stands with the finding.",
    ),
}

_KNOWN = frozenset(one.code for one in RULES)


def check(source: Source, dossier: Dossier, as_of: dt.date) -> tuple[Diagnostic, ...]:
    """Give every finding in the order of the file, less what the dossier's waivers excuse."""
    found = [
        _placed(source, one.code, one.severity, finding)
        for one in RULES
        for finding in one(dossier, as_of)
    ]
    excused = {one.rule for one in dossier.waivers if as_of <= one.until}
    kept = [one for one in found if one.code not in excused]
    waivers = _waivers(source, dossier, as_of, frozenset(one.code for one in found))
    return bounded((*source.warnings, *doubtful(source, Dossier), *kept, *waivers))


def _placed(source: Source, code: str, severity: Severity, finding: Finding) -> Diagnostic:
    position = source.position(finding.keypath)
    return Diagnostic(
        source.path,
        position.line,
        position.column,
        code,
        finding.message,
        finding.hint,
        severity,
    )


def _waivers(
    source: Source, dossier: Dossier, as_of: dt.date, speaking: frozenset[str]
) -> Iterator[Diagnostic]:
    for n, one in enumerate(dossier.waivers):
        if one.rule not in _KNOWN:
            yield _waiver(source, (n, "rule"), "W003", *_unknown(one.rule))
        elif one.until < as_of:
            yield _waiver(source, (n, "until"), "W002", *_lapsed(one.rule, one.until))
        elif one.rule not in speaking:
            yield _waiver(source, (n, "rule"), "W001", *_unused(one.rule))


def _waiver(
    source: Source, place: tuple[int, str], code: str, message: Text, hint: Text
) -> Diagnostic:
    severity = Severity.WARNING if code == "W001" else Severity.ERROR
    return _placed(source, code, severity, Finding(("waivers", *place), message, hint))


def _unknown(code: str) -> tuple[Text, Text]:
    return say("no rule has the code {code}", code=code), say("see saksflyt rules for the codes")


def _lapsed(code: str, until: dt.date) -> tuple[Text, Text]:
    return (
        say("the waiver of {code} ended {until}", code=code, until=until),
        say("mend what the rule says, or agree on a new last day"),
    )


def _unused(code: str) -> tuple[Text, Text]:
    return say("{code} has nothing to say here", code=code), say("remove the waiver")
