"""Stage 5: a Job becomes a Document, in memory."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline import VERSION
from pipeline.diagnostics import Diagnostic, Rejected, say
from pipeline.document import BLOCKS, Declaration, Document, DocumentType, Job, Look
from pipeline.norm import Norm, show
from pipeline.registers.stamp import CHECKED_ON
from pipeline.views.view import seen
from pipeline.views.views import Views
from pipeline.word import template
from pipeline.word.budget import USUAL
from pipeline.word.faults import Refused, fault
from pipeline.word.vocabulary import filters

if TYPE_CHECKING:
    from pipeline.word.blocks import Blocks
    from pipeline.word.form import Form
    from pipeline.word.typed import Names

# Where a document came from; saksflyt verify reads it back.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>{{ provenance.program }}</program>\
<type>{{ provenance.type }}</type><item>{{ provenance.item }}</item>\
<dossier>{{ provenance.dossier }}</dossier><template>{{ provenance.template }}</template>\
<family>{{ provenance.family }}</family>\
<registers>{{ provenance.registers }}</registers></provenance>"""

NO_ITEM = Refused(
    "T005",
    say("there is no item here: one document is made for the whole dossier"),
    say("print what belongs to dossier, or name a list in one_per of document.yaml"),
)


def render(
    job: Job, views: Views, digest: str, master: Look | None = None, *, limit: int = 1
) -> Document:
    """Render one job; `digest` is the SHA-256 of the dossier's bytes.

    `master` is the municipality's own family, `limit` how many times the usual budget a document
    may take. Raises Rejected with every fault of the template, or
    of the family that it is laid under.
    """
    norm = views.dossier.norm
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
    context = {**printed(job, views), "provenance": provenance}
    return Document(job, compiled(job.type, norm, family).filled(context, USUAL.times(limit)))


def printed(job: Job, views: Views) -> dict[str, Any]:
    """Give what a document prints: the dossier, its own item, and what the family says of it."""
    declared, norm = job.type.declaration, views.dossier.norm
    item = {} if job.item is None else {"item": seen(job.item, norm)}
    kind = declared.kind[norm] if declared.kind else ""
    return {
        "dossier": views.seen,
        **item,
        "municipality": views.sender,
        "document": {"kind": kind, "letter": declared.letter},
    }


def compiled(kind: DocumentType, norm: Norm, family: Look) -> "Form":
    """Compile a type's Word file under a family, or give it as it was compiled before."""
    if family.fault:
        raise Rejected(family.fault)
    body = kind.templates[norm], f"{kind.name}/{norm}.docx"
    items = kind.declaration.one_per != "dossier"
    look = family.content, family.name
    blocks = kind.blocks.get(norm, b"")
    form = _under(body, look, blocks, norm, items=items)
    if kind.own and (found := _unknown(body, blocks, norm, _known(kind.declaration))):
        raise Rejected(*found)
    return form


def names(kind: DocumentType) -> "Names":
    """Give what the tags of a type may name."""
    return _names(*_known(kind.declaration))


def blocks_for(kind: DocumentType, norm: Norm) -> "Blocks | None":
    """Give the blocks that a type may ask for; raises Rejected for what is no Word file."""
    return _blocks(kind.blocks.get(norm, b""), norm)


_Named = tuple[bytes, str]


# A county may have a family for each municipality, and each has all types under it.
@lru_cache(maxsize=256)
def _under(body: _Named, family: _Named, blocks: bytes, norm: Norm, *, items: bool) -> "Form":
    absent = {} if items else {"item": NO_ITEM}
    return _family(*family, norm).under(*body, absent, _blocks(blocks, norm))


_Known = tuple[str, tuple[str, ...]]


def _known(declared: Declaration) -> _Known:
    return declared.one_per, tuple(declared.requires)


def _names(one_per: str, requires: tuple[str, ...]) -> "Names":
    from pipeline.views.shapes import FOLLOWS, MOVED, roots
    from pipeline.word.typed import Names

    there = frozenset(f"dossier.{one}" for one in (*requires, one_per))
    absent = frozenset(() if one_per != "dossier" else ("item",))
    return Names(roots(one_per), there, FOLLOWS, MOVED, absent)


@lru_cache(maxsize=256)
def _unknown(body: _Named, blocks: bytes, norm: Norm, known: _Known) -> tuple[Diagnostic, ...]:
    """Find the names of a municipality's own type that nobody knows; the program's are proven."""
    from pipeline.word.examined import unknown
    from pipeline.word.sandbox import Sandbox

    content, name = body
    told = _names(*known)
    sandbox = Sandbox(show, filters(norm), absent=dict.fromkeys(told.absent, NO_ITEM))
    found = unknown(content, told, sandbox, _blocks(blocks, norm))
    return tuple(fault(name, *each) for each in found)


@lru_cache(maxsize=8)
def _blocks(content: bytes, norm: Norm) -> "Blocks | None":
    from pipeline.word.blocks import blocks_of

    file = f"{BLOCKS}/{norm}.docx"
    try:
        return blocks_of(content, file) if content else None
    except Refused as refused:
        raise Rejected(fault(file, refused)) from None


@lru_cache(maxsize=64)
def _family(content: bytes, name: str, norm: Norm) -> template.Family:
    return template.Family(
        content, name, norm.language, show=show, filters=filters(norm), provenance=_PROVENANCE
    )
