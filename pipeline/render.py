"""Stage 5: a Job becomes a Document, in memory."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline import VERSION
from pipeline.diagnostics import Rejected
from pipeline.document import Document, Job, Master
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plain import plain
from pipeline.norm import Norm, show
from pipeline.registers.stamp import CHECKED_ON
from pipeline.word.faults import Refused, fault
from pipeline.word.template import Template
from pipeline.word.vocabulary import filters

# Where a document came from; saksflyt verify reads it back.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>{{ provenance.program }}</program>\
<type>{{ provenance.type }}</type><item>{{ provenance.item }}</item>\
<dossier>{{ provenance.dossier }}</dossier><template>{{ provenance.template }}</template>\
<master>{{ provenance.master }}</master>\
<registers>{{ provenance.registers }}</registers></provenance>"""


def facts(dossier: Dossier) -> Any:
    """Give the dossier as templates see it: the same for all its documents."""
    return plain(dossier, dossier.norm)


def render(job: Job, norm: Norm, facts: Any, digest: str, master: Master | None = None) -> Document:
    """Render one job; `digest` is the SHA-256 of the dossier's bytes.

    Raises Rejected with every fault of the template, or of the master that is laid over it.
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
            "master": master.digest if master else "",
            "registers": CHECKED_ON.isoformat(),
        },
    }
    name, content = f"{job.type.name}/{norm}.docx", job.type.templates[norm]
    file = _File(content, name, norm)
    template = _mastered(file, master) if master else _compiled(file)
    return Document(job, template.render(context))


@dataclass(frozen=True, slots=True)
class _File:
    """A Word file with tags, its name, and the norm that it is filled in."""

    content: bytes
    name: str
    norm: Norm

    def template(self) -> Template:
        return Template(
            self.content,
            name=self.name,
            show=show,
            filters=filters(self.norm),
            provenance=_PROVENANCE,
        )


@cache
def _compiled(file: _File) -> Template:
    return file.template()


# A template under a master is one more compiled template, and a county may have many masters.
@lru_cache(maxsize=128)
def _mastered(file: _File, master: Master) -> Template:
    """Vet the master by itself, so that its faults carry its own name, and lay it."""
    from pipeline.word.master import laid

    _compiled(_File(master.content, master.name, file.norm))
    try:
        both = laid(file.content, master.content)
    except Refused as refused:
        _compiled(file)
        raise Rejected(fault(master.name, refused)) from None
    return _File(both, f"{file.name} + {master.name}", file.norm).template()
