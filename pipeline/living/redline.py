"""Two versions of a document: as one with tracked changes, and as a list of what changed."""

from collections.abc import Iterator

from pipeline.living.merge import Signature, merge
from pipeline.word.changed import Difference, changed
from pipeline.word.margins import places, sheetful
from pipeline.word.package import opened


def redline(old: bytes, new: bytes, by: Signature) -> bytes:
    """Mark what changed: accept all gives the new text, reject all gives the old one."""
    return merge(old, old, new, by).content


def changes(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """List what changed, the text first and then headers and footers; raises Refused."""
    return tuple(_changes(old, new))


def _changes(old: bytes, new: bytes) -> Iterator[Difference]:
    was, comes = opened(old), opened(new)
    before = places(was)
    seen: dict[Difference, None] = {}
    for place, name in places(comes).items():
        if place in before:
            sheets = (
                sheetful(parts, one, parts.tree(one))
                for parts, one in ((was, before[place]), (comes, name))
            )
            seen |= dict.fromkeys(changed(place[1], *sheets))
    yield from seen
