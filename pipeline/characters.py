"""The characters a dossier may hold; nothing else knows which ones a document cannot carry."""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from pipeline.diagnostics import NOTHING, Diagnostic, Severity, Text, say


class Position(NamedTuple):
    """A place in the file; lines and columns count from 1."""

    line: int
    column: int


class _Fault(NamedTuple):
    code: str
    raw: tuple[tuple[int, int], ...]  # refused where they stand in the file
    escaped: tuple[tuple[int, int], ...]  # refused only as an escape, such as "\r"
    message: Text
    hint: Text
    severity: Severity = Severity.ERROR


_FAULTS = (
    _Fault(
        "Y009",
        ((0x09, 0x09),),
        (),
        say("A tab character stands here"),
        say("Use spaces: two for each level of indentation, one between words"),
    ),
    _Fault(
        "Y010",
        # NEL and the two Unicode separators are line breaks to YAML and nothing to Word.
        ((0, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0x2028, 0x2029), (0xFFFE, 0xFFFF)),
        ((0x0D, 0x0D), (0xD800, 0xDFFF), (0x110000, 0xFFFFFFFF)),
        say("The character {character} cannot stand in a document"),
        say("Delete it and type the text anew; it is invisible and often comes with pasted text"),
    ),
    _Fault(
        "Y011",
        ((0x202A, 0x202E), (0x2066, 0x2069)),
        (),
        say("The character {character} turns the direction of the text, so it reads falsely"),
        say("Delete the character; it is invisible, so delete the words around it and retype them"),
    ),
    _Fault(
        "Y014",
        ((0x200B, 0x200B), (0xFEFF, 0xFEFF)),
        (),
        say("The invisible character {character} stands here and goes into the document"),
        say("Delete it if nobody put it there on purpose; it hides words from searching"),
        Severity.WARNING,
    ),
    _Fault(
        "Y017",
        # Digits of full width: those of other scripts look like what they are, and those in
        # superscript are meant.
        ((0xFF10, 0xFF19),),
        (),
        say("The character {character} looks like a digit and is another"),
        say("Type the number anew with the digits 0 to 9; searching does not find it as it is"),
        Severity.WARNING,
    ),
)

CODES: Mapping[str, tuple[str, str]] = {
    "Y009": (
        "The file has a tab character",
        (
            "YAML forbids tabs in indentation, and a tab inside a text lands at another place in "
            "each document. Replace every tab with spaces. Most editors can do it for the whole "
            "file."
        ),
    ),
    "Y010": (
        "A character cannot stand in a Word document",
        (
            "Control characters, halves of characters and Unicode line separators cannot be "
            "stored in a Word file; a program that tries loses the text after them. They come "
            "with text pasted from PDF files and case systems. Delete the character, or type the "
            "text anew. A line break is written as a new line in the file."
        ),
    ),
    "Y011": (
        "A character turns the direction of the text",
        (
            "Invisible direction marks make a reader see another text than the file holds, so "
            "that a decision may be approved in other words than those stored. Delete the "
            "character."
        ),
    ),
    "Y014": (
        "An invisible character has no width",
        (
            "A zero-width space or a stray byte order mark is not seen, but breaks searching, and"
            " two names that look alike become different. The file is read; delete the character "
            "if nobody put it there on purpose."
        ),
    ),
    "Y017": (
        "A character is not the one it looks like",
        (
            "Quotes from Word are no quotes to YAML, and are printed with the text they stand"
            " around. A no-break space at either end of a text is printed too, and digits of"
            " another width are no digits to who searches. Type the character anew in a plain"
            " editor."
        ),
    ),
}

_LINE_END = re.compile(r"\r\n|\n|\r")
_ESCAPE = re.compile(
    r"\\(?:r\\n|\r\n|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL
)
_NAMED = {"0": 0, "a": 7, "b": 8, "t": 9, "\t": 9, "v": 11, "f": 12, "r": 13, "e": 27}
_NAMED |= {"N": 0x85, "L": 0x2028, "P": 0x2029}
_SURROGATES = range(0xD800, 0xE000)
_UNREADABLE_ESCAPE = re.compile(r"\\u[dD][89A-Fa-f][0-9A-Fa-f]{2}|\\U[0-9A-Fa-f]{8}")


def _charset(faults: Iterable[_Fault]) -> re.Pattern[str]:
    ranges = chain.from_iterable(fault.raw for fault in faults)
    return re.compile("[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges) + "]")


# What is refused, as it stands between the brackets of a regular expression that a schema has.
REFUSED = "".join(
    f"\\u{low:04x}-\\u{high:04x}"
    for fault in _FAULTS
    if fault.severity is Severity.ERROR
    for low, high in fault.raw
)
_SUSPECT = _charset(_FAULTS)
_UNREADABLE = _charset(fault for fault in _FAULTS if fault.code in {"Y009", "Y010"})


