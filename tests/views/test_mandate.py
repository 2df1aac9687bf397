import pytest

from pipeline.views.mandate import MandateRequest
from tests.samples import MANDATE, SMALL, parsed


@pytest.mark.parametrize(
    ("more", "authority", "decides"),
    [("", None, False), ("        authority: Leder gruppen\n", "Leder gruppen", True)],
)
def test_a_group_decides_where_the_mandate_says_what(
    more: str, authority: str | None, *, decides: bool
) -> None:
    unit = "        unit: housing-office\n"
    dossier = parsed(SMALL + MANDATE.replace(unit, unit + more))
    held = MandateRequest(dossier, dossier.mandate[0])
    assert [one.authority for one in held.working_group] == [authority]
    assert held.working_group_decides is decides
    assert not held.reference_group_decides
