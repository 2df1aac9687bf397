"""What the tags of a part name, held against what there is: in every branch, whoever takes it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from functools import reduce
from typing import Any  # each look takes a node of its own kind

from jinja2 import nodes

from pipeline.frozen import Frozen, replace
from pipeline.word import misuse
from pipeline.word.expression import (
    is_path,
    is_stopgap,
    named,
    of_constant,
    only_words,
    plain,
    spelt,
)
from pipeline.word.faults import Refused
from pipeline.word.miswritten import idle, miswritten
from pipeline.word.scope import Guard, Scope, Seen, is_known
from pipeline.word.shape import (
    ANY,
    LOOP,
    TEXT,
    TRUTH,
    Shape,
    Sort,
    either,
    inside,
    listing,
)
from pipeline.word.spots import Spot, Where

_DEEP = 18
# Stands in what is moved for the value that has the new name, too.
OWNER = "@"


class Names(Frozen):
    """What a template may name.

    `there` are the paths that the type itself requires, `follows` gives the paths that are there
    as soon as another is, and `moved` what to write for a name that is no more, where OWNER stands
    for what it was asked of. Of `absent` names
    the sandbox tells; where a part may begin with few names, of all that are none of the `roots`.
    """

    roots: Mapping[str, Shape]
    there: frozenset[str] = frozenset()
    follows: Mapping[str, tuple[str, ...]] = {}
    moved: Mapping[str, str] = {}
    absent: frozenset[str] = frozenset()
    few: bool = False


class Printed(Frozen):
    """A value by its path, whatever a loop calls it, or "" for words; and what it stands under."""

    what: str
    guards: frozenset[Guard]


class Told(Frozen):
    """What is wrong in a part, and what the part prints, each with its line.

    A `deep` part has so many blocks and brackets one in another that only compiling it tells
    whether they are too many.
    """

    found: tuple[tuple[Refused, int], ...]
    printed: Mapping[Printed, int]
    deep: bool


def told(
    tree: nodes.Template, names: Names, spots: Mapping[int, Spot], *, torn: bool = False
) -> Told:
    """Go through a part, whose values are numbered as `spots` are.

    A `torn` one lacks some of its tags, so that nothing is said of names that those may have given.
    """
    walk = _Walk(names, spots, torn=torn)
    roots = {name: Seen(shape, name) for name, shape in names.roots.items()}
    try:
        walk.over(tree.body, Scope(roots, walk.following(names.there)))
    except RecursionError:
        walk.deepest = _DEEP
    return Told(misuse.without_needless(walk.found), walk.printed, walk.deepest >= _DEEP)


class _Walk:
    """Goes through a tree in order; state lives only as long as one part."""

    def __init__(self, names: Names, spots: Mapping[int, Spot], *, torn: bool) -> None:
        self.known = names
        self.spots = spots
        self.torn = torn
        self.count = 0
        self.depth = self.deepest = 0
        self.found: list[tuple[Refused, int]] = []
        self.printed: dict[Printed, int] = {}
        self.missing: set[tuple[str, frozenset[Guard]]] = set()
        # Each looks at the one kind of node that it is kept by.
        self._looks: dict[type[nodes.Node], Callable[[Any, Scope], Seen]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._place,
            nodes.Filter: self._filtered,
            nodes.CondExpr: self._chosen,
            nodes.Call: self._called,
            nodes.And: self._either,
            nodes.Or: self._either,
            nodes.Sub: self._two,
            nodes.Tuple: self._two,
        }
        # The loops around that never use what they give, with the names that are told in them.
        self.idle: list[tuple[str, set[str]]] = []

    def following(self, paths: frozenset[str]) -> frozenset[str]:
        more = (one for path in paths for one in self.known.follows.get(path, ()))
        return paths | frozenset(more)

    def over(self, body: list[nodes.Node], scope: Scope) -> Scope:
        """Go through a body; gives what is known after it, since set adds to that."""
        for node in body:
            if isinstance(node, nodes.Output):
                self._output(node, scope)
            elif isinstance(node, nodes.For):
                self._loop(node, scope)
            elif isinstance(node, nodes.If):
                scope = self._choice(node, scope)
            elif isinstance(node, nodes.Assign):
                scope = _given(node.target, self._held(node.node, scope), scope)
            elif isinstance(node, nodes.With):
                within = scope
                for target, one in zip(node.targets, node.values, strict=True):
                    within = _given(target, self._held(one, scope), within)
                self.over(node.body, within)
        return scope

    def _note(self, refused: Refused, node: nodes.Node) -> None:
        self.found.append((refused, node.lineno or 1))

    # --- Statements.

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for one in node.nodes:
            if isinstance(one, nodes.TemplateData):
                continue
            held = self._held(one, scope)
            self._need(held, one, scope)
            self._printable(held.shape.sort, one)
            printed = Printed(plain(one, scope.path), scope.guards)
            self.printed.setdefault(printed, one.lineno)

    def _printable(self, sort: Sort, node: nodes.Node) -> None:
        spot = self.spots.get(self.count)
        self.count += 1
        if spot is not None and spot.where is Where.PARAGRAPH:
            refused = None if sort is Sort.ANY else misuse.no_rich_text()
        else:
            refused = misuse.unprintable(sort)
        if refused:
            self._note(refused, node)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        held = self._held(node.iter, scope)
        self._need(held, node.iter, scope)
        path = spelt(node.iter, scope.path)
        scope = replace(scope, torn=scope.torn or is_stopgap(node.iter))
        one = Seen(self._item(held.shape, node.iter), f"{path}[]")
        within = _given(node.target, one, scope.under("for", path))
        within = replace(
            within.with_names({"loop": Seen(LOOP, "loop")}),
            there=within.there | self.following(frozenset((path, one.path))),
        )
        if node.test is not None:
            self._held(node.test, within)
            within = self._branch(node.test, within, met=True)
        given = idle(node)
        self.idle += [(given, set())] if given else []
        self._body(node.body, within)
        del self.idle[len(self.idle) - bool(given) :]
        self._body(node.else_, scope.under("not", path))

    def _item(self, shape: Shape, node: nodes.Node) -> Shape:
        if shape.sort is Sort.LIST:
            return shape.item or ANY
        if shape.sort is Sort.GROUP:
            return TEXT  # a loop over a group gives its names
        if shape.sort is not Sort.ANY:
            self._note(misuse.no_list(), node)
        return ANY

    def _choice(self, node: nodes.If, scope: Scope) -> Scope:
        given: dict[str, Seen] = {}
        otherwise = scope
        for way in (node, *node.elif_):
            self._condition(way.test, otherwise)
            after = self._body(way.body, self._branch(way.test, otherwise, met=True))
            given |= after.names
            otherwise = self._branch(way.test, otherwise, met=False)
        given |= self._body(node.else_, otherwise).names
        return replace(scope, names={**given, **scope.names})

    def _body(self, body: list[nodes.Node], scope: Scope) -> Scope:
        """Go through a branch; one of words alone is known by its guards."""
        if body and only_words(body):
            self.printed.setdefault(Printed("", scope.guards), body[0].lineno)
        with self._deeper():
            return self.over(body, scope)

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        yield
        self.depth -= 1

    def _condition(self, test: nodes.Node, scope: Scope) -> None:
        held = self._held(test, scope)
        sure = held.shape.sort in (Sort.GROUP, Sort.DATE) and not held.shape.optional
        if held.path and sure:
            self._note(misuse.Needless(held.path), test)

    def _branch(self, test: nodes.Node, scope: Scope, *, met: bool) -> Scope:
        """Give what is known where a test holds, or where it does not."""
        if isinstance(test, nodes.Not):
            return self._branch(test.node, scope, met=not met)
        if is_stopgap(test):
            return replace(scope, torn=True)
        if isinstance(test, nodes.And if met else nodes.Or):
            return self._branch(test.right, self._branch(test.left, scope, met=met), met=met)
        # Of a test that is more than a name, all that can be said is what it asks after.
        sure = [test] if met and is_path(test) else []
        asked = [] if is_path(test) else named(test)
        there = self.following(frozenset(spelt(one, scope.path) for one in sure))
        perhaps = self.following(frozenset(spelt(one, scope.path) for one in asked))
        under = scope.under("if" if met else "not", spelt(test, scope.path))
        return replace(under, there=scope.there | there, perhaps=scope.perhaps | perhaps)

    # --- Expressions.

    def _held(self, node: nodes.Node, scope: Scope) -> Seen:
        """Look an expression through, and say what it gives."""
        with self._deeper():
            return self._looks.get(type(node), self._reckoned)(node, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Seen:
        if node.name in scope.names:
            return scope.names[node.name]
        known = self.known.few or node.name in self.known.absent
        torn = self.torn and not get_close_matches(node.name, self.known.roots, 1)
        if not (known or torn):
            self._stranger(node, scope)
        return Seen(ANY)

    def _stranger(self, node: nodes.Name, scope: Scope) -> None:
        """Tell of an unknown name; of what a loop is meant to give once, since it is one slip."""
        given, told = self.idle[-1] if self.idle else ("", set[str]())
        if node.name in told:
            return
        if given and node.name not in self.known.moved:
            told.add(node.name)
            self._note(misuse.miswritten(node.name, given), node)
        else:
            self._note(self._unknown(node.name, None, scope), node)

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Seen:
        return self._inner(node, node.attr, scope)

    def _inner(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> Seen:
        owner = self._held(node.node, scope)
        self._need(owner, node, scope)
        shape = owner.shape
        path = f"{owner.path}.{name}" if owner.path else ""
        held = inside(shape, name)
        if held is not None:
            return Seen(held, path)
        asked = spelt(node.node, str) if is_path(node.node) else ""
        if not name.startswith("_"):  # such names are refused whatever they are asked of
            self._note(self._unknown(name, shape, scope, asked), node)
        return Seen(ANY)

    def _place(self, node: nodes.Getitem, scope: Scope) -> Seen:
        """Take x["name"] for x.name."""
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._inner(node, node.arg.value, scope)
        owner = self._held(node.node, scope)
        self._held(node.arg, scope)
        part = isinstance(node.arg, nodes.Slice)
        return Seen(owner.shape.found() if part else owner.shape.item or ANY)

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Seen:
        self._arguments(node, scope)
        if node.name in ("default", "d") or node.node is None:
            return Seen(ANY)  # default is there for what is not
        held = self._held(node.node, scope)
        self._need(held, node, scope)
        takes, gives = misuse.FILTERS.get(node.name, ((), ANY))
        if takes and held.shape.sort not in (*takes, Sort.ANY):
            self._note(misuse.unfit(node.name, held.shape.sort), node)
        return Seen(gives)

    def _chosen(self, node: nodes.CondExpr, scope: Scope) -> Seen:
        self._held(node.test, scope)
        shapes = []
        for way, met in ((node.expr1, True), (node.expr2, False)):
            if way is not None:
                within = self._branch(node.test, scope, met=met)
                held = self._held(way, within)
                self._need(held, way, within)
                shapes.append(held.shape.found())
        return Seen(reduce(either, shapes))

    def _called(self, node: nodes.Call, scope: Scope) -> Seen:
        self._arguments(node, scope)
        if isinstance(node.node, nodes.Getattr):
            self._held(node.node.node, scope)
        return Seen(ANY)

    def _arguments(self, node: nodes.Filter | nodes.Call, scope: Scope) -> None:
        for one in (*node.args, *(pair.value for pair in node.kwargs)):
            self._held(one, scope)

    def _either(self, node: nodes.And | nodes.Or, scope: Scope) -> Seen:
        left = self._held(node.left, scope).shape
        within = self._branch(node.left, scope, met=isinstance(node, nodes.And))
        return Seen(either(left, self._held(node.right, within).shape))

    def _two(self, node: nodes.Sub | nodes.Tuple, scope: Scope) -> Seen:
        """Take two names for one that is miswritten, where that is there."""
        refused = miswritten(node, lambda path: is_known(path, scope))
        if refused is None:
            return self._reckoned(node, scope)
        self._note(refused, node)
        return Seen(ANY)

    def _reckoned(self, node: nodes.Node, scope: Scope) -> Seen:
        if not isinstance(node, nodes.Test) or node.name not in ("defined", "undefined"):
            for child in node.iter_child_nodes():
                self._held(child, scope)
        if isinstance(node, nodes.Const):
            return Seen(of_constant(node.value))
        if isinstance(node, nodes.List | nodes.Tuple):
            return Seen(listing(ANY))
        truth = isinstance(node, nodes.Not | nodes.Compare | nodes.Test)
        return Seen(TRUTH if truth else ANY)

    def _need(self, held: Seen, node: nodes.Node, scope: Scope) -> None:
        """Mind a value that may be missing; where a guard asks after something beside it, doubt."""
        if not held.shape.optional or not held.path or held.path in scope.there or scope.torn:
            return
        beside = f"{held.path.rpartition('.')[0]}."
        again = (held.path, scope.guards)
        if again in self.missing:
            return
        self.missing.add(again)
        asked = any(path.startswith(beside) for _, path in scope.guards)
        doubtful = asked or held.path in scope.perhaps
        self._note(misuse.Unguarded(held.path, scope.guards, doubtful=doubtful), node)

    def _unknown(self, name: str, owner: Shape | None, scope: Scope, asked: str = "") -> Refused:
        """Say what is wrong with a name that was asked of an owner, as the tag spells that."""
        old = f"{owner.group.name}.{name}" if owner is not None and owner.group else name
        if old in self.known.moved:
            held = (OWNER, asked) if asked else (f"{OWNER}.", "")
            return misuse.moved(name, self.known.moved[old].replace(*held))
        return misuse.unknown(name, owner, {one: held.shape for one, held in scope.names.items()})


def _given(target: nodes.Node, held: Seen, scope: Scope) -> Scope:
    """Add the name, or the names, that a loop or a set gives."""
    if isinstance(target, nodes.Name):
        return scope.with_names({target.name: held})
    inner = (one.name for one in target.find_all(nodes.Name))
    return scope.with_names({name: Seen(ANY, f"{held.path}.{name}") for name in inner})
