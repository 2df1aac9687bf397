"""What each format says of a finding: its file, line and column, and what tools do with them."""

import json
from typing import Any

import pytest
from lxml import etree

from pipeline.diagnostics import Diagnostic
from pipeline.formats.data import as_json
from pipeline.formats.github import github
from pipeline.formats.gitlab import gitlab
from pipeline.formats.junit import junit
from pipeline.formats.markdown import markdown
from pipeline.formats.named import FORMATS
from pipeline.formats.run import CheckRun, fingerprints
from pipeline.formats.sarif import sarif
from pipeline.formats.statistics import statistics
from pipeline.formats.text import full
from pipeline.frozen import replace
from pipeline.language import translator
from tests.formats.samples import ERROR, IN_WORD, LINES, ODD, RUNS, UNREAD, WARNING


def run_of(form: Any, run: CheckRun) -> Any:
    (held,) = json.loads(form(run, str))["runs"]
    return held


def test_json_says_all_of_a_finding() -> None:
    assert json.loads(as_json(RUNS["in a Word file"], str)) == [
        {
            "path": "types/note/nb.docx",
            "line": 1,
            "column": 1,
            "code": "T005",
            "severity": "error",
            "message": "“titel” is unknown",
            "hint": "",
            "spot": {
                "part": "word/document.xml",
                "paragraph": "{{ item.titel }}",
                "table": 1,
                "row": 2,
                "cell": 3,
            },
        }
    ]


def test_github_gets_an_annotation_with_a_line_and_nothing_that_ends_it_early() -> None:
    assert github(CheckRun((ERROR, WARNING), (UNREAD,)), str).splitlines() == [
        "::error title=saksflyt (Y020),file=nix.yaml,line=1,col=1::nix.yaml: there is no such file",
        (
            "::error title=saksflyt (C014),file=inputs/a.yaml,line=4,col=5"
            "::the summary is thin. say more"
        ),
        (
            "::warning title=saksflyt (W005),file=Bø%2C 50 %25/æ.yaml,line=2,col=1"
            "::50 %25 is%0Ahalf | <b>*"
        ),
    ]


