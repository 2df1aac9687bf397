"""Points of a proposal, with points of their own below them."""

from typing import ClassVar

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed


@contract
class Point(Timed):
    """A point that a body is to adopt."""

    short: ClassVar[str] = "text"

    text: str = declare(
        ("Punkt", "Det organet skal vedta, uten nummer."),
        ("Punkt", "Det organet skal vedta, utan nummer."),
        example="Kommunestyret vedtar verdigrunnlaget.",
        example_nn="Kommunestyret vedtek verdigrunnlaget.",
    )
    points: tuple[str, ...] = declare(
        ("Underpunkter", "Punktene under punktet. Dokumentet gir dem bokstavene a, b og c."),
        ("Underpunkt", "Punkta under punktet. Dokumentet gir dei bokstavane a, b og c."),
        default=(),
    )


@contract
class AlternativeProposal(Timed):
    """What a body may adopt instead."""

    by: str = declare(
        ("Forslag fra", "Den som fremmer det alternative forslaget."),
        ("Framlegg frå", "Den som fremjar det alternative framlegget."),
        example="eldrerådet",
    )
    points: tuple[Point, ...] = declare(
        ("Punkter", "Punktene i det alternative forslaget, uten nummer."),
        ("Punkt", "Punkta i det alternative framlegget, utan nummer."),
    )
