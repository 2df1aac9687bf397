"""What can be wrong with a name or a value that a template uses, said to the template's author."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from pipeline.diagnostics import NOTHING, Text, say
from pipeline.word import value
from pipeline.word.faults import Refused
from pipeline.word.shape import NUMBER, TEXT, Shape, Sort

_DEEPEST = 4
_MOST_NAMES = 40
_KINDS: Mapping[Sort, Text] = {
    Sort.LIST: say("a list"),
    Sort.TEXT: say("a text"),
    Sort.NUMBER: say("a number"),
    Sort.DATE: say("a date"),
    Sort.TRUTH: say("a yes or no"),
    Sort.GROUP: say("the group"),
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
}


def no_name(name: str, guess: Text) -> Refused:
    """Refuse a name by itself."""
    if name == "item":
        return Refused(
            "T005",
            say("there is no item here: one document is made for the whole dossier"),
            say("print what belongs to dossier, or name a list in one_per of document.yaml"),
        )
    return Refused("T005", say("the name “{name}” is unknown", name=name), guess)


def not_in_group(name: str, guess: Text) -> Refused:
    return Refused("T005", say("“{name}” is unknown in its group", name=name), guess)


def not_in(sort: Sort, name: str) -> Refused:
    """Refuse a name that is asked of what is no group."""
    what = say("{kind} has no {name}", kind=_KINDS[sort], name=say("“{name}”", name=name))
    if sort is Sort.LIST:
        return Refused("T005", what, say("repeat the list with for, and ask each of its items"))
    return Refused("T005", what, say("print the value itself"))


def guess(name: str, here: Iterable[str], everything: Mapping[str, Shape], *, alone: bool) -> Text:
    """Guess at what was meant: a name like it here, else the same one elsewhere, else like it.

    Of a name that stands alone the same one elsewhere comes first: it only lacks its group.
    """
    near = list(here)
    close = get_close_matches(name, near, 1)
    paths = () if close and not alone else tuple(_paths(everything))
    same = [path for path in paths if path.rpartition(".")[2] == name]
    outer = {path.partition(".")[2]: path for path in paths if path.count(".") == 1}
    like = [outer[one] for one in get_close_matches(name, outer, 1)]
    for found in (*same, *close, *like) if alone else (*close, *same, *like):
        return say("did you mean “{name}”?", name=found)
    more = ", …" if len(near) > _MOST_NAMES else ""
    names = ", ".join(near[:_MOST_NAMES]) + more
    return say("the names here are {names}", names=names) if near else NOTHING


def moved(name: str) -> Text:
    return say("the name has moved; write “{name}”", name=name)


def _paths(names: Mapping[str, Shape]) -> Iterator[str]:
    """Give every path through groups, the nearest first."""
    level = list(names.items())
    for _ in range(_DEEPEST):
        yield from (path for path, _ in level)
        level = [
            (f"{path}.{name}", shape) for path, one in level for name, shape in one.names.items()
        ]


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
    what = say("the filter {name} cannot take {kind}", name=name, kind=_KINDS[given])
    return Refused("T006", what, say("it takes {kind}", kind=_KINDS[FILTERS[name][0][0]]))


def perhaps_missing(path: str) -> Refused:
    return Refused(
        "T021",
        say("{path} may be missing, and then the document cannot be made", path=path),
        say("put if and endif around the tag, or let the type require it in document.yaml"),
    )


def always_there(path: str) -> Refused:
    return Refused(
        "T022",
        say("{path} is always there, so the condition leaves nothing out", path=path),
        say("take the condition away, or name what may be missing"),
    )
