"""Stage 5: a Job becomes a Document, in memory."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline import VERSION
from pipeline.document import Document, DocumentType, Family, Job
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plain import plain
from pipeline.norm import Norm, short_date, show
from pipeline.registers.stamp import CHECKED_ON
from pipeline.word import template

if TYPE_CHECKING:
    from pipeline.word.form import Form

# Where a document came from; saksflyt verify reads it back.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>{{ provenance.program }}</program>\
<type>{{ provenance.type }}</type><item>{{ provenance.item }}</item>\
<dossier>{{ provenance.dossier }}</dossier><template>{{ provenance.template }}</template>\
<family>{{ provenance.family }}</family>\
<registers>{{ provenance.registers }}</registers></provenance>"""


def facts(dossier: Dossier) -> Any:
    """Give the dossier as templates see it: the same for all its documents."""
    return plain(dossier, dossier.norm)


def render(job: Job, norm: Norm, facts: Any, digest: str, master: Family | None = None) -> Document:
    """Render one job; `digest` is the SHA-256 of the dossier's bytes.

    `master` is the municipality's own family. Raises Rejected with every fault of the template, or
    of the family that it is laid under.
    """
    family = master or job.type.family
    provenance = {
        "program": f"saksflyt {VERSION}",
        "type": job.type.name,
        "item": job.item_id,
        "dossier": digest,
        "template": job.type.digest(norm),
        "family": family.digest,
        "registers": CHECKED_ON.isoformat(),
    }
    context = {**seen(job, norm, facts), "provenance": provenance}
    return Document(job, compiled(job.type, norm, family).filled(context))


def seen(job: Job, norm: Norm, facts: Any) -> dict[str, Any]:
    """Give what a document prints: the dossier, its own item, and what the family says of it."""
    declared = job.type.declaration
    number = facts["organisation_number"]
    return {
        "dossier": facts,
        "item": plain(job.item, norm),
        "municipality": {**facts["municipality"], "organisation_number": number},
        "document": {
            "kind": declared.kind[norm] if declared.kind else "",
            "letter": declared.letter,
        },
    }


def compiled(kind: DocumentType, norm: Norm, family: Family) -> "Form":
    """Compile a type's Word file under a family, or give it as it was compiled before."""
    body = kind.templates[norm], f"{kind.name}/{norm}.docx"
    return _under(*body, (family.content, family.name), norm)


# A county may have a family for each municipality, and each has all types under it.
@lru_cache(maxsize=256)
def _under(body: bytes, name: str, family: tuple[bytes, str], norm: Norm) -> "Form":
    return _family(*family, norm).under(body, name)


@lru_cache(maxsize=64)
def _family(content: bytes, name: str, norm: Norm) -> template.Family:
    options = show, {"short_date": _short}
    return template.Family(content, name, norm.language, options, _PROVENANCE)


def _short(day: Any) -> str:
    return short_date(day)
