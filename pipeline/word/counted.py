"""The lists of a file as they count, and the part that holds them with those that turns begin."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from pipeline.frozen import Frozen, replace
from pipeline.word.faults import Refused
from pipeline.word.lists import Numbering, numbering_of, unlinked
from pipeline.word.package import Parts
from pipeline.word.roles import Role, Roles, roles
from pipeline.word.styles import PARAGRAPH, Styles, styles_of
from pipeline.word.tree import W, merged, parsed, said, written
from pipeline.word.turns import Counted
from pipeline.word.zipped import Member

_NO_NUMBERS = ("bullet", "none")
_HERE = "<?lists here?>"


class Item(Frozen):
    """A numbered paragraph: its list, the number of that, and its level.

    `own` is false where the paragraph's style numbers it, which then sets it in by `indent`.
    """

    key: tuple[str, str]
    number: str
    level: int
    own: bool
    indent: Mapping[str, str]


class Lists(Frozen):
    """What a file says of its lists, in its styles and in the part that is called `name`."""

    name: str
    styles: Styles
    numbering: Numbering
    roles: Roles
    plain: str
    by_style: Mapping[str, Item] = {}

    def item(self, properties: etree._Element) -> Item | None:
        """Say which item a paragraph is; a heading, a bullet or plain text is none."""
        held = properties.find(f"{W}numPr")
        style = said(properties, "pStyle") or self.plain
        item = self.by_style.get(style) if held is None else self._own(held, style)
        return None if item is None or self._is_heading(properties) else item

    def _own(self, held: etree._Element, style: str) -> Item | None:
        level = said(held, "ilvl") or self.styles.numbering(style)[1] or "0"
        return self._item(said(held, "numId"), level, None)

    def of_style(self, style: str) -> Item | None:
        number, at = self.styles.numbering(style)
        return self._item(number, self._level(style, at), self._indent(style)) if number else None

    def _item(self, number: str, level: str, indent: Mapping[str, str] | None) -> Item | None:
        if number in ("", "0") or self._is_bullet(number, level):
            return None
        deep = int(level) if level.isdecimal() else 0
        return Item(self._key(number), number, deep, indent is None, indent or {})

    def _is_heading(self, properties: etree._Element) -> bool:
        paragraph = properties.getparent()
        heads = (Role.HEADING, Role.TITLE)
        return paragraph is not None and self.roles.rank(paragraph).role in heads

    def _level(self, style: str, at: str) -> str:
        """Give the level of a style; the list may say by itself which style it numbers."""
        kind = self.numbering.kind(self.styles.numbering(style)[0])
        levels = () if kind is None else kind.iterfind(f"{W}lvl")
        named = (one for one in levels if said(one, "pStyle") == style)
        return next((str(one.get(f"{W}ilvl")) for one in named), at)

    def _key(self, number: str) -> tuple[str, str]:
        """Tell lists apart: those of one kind count together, unless one begins anew."""
        kind, held = self.numbering.kind(number), self.numbering.lists.get(number)
        if kind is None or held is None:
            return "", number
        apart = held.find(f"{W}lvlOverride") is not None
        return str(kind.get(f"{W}abstractNumId")), number if apart else ""

    def _is_bullet(self, number: str, level: str) -> bool:
        held, kind = self.numbering.lists.get(number), self.numbering.kind(number)
        path = f"{W}lvl[@{W}ilvl='{level}']"
        own = None if held is None else held.find(f"{W}lvlOverride/{path}")
        found = own if own is not None or kind is None else kind.find(path)
        return said(found, "numFmt") in _NO_NUMBERS

    def _indent(self, style: str) -> dict[str, str]:
        """Give how far a style sets in what it numbers: a list of the paragraph's own would not."""
        found: dict[str, str] = {}
        seen: set[str] = set()
        while style in self.styles.held and style not in seen:
            seen.add(style)
            held = self.styles.held[style]
            properties = held.element.find(f"{W}pPr")
            indent = None if properties is None else properties.find(f"{W}ind")
            if indent is not None:
                found = {
                    **{str(name): str(value) for name, value in indent.attrib.items()},
                    **found,
                }
            if said(None if properties is None else properties.find(f"{W}numPr"), "numId"):
                break
            style = held.above("basedOn")
        return found

    def first(self, used: Iterable[str]) -> int:
        """Give the first number that no list has, and none of those that are used."""
        taken = (int(one) for one in (*self.numbering.lists, *used) if one.isdecimal())
        return max(taken, default=0) + 1

    def grown(self, numbers: Iterable[str]) -> tuple[tuple[str, ...], Counted | None]:
        """Give for each of these lists what is in a new one that begins anew, and their part.

        The new ones are of kinds of their own, so that the old ones count on as if they were not.
        """
        kinds: dict[str, etree._Element] = {}
        told = tuple(self._anew(number, kinds) for number in numbers)
        return told, self._counted(kinds.values()) if kinds else None

    def _anew(self, number: str, kinds: dict[str, etree._Element]) -> str:
        kind, held = self.numbering.kind(number), self.numbering.lists.get(number)
        if kind is None or held is None:
            return ""
        key = str(kind.get(f"{W}abstractNumId"))
        if key not in kinds:
            taken = (int(one) for one in self.numbering.kinds if one.isdecimal())
            kinds[key] = deepcopy(kind)
            new = max(taken, default=-1) + len(kinds)
            kinds[key].set(f"{W}abstractNumId", str(new))
            unlinked(kinds[key])
        new_key = kinds[key].get(f"{W}abstractNumId")
        levels = "".join(_begun(held, level) for level in kind.iterfind(f"{W}lvl"))
        return f'<w:abstractNumId w:val="{new_key}"/>{levels}'

    def _counted(self, kinds: Iterable[etree._Element]) -> Counted:
        old = self.numbering.root
        root = merged(f"{W}numbering", old)
        parts = {name: list(map(deepcopy, old.iterchildren(f"{W}{name}"))) for name in _ORDER}
        root.extend([*parts["numPicBullet"], *parts["abstractNum"], *kinds, *parts["num"]])
        root.append(etree.ProcessingInstruction("lists", "here"))
        root.extend(parts["numIdMacAtCleanup"])
        before, _, after = written(root).decode().partition(_HERE)
        return Counted(self.name, before, after)


