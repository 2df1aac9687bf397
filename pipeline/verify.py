"""A file is held against its own provenance, the dossiers and their registers.

It may have been moved or renamed: what it says it was made for, and the copies of what was
generated, tell which document it is.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from pipeline import holdings
from pipeline.document import Job
from pipeline.frozen import Frozen
from pipeline.holdings import Holding
from pipeline.outcome import BuildOrder, Contrast


class Verified(StrEnum):
    """How a file stands to what would be made now.

    Unknown is a document of ours that no dossier here asks for, foreign what is none of ours.
    """

    CURRENT = "current"
    FROZEN = "frozen"
    STALE = "stale"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


class Passage(Frozen):
    """What has been edited: lines of a document's text as generated, and as they are now."""

    was: str
    now: str


class Verdict(Frozen):
    """What is found of a file: which document it is, what was edited, which facts have changed.

    `changed` says that they have, where nobody knows any more how they were.
    """

    path: str
    standing: Verified
    folder: Path | None = None
    file: str = ""
    edited: tuple[Passage, ...] = ()
    # Edited where nobody reads: looks, properties, or what only a program stores.
    touched: bool = False
    reasons: tuple[Contrast, ...] = ()
    changed: bool = False
    astray: bool = False

    @property
    def good(self) -> bool:
        """Whether it is as it was made, and as it should be: what has left the house may be old."""
        stands = self.standing in (Verified.CURRENT, Verified.FROZEN)
        return stands and not (self.edited or self.touched or self.astray)


def verify(path: str, content: bytes, held: Sequence[Holding], order: BuildOrder) -> Verdict:
    """Say what a file is, what was edited in it, and what has changed since it was made."""
    from pipeline.word.provenance import made_for

    if made_for(content) is None:
        return Verdict(path, Verified.FOREIGN)
    found = holdings.sought(path, content, held, order)
    return _held_against(path, content, *found, order) if found else Verdict(path, Verified.UNKNOWN)


def _held_against(path: str, content: bytes, held: Holding, job: Job, order: BuildOrder) -> Verdict:
    from pipeline.word.provenance import says_the_same

    now, generated = _made_now(held, job, order), holdings.generated(held, job, content)
    same = now is not None and says_the_same(content, now)
    if job.issued:
        standing = Verified.FROZEN
        same = same or job.issued.sha256 == hashlib.sha256(content).hexdigest()
    else:
        fresh = now is not None and says_the_same(generated or content, now)
        standing = Verified.CURRENT if fresh else Verified.STALE
    reference = content if same else generated or now or content
    # It is not what left the house, and nothing is left to hold it against.
    astray = bool(job.issued) and not same and reference is content
    stands = standing is Verified.CURRENT
    edited = _passages(reference, content) if reference != content else ()
    facts = () if stands else holdings.changed(held, job, order)
    return Verdict(
        path,
        standing,
        held.folder,
        job.file,
        edited,
        touched=reference != content and not edited,
        reasons=facts,
        changed=bool(facts) or (not stands and holdings.outdated(held, job, order)),
        astray=astray,
    )


def _made_now(held: Holding, job: Job, order: BuildOrder) -> bytes | None:
    """Make a document as it would be made now; None where what it tells is of a later day now."""
    with suppress(holdings.Untimely):
        return holdings.made(held, job, order)
    return None


def _passages(generated: bytes, content: bytes) -> tuple[Passage, ...]:
    """Give the lines of the text that differ, one for one where as many have changed."""
    was, now = holdings.lines(generated), holdings.lines(content)
    found: list[Passage] = []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a == d - c:
            found += map(Passage, was[a:b], now[c:d])
        else:
            found.append(Passage("\n".join(was[a:b]), "\n".join(now[c:d])))
    return tuple(found)
