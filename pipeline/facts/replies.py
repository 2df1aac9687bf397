"""Replies: what one recipient was asked on one topic, and what it has answered by a day."""

import datetime as dt
from collections.abc import Callable, Collection
from decimal import Decimal

from pipeline.contract.declare import Prose
from pipeline.dossier.figure import Figure
from pipeline.dossier.followup import (
    OF_MEASURES,
    Answer,
    AnswerStatus,
    Measure,
    MeasureStatus,
    Request,
    Round,
    StatusQuestion,
)
from pipeline.facts.reminders import due
from pipeline.frozen import Frozen
from pipeline.norm import Term

Names = Callable[[str], str]


class TopicKey(Frozen):
    """What a question or an answer is about: a value, a point, a measure of a plan, or none."""

    value: str | None = None
    point: int | None = None
    measure: str | None = None

    def __str__(self) -> str:
        return str(self.value or self.point or self.measure or "")


WHOLE = TopicKey()


def topic_of(asked: StatusQuestion | Answer) -> TopicKey:
    """Give what a question or an answer is about; of several things, the first counts."""
    if asked.value:
        return TopicKey(value=asked.value)
    return TopicKey(point=asked.point) if asked.point else TopicKey(measure=asked.measure)


def unanswered(held: Round, request: Request, day: dt.date) -> tuple[StatusQuestion, ...]:
    """Give the questions of a letter that its recipient had not answered before a day."""
    told = {
        topic_of(one)
        for one in held.answers
        if one.recipient == request.recipient and one.date < day
    }
    return tuple(one for one in request.questions if topic_of(one) not in told)


class Mark(Term):
    """What stands in a cell of the matrix: a word, so that colour is never the only sign."""

    YES = ("yes", "Ja")
    PARTLY = ("partly", "Delvis")
    NO = ("no", "Nei")
    DONE = ("done", "Gjennomført")
    STARTED = ("started", "I gang")
    NOT_STARTED = ("not_started", "Ikke startet", "Ikkje starta")
    CONTINUED = ("continued", "Føres videre", "Blir ført vidare")
    DROPPED = ("dropped", "Utgår", "Går ut")
    UNTOLD = ("untold", "Ikke meldt", "Ikkje meldt")
    HEARD = ("heard", "Svart", "Svara")
    SILENT = ("silent", "Ikke svart", "Ikkje svara")
    UNASKED = ("unasked", "–")


MARKS = {
    AnswerStatus.COMPLIES: Mark.YES,
    AnswerStatus.PARTLY: Mark.PARTLY,
    AnswerStatus.FAILS: Mark.NO,
    AnswerStatus.NOT_STARTED: Mark.NOT_STARTED,
    AnswerStatus.STARTED: Mark.STARTED,
    AnswerStatus.DONE: Mark.DONE,
    AnswerStatus.CONTINUED: Mark.CONTINUED,
    AnswerStatus.DROPPED: Mark.DROPPED,
}
# Of several answers the weakest counts: the first of these that any of them has.
WEAKEST = (
    *(Mark.NO, Mark.PARTLY, Mark.YES),
    *(Mark.NOT_STARTED, Mark.STARTED, Mark.CONTINUED, Mark.DONE, Mark.DROPPED),
)
# A measure that nobody waits for any more.
OVER = frozenset({Mark.DONE, Mark.DROPPED})
PROGRESS = tuple(one for one in Mark if one in {MARKS[each] for each in OF_MEASURES})


def weakest(marks: Collection[Mark]) -> Mark | None:
    """Give what the weakest of some answers says, or nothing where none has a status."""
    return next((one for one in WEAKEST if one in marks), None)


class TrackedMeasure(Frozen):
    """A measure at a day: what is done, by whom, by when, and how far it has come."""

    text: str
    owner: str
    deadline: dt.date
    status: MeasureStatus
    overdue: bool


class About(Frozen):
    """A value by its title, a measure by its text, or a point of the decision by its number.

    Neither is the whole of it. The decision has a case number where another one than that of the
    document is spoken of: a point by its number alone would be taken for a point of that.
    """

    title: str = ""
    point: int | None = None
    case_number: str = ""


class Reply(Frozen):
    """Where one recipient stands on one topic: what it was asked, and its latest answer."""

    recipient: str
    key: TopicKey
    topic: About
    bound: bool
    questions: tuple[str, ...]
    deadline: dt.date | None
    mark: Mark
    date: dt.date | None = None
    evidence: Prose | None = None
    obstacle: str | None = None
    measure: TrackedMeasure | None = None
    decisions: tuple[str, ...] = ()
    # What shows what has come of it.
    figures: tuple[Figure, ...] = ()
    spent: Decimal | None = None

    @property
    def measured(self) -> bool:
        """Whether it tells of a measure of a plan, and not of a value or a point."""
        return self.key.measure is not None

    @property
    def remarks(self) -> bool:
        """Whether there is an obstacle or a measure to tell of."""
        return bool(self.obstacle or self.measure)

    @property
    def deviates(self) -> bool:
        """Whether the value is not, or only partly, lived by."""
        return self.mark in {Mark.NO, Mark.PARTLY}


class Replies(Frozen):
    """What is known of every recipient and topic."""

    asked: dict[str, Request]
    given: tuple[Answer, ...]
    day: dt.date
    names: Names
    figures: tuple[Figure, ...] = ()

    def of(self, recipient: str, key: TopicKey, topic: About) -> Reply:
        request = self.asked.get(recipient)
        questions = tuple(
            one.text for one in (request.questions if request else ()) if topic_of(one) == key
        )
        bound = request.binding if request else True
        answer, name = self._latest(recipient, key), self.names(recipient)
        deadline = due(request, self.day) if request else None
        if answer is None:
            mark = Mark.SILENT if questions else Mark.UNASKED
            return Reply(name, key, topic, bound, questions, deadline, mark)
        return Reply(
            name,
            key,
            topic,
            bound,
            questions,
            deadline,
            _mark(answer, bound=bound),
            answer.date,
            answer.evidence,
            answer.obstacle,
            self._step(answer.remedy),
            answer.decisions,
            tuple(one for one in self.figures if one.id in answer.figures),
            answer.spent,
        )

    def _latest(self, recipient: str, key: TopicKey) -> Answer | None:
        """Give the latest answer; of several from one day, the weakest counts."""
        held = [one for one in self.given if one.recipient == recipient and topic_of(one) == key]
        return max(held, key=_weight, default=None)

    def _step(self, measure: Measure | None) -> TrackedMeasure | None:
        if measure is None:
            return None
        late = measure.status is not MeasureStatus.DONE and measure.deadline < self.day
        return TrackedMeasure(
            measure.text, self.names(measure.owner), measure.deadline, measure.status, late
        )


def _weight(answer: Answer) -> tuple[dt.date, int]:
    """Order answers by day, those of one day from the one without a status to the weakest."""
    return answer.date, -WEAKEST.index(MARKS[answer.status]) if answer.status else -len(WEAKEST)


def _mark(answer: Answer, *, bound: bool) -> Mark:
    """Give the word for an answer; one that nobody is bound to give has no status.

    How far a measure has come is no judgement: whoever does it may tell.
    """
    if answer.status is None or not (bound or answer.status in OF_MEASURES):
        return Mark.HEARD
    return MARKS[answer.status]
