"""Jinja's syntax tree of a part: what is allowed in it, its outline, and its way to code."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from types import CodeType
from typing import TypeVar, cast

from jinja2 import TemplateSyntaxError, nodes

from pipeline.diagnostics import Text, say
from pipeline.word import gathering, slips, unfit
from pipeline.word.faults import Refused
from pipeline.word.fitting import (
    BETWEEN,
    ENDS,
    BlockTag,
    Lack,
    misfits,
    places,
)
from pipeline.word.forbidden import Finding, bad_syntax, refusals, strangers
from pipeline.word.generator import compiled
from pipeline.word.meant import Words
from pipeline.word.misplaced import misplaced
from pipeline.word.reckon import too_large
from pipeline.word.sandbox import (
    COUNTED,
    JOINED,
    Sandbox,
    printer,
)
from pipeline.word.scan import kept
from pipeline.word.spots import Fork, Outline, Spot, Where
from pipeline.word.stopgaps import ANY, UNREAD
from pipeline.word.tags import TAG, restored, unbraced

_OF_BLOCKS = frozenset((*ENDS, *ENDS.values(), *BETWEEN, ANY))
_PLACED = ("p", "tr", "tc", "r")

# What is taken out before the tags are read, wherever it can be.
_ASKED = {
    "chart": Refused(
        "T060",
        say("a chart is filled by its own alternative text, in the text of a document"),
        say("write {tag} as the alternative text of the chart", tag="{% chart name %}"),
    ),
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


_N = TypeVar("_N", bound=nodes.Node)


class Syntax:
    """One part's tree: made by parse(), looked through, then turned into code once."""

    def __init__(self, tree: nodes.Template, source: str) -> None:
        self._tree = tree
        self._source = source
        self._prints: list[tuple[nodes.Output, int]] = []
        self._loops: list[nodes.For] = []
        # Gathered once, since going through the tree takes a good part of the time of compiling.
        self._nodes = _all(tree)
        self._made: list[nodes.Node] = []
        self.rewrite(restored)
        if gathering.gathered(tree, source):
            self._nodes = _all(tree)
        for choice in self._all(nodes.CondExpr):
            if choice.expr2 is None:
                choice.expr2 = nodes.Const("", lineno=choice.lineno)
                self._nodes.append(choice.expr2)
                self._made.append(choice.expr2)
        for const in self._all(nodes.Const):
            if isinstance(const.value, str):
                const.value = kept(unbraced(const.value))
        self.words = self._words()
        self.outline = self._outline(tree.body)

    @property
    def tree(self) -> nodes.Template:
        """The tree as it was written: code() changes it."""
        return self._tree

    def _all(self, kind: type[_N]) -> list[_N]:
        return [one for one in self._nodes if isinstance(one, kind)]

    def rewrite(self, change: Callable[[str], str]) -> None:
        """Write the text between the tags anew."""
        for data in self._all(nodes.TemplateData):
            data.data = change(data.data)

    def begin(self, marks: Mapping[int, str]) -> None:
        """Let each turn of these loops begin with a mark."""
        for number, mark in marks.items():
            node = self._loops[number - 1]
            data = nodes.TemplateData(mark, lineno=node.lineno)
            output = nodes.Output([data], lineno=node.lineno)
            node.body.insert(0, output)
            self._made += [data, output]

    def findings(self, sandbox: Sandbox) -> Iterator[Finding]:
        for node in self._nodes:
            for refused in refusals(node, sandbox):
                yield refused, node.lineno or 1
        if sandbox.names is not None:
            yield from strangers(self._all(nodes.Name), self._all(nodes.Getattr), sandbox.names)
        absent = sandbox.absent.keys() - set(self.words.given)
        for name in self._all(nodes.Name) if absent else ():
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
        self._guard(spots)
        for one in self._made:  # the others have theirs from the parser
            one.environment = sandbox
        turns = any(one.name == "loop" for one in self._all(nodes.Name))
        try:
            return _compiled(self._tree, sandbox, filename, turns=turns), []
        except Exception:  # noqa: BLE001 - whatever the tags make of it, their author mends
            found = list(_bad_tags(self._source, sandbox, compiles=True))
            return None, found or [(_too_deep(), _deepest(sandbox.parse(self._source)))]

    def _guard(self, spots: dict[int, Spot]) -> None:
        if self._all(nodes.Concat):
            _replace_concatenations(self._tree)
            self._made += _all(self._tree)
        for number, (output, index) in enumerate(self._prints):
            output.nodes[index] = self._filtered(output.nodes[index], *printer(spots[number]))
        for loop in self._all(nodes.For):
            loop.iter = self._filtered(loop.iter, COUNTED)

    def _filtered(self, node: nodes.Node, name: str, argument: str = "") -> nodes.Filter:
        made = _filtered(node, name, argument)
        self._made += [made, *made.args]
        return made

    def _words(self) -> Words:
        """Gather what the tags are written with, and the names that are given in them."""
        names = self._all(nodes.Name)
        values = (one.value for one in self._all(nodes.Const))
        texts = (str(one) for one in values if isinstance(one, str))
        written = (
            *(one.name for one in names),
            *(one.attr for one in self._all(nodes.Getattr)),
            *(word for text in texts for word in (text, *text.split("."))),
        )
        given = (one.name for one in names if one.ctx != "load")
        return Words(frozenset(written), tuple(dict.fromkeys(given)))

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
                items.append(self._fork(node))
            elif isinstance(node, nodes.With):
                items += self._outline(node.body)
        return tuple(items)

    def _fork(self, node: nodes.For | nodes.If) -> Fork:
        number = 0
        if isinstance(node, nodes.For):
            self._loops.append(node)
            number = len(self._loops)
        bodies = tuple(self._outline(part) for part in _bodies(node))
        return Fork(bodies, number, node.lineno)


