"""What a repository sets, which codes count, what is known, and what has changed: yes or no."""

import subprocess
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.diagnostics import Unusable
from tests.inside import Run, run
from tests.samples import MANDATE, SMALL

__all__ = ["run"]

DAY = ("--as-of", "2026-03-02")
# Words of the other norm, and a birth number, of which nobody may be excused.
SOUND = SMALL
NYNORSK = SOUND.replace(
    "Tildeler og følger opp kommunale boliger.", "Tildeler og følgjer opp ikkje noko."
)
PHONE = SOUND.replace("interest: Tildeler", "interest: 01817010055 tildeler")


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def codes(out: str) -> list[str]:
    lines = [one.split(" ") for one in out.splitlines() if ": error " in one or ": warning " in one]
    return [one[2].rstrip(":") for one in lines]


def git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@vik.example")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def two(run: Run) -> Run:
    """Give a folder with a sound dossier and one with findings."""
    write("inputs/a.yaml", SOUND)
    write("inputs/b.yaml", NYNORSK.replace("id: eksempelvik", "id: b"))
    return run


@pytest.mark.parametrize(
    ("options", "found", "code"),
    [
        ((), ["F074"], 0),
        (("--strict",), ["F074"], 1),
        (("--ignore", "F07"), [], 0),
        (("--ignore", "f074,L001"), [], 0),
        (("--select", "L"), [], 0),
        (("--select", "F", "--strict"), ["F074"], 1),
        (("--select", "F", "--ignore", "F074"), [], 0),
        (("--fail-on", "never"), ["F074"], 0),
        (("--fail-on", "warning"), ["F074"], 1),
        (("--fail-on", "error"), ["F074"], 0),
        (("--exit-zero", "--strict"), ["F074"], 0),
    ],
)
def test_codes_are_chosen(two: Run, options: tuple[str, ...], found: list[str], code: int) -> None:
    ran = two("check", *DAY, *options)
    assert (codes(ran.out), ran.code) == (found, code)


def test_what_binds_is_always_told(run: Run) -> None:
    write("inputs/a.yaml", PHONE)
    assert codes(run("check", *DAY, "--select", "L").out) == ["X063"]
    assert codes(run("check", *DAY, "--ignore", "X").out) == ["X063"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--ignore", "F740"), "no code is F740 or begins so; did you mean"),
        (("--select", "ZZZ"), "no code is ZZZ or begins so; see saksflyt rules"),
        (("--ignore", "X063"), "X063 cannot be left out: nobody is excused from what it finds"),
        (("--ignore", "Y"), "Y cannot be left out"),
        (("--ignore", "S004"), "S004 cannot be left out"),
        (("--strict", "--fail-on", "error"), "--strict is --fail-on warning; leave one out"),
        (("--changed-since", "HEAD"), "it is in no git repository"),
        (("--baseline", "none.toml"), "none.toml: there is no such baseline; write it once: "),
    ],
)
def test_what_means_nothing_is_refused(two: Run, options: tuple[str, ...], said: str) -> None:
    ran = two("check", *DAY, *options)
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_a_build_leaves_out_what_check_does(two: Run) -> None:
    assert two("build", "inputs/b.yaml", *DAY, "--dry-run", "--strict").code == 1
    assert (
        two("build", "inputs/b.yaml", *DAY, "--dry-run", "--strict", "--ignore", "F074").code == 0
    )


def test_settings_are_found_above_and_the_command_line_wins(
    two: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("saksflyt.toml", 'paths = ["inputs"]\nignore = ["F07"]\nformat = "json"\nlang = "nn"\n')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert two("check", *DAY).out == "[]\n"
    write("../pyproject.toml", "[tool.saksflyt]\nignore = []\n")
    assert two("check", *DAY).out == "[]\n"  # saksflyt.toml goes first
    Path("../saksflyt.toml").unlink()
    write("../pyproject.toml", '[tool.saksflyt]\npaths = ["inputs/b.yaml"]\nfail-on = "never"\n')
    assert (codes(two("check", *DAY).out), two("check", *DAY).code) == (["F074"], 0)
    assert two("check", *DAY, "--fail-on", "warning").code == 1


def test_what_becomes_of_documents_is_asked_where_the_settings_say(two: Run) -> None:
    write("saksflyt.toml", 'paths = ["inputs/b.yaml"]\noutput = "papers"\nfail-on = "never"\n')
    write("inputs/b.yaml", SMALL + MANDATE)
    assert two("build", *DAY).code == 0
    (made,) = Path("papers").glob("*/*.docx")
    assert two("verify", str(made), *DAY).code == 0


def test_codes_are_left_out_of_some_paths(two: Run) -> None:
    write("saksflyt.toml", '[per-path-ignores]\n"inputs/b*" = ["F"]\n')
    assert two("check", *DAY, "--strict").code == 0
    write("saksflyt.toml", '[per-path-ignores]\n"inputs/a*" = ["F"]\n')
    assert two("check", *DAY, "--strict").code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[[rules]]\ncode = 'K001'\n",
            "saksflyt.toml:1:1: there is no setting rules; did you mean rule?",
        ),
        (
            "paths = []\npahts = []\n",
            "saksflyt.toml:2:1: there is no setting pahts; did you mean paths?",
        ),
        ("\n  jobs = -1\n", "saksflyt.toml:2:3: jobs is a whole number from 0"),
        ('fail-on = "all"\n', "saksflyt.toml:1:1: fail-on is one of error, warning, never"),
        ("paths = [\n", "saksflyt.toml:1:"),
        (
            'strict = true\nfail-on = "error"\n',
            "saksflyt.toml:1:1: strict and fail-on say different",
        ),
        ('lang = "nb"\nignore = ["X063"]\n', "saksflyt.toml:2:1: X063 kan ikke utelates"),
        (
            '[per-path-ignore]\n"a" = ["F"]\n',
            "saksflyt.toml:1:1: there is no setting per-path-ignore",
        ),
        ('[per-path-ignores]\n"a" = ["F999"]\n', "saksflyt.toml:1:1: no code is F999"),
    ],
)
def test_a_fault_in_the_settings_is_told_where_it_is(two: Run, text: str, said: str) -> None:
    write("saksflyt.toml", text)
    ran = two("check", *DAY, lang="nb" if "kan ikke" in said else "en")
    assert (ran.code, ran.err.startswith(said)) == (2, True), ran.err
    assert two("--help").code == 0


