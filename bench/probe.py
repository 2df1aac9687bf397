"""Renders one dossier in memory, again and again, inside the revision that Python finds.

python bench/probe.py DOSSIER ROUNDS

The revisions differ inside: the newest way is tried first. Prints JSON for sides.py.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any  # the revisions agree on no type

Way = Callable[[Any, str], int]


def _by_days(types: Any) -> Way:
    """Render as from the revision on in which a document does not tell which dossier it is from."""
    views = importlib.import_module("pipeline.views.views")
    plan, render = map(importlib.import_module, ("pipeline.plan", "pipeline.render"))
    due = importlib.import_module("pipeline.document").Job
    if not hasattr(due, "day"):
        raise AttributeError("day")

    def rendered(dossier: Any, _digest: str) -> int:
        seen = views.Views(dossier)
        jobs = [one for one in plan.plan(seen, types) if isinstance(one, due)]
        return len([render.render(job, seen) for job in jobs])

    return rendered


def _by_views(types: Any) -> Way:
    """Render as from the revision on in which a template reads views lazily."""
    views = importlib.import_module("pipeline.views.views")
    plan, render = map(importlib.import_module, ("pipeline.plan", "pipeline.render"))

    def rendered(dossier: Any, digest: str) -> int:
        seen = views.Views(dossier)
        jobs = [one for one in plan.plan(seen, types) if hasattr(one, "file")]
        return len([render.render(job, seen, digest) for job in jobs])

    return rendered


def _by_facts(types: Any) -> Way:
    """Render as before that: the whole dossier is worked out and copied first."""
    plan, render = map(importlib.import_module, ("pipeline.plan", "pipeline.render"))
    facts = render.facts

    def rendered(dossier: Any, digest: str) -> int:
        held = facts(dossier)
        jobs = [one for one in plan.plan(dossier, types) if hasattr(one, "file")]
        return len([render.render(job, dossier.norm, held, digest) for job in jobs])

    return rendered


def way(types: Any) -> Way:
    """Give the first way that the revision knows."""
    for one in (_by_days, _by_views, _by_facts):
        try:
            return one(types)
        except (ImportError, AttributeError):
            continue
    raise SystemExit("probe.py knows no way to render in this revision: add one")


def ready() -> None:
    """Load what compiling needs, so that the first rendering is charged for templates alone."""
    import docx
    from babel import dates, numbers

    for module in (docx, dates, numbers):
        importlib.import_module(module.__name__)
    importlib.import_module("pipeline.word.form")


def main(path: Path, rounds: int) -> None:
    parse, source, workflow = (
        importlib.import_module(f"pipeline.{name}") for name in ("parse", "source", "workflow")
    )
    content = path.read_bytes()
    rendered = way(workflow.types())
    ready()
    taken = []
    for _ in range(rounds + 1):
        dossier = parse.parse(source.load(content, path.name))
        begun = time.perf_counter()
        documents = rendered(dossier, "0" * 64)
        taken.append((time.perf_counter() - begun) * 1000)
    first, later = taken[0], median(taken[1:])
    told = {"documents": documents, "render, in memory, ms": later}
    print(json.dumps({**told, "compile the templates, ms": first - later}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
