"""What the program promises of every build, held from the command line to the finished file."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import workflow
from pipeline.diagnostics import Rejected, Severity
from pipeline.outcome import BuildOrder, Outcome
from pipeline.source import load
from pipeline.word.prose import every_text, text
from tests.samples import EXAMPLES, MANDATE, ROOT, SMALL, TODAY

TYPES = workflow.types()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "nb_NO.UTF-8", "PYTHONHASHSEED": "1"},
        ),
        (
            {"TZ": "Europe/Oslo", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
            {"TZ": "America/Adak", "LANG": "nn_NO", "PYTHONHASHSEED": "77"},
        ),
    ],
)
def test_two_builds_in_two_processes_are_equal_byte_by_byte(
    tmp_path: Path, first: dict[str, str], second: dict[str, str]
) -> None:
    made = []
    for number, environment in enumerate((first, second)):
        output = tmp_path / str(number)
        subprocess.run(
            [sys.executable, "-m", "pipeline", "-q", "build", *EXAMPLES, "-o", output],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
        made.append({one.relative_to(output): one.read_bytes() for one in output.rglob("*.docx")})
    assert made[0] == made[1]
    assert len(made[0]) > 2 * len(EXAMPLES)


NAUGHTY = (
    "Vei & Vann",
    "areal < 500 m2 og > 100",
    "a<b>c</b>",
    "Caf&eacute; &amp; &#x41;",
    "</w:t></w:r></w:p><w:p><w:r><w:t>INJECTED",
    '<w:fldSimple w:instr="DDEAUTO cmd"/>',
    "{{ 7*7 }} {% if x %} {# y #} {_{ z }_}",
    "}} %} #} { % {",
    "'; DROP TABLE saker; -- \"",
    "${jndi:ldap://x} $(id) `id`",
    "=1+1 @SUM(A1) |calc",
    "../../etc/passwd \\\\server\\del",
    "blåbærsyltetøy ÆØÅ áčđŋšŧž ïü",
    "日本語 עברית العربية ไทย",
    "👩‍👩‍👧‍👦 🏠 𝔘𝔫𝔦",
    "e\u0301 mot \u00e9",
    "nbsp\u00a0her, smal\u202fher, mykt\u00adher",
    "tankestrek – og — og …, «sitat», 'enkelt'",
    "%s %d %n {0} {name} %(x)s",
    "langt " * 1000 + "slutt",
    "null", "None", "undefined", "NaN", "true", "~", "0301", "1e3", "2026-13-45",
)  # fmt: skip


def dossier_with(limits: tuple[str, ...]) -> str:
    """Write a dossier whose mandate has these limits, quoted so that YAML keeps them."""
    quoted = "".join("      - '" + one.replace("'", "''") + "'\n" for one in limits)
    return SMALL + MANDATE.replace("      - Organisering av tjenestene\n", quoted)


def build(tmp_path: Path, dossier: str) -> Outcome:
    path = tmp_path / "d.yaml"
    path.write_text(dossier, encoding="utf-8")
    return workflow.build(str(path), BuildOrder(TYPES, tmp_path / "out", TODAY))


def built(tmp_path: Path, dossier: str) -> str:
    assert not build(tmp_path, dossier).failed
    (made,) = (tmp_path / "out").glob("*/*.docx")
    return text(made.read_bytes())


# What looks like a tag is refused as a placeholder that nobody has filled.
HOLES = {one for one in NAUGHTY if "{{" in one or "}}" in one}


@pytest.mark.parametrize("one", NAUGHTY)
def test_a_naughty_string_comes_out_as_it_went_in_or_is_refused(tmp_path: Path, one: str) -> None:
    outcome = build(tmp_path, dossier_with((one,)))
    errors = {found.code for found in outcome.diagnostics if found.severity is Severity.ERROR}
    if errors:
        assert (errors, one in HOLES) == ({"F072"}, True)
    else:
        (made,) = (tmp_path / "out").glob("*/*.docx")
        assert f"- {one}" in text(made.read_bytes()).splitlines()


def test_naughty_strings_change_nothing_but_their_own_text(tmp_path: Path) -> None:
    kept = tuple(one for one in NAUGHTY if one not in HOLES)
    printed = built(tmp_path, dossier_with(kept)).splitlines()
    calm = built(tmp_path, dossier_with(("rolig",) * len(kept))).splitlines()
    assert [line for line in printed if line not in {f"- {one}" for one in kept}] == [
        line for line in calm if line != "- rolig"
    ]


@pytest.mark.parametrize(
    "escaped",
    [
        *(r"\0", r"\x07", r"\x0b", r"\x1f", r"\x7f", r"\x85", r"\ud800", r"\uD83D\uDE00"),
        *(r"\ufffe", r"\u202e", r"\u2066"),
    ],
)
def test_what_xml_cannot_carry_is_refused_with_its_place(escaped: str) -> None:
    dossier = dossier_with(("text",)).replace("'text'", f'"bad{escaped}text"')
    with pytest.raises(Rejected) as caught:
        load(dossier.encode(), "d.yaml")
    for found in caught.value.diagnostics:
        line = dossier.splitlines()[found.line - 1]
        assert line[found.column - 1 :].startswith("\\")
        assert "bad" not in f"{found.message} {found.hint}"


def test_the_day_of_the_build_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(SMALL + MANDATE, encoding="utf-8")
    contents = set()
    for year in (2016, 2026, 2036):
        output = tmp_path / str(year)
        workflow.build(str(path), BuildOrder(TYPES, output, dt.date(year, 1, 1)))
        (made,) = output.glob("*/*.docx")
        contents.add(made.read_bytes())
    assert len(contents) == 1
    assert str(dt.datetime.now(tz=dt.UTC).date()) not in every_text(contents.pop())
