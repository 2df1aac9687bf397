"""Figures by theme: shares of totals, changes over time, and figures that have grown old."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise

from pipeline.dossier.figure import Figure, Theme
from pipeline.frozen import Frozen, replace
from pipeline.norm import number
from pipeline.registers.dates import later

_OLDEST = 24  # months


def age_limit(day: dt.date) -> dt.date:
    """Give the oldest day that a figure may be of, for who reads it on another."""
    return later(day, months=-_OLDEST)


_PERCENT = {"prosent", "%", "pst", "pst."}
_TENTH = Decimal("0.1")


class FigureRow(Frozen):
    """A figure, and its share of the total that it is a part of."""

    figure: Figure
    share: str = ""
    total: str = ""


class FigureChange(Frozen):
    """From one date to the next: the difference in the figure's own unit, and in percent.

    Between figures that are percents the difference is in `points`, and there is no percent of it.
    """

    before: Figure
    after: Figure
    difference: str
    points: bool
    percent: str


class ThemeFigures(Frozen):
    """The figures of one theme, parts right after their total, and what has changed."""

    theme: Theme
    figures: tuple[FigureRow, ...]
    changes: tuple[FigureChange, ...]


def themes(figures: tuple[Figure, ...]) -> tuple[ThemeFigures, ...]:
    """Give the themes that have figures, in the order of the mapping."""
    held = ((theme, tuple(one for one in figures if one.theme is theme)) for theme in Theme)
    return tuple(
        ThemeFigures(theme, tuple(_rows(of_theme, figures)), changes(of_theme))
        for theme, of_theme in held
        if of_theme
    )


def rows_of(named: Iterable[Figure], figures: tuple[Figure, ...]) -> tuple[FigureRow, ...]:
    """Give some of the figures in their order, each with its share of what it is a part of."""
    held = {one.id: one for one in figures}
    return tuple(_row(one, held.get(one.part_of or "")) for one in named)


def bare(figures: Iterable[Figure]) -> tuple[Theme, ...]:
    """Give the themes that no figure speaks of."""
    held = {one.theme for one in figures}
    return tuple(one for one in Theme if one not in held)


def points(figure: Figure) -> Iterator[Figure]:
    """Give what a figure was on each of its days, as figures, the oldest first."""
    held = {figure.date: figure.value, **{one.date: one.value for one in figure.series}}
    for day in sorted(held):
        yield replace(figure, date=day, value=held[day], series=()) if figure.series else figure


def changes(figures: Iterable[Figure]) -> tuple[FigureChange, ...]:
    """Compare the figures of the same title and unit, each with the one before it in time."""
    figures = tuple(figures)
    every = (point for one in figures for point in points(one))
    alike = sorted(every, key=lambda one: (_known_as(one), one.date))
    found = (pairwise(held) for _, held in groupby(alike, key=_known_as))
    order = {one.id: n for n, one in enumerate(figures)}
    listed = [
        _change(before, after)
        for pairs in found
        for before, after in pairs
        if before.date < after.date
    ]
    return tuple(sorted(listed, key=lambda one: order[one.before.id]))


class Course(Frozen):
    """What one thing was on each of the days: nothing where nobody has counted it."""

    title: str
    values: tuple[Decimal | None, ...]


class UnitCourses(Frozen):
    """Things that are counted in the same unit, over days that are the same for all."""

    unit: str
    days: tuple[dt.date, ...]
    courses: tuple[Course, ...]


def developments(figures: Iterable[Figure]) -> tuple[UnitCourses, ...]:
    """Give what has been counted on more than one day, by unit, in the order of the figures."""
    held: dict[str, dict[str, dict[dt.date, Figure]]] = {}
    counted = (one for one in figures if not one.expected)
    for one in (point for figure in counted for point in points(figure)):
        title, unit = _known_as(one)
        held.setdefault(unit, {}).setdefault(title, {})[one.date] = one
    moving = ([each for each in of.values() if len(each) > 1] for of in held.values())
    return tuple(_courses(of_unit) for of_unit in moving if of_unit)


def _courses(held: list[dict[dt.date, Figure]]) -> UnitCourses:
    days = tuple(sorted({day for one in held for day in one}))
    first = next(iter(held[0].values()))
    return UnitCourses(first.unit, days, tuple(_course(one, days) for one in held))


def _course(held: dict[dt.date, Figure], days: tuple[dt.date, ...]) -> Course:
    values = tuple(held[day].value if day in held else None for day in days)
    return Course(next(iter(held.values())).title, values)


def old(figures: tuple[Figure, ...], day: dt.date) -> tuple[Figure, ...]:
    """Give the figures that are more than two years old, and that no newer one has replaced."""
    newest: dict[tuple[str, str], dt.date] = {}
    for one in figures:
        newest[_known_as(one)] = max(one.date, newest.get(_known_as(one), one.date))
    return tuple(
        one for one in figures if one.date < age_limit(day) and one.date == newest[_known_as(one)]
    )


def _known_as(figure: Figure) -> tuple[str, str]:
    return figure.title.strip().casefold(), figure.unit.strip().casefold()


def _rows(of_theme: tuple[Figure, ...], figures: tuple[Figure, ...]) -> Iterator[FigureRow]:
    """Put each part after its total; a part of another theme's figure stands where it is.

    Parts that run in a ring have no total to stand after, and come last.
    """
    here = {one.id for one in of_theme}
    held = {one.id: one for one in figures}
    waiting = dict.fromkeys(of_theme)
    for one in (*(one for one in of_theme if one.part_of not in here), *of_theme):
        yield from _with_parts(one, waiting, held)


def _with_parts(
    figure: Figure, waiting: dict[Figure, None], held: dict[str, Figure]
) -> Iterator[FigureRow]:
    if figure not in waiting:
        return
    del waiting[figure]
    yield _row(figure, held.get(figure.part_of or ""))
    for one in tuple(waiting):
        if one.part_of == figure.id:
            yield from _with_parts(one, waiting, held)


def _row(figure: Figure, total: Figure | None) -> FigureRow:
    """Give the share only where part and total were counted alike, and the part is no larger."""
    if total is None or (total.unit, total.date) != (figure.unit, figure.date) or not total.value:
        return FigureRow(figure)
    if figure.value > total.value or figure.expected or total.expected:
        return FigureRow(figure)
    return FigureRow(figure, number(_percent(figure.value, total.value)), total.title)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(_TENTH, ROUND_HALF_UP)


def _change(before: Figure, after: Figure) -> FigureChange:
    difference = after.value - before.value
    shares = after.unit.strip().casefold() in _PERCENT
    none = shares or not before.value
    percent = "" if none else _signed(_percent(difference, abs(before.value)))
    return FigureChange(before, after, _signed(difference), shares, percent)


def _signed(value: Decimal) -> str:
    return f"+{number(value)}" if value > 0 else number(value)
