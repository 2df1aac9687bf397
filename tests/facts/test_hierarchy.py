import datetime as dt

import pytest

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus, PlanStep, Step
from pipeline.facts.calendar import CitedCase, Event, calendar
from pipeline.facts.hierarchy import (
    KindInForce,
    Lapsed,
    Period,
    Tier,
    Validity,
    adoption,
    editions,
    in_force,
    kinds_in_force,
    lapsed,
    levels,
    on_hearing,
    spans,
)
from pipeline.frozen import replace
from tests.samples import SMALL, parsed

DAY = dt.date(2026, 3, 2)
THEMATIC = PlanKind.TEMAPLAN


def plan(
    key: str,
    period: str = "2024-01-01/2027-12-31",
    *steps: Step,
    kind: PlanKind = THEMATIC,
    **more: object,
) -> Plan:
    """Write an adopted plan with its period as 2024-01-01/2027-12-31; either day may be left out.

    Nobody knows the days of its steps.
    """
    start, end = (dt.date.fromisoformat(one) if one else None for one in period.split("/"))
    known = tuple(PlanStep(step=one) for one in (Step.ADOPTION, *steps))
    held: dict[str, object] = {"valid_from": start, "valid_to": end, "steps": known, **more}
    return Plan(id=key, kind=kind, title=key, owner="planning", says=Prose.of("Bolig."), **held)  # type: ignore[arg-type] # only a test's short hand


def draft(key: str, period: str = "2024-01-01/2027-12-31", **more: object) -> Plan:
    return plan(key, period, **{"steps": (), **more})  # type: ignore[arg-type] # only a test's short hand


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
        (draft("from-adoption", "/2030-01-01", adopted=ADOPTED), True),
        (plan("under-revision", "/", Step.REVISION), True),
        (draft("draft"), False),
        (draft("hearing", hearing_from=DAY), False),
        (plan("repealed", "/", Step.REPEAL), False),
        (plan("superseded", "/", Step.REPLACEMENT), False),
    ],
    ids=lambda one: one.id if isinstance(one, Plan) else "",
)
def test_a_plan_is_in_force_within_its_period(one: Plan, held: bool) -> None:  # noqa: FBT001 - a row of the table
    assert in_force((one,), DAY) == ((one,) if held else ())


def test_a_successor_ends_the_plan_the_day_it_begins() -> None:
    old = plan("old", "2020-01-01/2030-12-31", replaced_by="new")
    new = plan("new", "2026-03-02/2030-12-31")
    assert in_force((old, new), DAY) == (new,)
    assert in_force((old, new), DAY - dt.timedelta(days=1)) == (old,)


def test_a_successor_that_is_only_a_draft_ends_nothing() -> None:
    old = plan("old", "2020-01-01/2030-12-31", replaced_by="new")
    new = draft("new", "2025-01-01/2030-12-31")
    assert in_force((old, new), DAY) == (old,)


def test_the_kinds_that_the_law_asks_for_are_named_even_when_no_plan_is_in_force() -> None:
    held = kinds_in_force((plan("a"), plan("b"), plan("c", kind=PlanKind.KOMMUNEDELPLAN)), DAY)
    assert held == (
        KindInForce(PlanKind.PLANNING_STRATEGY, ()),
        KindInForce(PlanKind.SAMFUNNSDEL, ()),
        KindInForce(PlanKind.AREALDEL, ()),
        KindInForce(PlanKind.KOMMUNEDELPLAN, ("c",)),
        KindInForce(PlanKind.TEMAPLAN, ("a", "b")),
        KindInForce(PlanKind.FINANCIAL_PLAN, ()),
        KindInForce(PlanKind.ANNUAL_BUDGET, ()),
    )


def test_a_kind_that_has_a_plan_adopted_and_none_in_force_is_named_too() -> None:
    ahead = plan("ahead", "2026-03-03/2030-01-01", kind=PlanKind.HANDLINGSDEL)
    written = draft("draft", kind=THEMATIC)
    held = kinds_in_force((ahead, written), DAY)
    assert KindInForce(PlanKind.HANDLINGSDEL, ()) in held
    assert THEMATIC not in {one.kind for one in held}


def test_a_plan_whose_period_is_over_is_pointed_out_until_a_successor_is_in_force() -> None:
    old = plan("old", "2012-01-01/2016-12-31", Step.REPLACEMENT, replaced_by="new")
    coming = draft("new", "2027-01-01/2030-12-31")
    assert lapsed((old, coming), DAY) == (
        Lapsed("old", dt.date(2016, 12, 31), "new", PlanStatus.DRAFT),
    )
    assert lapsed((old, plan("new")), DAY) == ()


