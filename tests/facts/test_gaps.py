"""Gaps in the responsibilities: what is found, and what is left in peace."""

from typing import Any

import pytest

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.facts.gaps import (
    Duplicate,
    FailureZone,
    Gaps,
    GroupLead,
    ManyTasks,
    NoAuthority,
    Pair,
    Partial,
    PersonDependence,
    Split,
    gaps,
)

NAMES = {"office": "Boligkontoret", "nav": "NAV", "property": "Eiendom"}

FINANCE, ALLOCATION = Task.HOUSING_FINANCE, Task.HOUSING_ALLOCATION
MANAGEMENT, PLANNING = Task.HOUSING_MANAGEMENT, Task.HOUSING_PLANNING


def duty(
    task: Task, group: str, lead: str | None = None, *contributors: str, **more: Any
) -> Responsibility:
    return Responsibility(
        task=task, target_group=group, responsible=lead, contributors=contributors, **more
    )


def found(*held: Responsibility) -> Gaps:
    return gaps(held, NAMES)


def test_nothing_written_is_nine_failure_zones_and_no_more() -> None:
    nothing = found()
    assert nothing.failure_zones == tuple(FailureZone(task, None) for task in Task)
    assert (nothing.led, nothing.tasks, nothing.leading_units) == ((), tuple(Task), ())
    assert not nothing.partial
    assert not nothing.pairs
    assert nothing.to_clarify


def test_a_task_that_is_led_for_one_group_fails_for_the_group_it_names_without_a_lead() -> None:
    zones = found(
        duty(FINANCE, "unge", "nav"), duty(FINANCE, "eldre"), duty(ALLOCATION, "eldre")
    ).failure_zones
    assert FailureZone(FINANCE, "eldre") in zones
    assert FailureZone(ALLOCATION, None) in zones
    assert FailureZone(FINANCE, None) not in zones


def test_where_everything_is_led_and_covered_nothing_is_to_clarify() -> None:
    everything = found(
        *(
            duty(
                task,
                "alle innbyggere",
                ["office", "nav", "property"][n % 3],
                *NAMES,
                authority="lederen",
                role="rådgiver",
                deputy="leder",
            )
            for n, task in enumerate(Task)
        )
    )
    assert not everything.to_clarify
    assert everything.failure_zones == ()
    assert len(everything.pairs) == 3


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ((duty(FINANCE, "unge", "nav"),), ()),
        ((duty(FINANCE, "unge", "nav"), duty(ALLOCATION, "alle", "nav")), ("alle",)),
        ((duty(FINANCE, "alle unge", "nav"), duty(ALLOCATION, "eldre", "nav")), ("alle unge",)),
    ],
    ids=("one group", "the other task is for all", "a group of all leaves out nobody"),
)
def test_a_task_for_some_groups_leaves_out_the_others_that_the_dossier_knows(
    held: tuple[Responsibility, ...], expected: tuple[str, ...]
) -> None:
    assert tuple(one.left_out for one in found(*held).partial) == expected


def test_what_is_left_out_is_listed_once_and_not_where_it_is_a_failure_zone() -> None:
    partial = found(
        duty(FINANCE, "unge", "nav"),
        duty(FINANCE, "Unge ", "nav"),
        duty(FINANCE, "eldre"),
        duty(ALLOCATION, "alle innbyggere", "nav"),
    ).partial
    assert partial == (Partial(FINANCE, "unge", "alle innbyggere", others=True),)


@pytest.mark.parametrize("second", ["flyktninger", "Flyktninger", " flyktninger "])
def test_two_leads_for_the_same_group_are_a_duplicate_function(second: str) -> None:
    doubled = found(duty(ALLOCATION, "flyktninger", "office"), duty(ALLOCATION, second, "nav"))
    assert doubled.duplicates == (Duplicate(ALLOCATION, "flyktninger", "Boligkontoret og NAV"),)
    assert not doubled.splits


def test_the_same_lead_written_twice_is_no_duplicate() -> None:
    once = found(duty(ALLOCATION, "unge", "nav"), duty(ALLOCATION, "unge", "nav"))
    assert (once.duplicates, once.splits) == ((), ())


@pytest.mark.parametrize("everybody", ["alle innbyggere", "Alle", "alle hushald i kommunen"])
def test_who_leads_for_all_leads_for_refugees_too(everybody: str) -> None:
    doubled = found(duty(ALLOCATION, everybody, "office"), duty(ALLOCATION, "flyktninger", "nav"))
    assert doubled.duplicates == (Duplicate(ALLOCATION, "flyktninger", "Boligkontoret og NAV"),)
    assert not doubled.splits
    assert [one.target_groups for one in doubled.apart] == ["flyktninger"]


