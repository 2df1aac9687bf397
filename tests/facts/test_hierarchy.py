import datetime as dt

import pytest

from pipeline.contract.declare import Prose
from pipeline.contract.timed import Moment
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus
from pipeline.facts.hierarchy import (
    KindInForce,
    Lapsed,
    Period,
    Tier,
    in_force,
    kinds_in_force,
    lapsed,
    levels,
    on_hearing,
)
from tests.samples import SMALL, parsed

DAY = dt.date(2026, 3, 2)
THEMATIC = PlanKind.THEMATIC_PLAN


def plan(
    key: str,
    period: str = "2024-01-01/2027-12-31",
    status: PlanStatus = PlanStatus.IN_FORCE,
    kind: PlanKind = THEMATIC,
    **more: object,
) -> Plan:
    """Write a plan with its period as 2024-01-01/2027-12-31; either day may be left out."""
    start, end = (dt.date.fromisoformat(one) if one else None for one in period.split("/"))
    held: dict[str, object] = {"valid_from": start, "valid_to": end, "says": Prose.of("Bolig.")}
    return Plan(id=key, kind=kind, title=key, status=status, owner="planning", **held, **more)  # type: ignore[arg-type] # only a test's short hand


ADOPTED = Adoption(body="kommunestyret", date=dt.date(2025, 6, 12), case_number="41/25")


@pytest.mark.parametrize(
    ("one", "held"),
    [
        (plan("first-day", "2026-03-02/2030-01-01"), True),
        (plan("last-day", "2020-01-01/2026-03-02"), True),
        (plan("over", "2020-01-01/2026-03-01"), False),
        (plan("ahead", "2026-03-03/2030-01-01"), False),
        (plan("open", "/"), True),
        (plan("no-end", "2025-01-01/"), True),
        (plan("from-adoption", "/2030-01-01", adopted=ADOPTED), True),
        (plan("under-revision", status=PlanStatus.UNDER_REVISION), True),
        (plan("draft", status=PlanStatus.DRAFT), False),
        (plan("hearing", status=PlanStatus.HEARING), False),
        (plan("repealed", status=PlanStatus.REPEALED), False),
        (plan("superseded", status=PlanStatus.SUPERSEDED), False),
    ],
    ids=lambda one: one.id if isinstance(one, Plan) else "",
)
def test_a_plan_is_in_force_within_its_period(one: Plan, held: bool) -> None:  # noqa: FBT001 - a row of the table
    assert in_force((one,), DAY) == ((one,) if held else ())


def test_a_successor_ends_the_plan_the_day_it_begins() -> None:
    old = plan("old", "2020-01-01/2030-12-31", superseded_by="new")
    new = plan("new", "2026-03-02/2030-12-31")
    assert in_force((old, new), DAY) == (new,)
    assert in_force((old, new), DAY - dt.timedelta(days=1)) == (old,)


def test_a_successor_that_is_only_a_draft_ends_nothing() -> None:
    old = plan("old", "2020-01-01/2030-12-31", superseded_by="new")
    new = plan("new", "2025-01-01/2030-12-31", PlanStatus.DRAFT)
    assert in_force((old, new), DAY) == (old,)


def test_the_kinds_that_the_law_asks_for_are_named_even_when_no_plan_is_in_force() -> None:
    held = kinds_in_force((plan("a"), plan("b"), plan("c", kind=PlanKind.SUB_PLAN)), DAY)
    assert held == (
        KindInForce(PlanKind.PLANNING_STRATEGY, ()),
        KindInForce(PlanKind.SOCIETAL_PART, ()),
        KindInForce(PlanKind.LAND_USE_PART, ()),
        KindInForce(PlanKind.SUB_PLAN, ("c",)),
        KindInForce(PlanKind.THEMATIC_PLAN, ("a", "b")),
        KindInForce(PlanKind.FINANCIAL_PLAN, ()),
        KindInForce(PlanKind.ANNUAL_BUDGET, ()),
    )


def test_a_plan_whose_period_is_over_is_pointed_out_until_a_successor_is_in_force() -> None:
    old = plan("old", "2012-01-01/2016-12-31", PlanStatus.SUPERSEDED, superseded_by="new")
    draft = plan("new", "2027-01-01/2030-12-31", PlanStatus.DRAFT)
    assert lapsed((old, draft), DAY) == (
        Lapsed("old", dt.date(2016, 12, 31), "new", PlanStatus.DRAFT),
    )
    assert lapsed((old, plan("new")), DAY) == ()


