"""Families and masters proofread: what all documents have around their text."""

from pathlib import Path

import docx
import pytest

from pipeline import proofread
from pipeline.diagnostics import Severity
from pipeline.frozen import replace
from pipeline.masters import masters_in
from pipeline.word import advice
from tests.samples import ROOT
from tests.test_proofread import TEMPLATES, shelf, word
from tests.word.make import edge_of, saying

FAMILY = (TEMPLATES / "family.docx").read_bytes()
UNIT = "{{ municipality.unit }}"


@pytest.mark.parametrize(
    ("tag", "code", "said"),
    [
        ("{{ municipality.nam }}", "T005", "“nam” is unknown in its group"),
        ("{% if municipality.nam %}x{% endif %}", "T005", "“nam” is unknown in its group"),
        ("{% if 0 %}{{ municipality.contact.fone }}{% endif %}", "T005", "“fone” is unknown"),
        ("{{ document.titel }}", "T005", "“titel” is unknown in its group"),
        ("{{ dossier.id }}", "T005", "here there is no “dossier”, only municipality, document"),
        ("{{ item.title }}", "T005", "here there is no “item”, only municipality, document"),
        ("{{ municipality.name|capitl }}", "T011", "the filter capitl is not allowed"),
        ("{{ municipality.contact.phone }}", "T021", "municipality.contact.phone may be missing"),
        ("{% if document.letter %}", "T004", ""),
        ("{{ municipality.name|default(“x”) }}", "T024", "the tag has curly quotes"),
    ],
)
def test_what_is_wrong_in_a_family_or_a_master_is_told_with_its_place(
    tmp_path: Path, tag: str, code: str, said: str
) -> None:
    wrong = saying(FAMILY, UNIT, tag)
    shelf(tmp_path, word("x"), word("x"))
    (tmp_path / "types" / "family.docx").write_bytes(wrong)
    (tmp_path / "masters").mkdir()
    (tmp_path / "masters" / "9901.docx").write_bytes(wrong)
    (held,) = proofread.shelves([str(tmp_path / "types")])
    masters = masters_in(tmp_path / "masters")
    part = edge_of(FAMILY)
    for name, found in (
        ("family.docx", proofread.check(held)),
        ((tmp_path / "masters" / "9901.docx").as_posix(), proofread.check_masters(masters)),
    ):
        # The type began with a copy of the family as it was, so that its header is another now.
        (one,) = (one for one in found if one.code != "T026")
        assert (one.path, one.code) == (name, code)
        assert f"{part}, in “" in str(one.message)
        assert said in str(one.message)


def test_the_programs_own_family_and_masters_have_no_findings(tmp_path: Path) -> None:
    assert proofread.check_masters(masters_in(ROOT / "masters")) == ()
    shelf(tmp_path, word("x"), word("x"))
    (tmp_path / "types" / "family.docx").write_bytes(FAMILY)
    (held,) = proofread.shelves([str(tmp_path / "types")])
    assert (held.family is not None, proofread.check(held)) == (True, ())


@pytest.mark.parametrize("found", [True, False])
def test_the_header_that_the_manual_shows_says_that_a_draft_is_one(
    tmp_path: Path, *, found: bool
) -> None:
    wrong, right = advice.CODES["A010"][2:]
    master = docx.Document()
    header = master.sections[0].header
    for line in (wrong if found else right).split("\n"):
        header.add_paragraph(line)
    master.save(str(tmp_path / "9901.docx"))
    told = proofread.check_masters(masters_in(tmp_path))
    assert ("A010" in {one.code for one in told}) == found
    assert Severity.ERROR not in {one.severity for one in told}


def test_the_house_language_holds_for_the_programs_own_family() -> None:
    (held,) = proofread.shelves([])
    assert held.family is not None
    beyond = saying(FAMILY, UNIT, "{{ municipality.unit|upper }}")
    changed = replace(held, family=replace(held.family, content=beyond))
    before = proofread.check(held)
    assert [one.code for one in proofread.check(changed) if one not in before] == ["T023"]


def test_a_family_and_a_master_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    shelf(tmp_path, word("x"), word("x"))
    (tmp_path / "types" / "family.docx").write_bytes(FAMILY[:-9])
    (tmp_path / "types" / "9901.docx").write_bytes(FAMILY[:-9])
    (tmp_path / "types" / "9901.dotx").write_bytes(FAMILY)
    (held,) = proofread.shelves([str(tmp_path / "types")])
    assert [(one.path, one.code) for one in proofread.check(held)] == [("family.docx", "T001")]
    found = proofread.check_masters(masters_in(tmp_path / "types"))
    assert [(Path(one.path).name, one.code) for one in found] == [
        ("9901.dotx", "T012"),
        ("family.docx", "T012"),
        ("9901.docx", "T001"),
    ]


def test_a_family_too_deep_is_told(tmp_path: Path) -> None:
    deep = "{% if document.letter %}" * 101 + "x" + "{% endif %}" * 101
    (tmp_path / "9901.docx").write_bytes(saying(FAMILY, UNIT, deep))
    found = proofread.check_masters(masters_in(tmp_path))
    assert [one.code for one in found] == ["T008"]


def test_a_header_under_which_a_draft_does_not_say_so_is_told(tmp_path: Path) -> None:
    (tmp_path / "9901.docx").write_bytes(saying(FAMILY, "{%p if document.draft %}", "{%p if 1 %}"))
    found = proofread.check_masters(masters_in(tmp_path))
    (one,) = (one for one in found if one.code == "A010")
    assert edge_of(FAMILY) in str(one.message)
    assert "A010" not in {one.code for one in proofread.check_masters(masters_in(ROOT / "masters"))}
