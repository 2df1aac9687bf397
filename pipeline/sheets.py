"""A dossier in a folder: its files as one text, each below a line that names it.

So whatever reads a dossier's text, or writes in it, does not ask of how many files it is. A place
in the whole is a place in one of them, and only who tells of it looks up which.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

# The file that makes a folder a dossier. It comes last, so that what is added at the end of a
# dossier is added to it.
HEAD = "dossier.yaml"
_MARK = b"# saksflyt: file "
_NAMED = re.compile(rb"^# saksflyt: file ([^\r\n]+)\n", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")


class Sheet(NamedTuple):
    """One file of a dossier: its name in the folder, and what stands above it in the whole.

    `start` is the index in the whole text where it begins, `above` the number of lines before.
    """

    name: str
    text: str
    start: int = 0
    above: int = 0


def bound(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Lay the files of a folder end to end, the head last."""
    ordered = sorted(files, key=lambda one: (one[0] == HEAD, one[0]))
    return b"".join(_MARK + name.encode() + b"\n" + content + b"\n" for name, content in ordered)


def unbound(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Give the files, as `bound` took them; nothing where the content is that of one file alone."""
    if not content.startswith(_MARK):
        return ()
    marks = list(_NAMED.finditer(content))
    ends = [*(one.start() for one in marks[1:]), len(content)]
    return tuple(
        (mark[1].decode(), content[mark.end() : end].removesuffix(b"\n"))
        for mark, end in zip(marks, ends, strict=True)
    )


def sheets(text: str) -> tuple[Sheet, ...]:
    """Give the files of a whole text; one alone has no name."""
    if not text.startswith(_MARK.decode()):
        return (Sheet("", text),)
    found = []
    start = above = 0
    for name, content in unbound(text.encode()):
        head = f"{_MARK.decode()}{name}\n"
        held = content.decode()
        found.append(Sheet(name, held, start + len(head), above + 1))
        start += len(head) + len(held) + 1
        above += 1 + len(_LINE_END.findall(f"{held}\n"))
    return tuple(found)


def sheet_at(held: tuple[Sheet, ...], line: int) -> Sheet:
    """Give the file that a line of the whole stands in."""
    return held[max(0, bisect_right([one.above for one in held], line - 1) - 1)]
