"""A letter to one recipient about compliance with a decision."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.dossier.cases import Subject
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import FollowUp, Request, StatusQuestion
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.gaps import Placed
from pipeline.facts.names import among
from pipeline.facts.quoted import QuotedDecision, quoted
from pipeline.facts.replies import About


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question of a letter, and what it concerns, if it is one value or one point."""

    number: int
    about: About
    text: str


@dataclass(frozen=True)
class FollowUpLetter:
    """A request, the decision that it follows up, and what its recipient answers for."""

    _dossier: Dossier
    follow_up: FollowUp
    request: Request
    recipient: Stakeholder
    decision: Decision

    @property
    def id(self) -> str:
        return self.request.recipient

    @property
    def title(self) -> str:
        return self.decision.title

    @property
    def date(self) -> dt.date:
        return self.request.date or self._dossier.date

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
        return tuple(
            NumberedQuestion(number, self._about(one), one.text)
            for number, one in enumerate(self.request.questions, 1)
        )

    @cached_property
    def tasks(self) -> tuple[Placed, ...]:
        """What the recipient leads, and for whom."""
        return tuple(
            Placed(one.task, one.target_group)
            for one in self._dossier.responsibilities
            if one.lead == self.id
        )

    @cached_property
    def copies(self) -> tuple[Stakeholder, ...]:
        return among(self._dossier.stakeholders, self.follow_up.copies)

    def _about(self, question: StatusQuestion) -> About:
        values = self._dossier.values.items if self._dossier.values else ()
        title = next((one.title for one in values if one.id == question.value), "")
        return About(title, question.point)


def letters(dossier: Dossier) -> Iterator[FollowUpLetter]:
    """Give a letter for each request; a recipient or a decision that is not there is R001's."""
    follow_up = dossier.follow_up
    decisions = among(dossier.decisions, [follow_up.decision] if follow_up else [])
    if follow_up is None or not decisions:
        return
    for request in follow_up.requests:
        for recipient in among(dossier.stakeholders, [request.recipient]):
            yield FollowUpLetter(dossier, follow_up, request, recipient, decisions[0])
