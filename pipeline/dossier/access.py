"""Access: what the public may not see, and whether a decision can be appealed."""

from typing import Any

from pipeline.contract.declare import contract, declare
from pipeline.norm import Term


class Appeal(Term):
    """How a decision may be tried again."""

    NONE = ("none", "Nei", "Nei")
    APPEAL = ("appeal", "Ja, etter forvaltningsloven", "Ja, etter forvaltningslova")
    LEGALITY_CONTROL = ("legality_control", "Lovlighetskontroll", "Lovlegkontroll")


@contract
class Access:
    """What is kept from the public, and by which provision."""

    clause: str = declare(
        ("Hjemmel", "Bestemmelsen som gir unntaket, med paragraf."),
        ("Heimel", "Føresegna som gir unntaket, med paragraf."),
        example="offl. § 13 jf. fvl. § 13 første ledd nr. 1",
        example_nn="offl. § 13 jf. fvl. § 13 første ledd nr. 1",
    )
    part: str | None = declare(
        ("Gjelder", "Delen som er unntatt. Uten den gjelder unntaket hele dokumentet."),
        ("Gjeld", "Delen som er unnateken. Utan den gjeld unntaket heile dokumentet."),
        default=None,
        example="vedlegg 2",
    )


def exempt() -> Any:
    """Declare what is kept from the public."""
    return declare(
        ("Unntatt offentlighet", "Hjemmelen, når noe er unntatt fra offentlighet."),
        ("Unnateke offentlegheit", "Heimelen, når noko er unnateke frå offentlegheit."),
        default=None,
    )
