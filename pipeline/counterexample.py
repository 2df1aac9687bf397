"""The smallest dossier that a template breaks on: grown from the contract, proved by rendering."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple  # whatever the views hold

from pipeline import check, plan, render
from pipeline.contract.fit import Unfit, fit
from pipeline.contract.least import LATEST, as_yaml, grown, least, shrunk
from pipeline.diagnostics import Rejected, Severity
from pipeline.document import Declaration, DocumentType, Job, Look
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen
from pipeline.norm import Norm
from pipeline.source import load
from pipeline.views.views import Views
from pipeline.word.faults import Place
from pipeline.word.value import Broken

# How many dossiers are tried for one fault: measured, what can be found at all is found by then,
# and what cannot is given up within two seconds.
_MOST = 700
# And how many documents are made of them.
_MADE = 25
_A_NAME = re.compile(r"(?:dossier|item)[\w.\[\]]*")
_KNOWN: Mapping[str, Any] = {
    "schema": "2",
    "id": "motbevis",
    "date": LATEST,
}
_MUNICIPALITY = {"number": "9901", "name": "Eksempelvik kommune"}


class Suspect(Frozen):
    """A value that may be missing where it is used, and all that stands over it."""

    path: str
    guards: frozenset[tuple[str, str]]
    place: Place


class _Tried(NamedTuple):
    """How near a dossier comes: what the type needs, the way to the value, the rules, the fault."""

    needs: int = 0
    way: int = 0
    over: int = 0
    lacks: bool = False
    well: int = 0
    proves: bool = False


def counterexample(kind: DocumentType, norm: Norm, suspect: Suspect) -> str:
    """Write the smallest dossier found that is well by itself and breaks the template there.

    It is grown a field at a time from the least that the contract asks for, towards the place;
    there is nothing to give where it does not come there.
    """
    held = _due(kind.declaration, norm)
    found = _Search(kind, norm, suspect).found(held) if held else None
    return as_yaml(found) if found else ""


@lru_cache(maxsize=64)
def _due(declared: Declaration, norm: Norm) -> dict[str, Any] | None:
    """Give the least dossier that is well and that a type so declared makes a document of."""
    kind = DocumentType(declared.name.nb, declared, {}, Look("", b"", ""))
    held = least(Dossier, norm, {**_KNOWN, "norm": norm.value})
    held["municipality"] |= _MUNICIPALITY
    return _Search(kind, norm, None).found(held)


class _Search:
    """Climbs to a dossier that breaks a template; counts what it has tried."""

    def __init__(self, kind: DocumentType, norm: Norm, suspect: Suspect | None) -> None:
        self.kind = kind
        self.norm = norm
        self.suspect = suspect
        self.tried = self.made = 0

    def found(self, held: dict[str, Any]) -> dict[str, Any] | None:
        higher = self.up(held)
        return self.down(higher) if higher else None

    def up(self, held: dict[str, Any]) -> dict[str, Any] | None:
        best = self.tells(held)
        while not best.proves and self.tried < _MOST and self.made < _MADE:
            higher = self._higher(held, best)
            if higher is None:
                return None
            held, best = higher
        return held if best.proves else None

    def _higher(self, held: dict[str, Any], best: _Tried) -> tuple[dict[str, Any], _Tried] | None:
        found: tuple[dict[str, Any], _Tried] | None = None
        for one in grown(Dossier, held, self.norm):
            told = self.tells(one)
            if told.proves:
                return one, told
            if told > best:
                found, best = (one, told), told
            if self.tried >= _MOST:
                break
        return found

    def down(self, held: dict[str, Any]) -> dict[str, Any]:
        self.made = 0
        while smaller := next(
            (one for one in shrunk(Dossier, held) if self.tells(one).proves), None
        ):
            held = smaller
        return held

    def tells(self, held: dict[str, Any]) -> _Tried:
        self.tried += 1
        source = load(as_yaml(held).encode(), "dossier.yaml")
        try:
            dossier = fit(Dossier, source.data)
            views = Views(dossier)
            jobs = [one for one in plan.plan(views, (self.kind,)) if isinstance(one, Job)]
            if not jobs:
                return _Tried(needs=self._needs(views) - 100)
            told, job = max(((self._of_job(one, views), one) for one in jobs), key=itemgetter(0))
            if not told.lacks:
                return told
            found = check.check(source, dossier, dossier.date)
            grave = sum(one.severity is Severity.ERROR for one in found)
            proves = not grave and self._breaks(job, views)
        except (Unfit, Broken, render.Early):
            return _Tried(needs=-1_000)
        return told._replace(well=-grave, proves=proves)

    def _needs(self, views: Views) -> int:
        declared = self.kind.declaration
        today = views.at(views.dossier.date)
        needed = {*declared.requires, declared.one_per} - {"dossier"}
        return sum(bool(today.find(one)) for one in needed)

    def _of_job(self, job: Job, views: Views) -> _Tried:
        if self.suspect is None:
            return _Tried(lacks=True)
        given = render.printed(job, views)
        steps = _steps(self.suspect.path)
        way, missing = _way(given, steps)
        over = sum(_met(given, *one) for one in self.suspect.guards)
        met = over == len(self.suspect.guards)
        return _Tried(way=way, over=over, lacks=missing and met)

    def _breaks(self, job: Job, views: Views) -> bool:
        if self.suspect is None:
            return True
        self.made += 1
        if self.made > _MADE:
            return False
        try:
            render.render(job, views)
        except Rejected as rejected:
            place = self.suspect.place
            here = f"{place.text()}: "
            return any(str(one.message).startswith(here) for one in rejected.diagnostics)
        return False


def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.replace("[]", ".[]").split("."))


def _values(given: Any, steps: tuple[str, ...]) -> Iterator[Any]:
    """Give what stands at a path, in every turn of the loops."""
    if not steps:
        yield given
    elif steps[0] == "[]":
        for one in given if isinstance(given, list) else ():
            yield from _values(one, steps[1:])
    elif isinstance(given, dict) and steps[0] in given:
        yield from _values(given[steps[0]], steps[1:])


def _way(given: Any, steps: tuple[str, ...]) -> tuple[int, bool]:
    """Say how far along a path there is something, and whether its end is missing somewhere."""
    for count in range(len(steps)):
        found = list(_values(given, steps[: count + 1]))
        if not found:
            return count, False
        if all(one is None for one in found) and count + 1 < len(steps):
            return count, False
    return len(steps), any(one is None for one in _values(given, steps))


def _met(given: Any, kind: str, path: str) -> bool:
    """Say whether what stands over a tag lets it be printed, as far as its name tells."""
    if not _A_NAME.fullmatch(path):
        return True  # more than a name: only rendering tells
    found = list(_values(given, _steps(path)))
    return any(not one for one in found) or not found if kind == "not" else any(map(bool, found))
