"""Stage 3: the rules speak about a dossier, and what they say is given its place."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.beside import birth_numbers_beside
from pipeline.comments import doubtful
from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Diagnostic, Severity, Text, Waived, bounded, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import day_of
from pipeline.dossier.places import keypath, place
from pipeline.dossier.waiver import Waiver
from pipeline.fault import own_in_rule
from pipeline.frozen import Frozen, replace
from pipeline.own import rule
from pipeline.registers.numbers import birth_numbers
from pipeline.rules import RULES
from pipeline.rules.privacy import no_birth_number_stands_anywhere
from pipeline.rules.rule import Finding, Rule
from pipeline.source import Source
from pipeline.standard import PLAIN, Standard

CODES: dict[str, tuple[str, str]] = {
    "W001": (
        "A waiver is not needed",
        "The rule is silent here now. Remove the waiver, or it will hide the next such fault.",
    ),
    "W002": (
        "A waiver has lapsed",
        (
            "Its last day has passed, so it excuses nothing. Mend the fault, or agree on a new "
            "day. One for a case, a decision, a round or a mandate of before that day goes on for "
            "ever."
        ),
    ),
    "W003": (
        "A waiver names no rule",
        "Only rules can be waived, by the code that stands with the finding.",
    ),
    "W004": (
        "A waiver is of a rule that cannot be waived",
        (
            "Some rules are no preferences: they keep what identifies a person out of public "
            "documents, or what they refuse cannot be written as a document at all. Mend what the "
            "rule says, and remove the waiver."
        ),
    ),
    "W005": (
        "A waiver names no place",
        (
            "It excuses the whole dossier, so it hides the next such fault too, wherever it is "
            "made. Write under at which place it is for, such as cases.new-homes.summary."
        ),
    ),
    "W006": (
        "A waiver names a place that is not there",
        (
            "It excuses nothing. The place is written with the keys from the top and points "
            "between them. An item of a list is named by its id, or by its number, counted from "
            "nought: figures.rental-homes.value or figures.3.value."
        ),
    ),
}

_RULES = {one.code: one for one in RULES}
_MILD = {"W001", "W005"}


class Judgement(Frozen):
    """What the rules say of a dossier, and what they would have said but for its waivers."""

    findings: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()
    # The rules that a fault of our own has kept from speaking.
    faults: tuple[Diagnostic, ...] = ()


def check(source: Source, dossier: Dossier, as_of: dt.date) -> tuple[Diagnostic, ...]:
    """Give every finding in the order of the file, less what the dossier's waivers excuse."""
    held = judged(source, dossier, as_of)
    return (*held.findings, *held.faults)


def judged(
    source: Source, dossier: Dossier, as_of: dt.date, standard: Standard = PLAIN
) -> Judgement:
    """Give every finding in the order of the file, and the waivers that silence others.

    A fault of our own silences the one rule that it befalls, and is told. It stops no document,
    but where the rule is one that no waiver silences: what such a rule keeps out of documents
    would come into them unseen. What the standard leaves out is not told, and a waiver of it is
    needed all the same.
    """
    silent = standard.silent(source.path)
    own = tuple(rule(one) for one in standard.own)
    known = {**_RULES, **{one.code: one for one in own}}
    found, silenced = _heard(source.path, dossier, as_of, own)
    claims = [_claim(dossier, one, as_of, known.get(one.rule)) for one in dossier.waivers]
    covered = [[each for each in found if one.covers(each)] for one in claims]
    kept = [
        _placed(source, dossier, each.rule, each.finding)
        for each in found
        if not any(one.covers(each) for one in claims)
    ]
    waivers = _on_waivers(source, claims, covered, {one.code for one in silenced})
    grave = (fault for one, fault in silenced.items() if not one.waivable)
    said = [*kept, *_in_comments(source, dossier), *waivers, *grave]
    return Judgement(
        bounded(
            one
            for one in (*source.warnings, *doubtful(source, Dossier), *said)
            if one.code not in silent
        ),
        tuple(
            _waived(source, n, one.waiver, len(covered[n]))
            for n, one in enumerate(claims)
            if one.fault is None
        ),
        tuple(fault for one, fault in silenced.items() if one.waivable),
    )


def _heard(
    path: str, dossier: Dossier, as_of: dt.date, own: tuple[Rule, ...]
) -> tuple[list["_Found"], dict[Rule, Diagnostic]]:
    """Give what the rules find, and of each rule that failed, how."""
    found: list[_Found] = []
    silenced: dict[Rule, Diagnostic] = {}
    for one in (*RULES, *own):
        try:
            found += [_Found(one, finding) for finding in one(dossier, as_of)]
        except Exception as fault:  # noqa: BLE001 - a fault of our own costs the one rule
            silenced[one] = own_in_rule(one.code, path, fault)
    return found, silenced


class _Found(NamedTuple):
    rule: Rule
    finding: Finding


