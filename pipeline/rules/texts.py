"""What the author wrote as sentences: every text with its place, its date and its words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from pipeline.contract.declare import KeyPath
from pipeline.dossier.route import TOLD
from pipeline.facts.councils import CouncilTerm
from pipeline.norm import Norm, Term
from pipeline.pattern import pattern

# What is quoted word for word, by section: its language is somebody else's, not the author's.
# A decision is the body's, and so is what a meeting has left behind. Progress is the author's.
_QUOTED: Mapping[str | int, tuple[tuple[str, ...], ...]] = {
    "decisions": ((),),
    "cases": tuple(("route", key) for key in TOLD),
}


def is_quoted(path: KeyPath) -> bool:
    """Tell whether a text is somebody else's wording, by its place."""
    held = _QUOTED.get(path[0])
    if held is None:
        return False
    keys = tuple(step for step in path[1:] if isinstance(step, str))
    return "progress" not in keys and any(keys[: len(one)] == one for one in held)


# The sign first, and then what stands around it: an expression that begins with a set of signs
# passes over all else at once.
_BREAK = pattern(r"[.!?:;](?:(?<=[:;])|[)»”\"]*(?=\s+[A-ZÆØÅ«“\"(\d]))\s+")
# Words that are written with a full stop which ends no sentence.
_SHORT = frozenset({"nr", "jf", "kl", "ca", "bl", "kap", "pkt", "st", "mfl", "mv", "art", "bl.a"})
_LONGER = 1 + max(map(len, _SHORT))


def sentences(text: str) -> Iterator[str]:
    """Split a paragraph at full stops, colons and semicolons; a list is no long sentence."""
    start = 0
    for found in _BREAK.finditer(text):
        end = found.start()
        # So much of the word before as tells whether it is one of the short ones.
        before = text[max(start, end - _LONGER) : end].rpartition(" ")[2].lower()
        if text[end] != "." or not (before in _SHORT or _initial(before)):
            yield text[start : end + 1]
            start = found.end()
    yield text[start:]


_FULL = pattern(
    r"[.!?](?<![ .(]\w.)(?<!\bnr.)(?<!\bjf.)(?<!\bca.)(?<!\bkap.)[)»”\"]*\s+(?=[A-ZÆØÅ«“\"(\d])"
)


def full_sentences(text: str) -> list[str]:
    """Split a paragraph at full stops alone: what stands after a colon says more of the same."""
    return _FULL.split(text)


def every(whole: str, mark: str) -> Iterator[int]:
    """Give each place of a mark; a find is many times as fast as an expression."""
    place = whole.find(mark)
    while place >= 0:
        yield place
        place = whole.find(mark, place + 1)


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


_MARKED = pattern(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def unquoted(text: str) -> str:
    """Leave out what stands in quotation marks: it is somebody else's wording."""
    return _MARKED.sub("", text)


def named(term: Term, norm: Norm) -> str:
    """Name a word of a closed list as documents print it, and as the author writes it."""
    return f"«{term.label(norm)}» ({term.value})"


_ID = pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_KEY = 40
_LONG_FIGURE = pattern(r"\d{6}")


class Pointed(Protocol):
    """A point with points below it, proposed or adopted."""

    @property
    def text(self) -> str: ...
    @property
    def points(self) -> tuple[str, ...]: ...


def pointed(points: Iterable[Pointed]) -> Iterator[tuple[KeyPath, str]]:
    """Give each text of points with its place among them, and those below at theirs."""
    for n, one in enumerate(points):
        yield (n, "text"), one.text
        for m, below in enumerate(one.points):
            yield (n, "points", m), below


def is_key(value: str) -> bool:
    """Tell whether a message may repeat a value: a short key, which cannot hold a birth number."""
    return (
        len(value) <= _LONGEST_KEY and bool(_ID.fullmatch(value)) and not _LONG_FIGURE.search(value)
    )


def listed(keys: Iterable[str]) -> str:
    """Write keys in a message, without those that it may not repeat."""
    return ", ".join(filter(is_key, keys))


def election_day(term: CouncilTerm) -> str:
    """Give the day of an election as a message may say it: an expected one by its month alone."""
    return term.known.isoformat() if term.known else f"{term.day:%Y-%m}"
