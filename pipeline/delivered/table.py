"""A table of figures, however it came: its axes, and a number or a reason for each of its cells."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pipeline.diagnostics import NOTHING, Diagnostic, Rejected, Text
from pipeline.frozen import Frozen


class AxisRole(StrEnum):
    """What an axis is about, where that is known."""

    TIME = "time"
    PLACE = "geo"
    METRIC = "metric"
    OTHER = ""


class Category(NamedTuple):
    """One of the values of an axis; the unit is told of what is counted alone."""

    code: str
    label: str
    unit: str = ""
    # The day of a year that the number is of, and else what it is a sum or a mean over.
    period: str = ""


class Axis(Frozen):
    """A variable that the numbers are divided by."""

    code: str
    label: str
    categories: tuple[Category, ...]
    role: AxisRole = AxisRole.OTHER


class NumberMark(StrEnum):
    """Why a cell has no number, or what is said of the number that it has."""

    NONE = ""
    MISSING = "missing"
    SUPPRESSED = "suppressed"
    PRELIMINARY = "preliminary"
    CORRECTED = "corrected"


class Number(NamedTuple):
    """What stands in a cell: a number, or nothing and why."""

    value: Decimal | None
    mark: NumberMark = NumberMark.NONE


class NumberCell(Frozen):
    """A number with the codes of its categories, in the order of the axes, and its place."""

    at: tuple[str, ...]
    number: Number
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Delivered:
    """What somebody has delivered: title, who has counted, and the cells."""

    path: str
    title: str
    source: str
    axes: tuple[Axis, ...]
    cells: tuple[NumberCell, ...] = field(repr=False)
    preliminary: bool = False


def says_preliminary(*texts: str) -> bool:
    """Tell whether what is said beside the numbers calls them preliminary."""
    said = " ".join(texts).casefold()
    return any(one in said for one in ("foreløpig", "førebels", "preliminary"))


def unreadable(path: str, message: Text, hint: Text = NOTHING, *, at: tuple[int, int]) -> Rejected:
    """Make the refusal of a table, at a line and a column of its file."""
    return Rejected(Diagnostic(path, *at, "I001", message, hint))
