"""Services: who was asked to count, who has counted, and of which days."""

import datetime as dt
from collections.abc import Iterable

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mapping import Need
from pipeline.facts.counts import answered
from pipeline.facts.names import names as names_of
from pipeline.frozen import Frozen


class Service(Frozen):
    """A service that was asked to count, and the days that its counts are of."""

    name: str
    dates: tuple[dt.date, ...]


def counted(dossier: Dossier) -> tuple[Service, ...]:
    """Give the services that have counted something."""
    return tuple(_services(dossier, (one for one in dossier.mapping.counts if answered(one))))


def silent(dossier: Dossier) -> tuple[Service, ...]:
    """Give the services that were asked, and have not answered all or anything of it."""
    asked = (one for one in dossier.mapping.counts if not answered(one))
    listed = [one.name for one in _services(dossier, asked)]
    order = dossier.mapping.order
    known = {one.service for one in dossier.mapping.counts}
    listed += [
        one.name
        for one in dossier.stakeholders
        if order and one.id in order.services and one.id not in known
    ]
    return tuple(Service(one, ()) for one in listed)


def _services(dossier: Dossier, needs: Iterable[Need]) -> Iterable[Service]:
    names = names_of(dossier)
    days: dict[str, set[dt.date]] = {}
    for one in needs:
        days.setdefault(one.service, set()).add(one.date)
    return (Service(names.get(key, key), tuple(sorted(held))) for key, held in days.items())
