"""How the contract is declared: a frozen class per mapping, a titled and typed field per key."""

import math
import re
import types
from collections.abc import Callable, Hashable, Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import (
    Any,
    NamedTuple,
    NotRequired,
    TypedDict,
    TypeVar,
    Unpack,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

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


class Kind(StrEnum):
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
    return dataclass(frozen=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the contract, as the schema, the reference and the skeleton see it.

    `printed` is true for a text of one line that is neither a reference nor has a form of its own.
    """

    name: str
    kind: Kind
    required: bool
    titles: tuple[str, str]
    helps: tuple[str, str]
    limits: Limits
    section: type | None = None
    item: "Key | None" = None
    terms: type[Term] | None = None
    printed: bool = False

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


_SCALARS: dict[object, Kind] = {
    str: Kind.TEXT,
    Prose: Kind.PROSE,
    int: Kind.INTEGER,
    Decimal: Kind.NUMBER,
    date: Kind.DATE,
    bool: Kind.TRUTH,
}


def keys(section: type) -> tuple[Key, ...]:
    """Give the keys of a section in the order they are declared and documented."""
    return _keys(section)


@cache
def _keys(section: Hashable) -> tuple[Key, ...]:
    if not isinstance(section, type) or not is_dataclass(section):
        raise TypeError("not a section of the contract")
    hints = get_type_hints(section)
    return tuple(
        _key(one.name, hints[one.name], one.metadata, required=one.default is MISSING)
        for one in fields(section)
        if one.metadata
    )


def _key(name: str, hint: Any, metadata: Any, *, required: bool) -> Key:
    hint = _without_none(hint)
    titles, helps = zip(metadata["nb"], metadata["nn"], strict=True)
    parts = {"titles": titles, "helps": helps, "limits": metadata["limits"], "required": required}
    if get_origin(hint) is tuple:
        item = _key(name, get_args(hint)[0], metadata, required=True)
        return Key(name, Kind.LIST, item=item, section=item.section, **parts)
    if hint in _SCALARS:
        kind = _SCALARS[hint]
        printed = kind is Kind.TEXT and metadata["limits"].keys().isdisjoint(_CODED)
        return Key(name, kind, printed=printed, **parts)
    if issubclass(hint, Term | StrEnum):
        return Key(name, Kind.TERM, terms=hint, **parts)
    return Key(name, Kind.MAPPING, section=hint, **parts)


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(one for one in get_args(hint) if one is not types.NoneType)
    return hint


# A sign before three digits divides thousands to some and decimals to others; after a nought or
# more than three digits it can only be decimals.
GROUPED = r"-?[1-9][0-9]{0,2}[.,][0-9]{3}"
# Python's \d takes the digits of every script, and a reader of numbers those alone that we print.
# Years far off are slips of the pen, and a deadline counted from them would leave the calendar.
FORMS: dict[Kind, str] = {
    Kind.INTEGER: r"-?[0-9]{1,15}",
    Kind.NUMBER: rf"(?!{GROUPED}$)-?[0-9]{{1,15}}(?:[.,][0-9]{{1,6}})?",
    Kind.DATE: r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}",
}
_HAS_FORM = {kind: re.compile(form).fullmatch for kind, form in FORMS.items()}


def _text(written: str) -> str:
    if "\n" in written.strip("\n"):
        raise ValueError("line")
    return written.strip("\n")


def _integer(written: str) -> int:
    if not _HAS_FORM[Kind.INTEGER](written):
        raise ValueError("integer")
    return int(written)


def _number(written: str) -> Decimal:
    if not _HAS_FORM[Kind.NUMBER](written):
        raise ValueError("number")
    return Decimal(written.replace(",", "."))


def _date(written: str) -> date:
    if not _HAS_FORM[Kind.DATE](written):
        raise ValueError("date")
    return date.fromisoformat(written)


def _truth(written: str) -> bool:
    return {"true": True, "false": False}[written]


_READERS: dict[Kind, Callable[[str], object]] = {
    Kind.TEXT: _text,
    Kind.PROSE: Prose.of,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.TRUTH: _truth,
}


def reader(key: Key) -> Callable[[str], object]:
    """Give the function from what the author wrote to the value; it raises on what it refuses."""
    return key.terms if key.kind is Kind.TERM and key.terms else _READERS[key.kind]


class Unfit(Exception):
    """What was written is not as the contract says; the schema can tell where and why."""


def fit(section: type[_T], written: object) -> _T:
    """Make the frozen value of a section from the texts of a source.

    Raises Unfit at the first thing that the section's schema would refuse: an unknown or missing
    key, a wrong shape, an empty text, or what its reader or its limits do not take.
    """
    if not isinstance(written, dict):
        raise Unfit
    fitters, required = _fitters_of(section)
    if not required <= written.keys() <= fitters.keys():
        raise Unfit
    return section(**{name: fitters[name](one) for name, one in written.items()})


_Fitter = Callable[[object], object]


def _fitters_of(section: type) -> tuple[dict[str, _Fitter], frozenset[str]]:
    return _fitters(section)


@cache
def _fitters(section: Any) -> tuple[dict[str, _Fitter], frozenset[str]]:
    held = keys(section)
    return {key.name: _fitter(key) for key in held}, frozenset(k.name for k in held if k.required)


def _fitter(key: Key) -> _Fitter:
    if key.kind is Kind.LIST and key.item is not None:
        return partial(_fit_list, fitter=_fitter(key.item), least=int(key.required))
    if key.kind is Kind.MAPPING and key.section is not None:
        return partial(fit, key.section)
    return partial(_fit_scalar, read=reader(key), within=_within(key.limits))


def _fit_list(written: object, *, fitter: _Fitter, least: int) -> tuple[object, ...]:
    if not isinstance(written, list) or len(written) < least:
        raise Unfit
    return tuple(map(fitter, written))


def _fit_scalar(
    written: object, *, read: Callable[[str], object], within: Callable[[Any], bool] | None
) -> object:
    if not isinstance(written, str) or not written.strip():
        raise Unfit
    try:
        value = read(written)
    except (ValueError, KeyError) as fault:
        raise Unfit from fault
    if within is not None and not within(value):
        raise Unfit
    return value


def _within(limits: Limits) -> Callable[[Any], bool] | None:
    """Give the test of a field's limits, or nothing where it has none."""
    if "pattern" in limits:
        fits = re.compile(limits["pattern"]).fullmatch
        longest, forbidden = limits.get("longest", math.inf), limits.get("forbidden", ())
        return lambda text: len(text) <= longest and text not in forbidden and bool(fits(text))
    if "minimum" in limits or "maximum" in limits:
        least, most = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
        return lambda number: bool(least <= number <= most)
    return None


class Written(NamedTuple):
    """One paragraph, or a text of one line, where it stands."""

    path: KeyPath
    key: Key
    text: str

    @property
    def section(self) -> str:
        return str(self.path[0])


def written(path: KeyPath, key: Key, value: object) -> Iterator[Written]:
    """Give the texts of a scalar that documents may print: not keys, references and numbers."""
    if isinstance(value, Prose):
        yield from (Written(path, key, paragraph) for paragraph in value)
    elif key.printed and isinstance(value, str):
        yield Written(path, key, value)


_CODED = {"pattern", "refers"}


def walk(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Key, Any]]:
    """Give every scalar of a section with its place and its key, in declared order."""
    found: list[tuple[KeyPath, Key, Any]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: object, path: KeyPath, found: list[tuple[KeyPath, Key, Any]]) -> None:
    # A list that grows, because a scalar would pass through a generator for each level above it.
    for key in keys(type(value)):
        held = getattr(value, key.name)
        if held is not None:
            _gather_key(key, held, (*path, key.name), found)


def _gather_key(key: Key, held: Any, path: KeyPath, found: list[tuple[KeyPath, Key, Any]]) -> None:
    if key.item is not None:
        for index, one in enumerate(held):
            _gather_key(key.item, one, (*path, index), found)
    elif key.section is not None:
        _gather(held, path, found)
    else:
        found.append((path, key, held))


def written_as(value: object) -> str:
    """Give a scalar as one text: what was written, its paragraphs a line each."""
    if isinstance(value, str):
        return value
    return "\n".join(value) if isinstance(value, Prose) else str(value)


def every_key(section: type) -> Iterator[Key]:
    """Give the keys of all scalars of a section and of the sections in it."""
    for key in keys(section):
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
