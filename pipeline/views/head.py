"""What every document may print of the municipality, in the forms that sentences need."""

from pipeline.dossier.dossier import Dossier
from pipeline.facts.names import council
from pipeline.frozen import Frozen
from pipeline.norm import NO_BREAK


class Sender(Frozen, dict=True):
    """What a letterhead prints beside what the dossier says of the municipality."""

    _dossier: Dossier

    @property
    def organisation_number(self) -> str | None:
        """The number in groups of three, as a letter prints it."""
        held = self._dossier.municipality.orgnr
        return NO_BREAK.join((held[:3], held[3:6], held[6:])) if held else None

    @property
    def sending_unit(self) -> str | None:
        """The unit that sends; none where it is called what the municipality is called."""
        held = self._dossier.municipality
        return None if held.unit == held.name else held.unit


class Head(Sender, dict=True):
    """The council, the chief executive and the words of the municipality."""

    _dossier: Dossier

    @property
    def council(self) -> str:
        """The highest body in definite form: kommunestyret."""
        return council(self._dossier)

    @property
    def executive(self) -> str:
        """The chief executive's title in definite form: kommunedirektøren."""
        return self._dossier.municipality.chief_executive.definite


def genitive(name: str) -> str:
    """Give a name before what it owns, in bokmål: kommunedirektørens."""
    return name + ("'" if name[-1:] in "sxz" else "s")
