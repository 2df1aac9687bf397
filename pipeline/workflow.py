"""The stages in order; the one module that knows there is an order."""

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path

from pipeline import VERSION, parse, plan, read, render, source, write
from pipeline import check as checking
from pipeline.diagnostics import NOTHING, Diagnostic, Rejected, Severity, Text, Unusable, say
from pipeline.document import Declaration, Document, DocumentType, Job, Master, Waiting
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.phases import PHASES, Phase
from pipeline.manifest import Manifest
from pipeline.norm import Norm
from pipeline.registers.stamp import CHECKED_ON


class Fate(StrEnum):
    """What stands, or will stand, between a document that is due and its file."""

    NEW = "new"
    STALE = "stale"
    CURRENT = "current"
    EDITED = "edited"
    FROZEN = "frozen"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class File:
    """One document that is due, and its fate; `type` and `item` say what it is made for.

    Which phases it belongs to is told only by a thorough look.
    """

    name: str
    type: str
    item: str
    fate: Fate
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dossier."""

    path: str
    folder: Path | None = None
    norm: Norm = Norm.NB
    files: tuple[File, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: Text = NOTHING

    @property
    def failed(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.diagnostics)

    def having(self, *fates: Fate) -> tuple[File, ...]:
        return tuple(one for one in self.files if one.fate in fates)


@dataclass(frozen=True)
class Order:
    """What to build: where, of which types, as of which day, and whether to write."""

    types: tuple[DocumentType, ...]
    output: Path
    as_of: dt.date
    writes: bool = True
    # The look of each municipality that has one of its own, by its number.
    masters: Mapping[str, Master] = field(default_factory=dict)
    # Look at every document even where nothing has changed, to tell what is not due yet.
    thorough: bool = False

    @cached_property
    def fingerprint(self) -> str:
        """All that decides a dossier's documents, but the dossier: types, program, registers.

        Every template is hashed for it, so once for all the dossiers of the order.
        """
        held = [VERSION, CHECKED_ON.isoformat(), *(_type_digest(one) for one in self.types)]
        held += (f"{number} {one.digest}" for number, one in sorted(self.masters.items()))
        return hashlib.sha256("\n".join(held).encode()).hexdigest()


def types(folder: Path | None = None, only: Iterable[str] = ()) -> tuple[DocumentType, ...]:
    """Read the document types; raises Unreadable for a name that none of them has."""
    found = tuple(_type(one) for one in read.type_folders(folder or read.templates_folder()))
    wanted = tuple(only)
    names = [one.name for one in found]
    for name in wanted:
        if name not in names:
            raise read.Unreadable(
                say(
                    "{name}: no such document type; there are {names}",
                    name=name,
                    names=", ".join(names),
                )
            )
    return tuple(one for one in found if not wanted or one.name in wanted)


def _type(folder: Path) -> DocumentType:
    path = str(folder / "document.yaml")
    declared = parse.section(read.source(path), Declaration)
    if f"{declared.process.value} {declared.phase}" not in PHASES:
        raise read.Unreadable(
            say("{path}: no such phase; there are {names}", path=path, names=", ".join(PHASES))
        )
    return DocumentType(folder.name, declared, read.word_files(folder))


def _type_digest(kind: DocumentType) -> str:
    held = [kind.name, repr(kind.declaration), *(kind.digest(norm) for norm in kind.templates)]
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def check(path: str, as_of: dt.date) -> tuple[Diagnostic, ...]:
    """Give every finding about one dossier, in the order of the file."""
    try:
        held = read.source(path)
        return checking.check(held, parse.parse(held), as_of)
    except Rejected as fault:
        return fault.diagnostics


def build(path: str, order: Order) -> Outcome:
    """Take one dossier through the stages it needs; what fails is in the Outcome, never raised."""
    return _settled(path, {}, order) or _made(path, order)


def _made(path: str, order: Order) -> Outcome:
    """Take one dossier through all the stages."""
    try:
        return _build(path, read.content(path), order)
    except Rejected as fault:
        return Outcome(path, diagnostics=fault.diagnostics)
    except Unusable as fault:
        return Outcome(path, unreadable=fault.text)
    except OSError as fault:
        return Outcome(path, unreadable=read.unreadable(_place(fault) or order.output, fault))


def _place(fault: OSError) -> str:
    """Name the file that was to be, not the temporary one that was to become it."""
    return str(fault.filename2 or fault.filename or "")


def build_all(paths: tuple[str, ...], order: Order, jobs: int = 1) -> Iterator[Outcome]:
    """Build each dossier, in order; with more than one job, in as many processes.

    What has not changed is told at once and by this process. With `jobs` 0 there are as many
    processes as the machine has cores, when what is left is worth starting them.
    """
    clashes = _clashes(paths)
    settled = {path: _settled(path, clashes, order) for path in paths}
    made = _built([path for path in paths if settled[path] is None], order, jobs)
    for path in paths:
        yield settled[path] or next(made)


# Starting a process, and compiling the templates in it, costs more than a few dossiers do.
_WORTH_PROCESSES = 16


def _built(paths: list[str], order: Order, jobs: int) -> Iterator[Outcome]:
    one = partial(_made, order=order)
    cores = os.cpu_count() or 1
    workers = min(jobs or (cores if len(paths) >= _WORTH_PROCESSES else 1), len(paths))
    if workers <= 1:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        yield from pool.map(one, paths, chunksize=max(1, len(paths) // (workers * 4)))


def _settled(path: str, clashes: Mapping[str, Diagnostic], order: Order) -> Outcome | None:
    """Give the outcome of a dossier that needs no building; what cannot be read is for build."""
    clash = clashes.get(path)
    if clash:
        return Outcome(path, diagnostics=(clash,))
    if path == read.STDIN:
        return None
    try:
        return _unchanged(path, read.content(path), order)
    except (Unusable, OSError):
        return None


_ID = re.compile(rb"^id:[ \t]+([a-z0-9-]+)[ \t]*\r?$", re.MULTILINE)


def _clashes(paths: tuple[str, ...]) -> dict[str, Diagnostic]:
    """Find dossiers that would write to the folder of an earlier one."""
    first: dict[str, str] = {}
    found = {}
    for path in paths if len(paths) > 1 else ():
        held = _id(path)
        if held and first.setdefault(held, path) != path:
            message = say("{other} has the same id", other=first[held])
            found[path] = Diagnostic(
                path,
                1,
                1,
                "O001",
                message,
                say("give each dossier its own id: it names the folder"),
            )
    return found


def _id(path: str) -> str:
    """Give a dossier's id, or nothing; one that is written in another way costs a whole reading."""
    try:
        content = b"" if path == read.STDIN else read.content(path)
        plain = _ID.search(content)
        return plain[1].decode() if plain else str(source.load(content, path).data.get("id", ""))
    except (read.Unreadable, Rejected):
        return ""


