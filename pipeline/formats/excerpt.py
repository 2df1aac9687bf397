"""Which line of a file may be shown beside a finding: none that may tell of a person.

Messages never repeat what may be personal data, and neither does the line that they are about. The
file may be broken, so a line is judged by how it is written and not by what was read of it: it is
shown only where all of it stands under keys that are known and hold nothing personal.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.contract.declare import Key, keys
from pipeline.diagnostics import Diagnostic
from pipeline.dossier.dossier import Dossier
from pipeline.registers.numbers import birth_numbers

# How much of a line there is room for, and how much of that before the place of the finding.
_ROOM, _BEFORE = 100, 60
_CUT = "…"


class SourceExcerpt(NamedTuple):
    """A line, or the part of it around a finding, and the finding's column in it."""

    text: str
    column: int


def excerpt(one: Diagnostic, lines: Sequence[str]) -> SourceExcerpt | None:
    """Give the line that a finding is about, or nothing where there is none to be shown."""
    shown = _COMMENT.sub(f"#{_CUT}", may_show(one, lines)).rstrip()
    if not shown or one.column > len(shown) + 1:
        return None
    # What is not printed could say anything to a terminal.
    plain = "".join(each if each.isprintable() else " " for each in shown)
    start = max(0, one.column - 1 - _BEFORE) if len(plain) > _ROOM else 0
    head, tail = (_CUT if cut else "" for cut in (start, start + _ROOM < len(plain)))
    part = f"{head}{plain[start : start + _ROOM]}{tail}"
    return SourceExcerpt(part, one.column - start + len(head))


# Nobody prints a comment, so nobody has looked at whom it tells of.
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


def may_show(one: Diagnostic, lines: Sequence[str]) -> str:
    """Give what may be shown of the line of a finding: decided here alone, for every code."""
    line, family = "".join(lines[one.line - 1 : one.line]), one.code[0]
    if not line or family in _OF_TEMPLATES:
        return line
    if family in _REFUSES:
        return _key_alone(line)
    if family in _OF_PERSONS or _REACHES.search(line):
        return ""
    # A number may be broken where the line is.
    around = (each.strip() for each in lines[max(0, one.line - 2) : one.line + 1])
    if any(True for _ in birth_numbers("\n".join(around))):
        return ""
    return line if _is_known(line, list(_above(lines, one.line - 1))) else ""


# What a document type declares is of nobody; what a field refuses may be what belongs in another;
# and the rules of privacy and access find what is of somebody.
_OF_TEMPLATES, _REFUSES, _OF_PERSONS = "AT", "SYK", "X"
# An address, or so many digits as a phone, an account or a person has.
_REACHES = re.compile(r"@|(?:\d[ \u00a0.]?){8}")


def _key_alone(line: str) -> str:
    """Give a line without its value; the key too only if it is as plain as messages want it."""
    found = _PLAIN.match(line)
    return f"{found[0]}{_CUT if found.end() < len(line) else ''}" if found else ""


_PLAIN = re.compile(r"""\s*(?:- +)*["']?[a-z][a-z_]{0,39}["']?\s*:(?:\s+|$)""")


def _is_known(line: str, above: Sequence[frozenset[str]]) -> bool:
    """Tell whether all that a line says stands under keys that hold nothing personal."""
    held, own = _contract(), _keys(line)
    over = above[0] if above else frozenset[str]()
    sure = bool(over) and over <= held.private.keys() and "{" not in line
    personal = frozenset[str]().union(*(held.private[one] for one in over)) if sure else held.all
    says = {one for one in own or over if not _COUNTS.fullmatch(one)}
    if own & personal or any(one & held.all for one in above) or not (own or over):
        return False
    return says <= held.plain


class _Contract(NamedTuple):
    """The keys of a dossier: those that hold nothing personal, and by section those that may.

    A section that has such a key is not plain itself: in short it is written as that key alone.
    """

    plain: frozenset[str]
    private: Mapping[str, frozenset[str]]
    all: frozenset[str]


@cache
def _contract() -> _Contract:
    held = tuple(_every(Dossier, set()))
    private: dict[str, frozenset[str]] = {}
    for key in held:
        inside = keys(key.section) if key.section else ()
        found = frozenset(one.name for one in inside if one.private)
        private[key.name] = private.get(key.name, found) | found
    holders = {name for name, found in private.items() if found}
    every = frozenset(one.name for one in held if one.private)
    return _Contract(frozenset(private) - holders, private, every)


def _every(section: type, seen: set[type]) -> Iterator[Key]:
    """Give the keys of a section and of all below, each section once."""
    for key in keys(section):
        yield key
        below = key.section
        if below is not None and below not in seen:
            seen.add(below)
            yield from _every(below, seen)


# A year, a day or a number, which a mapping may have for its keys.
_COUNTS = re.compile(r"[0-9-]{1,10}")
_KEY = re.compile(
    r"""(?:^[\s\-?\[{]*|[{,\[]\s*)"""
    r"""(?:"(?P<double>[^"]*)"\s*:|'(?P<single>[^']*)'\s*:"""
    r"""|(?P<bare>[^\s"'{}\[\],:#][^"'{}\[\],:#]*?)\s*:(?=\s|$))"""
)


def _keys(line: str) -> frozenset[str]:
    return frozenset(
        one["double"] or one["single"] or one["bare"] or "" for one in _KEY.finditer(line)
    )


def _above(lines: Sequence[str], index: int) -> Iterator[frozenset[str]]:
    """Give the keys of each line that a line stands under, the nearest first."""
    within = _column(lines[index])
    for line in reversed(lines[:index]):
        found = _keys(line)
        if found and _column(line) < within:
            within = _column(line)
            yield found


def _column(line: str) -> int:
    """Give where a line begins, without the dashes of a list."""
    return len(line) - len(line.lstrip(" -"))
