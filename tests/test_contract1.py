"""A dossier of contract 1 and the same one upgraded make the same documents, byte for byte."""

from contextlib import suppress
from pathlib import Path

import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.parse import parse
from pipeline.rewrite import rewrite
from pipeline.source import Book, load
from pipeline.views.views import Views
from tests.samples import EXAMPLES

TYPES = workflow.types()
OLDER = [one for one in EXAMPLES if "\nschema: 1\n" in one.read_text("utf-8")]


def made(content: bytes) -> dict[str, bytes]:
    views = Views(parse(load(content, "a.yaml")))
    found: dict[str, bytes] = {}
    for one in plan.plan(views, TYPES):
        if isinstance(one, Job):
            with suppress(render.Early):
                found[one.file] = render.render(one, views).content
    return found


@pytest.mark.parametrize("path", OLDER, ids=lambda one: one.stem)
def test_what_is_upgraded_makes_the_same_documents(path: Path) -> None:
    older = path.read_bytes()
    newer = rewrite(Book(path.name, older)).content
    assert b"\nschema: 2\n" in newer
    assert made(newer) == made(older)


def test_examples_of_both_contracts_stand_in_one_folder() -> None:
    assert len(OLDER) == 6
    assert len(EXAMPLES) > len(OLDER)
