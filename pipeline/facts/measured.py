"""The measures that a round follows up, by the goals of the plan, with what has come of each."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.followup import Round
from pipeline.dossier.goals import SubGoal
from pipeline.dossier.measures import PlanMeasure
from pipeline.dossier.plans import Plan
from pipeline.facts.compliance import Report
from pipeline.facts.followed import plans_of
from pipeline.facts.names import unit
from pipeline.facts.planned import PlannedMeasure
from pipeline.facts.replies import Reply
from pipeline.frozen import Frozen


class MoneyFigure(Frozen):
    """An amount that is known: nought is one, too."""

    amount: Decimal


class FollowedMeasure(Frozen):
    """A measure where it stands at the day of a report, and the answers of the round about it."""

    measure: PlannedMeasure
    number: str
    partners: tuple[str, ...]
    answers: tuple[Reply, ...]
    # Of the plan, and of the answers.
    decisions: tuple[str, ...]
    # What the plan has set aside for it, all years together.
    cost: MoneyFigure | None
    spent: MoneyFigure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What shows what has come of it; one that several answers name stands once."""
        return tuple({one.id: one for reply in self.answers for one in reply.figures}.values())

    @property
    def left(self) -> MoneyFigure | None:
        """What is left of the money, where both sums are known."""
        if self.cost is None or self.spent is None:
            return None
        return MoneyFigure(self.cost.amount - self.spent.amount)


class FollowedGoal(Frozen):
    """A goal under an area, and the measures that serve it."""

    number: str
    title: str
    text: Prose | None
    measures: tuple[FollowedMeasure, ...]


class FollowedArea(Frozen):
    """A goal or an area of a plan, with the goals under it; the measures of no goal have none."""

    number: str
    title: str
    text: Prose | None
    measures: tuple[FollowedMeasure, ...]
    goals: tuple[FollowedGoal, ...]


class MoneySum(Frozen):
    """What some measures cost together, as far as it is known.

    What is left is known where it is known of each.
    """

    cost: MoneyFigure | None
    spent: MoneyFigure | None
    left: MoneyFigure | None


def areas(dossier: Dossier, held: Round, report: Report) -> tuple[FollowedArea, ...]:
    """Give the measures of the plans that a round follows up, as its report has them."""
    stands = {one.key: one for one in report.planned}
    answers = {
        one.measure.key: tuple(each for each in one.replies if each.date)
        for one in report.topics
        if one.measure
    }
    every = {
        one.id: _followed(dossier, one, stands[one.id], answers.get(one.id, ()))
        for plan in plans_of(dossier, held)
        for one in plan.measures
        if one.id in stands
    }
    return tuple(_areas(plans_of(dossier, held), every))


def summed(measures: Iterable[FollowedMeasure]) -> MoneySum:
    held = tuple(measures)
    left = [one.left.amount for one in held if one.left]
    return MoneySum(
        _money([one.cost.amount for one in held if one.cost]),
        _money([one.spent.amount for one in held if one.spent]),
        _money(left) if len(left) == len(held) else None,
    )


def _money(amounts: Sequence[Decimal]) -> MoneyFigure | None:
    return MoneyFigure(sum(amounts, Decimal())) if amounts else None


def _followed(
    dossier: Dossier, one: PlanMeasure, stands: PlannedMeasure, answers: tuple[Reply, ...]
) -> FollowedMeasure:
    told = [each.spent for each in answers if each.spent is not None]
    decided = (each for reply in answers for each in reply.decisions)
    return FollowedMeasure(
        stands,
        one.number or "",
        tuple(unit(dossier, each) for each in one.partners),
        answers,
        tuple(dict.fromkeys((*one.decisions, *decided))),
        _money([each.amount for each in one.costs]),
        _money(told),
    )


def _areas(plans: tuple[Plan, ...], measures: dict[str, FollowedMeasure]) -> Iterator[FollowedArea]:
    """Give the goals that have measures, and last the measures that serve none."""
    serves = {one.id: one.goal for plan in plans for one in plan.measures}
    goals = {goal.id for plan in plans for goal in plan.goals}
    goals |= {one.id for plan in plans for goal in plan.goals for one in goal.goals}
    by_goal: dict[str, list[FollowedMeasure]] = {}
    for key, one in measures.items():
        goal = serves[key]
        by_goal.setdefault(goal if goal and goal in goals else "", []).append(one)
    for plan in plans:
        for n, area in enumerate(plan.goals, 1):
            number = area.number or str(n)
            below = tuple(_below(number, area.goals, by_goal))
            own = tuple(by_goal.get(area.id, ()))
            if own or below:
                yield FollowedArea(number, area.title, area.text, own, below)
    if "" in by_goal:
        yield FollowedArea("", "", None, tuple(by_goal[""]), ())


def _below(
    number: str, goals: tuple[SubGoal, ...], by_goal: dict[str, list[FollowedMeasure]]
) -> Iterator[FollowedGoal]:
    for n, one in enumerate(goals, 1):
        if one.id in by_goal:
            own = one.number or f"{number}.{n}"
            yield FollowedGoal(own, one.title, one.text, tuple(by_goal[one.id]))