# As they stand between the brackets of a regular expression.
INVISIBLE = r"\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff"
QUOTES = "“”„‟‘’‚‛«»‹›″′´＂＇"
DASHES = r"\u2010-\u2015\u2212\ufe58\ufe63\uff0d"

_ODDITIES = (
    (
        re.compile(f"[{INVISIBLE}]"),
        say("an invisible character ({character}) is in the way; delete it, or type all anew"),
    ),
    (
        re.compile(f"[{QUOTES}]"),
        say('the quotes are typographic ({character}); type them anew as ", or leave them out'),
    ),
    (
        re.compile(f"[{DASHES}]"),
        say("the dash ({character}) is not the hyphen; type it anew as -"),
    ),
)
_DIGITS = say("the digits are of another kind than 0 to 9; type them anew")
_NO_PART_OF_A_NAME = re.compile(f"[{INVISIBLE}{QUOTES}]|^[-•·*{DASHES} ]+|[:：].*")


def odd(text: str) -> Text:
    """Say which character is not what an author sees in it, or nothing; for names and numbers."""
    for pattern, hint in _ODDITIES:
        found = pattern.search(text)
        if found:
            return Text(hint.msgid, (("character", named(found[0])),))
    return _DIGITS if any(one.isnumeric() and not one.isascii() for one in text) else NOTHING


def named(character: str) -> Text:
    """Give the number of a character, and for the commonest invisible ones their name."""
    code = f"U+{ord(character):04X}"
    return Text(_NAMES.get(character, _CODE).msgid, (("code", code),))


_CODE = say("{code}")
_NAMES = {
    "\u00a0": say("{code}, a no-break space"),
    "\u202f": say("{code}, a narrow no-break space"),
    "\u00ad": say("{code}, a soft hyphen"),
    "\u200b": say("{code}, a zero-width space"),
}


def plain(name: str) -> str:
    """Give a name without what only looks like a part of it."""
    return _NO_PART_OF_A_NAME.sub("", unicodedata.normalize("NFKC", name)).strip()


class Places:
    """Turns an index in the text into a line and a column."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        # Not before somebody asks: in most dossiers nothing is wrong that has to be placed by it.
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def __getitem__(self, index: int) -> Position:
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)

    def index(self, place: Position) -> int:
        return self._starts[place.line - 1] + place.column - 1

    def lines(self, first: int, last: int) -> slice:
        """Give the part of the text from the first line to the end of the last."""
        return slice(self._starts[first - 1], next(iter(self._starts[last : last + 1]), None))


def lines(text: str) -> list[str]:
    """Give the lines of a text, as positions count them."""
    return _LINE_END.split(text)


def find_raw(text: str, path: str) -> Iterator[Diagnostic]:
    """Unwelcome characters as they stand in the file, each once a line."""
    if not _SUSPECT.search(text):
        return
    for number, line in enumerate(lines(text), 1):
        first = {character: line.index(character) for character in set(_SUSPECT.findall(line))}
        for character, index in sorted(first.items(), key=lambda item: item[1]):
            yield from _finding(path, Position(number, index + 1), ord(character))


def find_escaped(text: str, span: slice, places: Places, path: str) -> Iterator[Diagnostic]:
    """Unwelcome characters written as escapes in one double-quoted text, each once a line."""
    escapes = {escape: _number(escape) for escape in set(_ESCAPE.findall(text[span]))}
    bad = {escape for escape, number in escapes.items() if _fault(number)}
    if not bad:
        return
    seen = set()
    for match in _ESCAPE.finditer(text, span.start, span.stop):
        if match[0] in bad:
            place = places[match.start()]
            if (place.line, match[0]) not in seen:
                seen.add((place.line, match[0]))
                yield from _finding(path, place, escapes[match[0]])


def neutral(text: str) -> str:
    """Put blanks for all that a YAML parser stumbles over; every place stays the same."""
    text = _UNREADABLE.sub(" ", text)
    return _UNREADABLE_ESCAPE.sub(_blank_escape, text) if "\\" in text else text


def composed(key: str) -> str:
    """Give the key in NFC: a letter typed as two characters names the same field."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def _finding(path: str, place: Position, character: int) -> Iterator[Diagnostic]:
    fault = _fault(character)
    if fault:
        message = Text(fault.message.msgid, (("character", f"U+{character:04X}"),))
        yield Diagnostic(path, *place, fault.code, message, fault.hint, fault.severity)


@lru_cache
def _fault(character: int) -> _Fault | None:
    return next(
        (
            fault
            for fault in _FAULTS
            if any(low <= character <= high for low, high in fault.raw + fault.escaped)
        ),
        None,
    )


def _number(escape: str) -> int:
    letter, digits = escape[1], escape[2:]
    if digits and letter in "xuU":
        return int(digits, 16)
    return _NAMED.get(escape[1:], ord(" "))


def _blank_escape(match: re.Match[str]) -> str:
    number = _number(match[0])
    if number <= sys.maxunicode and number not in _SURROGATES:
        return match[0]
    return match[0][:2] + f"{ord(' '):x}".zfill(len(match[0]) - 2)
