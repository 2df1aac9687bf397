"""Review: what the political case on an evaluation prints, beside what every case prints."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields

from pipeline.dossier.changes import Change, Span
from pipeline.dossier.compliance import Report
from pipeline.dossier.evaluation import Evaluation, Finding
from pipeline.dossier.items import CaseDraft, QuotedDecision, quoted
from pipeline.dossier.participation import Participation
from pipeline.dossier.values import Value
from pipeline.registers.calendar import Election, coming_election, planning_strategy_due


@dataclass(frozen=True, slots=True)
class ReviewedValue:
    """A value, what the answers tell of it, what was found, and what is proposed."""

    value: Value
    tally: str
    finding: Finding | None

    @property
    def changed(self) -> bool:
        return bool(self.finding and self.finding.new_text)


@dataclass(frozen=True, slots=True)
class NextEvaluation:
    """When the foundation is evaluated next: after an election, before the planning strategy."""

    election: Election

    @property
    def date(self) -> dt.date:
        return self.election.date

    @property
    def expected(self) -> bool:
        return self.election.expected

    @property
    def due(self) -> dt.date:
        return planning_strategy_due(self.election)


@dataclass(frozen=True, slots=True)
class Since:
    """What has happened since the decision that is evaluated."""

    changes: tuple[Change, ...]
    heard: tuple[Participation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationCase(CaseDraft):
    """A case on an evaluation: the old decision, what was found, and what has changed."""

    evaluation: Evaluation
    evaluated: QuotedDecision
    reviewed: tuple[ReviewedValue, ...]
    report: Report | None
    since: Since

    @property
    def phase(self) -> str:
        """An evaluation belongs to every phase that its type does."""
        return ""

    @property
    def earlier(self) -> tuple[QuotedDecision, ...]:
        """The other decisions that the case quotes."""
        return tuple(
            one for one in self.quoted_decisions if one.decision != self.evaluated.decision
        )

    @property
    def changed(self) -> tuple[ReviewedValue, ...]:
        """The values that get a new text."""
        return tuple(one for one in self.reviewed if one.changed)

    @property
    def next_evaluation(self) -> NextEvaluation:
        return NextEvaluation(coming_election(self.date))


def reviewed(
    values: Iterable[Value], evaluation: Evaluation, report: Report | None
) -> tuple[ReviewedValue, ...]:
    found = {one.value: one for one in evaluation.findings}
    tallies = {one.value: one.tally for one in report.topics} if report else {}
    return tuple(ReviewedValue(one, tallies.get(one.id, ""), found.get(one.id)) for one in values)


def heard(
    everyone: Iterable[Participation], named: Iterable[Participation], span: Span
) -> tuple[Participation, ...]:
    """Give those who took part in the span, and those whom the case names, oldest first."""
    held = {one.id: one for one in (*named, *(one for one in everyone if one.date in span))}
    return tuple(sorted(held.values(), key=lambda one: one.date))


def evaluation_case(
    draft: CaseDraft,
    evaluation: Evaluation,
    values: tuple[Value, ...],
    report: Report | None,
    since: Since,
) -> EvaluationCase | None:
    """Put a case and its evaluation together; there is none before the foundation is adopted."""
    if draft.premise is None:
        return None
    held = {one.name: getattr(draft, one.name) for one in fields(draft)}
    return EvaluationCase(
        **held,
        evaluation=evaluation,
        evaluated=quoted(draft.premise),
        reviewed=reviewed(values, evaluation, report),
        report=report,
        since=since,
    )
