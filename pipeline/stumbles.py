"""Where a fault of YAML was made, when the parser stumbles further down or further right."""

import re
from collections.abc import Sequence
from typing import Any

from pipeline import complaints
from pipeline.characters import Position
from pipeline.complaints import Complaint, Fault

LIKE_KEY = re.compile(r"[ -]*(?P<key>[^\W\d][\w-]*) *:(?: |$)")
_ITEM = re.compile(r" *(?P<hyphen>-) +(?P<key>[^\W\d][\w-]*) *:(?: |$)")
_FIRST = re.compile(r"[ -]*(?P<first>[^\W\d]\w*)")
_NO_CONTENT = re.compile(r"\s*(?:#.*)?$")

Cause = tuple[Position, Fault] | None


# Any: an event of PyYAML's, which has no types.
def left_open(quoted: Any, lines: Sequence[str], place: Position) -> Cause:
    """Give the quote that took in the lines below it, up to where the parser stumbles."""
    if quoted is None or quoted.end_mark.line + 1 != place.line:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if not any(LIKE_KEY.match(one) for one in lines[start.line + 1 : end.line + 1]):
        return None
    return Position(start.line + 1, start.column + 1), complaints.LEFT_OPEN


def above(complaint: Complaint, lines: Sequence[str], place: Position) -> Cause:
    """Give the line above that lacks its colon, or the item that lacks its hyphen."""
    return _without_colon(complaint, lines, place) or _without_hyphen(lines, place)


def _without_colon(complaint: Complaint, lines: Sequence[str], place: Position) -> Cause:
    """Give the line above, where it stands as far in as the key that does not fit below it."""
    key = LIKE_KEY.match(_line(lines, place.line))
    number = _above(lines, place.line)
    first = _FIRST.match(_line(lines, number))
    if not complaint.of_key or not key or not first or LIKE_KEY.match(first.string):
        return None
    if first.start("first") != key.start("key") or key.end("key") != place.column - 1:
        return None
    return Position(number, first.start("first") + 1), complaints.NO_COLON


def _without_hyphen(lines: Sequence[str], place: Position) -> Cause:
    """Give the first item of a list where the parser stumbles over the hyphen of the next."""
    item = _ITEM.match(_line(lines, place.line))
    if not item or item.start("hyphen") != place.column - 1:
        return None
    first = number = place.line
    while number := _above(lines, number):
        line = _line(lines, number)
        if len(line) - len(line.lstrip()) < item.start("hyphen"):
            break
        first = number
    key = LIKE_KEY.match(_line(lines, first))
    if first == place.line or not key or key[0].lstrip()[0] == "-":
        return None
    if key.start("key") != item.start("key"):
        return None
    return Position(first, key.start("key") + 1), complaints.NO_HYPHEN


def begun(complaint: Complaint, lines: Sequence[str], place: Position) -> Position:
    """Show the key that stands wrong on its line, or the tag, and not where it ends."""
    line = _line(lines, place.line)
    key = LIKE_KEY.match(line)
    if complaint.of_key and key and key.end("key") == place.column - 1:
        return Position(place.line, key.start("key") + 1)
    if complaint.code == complaints.TAG.code:
        sign = line.rfind("!", 0, place.column)
        return Position(place.line, sign + 1) if sign >= 0 else place
    return place


def _line(lines: Sequence[str], number: int) -> str:
    return "".join(lines[number - 1 : number]) if number else ""


def _above(lines: Sequence[str], number: int) -> int:
    """Give the number of the nearest line above with more on it than a comment, or nought."""
    found = (n for n in range(number - 1, 0, -1) if not _NO_CONTENT.match(_line(lines, n)))
    return next(found, 0)
