"""A dossier as it was known: readings of the day, and nothing that had not happened yet."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.contract.declare import FieldKind, keys
from pipeline.contract.timed import Timed
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.foundation import Foundation
from pipeline.dossier.municipality import Municipality
from pipeline.dossier.waiver import Waiver
from pipeline.parse import parse
from pipeline.source import load
from tests.samples import EXAMPLES, SMALL, parsed


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


def listed(section: type) -> Iterator[type]:
    for key in keys(section):
        if key.section is not None:
            yield from listed(key.section)
            if key.kind is FieldKind.LIST:
                yield key.section


def test_all_that_an_author_can_list_is_in_time_and_the_municipality() -> None:
    found = {one for one in listed(Dossier) if not issubclass(one, Timed)}
    assert {one for one in found if not one.__name__.startswith("Earlier")} == {Waiver}
    assert issubclass(Municipality, Timed)
    assert issubclass(Foundation, Timed)


EXECUTIVE = """\
    name: Solveig Eksempel
  earlier:
    - until: 2025-07-31
      chief_executive: {title: rådmann, definite: rådmannen, name: Per Prøve}
    - until: 2019-12-31
      chief_executive: {title: rådmann, definite: rådmannen, name: Kari Prøve}
      name: Gamlevik kommune
"""


@pytest.mark.parametrize(
    ("written", "executive", "name"),
    [
        ("2019-12-31", "Kari Prøve", "Gamlevik kommune"),
        ("2020-01-01", "Per Prøve", "Eksempelvik kommune"),
        ("2025-07-31", "Per Prøve", "Eksempelvik kommune"),
        ("2025-08-01", "Solveig Eksempel", "Eksempelvik kommune"),
        ("2026-03-02", "Solveig Eksempel", "Eksempelvik kommune"),
    ],
)
def test_the_reading_of_a_day_is_the_one_that_ended_last_after_it(
    written: str, executive: str, name: str
) -> None:
    dossier = parsed(SMALL.replace("    name: Solveig Eksempel\n", EXECUTIVE))
    held = dossier.at(day(written))
    assert held.municipality.chief_executive.name == executive
    assert held.municipality.name == name
    assert held.date == day(written)


LAYERED = """\
    name: Solveig Eksempel
  unit: Bolig
  earlier:
    - {until: 2019-12-31, name: Gamlevik kommune}
    - {until: 2024-12-31, name: Mellomvik kommune, unit: Velferd}
    - {until: 2025-12-31, unit: Velferd og bolig}
"""


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("2019-12-31", "Gamlevik kommune", "Velferd"),
        ("2020-01-01", "Mellomvik kommune", "Velferd"),
        ("2025-01-01", "Eksempelvik kommune", "Velferd og bolig"),
        ("2026-01-01", "Eksempelvik kommune", "Bolig"),
    ],
)
def test_what_a_reading_does_not_name_was_as_it_read_after_it(
    written: str, name: str, unit: str
) -> None:
    text = SMALL.replace("  unit: Velferd og bolig\n", "")
    held = parsed(text.replace("    name: Solveig Eksempel\n", LAYERED)).at(day(written))
    assert (held.municipality.name, held.municipality.unit) == (name, unit)


@pytest.mark.parametrize(
    ("written", "there"),
    [("2024-12-31", False), ("2025-01-01", True), ("2025-06-30", True), ("2025-07-01", False)],
)
def test_a_thing_is_there_from_its_first_day_to_its_last(written: str, *, there: bool) -> None:
    unit = "  - {id: old, name: Gamlekontoret, group: internal, interest: Hjalp., "
    unit += "since: 2025-01-01, until: 2025-06-30}\n"
    held = parsed(SMALL + unit).at(day(written))
    assert ("old" in {one.id for one in held.stakeholders}) is there


VALUES = """\
foundation:
  title: Verdigrunnlag
  preamble: Verdiene gjelder alle.
  values:
    - id: home
      title: Hjem
      text: Alle skal ha et trygt og varig hjem.
      practice: [Ingen bor lenge i midlertidig botilbud.]
      source: boligsosialloven § 1
      earlier:
        - changed_by: d26
          text: Alle skal ha et trygt hjem.
          practice: [Vi hjelper.]
decisions:
  - {id: d26, title: Nytt, body: kommunestyret, date: 2026-01-15, case_number: 2/26, points: [Ja.]}
