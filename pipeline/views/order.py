"""The letter that orders counts from one service, with its form."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mapping import Household, Order, Situation
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.facts.names import among, attention
from pipeline.frozen import Frozen

# What a service counts when the order does not say; counts of all households are for small places.
_TYPES = (Household.SINGLE, Household.COUPLE, Household.FAMILY)


class MappingRequest(Frozen, dict=True):
    """An order, and the service that it goes to."""

    _dossier: Dossier
    order: Order
    recipient: Stakeholder

    @property
    def id(self) -> str:
        return self.recipient.id

    @property
    def attention(self) -> str:
        return attention(self.recipient)

    @property
    def title(self) -> str:
        return self.recipient.name

    @property
    def date(self) -> dt.date:
        return self.order.date or self._dossier.date

    @cached_property
    def guidelines(self) -> tuple[CitedGuideline, ...]:
        return cited(self._dossier, self.order.legal_basis, self.date)

    @property
    def households(self) -> tuple[Household, ...]:
        """The columns of the form."""
        return self.order.households or _TYPES

    @property
    def situations(self) -> tuple[Situation, ...]:
        return tuple(Situation)


def requests(dossier: Dossier) -> Iterator[MappingRequest]:
    order = dossier.mapping.order
    if order:
        asked = among(dossier.stakeholders, dict.fromkeys(order.services))
        yield from (MappingRequest(dossier, order, one) for one in asked)
