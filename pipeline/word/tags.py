"""Gather the tags of a part, remember the place of each, and shelter other braces."""

import re
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

from lxml import etree

from pipeline.diagnostics import say
from pipeline.frozen import replace
from pipeline.word.entities import unescaped_quotes
from pipeline.word.faults import Place, Refused
from pipeline.word.misplaced import misplaced
from pipeline.word.scan import (
    CLOSERS,
    PRIVATE,
    SHELTERED,
    SIGNS,
    SYMBOL,
    Torn,
    Whole,
    kept,
    scanned,
    sheltered,
    spelled,
)
from pipeline.word.slips import torn
from pipeline.word.stopgaps import UNREAD, stopgap
from pipeline.word.stretches import Edit, Piece, Stretch, edited, look, pieces, stretches
from pipeline.word.tree import W, text_of

# Tags as others read them; the engine takes what scan.py finds. The bounds keep a hostile
# paragraph from costing a square.
_STRING = r"""\"[^\"]{0,1000}+\"|'[^']{0,1000}+'"""
TAG = re.compile(
    r"\{#.{0,2000}?#\}"
    rf"|\{{\{{(?:{_STRING}|[^\"'}}]|\}}(?!\}})){{0,2100}}+\}}\}}|\{{\{{.{{0,2100}}?\}}\}}"
    rf"|\{{%(?:{_STRING}|[^\"'%]|%(?!\}})){{0,2100}}+%\}}|\{{%.{{0,2100}}?%\}}",
    re.DOTALL,
)
_LINE = "\U0010ffef"
_FIRST_MARK, _MARKS = 0xF0000, 0xFFF0
MARKS = f"{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MARKS)}"
_MARK = re.compile(f"[{MARKS}]")
_ESCAPED = re.compile(r"\{_[{%]").search
_BRACE = re.compile("[{}]")
OPENING = re.compile(r"\{_?[{%]").search
# Says on a paragraph or table which block it came with: a file and a name.
BLOCK = "block"
_SHOWN = 60
_BESIDE = 20
_LONGEST_SHOWN = 240
_OPENINGS = re.compile(r"\{[{%#]")
_PLACED = re.compile(r"\{#(p|tr|tc)\s").match
_TAKING = re.compile(r"\{[{%#](p|tr|tc|r)\s").match
_MOST_OPENINGS = 1_000
_MOST_FINDINGS = 50
_PRIVATE = Refused("T003", say("the text uses a private character that tags need"))
_CROWDED = Refused("T008", say("one paragraph has more than {limit} tags", limit=_MOST_OPENINGS))
_SYMBOL = Refused(
    "T003",
    say("a symbol that Word has put in stands in a tag"),
    say("write the sign on the keyboard, or outside of the tag"),
)
_SPACES = re.compile(rf"[\s{SIGNS}]+").sub
# What stands in one of these stands there as a whole, or not at all.
_HOLDERS = (f"{W}hyperlink", f"{W}sdtContent", f"{W}fldSimple", f"{W}sdt")
_HELD = {
    f"{W}hyperlink": say("a link begins or ends in the middle of a tag"),
    f"{W}fldSimple": say("a field begins or ends in the middle of a tag"),
}

_START = attrgetter("start")

Findings = list[tuple[Refused, Place]]


def has_tags(root: etree._Element) -> bool:
    """Look for tags; torn ones count, so that they are noticed."""
    held = [text for text in (piece.get() for piece in pieces(root)) if "{" in text or "}" in text]
    if not held or any(map(_OPENINGS.search, held)):
        return bool(held)
    texts = ((stretch.text(), stretch.prose) for stretch in stretches(root))
    return any(
        crowded(text) or _ESCAPED(text) or next(scanned(text, prose=prose), None) is not None
        for text, prose in texts
        if "{" in text or "}" in text
    )


def crowded(text: str) -> bool:
    """Spare the search for tags what only a hostile template holds."""
    return len(_OPENINGS.findall(text)) > _MOST_OPENINGS


