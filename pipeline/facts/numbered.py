"""Numbers and letters that a document gives: of points, attachments and headings."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

from pipeline.dossier.attachments import Attachment
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.issued import Issued
from pipeline.frozen import Frozen


class LetteredPoint(Frozen):
    """A point below another, by its letter."""

    letter: str
    text: str


def lettered(points: Iterable[str]) -> tuple[LetteredPoint, ...]:
    return tuple(LetteredPoint(*pair) for pair in zip(_letters(), points, strict=False))


def _letters() -> Iterator[str]:
    """Give a to z, and then aa, ab: somebody's twenty-seventh point is a point too."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


class NumberedAttachment(Frozen):
    """An attachment by its number, with the day of what it is."""

    number: int
    attachment: Attachment
    date: dt.date | None


def numbered(dossier: Dossier, attachments: Iterable[Attachment]) -> tuple[NumberedAttachment, ...]:
    return tuple(
        NumberedAttachment(number, one, day(dossier, one))
        for number, one in enumerate(attachments, 1)
    )


def day(dossier: Dossier, attachment: Attachment) -> dt.date | None:
    """Give the day of an attachment: the register knows that of a document of the dossier's own."""
    entry = issued(dossier, attachment)
    return attachment.date if entry is None else entry.day or entry.date


def issued(dossier: Dossier, attachment: Attachment) -> Issued | None:
    """Give the register's newest entry of an attachment that the dossier itself has made."""
    if attachment.document is None:
        return None
    held = [
        one
        for one in dossier.documents
        if (one.type, one.key) == (attachment.document, attachment.item or "")
    ]
    return max(held, key=lambda one: one.date, default=None)
