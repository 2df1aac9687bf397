"""What a plan wants: goals in two levels, the strategies to reach them, and what shows it."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed


@contract
class Indicator(Timed):
    """What shows whether a goal is reached."""

    short: ClassVar[str] = "text"

    text: str = declare(
        ("Indikator", "Det som viser om kommunen når målet."),
        ("Indikator", "Det som viser om kommunen når målet."),
        example="Husholdninger på venteliste",
        example_nn="Hushald på venteliste",
    )
    target: str | None = declare(
        ("Måltall", "Det kommunen vil nå, med enhet."),
        ("Måltal", "Det kommunen vil nå, med eining."),
        default=None,
        example="høyst 10 husholdninger",
        example_nn="høgst 10 hushald",
    )
    date: dt.date | None = declare(
        ("Innen", "Dagen måltallet skal være nådd."),
        ("Innan", "Dagen måltalet skal vere nådd."),
        default=None,
        example="2027-12-31",
    )
    figure: str | None = declare(
        ("Tall i dag", "Nøkkelen til tallet som viser hvor kommunen står."),
        ("Tal i dag", "Nøkkelen til talet som viser kvar kommunen står."),
        default=None,
        example="waiting-list",
        refers="figures",
    )


@contract
class SubGoal(Timed):
    """A goal under another."""

    id: str = identifier(
        "Kort navn som tiltak viser til.", "Kort namn som tiltak viser til.", example="young-homes"
    )
    number: str | None = declare(
        ("Nummer", "Nummeret i planen. Uten det teller programmet: 1.1, 1.2."),
        ("Nummer", "Nummeret i planen. Utan det tel programmet: 1.1, 1.2."),
        default=None,
        example="1.1",
    )
    title: str = declare(
        ("Delmål", "Det kommunen vil oppnå."),
        ("Delmål", "Det kommunen vil oppnå."),
        example="Unge får egen bolig",
        example_nn="Unge får eigen bustad",
    )
    text: Prose | None = declare(
        ("Tekst", "Mer om delmålet."),
        ("Tekst", "Meir om delmålet."),
        default=None,
    )
    strategies: tuple[str, ...] = declare(
        ("Strategier", "Hvordan kommunen vil nå delmålet, én strategi om gangen."),
        ("Strategiar", "Korleis kommunen vil nå delmålet, éin strategi om gongen."),
        default=(),
    )
    indicators: tuple[Indicator, ...] = declare(
        ("Indikatorer", "Det som viser om kommunen når delmålet."),
        ("Indikatorar", "Det som viser om kommunen når delmålet."),
        default=(),
    )


@contract
class Goal(Timed):
    """A goal of a plan, or the area of effort that its goals belong to."""

    id: str = identifier(
        "Kort navn som tiltak viser til.", "Kort namn som tiltak viser til.", example="own-home"
    )
    number: str | None = declare(
        ("Nummer", "Nummeret i planen. Uten det teller programmet: 1, 2."),
        ("Nummer", "Nummeret i planen. Utan det tel programmet: 1, 2."),
        default=None,
        example="1",
    )
    title: str = declare(
        ("Mål", "Det kommunen vil oppnå, eller satsingsområdet som delmålene hører til."),
        ("Mål", "Det kommunen vil oppnå, eller satsingsområdet som delmåla høyrer til."),
        example="Alle skal bo godt",
        example_nn="Alle skal bu godt",
    )
    text: Prose | None = declare(
        ("Tekst", "Mer om målet."),
        ("Tekst", "Meir om målet."),
        default=None,
    )
    strategies: tuple[str, ...] = declare(
        ("Strategier", "Hvordan kommunen vil nå målet, én strategi om gangen."),
        ("Strategiar", "Korleis kommunen vil nå målet, éin strategi om gongen."),
        default=(),
    )
    indicators: tuple[Indicator, ...] = declare(
        ("Indikatorer", "Det som viser om kommunen når målet."),
        ("Indikatorar", "Det som viser om kommunen når målet."),
        default=(),
    )
    goals: tuple[SubGoal, ...] = declare(
        ("Delmål", "Målene under dette målet."),
        ("Delmål", "Måla under dette målet."),
        default=(),
    )
