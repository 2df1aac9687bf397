from pipeline.views.housingact import housing_act
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