def test_a_group_of_all_young_people_does_not_hold_refugees() -> None:
    held = found(duty(ALLOCATION, "alle unge", "office"), duty(ALLOCATION, "flyktninger", "nav"))
    assert (held.duplicates, held.apart) == ((), ())
    assert len(held.splits) == 1


def test_where_a_group_is_led_nobody_leads_the_rest() -> None:
    held = found(duty(ALLOCATION, "flyktninger", "nav"), duty(ALLOCATION, "alle innbyggere"))
    assert held.partial == (Partial(ALLOCATION, "flyktninger", "alle innbyggere", others=True),)
    assert FailureZone(ALLOCATION, "alle innbyggere") not in held.failure_zones


def test_different_leads_for_different_groups_are_a_split_task() -> None:
    split = found(duty(ALLOCATION, "eldre", "office"), duty(ALLOCATION, "flyktninger", "nav"))
    assert split.splits == (
        Split(
            ALLOCATION,
            (GroupLead("eldre", "Boligkontoret"), GroupLead("flyktninger", "NAV")),
            "Boligkontoret og NAV",
        ),
    )
    assert not split.duplicates


def test_one_lead_for_all_groups_splits_nothing() -> None:
    assert not found(duty(ALLOCATION, "unge", "nav"), duty(ALLOCATION, "eldre", "nav")).splits


def test_a_role_without_a_deputy_and_a_lead_without_authority_are_found() -> None:
    held = found(
        duty(FINANCE, "unge", "nav", role="saksbehandler"),
        duty(ALLOCATION, "unge", "nav", role="rådgiver", deputy="leder", authority="lederen"),
        duty(MANAGEMENT, "unge", role="vaktmester"),
    )
    dependence = PersonDependence(FINANCE, "unge", "NAV", "saksbehandler")
    assert held.person_dependences == (dependence,)
    assert not held.role_unknown
    assert held.no_authority == (NoAuthority(FINANCE, "unge", "NAV"),)


def test_where_no_role_is_named_nobody_knows_whether_a_task_hangs_on_one_person() -> None:
    held = found(duty(FINANCE, "unge", "nav"), duty(ALLOCATION, "unge", "nav", role="rådgiver"))
    assert held.role_unknown
    assert held.to_clarify
    assert not found(duty(FINANCE, "unge")).role_unknown


@pytest.mark.parametrize(("count", "many"), [(3, False), (4, True), (9, True)])
def test_a_unit_leads_many_tasks_from_four_on(count: int, many: bool) -> None:  # noqa: FBT001 - a column of the table
    tasks = tuple(Task)[:count]
    held = found(*(duty(task, group, "nav") for task in tasks for group in ("unge", "eldre")))
    assert held.many_tasks == ((ManyTasks("NAV", tasks),) if many else ())


def test_units_that_share_a_group_meet_where_one_contributes_to_what_the_other_leads() -> None:
    held = found(
        duty(ALLOCATION, "unge", "office", "nav"),
        duty(FINANCE, "unge", "nav"),
        duty(MANAGEMENT, "unge", "property", "office"),
        duty(PLANNING, "eldre", "property", "nav"),
    )
    assert held.pairs == (
        Pair("Boligkontoret", "NAV", "unge", (ALLOCATION,)),
        Pair("Boligkontoret", "Eiendom", "unge", (MANAGEMENT,)),
        Pair("NAV", "Eiendom", "unge", (PLANNING,)),
    )
    assert held.apart == ()


def test_units_that_share_a_group_and_no_task_stand_apart() -> None:
    held = found(
        duty(ALLOCATION, "unge", "office"),
        duty(ALLOCATION, "Unge", "nav"),
        duty(FINANCE, "eldre", "property"),
    )
    assert held.apart == (Pair("Boligkontoret", "NAV", "unge", ()),)


def test_a_unit_that_is_no_stakeholder_is_called_by_its_key() -> None:
    held = found(duty(FINANCE, "unge", "unknown"), duty(FINANCE, "unge", "nav"))
    assert held.duplicates[0].units == "unknown og NAV"
    assert held.leading_units == ("unknown", "NAV")


def test_groups_with_a_word_that_joins_are_listed_last() -> None:
    partial = found(
        duty(FINANCE, "personer med rusvansker eller psykiske lidelser", "nav"),
        duty(FINANCE, "flyktninger", "nav"),
        duty(ALLOCATION, "alle innbyggere", "nav"),
    ).partial
    placed = "flyktninger og personer med rusvansker eller psykiske lidelser"
    assert [one.placed for one in partial] == [placed]
