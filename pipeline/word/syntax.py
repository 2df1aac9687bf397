"""Jinja's syntax tree of a part: what is allowed in it, its outline, and its way to code."""

import warnings
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from math import isfinite
from types import CodeType
from typing import cast

from jinja2 import TemplateSyntaxError, nodes

from pipeline.diagnostics import Text, say
from pipeline.word.faults import Refused
from pipeline.word.meant import Words
from pipeline.word.proof import Fork, Outline, Spot, Where
from pipeline.word.sandbox import (
    COUNTED,
    JOINED,
    METHODS,
    Names,
    Sandbox,
    printer,
    too_large,
)
from pipeline.word.tags import TAG, restored, unbraced

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Assign,
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
)
_RESERVED = frozenset(("self", "super", "caller", "varargs", "kwargs"))
_BLOCKS = {"for": "endfor", "if": "endif"}
_BETWEEN = {"else": ("for", "if"), "elif": ("if",)}
_PLACED = {
    "p": say("paragraph"),
    "tr": say("table row"),
    "tc": say("table cell"),
    "r": say("run"),
}
_ALONE = {
    "p": say("let the tag stand alone in a paragraph"),
    "tr": say("let the tag stand alone in a row of the table, or write it without tr"),
    "tc": say("let the tag stand alone in a cell of the table, or write it without tc"),
    "r": say("put the tag into the text of a paragraph, or write it without r"),
}

# What is taken out before the tags are read, wherever it can be.
_ASKED = {
    "block": Refused(
        "T014",
        say("a block is only put into the text of a document type"),
        say(
            "let {tag} stand alone in a paragraph, in no header, note or family",
            tag="{%p block name %}",
        ),
    ),
    "shade": Refused(
        "T014",
        say("only a cell of a document type's text has a shade"),
        say("begin the first paragraph of the cell with {tag}", tag="{% shade name %}"),
    ),
}

Finding = tuple[Refused, int]


class Syntax:
    """One part's tree: made by parse(), looked through, then turned into code once."""

    def __init__(self, tree: nodes.Template, source: str) -> None:
        self._tree = tree
        self._source = source
        self._prints: list[tuple[nodes.Output, int]] = []
        for data in tree.find_all(nodes.TemplateData):
            data.data = restored(data.data)
        for choice in tree.find_all(nodes.CondExpr):
            choice.expr2 = choice.expr2 or nodes.Const("", lineno=choice.lineno)
        for const in tree.find_all(nodes.Const):
            if isinstance(const.value, str):
                const.value = unbraced(const.value)
        self.words = _words(tree)
        self.outline = self._outline(tree.body)

    @property
    def tree(self) -> nodes.Template:
        """The tree as it was written: code() changes it."""
        return self._tree

    def findings(self, sandbox: Sandbox) -> Iterator[Finding]:
        for node in self._tree.find_all(nodes.Node):
            for refused in _refusals(node, sandbox):
                yield refused, node.lineno or 1
        if sandbox.names is not None:
            yield from _strangers(self._tree, sandbox.names)
        absent = sandbox.absent.keys() - set(self.words.given)
        for name in self._tree.find_all(nodes.Name):
            if name.name in absent:
                yield sandbox.absent[name.name], name.lineno

    def misplaced(self, spots: dict[int, Spot]) -> Iterator[Finding]:
        for number, spot in spots.items():
            if spot.where is Where.NOWHERE:
                output, index = self._prints[number]
                what = say("a value stands between the paragraphs, where no text can be")
                yield Refused("T009", what, _inside()), output.nodes[index].lineno

    def code(
        self, sandbox: Sandbox, spots: dict[int, Spot], filename: str
    ) -> tuple[CodeType | None, list[Finding]]:
        """Send each value through its printer and each loop through the budget, and compile."""
        deepest = _deepest(self._tree)
        self._guard(spots)
        self._tree.set_environment(sandbox)
        try:
            return _compiled(self._tree, sandbox, filename), []
        except Exception:  # noqa: BLE001 - whatever the tags make of it, their author mends
            found = list(_bad_tags(self._source, sandbox, compiles=True))
            return None, found or [(_too_deep(), deepest)]

    def _guard(self, spots: dict[int, Spot]) -> None:
        for number, (output, index) in enumerate(self._prints):
            name, arguments = printer(spots[number])
            output.nodes[index] = _filtered(output.nodes[index], name, arguments)
        for loop in list(self._tree.find_all(nodes.For)):
            loop.iter = _filtered(loop.iter, COUNTED)
        _replace_concatenations(self._tree)

    def _outline(self, body: list[nodes.Node]) -> Outline:
        items: list[str | int | Fork] = []
        for node in body:
            if isinstance(node, nodes.Output):
                for index, child in enumerate(node.nodes):
                    if isinstance(child, nodes.TemplateData):
                        items.append(child.data)
                    else:
                        items.append(len(self._prints))
                        self._prints.append((node, index))
            elif isinstance(node, nodes.For | nodes.If):
                items.append(Fork(tuple(self._outline(part) for part in _bodies(node))))
        return tuple(items)


