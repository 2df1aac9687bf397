"""What a repository says once of how Saksflyt is run there: saksflyt.toml, or pyproject.toml.

It is read before anything else, also by --help, so it loads nothing that it does not need.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.diagnostics import Text, Unusable, say
from pipeline.language import LANGUAGES
from pipeline.near import near

_OWN, _SHARED = "saksflyt.toml", "pyproject.toml"
_TABLE = ("tool", "saksflyt")
FAILS = ("error", "warning", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set, by key; paths as they are written, from the folder of the file."""

    file: str = ""
    folder: str = "."
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    text: str = field(default="", repr=False)

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)

    def path(self, written: str) -> str:
        """Give a path that is written in the file, as it is from here."""
        return os.path.relpath(Path(self.folder, written))

    def fault(self, key: str, why: Text) -> Unusable:
        """Give what stops the program: why, and where in the file."""
        return self._fault(_place(self.text, key), why)

    def fault_in(self, table: str, number: int, key: str, why: Text) -> Unusable:
        """Give what stops the program in one of many tables of a name, counted from nought."""
        return self._fault(_place_in(self.text, table, number, key), why)

    def line_of(self, table: str, number: int) -> int:
        """Give the line that one of many tables of a name begins on."""
        return _place_in(self.text, table, number, "")[0]

    def _fault(self, place: tuple[int, int], why: Text) -> Unusable:
        line, column = place
        where = {"path": self.file, "line": line, "column": column}
        return Unusable(say("{path}:{line}:{column}: {why}", **where, why=why))


def settings(start: Path) -> Settings:
    """Find and read what is set, in a folder or the nearest above; nothing if nobody says any.

    Raises Unusable for what cannot be read, and for a key or a value that means nothing.
    """
    for folder in (start, *start.parents):
        for name in (_OWN, _SHARED):
            path = os.path.relpath(folder / name, start)
            held = _content(folder / name, path)
            if held is None:
                continue
            if name == _OWN or b"tool.saksflyt" in held:
                return _settings(path, held)
    return Settings()


def _content(place: Path, path: str) -> bytes | None:
    # Here and not in read, which would make --help half as slow again.
    try:
        return place.read_bytes() if place.is_file() else None
    except OSError as fault:
        raise Unusable(say("{path}: {why}", path=path, why=fault.strerror or "")) from fault


def _settings(file: str, content: bytes) -> Settings:
    import tomllib

    folder = str(Path(file).parent)
    try:
        text = content.decode()
        values: dict[str, Any] = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        raise Unusable(say("{path}: save the file as UTF-8", path=file)) from fault
    except tomllib.TOMLDecodeError as fault:
        raise _broken(file, str(fault)) from fault
    if Path(file).name == _SHARED:
        for name in _TABLE:
            held = values.get(name)
            values = held if isinstance(held, dict) else {}
    made = Settings(file, folder, MappingProxyType(values), text)
    for key, value in values.items():
        _examined(made, key, value)
    if values.get("strict") and values.get("fail-on", "warning") != "warning":
        raise made.fault("strict", say("strict and fail-on say different things; leave one out"))
    return made


def _broken(file: str, fault: str) -> Unusable:
    found = re.search(r"line (\d+), column (\d+)", fault)
    line, column = found.groups() if found else ("1", "1")
    words = say("this is not valid TOML; look for a quote or a bracket that is missing")
    where = {"path": file, "line": line, "column": column}
    return Unusable(say("{path}:{line}:{column}: {why}", **where, why=words))


def _examined(made: Settings, key: str, value: object) -> None:
    known = _KINDS.get(key)
    if known is None:
        raise made.fault(key, unknown(key, _KINDS))
    fits, wanted = known
    if not fits(value):
        raise made.fault(key, say("{key} is {wanted}", key=key, wanted=wanted))


def unknown(key: str, known: Mapping[str, object]) -> Text:
    """Say that there is no such key, and which may be meant."""
    close = near(key, known)
    if close:
        return say("there is no setting {key}; did you mean {close}?", key=key, close=close)
    names = ", ".join(known)
    return say("there is no setting {key}; choose among {known}", key=key, known=names)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _one_of(*words: str) -> tuple[Callable[[object], bool], Text]:
    return lambda value: value in words, say("one of {words}", words=", ".join(words))


_A_TEXT = (_is_text, say("a text in quotes"))
_TEXTS = (_is_texts, say('a list of texts, as ["one", "two"]'))
_KINDS: Mapping[str, tuple[Callable[[object], bool], Text]] = {
    "paths": _TEXTS,
    "output": _A_TEXT,
    "masters": _A_TEXT,
    "templates": _A_TEXT,
    "lang": _one_of(*LANGUAGES),
    "strict": (lambda value: isinstance(value, bool), say("true or false")),
    "fail-on": _one_of(*FAILS),
    "select": _TEXTS,
    "ignore": _TEXTS,
    "per-path-ignores": (
        lambda value: isinstance(value, dict) and all(map(_is_texts, value.values())),
        say('a table of a pattern and its codes each, as "inputs/old/*" = ["F074"]'),
    ),
    "format": (
        lambda value: _is_text(value) or _is_texts(value),
        say("a text in quotes, or a list of them"),
    ),
    "baseline": _A_TEXT,
    "rule": (
        lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
        say("a table each, that begins with [[rule]]"),
    ),
    "jobs": (
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        say("a whole number from 0"),
    ),
}

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")


def _place(text: str, key: str) -> tuple[int, int]:
    """Find where a key or a table of that name stands; else the beginning."""
    wanted = re.compile(rf"(\s*)[\"']?{re.escape(key)}[\"']?\s*[=.]")
    for number, line, table, begins in _lines(text):
        if begins and table.rpartition(".")[2] == key:
            return number, line.index("[") + 1
        found = wanted.match(line)
        if found and table in ("", ".".join(_TABLE)):
            return number, len(found[1]) + 1
    return 1, 1


def _place_in(text: str, table: str, number: int, key: str) -> tuple[int, int]:
    """Find a key in one of many tables of a name; else where that table begins."""
    held = tuple(_block(text, table, number))
    first, _, last = key.partition(".")
    forms = (
        *(rf"{re.escape(one)}\s*=" for one in (key, last) if one),
        *(rf"[\"']?{re.escape(one)}[\"']?\s*[=.]" for one in (first,) if one),
        *(rf"\[.*\.{re.escape(one)}\s*\]" for one in (first,) if one),
        r"\[\[",
    )
    for form in forms:
        for line_number, line in held:
            found = re.match(rf"(\s*){form}", line)
            if found:
                return line_number, len(found[1]) + 1
    return _place(text, table)


def _block(text: str, table: str, number: int) -> Iterator[tuple[int, str]]:
    """Give the lines of one of many tables of a name, and of the tables in it."""
    names, seen = (table, ".".join((*_TABLE, table))), -1
    for line_number, line, held, begins in _lines(text):
        seen += begins and held in names
        if seen == number and held.startswith(names):
            yield line_number, line


def _lines(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """Give each line with its number, the table that it stands in, and whether it begins it."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header:
            table = header[1]
        yield number, line, table, header is not None
