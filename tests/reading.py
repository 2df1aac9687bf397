"""Reads Word files back as text that a reviewer can read: the other way round from the program."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def text(content: bytes) -> str:
    """Give a document's body: headings with #, list items with -, table rows between bars."""
    held = parts(content)
    body = etree.fromstring(held["word/document.xml"]).find(f"{W}body")
    assert body is not None
    return "\n".join(_blocks(body, _styles(held))) + "\n"


def _styles(held: dict[str, bytes]) -> dict[str, str]:
    """Give the names of the styles by their ids, which Word spells in whatever language it has."""
    styles = etree.fromstring(held["word/styles.xml"]) if "word/styles.xml" in held else ()
    found = ((one.get(f"{W}styleId", ""), one.find(f"{W}name")) for one in styles)
    return {key: name.get(f"{W}val", "").lower() for key, name in found if name is not None}


def _blocks(parent: etree._Element, styles: dict[str, str]) -> Iterator[str]:
    for one in parent:
        if one.tag == f"{W}p":
            yield from _paragraph(one, styles)
        elif one.tag == f"{W}tbl":
            yield ""
            yield from (_row(row) for row in one.iter(f"{W}tr"))
            yield ""


def _paragraph(paragraph: etree._Element, styles: dict[str, str]) -> Iterator[str]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
    words = runs(paragraph)
    if name.startswith("heading "):
        yield f"\n{'#' * (int(name[-1]) + 1)} {words}"
    elif name == "title":
        yield f"\n# {words}"
    else:
        yield f"- {words}" if name.startswith("list ") else words


def _row(row: etree._Element) -> str:
    cells = (" / ".join(runs(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
    return f"| {' | '.join(cells)} |"


def runs(paragraph: etree._Element) -> str:
    """Give a paragraph's text as Word shows it; breaks as newlines, tabs as tabs."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}
    return "".join(
        (one.text or "") if one.tag == f"{W}t" else shown[one.tag]
        for one in paragraph.iter(f"{W}t", *shown)
        if parent(one) == f"{W}r"
    )


def parent(one: etree._Element) -> str:
    held = one.getparent()
    return str(held.tag) if held is not None else ""


def every_text(content: bytes) -> str:
    """Give the text of body, headers and footers, without marks."""
    held = parts(content)
    names = [name for name in held if name.startswith("word/") and name.endswith(".xml")]
    return "\n".join(
        runs(paragraph)
        for name in sorted(names)
        for paragraph in etree.fromstring(held[name]).iter(f"{W}p")
    )


def squeezed(written: str) -> str:
    """Drop all white space, so that lines may break anywhere."""
    return "".join(written.split())
