"""What other repositories take from here: the hooks, the action and the job, as they are run."""

import json
import os
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema.validators import validator_for

from pipeline.cli.program import program
from tests.samples import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "docs" / "how-to" / "gitlab-ci.yml").read_text(encoding="utf-8"))

# As a runner starts it for `shell: bash`.
_BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")


def checked(folder: Path, paths: str, options: str = "") -> subprocess.CompletedProcess[str]:
    """Run the last step of the action as its runner does, with this program installed."""
    installed = folder / "saksflyt" / "bin"
    installed.mkdir(parents=True)
    (installed / "saksflyt").symlink_to(ROOT / ".venv" / "bin" / "saksflyt")
    given = {"SAKSFLYT_PATHS": paths, "SAKSFLYT_OPTIONS": options, "SAKSFLYT_LANG": "nb"}
    return subprocess.run(
        [*_BASH, ACTION["runs"]["steps"][-1]["run"]],
        cwd=folder,
        env={**os.environ, **given, "RUNNER_TEMP": str(folder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_shows_findings_on_their_lines(tmp_path: Path) -> None:
    (tmp_path / "med rom").mkdir()
    (tmp_path / "med rom" / "a.yaml").write_text("schema: 2\nid: a\nnorm: xx\n", encoding="utf-8")
    done = checked(tmp_path, "med rom/a.yaml\n")
    assert done.returncode == 1
    assert "file=med rom/a.yaml,line=3,col=7" in done.stdout
    assert all(one.startswith("::") for one in done.stdout.splitlines())


def test_what_the_action_is_given_is_no_command(tmp_path: Path) -> None:
    done = checked(tmp_path, "$(touch stolen)\n`touch stolen`\n", "; touch stolen")
    assert done.returncode == 2
    assert not (tmp_path / "stolen").exists()


def test_a_sound_dossier_passes_the_action(tmp_path: Path) -> None:
    done = checked(tmp_path, f"{ROOT / 'inputs' / 'larvik.yaml'}\n", "--as-of 2026-03-02")
    assert (done.returncode, done.stdout.count("::error")) == (0, 0)


@pytest.mark.parametrize(("held", "schema"), [(ACTION, "github-actions"), (JOB, "gitlab-ci")])
def test_they_are_of_the_form_that_is_asked_for(held: object, schema: str) -> None:
    vendored = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    asked = json.loads(vendored.read_text(encoding="utf-8"))
    assert list(validator_for(asked)(asked).iter_errors(held)) == []
    assert list(validator_for(asked)(asked).iter_errors({"runs": 1, "dossiers": 1})) != []


def test_the_action_gives_its_steps_nothing_but_through_the_environment() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]


@pytest.mark.parametrize(
    "line",
    [
        *(hook["entry"] for hook in HOOKS),
        *(one for one in JOB["dossiers"]["script"] if "check" in one),
    ],
)
def test_each_command_of_the_hooks_and_the_job_is_one_of_the_programs(line: str) -> None:
    name, *arguments = line.split()
    assert name == "saksflyt"
    asked = CliRunner().invoke(program, [*arguments, "--help"])
    assert (asked.exit_code, "Usage:" in asked.output or "Bruk:" in asked.output) == (0, True)
