import re
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cerberus import Validator

from pipeline.contract.schema import schema
from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.dossier.dossier import Dossier
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
    assert _validator().schema is not None


@cache
def _validator() -> Any:
    """Make Cerberus's own validator, which first validates its schema: that takes seconds."""
    return Validator(schema(Dossier))


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("  unit: Velferd og bolig\n", "", [(5, 1, "S001")]),
        ("unit: Velferd", "units: Velferd", [(12, 3, "S002")]),
        ("unit: Velferd", "Unit: Velferd", [(12, 3, "S002")]),
        # What it is called in Norwegian, and a key that is like no other, where one is missing.
        ("    name: Boligkontoret", "    navn: Boligkontoret", [(25, 5, "S002")]),
        ("stakeholders:\n", "interessenter:\n", [(23, 1, "S002")]),
        ("unit: Velferd", "avdelingen: Velferd", [(12, 3, "S002")]),
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
        ("schema: 1", "schema: 3", [(1, 9, "S008")]),
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


FACTS = """\
figures:
  - id: people
    theme: population
    title: Innbyggere
    value: 12
    unit: personer
    date: 2025-01-01
    source: SSB
"""


# What is written, and words of the message and the hint.
MENDED = [
    ("value: 12", "value: 18.640", "two ways", "18640"),
    ("value: 12", "value: 18,640", "two ways", "18640"),
    ("value: 12", "value: -1.250", "two ways", "18640"),
    ("value: 12", "value: 1 061", "a number", "without spaces"),
    ("value: 12", "value: ٣", "a number", "0 to 9"),
    ("value: 12", "value: １２", "a number", "0 to 9"),
    ("value: 12", "value: 1²", "a number", "0 to 9"),
    ("value: 12", "value: 1\u00a0061", "a number", "no-break space"),
    ("value: 12", "value: −12", "a number", "hyphen"),
    ("date: 2025-01-01", "date: ２０２５-01-01", "not a date", "0 to 9"),
    ("date: 2025-01-01", "date: 2025–01–01", "not a date", "hyphen"),
    ("date: 2025-01-01", "date: “2025-01-01”", "not a date", "typographic"),
    ("number: 9901", "number: ٩٩٠١", "is not written", "0 to 9"),
    ("postcode: 0150", "postcode: ０１５０", "is not written", "0 to 9"),
    ("schema: 1", "schema: １", "a whole number", "0 to 9"),
    ("schema: 1", "schema: 1.000", "a whole number", "digits only"),
    ("id: eksempelvik", "id: eldre råd", "is not written", "a to z"),
    ("id: eksempelvik", "id: Eksempelvik", "is not written", "small letters"),
    ("id: eksempelvik", "id: -nav", "is not written", "hyphens between"),
    ("id: eksempelvik", "id: “nav”", "is not written", "typographic"),
    ("id: eksempelvik", "id: con", "Windows", "add a word"),
    ("id: eksempelvik", f"id: {'a' * 81}", "longer than 80", "shorter"),
    ("id: housing-office", f"id: {'a' * 81}", "longer than 80", "shorter"),
    ("norm: nb", "norm: bokmål", "must be one of nb, nn", "did you mean nb?"),
    ("norm: nb", "norm: Nynorsk", "must be one of nb, nn", "did you mean nn?"),
    ("group: internal", "group: Internal", "must be one of", "did you mean internal?"),
    ("group: internal", "group: “internal”", "must be one of", "did you mean internal? Note"),
    ("group: internal", "group: internal\u00a0", "must be one of", "no-break space"),
    ("  unit:", "  “unit”:", "not part of the contract", "did you mean unit? Note"),
    ("  unit:", "  unit\u00a0:", "not part of the contract", "did you mean unit? Note"),
    ("  unit:", "  \u00a0unit:", "not part of the contract", "did you mean unit? Note"),
]


@pytest.mark.parametrize(("was", "now", "message", "hint"), MENDED)
def test_what_is_wrong_is_named_at_its_place_and_how_to_mend_it(
    was: str, now: str, message: str, hint: str
) -> None:
    text = SMALL + FACTS
    assert was in text
    changed = text.replace(was, now, 1)
    line = text[: text.index(was)].count("\n") + 1
    found = [one for one in faults(changed) if one.line == line]
    assert len(found) == 1
    assert message in str(found[0].message)
    assert hint in str(found[0].hint)


@pytest.mark.parametrize("label", ["Internt i organisasjonen", "internt i organisasjonen"])
def test_the_word_that_documents_print_will_do_for_the_one_to_write(label: str) -> None:
    held = parsed(SMALL.replace("group: internal", f"group: {label}"))
    assert held == parsed(SMALL)


