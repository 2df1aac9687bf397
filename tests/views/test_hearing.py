"""What the letter about a hearing, and the table of its statements, are made of."""

import datetime as dt

import pytest

from pipeline.dossier.hearings import StatementEffect
from pipeline.facts.hearings import EffectCount
from pipeline.frozen import replace
from pipeline.parse import parse
from pipeline.views.hearing import (
    HearingLetter,
    HearingSummary,
    hearing_letters,
    start_notices,
    summaries,
)
from pipeline.views.views import Views
from tests.rules.laying import laid


def letter(text: str) -> HearingLetter:
    dossier = parse(laid(text))
    return next(iter((*start_notices(dossier), *hearing_letters(dossier))))


def summary(text: str) -> HearingSummary:
    return summaries(parse(laid(text)))[0]


@pytest.mark.parametrize(
    ("what", "starts"),
    [
        ("start", True),
        ("start_and_programme", True),
        ("programme", False),
        ("plan", False),
        ("other", False),
    ],
)
def test_a_start_gets_a_notice_and_the_others_a_letter(what: str, starts: bool) -> None:  # noqa: FBT001 - a row of the table
    views = Views(parse(laid(f"hearings: [{{what: {what}}}]")))
    assert [len(views.items_for(one)) for one in ("start_notices", "hearing_letters")] == (
        [1, 0] if starts else [0, 1]
    )


@pytest.mark.parametrize(
    ("kind", "what", "basis"),
    [
        ("samfunnsdel", "start", "Plan- og bygningsloven §\u00a011-12"),
        ("samfunnsdel", "start_and_programme", "Plan- og bygningsloven §§\u00a011-12 og 11-13"),
        ("kommunedelplan", "programme", "Plan- og bygningsloven §\u00a011-13"),
        ("arealdel", "plan", "Plan- og bygningsloven §\u00a011-14"),
        ("arealdel", "other", ""),
        ("temaplan", "plan", ""),
        ("financial_plan", "plan", ""),
    ],
)
def test_the_act_is_cited_where_it_says_how_a_plan_is_heard(
    kind: str, what: str, basis: str
) -> None:
    plan = f"plans: [{{id: plan, kind: {kind}}}]\n"
    assert letter(f"{plan}hearings: [{{plan: plan, what: {what}}}]").basis == basis


@pytest.mark.parametrize(
    ("deadline", "weeks"),
    [("2026-04-13", 6), ("2026-04-12", None), ("2026-03-09", None), ("2026-03-16", 2)],
)
def test_whole_weeks_are_counted(deadline: str, weeks: int | None) -> None:
    held = letter(f"hearings: [{{date: 2026-02-23, begins: 2026-03-02, deadline: {deadline}}}]")
    assert held.weeks == weeks


def test_a_letter_has_the_day_of_its_last_correction() -> None:
    held = letter("""
hearings:
  - date: 2026-02-02
    corrections:
      - {date: 2026-02-16, text: Fristen er 20. april.}
      - {date: 2026-02-09, text: Møtet er i rådhuset.}
""")
    assert held.date == dt.date(2026, 2, 16)
    assert letter("hearings: [{date: 2026-02-02}]").date == dt.date(2026, 2, 2)


def test_what_is_laid_out_has_the_authors_title_or_that_of_the_plan() -> None:
    plan = "plans: [{id: plan, title: Boligplan, archive_case: 2026/88}]\n"
    dossier = parse(laid(f"{plan}hearings: [{{plan: plan}}]"))
    untitled = replace(dossier.hearings[0], title=None)
    assert HearingLetter(dossier, untitled).title == "Boligplan"
    held = letter(f"{plan}hearings: [{{plan: plan, title: Planprogram, others: [Velforeningen]}}]")
    assert (held.title, held.case_number) == ("Planprogram", "2026/88")
    assert held.receivers == ("Boligkontoret", "Velforeningen")
    assert held.about == ("Planen har mål for utleieboliger.",)


def test_the_period_is_that_of_a_plan_that_is_not_adopted_yet() -> None:
    hearing = "hearings: [{plan: plan, date: 2026-02-02}]"
    days = "valid_from: 2027-01-01, valid_to: 2030-12-31"
    coming = letter(f"plans: [{{id: plan, {days}}}]\n{hearing}").period
    assert coming
    assert (coming.start, coming.end) == (dt.date(2027, 1, 1), dt.date(2030, 12, 31))
    adopted = "adopted: {body: kommunestyret, date: 2024-01-01, case_number: 1/24}"
    assert letter(f"plans: [{{id: plan, {adopted}}}]\n{hearing}").period is None
    assert letter("hearings: [{}]").period is None


def test_a_plan_follows_from_the_societal_part_in_force() -> None:
    plans = """
plans:
  - {id: plan, kind: temaplan}
  - id: above
    kind: samfunnsdel
    title: Samfunnsdelen
    valid_from: 2024-01-01
    valid_to: 2036-12-31
    adopted: {body: kommunestyret, date: 2024-01-01, case_number: 1/24}
"""
    above = letter(f"{plans}hearings: [{{plan: plan}}]").parent
    assert above is not None
    assert above.title == "Samfunnsdelen"
    assert letter(f"{plans}hearings: [{{plan: above}}]").parent is None
    assert letter("hearings: [{}]").parent is None


STATEMENTS = """
date: 2026-06-01
cases: [{id: homes, date: 2026-05-11}]
hearings:
  - id: plan
    date: 2026-02-02
    deadline: 2026-03-16
    statements:
      - {by: Eldrerådet, date: 2026-03-16, effect: noted}
      - {by: Ungdomsrådet, date: 2026-03-17, effect: taken_up, change: Ny setning.}
      - {by: Fylket, date: 2026-03-02, effect: noted}
      - {by: Innbygger, date: 2026-03-02}
"""


def test_statements_are_numbered_as_they_stand_and_counted_by_what_they_led_to() -> None:
    held = summary(STATEMENTS)
    assert [(one.number, one.by, one.late) for one in held.statements] == [
        (1, "Eldrerådet", False),
        (2, "Ungdomsrådet", True),
        (3, "Fylket", False),
        (4, "Innbygger", False),
    ]
    assert held.effects == (
        EffectCount(StatementEffect.TAKEN_UP, 1),
        EffectCount(StatementEffect.NOTED, 2),
    )
    assert held.undecided == 1


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("case: homes, reported: 2026-05-04", dt.date(2026, 5, 4)),
        ("case: homes", dt.date(2026, 5, 11)),
        ("title: Plan", dt.date(2026, 6, 1)),
    ],
)
def test_the_table_has_its_own_day_or_that_of_the_case(said: str, day: dt.date) -> None:
    of = f"    {said.replace(', ', chr(10) + '    ')}\n    statements:"
    assert summary(STATEMENTS.replace("    statements:", of)).date == day


def test_what_came_after_a_day_was_not_known_then() -> None:
    dossier = parse(laid(STATEMENTS))
    then = summaries(dossier.at(dt.date(2026, 3, 2)))
    assert [one.by for one in then[0].statements] == ["Fylket", "Innbygger"]
    assert hearing_letters(dossier.at(dt.date(2026, 2, 1))) == ()
