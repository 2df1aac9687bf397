"""Named blocks: what several types print stands once, and is put where a body asks for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches

from lxml import etree

from pipeline.diagnostics import NOTHING, Text, say
from pipeline.frozen import Frozen, replace
from pipeline.word.carry import Carried
from pipeline.word.clean import cleaned
from pipeline.word.colours import Palette, palette, recoloured, regained
from pipeline.word.faults import Place, Refused
from pipeline.word.lay import completed
from pipeline.word.lists import Renumbered, numbering_of
from pipeline.word.package import Link, Parts, free, opened
from pipeline.word.roles import Role, Roles, roles
from pipeline.word.styles import Matched, styles_of
from pipeline.word.tags import BLOCK, TAG, Findings, placing
from pipeline.word.tree import W, text_of

_CALL = re.compile(r"\{%[-+]?\s*(?:p\s+)?block\s+([\w-]+)\s*[-+]?%\}").fullmatch
_CALLS = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?block\b").match
_NAME = re.compile(r"\w[\w-]*").fullmatch
_NOTES = tuple(f"{W}{one}Reference" for one in ("footnote", "endnote"))


class Blocks(Frozen):
    """A file of blocks: the elements of each by its name, and what is wrong with the file.

    `file` is what messages call it.
    """

    file: str
    parts: Parts
    held: Mapping[str, tuple[etree._Element, ...]]
    findings: Findings


def blocks_of(data: bytes, file: str) -> Blocks:
    """Take a file of blocks apart: each stands under a heading of the first level, its name.

    Raises Refused for what is no Word file.
    """
    parts = cleaned(opened(data))
    text = parts.tree(parts.main)
    held: dict[str, list[etree._Element]] = {}
    styles = roles(*map(parts.linked_tree, _LOOKS))
    findings = list(_found(text, styles, held, placing(text, parts.main)))
    return Blocks(file, parts, {name: tuple(each) for name, each in held.items()}, findings)


_LOOKS = ("styles", "numbering")


def _found(
    text: etree._Element,
    styles: Roles,
    held: dict[str, list[etree._Element]],
    place: Callable[[etree._Element], Place],
) -> Iterator[tuple[Refused, Place]]:
    """Sort the paragraphs and tables of a file under their names; say what has no place there."""
    name = ""
    for one in (one for body in text.iterchildren(f"{W}body") for one in body):
        if one.tag == f"{W}sectPr":
            continue
        words = text_of(one).strip()
        if _is_heading(one, styles):
            name = words if _NAME(words) else ""
            if not name or name in held:
                yield _misnamed(words, twice=bool(name)), place(one)
            held.setdefault(name, [])
        elif name:
            held[name].append(one)
            yield from ((refused, place(found)) for refused, found in _foreign(one))
        elif words and "" not in held:
            what = say("this stands under no name")
            yield (
                _refused(what, say("write it under the name of a block, as a Heading 1")),
                place(one),
            )


def _is_heading(element: etree._Element, styles: Roles) -> bool:
    if element.tag != f"{W}p":
        return False
    rank = styles.rank(element)
    return rank.role is Role.HEADING and rank.level == 1


def _misnamed(words: str, *, twice: bool) -> Refused:
    hint = say("name each block by one word of its own: letters, digits and hyphens")
    if twice:
        return _refused(say("two blocks are called {name}", name=words), hint)
    return _refused(say("“{words}” cannot be the name of a block", words=words), hint)


def _foreign(element: etree._Element) -> Iterator[tuple[Refused, etree._Element]]:
    """Find what a block cannot bring into the text of another file."""
    for note in element.iter(*_NOTES):
        yield _refused(say("a block cannot have notes")), note
    for section in element.iter(f"{W}sectPr"):
        hint = say("begin the section in the files of the types")
        yield _refused(say("a block cannot begin a section of its own"), hint), section
    for paragraph in element.iter(f"{W}p"):
        if any(map(_CALLS, TAG.findall(text_of(paragraph)))):
            yield _refused(say("a block cannot ask for another block")), paragraph


def shades(blocks: Blocks, family: Palette) -> Mapping[str, str]:
    """Give the colours of the cells of the blocks, in a family's colours, by what the cells say."""
    theme = blocks.parts.linked_tree("theme")
    own = palette(theme)
    found: dict[str, str] = {}
    held = (one for block in blocks.held.values() for one in block)
    for one in (deepcopy(one) for one in held if any(shaded(one))):
        regained(one, own)
        recoloured(one, family)
        for word, fill in shaded(one):
            found.setdefault(word, fill)
    return found