@pytest.mark.parametrize(
    ("label", "word"), [("Vedtaar", "decides"), ("vedtekk", "decides"), ("uttaler se", "advises")]
)
def test_a_misspelt_word_of_documents_leads_to_the_one_to_write(label: str, word: str) -> None:
    route = f"cases:\n  - route: [{{body: Kommunestyret, date: 2026-06-11, handling: {label}}}]\n"
    found = [one for one in faults(SMALL + route) if one.code == "S004"]
    assert [str(one.hint) for one in found] == [f"did you mean {word}?"]


@pytest.mark.parametrize("value", ["18,640", "12,5 prosent, om lag"])
def test_a_comma_in_brackets_that_cuts_a_value_is_told(value: str) -> None:
    fact = f"facts:\n  - {{id: a, theme: population, title: T, value: {value}, unit: personer,\n"
    found = faults(SMALL + fact + "      date: 2025-01-01, source: SSB}\n")
    unknown = [one for one in found if one.code == "S002"]
    assert [(one.line, "comma" in str(one.hint)) for one in unknown] == [(29, True)] * len(unknown)
    assert unknown


@pytest.mark.parametrize("limits", ["-Organisering", "– Organisering", "• Organisering"])
def test_a_list_with_other_signs_than_the_hyphen_is_told_of_them(limits: str) -> None:
    text = (SMALL + MANDATE).replace("- Organisering", limits)
    (found,) = faults(text)
    assert (found.code, found.line) == ("S003", 48)
    assert "hyphen and a space" in str(found.hint)


def test_no_hint_tells_to_write_the_title_of_a_field() -> None:
    found = faults(SMALL + "cases:\n  - {id: a}\nmandate:\n  - {id: b}\nplans:\n  - {id: c}\n")
    assert {one.code for one in found} == {"S001"}
    written = [
        str(one.hint).partition(f" Write {str(one.message).split()[0]}: ")[2] for one in found
    ]
    assert "..." in written
    for title in ("Økonomi", "Bakgrunn", "Avgrensning", "Om bolig"):
        assert not [one for one in written if title in one]


@pytest.mark.parametrize(
    "many",
    [
        "".join(f"k{n}: 1\n" for n in range(8000)),
        "  - {}\n" * 3000,
        "".join(f"  - {{id: a{n}, name: N, group: intern{n}, interest: x}}\n" for n in range(2000)),
        "".join(f"  - {{id: A{n}, name: N, group: internal, interest: x}}\n" for n in range(2000)),
        "".join(f"  - {{id: a{n}, nam: N, grup: x, interes: x}}\n" for n in range(1000)),
        "waivers:\n  - {" + ", ".join(f"k{n}: 1" for n in range(8000)) + "}\n",
        "  - {id: , name: , group: , interest: }\n" * 2000,
        f"{'k' * 100}: 1\n{'k' * 1000}x: 1\n" + "".join(f"k{n}: 1\n" for n in range(600)),
    ],
    ids=["keys", "missing", "terms", "ids", "misspelt", "one section", "empty", "long keys"],
)
def test_of_very_much_that_is_wrong_the_first_is_told_and_that_there_is_more(many: str) -> None:
    source = sourced(SMALL + many)
    start = time.process_time()
    with pytest.raises(Rejected) as fault:
        parse(source)
    assert time.process_time() - start < 2  # a second, doubled for a busy machine
    found = fault.value.diagnostics
    assert len(found) == 501
    assert [one.code for one in found].count("Y015") == 1
    assert list(found) == sorted(found)


def test_everything_wrong_is_reported_in_one_run() -> None:
    text = SMALL.replace("0150", "150").replace("norm: nb", "norm: bokmål").replace("1\n", "0\n", 1)
    assert [one.code for one in faults(text)] == ["S008", "S004", "S007"]


def test_a_misspelt_key_gets_the_right_one_as_a_hint() -> None:
    found = faults(SMALL.replace("unit:", "uint:"))
    assert "did you mean unit?" in [str(one.hint) for one in found]


def test_a_missing_key_says_what_to_write_there() -> None:
    (found,) = faults(SMALL.replace("  unit: Velferd og bolig\n", ""))
    assert str(found.message) == "unit (Avsender) is missing"
    assert "unit: Velferd og bolig" in str(found.hint)


# Cerberus takes a second for the largest.
SMALLER = [one for one in EXAMPLES if one.stem not in ("eksempelvik", "fjordheim", "storby")]


@pytest.mark.parametrize("path", SMALLER, ids=lambda path: path.stem)
def test_what_fits_the_contract_is_what_the_schema_accepts(path: Path) -> None:
    """The contract is read in one go; Cerberus explains what it refuses. They must agree."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    validator = _validator()
    tried = {True: 0, False: 0}
    for number, line in list(enumerate(lines))[:: max(1, len(lines) // 6)]:
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
    assert min(tried.values()) > 2


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
