"""Stage 5: a Job becomes a Document, in memory."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline import VERSION
from pipeline.diagnostics import Rejected, say
from pipeline.document import Document, Job, Master
from pipeline.norm import short_date, show
from pipeline.registers.stamp import CHECKED_ON
from pipeline.views.view import seen
from pipeline.views.views import Views
from pipeline.word.faults import Refused, fault
from pipeline.word.template import Options, Template, vet_master

# Where a document came from; saksflyt verify reads it back.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>{{ provenance.program }}</program>\
<type>{{ provenance.type }}</type><item>{{ provenance.item }}</item>\
<dossier>{{ provenance.dossier }}</dossier><template>{{ provenance.template }}</template>\
<master>{{ provenance.master }}</master>\
<registers>{{ provenance.registers }}</registers></provenance>"""

_NO_ITEM = Refused(
    "T005",
    say("there is no item here: one document is made for the whole dossier"),
    say("print what belongs to dossier, or name a list in one_per of document.yaml"),
)
_ITEM_OF_A_MASTER = Refused(
    "T005",
    say("a master cannot print item, since all types of documents have the same master"),
    say("write {{ document.title }} for the document's title; other tags begin with dossier"),
)


def render(job: Job, views: Views, digest: str, master: Master | None = None) -> Document:
    """Render one job; `digest` is the SHA-256 of the dossier's bytes.

    Raises Rejected with every fault of the template, or of the master that is laid over it.
    """
    norm = views.dossier.norm
    context = {
        "dossier": views.seen,
        "provenance": {
            "program": f"saksflyt {VERSION}",
            "type": job.type.name,
            "item": job.item_id,
            "dossier": digest,
            "template": job.type.digest(norm),
            "master": master.digest if master else "",
            "registers": CHECKED_ON.isoformat(),
        },
    }
    if job.item is not None:
        context["item"] = seen(job.item, norm)
    file = _File(job.type.templates[norm], f"{job.type.name}/{norm}.docx", job.item is not None)
    template = _mastered(file, master) if master else _compiled(file)
    return Document(job, template.render(context))


@dataclass(frozen=True, slots=True)
class _File:
    """A type's Word file in one norm, and whether its documents are made for items."""

    content: bytes
    name: str
    items: bool

    @property
    def options(self) -> Options:
        return {
            "show": show,
            "filters": _FILTERS,
            "provenance": _PROVENANCE,
            "absent": {} if self.items else {"item": _NO_ITEM},
        }


@cache
def _compiled(file: _File) -> Template:
    return Template(file.content, name=file.name, **file.options)


# A template under a master is one more compiled template, and a county may have many masters.
@lru_cache(maxsize=128)
def _mastered(file: _File, master: Master) -> Template:
    """Vet the master by itself, so that its faults carry its own name, and lay it."""
    from pipeline.word.master import laid

    if master.fault:
        raise Rejected(master.fault)
    _vet(master)
    try:
        both = laid(file.content, master.content)
    except Refused as refused:
        _compiled(file)
        raise Rejected(fault(master.name, refused)) from None
    return Template(both, name=f"{file.name} + {master.name}", **file.options)


@cache
def _vet(master: Master) -> None:
    absent = {"item": _ITEM_OF_A_MASTER}
    vet_master(master.content, master.name, show=show, filters=_FILTERS, absent=absent)


def _short(day: Any) -> str:
    return short_date(day)


_FILTERS = {"short_date": _short}
