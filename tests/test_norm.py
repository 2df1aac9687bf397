from datetime import date
from decimal import Decimal

import pytest

from pipeline.dossier.responsibilities import Task
from pipeline.norm import NO_BREAK, Norm, keep_together, long_date, short_date, show
from pipeline.norm import NO_BREAK_HYPHEN as HYPHEN


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (48246, f"48{NO_BREAK}246"),
        (Decimal("1.10"), "1,10"),
        (Decimal("-3.5"), "\u22123,5"),
        (0, "0"),
        (999, "999"),
        (Decimal(1234567), f"1{NO_BREAK}234{NO_BREAK}567"),
        (date(2027, 7, 1), f"1.{NO_BREAK}juli 2027"),
        ("as it is", "as it is"),
    ],
)
def test_values_print_as_norwegian_does(value: object, printed: str) -> None:
    assert show(value) == printed


def test_equal_numbers_keep_the_decimals_they_were_given() -> None:
    assert [show(one) for one in (1, Decimal("1.0"), Decimal("1.00"))] == ["1", "1,0", "1,00"]


def test_dates_print_long_and_short() -> None:
    assert long_date(date(2026, 12, 31)) == f"31.{NO_BREAK}desember 2026"
    assert short_date(date(2026, 2, 1)) == "01.02.2026"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("etter § 5", f"etter §{NO_BREAK}5"),
        ("§§ 5 og 6", f"§§{NO_BREAK}5 og 6"),
        ("§ 1-1 nr. 2", f"§{NO_BREAK}1{HYPHEN}1 nr.{NO_BREAK}2"),
        ("§ 3-10", f"§{NO_BREAK}3{HYPHEN}10"),
        ("§3-10 andre ledd", f"§3{HYPHEN}10 andre ledd"),
        (
            "§§ 3-1, 3-2 og 12-7 i 2024-2028",
            f"§§{NO_BREAK}3{HYPHEN}1, 3{HYPHEN}2 og 12{HYPHEN}7 i 2024-2028",
        ),
        ("§ 5, 10-12 barn", f"§{NO_BREAK}5, 10-12 barn"),
        ("forskrift 2019-06-17-727 § 1", f"forskrift 2019-06-17-727 §{NO_BREAK}1"),
        ("3-10 barn", "3-10 barn"),
        ("48 246 innbyggere", f"48{NO_BREAK}246 innbyggere"),
        ("12 prosent", f"12{NO_BREAK}prosent"),
        ("2. mars 2026", f"2.{NO_BREAK}mars 2026"),
        ("sak 48/25", f"sak{NO_BREAK}48/25"),
        ("slik det står i vedlegg 1.", f"slik det står i vedlegg{NO_BREAK}1."),
        ("punkt 2. Mars", "punkt 2. Mars"),
        ("side 4 av 12", "side 4 av 12"),
        ("i 2026 og 2027", "i 2026 og 2027"),
    ],
)
def test_a_sign_is_kept_on_one_line_with_its_number(written: str, printed: str) -> None:
    assert keep_together(written) == printed


def test_a_term_prints_in_the_words_of_the_norm() -> None:
    assert Task.HOUSING_ALLOCATION.label(Norm.NB) == "Boligtildeling"
    assert Task.HOUSING_ALLOCATION.label(Norm.NN) == "Bustadtildeling"
    assert Task.HOUSING_ALLOCATION.value == "housing_allocation"
