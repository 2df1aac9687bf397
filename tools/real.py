"""Measures how much of nine real documents a dossier can say and print: nothing is marked by hand.

Each folder of tests/real holds a dossier in the form of a real document, and the items that the
document had. An item is right when its value stands in a field of its own kind, and is printed in
the document, and under the label, where the real one has it.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline import read, workflow
from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.diagnostics import Severity
from pipeline.dossier.dossier import Dossier
from pipeline.norm import Norm, Term, short_date, show
from pipeline.outcome import BuildOrder
from pipeline.parse import parse
from pipeline.source import Book, load
from pipeline.word.prose import around, text
from tools import labels

CASES = Path(__file__).parent.parent / "tests" / "real"
# An old case is as true long after, when the law that it rests on has changed.
LATER = dt.date(2027, 12, 31)


class Mark(StrEnum):
    """What became of an item."""

    RIGHT = "right"
    AWKWARD = "awkward"
    NOT_PRINTED = "not printed"
    NO_FIELD = "no field"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a real document says, and where it must stand here.

    `stated` is what the field says where the document words it otherwise. A `computed` value stands
    in no field. Of an `absent` one neither field nor label may be there. An `unsaid` one is printed
    where nothing is written. A `narrative` one is prose in the real document too. What is to be
    read `instead` of something in the dossier must be taken without an error.
    """

    item: str
    field: str
    document: str = ""
    of: str = ""
    label: tuple[str, ...] = ()
    value: str = ""
    stated: str = ""
    computed: bool = False
    absent: bool = False
    unsaid: bool = False
    narrative: bool = False
    instead: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One real document: its dossier, what is found wrong in it, and each item with its mark."""

    name: str
    errors: tuple[str, ...]
    items: tuple[tuple[Item, Mark], ...]

    def having(self, mark: Mark) -> int:
        return sum(one is mark for _, one in self.items)


NAMES = tuple(sorted(one.parent.name for one in CASES.glob("*/items.yaml")))


def cases() -> tuple[Case, ...]:
    return tuple(map(case, NAMES))


@cache
def case(name: str) -> Case:
    """Build one case, and mark its items."""
    folder = CASES / name
    book = read.book(str(folder / "dossier.yaml"))
    errors, refused = _errors(book)
    items = _items(folder)
    if any(one.startswith("S") for one in errors):
        return Case(folder.name, errors, tuple((one, _unread(one, refused)) for one in items))
    dossier = parse(load(book.content, book.path))
    made = _made(book, dossier.date)
    marks = tuple((one, _mark(one, dossier, made, book, refused)) for one in items)
    return Case(folder.name, errors, marks)


def _items(folder: Path) -> tuple[Item, ...]:
    held = yaml.safe_load((folder / "items.yaml").read_text(encoding="utf-8"))
    return tuple(Item(**{**one, "label": _listed(one.get("label", ()))}) for one in held)


def _listed(label: str | list[str]) -> tuple[str, ...]:
    return (label,) if isinstance(label, str) else tuple(label)


# --- What is refused.


def _errors(book: Book) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give the errors about a dossier, then and long after, and the fields that they stand at."""
    day = dt.date.fromisoformat(str(load(book.content, book.path).data["date"]))
    found = [
        one
        for moment in (day, LATER)
        for one in workflow.check(book, moment).diagnostics
        if one.severity is Severity.ERROR
    ]
    places = _places(book)
    told = tuple(dict.fromkeys(f"{one.code} {one.line}: {one.message}" for one in found))
    return told, frozenset(places[at] for one in found if (at := (one.line, one.column)) in places)


def _places(book: Book) -> dict[tuple[int, int], str]:
    """Give the field that stands at each place, by line and column."""
    held = load(book.content, book.path)
    found: dict[tuple[int, int], str] = {}
    for path in _paths(held.data):
        name = ".".join(step for step in path if isinstance(step, str))
        for at in (held.position(path), held.key_position(path)):
            found.setdefault((at.line, at.column), name)
    return found


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in inside if isinstance(data, dict | list) else ():
        yield (*path, step)
        yield from _paths(value, (*path, step))


def _unread(item: Item, refused: frozenset[str]) -> Mark:
    """Mark an item of a dossier that the contract does not take."""
    return Mark.REFUSED if _known(item.field) and _hit(item, refused) else Mark.NO_FIELD


def _hit(item: Item, refused: frozenset[str]) -> bool:
    return any(one == item.field or one.startswith(f"{item.field}.") for one in refused)


# --- What is said and printed.


@dataclass(frozen=True, slots=True)
class Made:
    """One document that was made, as text."""

    type: str
    item: str
    body: str
    around: str


def _made(book: Book, day: dt.date) -> tuple[Made, ...]:
    with tempfile.TemporaryDirectory() as room:
        outcome = workflow.made(book, BuildOrder(workflow.types(), Path(room), day))
        files = [(one, outcome.folder) for one in outcome.files if outcome.folder]
        return tuple(
            Made(one.type, one.item, text(content), around(content))
            for one, folder in files
            if (content := (folder / one.name).read_bytes())
        )


