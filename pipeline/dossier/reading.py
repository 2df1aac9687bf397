"""Reading: many texts laid end to end, so that a rule finds its words without opening each text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, compress
from typing import Generic, TypeVar

_T = TypeVar("_T")

# No dossier can hold this character (Y010), so nothing that is sought reaches over two texts.
_JOINT = "\0"
_PARTING = str.maketrans(dict.fromkeys("\0.,:;!?()[]{}<>«»“”„\"'’*/–—…_=+|\u00a0\u202f", " "))


class Reading(Generic[_T]):
    """Texts with what each is found as, and a search that reads them all in one go.

    Most rules look for words that most dossiers do not have. One search in one long text costs a
    hundredth of a search in each, and gives the same texts in the same order.
    """

    def __init__(self, found_as: Sequence[_T], texts: Sequence[str]) -> None:
        self._found_as = found_as
        self._texts = texts

    def holding(self, *marks: str) -> Iterator[_T]:
        """Give what has one of the marks, which are in small letters, in letters of any size."""
        held = filter(self.may_hold, marks)
        return self._at(_places(self._small, held), self._small_starts)

    def spelling(self, *marks: str) -> Iterator[_T]:
        """Give what has one of the marks exactly as it is written."""
        return self.around(_places(self.whole, marks))

    def around(self, places: Iterable[int]) -> Iterator[_T]:
        """Give what stands at these places in the whole, each once."""
        return self._at(places, self._starts)

    def being(self, words: frozenset[str]) -> Iterator[_T]:
        """Give what is one of the words and nothing more, exactly as it is written."""
        return compress(self._found_as, map(words.__contains__, self._texts))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words in small letters, each once; what hangs together by hyphens is one."""
        # Most are letters alone, and many stand in several places: the rest is soon parted.
        standing = self._standing
        bare = {one for one in standing if one.isalpha()}
        parted = " ".join(standing - bare).translate(_PARTING).split()
        return frozenset(bare.union(parted))

    @cached_property
    def _standing(self) -> frozenset[str]:
        """What stands between blanks in small letters, each once."""
        return frozenset(self._small.replace(_JOINT, " ").split())

    @cached_property
    def _vocabulary(self) -> str:
        return " ".join(self._standing)

    def may_hold(self, mark: str) -> bool:
        """Tell whether a mark in small letters may stand in a text, in letters of any size.

        What stands between blanks anywhere, each once, is a quarter as long as the texts.
        """
        return _longest(mark) in self._vocabulary

    def _at(self, places: Iterable[int], starts: Sequence[int]) -> Iterator[_T]:
        indices = {bisect_right(starts, place) - 1 for place in places}
        return (self._found_as[index] for index in sorted(indices))

    @cached_property
    def whole(self) -> str:
        """All the texts, parted by what no text can hold."""
        return _JOINT.join(self._texts)

    @cached_property
    def _starts(self) -> list[int]:
        return _starts_of(self._texts)

    @cached_property
    def _small_texts(self) -> list[str]:
        # One by one: the small form of a capital may be longer than the capital.
        return [text.lower() for text in self._texts]

    @cached_property
    def _small(self) -> str:
        return _JOINT.join(self._small_texts)

    @cached_property
    def _small_starts(self) -> list[int]:
        return _starts_of(self._small_texts)


@cache
def _longest(mark: str) -> str:
    return max(mark.split(), key=len, default="")


def _starts_of(texts: Iterable[str]) -> list[int]:
    ends = accumulate(map(len, texts), initial=0)
    return [end + joints for joints, end in enumerate(ends)][:-1]


def _places(whole: str, marks: Iterable[str]) -> Iterator[int]:
    for mark in marks:
        place = whole.find(mark)
        while place >= 0:
            yield place
            place = whole.find(mark, place + 1)
