"""A hearing is written once, and its plan gets the step."""

import datetime as dt

import pytest

from pipeline.dossier.hearings import Heard
from pipeline.dossier.plans import PlanStatus
from pipeline.facts.statuses import current
from pipeline.norm import Norm
from pipeline.parse import parse
from pipeline.source import load
from tests.rules.laying import laid


def steps(text: str) -> list[dict[str, str]]:
    """Give the steps of the first plan as the contract gets them."""
    found: list[dict[str, str]] = load(text.encode(), "a.yaml").data["plans"][0].get("steps", [])
    return found


@pytest.mark.parametrize(
    ("what", "made"),
    [
        ("start", ["start"]),
        ("Oppstart av planarbeid", ["start"]),
        ("start_and_programme", ["start", "hearing"]),
        ("Oppstart og planprogram", ["start", "hearing"]),
        ("programme", ["hearing"]),
        ("plan", ["hearing"]),
        ("other", ["hearing"]),
    ],
)
def test_each_sort_of_hearing_is_its_own_steps(what: str, made: list[str]) -> None:
    hearing = f"{{plan: a, what: {what}, date: 2026-02-02, deadline: 2026-03-16}}"
    found = steps(f"schema: 2\ndate: 2026-03-02\nplans: [{{id: a}}]\nhearings: [{hearing}]")
    assert [one["step"] for one in found] == made
    assert {one["date"] for one in found} == {"2026-02-02"}
    assert [one.get("deadline") for one in found if one["step"] == "hearing"] == (
        ["2026-03-16"] if "hearing" in made else []
    )


def test_the_words_are_those_of_the_contract() -> None:
    starts = {Heard.START, Heard.START_AND_PROGRAMME}
    for one in Heard:
        for word in (one.value, *(one.label(norm) for norm in Norm)):
            hearing = f"{{plan: a, what: {word}, date: 2026-02-02}}"
            found = steps(f"date: 2026-03-02\nplans: [{{id: a}}]\nhearings: [{hearing}]")
            assert ("start" in [step["step"] for step in found]) is (one in starts), word


@pytest.mark.parametrize(
    "hearing",
    [
        "{plan: b, date: 2026-02-02}",
        "{plan: a, date: 2026-02-02, begins: 2026-03-03}",
        "{plan: a, date: {}}",
        "{plan: a}",
        "{plan: {}, date: 2026-02-02}",
        "{date: 2026-02-02}",
        "a",
    ],
)
def test_what_is_of_another_plan_or_still_to_come_is_no_step(hearing: str) -> None:
    assert steps(f"date: 2026-03-02\nplans: [{{id: a}}]\nhearings: [{hearing}]") == []


def test_a_step_that_is_written_too_is_told_once_and_each_stands_in_its_place() -> None:
    found = steps("""
date: 2026-12-01
plans:
  - id: a
    steps:
      - {step: hearing, date: 2026-02-02, until: 2026-03-20}
      - {step: adoption, date: 2026-11-12}
      - {step: programme}
hearings:
  - {plan: a, date: 2026-01-26, begins: 2026-02-02, deadline: 2026-03-20}
  - {plan: a, date: 2026-06-01, deadline: 2026-08-14}
  - {plan: a, date: 2026-06-01, deadline: 2026-08-14}
""")
    assert found == [
        {"step": "hearing", "date": "2026-02-02", "until": "2026-03-20"},
        {"step": "hearing", "date": "2026-06-01", "deadline": "2026-08-14"},
        {"step": "adoption", "date": "2026-11-12"},
        {"step": "programme"},
    ]


@pytest.mark.parametrize("steps", ["steps: {}", "steps: text"])
def test_a_plan_that_is_wrong_is_left_to_the_contract(steps: str) -> None:
    text = (
        f"date: 2026-03-02\nplans: [{{id: a, {steps}}}]\nhearings: [{{plan: a, date: 2026-02-02}}]"
    )
    bare = f"plans: [{{id: a, {steps}}}]"
    assert load(text.encode(), "a").data["plans"] == load(bare.encode(), "a").data["plans"]


def test_a_finding_in_a_made_step_stands_where_the_hearing_does() -> None:
    text = "date: 2026-03-02\nplans: [{id: a}]\nhearings:\n  - {plan: a, date: 2026-02-02}\n"
    source = load(text.encode(), "a.yaml")
    assert source.position(("plans", 0, "steps", 0, "step")).line == 4
    assert source.position(("plans", 0, "steps", 0, "date")).column == 21


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-02-01", PlanStatus.DRAFT),
        ("2026-02-02", PlanStatus.HEARING),
        ("2026-03-27", PlanStatus.HEARING),
        ("2026-03-28", PlanStatus.DRAFT),
    ],
)
def test_a_plan_is_on_hearing_from_the_first_day_to_the_last(day: str, status: PlanStatus) -> None:
    dossier = parse(
        laid(
            """
date: 2026-05-04
plans: [{id: plan, kind: samfunnsdel}]
hearings: [{plan: plan, date: 2026-01-26, begins: 2026-02-02, deadline: 2026-03-27}]
"""
        )
    )
    assert current(dossier.at(dt.date.fromisoformat(day))) == (status,)
