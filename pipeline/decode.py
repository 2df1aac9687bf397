"""A file's bytes become text, or are refused: too many, in another encoding, of another kind."""

import codecs
import re

from pipeline import complaints
from pipeline.characters import Places, Position
from pipeline.complaints import Fault
from pipeline.diagnostics import Rejected, Text, say

MOST_BYTES = 2_000_000
_WORD = say("a Word file")
_SIGNATURES: tuple[tuple[re.Pattern[bytes], Text], ...] = (
    (re.compile(rb"PK\x03\x04.*?word/", re.DOTALL), _WORD),
    (re.compile(rb"PK\x03\x04.*?xl/", re.DOTALL), say("an Excel file")),
    (re.compile(rb"PK\x03\x04.*?ppt/", re.DOTALL), say("a PowerPoint file")),
    (re.compile(rb"PK\x03\x04.*?opendocument", re.DOTALL), say("a LibreOffice file")),
    (re.compile(rb"PK[\x03\x05]|Rar!|7z\xbc\xaf|\x1f\x8b"), say("an archive of files")),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), say("an old Word or Excel file")),
    (re.compile(rb"%PDF-"), say("a PDF file")),
    (re.compile(rb"\{\\rtf"), say("an RTF file")),
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), say("a web page")),
    (re.compile(rb"<\?xml"), say("an XML file")),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), say("a picture")),
)
_BEFORE_SIGNATURE = re.compile(rb"(?:\xef\xbb\xbf)?\s*")
_WIDE = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|\0[^\0]\0[^\0]|[^\0]\0[^\0]\0")
_START = Position(1, 1)


def decoded(content: bytes, path: str) -> str:
    """Give the text of a file; raises Rejected where there is none to be had."""
    other = _other_kind(content)
    if other:
        raise Rejected(other.at(path, _START))
    if len(content) > MOST_BYTES:
        raise Rejected(complaints.TOO_LARGE.at(path, _START))
    if _WIDE.match(content):
        raise Rejected(complaints.NOT_UTF8.at(path, _START))
    encoding, body = _encoding(content)
    try:
        # A byte order mark is no part of the text, even one that was saved twice.
        return body.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        start = error.start
    # Raised out here, for the other exception carries the text.
    before = body[:start].decode(encoding).lstrip("\ufeff")
    raise Rejected(complaints.NOT_UTF8.at(path, Places(before)[len(before)]))


def _other_kind(content: bytes) -> Fault | None:
    """Tell a file of another kind by how it begins."""
    head = _BEFORE_SIGNATURE.sub(b"", content, count=1)[:MOST_BYTES]
    kind = next((name for pattern, name in _SIGNATURES if pattern.match(head)), None)
    if kind is None:
        return None
    return Fault(
        "Y016",
        say("The file is {kind}, not a dossier", kind=kind),
        say("Make a dossier with saksflyt init, and copy the words into it"),
    )


def _encoding(content: bytes) -> tuple[str, bytes]:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return encoding, content.removeprefix(mark)
    return "utf-8", content


def plain(content: bytes) -> bytes:
    """Give a file's bytes as UTF-8 without a signature, and as they are if they are no text."""
    encoding, body = _encoding(content)
    try:
        return body.decode(encoding).lstrip("\ufeff").encode()
    except UnicodeError:
        return content


def encoded(text: str, like: bytes) -> bytes:
    """Give a text as bytes, in the encoding and with the signature that other bytes have."""
    encoding, body = _encoding(like)
    mark = like[: len(like) - len(body)]
    if like.startswith(codecs.BOM_UTF8):
        mark = codecs.BOM_UTF8
    return mark + text.encode(encoding)
