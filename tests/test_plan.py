import datetime as dt
from pathlib import Path

import pytest

from pipeline import workflow
from pipeline.document import DocumentType, Job, Waiting
from pipeline.dossier.phases import PHASES
from pipeline.frozen import replace
from pipeline.plan import plan
from pipeline.views.needs import NEEDS
from pipeline.views.views import Views
from tests.samples import EXAMPLES, MANDATE, ROOT, SMALL, TODAY, parsed

TYPES = workflow.types()
MANDATES = workflow.types(only=["mandate-request"])


def test_a_type_with_nothing_to_be_made_for_says_exactly_what_is_missing() -> None:
    planned = {one.type.name: one for one in plan(Views(parsed()), TYPES)}
    waiting = planned["mandate-request"]
    assert isinstance(waiting, Waiting)
    assert [str(one) for one in waiting.missing] == ["a mandate (mandate)"]


def test_one_job_for_each_item_named_after_it() -> None:
    two = SMALL + MANDATE + MANDATE.removeprefix("mandate:\n").replace("id: values", "id: mapping")
    jobs = [one for one in plan(Views(parsed(two)), MANDATES) if isinstance(one, Job)]
    assert [(one.type.name, one.item_id) for one in jobs] == [
        ("mandate-request", "values"),
        ("mandate-request", "mapping"),
    ]
    assert [one.file.rpartition("-")[2] for one in jobs] == ["values.docx", "mapping.docx"]


def days(text: str, *types: DocumentType) -> dict[str, dt.date]:
    planned = plan(Views(parsed(text)), types)
    return {one.file: one.day for one in planned if isinstance(one, Job)}


LARGE = (ROOT / "inputs" / "eksempelvik.yaml").read_text(encoding="utf-8")


def test_a_document_has_the_day_of_what_it_is_made_for_or_else_the_dossiers() -> None:
    found = days(LARGE, *TYPES)
    assert {file: str(day) for file, day in found.items() if day != TODAY} == {
        "saksframlegg-adopt-values.docx": "2025-05-05",
        "melding-om-vedtak-request-2023.docx": "2023-12-18",
        "melding-om-vedtak-mandate-2024.docx": "2024-03-08",
        "melding-om-vedtak-foundation-2025.docx": "2025-06-16",
        "oppfolgingsbrev-allocation.docx": "2026-01-12",
        "oppfolgingsbrev-nav.docx": "2026-01-12",
        "oppfolgingsbrev-health.docx": "2026-01-12",
        "oppfolgingsbrev-property.docx": "2026-01-12",
        "mandatforesporsel-values.docx": "2024-02-12",
        "mandatforesporsel-organisation.docx": "2025-08-25",
        "mandatforesporsel-mapping.docx": "2025-08-25",
        "bestilling-nav.docx": "2025-10-06",
        "bestilling-health.docx": "2025-10-06",
        "bestilling-allocation.docx": "2025-10-06",
        "bestilling-child-welfare.docx": "2025-10-06",
        "bestilling-crisis-centre.docx": "2025-10-06",
        "verdigrunnlag.docx": "2025-06-12",
    }
    assert len(found) == 33


def test_what_an_item_leaves_unsaid_is_the_day_of_the_dossier() -> None:
    assert days(SMALL + MANDATE, *MANDATES) == {"mandatforesporsel-values.docx": TODAY}


def test_the_date_of_a_section_that_the_author_lists_is_no_day_of_a_document() -> None:
    """A law is from 2005, and a document about it is not."""
    (kind,) = MANDATES
    own = replace(kind, declaration=replace(kind.declaration, one_per="guidelines"))
    assert any(one.date for one in parsed(LARGE).guidelines)
    assert set(days(LARGE, own).values()) == {TODAY}


def test_a_document_stands_in_the_phase_that_its_item_names() -> None:
    job, organisation, mapping = plan(Views(parsed(SMALL + MANDATE)), MANDATES)
    assert isinstance(job, Job)
    assert [one.name for one in job.phases] == ["values 1"]
    assert isinstance(organisation, Waiting)
    assert isinstance(mapping, Waiting)
    assert [[one.name for one in held.phases] for held in (organisation, mapping)] == [
        ["organisation 1"],
        ["mapping 1"],
    ]
    assert [str(one) for one in mapping.missing] == [
        "a mandate for the mapping (mandate, process: mapping)"
    ]


def test_a_type_that_waits_waits_in_all_its_phases() -> None:
    (waiting,) = plan(Views(parsed()), MANDATES)
    assert isinstance(waiting, Waiting)
    assert [one.name for one in waiting.phases] == ["values 1", "organisation 1", "mapping 1"]


@pytest.mark.parametrize("kind", TYPES, ids=lambda one: one.name)
def test_what_is_missing_is_said_in_the_words_of_the_dossier(kind: DocumentType) -> None:
    declared = kind.declaration
    assert {*declared.requires, declared.one_per} - {"dossier"} <= set(NEEDS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_document_of_the_examples_stands_in_a_phase_of_its_type_or_its_item(
    path: Path,
) -> None:
    views = Views(parsed(path.read_text(encoding="utf-8")))
    for one in plan(views, TYPES):
        assert one.phases
        per = one.type.declaration.one_per
        made_for = isinstance(one, Job) and per != "dossier" and views.item(per, one.item_id)
        named = getattr(made_for, "phase", None)
        assert set(one.phases) <= {
            *one.type.declaration.phases,
            *([PHASES[named]] if named else ()),
        }


def test_a_follow_up_needs_the_decision_that_it_follows_up() -> None:
    planned = {one.type.name: one for one in plan(Views(parsed()), TYPES)}
    waiting = planned["follow-up-letter"]
    assert isinstance(waiting, Waiting)
    assert "a request to a recipient (follow_up.requests)" in [str(one) for one in waiting.missing]


def test_file_names_follow_the_norm_and_hold_only_safe_characters() -> None:
    for text in (SMALL + MANDATE, (SMALL + MANDATE).replace("norm: nb", "norm: nn")):
        for job in plan(Views(parsed(text)), TYPES):
            if isinstance(job, Job):
                assert job.file.isascii()
                assert not set(job.file) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")
