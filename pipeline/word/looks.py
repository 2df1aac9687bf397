"""How a style looks to a person, whatever a program spells out, leaves out or writes otherwise."""

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.colours import Palette, palette
from pipeline.word.lists import Numbering, numbering_of
from pipeline.word.package import Parts
from pipeline.word.styles import PARAGRAPH, Matched, Styles
from pipeline.word.tree import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_TOGGLES = ("b", "i", "u", "caps", "smallCaps", "strike")
_AS_LEFT = ("", "start", "left")
# LibreOffice reckons in hundredths of a millimetre, and comes back to a length near the old one.
_NEAR = 3
# What a paragraph has that says nothing of it, in Word.
_PLAIN: Mapping[str, str | int] = {
    **dict.fromkeys(_TOGGLES, ""),
    **dict.fromkeys(("before", "after", "left", "right", "first"), 0),
    "line": 240,
    "size": 20,
    "font": "Times New Roman",
    "side": "left",
    "colour": "",
    "fill": "",
    "list": "",
}

Look = Mapping[str, str | int]


class Looks(Frozen):
    """The styles of a file, and what they lean on: its lists, its colours and its fonts."""

    styles: Styles
    numbering: Numbering
    colours: Palette
    fonts: Mapping[str, str]

    def look(self, key: str) -> Look:
        """Say how text of a style looks: a paragraph's is whole, another changes what it names."""
        kind = self.styles.held[key].kind
        found: dict[str, str | int] = dict(_PLAIN) if kind == PARAGRAPH else {}
        for element in reversed(tuple(self._chain(key))):
            found |= self._of_runs(element.find(f"{W}rPr"))
            found |= self._of_paragraphs(element.find(f"{W}pPr"))
            found |= self._of_tables(element)
        if kind != PARAGRAPH:
            return found
        found["list"] = self._listed(key)
        # A list that a style has says how far its items stand in.
        return {one: held for one, held in found.items() if not found["list"] or one not in _INDENT}

    def _chain(self, key: str) -> Iterator[etree._Element]:
        """Give a style and what it rests on; the last of a paragraph's are those of the file."""
        kind, seen = self.styles.held[key].kind, set[str]()
        while key in self.styles.held and key not in seen:
            seen.add(key)
            yield self.styles.held[key].element
            key = self.styles.held[key].above("basedOn")
        defaults = self.styles.root.find(f"{W}docDefaults")
        if kind == PARAGRAPH and defaults is not None:
            yield from (one for name in _DEFAULTS for one in defaults.iterfind(f"{W}{name}"))

    def _of_runs(self, properties: etree._Element | None) -> Iterator[tuple[str, str | int]]:
        if properties is None:
            return
        for name in _TOGGLES:
            held = properties.find(f"{W}{name}")
            if held is not None:
                yield name, "" if _value(held) in _OFF else name
        size, font = (properties.find(f"{W}{one}") for one in ("sz", "rFonts"))
        if size is not None:
            yield "size", _number(_value(size))
        if font is not None and (name := self._font(font)):
            yield "font", name
        colour = properties.find(f"{W}color")
        if colour is not None:
            yield "colour", self._colour(colour, "val", "themeColor")

    def _of_paragraphs(self, properties: etree._Element | None) -> Iterator[tuple[str, str | int]]:
        if properties is None:
            return
        for name, attributes in _LENGTHS.items():
            held = properties.find(f"{W}{name}")
            for one, spelt in attributes if held is not None else ():
                yield from ((spelt, one[1] * _number(at)) for at in (_said(held, one[0]),) if at)
        side, shade = (properties.find(f"{W}{one}") for one in ("jc", "shd"))
        if side is not None:
            yield "side", "left" if _value(side) in _AS_LEFT else _value(side)
        if shade is not None:
            yield "fill", self._colour(shade, "fill", "themeFill")

    def _of_tables(self, style: etree._Element) -> Iterator[tuple[str, str | int]]:
        """Say what a style of tables does to its first row, its banded rows and the like."""
        for part in style.iterchildren(f"{W}tblStylePr"):
            which = _said(part, "type")
            for shade in part.iterfind(f"{W}tcPr/{W}shd"):
                yield f"{which} fill", self._colour(shade, "fill", "themeFill")
            of_runs = dict(self._of_runs(part.find(f"{W}rPr")))
            yield from ((f"{which} {name}", held) for name, held in of_runs.items())

    def _font(self, fonts: etree._Element) -> str:
        themed = str(fonts.get(f"{W}asciiTheme") or "")
        return self.fonts.get(themed[:5]) or str(fonts.get(f"{W}ascii") or "")

    def _colour(self, element: etree._Element, number: str, name: str) -> str:
        """Give a colour by its number; a plain one of the theme has the theme's."""
        changed = any(element.get(f"{W}{name}{one}") for one in ("Tint", "Shade"))
        changed = changed or any(element.get(f"{W}theme{one}") for one in ("Tint", "Shade"))
        parts = None if changed else self.colours.get(str(element.get(f"{W}{name}")))
        if parts is not None:
            return "".join(f"{one:02X}" for one in parts)
        written = str(element.get(f"{W}{number}") or "auto").upper()
        return "" if written in ("AUTO", "NIL") else written

    def _listed(self, key: str) -> str:
        number, level = self.styles.numbering(key)
        kind = self.numbering.kind(number)
        found = None if kind is None else kind.find(f"{W}lvl[@{W}ilvl='{level}']/{W}numFmt")
        return "" if found is None else _value(found)