def marked(root: etree._Element, part: str) -> tuple[list[Place], Findings]:
    """Make each tag one text with its place's number in it, and shelter the braces of plain text.

    Word splits what somebody writes over runs. What stands between the pieces of a tag is kept,
    and stands beside it afterwards. Remarks are taken out.
    """
    places = [Place(part)]
    findings: Findings = []
    cells = _Cells(root)
    awaited = ""
    for stretch in list(stretches(root)):
        if len(findings) > _MOST_FINDINGS:
            break
        text = stretch.text()
        if "{" not in text and "}" not in text and not PRIVATE(text):
            continue
        here = _origin(stretch.owner) or Place(part, cell=cells.of(stretch.owner))
        if crowded(text):
            findings.append((_CROWDED, replace(here, paragraph=excerpt(text, 0, 0))))
            _blinded(stretch)
            continue
        found = list(scanned(text, prose=stretch.prose))
        found, awaited = _without_end(found, text, awaited), _awaited(found, text)
        tags = [one for one in found if isinstance(one, Whole)]
        broken = [one for one in found if isinstance(one, Torn)]
        stopgaps = _stopgaps(text, found) if broken and stretch.flows else {}
        findings += (
            (one.refused, replace(here, paragraph=excerpt(text, one.start, one.end)))
            for one in (*broken, *_astray(stretch, text, tags))
        )
        tags += (Whole(start, start + 1) for start in stopgaps)
        tags.sort(key=_START)
        edited(stretch.pieces, list(_edits(stretch, text, tags, len(places), stopgaps)))
        places += (replace(here, paragraph=excerpt(text, one.start, one.end)) for one in tags)
    etree.strip_attributes(root, BLOCK)
    return places, findings


def _astray(stretch: Stretch, text: str, tags: list[Whole]) -> Iterator[Torn]:
    """Find what no tag may hold, and tags that stand where none of their kind may."""
    for one in tags:
        if SYMBOL in text[one.start : one.end]:
            yield Torn(_SYMBOL, one.start, one.end)
    if private := PRIVATE(text):
        yield Torn(_PRIVATE, *private.span())
    yield from _crossing(stretch, text, tags)
    if not stretch.flows:
        yield from _taking(text, tags)


def _awaited(found: list[Whole | Torn], text: str) -> str:
    """Give the end of a tag that a text begins and does not end."""
    last = found[-1] if found else None
    return CLOSERS[text[last.start :][:2]] if isinstance(last, Torn) and last.open else ""


def _without_end(found: list[Whole | Torn], text: str, awaited: str) -> list[Whole | Torn]:
    """Leave out the second half of a tag that is torn over two texts: the first one is told."""
    first = found[0] if found else None
    if awaited and isinstance(first, Torn) and text.startswith(awaited, first.start):
        return found[1:]
    return found


def _stopgaps(text: str, found: list[Whole | Torn]) -> dict[int, str]:
    """Say what stands for the commands that are torn, each at its beginning, so far as is known."""
    held: dict[int, str] = {}
    at = 0
    for one in found:
        if isinstance(one, Torn):
            end = max(one.end, one.start + _SHOWN)  # of { %, say, the command comes after it
            before = "" if text.startswith("{", one.start) else text[at : one.start]
            if tag := stopgap(torn(before, text[one.start : end])):
                held[one.start] = tag
        at = one.end
    return held


def place_of(mark: str) -> int:
    """Give the number of the place that a mark stands for."""
    return ord(mark) - _FIRST_MARK


def lined(source: str) -> tuple[str, list[int]]:
    """Put each tag on a line of its own; the list gives the number of the place of each line."""
    lines = [0]
    pieces: list[str] = []
    at = 0
    for tag in TAG.finditer(source):
        mark = _MARK.search(tag[0])
        lines.append(place_of(mark[0]) if mark else lines[-1])
        inside = unescaped_quotes(tag[0]).replace("\n", " ")
        pieces += (source[at : tag.start()].replace("\n", _LINE), "\n", _MARK.sub("", inside))
        at = tag.end()
    pieces.append(source[at:].replace("\n", _LINE))
    return "".join(pieces), lines


