"""Stage 1: files become bytes and sources; nothing else opens a file to read."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline import VERSION, shelf, within
from pipeline import folder as folders
from pipeline.decode import MOST_BYTES, plain
from pipeline.diagnostics import NOTHING, Text, Unusable, say
from pipeline.document import BLOCKS, Look
from pipeline.frozen import replace
from pipeline.language import mark
from pipeline.norm import Norm
from pipeline.source import Book, Source, load
from pipeline.word.faults import Refused, fault

STDIN = "-"


class Unreadable(Unusable):
    """What the operator named cannot be read."""


# What the system says, in words that say what to do. The system's own are English everywhere.
_WHY = {
    errno.ENOENT: mark(
        "there is no such file or folder; see that the name and the place are right"
    ),
    errno.EACCES: mark(
        "the system gives no access; close the file in other programs, or ask for the right to it"
    ),
    errno.EEXIST: mark("it exists already and was left as it is; choose another name"),
    errno.EISDIR: mark("it is a folder, not a file; name a file in it"),
    errno.ENOTDIR: mark("a part of the path is a file, not a folder; choose another place"),
    errno.ENOSPC: mark("the disk is full; make room, and run again"),
    errno.EROFS: mark("the place can only be read; choose one that can be written to"),
    errno.ENAMETOOLONG: mark("the name is too long for this system; choose a shorter one"),
    errno.EINVAL: mark("the name holds a character that this system does not take; leave it out"),
    errno.ELOOP: mark("the link leads in a ring; mend it, or name the file itself"),
    errno.EIO: mark("the disk does not answer as it should; see that it is connected"),
}
_WHY |= {errno.EPERM: _WHY[errno.EACCES], errno.EDQUOT: _WHY[errno.ENOSPC]}


def why(fault: OSError) -> Text:
    """Say why the system does not give or take a file, and what to do."""
    return say(_WHY.get(fault.errno or 0) or fault.strerror or type(fault).__name__)


def unreadable(path: str | Path, fault: OSError) -> Text:
    return say("{path}: {why}", path=path, why=why(fault))


def dossiers(paths: Iterable[str]) -> tuple[str, ...]:
    """Give the dossiers that the paths name, folders opened one level, each once, in order."""
    return tuple(dict.fromkeys(one for path in paths for one in _dossiers(path)))


def _dossiers(path: str) -> tuple[str, ...]:
    place = Path(path)
    if path != STDIN and place.is_dir():
        return (path, *_apart(place)) if is_bound(place) else _opened(place)
    if path == STDIN or place.suffix or place.exists():
        return (path if path == STDIN else _whole(place) or path,)
    raise Unreadable(
        say(
            "{path}: there is no such file or folder. Say where your dossiers are, or start one: "
            "saksflyt init {example} --municipality NUMBER",
            path=path,
            example=place / "NAME.yaml",
        )
    )


def is_bound(folder: Path) -> bool:
    """Tell whether a folder is itself a dossier, whose files each hold some of its sections."""
    return (folder / folders.HEAD).is_file()


def _whole(file: Path) -> str | None:
    """Give the folder of the dossier that a file is a part of: who names a file means them all."""
    found = next((one for one in file.parents if is_bound(one)), None)
    return None if found is None or _is_apart(file) else str(found)


def _is_apart(file: Path, held: bytes | None = None) -> bool:
    """Tell a dossier of its own, that lies in the folder of another."""
    if file.name == folders.HEAD:
        return False
    try:
        return folders.is_whole(content(str(file)) if held is None else held)
    except Unreadable:
        return False


def _apart(folder: Path) -> Iterator[str]:
    """Give the dossiers of their own that lie in the folder of a dossier, and below."""
    try:
        inside = tuple(_inside(folder))
    except Unreadable:  # who reads the dossier says so
        return
    for one in inside:
        if one.is_dir():
            yield from (str(one), *_apart(one))
        elif _is_apart(one):
            yield str(one)


def _opened(folder: Path) -> tuple[str, ...]:
    found = tuple(sorted(str(one) for one in folder.iterdir() if is_dossier(one)))
    if found:
        return found
    raise Unreadable(
        say(
            "{path}: the folder holds no dossiers (*.yaml or *.yml). Start one: "
            "saksflyt init {example} --municipality NUMBER",
            path=folder,
            example=folder / "NAME.yaml",
        )
    )


def is_dossier(path: Path) -> bool:
    if path.name.startswith(folders.HIDDEN):
        return False
    return is_bound(path) if path.is_dir() else path.suffix.lower() in folders.ENDINGS


def beginning(path: Path) -> bytes:
    """Read how a file begins; nothing of what cannot be read."""
    try:
        # Opening what is no file, as a pipe, could wait for ever.
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(4_096)
    except OSError:
        return b""


def book(path: str) -> Book:
    """Read a dossier's bytes, once for all that is asked of it; `-` is standard input."""
    if path != STDIN and os.path.isdir(path):  # noqa: PTH112 - as in content
        return Book(path, _bound(Path(path)))
    return Book(path, sys.stdin.buffer.read() if path == STDIN else content(path))


