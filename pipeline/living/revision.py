"""A revision: a part of a dossier that says what reads otherwise from a day, and what is new."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import MISSING, field, fields
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from pipeline.contract.declare import (
    FieldKind,
    KeyPath,
    contract,
    declare,
    declared,
    identifier,
    keys,
)
from pipeline.contract.short import is_short_list
from pipeline.contract.timed import TIMED, Timed
from pipeline.diagnostics import Diagnostic, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.living.page import Page
from pipeline.source import Source

CODES: dict[str, tuple[str, str]] = {
    "E001": (
        "A revision does not say enough, or says what no day can change",
        (
            "An id is alike in many municipalities, so what is changed is named by its title too. "
            "What a dossier cannot tell as of a day would change the documents of before."
        ),
    ),
    "E002": (
        "A dossier does not read as the revision says",
        (
            "What has the same id is called otherwise there, or has been changed since. It is "
            "left as it is, and so is the rest of its dossier."
        ),
    ),
    "E003": (
        "A dossier cannot be revised as it is written",
        (
            "A revision is of the newest contract, and is written between the author's own lines. "
            "Where that would lose something, nothing is written."
        ),
    ),
}


@contract
class Handover:
    """What is open at a unit or a person goes to another from the day of the revision."""

    unit: str | None = declare(
        ("Enhet", "Nøkkelen til enheten som gir fra seg det som er åpent."),
        ("Eining", "Nøkkelen til eininga som gir frå seg det som er ope."),
        default=None,
        example="housing-office",
    )
    person: str | None = declare(
        ("Person", "Navnet på saksbehandleren eller godkjenneren som gir fra seg."),
        ("Person", "Namnet på saksbehandlaren eller godkjennaren som gir frå seg."),
        default=None,
        example="Kari Eksempel",
        private=True,
    )
    to: str = declare(
        ("Til", "Nøkkelen til enheten, eller navnet på den, som tar over."),
        ("Til", "Nøkkelen til eininga, eller namnet på den, som tek over."),
        example="nav",
        private=True,
    )
    title: str | None = declare(
        ("Stilling", "Stillingen til den som tar over, når den er en annen."),
        ("Stilling", "Stillinga til den som tek over, når ho er ei anna."),
        default=None,
        example="rådgiver",
    )


@contract
class RevisionHead:
    """What a revision is called, from which day it holds, and who has decided it."""

    id: str = identifier("Navnet på revisjonen.", "Namnet på revisjonen.", example="rullering-2027")
    date: dt.date = declare(
        ("Dato", "Første dag det nye gjelder. Det som var før, gjaldt til dagen før."),
        ("Dato", "Første dag det nye gjeld. Det som var før, galdt til dagen før."),
        example="2026-12-10",
    )
    decision: str | None = declare(
        ("Vedtak", "Nøkkelen til vedtaket, som kan stå i revisjonen eller i dossieret."),
        ("Vedtak", "Nøkkelen til vedtaket, som kan stå i revisjonen eller i dossieret."),
        default=None,
        example="programme-2026",
    )
    handover: tuple[Handover, ...] = declare(
        ("Overtar", "Det som er åpent hos en enhet eller en person, går til en annen."),
        ("Tek over", "Det som er ope hos ei eining eller ein person, går til ein annan."),
        default=(),
    )


@cache
def revised(section: Any) -> type:
    """Give a section of which a revision needs to write only what it changes."""
    hints = get_type_hints(section)
    made = [
        (one.name, _loose(hints[one.name], one.name), field(default=None, metadata=_metadata(one)))
        for one in fields(section)
        if one.metadata
    ]
    is_timed = issubclass(section, Timed)
    timed = [one for one in made if not (is_timed and one[0] in TIMED)]
    return declared(f"Revised{section.__name__}", timed, Timed if is_timed else object)


def _metadata(one: Any) -> dict[str, Any]:
    return {**one.metadata, "empties": one.default is not MISSING}


def _loose(hint: Any, name: str) -> Any:
    """Give the type of a key with loose sections in it."""
    if name in TIMED:
        return hint
    found = [one for one in (hint, *get_args(hint)) if _is_section(one)]
    if not found or hasattr(found[0], "short") or hasattr(found[0], "pairs"):
        return hint | None if not isinstance(hint, str) else hint
    loose = revised(found[0])
    return tuple[loose, ...] if get_args(hint)[1:] == (...,) else loose | None  # type: ignore[valid-type]


def _is_section(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "__dataclass_fields__")


@cache
def revision() -> type:
    """Give the contract of a revision file."""
    head = declare(
        ("Revisjon", "Navn, dato og vedtak for det som endres."),
        ("Revisjon", "Namn, dato og vedtak for det som blir endra."),
    )
    return declared("Revision", [("revision", RevisionHead, head)], revised(Dossier))


class RevisionFile(NamedTuple):
    """A revision that has been read: where it stands, what it says, and its text."""

    source: Source
    page: Page

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.head["date"])

    @property
    def head(self) -> Any:
        return self.page.data["revision"]

    @property
    def number(self) -> str | None:
        """The municipality that it is for alone, if it says."""
        found: str | None = self.page.data.get("municipality", {}).get("number")
        return found

    def at(self, path: KeyPath, code: str, message: Text, hint: Text) -> Diagnostic:
        """Say something of a place in the revision."""
        return Diagnostic(self.source.path, *self.source.key_position(path), code, message, hint)


def faults(told: RevisionFile) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a revision, whatever dossier it is laid into."""
    return (*_of_handover(told), *_faults(told, Dossier, told.page.data, ()))


