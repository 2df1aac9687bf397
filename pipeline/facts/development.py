"""Development: how each topic stands against the round before, and what is open from that."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from pipeline.dossier.followup import MeasureStatus
from pipeline.facts.compliance import Report, Topic
from pipeline.facts.replies import About, Mark, TrackedMeasure


class Shift(Enum):
    """What has become of a topic since the round before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    FIRST = "first"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Moved:
    """A topic that was asked about in one of two rounds: how it stood, and how it stands."""

    about: About
    before: Mark
    now: Mark

    @property
    def change(self) -> Shift:
        if self.before is Mark.UNASKED:
            return Shift.FIRST
        if self.now is Mark.UNASKED:
            return Shift.DROPPED
        if self.before not in _RISING or self.now not in _RISING:
            return Shift.UNKNOWN
        step = _RISING.index(self.now) - _RISING.index(self.before)
        return Shift.SAME if not step else Shift.BETTER if step > 0 else Shift.WORSE


# A mark beside these says nothing of how a value is lived by.
_RISING = (Mark.NO, Mark.PARTLY, Mark.YES)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What a recipient was asked about in the round before, and has not answered yet."""

    name: str
    topics: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """A report against that of the round before, both as they are known at one day."""

    begun: dt.date
    topics: tuple[Moved, ...]
    measures: tuple[TrackedMeasure, ...]
    unanswered: tuple[Unanswered, ...]

    @property
    def open(self) -> bool:
        return bool(self.measures or self.unanswered)


def development(now: Report, before: Report, begun: dt.date) -> Development:
    """Hold two reports of one day against each other; `begun` is when the earlier round did.

    What is told in both rounds is told by the later one.
    """
    held = {one.about: one for one in before.topics}
    topics = (Moved(one.about, _mark(held.get(one.about)), _mark(one)) for one in _all(now, before))
    told = {(one.text, one.owner) for one in now.measures}
    answered = {(one.recipient, one.topic) for one in now.answered}
    waited = (
        Unanswered(one.name, tuple(a for a in one.missing if (one.name, a) not in answered))
        for one in before.unanswered
    )
    return Development(
        begun,
        tuple(one for one in topics if {one.before, one.now} != {Mark.UNASKED}),
        tuple(
            one
            for one in before.measures
            if one.status is not MeasureStatus.DONE and (one.text, one.owner) not in told
        ),
        tuple(one for one in waited if one.topics),
    )


def _all(now: Report, before: Report) -> tuple[Topic, ...]:
    """Give the topics of the later report, and what only the earlier one has, as it is now."""
    held = {one.about for one in now.topics}
    gone = (one for one in before.topics if one.about not in held)
    return (*now.topics, *(Topic(one.about, one.value, (), ()) for one in gone))


def _mark(topic: Topic | None) -> Mark:
    """Give the word for a topic: what its weakest answer says, or else that there is none."""
    if topic is None or not topic.asked:
        return Mark.UNASKED
    return topic.standing or (Mark.HEARD if topic.answered else Mark.SILENT)
