"""What a condition has left out of a text goes from the package, too: pictures, links and notes."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from pipeline.word.forks import forked
from pipeline.word.package import RELS_NS, TYPES, TYPES_NS, Parts, rels_of
from pipeline.word.spots import Fork, Outline
from pipeline.word.tree import W, parsed, written
from pipeline.word.zipped import Member, deflated

# What a text asks for: by a key of its links, or by the number of a note.
_ASKED = re.compile(r'\s(?:r:\w+|o:relid)="([^"{]+)"|<w:(foot|end)noteReference [^>]*?w:id="(\d+)"')
_SIGNS = (" r:", "o:relid", "noteReference ")
_NOTES = {"foot": ("footnotes", f"{W}footnote"), "end": ("endnotes", f"{W}endnote")}

Loose = frozenset[tuple[str, ...]]


def loose(outline: Outline) -> Loose:
    """Say what only the branches of a part ask for, so that a document may do without it."""
    if not any(sign in text for text in forked(outline) for sign in _SIGNS):
        return frozenset()
    held = {one for text in forked(outline) for one in _asked(text)}
    always = (text for text in outline if not isinstance(text, Fork | int))
    return frozenset(held - {one for text in always for one in _asked(text)})


def pruned(members: Iterable[Member], held: Mapping[str, Loose]) -> list[Member]:
    """Leave out of a file what its texts may ask for and do not; most files have nothing such."""
    parts = {one.name: one for one in members}
    gone = {name: keys for name, one in held.items() if (keys := _unasked(parts, name, one))}
    if not gone:
        return list(parts.values())
    before = set(_reached(parts))
    for name, keys in gone.items():
        parts |= _unlinked(parts, name, {key[0] for key in keys if len(key) == 1})
        for kind in _NOTES:
            numbers = {key[1] for key in keys if len(key) > 1 and key[0] == kind}
            parts |= _without_notes(parts, name, kind, numbers)
    lost = before - set(_reached(parts))
    lost |= {rels_of(name) for name in lost}
    parts = {name: one for name, one in parts.items() if name not in lost}
    return list((parts | _untyped(parts[TYPES], lost)).values())


def _asked(text: str) -> Iterator[tuple[str, ...]]:
    for key, kind, number in _ASKED.findall(text):
        yield (key,) if key else (kind, number)


def _unasked(parts: Mapping[str, Member], name: str, held: Loose) -> Loose:
    """Give what a part could ask for and does not, now that it is written."""
    if not held:
        return held
    data = parts[name].data().decode()
    gone = held - set(_asked(data))
    return frozenset(one for one in gone if len(one) > 1 or f'"{one[0]}"' not in data)


def _unlinked(parts: Mapping[str, Member], name: str, keys: set[str]) -> dict[str, Member]:
    links = rels_of(name)
    if not keys or links not in parts:
        return {}
    root = parsed(parts[links].data())
    for one in [one for one in root.iter(f"{RELS_NS}Relationship") if one.get("Id") in keys]:
        root.remove(one)
    return {links: deflated(links, (written(root),))}


def _without_notes(
    parts: Mapping[str, Member], source: str, kind: str, numbers: set[str]
) -> dict[str, Member]:
    """Take notes out, and the links that only they had."""
    part, tag = _NOTES[kind]
    links = Parts(parts, {}).links(source) if numbers else ()
    name = next((one.target for one in links if one.kind == part), "")
    if name not in parts:
        return {}
    root = parsed(parts[name].data())
    asked = set(_asked(etree.tostring(root, encoding="unicode")))
    for one in [one for one in root.iterchildren(tag) if one.get(f"{W}id") in numbers]:
        root.remove(one)
    asked -= set(_asked(etree.tostring(root, encoding="unicode")))
    keys = {key[0] for key in asked if len(key) == 1}
    return {name: deflated(name, (written(root),)), **_unlinked(parts, name, keys)}


def _reached(parts: Mapping[str, Member]) -> Iterable[str]:
    return Parts(parts, {}).reached().members


def _untyped(types: Member, lost: set[str]) -> dict[str, Member]:
    if not lost:
        return {}
    root = parsed(types.data())
    for one in list(root.iter(f"{TYPES_NS}Override")):
        if str(one.get("PartName")).lstrip("/") in lost:
            root.remove(one)
    return {TYPES: deflated(TYPES, (written(root),))}
