"""One part of a template, from Word's XML to code that writes it."""

from lxml import etree

from pipeline.word import syntax
from pipeline.word.faults import Place
from pipeline.word.forbidden import Finding
from pipeline.word.foresee import Ordinal, following
from pipeline.word.foresee import marked as marked_for_later
from pipeline.word.forks import torn
from pipeline.word.part import Part
from pipeline.word.prepare import prepared
from pipeline.word.proof import Proof, proven
from pipeline.word.prune import loose
from pipeline.word.sandbox import Sandbox, loaded
from pipeline.word.spots import Fork, Outline
from pipeline.word.stretch import broken
from pipeline.word.tags import Findings
from pipeline.word.tree import W

_A4, _INCH, _SIDES = 11_906, 1_440, ("left", "right", "gutter")
_A_PART = Ordinal()


def compiled(
    root: etree._Element, name: str, sandbox: Sandbox, *, word: bool, ordinal: Ordinal = _A_PART
) -> tuple[Part | None, Findings]:
    """Compile a part, or say everything that is wrong with its tags. The tree is used up."""
    later = marked_for_later(root, ordinal)
    made, findings = prepared(root, name, word=word)
    if findings:
        return None, findings
    rooms = [_room(one) for one in root.iter(f"{W}sectPr")] if ordinal.main else []
    source, places, charts = made.source, made.places, made.charts
    tree, found = syntax.parse(source, sandbox)
    if tree is not None:
        found = list(tree.findings(sandbox))
    if tree is None or found:
        return None, _placed(found, places)
    proof = proven(tree.outline, word=word, rooms=rooms)
    halves = torn(tree.outline)
    found = [*tree.misplaced(proof.spots), *halves.findings, *unsound(proof, tree.outline)]
    if found:
        return None, _placed(found, places)
    if halves.loose:
        tree.rewrite(halves.without)
    held = loose(tree.outline)
    follow, spots = following(tree, proof, later, ordinal)
    code, found = tree.code(sandbox, spots, f"<{name}>")
    if code is None:
        return None, _placed(found, places)
    template = loaded(sandbox, code)
    given = (name, code, template, places, proof.holds, follow, tree.words)
    return Part(*given, charts, held), []


def _room(section: etree._Element) -> int:
    """Say how wide the text of a section is; of columns each counts as one."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    try:
        page = int(size.get(f"{W}w", "")) if size is not None else _A4
        held = [int(margins.get(f"{W}{one}", "0")) for one in _SIDES] if margins is not None else []
    except ValueError:
        return _A4 - 2 * _INCH
    columns = section.find(f"{W}cols")
    count = str(columns.get(f"{W}num", "1")) if columns is not None else "1"
    room = page - (sum(held) if held else 2 * _INCH)
    return max(_INCH, room) // max(1, int(count) if count.isdecimal() else 1)


def _placed(found: list[Finding], places: tuple[Place, ...]) -> Findings:
    unique = {(refused.code, refused.what, line): refused for refused, line in found}
    return [(refused, places[min(key[2], len(places)) - 1]) for key, refused in unique.items()]


def unsound(proof: Proof, outline: Outline) -> list[Finding]:
    """Find the blocks that tear the document, whatever is filled in or with some of it."""
    found = [(broken(left), line) for line, left in proof.astray]
    if not (found or proof.holds or any(isinstance(item, Fork) for item in outline)):
        found.append((broken(), 1))  # nothing that is filled in could make it whole
    return found
