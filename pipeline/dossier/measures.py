"""The measures of a plan: what shall be done, by whom and when, and what it costs."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from pipeline.contract.declare import contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.diagnostics import Text, say


@contract
class Cost(Timed):
    """What a measure costs in one year."""

    pairs: ClassVar[tuple[str, str]] = ("year", "amount")

    year: int = declare(
        ("År", "Budsjettåret."),
        ("År", "Budsjettåret."),
        example="2027",
        minimum=1990,
        maximum=2100,
    )
    amount: Decimal = declare(
        ("Beløp", "Beløpet i kroner."),
        ("Beløp", "Beløpet i kroner."),
        example="650000",
        minimum=0,
    )


@contract
class PlanMeasure(Timed):
    """What a plan says shall be done; how far it has come, the answers of the rounds tell."""

    gone: ClassVar[Mapping[str, Text]] = {
        "status": say("it follows from the answers that the rounds of follow-up have got"),
    }

    id: str = identifier(
        "Kort navn som spørsmål og svar viser til.",
        "Kort namn som spørsmål og svar viser til.",
        example="six-homes",
    )
    text: str = declare(
        ("Tiltak", "Det som skal gjøres."),
        ("Tiltak", "Det som skal gjerast."),
        example="Kjøpe seks boliger",
        example_nn="Kjøpe seks bustader",
    )
    owner: str = declare(
        ("Ansvarlig", "Nøkkelen til enheten som gjør det."),
        ("Ansvarleg", "Nøkkelen til eininga som gjer det."),
        example="housing-office",
        refers="stakeholders",
    )
    deadline: dt.date | None = declare(
        ("Frist", "Når tiltaket skal være gjennomført, hvis planen sier det."),
        ("Frist", "Når tiltaket skal vere gjennomført, dersom planen seier det."),
        default=None,
        example="2026-12-31",
    )
    number: str | None = declare(
        ("Nummer", "Nummeret i planen, når planen har gitt tiltakene nummer."),
        ("Nummer", "Nummeret i planen, når planen har gitt tiltaka nummer."),
        default=None,
        example="1.1.2",
    )
    goal: str | None = declare(
        ("Mål", "Nøkkelen til målet eller delmålet som tiltaket hører til."),
        ("Mål", "Nøkkelen til målet eller delmålet som tiltaket høyrer til."),
        default=None,
        example="own-home",
        refers="plans.goals",
    )
    partners: tuple[str, ...] = declare(
        ("Samarbeid", "Nøklene til dem som gjør det sammen med den ansvarlige."),
        ("Samarbeid", "Nøklane til dei som gjer det saman med den ansvarlege."),
        default=(),
        refers="stakeholders",
    )
    start: dt.date | None = declare(
        ("Oppstart", "Når arbeidet med tiltaket skal begynne."),
        ("Oppstart", "Når arbeidet med tiltaket skal ta til."),
        default=None,
        example="2026-02-02",
    )
    costs: tuple[Cost, ...] = declare(
        ("Kostnad", "Det tiltaket koster, ett år om gangen. Summene regner programmet ut."),
        ("Kostnad", "Det tiltaket kostar, eitt år om gongen. Summane reknar programmet ut."),
        default=(),
    )
    covered_in: str | None = declare(
        ("Dekket i", "Nøkkelen til økonomiplanen eller budsjettet som har pengene."),
        ("Dekt i", "Nøkkelen til økonomiplanen eller budsjettet som har pengane."),
        default=None,
        example="financial-plan",
        refers="plans",
    )
    within_budget: bool = declare(
        ("Innenfor rammen", "true når tiltaket ikke trenger egne penger."),
        ("Innanfor ramma", "true når tiltaket ikkje treng eigne pengar."),
        default=False,
    )
    priority: int | None = declare(
        ("Prioritet", "Plassen i rekkefølgen, med 1 først."),
        ("Prioritet", "Plassen i rekkjefølgja, med 1 først."),
        default=None,
        example="1",
        minimum=1,
    )
    decisions: tuple[str, ...] = declare(
        ("Vedtak", "Vedtakene om tiltaket, med organ og saksnummer."),
        ("Vedtak", "Vedtaka om tiltaket, med organ og saksnummer."),
        default=(),
        example="formannskapet 7/13",
    )
