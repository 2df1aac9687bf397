"""What has changed after one day, up to and with another."""

import datetime as dt

from pipeline.contract.declare import Prose
from pipeline.dossier.decisions import Decision
from pipeline.dossier.guidelines import Guideline, Level
from pipeline.dossier.plans import Adoption, Plan, PlanKind
from pipeline.facts.changes import (
    Change,
    ChangeKind,
    Span,
    changes,
    decisions,
    elections,
    laws,
    plans,
)
from pipeline.norm import Norm
from tests.samples import SMALL, parsed


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(after: str, until: str) -> Span:
    return Span(day(after), day(until))


def guideline(law: str, section: str) -> Guideline:
    return Guideline(
        id="g", level=Level.NATIONAL, law=law, section=section, meaning=Prose.of("Vi følger den.")
    )


def test_a_span_leaves_out_its_first_day_and_holds_its_last() -> None:
    held = span("2025-06-12", "2026-03-02")
    days = ("2025-06-12", "2025-06-13", "2026-03-02", "2026-03-03")
    assert [day(one) in held for one in days] == [False, True, True, False]
    assert None not in held


def test_a_wording_that_came_in_the_span_is_a_change() -> None:
    held = laws([guideline("folkehelseloven", "7")], span("2025-12-31", "2026-01-01"), Norm.NN)
    assert [(one.date, one.kind, one.title) for one in held] == [
        (day("2026-01-01"), ChangeKind.LAW, "Folkehelselova §\u00a07")
    ]


def test_a_wording_from_the_day_of_the_decision_is_not_new() -> None:
    assert not list(
        laws([guideline("folkehelseloven", "7")], span("2026-01-01", "2026-03-02"), Norm.NB)
    )


def test_a_repealed_provision_says_what_has_taken_over() -> None:
    held = laws(
        [guideline("helse-og-omsorgstjenesteloven", "3-7")],
        span("2023-01-01", "2023-12-31"),
        Norm.NB,
    )
    assert tuple(held) == (
        Change(
            day("2023-07-01"),
            ChangeKind.LAW,
            "Helse- og omsorgstjenesteloven §\u00a03-7",
            repealed=True,
            instead="boligsosialloven § 6",
        ),
    )


def test_a_wording_that_another_follows_is_one_change() -> None:
    held = laws([guideline("sosialtjenesteloven", "15")], span("2023-01-01", "2023-12-31"), Norm.NB)
    assert [one.date for one in held] == [day("2023-07-01")]


def test_one_provision_cited_twice_is_one_change() -> None:
    twice = [guideline("folkehelseloven", "7")] * 2
    assert len(list(laws(twice, span("2025-01-01", "2026-03-02"), Norm.NB))) == 1


def test_plans_and_decisions_of_the_span() -> None:
    def plan(adopted: str) -> Plan:
        held = Adoption(body="kommunestyret", date=day(adopted), case_number="103/25")
        return Plan(
            id="p",
            kind=PlanKind.FINANCIAL_PLAN,
            title="Økonomiplan",
            adopted=held,
            owner="staff",
            says=Prose.of("Penger."),
        )

    since = span("2025-06-12", "2026-03-02")
    assert tuple(plans([plan("2025-06-12"), plan("2025-12-11")], since)) == (
        Change(
            day("2025-12-11"),
            ChangeKind.PLAN,
            "Økonomiplan",
            body="kommunestyret",
            case_number="103/25",
        ),
    )
    decision = Decision(
        id="d",
        title="Bustadteam",
        body="heradsstyret",
        date=day("2025-12-11"),
        case_number="71/25",
        points=("Vi gjer det.",),
    )
    assert [(one.kind, one.body, one.case_number) for one in decisions([decision], since)] == [
        (ChangeKind.DECISION, "heradsstyret", "71/25")
    ]


def test_an_election_is_a_change_when_it_has_been_held() -> None:
    assert not list(elections(parsed(), span("2025-06-12", "2027-09-12")))
    held = list(elections(parsed(), span("2025-06-12", "2027-09-13")))
    assert [(one.day.year, one.known) for one in held] == [(2027, None)]


def test_an_election_that_the_dossier_gives_the_day_of_is_a_change_on_that_day() -> None:
    told = parsed(SMALL.replace("2026-03-02", "2027-10-01") + "councils: [{elected: 2027-09-20}]\n")
    held = changes(told, span("2025-06-12", "2027-10-01"))
    assert held == (Change(day("2027-09-20"), ChangeKind.ELECTION, "2027"),)


def test_an_election_past_the_register_is_a_change_too() -> None:
    held = changes(parsed(), span("2025-06-12", "2032-03-02"))
    assert held == tuple(Change(None, ChangeKind.ELECTION, year) for year in ("2027", "2031"))