def _bound(folder: Path) -> bytes:
    """Read the files of a dossier that is a folder, in the folder and below."""
    named = [(one, content(str(one))) for one in _files(folder)]
    files = [(one, held) for one, held in named if not _is_apart(one, held)]
    if sum(len(held) for _, held in files) > MOST_BYTES:
        raise Unreadable(say("{path}: the folder holds more than a dossier may", path=folder))
    return folders.bound((one.relative_to(folder).as_posix(), plain(held)) for one, held in files)


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in _inside(folder) if one.is_file())


def _inside(folder: Path) -> Iterator[Path]:
    """Give the files of a dossier's folder, and the folders in it that are dossiers themselves.

    Neither links, nor what is hidden, nor document types are followed.
    """
    for one in listed(folder):
        if one.name.startswith(folders.HIDDEN) or one.is_symlink():
            continue
        if one.is_dir():
            if is_bound(one):
                yield one
            elif not (one / folders.DECLARATION).exists():
                yield from _inside(one)
        elif one.suffix.lower() in folders.ENDINGS:
            yield one


def stamps(paths: Iterable[str]) -> dict[str, object]:
    """Tell each dossier that the paths name apart from what it was, without reading it.

    What is not there in this moment, as a file that an editor puts another in the place of, is not
    among them.
    """
    found: dict[str, object] = {}
    for path in paths:
        try:
            named = dossiers((path,))
            found |= {one: _stamp(Path(one)) for one in named if one != STDIN}
        except (OSError, Unusable):
            continue
    return found


def _stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    files = tuple(_files(path)) if path.is_dir() else (path,)
    held = ((str(one), one.stat()) for one in files)
    return tuple((name, each.st_mtime_ns, each.st_size) for name, each in held)


def content(path: str) -> bytes:
    """Read an ordinary file; a pipe or a device could keep the program waiting for ever."""
    # No path of its own and no buffer: for a country's documents they cost as much as the hashes.
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            raise Unreadable(say("{path}: this is not an ordinary file", path=path))
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.readall()
    except OSError as fault:
        raise Unreadable(unreadable(path, fault)) from fault


def picture(path: str, name: str) -> bytes | Text:
    place = Path(path)
    folder = place if place.is_dir() else place.parent
    return within.content(None if path == STDIN else folder, name, why)


def source(path: str) -> Source:
    return load(content(path), path)


def templates_folder() -> Path:
    """Give the folder of document types: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


# The files of a document type, any of which makes a folder one.
TYPE_FILES = (folders.DECLARATION, *(f"{norm}.docx" for norm in Norm))


def type_folders(folder: Path) -> tuple[Path, ...]:
    """Give the folder of every document type, by name; one may lack its declaration."""
    found = tuple(
        one
        for one in listed(folder)
        if not one.name.startswith(".") and one.name != BLOCKS
        if any((one / file).exists() for file in TYPE_FILES)
    )
    if not found:
        raise Unreadable(say("{path}: the folder holds no document types", path=folder))
    return found


def same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file or folder; what is not there is not the same."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise Unreadable(unreadable(folder, error)) from error


def blocks(folder: Path) -> dict[Norm, bytes]:
    """Read what the document types of a folder have in common: the program's own, if none is."""
    own = folder / BLOCKS
    held = own if own.is_dir() else templates_folder() / BLOCKS
    paths = ((norm, held / f"{norm}.docx") for norm in Norm)
    return {norm: content(str(path)) for norm, path in paths if path.exists()}


