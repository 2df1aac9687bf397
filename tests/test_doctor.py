"""What doctor says of an installation: well, or with what to do about it."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import VERSION, health, installed
from pipeline.cli.program import program
from pipeline.cli.voice import colourless
from pipeline.diagnostics import Text, say
from pipeline.health import Health, HealthPoint
from pipeline.installed import Installed, Library
from pipeline.language import told_by, translator
from pipeline.settings import settings
from tests.samples import ROOT

HOME = Path("/people/somebody")


def asked(*arguments: str, language: str = "en", **environment: str) -> Result:
    """Ask doctor, in this process."""
    env = {"NO_COLOR": "1", **environment}
    ways = {"language": (language, "LANG")}
    runner = CliRunner(env=env)
    told = translator(language)
    return runner.invoke(program, ["doctor", *arguments], obj=told, default_map=ways)


def brief(points: object) -> list[tuple[str, str, str]]:
    assert isinstance(points, tuple | list)
    return [(one.name, str(one.health), str(one.said)) for one in points]


def test_this_installation_is_well() -> None:
    done = asked()
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[0].startswith(f"ok       saksflyt: {VERSION}, in ")
    assert any(one.startswith("ok       jinja2: 3.") for one in lines)
    assert "ok       catalogues: en, nb, nn" in lines
    assert "ok       language: en: LANG says so" in lines
    types = len([*(ROOT / "templates").glob("*/document.yaml")])
    assert any(f"templates: {types} document types, 2 files of blocks and" in one for one in lines)
    assert any("municipalities: 357 municipalities, as they are on" in one for one in lines)
    assert lines[-1].startswith("Faults: 0. ")


def test_it_is_data_for_programs_and_holds_nothing_personal() -> None:
    done = asked("--format", "json", HOME=str(ROOT.parent))
    held = json.loads(done.output)
    assert held["version"] == VERSION
    names = [one["name"] for one in held["points"]]
    assert names[:2] == ["saksflyt", "python"]
    assert names[-3:] == ["git", "libreoffice", "poppler"]
    assert {one["state"] for one in held["points"]} <= {"ok", "warning"}
    assert held["points"][0]["said"] == f"{VERSION}, in ~/{ROOT.name}/pipeline"
    assert f"{ROOT.parent}{os.sep}" not in done.output


@pytest.mark.parametrize(("language", "last"), [("nb", "Feil: 0."), ("nn", "Feil: 0.")])
def test_it_speaks_norwegian_and_is_quiet_where_all_is_well(language: str, last: str) -> None:
    assert asked(language=language).output.splitlines()[-1].startswith(last)
    told = asked("--quiet", language=language, CI="true").output.splitlines()
    assert not [one for one in told if one.startswith("ok")]


@pytest.mark.parametrize(
    ("version", "wanted", "good"),
    [
        ("8.2.1", ">=8.2", True),
        ("8.2", ">=8.2.0", True),
        ("8.1.9", ">=8.2", False),
        ("8.10", ">=8.2", True),
        ("0.20.2", "<0.21,>=0.20.2", True),
        ("0.21.0", "<0.21,>=0.20.2", False),
        ("3.0rc1", ">=3", True),
        ("0.8.0", "==0.8.0", True),
        ("0.8.1", "==0.8.0", False),
        ("0.8.1", "!=0.8.1", False),
        ("3.11.2", "", True),
    ],
)
def test_a_version_is_held_against_what_is_declared(
    version: str, wanted: str, *, good: bool
) -> None:
    assert installed.fits(version, wanted) is good


def test_a_library_that_lacks_or_is_old_is_a_fault_that_says_what_to_run() -> None:
    held = Installed(
        "3.10.1", "Linux", ">=3.11", (Library("click", ">=8.2", "8.1"), Library("lxml", ">=5", ""))
    )
    _, *points = health.program(HOME, held)
    assert brief(points) == [
        ("python", "fault", "3.10.1 on Linux"),
        ("click", "fault", "8.1; >=8.2 is needed"),
        ("lxml", "fault", "not here; >=5 is needed"),
    ]
    assert [str(one.advice) for one in points] == [
        "install Python >=3.11",
        "run: python -m pip install 'click>=8.2'",
        "run: python -m pip install 'lxml>=5'",
    ]
    copied = tuple(health.program(HOME, Installed("3.12.0", "Linux", "", ())))
    assert brief(copied)[-1][:2] == ("libraries", "warning")


def test_doctor_comes_through_where_a_library_is_missing(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from importlib import metadata\n"
        "held = metadata.version\n"
        "def version(name):\n"
        "    if name == 'babel': raise metadata.PackageNotFoundError(name)\n"
        "    return held(name)\n"
        "metadata.version, sys.modules['babel'] = version, None\n"
        "from pipeline.cli.program import main\n"
        "sys.argv[1:] = ['doctor', '--lang', 'en']\n"
        "main()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=env,
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stderr
    assert "fault    babel: not here; >=2.14 is needed" in done.stdout.splitlines()
    assert done.stderr == ""
    assert "language: en: --lang says so" in done.stdout


def test_a_settings_file_that_is_wrong_is_one_of_the_faults(tmp_path: Path) -> None:
    (tmp_path / "saksflyt.toml").write_text("langs = 'nb'\n", "utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "en"}
    command = [sys.executable, "-m", "pipeline", "doctor"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=env, cwd=tmp_path
    )
    assert done.returncode == 1, done.stderr
    said = "fault    settings: saksflyt.toml:1:1: there is no setting langs; did you mean lang?"
    assert said in done.stdout.splitlines()
    command = [sys.executable, "-m", "pipeline", "rules"]
    refused = subprocess.run(
        command, capture_output=True, text=True, check=False, env=env, cwd=tmp_path
    )
    assert refused.returncode == 2
    assert refused.stderr.startswith("saksflyt.toml:1:1: there is no setting langs")


def test_settings_and_the_templates_that_they_name_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "saksflyt.toml").write_text("templates = 'types'\nlang = 'nn'\n", "utf-8")
    held = settings(tmp_path)
    named, own = health.settings(held, HOME)
    assert brief([named]) == [("settings", "ok", "saksflyt.toml sets templates, lang")]
    assert brief([own])[0][:2] == ("own templates", "fault")


def test_registers_grow_old() -> None:
    fresh = [one.health for one in health.registers(dt.date(2026, 12, 1))]
    assert fresh == [Health.OK, Health.OK]
    old = tuple(health.registers(dt.date(2029, 1, 1)))
    assert [one.health for one in old] == [Health.WARNING, Health.WARNING]
    assert all(one.advice for one in old)


def test_the_cache_is_not_there_or_not_ours_or_well(tmp_path: Path) -> None:
    root = tmp_path / "cache"
    good = health.cache(root, tmp_path, in_ci=False)
    assert brief([good]) == [("cache", "ok", "~/cache/saksflyt/templates")]
    assert str(health.cache(root, tmp_path, in_ci=True).said) == "not used where CI is true"
    assert health.cache(None, tmp_path, in_ci=False).health is Health.WARNING
    (root / "saksflyt").mkdir(parents=True, mode=0o700)
    (root / "saksflyt" / "templates").mkdir(mode=0o777)
    (root / "saksflyt" / "templates").chmod(0o777)
    odd = health.cache(root, tmp_path, in_ci=False)
    assert brief([odd])[0][1:] == (
        "warning",
        "~/cache/saksflyt/templates: not as the program left it",
    )
    (tmp_path / "file").write_text("", "utf-8")
    assert not installed.is_writable(tmp_path / "file" / "below")
    assert installed.is_writable(tmp_path / "new" / "below")


def test_a_terminal_that_lacks_our_letters_is_warned_of() -> None:
    assert health.terminal("utf-8", say("colour"), 80).health is Health.OK
    point = health.terminal("ascii", say("colour"), 80)
    assert point == HealthPoint(
        "terminal",
        Health.WARNING,
        say(
            "{encoding}, {width} columns; {colour}",
            encoding="ascii",
            width=80,
            colour=say("colour"),
        ),
        Text("set PYTHONUTF8=1, or letters as æ, ø and å come out as others"),
    )


@pytest.mark.parametrize(
    ("environment", "by"),
    [({}, ""), ({"NO_COLOR": "1"}, "NO_COLOR"), ({"NO_COLOR": ""}, ""), ({"TERM": "dumb"}, "TERM")],
)
def test_colour_is_left_out_as_the_environment_says(environment: dict[str, str], by: str) -> None:
    assert colourless(environment) == by


def test_the_name_that_says_the_language_is_known() -> None:
    assert told_by({"LANG": "nb_NO", "LC_ALL": ""}) == "LANG"
    assert told_by({}) == ""


def test_nobodys_name_stands_in_a_path() -> None:
    assert health.shown(HOME / "a" / "b", HOME) == str(Path("~/a/b"))
    assert health.shown(Path("/opt/a"), HOME) == str(Path("/opt/a"))
    assert health.shown(Path("/opt/a"), Path("/")) == str(Path("/opt/a"))
    assert "somebody" not in str(health.types("own templates", HOME / "types", HOME).said)
