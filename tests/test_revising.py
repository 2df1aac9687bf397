"""A revision is held against what comes of it: whole or not at all, and told where it says it."""

import datetime as dt

import pytest

from pipeline import revising
from pipeline.diagnostics import Rejected
from pipeline.revising import Reception, Revised
from pipeline.source import Book
from tests.living.laying import DOSSIER, told
from tests.samples import SMALL

TODAY = dt.date(2027, 3, 1)
HEAD = "revision: {id: r, date: 2027-02-01}\n"
RENAMED = "stakeholders:\n  - {id: nav, name: NAV Ny, earlier: [{name: NAV Vik}]}\n"


def revised(revision: str, content: bytes) -> Revised:
    return revising.revised(Book("vik.yaml", content), told(revision), TODAY)


def lines(made: Revised) -> list[tuple[str, int, int, str]]:
    return [(one.path, one.line, one.column, one.code) for one in made.findings]


@pytest.mark.parametrize(
    ("revision", "found"),
    [
        ("plans: []\n", [(1, 1, "S001")]),
        (HEAD + "plan: []\n", [(2, 1, "S002")]),
        (HEAD + "plans:\n  - {id: a, title: A, valid_to: i fjor}\n", [(3, 33, "S006")]),
        (HEAD + "plans:\n  - {id: a, says: Nytt.}\n", [(3, 5, "E001")]),
        (HEAD + "municipality: {unit: Ny}\n", [(2, 1, "E001")]),
        (HEAD + "mapping: {purpose: Nytt.}\n", [(2, 11, "E001")]),
        ("revision: {id: r, date: 2027-02-01, handover: [{to: nav}]}\n", [(1, 48, "E001")] * 2),
        (
            HEAD + "plans:\n  - {id: a, title: A, earlier: [{says: a}, {says: b}]}\n",
            [(3, 44, "E001")],
        ),
    ],
)
def test_a_faulty_revision_is_told_at_its_line(
    revision: str, found: list[tuple[int, int, str]]
) -> None:
    with pytest.raises(Rejected) as rejected:
        told(revision)
    assert [(d.line, d.column, d.code) for d in rejected.value.diagnostics] == found


def test_it_is_laid_in_and_then_it_is_there() -> None:
    made = revised(HEAD + RENAMED, DOSSIER.encode())
    assert (made.reception, made.findings) == (Reception.CHANGED, ())
    assert revised(HEAD + RENAMED, made.after.content).reception is Reception.SAME


def test_what_check_would_not_take_is_told_at_the_line_of_the_revision() -> None:
    owner = "plans:\n  - id: programme\n    title: Handlingsdel 2027–2030\n    owner: nobody\n"
    made = revised(HEAD + owner, DOSSIER.encode())
    assert (made.reception, lines(made)) == (Reception.FAULTY, [("r.yaml", 5, 12, "R001")])
    assert made.after == made.book
    assert str(made.findings[0].message).startswith("vik.yaml: ")


def test_a_revision_after_the_day_of_the_dossier_is_not_taken() -> None:
    made = revised(HEAD.replace("2027-02-01", "2027-04-01") + RENAMED, DOSSIER.encode())
    assert (made.reception, lines(made)) == (Reception.REFUSED, [("vik.yaml", 4, 7, "E002")])
    moved = HEAD.replace("2027-02-01", "2027-04-01") + "date: 2027-04-10\n" + RENAMED
    assert revised(moved, DOSSIER.encode()).reception is Reception.CHANGED


def test_what_is_not_meant_is_told_at_the_line_of_the_dossier() -> None:
    other = DOSSIER.replace('"Handlingsdel 2027–2030"', "Klimaplan")
    plan = "plans:\n  - {id: programme, title: Handlingsdel 2027–2030, says: Nytt.}\n"
    made = revised(HEAD + plan, other.encode())
    assert (made.reception, lines(made)) == (Reception.REFUSED, [("vik.yaml", 21, 5, "E002")])
    assert str(made.findings[0].message).endswith("(r.yaml:3)")


def test_a_dossier_with_errors_of_its_own_is_left_and_they_are_told() -> None:
    made = revised(HEAD + RENAMED, DOSSIER.replace("owner: staff", "owner: nobody").encode())
    assert (made.reception, lines(made)) == (Reception.REFUSED, [("vik.yaml", 27, 12, "R001")])


def test_a_dossier_of_an_older_contract_is_upgraded_first() -> None:
    unit = "stakeholders:\n  - {id: housing-office, name: Boligkontoret, interest: Nytt.}\n"
    head = HEAD.replace("2027-02-01", "2026-02-01")
    made = revised(head + unit, SMALL.encode())
    assert (made.reception, lines(made)) == (Reception.REFUSED, [("vik.yaml", 1, 9, "E003")])


@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("utf-16", "\r\n")]
)
def test_line_ends_and_encoding_are_the_authors(encoding: str, ends: str) -> None:
    content = DOSSIER.replace("\n", ends).encode(encoding)
    made = revised(HEAD + RENAMED, content)
    assert made.reception is Reception.CHANGED
    plain = revised(HEAD + RENAMED, DOSSIER.encode()).after.content.decode()
    assert made.after.content == plain.replace("\n", ends).encode(encoding)
