"""Development: how each topic stands against the round before, and what is open from that."""

import datetime as dt
from collections.abc import Collection
from enum import Enum

from pipeline.dossier.followup import MeasureStatus
from pipeline.facts.compliance import Report, Topic
from pipeline.facts.planned import PlannedMeasure
from pipeline.facts.replies import OVER, PROGRESS, About, Mark, TopicKey, TrackedMeasure
from pipeline.frozen import Frozen


class Shift(Enum):
    """What has become of a topic since the round before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    FIRST = "first"
    DROPPED = "dropped"
    OTHER = "other"
    UNKNOWN = "unknown"


class Moved(Frozen):
    """A topic that was asked about in one of two rounds: how it stood, and how it stands."""

    about: About
    before: Mark
    now: Mark
    # Whether the value has another text than when the round before began.
    reworded: bool = False

    @property
    def change(self) -> Shift:
        if self.before is Mark.UNASKED:
            return Shift.FIRST
        if self.now is Mark.UNASKED:
            return Shift.DROPPED
        for rising in (_LIVED_BY, _DONE):
            if self.before in rising and self.now in rising:
                step = rising.index(self.now) - rising.index(self.before)
                return Shift.SAME if not step else Shift.BETTER if step > 0 else Shift.WORSE
        if not {self.before, self.now} <= set(PROGRESS):
            return Shift.UNKNOWN
        return Shift.SAME if self.before is self.now else Shift.OTHER

    @property
    def measured(self) -> bool:
        """Whether it is told how far a measure has come, and not how anything is lived by."""
        return bool({self.before, self.now} & set(PROGRESS))


# A mark beside these says nothing of how a value is lived by, or of how far a measure has come.
_LIVED_BY = (Mark.NO, Mark.PARTLY, Mark.YES)
_DONE = (Mark.NOT_STARTED, Mark.STARTED, Mark.DONE)


class Unanswered(Frozen):
    """What a recipient was asked about in the round before, and has not answered yet."""

    name: str
    topics: tuple[About, ...]


class Development(Frozen):
    """A report against that of the round before, both as they are known at one day."""

    begun: dt.date
    topics: tuple[Moved, ...]
    measures: tuple[TrackedMeasure, ...]
    unanswered: tuple[Unanswered, ...]
    planned: tuple[PlannedMeasure, ...] = ()
    done: tuple[TrackedMeasure, ...] = ()
    # Whether a measure is open that both rounds tell of: the later report has it as its own.
    told_again: bool = False

    @property
    def open(self) -> bool:
        return bool(self.measures or self.unanswered or self.planned)


def development(
    now: Report, before: Report, begun: dt.date, reworded: Collection[str]
) -> Development:
    """Hold two reports of one day against each other; `begun` is when the earlier round did.

    What is told in both rounds is told by the later one. `reworded` has the keys of the values
    that have another text than they had.
    """
    held = {_told_of(one): one for one in before.topics}
    topics = (
        Moved(one.about, _mark(held.get(_told_of(one))), one.mark, one.value in reworded)
        for one in _all(now, before)
    )
    told = {(one.text, one.owner) for one in now.measures}
    since = tuple(one for one in before.measures if (one.text, one.owner) not in told)
    answered = {(one.recipient, one.topic) for one in now.answered}
    waited = (
        Unanswered(one.name, tuple(a for a in one.missing if (one.name, a) not in answered))
        for one in before.unanswered
    )
    asked = {one.key for one in now.topics if one.asked}
    return Development(
        begun,
        tuple(one for one in topics if _told(one)),
        tuple(one for one in since if one.status is not MeasureStatus.DONE),
        tuple(one for one in waited if one.topics),
        tuple(
            one.measure
            for one in before.topics
            if one.measure and one.answered and not one.measure.over and one.key not in asked
        ),
        tuple(one for one in since if one.status is MeasureStatus.DONE),
        any(one not in since and one.status is not MeasureStatus.DONE for one in before.measures),
    )


def _told(topic: Moved) -> bool:
    """Tell what nobody was asked about, and what was done or dropped before, from the rest."""
    return topic.now is not Mark.UNASKED or topic.before not in {Mark.UNASKED, *OVER}


def _all(now: Report, before: Report) -> tuple[Topic, ...]:
    """Give the topics of the later report, and what only the earlier one has, as it is now."""
    held = {_told_of(one) for one in now.topics}
    gone = (one for one in before.topics if _told_of(one) not in held)
    return (*now.topics, *(Topic(one.about, one.key, (), ()) for one in gone))


def _told_of(topic: Topic) -> tuple[TopicKey, str]:
    """Tell topics apart: a point of one decision is no point of another by the same number."""
    return topic.key, topic.about.case_number


def _mark(topic: Topic | None) -> Mark:
    return topic.mark if topic else Mark.UNASKED
