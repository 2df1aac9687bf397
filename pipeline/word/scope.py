"""What is known where a tag stands, as typed.py goes through a part."""

from collections.abc import Mapping

from pipeline.frozen import Frozen, replace
from pipeline.word.shape import Shape, Sort, inside

# What stands over a tag: for, if or not, and what it asks after.
Guard = tuple[str, str]


class Seen(Frozen):
    """What an expression gives, and the path that it was read by, if that is all it does."""

    shape: Shape
    path: str = ""


class Scope(Frozen):
    """What is known where a tag stands: names, paths that hold something, and the guards."""

    names: Mapping[str, Seen]
    there: frozenset[str]
    guards: frozenset[Guard] = frozenset()
    # If a tag that cannot be read may have asked for anything.
    torn: bool = False
    # What a test asks after without saying that it is there: x == "a" or not y.
    perhaps: frozenset[str] = frozenset()

    def under(self, kind: str, path: str) -> "Scope":
        return replace(self, guards=self.guards | {(kind, path)})

    def path(self, name: str) -> str:
        """Give what a name stands for, so that no loop's own word for it matters."""
        held = self.names.get(name)
        return held.path if held is not None and held.path else name

    def with_names(self, names: Mapping[str, Seen]) -> "Scope":
        return replace(self, names={**self.names, **names})


def is_known(path: str, scope: Scope) -> bool:
    """Say of a path whether all of it is there, and not only may be."""
    first, *names = path.split(".")
    held = scope.names.get(first)
    shape = None if held is None else held.shape
    for name in names:
        shape = None if shape is None or shape.sort is Sort.ANY else inside(shape, name)
    return shape is not None
