"""What set, filter and with hold, made expressions: their words and values, as one text."""

import re
from collections.abc import Iterator, Sequence
from typing import cast
from xml.sax.saxutils import unescape

from jinja2 import nodes

ENDS = {"with": "endwith", "filter": "endfilter", "set": "endset"}
# Word splits a text where somebody has gone on writing; what has no look of its own is one text.
_LOOK = r"(?:<w:rPr>(?:<w:(?:lang|noProof)(?: [^>]*)?/>)*</w:rPr>|<w:rPr/>)?"
_SPLIT = re.compile(rf"</w:t></w:r><w:r>{_LOOK}<w:t(?: [^>]*)?>").sub
_Block = nodes.AssignBlock | nodes.FilterBlock


# A set that gives its value itself holds nothing.
is_given = re.compile(r"\{%[-+]?\s*set\b[^|]*=").match


def gathered(tree: nodes.Template, source: str) -> bool:
    """Make one text of each block that holds no more, and say whether there may be any."""
    if not any(sign in source for sign in ENDS.values()):
        return False
    for node in (*reversed(list(tree.find_all(nodes.Node))), tree):
        for _, held in node.iter_fields():
            if isinstance(held, list):
                held[:] = [_plain(one) if isinstance(one, _Block) else one for one in held]
    return True


def _plain(block: _Block) -> nodes.Node:
    text = _text(block.body)
    if text is None:
        return block  # it is refused
    if block.filter is not None:
        text = _filtered(block.filter, text)
    if isinstance(block, nodes.FilterBlock):
        return nodes.Output([text], lineno=block.lineno)
    return nodes.Assign(block.target, text, lineno=block.lineno)


def _filtered(last: nodes.Filter, text: nodes.Expr) -> nodes.Expr:
    first = last
    while isinstance(first.node, nodes.Filter):
        first = first.node
    first.node = text
    return last


def _text(body: Sequence[nodes.Node]) -> nodes.Expr | None:
    """Give the text that a body prints, or None where it holds more than words of one look."""
    pieces = [piece for node in body for piece in _pieces(node)]
    if any(one is None for one in pieces):
        return None
    held = cast("list[nodes.Expr]", pieces)
    return nodes.Concat(held, lineno=held[0].lineno) if held else nodes.Const("", lineno=1)


def _pieces(node: nodes.Node) -> Iterator[nodes.Expr | None]:
    if isinstance(node, nodes.Output):
        yield from map(_piece, node.nodes)
    elif isinstance(node, nodes.If):
        yield _chosen(node)
    else:
        yield None


def _piece(node: nodes.Expr) -> nodes.Expr | None:
    if not isinstance(node, nodes.TemplateData):
        return node
    data = _SPLIT("", node.data)
    if "<" in data:
        return None
    return nodes.Const(unescape(data, {"&quot;": '"'}), lineno=node.lineno)


def _chosen(node: nodes.If) -> nodes.Expr | None:
    chosen = _text(node.else_)
    for way in (*reversed(node.elif_), node):
        text = _text(way.body)
        if text is None or chosen is None:
            return None
        chosen = nodes.CondExpr(way.test, text, chosen, lineno=way.lineno)
    return chosen
