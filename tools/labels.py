"""Finds what stands under a label in the text of a document: a heading, a column, a row, a line."""

import re
from collections.abc import Iterable, Iterator

_SPACES = str.maketrans("\u00a0\u202f\u2011", "  -")
_DEEPEST = 9
# A value behind a label: after a tab or a colon.
_SAID = re.compile(r"\t.|: .")
# What may stand before the words of a label: a number, a letter, or that of a table.
_NUMBER = re.compile(r"(?:(?:tabell|vedlegg|figur|mål) )?(?:\d+(?:\.\d+)*[.:)]?|[a-z]\))\s+")


def holds(said: str, value: str) -> bool:
    """Say whether a text holds a value, whatever spaces and capitals it is written with.

    What begins or ends in a figure is the whole figure: 4 is not in 14, nor in 4,5.
    """
    wanted = re.escape(_plain(value))
    before = r"(?<![\d.,/-])" if value[:1].isdigit() else ""
    after = r"(?![\d/-]|[.,]\d)" if value[-1:].isdigit() else ""
    return bool(re.search(f"{before}{wanted}{after}", _plain(said)))


def _plain(said: str) -> str:
    return " ".join(said.translate(_SPACES).split()).casefold()


def under(body: str, label: tuple[str, ...]) -> str:
    """Give what stands under a label, or under the last of several, each within the one before."""
    lines = body.translate(_SPACES).splitlines()
    for one in label:
        lines = list(_title(lines) if one == "(tittel)" else _under(lines, one))
    return "\n".join(lines)


def _title(lines: Iterable[str]) -> Iterator[str]:
    return (one for one in lines if one.startswith("# "))


def _under(lines: list[str], label: str) -> Iterator[str]:
    for n, line in enumerate(lines):
        if line.startswith("|"):
            yield from _in_table(lines, n, label)
        elif line.startswith("#"):
            if _named(line.lstrip("# "), label):
                yield from _section(lines[n + 1 :], _level(line))
        elif _named(line.removeprefix("- "), label):
            yield line
            # A line of its own leads what follows; one with the value behind it says it all.
            if not _SAID.search(line.partition(label)[2]):
                yield from _section(lines[n + 1 :], _DEEPEST)


def _section(lines: list[str], level: int) -> Iterator[str]:
    """Give the lines until the next heading that is not below."""
    for one in lines:
        if one.startswith("#") and _level(one) <= level:
            return
        yield one


def _level(line: str) -> int:
    return len(line) - len(line.lstrip("#"))


def _in_table(lines: list[str], n: int, label: str) -> Iterator[str]:
    """Give the row that a label stands in, and the column that it stands over."""
    at = next((i for i, one in enumerate(_cells(lines[n])) if _in_cell(one, label)), None)
    if at is None:
        return
    yield lines[n]
    if n and lines[n - 1].startswith("|"):
        return
    for one in lines[n + 1 :]:
        if not one.startswith("|"):
            return
        cells = _cells(one)
        yield cells[at] if at < len(cells) else ""


def _cells(row: str) -> list[str]:
    return row.strip("| ").split(" | ")


def _in_cell(cell: str, label: str) -> bool:
    return any(_named(one, label) for one in cell.split(" / "))


def _named(said: str, label: str) -> bool:
    said, wanted = said.strip().casefold(), label.casefold()
    return any(
        one == wanted or re.match(rf"{re.escape(wanted)}(?:\t|\s*[,:(–])", one)
        for one in (said, _NUMBER.sub("", said, count=1))
    )
