"""A report for each round: how what it follows up stands at its day, and in the rounds before.

A round about a plan has a status report instead, which tells of measures.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from functools import cached_property, partial
from typing import TypeVar

from pipeline.dossier.cases import Case
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Round
from pipeline.facts.agenda import Due, agenda
from pipeline.facts.compliance import Marked, Report
from pipeline.facts.development import Development, development
from pipeline.facts.followed import Followed, FollowedKind, followed
from pipeline.facts.hearings import coming_title
from pipeline.facts.names import among, unit
from pipeline.facts.quoted import QuotedDecision, quoted
from pipeline.facts.replies import Mark, TrackedMeasure
from pipeline.facts.reports import reworded, told
from pipeline.facts.rounds import Turn, begun, turns
from pipeline.facts.trace import Trace, trace
from pipeline.frozen import Frozen
from pipeline.views.tables import ReplyTable, reply_tables


class RoundSeries(Frozen):
    """How many answers said one thing, round by round: what a chart draws."""

    name: Mark
    categories: tuple[dt.date, ...]
    values: tuple[int, ...]


class RoundTally(Frozen):
    """How many values and points stood in each way in one round."""

    begun: dt.date
    tally: tuple[Marked, ...]


class ComplianceReport(Frozen, dict=True):
    """A round, the decision that it follows up, and what has come of it."""

    _dossier: Dossier
    _turn: Turn
    decision: Decision
    followed: Followed

    @property
    def id(self) -> str:
        """Nothing in the first round, and else the round."""
        return self._turn.key

    @property
    def follow_up(self) -> Round:
        return self._turn.held

    @property
    def date(self) -> dt.date:
        return self._turn.reported(self._dossier.date)

    @cached_property
    def quoted(self) -> QuotedDecision:
        return quoted(self.decision)

    @cached_property
    def compliance(self) -> Report:
        return told(self._dossier, self._turn.held)

    @cached_property
    def development(self) -> Development | None:
        """How it stands against the round before, where there is one."""
        before = self._turn.before
        if before is None:
            return None
        day = begun(before, self._dossier.date)
        then = told(self._dossier, before, beside=self._turn.held)
        return development(self.compliance, then, day, reworded(self._dossier, day))

    @cached_property
    def rounds(self) -> tuple[RoundTally, ...]:
        """This round and those before about the same, the first first; nothing where it is alone.

        Each is told as it is known now: an answer that came late counts.
        """
        known = {one.held.id: one for one in turns(self._dossier)}
        held: list[Turn] = [self._turn]
        while before := held[0].before:
            held.insert(0, known[before.id])
        if len(held) == 1 or not self.compliance.judged:
            return ()
        return tuple(
            RoundTally(begun(one.held, self._dossier.date), told(self._dossier, one.held).tally)
            for one in held
        )

    @property
    def by_round(self) -> tuple[RoundSeries, ...]:
        """The same for a chart: a series for each way, so that a colour always says the same."""
        days = tuple(one.begun for one in self.rounds)
        columns = zip(*(one.tally for one in self.rounds), strict=True)
        return tuple(
            RoundSeries(column[0].mark, days, tuple(one.number for one in column))
            for column in columns
        )

    @property
    def overdue(self) -> tuple[TrackedMeasure, ...]:
        """The measures over their deadline, of this round and still open from the one before."""
        open_ = self.development.measures if self.development else ()
        held = (*self.compliance.measures, *open_)
        return tuple(sorted((one for one in held if one.overdue), key=lambda one: one.deadline))

    @property
    def behind(self) -> bool:
        """Whether anything that should be done is not."""
        return bool(self.overdue or self.compliance.late)

    @cached_property
    def reply_tables(self) -> tuple[ReplyTable, ...]:
        return tuple(reply_tables(self.compliance))

    @cached_property
    def trace(self) -> Trace | None:
        """The way of each value, where the round follows up the values."""
        if self.followed.what is not FollowedKind.FOUNDATION:
            return None
        held, day = self._dossier, self.compliance.date
        coming = partial(coming_title, held, day=day)
        return trace(self.compliance, held.plans, partial(unit, held), coming)

    @cached_property
    def agenda(self) -> tuple[Due, ...]:
        """What is to come; the cases too that are about what the report follows up."""
        return agenda(self.compliance, tuple(self._cases))

    @property
    def _cases(self) -> Iterator[Case]:
        """Give the cases that quote the decision; where it is the values, those that evaluate."""
        evaluating = {one.case for one in self._dossier.evaluation} if self.trace else {*()}
        for one in self._dossier.cases:
            if one.id in evaluating or self.decision.id in one.earlier_decisions:
                yield one


_Of = TypeVar("_Of", bound=ComplianceReport)


def reports(dossier: Dossier) -> tuple[ComplianceReport, ...]:
    kinds = set(FollowedKind) - {FollowedKind.PLAN}
    return tuple(of_rounds(dossier, ComplianceReport, kinds))


def of_rounds(
    dossier: Dossier, report: type[_Of], kinds: Collection[FollowedKind]
) -> Iterator[_Of]:
    """Give a report for each round about these; a decision that is not there is R001's."""
    for turn in turns(dossier):
        for decision in among(dossier.decisions, [turn.held.decision]):
            held = followed(dossier, decision)
            known = dossier.foundation or held.what is not FollowedKind.FOUNDATION
            if held.what in kinds and known:
                yield report(dossier, turn, decision, held)