"""


@pytest.mark.parametrize(
    ("written", "text", "practice"),
    [
        ("2026-01-14", "Alle skal ha et trygt hjem.", "Vi hjelper."),
        ("2026-01-15", "Alle skal ha et trygt og varig hjem.", "Ingen bor lenge"),
    ],
)
def test_a_reading_ends_the_day_before_the_decision_that_changed_it(
    written: str, text: str, practice: str
) -> None:
    held = parsed(SMALL + VALUES).at(day(written)).foundation
    assert held is not None
    (value,) = held.values
    assert "".join(value.text) == text
    assert value.practice[0].startswith(practice)
    assert value.title == "Hjem"


def test_a_key_that_is_named_and_empty_was_absent() -> None:
    unit = "  - {id: a, name: A, group: internal, interest: Hjelper., involvement: Møte, "
    unit += "earlier: [{until: 2025-06-30, involvement: ''}]}\n"
    dossier = parsed(SMALL + unit)
    assert dossier.stakeholders[-1].involvement == "Møte"
    assert dossier.at(day("2025-06-30")).stakeholders[-1].involvement is None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_a_dossier_on_its_own_day_is_itself_and_holds_nothing_of_later_days(path: Path) -> None:
    dossier = parse(load(path.read_bytes(), "a.yaml"))
    assert dossier.at(dossier.date).at(dossier.date) == dossier.at(dossier.date)
    held = dossier.at(dossier.date - dt.timedelta(days=365))
    lists = (held.decisions, held.participation, held.figures, held.mapping.questions)
    assert all(one.date <= held.date or one.expected for dated in lists for one in dated)
    assert all(one.adopted is None or one.adopted.date <= held.date for one in held.plans)


PERIOD = """\
plans:
  - id: societal-part
    kind: societal_part
    title: Samfunnsdel
    started: 2024-11-01
    {adopted}
    valid_from: {begins}
    valid_to: 2037-12-31
    next_revision: 2030-06-12
    owner: housing-office
    says: Bolig.
"""
BY_KEY = "adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}"
BY_STEP = "steps: [{step: adoption, date: 2025-12-11, body: kommunestyret, case_number: 99/25}]"


@pytest.mark.parametrize(
    ("adopted", "begins", "seen", "known"),
    [
        (BY_KEY, "2025-12-11", "2025-12-10", False),
        (BY_STEP, "2025-12-11", "2025-12-10", False),
        (BY_KEY, "2025-12-11", "2025-12-11", True),
        # A period that an adoption does not begin may be planned, and printed of a draft.
        (BY_KEY, "2026-01-01", "2025-12-10", True),
        ("steps: [{step: start}]", "2025-12-11", "2025-12-10", True),
    ],
)
def test_a_period_that_begins_with_an_adoption_is_unknown_before_it(
    adopted: str, begins: str, seen: str, *, known: bool
) -> None:
    written = PERIOD.replace("{adopted}", adopted).replace("{begins}", begins)
    (plan,) = parsed(SMALL.replace("schema: 1", "schema: 2") + written).at(day(seen)).plans
    period = (plan.valid_from, plan.valid_to, plan.next_revision)
    told = (day(begins), day("2037-12-31"), day("2030-06-12"))
    assert period == (told if known else (None, None, None))


SERIES = """\
figures:
  - id: waiting
    theme: housing_conditions
    title: Venteliste
    value: 22
    unit: husholdninger
    date: 2026-01-01
    series: {2024-01-01: 34, 2025-01-01: 31, 2026-01-01: 22}
    source: Registeret
"""


@pytest.mark.parametrize(
    ("seen", "shown"),
    [
        ("2023-12-31", None),
        ("2024-01-01", ("2024-01-01", 34, 1)),
        ("2024-12-31", ("2024-01-01", 34, 1)),
        ("2025-01-01", ("2025-01-01", 31, 2)),
        ("2025-12-31", ("2025-01-01", 31, 2)),
        ("2026-01-01", ("2026-01-01", 22, 3)),
        ("2027-01-01", ("2026-01-01", 22, 3)),
    ],
)
def test_a_figure_with_a_series_reads_as_the_newest_of_its_days(
    seen: str, shown: tuple[str, int, int] | None
) -> None:
    held = parsed(SMALL + SERIES).at(day(seen)).figures
    assert [(str(one.date), int(one.value), len(one.series)) for one in held] == (
        [shown] if shown else []
    )
