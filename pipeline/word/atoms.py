"""A paragraph as atoms: its words, spaces and signs, and the inline pieces that are one whole."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.frozen import Frozen, replace
from pipeline.word.package import OFFICE
from pipeline.word.tree import W

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT = re.compile(r"[^\W_]+|\s+|.", re.DOTALL).findall
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
# What holds runs and is no text itself; some of it an author's earlier changes.
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "customXml", "sdt", "dir", "bdo")
)
CAME = frozenset((f"{W}ins", f"{W}moveTo"))
WENT = frozenset((f"{W}del", f"{W}moveFrom"))
_FIELD = f"{W}fldSimple"
_MATHS = frozenset((f"{_M}oMath", f"{_M}oMathPara"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_OBJECTS = frozenset(
    (
        *(f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "ruby", "contentPart")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    )
)
_LOOKS = ("rStyle", "b", "i", "u", "strike", "vertAlign", "caps")
_OFF = frozenset(("0", "false", "off", "none", "baseline"))
_SWITCH = re.compile(r"\\\*\s*\S+|\s+")


class Known(Frozen):
    """What a part's inline pieces mean: its notes by kind and id, its links, its styles' names.

    `levels` are those of the styles that number their paragraphs.
    """

    notes: Mapping[tuple[str, str], str] = {}
    links: Mapping[str, str] = {}
    styles: Mapping[str, str] = {}
    levels: Mapping[str, str] = {}


class Atom(Frozen, eq=False):
    """A piece of a paragraph. What has no key is seen by nobody, and is compared with nothing.

    `nodes` are its elements: in its run, or in the paragraph where it has none. `path` are the
    elements around it, from the outermost.
    """

    text: str
    key: str
    nodes: tuple[etree._Element, ...]
    look: str = ""
    run: etree._Element | None = None
    path: tuple[etree._Element, ...] = ()

    @property
    def full(self) -> tuple[str, str]:
        """What it is and how it looks; a space looks as nothing."""
        return self.key, "" if self.key.isspace() else self.look


def atoms(paragraph: etree._Element, known: Known) -> tuple[tuple[Atom, ...], bool]:
    """Take a paragraph apart, and say whether a field of it goes on in another paragraph."""
    reader = _Taken(known)
    reader.read(paragraph, ())
    return reader.done()


class _Taken:
    """Goes through a paragraph; state lives only as long as one reading."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: list[Atom] = []
        self._field: list[etree._Element] = []
        self._depth = 0
        self._astray = False

    def done(self) -> tuple[tuple[Atom, ...], bool]:
        if self._field:
            self._found.append(self._whole(tuple(self._field), ()))
        return tuple(_joined(self._found)), self._astray or bool(self._field)

    def read(self, parent: etree._Element, path: tuple[etree._Element, ...]) -> None:
        for one in parent:
            tag = str(one.tag)
            if self._depth or _begins(one):
                self._in_field(one, path)
            elif tag == f"{W}r":
                self._found += self._run(one, path)
            elif tag in CAME or tag in _HOLDERS:
                self._holder(one, path)
            elif tag == _FIELD or tag in _MATHS:
                self._found.append(self._whole((one,), path))
            elif tag != f"{W}pPr" and _belongs(one, parent):
                self._found.append(Atom("", "", (one,), path=path))

    def _holder(self, one: etree._Element, path: tuple[etree._Element, ...]) -> None:
        inner = one.find(f"{W}sdtContent") if one.tag == f"{W}sdt" else one
        before = len(self._found), len(self._field)
        self.read(one if inner is None else inner, (*path, one))
        if before == (len(self._found), len(self._field)):
            self._found.append(Atom("", "", (one,), path=path))  # it holds nothing yet

    def _in_field(self, one: etree._Element, path: tuple[etree._Element, ...]) -> None:
        """Gather what lies between the first run of a field and its last."""
        self._field.append(one)
        for mark in one.iter(f"{W}fldChar"):
            self._depth += {"begin": 1, "end": -1}.get(str(mark.get(f"{W}fldCharType")), 0)
        if self._depth <= 0:
            self._found.append(self._whole(tuple(self._field), path))
            self._field, self._depth = [], 0

    def _whole(self, nodes: tuple[etree._Element, ...], path: tuple[etree._Element, ...]) -> Atom:
        text = "".join(str(one.text or "") for node in nodes for one in _texts(node))
        asked = "".join(_asked(node) for node in nodes)
        key = f"[{_SWITCH.sub(' ', asked).strip()}]" if asked else f"[={text}]"
        return Atom(text, key, nodes, path=path)

    def _run(self, run: etree._Element, path: tuple[etree._Element, ...]) -> Iterator[Atom]:
        look = self._look(run.find(f"{W}rPr"))
        for one in run:
            tag = str(one.tag)
            if tag == f"{W}t":
                for text in _TEXT(one.text or ""):
                    yield Atom(text, text, (one,), look, run, path)
            elif tag in _SIGNS:
                sign = "\f" if one.get(f"{W}type") in ("page", "column") else _SIGNS[tag]
                yield Atom(sign, sign, (one,), look, run, path)
            elif tag != f"{W}rPr":
                self._astray |= tag == f"{W}fldChar"  # one that ends, and began before
                yield Atom("", self._piece(one), (one,), look, run, path)

    def _piece(self, one: etree._Element) -> str:
        """Name a piece by what a reader sees; nothing for what only a program sees."""
        tag = str(one.tag)
        if tag in _NOTES:
            note = self._known.notes.get((_NOTES[tag], str(one.get(f"{W}id"))), "")
            return f"[{_NOTES[tag]}: {note}]"
        if tag not in _OBJECTS:
            return ""
        keys = (
            str(value)
            for each in one.iter(etree.Element)
            for name, value in each.items()
            if str(name).startswith(f"{{{OFFICE}}}")
        )
        led = dict.fromkeys(self._known.links.get(key, "") for key in keys)
        words = "".join(str(it.text or "") for it in one.iter(f"{W}t"))
        return f"[{tag.rpartition('}')[2]}: {' '.join(led)} {words} {one.get(f'{W}char', '')}]"

    def _look(self, properties: etree._Element | None) -> str:
        if properties is None:
            return ""
        found = ((name, properties.find(f"{W}{name}")) for name in _LOOKS)
        held = ((name, str(one.get(f"{W}val", "1"))) for name, one in found if one is not None)
        return " ".join(
            f"{name}={self._known.styles.get(value, value) if name == 'rStyle' else value}"
            for name, value in held
            if value not in _OFF
        )


