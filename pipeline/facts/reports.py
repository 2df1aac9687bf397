"""Reports: what has come of a round by a day, gathered from its letters and answers."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.followup import Answer, Request, Round
from pipeline.dossier.foundation import Foundation
from pipeline.facts.compliance import Marked, Recipient, Report, Topic
from pipeline.facts.followed import decision_of, follows_values
from pipeline.facts.names import unit
from pipeline.facts.planned import PlannedMeasure, measures_of, texts_of
from pipeline.facts.reminders import due, reminded
from pipeline.facts.replies import WHOLE, About, Mark, Names, Replies, Reply, TopicKey, topic_of
from pipeline.facts.rounds import rounds
from pipeline.frozen import Frozen, replace


class Subjects(Frozen):
    """What a round may be about: titles by the keys of values, texts by those of measures.

    Of the measures that it follows up, and of the values where it is them, the report tells also
    where nobody was asked.
    """

    values: Mapping[str, str]
    every: bool
    measures: tuple[PlannedMeasure, ...] = ()
    texts: Mapping[str, str] = {}
    figures: tuple[Figure, ...] = ()
    # Of the decision, where it is another than the one that the document is about.
    case_number: str = ""
    # What the decision's points say, the first first.
    points: tuple[str, ...] = ()

    def wording(self, key: TopicKey) -> str:
        """Give the words of a point of the decision, and none of what is no point of it."""
        return dict(enumerate(self.points, 1)).get(key.point or 0, "")

    @classmethod
    def of(cls, foundation: Foundation | None) -> "Subjects":
        """Give the values alone, all of them."""
        held = foundation.values if foundation else ()
        return cls({one.id: one.title for one in held}, every=True)


def standing(dossier: Dossier) -> Report | None:
    """Tell how the values stand on the dossier's day, once somebody has been asked."""
    held = latest(dossier)
    return told(dossier, held) if held and dossier.foundation else None


def latest(dossier: Dossier) -> Round | None:
    """Give the latest round that asks about values; where none does, the latest on them."""
    held = rounds(dossier)
    about = [
        one
        for one in held
        if any(asked.value for letter in one.requests for asked in letter.questions)
    ]
    on_values = (one for one in reversed(held) if follows_values(dossier, one))
    return about[-1] if about else next(on_values, None)


def told(dossier: Dossier, held: Round, *, beside: Round | None = None) -> Report:
    """Tell what has come of a round by the dossier's day, in the report of another if need be."""
    decision = decision_of(dossier, held)
    subjects = replace(
        Subjects.of(dossier.foundation),
        every=follows_values(dossier, held),
        measures=measures_of(dossier, held),
        texts=texts_of(dossier, held),
        figures=dossier.figures,
        case_number=_case_number(dossier, held, beside),
        points=tuple(one.text for one in decision.points) if decision else (),
    )
    return report(held, subjects, dossier.date, partial(unit, dossier))


def reworded(dossier: Dossier, since: dt.date) -> frozenset[str]:
    """Give the keys of the values that have another text than on a day."""
    then, now = dossier.at(since).foundation, dossier.foundation
    before = {one.id: one.text for one in then.values} if then else {}
    held = now.values if now else ()
    return frozenset(one.id for one in held if before.get(one.id, one.text) != one.text)


def _case_number(dossier: Dossier, held: Round, beside: Round | None) -> str:
    if beside is None or beside.decision == held.decision:
        return ""
    decision = decision_of(dossier, held)
    return decision.case_number if decision else ""


def report(follow_up: Round, subjects: Subjects, day: dt.date, names: Names) -> Report:
    """Gather the answers that had come by a day; `names` gives the name of a recipient's key."""
    given = tuple(one for one in follow_up.answers if one.date <= day)
    asked = {one.recipient: one for one in follow_up.letters}
    keys = tuple(dict.fromkeys([*asked, *(one.recipient for one in given)]))
    replies = Replies(asked, given, day, names, subjects.figures)
    measures = {one.key: one for one in subjects.measures}
    every = (
        _topic(
            key, about, tuple(replies.of(one, key, about) for one in keys), subjects.wording(key)
        )
        for key, about in _asked_about(follow_up.requests, given, subjects)
    )
    topics = tuple(_measured(one, measures, day) for one in every)
    recipients = tuple(
        _recipient(names(key), asked.get(key), tuple(one.replies[n] for one in topics), day)
        for n, key in enumerate(keys)
    )
    questions = tuple(each.text for one in follow_up.requests for each in one.questions)
    return Report(day, topics, recipients, questions)


def _asked_about(
    requests: tuple[Request, ...], given: tuple[Answer, ...], subjects: Subjects
) -> Iterator[tuple[TopicKey, About]]:
    """Give all that is followed up, then the rest that somebody was asked or has answered."""
    asked = {topic_of(one) for request in requests for one in request.questions}
    named = asked | set(map(topic_of, given))
    values = [(TopicKey(value=key), About(title)) for key, title in subjects.values.items()]
    measures = [(TopicKey(measure=key), About(text)) for key, text in subjects.texts.items()]
    followed = {TopicKey(measure=one.key) for one in subjects.measures} | named
    yield from (one for one in measures if one[0] in followed)
    yield from (one for one in values if subjects.every or one[0] in named)
    for point in sorted(one.point for one in named if one.point is not None):
        yield TopicKey(point=point), About(point=point, case_number=subjects.case_number)
    if WHOLE in named:
        yield WHOLE, About(case_number=subjects.case_number)


def _topic(key: TopicKey, about: About, replies: tuple[Reply, ...], wording: str) -> Topic:
    held = [one.mark for one in replies]
    tally = tuple(
        Marked(mark, held.count(mark)) for mark in Mark if mark in held and mark is not Mark.UNASKED
    )
    return Topic(about, key, replies, tally, wording=wording)


def _measured(topic: Topic, measures: Mapping[str, PlannedMeasure], day: dt.date) -> Topic:
    """Give a topic its measure: as the round tells, or those before where nobody was asked."""
    held = measures.get(topic.key.measure or "")
    if held is None:
        return topic
    unheard = topic.asked and topic.standing is None
    return replace(topic, measure=held.standing(topic.mark, day) if unheard else held)


def _recipient(
    name: str, request: Request | None, replies: tuple[Reply, ...], day: dt.date
) -> Recipient:
    if request is None:
        return Recipient(name, bound=True, deadline=None, replies=replies, overdue=False)
    silent = any(one.mark is Mark.SILENT for one in replies)
    deadline, sent = due(request, day), reminded(request, day)
    return Recipient(
        name,
        request.binding,
        deadline,
        replies,
        overdue=bool(silent and deadline and deadline < day),
        reminded=sent[-1].date if sent else None,
    )