_DEFAULTS = ("rPrDefault", "pPrDefault")
_INDENT = ("left", "right", "first")
# An attribute with its sign, and what it says.
_LENGTHS: Mapping[str, tuple[tuple[tuple[str, int], str], ...]] = {
    "spacing": ((("before", 1), "before"), (("after", 1), "after"), (("line", 1), "line")),
    "ind": (
        (("left", 1), "left"),
        (("start", 1), "left"),
        (("right", 1), "right"),
        (("end", 1), "right"),
        (("firstLine", 1), "first"),
        (("hanging", -1), "first"),
    ),
}


def looks_of(parts: Parts, styles: Styles) -> Looks:
    theme = parts.linked_tree("theme")
    numbering = numbering_of(parts.linked_tree("numbering"))
    return Looks(styles, numbering, palette(theme), _fonts(theme))


def _fonts(theme: etree._Element | None) -> Mapping[str, str]:
    """Give the fonts of a theme, for headings and for text."""
    found = (
        {} if theme is None else {one: theme.find(f".//{_A}{one}Font/{_A}latin") for one in _TWO}
    )
    return {one: str(held.get("typeface")) for one, held in found.items() if held is not None}


_TWO = ("major", "minor")


def differing(own: Looks, family: Looks, matched: Matched) -> Iterator[tuple[str, Look]]:
    """Give the styles that a text uses and that look otherwise in its own file, and what is so."""
    plain = own.styles.default(PARAGRAPH)  # text that names no style has this one
    used = {plain: matched.id(PARAGRAPH, plain), **matched.ids} if plain else matched.ids
    for key, known in used.items():
        style, other = own.styles.held[key], family.styles.held.get(known)
        if other is None or style.kind != other.kind:
            continue
        mine, theirs = own.look(key), family.look(known)
        unlike = {one for one in (*mine, *theirs) if not _alike(mine.get(one), theirs.get(one))}
        if unlike:
            yield style.spelt, {one: mine.get(one, "") for one in sorted(unlike)}


def _alike(one: str | int | None, other: str | int | None) -> bool:
    if isinstance(one, int) and isinstance(other, int):
        return abs(one - other) <= _NEAR
    return (one or "") == (other or "")


def _value(element: etree._Element) -> str:
    return _said(element, "val")


def _said(element: etree._Element | None, name: str) -> str:
    return "" if element is None else str(element.get(f"{W}{name}") or "")


def _number(written: str) -> int:
    try:
        return round(float(written))
    except ValueError:
        return 0
