"""Drafts that were edited by hand stay; what has changed since is laid into a copy beside them.

What lays it in is loaded where there is something to lay in: every build comes by here.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import outputs, read, write
from pipeline.diagnostics import Text, Unusable, say
from pipeline.document import Document
from pipeline.frozen import Frozen, replace
from pipeline.living import base
from pipeline.living.manifest import Entry
from pipeline.living.state import Held
from pipeline.outcome import Fate, LaidIn, Work
from pipeline.word.faults import Refused

if TYPE_CHECKING:
    from pipeline.living.merge import Merged

_ENDING = ".revision.docx"


class Overtaken(Frozen):
    """An edited draft that would be made otherwise by now: as it was generated, and its entry."""

    document: Document
    generated: bytes
    entry: Entry


def named(file: str) -> str:
    """Name the copy of an edited draft with what has changed since: it stands beside it."""
    return file.removesuffix(".docx") + _ENDING


def due(
    documents: Iterable[Document], held: Held, fates: Mapping[str, Fate], folder: Path
) -> tuple[Overtaken, ...]:
    """Find the edited drafts of which a revision is to be written, or one anew.

    One that somebody has taken away is not: what was in it is in the draft by now, or not wanted.
    """
    found = (_due(one, held, folder) for one in documents if fates[one.job.file] is Fate.EDITED)
    return tuple(one for one in found if one is not None)


def _due(document: Document, held: Held, folder: Path) -> Overtaken | None:
    entry = held.manifest.documents.get(document.job.file)
    if entry is None or not entry.digest or entry.revised == document.digest:
        return None
    from pipeline.word.provenance import says_the_same

    with suppress(Unusable):
        generated = read.content(str(folder / base.copy(entry.digest)))
        if not says_the_same(generated, document.content):
            return Overtaken(document, generated, entry)
    return None


Laid = tuple[dict[str, Entry], dict[str, LaidIn], tuple[Text, ...]]


def laid(wanted: Iterable[Overtaken], folder: Path, work: Work) -> Laid:
    """Write revisions; give the entries and what is told of each, and what could not be written."""
    entries: dict[str, Entry] = {}
    told: dict[str, LaidIn] = {}
    troubles: list[Text] = []
    for one in wanted:
        name = one.document.job.file
        try:
            made = _laid(one, folder, work)
        except Refused as refused:
            # What somebody has made of the file is no Word file: it stays, and that is told.
            told[name] = LaidIn("", unmerged=(refused.what,))
            continue
        except (Unusable, OSError) as fault:
            troubles.append(_trouble(folder / named(name), fault))
            continue
        digest = hashlib.sha256(made.content).hexdigest()
        entries[name] = replace(one.entry, revision=digest, revised=one.document.digest)
        told[name] = LaidIn(named(name), len(made.conflicts), tuple(_unmerged(made)))
    return entries, told, tuple(troubles)


def _laid(one: Overtaken, folder: Path, work: Work) -> "Merged":
    from pipeline.living.merge import Signature, merge

    place = folder / named(one.document.job.file)
    there = outputs.digest(place)
    known = there in ("", one.entry.revision) or (folder / base.copy(there)).exists()
    if not known:
        raise Unusable(_EDITED_TOO)
    if lock := outputs.lock_of(place):
        raise Unusable(say("somebody has it open; if nobody has, delete {lock}", lock=lock.name))
    edited = read.content(str(folder / one.document.job.file))
    by = Signature(work.dossier.date)
    made = merge(one.generated, edited, one.document.content, by)
    held = Document(replace(one.document.job, file=place.name), made.content)
    if not write.document(folder, held, there):
        raise Unusable(_EDITED_TOO)
    return made


_EDITED_TOO = say("it was edited by hand, too; move it away to have a new one")


def _trouble(path: Path, fault: Unusable | OSError) -> Text:
    if isinstance(fault, OSError):
        return read.unreadable(path, fault)
    return say("{path}: {why}", path=path, why=fault.text)


def _unmerged(made: "Merged") -> Iterable[Text]:
    for one in made.unmerged:
        place = one.heading or one.part
        yield say("{place}: {why}", place=place, why=one.why)


def standing(held: Held) -> dict[str, LaidIn]:
    """Give the revisions that lie beside drafts from before."""
    entries = held.manifest.documents
    names = (name for name, one in entries.items() if one.revision and one.revised)
    return {name: LaidIn(named(name)) for name in names if named(name) in held.digests}
