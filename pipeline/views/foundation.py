"""The values foundation as it hangs on the wall, adopted or still a draft."""

from functools import cached_property

from pipeline.contract.declare import Prose
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.foundation import Foundation, Value
from pipeline.facts.quoted import Adopted, QuotedDecision, adopted, quoted
from pipeline.frozen import Frozen


class Charter(Frozen, dict=True):
    """The foundation at the date of the dossier, and the decision that it rests on, if any yet."""

    _dossier: Dossier
    _foundation: Foundation

    @property
    def title(self) -> str:
        return self._foundation.title

    @property
    def preamble(self) -> Prose:
        return self._foundation.preamble

    @property
    def principles(self) -> tuple[Value, ...]:
        return self._foundation.values

    @property
    def adoption(self) -> Decision | None:
        return self._adopted.decision if self._adopted else None

    @property
    def amended(self) -> Decision | None:
        """The last decision that has changed it since it was adopted."""
        return self._adopted.changed if self._adopted else None

    @property
    def quoted(self) -> QuotedDecision | None:
        """What was decided, word for word; an older decision may be a number only."""
        return quoted(self.adoption) if self.adoption and self.adoption.points else None

    @property
    def quoted_change(self) -> QuotedDecision | None:
        return quoted(self.amended) if self.amended and self.amended.points else None

    @cached_property
    def _adopted(self) -> Adopted | None:
        return adopted(self._dossier, self._dossier.date)


def charter(dossier: Dossier) -> Charter | None:
    return Charter(dossier, dossier.foundation) if dossier.foundation else None
