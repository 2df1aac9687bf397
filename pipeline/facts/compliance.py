"""Compliance: who was asked, what each has answered, and how each topic stands at a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum

from pipeline.facts.planned import PlannedMeasure
from pipeline.facts.replies import (
    PROGRESS,
    About,
    Mark,
    Reply,
    TopicKey,
    TrackedMeasure,
    weakest,
)
from pipeline.frozen import Frozen

# How a value or a point is lived by, in the order of the columns of a table.
_JUDGED = (Mark.YES, Mark.PARTLY, Mark.NO, Mark.HEARD, Mark.SILENT)


class Response(Enum):
    """Whether anybody has answered at all; where nobody has, whether somebody is late."""

    NOBODY = "nobody"
    NOBODY_YET = "nobody_yet"
    EVERYBODY = "everybody"
    SOME = "some"


class Extent(Enum):
    """How much of what they were asked some recipients have answered."""

    EVERYTHING = "everything"
    SOMETHING = "something"
    NOTHING = "nothing"
    NOT_YET = "not_yet"


class Answering(Frozen):
    """The recipients that have answered to one extent."""

    recipients: tuple["Recipient", ...]
    how: Extent


class Stand(Enum):
    """How a value stands, in the order that it is told in."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    HEARD = "heard"
    UNANSWERED = "unanswered"


class Standing(Frozen):
    """The values that stand in one way, and whether they are the whole foundation."""

    topics: tuple["Topic", ...]
    how: Stand
    whole: bool


class Marked(Frozen):
    """How many of some replies have one mark."""

    mark: Mark
    number: int


class Progressed(Frozen):
    """The measures of plans that have come as far as each other."""

    measures: tuple[PlannedMeasure, ...]
    how: Mark


class Topic(Frozen):
    """A value, a point of the decision or a measure, and where each recipient stands on it."""

    about: About
    key: TopicKey
    replies: tuple[Reply, ...]
    tally: tuple[Marked, ...]
    measure: PlannedMeasure | None = None
    # What the point of the decision says.
    wording: str = ""

    @property
    def value(self) -> str | None:
        return self.key.value

    @property
    def asked(self) -> tuple[Reply, ...]:
        """The replies of those who were asked, or have answered unasked."""
        return tuple(one for one in self.replies if one.mark is not Mark.UNASKED)

    @property
    def answered(self) -> tuple[Reply, ...]:
        return tuple(one for one in self.replies if one.date)

    @property
    def deviating(self) -> tuple[Reply, ...]:
        """The replies of those who do not live by it, or only partly, the weakest first."""
        return _weakest_first(one for one in self.replies if one.deviates)

    @property
    def standing(self) -> Mark | None:
        """What the weakest answer says of it, or nothing where none has a status."""
        return weakest({one.mark for one in self.replies})

    @property
    def mark(self) -> Mark:
        """What its weakest answer says, or else whether there is one, or whether it was asked."""
        if not self.asked:
            return Mark.UNASKED
        return self.standing or (Mark.HEARD if self.answered else Mark.SILENT)


class Recipient(Frozen):
    """How one recipient has answered, topic by topic."""

    name: str
    bound: bool
    deadline: dt.date | None
    replies: tuple[Reply, ...]
    overdue: bool
    # The day of the last letter that reminded it.
    reminded: dt.date | None = None

    @property
    def got_letter(self) -> bool:
        """Whether it was asked at all; some answer unasked."""
        return self.deadline is not None

    @property
    def asked(self) -> tuple[Reply, ...]:
        """Where it stands on what it was asked about."""
        return tuple(one for one in self.replies if one.questions)

    @property
    def judged(self) -> tuple[Reply, ...]:
        """Where it stands on the values and points that it was asked about."""
        return tuple(one for one in self.asked if not one.measured)

    @property
    def tally(self) -> tuple[Marked, ...]:
        """How many replies on values and points have each mark, noughts too: a column each."""
        held = [one.mark for one in self.replies if not one.measured]
        return tuple(Marked(one, held.count(one)) for one in _JUDGED)

    @property
    def answered(self) -> bool:
        return any(one.date for one in self.replies)

    @property
    def missing(self) -> tuple[About, ...]:
        """The topics that it was asked about and has not answered."""
        return tuple(one.topic for one in self.replies if one.mark is Mark.SILENT)


