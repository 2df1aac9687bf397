"""The program run inside the tests' own process, as main runs it: what it prints, and its code."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.cli import program


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Give a way to run commands in English in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")

    def ran(*arguments: str, lang: str = "en") -> Ran:
        monkeypatch.setattr(sys, "argv", ["saksflyt", "--lang", lang, *arguments])
        with pytest.raises(SystemExit) as ended:
            program.main()
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return ran
