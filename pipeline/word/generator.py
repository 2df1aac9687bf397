"""Jinja's generator of code, spared the searches for what no template of ours may hold."""

from collections.abc import Iterator
from typing import Any, cast  # Any: whatever jinja2 asks of a node

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class Template:
    """A tree without blocks, imports and parents, since syntax.py has refused these.

    Jinja goes through the whole of a tree for each of the three before it writes a line: a tenth
    of the time of compiling. Its visitors go by the name of the class, so it has that of the node.
    """

    def __init__(self, node: nodes.Template) -> None:
        self._node = node

    def __getattr__(self, name: str) -> Any:
        return getattr(self._node, name)

    def find(self, _kind: type[nodes.Node]) -> None:
        """Give no Extends."""

    def find_all(self, _kind: type[nodes.Node]) -> Iterator[nodes.Node]:
        """Give no Block and no ImportedName."""
        return iter(())


class Unsearched(CodeGenerator):
    """Writes the same code as Jinja's own."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 Jinja's name
        super().visit_Template(cast("nodes.Template", Template(node)), frame)
