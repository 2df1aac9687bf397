"""The programme of a plan as a document: questions, investigations, participation and time."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Hearing
from pipeline.dossier.mandate import GroupMember, Mandate
from pipeline.dossier.plans import Plan, PlanStatus, PlanStep, Step
from pipeline.dossier.programme import Programme
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.facts.hearings import PROGRAMMES, PlanTitle, about, titled
from pipeline.facts.hierarchy import Period
from pipeline.facts.names import among, unit
from pipeline.facts.statuses import hearing, taken
from pipeline.frozen import Frozen
from pipeline.views.planpaper import PlanPaper


class Seated(Frozen):
    """A member of a group: a role, and the unit's name."""

    role: str
    unit: str


class PlanningProgramme(PlanPaper, dict=True):
    """A programme: a proposal, until a body has laid it down."""

    programme: Programme
    laid_down: PlanStep | None

    @property
    def title(self) -> str:
        return self._titled.title

    @property
    def revises(self) -> bool:
        """Whether it is of a new edition that has no name yet, and the title is the old one's."""
        return self._titled.revises

    @property
    def period(self) -> Period | None:
        """The period that the plan is written for; that of one under revision is the old one's."""
        return None if self.status is PlanStatus.UNDER_REVISION else super().period

    @cached_property
    def _titled(self) -> PlanTitle:
        return titled(self._dossier, self.plan, self.status, self.date)

    @cached_property
    def guidelines(self) -> tuple[CitedGuideline, ...]:
        return cited(self._dossier, self.programme.guidelines, self.date)

    @property
    def hearing(self) -> Period | None:
        """When the programme is or was on hearing; one after it was laid down is the plan's."""
        newest = _newest(self._dossier, self.plan)
        if newest:
            return Period(newest.first_day, newest.deadline)
        if self.laid_down is None and self.adoption:
            return None
        begins, ends = hearing(self.plan)
        laid_down = self.laid_down.date if self.laid_down else None
        if not (begins or ends) or (laid_down and (begins or ends or laid_down) > laid_down):
            return None
        return Period(begins, ends)

    @cached_property
    def mandate(self) -> Mandate | None:
        held = among(self._dossier.mandate, [self.programme.organisation or ""])
        return next(iter(held), None)

    @property
    def steering_group(self) -> tuple[Seated, ...]:
        return self._seated(self.mandate.steering_group) if self.mandate else ()

    @property
    def working_group(self) -> tuple[Seated, ...]:
        return self._seated(self.mandate.working_group) if self.mandate else ()

    @property
    def reference_group(self) -> tuple[Seated, ...]:
        return self._seated(self.mandate.reference_group) if self.mandate else ()

    def _seated(self, members: tuple[GroupMember, ...]) -> tuple[Seated, ...]:
        return tuple(Seated(one.role, unit(self._dossier, one.unit)) for one in members)


def planning_programmes(dossier: Dossier) -> Iterator[PlanningProgramme]:
    """Give the programme of each plan that has one, as of the day that it was laid down.

    Until then it is of the dossier's day; while it is on hearing, of the day of the letter, so that
    all read the one that they were sent.
    """
    for plan in dossier.plans:
        if plan.programme:
            step = _laid_down(dossier, plan)
            day = (step and step.date) or _sent(dossier, plan) or dossier.date
            yield PlanningProgramme(dossier, plan, day, plan.programme, step)


def _sent(dossier: Dossier, plan: Plan) -> dt.date | None:
    """Give the day of the letter with which a programme is on hearing now."""
    held = _newest(dossier, plan)
    return held.date if held and held.date <= dossier.date <= held.deadline else None


def _newest(dossier: Dossier, plan: Plan) -> Hearing | None:
    held = about(dossier, plan.id, PROGRAMMES)
    return max(held, key=lambda one: one.first_day, default=None)


def _laid_down(dossier: Dossier, plan: Plan) -> PlanStep | None:
    return next(taken(plan, {Step.PROGRAMME}, dossier.date), None)
