"""What each kind of tag that takes something with it takes, and how to let it stand alone."""

from pipeline.diagnostics import say
from pipeline.word.faults import Refused

NAMES = {
    "p": say("paragraph"),
    "tr": say("table row"),
    "tc": say("table cell"),
    "r": say("run"),
}
ALONE = {
    "p": say("let the tag stand alone in a paragraph, or write it without p"),
    "tr": say("let the tag stand alone in a row of the table, or write it without tr"),
    "tc": say("let the tag stand alone in a cell of the table, or write it without tc"),
    "r": say("put the tag into the text of a paragraph, or write it without r"),
}


def misplaced(kind: str) -> Refused:
    """Refuse a tag that stands in none of what it takes with it."""
    what = say("the tag with {word} does not stand in a {place}", word=kind, place=NAMES[kind])
    return Refused("T003", what, ALONE[kind])
