"""revise and impact as a person runs them, with real files and a real git."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.living.laying import DOSSIER
from tests.test_cli import run

REVISION = """\
revision: {id: rolled, date: 2026-12-10}
plans:
  - id: programme
    title: Handlingsdel 2028–2031
    valid_from: 2028-01-01
    valid_to: 2031-12-31
    steps:
      - {step: rolling, date: 2026-12-10, body: kommunestyret, case_number: 90/26}
"""
DAY = ("--as-of", "2027-03-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give two dossiers, of which one has another plan under the same id."""
    (tmp_path / "inputs").mkdir()
    other = DOSSIER.replace("id: vik", "id: sund").replace("9901", "9902")
    other = other.replace("Handlingsdel 2027–2030", "Handlingsdel for klima 2027–2030")
    (tmp_path / "inputs" / "sund.yaml").write_text(other, encoding="utf-8")
    (tmp_path / "inputs" / "vik.yaml").write_text(DOSSIER, encoding="utf-8")
    (tmp_path / "rolled.yaml").write_text(REVISION, encoding="utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, str]:
    return {one.name: one.read_text("utf-8") for one in (folder / "inputs").iterdir()}


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@vik.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_plan_of_another_name_under_the_same_id_is_listed_and_left(folder: Path) -> None:
    before = held(folder)
    shown = run(folder, "revise", "inputs", "--with", "rolled.yaml", *DAY)
    assert shown.returncode == 1
    assert "inputs/sund.yaml:21:5: error E002: this has the same id" in shown.stderr
    assert "(rolled.yaml:3)" in shown.stderr
    assert shown.stdout == "inputs/sund.yaml: left as it is\ninputs/vik.yaml: revised by rolled\n"
    after = held(folder)
    assert after["sund.yaml"] == before["sund.yaml"]
    assert 'title: "Handlingsdel 2028–2031"' in after["vik.yaml"]
    again = run(folder, "revise", "inputs/vik.yaml", "--with", "rolled.yaml", *DAY)
    assert (again.returncode, again.stdout) == (0, "inputs/vik.yaml: has rolled already\n")
    assert held(folder) == after
    assert run(folder, "check", "inputs/vik.yaml", *DAY).returncode == 0


def test_a_dry_run_shows_the_lines_and_writes_nothing(folder: Path) -> None:
    before = held(folder)
    shown = run(folder, "revise", "inputs/vik.yaml", "--with", "rolled.yaml", "--dry-run", *DAY)
    assert shown.returncode == 0
    assert shown.stdout.startswith("--- inputs/vik.yaml\n+++ inputs/vik.yaml\n@@ ")
    assert '-    title: "Handlingsdel 2027–2030"\n+    title: "Handlingsdel 2028–2031"\n' in (
        shown.stdout
    )
    assert held(folder) == before


def test_where_one_result_does_not_hold_nothing_is_written(folder: Path) -> None:
    (folder / "inputs" / "sund.yaml").write_text(
        DOSSIER.replace("id: vik", "id: sund").replace("  - {id: staff", "  - {id: plan")
        .replace("owner: staff", "owner: plan"),
        encoding="utf-8",
    )  # fmt: skip
    owner = REVISION.replace("    steps:", "    owner: staff\n    steps:")
    (folder / "rolled.yaml").write_text(owner, encoding="utf-8")
    before = held(folder)
    shown = run(folder, "revise", "inputs", "--with", "rolled.yaml", *DAY)
    assert shown.returncode == 1
    assert "rolled.yaml:7:12: error R001: inputs/sund.yaml: " in shown.stderr
    assert "Nothing was written" in shown.stderr
    assert held(folder) == before


def test_a_faulty_revision_stops_all(folder: Path) -> None:
    (folder / "rolled.yaml").write_text("plans: []\n", encoding="utf-8")
    shown = run(folder, "revise", "inputs", "--with", "rolled.yaml", *DAY)
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "rolled.yaml:1:1: error S001: revision (Revisjon) is missing" in shown.stderr


def test_standard_input_is_shown_and_never_written(folder: Path) -> None:
    arguments = ("revise", "-", "--with", "rolled.yaml", *DAY)
    assert run(folder, *arguments, "--dry-run", stdin=DOSSIER).stdout.startswith("--- -\n+++ -\n")
    assert run(folder, *arguments, stdin=DOSSIER).returncode == 2


def test_impact_tells_what_a_revision_would_change(folder: Path) -> None:
    before = held(folder)
    shown = run(folder, "impact", "inputs", "--with", "rolled.yaml", *DAY)
    assert shown.returncode == 1
    assert shown.stdout.startswith("inputs/vik.yaml: Vik kommune\n")
    assert "\n  planoversikt-2026-12-10.docx is new (Planoversikt)\n" in shown.stdout
    assert "dossiers compared: 1\n" in shown.stdout
    assert held(folder) == before
    assert not (folder / "outputs").exists()


def test_impact_as_data_and_as_a_table(folder: Path) -> None:
    arguments = ("impact", "inputs/vik.yaml", "--with", "rolled.yaml", *DAY)
    (told,) = json.loads(run(folder, *arguments, "--format", "json").stdout)
    assert (told["dossier"], told["municipality"]) == ("inputs/vik.yaml", "Vik kommune")
    new = [one["file"] for one in told["documents"] if one["state"] == "new"]
    assert "planoversikt-2026-12-10.docx" in new
    page = run(folder, *arguments, "--format", "markdown").stdout
    assert page.startswith("## Vik kommune (inputs/vik.yaml)\n")
    assert "### planoversikt-2026-12-10.docx is new (Planoversikt)\n" in page


def test_impact_since_a_revision_in_git(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", "inputs/vik.yaml")
    git(folder, "commit", "-q", "-m", "Før")
    run(folder, "revise", "inputs/vik.yaml", "--with", "rolled.yaml", *DAY)
    shown = run(folder, "impact", "inputs", "--since", "HEAD")
    assert shown.returncode == 0
    assert "planoversikt-2026-12-10.docx is new" in shown.stdout
    assert "inputs/sund.yaml: it was not there in HEAD" in shown.stderr


def test_impact_since_an_older_copy(folder: Path) -> None:
    (folder / "before.yaml").write_text(DOSSIER, encoding="utf-8")
    run(folder, "revise", "inputs/vik.yaml", "--with", "rolled.yaml", *DAY)
    shown = run(folder, "impact", "--since", "before.yaml")
    assert shown.returncode == 0
    assert shown.stdout.startswith("inputs/vik.yaml: Vik kommune\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("inputs", "--since", "HEAD"), "it is in no git repository"),
        (("inputs",), "name one of --with and --since"),
        (("inputs", "--since", "HEAD", "--with", "rolled.yaml"), "name one of --with and --since"),
        (("inputs", "--with", "rolled.yaml", "--format", "xml"), "xml: choose one of text"),
        (("inputs", "--with", "not-there.yaml"), "not-there.yaml: there is no such file"),
    ],
)
def test_what_cannot_be_compared_is_one_clear_line(
    folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    shown = run(folder, "impact", *arguments)
    assert shown.returncode == 2
    assert told in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_revision_that_git_does_not_know_is_told(folder: Path) -> None:
    git(folder, "init", "-q")
    for unknown in ("nowhere", "--help", "-x"):
        shown = run(folder, "impact", "inputs", f"--since={unknown}")
        assert shown.returncode == 2
        assert "git knows no such revision" in shown.stderr
