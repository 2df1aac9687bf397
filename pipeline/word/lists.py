"""The lists of a body among those of its family: each keeps its numbers, and its style's look."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.styles import PARAGRAPH, Matched
from pipeline.word.tree import W, merged


class Numbering(Frozen):
    """The kinds of list of a file, and its lists, by their numbers."""

    root: etree._Element
    kinds: Mapping[str, etree._Element]
    lists: Mapping[str, etree._Element]

    def kind(self, number: str) -> etree._Element | None:
        """Give the kind that a list is of; one that only names a style of lists is looked up."""
        held = self.lists.get(number)
        found = self.kinds.get(_value(held, "abstractNumId")) if held is not None else None
        named = "" if found is None else _value(found, "numStyleLink")
        if not named:
            return found
        made_by = (one for one in self.kinds.values() if _value(one, "styleLink") == named)
        return next(made_by, found)


def numbering_of(tree: etree._Element | None) -> Numbering:
    root = etree.Element(f"{W}numbering") if tree is None else tree
    return Numbering(
        root,
        {str(one.get(f"{W}abstractNumId")): one for one in root.iterchildren(f"{W}abstractNum")},
        {str(one.get(f"{W}numId")): one for one in root.iterchildren(f"{W}num")},
    )


class Renumbered:
    """Numbers the lists of a body among the family's.

    A paragraph that is numbered as its style is follows the family's list of that style, and a
    list of its own that looks as the style's does takes the family's look. Any other list is
    brought along.
    """

    def __init__(self, family: Numbering, own: Numbering, styles: Matched) -> None:
        self.pictures: dict[str, None] = {}
        self._kinds: list[etree._Element] = []
        self._lists: list[etree._Element] = []
        self._family, self._own, self._styles = family, own, styles
        self._numbers: dict[tuple[str, str], str] = {}
        self._copies: dict[tuple[int, int], str] = {}
        self._last_kind = max(map(_counted, family.kinds), default=-1)
        self._last_list = max(map(_counted, family.lists), default=0)

    def used(self, tree: etree._Element) -> None:
        """Let the paragraphs of a text of the body, styles not yet renamed, use the new numbers."""
        for number in list(tree.iter(f"{W}numPr")):
            properties = number.getparent()
            if properties is None or properties.tag != f"{W}pPr":
                continue  # a change that was tracked
            style = _value(properties, "pStyle") or self._styles.own.default(PARAGRAPH)
            self._use(number, style)

    def brought(self, style: etree._Element) -> None:
        """Let a style that was brought along have its list."""
        for number in list(style.iter(f"{W}numPr")):
            self._use(number, "")

    def whole(self) -> etree._Element | None:
        """Give the family's lists with what was brought; None where nothing was."""
        if not self._lists:
            return None
        root = merged(f"{W}numbering", self._family.root, self._own.root)
        root.extend(map(deepcopy, self._family.root.iterchildren(f"{W}numPicBullet")))
        root.extend([*map(deepcopy, self._family.kinds.values()), *self._kinds])
        root.extend([*map(deepcopy, self._family.lists.values()), *self._lists])
        return root

    def _use(self, number: etree._Element, style: str) -> None:
        held, at = _value(number, "numId"), _value(number, "ilvl") or "0"
        kind = self._own.kind(held)
        if not held or held == "0":
            return
        parent = number.getparent()
        if kind is None and parent is not None:
            parent.remove(number)  # no such list: Word shows none
            return
        theirs, new = self._of_style(style, held, at)
        if theirs == held and parent is not None:
            parent.remove(number)
        else:
            found = number.find(f"{W}numId")
            if found is not None:
                found.set(f"{W}val", new or self._listed(held, self._copied(kind, None)))

    def _of_style(self, style: str, held: str, at: str) -> tuple[str, str]:
        """Give the number of the style's own list, and of the family's look for another such."""
        own, level = self._styles.own.numbering(style)
        mine, kind = self._own.kind(own), self._own.kind(held)
        looks = self._look(style, at)
        if mine is None or looks is None or level != at or not _alike(mine, kind, at):
            return "", ""
        if mine is kind and not _overrides(self._own.lists[held]):
            return held, ""
        base = str(looks.get(f"{W}abstractNumId")) if mine is kind else self._copied(kind, looks)
        return "", self._listed(held, base)

    def _look(self, style: str, at: str) -> etree._Element | None:
        """Give the family's kind of list for a style, if it has this level."""
        if style not in self._styles.own.held:
            return None
        number, _ = self._styles.family.numbering(self._styles.id(PARAGRAPH, style))
        kind = self._family.kind(number)
        return kind if kind is not None and _level(kind, at) is not None else None

    def _listed(self, held: str, kind: str) -> str:
        """Give the new number of a list, of this kind."""
        if (held, kind) not in self._numbers:
            self._last_list += 1
            new = deepcopy(self._own.lists[held])
            new.set(f"{W}numId", str(self._last_list))
            for one in new.iter(f"{W}abstractNumId"):
                one.set(f"{W}val", kind)
            unlinked(new)
            self._lists.append(new)
            self._numbers[held, kind] = str(self._last_list)
        return self._numbers[held, kind]

    def _copied(self, kind: etree._Element | None, look: etree._Element | None) -> str:
        """Give the number of a kind of list of the body, which counts by itself."""
        source = kind if look is None else look
        if source is None:
            return ""
        key = id(kind), id(look)
        if key not in self._copies:
            self._last_kind += 1
            self._copies[key] = str(self._last_kind)
            new = deepcopy(source)
            new.set(f"{W}abstractNumId", str(self._last_kind))
            for one in new.iter(f"{W}lvlPicBulletId"):
                self.pictures[str(one.get(f"{W}val"))] = None
            unlinked(new)
            self._kinds.append(new)
        return self._copies[key]


def _alike(mine: etree._Element, kind: etree._Element | None, at: str) -> bool:
    """Say whether a reader sees the same kind of list at this level."""
    if kind is None or mine is kind:
        return kind is not None
    one, other = _level(mine, at), _level(kind, at)
    if one is None or other is None:
        return False
    return all(_value(one, name) == _value(other, name) for name in ("numFmt", "lvlText", "start"))


def _overrides(number: etree._Element) -> bool:
    return number.find(f"{W}lvlOverride") is not None


def _level(kind: etree._Element, at: str) -> etree._Element | None:
    return kind.find(f"{W}lvl[@{W}ilvl='{at}']")


def unlinked(element: etree._Element) -> None:
    """Take out what ties a kind of list to a style, to another document, or to a picture."""
    for one in list(element.iter(*_TIES)):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)


_TIES = tuple(
    f"{W}{name}"
    for name in ("nsid", "tmpl", "pStyle", "styleLink", "numStyleLink", "lvlPicBulletId")
)


def _value(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(f"{W}{name}")
    return str(found.get(f"{W}val") or "") if found is not None else ""


def _counted(number: str) -> int:
    return int(number) if number.lstrip("-").isdecimal() else 0