def shaded(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Give what the coloured cells of a table say, each with its colour."""
    for shade in element.iterfind(f".//{W}tc/{W}tcPr/{W}shd"):
        words = text_of(next(shade.iterancestors(f"{W}tc"))).strip()
        if words and not TAG.search(words):
            yield words, str(shade.get(f"{W}fill"))


# --- Putting them in place.


def placed(
    body: Parts, blocks: Blocks | None, *, looked_at: bool = False
) -> tuple[Parts, Findings]:
    """Put blocks into a body, each where it is asked for, and say what cannot be put there.

    Their styles, lists, pictures and links come along as a body's do under a family. What is only
    looked at says of each paragraph where it came from, and is no Word file any more.
    """
    text = body.tree(body.main)
    calls = list(_called(text))
    if not calls:
        return body, []
    place = placing(text, body.main)
    findings = [(_unknown(name, blocks), place(one)) for one, name in calls if _lacks(blocks, name)]
    if blocks is not None:
        findings += (
            (refused, replace(where, file=blocks.file)) for refused, where in blocks.findings
        )
    there = [] if blocks is None or blocks.findings else calls
    kept = [(one, name) for one, name in there if not _lacks(blocks, name)]
    # The rest of the body is still to be looked at.
    for paragraph, _ in [one for one in calls if one not in kept]:
        _replace(paragraph)
    if blocks is None or not kept:
        return body.having(body.main, text, body.types[body.main]), findings
    return _joined(completed(body), text, blocks, kept, looked_at=looked_at), findings


def called(body: Parts) -> frozenset[str]:
    """Give the names of the blocks that a body asks for."""
    return frozenset(name for _, name in _called(body.tree(body.main)))


def _called(text: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in text.iter(f"{W}p"):
        if found := _CALL(text_of(paragraph).strip()):
            yield paragraph, found[1]


def _joined(
    body: Parts,
    text: etree._Element,
    blocks: Blocks,
    calls: Iterable[tuple[etree._Element, str]],
    *,
    looked_at: bool,
) -> Parts:
    own, theirs = (list(map(one.linked_tree, _LOOKS)) for one in (body, blocks.parts))
    styles = Matched(styles_of(own[0]), styles_of(theirs[0]))
    lists = Renumbered(numbering_of(own[1]), numbering_of(theirs[1]), styles)
    known = body.links(body.main)
    carried = Carried(body.members, free(known), blocks.parts)
    brought: list[Link] = []
    for paragraph, name in calls:
        block = etree.Element(f"{W}body")
        block.extend(map(deepcopy, blocks.held[name]))
        lists.used(block)
        styles.used(block)
        brought = carried.links(block)
        _mark(block, f"{blocks.file}#{name}", looked_at=looked_at)
        _replace(paragraph, *block)
    for style in styles.brought.values():
        lists.brought(style.element)
    parts = carried.onto(body)
    for kind, tree in zip(_LOOKS, (styles.whole(), lists.whole()), strict=True):
        if tree is not None:
            part = parts.linked(kind)
            parts = parts.having(part, tree, parts.types[part])
    return parts.leading(body.main, (*known, *brought)).having(
        body.main, text, body.types[body.main]
    )


def _mark(block: etree._Element, origin: str, *, looked_at: bool) -> None:
    """Let what has tags say where it came from; marked() reads it and takes it away."""
    for one in block:
        if looked_at or TAG.search(text_of(one)):
            one.set(BLOCK, origin)


def _replace(paragraph: etree._Element, *block: etree._Element) -> None:
    for one in reversed(block):
        paragraph.addnext(one)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def _lacks(blocks: Blocks | None, name: str) -> bool:
    return blocks is None or name not in blocks.held


def _unknown(name: str, blocks: Blocks | None) -> Refused:
    known = sorted(one for one in (blocks.held if blocks else ()) if one)
    what = say("there is no block called {name}", name=name)
    near = get_close_matches(name, known, 1)
    if near:
        return _refused(what, say("did you mean “{name}”?", name=near[0]))
    names = ", ".join(known)
    return _refused(what, say("these are there: {names}", names=names) if names else NOTHING)


def _refused(what: Text, hint: Text = NOTHING) -> Refused:
    return Refused("T014", what, hint)