def parse(source: str, sandbox: Sandbox) -> tuple[Syntax | None, list[Finding]]:
    """Parse; on a fault go through the tags one by one, to report all of them."""
    try:
        return Syntax(sandbox.parse(source), source), []
    except Exception as error:  # noqa: BLE001 - whatever the tags make of it, their author mends
        found = [*_torn_blocks(source), *_bad_tags(source, sandbox)]
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 2
        return None, found or [(_bad(error), line)]


def _compiled(tree: nodes.Template, sandbox: Sandbox, filename: str) -> CodeType:
    with warnings.catch_warnings():
        # Python warns of what it will refuse when it runs, and that gets its finding then.
        warnings.simplefilter("ignore", SyntaxWarning)
        return sandbox.compile(tree, filename, filename)


def _deepest(tree: nodes.Template) -> int:
    """Give the line of what stands deepest in the tree."""
    deepest, level = 1, [cast("nodes.Node", tree)]
    while level := [inner for node in level for inner in node.iter_child_nodes()]:
        deepest = level[0].lineno or deepest
    return deepest


def _words(tree: nodes.Template) -> Words:
    """Gather what the tags are written with, and the names that are given in them."""
    names = list(tree.find_all(nodes.Name))
    texts = (str(one.value) for one in tree.find_all(nodes.Const) if isinstance(one.value, str))
    written = (
        *(one.name for one in names),
        *(one.attr for one in tree.find_all(nodes.Getattr)),
        *(word for text in texts for word in (text, *text.split("."))),
    )
    given = (one.name for one in names if one.ctx == "store")
    return Words(frozenset(written), tuple(dict.fromkeys(given)))


def _bodies(node: nodes.For | nodes.If) -> Iterator[list[nodes.Node]]:
    yield node.body
    if isinstance(node, nodes.If):
        yield from (other.body for other in node.elif_)
    yield node.else_


def _filtered(node: nodes.Node, name: str, arguments: tuple[str, ...] = ()) -> nodes.Filter:
    constants = [nodes.Const(argument, lineno=node.lineno) for argument in arguments]
    return nodes.Filter(
        cast("nodes.Expr", node), name, constants, [], None, None, lineno=node.lineno
    )


def _replace_concatenations(tree: nodes.Node) -> None:
    """Join texts instead, since `a ~ b` would spell out None and lists."""
    for node in list(tree.find_all(nodes.Node)):
        for field, child in node.iter_fields():
            if isinstance(child, list):
                child[:] = [_concatenation(item) for item in child]
            else:
                setattr(node, field, _concatenation(child))


def _concatenation(node: object) -> object:
    if not isinstance(node, nodes.Concat):
        return node
    return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)


def _refusals(node: nodes.Node, sandbox: Sandbox) -> Iterator[Refused]:
    if not isinstance(node, _ALLOWED):
        yield _forbidden(say("this kind of command is not allowed in a template"))
    elif isinstance(node, nodes.For) and node.recursive:
        yield _forbidden(say("a loop may not call itself"))
    elif _is_endless(node):
        yield too_large()
    elif _gives_twice(node):
        yield _bad_syntax()
    elif isinstance(node, nodes.Call) and not _callable(node):
        yield _forbidden(say("only range() and the methods of plain values can be called"))
    elif (name := _name(node)) and (name.startswith("_") or name in _RESERVED):
        yield _forbidden(say("the name {name} is not allowed in a template", name=name))
    yield from _unlisted(node, sandbox)


def _unlisted(node: nodes.Node, sandbox: Sandbox) -> Iterator[Refused]:
    """Refuse filters and tests that are not allowed, and say which ones are."""
    if isinstance(node, nodes.Filter):
        yield from _filters(node.name, sandbox)
        at, by_name = _BY_NAME.get(node.name, (0, _filters))
        given = node.args[at] if node.name in _BY_NAME and len(node.args) > at else None
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


