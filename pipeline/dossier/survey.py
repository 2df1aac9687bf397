"""What the mapping report prints: figures, answers and counts, and what they do not show."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from pipeline.dossier import counts, figures
from pipeline.dossier.contract import Prose
from pipeline.dossier.counts import CountTable
from pipeline.dossier.facts import Figure, Theme
from pipeline.dossier.figures import ThemeFigures
from pipeline.dossier.mapping import Mapping, Question, Situation
from pipeline.dossier.order import Service, counted, silent
from pipeline.dossier.stakeholders import Stakeholder


class Work(Protocol):
    """What the report needs of a dossier."""

    @property
    def date(self) -> dt.date: ...
    @property
    def facts(self) -> tuple[Figure, ...]: ...
    @property
    def mapping(self) -> Mapping: ...
    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]: ...
    def unit(self, key: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the mapping, its answer, and the name of who gave it."""

    question: str
    answer: Prose
    by: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Survey:
    """The mapping as its report prints it."""

    themes: tuple[ThemeFigures, ...]
    settlement: tuple[Figure, ...]
    questions: tuple[Answered, ...]
    needs: CountTable | None
    counted: tuple[Service, ...]
    silent: tuple[Service, ...]
    old: tuple[Figure, ...]
    bare: tuple[Theme, ...]
    uncounted: tuple[Situation, ...]
    gaps: tuple[str, ...]

    @property
    def settlement_missing(self) -> bool:
        return not self.settlement

    @property
    def needs_missing(self) -> bool:
        return self.needs is None

    @property
    def old_missing(self) -> bool:
        return not self.old


def survey(work: Work) -> Survey:
    mapping = work.mapping
    table = counts.table(mapping.needs)
    return Survey(
        themes=figures.themes(work.facts),
        settlement=tuple(one for one in work.facts if one.id in mapping.settlement),
        questions=tuple(_answered(work, one) for one in mapping.questions),
        needs=table,
        counted=counted(work),
        silent=silent(work),
        old=figures.old(work.facts, work.date),
        bare=figures.bare(work.facts),
        uncounted=counts.uncounted(mapping.needs) if table else (),
        gaps=mapping.gaps,
    )


def _answered(work: Work, question: Question) -> Answered:
    return Answered(
        question.question, question.answer, work.unit(question.answered_by), question.date
    )
