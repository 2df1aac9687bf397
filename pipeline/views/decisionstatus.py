"""A report to a body: how far what it has decided in a period has come."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from pipeline.dossier.decisions import Decision, DecisionReport, PointStatus
from pipeline.dossier.dossier import Dossier
from pipeline.facts.pursued import PursuedPoint, pursued
from pipeline.facts.replies import Mark
from pipeline.frozen import Frozen
from pipeline.norm import Term

# A chart of one bar or two says nothing that the table above it does not.
_LEAST_DRAWN = 3


class PointCount(Frozen):
    """How many points have come so far; nothing is told of those without a status."""

    status: PointStatus | None
    number: int


class DrawnPoints(Term):
    """What the chart of points draws."""

    POINTS = ("points", "Vedtakspunkter", "Vedtakspunkt")


class PointSeries(Frozen):
    """The same for a chart."""

    categories: tuple[str, ...]
    values: tuple[int, ...]
    name: DrawnPoints = DrawnPoints.POINTS


class PursuedDecision(Frozen):
    """A decision with those of its points that the report tells of."""

    decision: Decision
    points: tuple[PursuedPoint, ...]


class DecisionStatus(Frozen, dict=True):
    """A period of a body's decisions, with each point of it, and those still open from before."""

    _dossier: Dossier
    report: DecisionReport

    @property
    def id(self) -> str:
        return self.report.id

    @property
    def date(self) -> dt.date:
        return self.report.date or self._dossier.date

    @cached_property
    def within(self) -> tuple[PursuedDecision, ...]:
        """What was decided in the period, the oldest first."""
        held = self.report
        dated = (one for one in self._held if held.begins <= one.decision.date <= held.ends)
        return tuple(_by_decision(dated))

    @cached_property
    def carried(self) -> tuple[PursuedDecision, ...]:
        """What is from before the period, and was open when it began."""
        before = (one for one in self._held if one.decision.date < self.report.begins)
        held = (one for one in before if one.open or self._closed_within(one))
        return tuple(_by_decision(held))

    @property
    def all(self) -> tuple[PursuedPoint, ...]:
        held = (*self.within, *self.carried)
        return tuple(point for one in held for point in one.points)

    @cached_property
    def counts(self) -> tuple[PointCount, ...]:
        """How many points have come how far, in both parts; how far no point is, is left out."""
        return tuple(_counts(self.all))

    @property
    def by_status(self) -> PointSeries | None:
        """How many points have come how far, where they have not all come equally far."""
        held = self.counts
        if len(held) < _LEAST_DRAWN:
            return None
        norm = self._dossier.norm
        how = tuple((one.status or Mark.UNTOLD).label(norm) for one in held)
        return PointSeries(how, tuple(one.number for one in held))

    @property
    def done(self) -> tuple[PursuedPoint, ...]:
        return tuple(one for one in self.all if not one.open)

    @property
    def overdue(self) -> tuple[PursuedPoint, ...]:
        return tuple(one for one in self.all if one.overdue)

    @cached_property
    def _held(self) -> tuple[PursuedPoint, ...]:
        held, body = pursued(self._dossier), self.report.body
        wanted = (body or "").casefold()
        return tuple(one for one in held if not body or one.decision.body.casefold() == wanted)

    def _closed_within(self, one: PursuedPoint) -> bool:
        return bool(one.told and one.told >= self.report.begins)


def _by_decision(points: Iterable[PursuedPoint]) -> Iterator[PursuedDecision]:
    for _, held in groupby(points, lambda one: one.decision.id):
        first, *more = held
        yield PursuedDecision(first.decision, (first, *more))


def _counts(points: Iterable[PursuedPoint]) -> Iterable[PointCount]:
    held = [one.status for one in points]
    return (PointCount(one, held.count(one)) for one in (*PointStatus, None) if one in held)


def decision_statuses(dossier: Dossier) -> tuple[DecisionStatus, ...]:
    return tuple(DecisionStatus(dossier, one) for one in dossier.decision_reports)
