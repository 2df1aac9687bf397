"""The schema that an editor has and `check` say the same of the shape of a dossier."""

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema as oracle
import pytest
from check_jsonschema.cli import main as check_jsonschema
from check_jsonschema.parsers import ParserSet
from check_jsonschema.parsers.yaml import ParseError
from click.testing import CliRunner

from pipeline.cli.starting import init
from pipeline.contract.jsonschema import SchemaDraft, jsonschema
from pipeline.diagnostics import Rejected
from pipeline.dossier.dossier import Dossier
from pipeline.norm import Norm
from pipeline.parse import parse
from pipeline.source import load
from tests.contract.mutated import mutated
from tests.samples import EXAMPLES, SMALL

COUNT, SEED = 300, 14
DRAFTS = {SchemaDraft.NEW: oracle.Draft202012Validator, SchemaDraft.OLD: oracle.Draft7Validator}


def taken(text: str) -> bool:
    """Tell whether check takes the shape of a dossier."""
    try:
        parse(load(text.encode(), "d.yaml"))
    except Rejected:
        return False
    return True


@cache
def validator(draft: SchemaDraft, *, part: bool = False) -> Any:
    schema = json.loads(jsonschema(Dossier, Norm.NB, draft, part=part))
    if not part:
        DRAFTS[draft].check_schema(schema)
    return DRAFTS[draft](schema)


def editor_takes(text: str, draft: SchemaDraft = SchemaDraft.NEW, *, part: bool = False) -> bool:
    """Tell whether a text is right by the schema, as check-jsonschema reads YAML."""
    try:
        data = ParserSet().get("d.yaml", "yaml")(io.BytesIO(text.encode()))
    except ParseError:
        return False
    return bool(validator(draft, part=part).is_valid(data))