def _unchanged(path: str, content: bytes, order: Order) -> Outcome | None:
    """Give the outcome of a dossier that has not changed since its documents were written."""
    named = _ID.search(content)
    if named is None or order.thorough:
        return None
    folder = order.output / named[1].decode()
    manifest = read.manifest(folder)
    if manifest.fingerprint != _fingerprint(content, order):
        return None
    if any(read.digest(folder / name) != one.digest for name, one in manifest.documents.items()):
        return None
    wanted = {one.name for one in order.types}
    files = tuple(
        File(name, one.type, one.item, Fate.FROZEN if one.frozen else Fate.CURRENT)
        for name, one in manifest.documents.items()
        if one.type in wanted
    )
    return Outcome(path, folder, files=files)


def _fingerprint(content: bytes, order: Order) -> str:
    return hashlib.sha256(content + order.fingerprint.encode()).hexdigest()


def _build(path: str, content: bytes, order: Order) -> Outcome:
    held = source.load(content, path)
    dossier = parse.parse(held)
    findings = checking.check(held, dossier, order.as_of)
    if any(one.severity is Severity.ERROR for one in findings):
        return Outcome(path, diagnostics=findings)
    planned = plan.plan(dossier, order.types)
    waiting = tuple(one for one in planned if isinstance(one, Waiting))
    jobs = tuple(one for one in planned if isinstance(one, Job))
    master = order.masters.get(dossier.municipality.number)
    digest = hashlib.sha256(content).hexdigest()
    documents, failed = _rendered(dossier, jobs, digest, master)
    folder = order.output / dossier.id
    manifest = read.manifest(folder)
    fates = {one: _fate(one, folder, manifest) for one in documents}
    if order.writes:
        fates = _written(
            folder, manifest, fates, _fingerprint(content, order) if not failed else ""
        )
    known = {one.job: fate for one, fate in fates.items()} | dict.fromkeys(failed, Fate.FAILED)
    files = tuple(_file(job, fate) for job, fate in known.items())
    faults = tuple(one for fault in failed.values() for one in fault)
    found = tuple(dict.fromkeys(findings + faults))
    return Outcome(path, folder, dossier.norm, files, waiting, found)


def _file(job: Job, fate: Fate) -> File:
    return File(job.file, job.type.name, job.item_id, fate, job.phases)


def _rendered(
    dossier: Dossier, jobs: Iterable[Job], digest: str, master: Master | None
) -> tuple[tuple[Document, ...], dict[Job, tuple[Diagnostic, ...]]]:
    """Render every job; one that fails does not stop the next."""
    facts = render.facts(dossier)
    documents: list[Document] = []
    failed: dict[Job, tuple[Diagnostic, ...]] = {}
    for job in jobs:
        try:
            documents.append(render.render(job, dossier.norm, facts, digest, master))
        except Rejected as fault:
            failed[job] = fault.diagnostics
    return tuple(documents), failed


def _fate(document: Document, folder: Path, manifest: Manifest) -> Fate:
    """Compare what was rendered with the file that is there and with what we last wrote."""
    entry = manifest.documents.get(document.job.file)
    there = read.digest(folder / document.job.file)
    if entry is not None and entry.frozen:
        return Fate.FROZEN
    if there == document.digest:
        return Fate.CURRENT
    if not there:
        return Fate.NEW
    return Fate.STALE if entry is not None and there == entry.digest else Fate.EDITED


def _written(
    folder: Path, manifest: Manifest, fates: Mapping[Document, Fate], fingerprint: str
) -> dict[Document, Fate]:
    """Write what is new or stale; what was edited in the meantime keeps the edit."""
    vouched = [one for one, fate in fates.items() if fate is Fate.CURRENT]
    replacing = {
        one: "" if fate is Fate.NEW else manifest.documents[one.job.file].digest
        for one, fate in fates.items()
        if fate in (Fate.NEW, Fate.STALE)
    }
    if not replacing and manifest.fingerprint == fingerprint:
        return dict(fates)

    def after(written: Iterable[Document]) -> Manifest:
        return manifest.after(fingerprint, [*vouched, *written])

    written = write.write(folder, replacing, after)
    edited = {one: Fate.EDITED for one in replacing if one not in written}
    return {**fates, **edited}


CODES: Mapping[str, tuple[str, str]] = {
    "O001": (
        "Two dossiers have the same id",
        "The id names the folder of documents, so one dossier would overwrite the other's.",
    ),
}
