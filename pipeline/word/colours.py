"""Theme colours: what Word looks up by name, written out for programs that read only the number."""

import re
from collections.abc import Mapping

from lxml import etree

from pipeline.word.tree import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What a document calls a colour, and what the theme calls it.
_NAMES = {
    "background1": "lt1",
    "text1": "dk1",
    "background2": "lt2",
    "text2": "dk2",
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}
# The attribute that names a colour, the one that lightens it, and the one that darkens it.
_FILL = f"{W}themeFill", f"{W}themeFillTint", f"{W}themeFillShade"
_COLOUR = f"{W}themeColor", f"{W}themeTint", f"{W}themeShade"

# What has a colour: text and its underlining, shades, and the borders of all kinds.
_COLOURED = tuple(
    f"{W}{name}"
    for name in (
        *("color", "u", "shd", "bdr", "top", "left", "start", "bottom", "right", "end", "between"),
        *("bar", "insideH", "insideV", "tl2br", "tr2bl", "background"),
    )
)

_HEX = re.compile(r"[0-9A-Fa-f]{6}").fullmatch

Palette = Mapping[str, tuple[int, int, int]]


def palette(theme: etree._Element | None) -> Palette:
    """Give the colours of a theme, by the names that documents use; a file may have none."""
    scheme = None if theme is None else theme.find(f".//{_A}clrScheme")
    found = {} if scheme is None else {etree.QName(one).localname: one for one in scheme}
    written = {name: _number(found[key]) for name, key in _NAMES.items() if key in found}
    return {name: _parts(one) for name, one in written.items() if _HEX(one)}


def regained(tree: etree._Element, own: Palette) -> None:
    """Give a bare colour the name back that it has in the file's own theme.

    LibreOffice writes the number alone where it has spelt out a style. Black and white are no
    colours of anybody's.
    """
    names = {"".join(f"{one:02X}" for one in own[name]): name for name in _TOLD if name in own}
    for element in tree.iter(*_COLOURED):
        number = str(element.get(f"{W}fill", "")).upper()
        if number in names and not any(element.get(one) for one in _FILL):
            element.set(_FILL[0], names[number])
        written = f"{W}val" if element.tag == f"{W}color" else f"{W}color"
        number = str(element.get(written, "")).upper()
        if number in names and not any(element.get(one) for one in _COLOUR):
            element.set(_COLOUR[0], names[number])


_TOLD = ("text2", "background2", *(f"accent{n}" for n in range(6, 0, -1)))


def _number(slot: etree._Element) -> str:
    """Give a colour's number; a colour of the system has the one it had when the file was saved."""
    return next((str(one.get("lastClr") or one.get("val") or "") for one in slot), "")


def _parts(number: str) -> tuple[int, int, int]:
    return int(number[:2], 16), int(number[2:4], 16), int(number[4:6], 16)


def recoloured(tree: etree._Element, colours: Palette) -> None:
    """Bring the number beside each name of a theme colour into line with the theme."""
    for element in tree.iter(*_COLOURED):
        if element.get(_FILL[0]):
            _bring(element, f"{W}fill", _FILL, colours)
        if element.get(_COLOUR[0]):
            plain = element.tag == f"{W}color"
            _bring(element, f"{W}val" if plain else f"{W}color", _COLOUR, colours)


def _bring(
    element: etree._Element, number: str, names: tuple[str, str, str], colours: Palette
) -> None:
    name, tint, shade = (element.get(one) for one in names)
    colour = colours.get(str(name))
    if colour is None or shade or element.get(number) is None:
        return
    part = int(str(tint), 16) / 255 if tint else 1
    element.set(number, "".join(f"{round(255 - (255 - one) * part):02X}" for one in colour))
