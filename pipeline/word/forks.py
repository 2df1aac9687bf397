"""What stands in the forks of a part, and what a fork would tear apart."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.diagnostics import Text, say
from pipeline.word.faults import Refused
from pipeline.word.forbidden import Finding
from pipeline.word.proof import Fork, Outline

_HALF = re.compile(
    r"<w:(?:(bookmark|perm|commentRange|moveFromRange|moveToRange)(Start|End) ([^>]*)"
    r'|fldChar [^>]*?w:fldCharType="(begin|separate|end)")'
)
_ID = re.compile(r'w:id="([^"]*)"')
_NAME = re.compile(r'w:name="([^"]*)"')
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End) (?:[^>]*\s)?w:id="([^"]*)"[^>]*>')
_WORDS_OWN = ("_Hlk", "_GoBack")
_MEND = say("let the block hold the whole of it, or nothing")
_HALVES = ("<w:fldChar ", "Start ", "End ")
_KINDS = {
    "bookmark": say("bookmark"),
    "perm": say("range that may be edited"),
    "commentRange": say("comment"),
    "moveFromRange": say("moved text"),
    "moveToRange": say("moved text"),
}


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


@dataclass(frozen=True, slots=True)
class Torn:
    """What forks hold one half of: what is wrong with that, and the bookmarks that may go."""

    findings: list[Finding]
    loose: frozenset[str]

    def without(self, text: str) -> str:
        """Take out the halves of what nobody sees and nothing names."""
        return _BOOKMARK.sub(lambda one: "" if one[1] in self.loose else one[0], text)


def torn(outline: Outline) -> Torn:
    """Find pairs of which a fork holds one half only: a bookmark, a field, a range."""
    if not any(half in text for text in forked(outline) for half in _HALVES):
        return Torn([], frozenset())
    whole = "".join(texts(outline))
    names = {key: name for key, name in _halves(whole) if key[2] != "End"}
    cut = dict.fromkeys(_torn(outline, Counter(key for key, _ in _halves(whole))))
    told = [
        (kind, number, names.get((kind, number, "Start"), ""), line) for kind, number, line in cut
    ]
    loose = frozenset(number for _, number, name, _ in told if _is_loose(name, whole))
    findings = [
        (Refused("T045", _told(kind, name), _MEND), line)
        for kind, number, name, line in told
        if number not in loose
    ]
    return Torn(findings, loose)


def _is_loose(name: str, whole: str) -> bool:
    """Know a bookmark that Word makes for itself when text is copied, and never shows."""
    return name.startswith(_WORDS_OWN) and len(re.findall(rf"\b{re.escape(name)}\b", whole)) == 1


def _torn(outline: Outline, whole: "Counter[_Key]") -> Iterator[tuple[str, str, int]]:
    for item in outline:
        if isinstance(item, Fork):
            for body in item.bodies:
                yield from ((kind, number, item.line) for kind, number in _astray(body, whole))
                yield from _torn(body, whole)


_Key = tuple[str, str, str]  # what it is, its id or nothing, and which half


def _halves(text: str) -> Iterator[tuple[_Key, str]]:
    for kind, half, told, field in _HALF.findall(text):
        if field:
            yield ("field", "", field), ""
            continue
        number, name = _ID.search(told), _NAME.search(told)
        yield (kind, number[1] if number else "", half), name[1] if name else ""


def _astray(body: Outline, whole: "Counter[_Key]") -> Iterator[tuple[str, str]]:
    """Give what is begun in a body and not ended there, or ended and not begun."""
    halves = [half for text in texts(body) for half, _ in _halves(text)]
    if not _are_whole([half for kind, _, half in halves if kind == "field"]):
        yield "field", ""
    begun: Counter[tuple[str, str]] = Counter()
    for kind, number, half in halves:
        if half == "Start":
            begun[kind, number] += 1
        elif half == "End" and begun[kind, number]:
            begun[kind, number] -= 1
        elif half == "End" and whole[kind, number, "Start"]:
            yield kind, number
    left = (key for key, times in begun.items() if times and whole[*key, "End"])
    yield from left


def _are_whole(fields: list[str]) -> bool:
    depth = 0
    for half in fields:
        depth += {"begin": 1, "end": -1}.get(half, 0)
        if depth < 0 or (half == "separate" and not depth):
            return False
    return not depth


def _told(kind: str, name: str) -> Text:
    if kind == "field":
        return say("the block that opens here holds one end of a field, and not the other")
    if name:
        return say("the block that opens here cuts the bookmark {name} in two", name=name)
    return say("the block that opens here cuts a {kind} in two", kind=_KINDS[kind])
