"""Random edits of real documents, as an author or a new dossier may make them."""

import copy
import os
import random
from collections.abc import Callable, Sequence

from lxml import etree

from tests.word.make import W, unzipped, zipped

Element = etree._Element
_NEW = [
    "verdi",
    "bolig",
    "frist",
    "2027",
    "kommunen",
    "–",
    "«ny»",
    "14.",
    "økonomi",
    "råd",
    "&",
    "<plan>",
    "3,5",
    "50",
    "%",
    "juni",
    "årlig",
]


# How many random edits each test makes: make soak asks for more.
TRIES = int(os.environ.get("SAKSFLYT_EDITS", "40"))


class Hand:
    """Edits one file; `kept` are the texts of blocks that it leaves alone."""

    def __init__(self, data: bytes, seed: int, kept: frozenset[str] = frozenset()) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same edits in every run
        self.kept = kept
        self.held = unzipped(data)
        self.roots = {
            name: etree.fromstring(part)
            for name, part in self.held.items()
            if name.startswith(("word/document", "word/header", "word/footer"))
        }
        self.body = self.roots["word/document.xml"]

    def done(self) -> bytes:
        for name, root in self.roots.items():
            self.held[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return zipped(self.held)

    def make(self, edits: Sequence[Callable[["Hand"], None]], count: int) -> bytes:
        for _ in range(count):
            self.chance.choice(edits)(self)
        return self.done()

    def one(self, root: Element, *tags: str) -> Element | None:
        found = [
            it
            for it in root.iter(*(f"{W}{tag}" for tag in tags))
            if not self.kept.intersection(words(p) for p in it.iter(f"{W}p"))
        ]
        return self.chance.choice(found) if found else None

    def some(self) -> str:
        return " ".join(self.chance.choices(_NEW, k=self.chance.randint(1, 5)))


def words(one: Element) -> str:
    return "".join(it.text or "" for it in one.iter(f"{W}t"))


def word_changed(hand: Hand) -> None:
    root = hand.chance.choice(list(hand.roots.values()))
    _changed(hand, root)


def body_word_changed(hand: Hand) -> None:
    _changed(hand, hand.body)


def _changed(hand: Hand, root: Element) -> None:
    paragraph = hand.one(root, "p")
    said = [] if paragraph is None else [it for it in paragraph.iter(f"{W}t") if it.text]
    if not said:
        return
    text = hand.chance.choice(said)
    held = (text.text or "").split(" ")
    at = hand.chance.randrange(len(held))
    step = hand.chance.random()
    if step < 0.4:
        held[at] = hand.some()
    elif step < 0.7:
        held.insert(at, hand.some())
    elif len(held) > 1:
        del held[at : at + hand.chance.randint(1, 4)]
    text.text = " ".join(held)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def paragraph_added(hand: Hand) -> None:
    paragraph = hand.one(hand.body, "p")
    if paragraph is not None:
        new = _fresh(hand, paragraph)
        paragraph.addnext(new) if hand.chance.random() < 0.7 else paragraph.addprevious(new)


def _fresh(hand: Hand, like: Element) -> Element:
    new = copy.deepcopy(like)
    for one in list(new):
        if one.tag != f"{W}pPr":
            new.remove(one)
    run = etree.SubElement(new, f"{W}r")
    etree.SubElement(run, f"{W}t").text = hand.some()
    return new


def paragraph_gone(hand: Hand) -> None:
    paragraph = hand.one(hand.body, "p")
    parent = None if paragraph is None else paragraph.getparent()
    if paragraph is not None and parent is not None and len(parent.findall(f"{W}p")) > 1:
        parent.remove(paragraph)


def paragraph_moved(hand: Hand) -> None:
    found = [it for it in hand.body.iterfind(f"{W}body/{W}p") if words(it) not in hand.kept]
    if len(found) > 1:
        one, other = hand.chance.sample(found, 2)
        other.addnext(one)


def style_changed(hand: Hand) -> None:
    paragraph = hand.one(hand.body, "p")
    style = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None:
        style.set(f"{W}val", hand.chance.choice(("Heading1", "Heading2", "Ramme", "Tabelltekst")))


def made_bold(hand: Hand) -> None:
    run = hand.one(hand.body, "r")
    if run is None or run.find(f"{W}t") is None:
        return
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
    if look.find(f"{W}rStyle") is None:
        look.insert(0, etree.Element(f"{W}rStyle", {f"{W}val": "Strong"}))


def row_added(hand: Hand) -> None:
    row = hand.one(hand.body, "tr")
    if row is None:
        return
    new = copy.deepcopy(row)
    for paragraph in list(new.iter(f"{W}p")):
        fresh = _fresh(hand, paragraph)
        parent = paragraph.getparent()
        assert parent is not None
        parent.replace(paragraph, fresh)
    row.addnext(new)


def row_gone(hand: Hand) -> None:
    row = hand.one(hand.body, "tr")
    parent = None if row is None else row.getparent()
    if row is not None and parent is not None and len(parent.findall(f"{W}tr")) > 1:
        parent.remove(row)


def table_gone(hand: Hand) -> None:
    table = hand.one(hand.body, "tbl")
    after = None if table is None else table.getnext()
    if table is not None and after is not None and after.tag == f"{W}p":
        parent = table.getparent()
        assert parent is not None
        parent.remove(table)


def table_added(hand: Hand) -> None:
    table, place = hand.one(hand.body, "tbl"), hand.one(hand.body, "p")
    if (
        table is not None
        and place is not None
        and next(place.iterancestors(f"{W}tbl"), None) is None
    ):
        place.addprevious(copy.deepcopy(table))


def column_gone(hand: Hand) -> None:
    table = hand.one(hand.body, "tbl")
    if table is None or table.find(f".//{W}gridSpan") is not None:
        return
    grid = table.findall(f"{W}tblGrid/{W}gridCol")
    if len(grid) > 1:
        for one in (grid[-1], *(row.findall(f"{W}tc")[-1] for row in table.iter(f"{W}tr"))):
            parent = one.getparent()
            assert parent is not None
            parent.remove(one)


def control_gone(hand: Hand) -> None:
    for root in hand.roots.values():
        for control in list(root.iter(f"{W}sdt")):
            parent = control.getparent()
            if parent is not None and parent.tag in (f"{W}hdr", f"{W}ftr"):
                parent.remove(control)


def control_added(hand: Hand) -> None:
    place = hand.one(hand.body, "p")
    if place is not None and next(place.iterancestors(f"{W}tbl", f"{W}sdt"), None) is None:
        control = etree.Element(f"{W}sdt")
        about = etree.SubElement(control, f"{W}sdtPr")
        etree.SubElement(about, f"{W}alias", {f"{W}val": "Merke"})
        etree.SubElement(control, f"{W}sdtContent").append(_fresh(hand, place))
        place.addprevious(control)


EVERY = (
    *(word_changed, body_word_changed, body_word_changed, paragraph_added, paragraph_gone),
    *(paragraph_moved, style_changed, made_bold, row_added, row_gone, table_gone, table_added),
    *(column_gone, control_gone, control_added),
)
AUTHORS = (
    *(body_word_changed, body_word_changed, body_word_changed, paragraph_added, paragraph_gone),
    *(paragraph_moved, made_bold, row_added, row_gone, style_changed),
)
