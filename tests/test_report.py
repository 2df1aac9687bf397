import json

import pytest

from pipeline.diagnostics import NOTHING, Diagnostic, Severity, say
from pipeline.report import FORMATS

ERROR = Diagnostic("inputs/a.yaml", 3, 5, "S001", say("unit is missing"), say("write unit"))
WARNING = Diagnostic("b, c.yaml", 1, 1, "F001", say("50 % is\nhalf"), NOTHING, Severity.WARNING)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (
            "text",
            (
                "inputs/a.yaml:3:5: error S001: unit is missing\n    write unit\n"
                "b, c.yaml:1:1: warning F001: 50 % is\nhalf\n1 errors, 1 warnings"
            ),
        ),
        (
            "github",
            (
                "::error title=saksflyt (S001),file=inputs/a.yaml,line=3,col=5"
                "::unit is missing. write unit\n"
                "::warning title=saksflyt (F001),file=b%2C c.yaml,line=1,col=1::50 %25 is%0Ahalf"
            ),
        ),
    ],
)
def test_each_format_writes_findings_in_its_own_way(form: str, written: str) -> None:
    assert FORMATS[form]((ERROR, WARNING), str) == written


def test_json_holds_every_field() -> None:
    assert json.loads(FORMATS["json"]((ERROR,), str)) == [
        {
            "path": "inputs/a.yaml",
            "line": 3,
            "column": 5,
            "code": "S001",
            "severity": "error",
            "message": "unit is missing",
            "hint": "write unit",
        }
    ]


def test_no_findings_are_an_empty_list_in_json_and_nothing_for_people() -> None:
    assert [FORMATS[form]((), str) for form in ("json", "text", "github")] == ["[]", "", ""]


def test_messages_come_in_the_language_asked_for() -> None:
    assert FORMATS["github"]((ERROR,), str.upper).endswith("::UNIT IS MISSING. WRITE UNIT")
