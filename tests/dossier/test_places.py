import pytest

from pipeline.contract.declare import KeyPath
from pipeline.dossier.places import keypath
from pipeline.parse import parse
from tests.rules.laying import laid

DOSSIER = parse(
    laid("""
figures: [{id: homes}, {id: "0"}]
foundation: {}
cases: [{id: new-homes, route: [{body: Kommunestyret, date: 2026-06-18, handling: decides}]}]
""")
)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("figures", ("figures",)),
        ("figures.homes", ("figures", 0)),
        ("figures.homes.value", ("figures", 0, "value")),
        ("figures.1.value", ("figures", 1, "value")),
        ("figures.0.value", ("figures", 1, "value")),  # an id that is a number goes first
        ("foundation.values.equal-worth.practice.0", ("foundation", "values", 0, "practice", 0)),
        ("cases.new-homes.route.0.date", ("cases", 0, "route", 0, "date")),
        ("cases.0.alternatives", ("cases", 0, "alternatives")),
        ("municipality.chief_executive.name", ("municipality", "chief_executive", "name")),
        ("follow_up", ("follow_up",)),
    ],
)
def test_a_place_is_written_from_the_top(written: str, path: KeyPath) -> None:
    assert keypath(DOSSIER, written) == path


@pytest.mark.parametrize(
    "written",
    [
        "",
        "fact",
        "facts.2",
        "facts.-1",
        "facts.00",
        "facts.cabins",
        "facts.homes.colour",
        "facts.homes.value.0",
        "cases.0.background.0",
        "cases.0.alternatives.0",
        "follow_up.requests",
        f"facts.{'9' * 5000}",
    ],
)
def test_other_places_are_not_there(written: str) -> None:
    assert keypath(DOSSIER, written) is None
