"""Agenda: what the dossier says shall happen after a day, in the order it comes."""

import datetime as dt
from collections.abc import Iterable, Iterator

from pipeline.dossier.cases import Case
from pipeline.dossier.followup import MeasureStatus
from pipeline.facts.compliance import Report
from pipeline.facts.readings import decided_on
from pipeline.facts.replies import About
from pipeline.frozen import Frozen
from pipeline.norm import Term


class DueKind(Term):
    """What falls due."""

    ANSWER = ("answer", "Svarfrist")
    MEASURE = ("measure", "Tiltak")
    CASE = ("case", "Sak", "Sak")


class Due(Frozen):
    """One thing that falls due, and who answers for it."""

    date: dt.date
    kind: DueKind
    what: str
    who: str
    topics: tuple[About, ...] = ()


def agenda(report: Report, cases: Iterable[Case]) -> tuple[Due, ...]:
    """Give the answers, the measures and the decisions that the day of the report waits for."""
    measures = (*_measures(report), *_planned(report))
    held = (*_answers(report), *measures, *_decisions(cases, report.date))
    return tuple(sorted(held, key=lambda one: one.date))


def _answers(report: Report) -> Iterator[Due]:
    for one in report.unanswered:
        if one.deadline and not one.overdue:
            yield Due(one.deadline, DueKind.ANSWER, "", one.name, one.missing)


def _measures(report: Report) -> Iterator[Due]:
    for one in report.measures:
        if one.status is not MeasureStatus.DONE and not one.overdue:
            yield Due(one.deadline, DueKind.MEASURE, one.text, one.owner)


def _planned(report: Report) -> Iterator[Due]:
    for one in report.planned:
        if one.deadline and not (one.over or one.late):
            yield Due(one.deadline, DueKind.MEASURE, one.text, one.owner)


def _decisions(cases: Iterable[Case], day: dt.date) -> Iterator[Due]:
    for date, case, stop in decided_on(cases):
        if date > day:
            yield Due(date, DueKind.CASE, case.title, stop.body)
