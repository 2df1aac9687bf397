"""What the dossier calls things: units by their keys, items by their ids."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar

from pipeline.dossier.at import read
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.municipality import Municipality
from pipeline.dossier.pictures import Illustration
from pipeline.dossier.plans import Plan
from pipeline.dossier.stakeholders import Stakeholder


class _Keyed(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Keyed)


def among(items: Iterable[_Item], ids: Iterable[str]) -> tuple[_Item, ...]:
    """Give the items with these ids, in the order of the ids; unknown ids are rule R001's."""
    held = {item.id: item for item in items}
    return tuple(held[one] for one in ids if one in held)


def shown(dossier: Dossier, ids: Iterable[str]) -> tuple[Illustration, ...]:
    """Give the pictures with these ids; a dossier that was parsed alone has read none of them."""
    return tuple(one for one in among(dossier.pictures, ids) if one.picture)


def names(dossier: Dossier) -> dict[str, str]:
    """Give the name of each stakeholder by its key."""
    return {one.id: one.name for one in dossier.stakeholders}


def attention(one: Stakeholder) -> str:
    """Give the role that a letter is for, unless it is called what its unit is."""
    role = one.contact.role if one.contact else ""
    return "" if role.casefold() == one.name.casefold() else role


def unit(dossier: Dossier, key: str) -> str:
    """Give the name of a stakeholder, or the key where there is none (rule R001's)."""
    return next((one.name for one in dossier.stakeholders if one.id == key), key)


def title_at(dossier: Dossier, plan: Plan, day: dt.date) -> str:
    """Give what a plan was called at a day: one that is rolled has a name for each period."""
    titled: Plan = read(plan, dossier.moment(day))
    return titled.title


def municipality_at(dossier: Dossier, day: dt.date) -> str:
    """Give the name of the municipality at a day, where it was another than the dossier's own.

    Its council is not the one that readers know, and the case is not in the same protocol.
    """
    then: Municipality = read(dossier.municipality, dossier.moment(day))
    return "" if then.name == dossier.municipality.name else then.name


def council(dossier: Dossier) -> str:
    """Give the highest body in definite form: kommunestyret."""
    return dossier.municipality.council.label(dossier.norm)
