"""Rendered documents meet their output folder: what is new or stale is written, all is told."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import outputs, read, revisions, write
from pipeline.diagnostics import Diagnostic, Severity, Text, say
from pipeline.document import Document
from pipeline.frozen import replace
from pipeline.living import base, state
from pipeline.living.judged import Judged
from pipeline.living.manifest import FILE, Manifest
from pipeline.living.state import Condition, Held
from pipeline.outcome import BuildOrder, Fate, File, LaidIn, Outcome, Work
from pipeline.source import Book, Source

if TYPE_CHECKING:
    from pipeline.dossier.dossier import Dossier

_STANDS = frozenset({Fate.FROZEN, Fate.AWAY})
_GOOD = frozenset({Fate.NEW, Fate.STALE, Fate.CURRENT}) | _STANDS


def unchanged(book: Book, name: str, order: BuildOrder) -> Outcome | None:
    """Give the outcome of a dossier that need be neither judged nor built again, or None.

    That is so where its documents were all due and current when they were written, nothing has
    happened to them since, and the rules spoke of this very dossier on this day.
    """
    if order.thorough:
        return None
    folder = order.output / name
    kept = outputs.judged(folder)
    if kept is None or kept.key != _key(book, order):
        return None
    held = outputs.folder(folder)
    if not held.copied or not _is_current(book, held, order):
        return None
    return Outcome(book.path, folder, files=_known(held, order), diagnostics=kept.at(book.path))


def current(
    book: Book, dossier: "Dossier", findings: tuple[Diagnostic, ...], order: BuildOrder
) -> Outcome | None:
    """Give the outcome of a dossier that was judged anew, for the day, and need not be built."""
    folder = order.output / dossier.id
    held = outputs.folder(folder)
    if order.thorough or not held.copied or not _is_current(book, held, order):
        return None
    if order.writes:
        with write.locked(folder):
            write.judged(folder, Judged.of(book.path, _key(book, order), findings))
    return Outcome(book.path, folder, dossier.norm, _known(held, order), (), findings)


def foreign(source: Source, dossier: "Dossier", order: BuildOrder) -> Diagnostic | None:
    """Find that the folder holds another municipality's documents, which must not be replaced."""
    folder = order.output / dossier.id
    theirs = outputs.folder(folder).manifest.municipality
    if theirs in ("", dossier.municipality.number):
        return None
    what = say(
        "{folder} holds the documents of municipality {number}", folder=folder, number=theirs
    )
    hint = say("give this dossier another id, or move that folder away")
    found = Diagnostic(source.path, *source.position(("id",)), "O004", what, hint)
    return source.located((found,))[0]


def settle(work: Work, order: BuildOrder) -> Outcome:
    """Write what is new or stale, and tell of every document that is due or left over.

    A document that cannot be written costs itself; a full disk stops writing, and not telling.
    """
    folder = order.output / work.dossier.id
    held = outputs.folder(folder)
    fates = _fates(work, held, order)
    warned = (*_warned(held, folder), *_past(work, fates, folder))
    troubles: tuple[Text, ...] = ()
    laid = revisions.standing(held)
    if order.writes and _is_due(work, held, fates, order):
        with write.locked(folder):
            # Another run may have ended since the first look.
            first, held = held, outputs.folder(folder)
            fates = fates if held == first else _fates(work, held, order)
            fates, new, troubles = _written(work, held, fates, order)
            laid |= new
    found = tuple(dict.fromkeys((*work.findings, *warned, *work.faults, *_clashes(work))))
    told = tuple(dict.fromkeys((*_unread(held, fates), *troubles)))
    files = tuple(
        replace(one, revision=laid.get(one.name)) if one.fate is Fate.EDITED else one
        for one in _files(work, held, fates, order)
    )
    outcome = Outcome(work.book.path, folder, work.dossier.norm, files, work.waiting, found, told)
    outcome = replace(outcome, notes=work.notes)
    return replace(outcome, copies=_copied(work, order)) if order.copies else outcome


def _past(work: Work, fates: Mapping[str, Fate], folder: Path) -> Iterable[Diagnostic]:
    """Warn of each document of an earlier day that facts of today would change."""
    from pipeline.word.provenance import day_of

    for one in _distinct(work):
        job = one.job
        if fates[job.file] is not Fate.STALE or job.day >= work.dossier.date:
            continue
        with suppress(read.Unreadable):
            made = day_of(read.content(str(folder / job.file)))
            if made in ("", job.day.isoformat()):
                message = say(
                    "{file} is of {day}, and what has changed since then would change it",
                    file=job.file,
                    day=job.day,
                )
                yield Diagnostic(work.book.head, 1, 1, "O007", message, _KEEP, Severity.WARNING)


_KEEP = say(
    "say under earlier how it read then, or write the document under documents if it has been sent"
)


def _copied(work: Work, order: BuildOrder) -> tuple[Path, ...]:
    """Write copies of what has left the house where they are wanted; there they may be replaced."""
    folder = (order.copies or order.output) / work.dossier.id
    for one in work.copies:
        write.copy(folder / one.job.file, one)
    return tuple(folder / one.job.file for one in work.copies)


