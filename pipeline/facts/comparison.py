"""The comparison of models: criteria down, models across, and the one that is proposed."""

from collections.abc import Iterable, Mapping

from pipeline.dossier.followup import Measure
from pipeline.dossier.models import Fit, Model
from pipeline.frozen import Frozen


class Assessment(Frozen):
    """What is said of one model by one criterion; nothing where the author has said nothing."""

    text: str | None
    fit: Fit | None


class Criterion(Frozen):
    """A criterion and how each model of the comparison meets it."""

    title: str
    assessments: tuple[Assessment, ...]


class Comparison(Frozen):
    """All models against every criterion."""

    models: tuple[Model, ...]
    criteria: tuple[Criterion, ...]


class OwnedMeasure(Frozen):
    """A measure that carries out the model, with the name of the unit that answers for it."""

    measure: Measure
    owner: str


def comparison(models: Iterable[Model]) -> Comparison:
    """Hold all models against all criteria, in the order in which they are first written."""
    held = tuple(models)
    titles = dict.fromkeys(said.criterion for one in held for said in one.assessments)
    criteria = (
        Criterion(title, tuple(_assessment(title, one) for one in held)) for title in titles
    )
    return Comparison(held, tuple(criteria))


def _assessment(title: str, model: Model) -> Assessment:
    said = [one for one in model.assessments if one.criterion == title]
    return Assessment(said[0].text, said[0].fit) if said else Assessment(None, None)


def steps(model: Model | None, names: Mapping[str, str]) -> tuple[OwnedMeasure, ...]:
    """Give the measures of a model in the order of their deadlines."""
    held = sorted(model.implementation, key=lambda one: one.deadline) if model else []
    return tuple(OwnedMeasure(one, names.get(one.owner, one.owner)) for one in held)
