"""One part of a template, from Word's XML to code that writes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from types import CodeType

from lxml import etree

from pipeline.word import grid, located, syntax
from pipeline.word.columns import Columns
from pipeline.word.drawing import Bound, bound
from pipeline.word.faults import Place, Refused
from pipeline.word.forbidden import Finding
from pipeline.word.meant import Words
from pipeline.word.patch import patched
from pipeline.word.proof import Fork, looked, proven
from pipeline.word.sandbox import Runnable, Sandbox, loaded
from pipeline.word.stretch import broken, sound, whole
from pipeline.word.tags import Findings, lined, marked
from pipeline.word.tree import W, serialised

_A4, _INCH, _SIDES = 11_906, 1_440, ("left", "right", "gutter")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Part:
    """A part with tags, compiled. `places` gives the place of each line of its source."""

    name: str
    code: CodeType
    template: Runnable
    places: tuple[Place, ...]
    proven: bool
    pictures: bool
    cells: bool
    looks: bool
    tables: Mapping[str, str]
    words: Words
    charts: tuple[Bound, ...] = ()

    def filled(self, sandbox: Sandbox, context: Mapping[str, object]) -> Iterator[bytes]:
        """Write the part; what is not proven to be well-formed is parsed."""
        stretches = sandbox.fill(self.template, context)
        if self.proven and not (self.tables or self.pictures or self.cells or self.looks):
            return (stretch.encode() for stretch in chain((_DECLARATION,), stretches))
        return chain((_DECLARATION.encode(),), self._finished(stretches))

    def _finished(self, stretches: Iterable[str]) -> Iterator[bytes]:
        """Go over the part a few hundred rows at a time, as it may have any number of them."""
        if not self.proven:
            stretches = sound(stretches)
        # Maps hold no stretch that they have handed on, which a loop would.
        filled = map(partial(self._followed, count(grid.FIRST_PICTURE)), whole(stretches))
        if not self.tables:
            return map(str.encode, filled)
        return chain.from_iterable(map(Columns(self.tables).fed, filled))

    def _followed(self, numbers: Iterator[int], xml: str) -> str:
        xml = looked(xml) if self.looks else xml
        xml = grid.closed(xml) if self.cells else xml
        return grid.numbered(xml, numbers) if self.pictures else xml

    def faults(self, sandbox: Sandbox, context: Mapping[str, object]) -> Findings:
        """Find out why filled() failed: everything, with its place."""
        found = self._placed(located.faults(self.code, self.words, sandbox, context))
        if not found:
            sandbox.refill(sandbox.budget)
            try:
                for _ in self._finished(sandbox.fill(self.template, context)):
                    pass  # only what is raised counts
            except Refused as refused:
                found.append((refused, Place(self.name)))
        return found

    def raised(self, error: Exception) -> Findings:
        """Give the place in this part that an exception comes from, if it comes from this part."""
        return self._placed(located.raised(error, self.template))

    def _placed(self, found: located.Found) -> Findings:
        return [(refused, self.places[min(line, len(self.places)) - 1]) for refused, line in found]


def compiled(
    root: etree._Element, name: str, sandbox: Sandbox, *, word: bool, main: bool = False
) -> tuple[Part | None, Findings]:
    """Compile a part, or say everything that is wrong with its tags. The tree is used up."""
    tables = grid.marked(root) if main else {}
    marks, findings = marked(root, name)
    charts, astray = bound(root, marks)
    findings += astray
    if findings:
        return None, findings
    rooms = [_room(one) for one in root.iter(f"{W}sectPr")] if main else []
    xml = serialised(root)
    source, lines = lined(patched(xml) if word else xml)
    places = tuple(marks[number] for number in lines)
    tree, found = syntax.parse(source, sandbox)
    if tree is not None:
        found = list(tree.findings(sandbox))
    if tree is None or found:
        return None, _placed(found, places)
    proof = proven(tree.outline, word=word, rooms=rooms)
    found = list(tree.misplaced(proof.spots))
    if not proof.holds and not any(isinstance(item, Fork) for item in tree.outline):
        found.append((broken(), 1))  # nothing that is filled in could make it whole
    if found:
        return None, _placed(found, places)
    code, found = tree.code(sandbox, proof.spots, f"<{name}>")
    if code is None:
        return None, _placed(found, places)
    pictures = main and "<wp:docPr " in source
    template = loaded(sandbox, code)
    part = Part(
        name,
        code,
        template,
        places,
        proof.holds,
        pictures,
        proof.cells,
        proof.looks,
        tables,
        tree.words,
        charts,
    )
    return part, []


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
