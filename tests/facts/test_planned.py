"""The measures of plans as the newest round tells of them by a day."""

import datetime as dt

import pytest

from pipeline.dossier.dossier import Dossier
from pipeline.facts.development import Moved, Shift
from pipeline.facts.planned import PlannedMeasure, measures_of, planned
from pipeline.facts.replies import About, Mark
from tests.samples import SMALL, parsed

WRITTEN = (
    SMALL.replace("schema: 1", "schema: 2").replace("date: 2026-03-02", "date: 2027-03-01")
    + """\
  - {id: nav, name: NAV, group: internal, interest: Finner botilbud.}
plans:
  - id: programme
    kind: action_programme
    title: Handlingsprogram
    adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}
    owner: nav
    says: Programmet har tiltak.
    measures:
      - {id: homes, text: Kjøpe boliger, owner: nav, deadline: 2027-02-28}
decisions:
  - id: adopts
    title: Handlingsprogram
    body: kommunestyret
    date: 2025-12-11
    case_number: 99/25
    points: [Kommunestyret vedtar programmet.]
follow_up:
  - id: first
    decision: adopts
    date: 2026-02-02
    deadline: 2026-02-27
    officer: {name: Kari Eksempel, title: rådgiver}
    approver: {name: Ola Eksempel, title: kommunalsjef}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - {recipient: nav, reason: Dere eier., questions: [{measure: homes, text: Hva er gjort?}]}
    answers: [FIRST]
  - id: second
    decision: adopts
    date: 2027-01-04
    deadline: 2027-01-29
    officer: {name: Kari Eksempel, title: rådgiver}
    approver: {name: Ola Eksempel, title: kommunalsjef}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - {recipient: nav, reason: Dere eier., questions: [{measure: homes, text: Hva er gjort?}]}
    answers: [SECOND]
"""
)


def answer(day: str, status: str = "", recipient: str = "nav") -> str:
    said = f", status: {status}" if status else ""
    return f"{{recipient: {recipient}, measure: homes, date: {day}, evidence: To{said}}}"


def dossier(first: str = "", second: str = "") -> Dossier:
    return parsed(WRITTEN.replace("FIRST", first).replace("SECOND", second))


OTHER = "housing-office"
STARTED, DONE = answer("2026-02-20", "started"), answer("2027-01-20", "done")


@pytest.mark.parametrize(
    ("answers", "day", "stands"),
    [
        ((), "2027-02-28", (Mark.UNTOLD, None, False)),
        ((), "2027-03-01", (Mark.UNTOLD, None, True)),
        ((STARTED,), "2026-02-19", (Mark.UNTOLD, None, False)),
        ((STARTED,), "2026-02-20", (Mark.STARTED, "2026-02-20", False)),
        ((STARTED, DONE), "2027-01-19", (Mark.STARTED, "2026-02-20", False)),
        ((STARTED, DONE), "2027-03-01", (Mark.DONE, "2027-01-20", False)),
        # What is done and then told as begun is begun: it is the newest round that counts.
        (
            (answer("2026-02-20", "done"), answer("2027-01-20", "started")),
            "2027-03-01",
            (Mark.STARTED, "2027-01-20", True),
        ),
        ((answer("2026-02-20", "dropped"),), "2027-03-01", (Mark.DROPPED, "2026-02-20", False)),
        # An answer without a status tells of none.
        ((STARTED, answer("2027-01-20")), "2027-03-01", (Mark.STARTED, "2026-02-20", True)),
        # Of several who answer in one round the weakest counts, each by its newest answer.
        (
            (f"{answer('2026-02-20', 'done')}, {answer('2026-02-18', 'started', OTHER)}",),
            "2027-02-28",
            (Mark.STARTED, "2026-02-20", False),
        ),
        (
            (f"{answer('2026-02-20', 'done')}, {answer('2026-02-18', 'started')}",),
            "2027-03-01",
            (Mark.DONE, "2026-02-20", False),
        ),
    ],
)
def test_a_measure_stands_as_the_newest_round_tells(
    answers: tuple[str, ...], day: str, stands: tuple[Mark, str | None, bool]
) -> None:
    then = dossier(*answers).at(dt.date.fromisoformat(day))
    status, told, late = stands
    assert planned(then, then.plans[0]) == (
        PlannedMeasure(
            "homes",
            "Kjøpe boliger",
            "NAV",
            dt.date(2027, 2, 28),
            status,
            dt.date.fromisoformat(told) if told else None,
            late,
        ),
    )


def test_the_report_of_a_round_knows_nothing_of_the_next() -> None:
    held = dossier(STARTED, DONE)
    first, second = held.follow_up
    assert [one.status for one in measures_of(held, first)] == [Mark.STARTED]
    assert [one.status for one in measures_of(held, second)] == [Mark.DONE]


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (Mark.NOT_STARTED, Mark.STARTED, Shift.BETTER),
        (Mark.STARTED, Mark.DONE, Shift.BETTER),
        (Mark.DONE, Mark.STARTED, Shift.WORSE),
        (Mark.STARTED, Mark.STARTED, Shift.SAME),
        (Mark.CONTINUED, Mark.CONTINUED, Shift.SAME),
        (Mark.STARTED, Mark.DROPPED, Shift.OTHER),
        (Mark.CONTINUED, Mark.DONE, Shift.OTHER),
        (Mark.STARTED, Mark.SILENT, Shift.UNKNOWN),
        (Mark.YES, Mark.DONE, Shift.UNKNOWN),
    ],
)
def test_a_measure_comes_further_or_not(before: Mark, now: Mark, change: Shift) -> None:
    assert Moved(About("Kjøpe boliger"), before, now).change is change
