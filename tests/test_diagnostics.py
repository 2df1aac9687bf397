import pickle

from pipeline.diagnostics import (
    MOST_FINDINGS,
    Diagnostic,
    Rejected,
    Severity,
    bounded,
    say,
)


def test_a_text_is_translated_before_its_values_go_in() -> None:
    text = say("{end} is before {start}", start="2024-01-01", end="2023-02-01")
    assert str(text) == "2023-02-01 is before 2024-01-01"
    assert text.localised(lambda _: "{end} er før {start}") == "2023-02-01 er før 2024-01-01"


def test_a_text_within_a_text_is_translated_too() -> None:
    text = say("missing {what}", what=say("a case"))
    assert text.localised({"missing {what}": "mangler {what}", "a case": "en sak"}.__getitem__) == (
        "mangler en sak"
    )


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert str(say("unknown {name}", name="{x}")) == "unknown {x}"


def test_diagnostics_sort_by_place_and_rejected_survives_a_process_border() -> None:
    late = Diagnostic("a.yaml", 9, 1, "S001", say("late"))
    early = Diagnostic("a.yaml", 2, 7, "S002", say("early"), severity=Severity.WARNING)
    assert sorted([late, early]) == [early, late]
    assert pickle.loads(pickle.dumps(Rejected(early, late))).diagnostics == (early, late)  # noqa: S301 - our own bytes


def findings(severity: Severity, lines: range) -> list[Diagnostic]:
    return [Diagnostic("a.yaml", n, 1, "S001", say("x"), severity=severity) for n in lines]


def test_five_hundred_findings_are_all_given_in_the_order_of_the_file() -> None:
    found = findings(Severity.ERROR, range(1, MOST_FINDINGS + 1))
    assert bounded(reversed(found)) == tuple(found)


def test_of_more_the_first_are_given_and_that_there_are_more() -> None:
    told = bounded(findings(Severity.ERROR, range(1, 900)))
    assert told[:-1] == tuple(findings(Severity.ERROR, range(1, 501)))
    assert (told[-1].line, told[-1].code, told[-1].severity) == (501, "Y015", Severity.ERROR)


def test_no_warning_hides_an_error_and_warnings_alone_do_not_become_one() -> None:
    mild = findings(Severity.WARNING, range(1, 900))
    told = bounded([*mild, *findings(Severity.ERROR, range(950, 953))])
    assert [one.line for one in told if one.severity is Severity.ERROR] == [950, 951, 952]
    assert [one.severity for one in told if one.code == "Y015"] == [Severity.WARNING]
    assert {one.severity for one in bounded(mild)} == {Severity.WARNING}
