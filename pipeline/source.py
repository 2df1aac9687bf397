"""A dossier's YAML: its bytes, its texts, and the place of every value."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from pipeline import complaints
from pipeline.characters import Position
from pipeline.complaints import Fault
from pipeline.decided import with_decisions
from pipeline.decode import MOST_BYTES, decoded
from pipeline.diagnostics import Diagnostic, Rejected, Severity, Waived, say
from pipeline.folder import HEAD, Leaf, head, is_blank, leaf_at, leaves, unbound, within
from pipeline.frozen import replace
from pipeline.heard import heard
from pipeline.node import Node, gathered, lowered, moved
from pipeline.reader import NOTHING, Cuts, read
from pipeline.upgrade import modern

__all__ = ["Book", "Position", "Source", "load"]

_START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Book:
    """A dossier's bytes, as they were read once, under the name that the operator gave."""

    path: str
    content: bytes = field(repr=False)
    # Tells its pictures apart from any others, once they have been read.
    pictures: str = ""

    @property
    def head(self) -> str:
        """Name the file at whose beginning a finding about the whole stands."""
        return head(self.path, self.content)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def whole(self) -> str:
        """Tell the dossier and its pictures apart from any others."""
        return hashlib.sha256(f"{self.digest}\n{self.pictures}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """A dossier's YAML: every scalar is a text exactly as written, and has a place."""

    path: str
    data: dict[str, Any]  # Any: a text, a list or a dict, nested as the author pleases
    written: dict[str, Any] = field(repr=False)  # the same, without what follows from it
    text: bytes
    warnings: tuple[Diagnostic, ...]
    # Where a text ends at a # that may belong to it, by the place of the text.
    cuts: Mapping[tuple[str | int, ...], Position]
    # Its files, where it is a folder's.
    _leaves: tuple[Leaf, ...] = field(repr=False, compare=False)
    _root: Node = field(repr=False, compare=False)

    def located(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Tell of what stands in a folder's dossier in which file it does, and on which line."""
        if not self._leaves:
            return tuple(findings)
        return tuple(replace(one, **self._located(one)) for one in findings)

    def waived(self, waivers: Iterable[Waived]) -> tuple[Waived, ...]:
        """Tell of waivers in which file they stand, as of findings."""
        return tuple(replace(one, **self._located(one)) for one in waivers)

    def _located(self, one: Diagnostic | Waived) -> dict[str, Any]:
        if not self._leaves or one.path != self.path:
            return {}
        return dict(zip(("path", "line"), self._in_file(one.line), strict=True))

    def _in_file(self, line: int) -> tuple[str, int]:
        leaf = leaf_at(self._leaves, line)
        return within(self.path, leaf.name), max(1, line - leaf.above)

    def position(self, keypath: Sequence[str | int]) -> Position:
        """Where the value stands; for a missing one, the key of the nearest that exists."""
        node, found = self._find(keypath)
        return node.place if found else node.key

    def place(self, keypath: Sequence[str | int]) -> tuple[str, int]:
        """Name the file in which a value stands, and its line there."""
        line = self.position(keypath).line
        return self._in_file(line) if self._leaves else (self.path, line)

    def key_position(self, keypath: Sequence[str | int]) -> Position:
        """Where the key stands; a list item has none, so there it is the value."""
        return self._find(keypath)[0].key

    def _find(self, keypath: Sequence[str | int]) -> tuple[Node, bool]:
        node = self._root
        for step in keypath:
            if step in node.inside:
                node = node.inside[step]
            elif isinstance(node.value, dict) and step in range(len(node.inside)):
                node = [*node.inside.values()][int(step)]  # a mapping that is read as a list
            elif isinstance(node.value, dict) or isinstance(step, int):
                return node, False
            # Else it is a value alone, that is read as this key of a section.
        return node, True


def load(content: bytes, path: str) -> Source:
    """Read YAML from bytes; `path` is only a name. Raises Rejected with all that is wrong.

    The bytes are those of one file, or of a folder's files as `folder.bound` lays them.
    """
    root, cut, findings, held = _whole(content, path)
    made = with_decisions(heard(written := modern(root)))
    places = moved(cut, root, made)
    return Source(path, made.value, written.value, content, findings, places, held, made)


def tree(content: bytes, path: str) -> tuple[Node, str]:
    """Read YAML from bytes as it is written, of whatever contract; raises as `load` does."""
    load(content, path)
    return _whole(content, path)[0], decoded(content, path)


def _whole(
    content: bytes, path: str
) -> tuple[Node, Cuts, tuple[Diagnostic, ...], tuple[Leaf, ...]]:
    """Read all files of a dossier as one; raises Rejected with what is wrong in each of them."""
    files = unbound(content)
    if len(content) > MOST_BYTES and files:
        raise Rejected(complaints.TOO_LARGE.at(head(path, content), _START))
    pages = [
        NOTHING if name != HEAD and is_blank(one) else read(one, within(path, name))
        for name, one in files
    ] or [read(content, path)]
    findings = tuple(chain.from_iterable(one.findings for one in pages))
    if any(one.severity is Severity.ERROR for one in findings):
        raise Rejected(*findings)
    held = leaves(decoded(content, path)) if files else ()
    if not held:
        return pages[0].root, pages[0].cut(pages[0].root, 0), findings, held
    roots = [lowered(one.root, leaf.above) for one, leaf in zip(pages, held, strict=True)]
    root, twice = gathered(roots)
    if twice:
        raise Rejected(*(_split(path, held, *one) for one in twice))
    cut: Cuts = {}
    for one, leaf in zip(pages, held, strict=True):
        cut = {**cut, **one.cut(root, leaf.above)}
    return root, cut, findings, held


def _split(path: str, held: tuple[Leaf, ...], first: Node, second: Node) -> Diagnostic:
    """Refuse a section that stands in two files and is no list, which could go on."""
    other, leaf = (leaf_at(held, one.key.line) for one in (first, second))
    message = say("The section stands in {other} too", other=other.name)
    hint = say("Keep it in one file; only a list can go on in another")
    place = Position(second.key.line - leaf.above, second.key.column)
    return Fault("Y004", message, hint).at(within(path, leaf.name), place)
