"""Charts in a text: which of them a tag fills, and the parts that each of them then is."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from posixpath import splitext
from typing import Any

from lxml import etree

from pipeline.diagnostics import Rejected, say
from pipeline.frozen import Frozen, replace
from pipeline.word import chart
from pipeline.word.chart import C
from pipeline.word.drawings import DRAWN, Bound, Drawings
from pipeline.word.faults import Place, Refused, fault
from pipeline.word.package import OFFICE, Link, Parts, free, rels_of
from pipeline.word.series import WORDS, Figures
from pipeline.word.tags import Findings
from pipeline.word.tree import W
from pipeline.word.workbook import workbook
from pipeline.word.zipped import Member

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = f"{{{OFFICE}}}"
TAG = re.compile(r"\{%[-+]?\s*chart\b\s*(.*?)[-+]?%\}", re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*(end|)(?:if|for)\b").finditer
# Stands in a tag for the number of its place, as tags.py puts it there.
_FIRST = 0xF0000
_MARK = re.compile("[\U000f0000-\U000fffff]")
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DATA = ("package", "oleObject")
_SHARED = ("image", "hyperlink")

# --- In the text.


def bound(
    root: etree._Element, places: list[Place], *, keyed: bool = True
) -> tuple[tuple[Bound, ...], Findings]:
    """Turn the tags of charts into such as print: the words and, if `keyed`, the chart's key."""
    tagged = [(one, tags) for one in root.iter(f"{WP}docPr") if (tags := _tags(one))]
    if root.tag != f"{W}document" or not tagged:
        return (), []
    found: list[Bound] = []
    findings: Findings = []
    stem = _stem(root)
    for properties, tags in tagged:
        sign = next(_MARK.finditer(tags[0][0]), None)
        place = places[min(ord(sign[0]) - _FIRST, len(places) - 1)] if sign else places[0]
        held = shown(properties)
        wrong = _no_chart() if held is None else _wrong(tags)
        if held is None or wrong is not None:
            findings += [(wrong, place)] if wrong else []
            continue
        _describe(properties, f"{{{{ ({tags[0][1].strip()})|{WORDS} }}}}")
        found.append(Bound(str(held.get(f"{_R}id")), place))
        if keyed:
            asked = f'"{stem}"|{DRAWN}({len(found) - 1}{sign[0] if sign else ""})'
            held.set(f"{_R}id", f"{{{{ {asked} }}}}")
    return tuple(found), findings


def _tags(properties: etree._Element) -> list[re.Match[str]]:
    return [tag for name in NAMES for tag in TAG.finditer(str(properties.get(name, "")))]


NAMES = "descr", "title"


def _wrong(tags: list[re.Match[str]]) -> Refused | None:
    if len(tags) > 1:
        return _several()
    if not _MARK.sub("", tags[0][1]).strip():
        return _unnamed()
    return _in_block() if _is_in_block(tags[0]) else None


def _is_in_block(tag: re.Match[str]) -> bool:
    """Say whether a condition or loop in the alternative text would give no chart, or many."""
    ends = [one[1] for one in _BLOCK(tag.string, 0, tag.start())]
    return ends.count("") > ends.count("end")


def _stem(root: etree._Element) -> str:
    """Begin the keys of charts as no key of the text begins."""
    found: Any = root.xpath("//@r:*", namespaces={"r": OFFICE})  # lxml types what it may give
    keys = set(map(str, found))
    stems = (f"chart{'_' * n}" for n in count(1))
    return next(one for one in stems if not any(key.startswith(one) for key in keys))


def shown(properties: etree._Element) -> etree._Element | None:
    """Give the one chart that the drawing shows, if it shows no more than that."""
    drawing = properties.getparent()
    held = [] if drawing is None else list(drawing.iter(f"{C}chart"))
    return held[0] if len(held) == 1 and held[0].get(f"{_R}id") else None


def _describe(properties: etree._Element, words: str) -> None:
    """Put the words where the tag stood; those of a title follow the description.

    Screen readers read the description, and Word shows an author no other field.
    """
    title, said = (str(properties.get(name, "")) for name in ("title", "descr"))
    if TAG.search(said):
        properties.set("descr", TAG.sub(lambda _: words, said))
        return
    rest = TAG.sub("", title).strip()
    if rest:
        properties.set("title", rest)
    else:
        del properties.attrib["title"]
    properties.set("descr", f"{said} {words}".strip())


# --- In the package.


class Plate(Frozen):
    """A chart part of a template, to be drawn from any number of times."""

    name: str
    tree: etree._Element
    links: tuple[Link, ...]
    place: Place


