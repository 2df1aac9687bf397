"""Prepare the tree of a part, so that docxtpl meets only tags that stand whole in one text."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.cells import celled
from pipeline.word.drawing import bound
from pipeline.word.drawings import Bound
from pipeline.word.faults import Place, Refused
from pipeline.word.merging import merged
from pipeline.word.pairs import paired
from pipeline.word.patch import patched
from pipeline.word.structure import Aside, structured
from pipeline.word.tags import OPENING, Findings, lined, marked, place_of
from pipeline.word.tree import W, cut, serialised


class Prepared(Frozen):
    """A part as Jinja's source: each tag on a line of its own, and the place of each line."""

    source: str
    places: tuple[Place, ...]
    charts: tuple[Bound, ...]


def prepared(
    root: etree._Element, part: str, *, word: bool, keyed: bool = True
) -> tuple[Prepared, Findings]:
    """Turn a part into Jinja's source, and say which tags stand wrong. The tree is used up.

    Charts have their keys written out if `keyed`, as filling them needs.
    """
    places, findings = marked(root, part)
    charts, astray = bound(root, places, keyed=keyed)
    findings += astray
    held = Aside()
    if word:
        _filled(root)
        paired(root)
        findings += [(refused, places[place_of(mark)]) for refused, mark in _placed(root, held)]
    xml = serialised(root)
    source, lines = lined(held.back(patched(xml)) if word else xml)
    return Prepared(source, tuple(places[number] for number in lines), charts), findings


def _filled(root: etree._Element) -> None:
    """Let a control that is filled in show a value: Word would empty what it takes for a prompt."""
    for prompt in list(root.iter(f"{W}showingPlcHdr")):
        control = next(prompt.iterancestors(f"{W}sdt"), None)
        if control is not None and OPENING("".join(map(str, control.itertext(f"{W}t")))):
            cut(prompt)


def _placed(root: etree._Element, held: Aside) -> Iterator[tuple[Refused, str]]:
    return chain(merged(root), celled(root, held), structured(root, held))