def test_a_chain_of_successors_is_followed_and_a_ring_is_not_followed_for_ever() -> None:
    first = plan("a", "2010-01-01/2013-12-31", Step.REPLACEMENT, replaced_by="b")
    second = plan("b", "2014-01-01/2017-12-31", Step.REPLACEMENT, replaced_by="c")
    assert lapsed((first, second, plan("c")), DAY) == ()
    ring = plan("b", "2014-01-01/2017-12-31", Step.REPLACEMENT, replaced_by="a")
    assert len(lapsed((first, ring), DAY)) == 2


@pytest.mark.parametrize(
    "one",
    [
        plan("still-in-force"),
        plan("no-end", "2010-01-01/"),
        plan("today", "2010-01-01/2026-03-02"),
        plan("repealed", "2010-01-01/2016-12-31", Step.REPEAL),
        draft("draft", "2010-01-01/2016-12-31"),
        plan("land-use", "2010-01-01/2016-12-31", kind=PlanKind.AREALDEL),
    ],
    ids=lambda one: one.id,
)
def test_a_plan_that_has_not_lapsed_is_not_pointed_out(one: Plan) -> None:
    assert lapsed((one,), DAY) == ()


def test_a_lapsed_plan_may_have_no_successor_at_all() -> None:
    (held,) = lapsed((plan("old", "2015-01-01/2020-12-31"),), DAY)
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
    owner: housing-office
    hearing_from: 2026-10-01
    says: Bolig.
  - id: strategy
    kind: planning_strategy
    title: Planstrategi
    valid_from: 2024-09-19
    valid_to: 2027-12-31
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


MERGED = SMALL.replace("schema: 1", "schema: 2").replace(
    "    name: Solveig Eksempel\n",
    "    name: Solveig Eksempel\n  earlier: [{until: 2025-12-31, name: Ytre Eksempel kommune}]\n",
)


@pytest.mark.parametrize(
    ("adopted", "named"),
    [("2025-12-31", "Ytre Eksempel kommune"), ("2026-01-01", "")],
)
def test_an_adoption_is_of_the_municipality_that_there_was(adopted: str, named: str) -> None:
    written = f"""\
plans:
  - id: housing-plan
    kind: thematic_plan
    title: Temaplan
    adopted: {{body: kommunestyret, date: {adopted}, case_number: 9/25}}
    valid_to: 2029-12-31
    owner: housing-office
    says: Bolig.
"""
    dossier = parsed(MERGED + written)
    ((line,),) = (one.plans for one in levels(dossier))
    assert line.municipality == named
    cases = [one.case for one in calendar(dossier) if one.event is Event.EXPIRY]
    assert cases == [CitedCase("kommunestyret", "9/25", named)]
    # A document of the time before it names it by its own head alone.
    ((line,),) = (one.plans for one in levels(dossier.at(dt.date(2025, 12, 31))))
    assert line.municipality == ""


@pytest.mark.parametrize(
    ("kind", "begins", "heard"),
    [
        (PlanKind.TEMAPLAN, None, True),
        (PlanKind.FINANCIAL_PLAN, None, False),
        (PlanKind.FINANCIAL_PLAN, LATE_2025, True),
    ],
)
def test_a_last_day_for_input_to_a_budget_is_no_hearing(
    kind: PlanKind, begins: dt.date | None, *, heard: bool
) -> None:
    one = plan("one", kind=kind, hearing_from=begins, hearing_to=dt.date(2026, 5, 8))
    assert on_hearing(one) is heard


def test_a_land_use_part_goes_on_after_its_period_until_another_takes_over() -> None:
    old = plan("old", "2012-01-01/2024-12-31", kind=PlanKind.AREALDEL, replaced_by="new")
    new = draft("new", "2026-01-01/2037-12-31", kind=PlanKind.AREALDEL)
    adopted = replace(new, adopted=ADOPTED)
    assert spans((old, new), DAY)["old"] == Validity(dt.date(2012, 1, 1), DAY)
    assert spans((old, adopted), DAY)["old"] == Validity(dt.date(2012, 1, 1), dt.date(2025, 12, 31))


def test_a_plan_is_over_the_day_that_it_is_repealed() -> None:
    repeal = PlanStep(step=Step.REPEAL, date=dt.date(2025, 6, 12))
    held = spans((plan("one", "2024-01-01/", steps=(repeal,), adopted=EARLIER),), DAY)
    assert held["one"] == Validity(dt.date(2024, 1, 1), dt.date(2025, 6, 11))


EARLIER = Adoption(body="kommunestyret", date=dt.date(2023, 12, 14), case_number="90/23")


