"""A # that may have cut a text is told; a comment that can be nothing else is let be."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import check as stage
from pipeline.comments import doubtful
from pipeline.cuts import signs
from pipeline.diagnostics import Diagnostic, Rejected, Severity
from pipeline.dossier.dossier import Dossier
from pipeline.parse import parse
from tests.samples import EXAMPLES, MANDATE, SMALL, sourced

UNIT = "unit: Velferd og bolig"
LIMIT = "      - Organisering av tjenestene\n"


def cut(old: str, new: str) -> list[tuple[int, int]]:
    """Give line and column of the signs told, counted from the line that was changed."""
    text = SMALL + MANDATE
    assert old in text
    first = text[: text.index(old)].count("\n")
    source = sourced(text.replace(old, new, 1))
    parse(source)
    return [(one.line - first, one.column) for one in doubtful(source, Dossier)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("unit: Bolig #1 og #2", [(1, 15)]),
        ("unit: Bolig # 1 og # 2", [(1, 15)]),
        ("unit: Bolig  #1", [(1, 16)]),
        ("unit: Se nr #3", [(1, 15)]),
        ("unit: Merk med #bolig", [(1, 18)]),
        ("unit: Bolig #", [(1, 15)]),
        ("unit:\n    Bolig #1", [(2, 11)]),
        ("unit:\n    Bolig\n    og #1", [(3, 8)]),
        ("unit: Bolig\n    #1 og to", [(2, 5)]),
        ("unit: #1\n    Bolig", [(1, 9)]),
        ("unit: > #1\n    Bolig", [(1, 11)]),
        ('unit: "Bolig" #1', [(1, 17)]),
        ("unit: Bolig  # hele avdelingen", []),
        ("unit: Bolig\n    og velferd  # to avdelinger", []),
        ("unit: # avdelingen\n    Bolig", []),
        ("unit: Bolig\n  # avdelingen", []),
        ("unit: Bolig\n  #avdelingen", []),
        ("unit: Bolig\n    # avdelingen", []),
        ('unit: "Bolig #1"', []),
        ("unit: 'Bolig #1'", []),
        ('unit: "Bolig" # avdelingen', []),
        ("unit: Bolig#1", []),
        ("unit: C#", []),
        ("unit: >\n    Bolig #1\n    og # 2", []),
        ("unit: Bolig #1 # to", [(1, 15)]),
    ],
)
def test_a_text_that_a_sign_may_have_cut_is_told_where_the_sign_stands(
    written: str, found: list[tuple[int, int]]
) -> None:
    assert cut(UNIT, written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("      - Hus #1 og #2\n", [(1, 13)]),
        ("      - Hus\n        #1 og #2\n", [(2, 9)]),
        ("      - Hus\n      #- Tomt\n", []),
        ("      - Hus\n      # - Tomt\n", []),
    ],
)
def test_an_item_of_a_list_is_a_text_too(written: str, found: list[tuple[int, int]]) -> None:
    assert cut(LIMIT, written) == found


def test_in_a_block_of_text_the_sign_is_text() -> None:
    old = "purpose: Arbeidet skal gi tjenestene et felles grunnlag.\n"
    assert cut(old, "purpose: |\n      Hus #1\n      # 2\n      og #3\n    # merknad\n") == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("    limits: [Hus #1\n      , Tomt]\n", [(1, 18)]),
        ("    limits: [Hus, #1\n      Tomt]\n", [(1, 19)]),
        ("    limits: [Hus, Tomt] #1\n", []),
        ("    limits:  # det vi ikke gjør\n      - Hus\n", []),
        ("    limits: #avgrensning\n      - Hus\n", []),
    ],
)
def test_a_list_in_brackets_loses_its_text_as_easily(
    written: str, found: list[tuple[int, int]]
) -> None:
    assert cut(f"    limits:\n{LIMIT}", written) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: 9901", "number: 9901 #Eksempelvik"),
        ("id: eksempelvik", "id: eksempelvik # mappen"),
        ("date: 2026-03-02", "date: 2026-03-02 # i dag"),
        ("group: internal", "group: internal # enheten vår"),
        ("postcode: 0150", "postcode: 0150 # Oslo"),
        ("classification: F17", "classification: F17 # fra arkivplanen"),
        ("unit: housing-office", "unit: housing-office # se over"),
        ("municipality:", "municipality: #kommunen"),
    ],
)
def test_what_is_whole_as_it_stands_may_be_explained(old: str, new: str) -> None:
    assert cut(old, new) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_hold_no_doubtful_comment(path: Path) -> None:
    source = sourced(path.read_text(encoding="utf-8"))
    assert doubtful(source, Dossier) == ()


def test_check_warns_and_says_how_to_mend_either() -> None:
    source = sourced(SMALL.replace(UNIT, "unit: Bolig #1"))
    (found,) = stage.check(source, parse(source), dt.date(2026, 3, 2))
    assert (found.code, found.severity) == ("Y018", Severity.WARNING)
    assert "quotes" in str(found.hint)
    assert "two spaces" in str(found.hint)


def refused(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(Rejected) as fault:
        parse(sourced(text))
    return fault.value.diagnostics


@pytest.mark.parametrize("written", ["unit: #1 Bolig", "unit: # 1 Bolig"])
def test_a_text_that_begins_with_the_sign_is_empty_and_says_why(written: str) -> None:
    (found,) = refused(SMALL.replace(UNIT, written))
    assert (found.line, found.code) == (12, "S005")
    assert "#" in str(found.hint)


def test_a_dossier_that_is_refused_is_warned_of_its_comments_in_the_same_run() -> None:
    found = refused(SMALL.replace(UNIT, "unit: Bolig #1").replace("norm: nb", "norm: bokmål"))
    assert [(one.line, one.code) for one in found] == [(3, "S004"), (12, "Y018")]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("unit: Bolig # og\n    velferd", (12, 15)),
        ("unit: Bolig  # og\n    velferd\n    i byen", (12, 16)),
        ("unit: [Bolig # og]", (12, 16)),
        ("unit: {a: Bolig #1, b: Tomt}", (12, 19)),
    ],
)
def test_where_the_sign_breaks_the_file_it_is_named(written: str, place: tuple[int, int]) -> None:
    with pytest.raises(Rejected) as fault:
        sourced(SMALL.replace(UNIT, written))
    (found,) = fault.value.diagnostics
    assert ((found.line, found.column), found.code) == (place, "Y003")
    assert "#" in str(found.message)


def test_an_innocent_comment_is_not_blamed_for_a_bracket() -> None:
    with pytest.raises(Rejected) as fault:
        sourced(SMALL.replace(UNIT, "unit: [Bolig  # en merknad"))
    assert "bracket" in str(fault.value.diagnostics[0].message)


@given(st.text(st.sampled_from(" #\na\r\t.")), st.integers(0, 5), st.integers(0, 9))
def test_the_signs_are_those_that_a_search_for_them_finds(text: str, first: int, more: int) -> None:
    start, end = min(first, len(text)), min(first + more, len(text))
    sought = re.compile(r"(?<=\S) +#|^ +#(?=\w)", re.MULTILINE)
    for part in ((0, len(text)), (start, end)):
        found = [one.span() for one in signs(text, *part)]
        assert found == [one.span() for one in sought.finditer(text, *part)]
