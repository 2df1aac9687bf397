"""The package of a Word file: its zip, its parts, their types and links; the one door to them."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from itertools import count
from posixpath import basename, dirname, join, normpath, relpath

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.word.faults import Refused
from pipeline.word.tree import parsed, written

TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TEMPLATE_MAIN = MAIN.replace("document.main", "template.main")
_MACRO_MAIN = re.compile(
    r"application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml"
).fullmatch
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

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


@dataclass(frozen=True, slots=True)
class Member:
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


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a zip by name, in file order, and what is wrong with the container."""

    members: dict[str, Member]
    faults: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What a part leads to: another part by its name, or a place outside of the file."""

    key: str
    type: str
    target: str
    outside: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Parts:
    """A Word file taken apart: its members by name, and the content type of each."""

    members: Mapping[str, Member]
    types: Mapping[str, str]

    @property
    def main(self) -> str:
        """The name of the part that holds the text; empty where there is none."""
        return next((name for name, kind in self.types.items() if kind == MAIN), "")

    def tree(self, name: str) -> etree._Element:
        return parsed(self.needed(name).data())

    def needed(self, name: str) -> Member:
        if name not in self.members:
            raise _missing(name)
        return self.members[name]

    def links(self, source: str) -> tuple[Link, ...]:
        """Give what leads out of a part; the package itself has no name."""
        held = self.members.get(rels_of(source))
        return () if held is None else _links(source, held)

    def linked_tree(self, kind: str) -> etree._Element | None:
        """Give the part of this kind that the text leads to, as XML."""
        name = self.linked(kind)
        return self.tree(name) if name else None

    def linked(self, kind: str) -> str:
        """Give the part of this kind that the text leads to, or nothing."""
        return next((one.target for one in self.links(self.main) if one.kind == kind), "")

    def having(self, name: str, data: bytes | etree._Element, kind: str) -> "Parts":
        """Add a part, or put it in the place of one with its name."""
        content = data if isinstance(data, bytes) else written(data)
        members = {**self.members, name: deflated(name, (content,))}
        return Parts(members, {**self.types, name: kind})

    def leading(self, source: str, links: Iterable[Link]) -> "Parts":
        """Let a part lead to these, and to nothing else."""
        root = rooted("Relationships", RELS_NS)
        for one in links:
            target = one.target if one.outside else relpath(one.target, dirname(source) or ".")
            held = {"Id": one.key, "Type": one.type, "Target": target}
            mode = {"TargetMode": "External"} if one.outside else {}
            etree.SubElement(root, f"{RELS_NS}Relationship", {**held, **mode})
        return self.having(rels_of(source), root, _RELS_TYPE)

    def reached(self) -> "Parts":
        """Leave out the parts that nothing leads to; raises Refused for one that is missing."""
        found: dict[str, None] = {}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            found[source] = found[rels_of(source)] = None
            targets = [one.target for one in self.links(source) if not one.outside]
            waiting += (self.needed(one).name for one in targets if one not in found)
        kept = {name: one for name, one in self.members.items() if name in found}
        return Parts(kept, {name: kind for name, kind in self.types.items() if name in kept})

    def listed(self) -> "Parts":
        """Write the list of content types anew, at the head of the file."""
        root = rooted("Types", TYPES_NS)
        for end, kind in (("rels", _RELS_TYPE), ("xml", "application/xml")):
            etree.SubElement(root, f"{TYPES_NS}Default", {"Extension": end, "ContentType": kind})
        for name, kind in self.types.items():
            if kind and name != TYPES and not name.endswith(".rels"):
                held = {"PartName": f"/{name}", "ContentType": kind}
                etree.SubElement(root, f"{TYPES_NS}Override", held)
        members = {name: one for name, one in self.members.items() if name != TYPES}
        return replace(self, members={TYPES: deflated(TYPES, (written(root),)), **members})

    def packed(self) -> bytes:
        return packed(self.members.values())


def opened(data: bytes) -> Parts:
    """Take a Word file apart; raises Refused for the first thing that is wrong with it."""
    package = read(data)
    if package.faults:
        raise package.faults[0]
    parts = parts_of(package)
    for needed in (parts.main, rels_of("")):
        parts.needed(needed)
    return parts


def parts_of(package: Package) -> Parts:
    """Take a package for a document; one without a main text is refused."""
    kinds = kinds_of(package)
    types = {name: _of_document(kind) for name, kind in kinds.items()}
    parts = Parts(package.members, types)
    if not parts.main:
        raise no_document()
    return parts if types == kinds else parts.listed()


def _of_document(kind: str) -> str:
    """Let the text of a template be that of a document. Macros are refused by their own name."""
    return MAIN if kind == _TEMPLATE_MAIN or _MACRO_MAIN(kind) else kind


def kinds_of(package: Package) -> dict[str, str]:
    """Find the content type of each member, as the file says it."""
    members = package.members
    if TYPES not in members:
        raise no_document()
    root = parsed(members[TYPES].data())
    by_end = {
        str(kind.get("Extension")).lower(): str(kind.get("ContentType"))
        for kind in root.iter(f"{TYPES_NS}Default")
    }
    types = {name: by_end.get(name.rpartition(".")[2].lower(), "") for name in members}
    caseless = {name.casefold(): name for name in members}
    for kind in root.iter(f"{TYPES_NS}Override"):
        name = str(kind.get("PartName")).lstrip("/")
        types[caseless.get(name.casefold(), name)] = str(kind.get("ContentType"))
    return types


def source_of(rels: str) -> str:
    """Name the part whose links a part holds."""
    return join(dirname(dirname(rels)), basename(rels).removesuffix(".rels"))


def rels_of(name: str) -> str:
    """Name the part that holds the links of a part."""
    return join(dirname(name), "_rels", f"{basename(name)}.rels")


def free(links: Iterable[Link]) -> Iterator[str]:
    """Give keys that none of the links has."""
    used = {one.key for one in links}
    return (key for key in (f"rId{n}" for n in count(1)) if key not in used)


# They are asked for again and again while a body is laid under a family.
@lru_cache(maxsize=128)
def _links(source: str, held: Member) -> tuple[Link, ...]:
    return tuple(_link(source, one) for one in parsed(held.data()))


def _link(source: str, element: etree._Element) -> Link:
    target, outside = str(element.get("Target")), element.get("TargetMode") == "External"
    if not outside:
        target = normpath(join("/", dirname(source), target)).lstrip("/")
    return Link(str(element.get("Id")), str(element.get("Type")), target, outside)


def rooted(name: str, namespace: str) -> etree._Element:
    """Make a root without a short name for its namespace, as these parts are always written."""
    return etree.fromstring(f'<{name} xmlns="{namespace[1:-1]}"/>')


def unsound(data: bytes) -> Refused | None:
    """Say why this is no zip, from its two ends alone; what is wrong between them read() finds."""
    if data.startswith(_OLE):
        return _unreadable(say("this is an old .doc file, or a Word file with a password"))
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
        raise _unreadable(say("the file has more than {limit} parts", limit=_MEMBERS))
    if sum(info.file_size for info in infos) > _BYTES:
        raise _unreadable(say("the file unpacks to more than {limit} bytes", limit=_BYTES))
    for info in infos:
        if info.file_size > max(_RATIO_FROM, _RATIO * info.compress_size):
            what = say("the part {name} is packed suspiciously tight", name=info.filename)
            raise _unreadable(what)


def _member(data: bytes, info: zipfile.ZipInfo) -> Member:
    """Take the packed bytes as they lie, after unpacking them once to see that they are sound."""
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (_STORED, _DEFLATED):
        raise _unreadable(say("the part {name} is encrypted or oddly packed", name=info.filename))
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
    return _unreadable(say("the file is damaged, cut short, or no Word file at all"))


def _unreadable(what: Text) -> Refused:
    return Refused("T001", what, say("open it in Word and save it anew as .docx"))


def _forbidden(what: Text) -> Refused:
    return Refused("T002", what, say("open it in Word and save it anew as .docx"))


def no_document() -> Refused:
    what = say("the file is a zip, but no ordinary Word document")
    return _unreadable(what)


def _missing(part: str) -> Refused:
    return _unreadable(say("the part {name} is missing", name=part))


def _torn(info: zipfile.ZipInfo) -> Refused:
    return _unreadable(say("the part {name} is damaged", name=info.filename))
