"""The councils one after another, as the dossier tells of them and as the law has them."""

import datetime as dt

import pytest

from pipeline.dossier.dossier import Dossier
from pipeline.facts.councils import coming_term, last_term
from pipeline.rules.texts import election_day
from tests.samples import SMALL, parsed


def dossier(*councils: str, date: str = "2028-02-14") -> Dossier:
    held = "".join(f"  - {{{one}}}\n" for one in councils)
    text = SMALL.replace("date: 2026-03-02", f"date: {date}")
    return parsed(f"{text}councils:\n{held}" if held else text)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        ("2019-09-08", None),
        ("2019-09-09", 2019),
        ("2023-09-10", 2019),
        ("2023-09-11", 2023),
        ("2031-09-07", 2027),
        ("2031-09-08", 2031),
        ("2040-01-01", 2039),
    ],
)
def test_the_last_election_counts_from_its_day(on: str, year: int | None) -> None:
    held = last_term(dossier(), day(on))
    assert (held.day.year if held else None) == year


@pytest.mark.parametrize(
    ("on", "year"),
    [("2023-09-10", 2023), ("2023-09-11", 2027), ("2027-09-12", 2027), ("2027-09-13", 2031)],
)
def test_the_next_election_is_after_the_day_itself(on: str, year: int) -> None:
    assert coming_term(dossier(), day(on)).day.year == year


@pytest.mark.parametrize(
    ("councils", "on", "told_day", "due"),
    [
        ((), "2028-02-14", "2027-09", "2028-10-31"),
        (("elected: 2027-09-20",), "2028-02-14", "2027-09-20", "2028-10-31"),
        (("elected: 2027-09-20",), "2027-09-19", "2023-09-11", "2024-10-31"),
        (
            ("elected: 2027-09-13, constituted: 2027-10-07",),
            "2028-02-14",
            "2027-09-13",
            "2028-10-07",
        ),
        # An election between the ordinary ones, as before a merger.
        (
            ("elected: 2025-05-12, constituted: 2025-06-12",),
            "2026-03-02",
            "2025-05-12",
            "2026-06-12",
        ),
        (
            ("elected: 2027-09-13", "elected: 2023-09-11, constituted: 2023-10-12"),
            "2026-03-02",
            "2023-09-11",
            "2024-10-12",
        ),
    ],
)
def test_what_the_dossier_gives_wins(
    councils: tuple[str, ...], on: str, told_day: str, due: str
) -> None:
    held = last_term(dossier(*councils), day(on))
    assert held is not None
    assert (election_day(held), held.strategy_due) == (told_day, day(due))


def test_a_day_to_come_is_known_to_nobody() -> None:
    seated = "elected: 2027-09-13, constituted: 2027-10-07"
    held = last_term(dossier(seated, date="2027-10-06"), day("2027-10-06"))
    assert held is not None
    assert held.constituted is None
    later = dossier(seated).at(day("2027-09-12"))
    assert later.councils == ()


def test_an_election_to_come_is_known_from_the_day_that_since_says() -> None:
    announced = dossier("elected: 2027-09-13, since: 2026-05-01", date="2026-06-01")
    assert election_day(coming_term(announced, announced.date)) == "2027-09-13"
    before = announced.at(day("2026-04-30"))
    assert election_day(coming_term(before, before.date)) == "2027-09"
