"""What is said of a name that is unknown, and what its author may have meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from pipeline.diagnostics import NOTHING, Text, say
from pipeline.frozen import Frozen
from pipeline.word.faults import Refused
from pipeline.word.value import Word

_DEEPEST = 3
_MOST_GUESSES = 3
_MOST_NAMES = 40
# The program's own, for the part that says where a document came from: not for a template.
_OWN = "provenance"
_KINDS: tuple[tuple[type | tuple[type, ...], Text], ...] = (
    (bool, say("a yes or no")),
    (str, say("a text")),
    ((int, float, Decimal), say("a number")),
    (date, say("a date")),
)


class Asked(Frozen):
    """A name that is unknown: by itself, or asked of an owner. A place in a list has no name."""

    name: str
    owner: object = None
    alone: bool = False


class Words(Frozen):
    """What the tags of a part are written with, and the names that its loops and sets give."""

    written: frozenset[str] = frozenset()
    given: tuple[str, ...] = ()


_LATER = say("the template gives it, but not here: give it before the tag, and in no other branch")


def told(asked: Asked, words: Words, filling: Mapping[str, object]) -> Refused:
    """Say what is wrong, and never a name that is a value: only what the template itself writes."""
    context = {name: held for name, held in filling.items() if name != _OWN}
    if not asked.name:
        return _refused(
            say("there is nothing in this place of the list"), say("test the list with if first")
        )
    if asked.alone:
        later = asked.name in words.given
        hint = _LATER if later else _meant(asked.name, (*words.given, *context), context)
        return _refused(say("the name “{name}” is unknown", name=asked.name), hint)
    if asked.name not in words.written:
        return _of_owner(asked.owner, say("such name"), _named(_names(asked.owner)))
    if isinstance(asked.owner, Mapping):
        names = _names(asked.owner)
        near = _did_you(get_close_matches(asked.name, names, 1))
        hint = near or _elsewhere(asked.name, context) or _named(names)
        return _refused(say("“{name}” is unknown in its group", name=asked.name), hint)
    if isinstance(asked.owner, Word):
        return _of_word(asked.name, asked.owner.keys)
    return _of_owner(asked.owner, say("“{name}”", name=asked.name), NOTHING)


def _of_word(name: str, keys: tuple[str, ...]) -> Refused:
    """Say that a word of a closed list is never the one that is asked for."""
    hint = _did_you(get_close_matches(name, keys, 1)) or _named(keys)
    return _refused(say("“{name}” is none of the words that may stand here", name=name), hint)


def _of_owner(owner: object, name: Text, hint: Text) -> Refused:
    """Say that a value of this kind has no such name."""
    if isinstance(owner, Mapping):
        return _refused(say("{kind} has no {name}", kind=say("the group"), name=name), hint)
    if owner is None:
        return _refused(
            say("nothing is filled in here, so it has no {name}", name=name),
            say("put if and endif around the tag, so that it is left out where nothing is"),
        )
    for kinds, kind in _KINDS:
        if isinstance(owner, kinds):
            what = say("{kind} has no {name}", kind=kind, name=name)
            return _refused(what, say("print the value itself"))
    return _refused(
        say("{kind} has no {name}", kind=say("a list"), name=name),
        say("repeat the list with for, and ask each of its items"),
    )


def _meant(name: str, near: Iterable[str], context: Mapping[str, object]) -> Text:
    """Guess at a name by itself: one that only lacks its group comes first."""
    groups = {path.partition(".")[2]: path for path in next(_levels(context), ())}
    guesses = (
        *get_close_matches(name, tuple(near), 1),
        *(groups[one] for one in get_close_matches(name, groups, 1)),
    )
    return _elsewhere(name, context) or _did_you(guesses[:1]) or _named(tuple(context))


def _elsewhere(name: str, context: Mapping[str, object]) -> Text:
    """Say which groups have the name: the nearest, unless too many are."""
    found = ([path for path in level if path.endswith(f".{name}")] for level in _levels(context))
    return _did_you(next(filter(None, found), ()))


def _levels(context: Mapping[str, object]) -> Iterator[list[str]]:
    """Give the names in the groups of the context with their groups before them, level by level."""
    level: list[tuple[str, Mapping[str, object]]] = [("", context)]
    for depth in range(_DEEPEST):
        inner = [(f"{path}{key}", held) for path, group in level for key, held in group.items()]
        if depth:
            yield [path for path, _ in inner]
        level = [(f"{path}.", held) for path, held in inner if isinstance(held, Mapping)]


def _names(owner: object) -> tuple[str, ...]:
    return tuple(map(str, owner)) if isinstance(owner, Mapping) else ()


def _named(names: tuple[str, ...]) -> Text:
    more = ", …" if len(names) > _MOST_NAMES else ""
    listed = ", ".join(names[:_MOST_NAMES]) + more
    return say("the names here are {names}", names=listed) if names else NOTHING


def _did_you(paths: Sequence[str]) -> Text:
    if len(paths) == 1:
        return say("did you mean “{name}”?", name=paths[0])
    few = len(paths) <= _MOST_GUESSES
    return say("did you mean one of {names}?", names=", ".join(paths)) if paths and few else NOTHING


def _refused(what: Text, hint: Text) -> Refused:
    return Refused("T005", what, hint)
