"""A file is held against its own provenance, the dossiers and their registers.

It may have been moved or renamed: what it says it was made for, and the copies of what was
generated, tell which document it is.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from pipeline import parse, plan, read, reasons, render, source
from pipeline.diagnostics import Rejected, Unusable
from pipeline.document import Document, Job
from pipeline.dossier.dossier import Dossier
from pipeline.living import base
from pipeline.outcome import BuildOrder, Difference
from pipeline.source import Book
from pipeline.views.imprint import DRAFT, final
from pipeline.views.views import Views


class Standing(StrEnum):
    """How a file stands to what would be made now.

    Unknown is a document of ours that no dossier here asks for, foreign what is none of ours.
    """

    CURRENT = "current"
    FROZEN = "frozen"
    STALE = "stale"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Passage:
    """What has been edited: lines of a document's text as generated, and as they are now."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is found of a file: which document it is, what was edited, which facts have changed."""

    path: str
    standing: Standing
    folder: Path | None = None
    file: str = ""
    edited: tuple[Passage, ...] = ()
    # Edited where nobody reads: looks, properties, or what only a program stores.
    touched: bool = False
    reasons: tuple[Difference, ...] = ()

    @property
    def good(self) -> bool:
        stands = self.standing in (Standing.CURRENT, Standing.FROZEN)
        return stands and not self.edited and not self.touched and not self.reasons


@dataclass(frozen=True, slots=True)
class Shelf:
    """A dossier with the documents that it asks for, and the folder that they lie in."""

    book: Book
    dossier: Dossier
    jobs: tuple[Job, ...]
    folder: Path
    past: reasons.Past


def shelves(paths: Iterable[str], order: BuildOrder) -> Iterator[Shelf]:
    """Read the dossiers that documents may belong to; one that cannot be read has none."""
    for path in paths:
        with suppress(Rejected, Unusable):
            book = read.book(path)
            dossier = parse.parse(source.load(book.content, book.path))
            planned = plan.plan(Views(dossier), order.types)
            folder = order.output / dossier.id
            jobs = tuple(one for one in planned if isinstance(one, Job))
            yield Shelf(book, dossier, jobs, folder, reasons.past(folder))


def verify(path: str, content: bytes, held: Sequence[Shelf], order: BuildOrder) -> Verdict:
    """Say what a file is, what was edited in it, and what has changed since it was made."""
    from pipeline.word.provenance import day_of, made_for

    made = made_for(content)
    if made is None:
        return Verdict(path, Standing.FOREIGN)
    day = day_of(content)
    found = [
        (shelf, job)
        for shelf in held
        for job in shelf.jobs
        if (job.type.name, job.item_id) == made and day in ("", job.day.isoformat())
    ]
    if not found:
        return Verdict(path, Standing.UNKNOWN)
    shelf, job = found[0] if len(found) == 1 else _nearest(path, content, found, order)
    return _held_against(path, content, shelf, job, order)


_Found = tuple[Shelf, Job]


def _nearest(path: str, content: bytes, found: Sequence[_Found], order: BuildOrder) -> _Found:
    """Of several municipalities' documents give that of its folder, its hash, or its words."""
    folder = Path(path).resolve().parent
    digest = hashlib.sha256(content).hexdigest()
    for shelf, job in found:
        known = (shelf.folder / base.copy(digest)).exists()
        registered = job.issued is not None and job.issued.sha256 == digest
        if known or registered or shelf.folder.resolve() == folder:
            return shelf, job
    lines = _lines(content)
    return max(found, key=lambda one: _alike(lines, _lines(_made(one[0], one[1], order))))


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _lines(content: bytes) -> list[str]:
    from pipeline.word.prose import text

    return [line for line in text(content).splitlines() if line.strip()]


def _made(shelf: Shelf, job: Job, order: BuildOrder) -> bytes:
    """Make a document as it stands now: the final of one that the register holds."""
    imprint = final(job.issued) if job.issued else DRAFT
    master = order.masters.get(shelf.dossier.municipality.number)
    views = Views(shelf.dossier)
    made: Document = render.render(job, views, master, limit=order.limit, imprint=imprint)
    return made.content


def _held_against(path: str, content: bytes, shelf: Shelf, job: Job, order: BuildOrder) -> Verdict:
    from pipeline.word.provenance import says_the_same

    digest = hashlib.sha256(content).hexdigest()
    standing = Standing.FROZEN if job.issued else Standing.CURRENT
    if job.issued and job.issued.sha256 == digest:
        return Verdict(path, standing, shelf.folder, job.file)
    now = _made(shelf, job, order)
    if says_the_same(content, now):
        return Verdict(path, standing, shelf.folder, job.file)
    generated = _generated(digest, content, shelf, job)
    changed = _changed(job, shelf, order)
    stale = not job.issued and (generated is None or not says_the_same(generated, now))
    edited = _passages(generated or now, content) if generated != content else ()
    return Verdict(
        path,
        Standing.STALE if stale and (changed or generated is not None) else standing,
        shelf.folder,
        job.file,
        edited,
        touched=generated != content and not edited,
        reasons=changed if stale or job.issued else (),
    )


def _generated(digest: str, content: bytes, shelf: Shelf, job: Job) -> bytes | None:
    """Give the file as it was generated: itself, or what the manifest says lay here last."""
    if (shelf.folder / base.copy(digest)).exists():
        return content
    entry = shelf.past.manifest.documents.get(job.file)
    copy = shelf.folder / base.copy(entry.digest) if entry and entry.digest else None
    with suppress(Unusable):
        return read.content(str(copy)) if copy else None
    return None


def _changed(job: Job, shelf: Shelf, order: BuildOrder) -> tuple[Difference, ...]:
    then = shelf.past.dossiers.get(shelf.past.basis(job.file).facts)
    return reasons.facts_changed(job, then, shelf.dossier, order) if then else ()


def _passages(generated: bytes, content: bytes) -> tuple[Passage, ...]:
    """Give the lines of the text that differ, one for one where as many have changed."""
    was, now = _lines(generated), _lines(content)
    found: list[Passage] = []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a == d - c:
            found += map(Passage, was[a:b], now[c:d])
        else:
            found.append(Passage("\n".join(was[a:b]), "\n".join(now[c:d])))
    return tuple(found)
