"""The shell completes what saksflyt knows: tried in a real bash."""

import os
import subprocess
import sys
from pathlib import Path

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
