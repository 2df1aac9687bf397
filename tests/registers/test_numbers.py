import pytest
from stdnum.no import orgnr

from pipeline.registers.numbers import birth_numbers, is_orgnr


@pytest.mark.parametrize("number", [f"9180829{n:02}" for n in range(100)])
def test_the_sum_agrees_with_stdnum(number: str) -> None:
    assert is_orgnr(number) == orgnr.is_valid(number)


# None of these belongs to anybody: the month is raised by 40 or 80, or the day is a D-number's
# with a raised month.
@pytest.mark.parametrize(
    "text",
    [
        "01817010055",
        "Gjelder 018170 10055.",
        "018170-10055",
        "nr.01417010072,",
        "41817010049",
    ],
)
def test_a_birth_number_is_found(text: str) -> None:
    assert len(list(birth_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "01817010056",  # the control digit is wrong
        "101817010055",  # twelve digits
        "00817010055",  # no such day
        "01997010055",  # no such month
        "Konto 1503 40 12345",
        "2026-03-02 og 48 246 innbyggere",
        "",
    ],
)
def test_other_figures_are_let_be(text: str) -> None:
    assert list(birth_numbers(text)) == []
