"""Where the tags of a text begin and end, and how each is spelt as Jinja reads it."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import say
from pipeline.frozen import Frozen
from pipeline.word.faults import Refused

LONGEST = 2_000
_SHOWN = 60
_OPENER = re.compile(r"\{[{%#]").search
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
# As other programs begin their blocks: {{#if}}, {{/if}}.
_FOREIGN = ("%", "#", "/", "^")
# Half a tag, or one that is torn by a space: { %, { {, % }, } }, and closers that close nothing.
_ENDED, _REMARK_ENDED = (re.compile(one).search for one in (r"[}%#]\s*\}", r"#\s*\}"))
_REMNANT = re.compile(r"\{\s+[{%#]|[}%#]\s+\}|[}%#]\}").finditer

# Word types these for the two straight quotes, by the language of the text.
_DOUBLE, _SINGLE, _POINTED = '"“”„‟', "'‘’‚‛", "«»‹›"
_QUOTE = re.compile(f"[{_DOUBLE}{_SINGLE}{_POINTED}]").search
_STARTS = frozenset(_DOUBLE + _SINGLE + "«»‹›")
_ENDS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
# A text in a tag may hold what would end the tag, and quotes that are meant to be curly.
_KEPT = "{}%#“”‘’\n"
_FIRST_KEPT = 0x10FFF0
SHELTERED = {ord(sign): chr(_FIRST_KEPT + n) for n, sign in enumerate(_KEPT)}
_BACK = {_FIRST_KEPT + n: sign for n, sign in enumerate(_KEPT)}
PRIVATE = re.compile("[\U0010ffe0-\U0010ffff]").search
# What Word stores as elements, as it stands in the text of a tag.
HYPHEN, TAB, BREAK, SYMBOL = SIGNS = "\U0010ffdc\U0010ffdd\U0010ffde\U0010ffdf"
_WRITTEN = str.maketrans({HYPHEN: "-", TAB: "\t", BREAK: "\n", SYMBOL: None})
# Between words: every space is a space, every dash a minus, and what nobody sees is not there.
_PLAIN = {
    **dict.fromkeys(map(ord, "\t\n\r\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), ""),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""),
    **dict.fromkeys(map(ord, f"{TAB}{BREAK}"), " "),
    ord(SYMBOL): "",  # It is told, and the rest of its tag is read.
    **dict.fromkeys(map(ord, f"\u2010\u2011\u2012\u2013\u2014\u2212{HYPHEN}"), "-"),
}


class Whole(Frozen):
    """A tag in a text, from `start` to before `end`."""

    start: int
    end: int


class Torn(Frozen):
    """What is no whole tag, and where it stands. If `open`, what follows may hold tags."""

    refused: Refused
    start: int
    end: int
    open: bool = False


def scanned(text: str, *, prose: bool = True) -> Iterator[Whole | Torn]:
    """Find the tags of a text and what is torn, in the order of the text.

    In `prose`, what people read, remarks and halves of tags are torn too; elsewhere, as in the
    instruction of a field, they are what some program stores.
    """
    at = 0
    for tag in _whole(text):
        if prose:
            yield from _remnants(text, at, tag.start)
        if prose or isinstance(tag, Whole) or not text.startswith("{#", tag.start):
            yield tag
        at = tag.start + 2 if isinstance(tag, Torn) and tag.open else tag.end
    if prose:
        yield from _remnants(text, at, len(text))


def spans(text: str) -> list[Whole]:
    return [tag for tag in _whole(text) if isinstance(tag, Whole)]


def spelled(tag: str) -> str:
    """Spell a tag with straight quotes and plain spaces; the texts in it keep their signs."""
    inside = tag[2:-2].strip(SIGNS)
    if inside.isascii() and not _QUOTE(inside):
        return f"{tag[:2]}{inside}{tag[-2:]}".translate(_PLAIN)
    pieces = [tag[:2]]
    at = 0
    while at < len(inside):
        sign = inside[at]
        end = _end_of_text(inside, at) if sign in _STARTS else -1
        if end < 0:
            pieces.append(_straight(sign).translate(_PLAIN))
            at += 1
        else:
            pieces.append(_literal(inside[at + 1 : end], straight=sign in "\"'"))
            at = end + 1
    return "".join((*pieces, tag[-2:]))


def kept(text: str) -> str:
    """Give a text that was in a tag the signs back that spelled() and sheltered() kept."""
    return text.translate(_BACK)


def sheltered(text: str) -> str:
    return text.translate(SHELTERED)


def _whole(text: str) -> Iterator[Whole | Torn]:
    at = 0
    while opener := _OPENER(text, at):
        remark, first = opener[0] == "{#", opener.end()
        end = _end(text, first, CLOSERS[opener[0]], quoted=not remark)
        if opener[0] == "{{" and text.startswith(_FOREIGN, first):
            at = max(end, first)
            yield Torn(_foreign(text[opener.start() : first + 1]), opener.start(), at)
            continue
        if end < 0 or (not remark and _holds_another(text, first, end)):
            torn = _unended(text, opener)
            yield torn
            at = first if torn.open else torn.end
            continue
        at = end
        if not remark and end - opener.start() > LONGEST:
            yield Torn(_too_long(), opener.start(), end)
        else:
            yield Whole(opener.start(), end)


def _holds_another(text: str, start: int, end: int) -> bool:
    """Say whether another tag opens before one ends, but in no text of it."""
    at = start if _OPENER(text, start, end) else end
    while at < end:
        if text[at] == "{" and text[at + 1] in "{%#":
            return True
        last = _end_of_text(text, at, end) if text[at] in _STARTS else -1
        at = at + 1 if last < 0 else last + 1
    return False


def _unended(text: str, opener: re.Match[str]) -> Torn:
    """Say how a tag ends that ends otherwise than it must, or that it does not."""
    ahead = _OPENER(text, opener.end())
    last = ahead.start() if ahead else len(text)
    closer = (_ENDED if opener[0] != "{#" else _REMARK_ENDED)(text, opener.end(), last)
    if closer is None:
        shown = min(len(text), opener.start() + _SHOWN)
        return Torn(_never_closed(opener[0]), opener.start(), shown, open=True)
    spaced = len(closer[0]) > len("}}")
    told = _remnant(closer[0]) if spaced else _otherwise(opener[0], closer[0])
    return Torn(told, opener.start(), closer.end())


def _end(text: str, start: int, closer: str, *, quoted: bool) -> int:
    """Give where a tag ends: at the closer that stands in no text of the tag, or else the next."""
    nearest = text.find(closer, start)
    if nearest < 0:
        return -1
    if not quoted or not _QUOTE(text, start, nearest):
        return nearest + 2
    at, last = start, min(len(text), start + LONGEST)
    while at < last:
        if text.startswith(closer, at):
            return at + 2
        end = _end_of_text(text, at, last) if text[at] in _STARTS else -1
        at = at + 1 if end < 0 else end + 1
    return nearest + 2


def _end_of_text(text: str, start: int, last: int | None = None) -> int:
    """Give where a quoted text ends that begins here, or -1 where none does."""
    opener, last = text[start], len(text) if last is None else last
    for at in range(start + 1, last):
        if text[at - 1] != "\\" and _closes(opener, text, at):
            return at
    # Begun straight and ended curly, or the other way round.
    family = _DOUBLE if opener in _DOUBLE else _SINGLE if opener in _SINGLE else ""
    return next((at for at in range(start + 1, last) if text[at] in family), -1)


def _closes(opener: str, text: str, at: int) -> bool:
    sign = text[at]
    if opener in "\"'":
        return sign == opener
    if opener in _POINTED:
        return sign == _ENDS[opener]
    if opener in _DOUBLE:
        return sign in _DOUBLE[1:]
    # An apostrophe in a word ends nothing.
    return sign in _SINGLE[1:] and not text[at + 1 : at + 2].isalpha()


def _straight(sign: str) -> str:
    if sign in _DOUBLE:
        return '"'
    return "'" if sign in _SINGLE else sign


def _literal(text: str, *, straight: bool) -> str:
    """Write a text as Jinja does. Who began with a straight quote may have written escapes."""
    quote = "'" if '"' in text and "'" not in text else '"'
    if not straight:
        text = text.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    elif quote == '"':
        text = re.sub(r'(?<!\\)"', r"\\\"", text)
    return f"{quote}{sheltered(text.translate(_WRITTEN))}{quote}"


def _remnants(text: str, start: int, end: int) -> Iterator[Torn]:
    opened = False
    for found in _REMNANT(text, start, end):
        opens = found[0].startswith("{")
        if opens or not opened:  # else what ends the tag that is told
            yield Torn(_remnant(found[0]), *found.span())
        opened = opens


def _never_closed(opener: str) -> Refused:
    if opener == "{#":
        what = say("the remark that opens here is never closed with {closer}", closer="#}")
        return Refused("T003", what, say("close the remark in the same paragraph"))
    return Refused(
        "T003",
        say("the tag that opens here is never closed with {closer}", closer=CLOSERS[opener]),
        say("close the tag in the same paragraph"),
    )


def _too_long() -> Refused:
    what = say("a tag has more than {limit} characters", limit=LONGEST)
    return Refused("T008", what, say("make it shorter; work values out in the dossier"))


def _remnant(written: str) -> Refused:
    if len(written) > len("}}"):
        return Refused("T003", say("a tag is torn by a space: “{sign}”", sign=written), _AS)
    return Refused("T003", say("“{sign}” closes no tag that is open here", sign=written), _AS)


def _otherwise(opener: str, closer: str) -> Refused:
    what = say("a tag opens with “{opener}” and ends with “{closer}”", opener=opener, closer=closer)
    return Refused("T003", what, _AS)


def _foreign(sign: str) -> Refused:
    return Refused("T003", say("no tag begins with “{sign}”", sign=sign), _AS)


_AS = say("write tags as {value} and {command}", value="{{ name }}", command="{% if name %}")
