"""Numbers as tables write them: signs between thousands, and signs in place of a number."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from pipeline.delivered.table import Number, NumberMark

# Between thousands: ordinary, no-break, narrow no-break, thin and figure space, and apostrophes.
_BETWEEN = "[ \u00a0\u202f\u2009\u2007'\u2019]"
_GROUPS = re.compile(rf"[-+]?\d{{1,3}}(?:{_BETWEEN}\d{{3}})+(?:[.,]\d+)?")
_BETWEEN_DIGITS = re.compile(rf"(?<=\d){_BETWEEN}(?=\d{{3}}(?:\D|$))")
_SHARE = re.compile(rf"{_BETWEEN}?%$")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_TWICE = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d+)?|[-+]?\d{1,3}[.,]\d{3}[.,]\d+")
_TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")

# The standard symbols of Statistics Norway, and what Eurostat and others write in their place.
_SIGNS = {
    ".": NumberMark.MISSING,
    "..": NumberMark.MISSING,
    "...": NumberMark.MISSING,
    "\u2026": NumberMark.MISSING,
    ":": NumberMark.SUPPRESSED,
    "": NumberMark.MISSING,
    "c": NumberMark.SUPPRESSED,
    "x": NumberMark.SUPPRESSED,
    "*": NumberMark.SUPPRESSED,
    "**": NumberMark.SUPPRESSED,
    "#": NumberMark.SUPPRESSED,
    "n/a": NumberMark.MISSING,
    "na": NumberMark.MISSING,
    "#n/a": NumberMark.MISSING,
    "null": NumberMark.MISSING,
}
_FEWER = re.compile(r"<\s?\d+")
# Nought, and what is less than half of the unit.
_NOUGHT = {"-", "\u2013", "\u2014"}
_NOTED = re.compile(
    r"(?P<before>[*] ?)?(?P<number>.*?\d(?:[ \u00a0\u202f]?%)?)(?P<after> ?[*rpe])?"
)
_NOTES = {
    "*": NumberMark.PRELIMINARY,
    "p": NumberMark.PRELIMINARY,
    "e": NumberMark.PRELIMINARY,
    "r": NumberMark.CORRECTED,
}


def sign(written: str) -> Number | None:
    """Read what stands in place of a number; nothing where it is no such sign."""
    bare = written.strip().casefold()
    if bare in _NOUGHT:
        return Number(Decimal(0))
    if _FEWER.fullmatch(bare):
        return Number(None, NumberMark.SUPPRESSED)
    return Number(None, _SIGNS[bare]) if bare in _SIGNS else None


def note(written: str) -> NumberMark:
    """Read what is said of a number beside it."""
    return _NOTES.get(written.strip().casefold(), NumberMark.NONE)


def decimal_sign(written: Iterable[str]) -> str:
    """Tell by all numbers of a file which sign stands before its decimals; nothing: none tells."""
    held = [_bare(one) for one in written]
    found = {one[_last(one)] for one in held if _tells(one)}
    return found.pop() if len(found) == 1 else ""


def _last(number: str) -> int:
    return max(number.rfind("."), number.rfind(","))


def _tells(number: str) -> bool:
    """Tell whether a number shows which sign it has before decimals."""
    if _TWICE.fullmatch(number):
        return number[_last(number)] != re.sub(r"[-+\d]", "", number)[0]
    return bool(_PLAIN.fullmatch(number)) and _last(number) > 0 and not _TWO_WAYS.fullmatch(number)


def number(written: str, decimals: str = "") -> Number | None:
    """Read a number; nothing for what is none.

    Raises ValueError for one that can be read in two ways, where the file does not tell.
    """
    if found := sign(written):
        return found
    noted = _NOTED.fullmatch(written.strip())
    if noted is None:
        return None
    mark = note((noted["before"] or noted["after"] or "").strip())
    bare = _bare(noted["number"])
    if _TWO_WAYS.fullmatch(bare) and not decimals:
        raise ValueError(written)
    value = _read(bare, decimals)
    return None if value is None else Number(value, mark)


def _bare(written: str) -> str:
    """Give a number without what stands between its thousands, and without a percent sign."""
    text = _SHARE.sub("", written.strip().translate(_MINUS))
    return _BETWEEN_DIGITS.sub("", text) if _GROUPS.fullmatch(text) else text


def _read(bare: str, decimals: str) -> Decimal | None:
    if not (_PLAIN.fullmatch(bare) or _TWICE.fullmatch(bare)):
        return None
    last = _last(bare)
    if last < 0:
        return Decimal(bare)
    own = "" if re.fullmatch(r"[-+]?\d{1,3}([.,])\d{3}(?:\1\d{3})+", bare) else bare[last]
    before = decimals or own
    for one in {",", "."} - {before}:
        bare = bare.replace(one, "")
    try:
        return Decimal(bare.replace(",", "."))
    except InvalidOperation:
        return None
