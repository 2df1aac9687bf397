"""The timeline: ten years side by side, and a bar for each plan that meets them."""

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from itertools import takewhile

from pipeline.dossier.plans import Plan
from pipeline.facts.councils import CouncilTerm
from pipeline.facts.hierarchy import Validity, in_order, on_hearing, spans
from pipeline.facts.statuses import hearing, started
from pipeline.frozen import Frozen
from pipeline.norm import NO_BREAK
from pipeline.registers.dates import HOUSING_ACT_DUE
from pipeline.views.columns import YEARS

_BACK = 3


class BarKind(Enum):
    """What a row of the timeline is of: the elections and the deadlines in law, or a plan."""

    ELECTIONS = "elections"
    DEADLINES = "deadlines"
    PLAN = "plan"


class Year(Frozen):
    """A column of the timeline."""

    number: int
    now: bool = False

    @property
    def label(self) -> str:
        """The year as text: a number would be written in groups of three."""
        return str(self.number)


class BoxKind(Enum):
    """How a cell of the timeline is shaded."""

    IN_FORCE = "in_force"
    COMING = "coming"
    MILESTONE = "milestone"
    PLAIN = "plain"


class Box(Frozen):
    """What stands in a cell of the timeline; the letters are explained below it."""

    marks: str = ""
    kind: BoxKind = BoxKind.PLAIN


class Bar(Frozen):
    """A row of the timeline; only a plan has a title of its own."""

    boxes: tuple[Box, ...]
    title: str = ""
    kind: BarKind = BarKind.PLAN


class Legend(Frozen):
    """Which of the letters a reader meets among the plans."""

    in_force: bool
    work: bool
    draft: bool
    hearing: bool
    revision: bool


class Timeline(Frozen):
    """Ten years from before the dossier's date, and a bar for each plan that meets them."""

    years: tuple[Year, ...]
    bars: tuple[Bar, ...]

    @property
    def legend(self) -> Legend:
        held = {mark for bar in self.bars for box in bar.boxes for mark in box.marks}
        return Legend(*(mark in held for mark in "GAUHR"))


def timeline(plans: tuple[Plan, ...], day: dt.date, elected: Iterable[CouncilTerm]) -> Timeline:
    """Lay the plans out over ten years, at most three of them before the day's own.

    `elected` are the councils for ever.
    """
    held = spans(plans, day)
    starts = [span.start.year for span in held.values() if span and span.start > dt.date.min]
    starts += [one.start for plan in plans if (one := _work(plan, held[plan.id], day))]
    first = min(max(min(starts, default=day.year), day.year - _BACK), day.year)
    years = range(first, first + YEARS)
    bars = (_bar(one, held[one.id], day, years) for one in in_order(plans))
    return Timeline(
        tuple(Year(one, now=one == day.year) for one in years),
        (
            *_milestones(years, elected),
            *(one for one in bars if any(box.marks for box in one.boxes)),
        ),
    )


def _milestones(years: range, elected: Iterable[CouncilTerm]) -> tuple[Bar, Bar]:
    """Mark the elections; the planning strategy is due the year after, boligsosialloven once."""
    held = tuple(takewhile(lambda one: one.day.year < years.stop, elected))
    due = {one.strategy_due.year for one in held} | {HOUSING_ACT_DUE.year}
    return (
        Bar(_marked("V", {one.day.year for one in held}, years), kind=BarKind.ELECTIONS),
        Bar(_marked("F", due, years), kind=BarKind.DEADLINES),
    )


def _marked(mark: str, held: set[int], years: range) -> tuple[Box, ...]:
    return tuple(Box(mark, BoxKind.MILESTONE) if one in held else Box() for one in years)


def _bar(plan: Plan, span: Validity | None, day: dt.date, years: range) -> Bar:
    work = _work(plan, span, day)
    return Bar(tuple(_box(plan, span, work, one) for one in years), plan.title)


def _box(plan: Plan, span: Validity | None, work: range, year: int) -> Box:
    held = bool(span and span.meets(year))
    coming = span is None and _coming(plan).meets(year)
    marks = (
        ("G", held),
        ("A", year in work),
        ("U", coming),
        ("H", year in _hearing_years(plan)),
        ("R", plan.next_revision is not None and plan.next_revision.year == year),
    )
    kind = BoxKind.IN_FORCE if held else BoxKind.COMING if coming or year in work else BoxKind.PLAIN
    return Box(NO_BREAK.join(mark for mark, stands in marks if stands), kind)


def _work(plan: Plan, span: Validity | None, day: dt.date) -> range:
    """Give the years that a draft has been worked on, if anybody has told when that began."""
    begun = started(plan) if span is None else None
    return range(begun.year, day.year + 1) if begun else range(0)


def _coming(plan: Plan) -> Validity:
    """Give the period that a draft is written for."""
    if plan.valid_from is None:
        return Validity(dt.date.max, dt.date.min)
    return Validity(plan.valid_from, plan.valid_to or dt.date.max)


def _hearing_years(plan: Plan) -> set[int]:
    days = hearing(plan) if on_hearing(plan) else ()
    return {one.year for one in days if one}
