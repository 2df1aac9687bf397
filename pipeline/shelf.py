"""The cache of compiled templates, read on behalf of read, and of nobody else.

What lies there is code, so it is trusted as Python's own compiled files are: only where nobody but
this user can have put it. All that is odd counts as nothing kept.
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from pipeline import careful
from pipeline.diagnostics import NOTHING, Text, Unusable, say

# Folders of ours in the user's cache folder, outermost first.
OURS = ("saksflyt", "templates")
# In days.
UNUSED = 30
_KEY_SIZE = 64
_SUM_SIZE = 32
_MOST = 50_000_000


class Odd(Unusable):
    """The cache, or something in it, is not as it would be had we alone made it."""


def content(root: Path, key: str) -> bytes | None:
    """Read what is kept under a key; None where nothing is. Raises Odd for what is not ours.

    `root` is the user's cache folder. What is read has its sum checked, and the key in it.
    """
    path = entry(root, key)
    if not all(present(one) for one in folders(root)):
        return None
    try:
        with careful.opened(path) as place:
            held = os.fstat(place)
            if not careful.is_file(held) or not _alone(held) or held.st_size > _MOST:
                raise _odd(path)
            whole = careful.content(place, _MOST)
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _odd(path) from fault
    body = whole[_SUM_SIZE:]
    if whole[:_SUM_SIZE] != _sum(key, body):
        raise _odd(path)
    return body


def sealed(key: str, body: bytes) -> bytes:
    """Give what is kept under a key, with its sum."""
    return _sum(key, body) + body


def entry(root: Path, key: str) -> Path:
    return root.joinpath(*OURS, key)


def is_entry(name: str) -> bool:
    return len(name) == _KEY_SIZE and set(name) <= set("0123456789abcdef")


def folders(root: Path) -> tuple[Path, ...]:
    """Give every folder from the user's cache folder down to that of the entries."""
    return (root, *(root.joinpath(*OURS[: n + 1]) for n in range(len(OURS))))


def present(folder: Path) -> bool:
    """Say whether a folder is there; raises Odd where another may have put something in it."""
    try:
        held = folder.lstat()
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise _odd(folder) from fault
    private = folder.name not in OURS or not held.st_mode & 0o077 or os.name == "nt"
    if (
        not stat.S_ISDIR(held.st_mode)
        or careful.is_junction(held)
        or not _alone(held)
        or not private
    ):
        raise _odd(folder)
    return True


def within(root: Path, places: tuple[Path, ...]) -> Text:
    """Say that the cache would lie in a folder that others may fill: a project, say."""
    found = root.joinpath(*OURS).resolve()
    astray = any(found.is_relative_to(one.resolve()) for one in places)
    if not astray:
        return NOTHING
    return say("{path}: the cache lies in a folder that is worked in, and is not used", path=root)


def versions(names: Iterable[str]) -> str:
    """Name the versions of libraries without loading them: by the folders that tell of them.

    Raises Odd for one that tells nothing.
    """
    from importlib.util import find_spec

    found = []
    for name in names:
        spec = find_spec(name)
        home = Path(spec.origin).parent.parent if spec and spec.origin else Path()
        told = (one.name for one in home.glob(f"{name}-*.dist-info"))
        version = max(told, default="")
        if not version:
            raise Odd(say("{name}: nobody knows which version this is", name=name))
        found.append(version)
    return " ".join(found)


def _alone(held: os.stat_result) -> bool:
    """Say whether only this user can write there; on Windows the profile's rights see to that."""
    if os.name == "nt":
        return True
    return held.st_uid == os.geteuid() and not held.st_mode & 0o022


def _sum(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).digest()


def _odd(path: Path) -> Odd:
    return Odd(say("{path}: not as the program left it; the cache is not used", path=path))
