"""Which tags of blocks are missing, too many or wrong: the fewest changes that make all fit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Any  # what changes in a block

from pipeline.frozen import Frozen, replace
from pipeline.word import gathering
from pipeline.word.stopgaps import ANY
from pipeline.word.tags import TAG

ENDS: Mapping[str, str] = {"for": "endfor", "if": "endif", **gathering.ENDS}
BETWEEN: Mapping[str, tuple[str, ...]] = {"else": ("for", "if"), "elif": ("if",)}

BEGINNINGS: Mapping[str, str] = {"endfor": "for", "endif": "if"}

_ELEMENT = re.compile(r"<(/?)([^\s/>?]+)[^>]*?(/?)>").finditer
# A block may begin in one of these and end in the next one: they hold only words.
_THROUGH = frozenset(("w:r", "w:t", "w:hyperlink", "w:smartTag", "m:r", "m:t"))
_WIDTH = 24
_POPS = 6
# More than these nobody mends before the file is looked at again.
_MOST = 50


def closing(word: str) -> str:
    return f"{{% {ENDS[word]} %}}"


class Lack(Enum):
    """What is wrong with a tag."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    INSTEAD = "instead"
    LATE = "late"
    # None, but what a tag that cannot be read is taken for.
    READ = "read"


class BlockTag(Frozen):
    """A tag that opens, divides or ends a block, its line, and the element that it stands in."""

    word: str
    line: int
    place: int


class Unfitting(Frozen):
    """What is wrong with a tag, and the `opened` block where that matters.

    `at` is the line that what is missing would stand after, or for an end before; 0 if there is
    none.
    """

    fault: Lack
    word: str
    line: int
    opened: str = ""
    at: int = 0


class _Block(Frozen, eq=False):
    """An open block, in what it stands, whether it has had its else, and since which line.

    `swapped` is what ends it where its own end already stands for that of another.
    """

    word: str
    line: int
    place: int
    since: int
    around: "_Block | None"
    depth: int = 1
    ended: bool = False
    swapped: str = ""


class _Way(Frozen):
    """One reading of the tags so far: what is open, what was wrong, and how well places fit."""

    open: _Block | None = None
    wrong: tuple[Unfitting, ...] = ()
    apart: int = 0

    @property
    def cost(self) -> tuple[int, int]:
        return sum(one.fault is not Lack.READ for one in self.wrong), self.apart


@dataclass(slots=True)
class _Blocks:
    """Makes each open block once, so that readings with the same ones open can be told."""

    made: dict[tuple[object, ...], _Block] = field(default_factory=dict)

    def opened(self, one: BlockTag, around: _Block | None) -> _Block:
        return self._made(
            _Block(one.word, one.line, one.place, one.line, around, 1 + _depth(around))
        )

    def changed(self, block: _Block, **changes: Any) -> _Block:
        return self._made(replace(block, **changes))

    def _made(self, block: _Block) -> _Block:
        key = (block.line, block.ended, block.since, block.around, block.swapped)
        return self.made.setdefault(key, block)


def misfits(commands: Sequence[BlockTag]) -> tuple[Unfitting, ...]:
    """Find the fewest faults that explain why blocks do not fit, in the order of their lines.

    Of readings with as many faults, the one counts in which blocks end where they begin.
    """
    blocks = _Blocks()
    ways = [_Way()]
    for one in commands:
        best: dict[_Block | None, _Way] = {}
        for after in (after for way in ways for after in _ways(way, one, blocks)):
            if after.open not in best or after.cost < best[after.open].cost:
                best[after.open] = after
        ways = sorted(best.values(), key=lambda way: way.cost)[:_WIDTH]
        if ways[0].cost[0] > _MOST:
            break
    ended = min((_closed(way, _depth(way.open), 0) for way in ways), key=lambda way: way.cost)
    return tuple(sorted(ended.wrong, key=lambda one: one.line))


def _ways(way: _Way, one: BlockTag, blocks: _Blocks) -> Iterator[_Way]:
    """Give each reading of the next tag."""
    if one.word == ANY:
        yield way
        yield _Way(blocks.opened(one, way.open), way.wrong, way.apart + 1)
        if way.open is not None:
            word = ENDS.get(way.open.word, ANY)
            yield _Way(way.open.around, _taken(way, word, one.line), way.apart + 1)
    elif one.word in ENDS:
        yield _Way(blocks.opened(one, way.open), way.wrong, way.apart)
    else:
        for pops in range(min(_depth(way.open), _POPS) + 1):
            after, sure = _read(_closed(way, pops, one.line), one, blocks)
            if after is not None:
                yield after
            if sure and not pops:
                return
        yield _dropped(way, one)
        if one.word in BETWEEN:
            yield _begun(way, one, blocks)


