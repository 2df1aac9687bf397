"""What a document must say: what its template prints, where all that it stands under holds.

The tags tell it, so that a new type needs nothing here.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.document import Job
from pipeline.norm import Norm, show
from pipeline.render import blocks_for, names, printed
from pipeline.views.views import Views
from pipeline.word.examined import examine
from pipeline.word.sandbox import Sandbox
from pipeline.word.scope import Guard
from pipeline.word.typed import Printed
from pipeline.word.value import Word
from pipeline.word.vocabulary import HOUSE, filters

CORE = "docProps/core.xml"  # the title of the file is no part of its text
# A path as templates spell it, with [] after each list, and what it stands for.
Bound = Mapping[str, Any]


def must_print(job: Job, views: Views) -> Iterator[tuple[str, Any]]:
    """Give each value that the document must say, with its path."""
    held = printed(job, views)
    for one in _tags(job, views.dossier.norm):
        yield from ((one.what, value) for value in _values(held, one) if value not in (None, ""))


@cache
def _tags(job: Job, norm: Norm) -> tuple[Printed, ...]:
    kind = job.type
    blocks = blocks_for(kind, norm)
    sandbox = Sandbox(show, filters(norm))
    held = examine(kind.templates[norm], names(kind), HOUSE, sandbox, blocks).printed
    assert held is not None
    return tuple(one for one, place in held.items() if one.what and place.part != CORE)


def _values(held: Bound, one: Printed) -> Iterator[Any]:
    """Follow a path through each turn of the loops on its way, where its guards hold."""
    at = next((n for n in _lists(one.what) if one.what[:n] not in held), None)
    if at is not None:
        for item in _found(held, one.what[: at - 2]) or ():
            yield from _values({**held, one.what[:at]: item}, one)
    elif all(_holds(held, guard) for guard in one.guards):
        yield _found(held, one.what)


def _lists(path: str) -> Iterator[int]:
    """Give where each list of a path ends."""
    return (n for n in range(len(path) + 1) if path[:n].endswith("[]"))


def _holds(held: Bound, guard: Guard) -> bool:
    """Say whether a guard holds; of one that asks for more than a path nothing is known."""
    kind, path = guard
    return kind == "for" or bool(_found(held, path)) is (kind == "if")


def _found(held: Bound, path: str) -> Any:
    """Follow a path from the longest beginning that stands for something."""
    beginnings = (one for one in held if path == one or path.startswith(f"{one}."))
    known = max(beginnings, key=len, default=None)
    if known is None:
        return None
    value = held[known]
    for step in filter(None, path[len(known) :].split(".")):
        if isinstance(value, Word):
            value = value.key == step
        else:
            value = value[step] if isinstance(value, dict) and step in value else None
    return value
