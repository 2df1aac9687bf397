"""Stage 4: a Dossier and the document types become the jobs that are due, and what is not yet."""

from collections.abc import Iterable

from pipeline.diagnostics import Text, say
from pipeline.document import DocumentType, Job, Waiting
from pipeline.dossier.dossier import Dossier

# What an author must write before a property of the dossier holds anything.
NEEDS: dict[str, Text] = {
    "mandate_requests": say("a mandate (mandate)"),
    "case_drafts": say("a case (cases)"),
    "follow_up_letters": say("a request to a recipient (follow_up.requests)"),
    "foundation_decision": say("a decision that adopts the values (adopts_values: true)"),
    "values": say("the values foundation (values)"),
}


def plan(dossier: Dossier, types: Iterable[DocumentType]) -> tuple[Job | Waiting, ...]:
    """Say for each type and item whether its document is due, or exactly what is missing."""
    return tuple(one for kind in types for one in _plan(dossier, kind))


def _plan(dossier: Dossier, kind: DocumentType) -> tuple[Job | Waiting, ...]:
    declared = kind.declaration
    missing = [name for name in declared.requires if not getattr(dossier, name)]
    if declared.one_per == "dossier":
        items: tuple[object, ...] = (None,)
    else:
        items = getattr(dossier, declared.one_per)
        missing += [] if items else [declared.one_per]
    if missing:
        return (Waiting(kind, tuple(_need(name) for name in missing)),)
    return tuple(_job(dossier, kind, item) for item in items)


def _need(name: str) -> Text:
    return NEEDS.get(name, say("{name} in the dossier", name=name))


def _job(dossier: Dossier, kind: DocumentType, item: object) -> Job:
    item_id = getattr(item, "id", "")
    stem = kind.declaration.name[dossier.norm]
    return Job(kind, item, item_id, f"{stem}-{item_id}.docx" if item_id else f"{stem}.docx")
