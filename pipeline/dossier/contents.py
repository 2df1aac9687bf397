"""What a plan says as a document: the words it uses, whom it is for, and what it takes in."""

from typing import ClassVar

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class Taken(Term):
    """What a plan may take in from the mapping."""

    NEEDS = ("needs", "Behov", "Behov")
    DUTIES = ("duties", "Ansvar", "Ansvar")


class NeededFor(Term):
    """What a planning strategy says is to become of a plan."""

    NEW = ("new", "Ny plan")
    CONTINUE = ("continue", "Føres videre", "Blir ført vidare")
    REVISE = ("revise", "Revideres", "Blir revidert")
    REPEAL = ("repeal", "Oppheves", "Blir oppheva")


@contract
class PlanNeed(Timed):
    """A plan that the municipality needs, or needs no more, as its planning strategy says."""

    title: str = declare(
        ("Plan", "Planen som strategien tar stilling til."),
        ("Plan", "Planen som strategien tek stilling til."),
        example="Temaplan for bolig",
        example_nn="Temaplan for bustad",
    )
    what: NeededFor = declare(
        ("Behov", "Hva som skal skje med planen i perioden."),
        ("Behov", "Kva som skal skje med planen i perioden."),
        example="revise",
    )
    begins: int | None = declare(
        ("Oppstart", "Året arbeidet skal begynne."),
        ("Oppstart", "Året arbeidet skal ta til."),
        default=None,
        example="2026",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    )
    adopted: int | None = declare(
        ("Vedtak", "Året planen skal være vedtatt."),
        ("Vedtak", "Året planen skal vere vedteken."),
        default=None,
        example="2027",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    )
    priority: int | None = declare(
        ("Prioritet", "1 for det som haster mest."),
        ("Prioritet", "1 for det som hastar mest."),
        default=None,
        example="1",
        minimum=1,
    )


@contract
class Definition(Timed):
    """A word that a plan uses in a sense of its own."""

    term: str = declare(
        ("Begrep", "Ordet som skal forklares."),
        ("Omgrep", "Ordet som skal forklarast."),
        example="Vanskeligstilt på boligmarkedet",
        example_nn="Vanskelegstilt på bustadmarknaden",
    )
    text: str = declare(
        ("Betydning", "Det planen mener med ordet."),
        ("Tyding", "Det planen meiner med ordet."),
        example="En husholdning som ikke klarer å skaffe eller beholde en god bolig uten hjelp",
        example_nn="Eit hushald som ikkje klarer å skaffe eller behalde ein god bustad utan hjelp",
    )
    source: str | None = declare(
        ("Kilde", "Hvor betydningen er hentet fra."),
        ("Kjelde", "Kvar tydinga er henta frå."),
        default=None,
        example="NOU 2011:15 Rom for alle",
    )


@contract
class PlannedFor(Timed):
    """A group that a plan is for, the first first."""

    short: ClassVar[str] = "name"

    name: str = declare(
        ("Målgruppe", "Dem planen er for, omtalt som gruppe."),
        ("Målgruppe", "Dei planen er for, omtalte som gruppe."),
        example="Unge som flytter for første gang",
        example_nn="Unge som flyttar for første gong",
    )
    reason: str | None = declare(
        ("Hvorfor", "Hvorfor gruppen er med i planen."),
        ("Kvifor", "Kvifor gruppa er med i planen."),
        default=None,
        example="De får sjelden kontrakt i det private markedet",
        example_nn="Dei får sjeldan kontrakt i den private marknaden",
    )
    need: str | None = declare(
        ("Anslått behov", "Det gruppen trenger i planperioden, med tall når det finnes."),
        ("Anslått behov", "Det gruppa treng i planperioden, med tal når det finst."),
        default=None,
        example="15 boliger",
        example_nn="15 bustader",
    )
