"""The dossiers at hand, each with the documents that it asks for and the folder they lie in."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from difflib import SequenceMatcher
from pathlib import Path

from pipeline import plan, read, reasons, render, take
from pipeline.diagnostics import Diagnostic, Rejected, Text, Unusable, say
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen, replace
from pipeline.living import base, reads
from pipeline.outcome import BuildOrder, Contrast
from pipeline.source import Book, Source
from pipeline.views.views import Views


class Strange(Unusable):
    """A document that none of the dossiers at hand asks for, or whose type is not at hand."""

    def __init__(self, path: str, content: bytes, order: BuildOrder) -> None:
        super().__init__(
            of_no_type(path, content, order)
            or say(
                "{path}: it is no document of the dossiers at hand; name them with --dossiers",
                path=path,
            )
        )


def of_no_type(path: str, content: bytes, order: BuildOrder) -> Text | None:
    """Say so where the type that a document was made by is not among those at hand."""
    from pipeline.word.provenance import made_for

    kind, _ = made_for(content) or ("", "")
    if not kind or kind in (one.name for one in order.types):
        return None
    return say(
        "{path}: its type, {type}, is not at hand; name the folder of it with --templates",
        path=path,
        type=kind,
    )


def elsewhere(path: str, place: Path) -> Text:
    return say("{path}: the document lies in {place}; name that file", path=path, place=place)


class Holding(Frozen):
    """A dossier with the documents that it asks for, and the folder that they lie in.

    `wrong` is what is wrong with its pictures, which costs the documents that show one.
    """

    book: Book
    source: Source
    dossier: Dossier
    wrong: tuple[Diagnostic, ...]
    jobs: tuple[Job, ...]
    folder: Path
    past: reasons.Past


def holdings(paths: Iterable[str], order: BuildOrder) -> Iterator[Holding]:
    """Read the dossiers that documents may belong to; one that cannot be read has none."""
    for path in paths:
        held = _taken(path)
        if held is not None:
            planned = plan.plan(Views(held.dossier), order.types)
            folder = order.output / held.dossier.id
            jobs = tuple(one for one in planned if isinstance(one, Job))
            yield Holding(*held, jobs, folder, reasons.past(folder, path))


def faulty(paths: Iterable[str]) -> tuple[str, ...]:
    """Give the dossiers that cannot be read, so that nobody knows what they ask for."""
    return tuple(path for path in paths if _taken(path) is None)


def _taken(path: str) -> take.Take | None:
    try:
        return take.take(read.book(path))
    except (Rejected, Unusable):
        return None


def sought(
    path: str, content: bytes, held: Sequence[Holding], order: BuildOrder
) -> tuple[Holding, Job] | None:
    """Find which document a file of ours is, wherever it lies and whatever it is called."""
    from pipeline.word.provenance import day_of, made_for

    made, day = made_for(content), day_of(content)
    found = [
        (on, job)
        for on in held
        for job in on.jobs
        if (job.type.name, job.item_id) == made and day in ("", job.day.isoformat())
    ]
    if len(found) > 1:
        return _nearest(path, content, found, order)
    return found[0] if found else None


_Found = tuple[Holding, Job]


def _nearest(path: str, content: bytes, found: Sequence[_Found], order: BuildOrder) -> _Found:
    """Of several municipalities' documents give that of its folder, its hash, or its words."""
    folder = Path(path).parent
    digest = hashlib.sha256(content).hexdigest()
    for on, job in found:
        known = (on.folder / base.copy(digest)).exists()
        registered = job.issued is not None and job.issued.sha256 == digest
        if known or registered or read.same(on.folder, folder):
            return on, job
    told = lines(content)
    return max(found, key=lambda one: _alike(told, _lines(one[0], one[1], order)))


def _lines(on: Holding, job: Job, order: BuildOrder) -> list[str]:
    with suppress(Untimely):
        return lines(made(on, job, order))
    return []


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def lines(content: bytes) -> list[str]:
    from pipeline.word.prose import text

    return [line for line in text(content).splitlines() if line.strip()]


def whole(on: Holding, job: Job, order: BuildOrder) -> None:
    """Raise Rejected where a document would have to be made without a picture that it shows."""
    if on.wrong and reads.shows(reasons.read_by(job, on.dossier, order)):
        raise Rejected(*on.wrong)


def made(on: Holding, job: Job, order: BuildOrder) -> bytes:
    """Make a document as it stands now: the final of one that the register holds.

    Raises Untimely where what it is made for is told of a later day.
    """
    whole(on, job, order)
    master = order.masters.get(on.dossier.municipality.number)
    views = Views(on.dossier)
    with timely(job):
        return render.render(job, views, master, limit=order.limit).content


@contextmanager
def timely(job: Job) -> Iterator[None]:
    """Say in words that nobody knew, on a document's own day, of what it is made for."""
    try:
        yield
    except render.Early:
        raise Untimely(job) from None


class Untimely(Unusable):
    """A document of a day on which nobody knew of what it is made for."""

    def __init__(self, job: Job) -> None:
        super().__init__(
            say(
                "{file} is of {day}, and what it is made for came later",
                file=job.file,
                day=job.day,
            )
        )


def generated(on: Holding, job: Job, content: bytes) -> bytes | None:
    """Give a file as it was generated: itself, or what the manifest says lay here last."""
    digest = hashlib.sha256(content).hexdigest()
    if (on.folder / base.copy(digest)).exists():
        return content
    entry = on.past.manifest.documents.get(job.file)
    with suppress(Unusable):
        if entry and entry.digest:
            return read.content(str(on.folder / base.copy(entry.digest)))
    return None


def changed(on: Holding, job: Job, order: BuildOrder) -> tuple[Contrast, ...]:
    """Give the facts that say something else than when a document was last as it should be."""
    then = on.past.dossiers.get(on.past.basis(job.file).facts)
    return reasons.facts_changed(job, then, on.dossier, order) if then else ()


def draft(on: Holding, job: Job, order: BuildOrder) -> bytes:
    """Make a document as a draft, whatever has become of it."""
    return made(on, replace(job, issued=None), order)


def basis(on: Holding, job: Job, order: BuildOrder) -> str:
    """Give the hash of the facts that a document reads, with which any machine knows them again."""
    return reasons.basis(job, on.dossier, order)


def outdated(on: Holding, job: Job, order: BuildOrder) -> bool:
    """Tell whether the facts of what has left the house are others than its entry knows."""
    told = job.issued.basis if job.issued else None
    return told is not None and told != basis(on, job, order)
