"""Mutants: example dossiers with a few random faults, such as people make when they edit."""

import copy
import datetime as dt
import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from pipeline import plan, render, workflow
from pipeline.check import check
from pipeline.contract.fit import Unfit, fit
from pipeline.diagnostics import Rejected, Severity
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.fault import FAULT
from pipeline.parse import parse
from pipeline.rules import RULES
from pipeline.source import load
from pipeline.views.views import Views
from tests.samples import EXAMPLES, TODAY

_Path = tuple[str | int, ...]
# Every rule that can be waived, is: what they refuse must still be written without a fault.
_WAIVERS = [
    {"rule": one.code, "reason": "Prøve", "until": "2199-12-31"} for one in RULES if one.waivable
]
_SEEDS = [load(one.read_bytes(), one.name).data for one in EXAMPLES]


def mutant(seed: int) -> bytes:
    """Give an example dossier with up to twelve faults, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 # chance, not secrets
    data = copy.deepcopy(draw.choice(_SEEDS))
    for _ in range(draw.choice((1, 2, 3, 5, 8, 12))):
        data = _faulty(data, draw)
    return json.dumps({**data, "waivers": _WAIVERS}).encode()


def _faulty(data: Any, draw: random.Random) -> Any:
    """Add a fault that the contract lets through: what it refuses never comes to the rules."""
    other = copy.deepcopy(data)
    draw.choice(_FAULTS)(other, draw)
    try:
        fit(Dossier, other)
    except Unfit:
        return data
    return other


def documents(content: bytes) -> dict[str, bytes]:
    """Build every document in memory, as the workflow does; none where it would stop before."""
    source = load(content, "mutant.yaml")
    try:
        dossier = parse(source)
    except Rejected:
        return {}
    found = check(source, dossier, TODAY)
    assert all(one.code != FAULT for one in found), "a rule has failed"
    if any(one.severity is Severity.ERROR for one in found):
        return {}
    views = Views(dossier)
    jobs = [one for one in plan.plan(views, workflow.types()) if isinstance(one, Job)]
    assert len({one.file for one in jobs}) == len(jobs), "two documents have one name"
    made: dict[str, bytes] = {}
    for one in jobs:
        with suppress(render.Early):  # one that is older than what it tells of is told as O006
            made[one.file] = render.render(one, views).content
    return made


def _places(data: Any, path: _Path = ()) -> Iterator[_Path]:
    """Give every place below the top, as keys and numbers."""
    within: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(data, dict):
        within = iter(data.items())
    elif isinstance(data, list):
        within = iter(enumerate(data))
    for step, below in within:
        yield (*path, step)
        yield from _places(below, (*path, step))


def _at(data: Any, path: _Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: _Path, value: Any) -> None:
    _at(data, path[:-1])[path[-1]] = copy.deepcopy(value)


def _some(data: Any, draw: random.Random, fits: Callable[[Any], bool]) -> _Path:
    return draw.choice([one for one in _places(data) if fits(_at(data, one))])


def _matching(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


_any = _matching(r"(?s).*")
_date = _matching(r"\d{4}-\d\d-\d\d")
_number = _matching(r"\d{1,7}")
_key = _matching(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")


def _delete(data: Any, draw: random.Random) -> None:
    path = _some(data, draw, lambda _: True)
    del _at(data, path[:-1])[path[-1]]


def _duplicate(data: Any, draw: random.Random) -> None:
    held = _at(data, _some(data, draw, lambda value: isinstance(value, list) and bool(value)))
    place = draw.randrange(len(held))
    held.insert(draw.randrange(len(held) + 1), copy.deepcopy(held[place]))


def _swap(data: Any, draw: random.Random) -> None:
    """Let two values of the same key change places, or two items of one list."""
    one = _some(data, draw, lambda _: True)
    alike = [path for path in _places(data) if _is_alike(path, one)]
    other = draw.choice(alike)
    held = copy.deepcopy(_at(data, one)), copy.deepcopy(_at(data, other))
    _put(data, one, held[1])
    _put(data, other, held[0])


def _is_alike(path: _Path, other: _Path) -> bool:
    """Tell whether two places hold the same kind of thing, and none is inside the other."""
    keys = [[step for step in one if isinstance(step, str)][-1:] for one in (path, other)]
    shorter = min(len(path), len(other))
    inside = path != other and path[:shorter] == other[:shorter]
    return (
        keys[0] == keys[1]
        and isinstance(path[-1], str) == isinstance(other[-1], str)
        and not inside
    )


def _refer_elsewhere(data: Any, draw: random.Random) -> None:
    """Let a key be another key of the dossier: of another kind, or one that is nowhere."""
    path = _some(data, draw, _key)
    other = _at(data, _some(data, draw, _key))
    _put(data, path, draw.choice((other, other, "nobody")))


def _move_date(data: Any, draw: random.Random) -> None:
    path = _some(data, draw, _date)
    other = _at(data, _some(data, draw, _date))
    near = dt.date.fromisoformat(_at(data, path)) + dt.timedelta(days=draw.randint(-2000, 2000))
    _put(data, path, draw.choice((near.isoformat(), other, "1900-01-01", "2199-12-31")))


def _miscount(data: Any, draw: random.Random) -> None:
    _put(data, _some(data, draw, _number), draw.choice(("0", "1", "5", "-1", "99999", "0.5")))


def _mistype(data: Any, draw: random.Random) -> None:
    other = _at(data, _some(data, draw, _any))
    _put(data, _some(data, draw, _any), draw.choice((other, "x", "true", "false", "–")))


_FAULTS = (_delete, _duplicate, _swap, _refer_elsewhere, _move_date, _miscount, _mistype)
