"""What somebody typed, where it stands on the line, and a word of what is said of it."""

import pytest

from pipeline.slips import slip

FOUND = [
    ("unit:\u00a0Velferd", 5, "invisible"),
    ("unit\u00a0: Velferd", 4, "invisible"),
    ("unit: \u202fVelferd", 6, "invisible"),
    ("\u00a0 unit: Velferd", 0, "invisible"),
    ("  -\u00a0id: nav", 3, "invisible"),
    ("  - {id: nav, name:\u00a0NAV}", 19, "invisible"),
    ("  -id: nav", 2, "space is missing"),
    ("-group: internal", 0, "space is missing"),
    ("  – id: nav", 2, "not the hyphen"),
    ("  • Avgrensning", 2, "not the hyphen"),
    ("  −id: nav", 2, "not the hyphen"),
    ("  unit： Velferd", 6, "looks like a colon"),
    ("unit: “Velferd: bolig”", 6, "typographic"),
    ("  - «Velferd: bolig»", 4, "typographic"),
    ("  - {name: ”Bolig, kontor”}", 11, "typographic"),
    ('unit: "Velferd”', 14, "typographic"),
    ("unit: [Vedtar] planen", 6, "bracket"),
    ("  - {Vedtar} planen", 4, "bracket"),
]


@pytest.mark.parametrize(("line", "column", "word"), FOUND)
def test_a_slip_is_found_where_it_stands(line: str, column: int, word: str) -> None:
    found = slip(line)
    assert found is not None
    assert found.column == column
    assert word in str(found.message)
    assert str(found.hint)


@pytest.mark.parametrize(
    "line",
    [
        "unit: Velferd og bolig",
        "  - id: nav",
        "unit: Eldre\u00a0råd",
        "unit: Vi sier «hei» – og går",
        "unit: 2024-2026",
        "value: -12",
        "limits: [Vedtar, planen]",
        "limits: [Vedtar]  # kommentar",
        "address: {street: Vei 1, place: Vik}",
        "# “kommentar”: med\u00a0tegn",
        "---",
        "",
    ],
)
def test_what_is_typed_right_is_no_slip(line: str) -> None:
    assert slip(line) is None


@pytest.mark.parametrize(("line", "column", "word"), FOUND)
def test_on_the_line_above_only_what_a_parser_sees_late_counts(
    line: str, column: int, word: str
) -> None:
    found = slip(line, above=True)
    late = word in {"invisible", "space is missing", "not the hyphen"}
    assert (found is not None and found.column == column) is late
