"""Compliance: who was asked, what each has answered, and how each value stands at a day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Answer, Request, Round
from pipeline.dossier.foundation import Foundation
from pipeline.facts.names import unit
from pipeline.facts.replies import (
    About,
    Mark,
    Names,
    Replies,
    Reply,
    TopicKey,
    TrackedMeasure,
    topic_of,
)
from pipeline.facts.rounds import rounds

# A value stands as the weakest of its answers says.
_WEAKEST = (Mark.NO, Mark.PARTLY, Mark.YES)


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


@dataclass(frozen=True, slots=True)
class Answering:
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


@dataclass(frozen=True, slots=True)
class Standing:
    """The values that stand in one way, and whether they are the whole foundation."""

    topics: tuple["Topic", ...]
    how: Stand
    whole: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """How many of some replies have one mark."""

    mark: Mark
    number: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A value, or a point of the decision, and where each recipient stands on it."""

    about: About
    value: str | None
    replies: tuple[Reply, ...]
    tally: tuple[Marked, ...]

    @property
    def asked(self) -> tuple[Reply, ...]:
        """The replies of those who were asked, or have answered unasked."""
        return tuple(one for one in self.replies if one.mark is not Mark.UNASKED)

    @property
    def answered(self) -> tuple[Reply, ...]:
        return tuple(one for one in self.replies if one.date)

    @property
    def standing(self) -> Mark | None:
        """What the weakest answer says of it, or nothing where none has a status."""
        held = {one.mark for one in self.replies}
        return next((mark for mark in _WEAKEST if mark in held), None)


@dataclass(frozen=True, slots=True)
class Recipient:
    """How one recipient has answered, topic by topic."""

    name: str
    bound: bool
    deadline: dt.date | None
    replies: tuple[Reply, ...]
    overdue: bool

    @property
    def got_letter(self) -> bool:
        """Whether it was asked at all; some answer unasked."""
        return self.deadline is not None

    @property
    def asked(self) -> tuple[Reply, ...]:
        """Where it stands on what it was asked about."""
        return tuple(one for one in self.replies if one.questions)

    @property
    def tally(self) -> tuple[Marked, ...]:
        """How many replies have each mark, noughts too: a column each, in the order of the list."""
        held = [one.mark for one in self.replies]
        return tuple(Marked(one, held.count(one)) for one in Mark if one is not Mark.UNASKED)

    @property
    def answered(self) -> bool:
        return any(one.date for one in self.replies)

    @property
    def missing(self) -> tuple[About, ...]:
        """The topics that it was asked about and has not answered."""
        return tuple(one.topic for one in self.replies if one.mark is Mark.SILENT)


@dataclass(frozen=True, slots=True)
class Report:
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
        return tuple(_standings(self))

    @property
    def asked(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.recipients if one.got_letter)

    @property
    def value_topics(self) -> tuple[Topic, ...]:
        return tuple(one for one in self.topics if one.value is not None)

    @property
    def replies(self) -> tuple[Reply, ...]:
        return tuple(reply for topic in self.topics for reply in topic.replies)

    @property
    def deviations(self) -> tuple[Reply, ...]:
        """What is not lived by, then what is only partly, in the order of the values."""
        held = (one for one in self.replies if one.deviates)
        return tuple(sorted(held, key=lambda one: one.mark is Mark.PARTLY))

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


def standing(dossier: Dossier) -> Report | None:
    """Tell how the values stand on the dossier's day, once somebody has been asked."""
    held = latest(dossier)
    if held is None or dossier.foundation is None:
        return None
    return report(held, dossier.foundation, dossier.date, partial(unit, dossier))


def latest(dossier: Dossier) -> Round | None:
    """Give the latest round that asks about values; where none does, the latest of them all."""
    held = rounds(dossier)
    about = [
        one
        for one in held
        if any(asked.value for letter in one.requests for asked in letter.questions)
    ]
    return next(iter(about[-1:] or held[-1:]), None)


def report(follow_up: Round, foundation: Foundation, day: dt.date, names: Names) -> Report:
    """Gather the answers that had come by a day; `names` gives the name of a recipient's key."""
    given = tuple(one for one in follow_up.answers if one.date <= day)
    asked = {one.recipient: one for one in follow_up.letters}
    keys = tuple(dict.fromkeys([*asked, *(one.recipient for one in given)]))
    replies = Replies(asked, given, day, names)
    topics = tuple(
        _topic(held, about, tuple(replies.of(key, held, about) for key in keys))
        for held, about in _asked_about(follow_up.requests, given, foundation)
    )
    recipients = tuple(
        _recipient(names(key), asked.get(key), tuple(one.replies[n] for one in topics), day)
        for n, key in enumerate(keys)
    )
    questions = tuple(each.text for one in follow_up.requests for each in one.questions)
    return Report(day, topics, recipients, questions)


def _asked_about(
    requests: tuple[Request, ...], given: tuple[Answer, ...], foundation: Foundation
) -> Iterator[tuple[TopicKey, About]]:
    """Give every value, then the points and the rest that somebody was asked or has answered."""
    asked = {topic_of(one) for request in requests for one in request.questions}
    named = asked | set(map(topic_of, given))
    for value in foundation.values:
        yield value.id, About(value.title)
    for point in sorted(one for one in named if isinstance(one, int)):
        yield point, About(point=point)
    if None in named:
        yield None, About()


def _topic(key: TopicKey, about: About, replies: tuple[Reply, ...]) -> Topic:
    held = [one.mark for one in replies]
    tally = tuple(
        Marked(mark, held.count(mark)) for mark in Mark if mark in held and mark is not Mark.UNASKED
    )
    return Topic(about, key if isinstance(key, str) else None, replies, tally)


def _recipient(
    name: str, request: Request | None, replies: tuple[Reply, ...], day: dt.date
) -> Recipient:
    silent = any(one.mark is Mark.SILENT for one in replies)
    return Recipient(
        name,
        request.binding if request else True,
        request.deadline if request else None,
        replies,
        bool(request and silent and request.deadline and request.deadline < day),
    )


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


def _standings(held: Report) -> Iterator[Standing]:
    stands = [(one, _stands(one)) for one in held.value_topics]
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


_STANDS = {Mark.YES: Stand.YES, Mark.PARTLY: Stand.PARTLY, Mark.NO: Stand.NO}
