"""What can be wrong with a name or a value that a template uses, said to the template's author."""

from collections.abc import Iterable, Mapping

from pipeline.diagnostics import Text, say
from pipeline.word import value
from pipeline.word.faults import Refused
from pipeline.word.meant import Asked, Words, told
from pipeline.word.shape import ANY, NUMBER, TEXT, Sample, Shape, Sort, sample

KINDS: Mapping[Sort, Text] = {
    Sort.LIST: say("a list"),
    Sort.TEXT: say("a text"),
    Sort.NUMBER: say("a number"),
    Sort.DATE: say("a date"),
    Sort.TRUTH: say("a yes or no"),
    Sort.GROUP: say("the group"),
    Sort.PICTURE: say("a picture"),
}
_UNPRINTABLE: Mapping[Sort, object] = {Sort.TRUTH: False, Sort.LIST: [], Sort.GROUP: {}}
_PLAIN = (Sort.TEXT, Sort.NUMBER, Sort.DATE)
# What a filter takes, and what it gives. Of one that is not here nothing is known.
FILTERS: Mapping[str, tuple[tuple[Sort, ...], Shape]] = {
    **dict.fromkeys(("lower", "upper", "title", "capitalize", "trim"), (_PLAIN, TEXT)),
    **dict.fromkeys(("truncate", "replace"), (_PLAIN, TEXT)),
    "short_date": ((Sort.DATE,), TEXT),
    "capital": ((Sort.TEXT,), TEXT),
    "words": ((Sort.NUMBER,), TEXT),
    **dict.fromkeys(("listed", "join"), ((Sort.LIST,), TEXT)),
    "count": ((Sort.LIST, Sort.GROUP), NUMBER),
    "length": ((Sort.LIST, Sort.GROUP, Sort.TEXT), NUMBER),
    "round": ((Sort.NUMBER,), NUMBER),
    "format": (_PLAIN, TEXT),
    "rich": ((*_PLAIN, Sort.LIST), ANY),
}


def unknown(name: str, owner: Shape | None, names: Mapping[str, Shape]) -> Refused:
    """Say what told() says of a name when there are values: by itself, or asked of an owner."""
    asked = Asked(name, sample(owner) if owner else None, alone=owner is None)
    return told(asked, Words(frozenset((name,))), Sample(names))


def miswritten(name: str, right: str) -> Refused:
    """Say that a name is unknown which is known when it is written otherwise."""
    what = say("the name “{name}” is unknown", name=name)
    return Refused("T005", what, say("did you mean “{name}”?", name=right))


def moved(name: str, new: str) -> Refused:
    what = say("the name “{name}” is no more", name=name)
    return Refused("T005", what, say("write “{name}”", name=new))


def unprintable(sort: Sort) -> Refused | None:
    return value.unprintable(_UNPRINTABLE[sort]) if sort in _UNPRINTABLE else None


def no_rich_text() -> Refused:
    return Refused(
        "T006",
        say("a tag with r prints formatted text only"),
        say("take away the r: {{ name }}"),
    )


def no_list() -> Refused:
    return Refused(
        "T006",
        say("a loop needs a list, and this is none"),
        say("check the name after in, or test it with if first"),
    )


def unfit(name: str, given: Sort) -> Refused:
    """Refuse what a filter cannot take."""
    what = say("the filter {name} cannot take {kind}", name=name, kind=KINDS[given])
    return Refused("T006", what, say("it takes {kind}", kind=KINDS[FILTERS[name][0][0]]))


class Unguarded(Refused):
    """A value that may be missing where it is used, and what stands over it.

    A `doubtful` one stands under a condition that asks after it, or after something beside it:
    only a dossier that breaks there tells whether that is enough.
    """

    def __init__(self, path: str, guards: frozenset[tuple[str, str]], *, doubtful: bool) -> None:
        super().__init__(
            "T021",
            say("{path} may be missing, and then the document cannot be made", path=path),
            say("put if and endif around the tag, or let the type require it in document.yaml"),
        )
        self.path = path
        self.guards = guards
        self.doubtful = doubtful


class Needless(Refused):
    """A condition on a path that is always there."""

    def __init__(self, path: str) -> None:
        super().__init__(
            "T022",
            say("{path} is always there, so the condition leaves nothing out", path=path),
            say("take the condition away, or name what may be missing"),
        )
        self.path = path


def without_needless(found: Iterable[tuple[Refused, int]]) -> tuple[tuple[Refused, int], ...]:
    """Leave out the conditions that are meant for a value which is told to lack one."""
    found = tuple(found)
    guards = {path for one, _ in found if isinstance(one, Unguarded) for _, path in one.guards}
    return tuple(
        (one, line) for one, line in found if not (isinstance(one, Needless) and one.path in guards)
    )