class Report(Frozen):
    """Compliance at a day: the topics, the recipients, and what is told of them."""

    date: dt.date
    topics: tuple[Topic, ...]
    recipients: tuple[Recipient, ...]
    questions: tuple[str, ...]

    @property
    def response(self) -> Response:
        return _response(self)

    @property
    def answering(self) -> tuple[Answering, ...]:
        """Who has answered how much, of those who were asked."""
        return tuple(_answering(self))

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How the values stand; nothing while it is too early to tell of any."""
        return tuple(_standings(self.value_topics))

    @property
    def asked(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.recipients if one.got_letter)

    @property
    def value_topics(self) -> tuple[Topic, ...]:
        return tuple(one for one in self.topics if one.key.value is not None)

    @property
    def judged(self) -> tuple[Topic, ...]:
        """The values and points, which are lived by or not; measures are done or not."""
        return tuple(one for one in self.topics if one.key.measure is None)

    @property
    def tally(self) -> tuple[Marked, ...]:
        """How many values and points have each mark, noughts too: a column each."""
        held = [one.mark for one in self.judged]
        return tuple(Marked(one, held.count(one)) for one in _JUDGED)

    @property
    def planned(self) -> tuple[PlannedMeasure, ...]:
        return tuple(one.measure for one in self.topics if one.measure)

    @property
    def progress(self) -> tuple[Progressed, ...]:
        """How far the measures of the plan have come, those first that have come furthest."""
        held = ((how, tuple(one for one in self.planned if one.status is how)) for how in _FAR)
        return tuple(Progressed(measures, how) for how, measures in held if measures)

    @property
    def late(self) -> tuple[PlannedMeasure, ...]:
        """The measures of the plan that are over their deadline, by deadline."""
        held = (one for one in self.planned if one.late)
        return tuple(sorted(held, key=lambda one: one.deadline or dt.date.max))

    @property
    def points(self) -> tuple[Standing, ...]:
        """How the points of the decision stand; nothing while it is too early to tell of any."""
        return tuple(_standings(self.point_topics))

    @property
    def point_topics(self) -> tuple[Topic, ...]:
        return tuple(one for one in self.topics if one.key.point is not None)

    @property
    def replies(self) -> tuple[Reply, ...]:
        return tuple(reply for topic in self.topics for reply in topic.replies)

    @property
    def deviations(self) -> tuple[Reply, ...]:
        """What is not lived by, then what is only partly, in the order of the values."""
        return _weakest_first(one for one in self.replies if one.deviates)

    @property
    def shortfalls(self) -> tuple[Topic, ...]:
        """The values and points that somebody does not live by, or only partly."""
        return tuple(one for one in self.judged if one.deviating)

    @property
    def answered(self) -> tuple[Reply, ...]:
        """Where there are none, nobody can have told of a deviation yet."""
        return tuple(one for one in self.replies if one.date)

    @property
    def unanswered(self) -> tuple[Recipient, ...]:
        """Those who have something left to answer, by deadline."""
        held = (one for one in self.recipients if one.missing)
        return tuple(sorted(held, key=lambda one: one.deadline or dt.date.max))

    @property
    def measures(self) -> tuple[TrackedMeasure, ...]:
        """Every measure, by deadline; one that several answers name stands once."""
        held = dict.fromkeys(one.measure for one in self.replies if one.measure)
        return tuple(sorted(held, key=lambda one: one.deadline))

    @property
    def not_bound(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.recipients if not one.bound)


def _weakest_first(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    return tuple(sorted(replies, key=lambda one: one.mark is Mark.PARTLY))


# --- What the first page says, in counts.


def _response(held: Report) -> Response:
    quiet = _quiet(held)
    if len(quiet) == len(held.asked):
        late = any(one.overdue for one in quiet)
        return Response.NOBODY if late else Response.NOBODY_YET
    full = all(not one.missing for one in held.asked)
    return Response.EVERYBODY if full else Response.SOME


def _answering(held: Report) -> Iterator[Answering]:
    quiet = _quiet(held)
    full = tuple(one for one in held.asked if not one.missing)
    some = tuple(one for one in held.asked if one not in (*full, *quiet))
    late = any(one.overdue for one in quiet)
    shares = (
        (full, Extent.EVERYTHING),
        (some, Extent.SOMETHING),
        (quiet, Extent.NOTHING if late else Extent.NOT_YET),
    )
    return (Answering(who, how) for who, how in shares if who)


def _quiet(held: Report) -> tuple[Recipient, ...]:
    """Give those who were asked and have answered nothing."""
    return tuple(one for one in held.asked if one.missing and not one.answered)


def _standings(held: tuple[Topic, ...]) -> Iterator[Standing]:
    stands = [(one, _stands(one)) for one in held]
    if {stand for _, stand in stands} == {Stand.UNANSWERED}:
        return
    for how in Stand:
        topics = tuple(one for one, stand in stands if stand is how)
        if topics:
            yield Standing(topics, how, whole=len(topics) == len(stands))


def _stands(topic: Topic) -> Stand:
    """Tell a value with answers that have no status from one that nobody has answered on."""
    if topic.standing:
        return _STANDS[topic.standing]
    return Stand.HEARD if topic.answered else Stand.UNANSWERED


# As a report tells of measures: what is done first, and last what nobody has told of.
_FAR = (*PROGRESS, Mark.HEARD, Mark.SILENT, Mark.UNTOLD)
_STANDS = {Mark.YES: Stand.YES, Mark.PARTLY: Stand.PARTLY, Mark.NO: Stand.NO}
