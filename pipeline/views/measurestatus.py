"""A status report for each round about a plan: its measures, goal by goal."""

from collections.abc import Iterator
from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.facts.compliance import Topic
from pipeline.facts.followed import FollowedKind
from pipeline.facts.measured import FollowedArea, FollowedMeasure, MoneySum, areas, summed
from pipeline.facts.planned import PlannedMeasure
from pipeline.facts.replies import Mark
from pipeline.frozen import Frozen
from pipeline.views.compliance import ComplianceReport, of_rounds

# A chart of one thing says nothing that the table does not, nor one of ones.
_LEAST_DRAWN = _LEAST_COUNTED = 2
_LEAST_SUMMED = 2


class StatusSeries(Frozen):
    """How many measures have come as far: what a chart draws."""

    name: str
    categories: tuple[Mark, ...]
    values: tuple[int, ...]


class MeasureReport(ComplianceReport, dict=True):
    """A round about a plan, and how far each of its measures has come."""

    @cached_property
    def areas(self) -> tuple[FollowedArea, ...]:
        return areas(self._dossier, self.follow_up, self.compliance)

    @property
    def by_goal(self) -> bool:
        """Whether the plan has goals that its measures serve."""
        return any(one.title for one in self.areas)

    @property
    def numbered(self) -> bool:
        """Whether the plan gives its measures numbers."""
        return any(one.number for one in self._every)

    @property
    def done(self) -> tuple[PlannedMeasure, ...]:
        return tuple(one for one in self.compliance.planned if one.status is Mark.DONE)

    @property
    def carried(self) -> tuple[FollowedMeasure, ...]:
        """The measures that go on in the next plan."""
        return tuple(one for one in self._every if one.measure.status is Mark.CONTINUED)

    @property
    def by_status(self) -> StatusSeries | None:
        """How many measures have come as far, where a chart tells more than their list does."""
        held = self.compliance.progress
        counts = tuple(len(one.measures) for one in held)
        if len(held) < _LEAST_DRAWN or max(counts) < _LEAST_COUNTED:
            return None
        return StatusSeries(self.followed.title, tuple(one.how for one in held), counts)

    @property
    def paid(self) -> tuple[FollowedMeasure, ...]:
        """The measures that cost something, or have."""
        return tuple(one for one in self._every if one.cost or one.spent)

    @property
    def set_aside(self) -> bool:
        """Whether the plan has set money aside for any of them."""
        return any(one.cost for one in self._every)

    @property
    def money(self) -> MoneySum | None:
        """The sums of several measures."""
        held = self.paid
        return summed(held) if len(held) >= _LEAST_SUMMED else None

    @property
    def other_topics(self) -> tuple[Topic, ...]:
        """What else was asked about: points of the decision, and what is no more in the plan."""
        return tuple(one for one in self.compliance.topics if one.measure is None)

    @property
    def _every(self) -> Iterator[FollowedMeasure]:
        for area in self.areas:
            yield from area.measures
            for goal in area.goals:
                yield from goal.measures


def measure_reports(dossier: Dossier) -> tuple[MeasureReport, ...]:
    return tuple(of_rounds(dossier, MeasureReport, {FollowedKind.PLAN}))
