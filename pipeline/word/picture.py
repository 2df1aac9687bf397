"""A picture as a value: what its first bytes say, without what it tells of its maker."""

import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen, replace
from pipeline.word.entities import quoted

MOST_BYTES = 5_000_000
# What is drawn of the values of a body and of a family has numbers that numbers.py gives to none.
FIRST, FIRST_OF_A_FAMILY = 600_001, 800_001
_MOST_PIXELS = 20_000
_INCH, _POINT_OF_LAYOUT = 914_400, 635  # in EMU; the second is a twentieth of a point
_DPI, _SANE_DPI = 96, range(30, 2_401)
_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
        *(b"sBIT", b"bKGD", b"pHYs"),
    )
)
_DOTS = struct.Struct(">LLB")  # pHYs: dots for each unit across and up, and the unit
_BEGIN = 0xFF  # what each marker begins with
_ORIENTATION = 0x0112  # the number of the tag in EXIF
_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _COM = (
    *(0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE),
)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_OF_PROGRAMS = frozenset((*range(0xE0, 0xF0), _COM))
_RESTARTS = range(0xD0, 0xD8)
_DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}"'
    ' cy="{cy}"/><wp:effectExtent l="{side}" t="{edge}" r="{side}" b="{edge}"/>'
    '<wp:docPr id="{id}" name="{name}" descr={alt}/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic='
    '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr'
    ' id="{id}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{key}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm{turn}>"
    '<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing>"
)
# How EXIF says that a camera was held: turned by so many degrees, and mirrored before that.
_TURNS = {2: (0, True), 3: (180, False), 4: (180, True), 5: (90, True), 6: (90, False)}
_TURNS |= {7: (270, True), 8: (270, False)}


class NoPicture(Exception):
    """The bytes are no picture that a document can have."""

    def __init__(self, what: Text) -> None:
        super().__init__(what)
        self.what = what


class Picture(Frozen):
    """A PNG or JPEG file without its metadata; its size as it is to be seen, in EMU."""

    data: bytes
    kind: str
    width: int
    height: int
    alt: str
    turn: int = 0
    mirrored: bool = False

    @property
    def key(self) -> str:
        return f"picture-{sha256(self.data).hexdigest()[:16]}"

    @property
    def name(self) -> str:
        return f"word/media/{self.key}.{self.kind}"

    def drawing(self, number: int, room: int) -> str:
        """Draw it in a line of text, no wider than the room, which is in twentieths of a point."""
        on_its_side = self.turn in (90, 270)
        seen = self.height if on_its_side else self.width
        most = room * _POINT_OF_LAYOUT
        scale = min(1.0, most / seen) if most > 0 else 1.0
        cx, cy = max(1, int(self.width * scale)), max(1, int(self.height * scale))
        turn = f' rot="{self.turn * 60_000}"' if self.turn else ""
        over = (cy - cx) // 2 if on_its_side else 0
        return _DRAWING.format(
            cx=cx,
            cy=cy,
            side=max(0, over),
            edge=max(0, -over),
            id=number,
            name=f"Picture {number}",
            alt=quoted(self.alt),
            key=self.key,
            turn=turn + (' flipH="1"' if self.mirrored else ""),
        )


def pictured(content: bytes, alt: str) -> Picture:
    """Take a file for a picture by its bytes, whatever its name; raises NoPicture."""
    if len(content) > MOST_BYTES:
        raise NoPicture(say("the picture is larger than {limit} bytes", limit=MOST_BYTES))
    try:
        if content.startswith(_PNG):
            return _png(content, alt)
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content, alt)
    except (struct.error, IndexError):
        raise _damaged() from None
    raise NoPicture(say("the file is neither a PNG nor a JPEG picture"))


# --- PNG.


