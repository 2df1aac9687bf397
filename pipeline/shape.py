"""The shape that a text must have: an expression that takes no longer than the text is long.

The expressions of Python try one way after the other, and a few signs can keep them busy for ever.
Here all ways are followed at once, a sign of the text at a time, so time is bounded by the text.
Each sign is still held against Python's own expressions: [a-z] means what it does there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.diagnostics import Unusable, say


class _Step(NamedTuple):
    """What one sign of the text must be; may it be left out, and may it come again."""

    sign: str
    optional: bool = False
    again: bool = False


_Way = tuple[_Step, ...]
# A longer one is no shape of a text, and would take its time with each.
_MOST_STEPS, _MOST_WAYS = 200, 50
_SIGN = re.compile(
    r"\\[dswDSW]|\\[^A-Za-z0-9]|\[\^?\]?(?:\\[dswDSW]|\\[^A-Za-z0-9]|[^\]\\\[])*\]"
    r"|[^\\\[\](){}*+?|^$]"
)
_TIMES = re.compile(r"[*+?]|\{(?P<least>\d{1,3})(?P<more>,(?P<most>\d{1,3})?)?\}")
_END = re.compile(r"\$(?=\||\Z)")


def fits(expression: str, text: str) -> bool:
    """Tell whether a text is of a shape from its first sign to its last."""
    return any(_fits(way, text) for way in ways(expression))


def _fits(way: _Way, text: str) -> bool:
    held = _on(way, {0})
    known: dict[tuple[frozenset[int], str], frozenset[int]] = {}
    for sign in text:
        reached = known.get((held, sign))
        if reached is None:
            reached = known[held, sign] = _on(way, _after(way, held, sign))
        held = reached
        if not held:
            return False
    return len(way) in held


def _after(way: _Way, held: frozenset[int], sign: str) -> Iterator[int]:
    for one in held:
        if one < len(way) and _is(way[one].sign, sign):
            yield one + 1
            if way[one].again:
                yield one


def _on(way: _Way, reached: "set[int] | Iterator[int]") -> frozenset[int]:
    """Give where a text can be, when what may be left out is left out."""
    held = set()
    for one in reached:
        held.add(one)
        while one < len(way) and way[one].optional:
            one += 1  # noqa: PLW2901 - on to the next
            held.add(one)
    return frozenset(held)


@lru_cache(maxsize=65536)
def _is(expression: str, sign: str) -> bool:
    return re.fullmatch(expression, sign, re.DOTALL) is not None


@lru_cache(maxsize=1024)
def ways(expression: str) -> tuple[_Way, ...]:
    """Read an expression into the ways that fit it.

    Raises Unusable for what is no expression, and for one that could take for ever.
    """
    found, end = _either(expression, 0, edged=True)
    if end < len(expression):
        raise _fault(expression, end)
    if sum(map(len, found)) > _MOST_STEPS:
        raise Unusable(say("the expression is too long"))
    return tuple(found)


def _either(text: str, at: int, *, edged: bool) -> tuple[list[_Way], int]:
    """Read ways with | between, up to what ends them.

    The edges of a text may be named by ^ and $ where they are, and say nothing more.
    """
    found: list[_Way] = []
    while True:
        at += edged and text[at : at + 1] == "^"
        more, at = _along(text, at)
        at += edged and _END.match(text, at) is not None
        found += more
        if text[at : at + 1] != "|":
            return found, at
        at += 1


def _along(text: str, at: int) -> tuple[list[_Way], int]:
    """Read signs and groups one after the other."""
    held: list[_Way] = [()]
    while at < len(text) and text[at] not in "|)$":
        if text[at] == "(":
            inside, at = _group(text, at)
        else:
            one, at = _step(text, at)
            inside = [one]
        held = [(*before, *after) for before in held for after in inside]
        if len(held) > _MOST_WAYS or len(held[0]) > _MOST_STEPS:
            raise Unusable(say("the expression is too long"))
    return held, at


def _group(text: str, at: int) -> tuple[list[_Way], int]:
    start = at + 3 if text.startswith("(?:", at) else at + 1
    if text[start : start + 1] == "?":
        raise _fault(text, start)
    found, end = _either(text, start, edged=False)
    if text[end : end + 1] != ")":
        raise Unusable(say("the expression lacks a )"))
    if _TIMES.match(text, end + 1):
        raise Unusable(
            say("a group cannot be repeated: it could take for ever; repeat single signs only")
        )
    return found, end + 1


def _step(text: str, at: int) -> tuple[_Way, int]:
    """Read one sign and how often it comes, as that many steps."""
    found = _SIGN.match(text, at)
    if found is None or not _is_sound(found[0]):
        raise _fault(text, at)
    sign, times = found[0], _TIMES.match(text, found.end())
    if times is None:
        return (_Step(sign),), found.end()
    if _TIMES.match(text, times.end()):
        raise _fault(text, times.end())
    return _repeated(sign, times), times.end()


def _repeated(sign: str, times: re.Match[str]) -> _Way:
    if times[0] in "*+?":
        return (_Step(sign, optional=times[0] != "+", again=times[0] != "?"),)
    least, most = int(times["least"]), times["most"]
    once = (_Step(sign),) * least
    if not times["more"]:
        return once
    if most is None:
        return (*once, _Step(sign, optional=True, again=True))
    if int(most) < least:
        raise Unusable(say("{times} is from more to fewer", times=times[0]))
    return (*once, *(_Step(sign, optional=True),) * (int(most) - least))


def _is_sound(sign: str) -> bool:
    try:
        re.compile(sign)
    except re.error:
        return False
    return True


def _fault(text: str, at: int) -> Unusable:
    said = text[at : at + 3]
    return Unusable(
        say(
            "{said} at sign {number} of the expression is not used here; with \\ before it, a sign "
            "is itself",
            said=said,
            number=at + 1,
        )
    )
