"""The programme of a plan: what shall be looked into, who is heard, who does it and when."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed


@contract
class Involvement(Timed):
    """One way to take part in the work on a plan."""

    short: ClassVar[str] = "what"

    what: str = declare(
        ("Hva", "Møtet, verkstedet eller det andre som skal skje."),
        ("Kva", "Møtet, verkstaden eller det andre som skal skje."),
        example="Folkemøte i rådhuset",
    )
    who: str | None = declare(
        ("Hvem", "Dem det er for."),
        ("Kven", "Dei det er for."),
        default=None,
        example="Alle innbyggere",
        example_nn="Alle innbyggjarar",
    )
    when: dt.date | None = declare(
        ("Når", "Dagen det skal være, når den er satt."),
        ("Når", "Dagen det skal vere, når han er sett."),
        default=None,
        example="2026-05-06",
    )


@contract
class Stage(Timed):
    """A part of the work on a plan."""

    short: ClassVar[str] = "what"

    what: str = declare(
        ("Hva", "Det som skal gjøres."),
        ("Kva", "Det som skal gjerast."),
        example="Planforslaget skrives",
        example_nn="Planframlegget blir skrive",
    )
    begins: dt.date | None = declare(
        ("Fra", "Første dag."),
        ("Frå", "Første dag."),
        default=None,
        example="2026-04-01",
    )
    ends: dt.date | None = declare(
        ("Til", "Siste dag. Uten den er det én dag."),
        ("Til", "Siste dag. Utan han er det éin dag."),
        default=None,
        example="2026-09-30",
    )


@contract
class Programme:
    """How a plan shall be made; pbl § 4-1 and § 11-13 ask for it before some plans."""

    questions: tuple[str, ...] = declare(
        ("Spørsmål", "Spørsmålene som planen skal svare på."),
        ("Spørsmål", "Spørsmåla som planen skal svare på."),
        default=(),
        example="Hvordan får flere unge egen bolig?",
        example_nn="Korleis får fleire unge eigen bustad?",
    )
    guidelines: tuple[str, ...] = declare(
        ("Føringer", "Nøklene til føringene som planen bygger på."),
        ("Føringar", "Nøklane til føringane som planen byggjer på."),
        default=(),
        refers="guidelines",
    )
    investigations: tuple[str, ...] = declare(
        ("Utredninger", "Det som må undersøkes før planen skrives, ett punkt om gangen."),
        ("Utgreiingar", "Det som må undersøkjast før planen blir skriven, eitt punkt om gongen."),
        default=(),
        example="Hvor mange som venter på bolig",
        example_nn="Kor mange som ventar på bustad",
    )
    alternatives: tuple[str, ...] = declare(
        ("Alternativer", "Løsningene som planen skal vurdere mot hverandre."),
        ("Alternativ", "Løysingane som planen skal vurdere mot kvarandre."),
        default=(),
        example="Kommunen eier boligene selv",
        example_nn="Kommunen eig bustadene sjølv",
    )
    participation: tuple[Involvement, ...] = declare(
        ("Medvirkning", "Hvem som får være med, hvordan og når."),
        ("Medverknad", "Kven som får vere med, korleis og når."),
        default=(),
    )
    schedule: tuple[Stage, ...] = declare(
        ("Framdrift", "Arbeidet, en fase om gangen."),
        ("Framdrift", "Arbeidet, ein fase om gongen."),
        default=(),
    )
    organisation: str | None = declare(
        ("Organisering", "Nøkkelen til mandatet med gruppene som lager planen."),
        ("Organisering", "Nøkkelen til mandatet med gruppene som lagar planen."),
        default=None,
        example="plan-work",
        refers="mandate",
    )
