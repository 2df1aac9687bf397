"""A municipality's own rules: what each bound finds, and that they are told as any other rule."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import check
from pipeline.diagnostics import Severity
from pipeline.standard import BoundKind, Limit, OwnRule, Standard
from tests.inside import Run, run
from tests.samples import MANDATE, SMALL, TODAY, parsed, sourced

__all__ = ["run"]

DAY = ("--as-of", "2026-03-02")
DOSSIER = SMALL + MANDATE
RULES = """\
[[rule]]
code = "K002"
at = "municipality.orgnr"
required = true
message.nb = "Skriv organisasjonsnummeret"
message.nn = "Skriv organisasjonsnummeret her"

[[rule]]
code = "K001"
at = "stakeholders[].interest"
longest = 20
message.nb = "Si det kortere"
severity = "warning"
source = "Skriveregler for Vik"
"""


def places(kind: str, at: str, limit: Limit, text: str = DOSSIER) -> list[str]:
    """Give the lines from the place of each finding, as far as they tell it."""
    steps = tuple(at.replace("[]", ".").split("."))
    own = OwnRule("K001", steps, BoundKind(kind), limit, "Nei")
    found = check.judged(sourced(text), parsed(text), TODAY, Standard(own=(own,))).findings
    lines = text.splitlines()
    return [lines[one.line - 1][one.column - 1 :] for one in found if one.code == "K001"]


@pytest.mark.parametrize(
    ("kind", "at", "limit", "found"),
    [
        ("required", "municipality.orgnr", True, ["municipality:"]),
        ("required", "municipality.unit", True, []),
        ("required", "stakeholders[].since", True, ["id: housing-office"]),
        ("required", "stakeholders[].id", True, []),
        ("required", "stakeholders[].expected", True, ["id: housing-office"]),
        ("required", "values", True, ["schema: 1"]),
        ("required", "mandate[].limits", True, []),
        ("required", "cases[].summary", True, []),
        ("required", "mandate[].trigger.date", True, []),
        ("longest", "mandate[].purpose", 46, ["Arbeidet skal gi tjenestene et felles grunnlag."]),
        ("longest", "mandate[].purpose", 47, []),
        ("longest", "mandate[].limits[]", 24, ["Organisering av tjenestene"]),
        ("at-most", "mandate[].deliverables[].due", dt.date(2026, 8, 31), ["2026-09-01"]),
        ("at-most", "mandate[].deliverables[].due", dt.date(2026, 9, 1), []),
        ("at-least", "date", dt.date(2026, 3, 3), ["2026-03-02"]),
        ("at-least", "date", dt.date(2026, 3, 2), []),
        ("one-of", "stakeholders[].group", ("touched", "external"), ["internal"]),
        ("one-of", "stakeholders[].group", ("internal",), []),
        ("one-of", "municipality.unit", ("Velferd",), ["Velferd og bolig"]),
        ("one-of", "municipality.unit", ("Velferd og bolig",), []),
        ("never", "mandate[].leader", ("BOLIGKONTORET",), ["Leder av boligkontoret"]),
        ("never", "mandate[].leader", ("bolig", "kontoret"), []),
        (
            "never",
            "mandate[].purpose",
            ("skal  gi",),
            ["Arbeidet skal gi tjenestene et felles grunnlag."],
        ),
        ("matches", "municipality.archive.case_number", "[0-9]{4}/[0-9]{5}", ["2026/1234"]),
        ("matches", "municipality.archive.case_number", "[0-9]{4}/[0-9]+", []),
        ("matches", "municipality.orgnr", "[0-9]+", []),
    ],
)
def test_each_bound_finds_what_is_beyond_it(
    kind: str, at: str, limit: Limit, found: list[str]
) -> None:
    assert places(kind, at, limit) == found


def test_numbers_are_held_as_numbers() -> None:
    figure = (
        "facts:\n  - id: homes\n    title: Kommunale boliger\n    theme: instruments\n"
        "    value: 12.5\n    unit: boliger\n    date: 2026-01-01\n    source: Egen telling\n"
    )
    text = SMALL + figure
    for kind, limit in (
        ("at-most", Decimal(12)),
        ("at-least", Decimal(13)),
        ("one-of", (Decimal(1),)),
    ):
        assert places(kind, "figures[].value", limit, text) == ["12.5"]
    for kind, limit in (("at-most", Decimal("12.5")), ("at-least", Decimal("12.5"))):
        assert places(kind, "figures[].value", limit, text) == []
    assert places("one-of", "figures[].value", (Decimal("12.50"),), text) == []


def test_letters_are_the_same_however_they_were_typed() -> None:
    text = SMALL.replace("Tildeler og", "A\u030apner og")
    assert places("never", "stakeholders[].interest", ("åpner",), text) == [
        text.splitlines()[-1][14:]
    ]


def test_a_choice_of_true_and_false_is_one() -> None:
    text = SMALL + "    expected: true\n"
    assert places("one-of", "stakeholders[].expected", ("false",), text) == ["true"]
    assert places("one-of", "stakeholders[].expected", ("true",), text) == []


@pytest.fixture
def own(run: Run) -> Run:
    """Give a folder with a dossier and two rules of one's own that it breaks."""
    Path("inputs").mkdir()
    Path("inputs/a.yaml").write_text(SMALL, encoding="utf-8")
    Path("saksflyt.toml").write_text(RULES, encoding="utf-8")
    return run


