"""What may be changed in a module, one place at a time."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from types import CodeType
from typing import NamedTuple

_Kind = type[ast.AST]
_OPPOSITES: tuple[tuple[_Kind, _Kind], ...] = (
    (ast.Lt, ast.GtE),
    (ast.Gt, ast.LtE),
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),
    (ast.And, ast.Or),
    (ast.Add, ast.Sub),
    (ast.Mult, ast.FloorDiv),
    (ast.BitOr, ast.BitAnd),
)
_BOUNDARIES: tuple[tuple[_Kind, _Kind], ...] = ((ast.Lt, ast.LtE), (ast.Gt, ast.GtE))
_SWAPPED = [(*pair[::step],) for pair in _OPPOSITES + _BOUNDARIES for step in (1, -1)]
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
_STATEMENTS = (ast.Continue, ast.Break, ast.Raise, ast.AugAssign, ast.Expr)
# What does nothing when the program runs: types, and the rule's code.
_PASSED_OVER = ("annotation", "returns", "decorator_list")
# What a pattern is built of: what it searches for as it stands, and its brackets and bars.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|P<\w+>))?|[|)]")

# The other side of a {name}.
_UNKNOWN = -1


class Change(NamedTuple):
    """One change: where, a name that does not move with the lines, and the module with it.

    `near` are the rules, or else the module, whose tests should see it.
    """

    line: int
    name: str
    code: CodeType
    near: frozenset[str]


class _Place(NamedTuple):
    """A field of a node, or an item of one, and what it holds."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.AST
    inside: tuple[str, ...]  # functions

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def changes(source: str, module: str) -> Iterator[Change]:
    """Give every change of a module, each compiled while it stands in the tree."""
    tree = ast.parse(source)
    rules = _rules(tree)
    seen: Counter[str] = Counter()
    for top in tree.body:
        names = _names(top)
        near = frozenset(code for code, used in rules.items() if used.intersection(names))
        for place in _places(top, tuple(names) if isinstance(top, ast.FunctionDef) else ()):
            scope = ".".join(dict.fromkeys((*names[:1], *place.inside)))
            for other, label in _others(place):
                was = _first_line(place.parent)
                place.put(other)
                name = f"{scope}: {label or f'{was} -> {_first_line(place.parent)}'}"
                seen[name] += 1
                name += f" ({seen[name]})" if seen[name] > 1 else ""
                code = compile(ast.fix_missing_locations(tree), module, "exec")
                place.put(place.node)
                line = getattr(place.node, "lineno", getattr(place.parent, "lineno", 0))
                yield Change(line, name, code, near or frozenset({module}))


def _names(top: ast.stmt) -> list[str]:
    """Give the names that a statement of the module makes."""
    if isinstance(top, ast.FunctionDef | ast.ClassDef):
        return [top.name]
    stored = (one for one in ast.walk(top) if isinstance(one, ast.Name))
    return [one.id for one in stored if isinstance(one.ctx, ast.Store)]


def _rules(tree: ast.Module) -> dict[str, set[str]]:
    """Give for each rule the names of the module that it uses, directly or through others."""
    used = {
        name: {one.id for one in ast.walk(top) if isinstance(one, ast.Name)}
        for top in tree.body
        for name in _names(top)
    }
    rules: dict[str, set[str]] = {}
    for top in tree.body:
        match top:
            case ast.FunctionDef(
                decorator_list=[ast.Call(args=[ast.Constant(value=str(code)), *_])]
            ):
                rules[code] = _reached(top.name, used)
    return rules


def _reached(name: str, used: dict[str, set[str]]) -> set[str]:
    reached, ahead = set[str](), [name]
    while ahead:
        one = ahead.pop()
        if one in used and one not in reached:
            reached.add(one)
            ahead += used[one]
    return reached


