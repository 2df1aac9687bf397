import datetime as dt
from collections.abc import Iterator
from types import ModuleType

import pytest

from pipeline.check import CODES
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.parse import parse
from pipeline.rules import RULES
from pipeline.rules.rule import Finding, Manual, dated_rule, rule, rules_in
from tests.rules.laying import laid

_DAY = dt.date(2026, 6, 1)


@rule("Z001", severity=Severity.WARNING)
def the_norm_is_nynorsk(dossier: Dossier) -> Iterator[Finding]:
    """Keep to nynorsk.

    Why it is so,
    over two lines.

    And a second paragraph.

    Wrong:

        norm: nb

    Right:

        norm: nn

    Source: a statute,
    and its page
    """
    if dossier.norm != "nn":
        yield Finding(("norm",), say("it is {norm}", norm=dossier.norm.value))


@dated_rule("Z002")
def the_day_has_come(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """Only this line."""
    if as_of < dossier.date:
        yield Finding(("date",), say("not yet"))


def _family(**members: object) -> ModuleType:
    module = ModuleType("family")
    vars(module).update(members)
    return module


def test_a_rule_carries_code_severity_and_name() -> None:
    held = (
        the_norm_is_nynorsk.code,
        the_norm_is_nynorsk.severity,
        the_norm_is_nynorsk.name,
        the_day_has_come.severity,
    )
    assert held == ("Z001", Severity.WARNING, "the_norm_is_nynorsk", Severity.ERROR)


def test_a_rule_can_be_waived_unless_it_says_why_not() -> None:
    binding = rule("Z003", binding=say("it cannot be undone"))(the_norm_is_nynorsk.check)  # type: ignore[arg-type]
    assert (the_norm_is_nynorsk.waivable, binding.waivable) == (True, False)


def test_the_docstring_is_taken_apart() -> None:
    assert the_norm_is_nynorsk.manual == Manual(
        summary="Keep to nynorsk.",
        why="Why it is so, over two lines.\n\nAnd a second paragraph.",
        wrong="norm: nb",
        right="norm: nn",
        source="a statute, and its page",
    )


def test_the_parts_are_attributes() -> None:
    one = the_norm_is_nynorsk
    assert (one.summary, one.why, one.wrong, one.right, one.source) == tuple(one.manual)


def test_a_docstring_of_another_form_is_refused_when_it_is_read() -> None:
    with pytest.raises(ValueError, match="Wrong:, Right: and Source:"):
        _ = the_day_has_come.manual


def test_a_rule_finds_and_a_dated_rule_asks_the_day() -> None:
    dossier = parse(laid())
    assert list(the_norm_is_nynorsk(dossier, _DAY)) == [
        Finding(("norm",), say("it is {norm}", norm="nb"))
    ]
    assert list(the_day_has_come(dossier, dossier.date)) == []
    assert list(the_day_has_come(dossier, dt.date(2020, 1, 1))) == [
        Finding(("date",), say("not yet"))
    ]


def test_rules_come_by_code_and_nothing_else_is_taken_for_one() -> None:
    family = _family(late=the_day_has_come, early=the_norm_is_nynorsk, other="Z003")
    assert rules_in(family) == (the_norm_is_nynorsk, the_day_has_come)


def test_two_rules_with_one_code_are_refused() -> None:
    twin = rule("Z001")(the_norm_is_nynorsk.check)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Z001 is both"):
        rules_in(_family(one=the_norm_is_nynorsk), _family(other=twin))


def test_a_rule_named_in_two_families_counts_once() -> None:
    family = _family(one=the_norm_is_nynorsk)
    assert rules_in(family, family) == (the_norm_is_nynorsk,)


def test_the_catalogue_is_sorted_and_leaves_the_codes_of_stages_alone() -> None:
    codes = [one.code for one in RULES]
    assert codes == sorted(set(codes))
    assert not set(codes) & set(CODES)
    assert {code[0] for code in codes} == set("RLCPMBDXFH")
