"""Every document of every example dossier: what it says, that it is whole, and that it is valid."""

import subprocess
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline import parse, plan, render, workflow
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.norm import short_date, show
from pipeline.source import load
from pipeline.views.view import View
from pipeline.views.views import Views
from pipeline.word.prose import every_text, runs, text
from pipeline.word.tree import W
from tests.conftest import Built
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

# What decides a document, or leads to what is printed, and is not itself printed.
NOT_PRINTED = {
    *("id", "law", "section", "recipient", "lead", "contributors", "owner", "unit", "value"),
    *("guidelines", "plans", "figures", "participation", "earlier_decisions", "distribution"),
    *("copies", "decision", "case", "part_of", "process", "subject", "point"),
    *("facts_of", "norm", "schema", "legal_basis"),
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


# What a type prints whole: parts of its item, or sections of the dossier when it has no item; a
# dot leads into a part.
PRINTED: dict[str, tuple[str, ...]] = {
    "current-state-note": tuple(
        f"baseline.{name}"
        for name in (
            *("groups", "owners", "guidelines", "strengths", "weaknesses", "users", "services"),
            *("limits", "steps"),
        )
    ),
    "decision-notice": ("decision",),
    "plan-input": ("points", "traced", "plan.says", "plan.archive_case", "plan.hearing_to"),
    "value-foundation": ("values",),
    "case-draft": ("case",),
    "compliance-report": (
        *("follow_up.answers", "follow_up.use_of_answers", "agenda"),
        "quoted.points",
    ),
    "evaluation-case": ("case", "evaluation", "evaluated.points", "since"),
    "follow-up-letter": ("request",),
    "mandate-request": ("mandate",),
    "responsibility-map": ("responsibilities", "guideline_briefs"),
    "knowledge-base": (
        *("answered_questions", "organisation_participation", "mapping.experiences"),
        *("mapping.strengths", "mapping.weaknesses", "mapping.changes"),
    ),
    "model-proposal": ("models", "organisation_participation"),
    "mapping-report": ("facts", "answered_questions", "mapping.purpose", "mapping.gaps"),
    "mapping-request": ("order", "recipient.name"),
    "plan-overview": ("plan_overview.levels", "plan_overview.in_force", "plan_overview.lapsed"),
}


def held_by(job: Job, dossier: Dossier) -> View:
    held = render.printed(job, Views(dossier))
    found: View = held.get("item") or held["dossier"]
    return found


def must_print(job: Job, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Give each text and figure that the author wrote for this document, with its key."""
    held = held_by(job, dossier)
    for name in PRINTED[job.type.name]:
        yield from _scalars(name, reduce(dict.__getitem__, name.split("."), held))


def _scalars(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in NOT_PRINTED:
                yield from _scalars(name, one)
    elif isinstance(value, list):
        for one in value:
            yield from _scalars(key, one)
    elif value is not None and not isinstance(value, bool):
        yield key, show(value)


def squeezed(written: str) -> str:
    """Drop all white space, so that lines may break anywhere."""
    return "".join(written.split())


def missing(job: Job, dossier: Dossier, printed: str) -> list[tuple[str, str]]:
    """Give what must print and does not; a term or a date may stand in another form."""
    held = squeezed(printed).casefold()
    short = {show(day): short_date(day) for day in _dates(held_by(job, dossier))}
    return [
        (key, value)
        for key, value in must_print(job, dossier)
        if squeezed(value).casefold() not in held
        and squeezed(short.get(value, value)).casefold() not in held
    ]


def _dates(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _dates(one)
    elif isinstance(value, list):
        for one in value:
            yield from _dates(one)
    elif hasattr(value, "isoformat"):
        yield value


@pytest.mark.parametrize("name", JOBS)
def test_everything_the_author_wrote_for_the_document_stands_in_it(name: str, built: Built) -> None:
    dossier, job = JOBS[name]
    assert len(list(must_print(job, dossier))) >= 3
    assert missing(job, dossier, every_text(built[name])) == []


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
    spacing = [one for one in body.iterfind(f"{W}body/{W}p") if not runs(one).strip()]
    assert spacing == []


@pytest.mark.parametrize("name", JOBS)
def test_the_title_property_is_that_of_the_document(name: str, built: Built) -> None:
    core = etree.fromstring(unzipped(built[name])["docProps/core.xml"])
    dossier, job = JOBS[name]
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    held = held_by(job, dossier)
    assert "title" not in held or squeezed(str(held["title"])) in squeezed(title)
