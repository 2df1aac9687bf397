"""Text of several looks: what Python gives, and what light marks in a text say."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.frozen import Frozen
from pipeline.word.address import ALLOWED, encoded
from pipeline.word.breaks import PARAGRAPH, Around, Breaks, broken, spelt
from pipeline.word.entities import quoted

_NAME = re.compile(r"[\w .:-]{1,255}").fullmatch
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})").fullmatch
_HIGHLIGHTS = frozenset(
    (
        *("black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue"),
        *("darkCyan", "darkGreen", "darkMagenta", "darkRed", "darkYellow", "darkGray"),
        "lightGray",
    )
)
_UNDERLINES = frozenset(
    (
        *("single", "words", "double", "thick", "dotted", "dottedHeavy", "dash", "dashedHeavy"),
        *("dashLong", "dashLongHeavy", "dotDash", "dashDotHeavy", "dotDotDash"),
        *("dashDotDotHeavy", "wave", "wavyHeavy", "wavyDouble"),
    )
)
_HALF_POINTS = range(2, 3277)
_REGIONS = frozenset(("ascii", "hAnsi", "eastAsia", "cs"))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}").fullmatch
# The order of the schema, which Word and validators hold documents to.
_ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
            *("dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid"),
            *("vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs"),
            *("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
            *("em", "lang", "eastAsianLayout", "specVanish", "oMath"),
        )
    )
}
_PROPERTY = re.compile(r"<(\w+):(\w+)(?:\s[^>]*)?(?:/>|(?<!/)>.*?</\1:\2>)", re.DOTALL)


class Run(Frozen):
    r"""Text of one look. `size` is in half points, as in Word's files.

    A highlight is one of Word's names, or a colour. A font is for all scripts, or for one of
    ascii, hAnsi, eastAsia and cs, which is written before it: eastAsia:SimSun. In the text \n,
    \t, \a and \f end a line, a column, a paragraph and a page.
    """

    text: str
    style: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    color: str = ""
    size: int = 0
    underline: str | bool = ""
    highlight: str = ""
    subscript: bool = False
    superscript: bool = False
    font: str = ""
    rtl: bool = False
    lang: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        """Refuse a property that could carry markup, or that Word would not read."""
        region, _, font = self.font.rpartition(":")
        wrong = {
            "style's name": self.style and not _NAME(self.style),
            "colour": self.color and not _COLOR(self.color),
            "underline": self.underline and self._line() not in _UNDERLINES,
            "size in half points": self.size and self.size not in _HALF_POINTS,
            "highlight": self.highlight
            and not (_COLOR(self.highlight) or self.highlight in _HIGHLIGHTS),
            "font": self.font and not (_NAME(font) and (not region or region in _REGIONS)),
            "language": self.lang and not _LANGUAGE(self.lang),
            "web or mail address": self.link and not ALLOWED(self.link),
            "place for letters": self.subscript and self.superscript,
        }
        for what, is_wrong in wrong.items():
            if is_wrong:
                raise ValueError(f"not a {what} in {self!r}")

    def xml(self, around: Around) -> str:
        """Spell the run between others; it keeps the look around it but for its own."""
        properties = _merged(around.run, self._look())
        split = Breaks.LINES if self.link else around.split
        text = broken(spelt(self.text), Around(properties, split, around.paragraph))
        run = f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
        return _linked(run, self.link) if self.link else run

    def _line(self) -> str:
        return "single" if self.underline is True else str(self.underline)

    def _look(self) -> str:
        return "".join(
            xml
            for wanted, xml in (
                (self.style, f'<w:rStyle w:val="{self.style}"/>'),
                (self.font, _fonts(self.font)),
                (self.bold, "<w:b/>"),
                (self.bold and self.rtl, "<w:bCs/>"),
                (self.italic, "<w:i/>"),
                (self.italic and self.rtl, "<w:iCs/>"),
                (self.strike, "<w:strike/>"),
                (self.color, f'<w:color w:val="{self.color.removeprefix("#")}"/>'),
                (self.size, f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'),
                (self.highlight, _highlight(self.highlight)),
                (self.underline, f'<w:u w:val="{self._line()}"/>'),
                (_COLOR(self.highlight), _shade(self.highlight)),
                (self.subscript, '<w:vertAlign w:val="subscript"/>'),
                (self.superscript, '<w:vertAlign w:val="superscript"/>'),
                (self.rtl, '<w:rtl w:val="true"/>'),
                (self.lang, f'<w:lang w:val="{self.lang}"/>'),
            )
            if wanted
        )


class RichText(Frozen):
    """Runs for {{ name }} or {{r name }}: the first keeps the look of the tag's own run."""

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        """Give the words alone, for places that have no looks."""
        return "".join(run.text for run in self.runs)

    def xml(self, around: Around) -> str:
        return "".join(run.xml(around) for run in self.runs)


