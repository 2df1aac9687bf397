"""Pictures as values: put into the file once, as wide as their place, without what they tell."""

import io
import struct
import zlib

import docx
import pytest
from docx.shared import Mm

from pipeline.word.picture import MOST_BYTES, NoPicture, Picture, pictured
from pipeline.word.template import Family

from .make import (
    DECLARED,
    body,
    codes,
    paragraph,
    paragraphs,
    part,
    refusal,
    rendered,
    saved,
    unzipped,
)

SECRET = b"Kari 60.1N 10.2E"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
DOC_PR = EXTENT.replace("extent", "docPr")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png(width: int = 4, height: int = 2, *more: bytes) -> bytes:
    rows = zlib.compress(b"".join(b"\0" + b"\x80\x40\x20" * width for _ in range(min(height, 99))))
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), *more, chunk(b"IDAT", rows), chunk(b"IEND", b""))
    )


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int) -> bytes:
    entry = struct.pack("<HHLHH", 0x0112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0" + SECRET)


def jpeg(width: int = 4, height: int = 2, *more: bytes) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
    return b"\xff\xd8" + b"".join((*more, segment(0xC0, frame), scan)) + b"\xff\xd9"


def size(data: bytes, name: str = "word/document.xml") -> tuple[int, int]:
    (found,) = part(data, name).iter(EXTENT)
    return int(found.get("cx", "")), int(found.get("cy", ""))


MAP = pictured(png(), "Kart over sentrum")


def test_a_picture_is_printed_with_its_text_and_opens() -> None:
    data = rendered(paragraphs("a {{ v }} b"), {"v": MAP})
    document = docx.Document(io.BytesIO(data))
    (shape,) = document.inline_shapes
    assert (int(shape.width), int(shape.height)) == (4 * 9525, 2 * 9525)
    (told,) = part(data).iter(DOC_PR)
    assert told.get("descr") == "Kart over sentrum"
    assert document.paragraphs[0].text == "a  b"
    assert unzipped(data)[MAP.name] == MAP.data


def test_one_picture_is_in_the_file_once_and_each_drawing_has_its_number() -> None:
    template = paragraphs("{% for x in [1, 2] %}{{ v }}{% endfor %}{{ w }}")
    data = rendered(template, {"v": MAP, "w": pictured(jpeg(), "Et bilde til")})
    numbers = [one.get("id") for one in part(data).iter(DOC_PR)]
    assert len(numbers) == len(set(numbers)) == 3
    names = [name for name in unzipped(data) if "media" in name]
    assert [name.rpartition(".")[2] for name in sorted(names, key=lambda n: n[-3:])] == [
        "jpeg",
        "png",
    ]
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 3
    assert rendered(template, {"v": "a", "w": "b"}).count(b"media") == 0


def drawn(number: int) -> str:
    return f'<w:p><w:r><wp:docPr id="{number}" name="n"/></w:r></w:p>'


@pytest.mark.parametrize("own", ["", drawn(7) + drawn(7)])
def test_no_two_drawings_of_a_document_have_one_number(own: str) -> None:
    tags = paragraph("{{ municipality.map }}{{ municipality.map }}")
    header = f"<w:hdr {DECLARED}>{tags}{drawn(7)}{drawn(7)}</w:hdr>"
    edge = '<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    family = Family(body(edge, {"word/header1.xml": header}), "family.docx", "nb-NO")
    form = family.under(body(paragraph("{{ v }}{{ v }}") + own), "t.docx")
    data = form.filled({"v": MAP, "municipality": {"map": MAP, "name": "Storby"}})
    parts = ("word/document.xml", "word/header1.xml")
    numbers = [one.get("id") for name in parts for one in part(data, name).iter(DOC_PR)]
    assert len(numbers) == (8 if own else 6)
    assert len(set(numbers)) == len(numbers)


def test_a_header_and_a_note_have_links_of_their_own() -> None:
    xml = {
        "word/header1.xml": f"<w:hdr {DECLARED}>{paragraph('{{ v }}')}</w:hdr>",
        "word/footnotes.xml": f"<w:footnotes {DECLARED}><w:footnote w:id='1'>"
        f"{paragraph('{{ v }}')}</w:footnote></w:footnotes>",
    }
    data = unzipped(rendered(body(paragraph("x"), xml), {"v": MAP}))
    for name in ("header1", "footnotes"):
        assert MAP.key.encode() in data[f"word/_rels/{name}.xml.rels"]
        assert b'Target="media/' in data[f"word/_rels/{name}.xml.rels"]
    assert MAP.key.encode() not in data["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    ("wide", "width"), [(100, 100 * 9525), (10_000, Mm(100))], ids=["small", "large"]
)
def test_a_picture_is_no_wider_than_the_text_and_keeps_its_shape(wide: int, width: int) -> None:
    document = docx.Document()
    document.add_paragraph("{{ v }}")
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(140), Mm(20), Mm(20)
    cx, cy = size(rendered(saved(document), {"v": pictured(png(wide, wide // 2), "Kart")}))
    assert abs(cx - width) < 1_000
    assert abs(cx - 2 * cy) < 10


def test_a_picture_is_no_wider_than_its_cell() -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="2216" w:type="dxa"/></w:tcPr>{paragraph("{{ v }}")}</w:tc>'
    xml = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl><w:p/>"
    assert size(rendered(body(xml), {"v": pictured(png(9_000, 900), "Et bilde")}))[0] == 2_000 * 635


@pytest.mark.parametrize(
    "content",
    [
        png(4, 2, chunk(b"pHYs", struct.pack(">LLB", 11811, 11811, 1))),
        jpeg(4, 2, segment(0xE0, b"JFIF\0\x01\x01\x01" + struct.pack(">HH", 300, 300) + b"\0\0")),
    ],
)
def test_the_files_own_resolution_counts(content: bytes) -> None:
    found = pictured(content, "Et bilde")
    assert (found.width, found.height) == (4 * 3048, 2 * 3048)


@pytest.mark.parametrize(
    "content",
    [
        png(4, 2, chunk(b"tEXt", b"Author\0" + SECRET), chunk(b"eXIf", SECRET)),
        png(4, 2, chunk(b"iTXt", SECRET), chunk(b"tIME", SECRET), chunk(b"prVt", SECRET)),
        png() + SECRET,
        jpeg(4, 2, exif(1), segment(0xFE, SECRET), segment(0xED, b"Photoshop" + SECRET)),
        jpeg(4, 2, segment(0xE1, b"http://ns.adobe.com/xap/\0" + SECRET), segment(0xE2, SECRET)),
        jpeg() + SECRET,
    ],
)
def test_what_a_picture_tells_of_its_maker_is_left_out(content: bytes) -> None:
    assert SECRET in content
    assert pictured(content, "Et bilde").data in (png(), jpeg())


@pytest.mark.parametrize(
    ("orientation", "turn", "mirrored"),
    [(1, 0, False), (2, 0, True), (3, 180, False), (6, 90, False), (8, 270, False), (99, 0, False)],
)
def test_a_picture_stands_as_the_camera_was_held(
    orientation: int, turn: int, *, mirrored: bool
) -> None:
    found = pictured(jpeg(4, 2, exif(orientation)), "Et bilde")
    assert (found.turn, found.mirrored) == (turn, mirrored)
    drawn = found.drawing(1, 9_000)
    assert (f'rot="{turn * 60_000}"' in drawn) == bool(turn)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(99),
        b"<svg/>",
        b"%PDF-1.7",
        png()[:40],
        png()[:-12],
        png().replace(b"IDAT", b"IDAU"),
        png(0, 2),
        png(4, 20_001),
        jpeg()[:30],
        jpeg(0, 2),
        jpeg(4, 0),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\0\0" * 9,
        png() + bytes(MOST_BYTES),
    ],
)
def test_a_hostile_or_broken_picture_is_unfit(content: bytes) -> None:
    with pytest.raises(NoPicture):
        pictured(content, "Et bilde")


@pytest.mark.parametrize("tag", ["{{ v|upper }}", "{{ v ~ 'a' }}", "{{r v }}", "{{ [v]|join }}"])
def test_a_picture_is_no_text(tag: str) -> None:
    assert codes(paragraphs(tag), {"v": MAP}) == ["T006"]


def test_a_picture_in_an_attribute_is_refused_with_its_place() -> None:
    drawing = '<w:p><w:r><wp:docPr id="1" name="n" descr="{{ v }}"/></w:r></w:p>'
    assert refusal(body(drawing), {"v": MAP}) == (
        "T006 word/document.xml, in “{{ v }}”: a picture cannot be printed here"
    )


def test_its_alternative_text_is_escaped() -> None:
    data = rendered(paragraphs("{{ v }}"), {"v": Picture(png(), "png", 9, 9, 'a "b" <c> & d')})
    (told,) = part(data).iter(DOC_PR)
    assert told.get("descr") == 'a "b" <c> & d'
