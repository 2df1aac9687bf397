"""Who does what: the matrix, and line by line."""

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.facts.duties import Duty, Matrix, MatrixRow, Share, duties, matrix

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
        Responsibility(
            task=FINANCE, target_group="unge", responsible="nav", contributors=("office",)
        ),
        Responsibility(task=FINANCE, target_group="eldre", responsible="office"),
    )
    whole = matrix(held, NAMES)
    assert whole.units == ("Boligkontoret", "NAV")
    assert row(whole, FINANCE).marks == (
        Share.BOTH,
        Share.LEADS,
    )
    assert row(whole, Task.DEVELOPMENT) == MatrixRow(
        Task.DEVELOPMENT,
        led=False,
        marks=(Share.NOTHING, Share.NOTHING),
    )


def test_only_one_that_contributes_leaves_the_task_without_a_lead() -> None:
    held = (Responsibility(task=FINANCE, target_group="unge", contributors=("nav",)),)
    assert row(matrix(held, NAMES), FINANCE) == MatrixRow(
        FINANCE, led=False, marks=(Share.CONTRIBUTES,)
    )


def test_the_lines_come_in_the_order_of_the_tasks_with_names_for_keys() -> None:
    held = (
        Responsibility(
            task=FINANCE,
            target_group="alle innbyggere",
            responsible="nav",
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
