"""What a part is made of: text, places of values, and forks; light, for documents need it too."""

from enum import StrEnum

from pipeline.frozen import Frozen
from pipeline.word.breaks import Breaks


class Where(StrEnum):
    """What surrounds a printed value; it decides how the value is spelt."""

    TEXT = "text"
    ATTRIBUTE = "attribute"
    SETTING = "setting"  # an attribute of Word's own, read by machines: never shown, so str()
    SPAN = "span"  # the attribute that says how many columns a cell spans
    FILL = "fill"  # the attribute that says the colour of a cell
    ELEMENT = "element"
    ADDRESS = "address"  # what the address of a link begins with
    HOST = "host"  # what follows https:// in it
    PATH = "path"
    COMPONENT = "component"  # what follows ? or mailto: in it
    QUOTED = "quoted"  # another text in the instruction of a link
    PARAGRAPH = "paragraph"
    NOWHERE = "nowhere"


class Spot(Frozen):
    """Where a value stands; in a paragraph its w:pPr, and in w:t the properties of its run."""

    where: Where
    properties: str = ""
    split: Breaks | None = None
    paragraph: str = ""
    room: int = 0


class Fork(Frozen):
    """Bodies of which one, none or, in a loop, several are written.

    A loop has a number from 1 on, and only its first body is written in each turn. The `line` is
    that of the tag that opens it.
    """

    bodies: tuple["Outline", ...]
    loop: int = 0
    line: int = 1


Outline = tuple["str | int | Fork", ...]  # static XML, a value's number, or a fork
