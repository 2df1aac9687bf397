"""Who does what: the matrix, how it is shared out, and line by line."""

import pytest

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.facts.duties import Duty, Mark, Matrix, MatrixRow, duties, matrices, shared_out

FINANCE = Task.HOUSING_FINANCE
NAMES = {"office": "Boligkontoret", "nav": "NAV", "council": "Kommunestyret"}


def row(matrix: Matrix, task: Task) -> MatrixRow:
    return next(one for one in matrix.rows if one.task is task)


def test_without_responsibilities_there_is_no_matrix_and_nine_empty_lines() -> None:
    assert matrices((), NAMES) == ()
    assert duties((), NAMES) == tuple(
        Duty(task, None, None, None, None, None, None) for task in Task
    )


def test_the_matrix_holds_the_units_that_do_something_in_the_order_of_the_stakeholders() -> None:
    held = (
        Responsibility(task=FINANCE, target_group="unge", lead="nav", contributors=("office",)),
        Responsibility(task=FINANCE, target_group="eldre", lead="office"),
    )
    (matrix,) = matrices(held, NAMES)
    assert matrix.part is None
    assert matrix.units == ("Boligkontoret", "NAV")
    assert row(matrix, FINANCE).marks == (
        Mark(leads=True, contributes=True),
        Mark(leads=True, contributes=False),
    )
    assert row(matrix, Task.DEVELOPMENT) == MatrixRow(
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
    (matrix,) = matrices(held, NAMES)
    assert not row(matrix, FINANCE).led


@pytest.mark.parametrize(
    ("units", "shares"),
    [(0, []), (1, [1]), (7, [7]), (8, [4, 4]), (12, [6, 6]), (15, [5, 5, 5]), (16, [5, 5, 6])],
)
def test_columns_are_shared_out_on_as_few_tables_as_hold_them(
    units: int, shares: list[int]
) -> None:
    names = [f"u{n}" for n in range(units)]
    parts = list(shared_out(names, 7))
    assert [len(one) for one in parts] == shares
    assert [name for one in parts for name in one] == names


def test_several_tables_are_numbered() -> None:
    names = {f"u{n}": f"Enhet {n}" for n in range(9)}
    held = (Responsibility(task=FINANCE, target_group="unge", contributors=tuple(names)),)
    assert [one.part for one in matrices(held, names)] == [1, 2]


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
