"""Duties: who does what of the nine tasks, as a matrix at a glance and line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.norm import capital

# As many columns as a page of A4 has room for beside the names of the tasks.
WIDEST = 7


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
    """The nine tasks, and as many units as there is room for; numbered where there are several."""

    part: int | None
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


def matrices(
    responsibilities: Iterable[Responsibility], names: Mapping[str, str]
) -> tuple[Matrix, ...]:
    """Lay out the matrix, in several of about the same width where the units are many."""
    held = tuple(responsibilities)
    active = {one.lead for one in held} | {unit for one in held for unit in one.contributors}
    parts = tuple(shared_out([unit for unit in names if unit in active], WIDEST))
    return tuple(
        Matrix(
            number if len(parts) > 1 else None,
            tuple(names[unit] for unit in some),
            tuple(_row(task, held, some) for task in Task),
        )
        for number, some in enumerate(parts, 1)
    )


def shared_out(units: list[str], most: int) -> Iterator[list[str]]:
    """Share out a list on as few lists as hold at most so many, as evenly as it goes."""
    parts = -(-len(units) // most)
    for part in range(parts):
        yield units[len(units) * part // parts : len(units) * (part + 1) // parts]


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
