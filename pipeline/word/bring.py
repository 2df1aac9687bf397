"""What comes from another file: its styles, lists, pictures and notes as this file has them."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.atoms import Known
from pipeline.word.body import Leaf, Paragraph, plain
from pipeline.word.carry import Carried
from pipeline.word.desk import Desk
from pipeline.word.lists import Renumbered, numbering_of
from pipeline.word.package import OFFICE, Parts, free
from pipeline.word.splice import Spliced
from pipeline.word.styles import Matched, styles_of
from pipeline.word.tracked import accepted
from pipeline.word.tree import W, parsed, said

_R = f"{{{OFFICE}}}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NOTES: Mapping[str, str] = {"footnotes": "footnote", "endnotes": "endnote"}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def known(parts: Parts, name: str) -> Known:
    """Gather what the inline pieces of a part mean."""
    styles = styles_of(parts.linked_tree("styles"))
    names = {key: one.name for key, one in styles.held.items()}
    default = styles.default("paragraph")
    names |= {"": names[default]} if default in names else {}
    links = {
        one.key: one.target if one.outside else _content(parts, one.target)
        for one in parts.links(name)
        if one.kind in ("image", "hyperlink", "chart", "oleObject", "package")
    }
    numbered = ((key, styles.numbering(key)) for key in styles.held)
    levels = {key: level for key, (number, level) in numbered if number}
    return Known(dict(_notes(parts)), links, names, levels)


def _content(parts: Parts, name: str) -> str:
    held = parts.members.get(name)
    return f"{held.crc:08x}" if held else ""


def _notes(parts: Parts) -> Iterator[tuple[tuple[str, str], str]]:
    for kind, one in NOTES.items():
        tree = parts.linked_tree(kind)
        for note in () if tree is None else tree.iterchildren(f"{W}{one}"):
            words = "".join(str(it.text or "") for it in note.iter(f"{W}t"))
            yield (kind, str(note.get(f"{W}id"))), plain(words)


class Bring:
    """Brings blocks and runs of one part into a part of another file."""

    def __init__(self, desk: Desk, name: str, source: Parts, its: str) -> None:
        self._desk, self._name, self._source, self._its = desk, name, source, its
        theirs = styles_of(source.linked_tree("styles"))
        self.styles = Matched(styles_of(desk.parts.linked_tree("styles")), theirs)
        trees = [one.linked_tree("numbering") for one in (desk.parts, source)]
        self._lists = Renumbered(numbering_of(trees[0]), numbering_of(trees[1]), self.styles)
        self._numbers: dict[str, str] = {}
        self._drawn = 0

    def alike(self, theirs: Leaf, mine: Leaf) -> None:
        """Learn which list of this file is which of the other, of two paragraphs that are one."""
        if isinstance(theirs, Paragraph) and isinstance(mine, Paragraph):
            number, held = (_number(one.element) for one in (theirs, mine))
            if number and held:
                self._numbers.setdefault(number, held)

    def taken(self, element: etree._Element) -> etree._Element:
        """Copy an element of the other file so that it means the same here."""
        copy = accepted(deepcopy(element))
        copy.tail = None
        holder = etree.Element(f"{W}body")
        holder.append(copy)
        self._numbered(holder)
        self.styles.used(holder)
        self._led(holder)
        self._noted(holder)
        self._drawings(holder)
        holder.remove(copy)
        return copy

    def _numbered(self, holder: etree._Element) -> None:
        """Let its lists go on with those of this file; the others come along."""
        learnt = []
        for one in list(holder.iter(f"{W}numId")):
            held, parent = self._numbers.get(str(one.get(f"{W}val"))), one.getparent()
            if held and parent is not None:
                learnt.append((one, held))
                one.set(f"{W}val", "0")  # no list, for whoever brings lists along
        self._lists.used(holder)
        for one, held in learnt:
            one.set(f"{W}val", held)

    def _led(self, holder: etree._Element) -> None:
        parts = self._desk.parts
        if not any(
            str(name).startswith(_R) for one in holder.iter(etree.Element) for name in one.attrib
        ):
            return
        links = parts.links(self._name)
        carried = Carried(parts.members, free(links), _View(self._source, self._its).parts)
        new = carried.links(holder)
        self._desk.parts = carried.onto(parts).leading(self._name, [*links, *new])

    def _noted(self, holder: etree._Element) -> None:
        """Bring the notes that it refers to, under numbers that are free."""
        for kind, one in NOTES.items():
            for mark in list(holder.iter(f"{W}{one}Reference")):
                new = self._note(kind, str(mark.get(f"{W}id")))
                if new:
                    mark.set(f"{W}id", new)
                elif (parent := mark.getparent()) is not None:
                    parent.remove(mark)

    def _note(self, kind: str, key: str) -> str:
        theirs = self._source.linked_tree(kind)
        found = () if theirs is None else theirs.iterchildren(f"{W}{NOTES[kind]}")
        note = next((one for one in found if one.get(f"{W}id") == key), None)
        if note is None:
            return ""
        notes = self._notes_part(kind)
        held = (str(one.get(f"{W}id")) for one in notes.root)
        ids = [int(one) for one in held if one.isdecimal()]
        copy = self.taken(note)
        copy.set(f"{W}id", str(max([*ids, 0]) + 1))
        notes.root.append(copy)
        notes.added()
        return str(copy.get(f"{W}id"))

    def _notes_part(self, kind: str) -> Spliced:
        held = self._desk.linked(kind)
        if held is not None:
            return held
        root = self._source.linked_tree(kind)
        if root is None:
            raise LookupError(kind)
        for one in list(root):
            if not one.get(f"{W}type"):
                root.remove(one)  # the lines between text and notes are what every file has
        return self._desk.added(kind, etree.tostring(root, encoding="utf-8"))

    def _drawings(self, holder: etree._Element) -> None:
        """Give its pictures new numbers, for a file may have each number once."""
        for one in holder.iter(_DRAWN):
            self._drawn = self._drawn or _last_drawn(self._desk)
            self._drawn += 1
            one.set("id", str(self._drawn))

    def finish(self) -> None:
        """Add the styles and lists that came along."""
        for style in self.styles.brought.values():
            self._lists.brought(style.element)
        for kind, tree in (("styles", self.styles.whole()), ("numbering", self._lists.whole())):
            if tree is None:
                continue
            name = self._desk.parts.linked(kind)
            if name:
                parts = self._desk.parts
                self._desk.parts = parts.having(name, tree, parts.types[name])
            else:
                self._desk.added(kind, etree.tostring(tree, encoding="utf-8"))


class _View(Frozen):
    """The other file as whoever stands in one of its parts sees it."""

    source: Parts
    name: str

    @property
    def parts(self) -> Parts:
        if self.name == self.source.main:
            return self.source
        main = self.source.types[self.source.main]
        kinds = {name: kind for name, kind in self.source.types.items() if name != self.source.main}
        return Parts(self.source.members, {self.name: main, **kinds, self.name: main})


def _last_drawn(desk: Desk) -> int:
    ids = (
        str(one.get("id", ""))
        for name, kind in desk.parts.types.items()
        if kind.startswith(_WORD) and name in desk.parts.members
        for one in parsed(desk.parts.members[name].data()).iter(_DRAWN)
    )
    return max((int(one) for one in ids if one.isdecimal()), default=0)


def _number(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}numPr")
    number = said(found, "numId")
    return "" if number == "0" else number
