"""A plan as a document: which of its measures have no money yet."""

import pytest

from pipeline.views.plandocument import plan_documents
from tests.samples import SMALL, parsed

PLAN = """\
plans:
  - id: homes
    kind: {kind}
    title: Planen
    started: 2026-01-05
    owner: housing-office
    says: Ingenting.
    measures:
      - {{id: six, text: Kjøpe seks boliger, owner: housing-office, {told}}}
"""


@pytest.mark.parametrize(
    ("kind", "told", "bare"),
    [
        ("temaplan", "costs: {2027: 400000}", True),
        ("temaplan", "costs: {2027: 400000}, covered_in: homes", False),
        ("temaplan", "costs: {2027: 400000}, within_budget: true", False),
        ("temaplan", "deadline: 2027-12-31", False),
        # It gives money itself.
        ("handlingsdel", "costs: {2027: 400000}", False),
    ],
)
def test_a_measure_without_money_is_told_in_a_plan_that_gives_none(
    kind: str, told: str, *, bare: bool
) -> None:
    (document,) = plan_documents(parsed(SMALL + PLAN.format(kind=kind, told=told)))
    assert document.uncovered is bare
