import pytest
from stdnum.no import fodselsnummer, orgnr

from pipeline.registers.numbers import birth_numbers, is_orgnr


@pytest.mark.parametrize("number", [f"9180829{n:02}" for n in range(100)])
def test_the_sum_agrees_with_stdnum(number: str) -> None:
    assert is_orgnr(number) == orgnr.is_valid(number)


# None of these belongs to anybody: the month is raised by 20, 40, 60, 65 or 80.
@pytest.mark.parametrize(
    "text",
    [
        "01817010055",
        "Gjelder 018170 10055.",
        "018170-10055",
        "018170\u00a010055",
        "018170\u202f100 55",
        "018170 100 55",
        "nr.01417010072,",
        "41817010049",  # a D-number
        "01217010086",  # NAV's own
        "01617010069",
        "01667010019",  # Norsk helsenett's test persons
        "29829610041",  # 29 February in a leap year
    ],
)
def test_a_birth_number_is_found(text: str) -> None:
    assert len(list(birth_numbers(text))) == 1


@pytest.mark.parametrize("number", ["01817010055", "01817010063", "01817010071", "01817010160"])
def test_the_first_control_digit_may_leave_up_to_three_from_2032(number: str) -> None:
    assert list(birth_numbers(number)) == [0]


@pytest.mark.parametrize("number", ["01817010098", "01817010187", "01817010004", "01817010047"])
def test_it_may_not_leave_more(number: str) -> None:
    assert list(birth_numbers(number)) == []


@pytest.mark.parametrize("first", [f"0181{year:02}1{n:02}" for year in (0, 70) for n in range(50)])
def test_what_stdnum_computes_is_found(first: str) -> None:
    digits = fodselsnummer.calc_check_digit1(first + "00")
    digits += fodselsnummer.calc_check_digit2(first + digits + "0")
    whole = "-" not in digits and len(digits) == 2
    assert bool(list(birth_numbers(first + digits))) is whole


def test_a_number_is_given_by_its_place() -> None:
    assert list(birth_numbers("Først 01817010055, så 01417010072.")) == [6, 22]


@pytest.mark.parametrize(
    "text",
    [
        "01817010056",  # the second control digit is wrong
        "101817010055",  # twelve digits
        "018170100550",
        "00817010055",  # no such day
        "01997010055",  # no such month
        "31827010068",  # 31 February
        "30827010029",
        "29829910185",  # 29 February in a year that was none
        "01.81.70 10055",  # a date and a number
        "Konto 1503 40 12345",
        "2026-03-02 og 48 246 innbyggere",
        "",
    ],
)
def test_other_figures_are_let_be(text: str) -> None:
    assert list(birth_numbers(text)) == []
