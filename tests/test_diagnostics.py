import pickle

from pipeline.diagnostics import Diagnostic, Rejected, Severity, say


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
