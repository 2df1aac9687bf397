import datetime as dt

import pytest

from pipeline.dossier.decisions import PointStatus
from pipeline.facts.pursued import PursuedPoint, pursued
from tests.samples import SMALL, parsed

DECISIONS = """\
decisions:
  - id: order
    title: Bestilling
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    points:
      - Kommunestyret vedtar planen.
      - text: "Kommunestyret ber om en sak:"
        points: [om tomter, om penger]
        owner: housing-office
        deadline: 2026-01-31
        come_back: true
{progress}
  - id: later
    title: Ny plan
    body: formannskapet
    date: 2026-01-20
    case_number: 3/26
    points: [Formannskapet godkjenner planen.]
"""


def told(*progress: str) -> tuple[PursuedPoint, ...]:
    lines = "".join(f"\n      - {{{one}}}" for one in progress)
    held = f"    progress:{lines}" if progress else ""
    return pursued(parsed(SMALL + DECISIONS.format(progress=held)))


def test_every_point_stands_with_its_number_its_owner_and_its_day() -> None:
    held = told()
    assert [(one.decision.id, one.number, one.owner) for one in held] == [
        ("order", 1, ""),
        ("order", 2, "Boligkontoret"),
        ("later", 1, ""),
    ]
    assert [one.status for one in held] == [None, None, None]
    assert [one.overdue for one in held] == [False, True, False]
    assert [f"{one.letter}) {one.text}" for one in held[1].points] == [
        "a) om tomter",
        "b) om penger",
    ]


@pytest.mark.parametrize(
    ("progress", "status", "day"),
    [
        ("point: 2, date: 2026-02-01, status: under_way", PointStatus.UNDER_WAY, "2026-02-01"),
        ("date: 2026-02-01, status: done, text: Gjort.", PointStatus.DONE, "2026-02-01"),
        ("point: 1, date: 2026-02-01, status: done, text: Gjort.", None, None),
        # What comes after the dossier's day is not known yet.
        ("point: 2, date: 2026-03-03, status: done, text: Gjort.", None, None),
    ],
)
def test_a_point_is_as_far_as_was_told_of_it_last(
    progress: str, status: PointStatus | None, day: str | None
) -> None:
    point = told(progress)[1]
    assert point.status is status
    assert point.told == (dt.date.fromisoformat(day) if day else None)
    assert point.open is (status is not PointStatus.DONE)
    assert point.overdue is point.open


def test_of_one_day_what_is_written_last_holds() -> None:
    point = told(
        "point: 2, date: 2026-02-01, status: under_way",
        "date: 2026-02-01, status: done, text: Gjort.",
    )[1]
    assert (point.status, point.text) == (PointStatus.DONE, ("Gjort.",))


def test_a_point_falls_by_the_decision_that_closes_it() -> None:
    point = told("point: 2, date: 2026-01-20, status: dropped, decision: later")[1]
    assert point.closed_by is not None
    assert (point.closed_by.case_number, point.open, point.reported) == ("3/26", False, True)