def test_the_newest_decision_of_which_body_and_case_are_told_is_what_a_plan_rests_on() -> None:
    rolled = PlanStep(
        step=Step.ROLLING, date=dt.date(2024, 12, 12), body="kommunestyret", case_number="99/24"
    )
    untold = PlanStep(step=Step.ROLLING, date=dt.date(2025, 12, 11), body="kommunestyret")
    one = plan("one", adopted=EARLIER, steps=(rolled, untold))
    assert adoption(one, DAY) == Adoption(
        body="kommunestyret", date=dt.date(2024, 12, 12), case_number="99/24"
    )
    assert adoption(one, dt.date(2024, 12, 11)) == EARLIER
    assert adoption(one, dt.date(2023, 12, 13)) is None


ROLLED = """\
plans:
  - id: budget
    kind: annual_budget
    title: Årsbudsjett
    owner: housing-office
    says: Bolig.
  - id: before
    kind: handlingsdel
    title: Handlingsdel 2021–2024
    adopted: {body: kommunestyret, date: 2020-12-10, case_number: 90/20}
    valid_from: 2021-01-01
    valid_to: 2024-12-31
    replaced_by: programme
    owner: housing-office
    says: Bolig.
  - id: programme
    kind: handlingsdel
    title: Handlingsdel 2027–2030
    valid_from: 2027-01-01
    valid_to: 2030-12-31
    owner: housing-office
    says: Bolig.
    steps:
      - {step: adoption, date: 2024-12-12, body: kommunestyret, case_number: 91/24}
      - {step: rolling, date: 2025-12-11, body: kommunestyret, case_number: 84/25}
      - {step: rolling, date: 2026-12-10, body: kommunestyret, case_number: 90/26}
    earlier:
      - until: 2025-12-10
        title: Handlingsdel 2025–2028
        valid_from: 2025-01-01
        valid_to: 2028-12-31
      - until: 2026-12-09
        title: Handlingsdel 2026–2029
        valid_from: 2026-01-01
        valid_to: 2029-12-31
"""


def rolled(text: str = ROLLED) -> Dossier:
    return parsed(
        SMALL.replace("schema: 1", "schema: 2").replace("date: 2026-03-02", "date: 2027-03-02")
        + text
    )


@pytest.mark.parametrize(
    ("day", "known", "held"),
    [
        ("2024-12-11", ["2021–2024", "2025–2028"], ["2021–2024"]),
        # The first edition has none before it.
        ("2024-12-12", ["2021–2024", "2025–2028"], ["2021–2024"]),
        ("2025-01-01", ["2021–2024", "2025–2028"], ["2025–2028"]),
        ("2025-12-10", ["2021–2024", "2025–2028"], ["2025–2028"]),
        ("2025-12-11", ["2021–2024", "2025–2028", "2026–2029"], ["2025–2028"]),
        ("2025-12-31", ["2021–2024", "2025–2028", "2026–2029"], ["2025–2028"]),
        ("2026-01-01", ["2021–2024", "2026–2029"], ["2026–2029"]),
        ("2026-12-10", ["2021–2024", "2026–2029", "2027–2030"], ["2026–2029"]),
        ("2027-01-01", ["2021–2024", "2027–2030"], ["2027–2030"]),
    ],
)
def test_until_the_period_that_a_plan_is_rolled_for_the_edition_before_is_in_force(
    day: str, known: list[str], held: list[str]
) -> None:
    then = rolled().at(dt.date.fromisoformat(day))
    programmes = [one for one in editions(then) if one.kind is PlanKind.HANDLINGSDEL]
    assert [one.title.removeprefix("Handlingsdel ") for one in programmes] == known
    in_force_then = in_force(editions(then), then.date)
    assert [one.title.removeprefix("Handlingsdel ") for one in in_force_then] == held
    assert lapsed(editions(then), then.date) == ()


def test_each_edition_holds_until_the_next_begins() -> None:
    then = rolled().at(dt.date(2026, 12, 10))
    assert spans(editions(then), then.date) == {
        "budget": None,
        "before": Validity(dt.date(2021, 1, 1), dt.date(2024, 12, 31)),
        "programme": Validity(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        "programme 2027-01-01": Validity(dt.date(2027, 1, 1), dt.date(2030, 12, 31)),
    }


def test_a_plan_rolled_twice_before_its_year_has_the_edition_that_holds_before_it() -> None:
    twice = ROLLED.replace("valid_from: 2026-01-01", "valid_from: 2027-01-01")
    then = rolled(twice).at(dt.date(2026, 12, 10))
    assert [one.title for one in in_force(editions(then), then.date)] == ["Handlingsdel 2025–2028"]


def test_where_no_edition_before_is_told_of_none_is_made_up() -> None:
    untold = ROLLED[: ROLLED.index("    earlier:")]
    then = rolled(untold).at(dt.date(2026, 12, 10))
    assert editions(then) == then.plans
    assert in_force(editions(then), then.date) == ()
