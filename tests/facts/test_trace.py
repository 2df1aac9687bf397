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


def test_a_value_is_followed_to_its_plan_and_its_measure() -> None:
    told_of = told((asked("x", "a"),), answer("x", "a", AnswerStatus.PARTLY, measure=measure(DAY)))
    held = trace(told_of, (plan(carries=("a",)),), str.upper)
    (line,) = held.lines
    assert line.carriers == (Carrier("Økonomiplan", "STAFF", PlanStatus.IN_FORCE, proposed=False),)
    assert [one.recipient for one in line.replies] == ["X"]
    assert [(one.text, one.status) for one in line.measures] == [("Ny mal", MeasureStatus.STARTED)]
    assert not held.stops


def test_a_plan_that_was_only_asked_does_not_carry_the_value() -> None:
    held = trace(told((asked("x", "a"),)), (plan(proposed="a"),), str.upper)
    assert [one.proposed for line in held.lines for one in line.carriers] == [True]
    assert held.uncarried == ("A",)


def test_a_plan_that_is_over_carries_nothing() -> None:
    held = trace(told((asked("x", "a"),)), (plan(Step.EXPIRY, ("a",)),), str.upper)
    assert held.uncarried == ("A",)
    assert held.lines[0].carriers == ()


def test_it_stops_where_nobody_is_asked_nobody_answers_and_nothing_is_done() -> None:
    told_of = told(
        (asked("x", "a"), asked("y", "a")), answer("x", "a", AnswerStatus.FAILS), values="ab"
    )
    held = trace(told_of, (), str.upper)
    assert held.unasked == ("B",)
    assert held.silent == ("Y",)
    assert held.unmeasured == (Gap("X", About("A")),)
    assert held.stops
