"""What CONTRIBUTING.md tells of commands, rooms and files is so."""

import re
import shlex
import subprocess
import sys

import pytest
import yaml

from tests.samples import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = [line.split("#")[0].strip() for line in re.findall(r"^    (\S.*)$", PAGE, re.MULTILINE)]
PRE_COMMIT = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS = [hook for repo in PRE_COMMIT["repos"] for hook in repo["hooks"]]
LINTERS = re.findall(r"^\t\$\(BIN\)/(.+?)(?: \.)?$", MAKEFILE.split("\nlint:")[1], re.MULTILINE)[:4]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", PAGE))))
def test_every_target_is_in_the_makefile(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
    assert target in MAKEFILE.split(".PHONY:")[1].splitlines()[0].split()


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.startswith(".venv/bin/pytest") and "-k" in one]
)
def test_every_command_finds_its_tests(command: str) -> None:
    arguments = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, "--collect-only", "--quiet"],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0


def test_every_command_is_one_of_ours() -> None:
    known = ("make ", ".venv/bin/pytest", "git diff", "pipx run pre-commit")
    assert COMMANDS
    assert [one for one in COMMANDS if not one.startswith(known)] == []


def test_every_room_is_told_of() -> None:
    rooms = {one.parent.name for one in (ROOT / "pipeline").glob("*/__init__.py")}
    assert set(re.findall(r"^\| `pipeline/(\w+)/`", PAGE, re.MULTILINE)) == rooms | {"locale"}


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`([\w./-]+/[\w.-]*|[\w-]+\.(?:md|toml|yaml))`", PAGE))
    assert "tests/rules/neighbours/" in named
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []


def test_the_hooks_are_the_linters_of_make_lint_and_download_nothing() -> None:
    assert {repo["repo"] for repo in PRE_COMMIT["repos"]} == {"local"}
    assert {hook["language"] for hook in HOOKS} == {"system"}
    entries = [hook["entry"] for hook in HOOKS]
    assert entries[: len(LINTERS)] == [f".venv/bin/{one}" for one in LINTERS]


def test_ci_runs_what_a_developer_runs() -> None:
    assert "make check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^check: lint test\b", MAKEFILE, re.MULTILINE)


@pytest.mark.xdist_group("office")
def test_tests_of_a_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """Some versions of pytest and xdist part them, and then all that is shared is made twice."""
    together = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@office") == bool(together)
