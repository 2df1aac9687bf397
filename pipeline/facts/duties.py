"""Duties: who does what of the nine tasks, as a matrix at a glance and line by line."""

from collections.abc import Iterable, Mapping
from enum import Enum

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.facts.gaps import everybody
from pipeline.frozen import Frozen, replace
from pipeline.norm import capital


class Share(Enum):
    """What one unit does in one task, whatever the target group; the template has the letters.

    A unit may lead for one target group and contribute for another.
    """

    LEADS = "leads"
    CONTRIBUTES = "contributes"
    BOTH = "both"
    NOTHING = "nothing"


class Letters(Frozen):
    """Which of the letters of a matrix a reader meets in it."""

    leads: bool
    contributes: bool
    both: bool


class MatrixRow(Frozen):
    """A task and what each unit of the matrix does in it."""

    task: Task
    led: bool
    marks: tuple[Share, ...]


class Matrix(Frozen):
    """The nine tasks, and the units that do something in any of them."""

    units: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


class Duty(Frozen):
    """One task for one target group, with the units' names; a task nobody has named stands too."""

    task: Task
    target_group: str | None
    lead: str | None
    contributors: str | None
    authority: str | None
    role: str | None
    deputy: str | None


def letters(rows: Iterable[MatrixRow]) -> Letters:
    held = {mark for row in rows for mark in row.marks}
    return Letters(*(one in held for one in (Share.LEADS, Share.CONTRIBUTES, Share.BOTH)))


def by_group(responsibilities: Iterable[Responsibility]) -> bool:
    """Tell whether any task is written for some alone: all inhabitants need no mention."""
    return any(not everybody(one.target_group) for one in responsibilities)


def matrix(responsibilities: Iterable[Responsibility], names: Mapping[str, str]) -> Matrix:
    """Lay out what the units do, in the order of the names."""
    held = tuple(responsibilities)
    active = {one.responsible for one in held} | {unit for one in held for unit in one.contributors}
    units = [unit for unit in names if unit in active]
    rows = tuple(_row(task, held, units) for task in Task)
    return Matrix(tuple(names[unit] for unit in units), rows)


def _row(task: Task, held: tuple[Responsibility, ...], units: list[str]) -> MatrixRow:
    mine = [one for one in held if one.task is task]
    leads = {one.responsible for one in mine}
    helps = {unit for one in mine for unit in one.contributors}
    return MatrixRow(
        task,
        any(leads),
        tuple(_SHARES[unit in leads, unit in helps] for unit in units),
    )


_SHARES = {
    (True, False): Share.LEADS,
    (False, True): Share.CONTRIBUTES,
    (True, True): Share.BOTH,
    (False, False): Share.NOTHING,
}


def duties(
    responsibilities: Iterable[Responsibility], names: Mapping[str, str]
) -> tuple[Duty, ...]:
    """Give every task in the order of the nine, once for each target group it is written for."""
    held = tuple(responsibilities)
    told = by_group(held)
    return tuple(
        duty if told else replace(duty, target_group=None)
        for task in Task
        for duty in [_duty(one, names) for one in held if one.task is task]
        or [Duty(task, None, None, None, None, None, None)]
    )


def _duty(one: Responsibility, names: Mapping[str, str]) -> Duty:
    return Duty(
        task=one.task,
        target_group=capital(one.target_group),
        lead=names.get(one.responsible, one.responsible) if one.responsible else None,
        contributors=", ".join(names.get(unit, unit) for unit in one.contributors) or None,
        authority=one.authority,
        role=capital(one.role) if one.role else None,
        deputy=one.deputy,
    )
