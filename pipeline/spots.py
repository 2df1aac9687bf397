"""Where everything in a YAML text stands, to its last sign, for those who write into the text."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from pipeline import characters
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
    """Give where all stands in a text that `load` has read."""
    following: Any = _Parser(characters.neutral(text)).get_event
    events = iter(following, None)
    root: Any = next(one for one in events if isinstance(one, yaml.NodeEvent))
    return _spot(text, root, events, root.start_mark.index)


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
