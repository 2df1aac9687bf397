import pytest

from pipeline.norm import DASH
from pipeline.views.mandate import Seat


@pytest.mark.parametrize(("authority", "decides"), [("Leder gruppen", True), (DASH, False)])
def test_a_seat_decides_where_the_mandate_says_what(authority: str, *, decides: bool) -> None:
    assert Seat("Leder", "Boligkontoret", authority).decides is decides
