"""What an expression of a template is made of: whether it is a path, and how it is told again."""

from collections.abc import Callable, Iterator

from jinja2 import nodes

from pipeline.word.shape import ANY, NUMBER, TEXT, TRUTH, Shape
from pipeline.word.stopgaps import TORN

# A value in another form is the same value: bokmål says “kommunedirektørens forslag” where
# nynorsk says “forslaget frå kommunedirektøren”.
_GENITIVE = "_genitive"
_FORMS = frozenset(("lower", "upper", "capital", "capitalize", "title", "trim", "short_date"))

# Gives what a name stands for.
Paths = Callable[[str], str]


def is_path(node: nodes.Node) -> bool:
    """Tell whether an expression is a name, or a name in a group."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def is_stopgap(node: nodes.Node) -> bool:
    """Know what a stopgap asks for, or goes through."""
    if isinstance(node, nodes.Tuple):
        return not node.items
    return isinstance(node, nodes.Const) and node.value == TORN


def named(node: nodes.Node) -> Iterator[nodes.Node]:
    """Give the paths that an expression names."""
    if is_path(node):
        yield node
    else:
        for child in node.iter_child_nodes():
            yield from named(child)


def spelt(node: nodes.Node, paths: Paths) -> str:
    """Spell an expression by the paths that it reads."""
    if isinstance(node, nodes.Name):
        return paths(node.name)
    if isinstance(node, nodes.Getattr):
        return f"{spelt(node.node, paths)}.{node.attr}"
    if isinstance(node, nodes.Filter) and node.node is not None and not node.args:
        return f"{spelt(node.node, paths)}|{node.name}"
    pieces = [
        spelt(one, paths) if isinstance(one, nodes.Node) else repr(one)
        for _, given in node.iter_fields()
        for one in (given if isinstance(given, list) else (given,))
    ]
    return f"{type(node).__name__.lower()}({', '.join(pieces)})"


def plain(node: nodes.Node, paths: Paths) -> str:
    """Spell a value whatever form it is printed in."""
    while isinstance(node, nodes.Filter) and node.name in _FORMS and node.node is not None:
        node = node.node
    held = spelt(node, paths)
    return held.removesuffix(_GENITIVE)


def only_words(body: list[nodes.Node]) -> bool:
    """Tell whether a body itself prints words and no value."""
    printed = [one for node in body if isinstance(node, nodes.Output) for one in node.nodes]
    data = [one.data for one in printed if isinstance(one, nodes.TemplateData)]
    return len(data) == len(printed) and any(map(_has_words, data))


def _has_words(xml: str) -> bool:
    return any(piece.rpartition(">")[2].strip() for piece in xml.split("<"))


def of_constant(constant: object) -> Shape:
    if isinstance(constant, bool):
        return TRUTH
    if isinstance(constant, str):
        return TEXT
    return NUMBER if isinstance(constant, int | float) else ANY
