"""Word files made in the tests, and what a reader sees in them."""

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.section import Section
from docx.table import Table
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.diagnostics import Rejected
from pipeline.word.template import Template
from tests.samples import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DECLARED = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_ALL_DECLARED = (
    f'{DECLARED} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
    'office" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
FAMILY = ROOT / "templates" / "family.docx"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(*texts: str) -> bytes:
    """Make a document with one run to each paragraph."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def written(*lines: str) -> Document:
    """Make a document of lines as `templates text` writes them: # title, ## heading, - item."""
    return _written(docx.Document(), lines)


def family() -> Document:
    """Open the family; LibreOffice writes the names of styles as python-docx does not seek them."""
    document = docx.Document(str(FAMILY))
    for name in document.styles.element.iter(f"{W}name"):
        name.set(f"{W}val", name.get(f"{W}val").replace("Heading ", "heading "))
    return document


def dressed(*lines: str) -> Document:
    """Make the same as the guide says: in a copy of the family, in place of its own text."""
    document = family()
    held = document.element.body
    for one in list(held.iterchildren(f"{W}p", f"{W}tbl")):
        held.remove(one)
    return _written(document, lines)


def _written(document: Document, lines: tuple[str, ...]) -> Document:
    for line in lines:
        mark, _, words = line.partition(" ")
        if mark and not mark.strip("#"):
            document.add_heading(words, len(mark) - 1)
        elif mark in ("-", "1."):
            document.add_paragraph(words, "List Bullet" if mark == "-" else "List Number")
        else:
            document.add_paragraph(line)
    return document


def table(
    document: Document, *rows: tuple[str, ...], names: tuple[str, ...] = ("Plans", "Each plan.")
) -> Table:
    """Add a table with all that a table should have: a heading row, a name and a description."""
    made: Table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for kind, words in zip(("w:tblCaption", "w:tblDescription"), names, strict=False):
        made._tbl.tblPr.append(OxmlElement(kind, {f"{W}val": words}))
    return made


def body(xml: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Make a small package of which the test writes the body, and parts by name."""
    document = f"<w:document {DECLARED}><w:body>{xml}</w:body></w:document>"
    return package({"word/document.xml": document, **(parts or {})})


def real(xml: str, header: str = "", footer: str = "") -> bytes:
    """Make a whole Word file, with styles and lists, of which the test writes the text."""
    document = docx.Document()
    section = document.sections[0]
    for holder, text in ((document.element.body, xml), *_edges(section, header, footer)):
        blocks = etree.fromstring(f"<x {_ALL_DECLARED}>{text}</x>")
        for at, block in enumerate(blocks):
            holder.insert(at, block)
    return saved(document)


def _edges(section: Section, header: str, footer: str) -> Iterator[tuple[Any, str]]:
    for edge, text in ((section.header, header), (section.footer, footer)):
        if text:
            edge.is_linked_to_previous = False
            yield edge._element, text


def violations(data: bytes) -> list[str]:
    """Say what Microsoft's rules for Word files have against a file."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        return [str(one) for one in OpenXmlValidator().validate(file.name).errors]


def worse(template: bytes, made: bytes) -> list[str]:
    """Say what rules a document breaks that its template does not."""
    held = {_AT.sub("", one) for one in violations(template)}
    return [one for one in violations(made) if _AT.sub("", one) not in held]


_AT = re.compile(r"\d+|\[[^\]]*\]")


def read_by_office(data: bytes) -> list[str]:
    """Give the text as LibreOffice reads it, with the numbers of lists."""
    return _converted(data, "txt:Text (encoded):UTF8", "txt").decode("utf-8-sig").splitlines()


def saved_by_office(data: bytes) -> bytes:
    """Give a Word file as LibreOffice saves it."""
    return _converted(data, "docx:Office Open XML Text", "docx")


def _converted(data: bytes, form: str, ending: str) -> bytes:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "read.docx"
        path.write_bytes(data)
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"),
                *("--headless", "--convert-to", form, "--outdir", "made", path.name),
            ],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (Path(folder) / "made" / f"read.{ending}").read_bytes()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def package(parts: Mapping[str, str]) -> bytes:
    """Zip parts, with content types and relationships guessed from their names."""
    kinds = {f"word/{kind}.xml": kind for kind in ("footnotes", "endnotes", "comments", "settings")}
    kinds |= {"word/document.xml": "document.main", "word/header1.xml": "header"}
    kinds |= {"word/footer1.xml": "footer"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD}{kinds[name]}+xml"/>'
        for name in parts
        if name in kinds
    )
    rels = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kinds[name].partition(".")[0]}"'
        f' Target="{name.removeprefix("word/")}"/>'
        for n, name in enumerate(parts, 1)
        if name in kinds and "document" not in name
    )
    edges = "".join(
        f'<w:{kinds[name]}Reference xmlns:r="{OFFICE}" w:type="default" r:id="rId{n}"/>'
        for n, name in enumerate(parts, 1)
        if kinds.get(name) in ("header", "footer")
    )
    text = "word/document.xml"
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/>{overrides}</Types>'
    )
    root = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": f'<Relationships xmlns="{RELS}">{root}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{rels}</Relationships>',
            **parts,
            **({text: _edged(parts[text], edges)} if edges else {}),
        }
    )


