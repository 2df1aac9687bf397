"""What stands in the forks of a part, and what a fork would tear apart."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.faults import Refused
from pipeline.word.spots import Fork, Outline

if TYPE_CHECKING:
    from pipeline.word.forbidden import Finding

_HALF = re.compile(
    r'<w:(?:bookmark(Start|End) ([^>]*)|fldChar [^>]*?w:fldCharType="(begin|separate|end)")'
)
_ID = re.compile(r'w:id="([^"]*)"')
_NAME = re.compile(r'w:name="([^"]*)"')
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End) (?:[^>]*\s)?w:id="([^"]*)"[^>]*>')
_WORDS_OWN = ("_Hlk", "_GoBack")
_MEND = say("let the block hold the whole of it, or nothing")
_HALVES = ("<w:fldChar ", "<w:bookmark")


def texts(outline: Outline) -> Iterator[str]:
    """Give all text between the tags, in its order."""
    for item in outline:
        if isinstance(item, str):
            yield item
        elif isinstance(item, Fork):
            for body in item.bodies:
                yield from texts(body)


def forked(outline: Outline) -> Iterator[str]:
    """Give the text that some way through the part leaves out."""
    for item in outline:
        if isinstance(item, Fork):
            for body in item.bodies:
                yield from texts(body)


def looped(outline: Outline) -> Iterator[str]:
    """Give the text that a loop may write more than once."""
    for item in outline:
        if isinstance(item, Fork):
            first, *others = item.bodies
            yield from texts(first) if item.loop else looped(first)
            for body in others:
                yield from looped(body)


class Torn(Frozen):
    """What forks hold one half of: what is wrong with that, and the bookmarks that may go."""

    findings: "list[Finding]"
    loose: frozenset[str]

    def without(self, text: str) -> str:
        """Take out the halves of what nobody sees and nothing names."""
        return _BOOKMARK.sub(lambda one: "" if one[1] in self.loose else one[0], text)


def torn(outline: Outline) -> Torn:
    """Find pairs of which a fork holds one half only: a bookmark, or a field."""
    if not any(half in text for text in forked(outline) for half in _HALVES):
        return Torn([], frozenset())
    whole = "".join(texts(outline))
    names = {number: name for (number, half), name in _halves(whole) if half == "Start"}
    cut = dict.fromkeys(_torn(outline, Counter(key for key, _ in _halves(whole))))
    loose = frozenset(number for number, _ in cut if _is_loose(names.get(number, ""), whole))
    findings = [
        (Refused("T045", _told(names.get(number)), _MEND), line)
        for number, line in cut
        if number not in loose
    ]
    return Torn(findings, loose)


def _is_loose(name: str, whole: str) -> bool:
    """Know a bookmark that Word makes for itself when text is copied, and never shows."""
    return name.startswith(_WORDS_OWN) and len(re.findall(rf"\b{re.escape(name)}\b", whole)) == 1


def _torn(outline: Outline, whole: "Counter[_Key]") -> Iterator[tuple[str, int]]:
    for item in outline:
        if isinstance(item, Fork):
            for body in item.bodies:
                yield from ((number, item.line) for number in _astray(body, whole))
                yield from _torn(body, whole)


_Key = tuple[str, str]  # the id of a bookmark, or nothing for a field; and which half
_FIELD = ""


def _halves(text: str) -> Iterator[tuple[_Key, str]]:
    for half, told, field in _HALF.findall(text):
        number, name = _ID.search(told), _NAME.search(told)
        key = (_FIELD, field) if field else ((number and number[1]) or "?", half)
        yield key, name[1] if name else ""


def _astray(body: Outline, whole: "Counter[_Key]") -> Iterator[str]:
    """Give what is begun in a body and not ended there, or ended and not begun."""
    halves = [half for text in texts(body) for half, _ in _halves(text)]
    if not _are_whole([half for number, half in halves if number == _FIELD]):
        yield _FIELD
    begun: Counter[str] = Counter()
    for number, half in halves:
        if half == "Start":
            begun[number] += 1
        elif half == "End" and begun[number]:
            begun[number] -= 1
        elif half == "End" and whole[number, "Start"]:
            yield number
    yield from (number for number, times in begun.items() if times and whole[number, "End"])


def _are_whole(fields: list[str]) -> bool:
    depth = 0
    for half in fields:
        depth += {"begin": 1, "end": -1}.get(half, 0)
        if depth < 0 or (half == "separate" and not depth):
            return False
    return not depth


def _told(name: str | None) -> Text:
    """Tell of a bookmark by its name; what has none is a field."""
    if name is None:
        return say("the block that opens here holds one end of a field, and not the other")
    return say("the block that opens here cuts the bookmark {name} in two", name=name)
