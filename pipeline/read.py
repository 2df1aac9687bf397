"""Stage 1: files become bytes and sources; nothing else opens a file to read."""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.diagnostics import Diagnostic, Severity, Text, Unusable, say
from pipeline.document import Master, Masters
from pipeline.manifest import FILE, Manifest
from pipeline.norm import Norm
from pipeline.source import Source, load
from pipeline.word.faults import Refused, fault

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
    """Give the folder of every document type, by name; one may lack its declaration."""
    marks = ("document.yaml", *(f"{norm}.docx" for norm in Norm))
    found = tuple(
        one
        for one in _listed(folder)
        if not one.name.startswith(".") and any((one / mark).exists() for mark in marks)
    )
    if not found:
        raise Unreadable(say("{path}: the folder holds no document types", path=folder))
    return found


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise Unreadable(unreadable(folder, error)) from error


def word_files(folder: Path) -> dict[Norm, bytes]:
    """Read a document type's Word file in each norm."""
    return {norm: content(str(folder / f"{norm}.docx")) for norm in Norm}


def word_file(path: Path) -> bytes:
    """Read a Word file; raises Refused for what cannot be one, as far as its ends tell."""
    from pipeline.word.package import unsound

    try:
        # A pipe or a device would keep the program waiting.
        held = path.read_bytes() if path.is_file() else None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Refused("T001", say("the file cannot be opened: {why}", why=why)) from error
    if held is None and path.exists():
        raise Refused("T001", say("this is no file"), say("put a Word file in its place"))
    if held is None:
        raise Refused("T001", say("there is no such file"))
    if refused := unsound(held):
        raise refused
    return held


def masters(folder: Path | None) -> Masters:
    """Read the masters of a folder, and say what in it is none or cannot be used."""
    if folder is None:
        return Masters({})
    if not folder.is_dir():
        raise Unreadable(say("{path}: there is no such folder of masters", path=folder))
    # Of 9902.docx and 9902.DOCX the first is taken.
    near = filter(_is_near_a_master, _listed(folder))
    held: dict[str, Master] = {}
    strays = []
    for path in sorted(near, key=lambda one: not one.suffix.islower()):
        if _MASTER(path.name) and path.stem not in held:
            held[path.stem] = _master(path)
        else:
            strays.append(_stray(path))
    faults = (one.fault for one in held.values() if one.fault)
    mild = (replace(one, code="T012", severity=Severity.WARNING) for one in faults)
    return Masters(dict(sorted(held.items())), tuple(sorted((*strays, *mild))))


_MASTER = re.compile(r"[0-9]{4}\.docx", re.IGNORECASE).fullmatch
_NUMBERED = re.compile(r"[0-9]{4}(?![0-9])").match
_LIKE_WORD = (".docx", ".doc", ".docm", ".dotx", ".dotm", ".odt", ".rtf")


def _is_near_a_master(path: Path) -> bool:
    """Leave out what nobody means as a master: pictures, notes, and what the system hides."""
    named = path.suffix.lower() in _LIKE_WORD or _NUMBERED(path.name)
    return bool(named) and not path.name.startswith(".")


def _stray(path: Path) -> Diagnostic:
    what = say("this is not used as a master, as it is not named by a municipality's number")
    hint = say("name it as in 9902.docx, or move it out of the folder")
    if path.name.startswith("~"):
        what = say("this shows that a master is open in Word")
        hint = say("save and close it in Word: what is not saved is in no document")
    return Diagnostic(path.as_posix(), 1, 1, "T012", what, hint, Severity.WARNING)


def _master(path: Path) -> Master:
    name = path.as_posix()
    try:
        held = word_file(path)
    except Refused as refused:
        return Master(name, b"", "", fault(name, refused))
    return Master(name, held, hashlib.sha256(held).hexdigest())


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
