"""The styles of two files: one is known in the other by its name, and what is missing is brought.

Word writes the ids of built-in styles in the language of whoever saved the file, and LibreOffice
writes ids of its own: only the names stay what they are.
"""

from collections.abc import Mapping
from copy import deepcopy
from itertools import count

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.tree import W, merged

PARAGRAPH, CHARACTER, TABLE, LIST = "paragraph", "character", "table", "numbering"
# Which kind of style an element of the text names.
USES: Mapping[str, str] = {
    f"{W}pStyle": PARAGRAPH,
    f"{W}rStyle": CHARACTER,
    f"{W}tblStyle": TABLE,
}
# What some programs write for a built-in style, in place of the name that files have in common.
_COMMON: Mapping[str, str] = {
    "standard": "normal",
    "tittel": "title",
    "undertittel": "subtitle",
    "undertittel1": "subtitle",
    **{f"overskrift {n}": f"heading {n}" for n in range(1, 10)},
    **{f"overskrift{n}": f"heading {n}" for n in range(1, 10)},
    **{f"heading{n}": f"heading {n}" for n in range(1, 10)},
    "punktliste": "list bullet",
    "punktmerket liste": "list bullet",
    "nummerert liste": "list number",
    "sitat": "quote",
    "bildetekst": "caption",
    "topptekst": "header",
    "bunntekst": "footer",
    "botntekst": "footer",
    "sterk": "strong",
    "utheving": "emphasis",
    "vanlig tabell": "normal table",
    "standardskrift for avsnitt": "default paragraph font",
    "standardskrift for avsnitt1": "default paragraph font",
    "ingen liste": "no list",
}


class Style(Frozen):
    """One style: its id, its kind, and its name as files spell it alike."""

    id: str
    kind: str
    name: str
    spelt: str
    element: etree._Element

    @property
    def is_default(self) -> bool:
        return self.element.get(f"{W}default") in ("1", "true", "on")

    def above(self, name: str) -> str:
        """Give the id of another style that this one names: basedOn, next or link."""
        return _said(self.element, name)


class Styles(Frozen):
    """The styles of one file, by their ids."""

    root: etree._Element
    held: Mapping[str, Style]

    def default(self, kind: str) -> str:
        found = (one.id for one in self.held.values() if one.kind == kind and one.is_default)
        return next(found, "")

    def name(self, key: str) -> str:
        return self.held[key].name if key in self.held else ""

    def numbering(self, key: str) -> tuple[str, str]:
        """Give the list and the level that a style numbers its paragraphs by, or nothing."""
        seen: set[str] = set()
        number = level = ""
        while key in self.held and key not in seen:
            seen.add(key)
            element = self.held[key].element
            number = number or _said(element, f"pPr/{W}numPr/{W}numId")
            level = level or _said(element, f"pPr/{W}numPr/{W}ilvl")
            key = self.held[key].above("basedOn")
        return ("", "") if number in ("", "0") else (number, level or "0")


def styles_of(tree: etree._Element | None) -> Styles:
    root = etree.Element(f"{W}styles") if tree is None else tree
    return Styles(root, {one.id: one for one in map(_style, root.iterchildren(f"{W}style"))})


def _style(element: etree._Element) -> Style:
    spelt = _said(element, "name")
    kind = str(element.get(f"{W}type") or PARAGRAPH)
    return Style(str(element.get(f"{W}styleId")), kind, common(spelt), spelt, element)


def common(name: str) -> str:
    """Spell a style's name as all files do: case means nothing in a built-in one."""
    plain = " ".join(name.casefold().split())
    return _COMMON.get(plain, plain)


def _said(element: etree._Element, path: str) -> str:
    found = element.find(f"{W}{path}")
    return str(found.get(f"{W}val") or "") if found is not None else ""


class Matched:
    """Finds for each style of a body the id that it has under the family.

    A style that the family lacks is brought along with what it is based on, under an id that is
    free; `brought` holds those, and `unknown` the ids that stand for no style at all.
    """

    def __init__(self, family: Styles, own: Styles) -> None:
        self.own = own
        self.family = family
        self.brought: dict[str, Style] = {}
        self.unknown: dict[str, None] = {}
        self._taken = {key.casefold() for key in family.held}
        self._ids: dict[str, str] = {}
        self._names = {
            (one.kind, one.name): one.id for one in reversed(tuple(family.held.values()))
        }
        self._spelt = {
            (one.kind, one.spelt): one.id for one in reversed(tuple(family.held.values()))
        }

    def id(self, kind: str, key: str) -> str:
        """Give the id; nothing where the body uses a style that neither of the files has."""
        style = self.own.held.get(key)
        if style is None or style.kind != kind:
            held = self.family.held.get(key)
            if held is not None and held.kind == kind and style is None:
                return key
            self.unknown[key] = None
            return ""
        if key not in self._ids:
            self._ids[key] = self._known(style) or self._bring(style)
        return self._ids[key]

    @property
    def ids(self) -> Mapping[str, str]:
        """Give the styles that the texts gone over use, and those they have under the family."""
        return self._ids

    def used(self, tree: etree._Element) -> None:
        """Let a text of the body name its styles as the family does."""
        for use in list(tree.iter(*USES)):
            key = self.id(USES[str(use.tag)], str(use.get(f"{W}val")))
            if key:
                use.set(f"{W}val", key)
            else:
                parent = use.getparent()
                if parent is not None:
                    parent.remove(use)

    def whole(self) -> etree._Element | None:
        """Give the family's styles, and after them what was brought; None where nothing was."""
        if not self.brought:
            return None
        root = merged(f"{W}styles", self.family.root, self.own.root)
        root.extend(map(deepcopy, self.family.root))
        root.extend(one.element for one in self.brought.values())
        return root

    def _known(self, style: Style) -> str:
        found = self._spelt.get((style.kind, style.spelt)) or self._names.get(
            (style.kind, style.name), ""
        )
        return found or (self.family.default(style.kind) if style.is_default else "")

    def _bring(self, style: Style) -> str:
        names = (f"{style.id}{n or ''}" for n in count())
        key = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(key.casefold())
        self._ids[style.id] = key
        element = deepcopy(style.element)
        element.set(f"{W}styleId", key)
        if style.is_default:
            del element.attrib[f"{W}default"]
        self.brought[key] = Style(key, style.kind, style.name, style.spelt, element)
        for link in list(element.iterchildren(*_LINKS)):
            self._follow(element, link)
        return key

    def _follow(self, element: etree._Element, link: etree._Element) -> None:
        """Bring what a style rests on; of the style that comes after it nothing is brought."""
        to = self.own.held.get(str(link.get(f"{W}val")))
        key = ""
        if to is not None:
            comes_after = link.tag == f"{W}next"
            key = self._known(to) if comes_after else self.id(to.kind, to.id)
        if key:
            link.set(f"{W}val", key)
        else:
            element.remove(link)


_LINKS = tuple(f"{W}{name}" for name in ("basedOn", "next", "link"))
