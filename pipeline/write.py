"""Stage 6: documents become files, whole or not at all; nothing else writes."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.diagnostics import Unusable, say
from pipeline.document import Document
from pipeline.manifest import FILE, Manifest

BASE = ".base"
_TEMPORARY = ".saksflyt-"


class Locked(Unusable):
    """Another run is writing to the same output folder."""


def write(
    folder: Path,
    documents: Mapping[Document, str],
    manifest: Callable[[Iterable[Document]], Manifest],
) -> tuple[Document, ...]:
    """Write documents, a copy of each as generated, and last the manifest that vouches for them.

    Each document comes with the SHA-256 of the file it may replace ("" for none). A file that is
    another by now was edited while we worked: it is left alone. Gives the documents written.
    """
    with _locked(folder):
        written = tuple(
            document for document, old in documents.items() if _put(folder, document, old)
        )
        # What the manifest vouches for must be on the disk before the manifest is.
        _sync_folder(folder)
        _replace(folder / FILE, manifest(written).written())
        _sync_folder(folder)
    return written


def _put(folder: Path, document: Document, old: str) -> bool:
    base = folder / BASE / f"{document.digest}.docx"
    if not base.exists():
        # Its name is its hash: a copy that a power failure tore is known by it, so none is flushed.
        _replace(base, document.content, flush=False)
    path = folder / document.job.file
    if _digest(path) != old:
        return False
    _replace(path, document.content)
    return True


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def create(path: Path, content: bytes) -> None:
    """Write a new file, in a new folder if need be; raises FileExistsError where one is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as held:
        held.write(content)


def _replace(path: Path, content: bytes, *, flush: bool = True) -> None:
    """Put content at the path so that a reader, or a crash, meets the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as held:
            held.write(content)
            held.flush()
            os.fchmod(held.fileno(), _mode(path))
            if flush:
                os.fsync(held.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def _mode(path: Path) -> int:
    """Keep a file's mode; a new file gets what the user's umask leaves."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the renames themselves durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the kernel lets it go if the process dies. Sweep what died left."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("wb") as held:
        _lock(held.fileno(), folder)
        for left in [*folder.glob(f"{_TEMPORARY}*"), *(folder / BASE).glob(f"{_TEMPORARY}*")]:
            left.unlink()
        yield


def _lock(descriptor: int, folder: Path) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        raise Locked(
            say("{path}: another run is writing here; wait for it and try again", path=folder)
        ) from fault
