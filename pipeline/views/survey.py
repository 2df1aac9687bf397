"""What the mapping report prints: figures and counts, and what they do not show."""

from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure, Theme
from pipeline.dossier.mapping import Situation
from pipeline.facts import counts, figures, services
from pipeline.facts.counts import CountTable
from pipeline.facts.figures import ThemeFigures
from pipeline.facts.services import Service
from pipeline.frozen import Frozen
from pipeline.views.data import FigureCourse, courses


class Survey(Frozen, dict=True):
    """The mapping as its report prints it."""

    _dossier: Dossier

    @cached_property
    def themes(self) -> tuple[ThemeFigures, ...]:
        return figures.themes(self._dossier.figures)

    @cached_property
    def courses(self) -> tuple[FigureCourse, ...]:
        """What has been counted often enough to be drawn; the changes stand under each theme."""
        return tuple(one.as_drawn() for one in courses(self._dossier.figures) if one.drawn)

    @cached_property
    def settlement(self) -> tuple[Figure, ...]:
        """The figures that the author names, or else those that speak of refugees."""
        facts, named = self._dossier.figures, self._dossier.mapping.settlement
        held = tuple(one for one in facts if one.id in named)
        return held or tuple(one for one in facts if "flyktning" in one.title.casefold())

    @cached_property
    def needs(self) -> CountTable | None:
        return counts.table(self._dossier.mapping.counts)

    @cached_property
    def counted(self) -> tuple[Service, ...]:
        return services.counted(self._dossier)

    @cached_property
    def silent(self) -> tuple[Service, ...]:
        return services.silent(self._dossier)

    @cached_property
    def old(self) -> tuple[Figure, ...]:
        return figures.old(self._dossier.figures, self._dossier.date)

    @cached_property
    def bare(self) -> tuple[Theme, ...]:
        return figures.bare(self._dossier.figures)

    @cached_property
    def uncounted(self) -> tuple[Situation, ...]:
        return counts.uncounted(self._dossier.mapping.counts) if self.needs else ()

    @property
    def blind(self) -> bool:
        """Whether there is anything that the figures do not show."""
        return bool(self.needs or self.bare or self.uncounted or self.gaps)

    @property
    def gaps(self) -> tuple[str, ...]:
        return self._dossier.mapping.gaps
