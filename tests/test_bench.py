"""The benches measure what they measured before, and leave nothing behind."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from country import change, filled
from sides import DOSSIERS, Side, compared, sides

from pipeline import parse, source
from pipeline.check import check
from pipeline.diagnostics import Severity
from tests.samples import ROOT, TODAY

FROZEN = {
    "eksempelvik": "c67c281144d68e655a84c9f9eed9a2f97b787fec414b0162a0c1e9440c88b6fc",
    "fjordheim": "f583560aa24635223e7cdd53e2fba52509e8c61289b4413a4cd57e4a143cd147",
    "larvik": "a2fec8e1ab289711dc3cf68ef62dcde604529abd9c71f179c2f304b81defbf5a",
}


@pytest.mark.parametrize("name", FROZEN)
def test_a_frozen_dossier_is_never_edited_and_can_still_be_built(name: str) -> None:
    content = (DOSSIERS / f"{name}.yaml").read_bytes()
    assert hashlib.sha256(content).hexdigest() == FROZEN[name]
    held = source.load(content, name)
    found = check(held, parse.parse(held), TODAY)
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_the_country_has_each_dossier_under_an_id_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path / "inputs", 5)
    ids = [source.load(one.read_bytes(), "").data["id"] for one in (tmp_path / "inputs").iterdir()]
    assert sorted(ids) == ["m000", "m001", "m002", "m003", "m004"]


def test_one_fact_is_changed_each_time(tmp_path: Path) -> None:
    filled(tmp_path / "inputs", 2)
    path = tmp_path / "inputs" / "m001.yaml"
    texts = [path.read_text()]
    for _ in range(2):
        change(path)
        texts.append(path.read_text())
    assert texts[0] != texts[1]
    assert texts[0] == texts[2]


def _git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ("git", "-C", str(folder), *who, *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_another_revision_is_there_only_as_long_as_it_is_measured(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    for word in ("before", "after"):
        (tmp_path / "word.txt").write_text(word)
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "--quiet", "--message", word)
    with sides("HEAD~1", tmp_path) as both:
        found = [(side.name, (side.root / "word.txt").read_text()) for side in both]
    assert found == [("now", "after"), ("then", "before")]
    assert not both[1].root.exists()
    assert len(_git(tmp_path, "worktree", "list").splitlines()) == 1


def test_an_unknown_revision_is_told_in_a_line(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    with pytest.raises(SystemExit, match="nowhere"), sides("nowhere", tmp_path):
        pass


def test_sides_are_measured_in_turns_and_compared(capsys: pytest.CaptureFixture[str]) -> None:
    turns: list[str] = []

    def work(side: Side) -> dict[str, float]:
        turns.append(side.name)
        return {"work, s": {"now": 3.0, "then": 2.0}[side.name] * len(turns)}

    compared([Side("now", ROOT), Side("then", ROOT)], 3, work)
    assert turns == ["now", "then"] * 3
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["medians", "of", "3", "now", "then", "ratio"],
        ["work,", "s", "9", "8", "1.12", "×"],
    ]


# What each bench prints but for its figures, which are of the machine.
RUNS = {
    "engine": [
        "this engine",
        "docxtpl, new template each time",
        "this engine, with the write",
        "floor: deflate and write",
        "this engine, compiled each time",
        "",
        "rows in the table, and time for each",
        "20",
        "2000",
        "20000",
    ],
    "documents": [
        "document",
        "saksframlegg-adopt-values.docx",
        "etterlevelsesrapport.docx",
        "nasituasjon.docx",
        "melding-om-vedtak-request-2023.docx",
        "evalueringssak-evaluation-2026.docx",
        "oppfolgingsbrev-allocation.docx",
        "boligsosialloven-5.docx",
        "kunnskapsgrunnlag.docx",
        "mandatforesporsel-values.docx",
        "kartleggingsrapport.docx",
        "bestilling-nav.docx",
        "modellforslag.docx",
        "planinnspill-societal-part.docx",
        "planoversikt.docx",
        "ansvarskart.docx",
        "verdigrunnlag.docx",
        "",
        "medians of 1",
        "documents 32",
        "render, in memory, ms",
        "compile the templates, ms",
    ],
    "process": [
        "least",
        "plain docxtpl script",
        "saksflyt build, cache empty",
        "saksflyt build, cache full",
        "saksflyt build --no-cache",
    ],
    "long": [
        "five columns",
        "rows",
        "1",
        "1",
        "",
        "columns that follow, and empty cells",
        "rows",
        "1",
        "1",
        "",
    ],
    "templates": [
        "compile the 2 files",
        "templates check of the same files",
        "ratio (at most 1.2)",
    ],
    "country": [
        "2 dossiers of bench/dossiers",
        "medians of 1",
        "documents 30",
        "check, one core, s",
        "build, nothing there yet, s",
        "build, nothing changed, s",
        "build, one fact changed, s",
        "one dossier, whole process, s",
        "check, one core, processor s",
        "build, nothing there yet, processor s",
        "build, nothing changed, processor s",
        "build, one fact changed, processor s",
        "one dossier, whole process, processor s",
        "peak of the largest process, MB",
    ],
}


def _without_figures(line: str) -> str:
    what, *figures = re.split("  +", line.strip())
    return f"{what} {figures[0]}" if what == "documents" else what


@pytest.mark.parametrize("bench", RUNS)
def test_each_bench_runs_to_its_end_at_its_smallest(bench: str) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / f"{bench}.py", "--smallest"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    # Node and its packages may be here or not.
    lines = [one for one in done.stdout.splitlines() if not one.startswith("docxtemplater")]
    assert [_without_figures(one) for one in lines] == RUNS[bench]


def test_these_are_the_benches_that_make_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"bench/(\w+)\.py", makefile) == [*RUNS]
