"""Measure the template engine against its peers, in one run and with the same content.

python bench/engine.py [--against REV] [--quick | --smallest]  a case of three pages, made here
python bench/engine.py --template T.docx --context C.json      a template of your own
"""

import argparse
import io
import json
import shutil
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import docx
from docxtpl import DocxTemplate
from jinja2 import Environment
from sides import compared, options, sides, times

from pipeline.word.template import Template

HERE = Path(__file__).parent
OURS = ("{{ %s }}", "{%%p for item in %s %%}", "{%%p endfor %%}", "{{ item.%s }}")
PEERS = ("{%s}", "{#%s}", "{/%s}", "{%s}")
SENTENCE = (
    "Kommunestyret legger verdigrunnlaget til grunn for det boligsosiale arbeidet, og ber om at"
    " tjenestene samordner bolig, oppfølging og inntektssikring for husstander som trenger det."
)

Context = Mapping[str, object]


def main() -> None:
    parser = options(__doc__ or "")
    parser.add_argument("--template", type=Path)
    parser.add_argument("--context", type=Path)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    context: Context = json.loads(given.context.read_text()) if given.context else case(20)
    template = given.template.read_bytes() if given.template else made(OURS, rows="{%tr")
    if given.alone:
        print(json.dumps(alone(template, context)))
        return
    most = times(given, 400, quick=100)
    beside_peers(template, context, most, own=bool(given.template))
    with sides(given.against) as both:
        if len(both) > 1:
            print()
            own = [f"--template={given.template.resolve()}"] if given.template else []
            own += [f"--context={given.context.resolve()}"] if given.context else []
            rounds = times(given, 7, quick=3)
            compared(both, rounds, lambda one: one.told("engine.py", "--alone", *own))


def alone(template: bytes, context: Context) -> Mapping[str, float]:
    """Measure what every revision has: a template that is compiled, and filled."""
    ours = Template(template)
    return {
        "filled, ms": milliseconds(ours.render, context, times=100),
        "compiled and filled, ms": milliseconds(
            lambda data: Template(template).render(data), context, times=5
        ),
    }


def beside_peers(template: bytes, context: Context, most: int, *, own: bool) -> None:
    ours = milliseconds(Template(template).render, context, times=most)
    print(f"{'this engine':<34}{ours:>10.3f} ms")
    peers: dict[str, Callable[[], float | None]] = {
        "docxtpl, new template each time": lambda: by_docxtpl(template, context, min(most, 40)),
        "docxtemplater, in one process": lambda: None if own else by_node(context),
        "floor: deflate and write": lambda: floor(template, context, min(most, 200)),
    }
    for name, peer in peers.items():
        taken = peer()
        said = f"{taken:>10.3f} ms{taken / ours:>10.2f} ×" if taken else "  not measured"
        print(f"{name:<34}{said}")
    compiled = milliseconds(
        lambda data: Template(template).render(data), context, times=min(most, 5)
    )
    print(f"{'this engine, compiled each time':<34}{compiled:>10.3f} ms")
    if not own:
        linearity(Template(template), most)


def case(rows: int) -> dict[str, object]:
    """Make the content of a political case."""
    return {
        "title": "Verdigrunnlag for boligsosialt arbeid 2026–2029",
        "number": "2026/1234",
        "officer": "Kåre Ås & Anne-Marie Øvrebø",
        "summary": SENTENCE * 2,
        "items": [{"head": f"Verdi {n}", "text": SENTENCE * 2} for n in range(1, 13)],
        "rows": [
            {"task": f"Oppgave {n}", "lead": "NAV", "number": str(n), "due": "1. mai 2027"}
            for n in range(1, rows + 1)
        ],
        "proposal": SENTENCE,
    }


