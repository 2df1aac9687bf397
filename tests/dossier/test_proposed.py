"""What is proposed is printed as that, wherever it is named, and is counted nowhere."""

import datetime as dt

import pytest

from pipeline.contract.timed import wrong
from pipeline.diagnostics import Rejected
from pipeline.dossier.plans import PlanStatus
from pipeline.facts.figures import themes
from pipeline.facts.statuses import statuses
from tests.samples import SMALL, parsed

DAY = dt.date(2026, 3, 2)
PLAN = (
    "plans: [{id: a, kind: temaplan, title: Boligplan, owner: housing-office, says: Bolig.,"
    " valid_from: 2026-01-01, expected: true}]\n"
)
NYNORSK = SMALL.replace("norm: nb", "norm: nn")


@pytest.mark.parametrize("text", [SMALL, NYNORSK])
def test_a_plan_that_is_proposed_says_so_in_its_title_and_is_not_in_force(text: str) -> None:
    known = parsed(text + PLAN).at(DAY)
    assert [one.title for one in known.plans] == ["Boligplan (foreslått)"]
    assert statuses(known.plans, DAY) == (PlanStatus.DRAFT,)


def test_a_unit_that_is_proposed_is_named_so() -> None:
    known = parsed(SMALL.replace("    group: internal", "    group: internal\n    expected: true"))
    assert [one.name for one in known.at(DAY).stakeholders] == ["Boligkontoret (foreslått)"]
    assert [one.name for one in known.stakeholders] == ["Boligkontoret"]


FIGURES = """\
figures:
  - {id: all, theme: services, title: Boliger, value: 200, unit: boliger, date: 2028-01-01,
     source: Boligkontoret, expected: true}
  - {id: part, theme: services, title: Små boliger, value: 50, unit: boliger, date: 2028-01-01,
     source: Boligkontoret, part_of: all}
  - {id: now, theme: services, title: Boliger, value: 180, unit: boliger, date: 2026-01-01,
     source: Boligkontoret}
"""


def test_a_figure_that_is_proposed_is_there_before_its_day_and_counts_for_nothing() -> None:
    known = parsed(SMALL + FIGURES).at(DAY)
    assert [one.title for one in known.figures] == ["Boliger (foreslått)", "Boliger"]
    (theme,) = themes(parsed(SMALL + FIGURES).at(dt.date(2028, 2, 1)).figures)
    assert [one.share for one in theme.figures] == ["", "", ""]
    assert theme.changes == ()


CORRECTED = """\
  corrected:
    on: 2026-02-01
    was: {unit: Velferd og bodlig}
    why: Skrevet av feil.
"""


def test_a_correction_holds_for_every_day() -> None:
    held = parsed(SMALL.replace("  address:", f"{CORRECTED}  address:", 1)).municipality
    assert held.corrected is not None
    assert wrong(held.corrected) == {"unit": "Velferd og bodlig"}
    assert held.corrected.on == dt.date(2026, 2, 1)
    for day in (dt.date(2020, 1, 1), DAY):
        dossier = parsed(SMALL.replace("  address:", f"{CORRECTED}  address:", 1))
        assert dossier.at(day).municipality.unit == "Velferd og bolig"


@pytest.mark.parametrize("line", CORRECTED.splitlines(keepends=True)[1:])
def test_a_correction_that_lacks_a_key_is_told(line: str) -> None:
    with pytest.raises(Rejected) as told:
        parsed(SMALL.replace("  address:", f"{CORRECTED.replace(line, '')}  address:", 1))
    assert [one.code for one in told.value.diagnostics] == ["S001"]


def test_a_key_that_the_thing_has_not_was_not_wrong() -> None:
    written = CORRECTED.replace("{unit: ", "{units: ")
    with pytest.raises(Rejected) as told:
        parsed(SMALL.replace("  address:", f"{written}  address:", 1))
    assert [one.code for one in told.value.diagnostics] == ["S002"]
