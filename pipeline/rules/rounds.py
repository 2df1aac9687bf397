"""Where the letters and the answers of every round stand, and what they may be about."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.contract.timed import named
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import OF_MEASURES, Answer, AnswerStatus, Request, Round
from pipeline.dossier.plans import Plan
from pipeline.facts.replies import topic_of


class Sent(NamedTuple):
    """A letter with the day and the deadline that its round may give it, and its place."""

    path: KeyPath
    round: Round
    letter: Request

    def place(self, key: str) -> KeyPath:
        """Give the place of what the letter or else its round says, or else of the recipient."""
        *over, n = self.path
        if getattr(self.round.requests[int(n)], key) is not None:
            return (*self.path, key)
        return (*over[:-1], key) if getattr(self.round, key) else (*self.path, "recipient")


class Given(NamedTuple):
    """An answer, the round that it came in, and its place."""

    path: KeyPath
    round: Round
    answer: Answer


def asked(dossier: Dossier) -> Iterator[Sent]:
    for n, held in enumerate(dossier.follow_up):
        for m, one in enumerate(held.letters):
            yield Sent(("follow_up", n, "requests", m), held, one)


def given(dossier: Dossier) -> Iterator[Given]:
    for n, held in enumerate(dossier.follow_up):
        for m, one in enumerate(held.answers):
            yield Given(("follow_up", n, "answers", m), held, one)


def measure_keys(plan: Plan) -> set[str]:
    """Give the keys of all measures that a plan has, or had in an earlier reading."""
    lists = [plan.measures, *(named(one).get("measures", ()) for one in plan.earlier)]
    return {one.id for held in lists for one in held}


def goal_keys(plan: Plan) -> set[str]:
    """Give the keys of all goals that a plan has, or had, and of those below them."""
    lists = [plan.goals, *(named(one).get("goals", ()) for one in plan.earlier)]
    goals = [one for held in lists for one in held]
    return {one.id for goal in goals for one in (goal, *goal.goals)}


def words_of(answer: Answer) -> str:
    """Give the words that a status may have, by what an answer is about."""
    of_measures = topic_of(answer).measure is not None
    return ", ".join(one.value for one in AnswerStatus if (one in OF_MEASURES) == of_measures)
