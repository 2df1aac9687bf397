"""Draws two masters: python -m tools.masters.

A master is made in Word. Fjordheim's is an example, and drawn so that it can be made again. The
other looks as the templates do, and is what the guide starts from.
"""

import math
import struct
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pipeline.norm import Norm
from tools import blocks, draw, look
from tools.blocks import Block, Column, Table, body, heading, together

ROOT = Path(__file__).parent.parent
FILE = ROOT / "masters" / "9902.docx"
START = ROOT / "docs" / "how-to" / "letterhead.docx"

# The colours of look.py, and what Fjordheim has instead; contrast on white 10.2 and 8.3.
_COLOURS = {
    "0B3C49": "7A1E2E",
    "4B5860": "5C4A4E",
    "E9F0F2": "F8EEF0",
    "AEBFC4": "D2B3B9",
}
_FONT = {"Calibri": "Arial", "020F0502020204030204": "020B0604020202020204"}
_ALT = "Kommunevåpenet til Fjordheim: to kvite fjell over ein fjord"


def parts() -> Iterator[tuple[str, str | bytes]]:
    """Give the parts of a drawn template with another look, and a picture in its letterhead."""
    drawing = draw.Drawing(_OUTLINE, "", "Malen til Fjordheim")
    for name, xml in draw.parts(drawing, Norm.NN):
        yield name, _recoloured(_EDGES.get(name, xml))
    yield "word/_rels/header-first.xml.rels", _PICTURE_LINK
    yield "word/media/logo.png", logo()


def start() -> Iterator[tuple[str, str | bytes]]:
    """Give the parts of a master that no municipality has made its own yet."""
    drawing = draw.Drawing(_START, "", "Hovedmal")
    return ((name, _START_EDGES.get(name, xml)) for name, xml in draw.parts(drawing, Norm.NB))


def _recoloured(xml: str) -> str:
    for old, new in (_COLOURS | _FONT).items():
        xml = xml.replace(old, new)
    return xml.replace(
        "<Default ", '<Default Extension="png" ContentType="image/png"/><Default ', 1
    )


# What the person who opens the file in Word sees; nothing of it comes into a document.
_OUTLINE: Block = together(
    body("Malen til Fjordheim", "Title"),
    body("Teksten her kjem ikkje med i dokumenta. Han viser korleis dei ser ut.", "Subtitle"),
    heading("Slik endrar de utsjånaden"),
    body(
        "Endre stilane, temafargane og skrifta i Word. Toppteksten, botnteksten og logoen står i "
        "margen på denne sida og den neste. Lagre fila med nummeret til kommunen som namn."
    ),
    heading("Ei overskrift på nivå 2", 2),
    body("Brødtekst med **utheving**."),
    Table(("Døme", "Døme"), (Column("Ord", 8.0), Column("Tal", 8.0, number=True))).rows(
        ("Bustader", "212")
    ),
    heading("Neste side", new_page=True),
    body("Her står toppteksten og botnteksten som alle sider etter den første har."),
)

_START: Block = together(
    body("Hovedmal for kommunens dokumenter", "Title"),
    body("Teksten her kommer ikke med i dokumentene. Den viser hvordan de ser ut.", "Subtitle"),
    heading("Slik endrer du utseendet"),
    body(
        "Endre stiler, temafarger og skrift i Word. Topptekst, bunntekst og logo står i margen på "
        "denne siden og den neste. Lagre filen med kommunenummeret som navn."
    ),
    heading("En overskrift på nivå 2", 2),
    body("Brødtekst med **utheving**."),
    Table(("Eksempel", "Eksempel"), (Column("Ord", 8.0), Column("Tall", 8.0, number=True))).rows(
        ("Boliger", "212")
    ),
    heading("Neste side", new_page=True),
    body("Her står toppteksten og bunnteksten som alle sider etter den første har."),
)

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_PNG = ("rId1", "media/logo.png")
_PICTURE_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="{_PNG[0]}" Type="{look.R}/image" Target="{_PNG[1]}"/></Relationships>'
)
_EMU = 360_000
_WIDE, _HIGH = round(1.25 * _EMU), round(1.5 * _EMU)


