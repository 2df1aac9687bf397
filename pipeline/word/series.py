"""A series of figures: what a chart draws and says, and what of a dossier is one."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.norm import Norm
from pipeline.word import value
from pipeline.word.breaks import fit
from pipeline.word.faults import Refused

Category = str | int | date
Number = int | float | Decimal

# Says the figures of a chart; what a template writes is {% chart name %}, and drawing.py takes it.
WORDS = "chart.words"
# What a program that draws charts takes, and what its reader can.
_MOST_SERIES, _MOST_CATEGORIES, _LONGEST = 255, 32_000, 255
_BREAKS = re.compile(r"[\a\t\n\r\f\x7f]+")
_MISSING = {Norm.NB: "tallet mangler", Norm.NN: "talet manglar"}


class Series(Frozen):
    """Figures of one kind, one for each category; None where there is none."""

    name: str
    categories: tuple[Category, ...]
    values: tuple[Number | None, ...]
    unit: str = ""


class Figures(Frozen):
    """What one chart draws: series over the same categories. One series is its own title."""

    title: str
    series: tuple[Series, ...]

    @property
    def categories(self) -> tuple[Category, ...]:
        return self.series[0].categories

    @property
    def dated(self) -> bool:
        return isinstance(self.categories[0], date)

    @property
    def counted(self) -> bool:
        """Say whether the categories are numbers to a spreadsheet: years, or days."""
        return not isinstance(self.categories[0], str)


def figures(given: object) -> Figures:
    """Take a series, several in a list, or a group of `title` and `series`; raises Refused."""
    if isinstance(given, Figures):
        return _sound(given)
    if isinstance(given, Mapping) and "series" in given:
        return _sound(Figures(_text(_said(given, "title")), _several(given["series"])))
    if isinstance(given, list | tuple):
        return _sound(Figures("", _several(given)))
    one = _series(given)
    return _sound(Figures(one.name, (one,)))


def told(drawn: Figures, show: value.Show, norm: Norm) -> str:
    """Say all numbers, for who cannot see the chart."""
    if len(drawn.series) == 1:
        return _sentences(drawn.title or drawn.series[0].name, _points(drawn.series[0], show, norm))
    lines = (f"{one.name} – {_points(one, show, norm)}" for one in drawn.series)
    return _sentences(drawn.title, *lines)


def _points(series: Series, show: value.Show, norm: Norm) -> str:
    pairs = zip(series.categories, series.values, strict=True)
    unit = f" {series.unit}" if series.unit else ""
    return "; ".join(
        f"{show(one) if isinstance(one, date) else one}: "
        + (_MISSING[norm] if number is None else f"{show(number)}{unit}")
        for one, number in pairs
    )


def _sentences(*said: str) -> str:
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said if one)


def _several(given: object) -> tuple[Series, ...]:
    if not isinstance(given, list | tuple):
        raise _none()
    if len(given) > _MOST_SERIES:
        raise _too_many(say("a chart has more than {limit} series", limit=_MOST_SERIES))
    return tuple(map(_series, given))


def _series(given: object) -> Series:
    if isinstance(given, Series):
        return _read(given.name, given.categories, given.values, given.unit)
    if not isinstance(given, Mapping) or not {"categories", "values"} <= set(given):
        raise _none()
    named = _said(given, "name") or _said(given, "title")
    return _read(named, given["categories"], given["values"], _said(given, "unit"))


def _said(given: Mapping[str, object], key: str) -> object:
    """Ask only for what is there: what is read when it is asked for has no other default."""
    return (given[key] if key in given else "") or ""  # noqa: SIM401


def _read(name: object, categories: object, values: object, unit: object) -> Series:
    if not (isinstance(categories, list | tuple) and isinstance(values, list | tuple)):
        raise _none()
    if len(categories) != len(values):
        what = say(
            "a series has {values} values for {categories} categories",
            values=len(values),
            categories=len(categories),
        )
        raise _wrong(what, say("give each category one value, and nothing where it has none"))
    if len(categories) > _MOST_CATEGORIES:
        raise _too_many(say("a chart has more than {limit} categories", limit=_MOST_CATEGORIES))
    numbers = tuple(map(_number, values))
    return Series(_text(name), _categories(categories), numbers, _text(unit))


def _categories(given: Sequence[object]) -> tuple[Category, ...]:
    """Take texts, whole numbers such as years, or dates: all of them of one kind."""
    held = tuple(map(_category, given))
    if len(set(map(type, held))) > 1:
        what = say("the categories of a chart are of several kinds")
        raise _wrong(what, say("let all of them be texts, years or dates"))
    return held


def _category(given: object) -> Category:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date) or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    if isinstance(given, str) and given.strip():
        return _text(given)
    what = say("a category of a chart is neither a text, a whole number nor a date")
    raise _wrong(what, say("let all of them be texts, years or dates"))


def _number(given: object) -> Number | None:
    if given is None:
        return None
    if not isinstance(given, Number) or isinstance(given, bool) or not isfinite(given):
        raise _wrong(
            say("a value of a chart is no number"), say("leave out what is missing: nothing, not 0")
        )
    return given


def _text(given: object) -> str:
    """Take a text as a spreadsheet can: on one line."""
    if not isinstance(given, str):
        raise _wrong(say("the name, title or unit of a chart is no text"), _how())
    text = " ".join(_BREAKS.sub(" ", fit(str.__str__(given))).split(" ")).strip()
    if len(text) > _LONGEST:
        what = say("a text in a chart passes {limit} characters", limit=_LONGEST)
        raise _too_many(what)
    return text


def _sound(held: Figures) -> Figures:
    if not held.series or not held.categories:
        what = say("there are no figures to draw")
        hint = say("let the chart stand between {%p if name %} and {%p endif %}")
        raise _wrong(what, hint)
    if any(one.categories != held.categories for one in held.series):
        what = say("the series of a chart have different categories")
        raise _wrong(what, say("give all of them the same, and nothing where one has no value"))
    return held


def _none() -> Refused:
    return _wrong(say("the chart is given something that is no series of figures"), _how())


def _how() -> Text:
    return say("a series has a name, categories, values and, if it likes, a unit")


def _wrong(what: Text, hint: Text) -> Refused:
    return Refused("T061", what, hint)


def _too_many(what: Text) -> Refused:
    return Refused("T008", what, say("draw fewer of them"))
