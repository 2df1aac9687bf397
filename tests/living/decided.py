"""Accepts and rejects tracked changes as Word does; written without a look at who writes them."""

import re
from collections.abc import Iterable

from lxml import etree

from tests.word.make import W, unzipped, zipped

Element = etree._Element
_KEPT = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_TEXTS = ("word/document", "word/header", "word/footer")


def accept(data: bytes, author: str = "") -> bytes:
    return _decided(data, author, came="ins", went="del")


def reject(data: bytes, author: str = "") -> bytes:
    return _decided(data, author, came="del", went="ins")


def _decided(data: bytes, author: str, came: str, went: str) -> bytes:
    held = unzipped(data)
    for name, part in held.items():
        if name.startswith(_TEXTS) and name.endswith(".xml"):
            root = etree.fromstring(part)
            _Decision(author, came, went).on(root)
            held[name] = etree.tostring(root)
    return zipped(held)


class _Decision:
    def __init__(self, author: str, came: str, went: str) -> None:
        self.author, self.came, self.went = author, came, went

    def theirs(self, one: Element) -> bool:
        return self.author in ("", one.get(f"{W}author"))

    def on(self, root: Element) -> None:
        self.controls(root)
        self.rows(root)
        self.runs(root)
        self.shapes(root)
        self.paragraphs(root)
        for control in list(root.iter(f"{W}tbl")):
            if control.find(f".//{W}tr") is None:
                _out(control)

    def controls(self, root: Element) -> None:
        kinds = {"ins": "Ins", "del": "Del"}
        for kind in ("ins", "del"):
            starts = [
                one for one in root.iter(f"{W}customXml{kinds[kind]}RangeStart") if self.theirs(one)
            ]
            ids = {one.get(f"{W}id") for one in starts}
            if kind == self.went:
                for one in starts:
                    control = one.getnext()
                    if control is not None and control.tag == f"{W}sdt":
                        content = control.find(f"{W}sdtContent")
                        assert content is not None
                        for inner in list(content):
                            control.addprevious(inner)
                        _out(control)
            ends = root.iter(f"{W}customXml{kinds[kind]}RangeEnd")
            for one in [*starts, *(one for one in ends if one.get(f"{W}id") in ids)]:
                _out(one)

    def rows(self, root: Element) -> None:
        for row in list(root.iter(f"{W}tr")):
            for one in row.findall(f"{W}trPr/{W}*"):
                if one.tag == f"{W}{self.went}" and self.theirs(one):
                    _out(row)
                elif one.tag == f"{W}{self.came}" and self.theirs(one):
                    _out(one)

    def runs(self, root: Element) -> None:
        for one in [it for it in root.iter(f"{W}ins", f"{W}del") if not _is_mark(it)]:
            if not self.theirs(one):
                continue
            if one.tag == f"{W}{self.went}":
                _out(one)
                continue
            for text in one.iter(*_KEPT) if one.tag == f"{W}del" else ():
                text.tag = _KEPT[str(text.tag)]
            parent = one.getparent()
            assert parent is not None
            for inner in list(one):
                one.addprevious(inner)
            parent.remove(one)
        for link in list(root.iter(f"{W}hyperlink")):
            if not len(link):
                _out(link)

    def shapes(self, root: Element) -> None:
        for change in list(root.iter(f"{W}pPrChange")):
            held = change.getparent()
            if not self.theirs(change):
                continue
            if self.went == "ins":
                assert held is not None
                kept = [one for one in held if one.tag in (f"{W}rPr", f"{W}sectPr")]
                old = change.find(f"{W}pPr")
                new = [] if old is None else list(old)
                for one in list(held):
                    held.remove(one)
                held.extend([*new, *kept])
            else:
                _out(change)

    def paragraphs(self, root: Element) -> None:
        """Take out marks: what stands before one that goes joins what comes after it."""
        for one in list(root.iter(f"{W}p")):
            look = one.find(f"{W}pPr/{W}rPr")
            found = [] if look is None else list(look)
            gone = False
            for mark in found:
                if mark.tag in (f"{W}ins", f"{W}del") and self.theirs(mark):
                    gone |= mark.tag == f"{W}{self.went}"
                    _out(mark)
            if look is not None and not len(look):
                _out(look)
            if gone:
                self.joined(one)

    def joined(self, one: Element) -> None:
        after = one.getnext()
        content = [it for it in one if it.tag != f"{W}pPr"]
        if after is not None and after.tag == f"{W}p":
            head = after.find(f"{W}pPr")
            at = 0 if head is None else 1
            after[at:at] = content
            _out(one)
        elif not "".join(map(str, one.itertext())) and not _is_last(one):
            _out(one)


def _is_last(one: Element) -> bool:
    """Say whether a cell, a header or a note would be left without a paragraph at its end."""
    parent = one.getparent()
    assert parent is not None
    rest = [it for it in one.itersiblings() if it.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    return parent.tag in (f"{W}tc", f"{W}hdr", f"{W}ftr") and not rest


def _is_mark(one: Element) -> bool:
    parent = one.getparent()
    return parent is not None and parent.tag in (f"{W}rPr", f"{W}trPr")


def _out(one: Element) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


# --- What is compared.


def shown(data: bytes) -> dict[str, object]:
    """Give text and structure of every part: styles, lists, tables and controls."""
    held = unzipped(data)
    return {
        name: _blocks(etree.fromstring(part))
        for name, part in sorted(held.items())
        if name.startswith(_TEXTS) and name.endswith(".xml")
    }


def _blocks(parent: Element) -> list[object]:
    return [found for one in parent for found in _block(one)]


def _block(one: Element) -> Iterable[object]:
    if one.tag == f"{W}p":
        style, level = one.find(f"{W}pPr/{W}pStyle"), one.find(f"{W}pPr/{W}numPr/{W}ilvl")
        said = [None if it is None else it.get(f"{W}val") for it in (style, level)]
        yield ("p", *said, "".join(_text(one)))
    elif one.tag == f"{W}tbl":
        rows = one.iterchildren(f"{W}tr")
        yield ["tbl", *([_blocks(cell) for cell in row.iterchildren(f"{W}tc")] for row in rows)]
    elif one.tag == f"{W}sdt":
        content = one.find(f"{W}sdtContent")
        yield ["sdt", *([] if content is None else _blocks(content))]
    elif one.tag == f"{W}body":
        yield from _blocks(one)


def _text(paragraph: Element) -> Iterable[str]:
    """Give words with a star where they look otherwise; of a field only what it asks for."""
    result = False
    for one in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}fldSimple", *_FIELDS):
        run = one.getparent()
        if one.tag == f"{W}fldSimple":
            yield f"[{str(one.get(f'{W}instr')).strip()}]"
        elif one.tag == f"{W}instrText":
            yield f"[{(one.text or '').strip()}]"
        elif one.tag == f"{W}fldChar":
            result = one.get(f"{W}fldCharType") == "separate"
        elif run is None or run.tag != f"{W}r" or result or _in_field(one):
            continue
        elif one.tag != f"{W}t":
            yield "\t"
        elif run.find(f"{W}rPr/{W}rStyle") is None:
            yield one.text or ""
        else:
            yield re.sub(r"(\S)", r"\1*", one.text or "")


_FIELDS = (f"{W}instrText", f"{W}fldChar")


def _in_field(one: Element) -> bool:
    return next(one.iterancestors(f"{W}fldSimple"), None) is not None
