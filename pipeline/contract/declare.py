"""How the contract is declared: a frozen class per mapping, a titled and typed field per key."""

import types
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import (
    MISSING,
    Field,
    FrozenInstanceError,
    dataclass,
    field,
    fields,
    is_dataclass,
    make_dataclass,
)
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from typing import (
    Any,
    NotRequired,
    TypedDict,
    TypeVar,
    Unpack,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from pipeline.frozen import Frozen
from pipeline.norm import Norm, Term

# One part of a place in the dossier: a key, or an index in a list.
KeyPath = tuple[str | int, ...]

_T = TypeVar("_T")


class Prose(tuple[str, ...]):
    """A text of one or more paragraphs; each line that the author wrote is a paragraph."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> "Prose":
        return cls(line.strip() for line in text.split("\n") if line.strip())


class FieldKind(StrEnum):
    """What a field may hold."""

    TEXT = "text"
    PROSE = "prose"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    TERM = "term"
    MAPPING = "mapping"
    LIST = "list"


# What stands for a value of each form where a field has no example of its own.
SAMPLES = {
    FieldKind.DATE: "2026-01-31",
    FieldKind.INTEGER: "1",
    FieldKind.NUMBER: "1",
    FieldKind.TRUTH: "false",
}


class Limits(TypedDict):
    """What narrows a field beyond its type."""

    example: NotRequired[str]
    example_nn: NotRequired[str]
    pattern: NotRequired[str]
    minimum: NotRequired[int]
    maximum: NotRequired[int]
    longest: NotRequired[int]
    forbidden: NotRequired[tuple[str, ...]]
    refers: NotRequired[str]
    private: NotRequired[bool]
    usual: NotRequired[bool]


def declare(
    nb: tuple[str, str], nn: tuple[str, str], *, default: Any = MISSING, **limits: Unpack[Limits]
) -> Any:
    """Declare a key: its title and its help in each norm, and what narrows it.

    Any, because the declared type of the field decides what a type checker sees.
    `refers` names the section (or section.list) whose `id`s the value must be among.
    `private` marks what may hold personal data: no message repeats its value.
    `usual` marks an example that many municipalities would write of themselves.
    """
    return field(default=default, metadata={"nb": nb, "nn": nn, "limits": limits})


def identifier(nb: str, nn: str, *, example: str, folder: bool = False) -> Any:
    """Declare the short name of an item, which others refer to and files are named after.

    `folder` is for a name that stands alone as the name of a folder.
    """
    return declare(
        ("Nøkkel", nb),
        ("Nøkkel", nn),
        example=example,
        pattern=IDENTIFIER,
        longest=LONGEST_ID,
        forbidden=RESERVED if folder else (),
    )


IDENTIFIER = r"[a-z0-9]+(-[a-z0-9]+)*"
# A file's name holds the id and that of its type, and Windows wants a whole path under 260.
LONGEST_ID = 80
# Windows gives these names to devices, in every folder and with any ending.
RESERVED = (
    *("con", "prn", "aux", "nul"),
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
)


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(declare, identifier)
)
def contract(cls: type[_T]) -> type[_T]:
    """Freeze a class of declared fields; its docstring is the section's help (nb, then nn)."""
    made: Any = dataclass(kw_only=True, init=False, repr=False, eq=False)(cls)
    return cast("type[_T]", _section(made))


def declared(
    name: str, keys: Iterable[tuple[str, Any, Any]], base: type[_T], **said: object
) -> type[_T]:
    """Make a section while the program runs, of keys with their types and what declares them.

    `said` is what the class has beside them.
    """
    made = make_dataclass(
        name, keys, bases=(base,), namespace=said, kw_only=True, init=False, repr=False, eq=False
    )
    return cast("type[_T]", _section(made))


def _section(made: Any) -> Any:
    # Python would write these anew for each section, with a word for each of its keys.
    made.__init__, made.__repr__, made.__eq__, made.__hash__ = _begun, _shown, _same, _hashed
    made.__setattr__ = made.__delattr__ = _refused
    return made


def _begun(section: object, /, **given: object) -> None:
    """Make a section of what its keys hold; a key that it lacks or does not know is a TypeError."""
    unsaid, names = unsaid_in(cast("Hashable", type(section)))
    if not given.keys() <= names or not names <= unsaid.keys() | given.keys():
        raise TypeError(f"{type(section).__name__}: {sorted((unsaid | given).keys() ^ names)}")
    # What is not said the class says: most keys are not, and there are thousands of sections.
    vars(section).update(given)


def _same(section: object, other: object) -> bool:
    if type(section) is not type(other):
        return False
    held = _values(cast("Hashable", type(section)))
    return bool(held(section) == held(other))


def _hashed(section: object) -> int:
    return hash(_values(cast("Hashable", type(section)))(section))


@cache
def _values(section: Hashable) -> Callable[[object], object]:
    names = [one.name for one in fields(cast("Any", section))]
    return attrgetter(*names) if names else lambda _: ()


def _refused(section: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(section).__name__}.{name} never changes")


@cache
def unsaid_in(section: Hashable) -> tuple[dict[str, object], frozenset[str]]:
    """Give what keys that are not written hold, and the names of all keys."""
    held = fields(cast("Any", section))
    defaults = {one.name: one.default for one in held if one.default is not MISSING}
    return defaults, frozenset(one.name for one in held)


def _shown(section: Any) -> str:
    held = (f"{one.name}={getattr(section, one.name)!r}" for one in fields(section))
    return f"{type(section).__qualname__}({', '.join(held)})"


class Key(Frozen):
    """One key of the contract, as the schema, the reference and the skeleton see it.

    `printed` is true for a text of one line that is neither a reference nor has a form of its own.
    """

    name: str
    kind: FieldKind
    required: bool
    titles: tuple[str, str]
    helps: tuple[str, str]
    limits: Limits
    # The section of a mapping, and of each in a list; how one read before is made when asked for.
    holds: type | Callable[[], type] | None = None
    item: "Key | None" = None
    terms: type[Term] | None = None
    printed: bool = False
    # Whether it holds an author's own words: no id, no reference, no term and no day.
    own: bool = False
    # Whether nothing may stand here, to say that there was nothing.
    empties: bool = False
    # Whether every section of its sort has this key: told of once, and not with each.
    common: bool = False

    @property
    def section(self) -> type | None:
        return self.holds if self.holds is None or isinstance(self.holds, type) else self.holds()

    @property
    def readings(self) -> bool:
        """Whether it holds how its section read before."""
        return not (self.holds is None or isinstance(self.holds, type))

    def title(self, norm: Norm) -> str:
        return self.titles[norm is Norm.NN]

    def help(self, norm: Norm) -> str:
        return self.helps[norm is Norm.NN]

    def example(self, norm: Norm) -> str:
        """Give what an author might write, or nothing where no example would help."""
        held = self.limits.get("example", "")
        return self.limits.get("example_nn", held) if norm is Norm.NN else held

    @property
    def private(self) -> bool:
        return self.limits.get("private", False)


_CODED = {"pattern", "refers"}
_SCALARS: dict[object, FieldKind] = {
    str: FieldKind.TEXT,
    Prose: FieldKind.PROSE,
    int: FieldKind.INTEGER,
    Decimal: FieldKind.NUMBER,
    date: FieldKind.DATE,
    bool: FieldKind.TRUTH,
}


def keys(section: type) -> tuple[Key, ...]:
    """Give the keys of a section in the order they are declared and documented."""
    return _keys(section)


@cache
def _keys(section: Hashable) -> tuple[Key, ...]:
    if not isinstance(section, type) or not is_dataclass(section):
        raise TypeError("not a section of the contract")
    hints = get_type_hints(section)
    common = {
        one.name for base in section.__mro__[1:] if is_dataclass(base) for one in fields(base)
    }
    declared = [one for one in fields(section) if one.metadata]
    found = [
        _declared(section, one, hints[one.name], common=one.name in common) for one in declared
    ]
    return tuple(sorted(found, key=lambda one: one.common))


def _declared(section: type, one: Field[Any], hint: Any, *, common: bool) -> Key:
    metadata = {**one.metadata, "common": common}
    if "readings" in metadata:
        # Most dossiers have none, and making a class for each section would cost every check.
        hint = types.GenericAlias(tuple, (partial(metadata["readings"], section), ...))
    if "reading" in metadata:
        hint = partial(metadata["reading"], section)
    return _key(one.name, hint, metadata, required=one.default is MISSING)


def _key(name: str, hint: Any, metadata: Any, *, required: bool) -> Key:
    hint = _without_none(hint)
    titles, helps = zip(metadata["nb"], metadata["nn"], strict=True)
    parts = {"titles": titles, "helps": helps, "limits": metadata["limits"], "required": required}
    parts |= {one: metadata.get(one, False) for one in ("empties", "common")}
    if get_origin(hint) is tuple:
        item = _key(name, get_args(hint)[0], metadata, required=True)
        return Key(name, FieldKind.LIST, item=item, holds=item.holds, **parts)
    if hint in _SCALARS:
        kind = _SCALARS[hint]
        printed = kind is FieldKind.TEXT and metadata["limits"].keys().isdisjoint(_CODED)
        return Key(name, kind, printed=printed, own=_is_own(kind, metadata["limits"]), **parts)
    if not isinstance(hint, partial) and issubclass(hint, Term | StrEnum):
        return Key(name, FieldKind.TERM, terms=hint, **parts)
    return Key(name, FieldKind.MAPPING, holds=hint, **parts)


def _is_own(kind: FieldKind, limits: Limits) -> bool:
    plain = kind in {FieldKind.TEXT, FieldKind.PROSE, FieldKind.NUMBER}
    return plain and "refers" not in limits and limits.get("pattern") != IDENTIFIER


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(one for one in get_args(hint) if one is not types.NoneType)
    return hint


def every_key(section: type) -> Iterator[Key]:
    """Give the keys of all scalars of a section and of the sections in it.

    Earlier readings are passed by: their keys say what those of their section do.
    """
    for key in keys(section):
        if key.readings:
            continue
        if key.section is not None:
            yield from every_key(key.section)
        else:
            yield key.item or key


def key_at(section: type, path: KeyPath) -> Key:
    """Give the key that a place in the dossier belongs to; the place must be in the contract."""
    held = {key.name: key for key in keys(section)}[str(path[0])]
    for step in path[1:]:
        if isinstance(step, int) and held.item is not None:
            held = held.item
        elif held.section is not None:
            held = {key.name: key for key in keys(held.section)}[str(step)]
    return held
