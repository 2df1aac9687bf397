"""Decisions as others quote them."""

import datetime as dt

import pytest

from pipeline.facts.quoted import QuotedPoint, adopted, quoted
from tests.samples import SMALL, parsed

DECISION = """\
decisions:
  - id: values
    body: Kommunestyret
    date: 2025-06-19
    case_number: 45/25
    title: Felles verdigrunnlag
    points:
"""


def points(*texts: str) -> tuple[QuotedPoint, ...]:
    listed = "".join(f"      - {one}\n" for one in texts)
    return quoted(parsed(SMALL + DECISION + listed).decisions[0]).points


def test_points_are_numbered_as_they_stand() -> None:
    assert points("Vedtas.", "Evalueres.") == (
        QuotedPoint(1, "Vedtas."),
        QuotedPoint(2, "Evalueres."),
    )


def test_a_point_that_is_alone_has_no_number() -> None:
    assert points("Vedtas.") == (QuotedPoint(None, "Vedtas."),)


DECISIONS = "".join(
    f"""\
  - id: {key}
    title: {key}
    body: kommunestyret
    date: {date}
    case_number: 4/26
    case: {key}
    adopts_foundation: true
    points: [Kommunestyret vedtar.]
"""
    for key, date in (
        ("first", "2024-06-13"),
        ("changed", "2025-06-12"),
        ("anew", "2026-01-15"),
        ("changed-anew", "2026-02-12"),
    )
)
VALUES = """\
foundation:
  title: Felles verdigrunnlag
  preamble: Grunnlaget gjelder alle.
  values:
    - {id: a, title: A, text: A., practice: [A.], source: A, until: 2025-06-11}
    - {id: b, title: B, text: B., practice: [B.], source: B, until: 2026-01-14}
    - {id: c, title: C, text: C., practice: [C.], source: C, since: 2026-01-15}
decisions:
"""


@pytest.mark.parametrize(
    ("day", "but", "held"),
    [
        ("2024-06-12", "", None),
        ("2024-06-13", "", ("first", None)),
        # One of two values is left.
        ("2025-06-12", "", ("first", "changed")),
        ("2025-06-12", "changed", ("first", None)),
        ("2024-06-13", "first", None),
        # None of those before is left: that is another foundation.
        ("2026-01-15", "", ("anew", None)),
        ("2026-02-12", "", ("anew", "changed-anew")),
        ("2026-02-12", "changed-anew", ("anew", None)),
    ],
)
def test_what_the_foundation_rests_on_is_its_adoption_and_the_last_change(
    day: str, but: str, held: tuple[str, str | None] | None
) -> None:
    dossier = parsed(SMALL.replace("schema: 1", "schema: 2") + VALUES + DECISIONS)
    found = adopted(dossier, dt.date.fromisoformat(day), but=but)
    told = found and (found.decision.id, found.changed.id if found.changed else None)
    assert told == held
