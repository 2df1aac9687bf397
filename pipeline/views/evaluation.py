"""Review: what the political case on an evaluation prints, beside what every case prints."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

from pipeline.dossier.cases import Case
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.evaluation import Evaluation, ValueFinding
from pipeline.dossier.foundation import Value
from pipeline.dossier.participation import Participation
from pipeline.facts.changes import Change, Span, changes
from pipeline.facts.compliance import Marked, Report
from pipeline.facts.councils import CouncilTerm, coming_term
from pipeline.facts.quoted import QuotedDecision, evaluated_by, quoted
from pipeline.facts.reports import latest, standing
from pipeline.facts.rounds import begun, rounds
from pipeline.frozen import Frozen
from pipeline.registers.stamp import CHECKED_ON
from pipeline.views.case import CaseDraft


class ReviewedValue(Frozen):
    """A value, what the answers tell of it, what was found, and what is proposed."""

    value: Value
    tally: tuple[Marked, ...]
    finding: ValueFinding | None

    @property
    def changed(self) -> bool:
        return bool(self.finding and self.finding.new_text)


class NextEvaluation(Frozen):
    """When the foundation is evaluated next: after an election, before the planning strategy.

    Where the decision that is evaluated has set a day for it, `decided` is that one.
    """

    _term: CouncilTerm
    decided: dt.date | None

    @property
    def date(self) -> dt.date | None:
        """The day of the election, where somebody has set it."""
        return self._term.known

    @property
    def year(self) -> str:
        """The year as text: a number would be written in groups of three."""
        return str(self._term.day.year)

    @property
    def due(self) -> dt.date:
        return self._term.strategy_due


class Since(Frozen):
    """What has happened since the decision that is evaluated.

    Where the acts were held against their source before the day of the case, `checked` is when.
    """

    changes: tuple[Change, ...]
    heard: tuple[Participation, ...]
    checked: dt.date | None


class EvaluationCase(CaseDraft, dict=True):
    """A case on an evaluation: the old decision, what was found, and what has changed."""

    evaluation: Evaluation
    _premise: Decision

    @property
    def phase(self) -> str:
        """An evaluation belongs to every phase that its type does."""
        return ""

    @property
    def asked_from(self) -> dt.date | None:
        """When the round that the report is of began, where there has been more than one."""
        held = latest(self._dossier)
        several = len(rounds(self._dossier)) > 1
        return begun(held, self._dossier.date) if held and several else None

    @cached_property
    def evaluated(self) -> QuotedDecision:
        return quoted(self._premise)

    @cached_property
    def report(self) -> Report | None:
        return standing(self._dossier)

    @cached_property
    def reviewed(self) -> tuple[ReviewedValue, ...]:
        values = self._dossier.foundation.values if self._dossier.foundation else ()
        return reviewed(values, self.evaluation, self.report)

    @cached_property
    def since(self) -> Since:
        span = Span(self._premise.date, self.date)
        everyone = self._dossier.participation
        return Since(
            changes(self._dossier, span),
            heard(everyone, self.participation, span),
            CHECKED_ON if self.date > CHECKED_ON else None,
        )

    @property
    def earlier(self) -> tuple[QuotedDecision, ...]:
        """The other decisions that the case quotes."""
        return tuple(
            one for one in self.quoted_decisions if one.decision != self.evaluated.decision
        )

    @property
    def _quotes(self) -> tuple[QuotedDecision, ...]:
        return self.earlier

    @property
    def changed(self) -> tuple[ReviewedValue, ...]:
        """The values that get a new text."""
        return tuple(one for one in self.reviewed if one.changed)

    @property
    def next_evaluation(self) -> NextEvaluation:
        decided = _next_decided(self._premise, self.date)
        return NextEvaluation(coming_term(self._dossier, self.date), decided)


def evaluation_cases(dossier: Dossier) -> Iterator[EvaluationCase]:
    """Give each evaluation's case; there is none before the foundation is adopted."""
    return (EvaluationCase(dossier, *one) for one in evaluated_cases(dossier))


def evaluated_cases(dossier: Dossier) -> Iterator[tuple[Case, Evaluation, Decision]]:
    """Give the cases that are written as an evaluation's, and the decision that each is of."""
    held = {one.id: one for one in dossier.cases}
    for one in dossier.evaluation:
        if one.case in held:
            case = CaseDraft(dossier, held[one.case])
            if case.premise:
                yield case.case, one, case.amended or case.premise


def _next_decided(decision: Decision, day: dt.date) -> dt.date | None:
    """Give the first day to come that a point of a decision has set for an evaluation."""
    return next((one for one in evaluated_by(decision) if one > day), None)


def reviewed(
    values: Iterable[Value], evaluation: Evaluation, report: Report | None
) -> tuple[ReviewedValue, ...]:
    found = {one.value: one for one in evaluation.findings}
    tallies = {one.value: one.tally for one in report.topics} if report else {}
    return tuple(ReviewedValue(one, tallies.get(one.id, ()), found.get(one.id)) for one in values)


def heard(
    everyone: Iterable[Participation], named: Iterable[Participation], span: Span
) -> tuple[Participation, ...]:
    """Give those whom the case names, else those who took part in the span; oldest first."""
    held = tuple(named) or tuple(one for one in everyone if one.date in span)
    return tuple(sorted(held, key=lambda one: one.date))