def _joined(found: list[Atom]) -> list[Atom]:
    """Make one of the pieces of a word, which programs put into runs of their own."""
    made: list[Atom] = []
    last = -1
    for one in found:
        if one.key and last >= 0 and _is_one(made[last], one):
            text = made[last].text + one.text
            made[last] = replace(made[last], text=text, key=text)
            continue
        if one.key:
            last = len(made)
        made.append(one)
    return made


def _is_one(first: Atom, second: Atom) -> bool:
    if first.look != second.look or first.path != second.path:
        return False
    texts = all(one.run is not None and one.nodes[0].tag == f"{W}t" for one in (first, second))
    ends = first.text[-1:], second.text[:1]
    return texts and (all(it.isalnum() for it in ends) or all(it.isspace() for it in ends))


def _belongs(one: etree._Element, parent: etree._Element) -> bool:
    """Leave out the properties of a holder, which are written with it."""
    return parent.tag == f"{W}p" or not str(one.tag).endswith("Pr")


def _begins(one: etree._Element) -> bool:
    if one.tag != f"{W}r":
        return False
    marks = [str(it.get(f"{W}fldCharType")) for it in one.iterchildren(f"{W}fldChar")]
    return "begin" in marks


def _texts(node: etree._Element) -> Iterator[etree._Element]:
    return node.iter(f"{W}t", f"{_M}t")


def _asked(node: etree._Element) -> str:
    """Give what the outer field of some runs asks for."""
    if node.tag == _FIELD:
        return str(node.get(f"{W}instr", ""))
    return "".join(one.text or "" for one in node.iter(f"{W}instrText"))