def _edged(document: str, edges: str) -> str:
    """Let the last section of a text name its headers and footers."""
    if document.endswith("<w:sectPr/></w:body></w:document>"):
        document = document.replace("<w:sectPr/></w:body>", "</w:body>")
    return document.replace("</w:body>", f"<w:sectPr>{edges}</w:sectPr></w:body>")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rendered(template: bytes, context: Mapping[str, object], **options: Any) -> bytes:
    return Template(template, name="t.docx", **options).render(context)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(unzipped(data)[name])


def canonical(data: bytes, name: str = "word/document.xml") -> str:
    """Give a part to be compared; ids of sittings are in no document of ours (ADR 21)."""
    found: str = etree.canonicalize(unzipped(data)[name].decode(), with_comments=False)
    return re.sub(r' w:rsid\w*="\w*"', "", found)


def in_order(xml: str) -> str:
    """Give what a reader sees of a part, with what docxtpl writes of cells where the schema has it.

    Between the pieces of a tag, and beside one that takes its paragraph with it, docxtpl drops what
    Word and its checkers leave there, and bookmarks; around a tag with r it leaves empty runs.
    """
    root = etree.fromstring(xml)
    for noise in list(root.iter(*_NOISE)):
        next(noise.iterancestors()).remove(noise)
    for cell in root.iter(f"{W}tc"):
        _in_order(cell)
    for text in [one for one in root.iter(f"{W}t") if not one.text]:
        next(text.iterancestors()).remove(text)
    for run in list(root.iter(f"{W}r")):
        if all(one.tag == f"{W}rPr" for one in run):
            next(run.iterancestors()).remove(run)
    for run in list(root.iter(f"{W}r")):
        _joined(run)
    found: str = etree.canonicalize(etree.tostring(root, encoding="unicode"))
    return re.sub(r' xml:space="preserve"| w:rsid\w*="\w+"', "", found)


_NOISE = tuple(
    f"{W}{name}" for name in ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd")
)


def _in_order(cell: etree._Element) -> None:
    properties = cell.find(f"{W}tcPr")
    for name in ("gridSpan", "shd", "vMerge"):
        for stray in cell.findall(f"{W}{name}"):
            if properties is None:
                properties = etree.Element(f"{W}tcPr")
                cell.insert(0, properties)
            properties.append(stray)
    if properties is not None:
        named = {etree.QName(one).localname: one for one in properties}
        properties[:] = [named[name] for name in _ORDER if name in named]


