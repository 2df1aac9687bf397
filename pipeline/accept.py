"""A draft that somebody has edited is the one that is called current, until its facts change."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline import holdings, outputs, read, write
from pipeline.diagnostics import Unusable, say
from pipeline.document import Document
from pipeline.frozen import replace
from pipeline.holdings import Holding
from pipeline.living import state
from pipeline.living.manifest import Basis, Entry, State
from pipeline.outcome import BuildOrder
from pipeline.word.provenance import made_for


def accept(path: str, held: Sequence[Holding], order: BuildOrder) -> Path:
    """Note in the manifest that an edited file stands for what would be made now.

    What would be made now is kept beside it, so that the next run knows when that changes. Raises
    Unusable, with one clear line, for what is no edited draft.
    """
    content = read.content(path)
    found = holdings.sought(path, content, held, order) if made_for(content) else None
    if found is None:
        raise holdings.Strange(path, content, order)
    on, job = found
    place = on.folder / job.file
    if not read.same(Path(path), place):
        raise Unusable(holdings.elsewhere(path, place))
    if job.issued:
        raise Unusable(say("{path} has left the house, and stands as it is", path=path))
    draft = Document(job, holdings.draft(on, job, order))
    digest = hashlib.sha256(content).hexdigest()
    with write.locked(on.folder):
        manifest = outputs.folder(on.folder).manifest
        before = manifest.documents.get(job.file) or Entry(job.type.name, job.item_id, "")
        write.copied(on.folder, draft)
        basis = state.basis(job, on.book, on.dossier, order)
        entry = replace(before, digest=draft.digest, state=State.DRAFT, basis=basis)
        write.dossier(on.folder, on.book, _followed(manifest.documents.values(), basis))
        kept = replace(entry, accepted="" if digest == draft.digest else digest, revised="")
        write.manifest(on.folder, manifest.after("", {job.file: kept}))
    return place


def _followed(entries: Iterable[Entry], basis: Basis) -> set[str]:
    return {basis.facts, *(one.basis.facts for one in entries)}
