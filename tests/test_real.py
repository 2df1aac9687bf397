"""Nine real documents, written as dossiers of our own: what they say can be said and printed."""

import pytest

from tools import labels
from tools.real import NAMES, Mark, case, cases

ENOUGH = 90  # of a hundred


@pytest.mark.parametrize("name", NAMES)
def test_nothing_true_is_refused(name: str) -> None:
    held = case(name)
    assert held.errors == ()
    assert held.having(Mark.REFUSED) == 0


def test_nine_of_ten_items_stand_in_a_field_and_under_their_label() -> None:
    marks = [mark for one in cases() for _, mark in one.items]
    assert len(marks) == 157
    assert 100 * marks.count(Mark.RIGHT) >= ENOUGH * len(marks)


BODY = """\
# Tittelen

Arkivsak\t2014/1
Saksgang

| Utvalg | Sak |
| Rådet, 3. mars | 14/3 |
| Styret / Utsatt | 14/37 |

## 2. Vurdering
Bra.

### Tall
Fire.

## Konklusjon
Slutt.
"""


@pytest.mark.parametrize(
    ("label", "value", "held"),
    [
        ((), "Slutt.", True),
        (("(tittel)",), "Tittelen", True),
        (("(tittel)",), "Bra", False),
        (("Arkivsak",), "2014/1", True),
        (("Arkivsak",), "14/3", False),
        (("Saksgang", "Sak"), "14/3", True),
        (("Saksgang", "Sak"), "Utsatt", False),
        (("Saksgang", "14/37"), "Utsatt", True),
        (("Saksgang", "Rådet"), "14/3", True),
        (("Saksgang", "Rådet"), "14/37", False),
        (("Saksgang",), "Bra", False),
        (("Vurdering",), "Fire", True),
        (("Vurdering",), "Slutt", False),
        (("Tall",), "Bra", False),
        (("Vurd",), "Bra", False),
        (("Vurdering", "Konklusjon"), "Slutt", False),
    ],
)
def test_a_value_stands_under_its_label_or_not(
    label: tuple[str, ...], value: str, *, held: bool
) -> None:
    assert labels.holds(labels.under(BODY, label), value) is held


@pytest.mark.parametrize(
    ("said", "value", "held"),
    [
        ("4 boliger", "4", True),
        ("14 boliger", "4", False),
        ("4,5 årsverk", "4", False),
        ("2014/4", "4", False),
        ("9\u00a0500\u00a0000", "9 500 000", True),
        ("Vedtar", "vedtar", True),
    ],
)
def test_a_figure_is_the_whole_figure(said: str, value: str, *, held: bool) -> None:
    assert labels.holds(said, value) is held
