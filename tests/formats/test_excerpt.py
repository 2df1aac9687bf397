"""Which lines may be shown, and that no line tells of a person."""

import pytest

from pipeline.diagnostics import Diagnostic, say
from pipeline.formats.excerpt import excerpt

# The month is raised by 80, so the number is nobody's.
NUMBER = "01817010055"


def shown(text: str, line: int, code: str = "R001", column: int = 1) -> str | None:
    one = Diagnostic("a.yaml", line, column, code, say("it is wrong"))
    held = excerpt(one, text.splitlines())
    return held and held.text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("date: 2026-03-02", 1),
        ("cases:\n  - id: homes\n    summary: Vi vil bygge 12 boliger.", 3),
        ("cases:\n- id: homes\n  summary: >\n    Vi vil bygge.\n    Flere boliger.", 5),
        ("stakeholders:\n  - name: Boligkontoret", 2),
        ("foundation: {title: Verdigrunnlag}", 1),
        ("plans:\n  - period: 2024-2027\n    adopted: 2024-06-18", 3),
        ('{\n "cases": [\n  {\n   "summary": "Vi vil bygge."', 4),
        ("figures:\n  - title: Boliger\n    series: {2025-01-01: 9, 2026-01-01: 7}", 3),
    ],
)
def test_a_line_under_known_keys_is_shown(text: str, line: int) -> None:
    assert shown(text, line) == text.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # A field that is declared to hold what is personal, however it is written.
        ("municipality:\n  chief_executive:\n    name: Kari Nordmann", 3),
        ("municipality:\n  chief_executive: Kari Nordmann", 2),
        ("municipality:\n  chief_executive: {title: x, name: Kari Nordmann}", 2),
        ("municipality:\n  chief_executive: {title: x,\n    name: Kari Nordmann}", 3),
        ('{"municipality":\n {"chief_executive":\n  {"name":"Kari Nordmann"}}}', 3),
        ("municipality:\n  chief_executive:\n    name: >\n      Kari\n      Nordmann", 5),
        ("mapping:\n  questions:\n    - answer: Kari sier at det er vanskelig.", 3),
        ("route:\n  present:\n  - Kari Nordmann", 3),
        ("route:\n  present: [Ola,\n    Kari Nordmann]", 3),
        # A key that the contract does not know may be such a field, misspelt.
        ("municipality:\n  chief_executive:\n    navn: Kari Nordmann", 3),
        ("municipality:\n  Kari Nordmann: leder", 2),
        # What stands under no key, or holds a number, an address or a phone, in any field.
        ("Kari Nordmann", 1),
        (f"cases:\n  - summary: Gjelder {NUMBER}.", 2),
        (f"cases:\n  - summary: Gjelder {NUMBER[:6]}\n      {NUMBER[6:]}.", 2),
        ("cases:\n  - summary: Skriv til kari@eksempelvik.example", 2),
        ("cases:\n  - summary: Ring 912 34 567.", 2),
        ("cases:\n  - summary: Konto 1234.56.78903", 2),
    ],
)
def test_a_line_that_may_tell_of_a_person_is_not_shown(text: str, line: int) -> None:
    assert shown(text, line) is None


@pytest.mark.parametrize("code", ["X063", "X064", "X069", "X102", "X103"])
def test_what_rules_of_privacy_find_is_not_shown(code: str) -> None:
    assert shown("cases:\n  - summary: Vi vil bygge.", 2, code) is None


@pytest.mark.parametrize("code", ["S004", "S007", "Y003", "Y010"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("norm: Kari Nordmann", "norm: …"),
        ("  - name: Kari Nordmann", "  - name: …"),
        ('  "email": "kari@', '  "email": …'),
        ("contact:", "contact:"),
        ("Kari Nordmann: leder", None),
        (f"{NUMBER}: kari", None),
        ("    Kari Nordmann", None),
        ("", None),
    ],
)
def test_of_a_value_that_is_refused_only_the_key_is_shown(
    code: str, line: str, told: str | None
) -> None:
    assert shown(line, 1, code) == told


def test_a_comment_is_not_shown() -> None:
    assert shown("date: 2026-03-02 # Kari kommer", 1) == "date: 2026-03-02 #…"
    assert shown("# Kari kommer", 1) is None


def test_what_a_document_type_declares_is_shown() -> None:
    assert shown("one_per: case", 1, "T013") == "one_per: case"


def test_nothing_is_shown_of_a_file_that_has_no_lines() -> None:
    assert shown("", 1) is None
    assert shown("date: 2026-03-02", 7) is None


def test_a_long_line_is_cut_around_the_place_and_what_is_unseen_is_blank() -> None:
    text = f"cases:\n  - summary: {'bolig ' * 40}"
    one = Diagnostic("a.yaml", 2, 150, "F010", say("it is wrong"))
    held = excerpt(one, text.splitlines())
    assert held is not None
    assert (held.text[0], held.text[-1], len(held.text)) == ("…", "…", 102)
    assert held.text[held.column - 1 :][:5] == text.splitlines()[1][149:][:5]
    assert shown("cases:\n  - summary: a\x1b[31m\u202eb", 2) == "  - summary: a [31m b"
