"""What becomes of what bodies decide: each point with its owner, its due day and how far it is."""

import datetime as dt
from collections.abc import Iterator

from pipeline.contract.declare import Prose
from pipeline.dossier.decisions import DecidedPoint, Decision, PointProgress, PointStatus
from pipeline.dossier.dossier import Dossier
from pipeline.facts.names import among, unit
from pipeline.facts.numbered import LetteredPoint, lettered
from pipeline.frozen import Frozen

# Nobody waits for these any more.
CLOSED = frozenset({PointStatus.DONE, PointStatus.DROPPED})


class PursuedPoint(Frozen):
    """A point of a decision at a day; its status is what was told last, if anything was.

    The number is that of the point in its decision, also where it is alone. `closed_by` is the
    later decision that has closed it, and `case` the title of the case that has answered it.
    """

    decision: Decision
    number: int
    point: DecidedPoint
    owner: str
    status: PointStatus | None
    told: dt.date | None
    text: Prose
    case: str
    closed_by: Decision | None
    overdue: bool

    @property
    def open(self) -> bool:
        return self.status not in CLOSED

    @property
    def points(self) -> tuple[LetteredPoint, ...]:
        return lettered(self.point.points)

    @property
    def reported(self) -> bool:
        """Whether anything is told of what has been done."""
        return bool(self.text or self.case or self.closed_by)


def pursued(dossier: Dossier) -> tuple[PursuedPoint, ...]:
    """Give every point that is decided by the dossier's day, the oldest decision first."""
    held = sorted(dossier.decisions, key=lambda one: one.date)
    return tuple(point for one in held for point in points_of(dossier, one))


def points_of(dossier: Dossier, decision: Decision) -> Iterator[PursuedPoint]:
    """Give the points of one decision, each with the newest of what is told of it."""
    for number, point in enumerate(decision.points, 1):
        yield _pursued(dossier, decision, number, point)


def _pursued(
    dossier: Dossier, decision: Decision, number: int, point: DecidedPoint
) -> PursuedPoint:
    told = newest(decision, number, dossier.date)
    status = told.status if told else None
    case = next(iter(among(dossier.cases, [told.case or ""] if told else [])), None)
    closing = next(iter(among(dossier.decisions, [told.decision or ""] if told else [])), None)
    late = bool(point.deadline and point.deadline < dossier.date and status not in CLOSED)
    return PursuedPoint(
        decision,
        number,
        point,
        unit(dossier, point.owner) if point.owner else "",
        status,
        told.date if told else None,
        told.text or Prose() if told else Prose(),
        case.title if case else "",
        closing,
        late,
    )


def newest(decision: Decision, number: int, day: dt.date) -> PointProgress | None:
    """Give the last that is told of a point by a day; of one day, what is written last."""
    told = [one for one in decision.progress if one.point in (None, number) and one.date <= day]
    return max(enumerate(told), key=lambda one: (one[1].date, one[0]), default=(0, None))[1]
