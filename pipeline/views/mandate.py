"""A mandate as the request for it prints it."""

import datetime as dt
from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mandate import GroupMember, Mandate, Process
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.facts.names import unit
from pipeline.frozen import Frozen
from pipeline.norm import capital


class Seat(Frozen):
    """A seat in a group, with the unit's name."""

    role: str
    unit: str
    authority: str | None


class MandateRequest(Frozen, dict=True):
    """A mandate with its guidelines and the names of its groups' units."""

    _dossier: Dossier
    mandate: Mandate

    @property
    def id(self) -> str:
        return self.mandate.id

    @property
    def title(self) -> str:
        return self.mandate.title

    @property
    def date(self) -> dt.date:
        return self.mandate.date or self._dossier.date

    @property
    def phase(self) -> str:
        """Each process opens with its mandate."""
        return f"{self.mandate.process.value} 1"

    @cached_property
    def guidelines(self) -> tuple[CitedGuideline, ...]:
        return cited(self._dossier, self.mandate.guidelines, self.date)

    @cached_property
    def steering_group(self) -> tuple[Seat, ...]:
        return self._seats(self.mandate.steering_group)

    @cached_property
    def working_group(self) -> tuple[Seat, ...]:
        return self._seats(self.mandate.working_group)

    @cached_property
    def reference_group(self) -> tuple[Seat, ...]:
        return self._seats(self.mandate.reference_group)

    @property
    def steering_group_decides(self) -> bool:
        """A group whose members only give advice has no column for what they may decide."""
        return any(one.authority for one in self.steering_group)

    @property
    def working_group_decides(self) -> bool:
        return any(one.authority for one in self.working_group)

    @property
    def reference_group_decides(self) -> bool:
        return any(one.authority for one in self.reference_group)

    def _seats(self, members: tuple[GroupMember, ...]) -> tuple[Seat, ...]:
        return tuple(
            Seat(capital(one.role), unit(self._dossier, one.unit), one.authority) for one in members
        )


def latest(dossier: Dossier, process: Process) -> MandateRequest | None:
    """Give the latest mandate of a process."""
    held = [MandateRequest(dossier, one) for one in dossier.mandate if one.process is process]
    return max(held, key=lambda one: one.date, default=None)
