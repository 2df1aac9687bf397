"""Measure long documents: time and memory by the number of rows, beside docxtpl in the same run.

python bench/long.py [--rows 5000 10000 20000 40000] [--peer 10000] [--smallest]

Each figure is of a process of its own. The first table is of five columns; in the second one the
columns are repeated and cells can come out empty, so that the output is gone over. `--peer` is the
longest table that docxtpl is asked for.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any

import docx
from docx.table import _Cell
from docxtpl import DocxTemplate
from sides import SMALLEST

from pipeline.word.template import Template

KINDS = ("five columns", "columns that follow, and empty cells")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[5_000, 10_000, 20_000, 40_000])
    parser.add_argument("--peer", type=int, default=10_000)
    parser.add_argument("--smallest", action="store_true", help=SMALLEST)
    parser.add_argument("--alone", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        who, kind, rows = given.alone
        print(json.dumps(measured(who, int(kind), int(rows))))
        return
    titles = f"{'rows':>8}{'':<17}{'seconds':>8}{'µs a row':>10}{'MB':>6}{'more MB':>9}"
    for number, kind in enumerate(KINDS):
        print(f"{kind}\n{titles}")
        for rows in [1] if given.smallest else given.rows:
            for who in ("this engine", "docxtpl")[: 1 + (rows <= given.peer)]:
                told = in_a_process(who, number, rows)
                each = told["seconds"] / rows * 1e6
                print(
                    f"{rows:>8}{'':<4}{who:<13}{told['seconds']:>8.2f}{each:>10.1f}"
                    f"{told['peak']:>6.0f}{told['peak'] - told['before']:>9.0f}"
                )
        print()


def in_a_process(who: str, kind: int, rows: int) -> Mapping[str, float]:
    command = (sys.executable, __file__, "--alone", who, str(kind), str(rows))
    held = subprocess.run(command, check=True, capture_output=True, text=True)
    told: Mapping[str, float] = json.loads(held.stdout)
    return told


def measured(who: str, kind: int, rows: int) -> Mapping[str, float]:
    """Fill a template once; what the data take is there before, and so are the libraries."""
    template, context = made(kind), {"rows": [row(n) for n in range(rows)]}
    ours = Template(template)
    ours.render({"rows": [row(0)]})
    before, start = megabytes(), time.perf_counter()
    if who == "docxtpl":
        peer = DocxTemplate(io.BytesIO(template))
        peer.render(context, autoescape=True)
        peer.save(io.BytesIO())
    else:
        ours.render(context)
    return {"seconds": time.perf_counter() - start, "before": before, "peak": megabytes()}


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def row(number: int) -> Mapping[str, Any]:
    return {
        "name": f"Bolig nr. {number} – sentrum",
        "kind": "Kommunal utleiebolig",
        "free": "ledig" if number % 2 else "",
        "rent": f"{number * 7 % 12_000} kroner",
        "years": ["2024", "2025", "2026"],
    }


def made(kind: int) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=4, cols=5)
    for cell in table.rows[0].cells:
        cell.text = "Overskrift"
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    name, *middle, last = table.rows[2].cells
    name.text = "{{ row.name }}"
    texts = ("{{ row.kind }}", "{{ row.free }}", "{{ row.rent }}")
    if kind:
        texts = ("{%tc for year in row.years %}", "{{ year }}", "{%tc endfor %}")
    for cell, text in zip(middle, texts, strict=True):
        cell.text = text
    _several(last, "{%p if row.free %}", "{{ row.free }}", "{%p endif %}")
    if not kind:
        last.text = "{{ row.rent }}"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _several(cell: _Cell, *texts: str) -> None:
    first, *others = texts
    cell.text = first
    for text in others:
        cell.add_paragraph(text)


if __name__ == "__main__":
    main()