def _all(tree: nodes.Node) -> list[nodes.Node]:
    """Give all nodes below one in their order, as find_all() does with a call for each level."""
    found, ahead = [], _below(tree)
    while ahead:
        found.append(node := ahead.pop())
        ahead += _below(node)
    return found


def _below(node: nodes.Node) -> list[nodes.Node]:
    """Give the nodes right below one, the last first: iter_child_nodes() takes twice the time."""
    found: list[nodes.Node] = []
    for name in node.fields:
        held = getattr(node, name, None)
        if isinstance(held, nodes.Node):
            found.append(held)
        elif isinstance(held, list):
            found += [one for one in held if isinstance(one, nodes.Node)]
    found.reverse()
    return found


def parse(source: str, sandbox: Sandbox) -> tuple[Syntax | None, list[Finding]]:
    """Parse; on a fault go through the tags one by one, to report all of them."""
    try:
        return Syntax(sandbox.parse(source), source), []
    except Exception as error:  # noqa: BLE001 - whatever the tags make of it, their author mends
        found = [*_torn_blocks(source), *_bad_tags(source, sandbox)]
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 2
        # Of what lacks a tag that cannot be read it is told that it cannot.
        return None, found or ([] if UNREAD in source else [(_bad(error), line)])


def _compiled(
    tree: nodes.Template, sandbox: Sandbox, filename: str, *, turns: bool = True
) -> CodeType:
    with warnings.catch_warnings():
        # Python warns of what it will refuse when it runs, and that gets its finding then.
        warnings.simplefilter("ignore", SyntaxWarning)
        return compiled(tree, sandbox, filename, turns=turns)


def _deepest(tree: nodes.Template) -> int:
    """Give the line of what stands deepest in the tree."""
    deepest, level = 1, [cast("nodes.Node", tree)]
    while level := [inner for node in level for inner in node.iter_child_nodes()]:
        deepest = level[0].lineno or deepest
    return deepest


