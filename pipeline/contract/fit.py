"""What an author wrote becomes values of the contract, or is not fit to."""

import math
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypeVar, cast

from pipeline.contract.declare import FieldKind, Key, Limits, Prose, keys
from pipeline.contract.short import alone, completed, full, items, paired
from pipeline.contract.timed import EMPTIED

_T = TypeVar("_T")

# A sign before three digits divides thousands to some and decimals to others; after a nought or
# more than three digits it can only be decimals.
GROUPED = r"-?[1-9][0-9]{0,2}[.,][0-9]{3}"
# Python's \d takes the digits of every script, and a reader of numbers those alone that we print.
# Years far off are slips of the pen, and a deadline counted from them would leave the calendar.
FORMS: dict[FieldKind, str] = {
    FieldKind.INTEGER: r"-?[0-9]{1,15}",
    FieldKind.NUMBER: rf"(?!{GROUPED}$)-?[0-9]{{1,15}}(?:[.,][0-9]{{1,6}})?",
    FieldKind.DATE: r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}",
}
_HAS_FORM = {kind: re.compile(form).fullmatch for kind, form in FORMS.items()}


def _text(written: str) -> str:
    text = written.strip("\n")
    if "\n" in text:
        raise ValueError("line")
    return text


def _integer(written: str) -> int:
    if not _HAS_FORM[FieldKind.INTEGER](written):
        raise ValueError("integer")
    return int(written)


def _number(written: str) -> Decimal:
    if not _HAS_FORM[FieldKind.NUMBER](written):
        raise ValueError("number")
    return Decimal(written.replace(",", "."))


def _date(written: str) -> date:
    if not _HAS_FORM[FieldKind.DATE](written):
        raise ValueError("date")
    return date.fromisoformat(written)


def _truth(written: str) -> bool:
    return TRUTHS[written]


# As YAML reads them; an editor cannot tell one way of writing them from another.
TRUTHS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


_READERS: dict[FieldKind, Callable[[str], object]] = {
    FieldKind.TEXT: _text,
    FieldKind.PROSE: Prose.of,
    FieldKind.INTEGER: _integer,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.TRUTH: _truth,
}


def reader(key: Key) -> Callable[[str], object]:
    """Give the function from what the author wrote to the value; it raises on what it refuses."""
    return key.terms if key.kind is FieldKind.TERM and key.terms else _READERS[key.kind]


class Unfit(Exception):
    """What was written is not as the contract says; the schema can tell where and why."""


def fit(section: type[_T], written: object) -> _T:
    """Make the frozen value of a section from the texts of a source.

    Raises Unfit at the first thing that the section's schema would refuse: an unknown or missing
    key, a wrong shape, an empty text, or what its reader or its limits do not take.
    """
    if not isinstance(written, dict):
        raise Unfit
    fitters, required = _fitters_of(section)
    if not required <= written.keys():
        written = cast("dict[str, object]", completed(section, written))
    if not required <= written.keys() <= fitters.keys():
        raise Unfit
    # As the section's own constructor does, which would ask anew which keys there are.
    made = object.__new__(section)
    held = vars(made)
    for name, one in written.items():
        held[name] = fitters[name](one)
    return made


def value(section: type, name: str, written: object) -> object:
    """Make the value of one key of a section; raises Unfit as `fit` does."""
    return _fitters_of(section)[0][name](written)


_Fitter = Callable[[object], object]


def _fitters_of(section: type) -> tuple[dict[str, _Fitter], frozenset[str]]:
    return _fitters(section)


@cache
def _fitters(section: Any) -> tuple[dict[str, _Fitter], frozenset[str]]:
    held = keys(section)
    fitters = {one.name: _emptied_or(_fitter(one)) if one.empties else _fitter(one) for one in held}
    return fitters, frozenset(one.name for one in held if one.required)


def _emptied_or(fitter: _Fitter) -> _Fitter:
    """Take nothing for what an earlier reading did not have."""
    return lambda written: EMPTIED if written == "" else fitter(written)


def _fitter(key: Key) -> _Fitter:
    if key.kind is FieldKind.LIST and key.item is not None:
        fitter = partial(_fit_list, fitter=_fitter(key.item), least=int(key.required))
        return _after(items, key, fitter) if paired(key) else fitter
    if key.readings and (made := key.holds) is not None:
        return lambda written: fit(made(), written)  # most dossiers never ask for the class
    if key.kind is FieldKind.MAPPING and key.section is not None:
        fitter = partial(fit, key.section)
        return _after(full, key, fitter) if alone(key) else fitter
    return partial(_fit_scalar, read=reader(key), within=_within(key.limits))


def _after(reads: Callable[[type, object], object], key: Key, fitter: _Fitter) -> _Fitter:
    """Read what is written short before it is fitted; most sections have no short form."""
    section = cast("type", key.section)
    return lambda written: fitter(reads(section, written))


def _fit_list(written: object, *, fitter: _Fitter, least: int) -> tuple[object, ...]:
    if not isinstance(written, list) or len(written) < least:
        raise Unfit
    return tuple(map(fitter, written))


def _fit_scalar(
    written: object, *, read: Callable[[str], object], within: Callable[[Any], bool] | None
) -> object:
    if not isinstance(written, str) or not written.strip():
        raise Unfit
    try:
        value = read(written)
    except (ValueError, KeyError) as fault:
        raise Unfit from fault
    if within is not None and not within(value):
        raise Unfit
    return value


def _within(limits: Limits) -> Callable[[Any], bool] | None:
    """Give the test of a field's limits, or nothing where it has none."""
    if "pattern" in limits:
        fits = re.compile(limits["pattern"]).fullmatch
        longest, forbidden = limits.get("longest", math.inf), limits.get("forbidden", ())
        return lambda text: len(text) <= longest and text not in forbidden and bool(fits(text))
    if "minimum" in limits or "maximum" in limits:
        least, most = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
        return lambda number: bool(least <= number <= most)
    return None
