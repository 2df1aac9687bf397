"""Where everything in a YAML text stands, to its last sign, for those who write into the text."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from pipeline import characters, folder
from pipeline.decode import MOST_BYTES
from pipeline.node import Step

# Nothing is resolved: of these loaders only the events are used.
_Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
BLOCK = "|>"
BRACKETS = "["


class Reach(NamedTuple):
    """Where a value begins and ends, its key begins, and what is in it.

    `style` is a bracket, a quotation mark, or a sign that a block of lines follows. An item has no
    key: there stands where it begins itself.
    """

    style: str
    key: int
    start: int
    end: int
    # Empty in a scalar; of a mapping by its keys, of a list by numbers.
    inside: Mapping[Step, "Reach"]
    scalar: bool = False

    @property
    def lined(self) -> bool:
        """Whether it is a mapping or a list on lines of its own."""
        return not (self.scalar or self.style)


def spots(text: str) -> Reach:
    """Give where all stands in a text that `load` has read, of one file or of a folder's."""
    held = folder.leaves(text)
    whole, *more = (
        _moved(_spots(one.text), one.start)
        for one in held
        if not (one.name and folder.is_blank(one.text.encode()))
    )
    inside = dict(whole.inside)
    for other in more:
        for name, reach in other.inside.items():
            inside[name] = _longer(inside[name], reach) if name in inside else reach
    return whole._replace(inside=inside, end=more[-1].end if more else whole.end)


def _longer(first: Reach, then: Reach) -> Reach:
    """Give a list that begins in one file and goes on in another; its items are where they are."""
    items = enumerate((*first.inside.values(), *then.inside.values()))
    return first._replace(end=then.end, inside=dict(items))


def _moved(held: Reach, by: int) -> Reach:
    if not by:
        return held
    inside = {name: _moved(one, by) for name, one in held.inside.items()}
    return held._replace(key=held.key + by, start=held.start + by, end=held.end + by, inside=inside)


def _spots(text: str) -> Reach:
    following: Any = _Parser(characters.neutral(text)).get_event
    events = iter(following, None)
    root: Any = next(one for one in events if isinstance(one, yaml.NodeEvent))
    return _spot(text, root, events, root.start_mark.index)


def identified(content: bytes) -> tuple[str, characters.Position]:
    """Give a dossier's id and its place; what stands behind it is not read.

    The id stands near the top, so that a batch asks every dossier before it reads any. Where none
    can be read there is none, and `load` says why. A folder's stands in its head.
    """
    held = folder.unbound(content)
    try:
        nodes = _outermost((held[-1][1] if held else content)[:MOST_BYTES])
        for key, value in zip(nodes, nodes, strict=False):  # they stand in turn
            if isinstance(key, yaml.ScalarEvent) and key.value == "id":
                named = isinstance(value, yaml.ScalarEvent)
                return (value.value, _place(value)) if named else ("", _START)
    except (yaml.YAMLError, ValueError):  # as in reading the whole
        return "", _START
    return "", _START


_START = characters.Position(1, 1)


def _place(event: Any) -> characters.Position:
    mark = event.start_mark
    return characters.Position(mark.line + 1, mark.column + 1)


def _outermost(content: bytes) -> Iterator[Any]:
    """Give the keys and values of the outermost mapping, as events; of a section, its start."""
    following: Any = _Parser(content).get_event
    depth = 0
    while not isinstance(event := following(), yaml.StreamEndEvent):
        if depth == 1 and isinstance(event, yaml.NodeEvent):
            yield event
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)


def _spot(text: str, event: Any, events: Iterator[Any], key: int) -> Reach:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        # What is empty begins where the next begins; a block takes the empty lines after it along.
        kept = len(text[:end].rstrip()) if event.style in tuple(BLOCK) else end
        return Reach(event.style or "", key, start, max(start, kept), {}, scalar=True)
    fill = _mapping if isinstance(event, yaml.MappingStartEvent) else _list
    inside, last = fill(text, events)
    flow = bool(event.flow_style)
    end = last if flow else max((one.end for one in inside.values()), default=last)
    return Reach(BRACKETS if flow else "", key, start, end, inside)


_Filled = tuple[dict[Step, Reach], int]


def _mapping(text: str, events: Iterator[Any]) -> _Filled:
    inside: dict[Step, Reach] = {}
    event = next(events)
    while not isinstance(event, yaml.MappingEndEvent):
        name = characters.composed(event.value)
        inside[name] = _spot(text, next(events), events, event.start_mark.index)
        event = next(events)
    return inside, _end(event)


def _list(text: str, events: Iterator[Any]) -> _Filled:
    inside: dict[Step, Reach] = {}
    event = next(events)
    while not isinstance(event, yaml.SequenceEndEvent):
        inside[len(inside)] = _spot(text, event, events, event.start_mark.index)
        event = next(events)
    return inside, _end(event)


def _end(event: Any) -> int:
    found: int = event.end_mark.index
    return found
