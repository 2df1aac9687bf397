"""What a template may say: the house's small closed language, and the dialect of docxtpl."""

from collections.abc import Callable, Mapping
from functools import partial

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.norm import Norm, capital, in_words, listed, short_date, show
from pipeline.word.faults import Refused
from pipeline.word.series import WORDS, told

# Gives the colour of a cell; what a template writes is {% shade name %}, as lay() takes it.
SHADE = "shade"


class Vocabulary(Frozen):
    """The words after {% and after |. In a `closed` one a tag names a path and no more."""

    closed: bool
    commands: frozenset[str]
    filters: frozenset[str] = frozenset()


HOUSE = Vocabulary(
    closed=True,
    commands=frozenset(("for", "endfor", "if", "elif", "else", "endif", "block", "shade", "chart")),
    filters=frozenset(("short_date", "lower", "capital", "count", "words", "listed", SHADE, WORDS)),
)
DIALECT = Vocabulary(closed=False, commands=frozenset())


def filters(norm: Norm) -> Mapping[str, Callable[..., object]]:
    """Give the filters of our own, as a norm has them; the others are Jinja's."""
    return {
        "short_date": short_date,
        "capital": _capital,
        "words": partial(_words, norm=norm),
        "listed": _listed,
        SHADE: shading({}),
        WORDS: partial(told, show=show, norm=norm),
    }


def shading(shades: Mapping[str, str]) -> Callable[[object], str]:
    """Give the filter that finds the colour of a word."""

    def shade(word: object) -> str:
        if word not in shades:
            hint = say("colour a cell that says so, in a table of blocks/nb.docx and nn.docx")
            raise Refused("T014", say("no cell of the blocks says “{word}”", word=word), hint)
        return shades[str(word)]

    return shade


def _capital(text: object) -> str:
    return capital(_checked(text))


def _words(count: object, *, norm: Norm) -> str:
    if not isinstance(count, int) or isinstance(count, bool):
        raise TypeError("not a whole number")
    return in_words(count, norm)


def _listed(names: object) -> str:
    """Refuse what is no list: a text would be taken apart letter by letter."""
    if not isinstance(names, list | tuple):
        raise TypeError("not a list")
    return listed([_checked(one) for one in names])


def _checked(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("not a text")
    return text


def foreign(what: Text) -> Refused:
    """Say that a template of the house uses what the house's language has no word for."""
    return Refused(
        "T023",
        say("{what} is not in the language of the program's own templates", what=what),
        say("write a name, not and a name, or a filter of the list; else ask for a new fact"),
    )
