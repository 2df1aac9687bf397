"""The comparison of models: criteria down, models across, and the one that is proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.dossier.followup import Measure
from pipeline.dossier.models import Fit, Model
from pipeline.facts.duties import shared_out

# As many models as a page of A4 has room for beside the criteria.
WIDEST = 4


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is said of one model by one criterion; nothing where the author has said nothing."""

    text: str | None
    fit: Fit | None

    @property
    def well(self) -> bool:
        return self.fit is Fit.WELL

    @property
    def partly(self) -> bool:
        return self.fit is Fit.PARTLY

    @property
    def poorly(self) -> bool:
        return self.fit is Fit.POORLY

    @property
    def ungraded(self) -> bool:
        return self.fit is None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion and how each model of the comparison meets it."""

    title: str
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """As many models as there is room for, against every criterion; numbered where several."""

    part: int | None
    models: tuple[Model, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A measure that carries out the model, with the name of the unit that answers for it."""

    measure: Measure
    owner: str


def comparisons(models: Iterable[Model]) -> tuple[Comparison, ...]:
    """Hold all models against all criteria, in the order in which they are first written."""
    held = {one.id: one for one in models}
    titles = dict.fromkeys(said.criterion for one in held.values() for said in one.assessments)
    parts = tuple(shared_out(list(held), WIDEST))
    return tuple(
        Comparison(
            number if len(parts) > 1 else None,
            tuple(held[one] for one in some),
            tuple(_criterion(title, [held[one] for one in some]) for title in titles),
        )
        for number, some in enumerate(parts, 1)
    )


def _criterion(title: str, models: list[Model]) -> Criterion:
    return Criterion(title, tuple(_assessment(title, one) for one in models))


def _assessment(title: str, model: Model) -> Assessment:
    said = [one for one in model.assessments if one.criterion == title]
    return Assessment(said[0].text, said[0].fit) if said else Assessment(None, None)


def steps(model: Model | None, names: Mapping[str, str]) -> tuple[Step, ...]:
    """Give the measures of a model in the order of their deadlines."""
    held = sorted(model.implementation, key=lambda one: one.deadline) if model else []
    return tuple(Step(one, names.get(one.owner, one.owner)) for one in held)
