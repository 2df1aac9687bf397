"""Actors: units, partners and those who are heard, each with its tasks."""

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.dossier.stakeholders import Stakeholder, TouchedGroup
from pipeline.facts.actors import Actor, Actors, actors


def stakeholder(key: str, group: TouchedGroup) -> Stakeholder:
    return Stakeholder(id=key, name=key, group=group, interest="Boliger.")


def test_nobody_is_nobody() -> None:
    assert actors((), ()) == Actors((), (), ())


def test_each_stakeholder_stands_in_one_list_with_its_tasks_once() -> None:
    nav = stakeholder("nav", TouchedGroup.INTERNAL)
    trust = stakeholder("trust", TouchedGroup.PRIVATE)
    governor = stakeholder("governor", TouchedGroup.REGIONAL)
    council = stakeholder("council", TouchedGroup.POLITICAL)
    tenants = stakeholder("tenants", TouchedGroup.RESIDENTS)
    held = (
        Responsibility(task=Task.HOUSING_FINANCE, target_group="unge", responsible="nav"),
        Responsibility(task=Task.HOUSING_FINANCE, target_group="eldre", contributors=("nav",)),
        Responsibility(
            task=Task.HOUSING_ALLOCATION, target_group="unge", contributors=("nav", "trust")
        ),
    )
    found = actors((council, nav, tenants, trust, governor), held)
    assert found == Actors(
        units=(Actor(nav, (Task.HOUSING_FINANCE,), (Task.HOUSING_ALLOCATION,)),),
        partners=(Actor(trust, (), (Task.HOUSING_ALLOCATION,)), Actor(governor, (), ())),
        heard=(Actor(council, (), ()), Actor(tenants, (), ())),
    )
