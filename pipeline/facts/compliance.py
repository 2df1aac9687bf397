"""Compliance: who was asked, what each has answered, and how each value stands at a day."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Answer, Compliance, FollowUp, Measure, MeasureStatus, Request
from pipeline.dossier.values import Foundation
from pipeline.facts.names import unit
from pipeline.norm import NO_BREAK, Norm, Term, in_words, long_date

Names = Callable[[str], str]

# What a question or an answer is about: a value's id, the number of a point, or neither.
_About = str | int | None

# A matrix of more recipients is split, so that no column is too narrow to read.
_MOST_COLUMNS = 6
# How long a word may be where so many names stand side by side; longer ones stand on end.
_LONGEST_WORD = {4: 13, 5: 10, 6: 9}


class Mark(Term):
    """What stands in a cell of the matrix: a word, so that colour is never the only sign."""

    YES = ("yes", "Ja")
    PARTLY = ("partly", "Delvis")
    NO = ("no", "Nei")
    HEARD = ("heard", "Svart", "Svara")
    SILENT = ("silent", "Ikke svart", "Ikkje svara")
    UNASKED = ("unasked", "–")


_FILLS = {
    Mark.YES: "C9E2D3",
    Mark.PARTLY: "F6E3B4",
    Mark.NO: "EFC4C0",
    Mark.HEARD: "D3E0EA",
    Mark.SILENT: "E1E5E7",
    Mark.UNASKED: "FFFFFF",
}
_MARKS = {
    Compliance.COMPLIES: Mark.YES,
    Compliance.PARTLY: Mark.PARTLY,
    Compliance.DEVIATES: Mark.NO,
}
# A value stands as the weakest of its answers says.
_WEAKEST = (Mark.NO, Mark.PARTLY, Mark.YES)


@dataclass(frozen=True, slots=True)
class Step:
    """A measure at a day: what is done, by whom, by when, and how far it has come."""

    text: str
    owner: str
    deadline: dt.date
    status: MeasureStatus
    overdue: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """Where one recipient stands on one topic: what it was asked, and its latest answer."""

    recipient: str
    topic: str
    bound: bool
    questions: tuple[str, ...]
    deadline: dt.date | None
    mark: Mark
    date: dt.date | None = None
    evidence: Prose | None = None
    obstacle: str | None = None
    measure: Step | None = None

    @property
    def fill(self) -> str:
        """The colour behind the mark; black on the darkest has a contrast above 12."""
        return _FILLS[self.mark]

    @property
    def silent(self) -> bool:
        return self.mark is Mark.SILENT

    @property
    def asked(self) -> bool:
        return self.mark is not Mark.UNASKED

    @property
    def answered(self) -> bool:
        return self.date is not None

    @property
    def remarks(self) -> bool:
        """Whether there is an obstacle or a measure to tell of."""
        return bool(self.obstacle or self.measure)

    @property
    def deviates(self) -> bool:
        """Whether the value is not, or only partly, lived by."""
        return self.mark in {Mark.NO, Mark.PARTLY}


@dataclass(frozen=True, slots=True)
class Topic:
    """A value, or a point of the decision, and where each recipient stands on it."""

    title: str
    value: str | None
    replies: tuple[Reply, ...]
    tally: str

    @property
    def asked(self) -> tuple[Reply, ...]:
        return tuple(one for one in self.replies if one.asked)

    @property
    def answered(self) -> tuple[Reply, ...]:
        return tuple(one for one in self.replies if one.answered)

    @property
    def is_value(self) -> bool:
        return self.value is not None

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

    def count(self, mark: Mark) -> int:
        return sum(one.mark is mark for one in self.replies)

    @property
    def apart(self) -> bool:
        """Whether the decision does not bind it."""
        return not self.bound

    @property
    def got_letter(self) -> bool:
        """Whether it was asked at all; some answer unasked."""
        return self.deadline is not None

    @property
    def asked(self) -> int:
        return sum(bool(one.questions) for one in self.replies)

    @property
    def yes(self) -> int:
        return self.count(Mark.YES)

    @property
    def partly(self) -> int:
        return self.count(Mark.PARTLY)

    @property
    def no(self) -> int:
        return self.count(Mark.NO)

    @property
    def heard(self) -> int:
        return self.count(Mark.HEARD)

    @property
    def silent(self) -> int:
        return self.count(Mark.SILENT)

    @property
    def answered(self) -> bool:
        return any(one.answered for one in self.replies)

    @property
    def missing(self) -> tuple[str, ...]:
        """The topics that it was asked about and has not answered."""
        return tuple(one.topic for one in self.replies if one.mark is Mark.SILENT)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the matrix: a topic and a mark for each recipient in this part of it."""

    title: str
    cells: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The matrix, or a part of it that a page has room for."""

    recipients: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def narrow(self) -> bool:
        """Whether the columns are too narrow for names that are read from left to right."""
        longest = max((len(word) for name in self.recipients for word in name.split()), default=0)
        return longest > _LONGEST_WORD.get(len(self.recipients), longest)


@dataclass(frozen=True, slots=True)
class Report:
    """Compliance at a day: the topics, the recipients, and what is told of them."""

    date: dt.date
    topics: tuple[Topic, ...]
    recipients: tuple[Recipient, ...]
    questions: int
    norm: Norm

    @property
    def conclusion(self) -> tuple[str, str, str]:
        """Who was asked, who has answered, and how the values stand."""
        return (_who_was_asked(self), _who_answered(self), _how_values_stand(self))

    @property
    def matrix(self) -> tuple[Part, ...]:
        """Split by recipients into as few parts as there is room for, of about one size."""
        total = len(self.recipients)
        parts = -(-total // _MOST_COLUMNS)
        edges = [round(total * n / parts) for n in range(parts + 1)] if parts else []
        return tuple(self._part(start, end) for start, end in pairwise(edges))

    def _part(self, start: int, end: int) -> Part:
        return Part(
            tuple(one.name for one in self.recipients[start:end]),
            tuple(Row(one.title, one.replies[start:end]) for one in self.topics),
        )

    @property
    def asked(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.recipients if one.got_letter)

    @property
    def value_topics(self) -> tuple[Topic, ...]:
        return tuple(one for one in self.topics if one.is_value)

    @property
    def other_topics(self) -> tuple[Topic, ...]:
        """The points of the decision that somebody was asked about."""
        return tuple(one for one in self.topics if not one.is_value)

    @property
    def replies(self) -> tuple[Reply, ...]:
        return tuple(reply for topic in self.topics for reply in topic.replies)

    @property
    def deviations(self) -> tuple[Reply, ...]:
        """What is not lived by, then what is only partly, in the order of the values."""
        held = (one for one in self.replies if one.deviates)
        return tuple(sorted(held, key=lambda one: one.mark is Mark.PARTLY))

    @property
    def nobody_answered(self) -> bool:
        """Nobody can have told of a deviation yet."""
        return not any(one.answered for one in self.replies)

    @property
    def unanswered(self) -> tuple[Recipient, ...]:
        """Those who have something left to answer, by deadline."""
        held = (one for one in self.recipients if one.missing)
        return tuple(sorted(held, key=lambda one: one.deadline or dt.date.max))

    @property
    def measures(self) -> tuple[Step, ...]:
        """Every measure, by deadline; one that several answers name stands once."""
        held = dict.fromkeys(one.measure for one in self.replies if one.measure)
        return tuple(sorted(held, key=lambda one: one.deadline))

    @property
    def overdue(self) -> tuple[Step, ...]:
        return tuple(one for one in self.measures if one.overdue)

    @property
    def not_bound(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.recipients if not one.bound)


def report_at(dossier: Dossier, day: dt.date) -> Report | None:
    """Tell how the values stood at a day, once somebody had been asked."""
    if dossier.follow_up is None or dossier.values is None:
        return None
    held = sent(dossier.follow_up, day, dossier.date)
    if not held.requests:
        return None
    return report(held, dossier.values, day, partial(unit, dossier), dossier.norm)


def sent(follow_up: FollowUp, day: dt.date, today: dt.date) -> FollowUp:
    """Leave out the letters of after a day; one without a date has the dossier's, `today`."""
    held = tuple(one for one in follow_up.requests if (one.date or today) <= day)
    return replace(follow_up, requests=held)


