"""What can be mended without a change of meaning, laid into a dossier's text; nothing is written.

Each mending is tried: the finding must be gone after it, and no other may have come.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pipeline import check, parse, source
from pipeline.characters import INVISIBLE, Places, Position
from pipeline.decode import decoded, encoded
from pipeline.delivered import period
from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.folder import Leaf, leaves, within
from pipeline.frozen import replace
from pipeline.source import Book


class _Mending(NamedTuple):
    """A piece of the text by its indices, and what stands there instead."""

    start: int
    end: int
    text: str


class _Verdict(NamedTuple):
    """What check finds in a text, and how far it came: 0 not read, 1 not fit, 2 judged."""

    reach: int
    findings: tuple[Diagnostic, ...]


def mended(book: Book, as_of: dt.date) -> Book:
    """Give a dossier with all that is safe to mend mended; a second time changes nothing."""
    try:
        text = decoded(book.content, book.path)
    except Rejected:
        return book
    verdict = _verdict(book, as_of)
    while True:
        found = {mend: one for one in verdict.findings if (mend := _mending(text, book.path, one))}
        # All at once where that will do: to check anew costs, and one slip is often made often.
        for some in (tuple(found), *((one,) for one in found)):
            tried = _laid(text, some)
            after = replace(book, content=encoded(tried, book.content))
            then = _verdict(after, as_of) if tried != text else verdict
            if _is_better(verdict, then, [found[one] for one in some]):
                book, text, verdict = after, tried, then
                break
        else:
            return book


def _laid(text: str, some: Iterable[_Mending]) -> str:
    for one in sorted(some, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def _verdict(book: Book, as_of: dt.date) -> _Verdict:
    try:
        held = source.load(book.content, book.path)
    except Rejected as fault:
        return _Verdict(0, fault.diagnostics)
    try:
        return _Verdict(2, held.located(check.check(held, parse.parse(held), as_of)))
    except Rejected as fault:
        return _Verdict(1, fault.diagnostics)


def _is_better(before: _Verdict, after: _Verdict, some: Iterable[Diagnostic]) -> bool:
    """Tell whether findings are gone, and no other has come than those that they had hidden."""
    was, now = (Counter(map(_said, held.findings)) for held in (before, after))
    if now == was or any(now[_said(one)] >= was[_said(one)] for one in some):
        return False
    return after.reach > before.reach or (after.reach == before.reach and not now - was)


def _said(one: Diagnostic) -> tuple[object, ...]:
    return one.path, one.line, one.code, one.message


def _mending(text: str, path: str, one: Diagnostic) -> _Mending | None:
    mend = _MENDINGS.get(one.code)
    return mend(text, _index(text, path, one)) if mend else None


def _index(text: str, path: str, one: Diagnostic) -> int:
    """Give where in the whole a finding stands; one in a folder tells of a file of it."""
    held = (leaf for leaf in leaves(text) if leaf.name and one.path == within(path, leaf.name))
    above = next(held, Leaf("", "")).above
    return Places(text).index(Position(one.line + above, one.column))


# --- One kind of fault each: what stands at a place becomes another text, or nothing does.

_UNSEEN = re.compile("[\u200b\ufeff]")
_BLANK = re.compile(f"[{INVISIBLE}]")
_DIGIT = re.compile("[\uff10-\uff19]+")
_WORD = re.compile(r"(?P<quote>[\"']?)(?P<word>[^\s\"'#,\[\]{}:]+)(?P=quote)")
# A value up to what ends it: a comment, a comma or a bracket, or the line.
_VALUE = re.compile(
    r"(?P<quote>[\"']?)(?P<value>[^\n\r\"'#,\[\]{}]+?)(?P=quote)(?=[ \t]*(?:[#,\]}\r]|$))",
    re.MULTILINE,
)
_GROUPED = re.compile("-?[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+")
_DAY_FIRST = re.compile(r"\d{1,2}\.[^k]")
_BACKWARD = re.compile(r"(?P<year>(?:19|20|21)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")


def _tab(text: str, at: int) -> _Mending | None:
    """Put a space for a tab between words; how far in a line is meant to be, nobody knows."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return _Mending(at, at + 1, " ") if text[at] == "\t" and line.strip() else None


def _unseen(text: str, at: int) -> _Mending | None:
    return _Mending(at, at + 1, "") if _UNSEEN.match(text, at) else None


def _blank(text: str, at: int) -> _Mending | None:
    """Put an ordinary space for one that YAML takes for a letter."""
    return _Mending(at, at + 1, " ") if _BLANK.match(text, at) else None


def _look_alike(text: str, at: int) -> _Mending | None:
    """Write digits of full width as digits; quotation marks may be meant to be printed."""
    found = _DIGIT.match(text, at)
    if found:
        return _Mending(*found.span(), "".join(str(int(one)) for one in found[0]))
    value = _VALUE.match(text, at)
    if value is None or value["quote"]:
        return None
    bare = value["value"].strip("\u00a0\u202f\u2009 ")
    return _Mending(*value.span("value"), bare) if bare and bare != value["value"] else None


def _number_or_day(text: str, at: int) -> _Mending | None:
    """Write 18 640 as 18640, and 2.5.2026 and 2. mai 2026 as 2026-05-02."""
    found = _VALUE.match(text, at)
    written = found["value"].strip() if found else ""
    if found and _GROUPED.fullmatch(written):
        return _Mending(*found.span("value"), re.sub("[^-0-9]", "", written))
    backward = _BACKWARD.fullmatch(written)
    if found and backward:
        year, month, day = (int(backward[one]) for one in ("year", "month", "day"))
        return _Mending(*found.span("value"), f"{year}-{month:02}-{day:02}")
    said = period.day(written, None) if _DAY_FIRST.match(written) else None
    return _Mending(*found.span("value"), str(said)) if found and said else None


def _spelled(text: str, at: int) -> _Mending | None:
    """Write a key or a word with small letters and _, where it has capitals or hyphens."""
    found = _WORD.match(text, at)
    if found is None:
        return None
    plain = _BLANK.sub("", found["word"]).lower().replace("-", "_")
    return _Mending(*found.span("word"), plain) if plain != found["word"] else None


_MENDINGS: Mapping[str, Callable[[str, int], _Mending | None]] = {
    "S002": _spelled,
    "S004": _spelled,
    "S006": _number_or_day,
    "Y003": _blank,
    "Y009": _tab,
    "Y014": _unseen,
    "Y017": _look_alike,
}
