"""Put the tags that take a paragraph, row, cell or run with them in its place, and lose nothing.

docxtpl replaces the whole element by the tag. Where the element has more than the tag, what stands
before the tag comes before it, and what stands after it comes after.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.content import CONTROL, FORMULAS, RANGES, TEXTS, empty, shows, torn_field
from pipeline.word.entities import escaped
from pipeline.word.faults import Refused
from pipeline.word.misplaced import ALONE, NAMES, misplaced
from pipeline.word.tags import MARKS
from pipeline.word.tree import SPACE, W, cut, follow, is_on

_TAG_TEXT = rf"(\{{[{{%#])(p|tr|tc|r) ([^{MARKS}]*[{MARKS}]-?[}}%#]\}})"
_TAG = re.compile(_TAG_TEXT).search
_ANY = re.compile(_TAG_TEXT).sub
# The rows first: a paragraph that is taken out may be all of a row.
_KINDS = {kind: re.compile(rf"\{{[{{%#]{kind} ").search for kind in ("tr", "tc", "p", "r")}
_CLOSING = re.compile(r"\{%\s*end").match
_OF_BLOCK = re.compile(r"\{%\s*(?:if|for|el|end)").match
_MIDDLE = re.compile(r"\{%\s*el").match
_LAST_MARK = re.compile(f"[{MARKS}]").findall
_SECTION = f"{W}pPr/{W}sectPr"
_PAGE = f"{W}pPr/{W}pageBreakBefore"
_BEFORE_PAGE = tuple(f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines"))
_HELD = "\U0010ffe0", "\U0010ffe1"
_HOLD = re.compile(f"{_HELD[0]}(\\d+){_HELD[1]}").sub
_BEHIND = re.compile(f"\\A(?:{_HELD[0]}\\d+{_HELD[1]})*").sub
_MARKED = re.compile(f"[{MARKS}]").sub
_SHOWN = 60


@dataclass(slots=True)
class Aside:
    """Tags that stand between elements, kept away from docxtpl: each is a number in the XML."""

    tags: list[str] = field(default_factory=list)

    def put(self, tag: str) -> str:
        self.tags.append(tag)
        return f"{_HELD[0]}{len(self.tags) - 1}{_HELD[1]}"

    def back(self, xml: str) -> str:
        if not self.tags:
            return xml
        return _HOLD(lambda found: escaped(self.tags[int(found[1])]), xml)


class _Tag(Frozen):
    """A tag in a text, and what it takes with it."""

    text: etree._Element
    start: int
    end: int
    kind: str
    written: str
    raw: str
    owner: etree._Element | None

    @property
    def mark(self) -> str:
        return str(_LAST_MARK(self.written)[-1])


def structured(root: etree._Element, held: Aside) -> Iterator[tuple[Refused, str]]:
    """Put the tags in their places; give what cannot be, with the mark of its tag."""
    told: set[tuple[str, etree._Element | None]] = set()
    for kind, search in _KINDS.items():
        for text in [one for one in root.iter(*TEXTS) if search(one.text or "")]:
            while tag := next((one for one in _tags(text) if one.kind == kind), None):
                if kind == "p" and tag.owner is not None and _alone(tag, tag.owner):
                    follow(tag.owner, held.put(tag.written), before=True)
                    _broken(tag.owner)
                    cut(tag.owner)
                    break
                refused = _refused(tag)
                if refused is None and tag.owner is not None:
                    _PUT[kind](tag, tag.owner, held.put(tag.written))
                    continue
                _erase(tag, tag.written if _OF_BLOCK(tag.written) else "")
                if refused is not None and (kind, tag.owner) not in told:
                    yield refused, tag.mark
                if tag.owner is not None:
                    told.add((kind, tag.owner))


def _tags(text: etree._Element) -> Iterator[_Tag]:
    at = 0
    while found := _TAG(text.text or "", at):
        owner = next(text.iterancestors(f"{W}{found[2]}"), None)
        yield _Tag(text, *found.span(), found[2], f"{found[1]} {found[3]}", found[0], owner)
        at = found.end()


def _alone(tag: _Tag, paragraph: etree._Element) -> bool:
    """Say quickly of most tags that their paragraph holds nothing else."""
    run = tag.text.getparent()
    if run is None or tag.text.text != tag.raw or run.getparent() is not paragraph:
        return False
    return (
        paragraph[-1] is run
        and run[-1] is tag.text
        and all(one is run or one.tag == f"{W}pPr" for one in paragraph)
        and all(one is tag.text or one.tag == f"{W}rPr" for one in run)
        and paragraph.find(_SECTION) is None
    )


def _refused(tag: _Tag) -> Refused | None:
    if tag.owner is None:
        return misplaced(tag.kind)
    if tag.kind == "r":
        return None
    before, after = _sides(tag, tag.owner)
    if tag.kind == "p":
        divided = before or after or tag.owner.find(_SECTION) is not None
        return _undivided(tag, tag.owner) if divided else None
    return _shared(tag) if before and after else None


def _sides(tag: _Tag, owner: etree._Element) -> tuple[bool, bool]:
    """Say whether what the tag takes with it shows anything before the tag, and after it.

    Of a row or cell, other tags that take it with them are nothing that shows.
    """
    text = tag.text.text or ""
    sides = [_says(text[: tag.start], tag), _says(text[tag.end :], tag)]
    after, around = 0, set(tag.text.iterancestors(*FORMULAS, CONTROL))
    for one in owner.iter():
        if one is tag.text:
            after = 1
        elif not sides[after] and one not in around:
            sides[after] = shows(one) and _is_more(one, tag)
    return sides[0], sides[1]


def _is_more(one: etree._Element, tag: _Tag) -> bool:
    """Say whether what shows is more than tags like this one, and the controls around them."""
    if one.tag == CONTROL:  # a text without words is what another tag has left
        held = [text.text or "" for text in one.iter(*TEXTS)]
        return "" not in held and not any(map(_KINDS[tag.kind], held))
    return one.tag not in TEXTS or _says(one.text or "", tag)


def _says(text: str, tag: _Tag) -> bool:
    return bool((text if tag.kind == "p" else _without(tag.kind, text)).strip())


def _without(kind: str, text: str) -> str:
    return _ANY(lambda found: "" if found[2] == kind else found[0], text)


# --- Paragraphs.


def _undivided(tag: _Tag, paragraph: etree._Element) -> Refused | None:
    """Say why a paragraph cannot be divided where the tag stands."""
    run = tag.text.getparent()
    if run is None or run.getparent() is not paragraph:
        return _shared(tag)
    if paragraph.find(_SECTION) is not None and _MIDDLE(tag.written):
        return _section()
    before = [*run.itersiblings(preceding=True), *tag.text.itersiblings(preceding=True)]
    return _shared(tag) if torn_field(before) else None


def _put_paragraph(tag: _Tag, paragraph: etree._Element, placeholder: str) -> None:
    run = tag.text.getparent()
    if run is None or run.getparent() is not paragraph:  # in a link or a control, and alone there
        _erase(tag)
        _hoisted(list(paragraph.iter(*RANGES)), paragraph)
        follow(paragraph, placeholder, before=True)
        _broken(paragraph)
        cut(paragraph)
        return
    section = paragraph.find(_SECTION)
    if section is not None:
        cut(section)
    left = _divided(tag, paragraph, run)
    if section is not None and not _CLOSING(tag.written):
        _ending(left, section)
    _kept(left, paragraph)
    follow(paragraph, placeholder, before=True)
    if section is not None and _CLOSING(tag.written):
        _ending(paragraph, section)
    if paragraph.find(_SECTION) is None and empty(paragraph):
        _hoisted([one for one in paragraph if one.tag in RANGES], paragraph)
        _broken(paragraph)
        cut(paragraph)


def _broken(paragraph: etree._Element) -> None:
    """Let a page that begins with a paragraph which is taken out begin with what follows it."""
    page = paragraph.find(_PAGE)
    if page is None or not is_on(page):
        return
    after = next((one for one in paragraph.itersiblings() if one.tag not in RANGES), None)
    if after is None or after.tag == f"{W}sectPr":
        return
    if after.tag != f"{W}p":
        after = etree.Element(f"{W}p")
        after.tail, paragraph.tail = paragraph.tail, None
        paragraph.addnext(after)
    properties = after.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        after.insert(0, properties)
    if properties.find(f"{W}pageBreakBefore") is None:
        properties.insert(sum(one.tag in _BEFORE_PAGE for one in properties), page)


def _divided(tag: _Tag, paragraph: etree._Element, run: etree._Element) -> etree._Element:
    """Take what stands before the tag into a paragraph of its own, and leave the tag out."""
    left = etree.Element(f"{W}p")
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        left.append(deepcopy(properties))
    left.extend([one for one in _before(run) if one is not properties])
    first = _first_part(tag, run, (tag.text.text or "")[: tag.start].rstrip())
    if first is not None:
        left.append(first)
    tag.text.text = (tag.text.text or "")[tag.end :].lstrip()
    tag.text.set(SPACE, "preserve")
    return left


def _first_part(tag: _Tag, run: etree._Element, words: str) -> etree._Element | None:
    """Take what stands before the tag in its run into a run of the same look."""
    look = run.find(f"{W}rPr")
    first = etree.Element(f"{W}r")
    first.extend([one for one in _before(tag.text) if one is not look])
    if words:
        etree.SubElement(first, f"{W}t", {SPACE: "preserve"}).text = words
    if look is not None and len(first):
        first.insert(0, deepcopy(look))
    return first if len(first) else None


def _before(element: etree._Element) -> list[etree._Element]:
    return list(element.itersiblings(preceding=True))[::-1]


def _ending(paragraph: etree._Element, section: etree._Element) -> None:
    """Let a section end with a paragraph, outside of the block that the tag is of."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    properties.append(section)


