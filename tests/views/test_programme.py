"""The programme of a plan: of the day that it was sent, laid down, or is still written on."""

import datetime as dt

import pytest

from pipeline.views.programme import planning_programmes
from tests.samples import SMALL, parsed

PLAN = """\
plans:
  - id: society
    kind: samfunnsdel
    title: Samfunnsdelen
    started: 2026-01-05
    owner: housing-office
    says: Ingenting.
    programme:
      questions: [Hvor skal folk bo?]
"""
LAID_DOWN = """\
    steps:
      - {step: programme, date: 2026-02-26, body: kommunestyret, case_number: 9/26}
"""
HEARING = """\
hearings:
  - id: programme
    what: programme
    plan: society
    date: 2026-01-12
    begins: 2026-01-14
    deadline: 2026-03-02
    officer: {name: Kari Eksempel, title: rådgiver}
"""


@pytest.mark.parametrize(
    ("told", "day", "own"),
    [
        ("", "2026-03-02", "2026-03-02"),
        (HEARING, "2026-01-11", "2026-01-11"),
        (HEARING, "2026-01-12", "2026-01-12"),
        (HEARING, "2026-03-02", "2026-01-12"),
        (HEARING, "2026-03-03", "2026-03-03"),
        (HEARING.replace("what: programme", "what: plan"), "2026-03-02", "2026-03-02"),
        (LAID_DOWN + HEARING, "2026-03-02", "2026-02-26"),
    ],
)
def test_a_programme_on_hearing_is_of_the_day_of_its_letter(told: str, day: str, own: str) -> None:
    dossier = parsed(SMALL.replace("date: 2026-03-02", f"date: {day}") + PLAN + told)
    (programme,) = planning_programmes(dossier)
    assert programme.date == dt.date.fromisoformat(own)
