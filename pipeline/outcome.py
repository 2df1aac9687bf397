"""What is ordered, and what became of each dossier and document: values that others share."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import VERSION
from pipeline.diagnostics import Diagnostic, Severity, Text, Waived
from pipeline.document import Document, DocumentType, Job, Look, Waiting
from pipeline.dossier.phases import Phase
from pipeline.fault import FAULT
from pipeline.frozen import Frozen
from pipeline.norm import Norm
from pipeline.registers.stamp import CHECKED_ON
from pipeline.source import Book
from pipeline.standard import PLAIN, Standard

if TYPE_CHECKING:
    from pipeline.dossier.dossier import Dossier


class Fate(StrEnum):
    """What stands, or will stand, between a document and its file.

    Away is a frozen document whose file is not here. Left over is a document of ours that nothing
    in the dossier asks for any more. Uncertain is one that may have been sent, for its state was
    lost with the manifest.
    """

    NEW = "new"
    STALE = "stale"
    CURRENT = "current"
    EDITED = "edited"
    FROZEN = "frozen"
    AWAY = "away"
    UNCERTAIN = "uncertain"
    LEFT_OVER = "left over"
    FAILED = "failed"


class Contrast(Frozen):
    """A place, as an author writes it, and what it says in two dossiers; None where it is not.

    What is private is not repeated, and a template has no one value: `hidden` says that it differs.
    """

    place: str
    then: str | None = None
    now: str | None = None
    hidden: bool = False


class LaidIn(Frozen):
    """A copy of an edited draft with what has changed since laid in, to accept or reject.

    It has no name where the draft is no Word file any more. `conflicts` is in how many places the
    author has changed the same, `unmerged` what of the change could not be laid in.
    """

    name: str
    conflicts: int = 0
    unmerged: tuple[Text, ...] = ()


class File(Frozen):
    """One document and its fate; `type` and `item` say what it is made for.

    Which phases it belongs to, and why it is no more as it was made, is told only by a thorough
    look.
    """

    name: str
    type: str
    item: str
    fate: Fate
    phases: tuple[Phase, ...] = ()
    reasons: tuple[Contrast, ...] = ()
    # Beside a draft that was edited by hand.
    revision: LaidIn | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dossier; `troubles` are what the operator or the system stopped."""

    path: str
    folder: Path | None = None
    norm: Norm = Norm.NB
    files: tuple[File, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    troubles: tuple[Text, ...] = ()
    # The waivers in force, which silence findings.
    waived: tuple[Waived, ...] = ()
    # The copies that were made of what has left the house.
    copies: tuple[Path, ...] = ()
    # What only somebody who asks for more is told.
    notes: tuple[Text, ...] = ()
    # What was read, where findings are shown with their lines.
    content: bytes = field(default=b"", repr=False, compare=False)

    @property
    def failed(self) -> bool:
        """Whether something of this dossier could not be made, whoever's fault it was."""
        wrong = any(one.severity is Severity.ERROR for one in self.diagnostics)
        return wrong or bool(self.troubles)

    @property
    def faulty(self) -> bool:
        """Whether the program itself failed here."""
        return any(one.code == FAULT for one in self.diagnostics)

    def having(self, *fates: Fate) -> tuple[File, ...]:
        return tuple(one for one in self.files if one.fate in fates)


class Work(Frozen):
    """A dossier whose documents are rendered; `faults` tell of what the program could not do.

    `unplanned` are the types of which nobody knows what is due.
    """

    book: Book
    dossier: "Dossier"
    findings: tuple[Diagnostic, ...]
    jobs: tuple[Job, ...]
    waiting: tuple[Waiting, ...]
    documents: tuple[Document, ...]
    faults: tuple[Diagnostic, ...]
    unplanned: frozenset[str] = frozenset()
    copies: tuple[Document, ...] = ()
    notes: tuple[Text, ...] = ()


class BuildOrder(Frozen, dict=True):
    """What to build: where, of which types, as of which day, and whether to write."""

    types: tuple[DocumentType, ...]
    output: Path
    as_of: dt.date
    writes: bool = True
    # The look of each municipality that has one of its own, by its number.
    masters: Mapping[str, Look] = {}
    # Look at every document even where nothing has changed, to tell what is not due yet.
    thorough: bool = False
    # Which program this is: two that judge or render otherwise have different names.
    program: str = VERSION
    # How many times larger than usual a document may be.
    limit: int = 1
    # Where copies go of what has left the house; no documents are written then.
    copies: Path | None = None
    # The user's cache folder, where compiled templates may be kept; they are not if it is None.
    cache: Path | None = None
    # What the municipality holds dossiers to, beside what everybody is held to.
    standard: Standard = PLAIN

    @cached_property
    def fingerprint(self) -> str:
        """All that decides a dossier's documents, but the dossier: types, program, registers.

        Every template is hashed for it, so once for all the dossiers of the order.
        """
        held = [self.program, CHECKED_ON.isoformat(), *(_type_digest(one) for one in self.types)]
        held += (f"{number} {one.digest}" for number, one in sorted(self.masters.items()))
        return hashlib.sha256("\n".join(held).encode()).hexdigest()

    @cached_property
    def words(self) -> Mapping[tuple[str, Norm], str]:
        """The hash of what each type says in each norm, by the type's name."""
        return {(one.name, norm): one.digest(norm) for one in self.types for norm in one.templates}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the types that are ordered."""
        return frozenset(one.name for one in self.types)


def _type_digest(kind: DocumentType) -> str:
    held = [kind.name, repr(kind.declaration), kind.family.digest]
    held += (kind.digest(norm) for norm in kind.templates)
    return hashlib.sha256("\n".join(held).encode()).hexdigest()
