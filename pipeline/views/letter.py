"""A letter to one recipient about compliance with a decision."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.dossier.cases import Subject
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Request, Round, StatusQuestion
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.gaps import Placed
from pipeline.facts.names import among
from pipeline.facts.quoted import QuotedDecision, quoted
from pipeline.facts.replies import About
from pipeline.facts.rounds import Turn, turns


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
    _turn: Turn
    request: Request
    deadline: dt.date
    recipient: Stakeholder
    decision: Decision

    @property
    def follow_up(self) -> Round:
        return self._turn.held

    @property
    def id(self) -> str:
        """The recipient; from the second round on, the round too."""
        return "-".join(filter(None, (self.request.recipient, self._turn.key)))

    @property
    def title(self) -> str:
        return self.decision.title

    @property
    def date(self) -> dt.date:
        return self.request.date or self._dossier.date

    @property
    def asked_before(self) -> dt.date | None:
        """The day that the same recipient was asked in the round before, if it was."""
        before = self._turn.before.letters if self._turn.before else ()
        same = (one for one in before if one.recipient == self.request.recipient)
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
            if one.responsible == self.request.recipient
        )

    @cached_property
    def copies(self) -> tuple[Stakeholder, ...]:
        return among(self._dossier.stakeholders, self.follow_up.copies)

    def _about(self, question: StatusQuestion) -> About:
        values = self._dossier.foundation.values if self._dossier.foundation else ()
        title = next((one.title for one in values if one.id == question.value), "")
        return About(title, question.point)


def letters(dossier: Dossier) -> Iterator[FollowUpLetter]:
    """Give a letter for each request of each round.

    A recipient or a decision that is not there is R001's, a deadline F108's.
    """
    for turn in turns(dossier):
        for decision in among(dossier.decisions, [turn.held.decision]):
            for one in turn.held.letters:
                for recipient in among(dossier.stakeholders, [one.recipient]):
                    if one.deadline:
                        yield FollowUpLetter(dossier, turn, one, one.deadline, recipient, decision)
