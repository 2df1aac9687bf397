"""The tags of a part, read to be looked at and not to be run."""

from collections.abc import Iterable, Mapping

from jinja2 import nodes

from pipeline.frozen import Frozen
from pipeline.word import slips, syntax
from pipeline.word.compile import unsound
from pipeline.word.faults import Place
from pipeline.word.fitting import BEGINNINGS, Lack, Unfitting, closing, misfits
from pipeline.word.forbidden import Finding
from pipeline.word.forks import torn as cut
from pipeline.word.prepare import prepared
from pipeline.word.proof import proven
from pipeline.word.sandbox import Sandbox
from pipeline.word.sheets import Sheet
from pipeline.word.spots import Spot
from pipeline.word.stopgaps import stopgap
from pipeline.word.tags import TAG, Findings, has_tags

_TRIES = 4
_UNREADABLE = ("T003", "T008")


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


def _placed(found: list[Finding], places: tuple[Place, ...]) -> Findings:
    """Give each fault its place, once."""
    unique = {(one.code, one.what, min(line, len(places))): one for one, line in found}
    return [(refused, places[line - 1]) for (_, _, line), refused in unique.items()]


def _mended(source: str, found: list[Finding], sandbox: Sandbox) -> syntax.Syntax | None:
    """Put in what blocks lack, and stopgaps where tags cannot be read, until the rest can."""
    source = _fitted(source, misfits(syntax.commands(source)))
    for _ in range(_TRIES):
        source = _patched_up(source, found)
        held, found = syntax.parse(source, sandbox)
        if held is not None:
            return held
    return None


def _fitted(source: str, wrong: Iterable[Unfitting]) -> str:
    """Make the blocks fit: each tag stays on its line, and what is put in stands beside one."""
    lines = source.split("\n")
    ended = ""
    for one in wrong:
        if one.fault is Lack.UNCLOSED and one.at:
            lines[one.at - 2] += closing(one.word)
        elif one.fault is Lack.UNCLOSED:
            ended = closing(one.word) + ended
        elif one.fault is Lack.UNOPENED and (one.opened or one.word in BEGINNINGS):
            tag, rest = _parted(lines[one.at - 1])
            begun = stopgap(one.opened or BEGINNINGS[one.word])
            lines[one.at - 1] = tag + begun + rest
        else:
            right = closing(one.opened) if one.fault is Lack.INSTEAD else ""
            right = stopgap(one.word) if one.fault is Lack.READ else right
            lines[one.line - 1] = right + _parted(lines[one.line - 1])[1]
    return "\n".join(lines) + ended


def _patched_up(source: str, found: list[Finding]) -> str:
    """Put stopgaps where tags cannot be read."""
    lines = source.split("\n")
    for refused, number in found:
        tag, rest = _parted(lines[min(number, len(lines)) - 1])
        # What is only not allowed can be read all the same.
        if tag and refused.code in _UNREADABLE:
            lines[number - 1] = stopgap(slips.role(tag)) + rest
    return "\n".join(lines)


def _parted(line: str) -> tuple[str, str]:
    """Part the tag that a line begins with from the rest of it."""
    tag = TAG.match(line)
    return (tag[0], line[tag.end() :]) if tag else ("", line)
