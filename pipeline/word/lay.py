"""Lay a body under a family: the text, pages and lists of one file in the look of another."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from enum import StrEnum
from itertools import count
from posixpath import dirname, join

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word import mend
from pipeline.word.carry import Carried
from pipeline.word.clean import cleaned
from pipeline.word.colours import Palette, palette, recoloured, regained
from pipeline.word.content import shows
from pipeline.word.lists import Numbering, Renumbered, numbering_of
from pipeline.word.package import OFFICE, Link, Parts, free, no_document, opened
from pipeline.word.properties import TITLE, core_of, with_core
from pipeline.word.styles import PARAGRAPH, Matched, Styles, styles_of
from pipeline.word.tree import W

_R = f"{{{OFFICE}}}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EDGES = ("header", "footer")
# What a document has of its family, beside the headers and footers; the rest belongs to its text.
_KEPT = frozenset(
    ("styles", "numbering", "settings", "webSettings", "fontTable", "theme", "customXml")
)
_OF_THE_FILE = frozenset(("officeDocument", "core-properties", "custom-properties"))
_APART = "1000"
_FIRST_OF_A_TEXT = 1001


class Kind(StrEnum):
    """What a body may have of its own."""

    STYLE = "style"
    UNKNOWN_STYLE = "unknown style"
    HEADER = "header"
    FOOTER = "footer"
    PICTURE_BULLET = "picture bullet"
    BACKGROUND = "background"
    LOOK = "look"


_KINDS = {"header": Kind.HEADER, "footer": Kind.FOOTER}


class Own(Frozen):
    """Something of a body's own that belongs in the family.

    A style is kept, and looks as it does in the body's file. A header or footer is left out, and
    `name` is what it says. So are the id of a style that is nowhere defined, the colour of the
    page, and the picture of a bullet, in whose place its sign stands. Of a style that the family
    has, `look` is how it looks otherwise. `part` is that of a header or footer.
    """

    kind: Kind
    name: str
    look: tuple[tuple[str, str | int], ...] = ()
    part: str = ""


class Laid(Frozen):
    """A whole document, what it has that is not the family's, and its title with its tags.

    `styles` are those that it uses.
    """

    parts: Parts
    own: tuple[Own, ...]
    title: str
    styles: Matched

    def packed(self) -> bytes:
        return self.parts.packed()


class Frame(Frozen):
    """A family without its own text, in one language: what is the same in all its documents.

    `edges` are its headers and footers, each with what it says.
    """

    parts: Parts
    links: tuple[Link, ...]
    language: str
    section: etree._Element
    background: etree._Element | None
    styles: Styles
    numbering: Numbering
    colours: Palette
    edges: frozenset[tuple[Kind, str]]


def lay(family: bytes, body: bytes, language: str) -> Laid:
    """Give the body as the family would have it; raises Refused for what cannot be laid."""
    return laid(framed(cleaned(opened(family)), language), cleaned(opened(body)))


# --- The family.


def framed(family: Parts, language: str) -> Frame:
    """Take the family's own text away, and let what is left speak the language."""
    main = family.main
    document = _text(family)
    section, links = _edges(document, family.links(main))
    parts = family.leading("", [one for one in family.links("") if one.kind in _OF_THE_FILE])
    parts = with_core(parts.leading(main, links), language)
    parts = _with_settings(completed(parts), language)
    drawn = count(1)
    for name in (parts.linked("styles"), *(one.target for one in links if one.kind in _EDGES)):
        parts = _spoken(parts, name, language, drawn)
    styles, numbering, theme = (parts.linked_tree(one) for one in ("styles", "numbering", "theme"))
    return Frame(
        parts.reached(),
        parts.links(main),
        language,
        section,
        document.find(f"{W}background"),
        styles_of(styles),
        numbering_of(numbering),
        palette(theme),
        frozenset(
            _edge(_KINDS[one.kind], parts.tree(one.target)) for one in links if one.kind in _EDGES
        ),
    )


def _edges(document: etree._Element, links: tuple[Link, ...]) -> tuple[etree._Element, list[Link]]:
    """Give the first section with the headers and footers of all, and the links of the frame."""
    sections = list(document.iter(f"{W}sectPr"))
    keys = {one.key for one in links}
    found: dict[tuple[str, str], str] = {}
    for section in sections:
        for edge in section.iterchildren(*_REFERENCES):
            pages, key = (str(edge.tag), str(edge.get(f"{W}type"))), str(edge.get(f"{_R}id"))
            if key in keys:
                found.setdefault(pages, key)
    first = deepcopy(sections[0]) if sections else etree.Element(f"{W}sectPr")
    _without(first, *_REFERENCES)
    for at, ((tag, which), key) in enumerate(found.items()):
        first.insert(at, etree.Element(tag, {f"{W}type": which, f"{_R}id": key}))
    used = set(found.values())
    return first, [one for one in links if one.kind in _KEPT or one.key in used]


