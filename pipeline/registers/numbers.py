"""Numbers with control digits: organisations and persons.

Sums of our own, because python-stdnum takes a third of the time that all rules may take to import,
knows neither synthetic numbers nor those of 2032, and asks the clock. Tests hold the two against
each other.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import digit

from pipeline.pattern import pattern

_ORGANISATION = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_ELEVEN = 11


def is_orgnr(number: str) -> bool:
    """Tell whether nine digits are an organisation number, by modulus 11."""
    return _remainder(_ORGANISATION, number) == 0


# Digits of any script. Raised and circled ones are digits to a reader, but may as well be the mark
# of a footnote, so they are read in both ways.
_RAISED = "²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\U0001f100-\U0001f10a"
_DIGIT = rf"\d{_RAISED}"
# What people put between two digits of a number: blanks, points, strokes and dashes of any kind.
_SIGN = (
    r"\s./\\_"
    "\u00b7\u2022\u2024\u2027\u2044\u2215\u2219\u22c5\u3002\uff0e\uff0f"
    r"\-"
    "\u00af\u058a\u05be\u1806\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\u301c\u30fc\ufe31\ufe58\ufe63\uff0d"
)
# What nobody sees: soft hyphens, blanks without width, marks laid over a digit.
_UNSEEN = (
    "\u00ad\u0300-\u036f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
# What may also part the date from the five digits, and parts numbers everywhere else.
_COMMA = ",;:|*()"

# The first digit is looked for as one of 0 to 9 or of the signs behind the letters, and then looked
# at: a class that Python can search with by itself, and a third of the time is spared.
# By what it is not, because Python marks each sign of a class one by one when it is imported.
_ANY_DIGIT = r"[^\x00-/:-\u00b1\u00ba-\u065f]"
_RUN = pattern(f"{_ANY_DIGIT}(?<=[{_DIGIT}])[{_DIGIT}{_SIGN}{_UNSEEN}{_COMMA}]{{{_ELEVEN - 1},}}")
_DIGITS = pattern(f"[{_DIGIT}]")
_MARKS = pattern(f"[{_RAISED}]")
_NOT_SEEN = pattern(f"[{_UNSEEN}]")
_GROUP = pattern(r"[0-9]+")
_WIDEST = 3
_LED = 60


def birth_numbers(text: str) -> Iterator[int]:
    """Give the place of every number in a text that may be a person's.

    Fødselsnummer, D-numbers, H-numbers and synthetic ones, with the control digits of today and
    of 2032; in the digits of any script, and with up to three signs between any two of them. The
    place and not the number, so that nobody is tempted to print it.
    """
    for run in _RUN.finditer(text):
        start = run.start()
        led_by = text[max(0, start - _LED) : start]
        found = {place for reading in _readings(run[0]) for place in _in(reading, led_by)}
        yield from (start + place for place in sorted(found))


def _readings(run: str) -> Iterator[str]:
    yield run
    if not run.isascii() and _MARKS.search(run):
        yield _MARKS.sub("\u200b", run)


def _in(run: str, led_by: str) -> Iterator[int]:
    """Give the places of birth numbers in a run of digits and signs."""
    if run.isascii():
        yield from _in_plain(run, led_by)
        return
    plain = {ord(one): _plain(one) for one in set(run)}
    found = list(_in_plain(run.translate(plain), led_by))
    seen = [place for place, one in enumerate(run) if plain[ord(one)]] if found else []
    yield from (seen[place] for place in found)


def _plain(sign: str) -> str:
    if _NOT_SEEN.match(sign):
        return ""
    return str(digit(sign)) if _DIGITS.match(sign) else sign


class _Window(NamedTuple):
    """Eleven digits in whole groups, and what stands on both sides of them."""

    shape: tuple[int, ...]
    gaps: tuple[str, ...]
    written: str
    before: str
    after: str
    led_by: str


def _in_plain(run: str, led_by: str) -> Iterator[int]:
    """Look at every eleven digits that begin with a group and end with one."""
    groups = [one.span() for one in _GROUP.finditer(run)]
    counts = [0, *accumulate(end - start for start, end in groups)]
    digits = "".join(_GROUP.findall(run))
    last = 0
    for first, count in enumerate(counts[:-1]):
        while last < len(groups) and counts[last] < count + _ELEVEN:
            last += 1
        if counts[last] == count + _ELEVEN and _is_personal(digits[count : counts[last]]):
            window = _window(run, groups, slice(first, last), led_by)
            if not _is_something_else(window):
                yield groups[first][0]


def _window(run: str, groups: list[tuple[int, int]], held: slice, led_by: str) -> _Window:
    spans = groups[held]
    start, end = spans[0][0], spans[-1][1]
    return _Window(
        tuple(stop - begin for begin, stop in spans),
        tuple(run[one[1] : other[0]] for one, other in pairwise(spans)),
        run[start:end],
        run[groups[held.start - 1][1] : start] if held.start else "",
        run[end : groups[held.stop][0]] if held.stop < len(groups) else "",
        (led_by + run[max(0, start - _LED) : start])[-_LED:],
    )


_DATE_AND_FIVE = (6, 5)
_ABROAD = pattern(r"\+$")
# Eleven digits after the word itself; in the groups of a bank, the word need only be near.
_ACCOUNT = pattern(r"konto(?:en|nummer|nummeret|nr\.?)?(?: er)?:?\s*$", re.IGNORECASE)
_BY_BANK = (4, 2, 5)
_NEAR_ACCOUNT = pattern(r"konto\D*$", re.IGNORECASE)
# A year with a stroke or a dash opens a date or the number of a case; a whole date is a date.
_DATED = pattern(
    r"^(?:19|20)\d\d ?[/\u2013-] ?\d"
    r"|(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)\d\d(?!\d)"
)


def _is_something_else(window: _Window) -> bool:
    """Tell whether the digits are an account, a telephone, a date with a figure, or of a table."""
    if any(len(gap) > _WIDEST for gap in window.gaps):
        return True
    if set("".join(window.gaps)) & set(_COMMA):
        return window.shape != _DATE_AND_FIVE or bool(window.before or window.after)
    account = _NEAR_ACCOUNT if window.shape == _BY_BANK else _ACCOUNT
    return (
        bool(account.search(window.led_by) or _ABROAD.search(window.led_by))
        or bool(_DATED.search(window.written))
        or _is_cut_out(window)
    )


_WIDEST_CELL = 4
_DATE_IN_TWOS = (2, 2, 2)


def _is_cut_out(window: _Window) -> bool:
    """Tell whether the digits are a piece of a longer row of figures.

    So they are when the sign at one of their ends also stands between them, unless a group has
    more digits than the cells of a table, or the first groups are a date: 01 81 70 100 55.
    """
    if not {window.before, window.after} & set(window.gaps):
        return False
    if any("\n" in gap for gap in window.gaps):
        return True
    return max(window.shape) <= _WIDEST_CELL and window.shape[:3] != _DATE_IN_TWOS


_DATE = 6
_D_NUMBER = 40  # added to the day
# Added to the month: 20 and 60 by NAV (NPID), 40 in H-numbers and by NAV, 65 by Norsk helsenett,
# 80 by Skatteetaten; see ADR 10.
_MONTHS = {month + added: month for added in (0, 20, 40, 60, 65, 80) for month in range(1, 13)}
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
# The first control digit leaves 0 today; from 2032 Skatteetaten may leave 1, 2 or 3 as well.
_FIRST_REMAINDERS = frozenset({0, 1, 2, 3})


def _is_personal(digits: str) -> bool:
    return _is_date(digits[:_DATE]) and _checks(digits)


def _is_date(digits: str) -> bool:
    day, month, year = int(digits[:2]), _MONTHS.get(int(digits[2:4])), int(digits[4:])
    day -= _D_NUMBER if day > _D_NUMBER else 0
    if month is None or not 0 < day <= _LAST_DAYS[month - 1]:
        return False
    # No number tells its century after 2032. Of 1900 and 2000, the latter was a leap year.
    return (day, month) != (29, 2) or year % 4 == 0


def _checks(digits: str) -> bool:
    return (
        _remainder(_FIRST_WEIGHTS, digits[:-1]) in _FIRST_REMAINDERS
        and _remainder(_SECOND_WEIGHTS, digits) == 0
    )


def _remainder(weights: tuple[int, ...], digits: str) -> int:
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % _ELEVEN
