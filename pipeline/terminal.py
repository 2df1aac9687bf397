"""Tables and progress for people at a terminal; the only door to rich."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

Rows = Iterable[Sequence[str]]
# The last is why a document is out of date.
_LOOKS = ("bold underline", "bold", "bold", "", "dim")
# Lines of the outermost depths have room above.
_SPACED = 2


class OutlineLine(NamedTuple):
    """A line of an outline: how deep it stands, its text, and its state with the colour of it."""

    depth: int
    text: str
    state: str = ""
    tone: str = ""


def table(columns: Sequence[str], rows: Rows, *, colour: bool, width: int) -> str:
    """Draw a table that fits the width; long cells are folded, never cut."""
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return _printed(drawn, colour=colour, width=width)


def outline(lines: Iterable[OutlineLine], *, colour: bool, width: int) -> str:
    """Draw lines of text and state, each at its depth; a text keeps its depth where it folds."""
    drawn = Table(box=None, show_header=False, pad_edge=False)
    drawn.add_column(overflow="fold", ratio=3)
    drawn.add_column(overflow="fold", ratio=2)
    for line in lines:
        above = 1 if line.depth < _SPACED else 0
        text = Padding(Text(line.text, _LOOKS[line.depth]), (above, 0, 0, 2 * line.depth))
        drawn.add_row(text, Padding(Text(line.state, line.tone), (above, 0, 0, 0)))
    return _printed(drawn, colour=colour, width=width)


def progress(steps: Iterable[str], total: int, label: str) -> Iterator[str]:
    """Pass the steps on while a bar on stderr counts them."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(steps, total=total, description=label)


def _printed(drawn: Table, *, colour: bool, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, no_color=not colour).print(drawn)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