_REFERENCES = tuple(f"{W}{edge}Reference" for edge in _EDGES)


def completed(parts: Parts) -> Parts:
    """Make sure that there are styles and lists to add to, and settings, which Word asks for."""
    for kind in ("styles", "numbering", "settings"):
        if not parts.linked(kind):
            name = join(dirname(parts.main), f"{kind}.xml")
            links = parts.links(parts.main)
            link = Link(next(free(links)), f"{OFFICE}/{kind}", name)
            root = etree.Element(f"{W}{kind}", nsmap={"w": W[1:-1]})
            parts = parts.having(name, root, f"{_WORD}{kind}+xml")
            parts = parts.leading(parts.main, [*links, link])
    return parts


def _with_settings(parts: Parts, language: str) -> Parts:
    """Leave out of the settings what belongs to the family's own text."""
    name = parts.linked("settings")
    if not name:
        return parts
    tree = parts.tree(name)
    _without(tree, f"{W}footnotePr", f"{W}endnotePr")
    for theme in tree.iter(f"{W}themeFontLang"):
        theme.set(f"{W}val", language)
    return parts.having(name, tree, parts.types[name])


def _spoken(parts: Parts, name: str, language: str, drawn: Iterator[int]) -> Parts:
    """Say the language in a part of the frame, and number what it has apart from any text's.

    The drawings of a text have numbers from 1001 on.
    """
    tree = parts.tree(name)
    mend.spelt(tree)
    mend.spoken(tree, language)
    for mark in tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        mark.set(f"{W}id", f"{_APART}{mark.get(f'{W}id')}")
    _drawn(tree, drawn)
    if tree.tag == f"{W}styles":
        _default_language(tree, language)
    return parts.having(name, tree, parts.types[name])


def _drawn(tree: etree._Element, numbers: Iterator[int]) -> None:
    for drawing in tree.iter(f"{_WP}docPr"):
        drawing.set("id", str(next(numbers)))


def _default_language(styles: etree._Element, language: str) -> None:
    """Say the language of text whose style says none."""
    parent = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = parent.find(f"{W}{name}")
        if found is None:
            found = etree.Element(f"{W}{name}")
            parent.insert(0, found)
        parent = found
    held = parent.find(f"{W}lang")
    if held is None:
        held = etree.SubElement(parent, f"{W}lang")
    held.set(f"{W}val", language)
    normal = styles_of(styles).default(PARAGRAPH)
    for style in styles.iterfind(f"{W}style[@{W}styleId='{normal}']"):
        for one in style.iterfind(f"{W}rPr/{W}lang"):
            one.set(f"{W}val", language)


# --- The body.


def laid(frame: Frame, body: Parts) -> Laid:
    """Lay a body under a frame; what is the same in all documents keeps its very members."""
    text = _text(body)
    edges = (*_own_edges(text, body, frame), *_own_background(text, frame))
    _paged(text, frame)
    carried = Carried(frame.parts.members, free(frame.links), body)
    texts = {frame.parts.main: text, **carried.notes(text)}
    sources = [body.linked_tree(one) for one in ("styles", "numbering", "theme")]
    styles = Matched(frame.styles, styles_of(sources[0]))
    lists = Renumbered(frame.numbering, numbering_of(sources[1]), styles)
    for tree in texts.values():
        lists.used(tree)
        styles.used(tree)
    for style in styles.brought.values():
        lists.brought(style.element)
    own = palette(sources[2])
    for tree in (*texts.values(), *(one.element for one in styles.brought.values())):
        _mended(tree, frame, own)
    mend.unmarked(text)
    mend.named(text, frame.styles)
    _drawn(text, count(_FIRST_OF_A_TEXT))
    links = (*frame.links, *carried.links(text))
    _headed(text, frame)
    parts = carried.onto(_with_own(frame, styles, lists))
    for name, tree in texts.items():
        parts = parts.having(name, tree, parts.types[name])
    own_looks = (
        *(Own(Kind.STYLE, one.spelt) for one in styles.brought.values()),
        *(Own(Kind.UNKNOWN_STYLE, one) for one in styles.unknown),
        *(Own(Kind.PICTURE_BULLET, one) for one in lists.pictures),
    )
    title = core_of(body).get(TITLE, "")
    # Whoever begins with a copy of the family has its title, which is that of the document itself.
    title = title if title and "document.title" not in title else mend.titled(text, frame.styles)
    whole = parts.leading(parts.main, links).listed()
    return Laid(whole, (*edges, *own_looks), title, styles)


def _text(parts: Parts) -> etree._Element:
    """Give the main text; a file that was saved as Strict Open XML has none that is known."""
    text = parts.tree(parts.main)
    if text.find(f"{W}body") is None:
        raise no_document()
    return text


