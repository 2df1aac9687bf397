"""Stage 5: a Job becomes a Document, in memory."""

from functools import cache
from typing import Any

from pipeline import VERSION
from pipeline.document import Document, Job
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plain import plain
from pipeline.norm import Norm, short_date, show
from pipeline.registers.stamp import CHECKED_ON
from pipeline.word.template import Template

# Where a document came from; saksflyt verify reads it back.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>{{ provenance.program }}</program>\
<type>{{ provenance.type }}</type><item>{{ provenance.item }}</item>\
<dossier>{{ provenance.dossier }}</dossier><template>{{ provenance.template }}</template>\
<registers>{{ provenance.registers }}</registers></provenance>"""


def facts(dossier: Dossier) -> Any:
    """Give the dossier as templates see it: the same for all its documents."""
    return plain(dossier, dossier.norm)


def render(job: Job, norm: Norm, facts: Any, digest: str) -> Document:
    """Render one job; `digest` is the SHA-256 of the dossier's bytes.

    Raises Rejected with every fault of the template.
    """
    context = {
        "dossier": facts,
        "item": plain(job.item, norm),
        "provenance": {
            "program": f"saksflyt {VERSION}",
            "type": job.type.name,
            "item": job.item_id,
            "dossier": digest,
            "template": job.type.digest(norm),
            "registers": CHECKED_ON.isoformat(),
        },
    }
    template = _compiled(job.type.templates[norm], f"{job.type.name}/{norm}.docx")
    return Document(job, template.render(context))


@cache
def _compiled(content: bytes, name: str) -> Template:
    return Template(
        content, name=name, show=show, filters={"short_date": _short}, provenance=_PROVENANCE
    )


def _short(day: Any) -> str:
    return short_date(day)
