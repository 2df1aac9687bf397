"""The stages in order; the one module that knows there is an order.

A stage is loaded by the first dossier that comes to it: measured, a check of one dossier is over a
fifth sooner without those of a build, and a build in which nothing has changed without the rules.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import read
from pipeline.diagnostics import Diagnostic, Rejected, Severity, Text, Unusable, say
from pipeline.document import Document, DocumentType, Job, Waiting
from pipeline.fault import own, own_in
from pipeline.frozen import replace
from pipeline.outcome import BuildOrder, Outcome, Work
from pipeline.source import Book
from pipeline.standard import PLAIN, Standard

if TYPE_CHECKING:
    from pipeline.check import Judgement
    from pipeline.dossier.dossier import Dossier
    from pipeline.views.views import Views
    from pipeline.word.form import Form


def types(folder: Path | None = None, only: Iterable[str] = ()) -> tuple[DocumentType, ...]:
    """Give the document types of a folder, or the shipped ones, without those that are faulty."""
    from pipeline import kinds

    return kinds.kinds(folder or read.templates_folder(), only).types


def ready() -> None:
    """Load the stages of a build: processes that part from this one then have them already."""
    from pipeline import check, forms, plan, render, settle, take  # noqa: F401
    from pipeline.word import form  # noqa: F401


def check(book: Book, as_of: dt.date, standard: Standard = PLAIN) -> Outcome:
    """Give every finding about one dossier, in the order of the file; raises nothing."""
    return guarded(book.path, lambda: _checked(book, as_of, standard), book.head)


def build(path: str, order: BuildOrder) -> Outcome:
    """Read one dossier and take it through the stages; what fails is in the Outcome."""
    return guarded(path, lambda: _made(read.book(path), order))


def made(book: Book, order: BuildOrder) -> Outcome:
    """Take one dossier through the stages that it needs; what fails is in the Outcome."""
    return guarded(book.path, lambda: _made(book, order), book.head)


def _checked(book: Book, as_of: dt.date, standard: Standard) -> Outcome:
    from pipeline import check as checking
    from pipeline import take

    book, held, dossier, wrong = take.take(book)
    judged = checking.judged(held, dossier, as_of, standard)
    told = held.located((*judged.findings, *wrong, *judged.faults))
    return Outcome(book.path, diagnostics=told, waived=held.waived(judged.waived))


def _made(book: Book, order: BuildOrder) -> Outcome:
    from pipeline import check as checking
    from pipeline import settle, take

    book, held, dossier, wrong = take.take(book)
    judged = checking.judged(held, dossier, order.as_of, order.standard)
    findings = held.located((*judged.findings, *wrong))
    if any(one.severity is Severity.ERROR for one in findings):
        return Outcome(book.path, diagnostics=(*findings, *judged.faults))
    foreign = settle.foreign(held, dossier, order)
    if foreign:
        return Outcome(book.path, diagnostics=(*findings, *judged.faults, foreign))
    known = None if judged.faults else settle.current(book, dossier, findings, order)
    return known or _settled(
        _rendered(book, dossier, replace(judged, findings=findings), order), order
    )


def _settled(work: Work, order: BuildOrder) -> Outcome:
    from pipeline import settle

    if not order.thorough:
        return settle.settle(work, order)
    from pipeline import reasons

    past = reasons.past(order.output / work.dossier.id, work.book.path)
    return reasons.reasoned(settle.settle(work, order), past, work, order)


def _rendered(book: Book, dossier: "Dossier", judged: "Judgement", order: BuildOrder) -> Work:
    """Render every job; one that fails does not stop the next, whoever's fault it was."""
    from pipeline import plan, render
    from pipeline.views.views import Views

    views = Views(dossier)
    faults = list(judged.faults)
    planned: list[Job | Waiting] = []
    unplanned: list[str] = []
    for kind in order.types:
        try:
            planned += plan.plan(views, (kind,))
        except Exception as fault:  # noqa: BLE001 - a fault of our own costs the one type
            faults.append(own_in(kind.name, book.head, fault))
            unplanned.append(kind.name)
    jobs = tuple(one for one in planned if isinstance(one, Job))
    waiting = tuple(one for one in planned if isinstance(one, Waiting))
    notes: list[Text] = []
    documents: list[Document] = []
    for job in jobs:
        copy = job.issued is not None
        if copy and order.copies is None:
            continue
        try:
            form = partial(_form, job, views, order, notes)
            documents.append(render.filled(job, views, form, limit=order.limit, copy=copy))
        except Rejected as fault:
            faults += fault.diagnostics
        except render.Early:
            faults.append(_early(job, book.head))
        except Exception as fault:  # noqa: BLE001 - a fault of our own costs the one document
            faults.append(own_in(job.file, book.head, fault))
    drafts = tuple(one for one in documents if one.job.issued is None)
    copies = tuple(one for one in documents if one.job.issued is not None)
    told, untold = tuple(faults), frozenset(unplanned)
    held = (book, dossier, judged.findings, jobs, waiting, drafts, told, untold, copies)
    return Work(*held, tuple(dict.fromkeys(notes)))


def _form(job: Job, views: "Views", order: BuildOrder, notes: list[Text]) -> "Form":
    from pipeline import forms

    dossier = views.dossier
    look = order.masters.get(dossier.municipality.number) or job.type.family
    held = forms.form(job.type, dossier.norm, look, order)
    notes.extend((held.note,) if held.note else ())
    return held.form


def _early(job: Job, path: str) -> Diagnostic:
    message = say(
        "{file} is of {day}, and what it is made for came later", file=job.file, day=job.day
    )
    return Diagnostic(path, 1, 1, "O006", message, _EARLY)


_EARLY = say("give the document a later date, or what it tells of an earlier one")


def guarded(path: str, run: Callable[[], Outcome], head: str = "") -> Outcome:
    """Let a fault cost the dossier that it befalls, whoever's fault it is, and no other."""
    try:
        return run()
    except Rejected as fault:
        return Outcome(path, diagnostics=fault.diagnostics)
    except Unusable as fault:
        return Outcome(path, troubles=(fault.text,))
    except OSError as fault:
        return Outcome(path, troubles=(read.unreadable(_place(fault) or path, fault),))
    except Exception as fault:  # noqa: BLE001 - a fault of our own costs the one dossier
        return Outcome(path, diagnostics=(own(head or path, fault),))


def _place(fault: OSError) -> str:
    """Name the file that was to be, not the temporary one that was to become it."""
    return str(fault.filename2 or fault.filename or "")
