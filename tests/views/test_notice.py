import datetime as dt
from dataclasses import replace

import pytest

from pipeline.dossier.attachments import Attachment
from pipeline.dossier.decisions import DecidedPoint, Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.municipality import Governance
from pipeline.dossier.stakeholders import Stakeholder, TouchedGroup
from pipeline.facts.numbered import NumberedAttachment
from pipeline.norm import Norm
from pipeline.views.notice import cited, duty, elected, notices, review
from pipeline.views.readings import VoteCount
from tests.samples import SMALL, parsed

DECISION = """\
decisions:
  - id: foundation
    title: Felles verdigrunnlag
    body: kommunestyret
    date: 2026-01-15
    case_number: 4/26
    notified: 2026-01-19
    adopts_foundation: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
"""
FOLLOW_UP = """\
follow_up:
  decision: foundation
  officer: {name: Kari Eksempel, title: rådgiver}
  approver: {name: Ola Eksempel, title: kommunalsjef}
  answering: Svar på skjemaet.
  use_of_answers: Svarene går til kommunestyret.
  requests:
"""
REQUEST = """\
    - {{recipient: {unit}, deadline: {deadline}, reason: Ansvar., questions: [{{text: Hvordan?}}]}}
"""
SECOND = """\
  - {id: nav, name: NAV, group: internal, interest: Behandler startlån.}
"""
COMMITTEE = Stakeholder(
    id="committee", name="Utvalg for velferd", group=TouchedGroup.POLITICAL, interest="Innstiller."
)
UNIT = Stakeholder(
    id="unit", name="Boligkontoret", group=TouchedGroup.INTERNAL, interest="Tildeler."
)


def decided(day: str) -> Decision:
    return Decision(
        id="one",
        title="Sak",
        body="kommunestyret",
        date=dt.date.fromisoformat(day),
        case_number="1/26",
        points=(DecidedPoint(text="Ja."),),
    )


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("kommunestyret", True),
        ("Kommunestyret", True),
        ("formannskapet", True),
        ("utvalg for velferd", True),
        ("styringsgruppen", False),
        ("Boligkontoret", False),
        ("bystyret", False),
    ],
)
def test_a_body_is_elected_when_the_municipality_has_it_among_the_political(
    body: str, *, held: bool
) -> None:
    assert elected(body, "kommunestyret", (COMMITTEE, UNIT)) is held


@pytest.mark.parametrize(
    ("decision", "day", "until", "is_open"),
    [
        ("2026-01-15", "2026-01-19", "2026-02-05", True),
        ("2026-01-15", "2026-02-05", "2026-02-05", True),
        ("2026-01-15", "2026-02-06", "2026-02-05", False),
        ("2019-11-01", "2019-11-04", "2019-11-22", True),
        # Maundy Thursday and the Easter after it, New Year's Day, a Saturday, the first of May.
        ("2025-03-27", "2025-04-22", "2025-04-22", True),
        ("2025-12-11", "2025-12-15", "2026-01-02", True),
        ("2026-01-17", "2026-02-07", "2026-02-09", True),
        ("2026-04-10", "2026-05-02", "2026-05-04", True),
    ],
)
def test_a_decision_can_be_reviewed_for_three_weeks(
    decision: str, day: str, until: str, *, is_open: bool
) -> None:
    held = review(decided(decision), dt.date.fromisoformat(day), Norm.NB)
    assert held is not None
    assert (held.until.isoformat(), held.open) == (until, is_open)
    assert held.citation == "kommuneloven §\u00a027-1"


def test_no_review_is_promised_before_the_act_gives_it() -> None:
    assert review(decided("2019-10-31"), dt.date(2019, 11, 4), Norm.NB) is None


def test_whoever_leads_the_administration_carries_the_decision_out() -> None:
    one = decided("2026-01-15")
    council, government = Governance.EXECUTIVE_COMMITTEE, Governance.PARLIAMENTARY
    assert duty(one, council, Norm.NN) == "kommunelova §\u00a013-1"
    assert duty(one, government, Norm.NB) == "kommuneloven §§\u00a010-2 og\u00a013-1"
    assert duty(decided("2019-10-31"), council, Norm.NB) is None