class Charts(Frozen):
    """The charts of a template that are drawn anew, and what leads to them."""

    template: str
    parts: Parts
    links: tuple[Link, ...]
    plates: tuple[Plate, ...]
    drawings: Drawings
    stem: str
    gone: frozenset[str]

    def drawn(self, members: Iterable[Member]) -> Iterator[Member]:
        """Add the charts that the text has come to have; raises Rejected for what cannot be."""
        held = {one.name: one for one in members if one.name not in self.gone}
        types = {name: one for name, one in self.parts.types.items() if name not in self.gone}
        parts, links = Parts(held, types), list(self.links)
        taken = {name.casefold() for name in types}
        for number, one in enumerate(self.drawings.noted, 1):
            plate = self.plates[one.number]
            try:
                parts, name = _printed(parts, self.parts, plate, one.figures, taken)
            except Refused as refused:
                raise Rejected(fault(self.template, refused, plate.place)) from None
            links.append(Link(f"{self.stem}{number}", f"{OFFICE}/chart", name))
        yield from parts.leading(self.parts.main, links).listed().members.values()


def charts(
    template: str, parts: Parts, held: tuple[Bound, ...], drawings: Drawings
) -> tuple[Charts, Findings]:
    """Find the parts of the charts that tags fill; what only they lead to goes with them."""
    keys = {one.key for one in held}
    root = parts.tree(parts.main)
    seen = [one for one in root.iter(f"{C}chart") if one.get(f"{_R}id") in keys]
    still = {str(one.get(f"{_R}id")) for one in seen} if len(seen) > len(held) else set()
    known = {one.key: one for one in parts.links(parts.main)}
    findings: Findings = []
    plates = []
    for one in held:
        link = known.get(one.key)
        if link is None or link.target not in parts.members:
            findings.append((_no_chart(), one.place))
            continue
        tree = parts.tree(link.target)
        if refused := chart.unfit(tree):
            findings.append((refused, one.place))
        plates.append(Plate(link.target, tree, parts.links(link.target), one.place))
    links = tuple(one for one in known.values() if one.key not in keys - still)
    stem, new = _stem(root), free(links)
    # What the text does not name may have any key, and so also such as the charts are to have.
    apart = (replace(one, key=next(new)) if one.key.startswith(stem) else one for one in links)
    gone = _gone(parts, plates, links)
    return Charts(template, parts, tuple(apart), tuple(plates), drawings, stem, gone), findings


def _gone(parts: Parts, plates: Iterable[Plate], links: Iterable[Link]) -> frozenset[str]:
    """Give the parts that only the charts lead to: a sample of somebody's figures among them."""
    found = _closure(parts, (one.name for one in plates))
    others = [name for name in parts.members if name not in found and not name.endswith(".rels")]
    kept = {link.target for link in links}
    for name in ("", *others):
        kept |= {one.target for one in parts.links(name)} if name != parts.main else set()
    gone = found - _closure(parts, kept & found)
    return frozenset(gone | {rels_of(name) for name in gone})


def _closure(parts: Parts, names: Iterable[str]) -> set[str]:
    waiting, found = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in parts.members and name not in found:
            found.add(name)
            waiting += (one.target for one in parts.links(name) if not one.outside)
    return found


def _printed(
    parts: Parts, template: Parts, plate: Plate, given: Figures, taken: set[str]
) -> tuple[Parts, str]:
    """Add one chart: its part, its workbook, and copies of what else it leads to."""
    name = _name(plate.name, taken)
    kept = [one for one in plate.links if one.kind not in _DATA]
    key = next(free(kept))
    tree = chart.drawn(plate.tree, given, key)
    sheet = _name("word/embeddings/Microsoft_Excel_Worksheet1.xlsx", taken)
    parts = parts.having(sheet, workbook(given), _SHEET)
    links = [Link(key, f"{OFFICE}/package", sheet)]
    for one in kept:
        if not one.outside and one.kind not in _SHARED and one.target in template.members:
            copy = _name(one.target, taken)
            data = template.members[one.target].data()
            parts = parts.having(copy, data, template.types.get(one.target, ""))
            under = template.links(one.target)
            parts = parts.leading(copy, under) if under else parts
            links.append(replace(one, target=copy))
        else:
            links.append(one)
    return parts.having(name, tree, CHART).leading(name, links), name


def _name(like: str, taken: set[str]) -> str:
    """Name a part as another is named, with the next number that is free."""
    stem, end = splitext(like)
    stem = stem.rstrip("0123456789")
    names = (f"{stem}{n}{end}" for n in count(1))
    name = next(one for one in names if one.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _no_chart() -> Refused:
    return Refused(
        "T060",
        say("the tag stands in the alternative text of something that is no chart"),
        say("put it into the alternative text of a chart that Word can edit"),
    )


def _several() -> Refused:
    what = say("a chart is filled by one tag, and here are several")
    return Refused("T060", what, say("give it one list of all its series"))


def _in_block() -> Refused:
    what = say("the tag of a chart stands in a condition or loop of its alternative text")
    hint = say("let the chart stand between {%p if name %} and {%p endif %}")
    return Refused("T060", what, hint)


def _unnamed() -> Refused:
    what = say("the tag of a chart does not say what the chart shows")
    return Refused("T060", what, say("write {tag}", tag="{% chart name %}"))
