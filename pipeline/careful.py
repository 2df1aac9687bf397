"""Opening a file that somebody else may have put there: no link is followed, nothing is waited for.

Only who reads on behalf of read asks for it.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A pipe or a device that nobody writes to would keep us waiting.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def opened(path: str | Path, folder: int | None = None) -> Iterator[int]:
    """Open a path, or a name in a folder that is open, and close it again."""
    place = os.open(path, _FLAGS, dir_fd=folder)
    try:
        yield place
    finally:
        os.close(place)


def is_file(held: os.stat_result) -> bool:
    return stat.S_ISREG(held.st_mode)


def is_junction(held: os.stat_result) -> bool:
    """Tell what leads elsewhere on Windows, and is no link."""
    return bool(getattr(held, "st_reparse_tag", 0))


def content(place: int, most: int) -> bytes:
    """Read what is open, as far as it may be long and one byte more, which tells that it is not."""
    with open(place, "rb", closefd=False) as file:
        return file.read(most + 1)
