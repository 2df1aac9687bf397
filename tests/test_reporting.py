"""What check and templates check print and write, and with which code each command ends."""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pipeline.cli import options, program
from pipeline.cli.exits import FINDINGS, FINE, INTERNAL, INTERRUPTED, STALE, USAGE
from tests.samples import MANDATE, SMALL, TODAY

Run = Callable[..., tuple[int, str, str]]
WRONG = SMALL.replace("norm: nb", "norm: bokmål")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process, in a folder of its own with one good dossier."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(options, "_today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)
    Path("inputs").mkdir()
    Path("inputs", "a.yaml").write_text(SMALL + MANDATE, encoding="utf-8")

    def running(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["saksflyt", *arguments])
        with pytest.raises(SystemExit) as stopped:
            program.main()
        assert isinstance(stopped.value.code, int)
        return stopped.value.code, *capsys.readouterr()

    return running


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_several_formats_go_each_to_a_place_of_its_own(run: Run) -> None:
    write("inputs/a.yaml", WRONG)
    forms = ("--format", "text", "--format", "json=out/a.json", "--format", "github=out/b.txt")
    code, out, _ = run("check", *forms)
    assert (code, out.partition("\n")[0]) == (
        FINDINGS,
        "inputs/a.yaml:3:7: error S004: norm (Målform) must be one of nb, nn",
    )
    (one,) = json.loads(Path("out/a.json").read_text(encoding="utf-8"))
    assert (one["path"], one["line"], one["column"]) == ("inputs/a.yaml", 3, 7)
    assert Path("out/b.txt").read_text(encoding="utf-8").startswith("::error ")
    assert [one.name for one in sorted(Path("out").iterdir())] == ["a.json", "b.txt"]


def test_a_file_takes_what_would_have_been_printed(run: Run) -> None:
    write("inputs/a.yaml", WRONG)
    code, out, _ = run("check", "--format", "full", "--output-file", "findings.txt")
    assert (code, out) == (FINDINGS, "")
    assert Path("findings.txt").read_text(encoding="utf-8").splitlines()[2:5] == [
        "  |",
        "3 | norm: …",
        "  |       ^",
    ]
    assert run("check", "--output-file", "findings.txt")[1] == ""
    assert Path("findings.txt").read_text(encoding="utf-8").startswith("inputs/a.yaml:3:7: ")


def test_what_is_no_file_takes_a_report_too(run: Run) -> None:
    assert run("check", "--format", f"sarif={os.devnull}")[0] == FINE


@pytest.mark.parametrize(
    "forms",
    [
        ("--format", "json", "--format", "text"),
        ("--format", "json=a.json", "--output-file", "b.json"),
        ("--format", "xml"),
    ],
)
def test_two_formats_in_one_place_are_refused(run: Run, forms: tuple[str, ...]) -> None:
    assert run("check", *forms)[0] == USAGE
    assert not Path("a.json").exists()


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab", "jsonl", "github"])
@pytest.mark.parametrize("path", ["none.yaml", "none"])
def test_what_cannot_be_read_is_told_in_every_format(run: Run, form: str, path: str) -> None:
    write("inputs/a.yaml", WRONG)
    code, out, err = run("check", path, "inputs", "--format", form)
    assert code == USAGE
    assert "Y020" in out
    assert "S004" in out
    assert err.startswith(f"{path}: there is no such file or folder")


@pytest.mark.parametrize(("form", "empty"), [("json", "[]\n"), ("jsonl", ""), ("gitlab", "[]\n")])
def test_no_findings_are_a_whole_document(run: Run, form: str, empty: str) -> None:
    write("inputs/a.yaml", SMALL)
    assert run("check", "--format", form) == (FINE, empty, "")


def test_templates_that_cannot_be_read_are_told_too(run: Run) -> None:
    code, out, _ = run("templates", "check", "none", "--format", "json")
    assert (code, [one["code"] for one in json.loads(out)]) == (USAGE, ["Y020"])


