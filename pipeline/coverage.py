"""Which branches and values of each type's Word files the dossiers at hand come to."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from pipeline import plan, render, take
from pipeline.diagnostics import Rejected
from pipeline.document import DocumentType, Job
from pipeline.frozen import Frozen
from pipeline.norm import Norm, show
from pipeline.source import Book
from pipeline.views.views import Views
from pipeline.word.covered import Way, Waypoint, Waypoints, waypoints
from pipeline.word.faults import Refused, fault
from pipeline.word.sandbox import Sandbox
from pipeline.word.vocabulary import filters


class Covered(Frozen):
    """One Word file: how many documents were made of it, what is in it, and what they came to."""

    name: str
    documents: int
    all: tuple[Waypoint, ...]
    taken: frozenset[int]

    def share(self, *, values: bool) -> tuple[int, int]:
        """Give how many were come to and how many there are: of the values, or of the branches."""
        held = [n for n, one in enumerate(self.all) if (one.way is Way.VALUE) is values]
        return len(self.taken & set(held)), len(held)

    @property
    def missed(self) -> tuple[Waypoint, ...]:
        """The branches that no document came to, but for those that stand in one of these."""
        return tuple(
            one
            for n, one in enumerate(self.all)
            if one.way is not Way.VALUE and n not in self.taken
            if one.under is None or one.under in self.taken
        )


@dataclass(slots=True)
class _Tally:
    """What is in one file, and what documents came to of it so far."""

    points: Waypoints
    sandbox: Sandbox
    documents: int
    taken: set[int]


def covered(kinds: Iterable[DocumentType], books: Iterable[Book]) -> tuple[Covered, ...]:
    """Count what the documents of these dossiers come to, in the norms that the dossiers have.

    Raises Rejected for a dossier or a Word file that cannot be read.
    """
    held = tuple(kinds)
    tallies: dict[tuple[str, Norm], _Tally] = {}
    for book in books:
        views = Views(take.take(book).dossier)
        norm = views.dossier.norm
        for kind in held:
            if (kind.name, norm) not in tallies:
                tallies[kind.name, norm] = _tally(kind, norm)
        for job in plan.plan(views, held):
            if isinstance(job, Job):
                _count(tallies[job.type.name, norm], job, views)
    return tuple(_covered(one, tallies) for one in sorted(tallies))


def _covered(key: tuple[str, Norm], tallies: Mapping[tuple[str, Norm], _Tally]) -> Covered:
    one = tallies[key]
    name = f"{key[0]}/{key[1]}.docx"
    return Covered(name, one.documents, one.points.all, frozenset(one.taken))


def _tally(kind: DocumentType, norm: Norm) -> _Tally:
    sandbox = Sandbox(show, filters(norm))
    try:
        found = waypoints(kind.templates[norm], sandbox, render.blocks_for(kind, norm))
    except Refused as refused:
        raise Rejected(fault(f"{kind.name}/{norm}.docx", refused)) from None
    return _Tally(found, sandbox, 0, set())


def _count(tally: _Tally, job: Job, views: Views) -> None:
    with suppress(render.Early):
        tally.taken |= tally.points.taken(tally.sandbox, render.printed(job, views))
        tally.documents += 1


def percent(found: Iterable[Covered]) -> float:
    """Give the share of branches and values together that is taken; of nothing, all of it."""
    held = tuple(found)
    every = sum(len(one.all) for one in held)
    taken = sum(len(one.taken) for one in held)
    # Rounded down: what is not whole may not look so.
    return taken * 1000 // every / 10 if every else 100.0