def test_a_notice_has_its_own_day_and_falls_back_on_the_dossiers() -> None:
    (held,) = notices(parsed(SMALL + DECISION))
    assert held.date == dt.date(2026, 1, 19)
    (held,) = notices(parsed(SMALL + TODAYS))
    assert held.date == dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("decided", "register", "made"),
    [
        ("2026-02-09", "", 1),  # three weeks before the dossier's day
        ("2026-02-08", "", 1),  # a Sunday's three weeks end on the Monday
        ("2026-02-06", "", 0),
        ("2025-02-06", "", 0),
        ("2025-02-06", "foundation", 1),
        ("2025-02-06", "another", 0),
    ],
)
def test_a_decision_that_is_no_longer_new_has_a_notice_only_if_one_was_sent(
    decided: str, register: str, made: int
) -> None:
    text = SMALL + TODAYS.replace("2026-02-12", decided)
    if register:
        text += "documents:\n  - {type: decision-notice, item: %s, date: 2025-02-10, state: sent}\n"
        text %= register
    assert len(notices(parsed(text))) == made


def test_a_notice_of_a_body_that_nobody_elected_says_nothing_of_the_act() -> None:
    text = DECISION.replace("body: kommunestyret", "body: styringsgruppen").replace(
        "    adopts_foundation: true\n", ""
    )
    (held,) = notices(parsed(SMALL + text))
    assert (held.review, held.duty) == (None, None)
    assert not held.goes_on
    assert not held.can_be_tried


def test_without_a_case_there_is_neither_officer_nor_list_of_recipients() -> None:
    (held,) = notices(parsed(SMALL + DECISION))
    assert (held.officer, held.recipients) == (None, ())


def test_a_decision_without_a_case_names_those_who_are_told_of_it() -> None:
    (held,) = notices(parsed(SMALL + DECISION + "    distribution: [housing-office]\n"))
    assert [one.id for one in held.recipients] == ["housing-office"]


def pointing(*words: str) -> Decision:
    return replace(decided("2026-01-15"), points=tuple(DecidedPoint(text=one) for one in words))


ATTACHED = tuple(
    NumberedAttachment(number, Attachment(title=title), None)
    for number, title in enumerate(("Verdigrunnlaget", "Uttalelser", "Notat"), 1)
)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Kommunestyret vedtar verdigrunnlaget i vedlegg 1.", [1]),
        ("Kommunestyret vedtar vedlegg 1 og 3.", [1, 3]),
        ("Kommunestyret vedtek vedlegga 1, 2 og 3.", [1, 2, 3]),
        ("Kommunestyret vedtar det som står i vedlegg nr.\u00a02.", [2]),
        ("Kommunestyret vedtar verdigrunnlaget som står i vedlegget.", [1, 2, 3]),
        ("Vedlegg 4 gjelder.", []),
        ("Kommunestyret vedtar verdigrunnlaget.", []),
        ("Vedleggene fra 2024 gjelder ikke 2 av boligene.", [1, 2, 3]),
    ],
)
def test_a_notice_lists_what_its_decision_points_at(words: str, numbers: list[int]) -> None:
    held = cited(pointing("Kommunestyret vedtar planen.", words), ATTACHED)
    assert [one.number for one in held] == numbers


def test_a_point_below_another_points_at_an_attachment_too() -> None:
    point = DecidedPoint(text="Kommunestyret vedtar dette:", points=("det som står i vedlegg 2",))
    held = cited(replace(decided("2026-01-15"), points=(point,)), ATTACHED)
    assert [one.attachment.title for one in held] == ["Uttalelser"]


NOTIFIED = "    notified: 2026-01-19\n"
# A notice of the dossier's own day knows all that the dossier does.
TODAYS = DECISION.replace(NOTIFIED, "").replace("2026-01-15", "2026-02-12")


def asked(dossier: Dossier) -> list[tuple[str, str]]:
    """Give who is still to answer, as the notice of the only decision knows on its own day."""
    (decision,) = dossier.decisions
    (held,) = notices(dossier.at(decision.notified or dossier.date))
    return [(one.deadline.isoformat(), one.who) for one in held.asked]


