"""What a start loads, what is counted while it works, and what a wheel has in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.cli.voice import MANY, Speaker
from pipeline.language import translator
from tests.samples import ROOT
from tools import wheel

# Each of these costs more than all that help needs of ours.
HEAVY = (
    *("babel", "cerberus", "docx", "docxtpl", "holidays", "jinja2", "lxml", "openpyxl", "rich"),
    *("xlsxwriter", "yaml", "difflib", "subprocess", "importlib.metadata", "tomllib", "zipfile"),
    *("pipeline.read", "pipeline.rules", "pipeline.dossier", "pipeline.word", "pipeline.manual"),
    *("pipeline.health", "pipeline.formats", "pipeline.registers"),
)


@pytest.mark.parametrize("language", ["en", "nn"])
def test_help_loads_nothing_that_only_a_command_needs(language: str, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pipeline.cli.program import main\n"
        "heavy, sys.argv[1:] = sys.argv[2:], ['--lang', sys.argv[1], '--help']\n"
        "try: main()\n"
        "finally: print(*(one for one in heavy if one in sys.modules), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program, language, *HEAVY]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert "init" in done.stdout
    assert done.stderr.split() == []


@pytest.mark.parametrize(
    ("total", "at_terminal", "counted"),
    [(MANY, True, True), (MANY - 1, True, False), (MANY, False, False)],
)
def test_what_takes_time_is_counted_at_a_terminal_alone(
    *,
    total: int,
    at_terminal: bool,
    counted: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: at_terminal)
    monkeypatch.setenv("TERM", "xterm")
    for quiet in (False, True):
        voice = Speaker(translator("nb"), quiet=quiet, verbose=False)
        assert [*voice.read(range(total), total)] == [*range(total)]
        out, err = capsys.readouterr()
        assert (out, "Dossierer" in err) == ("", counted and not quiet)


def test_a_wheel_that_lacks_a_file_of_the_tree_is_told(tmp_path: Path) -> None:
    wanted = wheel.wanted(ROOT)
    assert {
        "pipeline/templates/family.docx",
        "pipeline/templates/blocks/nn.docx",
        "pipeline/templates/case-draft/document.yaml",
        "pipeline/locale/nn/LC_MESSAGES/saksflyt.mo",
        "pipeline/registers/municipalities.csv",
        "pipeline/examples.toml",
        "pipeline/py.typed",
        "pipeline/cli/program.py",
    } <= wanted
    file = tmp_path / "saksflyt.whl"
    with zipfile.ZipFile(file, "w") as made:
        for name in sorted(wanted - {"pipeline/examples.toml"}):
            made.writestr(name, "")
    assert wheel.lacking(file, ROOT) == ["pipeline/examples.toml"]
