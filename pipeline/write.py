"""Stage 6: documents become files, whole or not at all; nothing else writes."""

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
import time
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline import folder as folders
from pipeline import shelf
from pipeline.decode import encoded, plain
from pipeline.diagnostics import Text, Unusable, say
from pipeline.document import Document
from pipeline.living import base
from pipeline.living.judged import Judged
from pipeline.living.manifest import FILE, Manifest
from pipeline.source import Book

_TEMPORARY = ".saksflyt-"
_DAY = 86_400
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# What a system says where a file cannot be locked, whoever asks.
_LOCKLESS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
# What stops every write that would follow, and not only this one.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


class Locked(Unusable):
    """Another run is writing to the same output folder, or nobody can tell."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the kernel lets it go if the process dies. Sweep what died left."""
    _make(folder)
    _make(folder / base.BASE)
    with _lock_file(folder / ".lock") as descriptor:
        _lock(descriptor, folder)
        for left in [*folder.glob(f"{_TEMPORARY}*"), *(folder / base.BASE).glob(f"{_TEMPORARY}*")]:
            left.unlink()
        yield


def document(folder: Path, made: Document, old: str) -> bool:
    """Write a document and a copy of it as generated; tell whether the document was written.

    `old` is the SHA-256 of the file it may replace ("" for none). A file that is another by now
    was edited while we worked: it is left alone.
    """
    copied(folder, made)
    return _exchanged(folder / made.job.file, made.content, old)


def copied(folder: Path, made: Document) -> None:
    """Write a copy of a document as generated: it proves that a file is the program's own."""
    copy = folder / base.copy(made.digest)
    if _digest(copy) != made.digest:
        # Its name is its hash: a copy that a power failure tore is known by it, so none is flushed.
        _replace(copy, made.content, flush=False)


def edited(folder: Path, made: Document, old: str) -> bool:
    """Write what an author has edited in the place of the file with this SHA-256.

    There is no copy of it, since it is not the program's own. Tell whether it was written.
    """
    return _exchanged(folder / made.job.file, made.content, old)


def entered(book: Book, content: bytes) -> bool:
    """Write a dossier in the place of the one that was read; tell whether it was written.

    Of a folder only the files that differ are written, and none if one has changed meanwhile.
    """
    was, now = (dict(folders.unbound(one)) for one in (book.content, content))
    if not was:
        return _exchanged(Path(book.path), content, book.digest)
    changed = [name for name in was if was[name] != now.get(name)]
    paths = [Path(book.path, name) for name in changed]
    there = [one.read_bytes() if one.is_file() else b"" for one in paths]
    if [plain(one) for one in there] != [was[name] for name in changed]:
        return False
    texts = [encoded(now[name].decode(), old) for name, old in zip(changed, there, strict=True)]
    olds = [hashlib.sha256(one).hexdigest() for one in there]
    # Whoever changes a file in this very moment keeps it, and the others are written all the same.
    done = [_exchanged(*one) for one in zip(paths, texts, olds, strict=True)]
    return all(done)


def _exchanged(path: Path, content: bytes, old: str) -> bool:
    with _beside(path, content) as temporary:
        # Compared last of all: somebody may have saved the file while this one was flushed.
        if _digest(path) != old:
            return False
        temporary.replace(path)
    return True


def manifest(folder: Path, made: Manifest) -> None:
    """Write the manifest and its copy. What it vouches for is on the disk before it is."""
    _sync_folder(folder)
    written = made.written()
    _replace(folder / FILE, written)
    _sync_folder(folder)
    _replace(folder / base.MANIFEST, written)


def dossier(folder: Path, book: Book, kept: Collection[str]) -> None:
    """Write a copy of the dossier that documents follow from, and drop those that none does now.

    `kept` are the hashes of the dossiers that are followed from. A copy that a power failure tears
    is known by its hash, so none is flushed.
    """
    place = folder / base.dossier(book.digest)
    if book.digest in kept and not place.exists():
        packer = zlib.compressobj(_QUICK, wbits=_GZIP)
        _replace(place, packer.compress(book.content) + packer.flush(), flush=False)
    named = {base.dossier(one) for one in kept}
    for old in (folder / base.BASE).glob(f"*{base.DOSSIERS}"):
        if f"{base.BASE}/{old.name}" not in named:
            old.unlink()


