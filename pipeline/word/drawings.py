"""The charts of a document, noted while its text is filled in; drawing.py puts them into it."""

from collections.abc import Callable, Mapping

from pipeline.diagnostics import say
from pipeline.frozen import Frozen
from pipeline.word.faults import Place, Refused
from pipeline.word.sandbox import anew
from pipeline.word.series import WORDS, Figures, figures

# Beside the words: no name that a list of filters shows.
DRAWN = "chart.drawn"
_MOST = 500

Tell = Callable[..., object]


class Bound(Frozen):
    """A chart of a template that a tag fills: its key in the text, and the place of its tag."""

    key: str
    place: Place


class Drawn(Frozen):
    """A chart of a document: which of the template's it was, and its figures."""

    number: int
    figures: Figures


class Drawings:
    """Notes the charts of a document while its text is filled in, in the order of the text."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._waiting: Figures | None = None
        self.noted: list[Drawn] = []

    def filters(self) -> Mapping[str, Callable[..., object]]:
        return {WORDS: self._words, DRAWN: self._drawn}

    def forget(self) -> None:
        self._waiting = None
        self.noted.clear()

    @anew
    def _words(self, _context: object, given: object) -> object:
        """Say the figures, in the alternative text: it comes before the chart itself."""
        self._waiting = None
        self._waiting = figures(given)
        return self._tell(self._waiting)

    @anew
    def _drawn(self, _context: object, stem: str, number: int) -> str:
        """Give the key of the chart that the words were about."""
        if self._waiting is None:
            return ""
        if len(self.noted) == _MOST:
            what = say("a document has more than {limit} charts", limit=_MOST)
            raise Refused("T008", what, say("draw fewer of them"))
        self.noted.append(Drawn(number, self._waiting))
        self._waiting = None
        return f"{stem}{len(self.noted)}"
