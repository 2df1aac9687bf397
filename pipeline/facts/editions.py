"""The editions of what is made once for a dossier: which there are, and of which day each is."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.phases import Editions
from pipeline.dossier.plans import Plan, Step
from pipeline.facts.statuses import ADOPTING, taken


class Edition(NamedTuple):
    """An edition by its own day; the key tells it from the others, and is in its file's name.

    One without a key has the plain name. No edition changes its name when others follow.
    """

    key: str
    day: dt.date


def editions_due(dossier: Dossier, sort: Editions | None) -> tuple[Edition, ...]:
    """Give the editions that are due, the oldest first: where nothing gives any, of today."""
    found = _OF[sort](dossier) if sort else ()
    return found or (Edition("", dossier.date),)


def _of_rolling(dossier: Dossier) -> tuple[Edition, ...]:
    """Give one for each day that a plan which is rolled was adopted or rolled.

    Each has its day in its name from the first on: next year there are two.
    """
    days = (day for one in dossier.plans for day in _rolled(one, dossier.date))
    return tuple(Edition(day.isoformat(), day) for day in sorted(set(days)))


def _rolled(plan: Plan, day: dt.date) -> Iterable[dt.date]:
    if not any(one.date for one in taken(plan, {Step.ROLLING}, day)):
        return
    yield from (one.date for one in taken(plan, ADOPTING, day) if one.date)
    if plan.adopted and plan.adopted.date <= day:
        yield plan.adopted.date


def _of_foundation(dossier: Dossier) -> tuple[Edition, ...]:
    """Give one for each day that the values were adopted.

    Most are adopted once, and that edition keeps the name that the draft had.
    """
    adopting = {one.date for one in dossier.decisions if one.adopts_foundation}
    days = sorted(day for day in adopting if day <= dossier.date)
    return tuple(Edition(day.isoformat() if n else "", day) for n, day in enumerate(days))


_OF: Mapping[Editions, Callable[[Dossier], tuple[Edition, ...]]] = {
    Editions.ROLLING: _of_rolling,
    Editions.FOUNDATION: _of_foundation,
}
