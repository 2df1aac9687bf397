"""Jinja's generator of code, spared the searches for what no template of ours may hold."""

from collections.abc import Iterator
from io import StringIO
from types import CodeType
from typing import Any, cast  # Any: whatever jinja2 asks of a node

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame


class Template:
    """A tree without blocks, imports and parents, since syntax.py has refused these.

    Jinja goes through the whole of a tree for each of the three before it writes a line: a tenth
    of the time of compiling. Its visitors go by the name of the class, so it has that of the node.
    """

    def __init__(self, node: nodes.Node) -> None:
        self._node = node

    def __getattr__(self, name: str) -> Any:
        return getattr(self._node, name)

    def find(self, _kind: type[nodes.Node]) -> None:
        """Give no Extends."""

    def find_all(self, _kind: type[nodes.Node]) -> Iterator[nodes.Node]:
        """Give no Block and no ImportedName."""
        return iter(())


class For(Template):
    """A loop of a tree in which nothing is called `loop`, and no block stands.

    Jinja looks for both in all that every loop holds, however deep: a twentieth of the time.
    """

    def iter_child_nodes(self, **_only: tuple[str, ...]) -> Iterator[nodes.Node]:
        """Give nothing to look for `loop` in, which is all that Jinja asks the children for."""
        return iter(())


class Unsearched(CodeGenerator):
    """Writes the same code as Jinja's own."""

    # Whether anything in the tree may be called `loop`.
    turns = True

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 Jinja's name
        super().visit_Template(cast("nodes.Template", Template(node)), frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 Jinja's name
        super().visit_For(node if self.turns else cast("nodes.For", For(node)), frame)


def written(tree: nodes.Template, environment: Environment, name: str, *, turns: bool) -> str:
    """Write the code of a tree; `turns` tells whether anything in it is called `loop`."""
    code = StringIO()
    generator = Unsearched(environment, name, name, code, optimized=environment.optimized)
    generator.turns = turns
    generator.visit(tree)
    return code.getvalue()


def compiled(tree: nodes.Template, environment: Environment, name: str, *, turns: bool) -> CodeType:
    return compile(written(tree, environment, name, turns=turns), name, "exec")
