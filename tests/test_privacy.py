"""What may be a person is never repeated: by no finding, in no form, by no command."""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.characters import lines
from pipeline.check import check
from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.formats.named import FORMATS
from pipeline.formats.run import CheckRun
from pipeline.language import translator
from pipeline.parse import parse
from pipeline.source import load
from tests.rules.laying import laid
from tests.samples import MANDATE, ROOT, SMALL

# The month is raised by 80, so the number is nobody's.
NUMBER, GAP = "01817010055", "018170 10055"
MAIL, PHONE = "kanari@gmail.com", "912 34 567"
CANARIES = (NUMBER, GAP, MAIL, PHONE, f"[navn Kanari {NUMBER}]")
SIGNS = (NUMBER, GAP, "Kanari", "kanari", PHONE)

# One of everything that a dossier may hold.
WHOLE = """
figures: [{}]
guidelines: [{source: Fylkestinget, title: Regional plan}]
plans: [{replaced_by: housing-plan}]
responsibilities: [{role: konsulent, deputy: leder, authority: leder}]
mapping:
  purpose: Kartleggingen viser behovet.
  questions:
    - {question: "Hvem gjør hva?", answer: Vi., answered_by: nav, date: 2026-01-15}
  counts: [{count: 12}]
foundation: {}
mandate: [{}]
decisions: [{adopts_foundation: true}]
cases: [{}]
follow_up:
  answers: [{}]
evaluation: [{}]
waivers: [{rule: C014, at: cases.homes.summary, reason: Avklart, until: 2026-12-31}]
"""


def _leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict):
        for name, one in data.items():
            yield from _leaves(one, (*path, name))
    elif isinstance(data, list):
        for n, one in enumerate(data):
            yield from _leaves(one, (*path, n))
    else:
        yield path


def _with(data: Any, path: tuple[str | int, ...], value: str) -> bytes:
    copy = json.loads(json.dumps(data))
    held = copy
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = value
    return json.dumps(copy, indent=1).encode()


def _found(content: bytes) -> tuple[Diagnostic, ...]:
    source = load(content, "dossier.yaml")
    try:
        return check(source, parse(source), dt.date(2026, 6, 1))
    except Rejected as refused:
        return refused.diagnostics


def _shown(found: tuple[Diagnostic, ...], content: bytes) -> str:
    held = lines(content.decode())
    run = CheckRun(found, lines=lambda _: held)
    voices = (translator("en"), translator("nb"))
    told = (form(run, voice) for form in FORMATS.values() for voice in voices)
    return "".join([repr(found), *told])


DATA = laid(WHOLE).data


@pytest.mark.parametrize("path", tuple(_leaves(DATA)), ids=str)
def test_no_finding_repeats_a_person(path: tuple[str | int, ...]) -> None:
    for canary in CANARIES:
        content = _with(DATA, path, canary)
        found = _found(content)
        said = _shown(found, content)
        assert not [sign for sign in SIGNS if sign in said]
        if NUMBER in canary or canary == GAP:
            assert found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    return tmp_path


def _run(folder: Path, *arguments: str) -> str:
    shown = subprocess.run(
        [sys.executable, "-m", "pipeline", "-v", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
    )
    assert "Traceback" not in shown.stderr
    return shown.stdout + shown.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Solveig Eksempel", f"Kanari {NUMBER}"),
        ("postmottak@eksempelvik.example", MAIL),
        ("Postboks 1", "Kanarigata 1"),
        ("Brukerrådet deltar i arbeidet.", f"Ring kanari på {PHONE}."),
        ("unit: housing-office", f"unit: {NUMBER}"),
        ("norm: nb", f"norm: {GAP}"),
        ("mandate:", f"{NUMBER}: kanari\nmandate:"),
        ("process: values", "process: [kanari"),
    ],
)
def test_no_command_and_no_manifest_repeats_a_person(folder: Path, old: str, new: str) -> None:
    text = SMALL + MANDATE
    assert old in text
    (folder / "inputs" / "a.yaml").write_text(text.replace(old, new), encoding="utf-8")
    said = [_run(folder, "check", "--format", form) for form in ("text", "full", "json")]
    said += [_run(folder, *command) for command in (("build",), ("status",), ("build", "--check"))]
    said += [one.read_text(encoding="utf-8") for one in folder.rglob("manifest.json")]
    assert not [sign for sign in (*SIGNS, MAIL) if sign in "".join(said)]