def made(tags: tuple[str, str, str, str], rows: str) -> bytes:
    """Make one document in the tags of either engine."""
    value, start, end, field = tags
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Saksnummer {value % 'number'}"
    section.footer.paragraphs[0].text = value % "officer"
    document.add_heading(value % "title", 1)
    for name in ("summary", "proposal"):
        document.add_heading(name.title(), 2)
        document.add_paragraph(value % name)
        document.add_paragraph(SENTENCE * 2)
    document.add_paragraph(start % "items")
    line = document.add_paragraph()
    line.add_run(field % "head").bold = True
    line.add_run(": " + field % "text")
    document.add_paragraph(end.replace("%s", "items").replace("%%", "%"))
    names = ("task", "lead", "number", "due")
    table = document.add_table(1, len(names), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.text = name.title()
    cells = [field % name for name in names]
    if rows:
        table.add_row().cells[0].text = f"{rows} for item in rows %}}"
    else:
        cells = ["{#rows}" + cells[0], *cells[1:-1], cells[-1] + "{/rows}"]
    for cell, text in zip(table.add_row().cells, cells, strict=True):
        cell.text = text
    if rows:
        table.add_row().cells[0].text = f"{rows} endfor %}}"
    document.add_paragraph(SENTENCE * 3)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def milliseconds(work: Callable[[Context], object], context: Context, *, times: int) -> float:
    for _ in range(min(times, 20)):
        work(context)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work(context)
        taken.append(time.perf_counter() - start)
    return median(taken) * 1000


def by_docxtpl(template: bytes, context: Context, rounds: int) -> float:
    def render(data: Context) -> None:
        peer = DocxTemplate(io.BytesIO(template))
        peer.render(dict(data), Environment(autoescape=True))
        peer.save(io.BytesIO())

    return milliseconds(render, context, times=rounds)


def by_node(context: Context) -> float | None:
    """Run the peer in node; nothing, if node or its packages are not there."""
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules" / "docxtemplater").is_dir():
        print("docxtemplater needs node and, in bench/, npm ci")
        return None
    with tempfile.TemporaryDirectory() as folder:
        template, data, output = (Path(folder) / name for name in ("t.docx", "c.json", "o.docx"))
        template.write_bytes(made(PEERS, rows=""))
        data.write_text(json.dumps(context), encoding="utf-8")
        done = subprocess.run(
            [node, HERE / "peer.js", template, data, output],
            capture_output=True,
            text=True,
            check=True,
            cwd=HERE,
        )
        same_text(output.read_bytes(), Template(made(OURS, rows="{%tr")).render(context))
    return float(done.stdout)


def same_text(theirs: bytes, ours: bytes) -> None:
    """Stop, if the peers made different documents: nothing would have been compared."""
    left, right = (
        [
            text
            for element in docx.Document(io.BytesIO(data)).element.body.iter()
            if (text := element.text)
        ]
        for data in (theirs, ours)
    )
    if "".join(left) != "".join(right):
        raise SystemExit("the peers made different documents")


def floor(template: bytes, context: Context, rounds: int) -> float:
    """Measure what no engine can save: deflating the parts that changed, and writing the file."""
    from pipeline.word.zipped import read  # other revisions have it in another place

    before = read(template).members
    data = Template(template).render(context)
    after = read(data).members
    changed = [part.data() for name, part in after.items() if part.crc != before[name].crc]

    def work(_: Context) -> None:
        for part in changed:
            zlib.compress(part, 1)
        write(data)

    def whole(values: Context) -> None:
        write(engine.render(values))

    engine = Template(template)
    least = milliseconds(work, context, times=rounds)
    taken = milliseconds(whole, context, times=rounds)
    print(f"{'this engine, with the write':<34}{taken:>10.3f} ms")
    return least


def write(data: bytes) -> None:
    """Write as a batch does: a temporary file, then a rename."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.tmp"
        path.write_bytes(data)
        path.replace(path.with_suffix(".docx"))


def linearity(template: Template, most: int) -> None:
    print("\nrows in the table, and time for each")
    for rows, rounds in ((20, 200), (2_000, 20), (20_000, 5)):
        whole = milliseconds(template.render, case(rows), times=min(most, rounds))
        empty = milliseconds(template.render, case(0), times=min(most, 200))
        print(f"{rows:>8}{whole:>12.3f} ms{(whole - empty) / rows * 1000:>12.3f} µs a row")


if __name__ == "__main__":
    main()
