"""Fields and links that name a bookmark: in a loop they mean that of their own turn."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, repeat, takewhile

from pipeline.word.forks import forked, texts
from pipeline.word.numbers import AFTER, BEFORE
from pipeline.word.spots import Fork, Outline
from pipeline.word.tree import SPACE, W
from pipeline.word.vet import Field

_NAME = re.compile(r'<w:bookmarkStart [^>]*?w:name="([\w.]+)"')
_NAMING = re.compile(r'((?:\sw:anchor|\sw:instr)="|<w:instrText(?:\s[^>]*)?>)([^<"]*)')
_WORD = re.compile(r"[\w.]+")

_Names = Mapping[str, str]


def whole(field: Field) -> None:
    """Let one element say what a field names, where Word has split that and nothing is between."""
    first, *others = field.pieces
    run = first.getparent()
    if not others or run is None:
        return
    between = run.itersiblings()
    for one in takewhile(lambda each: each is not others[-1].getparent(), between):
        if next(one.iter(f"{W}fldChar"), None) is not None:
            return
    first.text, first.attrib[SPACE] = field.text, "preserve"
    for one in others:
        one.text = ""


def turned(outline: Outline) -> Callable[[str], str] | None:
    """Mark the names of bookmarks that are in the same turn; goes over the texts in their order."""
    if not any("<w:bookmarkStart" in text for text in forked(outline)):
        return None
    held = list(_named(outline))
    if not any(held):
        return None
    ahead = chain(held, repeat({}))
    return lambda text: _marked(text, next(ahead))


def _named(outline: Outline) -> Iterator[_Names]:
    """Give for each text what its loop has for bookmarks, and whether they come before or after."""
    for item in outline:
        if isinstance(item, str):
            yield {}
        elif isinstance(item, Fork) and item.loop:
            first, *others = item.bodies
            yield from _in_loop(list(texts(first)))
            for body in others:
                yield from _named(body)
        elif isinstance(item, Fork):
            for body in item.bodies:
                yield from _named(body)


def _in_loop(body: list[str]) -> Iterator[_Names]:
    found = {name: at for at, text in enumerate(body) for name in _NAME.findall(text)}
    for here in range(len(body)):
        yield {name: BEFORE if at <= here else AFTER for name, at in found.items()}


def _marked(text: str, names: _Names) -> str:
    if not names:
        return text

    def mark(name: str, at: int) -> str:
        if name not in names:
            return ""
        here = re.search(rf'<w:bookmarkStart [^>]*?w:name="{re.escape(name)}"', text)
        if here is None:
            return names[name]
        return BEFORE if here.start() < at else AFTER

    def named(found: re.Match[str]) -> str:
        return found[1] + _WORD.sub(lambda word: mark(word[0], found.start()) + word[0], found[2])

    return _NAMING.sub(named, text)
