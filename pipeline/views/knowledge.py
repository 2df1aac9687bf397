"""What the knowledge base of the organisation prints, beside the facts that others print too."""

from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mandate import Process
from pipeline.dossier.participation import Participation
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.frozen import Frozen
from pipeline.views.mandate import MandateRequest, latest


class Knowledge(Frozen, dict=True):
    """The work with the organisation: its mandate, who took part, and what binds it."""

    _dossier: Dossier

    @cached_property
    def organisation_mandate(self) -> MandateRequest | None:
        """The latest mandate to look at the organisation, with the names of units."""
        return latest(self._dossier, Process.ORGANISATION)

    @cached_property
    def organisation_participation(self) -> tuple[Participation, ...]:
        held = self._dossier.participation
        return tuple(one for one in held if one.process is Process.ORGANISATION)

    @cached_property
    def organisation_guidelines(self) -> tuple[CitedGuideline, ...]:
        """What binds the work with the organisation: what its mandate names, or else all."""
        mandate = self.organisation_mandate
        ids = mandate.mandate.guidelines if mandate else [g.id for g in self._dossier.guidelines]
        day = mandate.date if mandate else self._dossier.date
        return tuple(one for one in cited(self._dossier, ids, day) if not one.changeable)

    @property
    def mapping_judged(self) -> bool:
        held = self._dossier.mapping
        return bool(held.strengths or held.weaknesses or held.changes)
