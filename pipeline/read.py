"""Stage 1: files become bytes and sources; nothing else opens a file to read."""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.diagnostics import Text, Unusable, say
from pipeline.document import Master
from pipeline.manifest import FILE, Manifest
from pipeline.norm import Norm
from pipeline.source import Source, load

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


def content(path: str) -> bytes:
    """Read a dossier's bytes; `-` is standard input."""
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
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


def manifest(folder: Path) -> Manifest:
    """Read an output folder's manifest; a missing or damaged one knows no documents."""
    try:
        return Manifest.parsed((folder / FILE).read_bytes())
    except (OSError, ValueError):
        return Manifest()


def digest(path: Path) -> str:
    """Give the SHA-256 of a file, or nothing where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
