"""Nyvik has grown since 2023: documents tell of their own day, and a change moves none before."""

import copy
import datetime as dt
import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.parse import parse
from pipeline.source import load
from pipeline.views.views import Views
from pipeline.word.prose import every_text, text
from tests.samples import ROOT

TYPES = workflow.types()
OLD = "Kommunale boliger skal ligge blant andre boliger."
NEW = "beboere og naboer skal vite hvem i kommunen som svarer"


@cache
def written() -> Any:
    path = ROOT / "inputs" / "nyvik.yaml"
    return load(path.read_bytes(), path.name).data


def made(data: Any) -> dict[str, tuple[dt.date, bytes]]:
    views = Views(parse(load(json.dumps(data).encode(), "a.yaml")))
    jobs = [one for one in plan.plan(views, TYPES) if isinstance(one, Job)]
    found: dict[str, tuple[dt.date, bytes]] = {}
    for one in jobs:
        with suppress(render.Early):
            found[one.file] = one.day, render.render(one, views).content
    return found


@cache
def said() -> dict[str, str]:
    return {name: text(content) for name, (_, content) in made(written()).items()}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("saksframlegg-adopt-2025.docx", True, False),
        ("verdigrunnlag.docx", True, False),
        ("verdigrunnlag-2026-11-19.docx", False, True),
        ("evalueringssak-evaluate-2028.docx", False, True),
    ],
)
def test_a_value_reads_as_it_was_adopted_by_then(file: str, *, old: bool, new: bool) -> None:
    assert (OLD in said()[file], NEW in said()[file]) == (old, new)


@pytest.mark.parametrize(
    ("file", "holds", "lacks"),
    [
        ("oppfolgingsbrev-housing.docx", "Boligkontoret", "Bolig og bomiljø"),
        ("oppfolgingsbrev-housing-y2027.docx", "Bolig og bomiljø", "Boligkontoret"),
        ("saksframlegg-adopt-2025.docx", "Per Skisse", "Solveig Skisse"),
        ("saksframlegg-adopt-2025.docx", "2023/412", "2026/88"),
        ("saksframlegg-revise-2026.docx", "Solveig Skisse", "Per Skisse"),
        ("saksframlegg-revise-2026.docx", "2026/88", "2023/412"),
    ],
)
def test_names_and_numbers_are_those_of_the_documents_day(
    file: str, holds: str, lacks: str
) -> None:
    assert holds in said()[file]
    assert lacks not in said()[file]


def test_a_plan_that_is_rolled_each_year_has_an_overview_of_each() -> None:
    overviews = {
        name: [year for year in range(2025, 2029) if f"Handlingsdel {year}–" in told]
        for name, told in said().items()
        if name.startswith("planoversikt")
    }
    # The edition before is in force until the new year begins.
    assert overviews == {
        "planoversikt-2024-12-12.docx": [2025],
        "planoversikt-2025-12-11.docx": [2025, 2026],
        "planoversikt-2026-12-10.docx": [2026, 2027],
        "planoversikt-2027-12-09.docx": [2027, 2028],
    }


def _executive(data: Any) -> None:
    data["municipality"]["chief_executive"]["name"] = "Frode Skisse"
    data["municipality"]["earlier"] += [
        {"until": "2027-12-31", "chief_executive": written()["municipality"]["chief_executive"]}
    ]


def _archive(data: Any) -> None:
    held = data["municipality"]
    held["earlier"] += [{"until": "2027-12-31", "archive": held["archive"]}]
    held["archive"] = {"case_number": "2028/1", "classification": "F17"}


def _unit(data: Any) -> None:
    unit = next(one for one in data["stakeholders"] if one["id"] == "housing")
    unit["earlier"] += [{"until": "2027-12-31", "name": unit["name"]}]
    unit["name"] = "Boligforvaltningen"


def _merged(data: Any) -> None:
    held = data["municipality"]
    held["earlier"] += [{"until": "2027-12-31", "number": held["number"], "name": held["name"]}]
    held |= {"number": "9999", "name": "Storvik kommune"}


def _value(data: Any) -> None:
    before = next(one for one in data["decisions"] if one["id"] == "foundation-2026")
    kept = {key: one for key, one in before.items() if key not in ("notified", "case")}
    data["decisions"] += [{**kept, "id": "foundation-2028", "date": "2028-02-17"}]
    value = data["foundation"]["values"][0]
    value["earlier"] = [{"changed_by": "foundation-2028", "text": value["text"]}]
    value["text"] = "Alle skal ha et hjem."


@pytest.mark.parametrize("change", [_executive, _archive, _unit, _merged, _value])
def test_a_change_moves_no_document_of_before(change: Callable[[Any], None]) -> None:
    before, data = made(written()), copy.deepcopy(written())
    change(data)
    after = made(data)
    last = dt.date(2028, 2, 16) if change is _value else dt.date(2027, 12, 31)
    older = {name for name, (day, _) in before.items() if day <= last}
    assert len(older) > 15
    assert {name for name in older if before[name] != after[name]} == set()
    assert {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize(
    ("file", "name", "number"),
    [
        ("mandatforespurnad-mapping.docx", "Ytre Sund kommune", "25/8"),
        ("melding-om-vedtak-request.docx", "Ytre Sund kommune", "25/8"),
        ("saksframlegg-adopt-values.docx", "Sundvær kommune", "26/3"),
        ("verdigrunnlag.docx", "Sundvær kommune", "26/3"),
    ],
)
def test_documents_from_before_a_merger_are_those_of_the_municipality_of_then(
    file: str, name: str, number: str
) -> None:
    path = ROOT / "inputs" / "sundvaer.yaml"
    _, content = made(load(path.read_bytes(), path.name).data)[file]
    # A council of before the merger is named by its municipality, whatever day the document has.
    told = re.sub("(?i)kommunestyret i Ytre Sund kommune", "", every_text(content))
    assert [one in told for one in ("Ytre Sund kommune", "Sundvær kommune")] == [
        one == name for one in ("Ytre Sund kommune", "Sundvær kommune")
    ]
    assert number in told