def _of_handover(told: RevisionFile) -> Iterator[Diagnostic]:
    for n, one in enumerate(told.head.get("handover", ())):
        place = ("revision", "handover", n)
        if told.number is None:
            yield told.at(place, "E001", *_WHOSE)
        if ("unit" in one) is ("person" in one):
            yield told.at(place, "E001", *_WHO)


# What says whose dossier it is, and what `date` may move forward.
_ALLOWED = frozenset({"schema", "id", "norm", "date"})


def _faults(told: RevisionFile, section: Any, data: Any, path: KeyPath) -> Iterator[Diagnostic]:
    """Look through what no earlier reading can be told of, and the names of what is changed."""
    for key in (one for one in keys(section) if one.name in data):
        place, held = (*path, key.name), data[key.name]
        if key.section is None or is_short_list(key):
            yield from _untold(told, place)
        elif key.kind is FieldKind.LIST:
            for n, item in enumerate(held):
                yield from _unnamed(told, key.section, item, (*place, n))
        elif not issubclass(key.section, Timed):
            yield from _faults(told, key.section, held, place)
    if not path and "municipality" in data and told.number is None:
        yield told.at(("municipality",), "E001", *_WHOSE)


def _untold(told: RevisionFile, place: KeyPath) -> Iterator[Diagnostic]:
    if len(place) > 1 or place[0] not in _ALLOWED:
        yield told.at(place, "E001", *_UNTOLD)


def _unnamed(told: RevisionFile, section: Any, item: Any, path: KeyPath) -> Iterator[Diagnostic]:
    name = called(section)
    if len(item.get("earlier", ())) > 1:
        yield told.at((*path, "earlier", 1), "E001", *_ONE)
    if "id" in item and name and told.number is None and name not in item:
        yield told.at(path, "E001", say("the {name} is missing", name=name), _NAME)


_UNTOLD = (
    say("a dossier cannot say how this read before"),
    say("change it in the dossier itself; a revision holds what is so from a day"),
)
_WHOSE = (
    say("it is not said which municipality this is"),
    say("write its number too: municipality, and below it number"),
)
_WHO = (
    say("it is not said who hands over, or two are named"),
    say("write unit: and its id, or person: and the name"),
)
_ONE = (
    say("a revision tells of one day, and so of one reading before it"),
    say("make a revision for each day"),
)
_NAME = say("write what it is called in the dossiers; an id alone is alike in many municipalities")


def called(section: Any) -> str:
    """Give the key that things of a sort are called by, if they have one."""
    names = {key.name for key in keys(section)}
    return next((one for one in ("title", "name") if one in names), "")