def _picture() -> str:
    """Write the logo at the right margin, with its alternative text."""
    size = f'cx="{_WIDE}" cy="{_HIGH}"'
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_A}/wordprocessingDrawing" distT="0" distB="0"'
        ' distL="114300" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{_EMU}</wp:posOffset>'
        f"</wp:positionV><wp:extent {size}/><wp:wrapNone/>"
        f'<wp:docPr id="1" name="Logo" descr="{_ALT}"/>'
        f'<a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{_A}/picture">'
        f'<pic:pic xmlns:pic="{_A}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"'
        f' descr="{_ALT}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{_PNG[0]}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _edge(kind: str, inner: str) -> str:
    return f"<w:{kind} {look.NAMESPACES}>{inner}</w:{kind}>"


def _letterhead() -> str:
    head = blocks.letterhead()(Norm.NN)
    return head.replace("</w:pPr>", f"</w:pPr>{_picture()}", 1)


_EDGES = {
    "word/header-first.xml": _edge("hdr", _letterhead()),
    "word/header-default.xml": _edge("hdr", body("{{ document.title }}", "Header")(Norm.NN)),
    "word/footer-first.xml": _edge("ftr", blocks.contact_line(Norm.NN) + blocks.foot(Norm.NN)),
    "word/footer-default.xml": _edge("ftr", blocks.foot(Norm.NN)),
}
_START_EDGES = {
    "word/header-first.xml": _edge("hdr", blocks.letterhead()(Norm.NB)),
    "word/header-default.xml": _edge("hdr", blocks.running_head("{{ document.title }}")(Norm.NB)),
    "word/footer-first.xml": _edge("ftr", blocks.contact_line(Norm.NB) + blocks.foot(Norm.NB)),
    "word/footer-default.xml": _edge("ftr", blocks.foot(Norm.NB)),
}


# --- The logo: a shield with two mountains over a fjord, drawn point by point.

_PIXELS = 300, 360
_FINE = 3
_RED, _WHITE, _WATER = (0x7A, 0x1E, 0x2E), (0xFF, 0xFF, 0xFF), (0xD2, 0xB3, 0xB9)


def logo() -> bytes:
    """Draw the logo as a PNG with a transparent ground."""
    width, height = _PIXELS
    rows = (chain.from_iterable(_pixel(x, y) for x in range(width)) for y in range(height))
    data = b"".join(b"\0" + bytes(row) for row in rows)
    header = struct.pack(">2L5B", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def _pixel(x: int, y: int) -> tuple[int, ...]:
    """Mix the colours of the points in a pixel, so that edges are smooth."""
    width, height = _PIXELS
    step = [(one + 0.5) / _FINE for one in range(_FINE)]
    found = [_colour((x + dx) / width, (y + dy) / height) for dx in step for dy in step]
    seen = [one for one in found if one is not None]
    if not seen:
        return 0, 0, 0, 0
    mixed = (round(sum(one[n] for one in seen) / len(seen)) for n in range(3))
    return *mixed, round(255 * len(seen) / len(found))


def _colour(x: float, y: float) -> tuple[int, int, int] | None:
    """Give the colour of a point, x and y from 0 to 1; outside of the shield there is none."""
    below = max(0.0, 2 * y - 1)
    half = 0.5 * math.sqrt(max(0.0, 1 - below**2))
    if abs(x - 0.5) > half:
        return None
    if y > 0.62:  # noqa: PLR2004 - where the shore is
        return _WATER if math.sin(40 * y + 0.8 * math.sin(12 * x)) > 0 else _RED
    peaks = (0.36, 0.18, 0.75), (0.70, 0.30, 0.60)
    inside = any(y > top + abs(x - at) / slope * 0.9 for at, top, slope in peaks)
    return _WHITE if inside else _RED


def main() -> None:
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(draw.zipped(parts()))
    START.write_bytes(draw.zipped(start()))


if __name__ == "__main__":
    main()
