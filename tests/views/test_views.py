"""A fault of ours in one derived fact costs the documents that print it, and no other."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.outcome import BuildOrder, Fate
from pipeline.parse import parse
from pipeline.source import load
from pipeline.views.case import CaseDraft
from pipeline.views.evaluation import EvaluationCase
from pipeline.views.letter import FollowUpLetter
from pipeline.views.mandate import MandateRequest
from pipeline.views.note import Baseline
from pipeline.views.notice import DecisionNotice
from pipeline.views.order import MappingRequest
from pipeline.views.overview import Overview
from pipeline.views.planinput import PlanLetter
from pipeline.views.survey import Survey
from pipeline.views.view import names
from pipeline.views.views import SOURCES, Items, Views
from tests.samples import ROOT, TODAY

TYPES = workflow.types()
EXAMPLE = ROOT / "inputs" / "eksempelvik.yaml"
MADE = (
    *(CaseDraft, EvaluationCase, FollowUpLetter, MandateRequest, Baseline, DecisionNotice),
    *(MappingRequest, Overview, PlanLetter, Survey),
)
# What a document is made for must be known before there is a document to fail.
PLANNED = {"id", "phase", "foundation_decision"} | {
    name for name in vars(Items) if name.endswith(("s", "baseline"))
}
DERIVED = [
    (source, name)
    for source in (*SOURCES[1:], *MADE)
    for name, held in vars(source).items()
    if isinstance(held, property | cached_property)
    and name in names(source)
    and name not in PLANNED
]
Made = Callable[[object], object]


def made(source: type, name: str) -> Made:
    held = vars(source)[name]
    found: Made = held.func if isinstance(held, cached_property) else held.fget
    return found


@pytest.fixture(scope="module")
def readers() -> dict[tuple[type, str], set[str]]:
    """Give the files of the documents that ask for each fact, directly or through another."""
    found: dict[tuple[type, str], set[str]] = {one: set() for one in DERIVED}
    noted: set[tuple[type, str]] = set()

    def noting(source: type, name: str) -> property:
        held = made(source, name)

        def noted_first(self: object) -> object:
            noted.add((source, name))
            return held(self)

        return property(noted_first)

    with pytest.MonkeyPatch.context() as patch:
        for source, name in DERIVED:
            patch.setattr(source, name, noting(source, name))
        dossier = parse(load(EXAMPLE.read_bytes(), "a.yaml"))
        for number in range(len(jobs(Views(dossier)))):
            views = Views(replace(dossier))
            job = jobs(views)[number]
            noted.clear()
            render.render(job, views, "")
            for one in noted:
                found[one].add(job.file)
    return found


def jobs(views: Views) -> list[Job]:
    return [one for one in plan.plan(views, TYPES) if isinstance(one, Job)]


@pytest.mark.parametrize(("source", "name"), DERIVED, ids=lambda one: getattr(one, "__name__", one))
def test_a_fault_in_a_fact_costs_the_documents_that_print_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    readers: dict[tuple[type, str], set[str]],
    source: type,
    name: str,
) -> None:
    def raising(_self: object) -> object:
        raise KeyError("hemmelig")

    monkeypatch.setattr(source, name, property(raising))
    outcome = workflow.build(str(EXAMPLE), BuildOrder(TYPES, tmp_path, TODAY, writes=False))
    lost = {one.name for one in outcome.having(Fate.FAILED)}
    # A fact that a type requires is asked for when documents are planned, and costs them too.
    due = {one.name for one in outcome.files}
    lost |= readers[source, name] - due
    assert lost == readers[source, name]
    assert outcome.faulty is bool(lost)
    told = [str(one.message) for one in outcome.diagnostics if one.code == "O002"]
    assert all("KeyError" in one and "hemmelig" not in one for one in told)


def test_a_fact_costs_few_documents(readers: dict[tuple[type, str], set[str]]) -> None:
    of = {name: len(files) for (_, name), files in readers.items()}
    for name in ("plan_overview", "survey", "gaps", "trace", "agenda", "comparisons"):
        assert 1 <= of.get(name, 1) <= 3
    assert sum(map(bool, readers.values())) > len(DERIVED) // 2