def _mark(
    item: Item, dossier: Dossier, made: tuple[Made, ...], book: Book, refused: frozenset[str]
) -> Mark:
    if _hit(item, refused) or (item.instead and not _taken(item.instead, book)):
        return Mark.REFUSED
    key = _known(item.field)
    if key is None:
        return Mark.NO_FIELD
    if not _is_said(item, dossier):
        raise ValueError(f"{dossier.id}: {item.field} does not say {item.value!r}")
    if not item.document:
        return Mark.RIGHT
    right = any(_prints(item, one) for one in made)
    if right and (item.narrative or key.kind is not FieldKind.PROSE):
        return Mark.RIGHT
    shown = item.value and any(labels.holds(one.body, item.value) for one in made)
    return Mark.AWKWARD if right or shown else Mark.NOT_PRINTED


def _taken(instead: Mapping[str, str], book: Book) -> bool:
    """Say whether a dossier that reads otherwise is taken too."""
    content = book.content.decode()
    for old, new in instead.items():
        if old not in content:
            raise ValueError(f"{book.path}: {old!r} is not there")
        content = content.replace(old, new)
    return not _errors(Book(book.path, content.encode()))[0]


def _known(field: str) -> Key | None:
    """Give the key of a field by its path, or nothing where the contract has none."""
    section: type | None = Dossier
    key = None
    for step in field.split("."):
        key = next((one for one in keys(section) if one.name == step), None) if section else None
        if key is None:
            return None
        section = key.section
    return key


def _is_said(item: Item, dossier: Dossier) -> bool:
    """Say whether the field holds what the item says, in a form that documents write."""
    held = tuple(_held(dossier, item.field.split(".")))
    if item.absent:
        return not held
    if item.computed or item.unsaid:
        return bool(held)
    wanted = item.stated or item.value
    forms = (form for one in held for form in _forms(one, dossier.norm))
    return any(labels.holds(form, wanted) for form in forms) or not wanted


def _held(section: Any, steps: list[str]) -> Iterator[Any]:
    """Give each value that is written for a field, through each item of the lists on its way."""
    if section is None or section == ():
        return
    if isinstance(section, tuple) and (steps or not hasattr(section, "of")):
        for one in section:
            yield from _held(one, steps)
    elif steps:
        yield from _held(getattr(section, steps[0]), steps[1:])
    else:
        yield section


def _forms(value: Any, norm: Norm) -> Iterator[str]:
    if isinstance(value, Term):
        yield value.label(norm)
    elif isinstance(value, tuple):
        yield " ".join(map(str, value))
    else:
        yield show(value)
        yield str(value)
    if isinstance(value, dt.date):
        yield short_date(value)


def _prints(item: Item, made: Made) -> bool:
    if made.type != item.document or (item.of and made.item != item.of):
        return False
    if item.label == ("(hode)",):
        return labels.holds(made.around, item.value) or labels.holds(made.body, item.value)
    if item.absent:
        return not labels.under(made.body, item.label)
    return labels.holds(labels.under(made.body, item.label), item.value)


# --- The page.


def page() -> str:
    """Write the page: how many items are right, and each with its field, document and label."""
    return "\n".join([_LEAD, _summary(), *map(_told, cases())])


_LEAD = """# How much of real documents is printed

Generated from the program. Nine public documents of nine municipalities were taken apart into
items, and each was written anew as a dossier in `tests/real`, with sentences, sums and
municipalities of our own. An item is *right* when its value stands in a field of its own kind and
is printed in the document, and under the label, where the real document has it. Prose does not
count for data. An item is *awkward* when it is printed elsewhere or only as prose, and *refused*
when something true is an error, on its own day or on 31 December 2027.
"""


def _summary() -> str:
    head = f"| case | items | {' | '.join(Mark)} |\n|{'---|' * (len(Mark) + 2)}"
    rows = [
        f"| {one.name} | {len(one.items)} | {' | '.join(str(one.having(m)) for m in Mark)} |"
        for one in cases()
    ]
    count = sum(len(one.items) for one in cases())
    sums = [sum(one.having(mark) for one in cases()) for mark in Mark]
    total = f"| **all** | {count} | {' | '.join(map(str, sums))} |"
    share = f"\n{100 * sums[0] // count} % of the items are right.\n"
    return "\n".join([head, *rows, total, share])


def _told(case: Case) -> str:
    rows = (
        f"| {one.item} | `{one.field}` | {_document(one)} | {_label(one)} | {mark} |"
        for one, mark in case.items
    )
    head = "| item | field | document | label | mark |\n|---|---|---|---|---|"
    return "\n".join([f"## {case.name}\n", head, *rows, ""])


def _document(item: Item) -> str:
    return f"`{item.document}`" if item.document else "–"


def _label(item: Item) -> str:
    return " › ".join(item.label) or "–"
