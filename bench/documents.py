"""The program's own templates and an example: this engine beside a docxtpl loop, in one run.

python bench/documents.py [--against REV] [--quick | --smallest]

Then all documents of the example in memory (planned, viewed, filled), and their templates compiled.
"""

import io
import re
import statistics
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from sides import DOSSIERS, compared, options, sides, times

from pipeline import parse, plan, render, source, workflow
from pipeline.document import Job
from pipeline.norm import Norm, show
from pipeline.views.views import Views
from pipeline.word.blocks import placed
from pipeline.word.lay import lay
from pipeline.word.package import opened
from pipeline.word.value import Word
from pipeline.word.vocabulary import SHADE, filters

DOSSIER = DOSSIERS / "eksempelvik.yaml"
_NOWHERE = dict.fromkeys(("type", "item", "day"), "")


def timed(work: Callable[[], object], rounds: int) -> float:
    """Give the median of some rounds, in milliseconds."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


_TYPES = "[Content_Types].xml"
_WORKBOOK = (
    b'<Default Extension="xlsx" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/></Types>'
)
_SHADE = re.compile(rb"\{% shade ([^%]+?) %\}").sub
_CHART = re.compile(rb"\{% chart [^%]+ %\}").sub


class Peer(ImmutableSandboxedEnvironment):
    """Jinja as docxtpl's users have it, and with our words of closed lists, asked by their keys."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Word) and attribute in obj.keys:
            return obj.key == attribute
        return super().getattr(obj, attribute)


def docxtpl(content: bytes, context: Mapping[str, Any]) -> None:
    """Do as docxtpl's users do: open the template, fill it, save it."""
    environment = Peer(
        undefined=StrictUndefined,
        autoescape=True,
        finalize=lambda value: value if isinstance(value, str) else show(value),
    )
    environment.filters |= {**filters(Norm.NB), SHADE: lambda _: "D9D9D9"}
    document = DocxTemplate(io.BytesIO(content))
    document.render(dict(context), jinja_env=environment)
    document.save(io.BytesIO())


def in_their_words(content: bytes) -> bytes:
    """Write our tag for the colour of a cell as docxtpl's, and take those of charts away.

    docxtpl fills no charts: its documents keep those of the template, and it is spared the work.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(made, "w") as written:
        for name in held.namelist():
            said = _CHART(b"", _SHADE(rb"{% cellbg \1|shade %}", held.read(name)))
            written.writestr(name, said.replace(b"</Types>", _WORKBOOK) if name == _TYPES else said)
    return made.getvalue()


def main() -> None:
    given = options(__doc__ or "").parse_args()
    beside_docxtpl(times(given, 15, quick=5))
    rounds, turns = times(given, 20, quick=5), times(given, 7, quick=3)
    with sides(given.against) as both:
        print()
        compared(both, turns, lambda side: side.told("probe.py", DOSSIER, str(rounds)))


def beside_docxtpl(rounds: int) -> None:
    content = DOSSIER.read_bytes()
    dossier = parse.parse(source.load(content, DOSSIER.name))
    views = Views(dossier)
    done = set()
    print(f"{'document':52}{'this engine':>13}{'docxtpl':>12}{'ratio':>9}")
    for job in plan.plan(views, workflow.types()):
        if not isinstance(job, Job) or job.type.name in done:
            continue
        done.add(job.type.name)
        family, body = job.type.family, job.type.templates[dossier.norm]
        context = render.printed(job, views)
        told = {"title": job.type.declaration.title[dossier.norm]}
        context |= {"document": {**told, **context["document"]}, "provenance": _NOWHERE}
        form = render.compiled(job.type, dossier.norm, family)
        form.filled(context)
        ours = timed(partial(form.filled, context), rounds)
        held, _ = placed(opened(body), render.blocks_for(job.type, dossier.norm))
        whole = lay(family.content, held.packed(), dossier.norm.language).packed()
        theirs = timed(partial(docxtpl, in_their_words(whole), context), rounds)
        print(f"{job.file:52}{ours:10.3f} ms{theirs:9.1f} ms{theirs / ours:7.0f} ×")


if __name__ == "__main__":
    main()
