"""What follows from a dossier at its own date: a line for each fact, read when it is asked."""

from functools import cached_property

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.evaluation import Evaluation
from pipeline.dossier.models import Model
from pipeline.facts.actors import Actors, actors
from pipeline.facts.answers import AnsweredQuestion, answered
from pipeline.facts.citations import Brief, CitedGuideline, briefs, cited
from pipeline.facts.comparison import OwnedMeasure, steps
from pipeline.facts.duties import Duty, duties
from pipeline.facts.gaps import Gaps, everybody, gaps
from pipeline.facts.names import names
from pipeline.facts.quoted import premise_at
from pipeline.frozen import Frozen
from pipeline.registers.laws import provision


class Facts(Frozen, dict=True):
    """The facts that several documents print, by the names that templates ask for."""

    _dossier: Dossier

    @cached_property
    def foundation_decision(self) -> Decision | None:
        """The decision that has adopted the values foundation."""
        return premise_at(self._dossier, self._dossier.date)

    @cached_property
    def gaps(self) -> Gaps:
        return gaps(self._dossier.responsibilities, names(self._dossier))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        return duties(self._dossier.responsibilities, names(self._dossier))

    @property
    def by_target_group(self) -> int:
        """How many tasks are written for some inhabitants alone."""
        return sum(not everybody(one.target_group) for one in self._dossier.responsibilities)

    @cached_property
    def actors(self) -> Actors:
        return actors(self._dossier.stakeholders, self._dossier.responsibilities)

    @cached_property
    def answered_questions(self) -> tuple[AnsweredQuestion, ...]:
        return answered(self._dossier)

    @cached_property
    def binding_guidelines(self) -> tuple[CitedGuideline, ...]:
        """The guidelines that the municipality cannot change."""
        return self._guidelines(changeable=False)

    @cached_property
    def changeable_guidelines(self) -> tuple[CitedGuideline, ...]:
        return self._guidelines(changeable=True)

    @cached_property
    def guideline_briefs(self) -> tuple[Brief, ...]:
        return briefs((*self.binding_guidelines, *self.changeable_guidelines))

    @cached_property
    def chosen_model(self) -> Model | None:
        return next((one for one in self._dossier.models if one.chosen), None)

    @cached_property
    def implementation(self) -> tuple[OwnedMeasure, ...]:
        """What carries out the chosen model, in the order of the deadlines."""
        return steps(self.chosen_model, names(self._dossier))

    @cached_property
    def reporting_duty(self) -> str | None:
        """The provision on reporting to the council every year, if it is in force."""
        held = provision("kommuneloven", "25-2", self._dossier.date)
        return held.citation(self._dossier.norm) if held else None

    @cached_property
    def latest_evaluation(self) -> Evaluation | None:
        held = [one for one in self._dossier.evaluation if one.date <= self._dossier.date]
        return max(held, key=lambda one: one.date, default=None)

    def _guidelines(self, *, changeable: bool) -> tuple[CitedGuideline, ...]:
        ids = (one.id for one in self._dossier.guidelines if one.changeable is changeable)
        return cited(self._dossier, ids, self._dossier.date)
