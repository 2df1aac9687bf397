from pathlib import Path

import docx
import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.views.views import Views
from pipeline.word.controls import DRAFT, without
from pipeline.word.faults import Refused
from pipeline.word.prose import every_text
from pipeline.word.zipped import read
from tests.samples import MANDATE, SMALL, parsed
from tests.word.make import saved_by_office


@pytest.fixture(scope="module")
def draft() -> bytes:
    views = Views(parsed(SMALL + MANDATE))
    (job,) = (one for one in plan.plan(views, workflow.types()) if isinstance(one, Job))
    return render.render(job, views).content


def test_the_mark_is_gone_from_every_header_and_nothing_else_is(draft: bytes) -> None:
    final = without(draft, DRAFT)
    before, after = read(draft).members, read(final).members
    assert list(before) == list(after)
    touched = [name for name in before if before[name].data() != after[name].data()]
    assert touched == [name for name in before if "header" in name and name.endswith(".xml")]
    lines = every_text(draft).splitlines()
    assert [one for one in lines if one != "Utkast"] == every_text(final).splitlines()
    assert lines.count("Utkast") == len(touched)


def test_a_file_without_one_stays_as_it_is(draft: bytes) -> None:
    final = without(draft, DRAFT)
    assert without(final, DRAFT) == final


def test_the_mark_is_found_after_libreoffice_has_saved_the_file(draft: bytes) -> None:
    saved = saved_by_office(draft)
    assert "Utkast" in every_text(saved).splitlines()
    assert "Utkast" not in every_text(without(saved, DRAFT)).splitlines()


def test_a_header_with_nothing_but_the_mark_keeps_a_paragraph(draft: bytes, tmp_path: Path) -> None:
    document = docx.Document(str(_at(tmp_path, draft)))
    for section in document.sections:
        for header in (section.header, section.first_page_header):
            for paragraph in header.paragraphs:
                paragraph._p.getparent().remove(paragraph._p)
    document.save(str(tmp_path / "bare.docx"))
    final = without((tmp_path / "bare.docx").read_bytes(), DRAFT)
    section = docx.Document(str(_at(tmp_path, final))).sections[0]
    for header in (section.header, section.first_page_header):
        assert [one.text for one in header.paragraphs] == [""]


def _at(folder: Path, content: bytes) -> Path:
    (folder / "a.docx").write_bytes(content)
    return folder / "a.docx"


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused):
        without(b"no zip", DRAFT)
