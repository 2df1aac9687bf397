"""Read what lies within a folder and nowhere else: on behalf of read, and of nobody else."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from pipeline import careful
from pipeline.diagnostics import Text, Unusable, say
from pipeline.word.picture import MOST_BYTES

_ASTRAY = re.compile(r"^[A-Za-z]:|[\\\x00]").search


def content(folder: Path | None, name: str, why: Callable[[OSError], Text]) -> bytes | Text:
    """Read a picture, or as much of it as shows that it is too large; else say why it cannot be.

    Standard input has no folder.
    """
    if folder is None:
        return say("a dossier from standard input has no folder, and so no pictures")
    try:
        return _read(folder, name)
    except Unusable as astray:
        return astray.text
    except OSError as fault:
        return say("there is no such picture") if fault.errno == errno.ENOENT else why(fault)


def _read(folder: Path, name: str) -> bytes:
    steps = name.split("/")
    if _ASTRAY(name) or any(step in ("", ".", "..") for step in steps):
        raise Unusable(say("the name leads out of the folder of the dossier"))
    with ExitStack() as held:
        # Windows opens no folder, and so nothing from one.
        opened = _from_folder if os.open in os.supports_dir_fd else _by_names
        place = opened(folder, steps, held)
        if not careful.is_file(os.fstat(place)):
            raise _not_a_file()
        return careful.content(place, MOST_BYTES)


def _from_folder(folder: Path, steps: Iterable[str], held: ExitStack) -> int:
    """Open each step from the one before it: nothing can change between look and reading."""
    place = os.open(folder, os.O_RDONLY)
    held.callback(os.close, place)
    for step in steps:
        try:
            place = held.enter_context(careful.opened(step, place))
        except OSError as fault:
            if fault.errno in (errno.ELOOP, errno.ENXIO):
                raise _in_the_way() from None
            raise
    return place


def _by_names(folder: Path, steps: Iterable[str], held: ExitStack) -> int:
    """Look at each step, and open the last; refused if that is another than was looked at."""
    place, seen = folder, folder.stat()
    for step in steps:
        place /= step
        seen = place.lstat()
        if stat.S_ISLNK(seen.st_mode) or careful.is_junction(seen):
            raise _in_the_way()
    if not careful.is_file(seen):
        raise _not_a_file()
    opened = held.enter_context(careful.opened(place))
    if not os.path.samestat(seen, os.fstat(opened)):
        raise _in_the_way()
    return opened


def _in_the_way() -> Unusable:
    return Unusable(say("a link or a device stands in the way, and is not opened"))


def _not_a_file() -> Unusable:
    return Unusable(say("this is not an ordinary file"))
