"""Guidelines in brief: a law once, with its sections."""

import pytest

from pipeline.contract.declare import Prose
from pipeline.dossier.guidelines import Level
from pipeline.facts.citations import Brief, CitedGuideline, briefs


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
