"""What a plan says as a document: the words it uses, whom it is for, and what it takes in."""

from typing import ClassVar

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Taken(Term):
    """What a plan may take in from the mapping."""

    NEEDS = ("needs", "Behov", "Behov")
    DUTIES = ("duties", "Ansvar", "Ansvar")


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
