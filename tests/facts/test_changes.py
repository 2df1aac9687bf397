"""What has changed after one day, up to and with another."""

import datetime as dt

from pipeline.contract.declare import Prose
from pipeline.dossier.guidelines import Guideline, Level
from pipeline.facts.changes import (
    Change,
    ChangeKind,
    Span,
    changes,
    elections,
    laws,
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
    assert tuple(held) == (
        Change(
            day("2026-01-01"),
            ChangeKind.LAW,
            "Folkehelselova §\u00a07",
            "Mellom tiltaka er bumiljø, psykisk helse, diskriminering og einsemd nye.",
        ),
    )


def test_an_amendment_that_nobody_has_held_against_the_last_wording_tells_no_content() -> None:
    held = laws([guideline("folkehelseloven", "5")], span("2025-12-31", "2026-01-01"), Norm.NB)
    assert [(one.content, one.new) for one in held] == [("", False)]


def test_a_provision_that_is_new_tells_its_content() -> None:
    held = laws([guideline("boligsosialloven", "4")], span("2023-01-01", "2023-12-31"), Norm.NB)
    assert [(one.content, one.new) for one in held] == [
        (
            "Vanskeligstilt er den som trenger hjelp til å skaffe eller beholde en egnet bolig.",
            True,
        )
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


PLANS = """\
plans:
  - id: financial-plan
    kind: financial_plan
    title: Økonomiplan
    adopted: {body: kommunestyret, date: 2025-06-12, case_number: 50/25}
    owner: housing-office
    says: Penger.
  - id: programme
    kind: handlingsdel
    title: Handlingsdel 2027–2030
    owner: housing-office
    says: Bolig.
    steps:
      - {step: adoption, date: 2025-12-11, body: kommunestyret, case_number: 84/25}
      - {step: rolling, date: 2026-02-26, body: kommunestyret, case_number: 12/26}
    earlier: [{until: 2026-02-25, title: Handlingsdel 2026–2029}]
decisions:
  - id: team
    title: Boligteam
    body: kommunestyret
    date: 2025-12-11
    case_number: 71/25
    points: [Vi gjør det.]
  - id: programme
    title: Plan
    body: Kommunestyret
    date: 2026-02-26
    case_number: 12/26
    points: [Vi gjør det.]
"""


def test_plans_have_the_names_of_their_day_and_stand_once_with_the_decision() -> None:
    told = parsed(SMALL.replace("schema: 1", "schema: 2") + PLANS)

    def change(date: str, kind: ChangeKind, title: str, number: str) -> Change:
        return Change(day(date), kind, title, body="kommunestyret", case_number=number)

    assert changes(told, span("2025-06-12", "2026-03-02")) == (
        change("2025-12-11", ChangeKind.PLAN, "Handlingsdel 2026–2029", "84/25"),
        change("2025-12-11", ChangeKind.DECISION, "Boligteam", "71/25"),
        change("2026-02-26", ChangeKind.PLAN, "Handlingsdel 2027–2030", "12/26"),
    )


def test_a_decision_that_adopts_the_values_too_is_told_beside_its_plan() -> None:
    both = PLANS.replace("    title: Plan\n", "    title: Plan\n    adopts_foundation: true\n")
    told = parsed(SMALL.replace("schema: 1", "schema: 2") + both)
    held = changes(told, span("2026-01-01", "2026-03-02"))
    assert [one.kind for one in held] == [ChangeKind.PLAN, ChangeKind.DECISION]


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
