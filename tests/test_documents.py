"""Every document of every example dossier: what it says, that it is whole, and that it is valid."""

import datetime as dt
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline import parse, plan, render, workflow
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.norm import NO_BREAK_HYPHEN, short_date, show
from pipeline.source import load
from pipeline.views.views import Views
from pipeline.word.prose import every_text, runs, text
from pipeline.word.tree import W
from tests.conftest import Built
from tests.printed import must_print
from tests.samples import EXAMPLES, ROOT
from tests.word.make import unzipped

GOLDEN = ROOT / "tests" / "documents"
TYPES = workflow.types()


def dossiers() -> Iterator[Dossier]:
    for path in EXAMPLES:
        yield parse.parse(load(path.read_bytes(), str(path)))


JOBS: dict[str, tuple[Dossier, Job]] = {
    f"{dossier.id}/{job.file}": (dossier, job)
    for dossier in dossiers()
    for job in plan.plan(Views(dossier), TYPES)
    if isinstance(job, Job)
}


def test_every_example_makes_documents_of_the_three_types() -> None:
    made = {(dossier.norm, job.type.name) for dossier, job in JOBS.values()}
    for kind in ("mandate-request", "case-draft", "follow-up-letter"):
        assert {("nb", kind), ("nn", kind)} <= {(str(norm), name) for norm, name in made}


@pytest.mark.parametrize("name", JOBS)
def test_the_document_says_what_a_reviewer_has_accepted(
    name: str, built: Built, request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / name.replace(".docx", ".txt")
    if request.config.getoption("--accept"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text(built[name]), encoding="utf-8")
    assert text(built[name]) == golden.read_text(encoding="utf-8")


def test_no_golden_document_is_left_of_one_that_is_no_longer_made() -> None:
    held = {f"{one.parent.name}/{one.stem}.docx" for one in GOLDEN.glob("*/*.txt")}
    assert held == set(JOBS)


def squeezed(written: str) -> str:
    """Drop all white space, so that lines may break anywhere, and let every hyphen be one."""
    return "".join(written.replace(NO_BREAK_HYPHEN, "-").split())


def missing(job: Job, dossier: Dossier, said: str) -> list[tuple[str, str]]:
    """Give what must print and does not; a date may stand in another form."""
    held = squeezed(said).casefold()
    return [
        (path, show(value))
        for path, value in must_print(job, Views(dossier))
        if not any(squeezed(one).casefold() in held for one in _forms(value))
    ]


def _forms(value: Any) -> Iterator[str]:
    yield show(value)
    if isinstance(value, dt.date):
        yield short_date(value)


@pytest.mark.parametrize("name", JOBS)
def test_everything_the_author_wrote_for_the_document_stands_in_it(name: str, built: Built) -> None:
    dossier, job = JOBS[name]
    assert len(list(must_print(job, Views(dossier)))) >= 3
    assert missing(job, dossier, every_text(built[name])) == []


# What tells which law it is, how to reach those that no letter is sent to, and what became of
# points that were closed before the time that a report is about.
NOT_PRINTED = {
    ("guidelines", "law"),
    ("stakeholders", "contact", "role"),
    ("decisions", "progress", "text"),
}


def test_every_text_of_an_author_stands_in_a_document(built: Built) -> None:
    """Hold it for the example that has most of all, whatever types there are."""
    made = [name for name in JOBS if name.startswith("eksempelvik/")]
    said = squeezed("".join(every_text(built[name]) for name in made)).casefold()
    dossier, _ = JOBS[made[0]]
    lost = {
        tuple(step for step in one.path if isinstance(step, str))
        for one in dossier.texts
        if squeezed(one.text).casefold() not in said
    }
    assert lost <= NOT_PRINTED


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", JOBS)
def test_everything_stands_in_the_pdf_too(name: str, pdfs: dict[str, Path]) -> None:
    body = ("-x", "0", "-y", "62", "-W", "596", "-H", "718")
    shown = subprocess.run(
        ["pdftotext", *body, "-layout", pdfs[name], "-"], capture_output=True, check=True, text=True
    )
    plain_order = subprocess.run(
        ["pdftotext", *body, "-raw", pdfs[name], "-"], capture_output=True, check=True, text=True
    )
    dossier, job = JOBS[name]
    assert missing(job, dossier, shown.stdout + plain_order.stdout) == []


@pytest.mark.parametrize("name", JOBS)
def test_the_document_is_valid_open_xml(name: str, built: Built, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(built[name])
    assert [str(one) for one in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("name", JOBS)
def test_the_document_holds_no_tag_no_empty_paragraph_and_says_its_language(
    name: str, built: Built
) -> None:
    dossier, _ = JOBS[name]
    held = unzipped(built[name])
    for part, content in held.items():
        if part.endswith((".xml", ".rels")):
            assert not {tag for tag in (b"{{", b"{%", b"{#", b"}}", b"%}") if tag in content}, part
    languages = etree.fromstring(held["word/styles.xml"]).iter(f"{W}lang")
    assert {one.get(f"{W}val") for one in languages} == {dossier.norm.language}
    body = etree.fromstring(held["word/document.xml"])
    # A chart may have a paragraph of its own.
    bare = (one for one in body.iterfind(f"{W}body/{W}p") if not runs(one).strip())
    assert [one for one in bare if next(one.iter(f"{W}drawing"), None) is None] == []


@pytest.mark.parametrize("name", JOBS)
def test_the_title_property_is_that_of_the_document(name: str, built: Built) -> None:
    core = etree.fromstring(unzipped(built[name])["docProps/core.xml"])
    dossier, job = JOBS[name]
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    held = render.printed(job, Views(dossier)).get("item", {})
    assert "title" not in held or squeezed(str(held["title"])) in squeezed(title)
