"""A municipality's own rules, which are data: what they find in a dossier."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache, partial
from operator import ge, le
from typing import Any

from pipeline import shape
from pipeline.contract.declare import KeyPath, Prose
from pipeline.contract.timed import EMPTIED
from pipeline.diagnostics import Text
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.walk import written_as
from pipeline.rules.rule import Finding, Rule
from pipeline.standard import BoundKind, OwnRule


def rule(one: OwnRule) -> Rule:
    """Make what speaks, is waived and is told as any other rule."""
    check: Any = partial(_findings, one)
    return Rule(one.code, one.severity, check, one.code, "")


def _findings(one: OwnRule, dossier: Dossier, _: object) -> Iterator[Finding]:
    # The message is all that is said: it never repeats a value, which may be of a person.
    message = Text(one.message)
    for path, value in _values(dossier, one.at, ()):
        if not _holds(one, value):
            yield Finding(path, message)


def _values(held: Any, at: tuple[str, ...], path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Give each value of a place; a key that is not written, or whose section is not, has none."""
    if not at:
        yield path, held
    elif not at[0]:
        for n, one in enumerate(held or ()):
            yield from _values(one, at[1:], (*path, n))
    else:
        # What has a value though nobody wrote it is not among what the section was made with.
        below = vars(held).get(at[0]) if is_dataclass(held) else None
        yield from _values(None if below is EMPTIED else below, at[1:], (*path, at[0]))


def _holds(one: OwnRule, value: Any) -> bool:
    if one.kind is BoundKind.REQUIRED:
        return value is not None and value != ()
    return value is None or _BOUNDS[one.kind](value, one.limit)


def _one_of(value: Any, limit: Any) -> bool:
    if isinstance(value, bool):
        return str(value).lower() in limit
    if isinstance(value, int | Decimal):
        return value in limit
    return _text(value) in {_plain(each) for each in limit}


def _never(value: Any, limit: Any) -> bool:
    return _words(limit).search(_text(value)) is None


_BOUNDS: Mapping[BoundKind, Callable[[Any, Any], bool]] = {
    BoundKind.AT_MOST: le,
    BoundKind.AT_LEAST: ge,
    BoundKind.LONGEST: lambda value, limit: len(_text(value)) <= limit,
    BoundKind.ONE_OF: _one_of,
    BoundKind.NEVER: _never,
    BoundKind.MATCHES: lambda value, limit: shape.fits(_plain(limit), _text(value)),
}


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return _plain(written_as(Prose(value) if isinstance(value, tuple) else value))


def _plain(text: str) -> str:
    """Write letters with their marks as one sign each, however they were typed."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1024)
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Find whole words, in small letters or large, with any space between those of one."""
    either = "|".join(r"\s+".join(map(re.escape, _plain(one).split())) for one in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
