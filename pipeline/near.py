"""The word that an author may have meant, for a hint; cheap also in a file where all is wrong."""

from collections.abc import Iterable

# What is longer than this is no slip of the pen, and comparing it is slow.
_LONGEST = 60
# Of more words than this, so many are compared that begin alike; of far more, none.
_MANY, _ALIKE, _TOO_MANY = 100, 20, 1000


def near(word: str, known: Iterable[str]) -> str:
    """Give the known word that is nearest to a word, or nothing where none is near."""
    if len(word) > _LONGEST:
        return ""
    from difflib import get_close_matches

    held = tuple(known)
    if len(held) > _TOO_MANY:
        return ""
    if len(held) > _MANY:
        held = tuple(one for one in held if one[:3] == word[:3])[:_ALIKE]
    return next(iter(get_close_matches(word, held, n=1)), "")