def _own_edges(text: etree._Element, body: Parts, frame: Frame) -> Iterator[Own]:
    """Say which headers and footers a body has that show anything, and other than its family's."""
    targets = {one.key: one.target for one in body.links(body.main) if not one.outside}
    found: dict[tuple[Kind, str], Own] = {}
    for edge in text.iter(*_REFERENCES):
        target = targets.get(str(edge.get(f"{_R}id")), "")
        if target in body.members:
            tree = body.tree(target)
            one = _edge(Kind.HEADER if edge.tag == _REFERENCES[0] else Kind.FOOTER, tree)
            if one not in frame.edges and any(map(_is_seen, tree.iter())):
                found.setdefault(one, Own(one[0], _said(tree), part=target))
    return iter(found.values())


def _edge(kind: Kind, tree: etree._Element) -> tuple[Kind, str]:
    """Give what a header or footer says, but for numbers: a page's are as they were when saved."""
    return kind, _NUMBERS.sub("", _said(tree))


def _said(tree: etree._Element) -> str:
    return " ".join("".join(str(one.text or "") for one in tree.iter(f"{W}t")).split())


def _is_seen(element: etree._Element) -> bool:
    """Take lines and shades, as those of a table without words, for something to see."""
    shade = element.get(f"{W}fill", "auto") if element.tag == f"{W}shd" else "auto"
    return shows(element) or element.tag in _DRAWN or shade != "auto"


_NUMBERS = re.compile(r"\d+")
_DRAWN = (f"{W}tbl", f"{W}pBdr")


def _own_background(text: etree._Element, frame: Frame) -> Iterator[Own]:
    """Say the colour that a body gives its pages, or that a picture lies behind its text."""
    held, theirs = (
        None if one is None else (str(one.get(f"{W}color")).upper(), len(one))
        for one in (text.find(f"{W}background"), frame.background)
    )
    if held and held != theirs and held not in _WHITE:
        yield Own(Kind.BACKGROUND, held[0])


_WHITE = (("AUTO", 0), ("FFFFFF", 0), ("NONE", 0))


def _mended(tree: etree._Element, frame: Frame, own: Palette) -> None:
    mend.spelt(tree)
    mend.spoken(tree, frame.language)
    mend.broken(tree)
    mend.evened(tree)
    regained(tree, own)
    recoloured(tree, frame.colours)


def _with_own(frame: Frame, styles: Matched, lists: Renumbered) -> Parts:
    """Add to the family's styles and lists what only the body has."""
    parts = frame.parts
    for kind, tree in (("styles", styles.whole()), ("numbering", lists.whole())):
        if tree is not None:
            name = next(one.target for one in frame.links if one.kind == kind)
            recoloured(tree, frame.colours)
            parts = parts.having(name, tree, parts.types[name])
    return parts


# --- Pages.


def _paged(text: etree._Element, frame: Frame) -> None:
    """Keep the pages of the body and its sections, without headers and footers of their own."""
    for body in text.iterchildren(f"{W}body"):
        if body.find(f"{W}sectPr") is None:
            etree.SubElement(body, f"{W}sectPr")
    for section in text.iter(f"{W}sectPr"):
        _without(section, *_REFERENCES, f"{W}titlePg")
        for name in ("pgSz", "pgMar"):
            if section.find(f"{W}{name}") is None:
                _put(section, frame.section.findall(f"{W}{name}"))
        _spaced(section, frame.section)


def _spaced(section: etree._Element, family: etree._Element) -> None:
    """Let headers and footers stand where the family has them: a body without any has no say."""
    mine, theirs = section.find(f"{W}pgMar"), family.find(f"{W}pgMar")
    if mine is not None and theirs is not None:
        for edge in _EDGES:
            distance = theirs.get(f"{W}{edge}")
            if distance is not None:
                mine.set(f"{W}{edge}", distance)


def _headed(text: etree._Element, frame: Frame) -> None:
    """Give the first section the family's headers and footers; those after it do as it does."""
    _without(text, f"{W}background")
    if frame.background is not None:
        text.insert(0, deepcopy(frame.background))
    first = next(text.iter(f"{W}sectPr"))
    _put(first, frame.section.findall(f"{W}titlePg"))
    for at, edge in enumerate(frame.section.iterchildren(*_REFERENCES)):
        first.insert(at, deepcopy(edge))


def _put(section: etree._Element, elements: Iterable[etree._Element]) -> None:
    for one in elements:
        later = _ORDER[_ORDER.index(str(one.tag)) + 1 :]
        there = [section.index(other) for other in section if other.tag in later]
        section.insert(min(there, default=len(section)), deepcopy(one))


_ORDER = tuple(
    f"{W}{name}"
    for name in (
        *("footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders"),
        *("lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
        *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
    )
)


def _without(element: etree._Element, *tags: str) -> None:
    for one in list(element.iterchildren(*tags)):
        element.remove(one)
