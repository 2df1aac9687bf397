"""What documents tell of decisions and measures: appeal, what a plan lets go, money, points."""

import datetime as dt

import pytest

from pipeline.views.case import CaseDraft
from pipeline.views.decisionstatus import decision_statuses
from pipeline.views.letter import letters
from pipeline.views.measurestatus import measure_reports
from pipeline.views.notice import notices
from tests.samples import SMALL, parsed

HELD = SMALL.replace("schema: 1", "schema: 2").replace("date: 2026-03-02", "date: 2026-11-16", 1)

CASE = """\
cases:
  - id: sale
    subject: other
    title: Salg av et hus
    date: 2026-10-01
    officer: {name: Kari Eksempel, title: rådgiver}
    route: [{body: Formannskapet, date: 2026-10-20, handling: decides}]
    proposal: [Formannskapet selger huset.]
"""
DECIDED = """\
decisions:
  - id: sold
    case: sale
    title: Salg
    body: BODY
    date: 2026-10-20
    case_number: 9/26
    notified: 2026-10-22
    points: [Formannskapet selger huset.]
"""


@pytest.mark.parametrize(
    ("body", "said", "told", "review"),
    [
        ("formannskapet", "", False, True),
        ("formannskapet", "    appeal: none\n", True, True),
        ("formannskapet", "    appeal: appeal\n", True, True),
        ("formannskapet", "    appeal: legality_control\n", False, True),
        ("kommunedirektøren", "", False, False),
        ("kommunedirektøren", "    appeal: appeal\n", True, False),
        ("kommunedirektøren", "    appeal: legality_control\n", False, True),
    ],
)
def test_a_notice_tells_what_the_case_says_of_appeal(
    body: str, said: str, *, told: bool, review: bool
) -> None:
    (held,) = notices(parsed(HELD + CASE + said + DECIDED.replace("BODY", body)))
    assert (held.tells_of_appeal, held.review is not None) == (told, review)


def test_a_notice_has_the_deadline_of_an_appeal_that_the_case_gives() -> None:
    said = "    appeal: appeal\n    appeal_deadline: 2026-11-12\n"
    (held,) = notices(parsed(HELD + CASE + said + DECIDED.replace("BODY", "formannskapet")))
    assert held.appeal_deadline == dt.date(2026, 11, 12)


PLAN = """\
plans:
  - id: programme
    kind: handlingsdel
    title: Handlingsdel 2026–2029
    adopted: {body: kommunestyret, date: 2025-12-11, case_number: 84/25}
    owner: housing-office
    says: Planen har tre tiltak.
    measures:
      - {id: homes, text: Kjøpe to boliger, owner: housing-office, costs: {2026: 4000000}}
      - {id: advice, text: Ansette en rådgiver, owner: housing-office, until: 2026-12-09}
      - {id: yard, text: Ruste opp en gård, owner: housing-office, until: 2026-12-09}
      - {id: map, text: Lage et kart, owner: housing-office, until: 2027-12-08}
"""
ROLLED = """\
cases:
  - id: roll
    subject: SUBJECT
    title: Rullering av handlingsdelen
    date: 2026-11-16
    officer: {name: Kari Eksempel, title: rådgiver}
    route: [{body: Kommunestyret, date: 2026-12-10, handling: decides}]
    proposal: [Kommunestyret vedtar handlingsdelen.]
    plans: [programme]
decisions:
  - id: adopted
    title: Handlingsdel
    body: kommunestyret
    date: 2025-12-11
    case_number: 84/25
    points:
      - {text: Kommunestyret vedtar planen., deadline: 2026-03-01}
      - Kommunestyret ber om status hvert år.
    progress: [{point: 1, date: 2025-12-11, status: done}]
decision_reports:
  - id: autumn
    begins: 2025-12-01
    ends: 2026-11-16
    officer: {name: Kari Eksempel, title: rådgiver}
follow_up:
  - id: first
    decision: adopted
    date: 2026-09-01
    deadline: 2026-10-01
    officer: {name: Kari Eksempel, title: rådgiver}
    approver: {name: Ola Eksempel, title: kommunalsjef}
    answering: Svar på skjemaet.
    use_of_answers: Svarene går til kommunestyret.
    requests:
      - recipient: housing-office
        reason: Dere eier tiltakene.
        questions:
          - {measure: homes, text: Hvor mange?}
          - {measure: yard, text: Når?}
          - {text: Ellers?}
    answers:
      - recipient: housing-office
        measure: yard
        date: 2026-09-20
        status: done
        evidence: Gården er ferdig.
"""


def rolled(subject: str = "plan") -> str:
    return HELD + PLAN + ROLLED.replace("SUBJECT", subject)


@pytest.mark.parametrize(("subject", "lost"), [("plan", ["advice"]), ("other", [])])
def test_a_case_that_rolls_a_plan_says_what_is_neither_done_nor_carried_over(
    subject: str, lost: list[str]
) -> None:
    dossier = parsed(rolled(subject))
    assert [one.key for one in CaseDraft(dossier, dossier.cases[0]).left_out] == lost


def test_a_letter_asks_of_money_where_the_measure_has_some() -> None:
    (letter,) = letters(parsed(rolled()))
    assert [one.paid for one in letter.questions] == [True, False, False]


def test_measures_are_drawn_where_a_chart_tells_more_than_their_list() -> None:
    (report,) = measure_reports(parsed(rolled()))
    assert report.by_status is not None
    assert report.by_status.values == (1, 1, 2)
    untold = ("{id: advice", "{id: map")
    few = "\n".join(one for one in rolled().splitlines() if not one.strip(" -").startswith(untold))
    (report,) = measure_reports(parsed(few))
    assert [len(one.measures) for one in report.compliance.progress] == [1, 1]
    assert report.by_status is None


def test_points_are_drawn_where_they_stand_in_three_ways() -> None:
    point = "      - Kommunestyret ber om status hvert år.\n"
    more = (
        rolled()
        .replace(point, point + "      - Kommunestyret ber om en ny sak.\n")
        .replace(
            "status: done}]\ndecision_reports",
            "status: done}, {point: 3, date: 2025-12-11, status: under_way}]\ndecision_reports",
        )
    )
    (report,) = decision_statuses(parsed(more))
    assert report.by_status is not None
    assert report.by_status.categories == ("Under arbeid", "Utført", "Ikke meldt")
    assert report.by_status.values == (1, 1, 1)
    (two,) = decision_statuses(parsed(rolled()))
    assert two.by_status is None
