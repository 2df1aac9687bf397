"""What a round follows up: the values, a plan, a case, or else a decision by itself."""

from collections.abc import Iterator
from enum import Enum

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Round
from pipeline.dossier.plans import Adoption, Plan
from pipeline.facts.names import among, title_at
from pipeline.facts.statuses import adoptions
from pipeline.frozen import Frozen
from pipeline.norm import listed


class FollowedKind(Enum):
    """What letters and reports speak of."""

    FOUNDATION = "foundation"
    PLAN = "plan"
    CASE = "case"
    DECISION = "decision"


class Followed(Frozen):
    """What a decision has decided, and what it was called; the plans are those that it adopts."""

    what: FollowedKind
    title: str
    plans: tuple[Plan, ...]


def followed(dossier: Dossier, decision: Decision) -> Followed:
    """Tell what a decision has decided; one that adopts the values is of them, whatever else."""
    plans = adopted_by(dossier, decision)
    if decision.adopts_foundation:
        return Followed(FollowedKind.FOUNDATION, decision.title, plans)
    if plans:
        titles = [title_at(dossier, one, decision.date) for one in plans]
        return Followed(FollowedKind.PLAN, listed(titles), plans)
    for case in among(dossier.cases, [decision.case or ""]):
        return Followed(FollowedKind.CASE, case.title, ())
    return Followed(FollowedKind.DECISION, decision.title, ())


def adopted_by(dossier: Dossier, decision: Decision) -> tuple[Plan, ...]:
    """Give the plans that a decision adopts or rolls: they tell of it by body, day and case."""
    return tuple(
        one
        for one in dossier.plans
        if any(_is(held, decision) for held in adoptions(one, decision.date))
    )


def _is(adoption: Adoption, decision: Decision) -> bool:
    return (
        adoption.date == decision.date
        and adoption.case_number == decision.case_number
        and adoption.body.casefold() == decision.body.casefold()
    )


def decision_of(dossier: Dossier, held: Round) -> Decision | None:
    return next(iter(among(dossier.decisions, [held.decision])), None)


def follows_values(dossier: Dossier, held: Round) -> bool:
    """Tell whether a round follows up the values."""
    decision = decision_of(dossier, held)
    return decision is not None and decision.adopts_foundation


def plans_of(dossier: Dossier, held: Round) -> tuple[Plan, ...]:
    """Give the plans that the decision of a round adopts."""
    decision = decision_of(dossier, held)
    return adopted_by(dossier, decision) if decision else ()


def ties(dossier: Dossier, held: Round) -> frozenset[tuple[FollowedKind, str]]:
    """Give what ties a round to others: the values through all their editions, a plan, a case."""
    return frozenset(_ties(dossier, held))


def _ties(dossier: Dossier, held: Round) -> Iterator[tuple[FollowedKind, str]]:
    decision = decision_of(dossier, held)
    if decision is None:
        yield FollowedKind.DECISION, held.decision
        return
    of = followed(dossier, decision)
    match of.what:
        case FollowedKind.FOUNDATION:
            yield of.what, ""
        case FollowedKind.PLAN:
            yield from ((of.what, one.id) for one in of.plans)
        case FollowedKind.CASE:
            yield of.what, str(decision.case)
        case FollowedKind.DECISION:
            yield of.what, decision.id
