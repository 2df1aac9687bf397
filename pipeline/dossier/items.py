"""What a document is made for: an item of the dossier with its references resolved."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.dossier.cases import Case, Subject, Treatment
from pipeline.dossier.contract import Prose
from pipeline.dossier.decisions import Decision
from pipeline.dossier.facts import Figure
from pipeline.dossier.followup import FollowUp, Request
from pipeline.dossier.guidelines import Level
from pipeline.dossier.mandate import Mandate
from pipeline.dossier.mapping import Question
from pipeline.dossier.participation import Participation
from pipeline.dossier.plans import Plan
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.dossier.values import Foundation, Value

# Printed where a table cell has nothing to say.
DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class CitedGuideline:
    """A guideline as documents print it: for a law, the wording in force at the date."""

    level: Level
    title: str
    content: str
    source: str
    meaning: Prose
    changeable: bool = False


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question of the mapping, its answer, and the name of the unit that gave it."""

    question: str
    answer: Prose
    answered_by: str
    date: dt.date


def answered(one: Question, names: Mapping[str, str]) -> AnsweredQuestion:
    unit = names.get(one.answered_by, one.answered_by)
    return AnsweredQuestion(one.question, one.answer, unit, one.date)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a group, with the unit's name."""

    role: str
    unit: str
    authority: str

    @property
    def decides(self) -> bool:
        return self.authority != DASH


@dataclass(frozen=True, slots=True)
class MandateRequest:
    """A mandate as the request prints it."""

    id: str
    title: str
    date: dt.date
    mandate: Mandate
    guidelines: tuple[CitedGuideline, ...]
    steering_group: tuple[Seat, ...]
    working_group: tuple[Seat, ...]
    reference_group: tuple[Seat, ...]

    @property
    def phase(self) -> str:
        """Each process opens with its mandate."""
        return f"{self.mandate.process.value} 1"

    @property
    def steering_group_decides(self) -> bool:
        """A group whose members only give advice has no column for what they may decide."""
        return any(one.decides for one in self.steering_group)

    @property
    def working_group_decides(self) -> bool:
        return any(one.decides for one in self.working_group)

    @property
    def reference_group_decides(self) -> bool:
        return any(one.decides for one in self.reference_group)


@dataclass(frozen=True, slots=True)
class AssessedValue:
    """A value and what the case says of it."""

    value: Value
    text: Prose


@dataclass(frozen=True, slots=True)
class CitedPlan:
    """A plan with its owner's name and the decision it rests on."""

    plan: Plan
    owner: str
    adoption: str


@dataclass(frozen=True, slots=True)
class QuotedPoint:
    """A point of a decision, word for word."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class QuotedDecision:
    """A decision with its points numbered, as another document quotes it."""

    decision: Decision
    points: tuple[QuotedPoint, ...]

    @property
    def several(self) -> bool:
        """One point alone is quoted without a number."""
        return len(self.points) > 1


def quoted(decision: Decision) -> QuotedDecision:
    points = (QuotedPoint(number, text) for number, text in enumerate(decision.points, 1))
    return QuotedDecision(decision, tuple(points))


_PHASES_OF_CASES = {
    Subject.VALUE_FOUNDATION: "values 2",
    Subject.ORGANISATION: "organisation 3",
}


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as its document prints it.

    `premise` is the decision that adopted the values foundation before the case's date; the
    case that proposes the foundation has none, and prints the draft, `foundation`, instead.
    """

    id: str
    title: str
    date: dt.date
    case: Case
    premise: Decision | None
    values: tuple[AssessedValue, ...]
    figures: tuple[Figure, ...]
    guidelines: tuple[CitedGuideline, ...]
    plans: tuple[CitedPlan, ...]
    earlier_decisions: tuple[Decision, ...]
    participation: tuple[Participation, ...]
    distribution: tuple[Stakeholder, ...]
    foundation: Foundation | None = None

    @property
    def phase(self) -> str:
        """The phase that the case belongs to: later cases have the foundation as their premise."""
        return _PHASES_OF_CASES.get(self.case.subject, "values 3")

    @property
    def adopts_foundation(self) -> bool:
        return self.foundation is not None

    @property
    def draft_values(self) -> tuple[Value, ...]:
        """The values of the draft, by a name that no mapping's own method has."""
        return self.foundation.items if self.foundation else ()

    @property
    def assessed_values(self) -> tuple[AssessedValue, ...]:
        """The assessments, by a name that no mapping's own method has."""
        return self.values

    @property
    def quoted_decisions(self) -> tuple[QuotedDecision, ...]:
        return tuple(quoted(one) for one in self.earlier_decisions)

    @property
    def decides(self) -> str:
        """The body that has the last word."""
        last = [stop.body for stop in self.case.route if stop.treatment is Treatment.DECIDES]
        return last[-1] if last else self.case.route[-1].body


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question of a letter, with the name of what it concerns."""

    number: int
    about: str
    text: str

    @property
    def specific(self) -> bool:
        """Whether the question concerns one value or one point of the decision."""
        return self.about != DASH


@dataclass(frozen=True, slots=True)
class FollowUpLetter:
    """A letter to one recipient about compliance with a decision."""

    id: str
    title: str
    date: dt.date
    request: Request
    follow_up: FollowUp
    recipient: Stakeholder
    decision: Decision
    points: tuple[QuotedPoint, ...]
    questions: tuple[NumberedQuestion, ...]
    tasks: tuple[str, ...]
    copies: tuple[Stakeholder, ...]
    # A decision on organisation is followed up while it is carried out.
    phase: str = "values 3"

    @property
    def several_points(self) -> bool:
        """One point alone is quoted without a number."""
        return len(self.points) > 1