def _strangers(tree: nodes.Template, names: Names) -> Iterator[Finding]:
    """Find the names that are not known, nor given by a loop or a set of the part itself."""
    found = list(tree.find_all(nodes.Name))
    given = {*names.known, *names.own, "range", "loop"}
    given |= {one.name for one in found if one.ctx != "load"}
    paths: dict[int, tuple[str, ...]] = {id(one): (one.name,) for one in found}
    for asked in tree.find_all(nodes.Getattr):
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


def _torn_blocks(source: str) -> Iterator[Finding]:
    """Match every for and if with its end."""
    still_open: list[tuple[str, int]] = []
    for word, line in _commands(source):
        if word in _BLOCKS:
            still_open.append((word, line))
        elif word in _BETWEEN:
            if not still_open or still_open[-1][0] not in _BETWEEN[word]:
                yield _unopened(word), line
        elif word in _BLOCKS.values():
            if not any(_BLOCKS[opened] == word for opened, _ in still_open):
                yield _unopened(word), line
                continue
            while _BLOCKS[still_open[-1][0]] != word:
                opened, at = still_open.pop()
                yield _unclosed(opened), at
            still_open.pop()
    yield from ((_unclosed(word), line) for word, line in still_open)


def _commands(source: str) -> Iterator[tuple[str, int]]:
    for line, tag in enumerate(TAG.finditer(source), 2):
        if tag[0].startswith("{%"):
            yield (tag[0].strip("{%-+} ").split() or [""])[0], line


def _bad_tags(source: str, sandbox: Sandbox, *, compiles: bool = False) -> Iterator[Finding]:
    """Look at each tag alone, with the end that it needs; `compiles` tries more, in more time."""
    for line, tag in enumerate(TAG.finditer(source), 2):
        word = next((word for word, at in _commands(tag[0]) if at), "")
        if word in _BLOCKS.values() or word == "else" or tag[0].startswith("{#"):
            continue
        if word in _PLACED or word in _ASKED:
            yield _misplaced(word) if word in _PLACED else _ASKED[word], line
            continue
        alone = tag[0] + (f"{{% {_BLOCKS[word]} %}}" if word in _BLOCKS else "")
        alone = "{% if 1 %}" + alone + "{% endif %}" if word == "elif" else alone
        yield from ((refused, line) for refused in _alone(alone, sandbox, compiles=compiles))


def _alone(source: str, sandbox: Sandbox, *, compiles: bool) -> list[Refused]:
    try:
        tree = sandbox.parse(source)
        inside = tree.find_all(nodes.Node)
        found = [refused for node in inside for refused in _refusals(node, sandbox)]
        if compiles and not found:
            _compiled(tree, sandbox, "<tag>")
    except Exception as error:  # noqa: BLE001 - whatever a tag makes of it, its author mends
        return [_bad(error)]
    return found


def _bad(error: Exception) -> Refused:
    """Say what is wrong with a tag from what it raises when it is parsed and compiled."""
    if isinstance(error, TemplateSyntaxError):
        return _bad_syntax()
    # Only a number of more digits than Python reads gives this.
    return too_large() if isinstance(error, ValueError) else _too_deep()


def _too_deep() -> Refused:
    return Refused("T008", say("blocks or brackets are nested too deeply"))


def _bad_syntax() -> Refused:
    return Refused("T003", say("the tag is not written as a tag must be"), _look())


def _misplaced(word: str) -> Refused:
    what = say("the tag with {word} does not stand in a {place}", word=word, place=_PLACED[word])
    return Refused("T003", what, _ALONE[word])


def _unclosed(word: str) -> Refused:
    return Refused(
        "T004", say("this {word} is never closed with {end}", word=word, end=_BLOCKS[word])
    )


def _unopened(word: str) -> Refused:
    return Refused("T004", say("this {word} belongs to nothing that is open here", word=word))


def _forbidden(what: Text) -> Refused:
    return Refused("T011", what, say("templates print values; work them out in the dossier"))


def _belongs() -> Text:
    return say("what belongs to one type of document has its place in the text of that type")


def _look() -> Text:
    return say("look for a missing space, quote or bracket")


def _inside() -> Text:
    return say("put the tag inside a paragraph; with r only for formatted text")
