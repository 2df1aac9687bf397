"""The headings of a case: numbered in the order in which its document has them."""

import re
from pathlib import Path

import pytest

from pipeline.frozen import fields
from pipeline.views.headings import CaseHeadings

_TEMPLATES = Path(__file__).parents[2] / "templates"
_NUMBERED = re.compile(r"## \{% if item\.headings\.(\w+)\.number %\}")
_CASES = sorted(
    file for file in _TEMPLATES.glob("*/n?.txt") if _NUMBERED.search(file.read_text("utf-8"))
)


@pytest.mark.parametrize("file", _CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_document_has_its_parts_in_the_order_in_which_they_are_numbered(file: Path) -> None:
    found = _NUMBERED.findall(file.read_text("utf-8"))
    assert found == [one for one in fields(CaseHeadings) if one in found]


def test_numbers_and_money_stand_after_what_they_are_about() -> None:
    order = fields(CaseHeadings)
    told = ["background", "facts", "counts", "assessment", "alternatives", "economy"]
    assert sorted(told, key=order.index) == told
