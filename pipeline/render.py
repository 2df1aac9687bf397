"""Stage 5: a Job becomes a Document, in memory."""

from functools import cache, lru_cache
from typing import Any

from pipeline import VERSION
from pipeline.diagnostics import Rejected
from pipeline.document import Document, Job, Master
from pipeline.norm import short_date, show
from pipeline.registers.stamp import CHECKED_ON
from pipeline.views.view import seen
from pipeline.views.views import Views
from pipeline.word.faults import Refused, fault
from pipeline.word.template import Template

# Where a document came from; saksflyt verify reads it back.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>{{ provenance.program }}</program>\
<type>{{ provenance.type }}</type><item>{{ provenance.item }}</item>\
<dossier>{{ provenance.dossier }}</dossier><template>{{ provenance.template }}</template>\
<master>{{ provenance.master }}</master>\
<registers>{{ provenance.registers }}</registers></provenance>"""


def render(job: Job, views: Views, digest: str, master: Master | None = None) -> Document:
    """Render one job; `digest` is the SHA-256 of the dossier's bytes.

    Raises Rejected with every fault of the template, or of the master that is laid over it.
    """
    norm = views.dossier.norm
    context = {
        "dossier": views.seen,
        "item": seen(job.item, norm),
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
    name, content = f"{job.type.name}/{norm}.docx", job.type.templates[norm]
    template = _mastered(content, name, master) if master else _compiled(content, name)
    return Document(job, template.render(context))


@cache
def _compiled(content: bytes, name: str) -> Template:
    return _template(content, name)


def _template(content: bytes, name: str) -> Template:
    return Template(
        content, name=name, show=show, filters={"short_date": _short}, provenance=_PROVENANCE
    )


# A template under a master is one more compiled template, and a county may have many masters.
@lru_cache(maxsize=128)
def _mastered(content: bytes, name: str, master: Master) -> Template:
    """Vet the master by itself, so that its faults carry its own name, and lay it."""
    from pipeline.word.master import laid

    _compiled(master.content, master.name)
    try:
        both = laid(content, master.content)
    except Refused as refused:
        _compiled(content, name)
        raise Rejected(fault(master.name, refused)) from None
    return _template(both, f"{name} + {master.name}")


def _short(day: Any) -> str:
    return short_date(day)
