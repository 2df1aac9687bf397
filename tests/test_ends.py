"""How each command ends, whatever happens to it: the table of docs/reference/exit-codes.md.

Where it is the system that fails, the command is a process of its own, as a person would run it.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click
import docx
import pytest

from pipeline.cli import program
from tests.inside import Run, run
from tests.samples import ROOT, SMALL

__all__ = ["run"]

PAGE = ROOT / "docs" / "reference" / "exit-codes.md"
DAY = "--as-of 2026-03-02"
LETTER = "outputs/vik/oppfolgingsbrev-housing-office.docx"

# How each command is called; what stands in braces is sound, or what one of the ways puts there.
CALLS = {
    "init": "{new} --municipality 9910",
    "upgrade": "{old}",
    "check": f"{{dossier}} {DAY}",
    "build": f"{{unbuilt}} {DAY}",
    "status": f"{{dossier}} {DAY}",
    "decisions": f"{{dossier}} {DAY}",
    "figures list": "{table}",
    "figures add": "{table} --to {dossier} --figure homes= --title Boliger --unit boliger"
    f" --theme services --source Boligkontoret {DAY}",
    "impact": f"{{dossier}} --with {{revision}} {DAY}",
    "revise": f"{{dossier}} --with {{revision}} {DAY}",
    "diff": "{document} outputs/vik/verdigrunnlag.docx",
    "rules": "",
    "explain": "C013",
    "schema": "",
    "templates list": "--templates {types}",
    "templates check": "{types}",
    "templates text": "{types}",
    "templates fields": "mine --templates {types} --word {new}",
    "templates copy": "mine --templates {types} --to copied --as again",
    "templates coverage": "{dossier} --templates {types}",
    "verify": f"{{document}} --dossiers {{dossier}} {DAY}",
    "mark": f"sent {{document}} --date 2026-03-02 --dossiers {{dossier}} {DAY}",
    "accept": f"{{document}} --dossiers {{dossier}} {DAY}",
    "trace": "{document} {words} --dossiers inputs/vik.yaml",
    "doctor": "",
}
SOUND = {
    "new": "inputs/new.yaml",
    "old": "old.yaml",
    "dossier": "inputs/vik.yaml",
    "unbuilt": "unbuilt.yaml",
    "document": LETTER,
    "types": "types",
    "table": "table.csv",
    "revision": "revision.yaml",
    "words": "Likeverd",
}


def named(form: str, *kinds: str) -> dict[str, str]:
    """Put another name in the place of each file, with the ending that it has."""
    return {kind: f"{form}{Path(SOUND[kind]).suffix}" for kind in kinds}


FILES = ("old", "dossier", "unbuilt", "document", "types", "table", "revision")
PUT = {
    "wrong": named("wrong", *FILES) | {"words": "no-such-words"},
    "warned": named("warned", "dossier", "unbuilt", "types"),
    "missing": named("none/none", *FILES),
    "ring": named("ring", *FILES) | {"new": "ring/new.yaml"},
}
REVISION = """\
revision: {id: moved, date: 2026-03-02}
stakeholders:
  - id: housing-office
    name: Boligkontoret
    interest: Tildeler kommunale boliger.
"""
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


class End(NamedTuple):
    """That a command, in one way, ends with a code."""

    command: str
    way: str
    code: int


def ends() -> Iterator[End]:
    table = PAGE.read_text("utf-8").partition("| command ")[2]
    head, _, *rows = (line.strip("| ").split(" | ") for line in table.splitlines())
    for command, *codes in rows:
        for way, code in zip(head, codes, strict=True):
            if code != ".":
                yield End(command.strip("`"), way, int(code))


ENDS = tuple(ends())


def test_each_command_has_its_row_and_each_way_its_meaning() -> None:
    told = {one.command for one in ENDS}
    assert told == set(CALLS) == set(commands(program.program))
    meanings = re.findall(r"^\| ([a-z ]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert {one.way for one in ENDS} <= set(meanings)


def commands(group: click.Group, above: str = "") -> Iterator[str]:
    for name, one in group.commands.items():
        if isinstance(one, click.Group):
            yield from commands(one, f"{above}{name} ")
        else:
            yield f"{above}{name}"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with all that is sound, and all that is put in its place."""
    folder = tmp_path_factory.mktemp("prepared")
    started = f"init inputs/vik.yaml --short --municipality 9910 {DAY}"
    for command in (started, f"build {DAY}", "templates copy mapping-request --to types --as mine"):
        words = [sys.executable, "-m", "pipeline", *command.split()]
        subprocess.run(words, cwd=folder, env=CLEAN, check=True, capture_output=True)
    _put_sound(folder)
    (folder / "wrong.yaml").write_text("[unclosed", "utf-8")
    (folder / "wrong.csv").write_text("", "utf-8")
    document = docx.Document(str(folder / LETTER))
    document.add_paragraph("Skrevet for hånd.")
    document.save(str(folder / "wrong.docx"))
    shutil.copytree(folder / "types", folder / "wrong")
    (folder / "wrong" / "mine" / "document.yaml").write_text("[unclosed", "utf-8")
    for name in set(PUT["ring"].values()):
        if "/" not in name:
            (folder / name).symlink_to(name)
    return folder


