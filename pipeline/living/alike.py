"""Which thing of a dossier a revision speaks of, and whether two writings mean the same."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from pipeline.contract.declare import FieldKind, Key, keys, unsaid_in
from pipeline.contract.fit import Unfit, fit, value
from pipeline.contract.short import is_short_list
from pipeline.contract.timed import TIMED, Timed
from pipeline.dossier.councils import CouncilDays
from pipeline.dossier.followup import Answer, Request
from pipeline.dossier.responsibilities import Responsibility
from pipeline.living.page import same

# What tells things without an id apart; of all others, everything that is written.
_NATURAL: Mapping[type, tuple[str, ...]] = {
    Responsibility: ("task", "target_group"),
    Request: ("recipient",),
    Answer: ("recipient", "value", "point", "measure"),
    CouncilDays: ("elected",),
}


def matching(section: type, item: Mapping[str, Any], held: Sequence[Any]) -> Iterator[int]:
    """Give the numbers of those of a list that an item of a revision may mean."""
    by = ("id",) if "id" in item else _NATURAL.get(section, ())
    names = by or tuple(name for name in item if name not in TIMED)
    known = {key.name for key in keys(section)}
    for n, one in enumerate(held):
        if all(
            alike(section, name, one.get(name), item.get(name)) for name in names if name in known
        ):
            yield n


def is_there(thing: Mapping[str, Any], day: dt.date) -> bool:
    written = day.isoformat()
    begun = thing.get("since", written) <= written
    return bool(begun and written <= thing.get("until", written))


def is_whole(section: type, item: object) -> bool:
    """Tell whether an item says all that the contract asks of a new one."""
    try:
        fit(section, item)
    except Unfit:
        return False
    return True


def alike(section: Any, name: str, one: Any, other: Any) -> bool:
    """Tell whether a key means the same, however it is written; absent is what it stands for."""
    return bool(_meant(section, name, one) == _meant(section, name, other)) or (
        one is not None and other is not None and same(one, other)
    )


def _meant(section: Any, name: str, written: Any) -> Any:
    if written is None or written == "":
        return unsaid_in(section)[0].get(name)
    try:
        return value(section, name, written)
    except Unfit:
        return written


def merged(held: Any, new: Any) -> Any:
    """Give a mapping with the keys of another in it; what is no mapping is the other."""
    if not (isinstance(held, dict) and isinstance(new, dict)):
        return new
    both = {**held, **{key: merged(held.get(key), one) for key, one in new.items()}}
    return {key: one for key, one in both.items() if one != ""}


def plain(section: Any) -> Iterator[Key]:
    """Give the keys of a thing that are changed as a whole, and not by what is in them."""
    for key in keys(section):
        inner = (
            key.section is not None
            and not is_short_list(key)
            and (key.kind is FieldKind.LIST or issubclass(key.section, Timed))
        )
        if not (inner or key.name in TIMED or key.name == "id"):
            yield key


def apart_from_years(title: str) -> str:
    """Give the words of a title, for a plan that is rolled is called by another period."""
    return " ".join(cast("list[str]", re.findall(r"[^\W\d]+", title.casefold())))
