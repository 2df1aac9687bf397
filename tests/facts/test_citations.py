"""Guidelines as documents cite them, and in brief: a law once, with its sections."""

import datetime as dt

import pytest

from pipeline.contract.declare import Prose
from pipeline.dossier.guidelines import Level
from pipeline.facts.citations import Brief, CitedGuideline, briefs
from pipeline.facts.citations import cited as cited_at
from pipeline.parse import parse
from tests.rules.laying import laid


def cited(title: str, level: Level = Level.NATIONAL) -> CitedGuideline:
    return CitedGuideline(level, title, "", "", Prose())


@pytest.mark.parametrize(
    ("titles", "lines"),
    [
        ((), ()),
        (("Arkivlova §\u00a05",), ("Arkivlova §\u00a05",)),
        (
            ("Lov A §\u00a01", "Regional plan (14.06.2023)", "Lov A §\u00a03-4", "Lov A §\u00a010"),
            ("Lov A §§\u00a01, 3-4 og 10", "Regional plan (14.06.2023)"),
        ),
    ],
)
def test_a_law_stands_once_with_its_sections(
    titles: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    expected = (Brief(Level.NATIONAL, lines),) if lines else ()
    assert briefs(map(cited, titles)) == expected


def test_levels_come_from_the_nation_down_and_only_those_there_are() -> None:
    held = briefs((cited("Reglement", Level.LOCAL), cited("Arkivlova §\u00a05")))
    assert [one.level for one in held] == [Level.NATIONAL, Level.LOCAL]


_HEALTH = "Kommunen skal sette i verk nødvendige tiltak, blant annet for bolig og bomiljø."


@pytest.mark.parametrize(
    ("act", "day", "title", "content", "worded"),
    [
        ("folkehelseloven 7", "2026-01-01", "Folkehelseloven §\u00a07", _HEALTH, None),
        # In force since 2012, in a wording that the register does not hold.
        ("folkehelseloven 7", "2025-12-31", "Folkehelseloven §\u00a07", _HEALTH, "2026-01-01"),
        ("folkehelseloven 7", "2012-01-01", "Folkehelseloven §\u00a07", _HEALTH, "2026-01-01"),
        # What the register has not read is cited as it is written.
        (
            "sosialtjenesteloven-1991 3-4",
            "2009-06-01",
            "Sosialtjenesteloven av 1991 §\u00a03-4",
            "",
            None,
        ),
        ("husleieloven 9-7", "2026-01-01", "Husleieloven §\u00a09-7", "", None),
    ],
)
def test_a_law_is_cited_as_it_stood_or_with_the_day_that_its_wording_is_from(
    act: str, day: str, title: str, content: str, worded: str | None
) -> None:
    law, _, section = act.partition(" ")
    dossier = parse(laid(f"guidelines: [{{id: act, law: {law}, section: '{section}'}}]"))
    (held,) = cited_at(dossier, ["act"], dt.date.fromisoformat(day))
    expected = dt.date.fromisoformat(worded) if worded else None
    assert (held.title, held.content, held.worded) == (title, content, expected)
