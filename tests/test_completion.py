"""The shell completes what saksflyt knows: tried in a real bash."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete, get_completion_class

from pipeline.cli.program import program
from tests.samples import ROOT

_PROGRAM = f"""\
#!{sys.executable}
import sys
sys.argv[0] = "saksflyt"
from pipeline.cli.program import main
main()
"""


def completed(folder: Path, *words: str) -> list[str]:
    """Give what bash would offer for the last word."""
    program = folder / "saksflyt"
    program.write_text(_PROGRAM, "utf-8")
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    script = (
        'eval "$(_SAKSFLYT_COMPLETE=bash_source saksflyt)"; compopt() { :; }; '
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _saksflyt_completion saksflyt; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    command = ["bash", "-c", script, "bash", "saksflyt", *words]
    told = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return told.stdout.split()


def test_bash_completes_commands_and_choices(tmp_path: Path) -> None:
    assert completed(tmp_path, "sch") == ["schema"]
    assert completed(tmp_path, "schema", "--norm", "n") == ["nb", "nn"]
    assert completed(tmp_path, "schema", "--dr") == ["--draft"]
    assert completed(tmp_path, "build", "--type", "mapping-r") == [
        "mapping-report",
        "mapping-request",
    ]


def offered(*words: str) -> list[str]:
    """Give what is offered for the last of the words, as each shell asks for it."""
    asked = ShellComplete(program, {}, "saksflyt", "_SAKSFLYT_COMPLETE")
    return [one.value for one in asked.get_completions(list(words[:-1]), words[-1])]


def test_types_codes_and_formats_are_offered() -> None:
    assert offered("explain", "y00")[:2] == ["Y001", "Y002"]
    assert offered("check", "--ignore", "F074,W00")[-1] == "F074,W006"
    assert offered("check", "--format", "js") == ["json", "jsonl"]
    assert offered("status", "--type", "case-") == ["case-draft"]
    assert offered("schema", "--example", "fo") == ["foundation", "follow_up"]
    assert offered("schema", "--example", "follow_up.a")[-1] == "follow_up.answers"
    assert offered("status", "--templates", "nowhere", "--type", "case-") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(program, {}, "saksflyt", "_SAKSFLYT_COMPLETE").source()
    assert f"_SAKSFLYT_COMPLETE={shell}_complete" in script
