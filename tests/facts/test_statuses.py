"""Where a plan stands: each row is a plan as an author writes it, a day, and the status then."""

import datetime as dt

import pytest

from pipeline.dossier.plans import Plan, PlanStatus
from pipeline.facts.statuses import hearing, is_on_hearing, statuses
from tests.samples import SMALL, parsed

HEAD = "title: Plan, owner: housing-office, says: Bolig."
ADOPTED = "adopted: {body: kommunestyret, date: 2024-06-13, case_number: 41/24}"


def plans(*held: str) -> tuple[Plan, ...]:
    """Give plans as they stand in a dossier of 2026-03-02."""
    lines = "".join(f"  - {{{HEAD}, {one}}}\n" for one in held)
    return parsed(SMALL.replace("schema: 1", "schema: 2") + f"plans:\n{lines}").plans


def one(text: str, kind: str = "thematic_plan") -> tuple[Plan, ...]:
    return plans(f"id: plan, kind: {kind}, {text}")


ROLLED = (
    f"{ADOPTED}, valid_from: 2024-07-01, valid_to: 2028-12-31, steps: ["
    "{step: start, date: 2023-02-09}, {step: programme, date: 2023-06-01},"
    "{step: hearing, date: 2024-01-15, until: 2024-03-01},"
    "{step: adoption, date: 2024-06-13}, {step: rolling, date: 2024-12-12},"
    "{step: revision, date: 2025-05-02}, {step: rolling, date: 2025-12-11},"
    "{step: repeal, date: 2026-02-12}]"
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-02-08", PlanStatus.DRAFT),
        ("2024-01-14", PlanStatus.DRAFT),
        ("2024-01-15", PlanStatus.HEARING),
        ("2024-03-01", PlanStatus.HEARING),
        ("2024-03-02", PlanStatus.DRAFT),
        ("2024-06-12", PlanStatus.DRAFT),
        ("2024-06-13", PlanStatus.ADOPTED),
        ("2024-06-30", PlanStatus.ADOPTED),
        ("2024-07-01", PlanStatus.IN_FORCE),
        ("2025-05-01", PlanStatus.IN_FORCE),
        ("2025-05-02", PlanStatus.UNDER_REVISION),
        ("2025-12-10", PlanStatus.UNDER_REVISION),
        ("2025-12-11", PlanStatus.IN_FORCE),
        ("2026-02-11", PlanStatus.IN_FORCE),
        ("2026-02-12", PlanStatus.REPEALED),
    ],
)
def test_each_step_moves_a_plan_on_from_its_own_day(day: str, status: PlanStatus) -> None:
    assert statuses(one(ROLLED), dt.date.fromisoformat(day)) == (status,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("started: 2025-01-01", PlanStatus.DRAFT),
        ("steps: [{step: start}]", PlanStatus.DRAFT),
        ("hearing_from: 2026-03-02", PlanStatus.HEARING),
        ("hearing_from: 2026-03-03", PlanStatus.DRAFT),
        ("hearing_from: 2026-01-02, hearing_to: 2026-03-02", PlanStatus.HEARING),
        ("hearing_from: 2026-01-02, hearing_to: 2026-03-01", PlanStatus.DRAFT),
        ("hearing_to: 2026-03-20", PlanStatus.DRAFT),
        ("steps: [{step: hearing}]", PlanStatus.HEARING),
        ("steps: [{step: hearing}], hearing_to: 2026-03-01", PlanStatus.DRAFT),
        ("steps: [{step: adoption}]", PlanStatus.IN_FORCE),
        ("steps: [{step: revision}]", PlanStatus.UNDER_REVISION),
        ("steps: [{step: expiry}]", PlanStatus.EXPIRED),
        ("steps: [{step: repeal}]", PlanStatus.REPEALED),
        ("steps: [{step: replacement}]", PlanStatus.SUPERSEDED),
        (f"{ADOPTED}, valid_to: 2026-03-02", PlanStatus.IN_FORCE),
        (f"{ADOPTED}, valid_to: 2026-03-01", PlanStatus.EXPIRED),
        ("valid_to: 2026-03-01", PlanStatus.DRAFT),
        (f"{ADOPTED}, valid_from: 2026-03-03", PlanStatus.ADOPTED),
        # The year that a plan is rolled for has not begun: this edition is not in force.
        (
            "valid_from: 2027-01-01, steps: [{step: rolling, date: 2025-12-11}]",
            PlanStatus.ADOPTED,
        ),
        (f"{ADOPTED}, valid_from: 2027-01-01, steps: [{{step: rolling}}]", PlanStatus.ADOPTED),
        # An end that the plan was adopted anew after is none.
        (f"{ADOPTED}, steps: [{{step: expiry, date: 2024-06-12}}]", PlanStatus.IN_FORCE),
        (f"{ADOPTED}, steps: [{{step: expiry, date: 2024-06-13}}]", PlanStatus.EXPIRED),
        # Of two ends the later says what became of it.
        (
            "steps: [{step: expiry, date: 2024-01-01}, {step: repeal, date: 2025-01-01}]",
            PlanStatus.REPEALED,
        ),
        # What a hearing or a programme was for, before the adoption, begins no revision.
        (f"{ADOPTED}, steps: [{{step: programme}}]", PlanStatus.IN_FORCE),
        (f"{ADOPTED}, steps: [{{step: programme, date: 2024-06-13}}]", PlanStatus.IN_FORCE),
        (f"{ADOPTED}, steps: [{{step: programme, date: 2024-06-14}}]", PlanStatus.UNDER_REVISION),
    ],
)
def test_the_status_follows_from_what_is_written(text: str, status: PlanStatus) -> None:
    assert statuses(one(text), dt.date(2026, 3, 2)) == (status,)


