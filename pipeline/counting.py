"""The numbers of a table as days and values of one figure, and what is odd about them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.contract.fit import GROUPED
from pipeline.delivered import period
from pipeline.delivered.choice import Chosen
from pipeline.delivered.period import DayOfYear
from pipeline.delivered.table import Delivered, NumberCell, NumberMark
from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.figure import Figure
from pipeline.frozen import replace
from pipeline.rules.people import small_count

Points = Mapping[dt.date, Decimal]

# Of a figure that is being made.
NONE_YET = Decimal(0)
# More than so much, in percent, and at least so much: else each small count would jump.
JUMP, LEAST = 25, 10
_A_YEAR, _ABOUT = dt.timedelta(days=365), dt.timedelta(days=65)
_THOUSAND = 1000
_MOST_DAYS = 8


class Remark(NamedTuple):
    """What is to be said of a figure's numbers, at a place in it."""

    at: KeyPath
    code: str
    message: Text
    hint: Text
    severity: Severity = Severity.ERROR


class FigureCount(NamedTuple):
    """What a table says of a figure, day by day."""

    points: dict[dt.date, Decimal]
    remarks: tuple[Remark, ...]
    preliminary: bool = False
    corrected: bool = False

    @property
    def refused(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.remarks)


def known(figure: Figure) -> dict[dt.date, Decimal]:
    """Give all that a dossier has of a figure, day by day."""
    own = {} if figure.date == dt.date.max else {figure.date: figure.value}
    return own | {one.date: one.value for one in figure.series}


def place(figure: Figure, day: dt.date) -> KeyPath:
    """Give where in a figure the number of a day stands."""
    found = next((n for n, one in enumerate(figure.series) if one.date == day), None)
    return ("value",) if found is None else ("series", found, "value")


def written(value: Decimal) -> str:
    """Write a number so that it can be read in one way."""
    text = f"{value:f}"
    return f"{text}0" if re.fullmatch(GROUPED, text) else text


def is_written(held: str, new: str) -> bool:
    return held == new or held.replace(",", ".") == new


def counted(
    figure: Figure, picked: Chosen, table: Delivered, of_year: DayOfYear | None, day: dt.date | None
) -> FigureCount:
    """Give the days and values of a figure in a table, with what is left out and what is odd."""
    habit = of_year or period.day_of_year(picked.period) or _habit(figure)
    dated = [(day or period.day(time, habit), time, cell) for time, cell in picked.cells]
    if undated := next((time for found, time, _ in dated if found is None), None):
        return FigureCount({}, (_undated(undated),))
    if any(found is None for found, _, _ in dated):
        return FigureCount({}, (_undated("-"),))
    cells = [(found, cell) for found, _, cell in dated if found]
    points, twice = _by_day(cells)
    if twice:
        message = say("the table has several numbers for {day}", day=twice)
        return FigureCount({}, (Remark((), "I002", message, _TWICE),))
    kept = {one: value for one, value in points.items() if not _is_few(figure, one, value)}
    remarks = (
        *_unit(figure, picked.unit),
        *_left_out(cells, [one for one in points if one not in kept]),
        *_jumps(figure, kept),
    )
    newest = max(kept, default=None)
    marks = {cell.number.mark for found, cell in cells if found == newest}
    every = {cell.number.mark for _, cell in cells}
    preliminary = table.preliminary or NumberMark.PRELIMINARY in marks
    return FigureCount(kept, remarks, preliminary, NumberMark.CORRECTED in every)


def _habit(figure: Figure) -> DayOfYear | None:
    """Give the day of the year that a figure has been of each time."""
    days = {DayOfYear(one.month, one.day) for one in known(figure)}
    return days.pop() if len(days) == 1 else None


def _by_day(
    cells: list[tuple[dt.date, NumberCell]],
) -> tuple[dict[dt.date, Decimal], dt.date | None]:
    points: dict[dt.date, Decimal] = {}
    for day, cell in cells:
        value = cell.number.value
        if value is None:
            continue
        if points.get(day, value) != value:
            return {}, day
        points[day] = value
    return dict(sorted(points.items())), None


def _is_few(figure: Figure, day: dt.date, value: Decimal) -> bool:
    return small_count(replace(figure, date=day, value=value, series=()))


