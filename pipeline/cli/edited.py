"""A dossier as it is and as it is to read: the lines that differ, and the writing of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.source import Book


def unified(was: "Book", now: "Book") -> str:
    """Give the lines that differ, as other programs show and apply them; of a folder, by file."""
    from pipeline.decode import decoded
    from pipeline.folder import leaves, within

    before = {one.name: one.text for one in leaves(decoded(was.content, was.path))}
    after = {one.name: one.text for one in leaves(decoded(now.content, now.path))}
    names = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    paths = {one: within(was.path, one) for one in names}
    return "".join(
        line
        for one in names
        for line in _lines(before.get(one, ""), after.get(one, ""), paths[one])
    )


def _lines(was: str, now: str, path: str) -> Iterator[str]:
    from difflib import unified_diff

    old, new = (one.splitlines(keepends=True) for one in (was, now))
    for line in unified_diff(old, new, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def written(was: "Book", now: "Book") -> None:
    """Write a dossier in the place of the one that was read; stop where somebody was first."""
    from pipeline import read, write
    from pipeline.diagnostics import Unusable, say

    if was.path == read.STDIN:
        raise Unusable(say("standard input cannot be written to; name the file, or add --dry-run"))
    if not write.entered(was, now.content):
        raise Unusable(say("{path}: somebody has changed it meanwhile; run again", path=was.path))
