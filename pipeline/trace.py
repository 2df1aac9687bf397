"""From a sentence of a document to what is behind it: facts, law and template.

What a sentence follows from is found by changing each fact that the document reads, one at a time,
and seeing whether the sentence is still there. So what is worked out of facts is found, too.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from pipeline import holdings, reasons, render
from pipeline.contract.declare import KeyPath, Prose
from pipeline.document import BLOCKS, Job
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen
from pipeline.holdings import Holding
from pipeline.living import reads
from pipeline.norm import Norm, Term
from pipeline.outcome import BuildOrder
from pipeline.registers.laws import PROVISIONS
from pipeline.views.views import Views


class Fact(Frozen):
    """A place in the dossier that a sentence follows from, and where it stands in the file."""

    place: str
    file: str
    line: int
    said: str | None


class Sentence(Frozen):
    """A line of a document and what is behind it; one that was written by hand has nothing."""

    text: str
    facts: tuple[Fact, ...] = ()
    law: tuple[str, ...] = ()
    template: tuple[str, ...] = ()


def trace(
    content: bytes,
    sought: str,
    at: tuple[Holding, Job],
    order: BuildOrder,
    texts: dict[tuple[str, Norm], bytes],
) -> tuple[Sentence, ...]:
    """Tell of each line of a document that holds a text, whatever its spaces and letters."""
    on, job = at
    wanted = _plain(sought)
    made = _Made(on, job, order)
    found = [line for line in holdings.lines(content) if wanted in _plain(line)]
    return tuple(_traced(line, made, texts) for line in dict.fromkeys(found))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").split()).casefold()


class _Made:
    """A document as it would be made now, and made anew of dossiers that differ in one place."""

    def __init__(self, on: Holding, job: Job, order: BuildOrder) -> None:
        holdings.whole(on, job, order)
        self.on, self.job, self._order = on, job, order
        self.dossier = on.dossier.at(job.day)
        with holdings.timely(job):
            self.lines = self._rendered(self.dossier)
        self.places = tuple(reasons.read_by(job, on.dossier, order))
        self._of: dict[KeyPath, Sequence[str] | None] = {}

    def of(self, place: KeyPath) -> Sequence[str] | None:
        """Give the lines where a place says something else; None where that cannot be made."""
        if place not in self._of:
            self._of[place] = self._changed(place)
        return self._of[place]

    def _changed(self, place: KeyPath) -> Sequence[str] | None:
        other = changed(self.dossier, place)
        # A dossier that no author wrote may break whatever relies on its rules.
        with suppress(Exception):
            return self._rendered(other) if other is not None else None
        return None

    def _rendered(self, dossier: Dossier) -> Sequence[str]:
        master = self._order.masters.get(self.dossier.municipality.number)
        views = Views.known(dossier, self.job.day)
        made = render.render(self.job, views, master, limit=self._order.limit)
        return holdings.lines(made.content)


def _traced(line: str, made: _Made, texts: dict[tuple[str, Norm], bytes]) -> Sentence:
    known = _nearest(line, made.lines)
    if known is None:
        return Sentence(line)
    behind = [place for place in made.places if _moves(known, place, made)]
    norm = made.dossier.norm
    template = (*_within(made.job.type.name, norm, texts), *_within(BLOCKS, norm, texts))
    return Sentence(
        line,
        tuple(_fact(place, made) for place in behind),
        tuple(dict.fromkeys(_cited(known, norm, made.job.day))),
        tuple(_written(known, template)),
    )


_ALIKE = 0.6


def _nearest(line: str, lines: Sequence[str]) -> str | None:
    """Give the line as it would be made, which somebody may have edited since."""
    if line in lines:
        return line
    rated = [(SequenceMatcher(None, line, one).ratio(), one) for one in lines]
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


def _moves(line: str, place: KeyPath, made: _Made) -> bool:
    lines = made.of(place)
    return lines is not None and lines.count(line) < made.lines.count(line)


def changed(dossier: Dossier, place: KeyPath) -> Dossier | None:
    """Give a dossier that says something else at a place, or None where that holds no value."""
    other = _other(reads.at(dossier, place))
    return None if other is None else reads.put(dossier, place, other)


def _other(held: Any) -> Any:
    """Give another value of the same sort; a norm and a section have none."""
    if isinstance(held, Prose):
        return Prose(f"{one}{_SIGN}" for one in held)
    if isinstance(held, Term):
        return next((one for one in type(held) if one is not held), None)
    if isinstance(held, str):
        return None if isinstance(held, Norm) else f"{held}{_SIGN}"
    if isinstance(held, dt.date):
        return held + dt.timedelta(days=1)
    if isinstance(held, int | Decimal):
        return not held if isinstance(held, bool) else held + 1
    return None


_SIGN = "\u00a4"


def _fact(place: KeyPath, made: _Made) -> Fact:
    dossier = made.on.dossier
    path = reads.numbered(dossier, place)
    told = reads.shown(reads.at(made.dossier, place))
    private = reads.private(place)
    stands = made.on.source.place(path)
    return Fact(".".join(map(str, place)), *stands, None if private else told)


def _cited(line: str, norm: Norm, day: dt.date) -> Iterator[str]:
    """Name the provisions that a line cites, as the register of laws has them."""
    words = _plain(line)
    for one in PROVISIONS:
        pattern = rf"{re.escape(_plain(one.citation(norm)))}(?![\d-])"
        if one.in_force(day) and re.search(pattern, words):
            yield f"{one.citation(norm)} ({one.law.identifier}, {one.source})"


_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
_LEAST = 4


def _within(
    name: str, norm: Norm, texts: dict[tuple[str, Norm], bytes]
) -> Iterator[tuple[str, int, str]]:
    lines = texts.get((name, norm), b"").decode().splitlines()
    return ((f"templates/{name}/{norm}.txt", n, one) for n, one in enumerate(lines, 1))


def _written(line: str, template: Iterable[tuple[str, int, str]]) -> Iterator[str]:
    """Name the paragraphs of templates whose own words, in their order, are all in a line."""
    words = _plain(line)
    rated: list[tuple[int, str]] = []
    for file, n, one in template:
        said = [_plain(each) for each in _TAG.split(one.strip(" |-#"))]
        own = [each for each in said if any(map(str.isalnum, each))]
        pattern = ".*".join(map(re.escape, own))
        if sum(map(len, own)) >= _LEAST and re.search(pattern, words):
            rated.append((sum(map(len, own)), f"{file}:{n}"))
    most = max((length for length, _ in rated), default=0)
    found = [place for length, place in rated if length == most]
    own_first = [place for place in found if f"/{BLOCKS}/" not in place]
    yield from own_first or found