def test_a_build_tells_its_findings_in_a_format_and_what_it_writes_beside_it(run: Run) -> None:
    write("inputs/a.yaml", (SMALL + MANDATE).replace("unit: Velferd", "unit: TODO Velferd"))
    code, out, err = run("build", "--format", "jsonl", "--format", "sarif=told.sarif")
    assert (code, json.loads(out.splitlines()[0])["code"]) == (FINDINGS, "F072")
    assert err.startswith("0 documents written to outputs, ")
    assert "F072" in Path("told.sarif").read_text(encoding="utf-8")


def test_what_is_not_current_is_a_finding_for_who_asks_for_a_format(run: Run) -> None:
    path = "outputs/eksempelvik/mandatforesporsel-values.docx"

    def told(*arguments: str) -> list[tuple[str, str]]:
        held = json.loads(run("build", "--format", "json", *arguments)[1])
        assert {one["path"] for one in held if one["code"] == "O008"} <= {path}
        return [(one["code"], one["message"]) for one in held if one["severity"] == "error"]

    assert run("build", "--check")[0] == STALE
    assert told("--check") == [("O008", "the document is due, and is not here")]
    assert told() == []
    assert run("build")[0] == FINE
    assert told("--check") == []
    write("inputs/a.yaml", (SMALL + MANDATE).replace("Velferd og bolig", "Bolig og velferd"))
    assert told("--check") == [("O008", "the document is not as it would be made now")]
    Path(path).write_bytes(b"edited")
    assert told() == [("O008", "the document was edited by hand")]
    assert run("build")[0] == FINDINGS
    write("inputs/a.yaml", SMALL)
    Path(path).unlink()
    assert told("--check") == []


def test_statistics_stand_in_the_place_of_text_and_beside_data(run: Run) -> None:
    write("inputs/a.yaml", WRONG)
    row = "1\tS004\tA word is not among those the contract knows\n"
    assert run("check", "--statistics") == (FINDINGS, row, "")
    code, out, err = run("check", "--statistics", "--format", "jsonl")
    assert (code, json.loads(out)["code"], err) == (FINDINGS, "S004", row)


def test_exit_zero_is_for_findings_alone(run: Run) -> None:
    write("inputs/a.yaml", WRONG)
    assert run("check", "--exit-zero")[0] == FINE
    assert run("check", "--exit-zero", "none.yaml")[0] == USAGE
    assert run("check", "--exit-zero", "--format", "xml")[0] == USAGE


def test_warnings_fail_in_junit_only_if_they_count(run: Run) -> None:
    assert 'failures="0"' in run("check", "--format", "junit")[1]
    assert 'failures="0"' not in run("check", "--format", "junit", "--strict")[1]


def test_absolute_paths_are_told_from_the_root_of_the_work(run: Run) -> None:
    write("inputs/a.yaml", WRONG)
    here = str(Path("inputs").absolute())
    assert json.loads(run("check", here, "--format", "json")[1])[0]["path"] == "inputs/a.yaml"


def test_the_line_of_a_folders_file_is_shown(run: Run) -> None:
    Path("inputs/a.yaml").rename("inputs/whole.txt")
    Path("inputs/b").mkdir()
    head, _, rest = SMALL.partition("stakeholders:")
    write("inputs/b/dossier.yaml", head)
    write("inputs/b/people.yaml", f"stakeholders:{rest}".replace("internal", "intern"))
    shown = run("check", "--format", "full")[1].splitlines()
    assert shown[1:5] == [
        "  --> inputs/b/people.yaml:4:12",
        "  |",
        "4 |     group: …",
        "  |            ^",
    ]


BROKEN = "[unclosed"


