"""The goals of a plan with their numbers, and the measures that belong to each."""

from collections.abc import Iterable, Mapping

from pipeline.contract.declare import Prose
from pipeline.dossier.figure import Figure
from pipeline.dossier.goals import Goal, Indicator, SubGoal
from pipeline.dossier.measures import PlanMeasure
from pipeline.dossier.plans import Plan
from pipeline.frozen import Frozen


class Sign(Frozen):
    """What shows whether a goal is reached, and where the municipality stands."""

    indicator: Indicator
    figure: Figure | None


class Aim(Frozen):
    """A goal or a sub-goal with its number."""

    key: str
    number: str
    title: str
    text: Prose | None
    strategies: tuple[str, ...]
    signs: tuple[Sign, ...]


class GoalTree(Frozen):
    """A goal, and those under it."""

    aim: Aim
    below: tuple[Aim, ...]


class MeasuresOf(Frozen):
    """The measures of one goal; of none, those that name no goal of their plan."""

    aim: Aim | None
    measures: tuple[PlanMeasure, ...]


def goals(plan: Plan, figures: Iterable[Figure] = ()) -> tuple[GoalTree, ...]:
    """Give the goals of a plan with those under each: counted where no number is written."""
    held = {one.id: one for one in figures}
    return tuple(_tree(one, one.number or str(n), held) for n, one in enumerate(plan.goals, 1))


def aims(plan: Plan) -> tuple[Aim, ...]:
    """Give all goals of a plan in a row, each followed by those under it."""
    return tuple(aim for one in goals(plan) for aim in (one.aim, *one.below))


def _tree(goal: Goal, number: str, figures: Mapping[str, Figure]) -> GoalTree:
    below = (
        _aim(one, one.number or f"{number}.{n}", figures) for n, one in enumerate(goal.goals, 1)
    )
    return GoalTree(_aim(goal, number, figures), tuple(below))


def _aim(goal: Goal | SubGoal, number: str, figures: Mapping[str, Figure]) -> Aim:
    signs = (Sign(one, figures.get(one.figure or "")) for one in goal.indicators)
    return Aim(goal.id, number, goal.title, goal.text, goal.strategies, tuple(signs))


def by_aim(plan: Plan) -> tuple[MeasuresOf, ...]:
    """Give the measures of a plan goal by goal, and last those that belong to none."""
    held = {one.key: one for one in aims(plan)}
    groups: dict[str, list[PlanMeasure]] = {key: [] for key in (*held, "")}
    for one in plan.measures:
        groups[one.goal if one.goal in held else ""].append(one)
    return tuple(MeasuresOf(held.get(key), tuple(some)) for key, some in groups.items() if some)
