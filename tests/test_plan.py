from pipeline import workflow
from pipeline.document import Job, Waiting
from pipeline.plan import plan
from tests.samples import MANDATE, SMALL, parsed

TYPES = workflow.types()


def test_a_type_with_nothing_to_be_made_for_says_exactly_what_is_missing() -> None:
    planned = {one.type.name: one for one in plan(parsed(), TYPES)}
    waiting = planned["mandate-request"]
    assert isinstance(waiting, Waiting)
    assert [str(one) for one in waiting.missing] == ["a mandate (mandate)"]


def test_one_job_for_each_item_named_after_it() -> None:
    two = SMALL + MANDATE + MANDATE.removeprefix("mandate:\n").replace("id: values", "id: mapping")
    jobs = [one for one in plan(parsed(two), TYPES) if isinstance(one, Job)]
    assert [(one.type.name, one.item_id) for one in jobs] == [
        ("mandate-request", "values"),
        ("mandate-request", "mapping"),
    ]
    assert [one.file.rpartition("-")[2] for one in jobs] == ["values.docx", "mapping.docx"]


def test_a_follow_up_needs_the_decision_that_it_follows_up() -> None:
    planned = {one.type.name: one for one in plan(parsed(), TYPES)}
    waiting = planned["follow-up-letter"]
    assert isinstance(waiting, Waiting)
    assert "a request to a recipient (follow_up.requests)" in [str(one) for one in waiting.missing]


def test_file_names_follow_the_norm_and_hold_only_safe_characters() -> None:
    for text in (SMALL + MANDATE, (SMALL + MANDATE).replace("norm: nb", "norm: nn")):
        for job in plan(parsed(text), TYPES):
            if isinstance(job, Job):
                assert job.file.isascii()
                assert not set(job.file) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")
