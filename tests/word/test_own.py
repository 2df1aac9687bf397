"""What a type's file has of its own is told, and nothing that only another program has done."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor, Twips

from pipeline import proofread
from pipeline.diagnostics import Severity
from tests.test_proofread import TEMPLATES, shelf, word
from tests.word.make import family, saved, unzipped, zipped


def own_of(tmp_path: Path, content: bytes) -> list[str]:
    """Give what is told of a file that has something of its own, all of it warnings."""
    found = proofread.check(shelf(tmp_path, content, word("x")))
    assert {(one.path, one.code, one.severity) for one in found} <= {
        ("note/nb.docx", "T026", Severity.WARNING)
    }
    assert all(str(one.message).startswith(f"{one.spot.part}: ") for one in found)
    return [str(one.message) for one in found]


def test_a_copy_of_the_family_with_another_text_has_nothing_of_its_own(tmp_path: Path) -> None:
    assert own_of(tmp_path, word("x")) == []


def test_a_header_of_its_own_is_told_by_its_words(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(word("x")))
    _bare(document).paragraphs[0].text = "Eksempelvik kommune"
    told = "word/header-default.xml: the file has its own header: Eksempelvik kommune"
    assert own_of(tmp_path, saved(document)) == [told]


def _bare(document: Document) -> BlockItemContainer:
    """Leave one empty paragraph in the header."""
    header = document.sections[0].header
    for block in list(header._element)[:-1]:
        header._element.remove(block)
    header.paragraphs[0].text = ""
    return header


def _a_table(document: Document) -> None:
    header = _bare(document)
    header.add_table(1, 1, Cm(5))
    held = header.paragraphs[0]._p
    held.getparent().remove(held)


def _a_line(document: Document) -> None:
    paragraph = _bare(document).paragraphs[0]
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:pBdr"))


@pytest.mark.parametrize("drawn", [_a_table, _a_line])
def test_a_header_without_words_is_told_too(
    tmp_path: Path, drawn: Callable[[Document], None]
) -> None:
    document = docx.Document(io.BytesIO(word("x")))
    drawn(document)
    told = "word/header-default.xml: the file has its own header: (without words)"
    assert own_of(tmp_path, saved(document)) == [told]


@pytest.mark.parametrize(("colour", "said"), [("FDE9D9", True), ("FFFFFF", False), ("auto", False)])
def test_the_colour_of_the_page_is_told(tmp_path: Path, colour: str, *, said: bool) -> None:
    parts = unzipped(word("x"))
    text = parts["word/document.xml"].decode()
    seen = text.replace("<w:body>", f'<w:background w:color="{colour}"/><w:body>')
    changed = zipped({**parts, "word/document.xml": seen})
    told = ["word/document.xml: the file has its own colour of the page: FDE9D9"]
    assert own_of(tmp_path, changed) == (told if said else [])


def _restyled(name: str, change: Callable[[Any], None]) -> bytes:
    document = docx.Document(io.BytesIO(word("## Bakgrunn", "- x", "x")))
    change(document.styles[name])
    return saved(document)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Heading 1", lambda one: setattr(one.font, "size", Pt(30))),
        ("Heading 1", lambda one: setattr(one.font, "name", "Comic Sans MS")),
        ("Title", lambda one: setattr(one.font, "bold", False)),
        ("Title", lambda one: setattr(one.font, "italic", True)),
        ("Title", lambda one: setattr(one.font.color, "rgb", RGBColor(255, 0, 0))),
        ("Title", lambda one: setattr(one.paragraph_format, "space_before", Pt(40))),
        ("Title", lambda one: setattr(one.paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.RIGHT)),
        ("List Bullet", lambda one: one._element.pPr.remove(one._element.pPr.numPr)),
        ("Normal", lambda one: setattr(one.paragraph_format, "line_spacing", 2.0)),
    ],
)
def test_a_style_that_looks_otherwise_than_in_the_family_is_told(
    tmp_path: Path, name: str, change: Callable[[Any], None]
) -> None:
    (said,) = own_of(tmp_path, _restyled(name, change))
    counts = "styles look otherwise here than in the family, which counts: "
    assert said.startswith(f"word/styles.xml: {counts}")
    assert name.casefold() in said.casefold()


def test_a_style_that_is_spelt_out_or_near_looks_the_same(tmp_path: Path) -> None:
    """A program may write what another leaves out, and reckon lengths in its own measure."""

    def spelt_out(style: Any) -> None:
        style.font.italic = False
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        style.paragraph_format.space_before = style.paragraph_format.space_before + Twips(1)

    assert own_of(tmp_path, _restyled("Heading 1", spelt_out)) == []


def test_a_style_that_the_text_does_not_use_is_let_be(tmp_path: Path) -> None:
    changed = _restyled("Quote", lambda one: setattr(one.font, "size", Pt(30)))
    assert own_of(tmp_path, changed) == []


def test_what_many_types_share_is_the_look_of_the_family_before_it_was_changed(
    tmp_path: Path,
) -> None:
    document = family()
    document.styles["Heading 1"].font.size = Pt(30)
    document.sections[0].first_page_header.paragraphs[0].text = "Nytt brevhode"
    for name in ("case-draft", "plan-overview", "mandate-request"):
        shutil.copytree(TEMPLATES / name, tmp_path / name)
    document.save(str(tmp_path / "family.docx"))
    (held,) = proofread.shelves([str(tmp_path)])
    assert "T026" not in {one.code for one in proofread.check(held)}
    shutil.rmtree(tmp_path / "mandate-request")
    (held,) = proofread.shelves([str(tmp_path)])
    assert "T026" in {one.code for one in proofread.check(held)}
