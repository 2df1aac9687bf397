"""A Word file as text to read and to compare: a document, or a template with its tags."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.word.roles import Rank, Role, Roles, roles
from pipeline.word.sheets import Sheet
from pipeline.word.tags import TAG
from pipeline.word.tree import W, parsed, said, text_of
from pipeline.word.zipped import read

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MAIN, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_AROUND = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_SIGNS = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}
_WORD = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?(\w+)").match
_TAKEN = re.compile(r"\{[{%#](tr|tc) ").match
_INDENT = "  "


# --- Documents.


def text(content: bytes) -> str:
    """Give a document's body: headings with #, list items with -, table rows between bars."""
    parts = _parts(content)
    known = roles(*(parts.get(name) for name in (_STYLES, _NUMBERING)))
    return "\n".join(_blocks(_body(parts[_MAIN]), known)) + "\n"


def _body(main: etree._Element) -> etree._Element:
    """Find the body: the colour of the page may stand before it."""
    body = main.find(f"{W}body")
    return main if body is None else body


def every_text(content: bytes) -> str:
    """Give the text of body, headers, footers and notes, without marks."""
    parts = _parts(content)
    return "\n".join(
        runs(paragraph)
        for name in sorted(parts)
        if name.startswith("word/")
        for paragraph in parts[name].iter(f"{W}p")
    )


def around(content: bytes) -> str:
    """Give the text of headers, footers and notes, a line for each paragraph, each once."""
    parts = _parts(content)
    lines = (
        runs(paragraph)
        for name in sorted(parts)
        if name.startswith(_AROUND)
        for paragraph in parts[name].iter(f"{W}p")
    )
    return "\n".join(dict.fromkeys(lines))


def runs(paragraph: etree._Element) -> str:
    """Give a paragraph's text as Word shows it; breaks as newlines, tabs as tabs."""
    return "".join(
        (one.text or "") if one.tag == f"{W}t" else _SIGNS[str(one.tag)]
        for one in paragraph.iter(f"{W}t", *_SIGNS)
        if _parent(one) == f"{W}r"
    )


def _parts(content: bytes) -> dict[str, etree._Element]:
    members = read(content).members.values()
    return {one.name: parsed(one.data()) for one in members if one.name.endswith(".xml")}


def _blocks(parent: etree._Element, known: Roles) -> Iterator[str]:
    for one in parent:
        if one.tag == f"{W}p":
            yield from _paragraph(one, known)
        elif one.tag == f"{W}tbl":
            yield ""
            yield from (_row(row) for row in one.iter(f"{W}tr"))
            yield ""
        elif one.tag == f"{W}sdt":
            for content in one.iterchildren(f"{W}sdtContent"):
                yield from _blocks(content, known)


def _paragraph(paragraph: etree._Element, known: Roles) -> Iterator[str]:
    rank = known.rank(paragraph)
    words = runs(paragraph)
    if head := _head(rank):
        yield f"\n{head} {words}"
    else:
        yield f"- {words}" if known.name(paragraph).startswith("list") else words


