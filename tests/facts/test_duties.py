"""Who does what: the matrix, and line by line."""

import pytest

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.facts.duties import Duty, Mark, Matrix, MatrixRow, duties, matrix

FINANCE = Task.HOUSING_FINANCE
NAMES = {"office": "Boligkontoret", "nav": "NAV", "council": "Kommunestyret"}


def row(held: Matrix, task: Task) -> MatrixRow:
    return next(one for one in held.rows if one.task is task)


def test_without_responsibilities_there_are_no_units_and_nine_empty_lines() -> None:
    assert matrix((), NAMES).units == ()
    assert duties((), NAMES) == tuple(
        Duty(task, None, None, None, None, None, None) for task in Task
    )


def test_the_matrix_holds_the_units_that_do_something_in_the_order_of_the_stakeholders() -> None:
    held = (
        Responsibility(task=FINANCE, target_group="unge", lead="nav", contributors=("office",)),
        Responsibility(task=FINANCE, target_group="eldre", lead="office"),
    )
    whole = matrix(held, NAMES)
    assert whole.units == ("Boligkontoret", "NAV")
    assert row(whole, FINANCE).marks == (
        Mark(leads=True, contributes=True),
        Mark(leads=True, contributes=False),
    )
    assert row(whole, Task.DEVELOPMENT) == MatrixRow(
        Task.DEVELOPMENT,
        led=False,
        marks=(Mark(leads=False, contributes=False),) * 2,
    )


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        (Mark(leads=True, contributes=False), "leads_only"),
        (Mark(leads=True, contributes=True), "both"),
        (Mark(leads=False, contributes=True), "contributes_only"),
        (Mark(leads=False, contributes=False), "neither"),
    ],
)
def test_a_mark_is_one_of_four(mark: Mark, shown: str) -> None:
    names = ("leads_only", "both", "contributes_only", "neither")
    assert [name for name in names if getattr(mark, name)] == [shown]


def test_only_one_that_contributes_leaves_the_task_without_a_lead() -> None:
    held = (Responsibility(task=FINANCE, target_group="unge", contributors=("nav",)),)
    assert not row(matrix(held, NAMES), FINANCE).led


def test_the_lines_come_in_the_order_of_the_tasks_with_names_for_keys() -> None:
    held = (
        Responsibility(
            task=FINANCE,
            target_group="alle innbyggere",
            lead="nav",
            contributors=("office", "unknown"),
            role="saksbehandler",
        ),
        Responsibility(task=Task.HOUSING_MANAGEMENT, target_group="unge"),
    )
    lines = duties(held, NAMES)
    assert [one.task for one in lines] == list(Task)
    assert lines[6] == Duty(
        FINANCE,
        "Alle innbyggere",
        "NAV",
        "Boligkontoret, unknown",
        None,
        "Saksbehandler",
        None,
    )
    assert lines[1] == Duty(Task.HOUSING_MANAGEMENT, "Unge", None, None, None, None, None)
