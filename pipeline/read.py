"""Stage 1: files become bytes and sources; nothing else opens a file to read."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline import VERSION
from pipeline.diagnostics import Text, Unusable, say
from pipeline.document import Master
from pipeline.living import base
from pipeline.living.judged import Judged
from pipeline.living.manifest import FILE, Manifest
from pipeline.living.state import Condition, Held
from pipeline.norm import Norm
from pipeline.source import Book, Source, load
from pipeline.word.provenance import made_for

STDIN = "-"
_ENDINGS = (".yaml", ".yml")


class Unreadable(Unusable):
    """What the operator named cannot be read."""


def unreadable(path: str | Path, fault: OSError) -> Text:
    """Say what the system says of a path."""
    return say("{path}: {why}", path=path, why=fault.strerror or type(fault).__name__)


def dossiers(paths: Iterable[str]) -> tuple[str, ...]:
    """Give the dossiers that the paths name, folders opened one level, each once, in order."""
    return tuple(dict.fromkeys(one for path in paths for one in _dossiers(path)))


def _dossiers(path: str) -> Iterator[str]:
    if path != STDIN and Path(path).is_dir():
        found = sorted(
            str(one)
            for one in Path(path).iterdir()
            if one.suffix in _ENDINGS and not one.name.startswith((".", "~"))
        )
        if not found:
            raise Unreadable(say("{path}: the folder holds no dossiers (*.yaml)", path=path))
        yield from found
    else:
        yield path


def book(path: str) -> Book:
    """Read a dossier's bytes, once for all that is asked of it; `-` is standard input."""
    return Book(path, sys.stdin.buffer.read() if path == STDIN else content(path))


def content(path: str) -> bytes:
    """Read an ordinary file; a pipe or a device could keep the program waiting for ever."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise Unreadable(say("{path}: this is not an ordinary file", path=path))
        return Path(path).read_bytes()
    except OSError as fault:
        raise Unreadable(unreadable(path, fault)) from fault


def source(path: str) -> Source:
    return load(content(path), path)


def templates_folder() -> Path:
    """Give the folder of document types: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def type_folders(folder: Path) -> tuple[Path, ...]:
    """Give the folder of every document type, by name."""
    found = tuple(one.parent for one in sorted(folder.glob("*/document.yaml")))
    if not found:
        raise Unreadable(say("{path}: the folder holds no document types", path=folder))
    return found


def word_files(folder: Path) -> dict[Norm, bytes]:
    """Read a document type's Word file in each norm."""
    return {norm: content(str(folder / f"{norm}.docx")) for norm in Norm}


def template_texts(folder: Path) -> dict[tuple[str, Norm], bytes]:
    """Read the texts that are kept beside the Word files of a folder of types."""
    paths = ((one.name, norm, one / f"{norm}.txt") for one in type_folders(folder) for norm in Norm)
    return {(name, norm): content(str(path)) for name, norm, path in paths if path.is_file()}


def masters(folder: Path | None) -> dict[str, Master]:
    """Read the masters of a folder by their municipality's number; a stray file is refused."""
    if folder is not None and not folder.is_dir():
        raise Unreadable(say("{path}: there is no such folder of masters", path=folder))
    found = sorted(folder.glob("*.docx")) if folder else []
    return dict(_master(one) for one in found if not one.name.startswith((".", "~")))


def _master(path: Path) -> tuple[str, Master]:
    if not re.fullmatch(r"\d{4}", path.stem):
        raise Unreadable(
            say(
                "{path}: a master is named by its municipality's number, as in 9902.docx", path=path
            )
        )
    held = content(str(path))
    return path.stem, Master(path.as_posix(), held, hashlib.sha256(held).hexdigest())


def program() -> str:
    """Name this very program, for a checkout changes without its version."""
    here = Path(__file__).parent
    held = hashlib.sha256()
    for one in sorted(here.rglob("*.py")):
        held.update(one.read_bytes())
    return f"{VERSION} {held.hexdigest()}"


def folder(path: Path) -> Held:
    """Read what an output folder holds. One that is not there, or is empty, holds nothing.

    Raises Unreadable where a link stands in for the folder or for what is ours in it, and where
    the system cannot read the manifest: nobody knows then what may be overwritten.
    """
    for one in (path, path / base.BASE, path / FILE):
        if one.is_symlink():
            raise Unreadable(say("{path}: this is a link, and links are not followed", path=one))
    digests: dict[str, str] = {}
    made: dict[str, tuple[str, str]] = {}
    troubles: dict[str, Text] = {}
    known, condition, copied = _manifest(path)
    for name in _word_files(path):
        try:
            held = content(str(path / name))
        except Unreadable as fault:
            troubles[name] = fault.text
            continue
        digests[name] = digest = hashlib.sha256(held).hexdigest()
        entry = known.documents.get(name)
        if entry is None or entry.digest != digest:
            origin = _origin(path, digest, held)
            made |= {name: origin} if origin else {}
    return Held(known, condition, copied, digests, made, troubles)


def _word_files(path: Path) -> tuple[str, ...]:
    try:
        found = sorted(one.name for one in os.scandir(path))
    except FileNotFoundError:
        return ()
    return tuple(one for one in found if one.endswith(".docx") and not one.startswith((".", "~")))


def _origin(path: Path, digest: str, held: bytes) -> tuple[str, str] | None:
    """Say what a file was made for, if it is a version that the program wrote here."""
    return made_for(held) if (path / base.copy(digest)).is_file() else None


def _manifest(path: Path) -> tuple[Manifest, Condition, bool]:
    """Read the manifest, or make one of its copy; say how it was found, and if the copy agrees."""
    stored, copy = _stored(path / FILE), _stored(path / base.MANIFEST)
    if stored is not None:
        try:
            return Manifest.parsed(stored), Condition.SOUND, stored == copy
        except ValueError:
            return Manifest.salvaged(stored, _copied(copy)), Condition.DAMAGED, False
    lost = copy is not None or (path / base.BASE).is_dir()
    return _copied(copy), Condition.LOST if lost else Condition.SOUND, False


def _copied(copy: bytes | None) -> Manifest:
    try:
        return Manifest.parsed(copy or b"")
    except ValueError:
        return Manifest()


def _stored(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise Unreadable(unreadable(path, fault)) from fault


def judged(path: Path) -> Judged | None:
    """Read what the rules last said of the dossier of an output folder; None if it is not kept."""
    try:
        return Judged.parsed((path / base.JUDGED).read_bytes())
    except (OSError, ValueError):
        return None
