"""Wide tables: how many columns stand side by side, and when their names stand on end."""

import pytest

from pipeline.norm import NO_BREAK
from pipeline.views.columns import amounts_on_a_page, shared_out, too_narrow


@pytest.mark.parametrize(
    ("columns", "shares"),
    [(0, []), (1, [1]), (7, [7]), (8, [4, 4]), (12, [6, 6]), (15, [5, 5, 5]), (16, [5, 6, 5])],
)
def test_columns_are_shared_out_on_as_few_tables_as_hold_them(
    columns: int, shares: list[int]
) -> None:
    names = [f"u{n}" for n in range(columns)]
    parts = [names[one] for one in shared_out(columns, 7)]
    assert [len(one) for one in parts] == shares
    assert [name for one in parts for name in one] == names


@pytest.mark.parametrize(
    ("names", "narrow"),
    [
        ((), False),
        (("tildelingskontoret",), False),
        (("tildelingskontoret", "b", "c", "d"), True),
        (("nav ytre fjord", "b", "c", "d"), False),
        (("helse og meistring", "b", "c", "d", "e", "f"), False),
        (("fjordheimene", "b", "c", "d", "e", "f"), True),
    ],
)
def test_names_stand_on_end_where_a_word_has_no_room(
    names: tuple[str, ...], *, narrow: bool
) -> None:
    assert too_narrow(names) is narrow


@pytest.mark.parametrize(
    ("longest", "years"),
    [("840 000", 6), ("8 400 000", 5), ("84 000 000", 4), ("840 000 000", 3), ("8 400 000 000", 3)],
)
def test_as_many_years_stand_side_by_side_as_have_room_for_their_sums(
    longest: str, years: int
) -> None:
    assert amounts_on_a_page(longest.replace(" ", NO_BREAK)) == years


@pytest.mark.parametrize(
    ("called", "years"),
    [
        ("Introduksjonsprogram og tolk", 4),
        ("Drift og nytt tillegg for busetjing av flyktningar", 5),
        ("Introduksjonsprogrammet", 3),
        ("Bu-oppfølging i eigne bustader, tilpassingstilskot", 5),
        ("Spesialpedagogiskrådgivingsteneste", 1),
    ],
)
def test_a_long_word_in_what_a_row_is_called_takes_room_from_the_years(
    called: str, years: int
) -> None:
    assert amounts_on_a_page("8 400 000".replace(" ", NO_BREAK), [called, "Leige"]) == years