def _row(row: etree._Element) -> str:
    cells = (" / ".join(runs(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
    return f"| {' | '.join(cells)} |"


def _head(rank: Rank) -> str:
    return "#" * (rank.level + 1) if rank.role in (Role.TITLE, Role.HEADING) else ""


def _parent(one: etree._Element) -> str:
    held = one.getparent()
    return str(held.tag) if held is not None else ""


# --- Templates.


def template(sheets: Iterable[Sheet]) -> str:
    """Give a template as text: a line for each paragraph, indented by the blocks around it."""
    held = {one.name: one.root for one in sheets}
    writer = _Writer(roles(held.get(_STYLES), held.get(_NUMBERING)))
    for head, root in _sections(held):
        writer.line(head, before=bool(head))
        writer.blocks(root)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(writer.lines)).strip() + "\n"


def _sections(held: Mapping[str, etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    """Give the body, then its headers and footers as they are first used, then its notes."""
    main = next((one for one in held.values() if one.tag == f"{W}document"), None)
    if main is None:
        return
    yield "", _body(main)
    targets = {
        str(one.get("Id")): f"word/{one.get('Target')}"
        for name, root in held.items()
        if name.endswith("document.xml.rels")
        for one in root.iter(_RELATION)
    }
    used: dict[str, str] = {}
    for one in main.iter(f"{W}headerReference", f"{W}footerReference"):
        kind = "header" if one.tag == f"{W}headerReference" else "footer"
        name = targets.get(str(one.get(f"{_R}id")), "")
        used.setdefault(name, f"[{kind}, {one.get(f'{W}type')}]")
    yield from ((head, held[name]) for name, head in used.items() if name in held)
    for kind in ("footnotes", "endnotes"):
        yield from ((f"[{kind}]", one) for one in held.values() if one.tag == f"{W}{kind}")


@dataclass(slots=True)
class _Writer:
    """Writes lines at the depth of the open blocks; state lives only as long as one text."""

    styles: Roles
    lines: list[str] = field(default_factory=list)
    depth: int = 0

    def line(self, words: str, *, before: bool = False) -> None:
        if before:
            self.lines.append("")
        self.lines.append((_INDENT * self.depth + words).rstrip())

    def tagged(self, words: str, *, before: bool = False) -> None:
        """Write words with tags: what closes a block stands where the block began."""
        lowest = depth = 0
        for tag in TAG.findall(words):
            found = _WORD(tag)
            step = found[1] if found else ""
            lowest = min(lowest, depth - (step in ("elif", "else")))
            depth += (step in ("if", "for")) - (step in ("endif", "endfor"))
            lowest = min(lowest, depth)
        self.depth = max(0, self.depth + lowest)
        self.line(words, before=before)
        self.depth = max(0, self.depth - lowest + depth)

    def blocks(self, parent: etree._Element) -> None:
        for one in parent:
            if one.tag == f"{W}p":
                self._paragraph(one)
            elif one.tag == f"{W}tbl":
                self._table(one)
            elif one.tag != f"{W}sectPr":
                self.blocks(one)  # a note, or a control around paragraphs

    def _paragraph(self, paragraph: etree._Element) -> None:
        rank = self.styles.rank(paragraph)
        head = _head(rank)
        if rank.role in (Role.BULLET, Role.NUMBER):
            head = _INDENT * (rank.level - 1) + ("-" if rank.role is Role.BULLET else "1.")
        words = f"{head} {_shown(paragraph)}" if head else _shown(paragraph)
        if words:
            self.tagged(words, before=bool(_head(rank)))
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            self.line("[section break]")

    def _table(self, table: etree._Element) -> None:
        properties = table.find(f"{W}tblPr")
        self.line(f"[table] {said(properties, 'tblCaption')}", before=True)
        self.depth += 1
        if about := said(properties, "tblDescription"):
            self.line(f"({about})")
        for row in table.iterchildren(f"{W}tr"):
            words = text_of(row).strip()
            if _is_taken(words):
                self.tagged(words)
            else:
                self._row(row)
        self.depth = max(0, self.depth - 1)
        self.line("")

    def _row(self, row: etree._Element) -> None:
        heads = row.find(f"{W}trPr/{W}tblHeader") is not None
        self.line("[heading row]" if heads else "[row]")
        self.depth += 1
        for cell in row.iter(f"{W}tc"):
            words = text_of(cell).strip()
            if _is_taken(words):
                self.tagged(words)
            else:
                self._cell(cell)
        self.depth = max(0, self.depth - 1)

    def _cell(self, cell: etree._Element) -> None:
        """Write a cell's lines, the first of them behind a bar."""
        inner = _Writer(self.styles)
        inner.blocks(cell)
        first, *more = inner.lines or [""]
        self.line(f"| {first}")
        for one in more:
            self.line(f"  {one}" if one else "")


def _is_taken(words: str) -> bool:
    """Tell whether a row or a cell is there for its tag alone."""
    return bool(_TAKEN(words)) and not TAG.sub("", words).strip()


def _shown(paragraph: etree._Element) -> str:
    """Give a paragraph's text on one line: breaks, fields and pictures by signs."""
    signs = {f"{W}br": "↵", f"{W}cr": "↵", f"{W}tab": "→", f"{W}noBreakHyphen": "\u2011"}
    pieces: list[str] = []
    results = 0  # how many fields are open whose results follow
    for one in paragraph.iter(
        f"{W}t", *signs, f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", _DOC_PR
    ):
        if one.tag == f"{W}fldSimple":
            pieces.append(f"[{' '.join(str(one.get(f'{W}instr')).split())}]")
        elif one.tag == f"{W}instrText":
            pieces.append(f"[{' '.join((one.text or '').split())}]")
        elif one.tag == f"{W}fldChar":
            results += {"separate": 1, "end": -1}.get(str(one.get(f"{W}fldCharType")), 0)
            results = max(0, results)
        elif one.tag == _DOC_PR:
            pieces.append(f"[picture: {one.get('descr', '')}]")
        elif not results and _parent(one) == f"{W}r" and not _is_result(one):
            pieces.append(one.text or "" if one.tag == f"{W}t" else signs[str(one.tag)])
    return "".join(pieces)


def _is_result(one: etree._Element) -> bool:
    return next(one.iterancestors(f"{W}fldSimple"), None) is not None