ROLLED_AHEAD = f"{ADOPTED}, valid_from: 2027-01-01, steps: [{{step: rolling, date: 2026-02-26}}]"
FIRST_EDITION = "earlier: [{{until: 2026-02-25, valid_from: {}}}]"


@pytest.mark.parametrize(
    ("successor", "status"),
    [
        ("started: 2025-01-01", PlanStatus.IN_FORCE),
        (ADOPTED, PlanStatus.SUPERSEDED),
        (f"{ADOPTED}, valid_from: 2026-03-02", PlanStatus.SUPERSEDED),
        (f"{ADOPTED}, valid_from: 2026-03-03", PlanStatus.IN_FORCE),
        (f"{ADOPTED}, valid_to: 2025-12-31", PlanStatus.SUPERSEDED),
        ("valid_from: 2026-01-01", PlanStatus.IN_FORCE),
        ("replaced_by: old", PlanStatus.IN_FORCE),
        # One that is rolled for a year to come took over with its first edition.
        (f"{ROLLED_AHEAD}, {FIRST_EDITION.format('2026-03-02')}", PlanStatus.SUPERSEDED),
        (f"{ROLLED_AHEAD}, {FIRST_EDITION.format('2026-03-03')}", PlanStatus.IN_FORCE),
        (ROLLED_AHEAD, PlanStatus.SUPERSEDED),
    ],
)
def test_a_plan_is_replaced_when_the_other_is_in_force(successor: str, status: PlanStatus) -> None:
    held = plans(
        f"id: old, kind: land_use_part, {ADOPTED}, valid_to: 2025-12-31, replaced_by: new",
        f"id: new, kind: land_use_part, {successor}",
    )
    assert statuses(held, dt.date(2026, 3, 2))[0] is status


@pytest.mark.parametrize(
    ("told", "successor", "status"),
    [
        ("valid_to: 2016-12-31", "started: 2025-01-01", PlanStatus.EXPIRED),
        ("valid_to: 2016-12-31", ADOPTED, PlanStatus.SUPERSEDED),
        # Its author says so, and nothing contradicts it.
        ("valid_to: 2026-12-31", "started: 2025-01-01", PlanStatus.SUPERSEDED),
        ("", "started: 2025-01-01", PlanStatus.SUPERSEDED),
    ],
)
def test_a_draft_has_replaced_no_plan_whose_period_has_run_out(
    told: str, successor: str, status: PlanStatus
) -> None:
    ended = f"steps: [{{step: replacement}}], replaced_by: new, {told}"
    held = plans(f"id: old, kind: temaplan, {ended}", f"id: new, kind: temaplan, {successor}")
    assert statuses(held, dt.date(2026, 3, 2))[0] is status


def test_six_weeks_are_counted_only_where_the_act_asks_for_them() -> None:
    day = dt.date(2026, 3, 2)
    heard = "steps: [{step: hearing, date: 2025-01-02}, {step: hearing, date: 2026-03-02}]"
    assert hearing(*one(heard, "sub_plan")) == (day, dt.date(2026, 4, 13))
    assert hearing(*one(heard)) == (day, None)
    (heard_one,) = one(heard, "sub_plan")
    assert is_on_hearing(heard_one, dt.date(2026, 4, 13))
    assert not is_on_hearing(heard_one, dt.date(2026, 4, 14))


def test_an_older_document_knows_what_had_happened_by_its_day() -> None:
    dossier = parsed(
        SMALL.replace("schema: 1", "schema: 2")
        + f"""\
plans:
  - {{id: undated, kind: thematic_plan, {HEAD}, {ADOPTED}, steps: [{{step: revision}}]}}
  - {{id: repealed, kind: thematic_plan, {HEAD}, {ADOPTED}, steps: [{{step: repeal}}]}}
  - {{id: later, kind: thematic_plan, {HEAD}, started: 2025-06-13}}
"""
    )
    then = dossier.at(dt.date(2025, 6, 12))
    assert [one.id for one in then.plans] == ["undated", "repealed"]
    assert statuses(then.plans, then.date) == (PlanStatus.IN_FORCE, PlanStatus.REPEALED)
    assert statuses(dossier.at(dt.date(2024, 6, 12)).plans, dt.date(2024, 6, 12))[0] is (
        PlanStatus.DRAFT
    )
    assert statuses(dossier.plans, dossier.date) == (
        PlanStatus.UNDER_REVISION,
        PlanStatus.REPEALED,
        PlanStatus.DRAFT,
    )
