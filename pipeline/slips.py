"""Slips of the keyboard that make a line no YAML: the parser only sees what comes of them."""

import re
from typing import NamedTuple

from pipeline.characters import DASHES, INVISIBLE, QUOTES, named
from pipeline.diagnostics import Text, say
from pipeline.pattern import pattern


class Slip(NamedTuple):
    """What somebody typed, where on the line, and what to type."""

    column: int
    message: Text
    hint: Text


class _Kind(NamedTuple):
    pattern: re.Pattern[str]  # its group stands where the slip does
    message: Text
    hint: Text
    delayed: bool = False  # a parser may not stumble before the next line


_KEY = r"[^\W\d][\w-]*"
_KINDS = (
    _Kind(
        pattern(
            rf"^[ -]*([{INVISIBLE}])|^[ -]*{_KEY}([{INVISIBLE}]+ *:|: *[{INVISIBLE}])"
            rf"|[{{,] *{_KEY}([{INVISIBLE}]+ *:|: *[{INVISIBLE}])"
        ),
        say("An invisible character ({character}) stands here instead of an ordinary space"),
        say("Delete it and press the space bar; it often comes with text pasted from Word"),
        delayed=True,
    ),
    _Kind(
        pattern(rf"^ *(?:- +)*(-){_KEY} *:(?: |$)"),
        say("A space is missing after the hyphen"),
        say("Write a hyphen and a space before each item of a list"),
        delayed=True,
    ),
    _Kind(
        pattern(rf"^ *([{DASHES}•·▪◦]) *\w"),
        say("The sign before the item ({character}) is not the hyphen"),
        say("Type it anew as a hyphen and a space; Word makes dashes and bullets of hyphens"),
        delayed=True,
    ),
    _Kind(
        pattern(rf"^[ -]*{_KEY} *([：∶﹕꞉˸])"),
        say("The sign after the key ({character}) looks like a colon and is another"),
        say("Type it anew as a colon and a space"),
    ),
    _Kind(
        pattern(
            rf"(?:: +|^ *(?:- +)+|[\[{{,] *)([{QUOTES}])|(?:: +|- +)\"[^\"]*([{QUOTES}])[^\"]*$"
        ),
        say("The quotes are typographic ({character}), and none to YAML"),
        say('Type them anew as "; Word turns them, so write the dossier in a plain editor'),
    ),
    _Kind(
        pattern(r"(?:: +|^ *(?:- +)+)(\[[^\[\]]*\]|\{[^{}]*\}) *[^\s#,\]}:]"),
        say("A text that begins with a bracket is a list or a section to YAML"),
        say("Put the whole text in quotes"),
    ),
)


_LONGEST_LINE = 1000  # what is longer was not typed


def slip(line: str, *, above: bool = False) -> Slip | None:
    """Give the slip on a line, or on one `above` that a parser stumbles over on the next."""
    for kind in _KINDS:
        found = kind.pattern.search(line[:_LONGEST_LINE]) if kind.delayed or not above else None
        if found:
            return _told(kind, found)
    return None


def _told(kind: _Kind, found: re.Match[str]) -> Slip:
    group = next(n for n in range(1, len(found.groups()) + 1) if found[n])
    start = found.start(group)
    invisible = re.search(f"[{INVISIBLE}]", found[group])
    start += invisible.start() if invisible else 0
    values = (("character", named(found.string[start])),)
    return Slip(start, Text(kind.message.msgid, values), kind.hint)
