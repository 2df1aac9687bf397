"""What the statement on boligsosialloven § 5 prints: each demand, and what there is to show."""

import datetime as dt
from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Theme
from pipeline.dossier.plans import PlanKind
from pipeline.dossier.responsibilities import Task
from pipeline.facts.aimed import aims_at_homes, lacks_overview
from pipeline.facts.counts import answered
from pipeline.facts.hierarchy import PlanLine, levels
from pipeline.facts.statuses import OVER, UNDER_WORK
from pipeline.frozen import Frozen
from pipeline.registers.dates import HOUSING_ACT, HOUSING_ACT_DUE

# The plans that the act speaks of.
_DEMANDED = frozenset({PlanKind.PLANNING_STRATEGY, PlanKind.SAMFUNNSDEL})
# The plans that carry the work on, though the act does not ask for them.
_OTHERS = frozenset({PlanKind.KOMMUNEDELPLAN, PlanKind.TEMAPLAN})


class HousingAct(Frozen, dict=True):
    """The demands of the provision, and how the municipality meets them on the dossier's day."""

    _dossier: Dossier

    @property
    def due(self) -> dt.date:
        """The last day for what the act asks of planning strategy and municipal plan."""
        return HOUSING_ACT_DUE

    @property
    def passed(self) -> bool:
        """Whether that day has been."""
        return self._dossier.date > HOUSING_ACT_DUE

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of housing-social work."""
        return tuple(Task)

    @cached_property
    def led(self) -> tuple[Task, ...]:
        """Those of the tasks that a unit leads."""
        held = {one.task for one in self._dossier.responsibilities if one.responsible}
        return tuple(one for one in Task if one in held)

    @property
    def unled(self) -> tuple[Task, ...]:
        """Those that nobody leads, where the municipality has written who does what."""
        return tuple(one for one in Task if one not in self.led) if self.led else ()

    @cached_property
    def counted(self) -> dt.date | None:
        """The day of the newest count of who needs a home."""
        held = (one.date for one in self._dossier.mapping.counts if answered(one))
        return max(held, default=None)

    @property
    def measured(self) -> dt.date | None:
        """The day of the newest figure on housing conditions."""
        held = self._dossier.figures
        days = (one.date for one in held if one.theme is Theme.HOUSING_CONDITIONS)
        return max(days, default=None)

    @property
    def overview(self) -> bool:
        """Whether there is an overview of the need for homes."""
        return bool(self.counted or self.measured)

    @cached_property
    def strategies(self) -> tuple[PlanLine, ...]:
        """The planning strategies that are in force, or in preparation."""
        return tuple(one for one in self._plans if one.kind is PlanKind.PLANNING_STRATEGY)

    @cached_property
    def municipal_plans(self) -> tuple[PlanLine, ...]:
        """The societal parts of the municipal plan that are in force, or in preparation."""
        return tuple(one for one in self._plans if one.kind is PlanKind.SAMFUNNSDEL)

    @property
    def past_strategies(self) -> tuple[PlanLine, ...]:
        """The planning strategies that hold no more."""
        return tuple(one for one in self._past if one.kind is PlanKind.PLANNING_STRATEGY)

    @property
    def past_municipal_plans(self) -> tuple[PlanLine, ...]:
        """The societal parts that hold no more: where none is in force, the old one is named."""
        return tuple(one for one in self._past if one.kind is PlanKind.SAMFUNNSDEL)

    @property
    def other_plans(self) -> tuple[PlanLine, ...]:
        """The other plans on homes: sub-plans and thematic plans."""
        return tuple(one for one in self._plans if one.kind in _OTHERS)

    @property
    def under_work(self) -> tuple[PlanLine, ...]:
        """The strategies and societal parts that are still to be adopted, or are revised."""
        return tuple(one for one in self._demanded if one.status in UNDER_WORK)

    @property
    def older(self) -> tuple[PlanLine, ...]:
        """Those that were adopted before the act, so that somebody must see what they say."""
        held = (one for one in self._demanded if one.status not in UNDER_WORK)
        return tuple(one for one in held if one.adoption and one.adoption.date < HOUSING_ACT)

    @property
    def uninformed(self) -> tuple[PlanLine, ...]:
        """The strategies that say themselves that the overview they shall build on is missing."""
        return tuple(one for one in self.strategies if lacks_overview(one.says))

    @property
    def aimless(self) -> tuple[PlanLine, ...]:
        """The societal parts adopted under the act of which no goal for homes is told."""
        silent = {one.title for one in self._dossier.plans if not aims_at_homes(one)}
        told = (*self.under_work, *self.older)
        return tuple(one for one in self.municipal_plans if one.title in silent and one not in told)

    @property
    def complete(self) -> bool:
        """Whether there is something to show for each demand, and nothing left to do."""
        held = (self.overview, self.led, self.strategies, self.municipal_plans)
        left = (self.unled, self.uninformed, self.under_work, self.older, self.aimless)
        return all(held) and not any(left)

    @property
    def _demanded(self) -> tuple[PlanLine, ...]:
        return (*self.strategies, *self.municipal_plans)

    @property
    def _plans(self) -> tuple[PlanLine, ...]:
        return tuple(one for one in self._all if one.status not in OVER)

    @property
    def _past(self) -> tuple[PlanLine, ...]:
        return tuple(one for one in self._all if one.status in OVER)

    @cached_property
    def _all(self) -> tuple[PlanLine, ...]:
        return tuple(one for level in levels(self._dossier) for one in level.plans)


def housing_act(dossier: Dossier) -> HousingAct | None:
    """Give the statement, where the act is in force and the dossier has a plan of its."""
    if dossier.date < HOUSING_ACT or not any(one.kind in _DEMANDED for one in dossier.plans):
        return None
    return HousingAct(dossier)