def _is_current(book: Book, held: Held, order: BuildOrder) -> bool:
    return (
        held.vouches(order.names)
        and bool(held.manifest.fingerprint)
        and held.manifest.fingerprint == _fingerprint(book, held.manifest, order)
    )


def _fingerprint(book: Book, manifest: Manifest, order: BuildOrder) -> str:
    """Name all that decides a dossier's documents, and which they are: a changed entry counts."""
    held = [order.fingerprint, book.whole, manifest.municipality]
    held += (
        f"{name} {one.type} {one.item} {one.digest}"
        for name, one in sorted(manifest.documents.items())
        if one.type in order.names
    )
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def _key(book: Book, order: BuildOrder) -> str:
    """Name what decides the findings: the dossier, the program, the day."""
    held = (book.whole, order.program, order.as_of.isoformat(), order.standard.name(book.path))
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def _known(held: Held, order: BuildOrder) -> tuple[File, ...]:
    return tuple(
        File(name, one.type, one.item, state.known(name, held))
        for name, one in sorted(held.manifest.documents.items())
        if one.type in order.names
    )


def _fates(work: Work, held: Held, order: BuildOrder) -> dict[str, Fate]:
    """Give the fate of each document that is due, failed ones among them, and of what is left."""
    due = dict.fromkeys((one.file for one in work.jobs if one.issued is None), Fate.FAILED)
    issued = {one.file: state.standing(one.file, held) for one in work.jobs if one.issued}
    folder = order.output / work.dossier.id
    made = {one.job.file: _fate(one, held, folder) for one in _distinct(work)}
    left = state.left_over(held, work.jobs, order.names - work.unplanned)
    return {**due, **made, **left, **state.unplanned(held, work.unplanned), **issued}


def _fate(document: Document, held: Held, folder: Path) -> Fate:
    """Tell a version of ours that says what is rendered now, whatever its bytes: it is current."""
    found, file = state.fate(document, held), document.job.file
    accepted = found is Fate.EDITED and held.accepted(file)
    if not accepted and found not in (Fate.STALE, Fate.UNCERTAIN):
        return found
    known = base.copy(held.manifest.documents[file].digest) if accepted else file
    try:
        lying = read.content(str(folder / known))
    except read.Unreadable:
        return found
    from pipeline.word.provenance import says_the_same

    # Nobody may have saved the file since it was found to be ours.
    ours = accepted or hashlib.sha256(lying).hexdigest() == held.digests[file]
    return Fate.CURRENT if ours and says_the_same(lying, document.content) else found


def _distinct(work: Work) -> tuple[Document, ...]:
    """Give the documents, and of two with one name the first."""
    named: dict[str, Document] = {}
    for one in work.documents:
        named.setdefault(one.job.file, one)
    return tuple(named.values())


def _clashes(work: Work) -> Iterable[Diagnostic]:
    """Find documents that would be written over an earlier one of the same dossier."""
    seen: set[str] = set()
    for one in work.jobs:
        if one.file in seen:
            yield Diagnostic(
                work.book.head,
                1,
                1,
                "O005",
                say("two documents would be named {file}; the first is made", file=one.file),
                say("give one of the two another id, or its type another file name"),
            )
        seen.add(one.file)


def _is_due(work: Work, held: Held, fates: Mapping[str, Fate], order: BuildOrder) -> bool:
    """Tell whether anything in the folder is to be written: a document, or what is said of it."""
    replacing = any(one in (Fate.NEW, Fate.STALE) for one in fates.values())
    kept = outputs.judged(order.output / work.dossier.id)
    return (
        replacing
        or not held.copied
        or held.condition is not Condition.SOUND
        or _manifest(work, held, fates, order) != held.manifest
        or kept is None
        or kept.key != _key(work.book, order)
        or bool(revisions.due(_distinct(work), held, fates, order.output / work.dossier.id))
    )


def _written(
    work: Work, held: Held, fates: dict[str, Fate], order: BuildOrder
) -> tuple[dict[str, Fate], dict[str, LaidIn], tuple[Text, ...]]:
    folder = order.output / work.dossier.id
    troubles: list[Text] = []
    full = False
    for one in _distinct(work):
        name = one.job.file
        if fates[name] not in (Fate.NEW, Fate.STALE):
            continue
        if lock := outputs.lock_of(folder / name):
            troubles.append(opened(folder / name, lock))
            fates = fates | {name: Fate.FAILED}
            continue
        try:
            written = not full and write.document(folder, one, held.digests.get(name, ""))
        except OSError as fault:
            troubles.append(read.unreadable(folder / name, fault))
            full = fault.errno in write.FULL
            fates = fates | {name: Fate.FAILED}
            continue
        fates = fates | ({} if written else {name: Fate.FAILED if full else Fate.EDITED})
    if full:
        return fates, {}, tuple(troubles)
    wanted = revisions.due(_distinct(work), held, fates, folder)
    entries, told, failed = revisions.laid(wanted, folder, work)
    manifest = _manifest(work, held, fates, order)
    made = manifest.after(manifest.fingerprint, entries)
    troubles += failed
    try:
        write.dossier(folder, work.book, {one.basis.facts for one in made.documents.values()})
        write.manifest(folder, made)
        write.judged(folder, Judged.of(work.book.path, _key(work.book, order), work.findings))
    except OSError as fault:
        troubles.append(read.unreadable(folder / FILE, fault))
    return fates, told, tuple(troubles)


