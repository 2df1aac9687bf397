"""H: values change by a decision that adopts them, and such a decision changes values."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from pipeline.contract.declare import KeyPath
from pipeline.contract.timed import Earlier, Timed
from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.evaluation import Proposal
from pipeline.dossier.foundation import Foundation
from pipeline.dossier.own import Days, foundation_at, readings
from pipeline.rules.rule import Finding, rule

_A_DAY = dt.timedelta(days=1)


@rule("H004")
def values_change_by_decision(dossier: Dossier) -> Iterator[Finding]:
    """A value changes only when a body adopts its new wording.

    The values are the premise of every case after the decision. A reading that ends on any other
    day than the last before an adoption would give the cases of some days a premise that nobody
    has adopted. So does a value that begins or ends on another. What a value rests on may change
    at any time, and before the first adoption the values are a draft, and change freely.

    It is the day of the decision that counts. Where the decision lets the new words hold from a
    later day, waive the rule at that value, and say so in the reason.

    Wrong:

        foundation:
          values:
            - id: equal-worth
              text: Alle blir møtt med respekt.
              earlier: [{until: 2025-03-31, text: Alle blir møtt likt.}]
        decisions:
          - {id: first, adopts_foundation: true, date: 2024-06-13, case_number: 41/24}
          - {id: second, adopts_foundation: true, date: 2025-06-12, case_number: 48/25}

    Right:

        foundation:
          values:
            - id: equal-worth
              text: Alle blir møtt med respekt.
              earlier: [{until: 2025-06-11, text: Alle blir møtt likt.}]
        decisions:
          - {id: first, adopts_foundation: true, date: 2024-06-13, case_number: 41/24}
          - {id: second, adopts_foundation: true, date: 2025-06-12, case_number: 48/25}

    Source: veiviseren.no, values process, phases 2 and 3: the council adopts the foundation
    """
    adopted = _adoptions(dossier)
    if not adopted or dossier.foundation is None:
        return
    hint = _ends_before(adopted)
    for path, thing, names in _adopted_texts(dossier.foundation):
        for n, span in _reworded(dossier, thing, names) if thing.earlier else ():
            if span.last >= adopted[0] and span.last + _A_DAY not in adopted:
                place = (*path, "earlier", n, _end_key(thing.earlier[n]))
                yield Finding(place, _unadopted(span), hint)
    for n, value in enumerate(dossier.foundation.values):
        yield from _begun_or_ended(("foundation", "values", n), value, adopted)


def _ends_before(adopted: list[dt.date]) -> Text:
    return say(
        "its last day is the day before one that adopts values: {days}",
        days=", ".join(str(day - _A_DAY) for day in adopted),
    )


def _adoptions(dossier: Dossier) -> list[dt.date]:
    return sorted({one.date for one in dossier.decisions if one.adopts_foundation})


def _adopted_texts(values: Foundation) -> Iterator[tuple[KeyPath, Timed, tuple[str, ...]]]:
    """Give what is adopted, with its place and the keys whose words are: not what it rests on."""
    yield ("foundation",), values, ("title", "preamble", "values")
    for n, one in enumerate(values.values):
        yield ("foundation", "values", n), one, ("title", "text", "practice")


def _reworded(dossier: Dossier, thing: Timed, names: tuple[str, ...]) -> Iterator[tuple[int, Days]]:
    """Give the earlier readings after which one of the keys reads otherwise, with their days."""
    for before, after in pairwise(readings(dossier, thing)):
        if any(getattr(before.thing, name) != getattr(after.thing, name) for name in names):
            yield before.number, before.span


def _unadopted(span: Days) -> Text:
    if span.first == dt.date.min:
        return say(
            "the reading until {last} ends without an adoption the day after", last=span.last
        )
    return say(
        "the reading from {first} to {last} ends without an adoption the day after",
        first=span.first,
        last=span.last,
    )


def _begun_or_ended(path: KeyPath, value: Timed, adopted: list[dt.date]) -> Iterator[Finding]:
    since, until = value.since, value.until
    if since and since > adopted[0] and since not in adopted:
        yield Finding(
            (*path, "since"),
            say("the value begins {day}, and no decision adopts values that day", day=since),
            say(
                "its first day is that of a decision that adopts values: {days}",
                days=", ".join(map(str, adopted)),
            ),
        )
    if until and until >= adopted[0] and until + _A_DAY not in adopted:
        yield Finding(
            (*path, "until"),
            say("the value ends {day}, and no decision adopts values the day after", day=until),
            _ends_before(adopted),
        )


def _end_key(reading: Earlier) -> str:
    return "until" if reading.until else "changed_by"


@rule("H005", severity=Severity.WARNING)
def an_adoption_changes_the_values(dossier: Dossier) -> Iterator[Finding]:
    """A decision that adopts values anew has changed something, or carries on what was evaluated.

    Two adoptions of the same words are rare. More often the wording of before is lost: today's is
    then printed into the documents that came before the second decision. Where an evaluation
    has proposed to continue, the same words may be adopted again.

    Wrong:

        foundation: {}
        decisions:
          - {id: first, adopts_foundation: true, date: 2024-06-13, case_number: 41/24}
          - {id: second, adopts_foundation: true, date: 2025-06-12, case_number: 48/25}

    Right:

        foundation:
          values:
            - id: equal-worth
              text: Alle blir møtt med respekt.
              earlier: [{changed_by: second, text: Alle blir møtt likt.}]
        decisions:
          - {id: first, adopts_foundation: true, date: 2024-06-13, case_number: 41/24}
          - {id: second, adopts_foundation: true, date: 2025-06-12, case_number: 48/25}

    Source: veiviseren.no, values process, phase 3: continue, revise or replace
    """
    for before, day in pairwise(_adoptions(dossier)):
        was, held = (foundation_at(dossier, one) for one in (day - _A_DAY, day))
        if dossier.foundation and was == held and not _continued(dossier, Days(before, day)):
            n = next(n for n, one in enumerate(dossier.decisions) if _adopts(one, day))
            yield Finding(
                ("decisions", n, "adopts_foundation"),
                say("the values read the same before {day} and after", day=day),
                say(
                    "write under earlier of each value how it read until {last}", last=day - _A_DAY
                ),
            )


def _adopts(decision: Decision, day: dt.date) -> bool:
    return decision.adopts_foundation and decision.date == day


def _continued(dossier: Dossier, between: Days) -> bool:
    return any(
        one.proposal is Proposal.CONTINUE and between.first < one.date <= between.last
        for one in dossier.evaluation
    )
