"""A letter to one recipient about what a decision has decided."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from pipeline.dossier.cases import Subject
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Request, Round, StatusQuestion
from pipeline.dossier.foundation import Value
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.followed import Followed, followed
from pipeline.facts.gaps import Placed, everybody
from pipeline.facts.names import among, attention
from pipeline.facts.planned import PlannedMeasure, measures_of, paid_for, texts_of
from pipeline.facts.quoted import QuotedDecision, quoted
from pipeline.facts.replies import About, TopicKey, topic_of
from pipeline.facts.rounds import Turn, turns
from pipeline.frozen import Frozen


class NumberedQuestion(Frozen):
    """A question of a letter, and what it concerns, if it is one value, point or measure.

    `paid` says that the measure has money, which its owner is to tell of.
    """

    number: int
    about: About
    text: str
    measured: bool
    paid: bool


class FollowUpLetter(Frozen, dict=True):
    """A request, the decision that it follows up, and what its recipient answers for."""

    _dossier: Dossier
    _turn: Turn
    request: Request
    deadline: dt.date
    recipient: Stakeholder
    decision: Decision
    followed: Followed

    @property
    def follow_up(self) -> Round:
        return self._turn.held

    @property
    def id(self) -> str:
        """The recipient; from the second round on, the round too."""
        return "-".join(filter(None, (self.request.recipient, self._turn.key)))

    @property
    def attention(self) -> str:
        return attention(self.recipient)

    @property
    def title(self) -> str:
        return self.decision.title

    @property
    def date(self) -> dt.date:
        return self.request.date or self._dossier.date

    @property
    def asked_before(self) -> dt.date | None:
        """The day that the recipient was asked about any of the same in the round before."""
        before = self._turn.before
        if before is None:
            return None
        now = _topics(self.request, self.follow_up)
        same = (
            one
            for one in before.letters
            if one.recipient == self.request.recipient and now & _topics(one, before)
        )
        return next((one.date or self._dossier.date for one in same), None)

    @cached_property
    def phase(self) -> str:
        """A decision on organisation is followed up while it is carried out."""
        cases = among(self._dossier.cases, [self.decision.case or ""])
        organises = any(one.subject is Subject.ORGANISATION for one in cases)
        return "organisation 4" if organises else "values 3"

    @cached_property
    def quoted(self) -> QuotedDecision:
        return quoted(self.decision)

    @cached_property
    def questions(self) -> tuple[NumberedQuestion, ...]:
        return self._numbered()

    def _numbered(self) -> tuple[NumberedQuestion, ...]:
        paid = paid_for(self._dossier, self.follow_up)
        return tuple(
            NumberedQuestion(number, self._about(one), one.text, bool(key), key in paid)
            for number, one in enumerate(self.request.questions, 1)
            for key in [topic_of(one).measure]
        )

    @cached_property
    def asked_values(self) -> tuple[Value, ...]:
        """The values that it asks about, by a name that no mapping's own method has."""
        asked = {topic_of(one).value for one in self.request.questions}
        return tuple(one for one in self._values if one.id in asked)

    @property
    def _values(self) -> tuple[Value, ...]:
        return self._dossier.foundation.values if self._dossier.foundation else ()

    @property
    def judged(self) -> bool:
        """Whether it asks about values or points, which are lived by or not."""
        return any(not one.measured for one in self.questions)

    @cached_property
    def measures(self) -> tuple[PlannedMeasure, ...]:
        """The measures that it asks about, with what is told of them so far."""
        asked = {topic_of(one).measure for one in self.request.questions}
        every = measures_of(self._dossier, self.follow_up)
        return tuple(one for one in every if one.key in asked)

    @cached_property
    def tasks(self) -> tuple[Placed, ...]:
        """What the recipient leads, and for whom where that is not everybody."""
        return tuple(
            Placed(one.task, "" if everybody(one.target_group) else one.target_group)
            for one in self._dossier.responsibilities
            if one.responsible == self.request.recipient
        )

    @cached_property
    def copies(self) -> tuple[Stakeholder, ...]:
        return among(self._dossier.stakeholders, self.follow_up.copies)

    def _about(self, question: StatusQuestion) -> About:
        titles = {one.id: one.title for one in self._values}
        key = topic_of(question)
        held = titles if key.value else texts_of(self._dossier, self.follow_up)
        return About(held.get(key.value or key.measure or "", ""), key.point)


def _topics(request: Request, held: Round) -> frozenset[tuple[TopicKey, str]]:
    """Give what a letter asks about; a point is one of the decision that its round follows up."""
    keys = map(topic_of, request.questions)
    return frozenset((one, "" if one.value or one.measure else held.decision) for one in keys)


def letters(dossier: Dossier) -> Iterator[FollowUpLetter]:
    """Give a letter for each request of each round.

    A recipient or a decision that is not there is R001's, a deadline F108's.
    """
    for turn in turns(dossier):
        for decision in among(dossier.decisions, [turn.held.decision]):
            held = followed(dossier, decision)
            for one in turn.held.letters:
                for recipient in among(dossier.stakeholders, [one.recipient]):
                    if one.deadline:
                        yield FollowUpLetter(
                            dossier, turn, one, one.deadline, recipient, decision, held
                        )
