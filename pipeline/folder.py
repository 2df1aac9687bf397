"""A dossier in a folder: its files as one text, each below a line that names it.

So whatever reads a dossier's text, or writes in it, does not ask of how many files it is. A place
in the whole is a place in one of them, and only who tells of it looks up which.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

# The file that makes a folder a dossier. It comes last, so that what is added at the end of a
# dossier is added to it.
HEAD = "dossier.yaml"
# What makes a folder a document type, which may lie beside a dossier and is no part of it.
DECLARATION = "document.yaml"
# How the files of a dossier end.
ENDINGS = (".yaml", ".yml")
# How a name begins that neither the author nor Word means others to see.
HIDDEN = (".", "~")
_MARK = b"# saksflyt: file "
_NAMED = re.compile(rb"^# saksflyt: file ([^\r\n]+)\n", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")


class Leaf(NamedTuple):
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


def end(text: str) -> int:
    """Give where the last file ends: what is added there is a part of it, line end and all."""
    return len(text) - text.startswith(_MARK.decode())


def head(path: str, content: bytes) -> str:
    """Give the file where what is said of a whole dossier stands: it, or the head of its folder."""
    return within(path, HEAD) if content.startswith(_MARK) else path


def unbound(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Give the files, as `bound` took them; nothing where the content is that of one file alone."""
    marks = list(_NAMED.finditer(content)) if content.startswith(_MARK) else []
    if not marks or marks[0].start() > 0:
        return ()
    ends = [*(one.start() for one in marks[1:]), len(content)]
    return tuple(
        (mark[1].decode(), content[mark.end() : end].removesuffix(b"\n"))
        for mark, end in zip(marks, ends, strict=True)
    )


def parts(paths: Iterable[str]) -> Iterator[str]:
    """Give those of the files in a folder that are its dossier's, by their names alone."""
    held = frozenset(paths)
    return (one for one in sorted(held) if _is_part(one, held))


def _is_part(path: str, beside: Container[str]) -> bool:
    *steps, name = path.split("/")
    if any(step.startswith(HIDDEN) for step in (*steps, name)):
        return False
    ways = ("/".join(steps[: n + 1]) for n in range(len(steps)))
    others = any(f"{way}/{mark}" in beside for way in ways for mark in (HEAD, DECLARATION))
    return name.lower().endswith(ENDINGS) and not others


def is_whole(content: bytes) -> bool:
    """Tell whether a file is a dossier of its own: it says its contract and its municipality.

    So a copy, or the dossier of another municipality, is no part of the folder that it lies in.
    """
    plain = content.translate(None, OF_NOTEPAD)
    return all(one.search(plain) for one in _OF_A_WHOLE)


# Keys of the outermost level. Notepad may begin with a byte order mark, and in UTF-16 a null
# stands by each letter.
_OF_A_WHOLE = tuple(
    re.compile(rb"""^["']?%s["']?[ \t]*:""" % key, re.MULTILINE)
    for key in (b"schema", b"municipality")
)
OF_NOTEPAD = b"\0\xff\xfe\xef\xbb\xbf"


def within(path: str, name: str) -> str:
    """Give the path of a file in the folder of a dossier; without a name, that of the dossier."""
    return (name or path) if path == "." or not name else f"{path}/{name}"


def named(path: str, file: str) -> str:
    """Give the name that a file has in the folder of a dossier; it has none if it is all of it."""
    return "" if file == path else file if path == "." else file.removeprefix(f"{path}/")


def is_blank(content: bytes) -> bool:
    """Tell whether a file has no more than remarks: a section that nobody has begun on."""
    lines = (one.strip() for one in content.splitlines())
    return all(one.startswith(b"#") for one in lines if one)


def leaves(text: str) -> tuple[Leaf, ...]:
    """Give the files of a whole text; one alone has no name."""
    files = unbound(text.encode()) if text.startswith(_MARK.decode()) else ()
    if not files:
        return (Leaf("", text),)
    found = []
    start = above = 0
    for name, content in files:
        head = f"{_MARK.decode()}{name}\n"
        held = content.decode()
        found.append(Leaf(name, held, start + len(head), above + 1))
        start += len(head) + len(held) + 1
        above += 1 + len(_LINE_END.findall(f"{held}\n"))
    return tuple(found)


def leaf_at(held: tuple[Leaf, ...], line: int) -> Leaf:
    """Give the file that a line of the whole stands in."""
    return held[max(0, bisect_right([one.above for one in held], line - 1) - 1)]
