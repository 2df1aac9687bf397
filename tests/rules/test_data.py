"""Counts are whole, and a total without parts is what it is."""

import pytest

from tests.rules.laying import codes


@pytest.mark.parametrize("value", ["-12", "0", "-0,5"])
def test_a_total_without_parts_is_not_exceeded(value: str) -> None:
    fact = f"{{id: moved, title: Netto innflytting, value: '{value}', unit: prosentpoeng}}"
    assert "D059" not in codes(f"figures: [{fact}]")


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("value: '18,64', unit: personer", True),
        ("value: '12,0', unit: Personer", True),
        ("value: '12,5', unit: personar", True),
        ("value: '12,5', unit: husholdninger", True),
        ("value: '12,5', unit: hushald", True),
        ("value: '12,5', unit: husstandar", True),
        ("value: '12,5', unit: boliger", True),
        ("value: '12,5', unit: bustader", True),
        ("value: '12,5', unit: kommunale utleieboliger", True),
        ("value: '12,5', unit: personer uten bolig", True),
        ("value: '12,5', unit: barn", True),
        ("value: '12,5', unit: antall leiligheter", True),
        ("value: 18640, unit: personer", False),
        ("value: '-12', unit: personer", False),
        ("value: '12,5', unit: prosent", False),
        ("value: '12,5', unit: årsverk", False),
        ("value: '12,5', unit: døgn", False),
        ("value: '2,1', unit: personer per husholdning", False),
        ("value: '2,1', unit: boliger pr. 1000 innbyggere", False),
        ("value: '18,6', unit: tusen personer", False),
        ("value: '12,5', unit: kroner per bolig", False),
        ("value: '12,5', unit: barnehager", False),
        ("value: '2,1', unit: personer, title: Gjennomsnittlig husholdning", False),
        ("value: '2,1', unit: barn, title: Barn per kvinne", False),
    ],
)
def test_who_and_where_they_live_are_counted_whole(line: str, *, fires: bool) -> None:
    assert ("D104" in codes(f"figures: [{{{line}}}]")) is fires
