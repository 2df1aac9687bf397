"""H: facts in time, which must follow one another and change by somebody's decision."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.contract.timed import Timed
from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.at import last_day, read
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import Days, day_of, days_of, known, readings
from pipeline.facts.statuses import edition_days
from pipeline.rules.rule import Finding, rule

# Any: what has an id may be of every sort.
_Placed = tuple[KeyPath, Any]


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
    for path, thing in dossier.history:
        if thing.since and thing.until and thing.until < thing.since:
            yield Finding(
                (*path, "until"),
                say("it ends {end}, before it begins {start}", end=thing.until, start=thing.since),
                say("correct one of the days; both are days that it is there"),
            )
        ends: set[dt.date] = set()
        for n, one in enumerate(thing.earlier):
            end = last_day(one, dossier.decided)
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
def a_reading_differs_from_the_next(dossier: Dossier) -> Iterator[Finding]:
    """An earlier reading says something that is otherwise in the next one, or now.

    One that names nothing, or repeats what came after it, changes no document. Often the new
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
        for before, after in pairwise(readings(dossier, thing)):
            if before.thing == after.thing:
                yield Finding(
                    (*path, "earlier", before.number),
                    say(
                        "the reading until {last} says what the next one says",
                        last=before.span.last,
                    ),
                    say("write what was otherwise, or take the reading away"),
                )


@rule("H006")
def what_is_referred_to_was_there(dossier: Dossier) -> Iterator[Finding]:
    """What a case, a letter or a unit's task refers to was there on its own day.

    A document tells of its own day. A unit that has ended by then, or a figure that is counted
    later, is left out of it: the row would be missing without anybody seeing it. What gives no
    day of its own is of the dossier's. What takes over from another of its sort may come after.

    Wrong:

        stakeholders:
          - {id: housing-office}
          - {id: nav, until: 2025-12-31}
        cases:
          - {date: 2026-02-20, distribution: [nav]}

    Right:

        stakeholders:
          - {id: housing-office}
          - {id: nav, until: 2025-12-31}
        cases:
          - {date: 2025-11-20, distribution: [nav]}

    Source: ADR 25
    """
    sections = {section for _, section, _ in dossier.references}
    limited = {one: held for one in sections if (held := _limited(dossier, one))}
    days: dict[KeyPath, dt.date] = {}
    for path, section, value in dossier.references if limited else ():
        named = limited.get(section)
        # The register tells of what has left the house, also when its round is dated anew.
        if named is None or path[0] in (section, "documents") or path[-1] == "changed_by":
            continue
        # What stands in one list is of one day.
        of = path[:-1] if isinstance(path[-1], int) else path
        day = days.get(of) or days.setdefault(of, _printed_on(dossier, of))
        missing = [_missing(_span(dossier, one, day), day) for one in named.get(value, ())]
        # One of two that share an id may be meant.
        if missing and all(missing):
            yield Finding(path, *missing[0])


def _printed_on(dossier: Dossier, path: KeyPath) -> dt.date:
    """Give the day of the document that prints what stands at a place.

    A plan is printed as it was adopted or rolled last, and until then of the dossier's own day.
    """
    day = day_of(dossier, path)
    if path[0] != "plans" or "earlier" in path:
        return day
    days = edition_days(dossier.plans[int(path[1])], dossier.date)
    return max(day, days_of(dossier, path).nearest(max(days, default=dossier.date)))


# R007 and C103 tell of decisions and of participation that are still to come.
_TOLD = {"decisions", "participation"}


class _Limit(NamedTuple):
    """The days that a thing is there; `reread` where the day that it happened has been reworded."""

    days: Days
    reread: Timed | None


def _limited(dossier: Dossier, section: str) -> Mapping[str, list[_Limit]]:
    """Give the days that each of a section is there, by its id; nothing where all always are."""
    moving = any(one.since or one.until for _, one in dossier.history)
    held: dict[str, list[_Limit]] = {}
    for path, one in _things(dossier, tuple(section.split("."))):
        # What is written on a day, as a case is, may be ahead.
        happened = bool(one.known_from) and not one.else_today and section not in _TOLD
        if moving or happened:
            days = days_of(dossier, path) if moving else Days()
            reread = happened and bool(one.earlier)
            since = known(one) if happened and not reread else None
            days = days.within(Days(since)) if since else days
            held.setdefault(one.id, []).append(_Limit(days, one if reread else None))
    return held


def _span(dossier: Dossier, limit: _Limit, day: dt.date) -> Days:
    since = known(read(limit.reread, dossier.moment(day))) if limit.reread else None
    return limit.days.within(Days(since)) if since else limit.days


def _things(section: Any, steps: tuple[str, ...], path: KeyPath = ()) -> Iterator[_Placed]:
    """Give all that a section of the contract holds, such as foundation.values, with its places."""
    first, *rest = steps
    held = getattr(section, first) or ()
    place = (*path, first)
    inner = [((*place, n), one) for n, one in enumerate(held)] if isinstance(held, tuple) else []
    for where, one in inner or ([(place, held)] if held else []):
        if rest:
            yield from _things(one, tuple(rest), where)
        else:
            yield where, one


def _missing(span: Days, day: dt.date) -> tuple[Text, ...]:
    """Say when a thing was there, where it was not on a day."""
    first, last = span
    if day > last:
        return say("it was there until {last}, and this is of {day}", last=last, day=day), say(
            "name what was there then, or write under earlier what this read until {last}",
            last=last,
        )
    if day < first:
        return say("it is there from {first}, and this is of {day}", first=first, day=day), say(
            "name what was there then, or correct one of the days"
        )
    return ()
