import re
from pathlib import Path

import pytest
from cerberus import Validator

from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.schema import schema
from pipeline.parse import parse
from tests.samples import EXAMPLES, MANDATE, SMALL, parsed, sourced


def refused(text: str) -> tuple[Diagnostic, ...]:
    """Give what a text is refused for; nothing when it is a dossier."""
    try:
        parse(sourced(text))
    except Rejected as fault:
        return fault.diagnostics
    return ()


def faults(text: str) -> tuple[Diagnostic, ...]:
    found = refused(text)
    assert found
    return found


def places(text: str) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in faults(text)]


def test_a_valid_dossier_becomes_frozen_values() -> None:
    dossier = parsed()
    assert dossier.municipality.number == "9901"
    assert dossier.municipality.address.postcode == "0150"
    with pytest.raises(AttributeError):
        dossier.id = "another"  # type: ignore[misc]


def test_the_schema_is_one_that_cerberus_itself_accepts() -> None:
    assert Validator(schema(Dossier)).schema is not None


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("  unit: Velferd og bolig\n", "", [(5, 1, "S001")]),
        ("unit: Velferd", "units: Velferd", [(5, 1, "S001"), (12, 3, "S002")]),
        ("chief_executive:\n", "chief_executive: text\n  x:\n", None),
        ("name: Boligkontoret", "name: [a, b]", [(25, 11, "S003")]),
        ("stakeholders:\n", "stakeholders: text\nx:\n", None),
        ("group: internal", "group: intern", [(26, 12, "S004")]),
        ("unit: Velferd og bolig", 'unit: ""', [(12, 9, "S005")]),
        ("unit: Velferd og bolig", "unit:", [(12, 8, "S005")]),
        ("date: 2026-03-02", "date: 2026-3-2", [(4, 7, "S006")]),
        ("date: 2026-03-02", "date: 0206-03-02", [(4, 7, "S006")]),
        ("date: 2026-03-02", "date: 9999-12-31", [(4, 7, "S006")]),
        ("schema: 1", "schema: én", [(1, 9, "S006")]),
        ("schema: 1", "schema: 2", [(1, 9, "S008")]),
        ("postcode: 0150", "postcode: 150", [(15, 15, "S007")]),
        ("unit: Velferd og bolig", 'unit: "Velferd\\nog bolig"', [(12, 9, "S009")]),
    ],
)
def test_each_fault_of_shape_has_its_place(
    was: str, now: str, found: list[tuple[int, int, str]] | None
) -> None:
    assert was in SMALL
    text = SMALL.replace(was, now, 1)
    if found is None:
        assert faults(text)
    else:
        assert places(text) == found


def test_everything_wrong_is_reported_in_one_run() -> None:
    text = SMALL.replace("0150", "150").replace("norm: nb", "norm: bokmål").replace("1\n", "0\n", 1)
    assert [one.code for one in faults(text)] == ["S008", "S004", "S007"]


def test_a_misspelt_key_gets_the_right_one_as_a_hint() -> None:
    found = faults(SMALL.replace("unit:", "uint:"))
    assert "did you mean unit?" in [str(one.hint) for one in found]


def test_a_missing_key_says_what_to_write_there() -> None:
    (found,) = faults(SMALL.replace("  unit: Velferd og bolig\n", ""))
    assert str(found.message) == "unit is missing"
    assert "unit: Velferd og bolig" in str(found.hint)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_fits_the_contract_is_what_the_schema_accepts(path: Path) -> None:
    """The contract is read in one go; Cerberus explains what it refuses. They must agree."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    validator = Validator(schema(Dossier))
    tried = {True: 0, False: 0}
    for number, line in list(enumerate(lines))[:: max(1, len(lines) // 20)]:
        indent = line[: len(line) - len(line.lstrip())]
        for changed in ("", f"{indent}x: y\n", f"{indent}{line.strip().partition(':')[0]}: 0\n"):
            text = "".join([*lines[:number], changed, *lines[number + 1 :]])
            try:
                source = sourced(text)
            except Rejected:
                continue
            accepted = validator.validate(source.data)
            assert bool(refused(text)) is not accepted
            tried[accepted] += 1
    assert min(tried.values()) > 5


CANARY = "KANARI-01017012345"


def test_no_message_repeats_a_value() -> None:
    """The canary stands in every scalar of a dossier in turn, and in the keys."""
    text = SMALL + MANDATE
    tried = 0
    for found in re.finditer(r"^( *(?:- )?\w+: )(\S.*)$", text, re.MULTILINE):
        for value in (CANARY, f"[{CANARY}]", f"{{{CANARY}: {CANARY}}}", f'"a\\n{CANARY}"'):
            changed = text[: found.start(2)] + value + text[found.end(2) :]
            found_here = refused(changed)
            tried += bool(found_here)
            words = " ".join(f"{one.message} {one.hint}" for one in found_here)
            assert CANARY not in words
            assert all(one.line >= 1 and one.column >= 1 for one in found_here)
    assert tried > 100
