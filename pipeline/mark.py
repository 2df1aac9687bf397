"""A draft becomes what leaves the house: its final, its entry in the dossier's register, its state.

The register is written before the file. Whatever stops the program between the two, the file is a
draft that the register calls sent, and to mark it again finishes what was begun; the other way
round, a build could take the final for an old draft.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pipeline import enter, holdings, outputs, plan, read, take, write
from pipeline.check import judged
from pipeline.diagnostics import Rejected, Severity, Unusable, say
from pipeline.document import Document, Job
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.issued import Issued, IssueState
from pipeline.facts.rounds import rounds
from pipeline.frozen import Frozen, replace
from pipeline.holdings import Holding
from pipeline.living.manifest import Entry, State
from pipeline.outcome import BuildOrder
from pipeline.views.views import Views
from pipeline.word import controls


class Wish(Frozen):
    """What a person says has become of documents, on which day and under which number."""

    state: IssueState
    date: dt.date
    journal: str | None = None
    by: str | None = None


def mark(path: str, wish: Wish, held: Sequence[Holding], order: BuildOrder) -> Path:
    """Make the final of a draft and note it; give the place of the file.

    Raises Unusable, with one clear line, for what cannot be marked, and Rejected where the dossier
    would be wrong with the entry in it. Nothing is written then.
    """
    content = read.content(path)
    found = holdings.sought(path, content, held, order)
    if found is None:
        raise holdings.Strange(path, content, order)
    on, job = found
    place, at = on.folder / job.file, _Draft(path, content, on, job)
    if not read.same(Path(path), place):
        raise Unusable(holdings.elsewhere(path, place))
    if job.issued:
        made, issued = _intact(at, job.issued, order), _renewed(job.issued, wish)
    else:
        issued = _issued(on, job, wish, order)
        made = _finished(at, issued, order)
    issued = replace(issued, sha256=hashlib.sha256(made).hexdigest())
    _settled(on, job, issued, (content, made), order)
    return place


def _renewed(before: Issued, wish: Wish) -> Issued:
    """Say what has become by now of what has left the house already."""
    return replace(
        before,
        state=wish.state,
        date=wish.date,
        journal=wish.journal or before.journal,
        by=wish.by or before.by,
    )


def _issued(on: Holding, job: Job, wish: Wish, order: BuildOrder) -> Issued:
    """Make the entry of a document, with the hash of the facts that it prints."""
    item, turn = _made_for(job, on.dossier)
    return Issued(
        type=job.type.name,
        round=turn,
        item=item,
        day=job.day,
        state=wish.state,
        date=wish.date,
        journal=wish.journal,
        by=wish.by,
        replaces=job.replaces,
        basis=holdings.basis(on, job, order),
    )


_PER_ROUND = {"follow_up_letters", "reminder_letters", "compliance_reports", "measure_reports"}


def _made_for(job: Job, dossier: Dossier) -> tuple[str | None, str | None]:
    """Give the item and the round of a job; the files of the first round do not say its name."""
    per = job.type.declaration.one_per
    if per == "dossier":
        return None, None
    if per not in _PER_ROUND:
        return job.item_id, None
    first, *later = (one.id for one in rounds(dossier))
    named = next((one for one in later if f"-{job.item_id}".endswith(f"-{one}")), None)
    item = job.item_id.removesuffix(named).removesuffix("-") if named else job.item_id
    return item or None, named or first


class _Draft(NamedTuple):
    """A file, and the document that it is."""

    path: str
    content: bytes
    on: Holding
    job: Job


def _finished(at: _Draft, issued: Issued, order: BuildOrder) -> bytes:
    """Make the final of a draft: as generated, or the author's own file less the draft mark."""
    from pipeline.word.provenance import says_the_same

    path, content, on, job = at
    draft, generated = holdings.draft(on, job, order), holdings.generated(on, job, content)
    entry = on.past.manifest.documents.get(job.file)
    accepted = entry is not None and entry.accepted == hashlib.sha256(content).hexdigest()
    if generated is None or not (accepted or says_the_same(generated, draft)):
        raise Unusable(
            say(
                "{path}: its facts have changed since it was made; build it anew, or accept it",
                path=path,
            )
        )
    made = holdings.made(on, replace(job, issued=issued), order)
    if generated == content:
        return made
    if issued.by and not says_the_same(made, controls.without(draft, controls.DRAFT)):
        raise Unusable(
            say(
                "{path} was edited by hand: write in it who approved it, and leave out --by",
                path=path,
            )
        )
    return controls.without(content, controls.DRAFT)


