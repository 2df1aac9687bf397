"""One fault gives one finding, where the fault is; the good dossier gives none."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline import check, parse
from pipeline.diagnostics import Rejected
from pipeline.source import load
from tests.faults.faults import FAULTS, Fault

GOOD = (Path(__file__).parent / "good.yaml").read_text("utf-8")
DAY = dt.date(2026, 3, 2)


def found(text: str) -> list[tuple[str, int, int]]:
    """Give the code, the line and the column of every finding."""
    try:
        source = load(text.encode(), "vik.yaml")
        findings = check.check(source, parse.parse(source), DAY)
    except Rejected as fault:
        findings = fault.diagnostics
    return [(one.code, one.line, one.column) for one in findings]


def test_the_good_dossier_has_no_finding() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.code}-{one.stands.strip()[:40]}")
def test_one_fault_gives_one_finding_where_it_is(fault: Fault) -> None:
    assert GOOD.count(fault.stood) >= 1
    text = GOOD.replace(fault.stood, fault.stands, 1)
    before, _, _ = text.partition("¤")
    place = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    assert found(text.replace("¤", "")) == [(fault.code, *place)]
