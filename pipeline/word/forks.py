"""What stands in the forks of a part, and what a fork would tear apart."""

import re
from collections import Counter
from collections.abc import Iterator

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


def torn(outline: Outline) -> Iterator[Finding]:
    """Find pairs of which a fork holds one half only: a bookmark, a field, a range."""
    if any(half in text for text in forked(outline) for half in _HALVES):
        whole = Counter(_keys(outline))
        yield from _torn(outline, whole)


def _torn(outline: Outline, whole: "Counter[_Key]") -> Iterator[Finding]:
    for item in outline:
        if isinstance(item, Fork):
            for body in item.bodies:
                yield from ((_half(key), item.line) for key in _astray(body, whole))
                yield from _torn(body, whole)


_Key = tuple[str, str, str]  # what it is, its id or nothing, and which half


def _keys(outline: Outline) -> Iterator[_Key]:
    for text in texts(outline):
        yield from (key for key, _ in _halves(text))


def _halves(text: str) -> Iterator[tuple[_Key, str]]:
    for kind, half, told, field in _HALF.findall(text):
        if field:
            yield ("field", "", field), ""
            continue
        number, name = _ID.search(told), _NAME.search(told)
        yield (kind, number[1] if number else "", half), name[1] if name else ""


def _astray(body: Outline, whole: "Counter[_Key]") -> Iterator[tuple[str, str]]:
    """Give what is begun in a body and not ended there, or ended and not begun."""
    halves = [half for text in texts(body) for half in _halves(text)]
    fields = [half for (kind, _, half), _ in halves if kind == "field"]
    if not _are_whole(fields):
        yield "field", ""
    begun: dict[tuple[str, str], list[str]] = {}
    for (kind, number, half), name in halves:
        if half == "Start":
            begun.setdefault((kind, number), []).append(name)
        elif half == "End" and begun.get((kind, number)):
            begun[kind, number].pop()
        elif half == "End" and whole[kind, number, "Start"]:
            yield kind, ""
    for (kind, number), names in begun.items():
        if whole[kind, number, "End"]:
            yield from ((kind, name) for name in names)


def _are_whole(fields: list[str]) -> bool:
    depth = 0
    for half in fields:
        depth += {"begin": 1, "end": -1}.get(half, 0)
        if depth < 0 or (half == "separate" and not depth):
            return False
    return not depth


def _half(key: tuple[str, str]) -> Refused:
    kind, name = key
    return Refused("T045", _told(kind, name), say("let the block hold the whole of it, or nothing"))


def _told(kind: str, name: str) -> Text:
    if kind == "field":
        return say("the block that opens here holds one end of a field, and not the other")
    if name:
        return say("the block that opens here cuts the bookmark {name} in two", name=name)
    return say("the block that opens here cuts a {kind} in two", kind=_KINDS[kind])
