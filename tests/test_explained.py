"""What explain shows of the codes of stages is executed: Wrong gives the code, Right does not."""

import datetime as dt
import re
import shlex
from pathlib import Path

import pytest

from pipeline import check, manual, read, revising, workflow
from pipeline.diagnostics import Rejected
from pipeline.language import LANGUAGES, translator
from pipeline.masters import masters_in
from pipeline.parse import parse
from pipeline.proofread import check as check_templates
from pipeline.proofread import shelves
from pipeline.source import Book, load
from tests.delivered.deliveries import json_stat
from tests.inside import Run, run
from tests.living.laying import DOSSIER, told
from tests.rules.laying import AS_OF
from tests.samples import NOTE, ROOT, SMALL
from tests.word.make import codes as refused
from tests.word.make import dressed
from tests.word.test_linking import CONTEXT, linked
from tests.word.test_picture import png

__all__ = ["run"]
NORWEGIAN = LANGUAGES[1:]
FIGURES = """\
figures:
  - id: people
    theme: population
    title: Innbyggere
    value: 8100
    unit: innbyggere
    date: 2023-01-01
    source: Statistisk sentralbyrå, tabell 07459
"""
EXAMPLES = read.examples()
# A file with a picture beside it, and what is said of a path: they have tests of their own below.
BESIDE = {"Y019", "Y020"}
OF_DOSSIERS = sorted(
    code
    for code, one in EXAMPLES.items()
    if code[0] in "YSW" and not one.told and code not in BESIDE
)
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
    assert code in codes(held.wrong)
    assert code not in codes(held.right)


def test_every_code_shows_what_is_wrong_and_right_and_what_it_rests_on() -> None:
    codes = {one.code: one for one in manual.entries()}
    assert codes.keys() >= EXAMPLES.keys()
    whole = {code for code, one in codes.items() if one.wrong and one.right and one.source}
    assert codes.keys() - whole == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_what_an_example_tells_in_words_is_in_the_language_of_the_reader(language: str) -> None:
    translate = translator(language)
    pages = {one.code: manual.page(one, translate) for one in manual.entries() if one.told}
    assert len(pages) == 31
    told = {one.code: one for one in manual.entries() if one.told}
    assert [code for code, page in pages.items() if told[code].wrong in page] == []


def test_every_code_that_is_named_in_the_program_is_explained() -> None:
    files = [*(ROOT / "pipeline").rglob("*.py")]
    named = {one for file in files for one in _CODE.findall(file.read_text("utf-8"))}
    assert named - {one.code for one in manual.entries()} == set()


# Words of a paragraph; the others are of links, charts, declarations and masters.
ELSEWHERE = {"T012", "T013", "T050", "T051", "T060"}
OF_TEMPLATES = sorted(
    code
    for code, one in EXAMPLES.items()
    if code[0] == "T" and one.wrong and not one.told and code not in ELSEWHERE
)


def codes_of_template(folder: Path, words: str, declared: str = NOTE) -> set[str]:
    kind = folder / "note"
    kind.mkdir(parents=True)
    (kind / "document.yaml").write_text(declared, encoding="utf-8")
    for norm in ("nb", "nn"):
        dressed("# {{ item.title }}", *words.splitlines()).save(str(kind / f"{norm}.docx"))
    return {one.code for shelf in shelves((), folder) for one in check_templates(shelf)}


@pytest.mark.parametrize("code", OF_TEMPLATES)
def test_wrong_words_give_the_code_and_right_ones_do_not(code: str, tmp_path: Path) -> None:
    held = EXAMPLES[code]
    assert code in codes_of_template(tmp_path / "a", held.wrong)
    assert code not in codes_of_template(tmp_path / "b", held.right)


SPOKEN = {one.code: one for one in manual.entries()}


@pytest.mark.parametrize("code", ["T020", "T021", "T022", "T024"])
def test_what_advice_shows_for_itself_is_so(code: str, tmp_path: Path) -> None:
    assert code in codes_of_template(tmp_path / "a", SPOKEN[code].wrong)
    assert code not in codes_of_template(tmp_path / "b", SPOKEN[code].right)


