"""A decision that is written once, on the route of its case, is a decision among the others."""

import datetime as dt

import pytest

from pipeline.dossier.decisions import DecidedPoint, Decision, Notice
from pipeline.rewrite import rewrite
from pipeline.source import Book, load
from tests.samples import SMALL, parsed

CASE = """\
cases:
  - id: care-homes
    subject: other
    title: Nye omsorgsboliger
    date: 2026-02-10
    officer: {name: Kari Eksempel, title: rådgiver}
    route:
      - {body: Formannskapet, date: 2026-02-09, handling: recommends}
      - body: Kommunestyret
        date: 2026-02-12
        case_number: 41/26
        handling: decides
        adopted: [Kommunestyret bygger seks boliger., Byggingen starter i 2027.]
        decision: build-homes
        notified: 2026-02-16
        notice: full
    proposal: [Kommunestyret bygger åtte boliger.]
    summary: Kommunen trenger boliger.
    background: Tolv står i kø.
    facts: Tomten er kjøpt.
    assessment: Seks boliger er nok.
    economy: Boligene har dekning.
    conclusion: Kommunen bør bygge.
"""
MADE = Decision(
    id="build-homes",
    title="Nye omsorgsboliger",
    body="kommunestyret",
    date=dt.date(2026, 2, 12),
    case_number="41/26",
    notified=dt.date(2026, 2, 16),
    notice=Notice.FULL,
    case="care-homes",
    points=(
        DecidedPoint(text="Kommunestyret bygger seks boliger."),
        DecidedPoint(text="Byggingen starter i 2027."),
    ),
)
BEFORE = Decision(
    id="order",
    title="Bestilling",
    body="kommunestyret",
    date=dt.date(2025, 6, 12),
    case_number="48/25",
    points=(DecidedPoint(text="Kommunestyret ber om en sak."),),
)
WRITTEN = """\
decisions:
  - id: order
    title: Bestilling
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    points: [Kommunestyret ber om en sak.]
"""


@pytest.mark.parametrize(
    ("written", "held"), [("", (MADE,)), (WRITTEN, (BEFORE, MADE))], ids=["alone", "among others"]
)
def test_a_meeting_that_names_its_decision_makes_it(
    written: str, held: tuple[Decision, ...]
) -> None:
    assert parsed(SMALL + CASE + written).decisions == held


def test_a_title_of_its_own_is_the_decisions() -> None:
    case = CASE.replace("notice: full", "decision_title: Seks nye boliger")
    assert [one.title for one in parsed(SMALL + case).decisions] == ["Seks nye boliger"]


@pytest.mark.parametrize(
    ("body", "named"),
    [("Formannskapet", "formannskapet"), ("HOM", "HOM"), ("Komité for bolig", "komité for bolig")],
)
def test_a_body_is_named_as_within_a_sentence(body: str, named: str) -> None:
    case = CASE.replace("body: Kommunestyret", f"body: {body}")
    assert [one.body for one in parsed(SMALL + case).decisions] == [named]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        case_number: 41/26\n", ""),
        ("        decision: build-homes\n", ""),
        ("        date: 2026-02-12\n", ""),
    ],
)
def test_a_meeting_that_lacks_something_has_made_no_decision(old: str, new: str) -> None:
    assert parsed(SMALL + CASE.replace(old, new)).decisions == ()


def test_a_decision_that_is_written_in_full_is_not_made_again() -> None:
    case = CASE.replace("decision: build-homes", "decision: order")
    assert parsed(SMALL + case + WRITTEN).decisions == (BEFORE,)


@pytest.mark.parametrize(
    "broken",
    [
        "cases: text\n",
        "cases: [text]\n",
        "cases: [{route: text}]\n",
        "cases: [{route: [text]}]\n",
        "cases: [{route: [{decision: {a: b}}]}]\n",
        f"decisions: text\n{CASE}",
        f"decisions: [text]\n{CASE.replace('case_number', 'number')}",
    ],
)
def test_what_is_written_otherwise_is_left_to_the_contract(broken: str) -> None:
    source = load((SMALL + broken).encode(), "a.yaml")
    assert source.data.get("decisions") in (None, "text", ["text"])


def test_what_is_wrong_with_a_made_decision_stands_at_its_meeting() -> None:
    text = SMALL + CASE.replace("2026-02-12", "12. februar")
    source = load(text.encode(), "a.yaml")
    line = text.splitlines().index("        date: 12. februar") + 1
    assert source.position(("decisions", 0, "date")).line == line
    assert source.position(("cases", 0, "route", 1, "date")).line == line


def test_who_writes_in_the_file_finds_what_stands_there() -> None:
    source = load((SMALL + CASE).encode(), "a.yaml")
    assert [one["id"] for one in source.data["decisions"]] == ["build-homes"]
    assert "decisions" not in source.written


def test_a_dossier_of_an_older_contract_is_rewritten_as_it_stands() -> None:
    text = SMALL + CASE.replace("handling", "treatment")
    written = rewrite(Book("a.yaml", text.encode())).content.decode()
    assert written == (SMALL + CASE).replace("schema: 1", "schema: 2")
