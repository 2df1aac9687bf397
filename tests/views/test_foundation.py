import pytest

from pipeline.views.foundation import charter
from tests.samples import SMALL, parsed

VALUES = """\
foundation:
  title: Felles verdigrunnlag
  preamble: Grunnlaget gjelder alle.
  values:
    - id: worth
      title: Likeverd
      text: Alle får like god hjelp.
      practice: [Vi bruker de samme kriteriene.]
      source: boligsosialloven § 1
"""
DECISION = """\
decisions:
  - id: foundation
    title: Felles verdigrunnlag
    body: kommunestyret
    date: {}
    case_number: 4/26
    adopts_foundation: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
"""


def test_no_values_make_no_charter() -> None:
    assert charter(parsed()) is None


def test_values_that_nobody_has_adopted_are_a_draft() -> None:
    held = charter(parsed(SMALL + VALUES))
    assert held is not None
    assert held.adoption is None
    assert [one.title for one in held.principles] == ["Likeverd"]


@pytest.mark.parametrize(("day", "draft"), [("2026-03-02", False), ("2026-03-03", True)])
def test_values_are_adopted_from_the_day_of_the_decision(day: str, *, draft: bool) -> None:
    held = charter(parsed(SMALL + VALUES + DECISION.format(day)))
    assert held is not None
    assert (held.adoption is None) is draft


def test_what_is_adopted_says_what_was_decided_and_no_more() -> None:
    held = charter(parsed(SMALL + VALUES + DECISION.format("2026-03-02")))
    assert held is not None
    assert held.quoted is not None
    assert [one.text for one in held.quoted.points] == ["Kommunestyret vedtar verdigrunnlaget."]
    assert held.quoted_change is None
