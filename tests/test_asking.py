"""init asks who sits at a terminal what it must know, and asks a program nothing."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.asking import like
from tests.inside import Run, run
from tests.samples import ROOT

__all__ = ["run"]


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("Larvik", ["3909"]),
        ("larvik kommune", ["3909"]),
        ("3909", ["3909"]),
        ("301", ["0301"]),
        ("Karasjok", ["5610"]),
        ("Kárášjohka", ["5610"]),
        ("Larvikk", ["1806", "3909"]),
        ("Herøy", ["1515", "1818"]),
        ("Qwertyuiop", []),
        ("", []),
    ],
)
def test_a_municipality_is_known_by_number_by_name_and_by_a_slip(
    said: str, numbers: list[str]
) -> None:
    assert [one.number for one in like(said)] == numbers


def test_a_program_is_asked_nothing_and_told_what_to_say(run: Run, tmp_path: Path) -> None:
    lacks = run("init", "x.yaml")
    assert lacks.code == 2
    assert "say which municipality: --municipality and its four digits" in lacks.err
    assert list(tmp_path.iterdir()) == []
    made = run("init", "x.yaml", "--municipality", "5610")
    assert made.code == 0
    assert "For nynorsk, begin it with --norm nn" in made.out
    told = run("init", "y.yaml", "--municipality", "4640", "--norm", "nn")
    assert "nynorsk" not in told.out


def test_who_says_yes_at_a_terminal_is_asked_nothing(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    file = tmp_path / "x.yaml"
    order = ("init", str(file), "--municipality", "5610", "--yes")
    made = subprocess.run(
        [sys.executable, "-m", "pipeline", "--lang", "en", *order],
        stdin=theirs,
        stdout=theirs,
        cwd=ROOT,
        timeout=30,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert made.returncode == 0
    assert "\nnorm: nb" in file.read_text("utf-8")


def test_a_person_at_a_terminal_is_asked_until_the_answer_will_do(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "--lang", "en", "init", str(tmp_path / "x.yaml")],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    os.write(ours, b"nowhere-at-all\nLarvikk\n\n0706\nKarasjok\n\nnb\n2\n")
    _, complaint = asked.communicate(timeout=60)
    shown = os.read(ours, 65536).decode()
    os.close(theirs)
    os.close(ours)
    assert asked.returncode == 0
    assert complaint.decode().count("no municipality is called so") == 2
    assert "no municipality has the number 0706 on 20" in complaint.decode()
    assert "Error: write nb or nn" in shown
    assert "  3909 Larvik\n" in complaint.decode()
    text = (tmp_path / "x.yaml").read_text("utf-8")
    assert "  number: 5610\n" in text
    assert "  name: Kárášjoga gielda\n" in text
    assert "  names: [Karasjok kommune]\n" in text


def test_an_invented_municipality_is_asked_of_without_a_name(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    words = ("init", str(tmp_path / "x.yaml"), "--municipality", "9910")
    command = [sys.executable, "-m", "pipeline", "--lang", "nb", *words]
    asked = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT)
    os.write(ours, b"nn\n")
    assert asked.wait(timeout=60) == 0
    shown = os.read(ours, 65536).decode()
    os.close(theirs)
    os.close(ours)
    assert "Hvilken målform skriver kommunen: nb (bokmål) eller nn (nynorsk): " in shown
