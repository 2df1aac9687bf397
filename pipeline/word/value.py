"""What a value may be and how it is spelt in XML; nothing else escapes text."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Self

from pipeline.diagnostics import say
from pipeline.word import address
from pipeline.word.breaks import Around, broken, in_lines, spelt
from pipeline.word.faults import Refused
from pipeline.word.picture import Picture
from pipeline.word.rich import RichText

# Finds what is not spelt in XML as it is.
special = re.compile(r"[&<>\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]").search
_WHOLE = re.compile(r"0*[1-9][0-9]{0,3}").fullmatch
_COLOUR = re.compile(r"#?((?:[0-9A-Fa-f]{3}){1,2}|auto)").fullmatch
_SHORT = 3

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
    if isinstance(value, Picture):
        return Refused(
            "T006",
            say("a picture cannot be printed here"),
            say("print it in the text, a header or a note, and by its name alone"),
        )
    if isinstance(value, RichText):
        return Refused(
            "T006",
            say("formatted text cannot be changed any more"),
            say("print it as it is; let rich be the last filter"),
        )
    kind, hint = KINDS.get(type(value), _OTHER)
    return Refused("T006", say("a value of the kind “{kind}” cannot be printed", kind=kind), hint)


def in_text(value: object, around: Around, show: Show) -> str:
    """Spell a value inside w:t."""
    if isinstance(value, RichText):
        runs = value.xml(around)
        return f'</w:t></w:r>{runs}<w:r>{around.run}<w:t xml:space="preserve">'
    text = value if type(value) is str else plain(value, show)
    if special(text) is None:
        return text
    return broken(spelt(text), around)


def in_paragraph(value: object, around: Around) -> str:
    """Spell formatted text between the runs of a paragraph."""
    if not isinstance(value, RichText):
        raise Refused(
            "T006",
            say("a tag with r prints formatted text only"),
            say("take away the r: {{ name }}"),
        )
    return value.xml(around)


def in_attribute(value: object, show: Show) -> str:
    """Spell a value between double quotes, where XML reads a line break as a space anyway."""
    text = in_element(value, show).replace('"', "&quot;")
    return text.replace("\n", " ").replace("\t", " ")


def in_span(value: object, show: Show) -> str:
    """Spell how many columns a cell spans; what is no whole number would break the table."""
    text = in_attribute(value, show) or "1"
    if not _WHOLE(text):
        raise no_span()
    return text


def in_fill(value: object, show: Show) -> str:
    """Spell the colour of a cell as Word has it, from what the web has, too."""
    found = _COLOUR(in_attribute(value, show).strip())
    if found is None:
        raise Refused(
            "T006",
            say("a cell cannot have this colour"),
            say("give cellbg six hexadecimal digits, red, green and blue: F2DCDB"),
        )
    colour = found[1]
    return "".join(sign * 2 for sign in colour) if len(colour) == _SHORT else colour


def no_span() -> Refused:
    return Refused(
        "T006",
        say("a cell cannot span this number of columns"),
        say("give colspan a whole number"),
    )


def in_element(value: object, show: Show) -> str:
    """Spell a value in an element that keeps its line breaks: properties, provenance, formulas."""
    return in_lines(spelt(_words(value, show)))


def in_address(value: object) -> str:
    """Spell a whole address, or what one begins with."""
    text = _words(value, str).strip()
    if not address.ALLOWED(text):
        what = say("the address that is filled in is neither http, https nor mailto")
        raise address.forbidden(what)
    return address.encoded(text)


def in_host(value: object) -> str:
    """Spell what follows https:// at once."""
    text = _words(value, str).strip()
    if not text or address.ALLOWED(text):
        what = say("the address that is filled in has nothing, or a second http, in it")
        raise address.forbidden(what)
    return address.encoded(text)


def in_path(value: object) -> str:
    return address.encoded(_words(value, str))


def in_component(value: object) -> str:
    """Spell what follows a question mark in an address, or mailto:."""
    return address.component(_words(value, str))


def in_quotes(value: object, show: Show) -> str:
    return address.quoted(spelt(_words(value, show)))


def _words(value: object, show: Show) -> str:
    """Give the words of a value where none can have a look."""
    return str(value) if isinstance(value, RichText) else plain(value, show)
