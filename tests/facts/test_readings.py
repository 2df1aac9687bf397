import datetime as dt
from typing import Any

import pytest

from pipeline.contract.timed import Moment
from pipeline.dossier.cases import Case
from pipeline.dossier.route import Handling, Meeting, PutKind, PutProposal, StopState
from pipeline.facts.readings import HeldReading, deciding, is_told, readings
from tests.samples import SMALL, parsed


def stop(day: str | None, handling: Handling, **said: Any) -> Meeting:
    date = dt.date.fromisoformat(day) if day else None
    return Meeting(body="Kommunestyret", date=date, handling=handling, **said)


DECIDES = stop("2026-06-18", Handling.DECIDES)
ADVISES = stop("2026-06-02", Handling.ADVISES)
POSTPONED = stop("2026-05-21", Handling.DECIDES, state=StopState.POSTPONED)
EARLIER = stop("2025-06-12", Handling.DECIDES, state=StopState.HELD)


@pytest.mark.parametrize(
    ("route", "found"),
    [
        ((ADVISES, DECIDES), DECIDES),
        ((EARLIER, ADVISES, DECIDES), DECIDES),
        ((DECIDES, POSTPONED), DECIDES),
        ((POSTPONED, ADVISES), None),
        ((), None),
    ],
)
def test_the_last_meeting_that_decides_has_the_last_word(
    route: tuple[Meeting, ...], found: Meeting | None
) -> None:
    assert deciding(route) is found


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"course": ("Drøftet.",)}, True),
        ({"adopted": ("Ja.",)}, True),
        ({"absent": ("to medlemmer",)}, True),
        ({"state": StopState.HELD, "place": "Rådhuset", "closed": "kommuneloven § 11-5"}, False),
    ],
)
def test_a_meeting_is_told_of_when_it_has_left_something(
    said: dict[str, Any], *, told: bool
) -> None:
    assert is_told(stop("2026-06-18", Handling.DECIDES, **said)) is told


def test_meetings_are_told_of_in_the_order_that_they_were_held() -> None:
    late = stop("2026-06-18", Handling.DECIDES, course=("Drøftet.",))
    early = stop("2026-06-02", Handling.ADVISES, course=("Hørt.",))
    undated = stop(None, Handling.ADVISES, course=("Hørt.",))
    assert readings((late, undated, DECIDES, early)) == (
        HeldReading(dt.date(2026, 6, 2), early),
        HeldReading(dt.date(2026, 6, 18), late),
    )


PUT = PutProposal(by="Bylista", kind=PutKind.CHANGE, text="Nytt punkt 2.")
OVER = stop(
    "2026-06-18",
    Handling.DECIDES,
    state=StopState.POSTPONED,
    place="Rådhuset",
    proposals=(PUT,),
    adopted=("Ja.",),
)
PLANNED = stop("2026-06-18", Handling.DECIDES, place="Rådhuset")
OWN = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (dt.date(2026, 6, 18), OVER),
        (dt.date(2026, 5, 31), PLANNED),
        # On the dossier's own day somebody knew that the meeting would be put off.
        (OWN, stop("2026-06-18", Handling.DECIDES, place="Rådhuset", state=StopState.POSTPONED)),
    ],
)
def test_before_a_meeting_nobody_knows_what_comes_of_it(day: dt.date, known: Meeting) -> None:
    assert OVER.known_at(Moment(day, OWN, {})) == known


def test_a_case_is_written_without_what_came_after_it() -> None:
    case: Case = (
        parsed(
            SMALL
            + """\
cases:
  - id: homes
    subject: other
    title: Boliger
    date: 2026-02-10
    officer: {name: Kari Eksempel, title: rådgiver}
    route:
      - {body: Formannskapet, date: 2026-02-09, handling: recommends, course: Drøftet.}
      - {body: Kommunestyret, date: 2026-02-12, handling: decides, course: Vedtatt.}
    proposal: [Kommunestyret bygger.]
    summary: Kort.
    background: Kø.
    facts: Tolv.
    assessment: Bra.
    economy: Dekket.
    conclusion: Bygg.
"""
        )
        .at(dt.date(2026, 2, 10))
        .cases[0]
    )
    assert [one.course for one in case.route] == [("Drøftet.",), None]
