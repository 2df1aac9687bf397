"""Models side by side, and the steps that carry out the chosen one."""

import datetime as dt

from pipeline.contract.declare import Prose
from pipeline.dossier.followup import Measure
from pipeline.dossier.models import CriterionAssessment, Fit, Model
from pipeline.facts.comparison import (
    Assessment,
    Comparison,
    Criterion,
    OwnedMeasure,
    comparison,
    steps,
)


def model(
    key: str, *said: tuple[str, str, Fit | None], carried_out_by: tuple[Measure, ...] = ()
) -> Model:
    return Model(
        id=key,
        title=key.capitalize(),
        description=Prose.of("Slik er den."),
        assessments=tuple(CriterionAssessment(criterion=c, text=t, fit=f) for c, t, f in said),
        implementation=carried_out_by,
    )


def measure(text: str, day: dt.date) -> Measure:
    return Measure(text=text, owner="nav", deadline=day)


def test_every_criterion_meets_every_model_in_the_order_it_is_first_written() -> None:
    one = model("one", ("Kostnad", "Billig", Fit.WELL))
    two = model("two", ("Nærhet", "Nær", None), ("Kostnad", "Dyr", Fit.POORLY))
    assert comparison((one, two)) == Comparison(
        (one, two),
        (
            Criterion("Kostnad", (Assessment("Billig", Fit.WELL), Assessment("Dyr", Fit.POORLY))),
            Criterion("Nærhet", (Assessment(None, None), Assessment("Nær", None))),
        ),
    )


def test_no_model_meets_no_criterion() -> None:
    assert comparison(()) == Comparison((), ())


def test_steps_come_by_deadline_with_the_name_of_who_answers() -> None:
    late = measure("Flytte", dt.date(2027, 1, 1))
    soon = measure("Drøfte", dt.date(2026, 6, 15))
    chosen = model("office", carried_out_by=(late, soon))
    assert steps(chosen, {"nav": "NAV"}) == (OwnedMeasure(soon, "NAV"), OwnedMeasure(late, "NAV"))
    assert steps(model("office"), {}) == ()
    assert steps(None, {}) == ()
