"""Decisions as others quote them: by their points, and the one that adopted the values."""

import datetime as dt
from collections.abc import Sequence

from pipeline.dossier.decisions import DecidedPoint, Decision
from pipeline.dossier.dossier import Dossier
from pipeline.facts.numbered import LetteredPoint, lettered
from pipeline.frozen import Frozen, replace

# Of the verb and of the noun, in both norms.
_EVALUATES = "evaluer"


class QuotedPoint(Frozen):
    """A point of a decision, word for word; one that is alone has no number."""

    number: int | None
    text: str
    points: tuple[LetteredPoint, ...] = ()


class QuotedDecision(Frozen):
    """A decision with its points numbered, as another document quotes it.

    The municipality is named where it had another name then.
    """

    decision: Decision
    points: tuple[QuotedPoint, ...]
    municipality: str = ""


def quoted(decision: Decision, municipality: str = "") -> QuotedDecision:
    return QuotedDecision(decision, quoted_points(decision.points), municipality)


def quoted_points(points: Sequence[DecidedPoint]) -> tuple[QuotedPoint, ...]:
    """Give what is decided with its numbers, and the points under each with their letters."""
    held = zip(numbered([one.text for one in points]), points, strict=True)
    return tuple(replace(one, points=lettered(point.points)) for one, point in held)


def numbered(points: Sequence[str]) -> tuple[QuotedPoint, ...]:
    """Give points with their numbers; one that is alone has none."""
    alone = len(points) == 1
    return tuple(QuotedPoint(None if alone else n, text) for n, text in enumerate(points, 1))


def evaluated_by(decision: Decision) -> tuple[dt.date, ...]:
    """Give the days that points of a decision have set for an evaluation, the first first."""
    held = (one.deadline for one in decision.points if _EVALUATES in one.text.casefold())
    return tuple(sorted(one for one in held if one))


def premise_at(dossier: Dossier, day: dt.date) -> Decision | None:
    """Give the latest decision that had adopted the foundation, or a change of it, by this day."""
    adopting = [one for one in dossier.decisions if one.adopts_foundation and one.date <= day]
    return max(adopting, key=lambda one: one.date, default=None)


class Adopted(Frozen):
    """The decision that adopted the foundation, and the last that has changed it, if any has."""

    decision: Decision
    changed: Decision | None


def adopted(dossier: Dossier, day: dt.date, *, but: str = "") -> Adopted | None:
    """Tell what the foundation rests on by a day; what came of one case may be left out.

    A decision after which no value of before is left has not changed it: it adopted another.
    """
    held = [one for one in dossier.decisions if one.adopts_foundation and one.date <= day]
    held = sorted((one for one in held if not but or one.case != but), key=lambda one: one.date)
    if not held:
        return None
    anew = [one for one in held[1:] if not _changes(dossier, one)]
    first = anew[-1] if anew else held[0]
    return Adopted(first, None if first is held[-1] else held[-1])


def _changes(dossier: Dossier, decision: Decision) -> bool:
    """Tell whether a decision left any of the values that there were before it."""
    after, before = (dossier.at(decision.date - days) for days in (dt.timedelta(), _A_DAY))
    return bool(_values(after) & _values(before))


def _values(dossier: Dossier) -> set[str]:
    return {one.id for one in dossier.foundation.values} if dossier.foundation else set()


_A_DAY = dt.timedelta(days=1)