def restored(data: str) -> str:
    """Give static text back what lined() and marked() took, and resolve docxtpl's escapes."""
    return unbraced(kept(data.replace("\n", "").replace(_LINE, "\n")))


def unbraced(text: str) -> str:
    text = text.replace("{_{", "{{").replace("}_}", "}}")
    return text.replace("{_%", "{%").replace("%_}", "%}")


def placing(root: etree._Element, part: str) -> Callable[[etree._Element], Place]:
    """Give the function that says where an element of a part stands: its paragraph and cell."""
    cells = _Cells(root)

    def placed(element: etree._Element) -> Place:
        outer = None if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
        paragraph = element if outer is None else outer
        here = _origin(paragraph) or Place(part, cell=cells.of(paragraph))
        return replace(here, paragraph=_shortened(_MARK.sub("", text_of(paragraph))))

    return placed


def _origin(element: etree._Element) -> Place | None:
    """Give the block that an element came with; cells are numbered by its own file, not here."""
    for one in (element, *element.iterancestors()):
        if told := one.get(BLOCK):
            file, _, name = told.partition("#")
            return Place(name, file=file)
    return None


class _Cells:
    """Numbers tables, rows and cells on first need."""

    def __init__(self, root: etree._Element) -> None:
        self._numbers = {table: n for n, table in enumerate(root.iter(f"{W}tbl"), 1)}

    def of(self, element: etree._Element) -> tuple[int, int, int]:
        cell = next(element.iterancestors(f"{W}tc"), None)
        row = None if cell is None else next(cell.iterancestors(f"{W}tr"), None)
        table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
        if cell is None or row is None or table is None:
            return (0, 0, 0)
        return (self._numbers[table], self._number(row), self._number(cell))

    def _number(self, element: etree._Element) -> int:
        """Count all siblings at once, since counting anew for each would cost a square."""
        parent = element.getparent()
        if element not in self._numbers and parent is not None:
            siblings = parent.iterchildren(element.tag)
            self._numbers |= {sibling: n for n, sibling in enumerate(siblings, 1)}
        return self._numbers[element]


def _edits(
    stretch: Stretch, text: str, tags: list[Whole], first: int, stopgaps: Mapping[int, str]
) -> Iterator[Edit]:
    """Say what comes in place of tags and of other braces; the tags are numbered from `first`."""
    at = 0
    for number, tag in enumerate(tags, first):
        yield from _sheltered(text, at, tag.start)
        mark = chr(_FIRST_MARK + min(number, _MARKS))
        if tag.start in stopgaps:
            yield Edit(tag.start, tag.end, _with_mark(stopgaps[tag.start], mark), tag.start)
            at = tag.end
            continue
        written = text[tag.start : tag.end]
        start, end = _trimmed(text, at, tag)
        yield Edit(start, end, _with_mark(written, mark), _home(stretch, text, tag))
        at = end
    yield from _sheltered(text, at, len(text))


def _trimmed(text: str, at: int, tag: Whole) -> tuple[int, int]:
    """Take the spaces that the dashes of a value or remark take away, whatever run they are in."""
    start, end = tag.start, tag.end
    if text.startswith(("{{-", "{#-"), start):
        start = len(text[at:start].rstrip()) + at
    if text.startswith(("-}}", "-#}"), end - 3):
        end += len(text) - end - len(text[end:].lstrip())
    return start, end


def _with_mark(tag: str, mark: str) -> str:
    if tag == UNREAD:
        return f"{UNREAD[:-2]}{mark}{UNREAD[-2:]}"
    if tag.startswith("{#"):
        placed = _PLACED(tag)
        return f"{{#{placed[1]} {mark}#}}" if placed else ""
    tag = spelled(tag)
    if tag.startswith("{{"):  # what its dashes take away is gone
        return f"{{{{{tag[2:-2].removeprefix('-').removesuffix('-')}{mark}}}}}"
    end = len(tag) - (3 if tag[2:-2].endswith("-") else 2)
    return f"{tag[:end]}{mark}{tag[end:]}"


