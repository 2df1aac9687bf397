import random
from collections.abc import Callable
from unicodedata import decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
        "01 81 70 10055",
        "01.81.70 10055",
        "018170  10055",
        "0181701 0055",
        "01817 010055",
        "018170/10055",
        "018170 – 10055",
        "018170 --10055",
        "0 1 8 1 7 0 1 0 0 5 5",
        "0181-7010-055",
        "018170_10055",
        "018170·10055",
        "01\\81\\70 10055",
        "018170, 10055",
        "018170 (10055)",
        "018170\n10055",
        "018170 -\n10055",
        "018170\u202f\u202f10055",
        "018170\u300010055",
        "018170\u2009/\u200910055",
        "018170\u201410055",
        "018170\u221210055",
        "018170\u00ad10055",
        "0181\u200b7\u20600\u200d10\ufeff055",
        "018170\u00a0\u00ad\u00a0\u200b\u00a010055",
        "０１８１７０１００５５",
        "٠١٨١٧٠١٠٠٥٥",
        "𝟘𝟙𝟠𝟙𝟟𝟘 𝟙𝟘𝟘𝟝𝟝",
        "⁰¹⁸¹⁷⁰¹⁰⁰⁵⁵",
        "⓪①⑧①⑦⓪①⓪⓪⑤⑤",
        "".join(f"{one}\ufe0f\u20e3" for one in "01817010055"),  # on keys, as emoji
        "01817010055¹",  # a footnote
        "Per 01.01.2026: 01817010055",
        "2026 018170 10055 12",
        "12 0181701 0055",
        "Konto og fødselsnummer 01817010055",
        "+ 01817010055",
    ],
)
def test_a_birth_number_is_found(text: str) -> None:
    assert len(list(birth_numbers(text))) == 1


_SIGNS = [" ", "\u00a0", "\u202f", ".", "/", "-", "\u2011", "–", "—", "\n", "\u00ad", "\u200b"]


@pytest.mark.parametrize("sign", _SIGNS, ids=ascii)
@pytest.mark.parametrize("place", range(1, 11))
def test_no_sign_between_two_digits_hides_a_number(sign: str, place: int) -> None:
    for wide in (sign, sign * 2, sign * 3):
        written = f"Gjelder {'01817010055'[:place]}{wide}{'01817010055'[place:]}."
        assert list(birth_numbers(written)) == [8]


@given(st.lists(st.lists(st.sampled_from(_SIGNS), max_size=3), min_size=10, max_size=10))
def test_no_signs_hide_a_number(gaps: list[list[str]]) -> None:
    digits = [f"{''.join(gap)}{one}" for gap, one in zip(gaps, "1817010055", strict=True)]
    assert list(birth_numbers(f"Gjelder 0{''.join(digits)} i dag.")) == [8]


def test_numbers_below_each_other_are_all_found() -> None:
    assert list(birth_numbers("018170 10055\n0141 7010 072\n01817010055")) == [0, 13, 27]


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
        "018170   .10055",  # four signs
        "018170 og 10055",
        "Konto 01817010055",
        "kontonummer til stiftelsen: 0181.70.10055",
        "+01817010055",
        "2001/70100-19",  # a case, and the control digits are right
        "2001-70-10019",
        "2001–7010 019",
        "01.01.2010 059",
        "2012-12-01 004",
        "123 018 170 100 55",  # cut out of a row of figures
        "018 170 100 55 123",
        "0181 7010 055 1234",
        "912 34\n018 170\n10055",
        "11 018170, 10055, 12",
        "2026-03-02 og 48 246 innbyggere",
        "",
    ],
)
def test_other_figures_are_let_be(text: str) -> None:
    assert list(birth_numbers(text)) == []


# Each draws its figures from a number given, so that they are the same in every run.
_Draw = random.Random


def _row(draw: _Draw, *widths: int, by: str = " ") -> str:
    """Give groups of so many digits, none of which begins with nought."""
    return by.join(str(draw.randint(10 ** (wide - 1), 10**wide - 1)) for wide in widths)


def _spaced(draw: _Draw) -> str:
    return f"{draw.randint(1, 200_000):,}".replace(",", " ")


def _lines(one: Callable[[_Draw], str]) -> Callable[[_Draw], str]:
    return lambda draw: "\n".join(one(draw) for _ in range(6))


def _day(draw: _Draw) -> str:
    return f"{draw.randint(10, 28)}.{draw.randint(10, 12)}.{draw.randint(2010, 2030)}"


def _iso(draw: _Draw) -> str:
    return f"{draw.randint(2010, 2030)}-{draw.randint(10, 12)}-{draw.randint(10, 28)}"


_FIGURES: dict[str, Callable[[_Draw], str]] = {
    "account": lambda draw: f"Konto {_row(draw, 4, 2, 5)}",
    "account of somebody": lambda draw: f"Bankkonto til stiftelsen: {_row(draw, 4, 2, 5, by='.')}",
    "telephones": _lines(lambda draw: _row(draw, 2, 2, 2, 2)),
    "mobiles": _lines(lambda draw: f"9{_row(draw, 2, 2, 3)}"),
    "mobiles in a row": lambda draw: " ".join(f"9{_row(draw, 2, 2, 3)}" for _ in range(6)),
    "abroad": lambda draw: f"+46 {_row(draw, 1, 3, 3, 2)}",
    "organisations": _lines(lambda draw: f"9{_row(draw, 2, 3, 3)}"),
    "organisation and figure": lambda draw: f"9{_row(draw, 2, 3, 3, 2)}",
    "row": lambda draw: " ".join(_spaced(draw) for _ in range(8)),
    "table": _lines(lambda draw: " ".join(_spaced(draw) for _ in range(3))),
    "list": lambda draw: _row(draw, 5, 6, 6, 5, 6, 5, 5, by=", "),
    "years": lambda draw: " ".join(str(draw.randint(2015, 2030)) for _ in range(6)),
    "date and figure": lambda draw: f"{_day(draw)} {_row(draw, 3)}",
    "written date and figure": lambda draw: f"{_iso(draw)} {_row(draw, 3)}",
    "dates": _lines(_iso),
    "case and document": lambda draw: f"{draw.randint(2010, 2030)}/{_row(draw, 5, 2, by='-')}",
    "period and figure": lambda draw: f"2024–2027 {_row(draw, 3)}",
    "bank abroad": lambda draw: f"NO93 {_row(draw, 4, 4, 3)}",
}


@pytest.mark.parametrize("kind", _FIGURES)
def test_figures_of_an_office_are_no_persons(kind: str) -> None:
    draw = random.Random(kind)  # noqa: S311 # figures, not secrets
    drawn = [_FIGURES[kind](draw) for _ in range(500)]
    assert [one for one in drawn if list(birth_numbers(one))] == []


def test_of_eleven_digits_alone_about_one_in_a_hundred_is_taken_for_a_person() -> None:
    draw = random.Random(65)  # noqa: S311 # figures, not secrets
    drawn = [f"{draw.randrange(10**11):011}" for _ in range(10_000)]
    assert sum(bool(list(birth_numbers(one))) for one in drawn) < 200


@pytest.mark.parametrize("nought", [chr(n) for n in range(0x110000) if decimal(chr(n), -1) == 0])
def test_a_number_is_found_in_the_digits_of_every_script(nought: str) -> None:
    told = "".join(chr(ord(nought) + int(one)) for one in "01817010055")
    assert list(birth_numbers(f"Gjelder {told}.")) == [8]
