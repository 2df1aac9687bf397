"""Dashes in a tag: {%- joins its paragraph to the one before, -%} the next one to its own.

In the middle of a paragraph they take away spaces, as Jinja's do.
"""

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.word.content import RANGES, shows
from pipeline.word.faults import Refused
from pipeline.word.stretches import look
from pipeline.word.tags import MARKS
from pipeline.word.tree import W, cut

_FRONTS = re.compile(rf"\{{%-(?=[^{MARKS}]*([{MARKS}])-?%\}})").finditer
_BACK = re.compile(rf"([{MARKS}])-%\}}").search
_DASH = re.compile(r"\{%-|-%\}").search
_BLOCKS = f"{W}p", f"{W}tbl", f"{W}sdt"
_PLACED = re.compile(r"\{%(?:p|tr|tc) ").search


def merged(root: etree._Element) -> Iterator[tuple[Refused, str]]:
    """Join the paragraphs that dashes join; give the dashes that cannot."""
    for text in _dashed(root):
        while back := _BACK(text.text or ""):
            yield from _ended(text, back)
    for text in _dashed(root):
        # The last one first, for the first one may take its text to another paragraph.
        while fronts := list(_FRONTS(text.text or "")):
            yield from _begun(text, fronts[-1])


def _dashed(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.iter(f"{W}t") if _DASH(one.text or "")]


def _ended(text: etree._Element, back: re.Match[str]) -> Iterator[tuple[Refused, str]]:
    words, after = back.string, back.string[back.end() :]
    text.text = f"{words[: back.end(1)]}%}}{after.lstrip()}"
    paragraph = next(text.iterancestors(f"{W}p"), None)
    if paragraph is None or after.strip() or _shown(paragraph, text, before=False):
        return
    yield from _joined(paragraph, _neighbour(paragraph, before=False), back[1])


def _begun(text: etree._Element, front: re.Match[str]) -> Iterator[tuple[Refused, str]]:
    before = front.string[: front.start()]
    text.text = f"{before.rstrip()}{{%{front.string[front.end() :]}"
    paragraph = next(text.iterancestors(f"{W}p"), None)
    if paragraph is None or before.strip() or _shown(paragraph, text, before=True):
        return
    yield from _joined(_neighbour(paragraph, before=True), paragraph, front[1])


def _joined(
    above: etree._Element | None, below: etree._Element | None, mark: str
) -> Iterator[tuple[Refused, str]]:
    """Join two paragraphs, if there are two. Where there is but one, nothing is lost."""
    if above is None or below is None:
        return
    why = _unjoined(above, below)
    if why is None:
        _join(above, below)
    else:
        yield _apart(why), mark


def _shown(paragraph: etree._Element, text: etree._Element, *, before: bool) -> bool:
    """Say whether the paragraph shows anything before a text of it, or after."""
    every = list(paragraph.iter())
    at = every.index(text)
    return any(map(shows, every[:at] if before else every[at + 1 :]))


def _neighbour(paragraph: etree._Element, *, before: bool) -> etree._Element | None:
    """Give what stands beside a paragraph, behind what only marks a range."""
    beside = (one for one in paragraph.itersiblings(preceding=before) if one.tag not in RANGES)
    found = next(beside, None)
    return found if found is not None and found.tag in _BLOCKS else None


def _unjoined(above: etree._Element, below: etree._Element) -> Text | None:
    """Say why two paragraphs cannot become one."""
    if not above.tag == below.tag == f"{W}p":
        return say("what it should join is no paragraph")
    if any(one.find(f"{W}pPr/{W}sectPr") is not None for one in (above, below)):
        return say("a section ends between the paragraphs that it should join")
    if any(_PLACED("".join(map(str, one.itertext(f"{W}t")))) for one in (above, below)):
        return say("the paragraph that it should join is taken out by its own tag")
    return None


def _join(above: etree._Element, below: etree._Element) -> None:
    """Put a paragraph's content behind another's, and in its last run where the look is one."""
    between = list(above.itersiblings())
    above.extend(between[: between.index(below)])
    content = [one for one in below if one.tag != f"{W}pPr"]
    last, first = (above[-1] if len(above) else None), (content[0] if content else None)
    if last is not None and first is not None and _continue(last, first):
        last[-1].text = (last[-1].text or "") + (_texts(first)[0].text or "")
        last.extend([one for one in first if one.tag != f"{W}rPr"][1:])
        cut(first)
    above.extend(content[1:] if first is not None and first.getparent() is None else content)
    cut(below)


def _continue(last: etree._Element, first: etree._Element) -> bool:
    if not (last.tag == first.tag == f"{W}r" and look(last) == look(first) and len(last)):
        return False
    return last[-1].tag == f"{W}t" and bool(_texts(first)) and _texts(first)[0] is _content(first)


def _content(run: etree._Element) -> etree._Element | None:
    return next((one for one in run if one.tag != f"{W}rPr"), None)


def _texts(run: etree._Element) -> list[etree._Element]:
    return list(run.iterchildren(f"{W}t"))


def _apart(why: Text) -> Refused:
    what = say("the dash in the tag joins paragraphs, and {why}", why=why)
    return Refused("T033", what, say("take the dash away, or write the text in one paragraph"))