def _read(way: _Way, one: BlockTag, blocks: _Blocks) -> tuple[_Way | None, bool]:
    """Read a tag as one of the block that is open, and say whether it can be nothing else."""
    held = way.open
    if held is None:
        return None, False
    apart = one.place != held.place
    after = _Way(held.around, way.wrong, way.apart + apart)
    if one.word in BETWEEN:
        if held.word not in (*BETWEEN[one.word], ANY) or held.ended:
            return None, False
        divided = blocks.changed(held, ended=one.word == "else", since=one.line)
        return replace(after, open=divided), not apart
    if held.word == ANY or ENDS[held.word] == one.word:
        word = BEGINNINGS.get(one.word, "") if held.word == ANY else ""
        after = replace(after, wrong=_taken(way, word, held.line)) if word else after
        return after, not (apart or word)
    return _other_end(held, after, one, blocks), False


def _other_end(held: _Block, after: _Way, one: BlockTag, blocks: _Blocks) -> _Way:
    """Read an end of another kind as that of a block; two may have changed places."""
    if held.swapped == one.word:
        return replace(after, wrong=_taken(after, ENDS[held.word], one.line))
    misfit = Unfitting(Lack.INSTEAD, one.word, one.line, held.word)
    around = held.around
    if around is not None and ENDS.get(around.word) == one.word:
        around = blocks.changed(around, swapped=ENDS[held.word])
    return replace(after, open=around, wrong=(*after.wrong, misfit))


def _taken(way: _Way, word: str, line: int) -> tuple[Unfitting, ...]:
    return (*way.wrong, Unfitting(Lack.READ, word, line))


def _dropped(way: _Way, one: BlockTag) -> _Way:
    """Take a tag for one too many."""
    held = way.open
    late = one.word in BETWEEN and held is not None and held.word in BETWEEN[one.word]
    fault = Lack.LATE if late else Lack.UNOPENED
    misfit = Unfitting(fault, one.word, one.line, at=held.since if held else 1)
    return _Way(held, (*way.wrong, misfit), way.apart)


def _begun(way: _Way, one: BlockTag, blocks: _Blocks) -> _Way:
    """Take an else for that of a block which lacks its beginning: its end is none too many."""
    missing = blocks.opened(BlockTag("if", one.line, one.place), way.open)
    held = blocks.changed(missing, ended=one.word == "else")
    at = way.open.since if way.open else 1
    misfit = Unfitting(Lack.UNOPENED, one.word, one.line, "if", at)
    return _Way(held, (*way.wrong, misfit), way.apart)


def _closed(way: _Way, count: int, line: int) -> _Way:
    """Take the innermost blocks for such as lack their ends, which would stand before a line."""
    gone = list(islice(_chain(way.open), count))
    lacking = (
        Unfitting(Lack.UNCLOSED, one.word, one.line, at=line) for one in gone if one.word != ANY
    )
    held = gone[-1].around if gone else way.open
    return _Way(held, (*way.wrong, *lacking), way.apart)


def _depth(block: _Block | None) -> int:
    return block.depth if block is not None else 0


def _chain(block: _Block | None) -> Iterator[_Block]:
    while block is not None:
        yield block
        block = block.around


# --- Where tags stand.


def places(source: str) -> list[int]:
    """Give for each tag the element that it stands in: by a number of its own."""
    found: list[int] = []
    still_open: list[int] = []
    count, torn, at = 0, "", 0
    for tag in TAG.finditer(source):
        text = torn + source[at : tag.start()]
        at = tag.end()
        start = text.rfind("<")
        torn = text[start:] if start > text.rfind(">") else ""
        for element in _ELEMENT(text):
            closing, name, empty = element.groups()
            if name in _THROUGH or empty:
                continue
            if closing:
                del still_open[-1:]
            else:
                count += 1
                still_open.append(count)
        found.append(still_open[-1] if still_open else 0)
    return found
