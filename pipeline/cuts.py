"""Where a # may have cut an author's text short: to YAML the rest of the line is a comment."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from pipeline.pattern import pattern


class Scalar(NamedTuple):
    """A text of the file from its first character to behind its last; plain has no style."""

    start: int
    end: int
    style: str


class Scalars(Sequence[Scalar]):
    """The scalars of a file, each measured when it is looked at: few have a # near them."""

    def __init__(self) -> None:
        self.events: list[Any] = []  # Any: the parser has no types

    def __len__(self) -> int:
        return len(self.events)

    def __getitem__(self, at: Any) -> Any:  # Any: nobody asks for a part, which would be a list
        event = self.events[at]
        return Scalar(event.start_mark.index, event.end_mark.index, event.style or "")


class Cut(NamedTuple):
    """The text before a # that may belong to it, and where the # stands."""

    scalar: Scalar
    sign: int


# Behind something on its line, or alone on a line and close to a word.
_SIGN = pattern(r"(?<=\S)(?P<gap> +)#|^(?P<indent> +)#(?=\w)", re.MULTILINE)
_CLOSE = pattern(r"#[^\s#]")
# A number, a phone number or a code is whole as it stands.
_CODE = pattern(r"\S*[0-9]\S*|[^a-zæøå]*", re.IGNORECASE)
_REST = pattern(r"[^\r\n]*")
_SPACE = pattern(r"\s*")


def has_signs(text: str) -> bool:
    """Tell whether a # stands where it could cut; where not, nobody needs the scalars."""
    return " #" in text


def signs(text: str, first: int = 0, last: int | None = None) -> Iterator[re.Match[str]]:
    """Give every # that could cut, in a part of the text.

    The signs are found first and what stands before them is read then: a search for both at once
    tries every character, and took a sixth of the time that reading such a file did.
    """
    end = len(text) if last is None else last
    at = text.find(" #", first, end)
    while at >= 0:
        begin = at
        while begin > first and text[begin - 1] == " ":
            begin -= 1
        if found := _SIGN.match(text, begin, end):
            yield found
        at = text.find(" #", at + 2, end)


def cuts(text: str, scalars: Sequence[Scalar]) -> Iterator[Cut]:
    """Give the signs that a reader may take for text, each with the scalar before it.

    A comment as most people write it, two spaces before the sign and one behind it, is let be.
    """
    passed = 0
    for sign in signs(text):
        index = sign.end() - 1
        n = bisect_right(scalars, index, key=attrgetter("start")) - 1
        if index < passed or n < 0 or _holds(text, scalars[n], index):
            continue
        passed = _end_of_line(text, index)
        if _doubtful(text, scalars[n], sign):
            yield Cut(scalars[n], index)


def _holds(text: str, scalar: Scalar, index: int) -> bool:
    """Tell whether the sign is text: in quotes, or in a block below the line that opens it."""
    return index < scalar.end and (
        scalar.style in {'"', "'"} or _end_of_line(text, scalar.start) < index
    )


def _doubtful(text: str, scalar: Scalar, sign: re.Match[str]) -> bool:
    if sign["gap"] is None:
        return scalar.style == "" and _goes_on(text, scalar, sign)
    if scalar.start == scalar.end:
        return _end_of_line(text, scalar.start) > sign.start()
    close = bool(_CLOSE.match(text, sign.end() - 1))
    if sign.start() == scalar.end:
        code = _CODE.fullmatch(text, scalar.start, scalar.end)
        return close or (scalar.style == "" and len(sign["gap"]) == 1 and not code)
    return close and text[sign.start() - 1] not in "]}"


_BEFORE = pattern(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^\[{]*)")


def _goes_on(text: str, scalar: Scalar, sign: re.Match[str]) -> bool:
    """Tell whether a line that begins with the sign would go on with the text, but for the sign."""
    space = _SPACE.match(text, scalar.end)
    if scalar.start == scalar.end or not space or space.end() != sign.end() - 1:
        return False
    line = max(text.rfind("\n", 0, scalar.start), text.rfind("\r", 0, scalar.start)) + 1
    before = _BEFORE.fullmatch(text, line, scalar.start)
    if before is None:
        return False
    own = len(before["indent"]) + len(before["dashes"])
    # The text goes on where its lines stand further in than its key, or its dash.
    within = own + 1 if before["key"] else own if not before["dashes"] else own - 1
    return len(sign["indent"]) >= within


def comments(text: str, scalars: Sequence[Scalar], span: slice) -> Iterator[tuple[int, str]]:
    """Give the comments behind something in a part of the text: where they begin, and all of it."""
    passed = 0
    for sign in signs(text, span.start, span.stop):
        index = sign.end() - 1
        n = bisect_right(scalars, index, key=attrgetter("start")) - 1
        if sign["gap"] and index >= passed and (n < 0 or not _holds(text, scalars[n], index)):
            passed = _end_of_line(text, index)
            yield index, text[index:passed]


def _end_of_line(text: str, index: int) -> int:
    found = _REST.match(text, index)
    return found.end() if found else index
