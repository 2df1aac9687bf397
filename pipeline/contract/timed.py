"""Facts in time: since when a thing is, until when, how it read before, and what was wrong."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, field, fields
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Self, get_type_hints

from pipeline.contract.declare import contract, declare, declared, keys
from pipeline.frozen import Frozen
from pipeline.norm import Norm


class Emptied(Enum):
    """What stands in an earlier reading for a key that was absent then."""

    EMPTIED = "emptied"


EMPTIED = Emptied.EMPTIED


class Moment(Frozen):
    """A day to look at a dossier from.

    `own` is the dossier's own day, on which what gives no day of its own became known;
    `decided` has the day of each decision, which earlier readings may name for their last day.
    """

    day: dt.date
    own: dt.date
    decided: Mapping[str, dt.date]
    norm: Norm = Norm.NB


@contract
class Earlier:
    """How a thing read until a day; what is not named was as it read after that day.

    A subclass for each section, `of`, holds its keys, all optional; one that was absent is EMPTIED.
    """

    of: ClassVar[Any] = None

    until: dt.date | None = declare(
        ("Til og med", "Siste dag det var slik."),
        ("Til og med", "Siste dag det var slik."),
        default=None,
        example="2026-04-22",
    )
    changed_by: str | None = declare(
        ("Endret av", "Nøkkelen til vedtaket som endret det. Da følger siste dag av vedtaket."),
        ("Endra av", "Nøkkelen til vedtaket som endra det. Då følgjer siste dag av vedtaket."),
        default=None,
        refers="decisions",
    )


@contract
class Wrong:
    """How a thing read by mistake: a subclass for each section, `of`, holds its keys."""

    of: ClassVar[Any] = None


@contract
class Correction:
    """What was wrong, and is no change: what reads now is right for every day.

    A subclass for each section holds `was`, the keys that were wrong as they stood.
    """

    on: dt.date = declare(
        ("Dato", "Dagen feilen ble rettet."),
        ("Dato", "Dagen feilen vart retta."),
        example="2026-04-22",
    )
    why: str = declare(
        ("Hvorfor", "Hvordan feilen kom inn, og hvordan den ble oppdaget."),
        ("Kvifor", "Korleis feilen kom inn, og korleis han vart oppdaga."),
    )


@cache
def earlier_of(section: Any) -> type[Earlier]:
    """Give the section that holds the earlier readings of another: its keys, all optional."""
    name = f"Earlier{section.__name__}"
    return declared(name, _optional(section), Earlier, of=section)


@cache
def correction_of(section: Any) -> type[Correction]:
    """Give the section that tells what was wrong in another."""
    name = section.__name__
    wrong = declared(f"Wrong{name}", _optional(section), Wrong, of=section)
    was = declare(
        ("Var", "Slik det sto. Bare det som var feil."),
        ("Var", "Slik det stod. Berre det som var feil."),
    )
    return declared(f"Corrected{name}", [("was", wrong, was)], Correction)


def _optional(section: Any) -> list[tuple[str, Any, Any]]:
    """Give the keys of a section, but its id and those in time; none need be there."""
    hints = get_type_hints(section)
    return [
        (
            one.name,
            hints[one.name] | None,
            field(default=None, metadata={**one.metadata, "empties": one.default is not MISSING}),
        )
        for one in fields(section)
        if one.metadata and one.name not in (*TIMED, "id")
    ]


def known_by(section: type) -> str:
    """Name what says since when a thing of a section is known: a key, or a property; or nothing."""
    return getattr(section, "first_known", "") or getattr(section, "known_from", "")


@contract
class Timed:
    """What an author can list: it may begin, end, and have read otherwise before.

    `known_from` names the key with the day before which nobody knew of the thing. One that gives
    no day was always known, or since the dossier's own day where `else_today` says so. Where that
    day follows from more than the one key, `first_known` names the property that gives it.
    """

    known_from: ClassVar[str] = ""
    first_known: ClassVar[str] = ""
    else_today: ClassVar[bool] = False

    since: dt.date | None = declare(
        ("Fra og med", "Første dag det finnes. Uten dato har det alltid vært der."),
        ("Frå og med", "Første dag det finst. Utan dato har det alltid vore der."),
        default=None,
        example="2026-01-01",
    )
    until: dt.date | None = declare(
        ("Til og med", "Siste dag det finnes. Uten dato er det der fortsatt."),
        ("Til og med", "Siste dag det finst. Utan dato er det der framleis."),
        default=None,
        example="2026-12-31",
    )
    earlier: tuple[Earlier, ...] = field(
        default=(),
        metadata={
            "nb": ("Tidligere", "Slik det var før, med siste dag. Bare det som var annerledes."),
            "nn": ("Tidlegare", "Slik det var før, med siste dag. Berre det som var annleis."),
            "limits": {},
            "readings": earlier_of,
        },
    )
    corrected: Correction | None = field(
        default=None,
        metadata={
            "nb": ("Rettet", "Det som sto feil, når det ble rettet, og hvorfor."),
            "nn": ("Retta", "Det som stod feil, når det vart retta, og kvifor."),
            "limits": {},
            "reading": correction_of,
        },
    )
    expected: bool = declare(
        ("Foreslått", "true for det som er foreslått og ikke vedtatt."),
        ("Foreslått", "true for det som er foreslått og ikkje vedteke."),
        default=False,
    )
    checked: dt.date | None = declare(
        ("Sjekket", "Dagen noen sist så at det fortsatt stemmer."),
        ("Sjekka", "Dagen nokon sist såg at det framleis stemmer."),
        default=None,
        example="2026-01-15",
    )

    def known_without_a_day(self, own: dt.date) -> dt.date | None:
        """Give the day that it became known where it gives none; nothing: it always was.

        `own` is the dossier's own day.
        """
        return own if self.else_today else None

    def known_at(self, moment: Moment) -> Self:  # noqa: ARG002 - for those that know more of it
        """Give what was known of it at a day, beyond what its keys in time say."""
        return self


# The keys in time, which no earlier reading has.
TIMED = tuple(one.name for one in fields(Timed))
# Those of them that hold how a thing read before, or by mistake.
READINGS = frozenset(one.name for one in fields(Timed) if {"readings", "reading"} & {*one.metadata})


def named(reading: Earlier | Wrong) -> dict[str, Any]:
    """Give what an earlier or a wrong reading says; a key that was absent has its default."""
    section = type(reading).of
    absent = {one.name: one.default for one in fields(section)}
    said = {key.name: getattr(reading, key.name) for key in keys(type(reading))}
    return {
        name: absent[name] if value is EMPTIED else value
        for name, value in said.items()
        if value is not None and name in absent and name not in TIMED
    }


def wrong(correction: Correction) -> dict[str, Any]:
    """Give what stood wrong, by its keys."""
    was: Wrong = vars(correction)["was"]
    return named(was)