def _intact(at: _Draft, issued: Issued, order: BuildOrder) -> bytes:
    """Give the file of what has left the house; of one that was cut off, what it was to become."""
    if issued.sha256 in (None, hashlib.sha256(at.content).hexdigest()):
        return at.content
    with suppress(Unusable):
        made = _finished(at, issued, order)
        if hashlib.sha256(made).hexdigest() == issued.sha256:
            return made
    raise Unusable(say("{path} is not the file that was marked; see verify", path=at.path))


def _settled(
    on: Holding, job: Job, issued: Issued, files: tuple[bytes, bytes], order: BuildOrder
) -> None:
    """Write the register, then the file, then the manifest; the first only where all is right."""
    before, made = files
    text = _entered(on, job, issued)
    _held(on, job, issued, text, order)
    # What stands already is not made anew, which may be more than can be done by now.
    ours = made != before and made == holdings.made(on, replace(job, issued=issued), order)
    writes, old = write.document if ours else write.edited, hashlib.sha256(before).hexdigest()
    with write.locked(on.folder):
        if not write.entered(on.book, text):
            raise _meanwhile(on.book.path)
        if made != before and not writes(on.folder, Document(job, made), old):
            raise _meanwhile(str(on.folder / job.file))
        manifest = outputs.folder(on.folder).manifest
        held = manifest.documents.get(job.file) or Entry(job.type.name, job.item_id, "")
        entry = replace(held, digest=issued.sha256 or "", state=_STATES[issued.state], accepted="")
        write.manifest(on.folder, manifest.after("", {job.file: entry}))


def _meanwhile(path: str) -> Unusable:
    return Unusable(say("{path} was changed meanwhile; try again", path=path))


_STATES = {
    IssueState.APPROVED: State.APPROVED,
    IssueState.SENT: State.SENT,
    IssueState.DECIDED: State.DECIDED,
    IssueState.SUPERSEDED: State.SUPERSEDED,
}


def _entered(on: Holding, job: Job, issued: Issued) -> bytes:
    changes = _number(on.dossier, job)
    try:
        return enter.entered(
            on.book, enter.Registration(_told(issued, new=changes is None), changes)
        )
    except ValueError:
        words = say("{path}: the register could not be written without loss", path=on.book.path)
        raise Unusable(words) from None


def _number(dossier: Dossier, job: Job) -> int | None:
    """Give which entry of the register a job's is; its round may have been left out of the job."""
    if job.issued is None:
        return None
    sought = replace(job.issued, round=None)
    held = (n for n, one in enumerate(dossier.documents) if replace(one, round=None) == sought)
    return next(held, None)


_KEYS = (
    *("type", "round", "item", "day", "state", "date", "by", "journal", "replaces"),
    *("basis", "sha256"),
)
_CHANGING = frozenset({"state", "date", "by", "journal", "sha256"})


def _told(issued: Issued, *, new: bool) -> dict[str, str]:
    held = {key: getattr(issued, key) for key in _KEYS if new or key in _CHANGING}
    written = {key: _written(value) for key, value in held.items()}
    return {key: value for key, value in written.items() if value}


def _written(value: object) -> str:
    if isinstance(value, IssueState):
        return str(value.value)
    return "" if value is None else str(value)


def _held(on: Holding, job: Job, issued: Issued, text: bytes, order: BuildOrder) -> None:
    """Hold the dossier with the entry against the rules, and see that the entry is understood."""
    _, made, dossier, _ = take.take(replace(on.book, content=text))
    before = judged(on.source, on.dossier, order.as_of, order.standard)
    known = {(one.code, one.message) for one in before.findings}
    found = [
        one
        for one in judged(made, dossier, order.as_of, order.standard).findings
        if one.severity is Severity.ERROR and (one.code, one.message) not in known
    ]
    if found:
        raise Rejected(*found)
    planned = plan.plan(Views(dossier), (job.type,))
    jobs = (one for one in planned if isinstance(one, Job) and one.file == job.file)
    if not any(one.issued and one.issued.sha256 == issued.sha256 for one in jobs):
        words = say("{path}: the register would not tell which document it is", path=job.file)
        raise Unusable(words)