# Gzip's own form, which others can open; its header has no time.
_QUICK, _GZIP = 1, 31


def judged(folder: Path, made: Judged) -> None:
    """Keep what the rules said, for the next run of the day; a torn one is judged anew."""
    _replace(folder / base.JUDGED, made.written(), flush=False)


def create(path: Path, content: bytes) -> None:
    """Write a new file, in a new folder if need be; raises FileExistsError where one is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as held:
        held.write(content)


def copy(path: Path, made: Document) -> None:
    """Write a copy of what has left the house, in a new folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, made.content)


def text(path: Path, written: str) -> None:
    """Write a text in the place of an old one, in a new folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, written.encode(), flush=False)


def sheet(path: Path, content: bytes) -> None:
    """Write a Word file that is made to be read, in the place of an old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, content)


def report(path: Path, written: str) -> None:
    """Write findings to a file, whole or not at all, or to what stands there and is no file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        with path.open("wb") as held:
            held.write(written.encode())
    else:
        _replace(path, written.encode())


def compiled(cache: Path, key: str, body: bytes) -> None:
    """Keep a compiled template for later runs; what nobody has used for long goes.

    Raises OSError where nothing can be written, and shelf.Odd where another could have.
    """
    for one in shelf.folders(cache):
        if not shelf.present(one):
            one.mkdir(mode=0o700)
            shelf.present(one)
    path = shelf.entry(cache, key)
    with _beside(path, shelf.sealed(key, body), flush=False, mode=0o600) as temporary:
        temporary.replace(path)
    _sweep(path.parent)


def used(cache: Path, key: str) -> None:
    """Note that a compiled template is used, once a day; where that cannot be, it is not."""
    path = shelf.entry(cache, key)
    with contextlib.suppress(OSError):
        if path.lstat().st_mtime < time.time() - _DAY:
            os.utime(path)


def _sweep(folder: Path) -> None:
    oldest = time.time() - shelf.UNUSED * _DAY
    for one in os.scandir(folder):
        ours = shelf.is_entry(one.name) or one.name.startswith(_TEMPORARY)
        with contextlib.suppress(FileNotFoundError):
            if ours and one.stat(follow_symlinks=False).st_mtime < oldest:
                Path(one.path).unlink()


def _digest(path: Path) -> str:
    """Give the SHA-256 of a file, or nothing where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _make(folder: Path) -> None:
    """Make a folder of ours; a link that stands in for it would lead our files elsewhere."""
    if folder.is_symlink():
        raise Locked(say("{path}: this is a link, and links are not followed", path=folder))
    folder.mkdir(parents=True, exist_ok=True)


def _replace(path: Path, content: bytes, *, flush: bool = True) -> None:
    """Put content at the path so that a reader, or a crash, meets the old file or the new one."""
    with _beside(path, content, flush=flush) as temporary:
        temporary.replace(path)


@contextlib.contextmanager
def _beside(
    path: Path, content: bytes, *, flush: bool = True, mode: int | None = None
) -> Iterator[Path]:
    """Write content to a temporary file in the path's folder; it is gone when the block ends."""
    descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as held:
            held.write(content)
            held.flush()
            if os.name != "nt":  # Windows has no such modes, nor the call before Python 3.13
                os.fchmod(held.fileno(), _mode(path) if mode is None else mode)
            if flush:
                os.fsync(held.fileno())
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


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
def _lock_file(path: Path) -> Iterator[int]:
    """Open a lock file without changing what it holds; a link, or what is no file, is refused."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            words = say("{path}: this is a link, and links are not followed", path=path)
            raise Locked(words) from fault
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Locked(say("{path}: this is not an ordinary file", path=path))
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        raise Locked(_unlocked(folder, fault)) from fault


def _unlocked(folder: Path, fault: OSError) -> Text:
    if fault.errno in _LOCKLESS:
        return say(
            "{path}: the file system there has no locks, so two runs could spoil each other's "
            "documents; write to another folder with --output",
            path=folder,
        )
    return say("{path}: another run is writing here; wait for it and try again", path=folder)