def _places(parent: ast.AST, inside: tuple[str, ...]) -> Iterator[_Place]:
    for field, held in ast.iter_fields(parent):
        if field in _PASSED_OVER or (field == "slice" and not inside):
            continue
        items = list(enumerate(held)) if isinstance(held, list) else [(None, held)]
        for at, node in items:
            if isinstance(node, ast.AST) and not _is_docstring(node):
                yield _Place(parent, field, at, node, inside)
                deeper = (node.name,) if isinstance(node, ast.FunctionDef) else ()
                yield from _places(node, inside + deeper)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _others(place: _Place) -> Iterator[tuple[ast.AST, str]]:
    """Give what could stand there instead, and what to call that where it takes something out."""
    yield from ((there(), "") for here, there in _SWAPPED if type(place.node) is here)
    match place.node:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand, ""
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value), ""
        case ast.Constant(value=int(value)):
            yield from ((ast.Constant(one), "") for one in (value - 1, value + 1))
        case ast.Name(id=name) if name in _NAMES:
            yield ast.Name(_NAMES[name], ast.Load()), ""
        case ast.Name() | ast.Call() | ast.Attribute() if place.field in ("test", "ifs"):
            yield ast.UnaryOp(ast.Not(), place.node), ""
        case ast.stmt() if _may_go(place):
            yield ast.Pass(), f"without {_first_line(place.node):.70}"
    yield from _fewer(place)


def _may_go(place: _Place) -> bool:
    node = place.node
    if isinstance(node, ast.Return):
        return node.value is None or isinstance(place.parent, ast.If)
    return isinstance(node, _STATEMENTS)


def _fewer(place: _Place) -> Iterator[tuple[ast.AST, str]]:
    """Take an item out of a collection that is written out, or a word out of a pattern."""
    node, parent = place.node, place.parent
    if _is_item(place):
        yield ast.Starred(ast.Tuple([], ast.Load()), ast.Load()), f"without {ast.unparse(node)}"
    if isinstance(parent, ast.Dict) and place.field == "keys" and not place.inside:
        yield ast.Constant(None), f"without {ast.unparse(node)}"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_pattern(place):
        for begin, end in _words(node.value, *_sides(place)):
            rest = node.value[:begin] + node.value[end:]
            yield ast.Constant(rest), f"without {node.value[begin:end]}"


def _is_pattern(place: _Place) -> bool:
    called = place.parent
    searched = isinstance(called, ast.Call) and ast.unparse(called.func).startswith("re.")
    return searched or not place.inside


def _sides(place: _Place) -> tuple[int, int]:
    """Give where the first and the last word of a text begins and ends, if not in a {name}."""
    text = getattr(place.node, "value", "")
    if not isinstance(place.parent, ast.JoinedStr):
        return 0, len(text)
    last = place.at == len(place.parent.values) - 1
    return 0 if place.at == 0 else _UNKNOWN, len(text) if last else _UNKNOWN


def _words(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where each word stands that is one of several, with a bar: plass(er|ar)?|bolig."""
    groups = [[begin]]
    for token in _TOKEN.finditer(text):
        if token[0].startswith("("):
            groups.append([token.end()])
        elif token[0] == "|":
            groups[-1].append(token.start())
        elif token[0] == ")":
            yield from _between(groups.pop(), token.start())
            groups = groups or [[_UNKNOWN]]
    for group in groups:
        yield from _between(group, end)


def _between(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    first, *bars = starts
    if bars and first != _UNKNOWN:
        yield first, bars[0] + 1
    yield from ((bar, after) for bar, after in pairwise([*bars, end]) if after != _UNKNOWN)


def _is_item(place: _Place) -> bool:
    parent = place.parent
    if isinstance(parent, ast.Call) and place.field == "args":
        called = parent.func
        return isinstance(called, ast.Attribute) and called.attr in ("holding", "spelling")
    collection = isinstance(parent, ast.Set) or (
        isinstance(parent, ast.Tuple | ast.List) and not place.inside
    )
    return collection and isinstance(place.node, ast.Constant | ast.Attribute)


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]
