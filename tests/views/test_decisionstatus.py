import datetime as dt

import pytest

from pipeline.dossier.decisions import PointStatus
from pipeline.views.decisionstatus import DecisionStatus, PointCount, decision_statuses
from tests.samples import SMALL, parsed

DECIDED = """\
decisions:
  - id: old
    title: Eldre sak
    body: kommunestyret
    date: 2025-03-06
    case_number: 9/25
    points: [Første., Andre., Tredje.]
    progress:
      - {point: 1, date: 2025-12-31, status: done, text: Gjort.}
      - {point: 2, date: 2026-01-01, status: done, text: Gjort.}
  - id: new
    title: Ny sak
    body: Kommunestyret
    date: 2026-01-01
    case_number: 1/26
    points: [{text: Ja., deadline: 2026-02-01}]
  - {id: last, title: To, body: formannskapet, date: 2026-02-28, case_number: 7/26, points: [Ja.]}
  - {id: after, title: Tre, body: formannskapet, date: 2026-03-01, case_number: 8/26, points: [Ja.]}
decision_reports:
  - id: spring
    begins: 2026-01-01
    ends: 2026-02-28
    officer: {name: Kari Eksempel, title: rådgiver}
"""


def report(text: str = DECIDED) -> DecisionStatus:
    (held,) = decision_statuses(parsed(SMALL + text))
    return held


@pytest.mark.parametrize(
    ("line", "within", "carried"),
    [
        ("", ["new 1", "last 1"], ["old 2", "old 3"]),
        ("    body: kommunestyret\n", ["new 1"], ["old 2", "old 3"]),
        ("    body: formannskapet\n", ["last 1"], []),
    ],
)
def test_a_report_has_what_was_decided_in_its_period_and_what_was_open_when_it_began(
    line: str, within: list[str], carried: list[str]
) -> None:
    held = report(DECIDED.replace("    begins", f"{line}    begins"))
    for found, wanted in ((held.within, within), (held.carried, carried)):
        points = [f"{one.decision.id} {each.number}" for one in found for each in one.points]
        assert points == wanted


def test_it_counts_how_far_the_points_are_and_which_are_late() -> None:
    held = report()
    assert held.counts == (PointCount(PointStatus.DONE, 1), PointCount(None, 3))
    assert [one.number for one in held.done] == [2]
    assert [one.decision.id for one in held.overdue] == ["new"]


def test_a_report_has_a_day_of_its_own_or_that_of_the_dossier() -> None:
    assert report().date == dt.date(2026, 3, 2)
    dated = DECIDED.replace("    officer", "    date: 2026-03-01\n    officer")
    assert (report(dated).date, report(dated).id) == (dt.date(2026, 3, 1), "spring")
