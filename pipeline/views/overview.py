"""What the plan overview prints: the plans by level, the years on a line, and the calendar."""

from functools import cached_property

from pipeline.dossier.contents import PlanNeed
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Plan
from pipeline.facts import hierarchy
from pipeline.facts.calendar import CalendarDay, calendar
from pipeline.facts.councils import terms
from pipeline.facts.hierarchy import KindInForce, Lapsed, PlanLevel
from pipeline.frozen import Frozen
from pipeline.norm import DASH
from pipeline.views.timeline import Timeline, timeline


class NeedRow(Frozen):
    """A plan that is needed; a year is a name, and no number with a space in it."""

    need: PlanNeed
    begins: str
    adopted: str


class PlanNeeds(Frozen):
    """What a planning strategy says of plans."""

    title: str
    rows: tuple[NeedRow, ...]


def _need(one: PlanNeed) -> NeedRow:
    return NeedRow(one, _year(one.begins), _year(one.adopted))


def _year(year: int | None) -> str:
    return str(year) if year else DASH


class Overview(Frozen, dict=True):
    """The plan overview of a dossier."""

    _dossier: Dossier

    @cached_property
    def levels(self) -> tuple[PlanLevel, ...]:
        return hierarchy.levels(self._dossier)

    @property
    def _editions(self) -> tuple[Plan, ...]:
        return hierarchy.editions(self._dossier)

    @cached_property
    def in_force(self) -> tuple[KindInForce, ...]:
        return hierarchy.kinds_in_force(self._editions, self._dossier.date)

    @cached_property
    def needed(self) -> tuple[PlanNeeds, ...]:
        """The planning strategies that say which plans the municipality needs."""
        held = (one for one in self._dossier.plans if one.needed)
        return tuple(PlanNeeds(one.title, tuple(map(_need, one.needed))) for one in held)

    @cached_property
    def lapsed(self) -> tuple[Lapsed, ...]:
        return hierarchy.lapsed(self._editions, self._dossier.date)

    @cached_property
    def timeline(self) -> Timeline:
        return timeline(self._editions, self._dossier.date, terms(self._dossier))

    @cached_property
    def calendar(self) -> tuple[CalendarDay, ...]:
        return calendar(self._dossier)