def _png(content: bytes, alt: str) -> Picture:
    chunks = list(_chunks(content))
    names = [name for name, _, _ in chunks]
    if names[:1] != [b"IHDR"] or b"IDAT" not in names or names[-1] != b"IEND":
        raise _damaged()
    width, height = struct.unpack_from(">LL", chunks[0][1])
    dots = next((data for name, data, _ in chunks if name == b"pHYs"), b"")
    across, up, unit = _DOTS.unpack(dots) if len(dots) == _DOTS.size else (0, 0, 0)
    dpi = [round(one * 0.0254) if unit == 1 else _DPI for one in (across, up)]
    kept = _PNG + b"".join(raw for name, _, raw in chunks if name in _CHUNKS)
    return _sized(Picture(kept, "png", width, height, alt), dpi[0], dpi[1])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Give the name, the data and the whole of each chunk up to the end of the picture."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        size, name = struct.unpack_from(">L4s", content, at)
        end = at + 12 + size
        data = content[at + 8 : end - 4]
        (crc,) = struct.unpack_from(">L", content, end - 4)
        if zlib.crc32(name + data) != crc:
            raise _damaged()
        yield name, data, content[at:end]
        at = end


# --- JPEG.


def _jpeg(content: bytes, alt: str) -> Picture:
    kept, size, dpi, orientation = [content[:2]], (0, 0), (_DPI, _DPI), 1
    for marker, data, raw in _segments(content):
        if marker in _FRAMES:
            size = struct.unpack_from(">HH", data, 1)
        elif marker == _APP0 and data[:5] == b"JFIF\0":
            dpi = _density(data)
        elif marker == _APP1 and data[:6] == b"Exif\0\0":
            orientation = _orientation(data[6:])
        if _is_kept(marker, data):
            kept.append(raw)
    turn, mirrored = _TURNS.get(orientation, (0, False))
    whole = Picture(b"".join(kept), "jpeg", size[1], size[0], alt, turn, mirrored)
    return _sized(whole, *dpi)


def _is_kept(marker: int, data: bytes) -> bool:
    """Keep what colours need, and nothing that programs and cameras tell."""
    if marker == _APP2:
        return data.startswith(b"ICC_PROFILE\0")
    if marker == _APP0:
        return data.startswith(b"JFIF\0")
    return marker == _APP14 or marker not in _OF_PROGRAMS


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Give the marker, the data and the whole of each segment; a scan comes with its pixels."""
    at, marker = 2, 0
    while marker != _EOI:
        if content[at] != _BEGIN:
            raise _damaged()
        while content[at + 1] == _BEGIN:  # fill bytes
            at += 1
        marker = content[at + 1]
        if marker == _EOI:
            yield marker, b"", content[at : at + 2]
            return
        (size,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + size
        data = content[at + 4 : end]
        if len(data) != size - 2:
            raise _damaged()
        end = _after_scan(content, end) if marker == _SOS else end
        yield marker, data, content[at:end]
        at = end


def _after_scan(content: bytes, at: int) -> int:
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1]
        if following and following not in _RESTARTS and following != _BEGIN:
            return at
        at += 1 if following == _BEGIN else 2
    raise _damaged()


def _density(data: bytes) -> tuple[int, int]:
    unit, across, up = struct.unpack_from(">BHH", data, 7)
    each = {1: 1.0, 2: 2.54}.get(unit, 0)
    return (round(across * each), round(up * each)) if each else (_DPI, _DPI)


def _orientation(tiff: bytes) -> int:
    """Read how the camera was held; what cannot be read turns nothing."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}L", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for number in range(count):
            tag, _, _, held = struct.unpack_from(f"{order}HHLH", tiff, at + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(held)
    except struct.error:
        return 1
    return 1


def _sized(picture: Picture, across: int, up: int) -> Picture:
    """Give the size in EMU for what was the size in pixels."""
    for pixels in (picture.width, picture.height):
        if not 1 <= pixels <= _MOST_PIXELS:
            raise NoPicture(
                say("the picture is not 1 to {limit} pixels wide and high", limit=_MOST_PIXELS)
            )
    dpi = [one if one in _SANE_DPI else _DPI for one in (across, up)]
    wide, high = picture.width * _INCH // dpi[0], picture.height * _INCH // dpi[1]
    return replace(picture, width=wide, height=high)


def _damaged() -> NoPicture:
    return NoPicture(say("the picture is damaged or cut short"))
