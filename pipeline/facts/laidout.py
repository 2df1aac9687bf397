"""Laid out: the days that a plan is on hearing or public, as its days, steps and letters tell."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Heard
from pipeline.dossier.plans import Plan, Step
from pipeline.facts.statuses import HEARD
from pipeline.registers.dates import SIX_WEEKS


class LaidOut(NamedTuple):
    """A hearing of a plan; `end` is nothing where no law and nobody sets its last day."""

    start: dt.date
    end: dt.date | None


def laid_out(dossier: Dossier, plan: Plan) -> tuple[LaidOut, ...]:
    """Give the hearings of a plan, those to come too; the start of the work is no hearing of it."""
    return tuple(_hearings(dossier, plan))


def _hearings(dossier: Dossier, plan: Plan) -> Iterator[LaidOut]:
    if plan.hearing_from:
        yield _ending(plan, plan.hearing_from, plan.hearing_to)
    for step in plan.steps:
        if step.step is Step.HEARING and step.date:
            yield _ending(plan, step.date, step.deadline or step.until)
    for one in dossier.hearings:
        if one.plan == plan.id and one.what is not Heard.START:
            yield LaidOut(one.first_day, one.deadline)


def _ending(plan: Plan, start: dt.date, end: dt.date | None) -> LaidOut:
    """Where the act asks for a hearing, it lasts six weeks at least."""
    return LaidOut(start, start + SIX_WEEKS if end is None and plan.kind in HEARD else end)
