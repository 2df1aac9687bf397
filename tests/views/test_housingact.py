import pytest

from pipeline.views.housingact import HousingAct, housing_act
from tests.samples import SMALL, parsed

RUN_OUT = """\
plans:
  - id: society
    kind: societal_part
    title: Samfunnsdelen
    status: expired
    owner: housing-office
    says: Det skal finnes tomter.
"""


def test_a_plan_that_has_run_out_is_named_and_does_not_hold() -> None:
    held = housing_act(parsed(SMALL + RUN_OUT))
    assert held is not None
    assert [one.title for one in held.past_municipal_plans] == ["Samfunnsdelen"]
    assert (held.municipal_plans, held.strategies, held.past_strategies) == ((), (), ())


IN_FORCE = """\
plans:
  - id: strategy
    kind: planning_strategy
    title: Planstrategien
    status: in_force
    adopted: {{body: kommunestyret, date: 2024-09-19, case_number: 71/24}}
    owner: housing-office
    says: {strategy}
  - id: society
    kind: societal_part
    title: Samfunnsdelen
    status: in_force
    adopted: {{body: kommunestyret, date: 2025-06-19, case_number: 44/25}}
    owner: housing-office
    says: {society}
"""


def stated(strategy: str, society: str) -> HousingAct:
    held = housing_act(parsed(SMALL + IN_FORCE.format(strategy=strategy, society=society)))
    assert held is not None
    return held


@pytest.mark.parametrize(
    ("says", "lacks"),
    [
        ("Strategien viser at kommunen mangler en samlet oversikt over boligbehovet.", True),
        ("Kommunen har ingen oversikt over behovet for boliger.", True),
        ("Strategien seier at oversikta over bustadbehovet manglar.", True),
        ("Strategien bygger på oversikten over boligbehovet fra 2024.", False),
        ("Strategien mangler ikke oversikt over boligbehovet.", False),
        ("Kommunen mangler en oversikt over veier.", False),
    ],
)
def test_a_strategy_that_says_it_lacks_the_overview_has_it_left_to_do(
    says: str, *, lacks: bool
) -> None:
    held = stated(says, "Planen har et mål om boliger for unge.")
    assert [one.title for one in held.uninformed] == ["Planstrategien"] * lacks
    assert held.aimless == ()


def test_a_societal_part_of_which_no_goal_for_homes_is_told_has_them_left_to_show() -> None:
    held = stated("Strategien bygger på oversikten.", "Planen har ingen mål for bolig.")
    assert [one.title for one in held.aimless] == ["Samfunnsdelen"]
    assert not held.complete
