"""What the author wrote as sentences: every text with its place, its date and its words."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from pipeline.contract.declare import KeyPath
from pipeline.dossier.dossier import Dossier

# Decisions are quoted word for word: their language is the body's, not the author's.
QUOTED = frozenset({"decisions"})

_OPENERS = {
    "cases",
    "mandate",
    "decisions",
    "evaluation",
    "participation",
    "guidelines",
}


def day_of(dossier: Dossier, path: KeyPath) -> dt.date:
    """Give the date of the document, or of the event, that a place in the dossier belongs to."""
    held: object = None
    if path[0] == "follow_up" and "requests" in path:
        held = dossier.follow_up[int(path[1])].letters[int(path[3])].date
    elif path[0] == "follow_up" and len(path) > 1:
        held = dossier.follow_up[int(path[1])].date
    elif path[0] in _OPENERS and len(path) > 1:
        held = getattr(getattr(dossier, str(path[0]))[int(path[1])], "date", None)
    return held if isinstance(held, dt.date) else dossier.date


_BREAK = re.compile(r"[.!?][)»”\"]*\s+(?=[A-ZÆØÅ«“\"(\d])|[:;]\s+")
# Words that are written with a full stop which ends no sentence.
_SHORT = frozenset({"nr", "jf", "kl", "ca", "bl", "kap", "pkt", "st", "mfl", "mv", "art", "bl.a"})


def sentences(text: str) -> Iterator[str]:
    """Split a paragraph at full stops, colons and semicolons; a list is no long sentence."""
    start = 0
    for found in _BREAK.finditer(text):
        before = text[start : found.start()].rpartition(" ")[2].lower()
        if text[found.start()] != "." or not (before in _SHORT or _initial(before)):
            yield text[start : found.start() + 1]
            start = found.end()
    yield text[start:]


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


_MARKED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def unquoted(text: str) -> str:
    """Leave out what stands in quotation marks: it is somebody else's wording."""
    return _MARKED.sub("", text)


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_KEY = 40
_LONG_FIGURE = re.compile(r"\d{6}")


def is_key(value: str) -> bool:
    """Tell whether a message may repeat a value: a short key, which cannot hold a birth number."""
    return (
        len(value) <= _LONGEST_KEY and bool(_ID.fullmatch(value)) and not _LONG_FIGURE.search(value)
    )


def listed(keys: Iterable[str]) -> str:
    """Write keys in a message, without those that it may not repeat."""
    return ", ".join(filter(is_key, keys))


def is_council(body: str) -> bool:
    """Tell whether a body is the municipality's highest: by-, herreds- or kommunestyret."""
    return bool(re.search(r"(kommune|by|herreds|herads)styre", body.lower()))
