"""A file of another program beside dossiers, or in the folder of one."""

from pathlib import Path

import pytest

from tests.inside import Run, run
from tests.samples import SMALL

__all__ = ["run"]

COMPOSE = "# of the server\nversion: '3'\nservices:\n  web: {image: nginx}\n"
WHOLE = (
    "{path}:2:1: error S002: nothing in this file is of a dossier\n"
    "    it is taken for one, as a .yaml or .yml file is: move it to another folder, or begin a "
    "dossier with saksflyt init\n"
)
PART = (
    "{path}:2:1: error S002: nothing in this file is of a dossier\n"
    "    it is taken for a part of the dossier whose folder it lies in: move it out, or let its "
    "name begin with a full stop\n"
)


@pytest.mark.parametrize(
    ("path", "told"), [("inputs/compose.yaml", WHOLE), ("inputs/vik/sub/compose.yml", PART)]
)
def test_it_is_told_once_with_what_it_is_taken_for(run: Run, path: str, told: str) -> None:
    head, _, rest = SMALL.partition("stakeholders:")
    held = {"dossier.yaml": head, "people.yaml": f"stakeholders:{rest}"}
    for name, text in held.items():
        put(f"inputs/vik/{name}", text)
    put(path, COMPOSE)
    shown = run("check", "--as-of", "2026-03-02")
    assert (shown.code, shown.out) == (1, told.format(path=path) + "1 errors, 0 warnings\n")
    Path(path).rename(Path(path).with_name(".compose.yaml"))
    assert run("check", "--as-of", "2026-03-02").code == 0


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # A dossier that is begun on, one whose only key is misspelt, and one of the first contract.
        ("schema: 2\nversion: 3\n", {"S001", "S002"}),
        ("stakeholder: []\n", {"S001", "S002"}),
        ("schema: 1\nmandates: []\n", {"S001", "S002"}),
    ],
)
def test_a_dossier_with_faults_is_told_of_all_of_them(run: Run, text: str, codes: set[str]) -> None:
    put("inputs/a.yaml", text)
    shown = run("check").out
    assert {one for one in ("S001", "S002") if one in shown} == codes
    assert "nothing in this file is of a dossier" not in shown


def put(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
