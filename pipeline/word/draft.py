"""The tags of a part, read to be looked at and not to be run."""

from collections.abc import Mapping

from jinja2 import nodes

from pipeline.frozen import Frozen
from pipeline.word import syntax
from pipeline.word.compile import unsound
from pipeline.word.faults import Place
from pipeline.word.forbidden import Finding
from pipeline.word.forks import torn as cut
from pipeline.word.prepare import prepared
from pipeline.word.proof import proven
from pipeline.word.sandbox import Sandbox
from pipeline.word.sheets import Sheet
from pipeline.word.spots import Spot
from pipeline.word.tags import TAG, Findings, has_tags

# What keeps the blocks of a part together where a tag stood that cannot be read.
_STOPGAPS = {"for": "{% for torn in () %}", "if": "{% if true %}", "elif": "{% elif true %}"}
_ENDS = {"for": "{% endfor %}", "if": "{% endif %}"}
_TRIES = 4
_UNREADABLE = ("T003", "T004", "T008")
_PLACES = ("p", "tr", "tc", "r")


class Draft(Frozen):
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
    ready, findings = prepared(sheet.root, sheet.name, word=sheet.word, keyed=False)
    source, places = ready.source, ready.places
    held, found = syntax.parse(source, sandbox)
    # An end without its beginning is no fault of its own where a torn tag may have been that.
    found = [one for one in found if not findings or one[0].code != "T004"]
    torn = held is None or bool(findings)
    held = held or _mended(source, found, sandbox)
    if held is None:
        return None, findings + _placed(found, places)
    found += held.findings(sandbox)
    proof = proven(held.outline, word=sheet.word)
    if not torn:
        found += (*held.misplaced(proof.spots), *cut(held.outline).findings)
        found += unsound(proof, held.outline)
    made = Draft(held.tree, places, proof.spots, torn)
    return made, findings + _placed(found, places)


def _word(tag: str) -> str:
    words = tag.strip("{%-+} ").split() if tag.startswith("{%") else []
    return next((word for word in words if word not in _PLACES), "")


def _placed(found: list[Finding], places: tuple[Place, ...]) -> Findings:
    """Give each fault its place, once."""
    unique = {(one.code, one.what, min(line, len(places))): one for one, line in found}
    return [(refused, places[line - 1]) for (_, _, line), refused in unique.items()]


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