# Every exit code of every command that has it, but 3 and 130, which come from below.
CODES = [
    (FINE, "check"),
    (FINDINGS, "check broken.yaml"),
    (FINDINGS, "check --strict"),
    (USAGE, "check none.yaml"),
    (USAGE, "check --as-of today"),
    (FINE, "build"),
    (FINDINGS, "build broken.yaml"),
    (USAGE, "build none.yaml"),
    (STALE, "build --check"),
    (FINE, "status"),
    (FINDINGS, "status broken.yaml"),
    (USAGE, "status none"),
    (FINE, "decisions"),
    (USAGE, "decisions none"),
    (USAGE, "decisions --format xml"),
    (USAGE, "impact --since none.yaml"),
    (USAGE, "revise inputs --with none.yaml"),
    (FINDINGS, "revise inputs --with broken.yaml"),
    (USAGE, "diff none.docx"),
    (FINE, "init inputs/new.yaml --municipality 3909"),
    (USAGE, "init inputs/a.yaml --municipality 3909"),
    (USAGE, "init inputs/new.yaml --municipality 3805"),
    (FINE, "upgrade inputs/a.yaml"),
    (USAGE, "upgrade none.yaml"),
    (FINE, "rules"),
    (FINE, "explain C013"),
    (USAGE, "explain C999"),
    (FINE, "schema"),
    (USAGE, "schema --norm en"),
    (FINE, "templates list"),
    (USAGE, "templates list --templates none"),
    (USAGE, "templates check none"),
    (USAGE, "templates text none"),
    (USAGE, "verify none.docx"),
    (USAGE, "mark sent none.docx"),
    (USAGE, "accept none.docx"),
    (USAGE, "trace none.docx tekst"),
    (USAGE, ""),
    (USAGE, "no-such-command"),
    (FINE, "--help"),
    (FINE, "--version"),
]


@pytest.mark.parametrize(("code", "command"), CODES, ids=[one or "alone" for _, one in CODES])
def test_every_command_ends_with_the_code_that_is_promised(
    run: Run, code: int, command: str
) -> None:
    write("broken.yaml", BROKEN)
    assert run(*command.split())[0] == code


def test_documents_that_are_not_current_end_with_4(run: Run) -> None:
    built = run("build", "--type", "mandate-request")
    assert built[0] == FINE, built
    (made,) = map(str, Path("outputs").rglob("mandat*.docx"))
    assert run("verify", made)[0] == FINE
    assert run("trace", made, "Felles verdigrunnlag")[0] == FINE
    assert run("trace", made, "no such words")[0] == FINDINGS
    write("inputs/a.yaml", (SMALL + MANDATE).replace("Felles verdigrunnlag", "Felles verdier"))
    assert run("verify", made)[0] == STALE
    assert run("build", "--check", "--type", "mandate-request")[0] == STALE


STAGES = {
    "check": "pipeline.take.take",
    "build": "pipeline.take.take",
    "status": "pipeline.take.take",
    "templates check": "pipeline.proofread.checked",
    "templates list": "pipeline.kinds.kinds",
    "templates text": "pipeline.proofread.texts",
    "rules": "pipeline.manual.entries",
    "explain C013": "pipeline.manual.entries",
    "schema": "pipeline.contract.jsonschema.jsonschema",
}


@pytest.mark.parametrize("command", STAGES)
def test_a_fault_of_our_own_ends_with_3_and_an_interruption_with_130(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for fault, code in ((RuntimeError("kari"), INTERNAL), (KeyboardInterrupt(), INTERRUPTED)):
        monkeypatch.setattr(STAGES[command], partial(failing, fault))
        ended, out, err = run(*command.split())
        assert ended == code
        assert "kari" not in out + err


def failing(fault: BaseException, *_: object, **__: object) -> None:
    raise fault


def test_a_fault_of_our_own_is_in_the_formats_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stage in ("pipeline.take.take", "pipeline.proofread.checked"):
        monkeypatch.setattr(stage, partial(failing, RuntimeError()))
    for command in (("check",), ("templates", "check")):
        code, out, _ = run(*command, "--format", "json")
        assert (code, [one["code"] for one in json.loads(out)]) == (INTERNAL, ["O002"])
