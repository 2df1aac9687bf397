"""What a tag may not say: commands, calls, names, filters and tests that nobody allowed."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from math import isfinite

from jinja2 import nodes

from pipeline.diagnostics import Text, say
from pipeline.word.allowed import METHODS
from pipeline.word.faults import Refused
from pipeline.word.reckon import too_large
from pipeline.word.sandbox import Names, Sandbox

_ALLOWED = (
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.With,
    nodes.Name,
    nodes.Const,
    nodes.Tuple,
    nodes.List,
    nodes.Dict,
    nodes.Pair,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Getitem,
    nodes.Getattr,
    nodes.Slice,
    nodes.Concat,
    nodes.Compare,
    nodes.Operand,
    nodes.BinExpr,
    nodes.UnaryExpr,
    nodes.Scope,  # only around what is refused or told itself
)
_SHARING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)
_RESERVED = frozenset(("self", "super", "caller", "varargs", "kwargs"))
# Allowed, with nothing in itself that could be refused: half of all that stands in our trees.
_HARMLESS = frozenset(
    (
        *(nodes.Output, nodes.TemplateData, nodes.If, nodes.Assign, nodes.Tuple, nodes.List),
        *(nodes.Dict, nodes.Pair, nodes.CondExpr, nodes.Compare, nodes.Operand),
    )
)
Finding = tuple[Refused, int]


def refusals(node: nodes.Node, sandbox: Sandbox) -> Iterable[Refused]:
    return () if type(node) in _HARMLESS else _refusals(node, sandbox)


def _refusals(node: nodes.Node, sandbox: Sandbox) -> Iterator[Refused]:
    if isinstance(node, _SHARING):
        what = say(
            "a template takes nothing out of another file by {tag} and the like",
            tag="{% include %}",
        )
        yield Refused(
            "T011", what, say("what files share is a block: {tag}", tag="{%p block name %}")
        )
    elif not isinstance(node, _ALLOWED):
        yield _not_allowed(node)
    elif isinstance(node, nodes.For) and node.recursive:
        yield _forbidden(say("a loop may not call itself"))
    elif _is_endless(node):
        yield too_large()
    elif _gives_twice(node):
        yield bad_syntax()
    elif isinstance(node, nodes.Call) and not _callable(node):
        yield _forbidden(say("only range() and the methods of plain values can be called"))
    elif (name := _name(node)) and (name.startswith("_") or name in _RESERVED):
        yield _forbidden(say("the name {name} is not allowed in a template", name=name))
    yield from _unlisted(node, sandbox)


def _not_allowed(node: nodes.Node) -> Refused:
    if isinstance(node, nodes.AssignBlock | nodes.FilterBlock):
        return _MORE
    return _forbidden(say("this kind of command is not allowed in a template"))


_MORE = Refused(
    "T011",
    say("set and filter hold words and values of one look and paragraph, and no loop"),
    say("write {tag}, or repeat the words where they stand", tag="{% set name = 'a' ~ b %}"),
)


def _unlisted(node: nodes.Node, sandbox: Sandbox) -> Iterator[Refused]:
    """Refuse filters and tests that are not allowed, and say which ones are."""
    if isinstance(node, nodes.Filter):
        yield from _filters(node.name, sandbox)
        if node.name in _BY_NAME:
            at, by_name = _BY_NAME[node.name]
            given = node.args[at] if len(node.args) > at else None
            if isinstance(given, nodes.Const) and isinstance(given.value, str):
                yield from by_name(given.value, sandbox)
    elif isinstance(node, nodes.Test):
        yield from _tests(node.name, sandbox)


def _filters(name: str, sandbox: Sandbox) -> Iterator[Refused]:
    if name not in sandbox.filters:
        what = say("the filter {name} is not allowed", name=name)
        yield Refused("T011", what, _listed(name, sandbox.filters))


def _tests(name: str, sandbox: Sandbox) -> Iterator[Refused]:
    if name not in sandbox.tests:
        what = say("the test {name} is not allowed", name=name)
        yield Refused("T011", what, _listed(name, sandbox.tests))


# These take the name of a filter or of a test as an argument: which one, and what it names.
_BY_NAME = {
    "map": (0, _filters),
    "select": (0, _tests),
    "reject": (0, _tests),
    "selectattr": (1, _tests),
    "rejectattr": (1, _tests),
}


def _listed(name: str, known: Iterable[str]) -> Text:
    allowed = sorted(one for one in known if one.isidentifier())
    names = ", ".join(allowed)
    if near := get_close_matches(name, allowed, 1):
        return say("did you mean “{name}”? These are allowed: {names}", name=near[0], names=names)
    return say("these are allowed: {names}", names=names)


def _is_endless(node: nodes.Node) -> bool:
    number = node.value if isinstance(node, nodes.Const) else 0
    return isinstance(number, float) and not isfinite(number)


def _gives_twice(node: nodes.Node) -> bool:
    """Find an argument that is given twice, which jinja lets through and Python does not."""
    if not isinstance(node, nodes.Filter | nodes.Test | nodes.Call):
        return False
    keys = [one.key for one in node.kwargs]
    return len(set(keys)) < len(keys)


def _callable(node: nodes.Call) -> bool:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return False
    if isinstance(node.node, nodes.Name):
        return node.node.name == "range"
    return isinstance(node.node, nodes.Getattr) and node.node.attr in METHODS


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Keyword):
        return node.key
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return node.arg.value if isinstance(node.arg.value, str) else ""
    return ""


def strangers(
    found: Sequence[nodes.Name], chains: Iterable[nodes.Getattr], names: Names
) -> Iterator[Finding]:
    """Find the names that are not known, nor given by a loop or a set of the part itself."""
    given = {*names.known, *names.own, "range", "loop"}
    given |= {one.name for one in found if one.ctx != "load"}
    paths: dict[int, tuple[str, ...]] = {id(one): (one.name,) for one in found}
    for asked in chains:
        root, path = _path(asked)
        paths[id(root)] = max(paths.get(id(root), path), path, key=len)
    for one in found:
        if one.name not in given:
            yield _stranger(one.name, paths[id(one)], names), one.lineno


def _path(node: nodes.Node) -> tuple[nodes.Node, tuple[str, ...]]:
    """Give what a chain of names begins with, and the chain: dossier, municipality, name."""
    if isinstance(node, nodes.Getattr):
        root, path = _path(node.node)
        return root, (*path, node.attr)
    return node, (node.name,) if isinstance(node, nodes.Name) else ("",)


def _stranger(name: str, path: tuple[str, ...], names: Names) -> Refused:
    known = ", ".join(names.known)
    what = say("here there is no “{name}”, only {names}", name=name, names=known)
    for old, new in names.moved.items():
        if path[: len(old)] == old:
            path = (*new, *path[len(old) :])
            return Refused("T005", what, say("did you mean “{name}”?", name=".".join(path)))
    near = get_close_matches(name, names.known, 1)
    return Refused(
        "T005", what, say("did you mean “{name}”?", name=near[0]) if near else _belongs()
    )


def bad_syntax(hint: Text | None = None) -> Refused:
    return Refused("T003", say("the tag is not written as a tag must be"), hint or _look())


def _forbidden(what: Text) -> Refused:
    return Refused("T011", what, say("templates print values; work them out in the dossier"))


def _belongs() -> Text:
    return say("what belongs to one type of document has its place in the text of that type")


def _look() -> Text:
    return say("look for a missing space, quote or bracket")
