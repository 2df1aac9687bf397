"""A paragraph written anew from its atoms, with what went and what came as tracked changes."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.atoms import CAME, Atom
from pipeline.word.bring import Bring
from pipeline.word.tracked import DEL, INS, Pen, marked
from pipeline.word.tree import SPACE, W
from pipeline.word.words import Edit

_ASIDE = "aside"


class Item(Frozen, eq=False):
    """An atom and what becomes of it: it stays, it goes, or it comes."""

    atom: Atom
    fate: str = ""
    path: tuple[etree._Element, ...] = ()
    like: Atom | None = None


class Aside(Frozen):
    """What stands before and after some atoms of the author's: the two ends of a comment."""

    start: int
    end: int
    opening: etree._Element
    closing: Sequence[etree._Element]


def items(atoms: Sequence[Atom], edits: Iterable[Edit], asides: Iterable[Aside]) -> list[Item]:
    """Lay the edits and the comments among the atoms, which are counted by those that are seen."""
    left = sorted(edits, key=lambda one: (one.start, one.end))
    noted = list(asides)
    made: list[Item] = []
    count = 0
    for atom in atoms:
        if atom.key:
            made += _due(left, noted, count)
            gone = any(one.start <= count < one.end for one in left)
            made.append(Item(atom, DEL if gone else "", atom.path))
            count += 1
        else:
            made.append(Item(atom, "", atom.path))
    made += _due(left, noted, count)
    return _at_home(made)


def _due(left: list[Edit], noted: Sequence[Aside], count: int) -> list[Item]:
    """Give what comes before the atom of this number."""
    found: list[Item] = []
    for edit in [one for one in left if one.end == count]:
        left.remove(edit)
        found += [Item(one, INS, like=edit.like) for one in edit.new]
    for aside in noted:
        if aside.end == count:
            found += map(
                _apart, (*(() if aside.start < count else (aside.opening,)), *aside.closing)
            )
    found += (_apart(one.opening) for one in noted if one.start == count < one.end)
    return found


def _apart(node: etree._Element) -> Item:
    return Item(Atom("", "", (node,)), _ASIDE)


def _at_home(made: Sequence[Item]) -> list[Item]:
    """Say in which link or control each atom that comes has its place, and each comment's end."""
    own = [n for n, one in enumerate(made) if one.atom.key and one.fate != INS]
    found: list[Item] = []
    for n, one in enumerate(made):
        gone = [it.path for it in _replaced(made, n)] if one.fate == INS else []
        beside = gone or [made[at].path for at in _nearest(own, n)]
        if one.fate in (INS, _ASIDE):
            fate = INS if one.fate == INS else ""
            found.append(Item(one.atom, fate, _shared(beside), one.like))
        else:
            found.append(one)
    return found


def _replaced(made: Sequence[Item], at: int) -> list[Item]:
    """Give the atoms that go right before the ones that come."""
    while at and made[at - 1].fate == INS:
        at -= 1
    end = at
    while at and (made[at - 1].fate == DEL or not made[at - 1].atom.key):
        at -= 1
    return [one for one in made[at:end] if one.fate == DEL]


def _nearest(own: Sequence[int], n: int) -> list[int]:
    before, after = [at for at in own if at < n][-1:], [at for at in own if at > n][:1]
    return before + after if before and after else []


def _shared(paths: Sequence[tuple[etree._Element, ...]]) -> tuple[etree._Element, ...]:
    """Give what is around all of these, without what an author has put in as a change."""
    if not paths:
        return ()
    shared = []
    for around in zip(*paths, strict=False):
        if any(one is not around[0] for one in around) or around[0].tag in CAME:
            break
        shared.append(around[0])
    return tuple(shared)


# --- Writing.


def rewrite(paragraph: etree._Element, made: Sequence[Item], pen: Pen, bring: Bring) -> None:
    """Put the atoms in the place of what the paragraph held."""
    head = paragraph.find(f"{W}pPr")
    for one in list(paragraph):
        if one is not head:
            paragraph.remove(one)
    _Writer(paragraph, pen, bring).write(made)


class _Writer:
    """Writes atoms one after another; state lives only as long as one paragraph."""

    def __init__(self, paragraph: etree._Element, pen: Pen, bring: Bring) -> None:
        self._paragraph, self._pen, self._bring = paragraph, pen, bring
        self._open: list[tuple[etree._Element, etree._Element]] = []
        self._seen: set[etree._Element] = set()

    def write(self, made: Sequence[Item]) -> None:
        for _, group in groupby(made, key=lambda one: (one.fate, tuple(map(id, one.path)))):
            held = list(group)
            parent = self._around(held[0].path)
            nodes: list[etree._Element] = []
            for _, same in groupby(held, key=lambda one: (id(one.atom.run), id(one.like))):
                nodes += self._nodes(list(same))
            fate = held[0].fate
            parent.extend(marked(nodes, fate, self._pen) if fate else nodes)

    def _around(self, path: tuple[etree._Element, ...]) -> etree._Element:
        """Open what is around the next atoms, and close what is not."""
        depth = 0
        while depth < min(len(path), len(self._open)) and self._open[depth][0] is path[depth]:
            depth += 1
        del self._open[depth:]
        for one in path[depth:]:
            inner = self._shell(one, self._open[-1][1] if self._open else self._paragraph)
            self._open.append((one, inner))
        return self._open[-1][1] if self._open else self._paragraph

    def _shell(self, holder: etree._Element, parent: etree._Element) -> etree._Element:
        shell = etree.SubElement(parent, holder.tag, _said(holder))
        if holder in self._seen and holder.tag in CAME:
            shell.set(f"{W}id", str(next(self._pen.ids)))
        self._seen.add(holder)
        shell.extend([deepcopy(one) for one in holder if str(one.tag).endswith("Pr")])
        if holder.tag == f"{W}sdt":
            return etree.SubElement(shell, f"{W}sdtContent")
        return shell

    def _nodes(self, same: list[Item]) -> list[etree._Element]:
        run, like = same[0].atom.run, same[0].like
        comes = same[0].fate == INS
        if run is None:
            found = [node for one in same for node in one.atom.nodes]
            return [self._bring.taken(one) for one in found] if comes else found
        made = etree.Element(f"{W}r", {} if comes else _said(run))
        look = run.find(f"{W}rPr")
        if look is not None:
            made.append(deepcopy(look))
        for one in same:
            _put(made, one.atom, move=not comes)
        return [self._dressed(made, like)] if comes else [made]

    def _dressed(self, made: etree._Element, like: Atom | None) -> etree._Element:
        taken = self._bring.taken(made)
        if like is not None and like.run is not None:
            for one in taken.findall(f"{W}rPr"):
                taken.remove(one)
            look = like.run.find(f"{W}rPr")
            if look is not None:
                taken.insert(0, _unmarked(deepcopy(look)))
        return taken


def _unmarked(look: etree._Element) -> etree._Element:
    for one in look.findall(f"{W}rPrChange"):
        look.remove(one)
    return look


def _said(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def _put(run: etree._Element, atom: Atom, *, move: bool) -> None:
    node = atom.nodes[0]
    if node.tag != f"{W}t":
        run.append(node if move else deepcopy(node))
        return
    last = run[-1] if len(run) else None
    if last is None or last.tag != f"{W}t":
        last = etree.SubElement(run, f"{W}t")
        last.set(SPACE, "preserve")
    last.text = (last.text or "") + atom.text
