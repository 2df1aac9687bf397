"""What a template should be beside being right: readable by all, and free of what is left over."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen, replace
from pipeline.word import outline
from pipeline.word.faults import Place, Refused
from pipeline.word.roles import Roles, roles
from pipeline.word.sheets import Sheet
from pipeline.word.tags import TAG, Findings, excerpt, placing
from pipeline.word.tree import W, is_on, said, text_of
from pipeline.word.vocabulary import Vocabulary, foreign

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_VML = "{urn:schemas-microsoft-com:vml}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PLACED = re.compile(r"\{[{%#](tr|tc|p) ").match
_TAKEN = {
    "p": (f"{W}p", say("a paragraph")),
    "tr": (f"{W}tr", say("a row")),
    "tc": (f"{W}tc", say("a cell")),
}
# A brace too many, or a name between the signs of other programs: {a.b}, [[a.b]], <<a.b>>, ${a.b}.
_NAME = r"\s*[a-z_]\w*(?:\.[a-z_]\w*)+(?:\s*\|\s*\w+)?\s*"
_LIKE_A_TAG = re.compile(
    rf"(?<=[}}%]\}})\}}+|(?<!\{{)\$?\{{{_NAME}\}}(?!\}})|\[\[{_NAME}\]\]|<<{_NAME}>>"
).search
_VALUE, _CONDITION = "{{ name }}", "{% if name %}"
_CURLY = re.compile("[“”‘’]").search
# What is seen of a paragraph without text.
_SEEN = tuple(
    f"{W}{name}"
    for name in (
        *("drawing", "pict", "object", "fldChar", "fldSimple", "sym", "br", "cr", "sectPr"),
        *("footnoteReference", "endnoteReference", "separator", "continuationSeparator"),
    )
)
_SHOWN = 60

Finding = tuple[Refused, Place]


class _Part(Frozen):
    """A part of the text, and how its elements are found again by a person."""

    root: etree._Element
    place: Callable[[etree._Element], Place]
    fallbacks: bool

    def at(self, paragraph: etree._Element, text: str, found: re.Match[str]) -> Place:
        """Give the place of some of the words of a paragraph, as it is given of a tag."""
        return replace(self.place(paragraph), paragraph=excerpt(text, *found.span()))

    def all(self, *names: str) -> Iterator[etree._Element]:
        """Give elements, but not those that only older programs see."""
        for one in self.root.iter(*names):
            if not self.fallbacks or next(one.iterancestors(_FALLBACK), None) is None:
                yield one


def findings(sheets: Iterable[Sheet], vocabulary: Vocabulary) -> Findings:
    """Look at all parts of a file, as they are before their tags are read."""
    held = {one.name: one for one in sheets}
    known = file_styles(held.values())
    found: Findings = []
    for sheet in held.values():
        if sheet.word and sheet.root.tag != f"{W}comments":
            found += _of_part(sheet, known, vocabulary)
        elif sheet.root.tag == f"{W}settings":
            found += _of_settings(sheet)
    return found


def file_styles(sheets: Iterable[Sheet]) -> Roles:
    roots = {str(one.root.tag): one.root for one in sheets}
    return roles(roots.get(f"{W}styles"), roots.get(f"{W}numbering"))


def _of_part(sheet: Sheet, known: Roles, vocabulary: Vocabulary) -> Iterator[Finding]:
    fallbacks = next(sheet.root.iter(_FALLBACK), None) is not None
    part = _Part(sheet.root, placing(sheet.root, sheet.name), fallbacks)
    if part.root.tag == f"{W}document":
        for refused, paragraph in outline.findings(part.root, known):
            yield refused, part.place(paragraph)
    for look in (_tables, _empty, _boxes, _pictures, _breaks, _left_over, _embedded):
        yield from look(part)
    yield from _tags(part, vocabulary)


def _of_settings(sheet: Sheet) -> Iterator[Finding]:
    tracking = sheet.root.find(f"{W}trackRevisions")
    if tracking is not None and is_on(tracking):
        what = say("changes to the file are tracked")
        yield (
            Refused("T027", what, say("turn off Track Changes in Word, and save")),
            Place(sheet.name),
        )


# --- Tables.


def _tables(part: _Part) -> Iterator[Finding]:
    for table in part.all(f"{W}tbl"):
        rows = [one for one in table.iterchildren(f"{W}tr") if not _is_taken(one)]
        first = next(table.iter(f"{W}p"), table)
        found = [*_heading_row(rows), *_named(table), *_torn(rows)] if rows else []
        yield from ((refused, part.place(first)) for refused in found)


def _heading_row(rows: list[etree._Element]) -> Iterator[Refused]:
    if not _says(rows[0], "trPr", "tblHeader"):
        what = say("the table has no heading row")
        hint = say("let the first row be repeated as header row, with the name of each column")
        yield Refused("A003", what, hint)


def _named(table: etree._Element) -> Iterator[Refused]:
    properties = table.find(f"{W}tblPr")
    name, about = (bool(said(properties, one).strip()) for one in ("tblCaption", "tblDescription"))
    if not (name and about):
        what = say("the table has no name") if about else say("the table has no description")
        what = what if name or about else say("the table has neither name nor description")
        yield Refused("A004", what, say("write both under Alt Text in the table's properties"))


def _torn(rows: list[etree._Element]) -> Iterator[Refused]:
    count = sum(not _says(one, "trPr", "cantSplit") for one in rows)
    if count:
        what = say("the end of a page may tear {count} rows of the table", count=count)
        hint = say("do not allow rows to break across pages, in the table's properties")
        yield Refused("A005", what, hint)


def _is_taken(row: etree._Element) -> bool:
    return any(_place_of(tag) == "tr" for tag in TAG.findall(text_of(row)))


# --- Paragraphs.


def _empty(part: _Part) -> Iterator[Finding]:
    for paragraph in part.all(f"{W}p"):
        if not _shows(paragraph) and not _has_to_be(paragraph):
            what = say("an empty paragraph stands {where}", where=_beside(paragraph))
            hint = say("delete it, and let the style of its neighbour have space before or after")
            yield Refused("A006", what, hint), part.place(paragraph)


def _shows(paragraph: etree._Element) -> bool:
    return bool(text_of(paragraph).strip()) or next(paragraph.iter(*_SEEN), None) is not None


def _has_to_be(paragraph: etree._Element) -> bool:
    """Allow a cell to be filled in, and what Word itself wants after or between tables."""
    parent = paragraph.getparent()
    if parent is None or (parent.tag != f"{W}body" and not text_of(parent).strip()):
        return True
    before, after = _neighbour(paragraph, -1), _neighbour(paragraph, 1)
    return before == f"{W}tbl" and after in ("", f"{W}tbl", f"{W}sectPr")


def _neighbour(paragraph: etree._Element, step: int) -> str:
    """Give the tag of what stands before or after, when tags have taken their paragraphs away."""
    for one in paragraph.itersiblings(preceding=step < 0):
        if one.tag != f"{W}p" or not _is_tag_alone(one):
            return str(one.tag)
    return ""


def _is_tag_alone(paragraph: etree._Element) -> bool:
    text = text_of(paragraph).strip()
    return bool(_PLACED(text)) and not TAG.sub("", text).strip()


def _beside(paragraph: etree._Element) -> Text:
    """Say where an empty paragraph stands by the nearest words."""
    for preceding in (True, False):
        for one in paragraph.itersiblings(preceding=preceding):
            told = [words for each in one.iter(f"{W}p") if (words := _shortened(text_of(each)))]
            if told:
                return say("after “{words}”", words=told[-1]) if preceding else _before(told[0])
    return say("alone")


def _before(words: str) -> Text:
    return say("before “{words}”", words=words)


def _breaks(part: _Part) -> Iterator[Finding]:
    seen: set[etree._Element] = set()
    for one in part.all(f"{W}br", f"{W}cr"):
        paragraph = next(one.iterancestors(f"{W}p"), one)
        if paragraph not in seen:
            seen.add(paragraph)
            pages = one.get(f"{W}type") in ("page", "column")
            what = say("a page is broken by hand") if pages else say("a line is broken by hand")
            hint = say("use another paragraph, or a style that begins on a new page")
            yield Refused("A009", what, hint), part.place(one)


# --- Boxes, pictures, and what is not Word's.


def _boxes(part: _Part) -> Iterator[Finding]:
    hint = say("let it stand in the text, as a paragraph or as a table without text around it")
    for one in part.all(f"{W}txbxContent", f"{W}framePr"):
        place = part.place(next(one.iter(f"{W}p"), one))
        yield Refused("A007", say("text stands in a box"), hint), place
    for one in part.all(f"{W}tblpPr"):
        table = next(one.iterancestors(f"{W}tbl"), one)
        place = part.place(next(table.iter(f"{W}p"), table))
        yield Refused("A007", say("text flows around the table"), hint), place


def _pictures(part: _Part) -> Iterator[Finding]:
    for one in part.all(f"{_WP}docPr"):
        drawing = one.getparent()
        boxed = drawing is not None and next(drawing.iter(f"{W}txbxContent"), None) is not None
        decorative = next(one.iter(_DECORATIVE), None)
        told = bool(one.get("descr", "").strip()) or (decorative is not None and is_on(decorative))
        if not (boxed or told):
            yield _no_alternative(), part.place(one)
    for image in part.all(f"{_VML}imagedata"):
        shape = image.getparent()
        if shape is not None and not shape.get("alt", "").strip():
            yield _no_alternative(), part.place(image)


def _no_alternative() -> Refused:
    what = say("the picture has no alternative text")
    return Refused(
        "A008", what, say("write what it shows under Alt Text, or mark it as decorative")
    )


def _embedded(part: _Part) -> Iterator[Finding]:
    for one in part.all(_OLE):
        kind = one.get("ProgID", "") or "OLE"
        what = say("something of another program is embedded here ({kind})", kind=kind)
        yield (
            Refused("T028", what, say("make it a table or a picture of Word's own")),
            part.place(one),
        )


def _left_over(part: _Part) -> Iterator[Finding]:
    for one in part.all(f"{W}commentReference"):
        what = say("the text has a comment")
        yield Refused("T027", what, say("delete the comment in Word, and save")), part.place(one)


# --- Tags as they are written.


def _tags(part: _Part, vocabulary: Vocabulary) -> Iterator[Finding]:
    taken: set[etree._Element] = set()
    for paragraph in part.all(f"{W}p"):
        text = text_of(paragraph)
        if like := _LIKE_A_TAG(text):
            yield _printed(like[0]), part.at(paragraph, text, like)
        if "{" not in text:
            continue
        for found in TAG.finditer(text):
            tag = found[0]
            for refused in _of_tag(tag, vocabulary):
                yield refused, part.at(paragraph, text, found)
            holder = _holder(tag, paragraph)
            if holder is not None and holder not in taken:
                taken.add(holder)
                for refused in _words_beside(tag, text_of(holder)):
                    yield refused, part.at(paragraph, text, found)


def _printed(words: str) -> Refused:
    what = say("“{words}” looks like a tag or a part of one, and is printed", words=words)
    return Refused(
        "T034", what, say("write tags as {value} and {command}", value=_VALUE, command=_CONDITION)
    )


def _of_tag(tag: str, vocabulary: Vocabulary) -> Iterator[Refused]:
    if _CURLY(tag):
        yield Refused(
            "T024",
            say("the tag has curly quotes: {tag}", tag=_shortened(tag)),
            say("write straight quotes, \" or ', in a tag"),
        )
    if tag.startswith("{%") and vocabulary.closed:
        word = _command(tag)
        if word not in vocabulary.commands:
            yield foreign(say("the command {name}", name=word))


def _holder(tag: str, paragraph: etree._Element) -> etree._Element | None:
    """Give what a tag takes with it: its paragraph, or the row or the cell around that."""
    place = _place_of(tag)
    if place in ("", "p"):
        return paragraph if place else None
    return next(paragraph.iterancestors(_TAKEN[place][0]), None)


def _words_beside(tag: str, text: str) -> Iterator[Refused]:
    rest = " ".join(text.replace(tag, " ", 1).split())
    if rest:
        yield Refused(
            "T020",
            say(
                "“{words}” stands beside {tag}, and is kept in {place} of its own",
                words=_shortened(rest),
                tag=_shortened(tag),
                place=_TAKEN[_place_of(tag)][1],
            ),
            say("let the tag stand alone in {place}", place=_TAKEN[_place_of(tag)][1]),
        )


def _place_of(tag: str) -> str:
    found = _PLACED(tag)
    return found[1] if found else ""


def _command(tag: str) -> str:
    words = tag[2:-2].strip(" -+").split()
    return next((word for word in words if word not in ("p", "tr", "tc", "r")), "")


# --- XML.


def _says(element: etree._Element, properties: str, name: str) -> bool:
    held = element.find(f"{W}{properties}/{W}{name}")
    return held is not None and is_on(held)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
