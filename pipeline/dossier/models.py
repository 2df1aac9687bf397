"""Models: the alternatives for how the work may be organised."""

from pipeline.dossier.contract import Prose, contract, declare


@contract
class CriterionAssessment:
    """How a model meets one criterion."""

    criterion: str = declare(
        ("Kriterium", "Det modellen vurderes mot. Bruk samme ord i alle modellene."),
        ("Kriterium", "Det modellen blir vurdert mot. Bruk same ord i alle modellane."),
        example="Én dør inn for innbyggeren",
        example_nn="Éi dør inn for innbyggjaren",
    )
    text: str = declare(
        ("Vurdering", "Hvordan modellen oppfyller kriteriet."),
        ("Vurdering", "Korleis modellen oppfyller kriteriet."),
        example="Innbyggeren møter samme kontor hele veien.",
        example_nn="Innbyggjaren møter same kontor heile vegen.",
    )


@contract
class Model:
    """One alternative for organising the work."""

    id: str = declare(
        ("Nøkkel", "Kort navn."),
        ("Nøkkel", "Kort namn."),
        example="housing-office",
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
    )
    title: str = declare(
        ("Tittel", "Modellens navn."),
        ("Tittel", "Namnet på modellen."),
        example="Felles boligkontor",
        example_nn="Felles bustadkontor",
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
