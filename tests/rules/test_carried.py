"""What a point of a proposal lacks before anybody can carry it out."""

import pytest

from tests.rules.laying import found

WHO = "the point does not say who shall do it"
WHAT = "the point does not say what shall be done"
WHEN = "the point does not say by when"


@pytest.mark.parametrize(
    ("point", "lacks"),
    [
        ("Det skal utarbeides en plan for bomiljøet.", [WHO, WHEN]),
        ("Arbeidet må styrkes.", [WHO, WHEN]),
        ("Samarbeidet styrkes.", [WHO, WHEN]),
        ("Det skal etablerast eit samarbeid om buoppfølging.", [WHO, WHEN]),
        ("Kommunestyret ber om tiltak mot bostedsløshet.", [WHO, WHEN]),
        ("Kommunestyret ber kommunedirektøren følge opp saken.", [WHAT, WHEN]),
        ("Heradsstyret ber kommunedirektøren ha fokus på bumiljøet.", [WHAT, WHEN]),
        ("Kommunestyret ber NAV se nærmere på saken innen 1. mai 2027.", [WHAT]),
        ("Kommunestyret ber NAV telle hushaldene.", [WHEN]),
        ("Kommunestyret ber NAV telle husholdningene innen 1. mai 2027.", []),
    ],
)
def test_each_thing_that_a_point_lacks_is_told(point: str, lacks: list[str]) -> None:
    said = found(f'cases: [{{proposal: ["{point}"]}}]')
    assert {one.message.msgid for one in said if one.code == "C140"} == {*lacks}
