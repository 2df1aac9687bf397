"""A report to a body: how far what it has decided in a period has come."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.dossier.decisions import DecisionReport, PointStatus
from pipeline.dossier.dossier import Dossier
from pipeline.facts.pursued import PursuedPoint, pursued


@dataclass(frozen=True, slots=True)
class PointCount:
    """How many points have come so far."""

    status: PointStatus
    number: int


@dataclass(frozen=True)
class DecisionStatus:
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
    def points(self) -> tuple[PursuedPoint, ...]:
        """The points that were decided in the period."""
        held = self.report
        return tuple(one for one in self._held if held.begins <= one.decision.date <= held.ends)

    @cached_property
    def carried(self) -> tuple[PursuedPoint, ...]:
        """The points from before the period that were open when it began."""
        before = (one for one in self._held if one.decision.date < self.report.begins)
        return tuple(one for one in before if one.open or self._closed_within(one))

    @property
    def all(self) -> tuple[PursuedPoint, ...]:
        return (*self.points, *self.carried)

    @cached_property
    def counts(self) -> tuple[PointCount, ...]:
        """How many points have come how far, of both parts; what no point has come to is not."""
        return tuple(_counts(self.all))

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


def _counts(points: Iterable[PursuedPoint]) -> Iterable[PointCount]:
    held = [one.status for one in points]
    return (PointCount(one, held.count(one)) for one in PointStatus if one in held)


def decision_statuses(dossier: Dossier) -> tuple[DecisionStatus, ...]:
    return tuple(DecisionStatus(dossier, one) for one in dossier.decision_reports)
