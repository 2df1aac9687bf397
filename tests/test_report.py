from pipeline.diagnostics import NOTHING, Diagnostic, Severity, say
from pipeline.language import translator
from pipeline.report import text

ERROR = Diagnostic("inputs/a.yaml", 3, 5, "S001", say("unit is missing"), say("write unit"))
WARNING = Diagnostic("b, c.yaml", 1, 1, "F001", say("50 % is half"), NOTHING, Severity.WARNING)


def test_a_finding_is_a_line_and_its_hint_another() -> None:
    assert text((ERROR, WARNING), str) == (
        "inputs/a.yaml:3:5: error S001: unit is missing\n"
        "    write unit\n"
        "b, c.yaml:1:1: warning F001: 50 % is half\n"
        "1 errors, 1 warnings"
    )


def test_no_findings_are_no_text() -> None:
    assert text((), str) == ""


def test_messages_come_in_the_language_asked_for() -> None:
    assert text((ERROR,), translator("nn")).endswith("\nFeil: 1, åtvaringar: 0")