def _undated(time: str) -> Remark:
    message = say("the table does not say which day of {time} its numbers are of", time=time)
    hint = say(
        "say it with --day: 01-01 for the first day of the year, 12-31 for the last, "
        "2026-06-30 for a table of one day"
    )
    return Remark((), "I003", message, hint)


def _unit(figure: Figure, unit: str) -> Iterator[Remark]:
    """Say it where a table counts in another unit: another measure stops it, another word not."""
    own, theirs = figure.unit.strip().casefold(), unit.strip().casefold()
    if not theirs or own == theirs:
        return
    message = say("the table counts {theirs}, and the dossier {own}", theirs=unit, own=figure.unit)
    severity = Severity.WARNING if _measure(own) == _measure(theirs) else Severity.ERROR
    yield Remark(("unit",), "I008", message, _UNITS, severity)


def _measure(unit: str) -> tuple[bool, bool, bool, bool]:
    held = (r"prosent|%|pst", r"1[ \u00a0]?000|tusen", r"mill", r"per |pr\.? ")
    share, thousand, million, ratio = (bool(re.search(one, unit)) for one in held)
    return share, thousand, million, ratio


def _left_out(cells: list[tuple[dt.date, NumberCell]], few: list[dt.date]) -> Iterator[Remark]:
    missing = [day for day, one in cells if one.number.mark is NumberMark.MISSING]
    held_back = [day for day, one in cells if one.number.mark is NumberMark.SUPPRESSED]
    for days, message, hint in (
        (missing, say("the table has no number for {days}", days=_listed(missing)), _MISSING),
        (
            held_back,
            say("the number for {days} is held back", days=_listed(held_back)),
            _HELD_BACK,
        ),
        (
            few,
            say("the count for {days} is between 1 and 4, and is left out", days=_listed(few)),
            _FEW,
        ),
    ):
        if days:
            yield Remark(("id",), "I006", message, hint, Severity.WARNING)


def _listed(days: list[dt.date]) -> str:
    told = ", ".join(str(one) for one in sorted(days)[-_MOST_DAYS:])
    return told if len(days) <= _MOST_DAYS else f"… {told}"


def _jumps(figure: Figure, points: Points) -> Iterator[Remark]:
    """Warn of each new number that is far from that of the year before."""
    held = known(figure)
    every = held | dict(points)
    for day, value in points.items():
        then = _year_before(day, every)
        if held.get(day) != value and then and _is_far(figure, every[then], value):
            yield _jump((day, value), (then, every[then]))


def _year_before(day: dt.date, every: Points) -> dt.date | None:
    near = [one for one in every if abs(day - _A_YEAR - one) <= _ABOUT]
    return min(near, key=lambda one: abs(day - _A_YEAR - one), default=None)


def _is_far(figure: Figure, before: Decimal, now: Decimal) -> bool:
    if _measure(figure.unit.casefold())[0]:
        return abs(now - before) > LEAST
    return abs(now - before) >= LEAST and abs(now - before) * 100 > abs(before) * JUMP


def _jump(now: tuple[dt.date, Decimal], before: tuple[dt.date, Decimal]) -> Remark:
    (day, value), (then, held) = now, before
    message = say(
        "{value} on {day} is far from {before} on {then}: more than {jump} percent, or 10 points",
        value=value,
        day=day,
        before=held,
        then=then,
        jump=JUMP,
    )
    larger, smaller = max(abs(value), abs(held)), min(abs(value), abs(held))
    scaled = smaller and larger / smaller > _THOUSAND / 2
    return Remark((), "I007", message, _SCALED if scaled else _FAR, Severity.WARNING)


_TWICE = say("choose by what sets them apart with --figure ID=AXIS/CATEGORY")
_UNITS = say("see that both count the same; where they do, nothing has to be changed")
_MISSING = say("add the table again when the number has come")
_HELD_BACK = say("it is held back since so few could be recognised; let it be out of documents too")
_FEW = say("join the group with another, and add that; neighbours may know who they are")
_FAR = say(
    "see that municipality, unit and way of counting are the same, and that no border has moved; "
    "where it is right, say why in the note"
)
_SCALED = say("one of them seems to be in thousands; see that the unit is the same")
