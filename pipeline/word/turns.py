"""Lists that begin anew in each turn of a loop, and those that go on."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.spots import Fork, Outline
from pipeline.word.tree import W

if TYPE_CHECKING:
    from pipeline.word.counted import Item, Lists

_NAME = "saksflyt-list"
_FOUND = re.compile(rf'<w:numPr {_NAME}="(\d+)')
# What is put into a paragraph that its style numbers has a plus: it goes again if not needed.
_MARKED = re.compile(
    rf'<w:ind {_NAME}="(\d+)(\+)"([^>]*)/>|<w:numPr {_NAME}="(\d+)(\+?)">(.*?)</w:numPr>', re.DOTALL
)
_TURN = "<?turn {loop}?>"
_PASSED = re.compile(
    rf'<\?turn (\d+)\?>|<w:numPr {_NAME}="(\d+)\.(\d+)">(.*?<w:numId w:val=")[^"]*', re.DOTALL
)
_BEFORE_LIST = tuple(
    f"{W}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_AFTER_INDENT = tuple(
    f"{W}{name}"
    for name in (
        *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
        *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)

Items = Mapping[int, "Item"]


class Counted(Frozen):
    """The part of the lists, to which those that turns of loops begin are added."""

    name: str
    before: str
    after: str

    def filled(self, numbers: Iterable[str]) -> Iterator[bytes]:
        return (one.encode() for one in (self.before, *numbers, self.after))


class Turns(Frozen):
    """The lists that begin anew: what is in a new one of each, numbered from `first` on."""

    first: int
    inside: tuple[str, ...]
    counted: Counted | None

    def started(self, lists: list[str]) -> Callable[[str], str]:
        """Begin a document: give each turn lists of its own, and add to `lists` which those are."""
        free = count(self.first)
        numbers: dict[tuple[str, str], int] = {}

        def passed(found: re.Match[str]) -> str:
            turn, loop, which, before = found.groups()
            if turn:
                for key in [one for one in numbers if one[0] == turn]:
                    del numbers[key]
                return ""
            if (loop, which) not in numbers:
                number, inside = next(free), self.inside[int(which)]
                numbers[loop, which] = number
                lists.extend([f'<w:num w:numId="{number}">{inside}</w:num>'] if inside else [])
            return f"<w:numPr>{before}{numbers[loop, which]}"

        return partial(_PASSED.sub, passed)


def marked(root: etree._Element, lists: "Lists") -> Items:
    """Mark the numbered paragraphs, and let those that a style numbers say it themselves."""
    items: dict[int, Item] = {}
    for properties in root.iter(f"{W}pPr"):
        item = lists.item(properties)
        if item is not None:
            number = len(items) + 1
            items[number] = item
            _mark(properties, number, item)
    return items


def _mark(properties: etree._Element, number: int, item: "Item") -> None:
    if item.own:
        held = properties.find(f"{W}numPr")
        if held is not None:
            held.set(_NAME, str(number))
        return
    name = {_NAME: f"{number}+"}
    new = etree.Element(f"{W}numPr", name)
    etree.SubElement(new, f"{W}ilvl", {f"{W}val": str(item.level)})
    etree.SubElement(new, f"{W}numId", {f"{W}val": item.number})
    properties.insert(sum(1 for one in properties if one.tag in _BEFORE_LIST), new)
    if item.indent and properties.find(f"{W}ind") is None:
        after = (at for at, one in enumerate(properties) if one.tag in _AFTER_INDENT)
        at = next(after, len(properties))
        properties.insert(at, etree.Element(f"{W}ind", {**name, **item.indent}))


def begun(
    outline: Outline, items: Items, lists: "Lists"
) -> tuple[Turns | None, Mapping[int, str], Callable[[str], str]]:
    """Find the lists that begin anew: what follows, and the marks of their loops and items."""
    beside = {items[number].key for number in _beside(outline)}
    owners = {
        number: loop for number, loop in _owners(outline, items) if items[number].key not in beside
    }
    keys = dict.fromkeys((loop, items[number].key) for number, loop in owners.items())
    which = {key: at for at, key in enumerate(keys)}
    ways = {number: f"{loop}.{which[loop, items[number].key]}" for number, loop in owners.items()}
    if not ways:
        return None, {}, partial(_resolved, ways)
    based = {(loop, items[number].key): items[number].number for number, loop in owners.items()}
    inside, counted = lists.grown(based[key] for key in keys)
    turns = Turns(lists.first(item.number for item in items.values()), inside, counted)
    begins = {loop: _TURN.format(loop=loop) for loop in owners.values()}
    return turns, begins, partial(_resolved, ways)


def _resolved(ways: Mapping[int, str], text: str) -> str:
    """Write out which lists begin anew, and leave the others as they were."""

    def written(found: re.Match[str]) -> str:
        indent, _, attributes, number, put, inside = found.groups()
        way = ways.get(int(indent or number))
        if way is None:
            return "" if indent or put else f"<w:numPr>{inside}</w:numPr>"
        return f"<w:ind{attributes}/>" if indent else f'<w:numPr {_NAME}="{way}">{inside}</w:numPr>'

    return _MARKED.sub(written, text) if _NAME in text else text


# --- Which list begins anew where.


def _owners(outline: Outline, items: Items) -> Iterator[tuple[int, int]]:
    """Give for each paragraph of a list that begins anew the loop in whose turns it does."""
    for item in outline:
        if isinstance(item, Fork):
            first, *others = item.bodies
            if item.loop:
                for key in dict.fromkeys(items[number].key for number in _numbers(first)):
                    mine = {one: items[one] for one in _numbers(first) if items[one].key == key}
                    yield from _owned(item, mine).items()
            else:
                others.append(first)
            for body in others:
                yield from _owners(body, items)


def _beside(outline: Outline) -> Iterator[int]:
    """Give the paragraphs outside of all loops: a list that has one goes on through the loops."""
    for item in outline:
        if isinstance(item, str):
            yield from map(int, _FOUND.findall(item))
        elif isinstance(item, Fork):
            for body in item.bodies[1:] if item.loop else item.bodies:
                yield from _beside(body)


def _owned(loop: Fork, mine: Items) -> dict[int, int]:
    """Say in whose turns a list begins anew: those of the loop that is nearest around it all.

    A list of which each turn has one item goes on from turn to turn.
    """
    body = loop.bodies[0]
    here = {number: item for number, item in mine.items() if number in set(_numbers(body))}
    lowest = min(item.level for item in here.values())
    low = {number for number, item in here.items() if item.level == lowest}
    inner = [one for one in _loops(body) if any(number in here for number in _inside(one))]
    if _most(body, low) <= 1 and not any(low.intersection(_inside(one)) for one in inner):
        return {}
    if len(inner) == 1 and here.keys() <= set(_inside(inner[0])):
        owned = _owned(inner[0], here)
        if owned:
            return owned
    return dict.fromkeys(here, loop.loop)


def _numbers(outline: Outline) -> Iterator[int]:
    for item in outline:
        if isinstance(item, str):
            yield from map(int, _FOUND.findall(item))
        elif isinstance(item, Fork):
            for body in item.bodies:
                yield from _numbers(body)


def _inside(loop: Fork) -> Iterator[int]:
    return _numbers(loop.bodies[0])


def _loops(outline: Outline) -> Iterator[Fork]:
    """Give the loops that no other loop holds."""
    for item in outline:
        if isinstance(item, Fork):
            if item.loop:
                yield item
            for body in item.bodies[1:] if item.loop else item.bodies:
                yield from _loops(body)


def _most(outline: Outline, numbers: set[int]) -> int:
    """Count how many of these paragraphs there are on the way through that has most."""
    most = 0
    for item in outline:
        if isinstance(item, str):
            most += sum(1 for number in _FOUND.findall(item) if int(number) in numbers)
        elif isinstance(item, Fork):
            most += max(_most(body, numbers) for body in item.bodies)
    return most