def test_a_declaration_that_is_wrong_and_one_that_is_right(tmp_path: Path) -> None:
    held = EXAMPLES["T013"]
    assert held.right in NOTE
    wrong = NOTE.replace(held.right, held.wrong)
    assert "T013" in codes_of_template(tmp_path / "a", "Notat", wrong)
    assert "T013" not in codes_of_template(tmp_path / "b", "Notat")


def test_a_master_with_a_wrong_name_and_one_with_a_right_name(tmp_path: Path) -> None:
    content = (ROOT / "masters" / "9902.docx").read_bytes()
    for name, found in ((EXAMPLES["T012"].wrong, ["T012"]), (EXAMPLES["T012"].right, [])):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        assert [one.code for one in masters_in(file.parent).findings] == found
        file.unlink()


@pytest.mark.parametrize("code", ["T050", "T051"])
def test_an_address_that_is_refused_and_one_that_is_taken(code: str) -> None:
    context = {**CONTEXT, "item": {"id": "bolig"}}
    assert refused(linked(EXAMPLES[code].wrong), context) == [code]
    assert refused(linked(EXAMPLES[code].right), context) == []


def test_a_picture_that_cannot_be_used_and_one_that_can(tmp_path: Path) -> None:
    (tmp_path / "kart.png").write_bytes(png())
    found = {}
    for part in ("wrong", "right"):
        dossier = tmp_path / f"{part}.yaml"
        dossier.write_bytes(laid(getattr(EXAMPLES["Y019"], part)))
        outcome = workflow.check(read.book(str(dossier)), AS_OF)
        found[part] = "Y019" in {one.code for one in outcome.diagnostics}
    assert found == {"wrong": True, "right": False}


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    for place in (tmp_path, tmp_path / "inputs"):
        (place / "vik.yaml").write_text(DOSSIER + FIGURES, encoding="utf-8")
    (tmp_path / "ssb.json").write_bytes(json_stat())
    (tmp_path / "ssb.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


DAY = ("--as-of", "2027-03-01")


def asked(run: Run, words: str) -> set[str]:
    command = shlex.split(words)[1:]
    ways = ("--format", "json") if command[0] == "check" else ()
    done = run(*command, *ways, *DAY)
    return set(re.findall(r"\b[A-Z]\d{3}\b", done.out + done.err))


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("code", ["Y020", "I001", "I002"])
def test_a_command_that_gives_the_code_and_one_that_does_not(code: str, run: Run) -> None:
    assert code in asked(run, EXAMPLES[code].wrong)
    assert code not in asked(run, EXAMPLES[code].right)


@pytest.mark.parametrize("code", ["I003", "I004", "I006", "I007"])
def test_a_table_that_gives_the_code_and_one_that_does_not(
    code: str, beside: Path, run: Run
) -> None:
    found = []
    for table in (EXAMPLES[code].wrong, EXAMPLES[code].right):
        (beside / "ssb.csv").write_text(table, encoding="utf-8")
        order = "saksflyt figures add ssb.csv --to vik.yaml --figure people --diff"
        found.append(code in asked(run, order))
    assert found == [True, False]


def of_revision(text: str) -> set[str]:
    try:
        made = revising.revised(Book("vik.yaml", DOSSIER.encode()), told(text), dt.date(2027, 3, 1))
    except Rejected as rejected:
        return {one.code for one in rejected.diagnostics}
    return {one.code for one in made.findings}


@pytest.mark.parametrize("code", ["E001", "E002"])
def test_a_revision_that_gives_the_code_and_one_that_does_not(code: str) -> None:
    assert of_revision(EXAMPLES[code].wrong) == {code}
    assert of_revision(EXAMPLES[code].right) == set()


def test_two_dossiers_of_one_id_and_two_of_their_own(tmp_path: Path, run: Run) -> None:
    for part, found in (("wrong", True), ("right", False)):
        for line in getattr(EXAMPLES["O001"], part).splitlines():
            name, _, identity = line.partition(":")
            (tmp_path / name).write_bytes(laid(identity.strip()))
        assert ("O001" in asked(run, "saksflyt check .")) is found
