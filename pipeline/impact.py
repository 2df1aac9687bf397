"""What a change of a dossier changes in its documents, before anything is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from pipeline import plan, reasons, render, take
from pipeline.document import Document, Job
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen
from pipeline.outcome import BuildOrder, Contrast
from pipeline.source import Book
from pipeline.views.views import Views
from pipeline.word import prose


class Becoming(StrEnum):
    """What becomes of a document."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Excerpt(NamedTuple):
    """What stands under a heading, before and after; nothing where it does not stand."""

    heading: str
    then: str
    now: str


class Effect(Frozen):
    """What becomes of one document, whom it is for, and the facts that are the reason."""

    job: Job
    state: Becoming
    title: str
    recipients: tuple[str, ...]
    passages: tuple[Excerpt, ...] = ()
    facts: tuple[Contrast, ...] = ()


class Impact(Frozen):
    """What becomes of the documents of one dossier; those that stay as they are, are not told."""

    path: str
    municipality: str
    effects: tuple[Effect, ...]


class _Drafts(NamedTuple):
    dossier: Dossier
    views: Views
    documents: Mapping[str, Document]


def impact(before: Book, after: Book, order: BuildOrder) -> Impact:
    """Make the documents of a dossier as it was and as it will be, and hold them together.

    Raises Rejected for what cannot be read. What has left the house is in no comparison.
    """
    was, now = _made(before, order), _made(after, order)
    files = dict.fromkeys([*was.documents, *now.documents])
    effects = (_effect(was, now, file, order) for file in files)
    name = now.dossier.municipality.name
    return Impact(after.path, name, tuple(one for one in effects if one))


def _made(book: Book, order: BuildOrder) -> _Drafts:
    dossier = take.take(book).dossier
    views = Views(dossier)
    master = order.masters.get(dossier.municipality.number)
    documents: dict[str, Document] = {}
    for job in plan.plan(views, order.types):
        if isinstance(job, Job) and job.issued is None:
            with suppress(render.Early):
                documents[job.file] = render.render(job, views, master, limit=order.limit)
    return _Drafts(dossier, views, documents)


def _effect(was: _Drafts, now: _Drafts, file: str, order: BuildOrder) -> Effect | None:
    then, here = was.documents.get(file), now.documents.get(file)
    if then is None and here is not None:
        return _whole(here.job, Becoming.NEW, now)
    if here is None and then is not None:
        return _whole(then.job, Becoming.GONE, was)
    if then is None or here is None or then.content == here.content:
        return None
    told = _whole(here.job, Becoming.CHANGED, now)
    facts = reasons.facts_changed(here.job, was.dossier, now.dossier, order)
    passages = tuple(_passages(then.content, here.content))
    return Effect(here.job, told.state, told.title, told.recipients, passages, facts)


def _whole(job: Job, state: Becoming, made: _Drafts) -> Effect:
    title = job.type.declaration.title[made.dossier.norm]
    return Effect(job, state, title, tuple(_recipients(job, made.views.at(job.day))))


def _recipients(job: Job, views: Views) -> Iterator[str]:
    """Give whom a document is for, where what it is made for says so."""
    one_per = job.type.declaration.one_per
    if one_per == "dossier":
        return
    with suppress(KeyError):
        item = views.item(one_per, job.item_id)
        for name in ("recipient", "owner", "recipients", "distribution"):
            held = getattr(item, name, None)
            found = held if isinstance(held, tuple) else (held,)
            named = [one.name for one in found if hasattr(one, "name")]
            yield from named
            if named:
                return


# --- Text, by paragraphs under their headings.


def _passages(then: bytes, now: bytes) -> Iterator[Excerpt]:
    yield from passages(_paragraphs(prose.text(then)), _paragraphs(prose.text(now)))
    # Of what stands around the pages a reader needs no heading.
    yield from passages(
        *([("", one) for one in prose.around(held).split("\n")] for held in (then, now))
    )


_Paragraph = tuple[str, str]


def _paragraphs(text: str) -> list[_Paragraph]:
    """Give each paragraph with the heading that it stands under."""
    found: list[_Paragraph] = []
    heading = ""
    for line in text.splitlines():
        if not line.strip():
            continue
        if told := re.fullmatch(r"#+ (.*)", line):
            heading = told[1]
        found.append((heading, line.lstrip("# ") if told else line))
    return found


def passages(then: Sequence[_Paragraph], now: Sequence[_Paragraph]) -> Iterator[Excerpt]:
    """Give what differs between two texts: of paragraphs that go on, the sentences that do."""
    before, after = [one for _, one in then], [one for _, one in now]
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        # What stands under different headings is not the same paragraph in other words.
        for heading in dict.fromkeys(one for one, _ in (*then[a:b], *now[c:d])):
            under = (
                [text for one, text in side if one == heading] for side in (then[a:b], now[c:d])
            )
            for old, new in zip_longest(*under, fillvalue=""):
                yield Excerpt(heading, *(_told(old, new) if old and new else (old, new)))


def _told(then: str, now: str) -> tuple[str, str]:
    """Leave out what two paragraphs, or two rows of a table, have in common."""
    if not (then.startswith(_BAR) and now.startswith(_BAR)):
        return _sentences(then, now)
    rows = [one.strip("| ").split(" | ") for one in (then, now)]
    if len(rows[0]) != len(rows[1]):
        return then, now
    same = [a == b for a, b in zip(*rows, strict=True)]
    # The first cell tells which row it is.
    shown = [[cell if not n or not same[n] else "…" for n, cell in enumerate(row)] for row in rows]
    return f"| {' | '.join(shown[0])} |", f"| {' | '.join(shown[1])} |"


_BAR = "| "


def _sentences(then: str, now: str) -> tuple[str, str]:
    """Leave out the sentences that two paragraphs have in common at their ends."""
    was, is_ = _split(then), _split(now)
    first = _common(was, is_)
    last = _common(reversed(was[first:]), reversed(is_[first:]))
    shown = (" ".join(one[first : len(one) - last]) for one in (was, is_))
    return next(shown), next(shown)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _split(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.!?]) (?=[A-ZÆØÅ«])", paragraph)