def _kept(left: etree._Element, paragraph: etree._Element) -> None:
    """Put the left part before the paragraph, or only what marks a range where it shows nothing."""
    if left.find(_SECTION) is not None or not empty(left):
        paragraph.addprevious(left)
        if (page := paragraph.find(_PAGE)) is not None:
            cut(page)
    else:
        _hoisted([one for one in left if one.tag in RANGES], paragraph)


def _hoisted(ranges: list[etree._Element], before: etree._Element) -> None:
    for one in ranges:
        before.addprevious(one)


# --- Rows and cells.


def _put_whole(tag: _Tag, owner: etree._Element, placeholder: str) -> None:
    """Put the tag before or after its row or cell, or in its place where that shows nothing."""
    before, after = _sides(tag, owner)
    _erase(tag)
    if before:
        _tidied(tag)
        owner.tail = _BEHIND(lambda held: f"{held[0]}{placeholder}", owner.tail or "", count=1)
    elif after or any(one.kind == tag.kind for text in owner.iter(*TEXTS) for one in _tags(text)):
        _tidied(tag)
        follow(owner, placeholder, before=True)
    else:
        _hoisted(list(owner.iter(*RANGES)), owner)
        follow(owner, placeholder, before=True)
        cut(owner)


def _tidied(tag: _Tag) -> None:
    """Take out the paragraph that the tag had for itself, where its cell has another after it."""
    paragraph = next(tag.text.iterancestors(f"{W}p"), None)
    after = None if paragraph is None else paragraph.getnext()
    if paragraph is not None and after is not None and after.tag == f"{W}p" and empty(paragraph):
        cut(paragraph)


