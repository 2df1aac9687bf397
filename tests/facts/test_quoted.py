"""Decisions as others quote them."""

from pipeline.facts.quoted import QuotedPoint, quoted
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
