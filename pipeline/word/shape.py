"""What a template sees of a value before there is one: its sort, and the names it answers to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.frozen import Frozen, replace
from pipeline.word.value import Word


class Sort(StrEnum):
    """What a value is good for in a template."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "yes/no"
    LIST = "list"
    GROUP = "group"
    PICTURE = "picture"
    ANY = "anything"  # nothing is known of it, so nothing is said of it


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of values; what is in it is worked out when somebody asks."""

    name: str
    see: Callable[[], Mapping[str, "Shape"]] = field(compare=False)


class Shape(Frozen):
    """A value of some sort; an `optional` one may be missing from the data."""

    sort: Sort
    optional: bool = False
    item: "Shape | None" = None
    group: Group | None = None

    @property
    def names(self) -> Mapping[str, "Shape"]:
        return self.group.see() if self.group else {}

    def missing(self) -> "Shape":
        return replace(self, optional=True)

    def found(self) -> "Shape":
        return replace(self, optional=False)


ANY = Shape(Sort.ANY)
TEXT, NUMBER, DATE, TRUTH, PICTURE = (
    Shape(sort) for sort in (Sort.TEXT, Sort.NUMBER, Sort.DATE, Sort.TRUTH, Sort.PICTURE)
)


def listing(item: Shape) -> Shape:
    return Shape(Sort.LIST, item=item)


def grouping(name: str, see: Callable[[], Mapping[str, Shape]]) -> Shape:
    return Shape(Sort.GROUP, group=Group(name, see))


def wording(name: str, keys: tuple[str, ...]) -> Shape:
    """Give a word of a closed list, which answers to each key of the list."""
    return Shape(Sort.TEXT, group=Group(name, lambda: dict.fromkeys(keys, TRUTH)))


def either(one: Shape, other: Shape) -> Shape:
    """Give what is known of a value that may be of one shape or of another."""
    optional = one.optional or other.optional
    if one.found() == other.found():
        return replace(one, optional=optional)
    texts = one.sort is other.sort is Sort.TEXT
    return replace(TEXT if texts else ANY, optional=optional)


# What a loop tells its body, and what texts and dates answer to.
LOOP = grouping(
    "loop",
    lambda: {
        **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length"), NUMBER),
        **dict.fromkeys(("depth", "depth0"), NUMBER),
        **dict.fromkeys(("first", "last"), TRUTH),
        **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), ANY),
    },
)
_OF_TEXT = ("upper", "lower", "title", "capitalize", "strip", "startswith", "endswith")
_INSIDE: Mapping[Sort, Mapping[str, Shape]] = {
    Sort.TEXT: dict.fromkeys(_OF_TEXT, ANY),
    Sort.DATE: dict.fromkeys(("year", "month", "day"), NUMBER),
}


def inside(shape: Shape, name: str) -> Shape | None:
    """Give what a value answers to a name; nothing where it has no such name."""
    if shape.sort is Sort.ANY:
        return ANY
    return shape.names.get(name) or _INSIDE.get(shape.sort, {}).get(name)


@dataclass(frozen=True, slots=True)
class Sample(Mapping[str, object]):
    """Stands in for the values of some names, so that hints are found as when there are values."""

    names: Mapping[str, Shape]

    def __getitem__(self, name: str) -> object:
        return sample(self.names[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


_SAMPLES: Mapping[Sort, object] = {
    Sort.TEXT: "",
    Sort.NUMBER: 0,
    Sort.DATE: date.min,
    Sort.TRUTH: False,
    Sort.LIST: [],
}


def sample(shape: Shape) -> object:
    if shape.sort is Sort.TEXT and shape.names:
        return Word("", "", tuple(shape.names))
    return Sample(shape.names) if shape.sort is Sort.GROUP else _SAMPLES.get(shape.sort)
