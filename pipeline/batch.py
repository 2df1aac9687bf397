"""Many dossiers: each read once, told apart by their ids, built in as many processes as pay."""

import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from pipeline import read, spots, workflow
from pipeline.diagnostics import Diagnostic, Unusable, say
from pipeline.fault import FAULT
from pipeline.frozen import replace
from pipeline.outcome import BuildOrder, Outcome
from pipeline.source import Book, Position
from pipeline.standard import PLAIN, Standard

# Starting a process, and compiling the templates in it, costs more than a few dossiers do.
_WORTH_PROCESSES = 16


def check_all(
    paths: Sequence[str],
    as_of: dt.date,
    standard: Standard = PLAIN,
    only: Collection[str] | None = None,
) -> Iterator[Outcome]:
    """Check each dossier, in order, and find those that would share a folder of documents.

    Where `only` some are asked for, the others are read for their ids alone.
    """
    for book, _, clash in _books(paths):
        if only is not None and book.path not in only and clash is None:
            continue
        yield book if isinstance(book, Outcome) else _checked(book, clash, as_of, standard)


def build_all(paths: Sequence[str], order: BuildOrder, jobs: int = 1) -> Iterator[Outcome]:
    """Build each dossier, in order; with more than one job, in as many processes.

    What has not changed is told at once and by this process. With `jobs` 0 there are as many
    processes as the machine has cores, when what is left is worth starting them.
    """
    first = [_first(*one, order) for one in _books(paths)]
    made = _built([one for one in first if isinstance(one, Book)], order, jobs)
    for one in first:
        yield next(made) if isinstance(one, Book) else one


_Named = tuple[Book | Outcome, str, Diagnostic | None]


def _books(paths: Iterable[str]) -> Iterator[_Named]:
    """Give each book with its id, and the finding where an earlier one has that id."""
    first: dict[str, str] = {}
    for path in paths:
        try:
            book = read.book(path)
        except Unusable as fault:
            yield Outcome(path, troubles=(fault.text,)), "", None
            continue
        name, place = spots.identified(book.content)
        other = first.setdefault(name, book.head) if name else book.head
        yield book, name, None if other == book.head else _clash(book.head, place, other)


def _clash(path: str, place: Position, other: str) -> Diagnostic:
    message = say("{other} has the same id", other=other)
    hint = say("give each dossier its own id: it names the folder")
    return Diagnostic(path, place.line, place.column, "O001", message, hint)


def _first(
    book: Book | Outcome, name: str, clash: Diagnostic | None, order: BuildOrder
) -> Book | Outcome:
    """Give the outcome of what needs no building, else the book."""
    if isinstance(book, Outcome):
        return book
    if clash:
        return _checked(book, clash, order.as_of, order.standard)
    from pipeline import settle

    try:
        return (settle.unchanged(book, name, order) if name else None) or book
    except (Unusable, OSError, ValueError):
        return book  # for the building of it, which tells what is wrong


def _checked(book: Book, clash: Diagnostic | None, as_of: dt.date, standard: Standard) -> Outcome:
    found = workflow.check(book, as_of, standard)
    if clash:
        found = replace(found, diagnostics=tuple(sorted((*found.diagnostics, clash))))
    return replace(found, content=book.content) if found.diagnostics else found


def _built(books: Sequence[Book], order: BuildOrder, jobs: int) -> Iterator[Outcome]:
    cores = os.cpu_count() or 1
    workers = min(jobs or (cores if len(books) >= _WORTH_PROCESSES else 1), len(books))
    if workers <= 1:
        yield from (workflow.made(one, order) for one in books)
        return
    yield from _in_processes(books, order, workers)


def _in_processes(books: Sequence[Book], order: BuildOrder, workers: int) -> Iterator[Outcome]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_start_method

    if get_start_method() == "fork":
        workflow.ready()
    told = 0
    size = max(1, len(books) // (workers * 4))
    try:
        with ProcessPoolExecutor(max_workers=workers) as pool:
            made = partial(workflow.made, order=order)
            for outcome in pool.map(made, books, chunksize=size):
                yield outcome
                told += 1
    except BrokenProcessPool:
        yield from _one_by_one(books[told:], order)


def _one_by_one(books: Sequence[Book], order: BuildOrder) -> Iterator[Outcome]:
    """Build what a dead process left, in another: one that kills it again costs itself."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    left = list(books)
    while left:
        with ProcessPoolExecutor(max_workers=1) as pool:
            try:
                while left:
                    yield pool.submit(workflow.made, left[0], order).result()
                    left.pop(0)
            except BrokenProcessPool:
                yield _lost(left.pop(0))


def _lost(book: Book) -> Outcome:
    message = say("the process that made the documents was ended from outside")
    hint = say("it may have run out of memory; run again, with --jobs 1 if it happens again")
    return Outcome(book.path, diagnostics=(Diagnostic(book.head, 1, 1, FAULT, message, hint),))