_ORDER = ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup")


def _begun(held: etree._Element, level: etree._Element) -> str:
    """Let a level of a list begin anew, where the list or else its kind lets it begin."""
    at = str(level.get(f"{W}ilvl"))
    own = held.find(f"{W}lvlOverride[@{W}ilvl='{at}']")
    changed = None if own is None else own.find(f"{W}lvl")
    start = said(own, "startOverride") or said(changed, "start") or said(level, "start") or "0"
    look = "" if changed is None else etree.tostring(changed, encoding="unicode")
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/>{look}</w:lvlOverride>'


def lists_of(parts: Parts) -> Lists | None:
    """Read the styles and lists of a file: nothing of one whose parts cannot be read.

    Most bodies under a family have the same.
    """
    try:
        links = {one.kind: one.target for one in parts.links(parts.main)}
        names = [links.get(kind, "") for kind in ("styles", "numbering")]
        return _lists(names[1], *(parts.members.get(name) for name in names))
    except Refused:
        return None


@lru_cache(maxsize=16)
def _lists(name: str, styles: Member | None, numbering: Member | None) -> Lists:
    trees = [None if one is None else parsed(one.data()) for one in (styles, numbering)]
    held = styles_of(trees[0])
    plain = held.default(PARAGRAPH)
    lists = Lists(name, held, numbering_of(trees[1]), roles(*trees), plain)
    found = ((style, lists.of_style(style)) for style in held.held)
    return replace(lists, by_style={style: item for style, item in found if item})
