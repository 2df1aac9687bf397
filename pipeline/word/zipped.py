"""The zip of a Word file: its members, read strictly and packed the same way each time.

No XML is read here, so that what only looks at files need not load what reads it.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.faults import Refused

_MEMBERS = 2_000
_BYTES = 100_000_000
_RATIO = 200
_RATIO_FROM = 1_000_000
_LEVEL = 1  # measured: 2 to 3 times as fast as the usual 6, the file 15 % larger
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_UTF8 = 0x800
_STAMP = 0x21  # 1980-01-01, the first date a zip can hold
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5HL")
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ESCAPING = re.compile(r"^/|^[A-Za-z]:|\\|\0|(^|/)\.\.?(/|$)|//")


class Member(Frozen):
    """A part as it lies in the zip: with its data, and as the directory lists it."""

    name: str
    crc: int
    size: int
    method: int
    local: bytes
    central: bytes

    def data(self) -> bytes:
        raw = self.local[_LOCAL.size + len(self.name.encode()) :]
        return raw if self.method == _STORED else zlib.decompress(raw, -zlib.MAX_WBITS)


class Package(Frozen):
    """The members of a zip by name, in file order, and what is wrong with the container."""

    members: dict[str, Member]
    faults: tuple[Refused, ...]


def unsound(data: bytes) -> Refused | None:
    """Say why this is no zip, from its two ends alone; what is wrong between them read() finds."""
    if data.startswith(_OLE):
        return unreadable(say("this is an old .doc file, or a Word file with a password"))
    return None if zipfile.is_zipfile(BytesIO(data)) else _damaged()


def read(data: bytes) -> Package:
    """Read every member strictly; a file that is no sound zip raises Refused."""
    if refused := unsound(data):
        raise refused
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        raise _damaged() from None
    _bounded(infos)
    members: dict[str, Member] = {}
    faults = []
    seen: set[str] = set()
    for info in infos:
        if info.filename.casefold() in seen:
            faults.append(_forbidden(say("the part {name} is there twice", name=info.filename)))
        elif not info.filename or _ESCAPING.search(info.orig_filename):
            what = say("the part name {name} leads out of the file", name=ascii(info.filename))
            faults.append(_forbidden(what))
        else:
            members[info.filename] = _member(data, info)
        seen.add(info.filename.casefold())
    return Package(members, tuple(faults))


def glimpsed(data: bytes, beginning: str, most: int) -> tuple[str, ...]:
    """Give the small parts whose names begin so, as text; any fault of the file gives none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = (one for one in archive.infolist() if one.filename.startswith(beginning))
            return tuple(archive.read(one).decode() for one in found if one.file_size < most)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError):
        return ()


def directory(data: bytes) -> dict[str, tuple[int, int]]:
    """Give checksum and size of each part, as the file lists them; one that is no zip has none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {one.filename: (one.CRC, one.file_size) for one in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        return {}


def deflated(name: str, stretches: Iterable[bytes]) -> Member:
    """Pack a part. Plain zlib at one fixed level, so that equal data give equal bytes."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    pieces: list[bytes] = []
    crc = size = 0
    for stretch in stretches:
        crc = zlib.crc32(stretch, crc)
        size += len(stretch)
        pieces.append(packer.compress(stretch))
    raw = b"".join((*pieces, packer.flush()))
    return _entry(name, (crc, len(raw), size, _DEFLATED), raw)


def packed(members: Iterable[Member]) -> bytes:
    """Write the zip: the given order, no clock, no data descriptors."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        pieces.append(member.local)
        directory += (member.central, _OFFSET.pack(offset), member.name.encode())
        offset += len(member.local)
    size = sum(map(len, directory))
    count = len(pieces)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join((*pieces, *directory, end))


def _entry(name: str, figures: tuple[int, int, int, int], raw: bytes) -> Member:
    crc, packed_size, size, method = figures
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8
    shared = (20, flags, method, 0, _STAMP, crc, packed_size, size, len(encoded), 0)
    local = _LOCAL.pack(b"PK\3\4", *shared) + encoded + raw
    central = _CENTRAL.pack(b"PK\1\2", 20, *shared, 0, 0, 0, 0)
    return Member(name, crc, size, method, local, central)


def _bounded(infos: list[zipfile.ZipInfo]) -> None:
    """Hold the directory's own figures against the limits; _member holds the parts to them."""
    if len(infos) > _MEMBERS:
        raise unreadable(say("the file has more than {limit} parts", limit=_MEMBERS))
    if sum(info.file_size for info in infos) > _BYTES:
        raise unreadable(say("the file unpacks to more than {limit} bytes", limit=_BYTES))
    for info in infos:
        if info.file_size > max(_RATIO_FROM, _RATIO * info.compress_size):
            what = say("the part {name} is packed suspiciously tight", name=info.filename)
            raise unreadable(what)


def _member(data: bytes, info: zipfile.ZipInfo) -> Member:
    """Take the packed bytes as they lie, after unpacking them once to see that they are sound."""
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (_STORED, _DEFLATED):
        raise unreadable(say("the part {name} is encrypted or oddly packed", name=info.filename))
    try:
        fields = _LOCAL.unpack_from(data, info.header_offset)
    except struct.error:
        raise _torn(info) from None
    start = info.header_offset + _LOCAL.size + fields[9] + fields[10]
    raw = data[start : start + info.compress_size]
    try:
        whole = _unpacked(raw, info)
    except zlib.error:
        raise _torn(info) from None
    if fields[0] != b"PK\3\4" or len(whole) != info.file_size or zlib.crc32(whole) != info.CRC:
        raise _torn(info)
    figures = (info.CRC, len(raw), info.file_size, info.compress_type)
    return _entry(info.filename, figures, raw)


def _unpacked(raw: bytes, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type == _STORED:
        return raw
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    whole = unpacker.decompress(raw, info.file_size + 1)
    if not unpacker.eof and len(whole) <= info.file_size:
        whole += unpacker.decompress(unpacker.unconsumed_tail, 1)
    return whole if unpacker.eof else b""


def _damaged() -> Refused:
    return unreadable(say("the file is damaged, cut short, or no Word file at all"))


def unreadable(what: Text) -> Refused:
    return Refused("T001", what, say("open it in Word and save it anew as .docx"))


def _forbidden(what: Text) -> Refused:
    return Refused("T002", what, say("open it in Word and save it anew as .docx"))


def _torn(info: zipfile.ZipInfo) -> Refused:
    return unreadable(say("the part {name} is damaged", name=info.filename))
