"""Duties: who does what of the nine tasks, as a matrix at a glance and line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.norm import capital


@dataclass(frozen=True, slots=True)
class Mark:
    """What one unit does in one task, whatever the target group."""

    leads: bool
    contributes: bool

    @property
    def leads_only(self) -> bool:
        return self.leads and not self.contributes

    @property
    def contributes_only(self) -> bool:
        return self.contributes and not self.leads

    @property
    def both(self) -> bool:
        """A unit may lead for one target group and contribute for another."""
        return self.leads and self.contributes

    @property
    def neither(self) -> bool:
        return not (self.leads or self.contributes)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A task and what each unit of the matrix does in it."""

    task: Task
    led: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The nine tasks, and the units that do something in any of them."""

    units: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One task for one target group, with the units' names; a task nobody has named stands too."""

    task: Task
    target_group: str | None
    lead: str | None
    contributors: str | None
    authority: str | None
    role: str | None
    deputy: str | None


def matrix(responsibilities: Iterable[Responsibility], names: Mapping[str, str]) -> Matrix:
    """Lay out what the units do, in the order of the names."""
    held = tuple(responsibilities)
    active = {one.lead for one in held} | {unit for one in held for unit in one.contributors}
    units = [unit for unit in names if unit in active]
    rows = tuple(_row(task, held, units) for task in Task)
    return Matrix(tuple(names[unit] for unit in units), rows)


def _row(task: Task, held: tuple[Responsibility, ...], units: list[str]) -> MatrixRow:
    mine = [one for one in held if one.task is task]
    leads = {one.lead for one in mine}
    helps = {unit for one in mine for unit in one.contributors}
    return MatrixRow(
        task,
        any(leads),
        tuple(Mark(unit in leads, unit in helps) for unit in units),
    )


def duties(
    responsibilities: Iterable[Responsibility], names: Mapping[str, str]
) -> tuple[Duty, ...]:
    """Give every task in the order of the nine, once for each target group it is written for."""
    held = tuple(responsibilities)
    return tuple(
        duty
        for task in Task
        for duty in [_duty(one, names) for one in held if one.task is task]
        or [Duty(task, None, None, None, None, None, None)]
    )


def _duty(one: Responsibility, names: Mapping[str, str]) -> Duty:
    return Duty(
        task=one.task,
        target_group=capital(one.target_group),
        lead=names.get(one.lead, one.lead) if one.lead else None,
        contributors=", ".join(names.get(unit, unit) for unit in one.contributors) or None,
        authority=one.authority,
        role=capital(one.role) if one.role else None,
        deputy=one.deputy,
    )
