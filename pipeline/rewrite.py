"""The text of a dossier with the changes of an upgrade in it: comments and layout stay."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.characters import Places, Position
from pipeline.node import Node, Step, values
from pipeline.source import Book, load, tree
from pipeline.upgrade import Change, Listed, Renamed, Replaced, Reworded, upgraded


class _Edit(NamedTuple):
    """A piece of the text by its indices, and what stands there instead."""

    start: int
    end: int
    text: str


class Rewritten(NamedTuple):
    """A dossier's text as the newest contract has it, and what is changed in it."""

    content: bytes
    changes: tuple[Change, ...]


def rewrite(book: Book) -> Rewritten:
    """Write a dossier of an older contract anew; raises Rejected for what cannot be read.

    Raises ValueError where the new text would not say what the old one does: nothing is lost.
    """
    root, text = tree(book.content, book.path)
    made, changes = upgraded(root)
    content = _changed(text, changes).encode()
    if load(content, book.path).written != made.value:
        raise ValueError(book.path)
    return Rewritten(content, tuple(sorted(changes, key=lambda one: one.node.key)))


def reworded(content: bytes, path: str, words: Mapping[tuple[Step, ...], str]) -> bytes:
    """Write other words for what a file says at these places; raises as `load` does.

    What the file does not say is left out of it.
    """
    root, text = tree(content, path)
    said = dict(values(root))
    found = ((said.get(place), new) for place, new in words.items())
    return _changed(text, [Reworded(node, new) for node, new in found if node]).encode()


def _changed(text: str, changes: Iterable[Change]) -> str:
    pen = _Pen(text)
    edits = sorted(edit for one in changes for edit in pen.edits(one))
    for one in reversed(edits):
        text = text[: one.start] + one.text + text[one.end :]
    return text


class _Pen:
    """Finds where in the text a change is to be made."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = Places(text)

    def edits(self, change: Change) -> Iterable[_Edit]:
        match change:
            case Renamed(node, old, new):
                return (self._token(node.key, old, new),)
            case Reworded(node, new):
                return (self._token(node.place, node.text or "", new),)
            case Replaced(node, _, new, value):
                return (self._replaced(node, new, value),)
            case Listed(node, key, value):
                return self._listed(node, f"{key}: {value}")

    def _token(self, place: Position, old: str, new: str) -> _Edit:
        """Write another word in the place of one, in the quotes that it has."""
        start = self._places.index(place)
        start += self._text[start] in "\"'"
        return _Edit(start, start + len(old), new)

    def _replaced(self, node: Node, new: str, value: str) -> _Edit:
        start = self._places.index(node.key)
        end = self._end(self._places.index(node.place), node.text or "")
        if new:
            return _Edit(start, end, f"{new}: {value}")
        return self._gone(start, end)

    def _end(self, start: int, written: str) -> int:
        quotes = 2 * (self._text[start] in "\"'")
        return start + len(written) + quotes

    def _gone(self, start: int, end: int) -> _Edit:
        """Take a key away, with its line where it has one, or the comma that follows it."""
        line = self._text.rfind("\n", 0, start) + 1
        stop = self._text.find("\n", end)
        stop = len(self._text) if stop < 0 else stop
        rest = self._text[end:stop]
        if self._text[line:start].strip() == "" and rest.strip() == "":
            return _Edit(line, min(stop + 1, len(self._text)), "")
        if self._text[line:start].strip() == "" and rest.lstrip().startswith("#"):
            return _Edit(start, end + len(rest) - len(rest.lstrip()), "")
        if rest.lstrip().startswith(","):
            after = end + rest.index(",") + 1
            return _Edit(start, stop - len(self._text[after:stop].lstrip()), "")
        comma = self._text.rfind(",", 0, start)
        return _Edit(comma, end, "")

    def _listed(self, node: Node, first: str) -> Iterable[_Edit]:
        """Make a mapping the item of a list: in braces, or each of its lines further in."""
        start = self._places.index(node.place)
        if self._text[start] == "{":
            yield _Edit(start, start + 1, f"[{{{first}, ")
            close = self._close(start)
            yield _Edit(close, close + 1, "}]")
            return
        head, *rest = self._lines(node)
        indent = " " * (node.place.column - 1)
        at = self._places.index(Position(head, 1))
        yield _Edit(at, at, f"{indent}- {first}\n  ")
        for line in rest:
            if self._indent(line) is not None:
                at = self._places.index(Position(line, 1))
                yield _Edit(at, at, "  ")

    def _lines(self, node: Node) -> range:
        """Give the lines of a block mapping, with the comments above its first key and within."""
        column = node.place.column
        first = node.place.line
        while first - 1 > node.key.line and self._indent(first - 1) != 0:
            first -= 1
        last = node.place.line
        count = self._text.count("\n") + 1
        for line in range(node.place.line + 1, count + 1):
            indent = self._indent(line)
            if indent is None:
                continue
            if indent < column - 1:
                break
            last = line
        return range(first, last + 1)

    def _indent(self, line: int) -> int | None:
        """Give how far in a line begins, or nothing for one that is empty."""
        written = self._text[self._places.lines(line, line)]
        return len(written) - len(written.lstrip(" ")) if written.strip() else None

    def _close(self, start: int) -> int:
        """Find the brace that ends a flow mapping; those in quotes and comments do not count."""
        depth, quote = 0, ""
        for at in range(start, len(self._text)):
            sign = self._text[at]
            if quote:
                quote = "" if sign == quote else quote
            elif sign in "\"'":
                quote = sign
            elif sign in "{[":
                depth += 1
            elif sign in "}]":
                depth -= 1
                if depth == 0:
                    return at
        raise ValueError(start)