def _home(stretch: Stretch, text: str, tag: Whole) -> int:
    """Give where a tag comes to stand: a value where its name begins, for the look of that."""
    if not text.startswith("{{", tag.start) or len(stretch.pieces) == 1:
        return tag.start
    inside = text[tag.start + 2 : tag.end - 2]
    home = tag.start + 2 + len(inside) - len(inside.lstrip(f"-rp {SIGNS}\t\n\u00a0"))
    if home >= tag.end - 2:
        return tag.start
    (first,), (piece,) = (_touched(stretch, at, at + 1) for at in (tag.start, home))
    own = piece.slot == "text()" and _stands(piece) != _stands(first)
    return home if own else tag.start


def _stands(piece: Piece) -> tuple[etree._Element | None, bytes]:
    """Give what holds a piece, and its look."""
    run = piece.element.getparent()
    return _holder(piece), b"" if run is None else look(run)


def _touched(stretch: Stretch, start: int, end: int) -> list[Piece]:
    """Give the pieces of which a stretch of text has some."""
    found, at = [], 0
    for piece in stretch.pieces:
        left, at = at, at + len(piece.get())
        if left < end and start < at:
            found.append(piece)
    return found


def _crossing(stretch: Stretch, text: str, tags: list[Whole]) -> Iterator[Torn]:
    """Find the tags of which a part stands in a link, a field or a content control."""
    if len(stretch.pieces) == 1 or all(_holder(one) is None for one in stretch.pieces):
        return
    for tag in tags:
        inside = text[tag.start + 2 : tag.end - 2]
        start = tag.start + 2 + len(inside) - len(inside.lstrip())
        value = text.startswith("{{", tag.start) and inside.strip()
        whole = (start, start + len(inside.strip())) if value else (tag.start, tag.end)
        holders = dict.fromkeys(_holder(one) for one in _touched(stretch, *whole))
        if len(holders) > 1:
            kinds = (str(one.tag) for one in holders if one is not None)
            what = _HELD.get(
                next(kinds), say("a content control begins or ends in the middle of a tag")
            )
            hint = say("write the whole tag anew, inside of it or outside")
            yield Torn(Refused("T032", what, hint), tag.start, tag.end)


def _taking(text: str, tags: list[Whole]) -> Iterator[Torn]:
    """Find the tags that would take a paragraph with them of which they are no words."""
    for tag in tags:
        if found := _TAKING(text, tag.start):
            yield Torn(misplaced(found[1]), tag.start, tag.end)


def _holder(piece: Piece) -> etree._Element | None:
    for one in piece.element.iterancestors(f"{W}p", *_HOLDERS):
        return None if one.tag == f"{W}p" else one
    return None


def _blinded(stretch: Stretch) -> None:
    """Let nobody look for tags here again."""
    for piece in stretch.pieces:
        piece.put(sheltered(piece.get()))


def _sheltered(text: str, start: int, end: int) -> Iterator[Edit]:
    for brace in _BRACE.finditer(text, start, end):
        yield Edit(*brace.span(), SHELTERED[ord(brace[0])], brace.start())


def excerpt(text: str, start: int, end: int) -> str:
    """Shorten a text for a message, but show what stands from `start` to `end` as a whole."""
    if len(text) <= _SHOWN:  # as most are, and each tag has its text ready for a message
        return _shortened(text)
    # More is never shown, and a hostile paragraph has a thousand tags to be shown.
    first, last = max(0, start - _LONGEST_SHOWN), end + _LONGEST_SHOWN
    before, shown, after = (
        _SPACES(" ", one) for one in (text[first:start], text[start:end], text[end:last])
    )
    whole = before + shown + after
    if not first and (len(whole) <= _SHOWN or len(before) + len(shown) < _SHOWN):
        return _shortened(whole)
    left = before if not first and len(before) <= _BESIDE else f"…{before[-_BESIDE:]}"
    right = after if len(after) <= _BESIDE else f"{after[:_BESIDE]}…"
    return left + (shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…") + right


def _shortened(text: str) -> str:
    text = _SPACES(" ", text).strip()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
