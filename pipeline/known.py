"""A baseline: the findings of old dossiers that are known, so that only new ones are told."""

import hashlib
import json
import os.path
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from pipeline.diagnostics import Diagnostic, Text, Unusable, say
from pipeline.frozen import replace
from pipeline.outcome import Outcome


class KnownFinding(NamedTuple):
    """A finding without its words: what it says may change, and is for nobody else to read."""

    path: str
    code: str
    mark: str


Known = Mapping[KnownFinding, int]


def entries(
    outcomes: Iterable[Outcome], file: str, bound: frozenset[str]
) -> tuple[tuple[Diagnostic, KnownFinding], ...]:
    """Give an entry for each finding that may be known, those that bind never among them."""
    found = (one for outcome in outcomes for one in outcome.diagnostics)
    return tuple((one, _entry(one, file)) for one in found if one.code not in bound)


def _entry(one: Diagnostic, file: str) -> KnownFinding:
    # Not the line, which moves, nor the sentence, which is mended between editions.
    values = (f"{name}={value}" for name, value in one.message.values)
    said = "\n".join((one.code, one.place, *values))
    return KnownFinding(
        _path(one.path, file), one.code, hashlib.sha256(said.encode()).hexdigest()[:16]
    )


def _path(path: str, file: str) -> str:
    """Give a path as it is from the folder of the baseline, the same on every system."""
    return PurePath(os.path.relpath(path, Path(file).parent)).as_posix()


def written(known: Iterable[KnownFinding]) -> str:
    """Write a baseline, an entry a line and in order, so that git can merge two."""
    counted = sorted(Counter(known).items())
    return "".join(
        (_HEAD, "version = 1\nknown = [\n", *(_line(one, n) for one, n in counted), "]\n")
    )


_HEAD = """\
# Findings that were known when this was written: saksflyt check --baseline tells only new ones.
# Written by saksflyt check --write-baseline; a line may be taken out, and never needs changing.
"""


def _line(one: KnownFinding, count: int) -> str:
    path = json.dumps(one.path, ensure_ascii=False)
    more = f", count = {count}" if count > 1 else ""
    return f'  {{ path = {path}, code = "{one.code}", mark = "{one.mark}"{more} }},\n'


def parsed(content: bytes, file: str) -> Known:
    """Read a baseline; raises Unusable where it is none."""
    try:
        held = tomllib.loads(content.decode())
        rows = held["known"] if held.get("version") == 1 else None
        found = Counter[KnownFinding]()
        for one in rows or () if rows is not None else [{}]:
            found[KnownFinding(one["path"], one["code"], one["mark"])] += int(one.get("count", 1))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        words = say("{path}: this is no baseline; write one with --write-baseline", path=file)
        raise Unusable(words) from fault
    return found


def less(
    outcomes: Sequence[Outcome], known: Known, file: str, bound: frozenset[str]
) -> tuple[tuple[Outcome, ...], int, tuple[KnownFinding, ...]]:
    """Give the outcomes without what is known, how much that was, and what is found no more.

    An entry of a dossier that was not checked is not said to be gone.
    """
    left = Counter(known)
    told: list[Outcome] = []
    quiet = 0
    for outcome in outcomes:
        names = {id(one): entry for one, entry in entries((outcome,), file, bound)}
        kept = []
        for one in outcome.diagnostics:
            entry = names.get(id(one))
            if entry is not None and left[entry] > 0:
                left[entry] -= 1
                quiet += 1
            else:
                kept.append(one)
        told.append(replace(outcome, diagnostics=tuple(kept)))
    checked = {_path(one.path, file) for one in outcomes if not one.troubles}
    gone = [
        one
        for one, count in sorted(left.items())
        if count > 0
        and any(path in (".", one.path) or one.path.startswith(f"{path}/") for path in checked)
    ]
    return tuple(told), quiet, tuple(gone)


def gone(one: KnownFinding, file: str) -> Text:
    """Say that an entry is found no more."""
    return say(
        "{file}: {code} in {path} is mended; take out the line with {mark}",
        file=file,
        code=one.code,
        path=one.path,
        mark=one.mark,
    )
