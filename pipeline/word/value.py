"""What a value may be and how it is spelt in XML; nothing else escapes text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Self

from pipeline.diagnostics import say
from pipeline.word.faults import Refused

_BREAKS = 5_000
_SPECIAL = re.compile(r"[&<>\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]").search
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]").search
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_WHOLE = re.compile(r"[0-9]{1,4}").fullmatch
_NAME = re.compile(r"[\w .:-]{1,255}").fullmatch
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})").fullmatch
_UNDERLINES = frozenset(
    ("single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave")
)
_HALF_POINTS = range(2, 3277)

Show = Callable[[object], str]
_LIST = (
    say("list"),
    say(
        "a text of several paragraphs is a list, too: write {%p for line in name %}, {{ line }} and"
        " {%p endfor %}, each in a paragraph of its own"
    ),
)
# What a template cannot print, by what an author calls it, and what to write instead.
KINDS = {
    bool: (
        say("yes/no"),
        say("write words for it: {% if name %}yes{% else %}no{% endif %}"),
    ),
    type(None): (
        say("nothing"),
        say("leave the tag out where there is nothing: {% if name %}{{ name }}{% endif %}"),
    ),
    list: _LIST,
    tuple: _LIST,
    dict: (say("group"), say("print one of its fields, with a point before it: {{ name.field }}")),
}
_OTHER = (
    say("something else"),
    say("print a text, a number or a date, or test the value with if first"),
)


class Word(str):
    """A word of a closed list: printed as its label, and asked by its own key which it is."""

    __slots__ = ("key", "keys")

    key: str
    keys: tuple[str, ...]

    def __new__(cls, label: str, key: str, keys: tuple[str, ...]) -> Self:
        word = super().__new__(cls, label)
        word.key = key
        word.keys = keys
        return word


class Broken(Exception):
    """A value of the context could not be worked out: no fault of the template that asks for it.

    It names what was asked for; its cause is what went wrong.
    """


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `size` is in half points, as in Word's files."""

    text: str
    style: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    color: str = ""
    size: int = 0
    underline: str = ""

    def __post_init__(self) -> None:
        """Refuse a property that could carry markup, or that Word would not read."""
        if self.style and not _NAME(self.style):
            raise ValueError(f"not a style's name: {self.style!r}")
        if self.color and not _COLOR(self.color):
            raise ValueError(f"not a colour: {self.color!r}")
        if self.underline and self.underline not in _UNDERLINES:
            raise ValueError(f"not an underline: {self.underline!r}")
        if self.size and self.size not in _HALF_POINTS:
            raise ValueError(f"not a size in half points: {self.size!r}")

    def xml(self) -> str:
        look = self._look()
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        text = _lines(spelt(self.text), properties)
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'

    def _look(self) -> str:
        """Spell the properties in the schema's order, which is not docxtpl's."""
        return "".join(
            xml
            for wanted, xml in (
                (self.style, f'<w:rStyle w:val="{self.style}"/>'),
                (self.bold, "<w:b/>"),
                (self.italic, "<w:i/>"),
                (self.strike, "<w:strike/>"),
                (self.color, f'<w:color w:val="{self.color.removeprefix("#")}"/>'),
                (self.size, f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'),
                (self.underline, f'<w:u w:val="{self.underline}"/>'),
            )
            if wanted
        )


@dataclass(frozen=True, slots=True)
class RichText:
    """Runs for a tag of the form {{r name }}."""

    runs: tuple[Run, ...]


def plain(value: object, show: Show) -> str:
    """Turn a value into text, or refuse it; nothing is ever printed as Python sees it."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int | float | Decimal | date) and not isinstance(value, bool):
        if isinstance(value, float | Decimal) and not isfinite(value):
            raise Refused("T006", say("a number that is no number cannot be printed"))
        return show(value)
    raise unprintable(value)


def unprintable(value: object) -> Refused:
    if isinstance(value, RichText):
        return Refused(
            "T006",
            say("formatted text is printed where plain text is expected"),
            say("write the tag with r, as in {{r name }}"),
        )
    kind, hint = KINDS.get(type(value), _OTHER)
    return Refused("T006", say("a value of the kind “{kind}” cannot be printed", kind=kind), hint)


def in_text(value: object, properties: str, show: Show) -> str:
    """Spell a value inside w:t; `properties` is the run's own w:rPr, for the tabs."""
    text = value if type(value) is str else plain(value, show)
    if _SPECIAL(text) is None:
        return text
    return _lines(spelt(text), properties)


def in_attribute(value: object, show: Show) -> str:
    """Spell a value between double quotes, where XML reads a line break as a space anyway."""
    text = spelt(plain(value, show)).replace('"', "&quot;")
    return text.replace("\n", " ").replace("\t", " ")


def in_span(value: object, show: Show) -> str:
    """Spell how many columns a cell spans; what is no whole number would break the table."""
    text = in_attribute(value, show)
    if text and not _WHOLE(text):
        raise no_span()
    return text


def no_span() -> Refused:
    return Refused(
        "T006",
        say("a cell cannot span this number of columns"),
        say("give colspan a whole number"),
    )


def in_element(value: object, show: Show) -> str:
    """Spell a value in an element that keeps its line breaks: properties, provenance, formulas."""
    return spelt(plain(value, show))


def in_paragraph(value: object) -> str:
    """Spell formatted text between the runs of a paragraph."""
    if not isinstance(value, RichText):
        raise Refused(
            "T006",
            say("a tag with r prints formatted text only"),
            say("take away the r: {{ name }}"),
        )
    return "".join(run.xml() for run in value.runs)


def spelt(text: str) -> str:
    if unfit := _UNFIT(text):
        raise Refused(
            "T007",
            say(
                "the value holds the character U+{number}, which XML cannot carry",
                number=f"{ord(unfit[0]):04X}",
            ),
            say("delete the character where the value is written"),
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(text: str, properties: str) -> str:
    """Make breaks and tabs of Word out of those of text, as docxtpl's resolve_listing does."""
    if text.count("\n") + text.count("\t") > _BREAKS:
        raise Refused(
            "T008", say("a value has more than {limit} line breaks and tabs", limit=_BREAKS)
        )
    tab = f'</w:t></w:r><w:r>{properties}<w:tab/></w:r><w:r>{properties}<w:t xml:space="preserve">'
    return text.replace("\t", tab).replace("\n", _BREAK)
