"""Finds out which fields of a dossier and which rules each phase rests on: nothing is typed in.

Each example dossier is planned and rendered, type by type, while every reading of a field of the
contract is noted. A rule belongs to a phase when its two examples differ in a field read there.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import plan, render, workflow
from pipeline.contract.declare import keys
from pipeline.document import DocumentType, Job
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.phases import PHASES, Phase
from pipeline.frozen import replace
from pipeline.norm import Norm
from pipeline.parse import parse
from pipeline.rules import RULES
from pipeline.rules.rule import Rule
from pipeline.source import load
from pipeline.views.views import Views

# Each by its name: a checkout may hold dossiers of somebody's own beside them.
_NAMES = ["eksempelvik", "fjordheim", "larvik", "nyvalg", "nyvik", "oyvaer", "storby", "sundvaer"]
EXAMPLES = tuple(Path(__file__).parent.parent / "inputs" / f"{one}.yaml" for one in _NAMES)
# The letterhead and the names of bodies come from here, in every document.
_EVERYWHERE = "municipality"

# A field by its section and its own name: ("cases", "background").
Field = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one phase rests on."""

    phase: Phase
    types: tuple[str, ...]
    fields: tuple[Field, ...]
    rules: tuple[str, ...]


@cache
def coverage() -> tuple[Coverage, ...]:
    """Give what each phase rests on, in the order of the processes."""
    kinds = workflow.types()
    read = {kind.name: _read(kind) for kind in kinds}
    return tuple(_coverage(phase, kinds, read) for phase in PHASES.values())


def _coverage(
    phase: Phase, kinds: tuple[DocumentType, ...], read: Mapping[str, Mapping[str, set[Field]]]
) -> Coverage:
    types = tuple(one.name for one in kinds if phase in one.declaration.phases)
    found = {field for name in types for field in _in(phase, read[name])}
    rules = tuple(one.code for one in RULES if _concerns(one) & found)
    return Coverage(phase, types, tuple(sorted(found)), rules)


def _in(phase: Phase, read: Mapping[str, set[Field]]) -> set[Field]:
    """Give what a type reads in a phase; where no example has come so far, what it always reads."""
    return read[phase.name] if phase.name in read else set().union(*read.values())


def _read(kind: DocumentType) -> dict[str, set[Field]]:
    """Give the fields that the documents of a type are made from, by phase."""
    read: dict[str, set[Field]] = defaultdict(set)
    for path in EXAMPLES:
        for phase, found in _readings(parse(load(path.read_bytes(), path.name)), kind):
            read[phase.name] |= found
    return dict(read)


def elsewhere() -> tuple[str, ...]:
    """Give the rules that stand in no phase."""
    told = {code for one in coverage() for code in one.rules}
    return tuple(one.code for one in RULES if one.code not in told)


def page() -> str:
    """Write the page: one row for each phase."""
    head = "| phase | documents | fields of the dossier | rules |"
    rest = f"Rules that stand in no row, and hold for every dossier: {', '.join(elsewhere())}."
    return "\n".join([_LEAD, head, "|---|---|---|---|", *map(_row, coverage()), "", rest, ""])


_LEAD = f"""# What covers each phase

Generated from the program. For each phase of the three work processes, and for the municipal
level: the documents that belong to it, the fields of the dossier that they are made from, and the
rules that look at those fields.

The fields are those that were read while the documents of the example dossiers were made.
`{_EVERYWHERE}` feeds every document and is left out. A rule stands in a row when the two examples
in [its manual](rules.md) differ in a field of the row. The codes of the stages hold for every
dossier and template: `Y` (YAML), `S` (the contract), `T` (templates), `W` (waivers) and
`O` (outputs).
"""


def _row(one: Coverage) -> str:
    name = f"**{one.phase.name}**<br>{one.phase.label(Norm.NB)}"
    types = "<br>".join(f"`{name}`" for name in one.types)
    return f"| {name} | {types} | {_told(one.fields)} | {', '.join(one.rules)} |"


def _told(found: tuple[Field, ...]) -> str:
    sections: dict[str, list[str]] = defaultdict(list)
    for section, name in found:
        sections[section].append(name)
    return "<br>".join(f"`{section}`: {', '.join(names)}" for section, names in sections.items())


# --- Which fields a document is made from.


def _readings(dossier: Dossier, kind: DocumentType) -> Iterator[tuple[Phase, set[Field]]]:
    """Give the fields read for each document of a type, with its phases."""
    copy = _seen_from(dossier, dossier.date)
    with _noted() as planned:
        jobs = [one for one in plan.plan(copy, [kind]) if isinstance(one, Job)]
    for job in jobs:
        copy = _seen_from(dossier, job.day)
        with _noted() as filled:
            render.render(job, copy)
        for phase in job.phases:
            yield phase, planned | filled


def _seen_from(dossier: Dossier, day: dt.date) -> Views:
    """Give a copy that has worked out nothing yet but how it read on a day, which reads it all."""
    views = Views(replace(dossier))
    views.at(day)
    return views


_SECTIONS: dict[type, str] = {
    key.section: key.name for key in keys(Dossier) if key.section and key.name != _EVERYWHERE
}


@contextmanager
def _noted() -> Iterator[set[Field]]:
    """Note each field of a section that is read within."""
    found: set[Field] = set()
    hook = "__getattribute__"
    for section, name in _SECTIONS.items():
        own = {key.name for key in keys(section) if not key.common} - {"id"}
        setattr(section, hook, _noting(found, name, own))
    try:
        yield found
    finally:
        for section in _SECTIONS:
            delattr(section, hook)


def _noting(found: set[Field], section: str, known: set[str]) -> Any:
    """Make an attribute lookup that notes; Any, because it stands in for object's own."""

    def noted(self: object, name: str) -> Any:
        if name in known:
            found.add((section, name))
        return object.__getattribute__(self, name)

    return noted


# --- Which fields a rule concerns.


def _concerns(rule: Rule) -> set[Field]:
    """Give the fields in which the two examples of a rule's manual differ."""
    wrong, right = _written(rule.wrong), _written(rule.right)
    return {one for one in wrong | right if wrong.get(one) != right.get(one)}


def _written(fragment: str) -> dict[Field, Any]:
    """Give what a fragment of a dossier says, by field."""
    held: dict[Field, Any] = {}
    for section, value in load(fragment.encode(), "example.yaml").data.items():
        for one in value if isinstance(value, list) else [value]:
            for name, inner in one.items() if isinstance(one, dict) else ():
                held.setdefault((section, name), []).append(inner)
    return held
