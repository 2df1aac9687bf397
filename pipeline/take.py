"""A dossier is taken with all that is read beside it: one way for whatever makes documents of it.

Who parses a dossier alone has no pictures, and a document made of that one would lose them.
"""

from typing import NamedTuple

from pipeline import parse, pictures, read, source
from pipeline.diagnostics import Diagnostic
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import replace
from pipeline.source import Book, Source


class Take(NamedTuple):
    """A dossier and its text, its book that knows the pictures, and what is wrong with these."""

    book: Book
    source: Source
    dossier: Dossier
    wrong: tuple[Diagnostic, ...]


def take(book: Book) -> Take:
    """Parse a dossier and read its pictures, which lie beside it; raises Rejected."""
    held = source.load(book.content, book.path)
    parsed = parse.parse(held)
    files = {one.file: read.picture(book.path, one.file) for one in parsed.pictures}
    dossier, wrong = pictures.illustrated(held, parsed, files)
    book = replace(book, pictures=pictures.digest(files))
    return Take(book, held, dossier, held.located(wrong))
