"""Why a document is not as it would be made now: the facts, or the template, that have changed."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pipeline import outputs, plan, render, take
from pipeline.diagnostics import Rejected
from pipeline.document import DocumentType, Job
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen, replace
from pipeline.living import reads, state
from pipeline.living.manifest import Basis, Manifest
from pipeline.outcome import BuildOrder, Contrast, Fate, Outcome, Work
from pipeline.source import Book
from pipeline.views.views import Views

_ASKED = frozenset({Fate.STALE, Fate.EDITED, Fate.UNCERTAIN})


class Past(Frozen):
    """What the documents of a folder followed from when they were last as they should be."""

    manifest: Manifest
    dossiers: Mapping[str, Dossier]

    def basis(self, file: str) -> Basis:
        entry = self.manifest.documents.get(file)
        return entry.basis if entry else Basis()


def past(folder: Path, path: str) -> Past:
    """Read what documents were made of, before anything is written anew.

    Only texts were kept of it: its pictures are what lies now beside the dossier at `path`.
    """
    manifest = outputs.folder(folder).manifest
    digests = dict.fromkeys(one.basis.facts for one in manifest.documents.values())
    kept = ((one, _dossier(folder, one, path)) for one in digests)
    return Past(manifest, {digest: held for digest, held in kept if held})


def _dossier(folder: Path, digest: str, path: str) -> Dossier | None:
    content = outputs.dossier(folder, digest)
    # A program that has changed may refuse what an older one took.
    with suppress(Rejected):
        return take.take(Book(path, content)).dossier if content is not None else None
    return None


def reasoned(outcome: Outcome, past: Past, work: Work, order: BuildOrder) -> Outcome:
    """Give the outcome with the reasons why documents of ours would be made otherwise now."""
    jobs = {one.file: one for one in work.jobs}
    files = tuple(
        replace(one, reasons=_reasons(jobs[one.name], past, work, order))
        if one.fate in _ASKED and one.name in jobs
        else one
        for one in outcome.files
    )
    return replace(outcome, files=files)


def _reasons(job: Job, past: Past, work: Work, order: BuildOrder) -> tuple[Contrast, ...]:
    before, now = past.basis(job.file), state.basis(job, work.book, work.dossier, order)
    then = past.dossiers.get(before.facts)
    facts = facts_changed(job, then, work.dossier, order) if then else ()
    return (*facts, *_looks(job, before, now))


def _looks(job: Job, before: Basis, now: Basis) -> tuple[Contrast, ...]:
    """Say whether the words or the look of a document are others now."""
    held = (
        (f"templates/{job.type.name}", before.template, now.template),
        (job.type.family.name, before.family, now.family),
    )
    return tuple(
        Contrast(name, hidden=True) for name, then, later in held if then and then != later
    )


def facts_changed(job: Job, then: Dossier, now: Dossier, order: BuildOrder) -> tuple[Contrast, ...]:
    """Give the facts that a document reads and that two dossiers do not say alike."""
    before = next((one for one in _jobs(then, job.type) if one.item_id == job.item_id), None)
    places = [*read_by(job, now, order), *(read_by(before, then, order) if before else ())]
    day = before.day if before else job.day
    return reads.differences(dict.fromkeys(places), then.at(day), now.at(job.day))


def _jobs(dossier: Dossier, kind: DocumentType) -> tuple[Job, ...]:
    planned = plan.plan(Views(dossier), (kind,))
    return tuple(one for one in planned if isinstance(one, Job))


def read_by(job: Job, dossier: Dossier, order: BuildOrder) -> reads.Notes:
    """Give the places that a document reads."""
    copy, notes = reads.watched(dossier.at(job.day))
    master = order.masters.get(dossier.municipality.number)
    # What was read before a fault was read.
    with suppress(Rejected, render.Early):
        render.render(job, Views.known(copy, job.day), master, limit=order.limit)
    return notes


def basis(job: Job, dossier: Dossier, order: BuildOrder) -> str:
    """Give the hash of the facts that a document reads."""
    return reads.basis(read_by(job, dossier, order), dossier.at(job.day))