def opened(path: Path, lock: Path) -> Text:
    """Say that somebody has a document open; who, the file beside it tells, and we do not."""
    return say(
        "{path}: somebody has the document open; close it and run again. If nobody has, "
        "delete {lock}",
        path=path,
        lock=lock.name,
    )


def _manifest(work: Work, held: Held, fates: Mapping[str, Fate], order: BuildOrder) -> Manifest:
    """Give the manifest that vouches for what is written and current.

    The fingerprint, which lets the next run pass the dossier by, is given only where every
    document that is due is as it should be and nothing is left over.
    """
    forgotten = held.manifest.without(state.gone(held, fates))
    made = (one for one in _distinct(work) if fates[one.job.file] in _GOOD - _STANDS)
    vouched = {
        one.job.file: state.vouched(
            one.job,
            _standing(one, held, fates),
            held,
            state.basis(one.job, work.book, work.dossier, order),
        )
        for one in made
    }
    issued = {one.file: state.registered(one, held) for one in work.jobs if one.issued}
    entries = {**forgotten.documents, **state.adopted(held, fates), **vouched, **issued}
    manifest = Manifest("", entries, work.dossier.municipality.number)
    if work.faults or not set(fates.values()) <= _GOOD:
        return manifest
    return replace(manifest, fingerprint=_fingerprint(work.book, manifest, order))


def _standing(document: Document, held: Held, fates: Mapping[str, Fate]) -> str:
    """Give the hash of the file that stands for a document: a current one is not written anew."""
    file = document.job.file
    return held.digests[file] if fates[file] is Fate.CURRENT else document.digest


def _warned(held: Held, folder: Path) -> Iterable[Diagnostic]:
    if held.condition is not Condition.SOUND:
        words = _LOST if held.condition is Condition.LOST else _DAMAGED
        yield Diagnostic(str(folder / FILE), 1, 1, "O003", *words, Severity.WARNING)


_LOST = (
    say("the list of documents is gone; it was made again from the copies beside it"),
    say("a document that somebody marked as sent after the last run may be taken for a draft"),
)
_DAMAGED = (
    say("the list of documents is damaged; it was made again from the copies beside it"),
    say("a document whose state could not be read is left alone: it may have been sent"),
)


def _unread(held: Held, fates: Mapping[str, Fate]) -> Iterable[Text]:
    known = {*fates, *held.manifest.documents}
    return (text for name, text in held.troubles.items() if name in known)


def _files(
    work: Work, held: Held, fates: Mapping[str, Fate], order: BuildOrder
) -> tuple[File, ...]:
    due = {
        one.file: File(one.file, one.type.name, one.item_id, fates[one.file], one.phases)
        for one in reversed(work.jobs)
    }
    phases = {one.name: one.declaration.phases for one in order.types}
    left = tuple(
        File(name, kind, item, fate, phases[kind])
        for name, fate in fates.items()
        if name not in due
        for kind, item in (state.origin(held, name),)
    )
    return (*(due[name] for name in dict.fromkeys(one.file for one in work.jobs)), *left)


CODES: Mapping[str, tuple[str, str]] = {
    "O001": (
        "Two dossiers have the same id",
        "The id names the folder of documents, so one dossier would overwrite the other's.",
    ),
    "O002": (
        "The program has failed here",
        (
            "It is no fault of the dossier. What could not be made is named; the rest is made as "
            "usual. The line says where in the program, and holds nothing of the dossier."
        ),
    ),
    "O003": (
        "The list of documents is lost or damaged",
        (
            "manifest.json tells which files the program wrote, and which were sent and must not "
            "be touched. It is made again from the copies in .base. What cannot be known is left "
            "alone."
        ),
    ),
    "O004": (
        "The folder holds another municipality's documents",
        (
            "The id names the folder of documents. A dossier that was copied, and kept its id, "
            "would replace the other municipality's documents with its own."
        ),
    ),
    "O005": (
        "Two documents have the same file name",
        "A file is named after its type and its item. The second would replace the first.",
    ),
    "O006": (
        "A document is older than what it tells of",
        (
            "Each document is made with what was known on its own day. What it is made for, or the"
            " decision that it speaks of, came after that day, so there is nothing to tell."
        ),
    ),
    "O007": (
        "A document of an earlier day would change",
        (
            "It was made with what was known on its own day. Now the dossier says something else of"
            " that day, as when a name or a wording is replaced. Write under earlier how it read"
            " until then, and the document stays as it is. What has been sent belongs under"
            " documents, and is never made anew. Where the dossier was wrong, the warning tells"
            " which documents are put right."
        ),
    ),
}
