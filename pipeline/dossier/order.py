"""The order for counts: a letter to each service, its form, and who has answered."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from pipeline.dossier.counts import answered
from pipeline.dossier.items import CitedGuideline
from pipeline.dossier.mapping import Household, Mapping, Need, Order, Situation
from pipeline.dossier.stakeholders import Stakeholder

# What a service counts when the order does not say; counts of all households are for small places.
_TYPES = (Household.SINGLE, Household.COUPLE, Household.FAMILY)


# How a dossier gives its guidelines in the wording of a day.
Cite = Callable[[tuple[str, ...], dt.date], tuple[CitedGuideline, ...]]


class Work(Protocol):
    """What an order needs of a dossier."""

    @property
    def date(self) -> dt.date: ...
    @property
    def mapping(self) -> Mapping: ...
    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]: ...


@dataclass(frozen=True, slots=True)
class MappingRequest:
    """The letter that orders counts from one service."""

    id: str
    title: str
    date: dt.date
    order: Order
    recipient: Stakeholder
    guidelines: tuple[CitedGuideline, ...]

    @property
    def households(self) -> tuple[Household, ...]:
        """The columns of the form."""
        return self.order.households or _TYPES

    @property
    def situations(self) -> tuple[Situation, ...]:
        return tuple(Situation)


@dataclass(frozen=True, slots=True)
class Service:
    """A service that was asked to count, and the days that its counts are of."""

    name: str
    dates: tuple[dt.date, ...]


def requests(work: Work, cite: Cite) -> tuple[MappingRequest, ...]:
    order = work.mapping.order
    if order is None:
        return ()
    day = order.date or work.date
    guidelines = cite(order.legal_basis, day)
    held = {one.id: one for one in work.stakeholders}
    return tuple(
        MappingRequest(one, held[one].name, day, order, held[one], guidelines)
        for one in dict.fromkeys(order.contributors)
        if one in held
    )


def counted(work: Work) -> tuple[Service, ...]:
    """Give the services that have counted something."""
    return tuple(_services(work, (one for one in work.mapping.needs if answered(one))))


def silent(work: Work) -> tuple[Service, ...]:
    """Give the services that were asked, and have not answered all or anything of it."""
    asked = (one for one in work.mapping.needs if not answered(one))
    listed = [one.name for one in _services(work, asked)]
    order = work.mapping.order
    known = {one.contributor for one in work.mapping.needs}
    listed += [
        one.name
        for one in work.stakeholders
        if order and one.id in order.contributors and one.id not in known
    ]
    return tuple(Service(one, ()) for one in listed)


def _services(work: Work, needs: Iterable[Need]) -> Iterable[Service]:
    names = {one.id: one.name for one in work.stakeholders}
    days: dict[str, set[dt.date]] = {}
    for one in needs:
        days.setdefault(one.contributor, set()).add(one.date)
    return (Service(names.get(key, key), tuple(sorted(held))) for key, held in days.items())