# What the look of a folder's types may be called, the first where the program writes it.
FAMILIES = ("family.docx", "family.dotx")


def family(folder: Path) -> Look:
    """Read how the document types of a folder look: as the program's own, if it does not say."""
    home = templates_folder()
    own = next((one for one in (folder / name for name in FAMILIES) if one.exists()), None)
    held = look(own or home / FAMILIES[0], (own or Path(FAMILIES[0])).name)
    return replace(held, proven=own is None or same(folder, home))


def template_texts(folder: Path) -> dict[tuple[str, Norm], bytes]:
    """Read the texts that are kept beside the Word files of a folder of types."""
    folders = (*type_folders(folder), folder / BLOCKS)
    paths = ((one.name, norm, one / f"{norm}.txt") for one in folders for norm in Norm)
    return {(name, norm): content(str(path)) for name, norm, path in paths if path.is_file()}


LIKE_WORD = (".docx", ".doc", ".docm", ".dotx", ".dotm", ".odt", ".rtf")


def word_file(path: Path) -> bytes:
    """Read a Word file; raises Refused for what cannot be one, as far as its ends tell."""
    from pipeline.word.zipped import unsound

    try:
        # A pipe or a device would keep the program waiting.
        held = path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise Refused("T001", say("the file cannot be opened: {why}", why=why(error))) from error
    if held is None and path.exists():
        raise Refused("T001", say("this is no file"), say("put a Word file in its place"))
    if held is None:
        raise Refused("T001", say("there is no such file"), _taken_for(path))
    if refused := unsound(held):
        raise refused
    return held


def _taken_for(path: Path) -> Text:
    """Name a file beside a missing one that is likely to be meant."""
    beside = (path.with_suffix(end) for end in LIKE_WORD)
    found = next((one.name for one in beside if one != path and one.is_file()), None)
    if found is None:
        return NOTHING
    return say("open {found} in Word and save it as {name}", found=found, name=path.name)


def look(path: Path, name: str) -> Look:
    """Read how documents look; one that cannot be read says why."""
    try:
        held = word_file(path)
    except Refused as refused:
        return Look(name, b"", "", fault(name, refused))
    return Look(name, held, hashlib.sha256(held).hexdigest())


def program() -> str:
    """Name this very program, for a checkout changes without its version."""
    here = Path(__file__).parent
    held = hashlib.sha256()
    for path in _modules(here):
        held.update(path.read_bytes())
    return f"{VERSION} {held.hexdigest()}"


def _modules(folder: Path) -> Iterator[Path]:
    """Give the modules of a folder and below; scandir tells the kinds, so half as long as rglob."""
    for one in sorted(os.scandir(folder), key=lambda held: held.name):
        if one.is_dir():
            yield from _modules(Path(one.path))
        elif one.name.endswith(".py"):
            yield Path(one.path)


def compiled(cache: Path, key: str) -> bytes | None:
    """Read a compiled template of an earlier run; raises shelf.Odd for what cannot be trusted."""
    return shelf.content(cache, key)


def versions(names: Iterable[str]) -> str:
    """Name the versions of libraries; raises shelf.Odd for one that tells nothing."""
    return shelf.versions(names)


class Example(NamedTuple):
    """What shows a code; `told` where it is words for a person, to be translated."""

    wrong: str = ""
    right: str = ""
    source: str = ""
    told: bool = False


def examples() -> dict[str, Example]:
    """Read what explain shows of each code that is born in a stage."""
    import tomllib

    held = tomllib.loads(content(str(Path(__file__).with_name("examples.toml"))).decode())
    made = {code: Example(**one) for code, one in held.items()}
    return {
        code: one._replace(wrong=one.wrong.strip("\n"), right=one.right.strip("\n"))
        for code, one in made.items()
    }
