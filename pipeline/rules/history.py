"""H: facts in time, which must follow one another and change by somebody's decision."""

import datetime as dt
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.contract.timed import Earlier, Timed, named
from pipeline.diagnostics import Severity, say
from pipeline.dossier.at import last_day
from pipeline.dossier.dossier import Dossier
from pipeline.rules.rule import Finding, rule

_A_DAY = dt.timedelta(days=1)


@rule("H001")
def a_reading_has_one_last_day(dossier: Dossier) -> Iterator[Finding]:
    """An earlier reading says its last day, or the decision that changed it.

    Without either it never held; with both, one of them is wrong when the other is corrected.

    Wrong:

        municipality:
          earlier: [{unit: Helse og sosial}]

    Right:

        municipality:
          earlier: [{until: 2024-12-31, unit: Helse og sosial}]

    Source: ADR 25
    """
    for path, thing in dossier.history:
        for n, one in enumerate(thing.earlier):
            if (one.until is None) is (one.changed_by is None):
                yield Finding(
                    (*path, "earlier", n),
                    say("a reading ends on a day, or by a decision: one of the two"),
                    say("write until: and its last day, or changed_by: and the decision's id"),
                )


@rule("H002")
def readings_follow_one_another(dossier: Dossier) -> Iterator[Finding]:
    """A thing is there from its first day to its last, and its readings end within.

    Two readings that end on the same day leave it open which of them held. One that ends on the
    dossier's own day or later hides what is written as it reads now.

    Wrong:

        stakeholders:
          - {id: nav, since: 2025-01-01, earlier: [{until: 2024-12-31, name: Sosialkontoret}]}

    Right:

        stakeholders:
          - {id: nav, since: 2020-01-01, earlier: [{until: 2024-12-31, name: Sosialkontoret}]}

    Source: ADR 25
    """
    decided = {one.id: one.date for one in dossier.decisions}
    for path, thing in dossier.history:
        if thing.since and thing.until and thing.until < thing.since:
            yield Finding(
                (*path, "until"),
                say("it ends {end}, before it begins {start}", end=thing.until, start=thing.since),
                say("correct one of the days; both are days that it is there"),
            )
        ends: set[dt.date] = set()
        for n, one in enumerate(thing.earlier):
            end = last_day(one, decided)
            if end is not None:
                yield from _misplaced((*path, "earlier", n), thing, end, ends, dossier.date)
                ends.add(end)


def _misplaced(
    path: KeyPath, thing: Timed, end: dt.date, ends: set[dt.date], today: dt.date
) -> Iterator[Finding]:
    if end in ends:
        yield Finding(
            path,
            say("two readings end {end}", end=end),
            say("give each its own last day, or write them as one"),
        )
    if thing.since and end < thing.since:
        yield Finding(
            path,
            say("the reading ends {end}, before it begins {start}", end=end, start=thing.since),
            say("take the reading away, or let the thing begin earlier"),
        )
    last = min(filter(None, (thing.until, today)))
    if end >= last:
        yield Finding(
            path,
            say("the reading lasts to {end}, and nothing is left for what is written now", end=end),
            say("write what holds now at the top, and the last day of what held before"),
        )


@rule("H003", severity=Severity.WARNING)
def a_reading_differs_from_now(dossier: Dossier) -> Iterator[Finding]:
    """An earlier reading says something that is otherwise now.

    One that names nothing, or repeats what is written now, changes no document. Often the new
    wording was never written at the top.

    Wrong:

        municipality:
          unit: Helse og bolig
          earlier: [{until: 2024-12-31, unit: Helse og bolig}]

    Right:

        municipality:
          unit: Helse og bolig
          earlier: [{until: 2024-12-31, unit: Helse og sosial}]

    Source: ADR 25
    """
    for path, thing in dossier.history:
        for n, one in enumerate(thing.earlier):
            said = named(one)
            if all(getattr(thing, name) == value for name, value in said.items()):
                yield Finding(
                    (*path, "earlier", n),
                    say("the reading says nothing that is not so now"),
                    say("write what was otherwise, or take the reading away"),
                )


@rule("H004")
def values_change_by_decision(dossier: Dossier) -> Iterator[Finding]:
    """A value changes only when a body adopts its new wording.

    The values are the premise of every case after the decision. A reading that ends on any other
    day than the last before an adoption would give the cases of some days a premise that nobody
    has adopted. Before the first adoption the values are a draft, and change freely.

    Wrong:

        values:
          items:
            - id: equal-worth
              text: Alle blir møtt med respekt.
              earlier: [{until: 2025-03-31, text: Alle blir møtt likt.}]
        decisions:
          - {id: first, adopts_values: true, date: 2024-06-13, case_number: 41/24}
          - {id: second, adopts_values: true, date: 2025-06-12, case_number: 48/25}

    Right:

        values:
          items:
            - id: equal-worth
              text: Alle blir møtt med respekt.
              earlier: [{until: 2025-06-11, text: Alle blir møtt likt.}]
        decisions:
          - {id: first, adopts_values: true, date: 2024-06-13, case_number: 41/24}
          - {id: second, adopts_values: true, date: 2025-06-12, case_number: 48/25}

    Source: veiviseren.no, values process, phases 2 and 3: the council adopts the foundation
    """
    adopted = sorted(one.date for one in dossier.decisions if one.adopts_values)
    if not adopted or dossier.values is None:
        return
    decided = {one.id: one.date for one in dossier.decisions}
    for n, value in enumerate(dossier.values.items):
        for m, one in enumerate(value.earlier):
            end = last_day(one, decided)
            if end and end >= adopted[0] and end + _A_DAY not in adopted:
                changed = say(
                    "the value changed after {end} without a decision of the day after", end=end
                )
                yield Finding(
                    ("values", "items", n, "earlier", m, _end_key(one)),
                    changed,
                    say(
                        "its last day is the day before one that adopts values: {days}",
                        days=", ".join((day - _A_DAY).isoformat() for day in adopted),
                    ),
                )


def _end_key(reading: Earlier) -> str:
    return "until" if reading.until else "changed_by"
