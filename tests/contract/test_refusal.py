"""What the contract says of every key: left out, misspelt, and written as the hint tells."""

import json
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.contract.declare import FieldKind, Key, KeyPath, keys
from pipeline.contract.fit import fit
from pipeline.contract.refusal import shown
from pipeline.contract.short import follows
from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.dossier.dossier import Dossier
from pipeline.parse import parse
from pipeline.source import load
from tests.samples import EXAMPLES

# YAML of any depth, as an author nests it.
Data = dict[str, Any]
Place = tuple[int, int]


class Section(NamedTuple):
    """A mapping of a dossier: where it is, what it holds, and the class that declares it."""

    path: KeyPath
    held: Data
    kind: type[object]


def sections(held: Data, kind: type[object] = Dossier, path: KeyPath = ()) -> Iterator[Section]:
    yield Section(path, held, kind)
    for key in keys(kind):
        if key.section and key.name in held:
            inner = held[key.name]
            parts = enumerate(inner) if key.kind is FieldKind.LIST else [(None, inner)]
            if isinstance(inner, str) or (key.kind is FieldKind.LIST and isinstance(inner, dict)):
                continue  # written short, and no section of its own
            for n, one in parts:
                if isinstance(one, str | list):
                    continue
                below = (*path, key.name) if n is None else (*path, key.name, n)
                yield from sections(one, key.section, below)


class Page:
    """A dossier written as block YAML, with the place of every key and every item."""

    def __init__(self, held: Data) -> None:
        self.lines: list[str] = []
        self.places: dict[KeyPath, Place] = {(): (1, 1)}
        self._mapping(held, (), 0)

    @property
    def content(self) -> bytes:
        return "\n".join([*self.lines, ""]).encode()

    def _mapping(self, held: Data, path: KeyPath, indent: int) -> None:
        for name, one in held.items():
            self.places[*path, name] = (len(self.lines) + 1, indent + 1)
            self._value(f"{' ' * indent}{name}:", one, (*path, name), indent + 1)

    def _value(self, head: str, one: Any, path: KeyPath, indent: int) -> None:
        if isinstance(one, str) or not one:
            self.lines.append(f"{head} {json.dumps(one, ensure_ascii=False)}")
            return
        self.lines.append(head)
        if isinstance(one, dict):
            self._mapping(one, path, indent)
            return
        for n, item in enumerate(one):
            # A mapping stands where its first key does, on the line below its hyphen.
            below = isinstance(item, dict) and bool(item)
            self.places[*path, n] = (len(self.lines) + 1 + below, indent + 3)
            self._value(f"{' ' * indent}-", item, (*path, n), indent + 2)


def copied(path: Path) -> Data:
    copy: Data = json.loads(_as_json(path))
    return copy


@cache
def _as_json(path: Path) -> str:
    """Read a dossier once: its copies are asked for by the hundred."""
    return json.dumps(load(path.read_bytes(), path.name).data)


def refused(page: Page) -> tuple[Diagnostic, ...]:
    try:
        parse(load(page.content, "d.yaml"))
    except Rejected as fault:
        return fault.diagnostics
    return ()


# Keys of plain values, or the sections at one depth: what is spoilt at once never holds the other.
PLAIN = -1
# A key that is misspelt is also missing, and of more than 500 findings the rest is left out.
AT_ONCE = 250


@cache
def first_seen(path: Path) -> frozenset[tuple[type, str]]:
    """Give the keys of sections that an example has and none before it: each is spoilt once."""
    earlier = EXAMPLES[: EXAMPLES.index(path)]
    return _held(path) - frozenset[tuple[type, str]]().union(*map(_held, earlier))


@cache
def _held(path: Path) -> frozenset[tuple[type, str]]:
    return frozenset((one.kind, name) for one in sections(copied(path)) for name in one.held)


