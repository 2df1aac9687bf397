"""What the case on an evaluation prints beside what every case prints."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.evaluation import Proposal
from pipeline.facts.replies import Mark
from pipeline.parse import parse
from pipeline.source import load
from pipeline.views.evaluation import EvaluationCase, evaluation_cases
from pipeline.views.views import Items

INPUTS = Path(__file__).parent.parent.parent / "inputs"


def dossier(name: str, *changes: tuple[str, str]) -> Dossier:
    text = (INPUTS / f"{name}.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return parse(load(text.encode(), name))


def case(held: Dossier) -> EvaluationCase:
    (one,) = tuple(evaluation_cases(held))
    return one


def test_a_case_that_an_evaluation_names_is_not_drafted_twice() -> None:
    held = dossier("eksempelvik")
    assert case(held).id == "evaluation-2026"
    assert "evaluation-2026" not in [one.id for one in Items(held).case_drafts]


def test_the_next_evaluation_has_the_day_that_the_decision_has_set() -> None:
    assert case(dossier("eksempelvik")).next_evaluation.decided == dt.date(2028, 5, 1)
    without = dossier("eksempelvik", ("        deadline: 2028-05-01\n", ""))
    assert case(without).next_evaluation.decided is None


def test_an_evaluation_without_a_case_makes_no_document() -> None:
    held = dossier("eksempelvik", ("    case: evaluation-2026\n", ""))
    assert tuple(evaluation_cases(held)) == ()
    assert "evaluation-2026" in [one.id for one in Items(held).case_drafts]


def test_there_is_nothing_to_evaluate_before_the_foundation_is_adopted() -> None:
    held = dossier("eksempelvik", ("    adopts_values: true\n", ""))
    assert tuple(evaluation_cases(held)) == ()


def test_each_value_has_its_answers_and_its_finding() -> None:
    held = case(dossier("eksempelvik"))
    yes, partly, no, silent = Mark.YES, Mark.PARTLY, Mark.NO, Mark.SILENT
    assert [
        (
            one.value.id,
            {each.mark: each.number for each in one.tally},
            one.finding and one.finding.proposal,
        )
        for one in held.reviewed
    ] == [
        ("safe-home", {partly: 2, no: 1, silent: 1}, Proposal.CONTINUE),
        ("equal-worth", {partly: 2}, Proposal.CONTINUE),
        ("own-say", {yes: 2}, Proposal.CONTINUE),
        ("good-neighbourhoods", {yes: 1, no: 1, silent: 2}, Proposal.REVISE),
        ("shared-duty", {yes: 1, no: 1}, Proposal.CONTINUE),
    ]
    assert [one.value.id for one in held.changed] == ["good-neighbourhoods"]


def test_the_evaluated_decision_is_quoted_once() -> None:
    held = case(dossier("fjordheim"))
    assert held.evaluated.decision.id == "foundation-2025"
    assert [one.decision.id for one in held.earlier] == ["team-2025"]


def test_those_who_took_part_after_the_decision_are_heard_with_those_the_case_names() -> None:
    held = case(dossier("fjordheim"))
    ids = [one.id for one in held.since.heard]
    assert ids[0] == "home-visits"
    assert "north-evaluation" in ids
    assert "north-meeting" not in ids
    assert [one.date for one in held.since.heard] == sorted(one.date for one in held.since.heard)


@pytest.mark.parametrize(
    ("day", "year", "due"),
    [
        ("2027-09-12", "2027", "2028-10-31"),
        ("2026-03-02", "2027", "2028-10-31"),
        ("2027-09-13", "2031", "2032-10-31"),
        ("2032-01-01", "2035", "2036-10-31"),
    ],
)
def test_the_next_evaluation_follows_the_next_election(day: str, year: str, due: str) -> None:
    held = case(
        dossier("eksempelvik", ("date: 2026-03-02\n\nmunicipality", f"date: {day}\n\nmunicipality"))
    )
    following = held.next_evaluation
    assert (following.year, following.due) == (year, dt.date.fromisoformat(due))
    assert following.date is None


def test_the_day_of_the_next_election_is_told_where_the_dossier_has_it() -> None:
    given = "councils: [{elected: 2027-09-20, since: 2026-01-01}]\n\nmunicipality"
    held = case(dossier("eksempelvik", ("\nmunicipality", f"\n{given}")))
    assert held.next_evaluation.date == dt.date(2027, 9, 20)


@pytest.mark.parametrize(
    ("name", "began"), [("nyvik", dt.date(2027, 10, 18)), ("eksempelvik", None)]
)
def test_of_several_rounds_it_is_told_which_the_answers_are_of(
    name: str, began: dt.date | None
) -> None:
    assert case(dossier(name)).asked_from == began
