"""Read what lies within a folder and nowhere else: on behalf of read, and of nobody else."""

import errno
import os
import re
import stat
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from pipeline.diagnostics import Text, say
from pipeline.word.picture import MOST_BYTES

_ASTRAY = re.compile(r"^[A-Za-z]:|[\\\x00]").search
# A link is not followed, and a pipe or a device that nobody writes to does not keep us waiting.
_CAREFUL = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Astray(Exception):
    """A name leads out of the folder, or to what is no file."""

    def __init__(self, what: Text) -> None:
        super().__init__(what)
        self.what = what


def content(folder: Path | None, name: str, why: Callable[[OSError], Text]) -> bytes | Text:
    """Read a picture, or as much of it as shows that it is too large; else say why it cannot be.

    Standard input has no folder.
    """
    if folder is None:
        return say("a dossier from standard input has no folder, and so no pictures")
    try:
        return _read(folder, name)
    except Astray as astray:
        return astray.what
    except OSError as fault:
        return say("there is no such picture") if fault.errno == errno.ENOENT else why(fault)


def _read(folder: Path, name: str) -> bytes:
    """Open each step from the one before it: nothing can change between look and reading."""
    steps = name.split("/")
    if _ASTRAY(name) or any(step in ("", ".", "..") for step in steps):
        raise Astray(say("the name leads out of the folder of the dossier"))
    with ExitStack() as held:
        place = os.open(folder, os.O_RDONLY)
        held.callback(os.close, place)
        for step in steps:
            place = _opened(step, place)
            held.callback(os.close, place)
        if not stat.S_ISREG(os.fstat(place).st_mode):
            raise Astray(say("this is not an ordinary file"))
        with os.fdopen(os.dup(place), "rb") as file:
            return file.read(MOST_BYTES + 1)


def _opened(step: str, place: int) -> int:
    try:
        return os.open(step, _CAREFUL, dir_fd=place)
    except OSError as fault:
        if fault.errno in (errno.ELOOP, errno.ENXIO):
            raise Astray(say("a link or a device stands in the way, and is not opened")) from None
        raise
