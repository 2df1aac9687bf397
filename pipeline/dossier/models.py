"""Models: the alternatives for how the work may be organised."""

import datetime as dt

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.dossier.followup import Measure
from pipeline.norm import Term


class Fit(Term):
    """How well a model meets a criterion, for a comparison at a glance."""

    WELL = ("well", "Godt", "Godt")
    PARTLY = ("partly", "Delvis", "Delvis")
    POORLY = ("poorly", "Dårlig", "Dårleg")


@contract
class CriterionAssessment(Timed):
    """How a model meets one criterion."""

    criterion: str = declare(
        ("Kriterium", "Det modellen vurderes mot. Bruk samme ord i alle modellene."),
        ("Kriterium", "Det modellen blir vurdert mot. Bruk same ord i alle modellane."),
        example="Én dør inn for innbyggeren",
        example_nn="Éi dør inn for innbyggjaren",
    )
    fit: Fit | None = declare(
        ("Oppfyllelse", "Hvor godt modellen oppfyller kriteriet: well, partly eller poorly."),
        ("Oppfylling", "Kor godt modellen oppfyller kriteriet: well, partly eller poorly."),
        default=None,
    )
    text: str = declare(
        ("Vurdering", "Hvordan modellen oppfyller kriteriet."),
        ("Vurdering", "Korleis modellen oppfyller kriteriet."),
        example="Innbyggeren møter samme kontor hele veien.",
        example_nn="Innbyggjaren møter same kontor heile vegen.",
    )


@contract
class Model(Timed):
    """One alternative for organising the work."""

    id: str = identifier("Kort navn.", "Kort namn.", example="housing-office")
    title: str = declare(
        ("Tittel", "Modellens navn."),
        ("Tittel", "Namnet på modellen."),
        example="Felles boligkontor",
        example_nn="Felles bustadkontor",
        usual=True,
    )
    description: Prose = declare(
        ("Beskrivelse", "Hvordan modellen virker."),
        ("Skildring", "Korleis modellen verkar."),
    )
    assessments: tuple[CriterionAssessment, ...] = declare(
        ("Vurdering", "Modellen mot hvert kriterium."),
        ("Vurdering", "Modellen mot kvart kriterium."),
    )
    chosen: bool = declare(
        ("Valgt", "true for modellen som anbefales, ellers false."),
        ("Vald", "true for modellen som blir tilrådd, elles false."),
        default=False,
    )
    reason: Prose | None = declare(
        ("Begrunnelse", "Hvorfor modellen anbefales, og hva den ikke løser."),
        ("Grunngiving", "Kvifor modellen blir tilrådd, og kva han ikkje løyser."),
        default=None,
    )
    decided: dt.date | None = declare(
        ("Valgt dato", "Dagen styringsgruppen valgte modellen. Utelates til den har valgt."),
        ("Dato for valet", "Dagen styringsgruppa valde modellen. Blir utelate til ho har valt."),
        default=None,
        example="2026-02-10",
    )
    requests: tuple[str, ...] = declare(
        ("Dette bes styringsgruppen om", "Punktene styringsgruppen skal ta stilling til."),
        ("Dette blir styringsgruppa beden om", "Punkta styringsgruppa skal ta stilling til."),
        default=(),
    )
    implementation: tuple[Measure, ...] = declare(
        ("Gjennomføring", "Tiltakene som setter modellen i verk. Enheter i linjen er ansvarlige."),
        ("Gjennomføring", "Tiltaka som set modellen i verk. Einingar i linja er ansvarlege."),
        default=(),
    )