def test_only_what_has_changed_is_checked(two: Run) -> None:
    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    assert "dossiers checked: 0" in two("check", *DAY, "--changed-since", "HEAD").out
    write("inputs/c.yaml", NYNORSK.replace("id: eksempelvik", "id: c"))
    ran = two("check", *DAY, "--changed-since", "HEAD")
    assert [one.partition(":")[0] for one in ran.out.splitlines()][:1] == ["inputs/c.yaml"]
    none = two("check", *DAY, "--changed-since", "none")
    assert "no such revision; fetch it first, in CI with fetch-depth: 0" in none.err
    # One that has the id of a dossier that is as it was is told all the same.
    write("inputs/c.yaml", SOUND)
    assert codes(two("check", *DAY, "--changed-since", "HEAD").out) == ["O001"]


def test_a_file_of_a_folder_and_a_picture_are_of_their_dossier(run: Run) -> None:
    head, _, rest = SOUND.partition("stakeholders:")
    write("inputs/vik/dossier.yaml", head)
    write("inputs/vik/who.yaml", f"stakeholders:{rest}")
    write("inputs/a.yaml", SOUND.replace("id: eksempelvik", "id: a") + "# bilde.png\n")
    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    write("inputs/vik/who.yaml", f"stakeholders:{rest} ")
    assert "checked: 1" in run("check", *DAY, "--changed-since", "HEAD").out
    write("inputs/bilde.png", "")
    assert "checked: 2" in run("check", *DAY, "--changed-since", "HEAD").out
    write("inputs/other.png", "")
    assert "checked: 2" in run("check", *DAY, "--changed-since", "HEAD").out


def test_known_findings_are_quiet_wherever_they_move(two: Run) -> None:
    made = two("check", *DAY, "--write-baseline", "known.toml")
    assert (made.code, made.err) == (0, "Wrote known.toml\n")
    held = Path("known.toml").read_text(encoding="utf-8")
    assert held.count('{ path = "inputs/b.yaml", code = "F074", mark = ') == 1
    assert "ikkje" not in held
    text = Path("inputs/b.yaml").read_text(encoding="utf-8")
    write("inputs/b.yaml", "# over\n" + text)
    moved = two("check", *DAY, "--baseline", "known.toml")
    assert (moved.code, moved.err) == (0, "")
    assert "Known findings, which are not told: 1" in moved.out
    assert two("check", *DAY, "--write-baseline", "again.toml").code == 0
    assert Path("again.toml").read_text(encoding="utf-8") == held


def test_new_findings_are_told_and_mended_ones_need_no_entry(two: Run) -> None:
    two("check", *DAY, "--write-baseline", "known.toml")
    write("inputs/a.yaml", NYNORSK)
    assert codes(two("check", *DAY, "--baseline", "known.toml").out) == ["F074"]
    write("inputs/a.yaml", SOUND)
    write("inputs/b.yaml", SOUND.replace("id: eksempelvik", "id: b"))
    mended = two("check", *DAY, "--baseline", "known.toml")
    assert mended.code == 0
    assert mended.err.startswith("known.toml: F074 in inputs/b.yaml is mended; take out the line")
    # Of what was not checked nothing is known.
    assert two("check", "inputs/a.yaml", *DAY, "--baseline", "known.toml").err == ""


def test_what_binds_is_never_known(run: Run) -> None:
    write("inputs/a.yaml", PHONE)
    made = run("check", *DAY, "--write-baseline", "known.toml")
    assert (made.code, codes(made.out)) == (1, ["X063"])
    assert "X063" not in Path("known.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["known = 1", "version = 2\nknown = []\n", "[", "version = 1"])
def test_what_is_no_baseline_is_refused(two: Run, text: str) -> None:
    write("known.toml", text)
    ran = two("check", *DAY, "--baseline", "known.toml")
    assert (ran.code, ran.err.partition(";")[0]) == (2, "known.toml: this is no baseline")


def test_a_file_that_says_nothing_of_us_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    assert settings.settings(tmp_path).file == ""
    (tmp_path / "saksflyt.toml").write_bytes(b"paths = ['\xff']")
    with pytest.raises(Unusable, match="UTF-8"):
        settings.settings(tmp_path)
