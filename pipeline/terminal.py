"""Tables and progress for people at a terminal; the only door to rich."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

Rows = Iterable[Sequence[str]]


def table(columns: Sequence[str], rows: Rows, *, colour: bool, width: int) -> str:
    """Draw a table that fits the width; long cells are folded, never cut."""
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, no_color=not colour).print(drawn)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def progress(steps: Iterable[str], total: int, label: str) -> Iterator[str]:
    """Pass the steps on while a bar on stderr counts them."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(steps, total=total, description=label)