def _fonts(font: str) -> str:
    region, _, name = font.rpartition(":")
    regions = dict.fromkeys(("ascii", "hAnsi", "cs", *([region] if region else ())))
    return f"<w:rFonts{''.join(f' w:{one}={quoted(name)}' for one in regions)}/>"


def _highlight(name: str) -> str:
    return "" if _COLOR(name) else f'<w:highlight w:val="{name}"/>'


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.removeprefix("#")}"/>'


def _linked(run: str, address: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    instruction = f' HYPERLINK "{encoded(address)}" '
    said = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{begin}{said}{separate}{run}{end}"


# Stands for the properties of a run that are known only when the document is; see follow.looked().
LOOK = "<?look?>"


@lru_cache(maxsize=1024)
def _merged(properties: str, look: str) -> str:
    """Give a run's properties with another look, in the schema's order."""
    if properties == LOOK:
        return f"<?look {look}?>" if look else LOOK
    return merged(properties, look)


def merged(properties: str, look: str) -> str:
    inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    held = {found[1] + found[2]: found for found in _PROPERTY.finditer(inner + look)}
    found = sorted(held.values(), key=lambda one: _ORDER.get(one[2], 99) if one[1] == "w" else 99)
    return f"<w:rPr>{''.join(one[0] for one in found)}</w:rPr>" if found else ""


# --- Light marks.

_EMPTY_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_BOLD, _ITALIC = ("**", "***"), ("*", "***")
_MARKS = re.compile(r"(?<!\*)\*{1,3}(?!\*)")


def marked_up(text: str) -> RichText:
    """Read an empty line as a new paragraph, **bold** and *italic*; nothing else is read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    runs: list[Run] = []
    for number, paragraph in enumerate(_EMPTY_LINE.split(text)):
        runs += [Run(PARAGRAPH)] if number else []
        runs += _runs(paragraph)
    return RichText(tuple(runs))


def _runs(text: str) -> Iterator[Run]:
    """Cut a paragraph where its looks change; marks without a partner are signs like others."""
    turns = dict(_pairs(text))
    bold = italic = False
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() not in turns:
            continue
        if at < mark.start():
            yield Run(text[at : mark.start()], bold=bold, italic=italic)
        at, opens = mark.end(), turns[mark.start()]
        bold = opens if mark[0] in _BOLD else bold
        italic = opens if mark[0] in _ITALIC else italic
    if at < len(text):
        yield Run(text[at:], bold=bold, italic=italic)


def _pairs(text: str) -> Iterator[tuple[int, bool]]:
    """Give where a look begins and where it ends: marks outside of words, nested or not at all."""
    still_open: dict[str, int] = {}
    for mark in _MARKS.finditer(text):
        before = text[max(0, mark.start() - 1) : mark.start()]
        after = text[mark.end() : mark.end() + 1]
        if before.strip() and not after.isalnum() and mark[0] in still_open:
            opener = still_open[mark[0]]
            # What began inside and has not ended is no mark.
            still_open = {one: at for one, at in still_open.items() if at < opener}
            yield from ((opener, True), (mark.start(), False))
        elif after.strip() and not before.isalnum() and mark[0] not in still_open:
            still_open[mark[0]] = mark.start()