def report(
    follow_up: FollowUp, foundation: Foundation, day: dt.date, names: Names, norm: Norm
) -> Report:
    """Gather the answers that had come by a day; `names` gives the name of a recipient's key."""
    given = tuple(one for one in follow_up.answers if one.date <= day)
    asked = {one.recipient: one for one in follow_up.requests}
    keys = tuple(dict.fromkeys([*asked, *(one.recipient for one in given)]))
    replies = _Replies(asked, given, day, names)
    topics = tuple(
        _topic(about, title, tuple(replies.of(key, about, title) for key in keys), norm)
        for about, title in _titled(follow_up.requests, given, foundation, norm)
    )
    recipients = tuple(
        _recipient(names(key), asked.get(key), tuple(one.replies[n] for one in topics), day)
        for n, key in enumerate(keys)
    )
    questions = sum(len(one.questions) for one in follow_up.requests)
    return Report(day, topics, recipients, questions, norm)


@dataclass(frozen=True, slots=True)
class _Replies:
    """What is known of every recipient and topic."""

    asked: dict[str, Request]
    given: tuple[Answer, ...]
    day: dt.date
    names: Names

    def of(self, key: str, about: _About, topic: str) -> Reply:
        request = self.asked.get(key)
        questions = tuple(
            one.text
            for one in (request.questions if request else ())
            if (one.value or one.point) == about
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

    def _latest(self, key: str, about: _About) -> Answer | None:
        """Give the latest answer; of several from one day, the weakest counts."""
        held = [
            one for one in self.given if one.recipient == key and (one.value or one.point) == about
        ]
        order = (Compliance.COMPLIES, Compliance.PARTLY, Compliance.DEVIATES)
        return max(
            held,
            key=lambda one: (one.date, order.index(one.status) if one.status else -1),
            default=None,
        )

    def _step(self, measure: Measure | None) -> Step | None:
        if measure is None:
            return None
        late = measure.status is not MeasureStatus.DONE and measure.deadline < self.day
        return Step(measure.text, self.names(measure.owner), measure.deadline, measure.status, late)


def _mark(answer: Answer, *, bound: bool) -> Mark:
    """Give the word for an answer; one that nobody is bound to give has no status."""
    if not bound or answer.status is None:
        return Mark.HEARD
    return _MARKS[answer.status]


def _titled(
    requests: tuple[Request, ...], given: tuple[Answer, ...], foundation: Foundation, norm: Norm
) -> Iterator[tuple[_About, str]]:
    """Give every value, then the points and the rest that somebody was asked or has answered."""
    asked = {one.value or one.point for request in requests for one in request.questions}
    named = asked | {one.value or one.point for one in given}
    for value in foundation.items:
        yield value.id, value.title
    for point in sorted(one for one in named if isinstance(one, int)):
        yield point, f"Vedtakspunkt{NO_BREAK}{point}"
    if None in named:
        yield None, _WHOLE[norm]


def _topic(about: _About, title: str, replies: tuple[Reply, ...], norm: Norm) -> Topic:
    counts = ((mark, sum(one.mark is mark for one in replies)) for mark in Mark)
    tally = " · ".join(
        f"{mark.label(norm)}: {count}"
        for mark, count in counts
        if count and mark is not Mark.UNASKED
    )
    return Topic(title, about if isinstance(about, str) else None, replies, tally)


def _recipient(
    name: str, request: Request | None, replies: tuple[Reply, ...], day: dt.date
) -> Recipient:
    silent = any(one.mark is Mark.SILENT for one in replies)
    return Recipient(
        name,
        request.binding if request else True,
        request.deadline if request else None,
        replies,
        bool(request and silent and request.deadline < day),
    )


# --- What the first page says in words.

_WHOLE = {Norm.NB: "Vedtaket som helhet", Norm.NN: "Vedtaket som heilskap"}
_ONE_NEUTER = {Norm.NB: "ett", Norm.NN: "eitt"}


def _counted(count: int, one: str, many: str, norm: Norm) -> str:
    return f"{in_words(count, norm)} {one if count == 1 else many}"


def _joined(clauses: Iterable[str]) -> str:
    *most, last = clauses
    return f"{', '.join(most)}, og {last}" if most else last


def _who_was_asked(held: Report) -> str:
    norm = held.norm
    one = held.questions == 1
    questions = f"{_ONE_NEUTER[norm] if one else in_words(held.questions, norm)} spørsmål"
    recipients = _counted(len(held.asked), *_RECIPIENTS[norm], norm)
    return f"Kommunen har stilt {questions} til {recipients}."


def _who_answered(held: Report) -> str:
    norm = held.norm
    everything, something, nothing, not_yet = _THEY_HAVE[norm]
    total = len(held.asked)
    full = sum(not one.missing for one in held.asked)
    quiet = [one for one in held.asked if one.missing and not one.answered]
    partial = total - full - len(quiet)
    day = f"Per {long_date(held.date)} har"
    late = any(one.overdue for one in quiet)
    if len(quiet) == total:
        return f"{day} {_NOBODY[norm][late]}."
    if full == total:
        return f"{day} {_EVERYBODY[norm]}."
    counts = ((full, everything), (partial, something), (len(quiet), nothing if late else not_yet))
    (first, did), *rest = [(count, did) for count, did in counts if count]
    others = (f"{in_words(count, norm)} har {did}" for count, did in rest)
    return f"{day} {_joined((f'{in_words(first, norm)} {did}', *others))}."


_RECIPIENTS = {Norm.NB: ("mottaker", "mottakere"), Norm.NN: ("mottakar", "mottakarar")}
_THEY_HAVE = {
    Norm.NB: (
        "svart på alt",
        "svart på noe",
        "ikke svart",
        "ennå ikke svart, men fristen er ikke ute",
    ),
    Norm.NN: ("svara på alt", "svara på noko", "ikkje svara", "ikkje svara, men har enno tid"),
}
_NOBODY = {
    Norm.NB: ("ingen svart, men alle har ennå tid", "ingen svart"),
    Norm.NN: ("ingen svara, men alle har enno tid", "ingen svara"),
}
_EVERYBODY = {Norm.NB: "alle svart på alt", Norm.NN: "alle svara på alt"}


def _how_values_stand(held: Report) -> str:
    norm = held.norm
    lead, clauses = _VALUES[norm]
    standings = [_told(one) for one in held.value_topics]
    if not any(standings):
        return _TOO_EARLY[norm]
    counts = ((standings.count(mark), forms) for mark, forms in clauses)
    said = _joined(
        f"{_how_many(count, len(standings), norm)} {forms[count > 1]}"
        for count, forms in counts
        if count
    )
    total = _counted(len(standings), *lead, norm)
    return f"Verdigrunnlaget har {total}: {said[:1].upper()}{said[1:]}."


def _told(topic: Topic) -> Mark | None:
    """Tell a value with answers that have no status from one that nobody has answered on."""
    return topic.standing or (Mark.HEARD if topic.answered else None)


def _how_many(count: int, total: int, norm: Norm) -> str:
    if count < total:
        return in_words(count, norm)
    return "alle" if total > 1 else _THE_ONE[norm]


_THE_ONE = {Norm.NB: "den", Norm.NN: "han"}
_VALUES: dict[Norm, tuple[tuple[str, str], tuple[tuple[Mark | None, tuple[str, str]], ...]]] = {
    Norm.NB: (
        ("verdi", "verdier"),
        (
            (Mark.YES, ("etterleves av alle som har svart", "etterleves av alle som har svart")),
            (Mark.PARTLY, ("etterleves delvis", "etterleves delvis")),
            (Mark.NO, ("har minst ett avvik", "har minst ett avvik")),
            (Mark.HEARD, ("har bare svar uten status", "har bare svar uten status")),
            (None, ("er uten svar", "er uten svar")),
        ),
    ),
    Norm.NN: (
        ("verdi", "verdiar"),
        (
            (
                Mark.YES,
                ("blir etterlevd av alle som har svara", "blir etterlevde av alle som har svara"),
            ),
            (Mark.PARTLY, ("blir delvis etterlevd", "blir delvis etterlevde")),
            (Mark.NO, ("har minst eitt avvik", "har minst eitt avvik")),
            (Mark.HEARD, ("har berre svar utan status", "har berre svar utan status")),
            (None, ("er utan svar", "er utan svar")),
        ),
    ),
}
_TOO_EARLY = {
    Norm.NB: "Det er for tidlig å si hvordan verdiene etterleves.",
    Norm.NN: "Det er for tidleg å seie korleis verdiane blir etterlevde.",
}
