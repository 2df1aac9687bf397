"""How many columns a page takes, and how a table that is wider is shared out on several."""

import re
from collections.abc import Iterable

# As many columns as a page of A4 has room for beside what the rows are called.
MODELS, RECIPIENTS, CELLS, UNITS, YEARS = 4, 6, 6, 7, 10
# Days, written with digits; years with amounts in kroner.
DAYS = COSTS = 4
# How long a word may be where so many names stand side by side; longer ones stand on end.
_LONGEST_WORD = {4: 13, 5: 10, 6: 9}


def shared_out(total: int, most: int) -> tuple[slice, ...]:
    """Share out columns on as few tables as hold at most so many, as evenly as it goes."""
    parts = -(-total // most)
    edges = [round(total * part / parts) for part in range(parts + 1)] if parts else []
    return tuple(slice(*edges[n : n + 2]) for n in range(parts))


# In twentieths of a point. Amounts share out so much among themselves, their sum and what the rows
# are called, which has so much more; the air of a cell, and a digit and a space of 9 points in a
# wide face, bold, as a municipality may have of its own; and the air and a letter of a row's name.
_FOR_ALL, _MORE, _AIR, _DIGIT, _SPACE, _ROOM, _LETTER = 7896, 1174, 100, 128, 62, 216, 110
_PARTED = re.compile(r"[\s-]+")
_MOST_AMOUNTS = 6


def amounts_on_a_page(longest: str, called: Iterable[str] = ()) -> int:
    """Give how many years stand side by side, beside their sum, where amounts are so long.

    They are fewer where a long word in what a row is called would be broken.
    """
    digits = sum(not one.isspace() for one in longest)
    width = _AIR + _DIGIT * digits + _SPACE * (len(longest) - digits)
    word = max((len(one) for title in called for one in _PARTED.split(title)), default=0)
    least = max(width, _ROOM + _LETTER * word - _MORE)
    return min(_MOST_AMOUNTS, max(1, _FOR_ALL // least - 2))


def too_narrow(names: Iterable[str]) -> bool:
    """Tell whether the columns are too narrow for names that are read from left to right."""
    held = tuple(names)
    longest = max((len(word) for name in held for word in name.split()), default=0)
    return longest > _LONGEST_WORD.get(len(held), longest)
