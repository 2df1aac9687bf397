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
from pipeline.norm import Norm
from pipeline.outcome import BuildOrder

if TYPE_CHECKING:
    from pipeline.word.form import Form

# Goes up by one whenever pipeline/word/store.py writes something of another shape.
_FORMAT = b"1"
# What reads, rewrites or runs templates, beside the program itself.
_LIBRARIES = ("jinja2", "markupsafe", "docxtpl", "lxml")


@dataclass(frozen=True, slots=True)
class Held:
    """A compiled template, and what to tell of the cache, if anything is odd about it."""

    form: "Form"
    note: Text = NOTHING


def form(kind: DocumentType, norm: Norm, look: Look, order: BuildOrder) -> Held:
    """Give a type's Word file compiled under a look; raises Rejected with all its faults."""
    if look.fault:
        raise Rejected(look.fault)
    if order.cache is None:
        return Held(render.compiled(kind, norm, look))
    body, blocks = kind.templates[norm], kind.blocks.get(norm, b"")
    declared = kind.declaration
    names = (kind.name, look.name, norm.value, declared.one_per, *declared.requires)
    told = (*names, *(mark for mark, so in (("own", kind.own), ("proven", look.proven)) if so))
    held = (look.content, body, blocks)
    return _held(_Wanted(order.cache, order.program, held, told, kind, look))


@dataclass(frozen=True, slots=True)
class _Wanted:
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


# A county may have a family for each municipality, and each has all types under it.
@lru_cache(maxsize=256)
def _held(wanted: _Wanted) -> Held:
    try:
        key = _key(wanted)
        kept = read.compiled(wanted.cache, key)
        if kept is not None:
            found = render.unpacked(kept, wanted.norm)
            write.used(wanted.cache, key)
            return Held(found)
    except (Unusable, OSError, ValueError) as odd:
        # What is odd is not mended either: somebody else may have made it so.
        return Held(_compiled(wanted), _told(odd, wanted.cache))
    made = _compiled(wanted)
    try:
        write.compiled(wanted.cache, key, render.packed(made))
    except (Unusable, OSError, ValueError) as odd:
        return Held(made, _told(odd, wanted.cache))
    return Held(made)


def _compiled(wanted: _Wanted) -> "Form":
    return render.compiled(wanted.kind, wanted.norm, wanted.look)


def _told(odd: Exception, cache: Path) -> Text:
    if isinstance(odd, Unusable):
        return odd.text
    if isinstance(odd, OSError):
        return read.unreadable(cache, odd)
    return say("{path}: what is kept there cannot be read", path=cache)


def _key(wanted: _Wanted) -> str:
    """Name all that a compiled template depends on: another of anything has another key.

    The program's name has the digest of all its modules, and with them the words that templates
    may use, the names that they may print, and where a document says that it came from.
    """
    texts = (wanted.program, read.versions(_LIBRARIES), *wanted.told)
    return _digest((_FORMAT, MAGIC_NUMBER, *(one.encode() for one in texts), *wanted.files))


def _digest(held: Iterable[bytes]) -> str:
    """Hash each with its length before it, so that no two lists come to the same bytes."""
    whole = hashlib.sha256()
    for one in held:
        whole.update(len(one).to_bytes(8, "big"))
        whole.update(one)
    return whole.hexdigest()