def rounds(path: Path, *, required: bool) -> Iterator[tuple[Data, list[tuple[Section, Key]]]]:
    """Give the dossier again and again, each time with another key of many mappings to spoil."""
    new = first_seen(path)
    deepest = max(len(one.path) for one in sections(copied(path)))
    for depth in (PLAIN, *range(deepest + 1)):
        n = 0
        while count := len(_chosen(copied(path), depth, n, new, required=required)):
            for start in range(0, count, AT_ONCE):
                chosen = _chosen(data := copied(path), depth, n, new, required=required)
                yield data, chosen[start : start + AT_ONCE]
            n += 1


def _chosen(
    data: Data, depth: int, n: int, new: Collection[tuple[type, str]], *, required: bool
) -> list[tuple[Section, Key]]:
    found = []
    for one in sections(data):
        there = [
            key
            for key in keys(one.kind)
            if key.name in one.held and (key.required or not required)
            if (one.kind, key.name) in new
            if depth == (len(one.path) if key.section else PLAIN)
        ]
        found += [(one, key) for key in there[n : n + 1]]
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_required_key_that_is_left_out_is_named_at_its_place(path: Path) -> None:
    tried = set()
    for data, chosen in rounds(path, required=True):
        for section, key in chosen:
            del section.held[key.name]
            tried.add((section.path, key.name))
        page = Page(data)
        expected = [
            (*page.places[section.path], "S001", f"{shown(key)} is missing")
            for section, key in chosen
        ]
        found = refused(page)
        assert sorted((f.line, f.column, f.code, str(f.message)) for f in found) == sorted(expected)
        for one in found:
            name = str(one.message).partition(" ")[0]
            _, sign, example = str(one.hint).partition(f"Write {name}: ")
            assert sign
            assert example
    everything = {
        (one.path, key.name)
        for one in sections(copied(path))
        for key in keys(one.kind)
        if (one.kind, key.name) in first_seen(path)
        if key.required and not (key.name in follows(one.kind) and key.name not in one.held)
    }
    assert tried == everything


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_key_that_is_misspelt_is_found_at_its_place_with_the_right_one(path: Path) -> None:
    for data, chosen in rounds(path, required=False):
        for section, key in chosen:
            renamed = {f"{k}x" if k == key.name else k: one for k, one in section.held.items()}
            section.held.clear()
            section.held.update(renamed)
        page = Page(data)
        expected = [
            (*page.places[*section.path, f"{key.name}x"], f"did you mean {key.name}?")
            for section, key in chosen
        ]
        missing = sum(len(_following(section, key)) for section, key in chosen)
        found = refused(page)
        unknown = [(f.line, f.column, str(f.hint)) for f in found if f.code == "S002"]
        assert sorted(unknown) == sorted(expected)
        assert [f.code for f in found if f.code != "S002"] == ["S001"] * missing


def _following(section: Section, key: Key) -> frozenset[str]:
    """Give what is missing too where the list that it follows from is misspelt."""
    newest = getattr(section.kind, "newest", "")
    return follows(section.kind) - section.held.keys() if key.name == newest else frozenset()


def test_what_the_hint_tells_the_author_to_write_fits_the_contract() -> None:
    fitted = set()
    for data, chosen in rounds(EXAMPLES[0], required=True):
        kept = [(one, key, one.held.pop(key.name)) for one, key in chosen]
        page = Page(data)
        hints = {(f.line, f.column, str(f.message)): str(f.hint) for f in refused(page)}
        for section, key, held in kept:
            section.held[key.name] = held
        for section, key in chosen:
            hint = hints[*page.places[section.path], f"{shown(key)} is missing"]
            written = load(f"{_first(hint, key)}\n".encode(), "hint.yaml").data
            assert fit(section.kind, {**section.held, **written})
            fitted.add((section.kind, key.name))
    assert len(fitted) > 100


def _first(hint: str, key: Key) -> str:
    """Give the line that a hint tells to write; of the words of a closed list, the first."""
    line = hint.rpartition(f" Write {key.name}: ")[2]
    return f"{key.name}: {line.partition(',')[0] if key.terms else line}"