def refused(folder: Path, texts: list[str]) -> set[int]:
    """Give the numbers of the texts that check-jsonschema refuses, all asked for in one run."""
    schema = folder / "schema.json"
    schema.write_text(jsonschema(Dossier, Norm.NB), "utf-8")
    files = [folder / f"{number}.yaml" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    arguments = ["--schemafile", str(schema), "--output-format", "json", *map(str, files)]
    said = json.loads(CliRunner().invoke(check_jsonschema, arguments).stdout)
    wrong = [*said.get("errors", ()), *said.get("parse_errors", ())]
    return {int(Path(one["filename"]).stem) for one in wrong}


def test_mutated_dossiers_get_one_verdict(tmp_path: Path) -> None:
    texts = list(mutated(COUNT, SEED))
    by_check = {number for number, text in enumerate(texts) if not taken(text)}
    assert refused(tmp_path, texts) == by_check
    assert 60 < len(by_check) < COUNT - 60


@pytest.mark.parametrize("draft", SchemaDraft)
def test_every_draft_says_the_same(draft: SchemaDraft) -> None:
    texts = list(mutated(40, SEED + 1))
    assert [editor_takes(one, draft) for one in texts] == [taken(one) for one in texts]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_the_examples_are_right_in_an_editor(path: Path) -> None:
    assert editor_takes(path.read_text("utf-8"), SchemaDraft.OLD)


def with_phone(written: str) -> str:
    """Give a small dossier with a text of one line, which is written as it stands."""
    return SMALL.replace("    role:", f"    phone: {written}\n    role:")


def with_value(written: str) -> str:
    return f"{SMALL}figures:\n  - id: a\n    value: {written}\n{_FIGURE}"


def with_truth(written: str) -> str:
    return SMALL.replace("    group:", f"    expected: {written}\n    group:")


_FIGURE = """\
    title: Utleieboliger
    unit: stk
    date: 2026-01-01
    source: Statistisk sentralbyrå
    theme: housing_conditions
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        *((with_phone(one), True) for one in ("78468000", "2026", "0150", "12:30", "no", "True")),
        *((with_phone(one), True) for one in ("2026-03-02", "8.5", "1_000", "'null'", "nULL")),
        *((with_phone(one), True) for one in (">\n      to linjer\n      blir én", '"linje\\n"')),
        *((with_phone(one), False) for one in ("", "null", "Null", "NULL", "~", '""', "'  '")),
        *(
            (with_phone(one), False)
            for one in ("|\n      to\n      linjer", '"to\\nlinjer"', "[a]")
        ),
        *(
            (with_phone(one), False)
            for one in ("{a: b}", '"\\0"', '"\\u202e"', '"\\u2028"', '"\\t"')
        ),
        *((with_value(one), True) for one in ("60", "-12", "8.5", "8,5", '"60"', "'8.25'", "0")),
        *(
            (with_value(one), False)
            for one in ("8,5 %", "1 061", "seksti", "'6e1'", "'0x3d'", "''")
        ),
        *((with_value(one), False) for one in ("'18.640'", "18,640", "null", "true", "9" * 16)),
        *((with_truth(one), True) for one in ("true", "True", "TRUE", "false", "'false'", "False")),
        *((with_truth(one), False) for one in ("yes", "no", "ja", "1", "null", "tRUE", "''")),
        (SMALL.replace("0150", "'0973'"), True),
        (SMALL.replace("0150", "'973'"), False),
        (SMALL.replace("0150", "15000"), False),
        (SMALL.replace("9901", "'0301'"), True),
        (SMALL.replace("2026-03-02", "2026-02-29"), False),
        (SMALL.replace("2026-03-02", "2028-02-29"), True),
        (SMALL.replace("2026-03-02", "2026-03-02T10:00:00"), False),
        (f"{SMALL}id: to\n", False),
        (f"{SMALL}---\n{SMALL}", False),
        (f"{SMALL}facts: !liste []\n", False),
        (f"{SMALL}\tfacts: []\n", False),
        ("", False),
        ("- schema: 2\n", False),
    ],
)
def test_what_authors_write_gets_one_verdict(text: str, *, right: bool) -> None:
    assert (taken(text), editor_takes(text), editor_takes(text, SchemaDraft.OLD)) == (right,) * 3


@pytest.mark.parametrize(
    "text",
    [
        *(with_value(one) for one in ("6e1", "0x3d", "0o17", "1_000", "+5", ".5", "5.", "18.640")),
        SMALL.replace("0150", "973"),
        SMALL.replace("role: ", "role: &her "),
        SMALL.replace("0150", "!!str 0150"),
        SMALL.replace("archive:\n", "archive:\n    <<: {journal: b}\n").replace(
            "journal", "case_number"
        ),
    ],
)
def test_what_yaml_hides_from_an_editor_is_for_check_to_say(text: str) -> None:
    """docs/how-to/use-an-editor.md lists these: the file is other than what YAML makes of it."""
    assert (taken(text), editor_takes(text)) == (False, True)


def test_a_part_may_lack_what_other_files_hold() -> None:
    part = "mandate:\n  - id: a\n"
    assert not editor_takes(part, part=True)
    assert editor_takes("figures: []\n", part=True)
    assert editor_takes("# figures: []\n", part=True)
    assert not editor_takes("figures: []\n")


def test_contract_1_is_read_by_its_own_names_and_shapes_alone() -> None:
    newer = SMALL.replace("schema: 1", "schema: 2")
    told = "title: Boligplan, kind: thematic_plan, status: draft, owner: Rådet, says: Nei"
    plan = f"plans:\n  - {{id: a, {told}}}\n"
    for rest in ("facts: []\n", "figures: []\n", plan):
        assert editor_takes(SMALL + rest) is taken(SMALL + rest) is True
    assert editor_takes(newer + plan) is taken(newer + plan) is False
    both = f"{newer}facts: []\nfigures: []\n"
    assert editor_takes(both) is taken(both) is False


@pytest.mark.parametrize("norm", Norm)
@pytest.mark.parametrize("draft", SchemaDraft)
def test_each_norm_and_draft_has_a_name_of_its_own_that_lasts(
    norm: Norm, draft: SchemaDraft
) -> None:
    held = json.loads(jsonschema(Dossier, norm, draft))
    tail = ":draft-07" if draft is SchemaDraft.OLD else ""
    assert held["$id"] == f"urn:saksflyt:contract:2:dossier:{norm}{tail}"
    title = {Norm.NB: "Kommunen", Norm.NN: "Kommunen"}[norm]
    told = held["properties"]["municipality"]
    assert (told["title"], bool(told["description"])) == (title, True)


def test_patterns_are_understood_by_both_kinds_of_readers() -> None:
    """What an editor runs has fewer escapes than Python, and refuses what it does not know."""
    text = jsonschema(Dossier, Norm.NB)
    patterns = set(re.findall(r'"pattern": ("(?:[^"\\\\]|\\\\.)*")', text))
    assert len(patterns) > 20
    for one in map(json.loads, patterns):
        assert not re.search(r"\\[AZzQE]|\(\?P|\(\?[aiLmsux]", one)
        assert not re.search(r"\\[^nstrdDwWSbBux.^$*+?()\[\]{}|/\\\\-]", one)


@pytest.mark.parametrize("folder", [False, True])
@pytest.mark.parametrize("norm", Norm)
def test_what_init_writes_names_a_schema_that_lies_there(
    tmp_path: Path, norm: Norm, *, folder: bool
) -> None:
    path = tmp_path / "inputs" / ("vik" if folder else "vik.yaml")
    arguments = [str(path), "--municipality", "9950", "--norm", norm.value]
    arguments += ["--folder"] if folder else []
    told = CliRunner().invoke(init, arguments, obj=str, catch_exceptions=False)
    assert told.exit_code == 0
    files = sorted(path.glob("*.yaml")) if folder else [path]
    assert len(files) > 1 or not folder
    for one in files:
        first = one.read_text("utf-8").partition("\n")[0]
        named = one.parent / first.removeprefix("# yaml-language-server: $schema=")
        held = json.loads(named.read_text("utf-8"))
        kind = "part" if folder else "dossier"
        assert held["$id"] == f"urn:saksflyt:contract:2:{kind}:{norm}:draft-07"
        assert editor_takes(one.read_text("utf-8"), SchemaDraft.OLD, part=folder)
