"""What a letterhead prints of the municipality."""

import pytest

from pipeline.views.head import Sender
from tests.samples import SMALL, parsed


@pytest.mark.parametrize(
    ("unit", "printed"), [("Velferd og bolig", "Velferd og bolig"), ("Eksempelvik kommune", None)]
)
def test_a_unit_that_is_called_what_the_municipality_is_is_not_printed_twice(
    unit: str, printed: str | None
) -> None:
    assert Sender(parsed(SMALL.replace("Velferd og bolig", unit))).sending_unit == printed