def _erase(tag: _Tag, instead: str = "") -> None:
    text = tag.text.text or ""
    tag.text.text = text[: tag.start] + instead + text[tag.end :]


# --- Runs.


def _put_run(tag: _Tag, run: etree._Element, placeholder: str) -> None:
    """Divide the run at the tag; both parts have its look."""
    text = tag.text.text or ""
    first = _first_part(tag, run, text[: tag.start])
    if first is not None:
        run.addprevious(first)
    follow(run, placeholder, before=True)
    tag.text.text = text[tag.end :]
    tag.text.set(SPACE, "preserve")
    if not tag.text.text:
        cut(tag.text)
        if all(one.tag == f"{W}rPr" for one in run):
            cut(run)


_PUT = {"p": _put_paragraph, "tr": _put_whole, "tc": _put_whole, "r": _put_run}


# --- What cannot be.


def _shared(tag: _Tag) -> Refused:
    what = say(
        "the tag with {word} takes its {place} with it, and that holds more: {words}",
        word=tag.kind,
        place=NAMES[tag.kind],
        words=_beside(tag),
    )
    return Refused("T033", what, ALONE[tag.kind])


def _beside(tag: _Tag) -> Text:
    """Say what stands beside a tag: its words, or else what it is."""
    owner = tag.owner
    held = [] if owner is None else list(owner.iter())
    texts = ((one.text or "").replace(tag.raw, "") for one in held if one.tag in TEXTS)
    words = _MARKED("", " ".join(" ".join(texts).split()))
    if words:
        return say("“{words}”", words=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")
    kinds = (etree.QName(one).localname for one in held if shows(one))
    return _KINDS_OF.get(next(kinds, ""), say("what is no text"))


def _section() -> Refused:
    what = say("a section ends in the paragraph of an else, which not every document has")
    return Refused("T033", what, say("end the section before if, or after endif"))


_PICTURE, _NOTE, _FIELD = say("a picture"), say("a note"), say("a field")
_KINDS_OF = {
    **dict.fromkeys(("drawing", "pict", "object"), _PICTURE),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), _NOTE),
    **dict.fromkeys(("footnoteRef", "endnoteRef"), say("the number of a note")),
    **dict.fromkeys(("fldChar", "instrText", "fldSimple"), _FIELD),
    "sdt": say("a content control"),
    "br": say("a page break"),
    "oMath": say("a formula"),
    "oMathPara": say("a formula"),
}
