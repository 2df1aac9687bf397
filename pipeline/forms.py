"""Compiled templates: kept by an earlier run, or compiled now and kept for the next one."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import read, render, write
from pipeline.diagnostics import NOTHING, Rejected, Text, Unusable, say
from pipeline.document import DocumentType, Look
from pipeline.frozen import Frozen
from pipeline.norm import Norm
from pipeline.outcome import BuildOrder

if TYPE_CHECKING:
    from pipeline.word.form import Form

# Goes up by one whenever pipeline/word/store.py writes something of another shape.
_FORMAT = b"1"
# What reads, rewrites or runs templates, beside the program itself.
_LIBRARIES = ("jinja2", "markupsafe", "docxtpl", "lxml")


class Ready(Frozen):
    """A compiled template, and what to tell of the cache, if anything is odd about it."""

    form: "Form"
    note: Text = NOTHING


def form(kind: DocumentType, norm: Norm, look: Look, order: BuildOrder) -> Ready:
    """Give a type's Word file compiled under a look; raises Rejected with all its faults."""
    if look.fault:
        raise Rejected(look.fault)
    if order.cache is None:
        return Ready(render.compiled(kind, norm, look))
    return kept(wanted(kind, norm, look, order))


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that decides what a compiled template is; two that are equal are the same one."""

    cache: Path
    program: str
    files: tuple[bytes, ...] = field(repr=False)
    told: tuple[str, ...]
    kind: DocumentType = field(compare=False)
    look: Look = field(compare=False)

    @property
    def norm(self) -> Norm:
        return Norm(self.told[2])


def wanted(kind: DocumentType, norm: Norm, look: Look, order: BuildOrder) -> Wanted:
    files = look.content, kind.templates[norm], kind.blocks.get(norm, b"")
    declared = kind.declaration
    names = (kind.name, look.name, norm.value, str(kind.own), str(look.proven), declared.one_per)
    cache = order.cache or Path()
    return Wanted(cache, order.program, files, (*names, *declared.requires), kind, look)


# A county may have a family for each municipality, and each has all types under it.
@lru_cache(maxsize=256)
def kept(one: Wanted) -> Ready:
    """Give what an earlier run has kept, or compile it and keep it."""
    try:
        name = key(one)
        held = read.compiled(one.cache, name)
        if held is not None:
            found = render.unpacked(held, one.norm)
            write.used(one.cache, name)
            return Ready(found)
    except (Unusable, OSError, ValueError) as odd:
        # What is odd is not mended either: somebody else may have made it so.
        return Ready(_compiled(one), _told(odd, one.cache))
    made = _compiled(one)
    try:
        write.compiled(one.cache, name, render.packed(made))
    except (Unusable, OSError, ValueError) as odd:
        return Ready(made, _told(odd, one.cache))
    return Ready(made)


def _compiled(one: Wanted) -> "Form":
    return render.compiled(one.kind, one.norm, one.look)


def _told(odd: Exception, cache: Path) -> Text:
    if isinstance(odd, Unusable):
        return odd.text
    if isinstance(odd, OSError):
        return read.unreadable(cache, odd)
    return say("{path}: what is kept there cannot be read", path=cache)


def key(one: Wanted) -> str:
    """Name all that a compiled template depends on: another of anything has another key.

    The program's name has the digest of all its modules, and with them the words that templates
    may use, the names that they may print, and where a document says that it came from.
    """
    texts = (one.program, read.versions(_LIBRARIES), *one.told)
    return _digest((_FORMAT, MAGIC_NUMBER, *map(str.encode, texts), *one.files))


def _digest(held: Iterable[bytes]) -> str:
    """Hash each with its length before it, so that no two lists come to the same bytes."""
    whole = hashlib.sha256()
    for one in held:
        whole.update(len(one).to_bytes(8, "big"))
        whole.update(one)
    return whole.hexdigest()
