"""Which editions there are of what is made once for a dossier."""

import datetime as dt

import pytest

from pipeline.dossier.phases import Editions
from pipeline.facts.editions import Edition, editions_due
from tests.samples import SMALL, parsed

TODAY = Edition("", dt.date(2026, 3, 2))
NEWEST = SMALL.replace("schema: 1", "schema: 2")


ROLLED = "{step: rolling, date: 2024-12-12}, {step: rolling, date: 2025-12-11}"


def days(*written: str) -> list[tuple[str, str]]:
    """Give key and day of each edition of an overview of plans, each with what is written."""
    head = "kind: action_programme, title: Plan, owner: housing-office, says: Bolig."
    held = "".join(f"  - {{id: plan-{n}, {head}, {one}}}\n" for n, one in enumerate(written))
    held = held.replace("ROLLED", ROLLED)
    found = editions_due(parsed(f"{NEWEST}plans:\n{held}"), Editions.ROLLING)
    return [(one.key, one.day.isoformat()) for one in found]


def by(day: str, case: str = "1/25") -> str:
    return f"{{body: kommunestyret, date: {day}, case_number: {case}}}"


@pytest.mark.parametrize(
    ("written", "held"),
    [
        # One that is adopted and not rolled has one overview, of the dossier's date.
        (f"adopted: {by('2025-12-11')}", [""]),
        ("steps: [{step: adoption, date: 2025-12-11}]", [""]),
        ("steps: [{step: revision, date: 2025-12-11}]", [""]),
        ("steps: [{step: rolling}]", [""]),
        ("steps: [{step: rolling, date: 2026-03-03}]", [""]),
        # One that is rolled has one for each year, from the first adoption on.
        ("steps: [{step: rolling, date: 2026-03-02}]", ["2026-03-02"]),
        (
            f"adopted: {by('2023-12-14')}, steps: [{{step: rolling, date: 2024-12-12}}]",
            ["2023-12-14", "2024-12-12"],
        ),
        (
            "steps: [{step: start, date: 2023-02-01}, {step: adoption, date: 2023-12-14}, ROLLED]",
            ["2023-12-14", "2024-12-12", "2025-12-11"],
        ),
        # The programme of a plan that has gone is still there to be read.
        ("until: 2025-12-31, steps: [{step: rolling, date: 2025-12-11}]", ["2025-12-11"]),
    ],
)
def test_each_yearly_rolling_has_an_overview_of_its_day(written: str, held: list[str]) -> None:
    assert days(written) == [(one, one or "2026-03-02") for one in held]


def test_plans_that_are_rolled_on_one_day_share_the_overview() -> None:
    rolled = "steps: [{step: rolling, date: 2025-12-11}]"
    other = "steps: [{step: rolling, date: 2025-12-18}]"
    assert days(rolled, other, rolled) == [(one, one) for one in ("2025-12-11", "2025-12-18")]


def decision(key: str, date: str, *, adopts: bool = True) -> str:
    return (
        f"  - {{id: {key}, title: Verdier, body: kommunestyret, date: {date}, case_number: 1/25,\n"
        f"     adopts_values: {str(adopts).lower()}, points: [Vedtatt.]}}\n"
    )


def test_the_first_foundation_has_the_plain_name_and_each_later_one_its_day() -> None:
    held = (
        decision("again", "2026-01-22")
        + decision("first", "2025-06-12")
        + decision("another", "2025-09-01", adopts=False)
        + decision("to-come", "2026-03-03")
    )
    assert editions_due(parsed(f"{NEWEST}decisions:\n{held}"), Editions.FOUNDATION) == (
        Edition("", dt.date(2025, 6, 12)),
        Edition("2026-01-22", dt.date(2026, 1, 22)),
    )


def test_without_what_gives_an_edition_there_is_one_of_today() -> None:
    dossier = parsed(NEWEST)
    for sort in (*Editions, None):
        assert editions_due(dossier, sort) == (TODAY,)
