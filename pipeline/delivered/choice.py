"""Which numbers of a table are those of a figure: an axis and a category for each that has many."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.delivered.table import Axis, AxisRole, Category, Delivered, NumberCell
from pipeline.diagnostics import Diagnostic, Rejected, Text, say


class OfMunicipality(NamedTuple):
    """The municipality that a dossier is of."""

    number: str
    name: str


class Choice(NamedTuple):
    """A figure, and what its numbers are called: pairs of an axis and one of its categories."""

    figure: str
    steps: tuple[tuple[str, str], ...]


class Chosen(NamedTuple):
    """The cells of a figure, each with what its time is called, or nothing; and what is counted."""

    cells: tuple[tuple[str, NumberCell], ...]
    labels: tuple[str, ...]
    unit: str
    period: str


_NEXT = re.compile(r",\s*(?=[^,/]+/)")
_WRITTEN = re.compile(r"(?P<figure>[a-z0-9-]+)(?:=(?P<steps>.*))?")


def choice(written: str) -> Choice:
    """Read waiting=Alder/999A,Kjonn/0; raises ValueError for what is not written so."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    steps = [one.partition("/") for one in _NEXT.split(found["steps"] or "") if one.strip()]
    if any(not mark for _, mark, _ in steps):
        raise ValueError(written)
    return Choice(found["figure"], tuple((a.strip(), b.strip()) for a, _, b in steps))


def chosen(table: Delivered, wish: Choice, place: OfMunicipality) -> Chosen:
    """Give the cells of a figure; raises Rejected with what there is to choose between."""
    named = {_axis(table, axis).code: (axis, category) for axis, category in wish.steps}
    picked: dict[str, Category | None] = {}
    for axis in table.axes:
        if axis.code in named:
            picked[axis.code] = _named(table, axis, named[axis.code][1])
        elif axis.role is not AxisRole.TIME:
            picked[axis.code] = _understood(table, axis, wish, place)
    times = [n for n, one in enumerate(table.axes) if one.code not in picked]
    found = tuple(
        (" ".join(_label(table.axes[n], cell.at[n]) for n in times), cell)
        for cell in table.cells
        if all(
            (one := picked.get(axis.code)) is None or one.code == code
            for axis, code in zip(table.axes, cell.at, strict=True)
        )
    )
    held = [one for one in picked.values() if one]
    free = [one for axis in table.axes if (one := picked.get(axis.code)) and _tells(axis)]
    unit = next((one.unit for one in held if one.unit), "")
    period = next((one.period for one in held if one.period), "")
    return Chosen(found, tuple(one.label for one in free), unit, period)


def _tells(axis: Axis) -> bool:
    return axis.role is not AxisRole.PLACE


def _label(axis: Axis, code: str) -> str:
    return next(one.label for one in axis.categories if one.code == code)


def _axis(table: Delivered, wish: str) -> Axis:
    found = next((one for one in table.axes if _is(wish, one.code, one.label)), None)
    if found is None:
        message = say("the table has no {name} to choose by", name=wish)
        raise _refusal(table, message, _axes(table.axes))
    return found


def _named(table: Delivered, axis: Axis, wish: str) -> Category:
    found = next((one for one in axis.categories if _is(wish, one.code, one.label)), None)
    if found is None:
        message = say("{axis} of the table has no {name}", axis=axis.label, name=wish)
        raise _refusal(table, message, _there(axis))
    return found


def _is(wish: str, *names: str) -> bool:
    return wish.strip().casefold() in {one.strip().casefold() for one in names}


def _understood(table: Delivered, axis: Axis, wish: Choice, place: OfMunicipality) -> Category:
    """Give the category that need not be named: the only one, or the dossier's municipality."""
    if axis.role is AxisRole.PLACE:
        found = next((one for one in axis.categories if is_of(one, place)), None)
        if found is None:
            message = say("the table has no numbers of municipality {number}", number=place.number)
            raise _refusal(table, message, _there(axis))
        return found
    if len(axis.categories) == 1:
        return axis.categories[0]
    message = say("{figure} may be any of several in {axis}", figure=wish.figure, axis=axis.label)
    raise _refusal(table, message, _there(axis))


def is_of(one: Category, place: OfMunicipality) -> bool:
    """Tell a municipality by its number, with or without the K of KOSTRA, or else by its name."""
    for text in (one.code, one.label):
        digits = re.match(r"(?:K[-_ ]?)?(\d{4})\b", text.strip(), re.IGNORECASE)
        if digits:
            return digits[1] == place.number
    names = {place.name.casefold(), place.name.casefold().removesuffix(" kommune")}
    return one.label.strip().casefold().removesuffix(" kommune") in names


_MOST = 12


def _there(axis: Axis) -> Text:
    held = [
        f"{one.code} ({one.label})" if one.code != one.label else one.code for one in _few(axis)
    ]
    more = len(axis.categories) - len(held)
    words = ", ".join(held)
    if more > 0:
        return say(
            "write {axis}/ and one of {words}, and {more} more: saksflyt figures list shows all",
            axis=axis.code,
            words=words,
            more=more,
        )
    return say("write {axis}/ and one of {words}", axis=axis.code, words=words)


def _few(axis: Axis) -> Iterable[Category]:
    return axis.categories[:_MOST]


def _axes(axes: Iterable[Axis]) -> Text:
    return say("choose by {names}", names=", ".join(_axis_names(axes)))


def _axis_names(axes: Iterable[Axis]) -> Iterator[str]:
    for one in axes:
        yield f"{one.code} ({one.label})" if one.code != one.label else one.code


def _refusal(table: Delivered, message: Text, hint: Text) -> Rejected:
    return Rejected(Diagnostic(table.path, 1, 1, "I002", message, hint))