class _Flaw(NamedTuple):
    """What is wrong with a waiver, and which of its keys shows it."""

    key: str
    code: str
    message: Text
    hint: Text


class _Claim(NamedTuple):
    """A waiver, the place that it is for, and why it is not in force."""

    waiver: Waiver
    place: KeyPath
    fault: _Flaw | None

    def covers(self, found: _Found) -> bool:
        """Tell whether the waiver silences a finding: of its rule, at its place or below."""
        return (
            self.fault is None
            and self.waiver.rule == found.rule.code
            and found.finding.keypath[: len(self.place)] == self.place
        )


def _claim(dossier: Dossier, waiver: Waiver, as_of: dt.date, rule: Rule | None) -> _Claim:
    place = () if waiver.at is None else keypath(dossier, waiver.at)
    if rule is None:
        fault: _Flaw | None = _unknown(waiver.rule)
    elif not rule.waivable:
        fault = _binding(rule)
    elif place is None:
        fault = _nowhere()
    else:
        over = waiver.until < as_of and not _settled(dossier, place, waiver.until)
        fault = _lapsed(waiver) if over else None
    return _Claim(waiver, place or (), fault)


# What documents are made of that have a day of their own, and stay as they were.
_DATED = frozenset({"cases", "decisions", "follow_up", "mandate"})


def _settled(dossier: Dossier, place: KeyPath, until: dt.date) -> bool:
    """Tell whether a waiver is for something of a day that it held on: that day stays as it was.

    So an old case, which nobody will mend, can be checked and built for ever.
    """
    return len(place) > 1 and place[0] in _DATED and day_of(dossier, place) <= until


def _on_waivers(
    source: Source, claims: list[_Claim], covered: list[list[_Found]], silenced: set[str]
) -> Iterator[Diagnostic]:
    for n, one in enumerate(claims):
        fault = one.fault
        if one.waiver.rule in silenced:
            continue
        if fault is None and not covered[n]:
            fault = _unused(one.waiver.rule)
        elif fault is None and one.waiver.at is None:
            fault = _everywhere(one.waiver.rule, covered[n][0].finding.keypath)
        if fault:
            severity = Severity.WARNING if fault.code in _MILD else Severity.ERROR
            finding = Finding(("waivers", n, fault.key), fault.message, fault.hint)
            yield _at(source, fault.code, severity, finding)


def _unknown(code: str) -> _Flaw:
    message = say("no rule has the code {code}", code=code)
    hint = _NOT_SET if code.startswith("K") else say("see saksflyt rules for the codes")
    return _Flaw("rule", "W003", message, hint)


_NOT_SET = say("rules of one's own stand in saksflyt.toml, and none there has this code")


def _binding(rule: Rule) -> _Flaw:
    return _Flaw("rule", "W004", say("{code} cannot be waived", code=rule.code), rule.binding)


def _nowhere() -> _Flaw:
    return _Flaw(
        "at",
        "W006",
        say("the dossier has no such place"),
        say("write the keys from the top, and an item by its id: figures.rental-homes.value"),
    )


def _lapsed(waiver: Waiver) -> _Flaw:
    return _Flaw(
        "until",
        "W002",
        say("the waiver of {code} ended {until}", code=waiver.rule, until=waiver.until),
        say("mend what the rule says, or agree on a new last day"),
    )


def _unused(code: str) -> _Flaw:
    message = say("{code} has nothing to say here", code=code)
    return _Flaw("rule", "W001", message, say("remove the waiver"))


def _everywhere(code: str, place: KeyPath) -> _Flaw:
    message = say("the waiver silences {code} in the whole dossier", code=code)
    hint = say("say where it holds: at: {place}", place=".".join(map(str, place)))
    return _Flaw("rule", "W005", message, hint)


def _waived(source: Source, n: int, waiver: Waiver, count: int) -> Waived:
    return Waived(
        source.path,
        *source.position(("waivers", n)),
        waiver.rule,
        _told(waiver.at or ""),
        waiver.until,
        _told(waiver.reason),
        count,
    )


def _told(written: str) -> str:
    return "" if any(True for _ in birth_numbers(written)) else written


def _placed(source: Source, dossier: Dossier, rule: Rule, finding: Finding) -> Diagnostic:
    found = _at(source, rule.code, rule.severity, finding)
    return replace(found, place=place(dossier, finding.keypath))


def _at(source: Source, code: str, severity: Severity, finding: Finding) -> Diagnostic:
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


def _in_comments(source: Source, dossier: Dossier) -> Iterator[Diagnostic]:
    for position in birth_numbers_beside(source.text, dossier.whole.whole):
        yield Diagnostic(
            source.path,
            *position,
            no_birth_number_stands_anywhere.code,
            say("a birth number stands in this comment"),
            say("delete it here, and from the versions of the file that others have"),
        )
