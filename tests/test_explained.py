"""What explain shows of the codes of stages is executed: Wrong gives the code, Right does not."""

import re
from pathlib import Path

import pytest

from pipeline import check, manual, read
from pipeline.diagnostics import Rejected
from pipeline.parse import parse
from pipeline.proofread import check as check_templates
from pipeline.proofread import shelves
from pipeline.source import load
from tests.rules.laying import AS_OF
from tests.samples import NOTE, ROOT, SMALL
from tests.word.make import dressed

EXAMPLES = read.examples()
OF_DOSSIERS = sorted(code for code in EXAMPLES if code[0] in "YSW")
_CODE = re.compile(r'"([A-Z][0-9]{3})"')


def laid(lines: str) -> bytes:
    """Give a small dossier with lines in the place of what they name, or after it."""
    base = SMALL.replace("schema: 1", "schema: 2")
    sections = re.findall(r"^[a-z_]+:.*\n(?:[ -].*\n)*", base, re.MULTILINE)
    named = set(re.findall(r"^([a-z_]+):", lines, re.MULTILINE))
    kept = [one for one in sections if one.partition(":")[0] not in named]
    return f"{''.join(kept)}{lines}\n".encode()


def codes(lines: str) -> set[str]:
    try:
        source = load(laid(lines), "dossier.yaml")
        found = check.check(source, parse(source), AS_OF)
    except Rejected as refused:
        found = refused.diagnostics
    return {one.code for one in found}


@pytest.mark.parametrize("code", OF_DOSSIERS)
def test_wrong_gives_the_code_and_right_does_not(code: str) -> None:
    held = EXAMPLES[code]
    assert code in codes(held["wrong"])
    assert code not in codes(held["right"])


def test_every_example_is_of_a_code_and_whole() -> None:
    known = {one.code for one in manual.entries()}
    assert known >= EXAMPLES.keys()
    assert all({"wrong", "right", "source"} == one.keys() for one in EXAMPLES.values())


def test_every_code_that_is_named_in_the_program_is_explained() -> None:
    files = [*(ROOT / "pipeline").rglob("*.py")]
    named = {one for file in files for one in _CODE.findall(file.read_text("utf-8"))}
    assert named - {one.code for one in manual.entries()} == set()


OF_TEMPLATES = sorted(code for code in EXAMPLES if code[0] == "T")


def codes_of_template(folder: Path, words: str) -> set[str]:
    kind = folder / "note"
    kind.mkdir()
    (kind / "document.yaml").write_text(NOTE, encoding="utf-8")
    for norm in ("nb", "nn"):
        dressed("# {{ item.title }}", *words.splitlines()).save(str(kind / f"{norm}.docx"))
    return {one.code for shelf in shelves((), folder) for one in check_templates(shelf)}


@pytest.mark.parametrize("code", OF_TEMPLATES)
def test_wrong_words_give_the_code_and_right_ones_do_not(code: str, tmp_path: Path) -> None:
    held = EXAMPLES[code]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert code in codes_of_template(tmp_path / "a", held["wrong"])
    assert code not in codes_of_template(tmp_path / "b", held["right"])