def test_check_tells_them_in_the_norm_of_who_reads(own: Run) -> None:
    assert own("check", *DAY, lang="nn").out.splitlines()[:2] == [
        "inputs/a.yaml:5:1: feil K002: Skriv organisasjonsnummeret her",
        "inputs/a.yaml:27:15: åtvaring K001: Si det kortere",
    ]
    assert own("check", *DAY, "--format", "full", lang="nb").out.splitlines()[:4] == [
        "feil K002: Skriv organisasjonsnummeret",
        "  --> inputs/a.yaml:5:1",
        "  |",
        "5 | municipality:",
    ]


def test_the_line_of_a_value_that_is_refused_is_not_shown(own: Run) -> None:
    for form in ("full", "json", "sarif", "markdown", "junit", "gitlab", "github"):
        assert "Tildeler" not in own("check", *DAY, "--format", form).out


def test_they_are_chosen_left_out_and_known_as_others(own: Run) -> None:
    assert own("check", *DAY).code == 1
    assert own("check", *DAY, "--ignore", "K002").code == 0
    assert own("check", *DAY, "--ignore", "K002", "--strict").code == 1
    assert own("check", *DAY, "--ignore", "K", "--strict").code == 0
    assert own("check", *DAY, "--select", "L", "--strict").code == 0
    assert "K001" in own("check", *DAY, "--select", "K001").out
    assert "did you mean K001?" in own("check", *DAY, "--ignore", "K011").err
    own("check", *DAY, "--write-baseline", "known.toml")
    assert own("check", *DAY, "--strict", "--baseline", "known.toml").code == 0


def test_build_makes_nothing_of_what_breaks_them(own: Run) -> None:
    broken = own("build", *DAY, "--dry-run")
    assert (broken.code, "error K002" in broken.err) == (1, True)
    mended = SMALL.replace("  unit: Velferd", "  orgnr: 974760673\n  unit: Velferd")
    Path("inputs/a.yaml").write_text(mended, encoding="utf-8")
    assert own("build", *DAY, "--dry-run").code == 0


def test_they_are_listed_and_explained(own: Run) -> None:
    listed = own("rules").out.splitlines()
    assert "K001\twarning\tSi det kortere" in listed
    assert "K002\terror\tSkriv organisasjonsnummeret" in listed
    assert own("explain", "k001").out == (
        "K001 (warning): Si det kortere\n\n"
        "This is a rule of your own; those who wrote it know why it is there.\n\n"
        "It is in saksflyt.toml, line 8, and asks of stakeholders[].interest: longest = 20\n\n"
        "Source: Skriveregler for Vik\n"
    )
    assert "It is in saksflyt.toml, line 1, and asks of municipality.orgnr: required = true" in (
        own("explain", "K002").out
    )


def test_formats_and_statistics_know_them(own: Run) -> None:
    held = json.loads(own("check", *DAY, "--format", "sarif").out)["runs"][0]
    assert [one["id"] for one in held["tool"]["driver"]["rules"]] == ["K001", "K002"]
    assert held["tool"]["driver"]["rules"][0]["shortDescription"] == {"text": "Si det kortere"}
    assert held["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "warning"}
    assert "1\tK001\tSi det kortere" in own("check", *DAY, "--statistics").out


WAIVER = """\
waivers:
  - rule: K002
    at: municipality.orgnr
    reason: Nummeret er ikke tildelt
    until: 2026-12-31
"""


def test_they_are_waived_as_others(own: Run) -> None:
    Path("inputs/a.yaml").write_text(SMALL + WAIVER, encoding="utf-8")
    ran = own("check", *DAY)
    assert (ran.code, "K002" in ran.out.splitlines()[0]) == (0, False)
    unneeded = WAIVER.replace("K002", "K001").replace("municipality.orgnr", "municipality.unit")
    Path("inputs/a.yaml").write_text(SMALL + unneeded, encoding="utf-8")
    assert "warning W001: K001 has nothing to say here" in own("check", *DAY).out
    Path("saksflyt.toml").unlink()
    assert own("check", *DAY).out.splitlines()[:2] == [
        "inputs/a.yaml:29:11: error W003: no rule has the code K001",
        "    rules of one's own stand in saksflyt.toml, and none there has this code",
    ]


def test_they_are_rules_of_pyproject_too(own: Run) -> None:
    held = RULES.replace("[[rule]]", "[[tool.saksflyt.rule]]")
    Path("pyproject.toml").write_text(f"[project]\nname = 'vik'\n{held}", encoding="utf-8")
    Path("saksflyt.toml").unlink()
    assert "error K002: Skriv organisasjonsnummeret" in own("check", *DAY).out
    assert "pyproject.toml, line 10" in own("explain", "K001").out


def test_what_a_dossier_is_held_to_is_named_by_them_too() -> None:
    one = OwnRule("K001", ("id",), BoundKind.LONGEST, 3, "Nei")
    other = OwnRule("K001", ("id",), BoundKind.LONGEST, 4, "Nei", Severity.WARNING)
    names = {Standard(own=held).name("a.yaml") for held in ((), (one,), (other,))}
    assert len(names) == 3