def _bodies(node: nodes.For | nodes.If) -> Iterator[list[nodes.Node]]:
    yield node.body
    if isinstance(node, nodes.If):
        yield from (other.body for other in node.elif_)
    yield node.else_


def _filtered(node: nodes.Node, name: str, argument: str = "") -> nodes.Filter:
    constants: list[nodes.Expr] = []
    if argument:
        constants.append(nodes.Const(argument, lineno=node.lineno))
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


def _torn_blocks(source: str) -> Iterator[Finding]:
    """Match every for and if with its end."""
    for one in misfits(commands(source)):
        if one.fault is not Lack.READ:
            yield unfit.told(one), one.line


def commands(source: str) -> list[BlockTag]:
    """Give the tags that blocks are made of, as they are meant."""
    found = zip(TAG.finditer(source), places(source), strict=True)
    return [
        BlockTag(word, line, place)
        for line, (tag, place) in enumerate(found, 2)
        if (word := _role(tag[0]))
    ]


def _role(tag: str) -> str:
    """Give the command that a tag is in a block, or nothing."""
    if tag == UNREAD:
        return ANY
    word = "" if gathering.is_given(tag) else slips.role(tag)
    return word if word in _OF_BLOCKS else ""


def _word(tag: str) -> str:
    return (tag.strip("{%-+} ").split() or [""])[0] if tag.startswith("{%") else ""


def _bad_tags(source: str, sandbox: Sandbox, *, compiles: bool = False) -> Iterator[Finding]:
    """Look at each tag alone, with the end that it needs; `compiles` tries more, in more time."""
    told: set[str] = set()
    for line, tag in enumerate(TAG.finditer(source), 2):
        word = _word(tag[0])
        if word.startswith("end") and word[3:] in told:
            continue  # the end of what is told
        found = _bad_tag(tag[0], word, sandbox, compiles=compiles)
        if found and word not in ENDS:
            told.add(word)
        yield from ((refused, line) for refused in found)


def _bad_tag(tag: str, word: str, sandbox: Sandbox, *, compiles: bool) -> list[Refused]:
    hint = slips.mended(tag)
    if hint and (word in _PLACED or word == "else"):
        return [bad_syntax(hint)]
    if word in ENDS.values() or word == "else" or tag.startswith("{#"):
        return []
    if tag.startswith("{{") and slips.role(tag):
        return [bad_syntax(hint)]
    if word in _PLACED or word in _ASKED:
        return [misplaced(word) if word in _PLACED else _ASKED[word]]
    end = "" if gathering.is_given(tag) else ENDS.get(word, "")
    alone = tag + (f"{{% {end} %}}" if end else "")
    alone = "{% if 1 %}" + alone + "{% endif %}" if word == "elif" else alone
    return _alone(alone, sandbox, hint, compiles=compiles)


def _alone(source: str, sandbox: Sandbox, hint: Text | None, *, compiles: bool) -> list[Refused]:
    try:
        tree = sandbox.parse(source)
        gathering.gathered(tree, source)
        inside = tree.find_all(nodes.Node)
        found = [refused for node in inside for refused in refusals(node, sandbox)]
        if compiles and not found:
            _compiled(tree, sandbox, "<tag>")
    except Exception as error:  # noqa: BLE001 - whatever a tag makes of it, its author mends
        return [_bad(error, hint)]
    return found


def _bad(error: Exception, hint: Text | None = None) -> Refused:
    """Say what is wrong with a tag from what it raises when it is parsed and compiled."""
    if isinstance(error, TemplateSyntaxError):
        return bad_syntax(hint)
    # Only a number of more digits than Python reads gives this.
    return too_large() if isinstance(error, ValueError) else _too_deep()


def _too_deep() -> Refused:
    return Refused("T008", say("blocks or brackets are nested too deeply"))


def _inside() -> Text:
    return say(
        "put the tag inside a paragraph, without p; what files share is a block: {tag}",
        tag="{%p block name %}",
    )
