"""Who does what: the matrix, and line by line."""

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.facts.duties import Duty, Letters, Matrix, MatrixRow, Share, duties, letters, matrix

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


def test_all_inhabitants_need_no_mention_until_a_task_is_divided() -> None:
    everyone = Responsibility(task=FINANCE, target_group="alle innbyggere", responsible="nav")
    refugees = Responsibility(task=FINANCE, target_group="flyktninger", responsible="nav")
    assert {duty.target_group for duty in duties([everyone], NAMES)} == {None}
    held = (duty.target_group for duty in duties([everyone, refugees], NAMES))
    assert [one for one in held if one] == ["Alle innbyggere", "Flyktninger"]


def test_the_letters_that_stand_in_a_matrix_are_explained_and_no_others() -> None:
    held = (Responsibility(task=FINANCE, target_group="unge", responsible="nav"),)
    assert letters(matrix(held, NAMES).rows) == Letters(leads=True, contributes=False, both=False)