def test_sarif_tells_of_the_rule_and_the_place() -> None:
    held = run_of(sarif, RUNS["findings"])
    first, *_, last = held["results"]
    assert first == {
        "ruleId": "C014",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "the summary is thin. say more"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "inputs/a.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 4, "startColumn": 5},
                }
            }
        ],
        "partialFingerprints": {"saksflyt/v1": next(fingerprints([ERROR]))},
    }
    assert last["level"] == "warning"
    rules = held["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == ["C014", "W005", "Y010"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in held["results"])
    assert rules[0]["help"]["text"].startswith("C014 (")
    # A column counts characters, as Python does: an emoji is one, though UTF-16 has two for it.
    assert held["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("run", "place"),
    [
        ("elsewhere", {"uri": "in/%C3%A5.yaml", "uriBaseId": "%SRCROOT%"}),
        ("outside", {"uri": "file:///elsewhere/%C3%A5%20b.yaml"}),
        ("strict", {"uri": "B%C3%B8%2C%2050%20%25/%C3%A6.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_sarif_names_files_by_uris(run: str, place: dict[str, str]) -> None:
    (one,) = run_of(sarif, RUNS[run])["results"]
    assert one["locations"][0]["physicalLocation"]["artifactLocation"] == place


def test_sarif_tells_where_in_a_word_file() -> None:
    (one,) = run_of(sarif, RUNS["in a Word file"])["results"]
    (logical,) = one["locations"][0]["logicalLocations"]
    assert logical["name"] == "{{ item.titel }}"
    assert logical["fullyQualifiedName"] == "word/document.xml/table 1/row 2/cell 3"


def test_sarif_says_that_a_file_was_not_read() -> None:
    ran = [run_of(sarif, RUNS[one])["invocations"] for one in ("unread", "findings")]
    assert ran == [[{"executionSuccessful": False}], [{"executionSuccessful": True}]]


def test_junit_fails_for_errors_and_lets_warnings_pass_unless_they_count() -> None:
    tree = etree.fromstring(junit(RUNS["findings"], str).encode())
    assert [(one.get("classname"), one.get("name"), len(one)) for one in tree.iter("testcase")] == [
        ("inputs/a.yaml", "C014 at 4:5", 1),
        ("inputs/a.yaml", "Y010 at 1:1", 1),
        ("b.yaml", "check", 0),
        ("Bø, 50 %/æ.yaml", "W005 at 2:1", 1),
    ]
    assert [one.get("type") for one in tree.iter("failure")] == ["error", "error"]
    assert len(tree.findall(".//system-out")) == 1
    strict = etree.fromstring(junit(RUNS["strict"], str).encode())
    assert [one.get("type") for one in strict.iter("failure")] == ["warning"]


def test_gitlab_weighs_errors_and_warnings() -> None:
    held = json.loads(gitlab(RUNS["findings"], str))
    assert [one["severity"] for one in held] == ["major", "major", "minor"]
    assert held[0]["location"]["positions"]["begin"] == {"line": 4, "column": 5}
    assert held[0]["description"] == "C014: the summary is thin. say more"


def test_markdown_is_a_table_in_which_no_text_is_read_as_more_than_text() -> None:
    assert markdown(CheckRun((ERROR, WARNING)), str).splitlines() == [
        "**1 errors, 1 warnings**",
        "",
        "| Place | Code | Severity | Finding |",
        "| --- | --- | --- | --- |",
        "| inputs/a.yaml:4:5 | C014 | error | the summary is thin. say more |",
        r"| Bø, 50 %/æ.yaml:2:1 | W005 | warning | 50 % is half \| \<b\>\* |",
    ]
    assert markdown(CheckRun(), translator("nb")) == "**Ingen funn.**"


def test_full_shows_the_line_and_marks_the_column() -> None:
    held = {"inputs/a.yaml": LINES, "b.yaml": ()}
    run = CheckRun((ERROR, replace(WARNING, path="b.yaml")), lines=held.__getitem__)
    assert full(run, str).splitlines() == [
        "error C014: the summary is thin",
        "  --> inputs/a.yaml:4:5",
        "  |",
        "4 |     summary: Vi vil bygge.",
        "  |     ^",
        "  = say more",
        "",
        "warning W005: 50 % is",
        "half | <b>*",
        " --> b.yaml:2:1",
        "",
        "1 errors, 1 warnings",
    ]


def test_the_mark_stands_below_its_character_however_wide_those_before_it_are() -> None:
    one = replace(ERROR, column=17)
    run = CheckRun((one,), lines=lambda _: (*LINES[:3], "    summary: 漢字 her"))
    shown = full(run, str).splitlines()
    assert shown[4].index("^") == shown[3].index("her") + len("漢字")


def test_a_fingerprint_outlives_moved_lines_and_tells_equals_apart() -> None:
    moved = replace(ERROR, line=40, column=1)
    assert list(fingerprints([ERROR])) == list(fingerprints([moved]))
    both = list(fingerprints([ERROR, moved]))
    assert both[0] == next(fingerprints([ERROR]))
    assert len({*both, *fingerprints([replace(ERROR, path="b.yaml"), WARNING, ODD])}) == 5


def test_statistics_count_each_code_the_most_first() -> None:
    rows = statistics(CheckRun((WARNING, ERROR, ERROR)), str)
    assert [row[:2] for row in rows] == [("2", "C014"), ("1", "W005")]
    assert all(row[2] for row in rows)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("one", [ERROR, WARNING, IN_WORD], ids=lambda one: one.code)
def test_every_format_says_code_file_line_and_column(form: str, one: Diagnostic) -> None:
    told = FORMATS[form](CheckRun((replace(one, path="a.yaml", line=371, column=53),)), str)
    for said in (one.code, "a.yaml", "371", "53"):
        assert said in told


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab", "markdown"])
def test_no_findings_are_a_whole_document(form: str) -> None:
    assert FORMATS[form](CheckRun(), str)
    assert [FORMATS[one](CheckRun(), str) for one in ("full", "concise", "jsonl", "github")] == [
        ""
    ] * 4