def test_those_who_are_to_answer_stand_under_their_deadline_the_first_one_first() -> None:
    text = SMALL + SECOND + TODAYS + FOLLOW_UP
    late = REQUEST.format(unit="housing-office", deadline="2026-03-20")
    same = REQUEST.format(unit="nav", deadline="2026-03-20")
    early = REQUEST.format(unit="nav", deadline="2026-03-02")
    gone = REQUEST.format(unit="nav", deadline="2026-03-01")
    assert asked(parsed(text + late + same)) == [("2026-03-20", "Boligkontoret og NAV")]
    assert asked(parsed(text + late + early)) == [
        ("2026-03-02", "NAV"),
        ("2026-03-20", "Boligkontoret"),
    ]
    assert asked(parsed(text + gone)) == []


def test_a_recipient_that_is_nowhere_is_not_among_those_who_are_to_answer() -> None:
    known = REQUEST.format(unit="housing-office", deadline="2026-03-20")
    nowhere = REQUEST.format(unit="districts", deadline="2026-03-20")
    dossier = parsed(SMALL + TODAYS + FOLLOW_UP + known + nowhere)
    assert asked(dossier) == [("2026-03-20", "Boligkontoret")]


@pytest.mark.parametrize(
    ("notified", "sent", "known"),
    [
        ("2026-01-19", "2026-01-19", True),
        ("2026-01-19", "2026-01-20", False),
        ("2026-01-19", None, False),  # sent on the dossier's day
        (None, None, True),
        (None, "2026-03-10", False),
    ],
)
def test_a_notice_tells_of_no_letter_that_came_after_it(
    notified: str | None, sent: str | None, *, known: bool
) -> None:
    request = REQUEST.format(unit="housing-office", deadline="2026-03-20")
    if sent:
        request = request.replace("deadline:", f"date: {sent}, deadline:")
    decision = DECISION if notified else TODAYS
    assert bool(asked(parsed(SMALL + decision + FOLLOW_UP + request))) is known


def test_a_follow_up_of_another_decision_is_none_of_this_ones() -> None:
    other = TODAYS + TODAYS.replace("decisions:\n", "").replace("id: foundation", "id: other")
    request = REQUEST.format(unit="housing-office", deadline="2026-03-20")
    first, second = notices(parsed(SMALL + other + FOLLOW_UP + request))
    assert len(first.asked) == 1
    assert second.asked == ()


def test_of_a_decision_whose_words_nobody_knows_there_is_no_notice() -> None:
    text = DECISION.replace("    points: [Kommunestyret vedtar verdigrunnlaget.]\n", "")
    assert notices(parsed(SMALL + text)) == ()


CASE = """\
cases:
  - id: homes
    subject: other
    title: Boliger
    date: 2026-01-10
    officer: {name: Kari Eksempel, title: rådgiver}
    route:
      - body: Formannskapet
        date: 2026-01-09
        handling: recommends
        votes:
          - {on: Punkt 1, in_favour: 5, against: 0, result: unanimous}
          - {on: Punkt 2, against: 2, result: adopted}
        adopted: [Kommunestyret bygger seks boliger.]
      - body: Kommunestyret
        date: 2026-01-15
        case_number: 4/26
        handling: decides
        state: held
        present: [ordføreren, tolv medlemmer]
        proposals:
          - {by: Bylista, kind: alternative, points: [Saken utsettes., Tomten selges.]}
        adopted: [Kommunestyret bygger seks boliger.]
        decision: homes
        notified: 2026-01-19
        notice: NOTICE
    proposal: [Kommunestyret bygger.]
    summary: Kort.
    background: Kø.
    facts: Tolv.
    assessment: Bra.
    economy: Dekket.
    conclusion: Bygg.
"""


def test_a_short_notice_tells_the_decision_alone() -> None:
    (held,) = notices(parsed(SMALL + CASE.replace("NOTICE", "short")))
    assert (held.readings, [one.text for one in held.quoted.points]) == (
        (),
        ["Kommunestyret bygger seks boliger."],
    )


def test_a_full_notice_tells_what_came_before_and_the_points_once() -> None:
    (held,) = notices(parsed(SMALL + CASE.replace("NOTICE", "full")))
    first, last = held.readings
    assert [one.text for one in first.adopted] == ["Kommunestyret bygger seks boliger."]
    assert [one.count for one in first.votes] == [VoteCount(5, 0), None]
    assert last.adopted == ()
    assert (last.present, last.unfinished) == ("ordføreren og tolv medlemmer", None)
    assert [(one.number, one.text) for one in last.proposals[0].points] == [
        (1, "Saken utsettes."),
        (2, "Tomten selges."),
    ]
