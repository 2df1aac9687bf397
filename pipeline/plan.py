"""Stage 4: a Dossier and the document types become the jobs that are due, and what is not yet."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline import editions
from pipeline.contract.timed import Timed
from pipeline.diagnostics import Text, say
from pipeline.document import DocumentType, Job, Waiting
from pipeline.dossier.issued import Issued
from pipeline.dossier.phases import PHASES, Phase
from pipeline.facts.editions import Edition, editions_due
from pipeline.facts.rounds import rounds
from pipeline.frozen import replace
from pipeline.views.needs import NEEDS
from pipeline.views.view import names
from pipeline.views.views import Views

# The same, where what is written so far belongs to other phases of the type.
_NEEDS_IN_PHASE: dict[tuple[str, str], Text] = {
    ("mandate_requests", "values 1"): say("a mandate for the values (mandate, process: values)"),
    ("mandate_requests", "organisation 1"): say(
        "a mandate for the organisation (mandate, process: organisation)"
    ),
    ("mandate_requests", "mapping 1"): say("a mandate for the mapping (mandate, process: mapping)"),
    ("case_drafts", "values 2"): say(
        "a case that proposes the values (cases, subject: value_foundation)"
    ),
    ("case_drafts", "values 3"): say("a case with the values as its premise (cases)"),
    ("case_drafts", "organisation 3"): say(
        "a case about the organisation (cases, subject: organisation)"
    ),
    ("follow_up_letters", "values 3"): say(
        "a follow-up of the decision that adopts the values (follow_up.decision)"
    ),
    ("follow_up_letters", "organisation 4"): say(
        "a follow-up of a decision on the organisation (follow_up.decision)"
    ),
}


def plan(views: Views, types: Iterable[DocumentType]) -> tuple[Job | Waiting, ...]:
    """Say for each type and item whether its document is due, or exactly what is missing.

    A type of several phases waits in each phase that none of its items belongs to.
    """
    return tuple(one for kind in types for one in _plan(views, kind))


def _plan(views: Views, kind: DocumentType) -> tuple[Job | Waiting, ...]:
    declared = kind.declaration
    today = views.at(views.dossier.date)
    missing = [name for name in declared.requires if not today.find(name)]
    due = tuple(_due(views, kind))
    missing += [] if due else [declared.one_per]
    known = tuple(_registered(views, kind))
    if missing:
        waiting = Waiting(kind, tuple(_need(name) for name in missing), declared.phases)
        return (*editions.standing((), known, kind, views.dossier.norm), waiting)
    jobs = editions.standing(due, known, kind, views.dossier.norm) if known else due
    reached = {phase for job in jobs for phase in job.phases}
    unreached = (phase for phase in declared.phases if phase not in reached)
    return (*jobs, *(Waiting(kind, (_need_in(kind, one),), (one,)) for one in unreached))


def _registered(views: Views, kind: DocumentType) -> Iterator[Issued]:
    """Give what the register holds of a type; files of the first round do not say its name."""
    first = next((one.id for one in rounds(views.dossier)), None)
    for one in views.dossier.documents:
        if one.type == kind.name:
            yield replace(one, round=None) if one.round and one.round == first else one


def _need(name: str) -> Text:
    return NEEDS.get(name, say("{name} in the dossier", name=name))


def _need_in(kind: DocumentType, phase: Phase) -> Text:
    name = kind.declaration.one_per
    return _NEEDS_IN_PHASE.get((name, phase.name), _need(name))


def _due(views: Views, kind: DocumentType) -> Iterator[Job]:
    """Give a job for each of what a type is made for, or for each edition that it has."""
    declared = kind.declaration
    if declared.one_per == "dossier":
        for one in editions_due(views.dossier, declared.editions):
            yield _edition(views, kind, one)
    else:
        for item in views.items_for(declared.one_per):
            yield _job(views, kind, item)


def _edition(views: Views, kind: DocumentType, one: Edition) -> Job:
    file = editions.named(kind, views.dossier.norm, one.key)
    return Job(kind, one.key, one.day, file, kind.declaration.phases)


def _job(views: Views, kind: DocumentType, item: object) -> Job:
    item_id, day = _said(item, "id"), _day(item) or views.dossier.date
    file = editions.named(kind, views.dossier.norm, item_id)
    return Job(kind, item_id, day, file, _phases(kind, item))


def _phases(kind: DocumentType, item: object) -> tuple[Phase, ...]:
    """Give the one phase that an item says it belongs to, else all that its type does."""
    said = PHASES.get(_said(item, "phase"))
    return (said,) if said else kind.declaration.phases


def _day(item: object) -> dt.date | None:
    """Give the own day of what a document is made for; what the author lists has none as such."""
    found: dt.date | None = None if isinstance(item, Timed) else _said(item, "date")
    return found


def _said(item: object, name: str) -> Any:
    """Give what an item says of itself, or nothing where its sort says no such thing."""
    return getattr(item, name) if item is not None and name in names(type(item)) else ""
