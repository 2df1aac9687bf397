"""What the mapping report prints: figures and counts, and what they do not show."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from pipeline.dossier import counts, figures
from pipeline.dossier.counts import CountTable
from pipeline.dossier.facts import Figure, Theme
from pipeline.dossier.figures import ThemeFigures
from pipeline.dossier.mapping import Mapping, Situation
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


@dataclass(frozen=True, slots=True)
class Survey:
    """The mapping as its report prints it."""

    themes: tuple[ThemeFigures, ...]
    settlement: tuple[Figure, ...]
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
        settlement=_settlement(work.facts, mapping.settlement),
        needs=table,
        counted=counted(work),
        silent=silent(work),
        old=figures.old(work.facts, work.date),
        bare=figures.bare(work.facts),
        uncounted=counts.uncounted(mapping.needs) if table else (),
        gaps=mapping.gaps,
    )


def _settlement(facts: tuple[Figure, ...], named: tuple[str, ...]) -> tuple[Figure, ...]:
    """Give the figures that the author names, or else those that speak of refugees."""
    held = tuple(one for one in facts if one.id in named)
    return held or tuple(one for one in facts if "flyktning" in one.title.casefold())
