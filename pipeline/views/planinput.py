"""Proposals: what the values foundation asks of a plan under work, point by point."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property

from pipeline.contract.declare import Prose
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.foundation import Value
from pipeline.dossier.plans import Plan, PlanInput, PlanKind
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.hearings import PlanTitle, titled
from pipeline.facts.hierarchy import archive_case, hearing_ends
from pipeline.facts.names import among
from pipeline.facts.quoted import adopted
from pipeline.facts.statuses import MONEY, UNDER_WORK, current, statuses
from pipeline.frozen import Frozen
from pipeline.norm import listed


class ProposedPoint(Frozen):
    """One proposal, with its number and the value that it comes from."""

    number: int
    chapter: str
    proposal: Prose
    reason: Prose
    value: str


class TracedValue(Frozen):
    """A value, and the numbers of the points that carry it into the plan: 1 og 3."""

    title: str
    text: Prose
    points: str


class InputLevel(Enum):
    """What a plan of this level does, and so what the input can ask of it."""

    STRATEGY = "strategy"
    SOCIETAL = "societal"
    LAND_USE = "land_use"
    MEASURES = "measures"
    MONEY = "money"


class PlanLetter(Frozen, dict=True):
    """The input to one plan as its document prints it."""

    _dossier: Dossier
    plan: Plan
    adoption: Decision
    # The last decision that has changed the foundation since it was adopted.
    amended: Decision | None

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def title(self) -> str:
        return self._titled.title

    @property
    def revises(self) -> bool:
        """Whether it is to a new edition that has no name yet, and the title is the old one's."""
        return self._titled.revises

    @cached_property
    def _titled(self) -> PlanTitle:
        held = zip(self._dossier.plans, current(self._dossier), strict=True)
        status = next(at for one, at in held if one is self.plan)
        return titled(self._dossier, self.plan, status, self.date)

    @property
    def date(self) -> dt.date:
        return self._dossier.date

    @property
    def deadline(self) -> dt.date | None:
        """The last day for input: that of the plan's hearing, or of what is asked for instead."""
        return hearing_ends(self.plan)

    @property
    def plan_case(self) -> str | None:
        """The archive's number of the case that the plan is made in."""
        return archive_case(self.plan)

    @cached_property
    def owner(self) -> Stakeholder | None:
        return next(iter(among(self._dossier.stakeholders, [self.plan.owner])), None)

    @cached_property
    def points(self) -> tuple[ProposedPoint, ...]:
        return points(self.plan, self._values)

    @cached_property
    def traced(self) -> tuple[TracedValue, ...]:
        return traced(self.plan, self._values)

    @property
    def level(self) -> InputLevel:
        return level(self.plan.kind)

    @property
    def _values(self) -> tuple[Value, ...]:
        return self._dossier.foundation.values if self._dossier.foundation else ()


def plan_letters(dossier: Dossier) -> tuple[PlanLetter, ...]:
    """Give the input to each plan under work, once the foundation that it rests on is adopted."""
    held = adopted(dossier, dossier.date)
    plans = open_plans(dossier.plans, dossier.date)
    return tuple(PlanLetter(dossier, one, held.decision, held.changed) for one in plans if held)


def open_plans(plans: tuple[Plan, ...], day: dt.date) -> tuple[Plan, ...]:
    """Give the plans that are being made or revised, and that somebody has input to."""
    known = zip(plans, statuses(plans, day), strict=True)
    return tuple(one for one, status in known if status in UNDER_WORK and one.inputs)


def points(plan: Plan, held: Iterable[Value]) -> tuple[ProposedPoint, ...]:
    """Count the inputs to a plan from 1; an input from a value that is not there is rule R001's."""
    return tuple(
        ProposedPoint(number, one.chapter, one.proposal, one.reason, value.title)
        for number, one, value in _numbered(plan, held)
    )


def traced(plan: Plan, held: Iterable[Value]) -> tuple[TracedValue, ...]:
    """Follow each value into the plan; a value that no point carries has no numbers."""
    known = tuple(held)
    numbered = tuple(_numbered(plan, known))
    return tuple(
        TracedValue(one.title, one.text, listed([str(n) for n, _, to in numbered if to == one]))
        for one in known
    )


def _numbered(plan: Plan, held: Iterable[Value]) -> Iterator[tuple[int, PlanInput, Value]]:
    known = {one.id: one for one in held}
    given = (one for one in plan.inputs if one.value in known)
    return ((number, one, known[one.value]) for number, one in enumerate(given, 1))


def level(kind: PlanKind) -> InputLevel:
    """Place a kind of plan on its level."""
    return InputLevel.MONEY if kind in MONEY else _LEVELS[kind]


_LEVELS = {
    PlanKind.PLANNING_STRATEGY: InputLevel.STRATEGY,
    PlanKind.SAMFUNNSDEL: InputLevel.SOCIETAL,
    PlanKind.AREALDEL: InputLevel.LAND_USE,
    PlanKind.KOMMUNEDELPLAN: InputLevel.MEASURES,
    PlanKind.TEMAPLAN: InputLevel.MEASURES,
}
