"""The measures of plans at a day: who does each, by when, and how far the answers say it is."""

import datetime as dt
from collections.abc import Iterator

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Answer, Round
from pipeline.dossier.measures import PlanMeasure
from pipeline.dossier.plans import Plan
from pipeline.facts.followed import plans_of
from pipeline.facts.names import unit
from pipeline.facts.replies import MARKS, OVER, Mark, topic_of, weakest
from pipeline.facts.rounds import rounds
from pipeline.frozen import Frozen, replace


class PlannedMeasure(Frozen):
    """A measure of a plan at a day: its status is that of the newest round that tells of it."""

    key: str
    text: str
    owner: str
    deadline: dt.date | None
    status: Mark
    told: dt.date | None
    late: bool

    @property
    def over(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.status in OVER

    def standing(self, status: Mark, day: dt.date) -> "PlannedMeasure":
        """Give the measure with a status that another round than the newest tells."""
        late = bool(self.deadline and self.deadline < day and status not in OVER)
        return replace(self, status=status, told=None, late=late)


def planned(dossier: Dossier, plan: Plan, until: Round | None = None) -> tuple[PlannedMeasure, ...]:
    """Give the measures of a plan as the rounds tell of them by the dossier's day.

    `until` is the last round that counts, where not all of them do.
    """
    held = _following(dossier, plan) if plan.measures else ()
    told = held[: held.index(until) + 1] if until in held else held
    return tuple(_planned(dossier, one, told) for one in plan.measures)


def measures_of(dossier: Dossier, held: Round) -> tuple[PlannedMeasure, ...]:
    """Give the measures that a round follows up, with what it and those before it tell of them."""
    every = (each for plan in plans_of(dossier, held) for each in planned(dossier, plan, held))
    return tuple({one.key: one for one in every}.values())


def texts_of(dossier: Dossier, held: Round) -> dict[str, str]:
    """Give what the measures that a round may ask about say; another plan's are a rule's."""
    plans = (*dossier.plans, *plans_of(dossier, held))
    return {one.id: one.text for plan in plans for one in plan.measures}


def paid_for(dossier: Dossier, held: Round) -> frozenset[str]:
    """Give the measures that a round may ask about and that money is set aside for."""
    plans = (*dossier.plans, *plans_of(dossier, held))
    return frozenset(one.id for plan in plans for one in plan.measures if one.costs)


def left_out(dossier: Dossier, plan: Plan, by: dt.date) -> tuple[PlannedMeasure, ...]:
    """Give the measures of a plan that leave it by a day, and are neither done nor dropped."""
    gone = {one.id for one in plan.measures if one.until and one.until <= by}
    return tuple(one for one in planned(dossier, plan) if one.key in gone and not one.over)


def _following(dossier: Dossier, plan: Plan) -> tuple[Round, ...]:
    """Give the rounds that follow up a plan, the first first."""
    return tuple(one for one in rounds(dossier) if plan in plans_of(dossier, one))


def _planned(dossier: Dossier, measure: PlanMeasure, held: tuple[Round, ...]) -> PlannedMeasure:
    bare = PlannedMeasure(
        measure.id,
        measure.text,
        unit(dossier, measure.owner),
        measure.deadline,
        status=Mark.UNTOLD,
        told=None,
        late=bool(measure.deadline and measure.deadline < dossier.date),
    )
    told = (tuple(_told(measure, one, dossier.date)) for one in reversed(held))
    newest = next(filter(None, told), ())
    status = weakest({MARKS[one.status] for one in newest if one.status})
    if status is None:
        return bare
    day = max(one.date for one in newest)
    return replace(bare.standing(status, dossier.date), told=day)


def _told(measure: PlanMeasure, held: Round, day: dt.date) -> Iterator[Answer]:
    """Give the newest answer with a status that each recipient has given of a measure by a day."""
    said = [
        one
        for one in held.answers
        if one.status and one.date <= day and topic_of(one).measure == measure.id
    ]
    newest = {one.recipient: one.date for one in sorted(said, key=lambda one: one.date)}
    return (one for one in said if one.date == newest[one.recipient])
