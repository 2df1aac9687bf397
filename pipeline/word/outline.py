"""The title and the headings of a text, whichever way a document takes through its conditions."""

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.word.faults import Refused
from pipeline.word.roles import Role, Roles
from pipeline.word.tags import TAG
from pipeline.word.tree import W, text_of

# How a reader may have come here: the level of the last heading, and the number of titles.
_State = tuple[int, int]
_States = frozenset[_State]
_BEGIN: _States = frozenset(((0, 0),))
_WORD = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?(\w+)").match
_TWO = 2


def findings(root: etree._Element, styles: Roles) -> Iterator[tuple[Refused, etree._Element]]:
    """Follow every way through the text at once, and tell what is wrong on any of them."""
    walk = _Walk()
    first: etree._Element | None = None
    for paragraph in root.iter(f"{W}p"):
        first = paragraph if first is None else first
        rank = styles.rank(paragraph)
        words = [found[1] for tag in TAG.findall(text_of(paragraph)) if (found := _WORD(tag))]
        if rank.role is Role.TITLE:
            yield from ((refused, paragraph) for refused in walk.title())
        elif rank.role is Role.HEADING:
            yield from ((refused, paragraph) for refused in walk.heading(rank.level))
        for word in words:
            walk.tag(word)
    if first is not None and not walk.said and any(not titles for _, titles in walk.states):
        yield _untitled(say("the document has no title")), first


class _Walk:
    """Keeps the ways that are open; state lives only as long as one text."""

    def __init__(self) -> None:
        self.states = _BEGIN
        self.said = False
        # For each open block: how it was reached, the ways out of it so far, and its kind.
        self.blocks: list[tuple[_States, _States, str]] = []

    def tag(self, word: str) -> None:
        if word in ("if", "for"):
            self.blocks.append((self.states, frozenset(), word))
        elif word in ("elif", "else") and self.blocks:
            reached, out, kind = self.blocks.pop()
            self.blocks.append((reached, out | self.states, "else" if word == "else" else kind))
            self.states = reached
        elif word in ("endif", "endfor") and self.blocks:
            reached, out, kind = self.blocks.pop()
            passed = frozenset() if kind == "else" else reached
            self.states |= out | passed

    def title(self) -> Iterator[Refused]:
        self.states = frozenset((level, min(titles + 1, _TWO)) for level, titles in self.states)
        if not self.said and any(titles == _TWO for _, titles in self.states):
            self.said = True
            yield _untitled(say("the document has a second title"))

    def heading(self, level: int) -> Iterator[Refused]:
        if not self.said and any(not titles for _, titles in self.states):
            self.said = True
            yield _untitled(say("a heading stands before the title"))
        above = min(last for last, _ in self.states)
        if above < level - 1:
            what = say(
                "a heading of level {level} may follow {above}", level=level, above=_after(above)
            )
            hint = say("give it the style Heading {level}, or a heading above", level=above + 1)
            yield Refused("A002", what, hint)
        self.states = frozenset((level, titles) for _, titles in self.states)


def _after(level: int) -> Text:
    return say("one of level {level}", level=level) if level else say("the title")


def _untitled(what: Text) -> Refused:
    return Refused("A001", what, say("give one paragraph, and the first of all, the style Title"))
