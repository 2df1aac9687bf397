"""Decisions as others quote them: by their points, and the one that adopted the values."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class QuotedPoint:
    """A point of a decision, word for word; one that is alone has no number."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class QuotedDecision:
    """A decision with its points numbered, as another document quotes it."""

    decision: Decision
    points: tuple[QuotedPoint, ...]


def quoted(decision: Decision) -> QuotedDecision:
    alone = len(decision.points) == 1
    points = enumerate(decision.points, 1)
    return QuotedDecision(
        decision, tuple(QuotedPoint(None if alone else number, text) for number, text in points)
    )


def premise_at(dossier: Dossier, day: dt.date) -> Decision | None:
    """Give the decision that had adopted the foundation by this day."""
    return latest_adopting(dossier.decisions, day)


def latest_adopting(decisions: Iterable[Decision], day: dt.date) -> Decision | None:
    """Give the latest of some decisions that had adopted the foundation by this day."""
    adopting = [one for one in decisions if one.adopts_foundation and one.date <= day]
    return max(adopting, key=lambda one: one.date, default=None)
