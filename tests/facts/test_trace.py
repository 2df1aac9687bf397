"""The way from value to measure, and where it stops."""

import datetime as dt

from pipeline.contract.declare import Prose
from pipeline.dossier.followup import AnswerStatus, MeasureStatus
from pipeline.dossier.plans import Plan, PlanInput, PlanKind, PlanStatus, PlanStep, Step
from pipeline.facts.replies import About
from pipeline.facts.trace import Carrier, Gap, trace
from tests.facts.test_compliance import answer, asked, measure, told

DAY = dt.date(2026, 3, 2)


def plan(step: Step = Step.ADOPTION, carries: tuple[str, ...] = (), proposed: str = "") -> Plan:
    entry = PlanInput(chapter="2", proposal=Prose.of("T"), value=proposed, reason=Prose.of("R"))
    return Plan(
        id="plan",
        kind=PlanKind.FINANCIAL_PLAN,
        title="Økonomiplan",
        steps=(PlanStep(step=step),),
        owner="staff",
        values=carries,
        inputs=(entry,) if proposed else (),
        says=Prose.of("Penger."),
    )


def unnamed(_: Plan) -> str:
    return ""


def test_a_value_is_followed_to_its_plan_and_its_measure() -> None:
    told_of = told((asked("x", "a"),), answer("x", "a", AnswerStatus.PARTLY, measure=measure(DAY)))
    held = trace(told_of, (plan(carries=("a",)),), str.upper, unnamed)
    (line,) = held.lines
    assert line.carriers == (Carrier("Økonomiplan", "STAFF", PlanStatus.IN_FORCE, proposed=False),)
    assert [one.recipient for one in line.replies] == ["X"]
    assert [(one.text, one.status) for one in line.measures] == [("Ny mal", MeasureStatus.STARTED)]
    assert not held.stops


def test_a_plan_that_was_only_asked_does_not_carry_the_value() -> None:
    held = trace(told((asked("x", "a"),)), (plan(proposed="a"),), str.upper, unnamed)
    assert [one.proposed for line in held.lines for one in line.carriers] == [True]
    assert held.uncarried == ("A",)


def test_what_is_proposed_during_a_revision_is_for_the_plan_that_comes() -> None:
    told_of, old = told((asked("x", "a"),)), plan(Step.REVISION, proposed="a")
    (named,) = trace(told_of, (old,), str.upper, lambda _: "Økonomiplan 2027").lines[0].carriers
    (nameless,) = trace(told_of, (old,), str.upper, unnamed).lines[0].carriers
    assert (named.plan, named.revises) == ("Økonomiplan 2027", False)
    assert (nameless.plan, nameless.revises) == ("Økonomiplan", True)


def test_what_a_plan_under_revision_carries_stands_in_the_one_that_holds() -> None:
    held = trace(
        told((asked("x", "a"),)), (plan(Step.REVISION, ("a",)),), str.upper, lambda _: "Ny"
    )
    (carrier,) = held.lines[0].carriers
    assert (carrier.plan, carrier.revises) == ("Økonomiplan", False)


def test_a_plan_that_is_over_carries_nothing() -> None:
    held = trace(told((asked("x", "a"),)), (plan(Step.EXPIRY, ("a",)),), str.upper, unnamed)
    assert held.uncarried == ("A",)
    assert held.lines[0].carriers == ()


def test_it_stops_where_nobody_is_asked_nobody_answers_and_nothing_is_done() -> None:
    told_of = told(
        (asked("x", "a"), asked("y", "a")), answer("x", "a", AnswerStatus.FAILS), values="ab"
    )
    held = trace(told_of, (), str.upper, unnamed)
    assert held.unasked == ("B",)
    assert held.silent == ("Y",)
    assert held.unmeasured == (Gap("X", About("A")),)
    assert held.stops
