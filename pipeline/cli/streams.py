"""The three streams of a process: what stands in for a closed one, and for one that fails."""

import os
import sys


def stand_in() -> None:
    """Put nothing in the place of a closed stream, or the next file would be taken for it."""
    for name, way in (("stdin", os.O_RDONLY), ("stdout", os.O_WRONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), mode, encoding="utf-8"))


def let_go() -> OSError | None:
    """Write the last of what is said; what cannot be, Python is not to try again as it ends."""
    try:
        sys.stdout.flush()
    except OSError as fault:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return fault
    return None
