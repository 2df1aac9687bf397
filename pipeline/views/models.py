"""What the proposal of an organisation prints, beside the facts that others print too."""

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.models import Model
from pipeline.frozen import Frozen


class ModelProposal(Frozen, dict=True):
    """What the steering group is asked to decide, and whether it has."""

    _dossier: Dossier

    @property
    def model_requests(self) -> tuple[str, ...]:
        """What the steering group is asked to decide."""
        return self._chosen.requests if self._chosen else ()

    @property
    def model_open(self) -> bool:
        """Whether the steering group has still to choose."""
        return self._chosen is None or self._chosen.decided is None

    @property
    def _chosen(self) -> Model | None:
        return next((one for one in self._dossier.models if one.chosen), None)
