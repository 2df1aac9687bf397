"""Every finding that a command tells, in every format: its file, line and column, wherever from."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from pipeline.cli import options, program
from pipeline.formats.named import FORMATS
from tests.samples import MANDATE, NOTE, SMALL, TODAY
from tests.word.make import dressed, saved

Place = tuple[str, int, int, str]
GOOD = (SMALL + MANDATE).encode()
HEAD, _, PEOPLE = SMALL.partition("stakeholders:")


def write(name: str, content: bytes | str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _unreadable() -> None:
    Path("inputs").mkdir()
    Path("inputs/a.yaml").symlink_to("nowhere.yaml")


def _word_file() -> None:
    docx.Document().save("a.docx")


def _folder() -> None:
    write("inputs/b/dossier.yaml", HEAD)
    write("inputs/b/people.yaml", f"stakeholders:{PEOPLE}".replace("internal", "intern"))


def _twice() -> None:
    write("inputs/a.yaml", GOOD)
    write("inputs/b/dossier.yaml", GOOD)


def _type(word: bytes, declared: str = NOTE) -> None:
    write("types/note/document.yaml", declared)
    for norm in ("nb", "nn"):
        write(f"types/note/{norm}.docx", word)


def _in_a_header() -> None:
    held = docx.Document()
    held.sections[0].header.paragraphs[0].text = "{{ dossier.nothing }}"
    write("masters/9901.docx", saved(held))


def _in_a_cell() -> None:
    held = dressed("# {{ item.title }}")
    held.add_table(2, 3).cell(1, 2).text = "{{ dossier.nothing }}"
    _type(saved(held))


def _sent_and_lost() -> None:
    write("inputs/a.yaml", GOOD)
    write("outputs/eksempelvik/manifest.json", "{")


CHECK, TYPES = ("check", "inputs"), ("templates", "check", "types")
IN_WORD = "types/note/nb.docx", 1, 1, "T005"
SOURCES: dict[str, tuple[Callable[[], None], tuple[str, ...], Place, tuple[str, ...]]] = {
    "a fault of form": (
        lambda: write("inputs/a.yaml", GOOD.replace(b"norm: nb", b"norm: no")),
        *(CHECK, ("inputs/a.yaml", 3, 7, "S004"), ()),
    ),
    "a fault that a rule finds": (
        lambda: write("inputs/a.yaml", GOOD.replace(b"unit: Velferd", b"unit: TODO Velferd")),
        *(CHECK, ("inputs/a.yaml", 12, 9, "F072"), ()),
    ),
    "a register that names no document": (
        lambda: write("inputs/a.yaml", GOOD + b"documents:\n  - {type: x, state: sent}\n"),
        *(CHECK, ("inputs/a.yaml", 61, 5, "S001"), ()),
    ),
    "a file that cannot be read": (_unreadable, CHECK, ("inputs/a.yaml", 1, 1, "Y020"), ()),
    "an empty file": (
        lambda: write("inputs/a.yaml", b""),
        *(CHECK, ("inputs/a.yaml", 1, 1, "Y012"), ()),
    ),
    "a fault in the first line behind a byte order mark": (
        lambda: write("inputs/a.yaml", b"\xef\xbb\xbf" + GOOD.replace(b"schema: 1", b"schema: x")),
        *(CHECK, ("inputs/a.yaml", 1, 9, "S006"), ()),
    ),
    "a Word file as a dossier": (
        *(_word_file, ("check", "a.docx")),
        *(("a.docx", 1, 1, "Y016"), ()),
    ),
    "a file of a folder": (_folder, CHECK, ("inputs/b/people.yaml", 4, 12, "S004"), ()),
    "a folder with the id of another dossier": (
        *(_twice, CHECK),
        *(("inputs/b/dossier.yaml", 2, 5, "O001"), ()),
    ),
    "the list of documents": (
        *(_sent_and_lost, ("build", "inputs")),
        *(("outputs/eksempelvik/manifest.json", 1, 1, "O003"), ()),
    ),
    "a document that is not current": (
        *(lambda: write("inputs/a.yaml", GOOD), ("build", "--check", "inputs")),
        *(("outputs/eksempelvik/mandatforesporsel-values.docx", 1, 1, "O008"), ()),
    ),
    "a declaration of a type": (
        lambda: _type(saved(dressed("# {{ item.title }}")), NOTE.replace("phase: ", "phase: 9")),
        *(TYPES, ("types/note/document.yaml", 5, 8, "T013"), ()),
    ),
    "the body of a template": (
        lambda: _type(saved(dressed("# {{ item.title }}", "{{ dossier.nothing }}"))),
        *(TYPES, IN_WORD, ("word/document.xml", "{{ dossier.nothing }}")),
    ),
    "the header of a letterhead": (
        *(_in_a_header, ("templates", "check", "mandate-request", "--masters", "masters")),
        *(("masters/9901.docx", 1, 1, "T005"), ("word/header1.xml", "{{ dossier.nothing }}")),
    ),
    "a cell of a template": (
        *(_in_a_cell, TYPES, IN_WORD),
        ("word/document.xml", "table 1, row 2, cell 3", "{{ dossier.nothing }}"),
    ),
}


def _json(told: str) -> Iterator[Place]:
    for one in json.loads(told):
        yield one["path"], one["line"], one["column"], one["code"]


def _jsonl(told: str) -> Iterator[Place]:
    return _json(f"[{','.join(told.splitlines())}]")


def _sarif(told: str) -> Iterator[Place]:
    (run,) = json.loads(told)["runs"]
    for one in run["results"]:
        place = one["locations"][0]["physicalLocation"]
        region = place["region"]
        path = place["artifactLocation"]["uri"]
        yield path, region["startLine"], region["startColumn"], one["ruleId"]


def _gitlab(told: str) -> Iterator[Place]:
    for one in json.loads(told):
        begins = one["location"]["positions"]["begin"]
        yield one["location"]["path"], begins["line"], begins["column"], one["check_name"]


def _junit(told: str) -> Iterator[Place]:
    for one in etree.fromstring(told.encode()).iter("testcase"):
        found = re.fullmatch(r"(\w+) at (\d+):(\d+)", one.get("name", ""))
        if found:
            yield one.get("classname", ""), int(found[2]), int(found[3]), found[1]


def _lined(pattern: str) -> Callable[[str], Iterator[Place]]:
    def placed(told: str) -> Iterator[Place]:
        for one in re.finditer(pattern, told, re.MULTILINE):
            yield one["path"], int(one["line"]), int(one["column"]), one["code"]

    return placed


_AT = r"(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+)"
READ: dict[str, Callable[[str], Iterator[Place]]] = {
    "concise": _lined(rf"^{_AT}: \w+ (?P<code>\w+): "),
    "full": _lined(rf"^\w+ (?P<code>[A-Z]\d+): .*\n *--> {_AT}$"),
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "junit": _junit,
    "github": _lined(
        r"^::\w+ title=saksflyt \((?P<code>\w+)\),file=(?P<path>[^,]+),"
        r"line=(?P<line>\d+),col=(?P<column>\d+)::"
    ),
    "gitlab": _gitlab,
    "markdown": _lined(rf"^\| {_AT} \| (?P<code>\w+) \|"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the program in this process, in a folder of its own."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(options, "_today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str) -> Any:
        monkeypatch.setattr(sys, "argv", ["saksflyt", *arguments])
        with pytest.raises(SystemExit) as stopped:
            program.main()
        return stopped.value.code

    return running


@pytest.mark.parametrize("name", SOURCES)
def test_every_format_tells_where(
    here: Callable[..., int], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lay, command, place, words = SOURCES[name]
    lay()
    forms = [f"--format={form}=told/{form}" for form in FORMATS]
    here(*command, *forms)
    told = {form: Path("told", form).read_text(encoding="utf-8") for form in FORMATS}
    told["markdown"] = told["markdown"].replace("\\", "")
    found = {form: sorted(READ[form](text)) for form, text in told.items()}
    assert place in found["json"]
    # What cannot be read is said to people on stderr, whichever format they read.
    read = [one for one in found["json"] if one[3] != "Y020"]
    assert found == {
        form: read if form in ("concise", "full") else found["json"] for form in FORMATS
    }
    assert place[3] != "Y020" or capsys.readouterr().err.startswith(f"{place[0]}: ")
    for form, text in told.items():
        assert [one for one in words if json.dumps(one)[1:-1] not in text] == [], form
