"""What stands in a YAML file as a tree: each value with its place, and the place of its key."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pipeline.characters import Position

Step = str | int


class Node(NamedTuple):
    """A value, where it stands, and in `inside` what a mapping or list holds, by key or number."""

    value: Any  # a text, a list or a dict, nested as the author pleases
    place: Position
    key: Position
    inside: "Mapping[Step, Node]"

    @property
    def text(self) -> str | None:
        """The text of a scalar; nothing for a mapping and a list."""
        return self.value if isinstance(self.value, str) else None

    def holding(self, inside: "Mapping[Step, Node]") -> "Node":
        """Give the node with other things inside, in the same place."""
        value: Any = {key: one.value for key, one in inside.items()}
        if isinstance(self.value, list):
            value = [one.value for one in inside.values()]
        return self._replace(value=value, inside=inside)


NOTHING_INSIDE: Mapping[Step, Node] = {}


def scalar(text: str, at: Node) -> Node:
    """Make a text that nobody wrote, in the place of what it was made of."""
    return Node(text, at.place, at.key, NOTHING_INSIDE)


def mapping(inside: Mapping[Step, Node], at: Node) -> Node:
    """Make a mapping that nobody wrote, in the place of what it was made of."""
    return Node({key: one.value for key, one in inside.items()}, at.place, at.key, inside)


def listing(items: "list[Node]", at: Node) -> Node:
    """Make a list that nobody wrote, in the place of what it was made of."""
    inside: Mapping[Step, Node] = dict(enumerate(items))
    return Node([one.value for one in items], at.place, at.key, inside)


def values(root: Node) -> Iterator[tuple[tuple[Step, ...], Node]]:
    """Give everything below the root with its path."""
    waiting: list[tuple[tuple[Step, ...], Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        below = [((*path, step), one) for step, one in node.inside.items()]
        yield from below
        waiting += below


def paths(root: Node) -> dict[Position, tuple[Step, ...]]:
    """Give the path of what stands at each place: of its key, and before that of itself."""
    of_keys = {node.key: path for path, node in values(root)}
    of_values = {node.place: path for path, node in values(root) if not node.inside}
    return of_keys | of_values


def moved(
    places: Mapping[tuple[Step, ...], Position], root: Node, made: Node
) -> Mapping[tuple[Step, ...], Position]:
    """Give places by the paths that what they belong to has in a tree made of another."""
    if not places or made is root:
        return places
    held, there = dict(values(root)), paths(made)
    found = ((held[path], sign) for path, sign in places.items())
    placed = ((one.key if one.inside else one.place, sign) for one, sign in found)
    return {there[place]: sign for place, sign in placed if place in there}


def below(place: Position, lines: int) -> Position:
    """Give a place so many lines further down."""
    return Position(place.line + lines, place.column)


def lowered(node: Node, lines: int) -> Node:
    """Give a tree so many lines further down."""
    inside = {step: lowered(one, lines) for step, one in node.inside.items()}
    return Node(node.value, below(node.place, lines), below(node.key, lines), inside)


def gathered(roots: Iterable[Node]) -> tuple[Node, list[tuple[Node, Node]]]:
    """Make one mapping of several: a list goes on where another ended.

    Gives the mapping, and the pairs of what else stands in two of them.
    """
    inside: dict[Step, Node] = {}
    twice: list[tuple[Node, Node]] = []
    first: Node | None = None
    for root in roots:
        first = first or root
        for step, one in root.inside.items():
            other = inside.get(step)
            if other is None:
                inside[step] = one
            elif isinstance(one.value, list) and isinstance(other.value, list):
                inside[step] = other.holding(
                    dict(enumerate((*other.inside.values(), *one.inside.values())))
                )
            else:
                twice.append((other, one))
    return mapping(inside, first or Node({}, Position(1, 1), Position(1, 1), NOTHING_INSIDE)), twice
