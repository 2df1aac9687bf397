import datetime as dt

from pipeline.dossier.mapping import Household, Situation
from pipeline.facts.services import Service, counted, silent
from pipeline.views.order import requests
from tests.samples import SMALL, parsed

OFFICERS = """\
    answering: Send skjemaet.
    officer: {name: Ida, title: rådgiver}
    approver: {name: Eva, title: sjef}
"""
ORDERED = (
    SMALL
    + """\
  - {id: nav, name: NAV, group: internal, interest: Finner botilbud.}
guidelines:
  - {id: act-5, level: national, law: boligsosialloven, section: 5, meaning: Kommunen må vite.}
mapping:
  needs:
    - {situation: at_risk, household: single, contributor: nav, count: 9, date: 2025-10-31}
    - {situation: without_home, household: single, contributor: nav, date: 2025-10-31}
    - {situation: at_risk, household: family, contributor: nav, few: true, date: 2025-11-30}
  order:
    contributors: [nav, housing-office, nav]
    as_of: 2025-10-31
    deadline: 2025-11-14
    legal_basis: [act-5]
"""
    + OFFICERS
)


def test_without_an_order_nobody_gets_a_letter() -> None:
    assert tuple(requests(parsed())) == ()
    assert counted(parsed()) == silent(parsed()) == ()


def test_each_contributor_gets_one_letter_with_the_law_in_the_wording_of_its_day() -> None:
    held = tuple(requests(parsed(ORDERED)))
    assert [(one.id, one.title, one.date) for one in held] == [
        ("nav", "NAV", dt.date(2026, 3, 2)),
        ("housing-office", "Boligkontoret", dt.date(2026, 3, 2)),
    ]
    assert [one.title for one in held[0].guidelines] == ["Boligsosialloven §\u00a05"]


def test_the_form_has_the_three_types_unless_the_order_says_otherwise() -> None:
    (nav, _) = tuple(requests(parsed(ORDERED)))
    assert nav.households == (Household.SINGLE, Household.COUPLE, Household.FAMILY)
    assert nav.situations == tuple(Situation)
    small = ORDERED.replace(OFFICERS, "    households: [all]\n" + OFFICERS)
    assert next(requests(parsed(small))).households == (Household.ALL,)


def test_a_letter_has_its_own_date_when_the_order_gives_one() -> None:
    dated = ORDERED.replace(OFFICERS, "    date: 2025-10-06\n" + OFFICERS)
    assert {one.date for one in tuple(requests(parsed(dated)))} == {dt.date(2025, 10, 6)}


def test_who_has_counted_is_named_with_the_days_and_who_has_not_is_named_too() -> None:
    dossier = parsed(ORDERED)
    assert counted(dossier) == (Service("NAV", (dt.date(2025, 10, 31), dt.date(2025, 11, 30))),)
    assert silent(dossier) == (Service("NAV", ()), Service("Boligkontoret", ()))
