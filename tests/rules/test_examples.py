"""The manual of every rule is executed: Wrong fires, Right does not."""

import pytest

from pipeline.rules import RULES
from pipeline.rules.rule import Rule
from tests.rules.laying import codes, found

_each_rule = pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)


def test_no_rule_objects_to_the_minimal_dossier() -> None:
    assert found() == ()


@_each_rule
def test_wrong_fires(one: Rule) -> None:
    assert one.code in codes(one.wrong)


@_each_rule
def test_right_does_not_fire(one: Rule) -> None:
    assert one.code not in codes(one.right)


@_each_rule
def test_the_manual_is_complete(one: Rule) -> None:
    assert all(one.manual)
    assert one.summary.endswith(".")
