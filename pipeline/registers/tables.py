"""The registers' tables: comma between the cells, no comma within one, and one row of titles."""

from collections.abc import Iterator
from pathlib import Path


def rows(file: str) -> Iterator[list[str]]:
    """Give the rows of a table that lies beside this module, without its titles."""
    text = Path(__file__).with_name(file).read_text("utf-8")
    return (line.split(",") for line in text.splitlines()[1:])
