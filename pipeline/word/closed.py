"""What a closed vocabulary has no words for, in the tree of a part."""

from collections.abc import Iterator

from jinja2 import nodes

from pipeline.diagnostics import say
from pipeline.word.expression import is_path, is_stopgap
from pipeline.word.faults import Refused
from pipeline.word.vocabulary import Vocabulary, foreign


def beyond(tree: nodes.Template, vocabulary: Vocabulary) -> Iterator[tuple[Refused, int]]:
    """Give each use with its line; commands that leave no trace in the tree are not among them."""
    if vocabulary.closed:
        for node in tree.find_all((nodes.Output, nodes.For, nodes.If)):
            yield from _of_node(node, vocabulary)


def _of_node(node: nodes.Node, vocabulary: Vocabulary) -> Iterator[tuple[Refused, int]]:
    if isinstance(node, nodes.Output):
        for one in node.nodes:
            if not isinstance(one, nodes.TemplateData):
                yield from _value(one, vocabulary)
    elif isinstance(node, nodes.For):
        plain = node.test is None and isinstance(node.target, nodes.Name)
        if not (plain and is_path(node.iter)) and not is_stopgap(node.iter):
            yield foreign(say("a loop that is more than “for name in names”")), node.lineno
    elif isinstance(node, nodes.If) and not _is_condition(node.test):
        yield (
            foreign(say("a condition that is more than “if name” or “if not name”")),
            node.test.lineno,
        )


def _value(node: nodes.Node, vocabulary: Vocabulary) -> Iterator[tuple[Refused, int]]:
    while isinstance(node, nodes.Filter) and node.node is not None:
        if node.name not in vocabulary.filters or node.args or node.kwargs:
            yield foreign(say("the filter {name}", name=node.name)), node.lineno
        node = node.node
    if not is_path(node):
        yield foreign(say("a value that is more than a name")), node.lineno


def _is_condition(node: nodes.Node) -> bool:
    return is_stopgap(node) or is_path(node.node if isinstance(node, nodes.Not) else node)
