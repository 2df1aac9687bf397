"""Replies: what one recipient was asked on one topic, and what it has answered by a day."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.contract.declare import Prose
from pipeline.dossier.followup import (
    Answer,
    Compliance,
    Measure,
    MeasureStatus,
    Request,
    StatusQuestion,
)
from pipeline.norm import Term

Names = Callable[[str], str]

# What a question or an answer is about: a value's id, the number of a point, or neither.
TopicKey = str | int | None


def topic_of(asked: StatusQuestion | Answer) -> TopicKey:
    """Give what a question or an answer is about."""
    return asked.value or asked.point


class Mark(Term):
    """What stands in a cell of the matrix: a word, so that colour is never the only sign."""

    YES = ("yes", "Ja")
    PARTLY = ("partly", "Delvis")
    NO = ("no", "Nei")
    HEARD = ("heard", "Svart", "Svara")
    SILENT = ("silent", "Ikke svart", "Ikkje svara")
    UNASKED = ("unasked", "–")


_MARKS = {
    Compliance.COMPLIES: Mark.YES,
    Compliance.PARTLY: Mark.PARTLY,
    Compliance.FAILS: Mark.NO,
}


@dataclass(frozen=True, slots=True)
class TrackedMeasure:
    """A measure at a day: what is done, by whom, by when, and how far it has come."""

    text: str
    owner: str
    deadline: dt.date
    status: MeasureStatus
    overdue: bool


@dataclass(frozen=True, slots=True)
class About:
    """A value by its title or a point of the decision by its number; neither is the whole of it."""

    title: str = ""
    point: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Where one recipient stands on one topic: what it was asked, and its latest answer."""

    recipient: str
    topic: About
    bound: bool
    questions: tuple[str, ...]
    deadline: dt.date | None
    mark: Mark
    date: dt.date | None = None
    evidence: Prose | None = None
    obstacle: str | None = None
    measure: TrackedMeasure | None = None

    @property
    def remarks(self) -> bool:
        """Whether there is an obstacle or a measure to tell of."""
        return bool(self.obstacle or self.measure)

    @property
    def deviates(self) -> bool:
        """Whether the value is not, or only partly, lived by."""
        return self.mark in {Mark.NO, Mark.PARTLY}


@dataclass(frozen=True, slots=True)
class Replies:
    """What is known of every recipient and topic."""

    asked: dict[str, Request]
    given: tuple[Answer, ...]
    day: dt.date
    names: Names

    def of(self, key: str, about: TopicKey, topic: About) -> Reply:
        request = self.asked.get(key)
        questions = tuple(
            one.text for one in (request.questions if request else ()) if topic_of(one) == about
        )
        bound = request.binding if request else True
        answer = self._latest(key, about)
        deadline = request.deadline if request else None
        if answer is None:
            mark = Mark.SILENT if questions else Mark.UNASKED
            return Reply(self.names(key), topic, bound, questions, deadline, mark)
        return Reply(
            self.names(key),
            topic,
            bound,
            questions,
            deadline,
            _mark(answer, bound=bound),
            answer.date,
            answer.evidence,
            answer.obstacle,
            self._step(answer.measure),
        )

    def _latest(self, key: str, about: TopicKey) -> Answer | None:
        """Give the latest answer; of several from one day, the weakest counts."""
        held = [one for one in self.given if one.recipient == key and topic_of(one) == about]
        order = (Compliance.COMPLIES, Compliance.PARTLY, Compliance.FAILS)
        return max(
            held,
            key=lambda one: (one.date, order.index(one.status) if one.status else -1),
            default=None,
        )

    def _step(self, measure: Measure | None) -> TrackedMeasure | None:
        if measure is None:
            return None
        late = measure.status is not MeasureStatus.DONE and measure.deadline < self.day
        return TrackedMeasure(
            measure.text, self.names(measure.owner), measure.deadline, measure.status, late
        )


def _mark(answer: Answer, *, bound: bool) -> Mark:
    """Give the word for an answer; one that nobody is bound to give has no status."""
    if not bound or answer.status is None:
        return Mark.HEARD
    return _MARKS[answer.status]
