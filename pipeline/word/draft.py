"""The tags of a part, read to be looked at and not to be run."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import nodes

from pipeline.diagnostics import say
from pipeline.word import syntax
from pipeline.word.faults import Place, Refused
from pipeline.word.form import Sheet
from pipeline.word.part import broken
from pipeline.word.patch import patched
from pipeline.word.proof import Fork, Proof, Spot, proven
from pipeline.word.sandbox import Sandbox
from pipeline.word.tags import TAG, Findings, has_tags, lined, marked
from pipeline.word.tree import serialised

# What keeps the blocks of a part together where a tag stood that cannot be read.
_STOPGAPS = {"for": "{% for torn in () %}", "if": "{% if true %}", "elif": "{% elif true %}"}
_TRIES = 4
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
    numbered, findings = marked(sheet.root, sheet.name)
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
    found += [] if torn else _unsound(held, proof)
    made = Draft(held.tree, places, proof.spots, torn)
    return made, findings + _placed(found, source, places)


def _unsound(held: syntax.Syntax, proof: Proof) -> list[syntax.Finding]:
    """Find what breaks the XML whatever is filled in, and what may break it."""
    found = list(held.misplaced(proof.spots))
    if not proof.holds:
        forks = any(isinstance(one, Fork) for one in held.outline)
        found.append((_perhaps_broken() if forks else broken(), 1))
    return found


def _placed(found: list[syntax.Finding], source: str, places: tuple[Place, ...]) -> Findings:
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


def _mended(source: str, found: list[syntax.Finding], sandbox: Sandbox) -> syntax.Syntax | None:
    """Put stopgaps where tags cannot be read, until the rest can."""
    for _ in range(_TRIES):
        source = _patched_up(source, found)
        held, found = syntax.parse(source, sandbox)
        if held is not None:
            return held
    return None


def _patched_up(source: str, found: list[syntax.Finding]) -> str:
    lines = source.split("\n")
    for refused, number in found:
        line = lines[min(number, len(lines)) - 1]
        if tag := TAG.match(line):
            word = (tag[0].strip("{%-+} ").split() or [""])[0]
            stopgap = _STOPGAPS.get(word, "") if refused.code == "T003" else ""
            lines[number - 1] = stopgap + line[tag.end() :]
    return "\n".join(lines)


def _perhaps_broken() -> Refused:
    return Refused(
        "T030",
        say("blocks open and close in different kinds of places, which may break the document"),
        say("put for and endfor, if and endif each in a paragraph or row of their own"),
    )
