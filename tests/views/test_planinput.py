import pytest

from pipeline.dossier.plans import PlanKind
from pipeline.views.planinput import InputLevel, level, plan_letters
from tests.samples import SMALL, parsed
from tests.views.test_foundation import DECISION, VALUES

SECOND = """\
    - id: home
      title: Et trygt hjem
      text: Alle har et hjem.
      practice: [Vi hjelper tidlig.]
      source: boligsosialloven § 1
"""
PLAN = """\
plans:
  - id: societal-part
    kind: societal_part
    title: Samfunnsdelen
    {told}
    owner: {owner}
    says: Ingenting.
"""
INPUTS = """\
    inputs:
      - {chapter: Kapittel 3, proposal: Ett mål., value: worth, reason: Det mangler.}
      - {chapter: Kapittel 4, proposal: Ett til., value: worth, reason: Det mangler.}
"""
ADOPTED = SMALL + VALUES + SECOND + DECISION.format("2026-01-15")


def plan(told: str = "hearing_from: 2026-03-02", owner: str = "housing-office") -> str:
    return PLAN.format(told=told, owner=owner)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("started: 2026-03-02", 1),
        ("hearing_from: 2026-03-02", 1),
        ("steps: [{step: revision}]", 1),
        ("steps: [{step: adoption}]", 0),
        ("steps: [{step: replacement}]", 0),
        ("steps: [{step: expiry}]", 0),
        ("steps: [{step: repeal}]", 0),
    ],
)
def test_a_plan_takes_input_while_it_is_made_or_revised(told: str, count: int) -> None:
    assert len(plan_letters(parsed(ADOPTED + plan(told) + INPUTS))) == count


@pytest.mark.parametrize(
    ("hearing", "said"),
    [
        ("", ("Samfunnsdelen", True)),
        ("title: Samfunnsdelen 2027–2039, date: 2026-01-12", ("Samfunnsdelen 2027–2039", False)),
        # What was heard before the plan was adopted is the plan that holds.
        ("title: Forslag til samfunnsdel, date: 2019-01-14", ("Samfunnsdelen", True)),
        ("date: 2026-01-12", ("Samfunnsdelen", True)),
    ],
)
def test_a_plan_under_revision_is_called_what_its_new_hearing_calls_it(
    hearing: str, said: tuple[str, bool]
) -> None:
    adopted = "adopted: {body: kommunestyret, date: 2019-06-13, case_number: 40/19}"
    told = f"{adopted}\n    steps: [{{step: revision}}]"
    held = f"hearings: [{{id: one, plan: societal-part, {hearing}, {HEARD}}}]\n" if hearing else ""
    (letter,) = plan_letters(parsed(ADOPTED + plan(told) + INPUTS + held))
    assert (letter.title, letter.revises) == said


HEARD = (
    "deadline: 2026-03-20, officer: {name: Ida, title: rådgiver}, "
    "approver: {name: Eva, title: sjef}"
)


def test_a_plan_without_inputs_gets_no_letter() -> None:
    assert plan_letters(parsed(ADOPTED + plan())) == ()


def test_values_that_nobody_has_adopted_ask_nothing_of_a_plan() -> None:
    assert plan_letters(parsed(SMALL + VALUES + plan() + INPUTS)) == ()


def test_points_are_counted_and_each_value_is_followed_into_the_plan() -> None:
    (held,) = plan_letters(parsed(ADOPTED + plan() + INPUTS))
    assert [(one.number, one.chapter, one.value) for one in held.points] == [
        (1, "Kapittel 3", "Likeverd"),
        (2, "Kapittel 4", "Likeverd"),
    ]
    assert [(one.title, one.points) for one in held.traced] == [
        ("Likeverd", "1 og 2"),
        ("Et trygt hjem", ""),
    ]
    assert (held.id, held.title) == ("societal-part", "Samfunnsdelen")
    assert held.owner is not None
    assert held.owner.name == "Boligkontoret"


def test_an_input_from_a_value_that_is_not_there_takes_no_number() -> None:
    lost = INPUTS.replace("value: worth", "value: lost", 1)
    (held,) = plan_letters(parsed(ADOPTED + plan() + lost))
    assert [(one.number, one.chapter) for one in held.points] == [(1, "Kapittel 4")]


def test_every_kind_of_plan_stands_on_one_level() -> None:
    assert {kind.value: level(kind) for kind in PlanKind} == {
        "planning_strategy": InputLevel.STRATEGY,
        "samfunnsdel": InputLevel.SOCIETAL,
        "arealdel": InputLevel.LAND_USE,
        "kommunedelplan": InputLevel.MEASURES,
        "temaplan": InputLevel.MEASURES,
        "handlingsdel": InputLevel.MONEY,
        "financial_plan": InputLevel.MONEY,
        "annual_budget": InputLevel.MONEY,
        "strategy_document": InputLevel.MONEY,
    }