def _put_sound(folder: Path) -> None:
    """Write what is sound beside the dossier and its documents, and what is only warned of."""
    text = (folder / "inputs" / "vik.yaml").read_text("utf-8")
    (folder / "unbuilt.yaml").write_text(text.replace("id: vik\n", "id: unbuilt\n"), "utf-8")
    warned, found = re.subn(r"(?m)^( +)deadline: .*", r"\1deadline: 2026-04-12", text)
    assert found == 1
    (folder / "warned.yaml").write_text(warned, "utf-8")
    (folder / "old.yaml").write_text(SMALL, "utf-8")
    (folder / "revision.yaml").write_text(REVISION, "utf-8")
    (folder / "table.csv").write_text("dato;tall\n2026-01-01;5\n", "utf-8")
    shutil.copytree(folder / "types", folder / "warned")
    one = docx.Document(str(folder / "warned" / "mine" / "nb.docx"))
    one.add_paragraph("{{ dossier.date }}")
    one.save(str(folder / "warned" / "mine" / "nb.docx"))


# What the system does to a process: refuses a file, has no room, or interrupts.
SYSTEM = """\
import errno, os, signal, sys
way, shut = sys.argv.pop(1), sys.argv.pop(1).split()
opened = 0

def system(event, arguments):
    global opened
    path = str(arguments[0]) if arguments else ""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
    if way == "shut" and event in ("open", "os.listdir", "os.scandir", "os.mkdir"):
        if path.removeprefix(os.getcwd() + "/") in shut:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), path)
    if way == "no room" and writes and path.startswith(os.getcwd()) | (path[0] != "/"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
    if way == "stopped" and event == "open":
        opened += 1
        if opened == 10:
            os.kill(os.getpid(), signal.SIGINT)

from pipeline.cli.program import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.addaudithook(system)
main()
"""


def process(folder: Path, end: End) -> subprocess.CompletedProcess[str]:
    words = [*end.command.split(), *CALLS[end.command].format(**SOUND).split()]
    shut = " ".join([*SOUND.values(), "types/mine/document.yaml", "inputs"])
    near, far = os.pipe()
    os.close(near)
    with os.fdopen(far, "w") as unread, Path("/dev/full").open("w") as full:
        answers = {"unread": unread, "full": full}
        return subprocess.run(
            [sys.executable, "-c", SYSTEM, end.way, shut, *words],
            cwd=folder,
            env=CLEAN,
            stdout=answers.get(end.way, subprocess.DEVNULL),
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )


def called(*ways: str) -> pytest.MarkDecorator:
    held = [one for one in ENDS if one.way in ways]
    return pytest.mark.parametrize("end", held, ids=[f"{one.command}-{one.way}" for one in held])


@called("shut", "no room", "full", "unread", "stopped")
def test_what_the_system_does_ends_as_promised(prepared: Path, tmp_path: Path, end: End) -> None:
    folder = tmp_path / "here"
    shutil.copytree(prepared, folder, symlinks=True)
    done = process(folder, end)
    assert done.returncode == end.code, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@called("fine", "wrong", "warned", "usage", "missing", "ring", "locked")
def test_what_a_person_does_ends_as_promised(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, end: End
) -> None:
    folder = tmp_path / "here"
    shutil.copytree(prepared, folder, symlinks=True)
    monkeypatch.chdir(folder)
    if (end.command, end.way) == ("doctor", "wrong"):
        Path("saksflyt.toml").write_text("x = 1\n", "utf-8")
    words = CALLS[end.command].format(**{**SOUND, **PUT.get(end.way, {})}).split()
    with locked(folder, really=end.way == "locked"):
        beside = ["--no-such-option"] if end.way == "usage" else []
        done = run(*end.command.split(), *words, *beside)
    assert done.code == end.code, done
    assert "fault of its own" not in done.err


@contextmanager
def locked(folder: Path, *, really: bool) -> Iterator[None]:
    """Hold the output folders as another run does."""
    held = []
    for name in ("vik", "unbuilt") if really else ():
        (folder / "outputs" / name).mkdir(exist_ok=True)
        held.append((folder / "outputs" / name / ".lock").open("w"))
        fcntl.flock(held[-1], fcntl.LOCK_EX)
    yield
    for one in held:
        one.close()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["rules", "build unbuilt.yaml"])
def test_a_closed_stream_is_no_fault_and_never_gets_a_document(
    prepared: Path, tmp_path: Path, command: str, closed: str
) -> None:
    folder = tmp_path / "here"
    shutil.copytree(prepared, folder, symlinks=True)
    words = f"{sys.executable} -m pipeline {command} {closed}"
    done = subprocess.run(["sh", "-c", words], cwd=folder, env=CLEAN, check=False)
    assert done.returncode == 0
    if "build" in command:
        assert docx.Document(str(folder / "outputs" / "unbuilt" / "verdigrunnlag.docx")).paragraphs
