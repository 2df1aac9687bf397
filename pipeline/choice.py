"""Which codes are meant by those that a person writes: whole, or their beginnings."""

from collections.abc import Iterable

from pipeline import manual
from pipeline.diagnostics import Text, Unusable, say
from pipeline.near import near
from pipeline.standard import OwnRule

# What can be left out: rules and waivers. The rest says that something cannot be read or made.
_STAGES = frozenset("YSIOETA")


def bound() -> frozenset[str]:
    """Give the codes that are always told: nobody may be excused from what they find."""
    return frozenset(
        one.code
        for one in manual.entries()
        if (one.severity is manual.Weight.BINDING or one.code[0] in _STAGES or one.code == "W004")
    )


def meant(
    written: Iterable[str], own: tuple[OwnRule, ...] = (), *, leaves_out: bool = False
) -> frozenset[str]:
    """Give the codes that begin as is written.

    Raises Unusable where none does, and where a code is to be left out that cannot be.
    """
    known = _known(own)
    held = bound()
    found: set[str] = set()
    for one in _split(written):
        codes = {code for code in known if code.startswith(one.upper())}
        if not codes:
            raise Unusable(_unknown(one, known))
        if leaves_out and codes <= held:
            raise Unusable(_binding(one))
        found |= codes - held if leaves_out else codes
    return frozenset(found)


def left_out(selected: Iterable[str], own: tuple[OwnRule, ...]) -> frozenset[str]:
    """Give what is not told where only some codes are asked for; none asked for is all."""
    written = tuple(_split(selected))
    if not written:
        return frozenset()
    return _known(own) - meant(written, own) - bound()


def _known(own: tuple[OwnRule, ...]) -> frozenset[str]:
    return frozenset(manual.every(own))


def _split(written: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for one in written for part in one.split(","))
    return tuple(part for part in parts if part)


def _unknown(code: str, known: Iterable[str]) -> Text:
    close = near(code.upper(), sorted(one for one in known if one[0] == code[0].upper()))
    if close:
        return say("no code is {code} or begins so; did you mean {close}?", code=code, close=close)
    return say("no code is {code} or begins so; see saksflyt rules", code=code)


def _binding(code: str) -> Text:
    return say("{code} cannot be left out: nobody is excused from what it finds", code=code)
