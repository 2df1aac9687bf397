"""What stands between a document and its file, told from what lies in the output folder."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.diagnostics import Text
from pipeline.document import Document, Job
from pipeline.frozen import Frozen, replace
from pipeline.living.manifest import Basis, Entry, Manifest, State
from pipeline.outcome import BuildOrder, Fate
from pipeline.source import Book


class Condition(StrEnum):
    """How the manifest was found; in a new folder there is none, and none is missed."""

    SOUND = "sound"
    LOST = "lost"
    DAMAGED = "damaged"


if TYPE_CHECKING:
    from pipeline.dossier.dossier import Dossier


class Held(Frozen):
    """An output folder as it lies there.

    `digests` has the SHA-256 of each Word file. `made` says of those that the program wrote,
    whether or not the manifest knows, what they were made for: type and item. `troubles` are
    the files that could not be read.
    """

    manifest: Manifest = Manifest()
    condition: Condition = Condition.SOUND
    copied: bool = True  # whether the manifest's copy says the same
    digests: Mapping[str, str] = {}
    made: Mapping[str, tuple[str, str]] = {}
    troubles: Mapping[str, Text] = {}

    def accepted(self, name: str) -> bool:
        """Tell whether the file is the one that somebody edited and called the current one."""
        entry = self.manifest.documents.get(name)
        accepted = entry.accepted if entry else ""
        return bool(accepted) and accepted == self.digests.get(name)

    def ours(self, name: str, kind: str, item: str) -> bool:
        """Tell whether the file is, unedited, a version of this document that we wrote."""
        entry = self.manifest.documents.get(name)
        known = entry is not None and entry.digest == self.digests.get(name)
        return known or self.made.get(name) == (kind, item)

    def vouches(self, types: Collection[str]) -> bool:
        """Tell whether the manifest can be trusted, and every file of the types is as it says.

        A file of ours that it does not know may be left over, unless it is a copy of one that it
        knows: a run that was killed, or a manifest of an earlier day, leaves such files.
        """
        held = {name: one for name, one in self.manifest.documents.items() if one.type in types}
        known = {(one.type, one.item) for one in held.values()}
        return (
            self.condition is Condition.SOUND
            and all(
                one.stands or self.digests.get(name) in (one.digest, one.accepted or one.digest)
                for name, one in held.items()
            )
            and all(made in known or made[0] not in types for made in self.made.values())
        )


def fate(document: Document, held: Held) -> Fate:
    """Compare what was rendered with the file that is there and with what we wrote before.

    What is called stale or uncertain is a version of ours with other bytes.
    """
    job = document.job
    entry = held.manifest.documents.get(job.file)
    if entry is not None and entry.frozen:
        return Fate.FROZEN
    if job.file in held.troubles:
        return Fate.FAILED
    there = held.digests.get(job.file)
    if there is None:
        return Fate.NEW
    if there == document.digest:
        return Fate.CURRENT
    if not held.ours(job.file, job.type.name, job.item_id):
        return Fate.EDITED
    uncertain = entry is not None and entry.state is State.UNCERTAIN
    return Fate.UNCERTAIN if uncertain else Fate.STALE


def left_over(held: Held, jobs: Iterable[Job], types: Collection[str]) -> dict[str, Fate]:
    """Give the documents of these types that nothing asks for: frozen ones, and left over ones.

    A file that the manifest does not know, and that is as we wrote a document that is due under
    another name, is somebody's copy and no concern of ours.
    """
    due = {one.file: (one.type.name, one.item_id) for one in jobs}
    wanted = frozenset(due.values())
    return {
        name: Fate.FROZEN if frozen else Fate.LEFT_OVER
        for name, frozen in _ours(held, types, but=wanted)
        if name not in due
    }


def unplanned(held: Held, types: Collection[str]) -> dict[str, Fate]:
    """Give the documents of types of which a fault of ours hides what is due."""
    return {
        name: Fate.FROZEN if frozen else Fate.FAILED
        for name, frozen in _ours(held, types, but=frozenset())
    }


def _ours(
    held: Held, types: Collection[str], but: Collection[tuple[str, str]]
) -> Iterable[tuple[str, bool]]:
    """Give the documents of these types that are there or frozen, and whether they are."""
    found = {
        name: (kind, False) for name, (kind, item) in held.made.items() if (kind, item) not in but
    }
    found |= {name: (one.type, one.frozen) for name, one in held.manifest.documents.items()}
    return (
        (name, frozen)
        for name, (kind, frozen) in sorted(found.items())
        if kind in types and (frozen or name in held.digests)
    )


def standing(name: str, held: Held) -> Fate:
    """Give the fate of a document that has left the house, whether or not its file is here."""
    return Fate.FROZEN if name in held.digests or name in held.troubles else Fate.AWAY


def known(name: str, held: Held) -> Fate:
    """Give the fate of a document whose manifest vouches for it."""
    return standing(name, held) if held.manifest.documents[name].stands else Fate.CURRENT


def registered(job: Job, held: Held) -> Entry:
    """Note that the dossier's register holds a document, so that a later run need not plan it."""
    before = held.manifest.documents.get(job.file)
    if before is not None:
        return replace(before, state=before.state if before.frozen else State.REGISTERED)
    digest = held.digests.get(job.file, "")
    return Entry(job.type.name, job.item_id, digest, State.REGISTERED)


def vouched(job: Job, digest: str, held: Held, basis: Basis) -> Entry:
    """Vouch for a document whose file is, or will be, this one; what is uncertain stays so."""
    before = held.manifest.documents.get(job.file)
    if before is not None and held.accepted(job.file):
        return replace(before, basis=basis)
    same = before is not None and digest == held.digests.get(job.file)
    state = before.state if before is not None and same else State.DRAFT
    return Entry(job.type.name, job.item_id, digest, state, basis)


def basis(job: Job, book: Book, dossier: "Dossier", order: BuildOrder) -> Basis:
    """Say what a document follows from, as it is made now."""
    look = order.masters.get(dossier.municipality.number) or job.type.family
    waivers = hashlib.sha256(repr(dossier.waivers).encode()).hexdigest() if dossier.waivers else ""
    words = order.words[job.type.name, dossier.norm]
    return Basis(words, look.digest, book.digest, waivers, order.program)


def gone(held: Held, due: Iterable[str]) -> tuple[str, ...]:
    """Name the entries of documents that nothing asks for and that are not there either."""
    named = frozenset(due)
    return tuple(
        name
        for name, one in held.manifest.documents.items()
        if name not in named and name not in held.digests and not one.frozen
    )


def adopted(held: Held, names: Collection[str]) -> dict[str, Entry]:
    """Give entries to those of the files that are ours and that the manifest does not know."""
    return {
        name: Entry(kind, item, held.digests[name])
        for name, (kind, item) in held.made.items()
        if name in names and name not in held.manifest.documents
    }


def origin(held: Held, name: str) -> tuple[str, str]:
    """Say what a document that the manifest knows, or that we wrote, was made for."""
    entry = held.manifest.documents.get(name)
    return (entry.type, entry.item) if entry else held.made[name]
