"""Which branches of a Word file, and which of its values, documents come to: run for that alone."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from types import CodeType
from typing import NamedTuple

from jinja2 import nodes

from pipeline.frozen import Frozen
from pipeline.word.blocks import Blocks, placed
from pipeline.word.draft import Draft, draft
from pipeline.word.examined import own_of_body
from pipeline.word.faults import Place
from pipeline.word.generator import compiled
from pipeline.word.sandbox import Sandbox, loaded
from pipeline.word.sheets import sheets, taken

_TAKEN = "<taken>"


class Way(StrEnum):
    """What there is to come to: a branch of a condition or a loop, or a value that is printed."""

    IF = "if"
    ELIF = "elif"
    ELSE = "else"
    FOR = "for"
    EMPTY = "empty"
    VALUE = "value"


class Waypoint(Frozen):
    """One of these, its place, and the number of the branch that it stands in, if in any."""

    way: Way
    place: Place
    under: int | None


class Waypoints(Frozen):
    """All of a file in the order of the text, and the file's parts as code that notes them."""

    all: tuple[Waypoint, ...]
    code: tuple[CodeType, ...]

    def taken(self, sandbox: Sandbox, context: Mapping[str, object]) -> frozenset[int]:
        """Give the numbers of those that a document comes to. Where it fails, it goes no further.

        Nothing is printed, and that a document can be made is proved where it is made.
        """
        found: set[int] = set()
        sandbox.refill()
        sandbox.filters = {**sandbox.filters, _TAKEN: found.add}
        for code in self.code:
            template = loaded(sandbox, code)
            held = template.new_context(dict(context))
            # Whatever an expression raises, its document tells.
            with suppress(Exception):
                for _ in template.root_render_func(held):
                    pass
        return frozenset(found)


def waypoints(content: bytes, sandbox: Sandbox, blocks: Blocks | None) -> Waypoints:
    """Find all of a file, with its blocks in their places; raises Refused."""
    parts, _ = placed(taken(content)[0], blocks, looked_at=True)
    sandbox.filters = {**sandbox.filters, _TAKEN: str}
    walk, code = _Walk(), []
    for sheet in own_of_body(sheets(parts)[0]):
        made, _ = draft(sheet, sandbox)
        if made is not None:
            walk.draft = made
            made.tree.body = list(walk.over(made.tree.body))
            code.append(compiled(made.tree, sandbox, sheet.name, turns=True))
    return Waypoints(tuple(walk.found), tuple(code))


class _Above(NamedTuple):
    """The branch that a tag stands in, and what is there for sure since conditions ask for it."""

    under: int | None
    sure: tuple[nodes.Node, ...]


_TOP = _Above(None, ())


class _Walk:
    """Goes through trees in order, puts a note into each branch, and takes out what is printed."""

    draft: Draft

    def __init__(self) -> None:
        self.found: list[Waypoint] = []

    def over(self, body: list[nodes.Node], above: _Above = _TOP) -> Iterator[nodes.Node]:
        for node in body:
            if isinstance(node, nodes.Output):
                for one in node.nodes:
                    if not isinstance(one, nodes.TemplateData):
                        yield self._note(Way.VALUE, one.lineno, above.under)[0]
            else:
                self._into(node, above)
                yield node

    def _into(self, node: nodes.Node, above: _Above) -> None:
        if isinstance(node, nodes.If):
            self._branch(node.body, Way.IF, node.lineno, above, node.test)
            for one in node.elif_:
                self._branch(one.body, Way.ELIF, one.lineno, above, one.test)
            self._branch(node.else_, Way.ELSE, node.lineno, above)
        elif isinstance(node, nodes.For):
            self._branch(node.body, Way.FOR, node.lineno, above)
            if node.else_ or node.iter not in above.sure:
                self._branch(node.else_, Way.EMPTY, node.lineno, above)
        else:
            for _, held in node.iter_fields(only=("body",)):
                held[:] = self.over(list(held), above)

    def _branch(
        self, body: list[nodes.Node], way: Way, line: int, above: _Above, *sure: nodes.Node
    ) -> None:
        note, number = self._note(way, line, above.under)
        body[:] = [note, *self.over(list(body), _Above(number, (*above.sure, *sure)))]

    def _note(self, way: Way, line: int, under: int | None) -> tuple[nodes.Node, int]:
        number = len(self.found)
        self.found.append(Waypoint(way, self.draft.place(line), under))
        told = nodes.Filter(nodes.Const(number), _TAKEN, [], [], None, None, lineno=line)
        return nodes.ExprStmt(told, lineno=line), number
