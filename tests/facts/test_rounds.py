"""The rounds in the order that they began, their neighbours, and the day of each report."""

import datetime as dt
from typing import Any  # Any: each key has a type of its own

import pytest

from pipeline.contract.declare import Prose
from pipeline.contract.timed import Moment
from pipeline.dossier.at import at
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Round
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStep, Step
from pipeline.facts.followed import FollowedKind, followed
from pipeline.facts.rounds import turns
from pipeline.frozen import replace
from tests.facts.test_compliance import FOLLOW_UP, asked
from tests.samples import SMALL, TODAY, parsed
from tests.views.test_evaluation import dossier as example

DAY = dt.date(2025, 9, 1)
A_YEAR_ON = dt.date(2026, 2, 2)


def held(key: str, day: dt.date | None, decision: str = "d", **said: Any) -> Round:
    request = replace(asked("x", "a"), deadline=None)
    return replace(FOLLOW_UP, id=key, date=day, decision=decision, requests=(request,), **said)


def dossier(*rounds: Round) -> Dossier:
    return replace(parsed(SMALL), follow_up=rounds)


def test_rounds_stand_in_the_order_that_they_began_and_only_the_first_is_not_named() -> None:
    found = turns(dossier(held("b", A_YEAR_ON), held("a", DAY), held("c", None)))
    assert [(one.held.id, one.key) for one in found] == [("a", ""), ("b", "b"), ("c", "c")]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        # The values are one through all their editions, and so is a plan that is rolled.
        ({"adopts_foundation": True}, {"adopts_foundation": True}, True),
        ({"adopts_foundation": True}, {}, False),
        ({"case_number": "1/24"}, {"case_number": "2/25", "date": dt.date(2025, 6, 12)}, True),
        ({"case_number": "1/24"}, {"case_number": "2/25", "date": dt.date(2025, 6, 13)}, False),
        ({"case": "a"}, {"case": "a"}, True),
        ({"case": "a"}, {"case": "b"}, False),
        ({"case": "none"}, {"case": "none"}, False),
        ({}, {}, False),
    ],
)
def test_two_rounds_are_neighbours_where_they_follow_up_the_same(
    first: dict[str, Any], second: dict[str, Any], *, alike: bool
) -> None:
    said = {"title": "V", "body": "Kommunestyret", "case_number": "9/24", "points": ("Vi vedtar.",)}
    decisions = tuple(
        Decision(**{"id": key, "date": dt.date(2024, 6, 13), **said, **one})
        for key, one in (("one", first), ("two", second))
    )
    plan = Plan(
        id="p",
        kind=PlanKind.HANDLINGSDEL,
        title="P",
        owner="x",
        says=Prose.of("S"),
        adopted=Adoption(body="kommunestyret", date=dt.date(2024, 6, 13), case_number="1/24"),
        steps=(
            PlanStep(
                step=Step.ROLLING,
                body="kommunestyret",
                date=dt.date(2025, 6, 12),
                case_number="2/25",
            ),
        ),
    )
    case = example("eksempelvik").cases[0]
    of = replace(
        dossier(held("a", DAY, "one"), held("b", A_YEAR_ON, "two")),
        decisions=decisions,
        plans=(plan,),
        cases=tuple(replace(case, id=one) for one in "ab"),
    )
    assert [one.before is not None for one in turns(of)] == [False, alike]


def test_the_neighbours_of_a_round_follow_up_the_same_decision() -> None:
    found = turns(dossier(held("a", DAY), held("b", DAY, "other"), held("c", A_YEAR_ON)))
    near = [(one.before and one.before.id, one.after and one.after.id) for one in found]
    assert near == [(None, "c"), (None, None), ("a", None)]


@pytest.mark.parametrize(
    ("rounds", "days"),
    [
        ((held("a", DAY),), [TODAY]),
        ((held("a", DAY, reported=A_YEAR_ON),), [A_YEAR_ON]),
        ((held("a", DAY), held("b", A_YEAR_ON)), [dt.date(2026, 2, 1), TODAY]),
        ((held("a", DAY), held("b", DAY)), [DAY, TODAY]),
        ((held("a", DAY), held("b", DAY, "other")), [TODAY, TODAY]),
    ],
)
def test_a_report_has_its_own_day_or_the_day_before_the_next_round(
    rounds: tuple[Round, ...], days: list[dt.date]
) -> None:
    assert [one.reported(TODAY) for one in turns(dossier(*rounds))] == days


def test_a_round_without_letters_is_none() -> None:
    assert turns(dossier(replace(held("a", DAY), requests=()))) == ()


def test_a_letter_has_the_day_and_the_deadline_of_its_round_where_it_says_none() -> None:
    (letter,) = held("a", DAY, deadline=TODAY).letters
    assert (letter.date, letter.deadline) == (DAY, TODAY)
    own = replace(held("a", DAY), requests=(replace(asked("x", "a"), date=TODAY),))
    assert [one.date for one in own.letters] == [TODAY]


@pytest.mark.parametrize(("day", "letters"), [(DAY, 1), (DAY - dt.timedelta(days=1), None)])
def test_a_letter_is_known_from_the_day_of_its_round(day: dt.date, letters: int | None) -> None:
    known = at(dossier(held("a", DAY)), Moment(day, TODAY, {})).follow_up
    assert [len(one.requests) for one in known] == ([letters] if letters else [])


ROLLED = """\
plans:
  - id: programme
    kind: handlingsdel
    title: Handlingsdel 2027–2030
    owner: housing-office
    says: Bolig.
    steps:
      - {step: adoption, date: 2024-12-12, body: kommunestyret, case_number: 84/24}
      - {step: rolling, date: 2025-12-11, body: kommunestyret, case_number: 91/25}
    earlier: [{until: 2025-12-10, title: Handlingsdel 2025–2028}]
decisions:
  - id: programme-2024
    title: Handlingsdel
    body: kommunestyret
    date: 2024-12-12
    case_number: 84/24
    points: [Kommunestyret vedtar handlingsdelen.]
"""


def test_what_is_followed_up_has_the_name_that_it_was_adopted_by() -> None:
    told = parsed(SMALL.replace("schema: 1", "schema: 2") + ROLLED)
    held = followed(told, told.decisions[0])
    assert (held.what, held.title) == (FollowedKind.PLAN, "Handlingsdel 2025–2028")
