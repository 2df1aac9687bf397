"""What falls due after the day of the report, in the order it comes."""

import datetime as dt

from pipeline.dossier.followup import AnswerStatus, MeasureStatus
from pipeline.facts.agenda import Due, DueKind, agenda
from pipeline.facts.replies import About
from tests.facts.test_compliance import LATE, answer, asked, measure, told
from tests.views.test_evaluation import dossier

LATER = dt.date(2026, 5, 1)


def test_what_is_open_and_not_overdue_stands_in_order() -> None:
    held = told(
        (asked("x", "a"), asked("y", "a", "b", deadline=dt.date(2026, 4, 1))),
        answer("x", "a", AnswerStatus.PARTLY, measure=measure(LATER)),
        values="ab",
    )
    assert agenda(held, ()) == (
        Due(dt.date(2026, 4, 1), DueKind.ANSWER, "", "Y", (About("A"), About("B"))),
        Due(LATER, DueKind.MEASURE, "Ny mal", "NAV"),
    )


def test_what_is_done_or_overdue_is_not_ahead() -> None:
    held = told(
        (asked("x", "a", "b"), asked("y", "a", deadline=LATE)),
        answer("x", "a", AnswerStatus.PARTLY, measure=measure(LATER, MeasureStatus.DONE)),
        answer("x", "b", AnswerStatus.PARTLY, measure=measure(LATE)),
        values="ab",
    )
    assert agenda(held, ()) == ()


def test_cases_are_ahead_until_they_are_decided() -> None:
    cases = dossier("eksempelvik").cases
    held = agenda(told((asked("x", "a"),), answer("x", "a")), cases)
    assert [(one.date.isoformat(), one.who) for one in held] == [
        ("2026-04-23", "Kommunestyret"),
        ("2026-04-23", "Kommunestyret"),
        ("2026-06-11", "Kommunestyret"),
    ]