def _joined(run: etree._Element) -> None:
    """Put a run's text into the run before it, where both have one look."""
    before = run.getprevious()
    if before is not None and before.tag == run.tag and _look(before) == _look(run):
        at = 0 if run.find(f"{W}rPr") is None else 1
        run[at:at] = [one for one in before if one.tag != f"{W}rPr"]
        next(before.iterancestors()).remove(before)
    for text in list(run.iterchildren(f"{W}t")):
        following = text.getnext()
        while following is not None and following.tag == text.tag:
            text.text = (text.text or "") + (following.text or "")
            run.remove(following)
            following = text.getnext()


def _look(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None or not len(properties) else etree.tostring(properties)


_ORDER = ("cnfStyle", "tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign")


def texts(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Give each paragraph as its reader sees it."""
    return [seen(element) for element in part(data, name).iter(f"{W}p")]


def seen(element: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(str(item.tag)) or (item.text or "")
        for item in element.iter(f"{W}t", f"{W}br", f"{W}tab")
    )


def by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    """Render as docxtpl does it at its safest."""
    peer = DocxTemplate(io.BytesIO(template))
    peer.render(dict(context), Environment(autoescape=True))
    file = io.BytesIO()
    peer.save(file)
    return file.getvalue()


def alike(xml: str) -> str:
    """Leave out of a part what this engine mends on purpose and docxtpl does not.

    docxtpl repeats the numbers and names of what a loop copies, but for the drawings of the main
    text, and lets its lists go on; it lets tables touch between which only a tag stood, and leaves
    rows without cells and tables without rows: Word may refuse that.
    """
    xml = in_order(xml).replace(_SMALL, "")
    xml = _NUMBERED.sub(r"\1", xml)
    xml = xml if xml.startswith("<w:document") else _DRAWN.sub(r"\1", xml)
    for empty in (_NO_CELLS, _NO_ROWS):
        xml = empty.sub("", xml)
    return xml


_NUMBERED = re.compile(
    r'(<w:(?:id|numId|bookmarkStart|bookmarkEnd|hyperlink))(?: w:(?:id|name|val|anchor)="[^"]*")+'
)
_DRAWN = re.compile(r'(<wp:docPr) id="[^"]*"')
_NO_CELLS = re.compile(r"<w:tr>(?>(?:<w:trPr>.*?</w:trPr>)?)</w:tr>")
_NO_ROWS = re.compile(
    r"<w:tbl>(?>(?:<w:tblPr>.*?</w:tblPr>)?)(?>(?:<w:tblGrid>.*?</w:tblGrid>)?)</w:tbl>"
)
_SMALL = (
    '<w:p><w:pPr><w:spacing w:after="0" w:before="0" w:line="20" w:lineRule="exact"></w:spacing>'
    '<w:rPr><w:sz w:val="2"></w:sz></w:rPr></w:pPr></w:p>'
)


def refusal(template: bytes, context: Mapping[str, object] | None = None, **options: Any) -> str:
    """Give the faults as lines of `code message`; a template without fault gives nothing."""
    try:
        rendered(template, context or {}, **options)
    except Rejected as rejected:
        return "\n".join(f"{found.code} {found.message}" for found in rejected.diagnostics)
    return ""


def codes(template: bytes, context: Mapping[str, object] | None = None) -> list[str]:
    return re.findall(r"^T\d+", refusal(template, context), re.MULTILINE)


def edge_of(data: bytes, kind: str = "header", pages: str = "first") -> str:
    """Name the part that is the header or footer of some pages, whatever a program calls it."""
    held = unzipped(data)
    links = {one.get("Id"): one for one in etree.fromstring(held["word/_rels/document.xml.rels"])}
    text = etree.fromstring(held["word/document.xml"])
    found = text.find(f".//{W}{kind}Reference[@{W}type='{pages}']")
    assert found is not None
    return f"word/{links[found.get(f'{{{OFFICE}}}id')].get('Target')}"


def saying(data: bytes, old: str, new: str, pages: str = "first") -> bytes:
    """Give a file that says something else in the header of some of its pages."""
    held = unzipped(data)
    name = edge_of(data, "header", pages)
    assert old.encode() in held[name]
    return zipped({**held, name: held[name].replace(old.encode(), new.encode(), 1)})
