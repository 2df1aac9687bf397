"""A revision file and dossiers become dossiers as they are to read; nothing is written here."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from pipeline import check, node, parse, read, rewrite, source
from pipeline.characters import Position
from pipeline.contract.declare import KeyPath
from pipeline.decode import decoded, encoded
from pipeline.diagnostics import Diagnostic, Rejected, Severity, say
from pipeline.frozen import replace
from pipeline.living import revise, revision
from pipeline.living.misfit import Misfit
from pipeline.living.page import Page, same
from pipeline.living.revision import RevisionFile
from pipeline.source import Book, Source
from pipeline.standard import PLAIN, Standard


class Reception(StrEnum):
    """What stands between a dossier and a revision."""

    CHANGED = "changed"
    SAME = "same"
    APART = "apart"
    REFUSED = "refused"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Revised:
    """A dossier as it is, as it is to read, and why it is not where a revision does not reception.

    One that is refused is not as it should be, or holds something that the revision does not mean;
    of a faulty one the contract or the rules would not take what comes of it.
    """

    book: Book
    reception: Reception
    after: Book = field(repr=False)
    findings: tuple[Diagnostic, ...] = ()


def told(book: Book) -> RevisionFile:
    """Read a revision file; raises Rejected with all that is wrong with it."""
    text = decoded(book.content, book.path).replace("\r\n", "\n")
    held = source.load(book.content, book.path)
    parse.section(held, revision.revision())
    made = RevisionFile(held, Page(text, held.written))
    if found := revision.faults(made):
        raise Rejected(*found)
    return made


def revised(book: Book, told: RevisionFile, as_of: dt.date, standard: Standard = PLAIN) -> Revised:
    """Lay a revision into one dossier, and see that what comes of it holds."""
    try:
        held = source.load(book.content, book.path)
        parse.parse(held)
    except Rejected as fault:
        return Revised(book, Reception.REFUSED, book, fault.diagnostics)
    newest = rewrite.rewrite(book)
    text = decoded(newest.content, book.path)
    ends = "\r\n" if 0 < text.count("\r\n") == text.count("\n") else "\n"
    laid = revise.laid(Page(text.replace(ends, "\n"), held.written), told)
    if not laid.concerned:
        return Revised(book, Reception.APART, book)
    found = held.located(_refused(held, told, one) for one in laid.refusals)
    if not found and not laid.changed:
        return Revised(book, Reception.SAME, book)
    if not found and newest.changes:
        old = Diagnostic(book.path, *held.position(("schema",)), "E003", *_OLD)
        found = held.located((old,))
    if found:
        return Revised(book, Reception.REFUSED, book, found)
    content = encoded(laid.page.text.replace("\n", ends), book.content)
    errors = partial(_errors, as_of=as_of, standard=standard)
    return _holding(book, replace(book, content=content), laid, told, errors)


_Errors = Callable[[Book], tuple[Diagnostic, ...]]


def _errors(book: Book, *, as_of: dt.date, standard: Standard) -> tuple[Diagnostic, ...]:
    held = source.load(book.content, book.path)
    found = check.judged(held, parse.parse(held), as_of, standard)
    return tuple(one for one in (*found.findings, *found.faults) if one.severity is Severity.ERROR)


def _holding(
    book: Book, after: Book, laid: revise.Laying, told: RevisionFile, errors: _Errors
) -> Revised:
    """See that what came of it says what it should, and that check takes it."""
    try:
        held = source.load(after.content, after.path)
        kept = same(held.written, laid.page.data)
        loss = Diagnostic(after.path, 1, 1, "E003", *_LOSS)
        found = errors(after) if kept else (loss,)
    except Rejected as fault:
        found = fault.diagnostics
    if not found:
        return Revised(book, Reception.CHANGED, after)
    if own := errors(book):
        before = source.load(book.content, book.path)
        return Revised(book, Reception.REFUSED, book, before.located(own))
    return Revised(book, Reception.FAULTY, book, tuple(_at_revision(found, after, laid, told)))


def _at_revision(
    found: Iterable[Diagnostic], after: Book, laid: revise.Laying, told: RevisionFile
) -> Iterator[Diagnostic]:
    """Tell what is wrong with the result where the revision says it."""
    try:
        places = node.paths(source.tree(after.content, after.path)[0])
    except Rejected:
        places = {}
    for one in found:
        path = places.get(Position(one.line, one.column), ())
        place = told.source.position(_written(path, laid))
        message = say("{path}: {message}", path=after.path, message=one.message)
        yield replace(
            one, path=told.source.path, line=place.line, column=place.column, message=message
        )


def _written(path: KeyPath, laid: revise.Laying) -> KeyPath:
    """Give the place in the revision of what stands at a place of the result."""
    for n in range(len(path), 0, -1):
        if path[:n] in laid.placed:
            return (*laid.placed[path[:n]], *path[n:])
    return ("revision",)


def _refused(held: Source, told: RevisionFile, one: Misfit) -> Diagnostic:
    place = told.source.key_position(one.told)
    where = f"{told.source.path}:{place.line}"
    message = say("{message} ({where})", message=one.message, where=where)
    return Diagnostic(held.path, *held.position(one.place), "E002", message, one.hint)


_OLD = (
    say("the dossier is of an older contract, or has names of one"),
    say("run saksflyt upgrade on it first"),
)
_LOSS = (
    say("the revision could not be written between the lines of this dossier without loss"),
    say("write what it changes in block style, a line for each key, and run again"),
)


def read_told(path: str) -> RevisionFile:
    """Read a revision from a file."""
    return told(read.book(path))
