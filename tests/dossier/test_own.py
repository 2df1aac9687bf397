"""The own day of a place, and the days that a thing is there and reads as it does."""

import datetime as dt

import pytest

from pipeline.dossier.own import Days, day_of, days_of, foundation_at, readings
from pipeline.parse import parse
from tests.rules.laying import laid


def test_a_text_has_the_date_of_its_document() -> None:
    dossier = parse(
        laid("""
        cases: [{date: 2026-05-20}, {}]
        mandate: [{date: 2026-05-21}]
        participation: [{id: tenants, date: 2026-02-01}]
        guidelines: [{title: En plan, date: 2026-02-03}]
        evaluation: [{date: 2024-03-01}]
        foundation: {}
        decisions: [{}]
        follow_up: [{requests: [{date: 2026-04-07}]}]
        """)
    )
    days = {one.path: day_of(dossier, one.path) for one in dossier.texts}
    assert days["cases", 0, "background"] == dt.date(2026, 5, 20)
    assert days["cases", 1, "background"] == dossier.date
    assert days["follow_up", 0, "requests", 0, "reason"] == dt.date(2026, 4, 7)
    assert days["decisions", 0, "title"] == dt.date(2025, 6, 12)
    assert days["mandate", 0, "title"] == dt.date(2026, 5, 21)
    assert days["participation", 0, "who"] == dt.date(2026, 2, 1)
    assert days["guidelines", 0, "title"] == dt.date(2026, 2, 3)
    assert days["evaluation", 0, "reason"] == dt.date(2024, 3, 1)
    assert day_of(dossier, ("cases", 0)) == dt.date(2026, 5, 20)
    assert day_of(dossier, ("cases",)) == dossier.date
    assert days["foundation", "title"] == dossier.date


def test_what_a_meeting_left_behind_is_of_the_day_of_the_meeting() -> None:
    dossier = parse(
        laid("""
        cases:
          - date: 2026-06-10
            route:
              - {body: Formannskapet, date: 2026-06-09, handling: recommends, course: Drøftet.}
              - {body: Kommunestyret, handling: decides}
        """)
    )
    assert day_of(dossier, ("cases", 0, "route", 0, "course")) == dt.date(2026, 6, 9)
    assert day_of(dossier, ("cases", 0, "route", 0, "body")) == dt.date(2026, 6, 10)
    assert day_of(dossier, ("cases", 0, "route", 1, "course")) == dt.date(2026, 6, 10)


UNITS = """
    stakeholders:
      - id: nav
        since: 2020-01-01
        until: 2025-12-31
        earlier:
          - {until: 2023-12-31, name: Sosialtjenesten}
          - {until: 2021-12-31, name: Sosialkontoret, interest: Ga sosialhjelp.}
      - {id: new, since: 2026-04-01}
    mapping:
      order: {contributors: [nav], date: 2025-02-03, as_of: 2025-02-01, deadline: 2025-03-03,
        legal_basis: [act], answering: Send et skjema., officer: &who {name: Kari, title: leder},
        approver: {name: Ola, title: leder}}
    """


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("stakeholders.0.group", "2025-12-31"),  # gone on the dossier's day, so its last
        ("stakeholders.0.name", "2025-12-31"),
        ("stakeholders.0.earlier.0.name", "2023-12-31"),
        ("stakeholders.0.earlier.1.interest", "2021-12-31"),
        ("stakeholders.1.name", "2026-04-01"),  # still to come, so its first
        ("municipality.name", "2026-03-02"),
        ("mapping.order.legal_basis.0", "2025-02-03"),
    ],
)
def test_what_is_gone_is_of_its_last_day_and_what_is_to_come_of_its_first(
    place: str, day: str
) -> None:
    path = tuple(int(one) if one.isdecimal() else one for one in place.split("."))
    assert day_of(parse(laid(UNITS.replace("&who ", ""))), path).isoformat() == day


def test_what_was_named_before_is_of_the_day_after_at_the_earliest() -> None:
    dossier = parse(
        laid("""
        cases:
          - date: 2025-05-20
            earlier: [{until: 2025-06-30, distribution: [nav]}, {until: 2025-01-31, title: Bolig}]
            distribution: [housing-office]
        """)
    )
    assert day_of(dossier, ("cases", 0, "distribution", 0)) == dt.date(2025, 7, 1)
    assert day_of(dossier, ("cases", 0, "earlier", 0, "distribution", 0)) == dt.date(2025, 5, 20)
    assert day_of(dossier, ("cases", 0, "participation", 0)) == dt.date(2025, 5, 20)


def test_readings_follow_each_other_day_by_day() -> None:
    dossier = parse(laid(UNITS.replace("&who ", "")))
    held = readings(dossier, dossier.stakeholders[0])
    assert [(one.number, one.thing.name, *map(str, one.span)) for one in held] == [
        (1, "Sosialkontoret", "2020-01-01", "2021-12-31"),
        (0, "Sosialtjenesten", "2022-01-01", "2023-12-31"),
        (-1, "Enheten", "2024-01-01", "2025-12-31"),
    ]


VALUES = """
    foundation:
      until: 2027-12-31
      values:
        - {id: a, until: 2026-12-31}
        - {id: b, since: 2026-01-01, earlier: [{until: 2026-01-31, text: Før.}]}
    """


def test_a_thing_is_there_only_while_that_is_which_it_stands_in() -> None:
    dossier = parse(laid(VALUES))
    assert days_of(dossier, ("foundation", "values", 0)) == Days(last=dt.date(2026, 12, 31))
    assert days_of(dossier, ("foundation", "values", 1)) == Days(
        dt.date(2026, 1, 1), dt.date(2027, 12, 31)
    )


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        ("2025-12-31", ["Alle skal møtes likt."]),
        ("2026-01-31", ["Alle skal møtes likt.", "Før."]),
        ("2026-02-01", ["Alle skal møtes likt.", "Alle skal møtes likt."]),
        ("2027-12-31", ["Alle skal møtes likt."]),
        ("2028-01-01", None),
    ],
)
def test_the_values_of_a_day(day: str, texts: list[str] | None) -> None:
    held = foundation_at(parse(laid(VALUES)), dt.date.fromisoformat(day))
    assert (held and ["".join(one.text) for one in held.values]) == texts
