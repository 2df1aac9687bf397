"""Whatever a revision changes, the documents of before its day are byte for byte what they were.

Real dossiers, with a comment on every line that can have one; revisions by chance, in every style.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline import plan, render, rewrite, workflow
from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.contract.timed import Timed
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.living.page import flow
from pipeline.living.revision import called
from pipeline.parse import parse
from pipeline.source import Book, load
from pipeline.spots import BLOCK, Reach, spots
from pipeline.views.views import Views
from tests.living.laying import lay
from tests.samples import EXAMPLES

TYPES = workflow.types()
A_DAY = dt.timedelta(days=1)
# What tells things apart, or is no sentence of the author's.
_KEPT = {"id", "task", "target_group"}
_Made = dict[str, tuple[dt.date, bytes]]


def made(text: str) -> _Made:
    """Render every document of a dossier: its own day, and its bytes."""
    views = Views(parse(load(text.encode(), "a.yaml")))
    found: _Made = {}
    for one in plan.plan(views, TYPES):
        if isinstance(one, Job):
            with suppress(render.Early):
                found[one.file] = one.day, render.render(one, views).content
    return found


@cache
def commented(example: Path) -> str:
    """Give an example in contract 2 with a comment of its own on each line that can have one."""
    text = rewrite.rewrite(Book("a.yaml", example.read_bytes())).content.decode()
    inside = set(_inside(text, spots(text)))
    lines = enumerate(text.split("\n"))
    return "\n".join(
        line if n in inside or not line.strip() else f"{line}  # c{n}" for n, line in lines
    )


def _inside(text: str, spot: Reach) -> Iterator[int]:
    """Give the lines that end within a text, where no comment can stand."""
    if spot.scalar:
        first, last = (text.count("\n", 0, at) for at in (spot.start, spot.end))
        block = bool(spot.style) and spot.style in BLOCK
        yield from range(first + block, last + block)
    for one in spot.inside.values():
        yield from _inside(text, one)


def revised(data: Any, section: type, day: str, draw: random.Random) -> dict[str, Any]:
    """Give a part of a dossier with other words in it."""
    found: dict[str, Any] = {}
    for key in keys(section):
        held = data.get(key.name)
        if key.section is None or key.common or not held or key.name in ("decisions", "documents"):
            continue
        if key.kind is FieldKind.LIST and issubclass(key.section, Timed):
            named = [one for one in held if isinstance(one, dict) and _KEPT & one.keys()]
            items = [_reworded(one, key.section, day, draw) for one in named]
            found[key.name] = [one for one in items if one]
        elif issubclass(key.section, Timed):
            found[key.name] = _reworded(held, key.section, day, draw)
    return {name: one for name, one in found.items() if one}


def _reworded(one: Any, section: type, day: str, draw: random.Random) -> dict[str, Any]:
    # One that reads otherwise later has its own way to go on.
    if any(held.get("until", "9") >= day for held in one.get("earlier", ())):
        return {}
    found = revised(one, section, day, draw)
    name = called(section)
    for key in keys(section):
        if key.name in one and key.name not in _KEPT and draw.random() < 0.2:
            found |= _new(key, one[key.name], draw)
    if not found:
        return {}
    if name in found and name in one:
        found["earlier"] = [{name: one[name]}]
    known = {key.name for key in keys(section)} & {*_KEPT, name}
    return {**{key: one[key] for key in known if key in one}, **found}


def _new(key: Key, held: Any, draw: random.Random) -> dict[str, Any]:
    if key.kind is FieldKind.PROSE:
        held = held.strip()
        return {key.name: draw.choice([f"Nå: {held}", f"Nytt, #1.\n{held}", f"'{held}'"])}
    if key.printed and isinstance(held, str) and "pattern" not in key.limits and not key.common:
        return {key.name: f"{held} [ny]"}
    if key.kind is FieldKind.LIST and key.section is None and key.own:
        return {key.name: [*held, "Nytt, og: mer"]}
    return {}


def written(value: Any, indent: int, draw: random.Random) -> str:
    """Write YAML behind a colon, in a style by chance."""
    pad = " " * indent
    if draw.random() < 0.3 or (isinstance(value, str) and "\n" not in value):
        return f" {flow(value)}\n"
    if isinstance(value, str):
        return " |\n" + "".join(f"{pad}{line}\n" for line in value.split("\n"))
    if isinstance(value, dict):
        return "\n" + "".join(
            f"{pad}{key}:{written(one, indent + 2, draw)}" for key, one in value.items()
        )
    return "\n" + "".join(_item(one, indent, draw) for one in value)


def _item(value: Any, indent: int, draw: random.Random) -> str:
    if not isinstance(value, dict):
        return f"{' ' * indent}-{written(value, indent + 2, draw)}"
    lines = (f"{key}:{written(one, indent + 4, draw)}" for key, one in value.items())
    return f"{' ' * indent}- " + f"{' ' * indent}  ".join(lines)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
def test_no_revision_changes_a_document_of_before_its_day(example: Path, seed: int) -> None:
    draw = random.Random(f"{example.stem} {seed}")  # noqa: S311 # chance, not secrets
    text = commented(example)
    data, before = load(text.encode(), "a.yaml").data, made(text)
    now = dt.date.fromisoformat(data["date"])
    days = sorted({one for one, _ in before.values() if one < now})
    day = draw.choice(days) + A_DAY if days else now
    number = data["municipality"]["number"]
    revision = revised(data, Dossier, day.isoformat(), draw)
    revision["municipality"] = {"number": number, **revision.get("municipality", {})}
    head = {"id": "by-chance", "date": day.isoformat()}
    laid = lay(text, written({"revision": head, **revision}, 0, draw).lstrip("\n"))
    assert laid.refusals == ()
    assert laid.changed
    after = made(laid.page.text)
    older = {name for name, (one, _) in before.items() if one < day}
    assert {name for name in older if after.get(name) != before[name]} == set()
    assert sorted(comments(laid.page.text)) == sorted(comments(text))


NEW = """\
stakeholders:
  - {id: newcomer, name: Nykommeren, group: internal, interest: Alt som er nytt.}
figures:
  - {id: newest, theme: population, title: Nye, value: 9, unit: hus, date: 2020-01-01, source: X}
guidelines:
  - {id: newer, level: local, title: Ny føring, source: Ny sak, meaning: Nytt.}
responsibilities:
  - {task: development, target_group: nye innbyggere, responsible: newcomer}
plans:
  - {id: new-plan, kind: temaplan, title: Ny, owner: newcomer, says: Nytt., started: 2020-01-01}
participation:
  - {id: new-say, who: Nye, level: system, form: Møte, date: 2020-01-01, input: I, influence: J}
"""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
def test_nothing_new_is_in_a_document_of_before_its_day(example: Path) -> None:
    text = commented(example)
    data, before = load(text.encode(), "a.yaml").data, made(text)
    head = f"revision: {{id: new, date: {data['date']}}}\n"
    number = f"municipality: {{number: {data['municipality']['number']}}}\n"
    laid = lay(text, head + number + NEW)
    assert laid.refusals == ()
    after = made(laid.page.text)
    day = dt.date.fromisoformat(data["date"])
    older = {name for name, (one, _) in before.items() if one < day}
    assert {name for name in older if after.get(name) != before[name]} == set()
    assert after != before


def comments(text: str) -> list[str]:
    return re.findall(r"# c\d+\b", text)
