"""The tags of a part, read to be looked at and not to be run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from lxml import etree

from pipeline.diagnostics import say
from pipeline.word import mend, syntax
from pipeline.word.drawing import bound
from pipeline.word.faults import Place, Refused
from pipeline.word.forbidden import Finding
from pipeline.word.forks import torn as cut
from pipeline.word.patch import patched
from pipeline.word.proof import Fork, Proof, Spot, proven
from pipeline.word.sandbox import Sandbox
from pipeline.word.sheets import Sheet
from pipeline.word.stretch import broken
from pipeline.word.tags import TAG, Findings, has_tags, lined, marked, placing
from pipeline.word.tree import W, serialised, text_of

# What keeps the blocks of a part together where a tag stood that cannot be read.
_STOPGAPS = {"for": "{% for torn in () %}", "if": "{% if true %}", "elif": "{% elif true %}"}
_ENDS = {"for": "{% endfor %}", "if": "{% endif %}"}
_LATER = ("elif", "else", "endfor", "endif")
_TRIES = 4
_UNREADABLE = ("T003", "T004", "T008")
_PLACES = ("p", "tr", "tc", "r")
_CURLY = str.maketrans("", "", "«»„‚‹›")


@dataclass(frozen=True, slots=True)
class Draft:
    """The tags of a part: their tree, the place of each of its lines, and where values stand.

    A `torn` one lacks the tags that cannot be read.
    """

    tree: nodes.Template
    places: tuple[Place, ...]
    spots: Mapping[int, Spot]
    torn: bool

    def place(self, line: int) -> Place:
        return self.places[min(line, len(self.places)) - 1]


def draft(sheet: Sheet, sandbox: Sandbox) -> tuple[Draft | None, Findings]:
    """Read what can be read, and say what cannot. The part's own tree is used up."""
    if not sheet.filled or not has_tags(sheet.root):
        return None, []
    if sheet.word:
        mend.shaded(sheet.root)
    numbered, findings = marked(sheet.root, sheet.name)
    findings += bound(sheet.root, numbered, keyed=False)[1]
    xml = serialised(sheet.root)
    source, lines = lined(patched(xml) if sheet.word else xml)
    places = tuple(numbered[number] for number in lines)
    held, found = syntax.parse(source, sandbox)
    # An end without its beginning is no fault of its own where a torn tag may have been that.
    found = [one for one in found if not findings or one[0].code != "T004"]
    torn = held is None or bool(findings)
    held = held or _mended(source, found, sandbox)
    if held is None:
        return None, findings + _placed(found, source, places)
    found += held.findings(sandbox)
    proof = proven(held.outline, word=sheet.word)
    if not torn:
        found += _unsound(held, proof)
        findings += _astray(sheet) if not proof.holds and _forked(held) else []
    made = Draft(held.tree, places, proof.spots, torn)
    return made, findings + _placed(found, source, places)


def _unsound(held: syntax.Syntax, proof: Proof) -> list[Finding]:
    """Find what breaks the XML whatever is filled in."""
    found = [*held.misplaced(proof.spots), *cut(held.outline).findings]
    if not proof.holds and not _forked(held):
        found.append((broken(), 1))
    return found


def _forked(held: syntax.Syntax) -> bool:
    return any(isinstance(one, Fork) for one in held.outline)


def _astray(sheet: Sheet) -> Iterator[tuple[Refused, Place]]:
    """Find the ends that stand in another kind of place than the beginnings of their blocks."""
    place = placing(sheet.root, sheet.name)
    still_open: list[etree._Element | None] = []
    found = []
    for paragraph in sheet.root.iter(f"{W}p"):
        for tag in TAG.findall(text_of(paragraph)):
            word, around = _word(tag), _around(tag, paragraph)
            if word in _ENDS:
                still_open.append(around)
            elif word in _LATER and still_open and around is not still_open[-1]:
                found.append((_perhaps_broken(), place(paragraph)))
            if word in ("endfor", "endif") and still_open:
                still_open.pop()
    yield from found or [(_perhaps_broken(), Place(sheet.name))]


def _around(tag: str, paragraph: etree._Element) -> etree._Element | None:
    """Give what holds the places that a block opens and closes in: a paragraph, table or row."""
    if tag.startswith("{%p "):
        return paragraph.getparent()
    for opening, outer in (("{%tr ", f"{W}tbl"), ("{%tc ", f"{W}tr")):
        if tag.startswith(opening):
            return next(paragraph.iterancestors(outer), None)
    return paragraph


def _word(tag: str) -> str:
    words = tag.strip("{%-+} ").split() if tag.startswith("{%") else []
    return next((word for word in words if word not in _PLACES), "")


def _placed(found: list[Finding], source: str, places: tuple[Place, ...]) -> Findings:
    """Give each fault its place, once, and a better hint where quotes are the cause."""
    written = source.split("\n")
    unique = {(one.code, one.what, min(line, len(places))): one for one, line in found}
    return [
        (_quoted(refused, written[line - 1]), places[line - 1])
        for (_, _, line), refused in unique.items()
    ]


def _quoted(refused: Refused, written: str) -> Refused:
    tag = TAG.match(written)
    if refused.code != "T003" or tag is None or tag[0] == tag[0].translate(_CURLY):
        return refused
    return Refused(refused.code, refused.what, say("write straight quotes, \" or ', in a tag"))


def _mended(source: str, found: list[Finding], sandbox: Sandbox) -> syntax.Syntax | None:
    """Put stopgaps where tags cannot be read, until the rest can."""
    for first in (True, *(False,) * _TRIES):
        source = _patched_up(source, found, first=first)
        held, found = syntax.parse(source, sandbox)
        if held is not None:
            return held
    return None


def _patched_up(source: str, found: list[Finding], *, first: bool) -> str:
    """Close at the end what is never closed, at `first`; take out what else cannot be read."""
    lines = source.split("\n")
    ends = []
    for refused, number in found:
        line = lines[min(number, len(lines)) - 1]
        tag = TAG.match(line)
        # What is only not allowed can be read all the same.
        if tag is None or refused.code not in _UNREADABLE:
            continue
        word = _word(tag[0])
        if first and refused.code == "T004" and word in _ENDS:
            ends.append(_ENDS[word])
        else:
            stopgap = _STOPGAPS.get(word, "") if refused.code == "T003" else ""
            lines[number - 1] = stopgap + line[tag.end() :]
    return "\n".join((*lines, *reversed(ends)))


def _perhaps_broken() -> Refused:
    return Refused(
        "T030",
        say("blocks open and close in different kinds of places, which may break the document"),
        say("put for and endfor, if and endif each in a paragraph or row of their own"),
    )
