"""The charts of a file before it is compiled: where tags stand, and whose colours they have."""

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.word.chart import A, C
from pipeline.word.colours import palette
from pipeline.word.drawing import CHART, NAMES, TAG, WP, shown
from pipeline.word.faults import Refused
from pipeline.word.package import OFFICE, Parts

_R = f"{{{OFFICE}}}"
_TOLD = tuple(f"accent{n}" for n in range(6, 0, -1))


def titled(parts: Parts) -> Parts:
    """Put a tag that stands in the title of a chart where it is filled: in its alternative text.

    LibreOffice keeps a chart's title, and not its alternative text. What cannot be read is left
    for those who tell it.
    """
    if CHART not in parts.types.values():
        return parts
    try:
        root = parts.tree(parts.main)
        links = {one.key: one.target for one in parts.links(parts.main)}
        changed = False
        for properties in root.iter(f"{WP}docPr"):
            held = shown(properties)
            name = "" if held is None else links.get(str(held.get(f"{_R}id")), "")
            if name in parts.members:
                tree = parts.tree(name)
                tags = list(_taken(tree))
                if tags:
                    said = " ".join((str(properties.get("descr", "")), *tags)).strip()
                    properties.set("descr", said)
                    parts, changed = parts.having(name, tree, CHART), True
    except Refused:
        return parts
    return parts.having(parts.main, root, parts.types[parts.main]) if changed else parts


def _taken(tree: etree._Element) -> Iterator[str]:
    """Take the tags out of a title: Word may have split one over several runs."""
    title = tree.find(f"{C}chart/{C}title")
    for paragraph in () if title is None else list(title.iter(f"{A}p")):
        texts = list(paragraph.iter(f"{A}t"))
        text = "".join(one.text or "" for one in texts)
        tags = TAG.findall(text)
        if tags:
            yield from (one[0] for one in TAG.finditer(text))
            for one in texts:
                one.text = ""
            texts[0].text = TAG.sub("", text).strip()


def familiar(parts: Parts) -> Parts:
    """Let the charts that tags fill take the colours of the theme that they come to stand under.

    A number that is a colour of the body's own theme becomes the name of that colour, as
    LibreOffice writes no names; a theme of the chart's own goes.
    """
    if CHART not in parts.types.values():
        return parts
    root, theme = parts.tree(parts.main), parts.linked("theme")
    keys = {str(held.get(f"{_R}id")) for held in map(shown, _tagged(root)) if held is not None}
    own = palette(parts.tree(theme) if theme else None)
    names = {"".join(f"{part:02X}" for part in own[name]): name for name in _TOLD if name in own}
    for link in parts.links(parts.main):
        if link.key in keys and link.target in parts.members:
            tree = parts.tree(link.target)
            _recoloured(tree, names)
            links = [one for one in parts.links(link.target) if one.kind != "themeOverride"]
            parts = parts.having(link.target, tree, CHART).leading(link.target, links)
    return parts


def _tagged(root: etree._Element) -> Iterator[etree._Element]:
    for one in root.iter(f"{WP}docPr"):
        if any(TAG.search(str(one.get(name, ""))) for name in NAMES):
            yield one


def _recoloured(tree: etree._Element, names: Mapping[str, str]) -> None:
    for one in list(tree.iterchildren(f"{C}clrMapOvr")):
        tree.remove(one)
    for one in tree.iter(f"{A}srgbClr"):
        name = names.get(str(one.get("val")).upper())
        if name:
            one.tag = f"{A}schemeClr"
            one.set("val", name)
