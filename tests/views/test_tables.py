"""What wide tables hold, part by part."""

from typing import Any  # Any: each section has a type of its own

import pytest

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Round
from pipeline.dossier.models import CriterionAssessment, Model
from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.dossier.stakeholders import Stakeholder, TouchedGroup
from pipeline.facts.reports import standing
from pipeline.frozen import replace
from pipeline.views.tables import ReplyTable, WideTables, reply_tables
from tests.facts.test_compliance import FOLLOW_UP, asked, foundation
from tests.samples import SMALL, parsed

UNITS = tuple(f"u{n}" for n in range(13))


def dossier(**sections: Any) -> Dossier:
    stakeholders = tuple(
        Stakeholder(id=one, name=one.upper(), group=TouchedGroup.INTERNAL, interest="Svarer")
        for one in UNITS
    )
    return replace(parsed(SMALL), stakeholders=stakeholders, **sections)


def model(key: str) -> Model:
    said = (CriterionAssessment(criterion="Kostnad", text=key, fit=None),)
    return Model(id=key, title=key, description=Prose.of("Slik er den."), assessments=said)


@pytest.mark.parametrize(("units", "parts"), [(0, []), (7, [(None, 7)]), (9, [(1, 4), (2, 5)])])
def test_many_units_stand_in_several_tables_that_are_numbered(
    units: int, parts: list[tuple[int | None, int]]
) -> None:
    does = Responsibility(
        task=Task.HOUSING_FINANCE, target_group="unge", contributors=UNITS[:units]
    )
    held = WideTables(dossier(responsibilities=(does,))).matrices
    assert [(one.part, len(one.units)) for one in held] == parts
    assert [name for one in held for name in one.units] == [one.upper() for one in UNITS[:units]]
    assert all(len(row.marks) == len(one.units) for one in held for row in one.rows)


@pytest.mark.parametrize(("models", "parts"), [(0, []), (4, [(None, 4)]), (6, [(1, 3), (2, 3)])])
def test_many_models_stand_in_several_tables_that_are_numbered(
    models: int, parts: list[tuple[int | None, int]]
) -> None:
    held = WideTables(dossier(models=tuple(model(one) for one in UNITS[:models]))).comparisons
    assert [(one.part, len(one.models)) for one in held] == parts
    for one in held:
        (criterion,) = one.criteria
        assert [said.text for said in criterion.assessments] == [held.id for held in one.models]


def reply_tables_of(held: Round) -> tuple[ReplyTable, ...]:
    told = standing(dossier(follow_up=(held,), foundation=foundation("a")))
    return tuple(reply_tables(told)) if told else ()


@pytest.mark.parametrize(
    ("recipients", "parts"),
    [(0, []), (1, [1]), (6, [6]), (7, [4, 3]), (9, [4, 5]), (13, [4, 5, 4])],
)
def test_many_recipients_stand_in_several_tables(recipients: int, parts: list[int]) -> None:
    requests = tuple(asked(one, "a") for one in UNITS[:recipients])
    follow_up = replace(FOLLOW_UP, requests=requests)
    held = reply_tables_of(follow_up)
    assert [len(one.recipients) for one in held] == parts
    assert [name for one in held for name in one.recipients] == [
        one.upper() for one in UNITS[:recipients]
    ]
    assert all(
        [reply.recipient for reply in row.cells] == list(one.recipients)
        for one in held
        for row in one.rows
    )


@pytest.mark.parametrize(("name", "narrow"), [("fjordheim", False), ("fjordheimen", True)])
def test_the_names_of_a_table_stand_on_end_where_they_must(name: str, *, narrow: bool) -> None:
    follow_up = replace(FOLLOW_UP, requests=tuple(asked(one, "a") for one in (name, *"bcde")))
    (held,) = reply_tables_of(follow_up)
    assert held.narrow is narrow
