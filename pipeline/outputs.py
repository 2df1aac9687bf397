"""What lies in an output folder: documents, the manifest, and the copies beside them."""

import hashlib
import os
import zlib
from pathlib import Path

from pipeline.decode import MOST_BYTES
from pipeline.diagnostics import Text, say
from pipeline.folder import HIDDEN
from pipeline.living import base
from pipeline.living.judged import Judged
from pipeline.living.manifest import FILE, Manifest
from pipeline.living.state import Condition, Held
from pipeline.read import Unreadable, content, unreadable


def folder(path: Path) -> Held:
    """Read what an output folder holds. One that is not there, or is empty, holds nothing.

    Raises Unreadable where a link stands in for the folder or for what is ours in it, and where
    the system cannot read the manifest: nobody knows then what may be overwritten.
    """
    # Texts, for a path of its own costs as much as reading what lies there.
    place = f"{path}{os.sep}"
    for one in (str(path), f"{place}{base.BASE}", f"{place}{FILE}"):
        if os.path.islink(one):  # noqa: PTH114 - see above
            raise Unreadable(say("{path}: this is a link, and links are not followed", path=one))
    digests: dict[str, str] = {}
    made: dict[str, tuple[str, str]] = {}
    troubles: dict[str, Text] = {}
    known, condition, copied = _manifest(path)
    for name in _word_files(path):
        try:
            held = content(f"{place}{name}")
        except Unreadable as fault:
            troubles[name] = fault.text
            continue
        digests[name] = digest = hashlib.sha256(held).hexdigest()
        entry = known.documents.get(name)
        if entry is None or entry.digest != digest:
            origin = _origin(path, digest, held)
            made |= {name: origin} if origin else {}
    return Held(known, condition, copied, digests, made, troubles)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file, or nothing where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def lock_of(path: Path) -> Path | None:
    """Give the file that Word or LibreOffice lays beside a document while somebody has it open."""
    held = (path.with_name(one) for one in _locks(path.name))
    return next((one for one in held if one.exists()), None)


def _locks(name: str) -> tuple[str, ...]:
    # Word writes over the beginning of the name, unless it is short.
    return (f".~lock.{name}#", *(f"~${name[n:]}" for n in (2, 1, 0)))


def dossier(folder: Path, digest: str) -> bytes | None:
    """Give the dossier with this hash that documents were made of; None where it is not kept."""
    packed = folder / base.dossier(digest)
    if not digest or packed.is_symlink():
        return None
    try:
        unpacker = zlib.decompressobj(wbits=_GZIP)
        held = unpacker.decompress(packed.read_bytes(), MOST_BYTES)
    except (OSError, zlib.error):
        return None
    return held if hashlib.sha256(held).hexdigest() == digest else None


_GZIP = 31


def _word_files(path: Path) -> tuple[str, ...]:
    try:
        found = sorted(one.name for one in os.scandir(path))
    except FileNotFoundError:
        return ()
    return tuple(one for one in found if one.endswith(".docx") and not one.startswith(HIDDEN))


def _origin(path: Path, digest: str, held: bytes) -> tuple[str, str] | None:
    """Say what a file was made for, if it is a version that the program wrote here."""
    if not (path / base.copy(digest)).is_file():
        return None
    from pipeline.word.provenance import made_for

    return made_for(held)


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


def generated(path: Path) -> bytes:
    """Read the document that lies there as the program last made it, from the copy that it kept."""
    entry = _manifest(path.parent)[0].documents.get(path.name)
    held = None if entry is None else _stored(path.parent / base.copy(entry.digest))
    if held is None:
        what = say("{path}: how it was when it was made is not kept; name two files", path=path)
        raise Unreadable(what)
    return held


def judged(path: Path) -> Judged | None:
    """Read what the rules last said of the dossier of an output folder; None if it is not kept."""
    try:
        return Judged.parsed((path / base.JUDGED).read_bytes())
    except (OSError, ValueError):
        return None
