"""An entry goes into the register of a dossier's own text; its comments and layout stay."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline import folder
from pipeline.characters import Places
from pipeline.node import Node, values
from pipeline.source import Book, load, tree

_REGISTER = "documents"


class Registration(NamedTuple):
    """What is written of a document, key by key, and which entry it changes, if not a new one."""

    told: Mapping[str, str]
    changes: int | None = None


def entered(book: Book, entry: Registration) -> bytes:
    """Give the dossier's text with an entry in its register.

    Raises Rejected for a dossier that cannot be read, and ValueError where the text would not say
    what it said before and the entry: nothing is lost.
    """
    root, text = tree(book.content, book.path)
    pen = _Quill(text)
    node = root.inside.get(_REGISTER)
    if node is not None and node.inside and not isinstance(node.value, list):
        raise ValueError(book.path)
    if entry.changes is not None and node is not None:
        written = pen.changed(node.inside[entry.changes], entry.told)
    elif node is None:
        written = pen.begun(entry.told)
    elif not node.inside:
        written = pen.filled(node, entry.told)
    else:
        written = pen.added(node, entry.told)
    content = written.encode()
    if load(content, book.path).written != _expected(load(book.content, book.path).written, entry):
        raise ValueError(book.path)
    return content


def _expected(data: dict[str, Any], entry: Registration) -> dict[str, Any]:
    held = list(data.get(_REGISTER) or [])
    if entry.changes is None:
        held.append(dict(entry.told))
    else:
        held[entry.changes] = {**held[entry.changes], **entry.told}
    return {**data, _REGISTER: held}


class _Quill:
    """Writes in a text, at the places that its tree tells."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = Places(text)

    def begun(self, told: Mapping[str, str]) -> str:
        """Begin the register at the end of the file."""
        end = folder.end(self._text)
        above, below = self._text[:end], self._text[end:]
        gap = "\n" if above.endswith("\n") else "\n\n"
        return f"{above}{gap}{_REGISTER}:\n  - {_flow(told)}\n{below}"

    def filled(self, node: Node, told: Mapping[str, str]) -> str:
        """Fill a register that is there and holds nothing: documents: [] or documents alone."""
        start = self._places.index(node.place)
        end = self._text.find("]", start) + 1 if self._text[start : start + 1] == "[" else start
        key = self._places.index(node.key) + len(_REGISTER) + 1
        return f"{self._text[:key]}\n  - {_flow(told)}{self._text[max(end, key) :]}"

    def added(self, node: Node, told: Mapping[str, str]) -> str:
        """Add an item after the last, written as that is."""
        last = node.inside[len(node.inside) - 1]
        end = self._end(last)
        if self._text[self._places.index(node.place)] == "[":
            return f"{self._text[:end]}, {_flow(told)}{self._text[end:]}"
        line = self._text.rfind("\n", 0, self._places.index(last.place)) + 1
        indent = self._text[line : self._text.index("-", line)]
        item = _flow(told) if self._is_flow(last) else f"\n{indent}  ".join(_lines(told))
        stop = self._text.find("\n", end)
        stop = len(self._text) if stop < 0 else stop
        return f"{self._text[:stop]}\n{indent}- {item}{self._text[stop:]}"

    def changed(self, node: Node, told: Mapping[str, str]) -> str:
        """Change what an entry says: each key in its place, and those that it lacks at its end."""
        edits: list[tuple[int, int, str]] = []
        for key, value in told.items():
            if key in node.inside:
                edits.append((*self._token(node.inside[key]), _scalar(value)))
        new = {key: value for key, value in told.items() if key not in node.inside}
        if new:
            end = self._end(node)
            if self._is_flow(node):
                edits.append((end - 1, end - 1, f", {_flow(new)[1:-1]}"))
            else:
                indent = " " * (node.place.column - 1)
                edits.append((end, end, "".join(f"\n{indent}{one}" for one in _lines(new))))
        text = self._text
        for start, end, written in sorted(edits, reverse=True):
            text = text[:start] + written + text[end:]
        return text

    def _is_flow(self, node: Node) -> bool:
        return self._text[self._places.index(node.place)] == "{"

    def _token(self, node: Node) -> tuple[int, int]:
        """Give where a scalar of one line begins and ends, with its quotes."""
        start = self._places.index(node.place)
        quote = self._text[start]
        if quote not in "\"'":
            return start, start + len(node.text or "")
        end = start + 1
        while self._text[end] != quote or self._text[end : end + 2] == "''":
            end += 2 if self._text[end] in "\\'" else 1
        return start, end + 1

    def _end(self, node: Node) -> int:
        """Give where an entry ends: behind its brace, or behind the last of its values."""
        last = max((one for _, one in values(node)), key=lambda one: one.place)
        end = self._token(last)[1]
        return self._text.index("}", end) + 1 if self._is_flow(node) else end


def _flow(told: Mapping[str, str]) -> str:
    return "{" + ", ".join(_lines(told)) + "}"


def _lines(told: Mapping[str, str]) -> list[str]:
    return [f"{key}: {_scalar(value)}" for key, value in told.items()]


_PLAIN = re.compile(r"[^\W_](?:[\w ./()+-]*[\w.)])?").fullmatch


def _scalar(value: str) -> str:
    """Write a value bare where YAML reads it so, else in single quotes."""
    return value if _PLAIN(value) else "'" + value.replace("'", "''") + "'"
