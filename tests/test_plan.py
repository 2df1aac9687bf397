from pathlib import Path

import pytest

from pipeline import workflow
from pipeline.document import DocumentType, Job, Waiting
from pipeline.dossier.phases import PHASES
from pipeline.plan import plan
from pipeline.views.views import NEEDS, Views
from tests.samples import EXAMPLES, MANDATE, SMALL, parsed

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
    for one in plan(Views(parsed(path.read_text(encoding="utf-8"))), TYPES):
        assert one.phases
        named = getattr(one.item, "phase", None) if isinstance(one, Job) else None
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
