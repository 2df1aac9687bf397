"""Actors: each stakeholder with the tasks it has, sorted by what it is to the municipality."""

from collections.abc import Iterable

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.dossier.stakeholders import Stakeholder, TouchedGroup
from pipeline.frozen import Frozen


class Actor(Frozen):
    """A stakeholder, and the tasks that it leads and contributes to, each task once."""

    stakeholder: Stakeholder
    leads: tuple[Task, ...]
    contributes: tuple[Task, ...]


class Actors(Frozen):
    """Units of the municipality, partners outside it, and those who are heard."""

    units: tuple[Actor, ...]
    partners: tuple[Actor, ...]
    heard: tuple[Actor, ...]


def actors(
    stakeholders: Iterable[Stakeholder], responsibilities: Iterable[Responsibility]
) -> Actors:
    held = tuple(responsibilities)
    everyone = tuple(_actor(one, held) for one in stakeholders)
    return Actors(
        units=_of(everyone, TouchedGroup.INTERNAL),
        partners=_of(everyone, TouchedGroup.PRIVATE, TouchedGroup.REGIONAL),
        heard=_of(everyone, TouchedGroup.POLITICAL, TouchedGroup.RESIDENTS),
    )


def _actor(stakeholder: Stakeholder, held: tuple[Responsibility, ...]) -> Actor:
    leads = {one.task for one in held if one.responsible == stakeholder.id}
    helps = {one.task for one in held if stakeholder.id in one.contributors}
    return Actor(
        stakeholder,
        tuple(task for task in Task if task in leads),
        tuple(task for task in Task if task in helps - leads),
    )


def _of(everyone: tuple[Actor, ...], *groups: TouchedGroup) -> tuple[Actor, ...]:
    return tuple(one for one in everyone if one.stakeholder.group in groups)
