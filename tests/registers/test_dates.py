"""How months and years are counted, at the edges."""

import datetime as dt

import pytest

from pipeline.registers.dates import later


@pytest.mark.parametrize(
    ("day", "years", "months", "then"),
    [
        ("2026-01-31", 0, 1, "2026-02-28"),
        ("2028-01-31", 0, 1, "2028-02-29"),
        ("2026-01-28", 0, 1, "2026-02-28"),
        ("2026-08-31", 0, 1, "2026-09-30"),
        ("2026-12-31", 0, 1, "2027-01-31"),
        ("2026-12-01", 0, 2, "2027-02-01"),
        ("2025-12-11", 0, 13, "2027-01-11"),
        ("2026-03-31", 0, -1, "2026-02-28"),
        ("2026-01-15", 0, -1, "2025-12-15"),
        ("2026-01-15", 0, -13, "2024-12-15"),
        ("2028-02-29", 1, 0, "2029-02-28"),
        ("2028-02-29", 4, 0, "2032-02-29"),
        ("2028-02-29", -1, 0, "2027-02-28"),
        ("2027-02-28", 1, 0, "2028-02-28"),
        ("2026-03-02", 0, -24, "2024-03-02"),
        ("2026-03-02", 1, -12, "2026-03-02"),
        ("2023-10-31", 1, 0, "2024-10-31"),
    ],
)
def test_a_month_that_has_no_such_day_gives_its_last(
    day: str, years: int, months: int, then: str
) -> None:
    held = later(dt.date.fromisoformat(day), years=years, months=months)
    assert held.isoformat() == then
