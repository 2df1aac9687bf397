"""One dossier as a whole process: a plain docxtpl script beside `saksflyt build`.

python bench/process.py [--quick | --smallest]

The script is handed ready contexts, so that it neither reads YAML nor applies a rule nor flushes a
file; it fills the same templates. The program runs with an empty cache of compiled templates, with
a full one, and without any. All in turns; the minimum and median of the rounds.
"""

import os
import pickle
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from documents import DOSSIER, in_their_words
from plain import Key
from sides import HERE, Side, Spent, options, sides, times

from pipeline import parse, plan, render, source, workflow
from pipeline.document import Job
from pipeline.views.view import View
from pipeline.views.views import Views
from pipeline.word.blocks import placed
from pipeline.word.lay import lay
from pipeline.word.package import opened
from pipeline.word.value import Word

_SCRIPT, _COLD, _WARM, _NONE = (
    "plain docxtpl script",
    "saksflyt build, cache empty",
    "saksflyt build, cache full",
    "saksflyt build --no-cache",
)


def handed(value: Any, done: dict[int, Any]) -> Any:
    """Give a context as a script would have it: groups, lists and texts, all worked out.

    Of a group only what has been asked for is there, and one that nothing was asked of is not
    empty. What several documents have in common stays one thing: the script reads it once.
    """
    if isinstance(value, Mapping):
        if id(value) not in done:
            held = dict.items(value) if isinstance(value, View) else value.items()
            made = {name: handed(one, done) for name, one in held} or {"": ""}
            done[id(value)] = made, value  # which must live, or another gets its id
        return done[id(value)][0]
    if isinstance(value, list | tuple):
        return [handed(one, done) for one in value]
    return Key(value, value.key, value.keys) if isinstance(value, Word) else value


def prepared(where: Path) -> int:
    """Write the templates as docxtpl takes them, and for each document its context: so many."""
    dossier = parse.parse(source.load(DOSSIER.read_bytes(), DOSSIER.name))
    views = Views(dossier)
    jobs = [one for one in plan.plan(views, workflow.types()) if isinstance(one, Job)]
    for kind in {one.type.name: one.type for one in jobs}.values():
        body = opened(kind.templates[dossier.norm])
        held, _ = placed(body, render.blocks_for(kind, dossier.norm))
        whole = lay(kind.family.content, held.packed(), dossier.norm.language).packed()
        (where / f"{kind.name}.docx").write_bytes(in_their_words(whole))
    contexts, done = [], dict[int, Any]()
    asked = []
    for job in jobs:
        title = {"title": job.type.declaration.title[dossier.norm]}
        context = render.printed(job, views)
        context["document"] = {**title, **context["document"]}
        context["provenance"] = {"type": job.type.name, "item": job.item_id, "day": str(job.day)}
        render.compiled(job.type, dossier.norm, job.type.family).filled(context)
        asked.append((job, context))
    for job, context in asked:
        contexts.append((job.type.name, job.file, handed(context, done)))
    (where / "contexts").write_bytes(pickle.dumps(contexts))
    return len(jobs)


def measured(side: Side, where: Path, documents: int) -> Mapping[str, Spent]:
    outputs, cache = where / "outputs", where / "cache"

    def fresh(run: Callable[[], Spent]) -> Spent:
        shutil.rmtree(outputs, ignore_errors=True)
        outputs.mkdir()
        spent = run()
        if (made := len([*outputs.glob("*.docx"), *outputs.glob("*/*.docx")])) != documents:
            raise SystemExit(f"{made} documents were made, and there should be {documents}")
        return spent

    def built(*options: str) -> Spent:
        return fresh(lambda: side.saksflyt("build", DOSSIER, "-o", outputs, *options))

    script = fresh(lambda: side.run(sys.executable, HERE / "plain.py", where, outputs))
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir(mode=0o700)
    return {_SCRIPT: script, _COLD: built(), _WARM: built(), _NONE: built("--no-cache")}


def main() -> None:
    given = options(__doc__ or "").parse_args()
    found: dict[str, list[Spent]] = defaultdict(list)
    with sides("") as (side,), tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        os.environ |= {"XDG_CACHE_HOME": str(where / "cache"), "CI": ""}
        documents = prepared(where)
        measured(side, where, documents)  # Python compiles a new checkout at its first run
        for _ in range(times(given, 11, quick=5)):
            for what, spent in measured(side, where, documents).items():
                found[what].append(spent)
    plain = found[_SCRIPT]
    print(f"{'':32}{'least':>9}{'median':>9}{'busy, least':>13}{'times faster':>14}")
    for what, rounds in found.items():
        seconds, busy = ([one[n] for one in rounds] for n in (0, 1))
        faster = min(one.busy for one in plain) / min(busy)
        print(
            f"{what:32}{min(seconds):>7.3f} s{statistics.median(seconds):>7.3f} s"
            f"{min(busy):>11.3f} s{faster:>12.2f} ×"
        )


if __name__ == "__main__":
    main()
