"""X: counts of people so small that neighbours may know who they are."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Text, say
from pipeline.dossier.at import last_day, read
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.mapping import Household, Need
from pipeline.facts.counts import THRESHOLD
from pipeline.facts.figures import points
from pipeline.rules.people import (
    IDENTIFIES,
    is_near,
    is_small,
    rests,
    shares,
    shows_few,
    small_cells,
    small_count,
)
from pipeline.rules.rule import Finding, rule

_MOST = THRESHOLD - 1


@rule("X065", binding=IDENTIFIES)
def a_count_of_people_is_at_least_five(dossier: Dossier) -> Iterator[Finding]:
    """A count of people or households is nought, or at least five.

    Where four live in one situation, neighbours know which four. Add the count to another
    group, or leave it out. A share of so few that it tells their number counts too. A ratio,
    posts, places, people to come and the population by age show nobody. A day of a series and a
    cell of a table are counts like others.

    Wrong:

        mapping:
          counts:
            - {situation: without_home, household: family, count: 3}

    Right:

        mapping:
          counts:
            - {situation: without_home, household: all, count: 12}

    Source: boligsosialloven § 8 (lovverk); the threshold of five is the tool's own choice
    """
    message = say("the count is between 1 and {most}", most=_MOST)
    hint = say("join the group with another until the count is at least {least}", least=THRESHOLD)
    said = _Messages(message, _share_of_few(), hint)
    yield from _once(_small(counted, said) for counted in _counted(dossier))
    yield from _small_cells(dossier)


class _Messages(NamedTuple):
    """What a rule on counts says of a number, and of a share."""

    number: Text
    share: Text
    hint: Text


class _Counted(NamedTuple):
    """All that is counted, as it read on one day."""

    facts: tuple[Figure, ...]
    needs: tuple[Need, ...]
    # The number of each figure that has a series: what it is stands there.
    of_series: frozenset[int] = frozenset()

    def place(self, n: int) -> KeyPath:
        return ("figures", n, "series" if n in self.of_series else "value")


def _counted(dossier: Dossier) -> Iterator[_Counted]:
    """Give what is counted as it reads now, and on each day that an earlier reading ended."""
    moving = frozenset(n for n, one in enumerate(dossier.figures) if one.series)
    now = _Counted(dossier.figures, dossier.mapping.counts, moving)
    yield now
    readings = (
        reading for held in (now.facts, now.needs) for one in held for reading in one.earlier
    )
    for day in sorted({end for one in readings if (end := last_day(one, dossier.decided))}):
        moment = dossier.moment(day)
        yield _Counted(
            tuple(read(one, moment) for one in now.facts),
            tuple(read(one, moment) for one in now.needs),
            moving,
        )
    for day in sorted({point.date for one in now.facts for point in one.series}):
        yield _Counted(tuple(_nearest(one, day) for one in now.facts), now.needs, moving)


def _nearest(figure: Figure, day: dt.date) -> Figure:
    """Give a figure as it was on the day of its series that is nearest to another."""
    return min(points(figure), key=lambda one: abs(one.date - day)) if figure.series else figure


def _once(found: Iterable[Iterable[Finding]]) -> Iterable[Finding]:
    """Give each finding once, in whatever readings it is found."""
    return {(one.keypath, one.message): one for held in found for one in held}.values()


def _small(counted: _Counted, said: _Messages) -> Iterator[Finding]:
    for n, need in enumerate(counted.needs):
        if need.count is not None and is_small(need.count):
            yield Finding(("mapping", "counts", n, "count"), said.number, said.hint)
    for n, figure in enumerate(counted.facts):
        if small_count(figure):
            yield Finding(counted.place(n), said.number, said.hint)
    for n, few, _ in shares(counted.facts):
        if is_small(few):
            yield Finding(counted.place(n), said.share, said.hint)


def _small_cells(dossier: Dossier) -> Iterator[Finding]:
    for n, table in enumerate(dossier.tables):
        for row, column in small_cells(table):
            yield Finding(
                ("tables", n, "rows", row, "cells", column),
                say("the count is between 1 and {most}", most=_MOST),
                say(
                    "join the group with another until the count is at least {least}; where the"
                    " column counts no people, say with unit what it counts",
                    least=THRESHOLD,
                ),
            )


def _share_of_few() -> Text:
    return say("the share tells of a count between 1 and {most}", most=_MOST)


@rule("X101", binding=IDENTIFIES)
def what_is_left_of_a_count_is_not_small(dossier: Dossier) -> Iterator[Finding]:
    """A count of people less its parts leaves nought, or at least five.

    A number that is left out can be found by subtraction, also where a part is counted in another
    unit, on another day of the year or in percent. Leave out one part more, or the total.

    Wrong:

        figures:
          - {id: all, value: 40, unit: husholdninger}
          - {id: families, value: 37, unit: husholdninger, part_of: all}

    Right:

        figures:
          - {id: all, value: 40, unit: husholdninger}
          - {id: families, value: 31, unit: husholdninger, part_of: all}

    Source: boligsosialloven § 8 (lovverk); the threshold of five is the tool's own choice
    """
    message = say("the total and its parts show a number between 1 and {most}", most=_MOST)
    hint = say("leave one more part out, or the total")
    said = _Messages(message, _share_of_few(), hint)
    yield from _once(_left(counted, said) for counted in _counted(dossier))


def _left(counted: _Counted, said: _Messages) -> Iterator[Finding]:
    for n, total in enumerate(counted.facts):
        if shows_few(total, [one for one in counted.facts if one.part_of == total.id]):
            yield Finding(counted.place(n), said.number, said.hint)
    for n, _, left in shares(counted.facts):
        if counted.facts[n].part_of is None and is_small(left):
            yield Finding(counted.place(n), said.share, said.hint)
    for n, whole in enumerate(counted.needs):
        if whole.household is Household.ALL and whole.count is not None:
            counts = _counts_of_parts(counted.needs, whole)
            if counts and any(map(is_small, rests(Decimal(whole.count), counts))):
                yield Finding(("mapping", "counts", n, "count"), said.number, said.hint)


def _counts_of_parts(needs: Iterable[Need], whole: Need) -> list[Decimal]:
    """Give what a service has counted of each type, in the count nearest to its count of all."""
    nearest: dict[Household, Need] = {}
    for one in needs:
        held = nearest.get(one.household, one)
        if _is_part(one, whole) and abs(one.date - whole.date) <= abs(held.date - whole.date):
            nearest[one.household] = one
    return [Decimal(one.count) for one in nearest.values() if one.count]


def _is_part(one: Need, whole: Need) -> bool:
    return (
        one.household is not Household.ALL
        and (one.situation, one.service) == (whole.situation, whole.service)
        and is_near(one.date, whole.date)
    )
