"""Stage 5: a Job becomes a Document, in memory."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.diagnostics import Diagnostic, Rejected, say
from pipeline.document import BLOCKS, Declaration, Document, DocumentType, Job, Look
from pipeline.norm import Norm, show
from pipeline.views.imprint import standing
from pipeline.views.view import seen
from pipeline.views.views import Views
from pipeline.word import template
from pipeline.word.budget import USUAL
from pipeline.word.faults import Refused, fault
from pipeline.word.vocabulary import DIALECT, Vocabulary, filters

if TYPE_CHECKING:
    from pipeline.word.blocks import Blocks
    from pipeline.word.examined import Examined
    from pipeline.word.form import Form
    from pipeline.word.typed import Names

# What a document is, whoever makes it and from whatever version of the dossier: see ADR 24.
_PROVENANCE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:2"><type>{{ provenance.type }}</type>\
<item>{{ provenance.item }}</item><day>{{ provenance.day }}</day></provenance>"""

NO_ITEM = Refused(
    "T005",
    say("there is no item here: one document is made for the whole dossier"),
    say("print what belongs to dossier, or name a list in one_per of document.yaml"),
)


def render(
    job: Job,
    views: Views,
    master: Look | None = None,
    *,
    limit: int = 1,
) -> Document:
    """Render one job.

    `master` is the municipality's own family, `limit` how many times the usual budget a document
    may take. Raises Rejected with every fault of the template, or of the family that it is laid
    under, and Early where the job's day is before what it tells of.
    """
    return filled(
        job,
        views,
        lambda: compiled(job.type, views.dossier.norm, master or job.type.family),
        limit=limit,
    )


def filled(
    job: Job, views: Views, form: Callable[[], "Form"], *, limit: int, copy: bool = False
) -> Document:
    """Render one job by a form that is asked for when there is something to fill in.

    A `copy` of what has left the house says that it is one.
    """
    told = {"type": job.type.name, "item": job.item_id, "day": job.day.isoformat()}
    context = {**printed(job, views, copy=copy), "provenance": told}
    return Document(job, form().filled(context, USUAL.times(limit)))


def printed(job: Job, views: Views, *, copy: bool = False) -> dict[str, Any]:
    """Give what a document prints, as known on its own day: the dossier, its item, its family's."""
    declared, norm = job.type.declaration, views.dossier.norm
    imprint = standing(job.issued, job.replaces, norm, copy=copy)
    then = views.at(job.day)
    item, sender = {}, then.sender
    if declared.one_per != "dossier":
        held = _item(then, job)
        item, sender = {"item": seen(held, norm)}, then.sender_of(held)
    elif not all(map(then.find, declared.requires)):
        raise Early
    kind = declared.kind[norm] if declared.kind else ""
    return {
        "dossier": then.seen,
        **item,
        "municipality": sender,
        "document": {"kind": kind, "letter": declared.letter, **seen(imprint, norm)},
    }


class Early(Exception):
    """A document's own day is before anybody knew of what the document is made for."""


def _item(views: Views, job: Job) -> object:
    declared = job.type.declaration
    try:
        held = views.item(declared.one_per, job.item_id)
    except KeyError:
        raise Early from None
    if not all(map(views.find, declared.requires)):
        raise Early
    return held


def compiled(kind: DocumentType, norm: Norm, family: Look) -> "Form":
    """Compile a type's Word file under a family, or give it as it was compiled before."""
    if family.fault:
        raise Rejected(family.fault)
    body = kind.templates[norm], f"{kind.name}/{norm}.docx"
    items = kind.declaration.one_per != "dossier"
    look = family.content, family.name
    blocks = kind.blocks.get(norm, b"")
    form = _under(body, look, blocks, norm, items=items)
    if not family.proven and (found := _unknown_around(*look)):
        raise Rejected(*found)
    if kind.own and (found := _unknown(body, blocks, norm, _known(kind.declaration))):
        raise Rejected(*found)
    return form


def packed(form: "Form") -> bytes:
    """Write a compiled form, to be kept."""
    from pipeline.word import store

    return store.kept(form)


def unpacked(held: bytes, norm: Norm) -> "Form":
    """Read a compiled form; raises ValueError for what is none."""
    from pipeline.word import store
    from pipeline.word.form import Options

    return store.opened(held, Options(show, filters(norm), _PROVENANCE, {}))


def names(kind: DocumentType) -> "Names":
    """Give what the tags of a type may name."""
    return _names(*_known(kind.declaration))


def names_of_any() -> "Names":
    """Give what the tags of a type may name that is made once per dossier and requires nothing."""
    return _names("dossier", ())


def blocks_for(kind: DocumentType, norm: Norm) -> "Blocks | None":
    """Give the blocks that a type may ask for; raises Rejected for what is no Word file."""
    return _blocks(kind.blocks.get(norm, b""), norm)


def looked_around(content: bytes, vocabulary: Vocabulary) -> "Examined":
    """Look through a family, whatever type is laid under it; it is the same in both norms."""
    from pipeline.views.shapes import MOVED, around
    from pipeline.word.examined import framing
    from pipeline.word.form import AROUND
    from pipeline.word.sandbox import Sandbox
    from pipeline.word.typed import Names

    norm = Norm.NB
    sandbox = Sandbox(show, filters(norm), names=AROUND)
    names = Names(around(), moved=MOVED, few=True)
    return framing(content, names, vocabulary, sandbox, norm.language)


def compiled_around(family: Look) -> None:
    """Compile a family alone; raises Rejected for what only that tells."""
    _family(family.content, family.name, Norm.NB)


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


@lru_cache(maxsize=64)
def _unknown_around(content: bytes, name: str) -> tuple[Diagnostic, ...]:
    """Find the names that a municipality's own family prints and nobody knows."""
    held = looked_around(content, DIALECT)
    found = (one for one in held.findings if one[0].code == "T005")
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
