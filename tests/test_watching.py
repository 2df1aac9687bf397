"""check --watch: what changes is checked when it has come to rest, and nothing else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from pipeline import read
from pipeline.watching import Changes, changes
from tests.faults.test_faults import GOOD
from tests.samples import ROOT


def test_what_changes_is_told_once_when_two_looks_agree() -> None:
    looks = (
        {"a": 1, "b": 1},
        {"a": 1, "b": 1},
        {"a": 2, "b": 1},  # half written
        {"a": 3, "b": 1},
        {"a": 3, "b": 1},
        {"a": 3},  # one moment away, as when another file takes its place
        {"a": 3, "b": 1},
        {"a": 3},
        {"a": 3},
        {"a": 3, "c": 1},
        {"a": 3, "c": 1},
    )
    assert list(changes(looks)) == [
        Changes(("a", "b"), ()),
        Changes(("a",), ()),
        Changes((), ("b",)),
        Changes(("c",), ()),
    ]


def test_a_folder_changes_with_any_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "vik"
    folder.mkdir()
    (folder / "dossier.yaml").write_text("id: vik\n", encoding="utf-8")
    first = read.stamps((str(tmp_path), str(tmp_path / "none")))
    assert list(first) == [str(folder)]
    (folder / "cases.yaml").write_text("cases: []\n", encoding="utf-8")
    assert read.stamps((str(tmp_path),)) != first


def test_a_person_sees_what_she_has_mended_and_ends_with_an_interrupt(tmp_path: Path) -> None:
    file = tmp_path / "vik.yaml"
    file.write_text(GOOD.replace("18640", "18 640"), encoding="utf-8")
    watch = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "--lang", "en", "check", str(file), "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        # Whoever runs the tests in the background has an interrupt that nobody hears.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    try:
        _mended_and_interrupted(watch, file)
    finally:
        watch.kill()
        watch.communicate()


def _mended_and_interrupted(watch: subprocess.Popen[str], file: Path) -> None:
    assert watch.stdout is not None
    assert "error S006" in watch.stdout.readline()
    assert "write digits without spaces" in watch.stdout.readline()
    assert watch.stdout.readline() == "1 errors, 0 warnings\n"
    file.write_text(GOOD, encoding="utf-8")
    assert watch.stdout.readline() == f"{file}: no findings\n"
    watch.send_signal(signal.SIGINT)
    assert (watch.wait(timeout=30), watch.communicate()[1]) == (130, "\n")
