"""The law of time: what becomes known after a document's day changes no byte of it."""

import copy
import datetime as dt
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline import plan, render, workflow
from pipeline.contract import short
from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.contract.timed import Timed
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import replace
from pipeline.parse import parse
from pipeline.source import load
from pipeline.views.views import Views
from tests.samples import EXAMPLES

TYPES = workflow.types()
A_DAY = dt.timedelta(days=1)


@cache
def written(example: Path) -> Any:
    return in_full(load(example.read_bytes(), example.name).data, Dossier)


def in_full(data: Any, section: type) -> Any:
    """Write out what is written short, so that it can be changed key by key."""
    for key in keys(section):
        held = data.get(key.name)
        if key.section is None or held is None or key.common:
            continue
        if key.kind is FieldKind.LIST:
            ones = short.items(key.section, held)
            data[key.name] = [in_full(short.full(key.section, one), key.section) for one in ones]
        else:
            data[key.name] = in_full(short.full(key.section, held), key.section)
    return data


def made(data: Any) -> dict[str, tuple[dt.date, bytes]]:
    """Render every document of a dossier, as a draft: its own day, and its bytes."""
    views = Views(parse(load(json.dumps(data).encode(), "a.yaml")))
    jobs = [one for one in plan.plan(views, TYPES) if isinstance(one, Job)]
    made: dict[str, tuple[dt.date, bytes]] = {}
    for one in jobs:
        with suppress(render.Early):
            draft = replace(one, issued=None)
            made[one.file] = one.day, render.render(draft, views).content
    return made


def timed(data: Any, section: type, path: str = "") -> Iterator[tuple[str, type, Any]]:
    """Give everything in time that is written, by its place in the contract."""
    for key in keys(section):
        held = data.get(key.name)
        if key.section is None or held is None or key.common:
            continue
        place = f"{path}{key.name}"
        for one in held if key.kind is FieldKind.LIST else [held]:
            if issubclass(key.section, Timed):
                yield place, key.section, one
            yield from timed(one, key.section, f"{place}.")


def reworded(one: Any, section: type, last: dt.date, draw: random.Random, *, told: bool) -> bool:
    """Change texts of a thing from the day after `last`, and say how they read until then."""
    texts = [key for key in keys(section) if _is_text(key) and isinstance(one.get(key.name), str)]
    ends = [held.get("until", "") for held in one.get("earlier", [])]
    # One that reads otherwise after that day already has its own way to go on.
    if not texts or any(not end or end >= last.isoformat() for end in ends):
        return False
    chosen = draw.sample(texts, draw.randint(1, len(texts)))
    earlier = {key.name: one[key.name] for key in chosen}
    one |= {key.name: f"Endret {one[key.name]}" for key in chosen}
    if told:
        one["earlier"] = [*one.get("earlier", []), {"until": last.isoformat(), **earlier}]
    return True


def grown(data: Any, section: type, last: dt.date, draw: random.Random) -> None:
    """Add to each list what became known after `last`, and end some of it on that day."""
    for key in keys(section):
        held = data.get(key.name)
        if key.section is None or held is None or key.common:
            continue
        for one in held if key.kind is FieldKind.LIST else [held]:
            grown(one, key.section, last, draw)
        # A recipient gets one letter in each round (R003): another would take its name. What is
        # corrected in a hearing is told in its letter, which is of that day from then on.
        grows = key.kind is FieldKind.LIST and key.name not in ("requests", "corrections")
        if grows and issubclass(key.section, Timed):
            later = copy.deepcopy(draw.choice(held))
            later |= {key.section.known_from or "since": (last + A_DAY).isoformat()}
            later |= {"id": f"{one['id']}-ny"} if "id" in later else {}
            ending = draw.choice(held)
            ending.setdefault("until", last.isoformat())
            held.insert(draw.randrange(len(held) + 1), later)


def _is_text(key: Key) -> bool:
    """Tell what can be worded anew; a decision and its plan know each other by the rest."""
    return (
        (key.printed or key.kind is FieldKind.PROSE)
        and not key.common
        and key.name not in ("body", "case_number")
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
def test_what_is_changed_after_a_documents_day_changes_no_byte_of_it(
    example: Path, seed: int
) -> None:
    draw = random.Random(f"{example.stem} {seed}")  # noqa: S311 # chance, not secrets
    before = made(written(example))
    last = draw.choice(sorted({day for day, _ in before.values()}))
    data = copy.deepcopy(written(example))
    for _, section, one in timed(data, Dossier):
        reworded(one, section, last, draw, told=True)
    grown(data, Dossier, last, draw)
    after = made(data)
    older = {name for name, (day, _) in before.items() if day <= last}
    assert {name for name in older if before[name] != after.get(name)} == set()
    newer = before.keys() - older
    assert not newer or any(before[name] != after.get(name) for name in newer)


def test_without_its_earlier_reading_each_thing_would_rewrite_the_past() -> None:
    silent = set()
    for example in EXAMPLES:
        before = made(written(example))
        last = max(day for day, _ in before.values())
        # The register of documents is told of in copies alone; pictures are not read here; and what
        # a meeting leaves behind is made a decision when a dossier is read. What came of a point is
        # told where a body has asked for it.
        left = {"documents", "pictures", "cases.route.adopted", "cases.route.progress"}
        left |= set() if written(example).get("decision_reports") else {"decisions.progress"}
        held = {place for place, _, _ in timed(written(example), Dossier)} - left
        for place in sorted(held):
            data = copy.deepcopy(written(example))
            draw = random.Random(place)  # noqa: S311 # chance, not secrets
            things = [one for one in timed(data, Dossier) if one[0] == place]
            reached = [reworded(one, kind, last, draw, told=False) for _, kind, one in things]
            if any(reached) and made(data) == before:
                silent.add(f"{example.stem} {place}")
    assert silent == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
def test_what_was_wrong_and_when_it_was_checked_stand_in_no_document(example: Path) -> None:
    before = made(written(example))
    data = copy.deepcopy(written(example))
    for _, section, one in timed(data, Dossier):
        text = next((key.name for key in keys(section) if _is_text(key) and key.name in one), "")
        one["checked"] = "2026-01-02"
        if text:
            was = {text: "Slik sto det."}
            one["corrected"] = {"on": "2026-01-02", "was": was, "why": "Skrevet av feil."}
    assert made(data) == before
