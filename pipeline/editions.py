"""Editions of a document: what has left the house stands, and a new one stands beside it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from pipeline.document import DocumentType, Job
from pipeline.dossier.issued import Issued
from pipeline.frozen import replace
from pipeline.norm import Norm


def named(kind: DocumentType, norm: Norm, key: str, day: dt.date | None = None) -> str:
    """Name the file of a document by its type, what it is made for, and its day if need be."""
    stem = kind.declaration.name[norm]
    return "-".join(filter(None, (stem, key, day.isoformat() if day else ""))) + ".docx"


def standing(
    due: Sequence[Job], register: Sequence[Issued], kind: DocumentType, norm: Norm
) -> tuple[Job, ...]:
    """Give the jobs of a type with those that the register holds; these stand as they are.

    Of several editions the oldest has the plain name, since it had it when it was alone, and each
    later one its day too: no file that has left the house changes its name.
    """
    found: list[Job] = []
    named_for = [(_key(one, due), one) for one in register]
    keys = dict.fromkeys((*(one.item_id for one in due), *(key for key, _ in named_for)))
    for key in keys:
        jobs = [one for one in due if one.item_id == key]
        held = [one for other, one in named_for if other == key]
        found += _of_one(jobs, held, kind, norm) if held else jobs
    return tuple(found)


def _key(one: Issued, due: Sequence[Job]) -> str:
    """Give the key of what is registered: where nothing is named, of the edition of its day."""
    return one.key or next((job.item_id for job in due if job.day == one.day), "")


def _of_one(
    due: Sequence[Job], held: Sequence[Issued], kind: DocumentType, norm: Norm
) -> Iterator[Job]:
    """Give the editions of one document, the oldest first."""
    phases = due[0].phases if due else kind.declaration.phases
    editions = {one.day: one for one in due}
    for one in held:
        day = _day(one, due)
        made = editions.get(day) or Job(kind, one.key, day, "", phases)
        editions[day] = replace(made, issued=one)
    left: dt.date | None = None
    for number, day in enumerate(sorted(editions)):
        job = editions[day]
        file = named(kind, norm, job.item_id, day if number else None)
        yield replace(job, file=file, replaces=(job.issued and job.issued.replaces) or left)
        left = day if job.issued else left


def _day(one: Issued, due: Sequence[Job]) -> dt.date:
    """Give the own day of what is registered: as written, else that of what it is made for."""
    return one.day or (due[0].day if due else one.date)
