"""What holds for the project as a whole."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import manual
from tests.samples import ROOT
from tools.reference import FOLDER, pages

SOURCES = tuple(sorted((ROOT / "pipeline").rglob("*.py")))
# What only some modules or rooms may do: read, write, look at the clock or environment, print.
DOORS = {
    "open": {"read.py", "write.py", "careful.py", "within.py", "cli/streams.py"},
    "read_bytes": {"read.py", "settings.py", "outputs.py", "write.py", "word/template.py"},
    "read_text": {"registers/tables.py"},
    "write_bytes": set(),
    "write_text": set(),
    "mkdir": {"write.py"},
    "unlink": {"write.py"},
    "today": {"cli"},
    "now": set(),
    "environ": {"cli"},
    "getenv": set(),
    "chdir": set(),
    "print": {"terminal.py"},
    "echo": {"cli"},
    "exit": {"cli"},
    "eval": set(),
    "exec": set(),
    "system": set(),
    "Popen": set(),
}


def used(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                yield called.id
            elif isinstance(called, ast.Attribute):
                yield called.attr
        elif isinstance(node, ast.Attribute) and node.attr in ("environ", "today"):
            yield node.attr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_doors_touch_the_world(path: Path) -> None:
    module = path.relative_to(ROOT / "pipeline").as_posix()
    places = {module, module.partition("/")[0]}
    assert {name for name in used(path) if not places & DOORS.get(name, places)} == set()


# Data that grow with what they list.
LONG = ("registers/",)
MOST_LINES = 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_source_file_is_long(path: Path) -> None:
    module = path.relative_to(ROOT / "pipeline").as_posix()
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert module.startswith(LONG) or lines <= MOST_LINES


@pytest.mark.parametrize("name", pages())
def test_the_generated_reference_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name]


def test_every_code_in_the_program_is_explained_and_none_has_two_meanings() -> None:
    codes = [one.code for one in manual.entries()]
    assert len(codes) == len(set(codes))
    written = {
        code for path in SOURCES for code in re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8"))
    }
    assert written == set(codes)


@pytest.mark.parametrize("entry", manual.entries(), ids=lambda entry: entry.code)
def test_every_code_says_what_and_why(entry: manual.Explanation) -> None:
    assert entry.summary
    assert entry.why.endswith((".", ":"))
    assert entry.code in manual.page(entry, str)


def test_no_class_name_stands_twice() -> None:
    """Names that face each other inside word/ are let be: nothing above it sees both."""
    held: dict[str, set[str]] = {}
    for path in SOURCES:
        place = path.relative_to(ROOT / "pipeline").as_posix()
        place = "word" if place.startswith("word/") else place
        for name in re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            held.setdefault(name, set()).add(place)
    assert {name for name, places in held.items() if len(places) > 1} == set()


def test_no_machine_and_no_registry_is_named() -> None:
    """Paths and hosts of the machine that a file was written on have no business in it."""
    named = re.compile(
        r"/work/|/root/|/tmp/|/home/\w|registry\.npmjs|files\.pythonhosted|pypi\.org"
    )
    suffixes = {".py", ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".po", ""}
    listed = (
        path
        for folder in ("pipeline", "tests", "tools", "bench", "docs", "inputs", "templates", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in suffixes and "node_modules" not in path.parts
    )
    found = [
        path for path in listed if path.name != "test_project.py" and named.search(_text(path))
    ]
    assert found == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