def test_a_chain_of_successors_is_followed_and_a_ring_is_not_followed_for_ever() -> None:
    first = plan("a", "2010-01-01/2013-12-31", PlanStatus.SUPERSEDED, superseded_by="b")
    second = plan("b", "2014-01-01/2017-12-31", PlanStatus.SUPERSEDED, superseded_by="c")
    assert lapsed((first, second, plan("c")), DAY) == ()
    ring = plan("b", "2014-01-01/2017-12-31", PlanStatus.SUPERSEDED, superseded_by="a")
    assert len(lapsed((first, ring), DAY)) == 2


@pytest.mark.parametrize(
    "one",
    [
        plan("still-in-force"),
        plan("no-end", "2010-01-01/"),
        plan("today", "2010-01-01/2026-03-02"),
        plan("repealed", "2010-01-01/2016-12-31", PlanStatus.REPEALED),
        plan("draft", "2010-01-01/2016-12-31", PlanStatus.DRAFT),
    ],
    ids=lambda one: one.id,
)
def test_a_plan_that_has_not_lapsed_is_not_pointed_out(one: Plan) -> None:
    assert lapsed((one,), DAY) == ()


def test_a_lapsed_plan_may_have_no_successor_at_all() -> None:
    (held,) = lapsed((plan("old", "2015-01-01/2020-12-31", PlanStatus.EXPIRED),), DAY)
    assert held == Lapsed("old", dt.date(2020, 12, 31), "", None)


LATE_2025 = dt.date(2025, 12, 1)


def test_the_table_groups_plans_by_level_and_prints_what_is_known() -> None:
    dossier = parsed(
        SMALL
        + """\
plans:
  - id: budget
    kind: annual_budget
    title: Årsbudsjett 2027
    valid_from: 2027-01-01
    status: draft
    owner: housing-office
    hearing_from: 2026-10-01
    says: Bolig.
  - id: strategy
    kind: planning_strategy
    title: Planstrategi
    valid_from: 2024-09-19
    valid_to: 2027-12-31
    status: in_force
    adopted: {body: kommunestyret, date: 2024-09-19, case_number: 71/24}
    owner: housing-office
    hearing_to: 2024-06-01
    says: Bolig.
"""
    )
    held = levels(dossier)
    assert [one.tier for one in held] == [Tier.STRATEGY, Tier.ECONOMY]
    (strategy,), (budget,) = (one.plans for one in held)
    assert strategy.owner == "Boligkontoret"
    assert strategy.period == Period(dt.date(2024, 9, 19), dt.date(2027, 12, 31))
    assert strategy.hearing == Period(None, dt.date(2024, 6, 1))
    assert strategy.adoption == Adoption(
        body="kommunestyret", date=dt.date(2024, 9, 19), case_number="71/24"
    )
    assert (budget.period, budget.adoption) == (Period(dt.date(2027, 1, 1), None), None)
    assert budget.hearing == Period(dt.date(2026, 10, 1), None)


@pytest.mark.parametrize(
    ("kind", "begins", "heard"),
    [
        (PlanKind.THEMATIC_PLAN, None, True),
        (PlanKind.FINANCIAL_PLAN, None, False),
        (PlanKind.FINANCIAL_PLAN, LATE_2025, True),
    ],
)
def test_a_last_day_for_input_to_a_budget_is_no_hearing(
    kind: PlanKind, begins: dt.date | None, *, heard: bool
) -> None:
    one = plan("one", kind=kind, hearing_from=begins, hearing_to=dt.date(2026, 5, 8))
    assert on_hearing(one) is heard


@pytest.mark.parametrize(
    ("one", "day", "status"),
    [
        (plan("under-revision", status=PlanStatus.UNDER_REVISION), "2025-06-11", "IN_FORCE"),
        (plan("today", status=PlanStatus.UNDER_REVISION), "2026-03-02", "UNDER_REVISION"),
        (plan("run-out", "2020-01-01/2025-06-11", PlanStatus.EXPIRED), "2025-06-11", "IN_FORCE"),
        (plan("over", "2020-01-01/2025-06-10", PlanStatus.EXPIRED), "2025-06-11", "EXPIRED"),
        (plan("repealed", status=PlanStatus.REPEALED), "2025-06-11", "REPEALED"),
        (plan("draft", status=PlanStatus.DRAFT), "2025-06-11", "DRAFT"),
        (plan("adopted-that-day", adopted=ADOPTED), "2025-06-12", "IN_FORCE"),
        (plan("adopted-later", adopted=ADOPTED), "2025-06-11", "DRAFT"),
    ],
    ids=lambda one: one.id if isinstance(one, Plan) else "",
)
def test_an_older_document_knows_a_plan_as_it_was_then(one: Plan, day: str, status: str) -> None:
    held = one.known_at(Moment(dt.date.fromisoformat(day), DAY, {}))
    assert held.status.name == status
    assert (held.adopted is None) is (one.adopted is None or status == "DRAFT")
