"""How a text begins and ends: printed quotes in the place of YAML's own, and spaces unseen."""

from pipeline.characters import QUOTES
from pipeline.diagnostics import Text, say
from pipeline.pattern import pattern

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE = pattern(f"[{_WIDE}]")
_QUOTE = pattern(f"[{QUOTES}\"']")
_SIGN = pattern(f"[{QUOTES}{_WIDE}]")
# Between a sign at an edge and the next thing on its line there is nothing but spaces.
_BEFORE = pattern(r"(?:^|[a-z_0-9\"']:|[\-,\[{\r\n]) *$")
_AFTER = pattern(r" *(?:$|[\r\n,\]}])")
_REACH = 200
# A line with one quotation mark, behind a word or a year: what is quoted has two, and what is
# measured in inches has a small number before it.
_LAST = pattern(r"(?m)\" *(?:#[^\"\r\n]*)?\r?$")
_LONE = pattern(r"(?m)^[^\"\r\n]*(?:[^\W\d]|\d{4})[.!?)]?\" *(?:#[^\"\r\n]*)?$")
_SENTENCE_ENDS = (".", "!", "?", "…")
_SINGLE = frozenset("‘’‚‛‹›′´＇")

_QUOTED = (
    say("The text stands in typographic quotes, which are printed with it"),
    say('Take them away; if YAML needs quotes here, type " before and behind the text'),
)
_ENDED = (
    say("The text ends with a quotation mark that nothing opens, and that is printed with it"),
    say('Take it away, or write " before the text as well'),
)
_SPACED = (
    say("An invisible space begins or ends the text, and is printed with it"),
    say("Delete it; it often comes with text pasted from Word"),
)


def has_signs(text: str) -> bool:
    """Tell whether anything stands where a text may begin or end with it."""
    return any(
        _BEFORE.search(text, max(0, one.start() - _REACH), one.start())
        or (_SPACE.match(one[0]) and _AFTER.match(text, one.end()))
        for one in _SIGN.finditer(text)
    ) or any(_is_lone(text, one.start()) for one in _LAST.finditer(text))


def _is_lone(text: str, mark: int) -> bool:
    start = text.rfind("\n", 0, mark) + 1
    return '"' not in text[start:mark] and bool(_LONE.match(text, start))


def fault(value: str) -> tuple[Text, Text] | None:
    """Say what is wrong with the edges of a text without quotes of YAML's, or nothing.

    A sentence in quotes is what somebody has said, and is let be.
    """
    if value.endswith('"') and value.count('"') == 1 and _LONE.search(value):
        return _ENDED
    if not _SIGN.match(value) and not _SPACE.match(value[-1:]):
        return None
    if _SPACE.match(value) or _SPACE.match(value[-1:]):
        return _SPACED
    quotes = [found.start() for found in _QUOTE.finditer(value, 1)]
    closed = quotes == [len(value) - 1] and not value[:-1].endswith(_SENTENCE_ENDS)
    opened = not quotes and value[0] not in _SINGLE
    return _QUOTED if closed or opened else None
