"""Numbers with control digits: organisations and persons; the only door to python-stdnum."""

import re
from collections.abc import Iterator

_ORGANISATION = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_ELEVEN = 11
_BIRTH = re.compile(r"(?<!\d)(\d{6})[ .\u00a0-]?(\d{5})(?!\d)")
# D-numbers add 40 to the day; H-numbers and synthetic ones add 40 or 80 to the month.
_DAYS = {day + extra for day in range(1, 32) for extra in (0, 40)}
_MONTHS = {month + extra for month in range(1, 13) for extra in (0, 40, 80)}


def is_orgnr(number: str) -> bool:
    """Tell whether nine digits are an organisation number, by modulus 11.

    A sum, because stdnum takes a third of the time that all rules may take to import; a test
    holds the two against each other.
    """
    return sum(w * int(d) for w, d in zip(_ORGANISATION, number, strict=True)) % _ELEVEN == 0


def birth_numbers(text: str) -> Iterator[str]:
    """Give every fødselsnummer, D-number and synthetic number of either kind in a text."""
    for first, last in _BIRTH.findall(text):
        number = first + last
        if int(number[:2]) in _DAYS and int(number[2:4]) in _MONTHS and _checks(number):
            yield number


def _checks(number: str) -> bool:
    # Not stdnum's is_valid: it asks the clock, and does not know the synthetic months.
    from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

    return number[-2:] == calc_check_digit1(number) + calc_check_digit2(number)
