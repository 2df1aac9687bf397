"""What a paragraph is by its style: the title, a heading of some level, an item of a list."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.tree import W, said

_HEADING = re.compile(r"heading ([1-9])").fullmatch
_NUMBERED = re.compile(r"([0-9])$")
_BODY_LEVEL = 9
_NO_LIST = "0"


class Role(StrEnum):
    """What a reader takes a paragraph for."""

    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    TEXT = "text"


class Rank(Frozen):
    """The role of a paragraph; headings count from 1, and so do the levels of lists."""

    role: Role
    level: int = 0


class Roles(Frozen):
    """The styles of a file by their ids, which each program and language makes up anew.

    `bullets` are the lists whose first level has no numbers.
    """

    held: Mapping[str, Rank] = {}
    bullets: frozenset[str] = frozenset()
    names: Mapping[str, str] = {}

    def name(self, paragraph: etree._Element) -> str:
        """Give the name of a paragraph's style in small letters; of an unknown one, its id."""
        style = said(paragraph.find(f"{W}pPr"), "pStyle")
        return self.names.get(style, style).casefold()

    def rank(self, paragraph: etree._Element) -> Rank:
        """Give what the paragraph's style makes it, or its own outline level or list."""
        properties = paragraph.find(f"{W}pPr")
        style = said(properties, "pStyle")
        # An id that nothing defines is taken for its name, as Heading1 for heading 1.
        held = self.held.get(style) or _named(_NUMBERED.sub(r" \1", style).casefold())
        if properties is None or held.role is Role.TITLE:
            return held
        if outline := said(properties, "outlineLvl"):
            return _outlined(outline)
        listed = _listed(properties.find(f"{W}numPr"), self.bullets)
        return held if listed is None or held.role is not Role.TEXT else listed


def roles(sheet: etree._Element | None, numbering: etree._Element | None) -> Roles:
    """Gather the styles of a file from its parts."""
    found = [] if sheet is None else sheet.iterfind(f"{W}style")
    by_id = {str(one.get(f"{W}styleId")): one for one in found}
    bullets = frozenset() if numbering is None else _bullets(numbering)
    held = {style: _rank(tuple(_chain(style, by_id)), bullets) for style in by_id}
    return Roles(held, bullets, {style: said(one, "name") for style, one in by_id.items()})


def _chain(style: str, by_id: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Give a style and those that it is based on; a circle ends."""
    seen: set[str] = set()
    while style in by_id and style not in seen:
        seen.add(style)
        yield by_id[style]
        style = said(by_id[style], "basedOn")


def _rank(chain: tuple[etree._Element, ...], bullets: frozenset[str]) -> Rank:
    names = [said(one, "name").casefold() for one in chain]
    named = _named(names[0])
    if named.role is Role.TITLE:
        return named
    for style, name in zip(chain, names, strict=True):
        properties = style.find(f"{W}pPr")
        if outline := said(properties, "outlineLvl"):
            return _outlined(outline)
        if (by_name := _named(name)).role is Role.HEADING:
            return by_name
    numbering = (one.find(f"{W}pPr/{W}numPr") for one in chain)
    listed = _listed(next((one for one in numbering if one is not None), None), bullets)
    return named if named.role is not Role.TEXT else listed or named


def _named(name: str) -> Rank:
    """Tell by the name alone, which is English in the file whatever Word shows."""
    if name == "title":
        return Rank(Role.TITLE)
    if found := _HEADING(name):
        return Rank(Role.HEADING, int(found[1]))
    if name.startswith("list number"):
        return Rank(Role.NUMBER, 1)
    return Rank(Role.BULLET, 1) if name.startswith("list bullet") else Rank(Role.TEXT)


def _listed(numbering: etree._Element | None, bullets: frozenset[str]) -> Rank | None:
    """Tell by the list that a paragraph or a style is numbered in."""
    number = said(numbering, "numId")
    if number in ("", _NO_LIST):
        return None
    level = said(numbering, "ilvl")
    role = Role.BULLET if number in bullets else Role.NUMBER
    return Rank(role, int(level) + 1 if level.isdecimal() else 1)


def _bullets(numbering: etree._Element) -> frozenset[str]:
    plain = {
        str(one.get(f"{W}abstractNumId"))
        for one in numbering.iterfind(f"{W}abstractNum")
        if said(one.find(f"{W}lvl"), "numFmt") == "bullet"
    }
    return frozenset(
        str(one.get(f"{W}numId"))
        for one in numbering.iterfind(f"{W}num")
        if said(one, "abstractNumId") in plain
    )


def _outlined(outline: str) -> Rank:
    """Tell by an outline level, which counts from 0; the last of them is that of plain text."""
    heads = outline.isdecimal() and int(outline) < _BODY_LEVEL
    return Rank(Role.HEADING, int(outline) + 1) if heads else Rank(Role.TEXT)
