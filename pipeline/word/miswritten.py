"""Names that are written otherwise than they are: with a sign that makes two names of one."""

from collections.abc import Callable

from jinja2 import nodes

from pipeline.word import misuse
from pipeline.word.expression import is_path, spelt
from pipeline.word.faults import Refused


def miswritten(node: nodes.Node, is_known: Callable[[str], bool]) -> Refused | None:
    """Say what a difference of two names is meant to be, or two with a comma between."""
    if isinstance(node, nodes.Sub):
        return _joined(node.left, node.right, "-", "_", is_known)
    if isinstance(node, nodes.Tuple) and len(node.items) > 1:
        return _joined(node.items[0], node.items[1], ",", ".", is_known)
    return None


def _joined(
    left: nodes.Node, right: nodes.Node, sign: str, meant: str, is_known: Callable[[str], bool]
) -> Refused | None:
    while isinstance(right, nodes.Filter) and right.node is not None:
        right = right.node
    if not (is_path(left) and is_path(right)):
        return None
    names = spelt(left, str), spelt(right, str)
    if is_known(names[1]) or not is_known(meant.join(names)):
        return None
    return misuse.miswritten(sign.join(names), meant.join(names))


def idle(loop: nodes.For) -> str:
    """Give the name that a loop gives and never uses, or nothing."""
    given = loop.target.name if isinstance(loop.target, nodes.Name) else ""
    inside = [name for one in loop.body for name in one.find_all(nodes.Name)]
    return "" if any(name.name == given for name in inside) else given
