"""What the YAML reader keeps exactly, and what it refuses with a place."""

import io
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.complaints import CODES
from pipeline.diagnostics import Diagnostic, Rejected, Severity, say
from pipeline.source import Position, Source, load
from pipeline.spots import identified
from tests.pace import laps

ROOT = Path(__file__).parents[1]
CANARY = "KANARI-01017012345"


def read(text: str) -> Source:
    return load(text.encode(), "sak.yaml")


def refused(content: str | bytes) -> tuple[Diagnostic, ...]:
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(Rejected) as rejected:
        load(content, "sak.yaml")
    findings = rejected.value.diagnostics
    assert findings
    assert all(f.line >= 1 and f.column >= 1 and f.code in CODES for f in findings)
    assert all(str(f.message) and str(f.hint) for f in findings)
    return findings


def places(content: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(f.code, f.line, f.column) for f in refused(content)]


# What stands after "v: " in the file, and the text it is read as.
KEPT = [
    ("0301", "0301"),
    ("0150", "0150"),
    ("0018", "0018"),
    ("01017012345", "01017012345"),
    ("08017012345", "08017012345"),
    ("+4722334455", "+4722334455"),
    ("no", "no"),
    ("NO", "NO"),
    ("No", "No"),
    ("off", "off"),
    ("yes", "yes"),
    ("on", "on"),
    ("y", "y"),
    ("nei", "nei"),
    ("ja", "ja"),
    ("true", "true"),
    ("False", "False"),
    ("12:30", "12:30"),
    ("09:30", "09:30"),
    ("1:23:45", "1:23:45"),
    ("1_000", "1_000"),
    ("1 000", "1 000"),
    ("1.10", "1.10"),
    ("1.000", "1.000"),
    ("1,5", "1,5"),
    ("1e3", "1e3"),
    ("-0", "-0"),
    ("0x7", "0x7"),
    ("0o7", "0o7"),
    ("0b1", "0b1"),
    (".inf", ".inf"),
    ("-.INF", "-.INF"),
    (".nan", ".nan"),
    ("NaN", "NaN"),
    ("2026-5-7", "2026-5-7"),
    ("2026-05-17", "2026-05-17"),
    ("2026-13-45", "2026-13-45"),
    ("2026-05-17T12:30:00Z", "2026-05-17T12:30:00Z"),
    ("=", "="),
    ("~", ""),
    ("null", ""),
    ("Null", ""),
    ("NULL", ""),
    ("'null'", "null"),
    ('"~"', "~"),
    ("nULL", "nULL"),
    ("<<", "<<"),
    ("", ""),
    ('""', ""),
    ("a #b", "a"),
    ("a#b", "a#b"),
    ("#b", ""),
    ("'0301'", "0301"),
    ('"no"', "no"),
    ("9" * 5000, "9" * 5000),
    ("Vei & Vann", "Vei & Vann"),
    ("a<b>c", "a<b>c"),
    ("'{{ x }}'", "{{ x }}"),
    ("'{% if x %}'", "{% if x %}"),
    ("https://example.no/a?b=c", "https://example.no/a?b=c"),
    ("Å være «sikker» – §\u00a03-3", "Å være «sikker» – §\u00a03-3"),
    ("\U0001f3e0 e\u0301", "\U0001f3e0 e\u0301"),
    ('"\\U0001F3E0 \\u00e5 \\xe5 \\" \\\\ \\/"', '\U0001f3e0 å å " \\ /'),
    ("C:\\ud800\\Uffffffff", "C:\\ud800\\Uffffffff"),
    ('"C:\\\\ud800"', "C:\\ud800"),
    ("'\\ud800 \\0'", "\\ud800 \\0"),
    ("|\n  to\n  linjer", "to\nlinjer"),
    (">\n  to\n  linjer", "to linjer"),
    ('"a\\nb"', "a\nb"),
    ('"a\\r\\nb"', "a\nb"),
]


@pytest.mark.parametrize(("written", "expected"), KEPT)
def test_a_scalar_is_the_text_the_author_wrote(written: str, expected: str) -> None:
    assert read(f"v: {written}").data == {"v": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1: a\ntrue: b\nno: c\n0x1: d", {"1": "a", "true": "b", "no": "c", "0x1": "d"}),
        ("a:\n  - b\n  -\n  - c: d\n    e:", {"a": ["b", "", {"c": "d", "e": ""}]}),
        ("a: {b: [c, d], e: {}}\nf: []", {"a": {"b": ["c", "d"], "e": {}}, "f": []}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: b", {"a": "b"}),
        ("# merknad\n\na: b # merknad", {"a": "b"}),
        ("\"a b\": c\n'd': e", {"a b": "c", "d": "e"}),
        ("ma\u030al: a", {"mål": "a"}),
        ("v: ma\u030al", {"v": "ma\u030al"}),
    ],
)
def test_the_whole_document_is_texts_lists_and_dicts(text: str, expected: object) -> None:
    assert read(text).data == expected


# Everything that is refused, with the place of each finding.
REFUSED = [
    ("", [("Y012", 1, 1)]),
    ("# bare en merknad\n", [("Y012", 1, 1)]),
    ("---\n", [("Y012", 2, 1)]),
    ("- a\n- b", [("Y012", 1, 1)]),
    ("en tekst", [("Y012", 1, 1)]),
    ("a: 1\n---\nb: 2\n", [("Y012", 2, 1)]),
    ("a: 1\n---\nb: 2\n---\nc: 3\n", [("Y012", 2, 1)]),
    ("a: &x 1", [("Y005", 1, 4)]),
    ("a: &x 1\nb: *x", [("Y005", 1, 4), ("Y005", 2, 4)]),
    ("a: *x", [("Y005", 1, 4)]),
    ("*x : 1", [("Y005", 1, 1)]),
    ("a: &a [*a]", [("Y005", 1, 4), ("Y005", 1, 8)]),
    ("&k a: 1", [("Y005", 1, 1)]),
    ("a:\n  <<: {b: c}", [("Y006", 2, 3)]),
    ("a: &x {b: c}\nd:\n  <<: *x", [("Y005", 1, 4), ("Y006", 3, 3), ("Y005", 3, 7)]),
    ("a: !!python/object/apply:os.system [ls]", [("Y007", 1, 4)]),
    ("a: !!binary aGVp", [("Y007", 1, 4)]),
    ("a: !!set {b, c}", [("Y007", 1, 4)]),
    ("a: !!timestamp 2026-05-17", [("Y007", 1, 4)]),
    ("a: !!str 1", [("Y007", 1, 4)]),
    ("a: !x 1", [("Y007", 1, 4)]),
    ("a: ! 1", [("Y007", 1, 4)]),
    ("a: !<tag:yaml.org,2002:str> 1", [("Y007", 1, 4)]),
    ("a: !e!x 1", [("Y007", 1, 4)]),
    ("--- !!map\na: 1", [("Y007", 1, 5)]),
    ("!!str a: 1", [("Y007", 1, 1)]),
    ("%TAG ! tag:x,2000:\n---\na: 1", [("Y007", 1, 1)]),
    ("a: !x &y 1", [("Y005", 1, 4), ("Y007", 1, 4)]),
    ("a:\n\tb: 1\n\tc: 2", [("Y009", 2, 1), ("Y009", 3, 1)]),
    ("a: b\tc\td", [("Y009", 1, 5)]),
    ('a: "b\\tc"', [("Y009", 1, 6)]),
    ("a: |\n  b\n  \tc", [("Y009", 3, 3)]),
    ("a:\n    b: 1\n\t c: 2", [("Y009", 3, 1)]),
    ('a: "\\x0b"', [("Y010", 1, 5)]),
    ('a: "å\\0 \\a \\b"', [("Y010", 1, 6), ("Y010", 1, 9), ("Y010", 1, 12)]),
    ('a: "\\ud800"', [("Y010", 1, 5)]),
    ('a: "\\uD83D\\uDE00"', [("Y010", 1, 5), ("Y010", 1, 11)]),
    ('a: "\\U00110000"', [("Y010", 1, 5)]),
    ('a: "\\uFFFE \\uFFFF"', [("Y010", 1, 5), ("Y010", 1, 12)]),
    ('a: "\\N \\L \\P \\x7f"', [("Y010", 1, 5), ("Y010", 1, 8), ("Y010", 1, 11), ("Y010", 1, 14)]),
    ('a: "\\e \\v \\f"', [("Y010", 1, 5), ("Y010", 1, 8), ("Y010", 1, 11)]),
    ('a: "b\\rc"', [("Y010", 1, 6)]),
    ('a: "b\n  c\\0"', [("Y010", 2, 4)]),
    ('"a\\0": 1', [("Y010", 1, 3)]),
    ("a: b\0c\x0bd", [("Y010", 1, 5), ("Y010", 1, 7)]),
    ("a: b\u0085c", [("Y010", 1, 5)]),
    ("a: b\u2028c", [("Y010", 1, 5)]),
    ("# b\x0c\na: 1", [("Y010", 1, 4)]),
    ("a: \u202ab\u202c", [("Y011", 1, 4), ("Y011", 1, 6)]),
    ('a: "\\u2066b\\u2069"', [("Y011", 1, 5), ("Y011", 1, 12)]),
    ("# \u202e\na: 1", [("Y011", 1, 3)]),
    ("? [a]\n: b", [("Y013", 1, 3)]),
    ("? {a: b}\n: c", [("Y013", 1, 3)]),
    ("? |\n  a\n: b", [("Y013", 1, 3)]),
    ("?\n: a", [("Y013", 1, 2)]),
    ("a: {{ x }}", [("Y013", 1, 5)]),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_is_refused_is_refused_with_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert places(text) == expected


DUPLICATES = [
    ("navn: 1\nnavn: 2", ("navn", 1, 2, 1)),
    ("a:\n  b:\n    c: 1\n    d: 2\n    c: 3", ("c", 3, 5, 5)),
    ("a:\n  - b: 1\n    c: 2\n    b: 3", ("b", 2, 4, 5)),
    ("a: 1\n'a': 2", ("a", 1, 2, 1)),
    ('"a": 1\nb: 2\na: 3', ("a", 1, 3, 1)),
    ('a: 1\n"\\x61": 2', ("a", 1, 2, 1)),
    ("{a: 1, b: 2,\n a: 3}", ("a", 1, 2, 2)),
    ("m\u00e5l: 1\nma\u030al: 2", (None, 1, 2, 1)),
    ("Ola Nordmann: 1\nOla Nordmann: 2", (None, 1, 2, 1)),
    ("01017012345: 1\n\n01017012345: 2", (None, 1, 3, 1)),
]


@pytest.mark.parametrize(("text", "expected"), DUPLICATES)
def test_a_key_that_stands_twice_is_named_with_both_lines(
    text: str, expected: tuple[str | None, int, int, int]
) -> None:
    key, first, second, column = expected
    message = (
        say(
            "The key '{key}' stands twice: on line {first} and on line {second}",
            key=key,
            first=first,
            second=second,
        )
        if key
        else say(
            "The same key stands twice: on line {first} and on line {second}",
            first=first,
            second=second,
        )
    )
    hint = say("Keep the right one, and remove or rename the other")
    assert refused(text) == (Diagnostic("sak.yaml", second, column, "Y004", message, hint),)


def test_a_key_that_stands_three_times_is_found_twice() -> None:
    assert places("a: 1\na: 2\na: 3") == [("Y004", 2, 1), ("Y004", 3, 1)]


def test_the_same_key_in_two_sections_is_no_duplicate() -> None:
    assert read("a: {x: 1}\nb: {x: 2}\nc: [{x: 3}, {x: 4}]").data["b"] == {"x": "2"}


# Broken YAML, where the finding stands, and a word its message or hint must hold.
BROKEN = [
    ('a: "b\nc: 1\n', 1, 4, "quote"),
    ("a: 'it's'\nb: 2", 1, 7, "closing quote"),
    ("a: b: c", 1, 5, "colon"),
    ("a: 1\n  b: 2", 2, 4, "indent"),
    ("a:\n    b: 1\n  c: 2", 3, 3, "Indent"),
    ("a: 1\nbare en linje\nb: 2", 2, 1, "colon"),
    ("a: - b", 1, 4, "dash"),
    ("a: @b", 1, 4, "quotes"),
    ("a: `b`", 1, 4, "quotes"),
    ("a: * punkt", 1, 4, "quotes"),
    ("a: | tekst\n  mer", 1, 6, "next line"),
    ("a: [b, c\nd: e\n", 1, 4, "bracket"),
    ("a: {b: c\nd: e\n", 1, 4, "bracket"),
    ("a: [b,\n", 2, 1, "bracket"),
    ("a: [b,", 1, 7, "bracket"),
    ("a: [b, , c]", 1, 8, "comma"),
    ('a: "C:\\qtemp"', 1, 5, "backslash"),
    ('a: "\\xZZ"', 1, 5, "backslash"),
    ("a: ]", 1, 4, "YAML"),
    ("- a\nb: 1", 2, 1, "Indent"),
]


@pytest.mark.parametrize(("text", "line", "column", "word"), BROKEN)
def test_broken_yaml_is_explained_where_it_broke(
    text: str, line: int, column: int, word: str
) -> None:
    (finding,) = refused(text)
    assert (finding.code, finding.line) == ("Y003", line)
    assert abs(finding.column - column) <= 2  # PyYAML's two parsers differ by this much
    assert word in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize("text", ["a: !%ED%A0%80 b", f"%YAML {'1' * 5000}.1\n---\na: b"])
def test_what_makes_pyyaml_itself_stumble_is_refused(text: str) -> None:
    assert [(f.code, f.line) for f in refused(text)] == [("Y003", 1)]


def test_everything_wrong_is_reported_in_one_run_in_the_order_of_the_file() -> None:
    text = (
        "a: &x 1\n"
        "b: *x\n"
        "a: 2\n"
        "c: !!binary aGVp\n"
        'd: "\\x0b \\ud83d"\n'
        "e: f\u202eg\u200b\n"
        "h:\ti\n"
        "<<: {j: k}\n"
        "? [l]\n"
        ": m\n"
        'n: "o\n'
    )
    assert places(text) == [
        ("Y005", 1, 4),
        ("Y005", 2, 4),
        ("Y004", 3, 1),
        ("Y007", 4, 4),
        ("Y010", 5, 5),
        ("Y010", 5, 10),
        ("Y011", 6, 5),
        ("Y014", 6, 7),
        ("Y009", 7, 3),
        ("Y006", 8, 1),
        ("Y013", 9, 3),
        ("Y003", 11, 4),
    ]


def test_a_warning_does_not_stop_the_dossier() -> None:
    source = read('a: b\u200bc\nd: "e\\ufefff"')
    assert source.data == {"a": "b\u200bc", "d": "e\ufefff"}
    assert [(w.code, w.line, w.column, w.severity) for w in source.warnings] == [
        ("Y014", 1, 5, Severity.WARNING),
        ("Y014", 2, 6, Severity.WARNING),
    ]


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("“Nav”", 4),
        ("«Boligkontoret»", 4),
        ("„Nav“", 4),
        ("‘Nav’", 4),
        ("”Nav”", 4),
        ("’Nav’", 4),
        ("“Nav", 4),
        ('“Nav"', 4),
        ("{b: “Nav”}", 8),
        ("[c, «Nav»]", 8),
        ("\u00a0Nav", 4),
        ("Nav\u202f", 4),
        ("１２", 4),
        ('"1２"', 6),
        ("areal 1２", 11),
    ],
)
def test_what_looks_like_another_character_is_a_warning(written: str, column: int) -> None:
    found = read(f"a: {written}").warnings
    # A character of the file is told on each line once, and two digits are two characters.
    assert {(one.code, one.severity) for one in found} == {("Y017", Severity.WARNING)}
    assert found[0].column == column


@pytest.mark.parametrize(
    "written",
    [
        "«Vi vil ha bolig.»",
        "“Når får vi svar?”",
        "«Nav» og «Husbanken»",
        "Nav, som heter «Nav»",
        '"«Nav»"',
        "|\n  «Nav»",
        "Eldre\u00a0råd",
        "100 m²",
        "½ stilling",
        "٣",
        "’n bolig",
        "’",
        "1 000",
    ],
)
def test_quotes_spaces_and_digits_that_are_meant_are_let_be(written: str) -> None:
    assert read(f"a: {written}").warnings == ()


# What is broken by a slip of the keyboard, where it stands, and a word of the message.
SLIPS = [
    ("a:\n  -b: 1\n    c: 2\n", 2, 3, "hyphen"),
    ("a:\n  - b: 1\n  -b: 2\n", 3, 3, "hyphen"),
    ("a:\n  - b: 1\n  – b: 2\n", 3, 3, "hyphen"),
    ("a:\n  – b: 1\n    c: 2\n", 2, 3, "hyphen"),
    ("a: 1\nb:\u00a02\nc: 3\n", 2, 3, "invisible"),
    ("a:\n  b: 1\n\u00a0 c: 2\n  d: 3\n", 3, 1, "invisible"),
    ("a: 1\nb： 2\nc: 3\n", 2, 2, "colon"),
    ("a: “b: c”\n", 1, 4, "typographic"),
    ('a: "b”\nc: 1\n', 1, 6, "typographic"),
    ("a: [Vedtar] planen\n", 1, 4, "bracket"),
    ("a: b # c\n  d\n", 1, 6, "#"),
    ("a: {b: c #1, d: e}\n", 1, 10, "#"),
]


@pytest.mark.parametrize(("text", "line", "column", "word"), SLIPS)
def test_a_slip_is_told_in_the_place_of_what_comes_of_it(
    text: str, line: int, column: int, word: str
) -> None:
    (found,) = refused(text)
    assert (found.code, found.line, found.column) == ("Y003", line, column)
    assert word in str(found.message)


def _packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, "x")
    return out.getvalue()


def _document() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (_document(), "a Word file"),
        (_packed("word/document.xml"), "a Word file"),
        (_packed("xl/workbook.xml"), "an Excel file"),
        (_packed("ppt/presentation.xml"), "a PowerPoint file"),
        (_packed("sak.yaml"), "an archive of files"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "a LibreOffice file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Word or Excel file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"{\\rtf1\\ansi Hei}", "an RTF file"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08", "an archive of files"),
        (b"%PDF-" + b"x" * 2_000_001, "a PDF file"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(content: bytes, kind: str) -> None:
    (found,) = refused(content)
    assert (found.code, found.line, found.column) == ("Y016", 1, 1)
    assert str(found.message) == f"The file is {kind}, not a dossier"


# Sixteen forms of the same bytes, and the value of "a" or the place of each finding.
TEXT = "a: Blåbær\nb: 1\n"
BYTES: list[tuple[str, bytes, object]] = [
    ("utf-8", TEXT.encode(), "Blåbær"),
    ("utf-8 with mark", TEXT.encode("utf-8-sig"), "Blåbær"),
    ("utf-8 with two marks", b"\xef\xbb\xbf" + TEXT.encode("utf-8-sig"), "Blåbær"),
    ("utf-16 little with mark", ("\ufeff" + TEXT).encode("utf-16-le"), "Blåbær"),
    ("utf-16 big with mark", ("\ufeff" + TEXT).encode("utf-16-be"), "Blåbær"),
    ("CRLF", TEXT.replace("\n", "\r\n").encode(), "Blåbær"),
    ("CR", TEXT.replace("\n", "\r").encode(), "Blåbær"),
    ("NFD", unicodedata.normalize("NFD", TEXT).encode(), "Bla\u030abær"),
    ("utf-16 without mark", TEXT.encode("utf-16-le"), [("Y001", 1, 1)]),
    ("utf-32 with mark", TEXT.encode("utf-32"), [("Y001", 1, 1)]),
    ("latin-1", b"x: 1\n" + TEXT.encode("latin-1"), [("Y001", 2, 6)]),
    ("cp1252", b"x: \xc3\xa5 \x96", [("Y001", 1, 6)]),
    ("cut letter", "a: å".encode()[:-1], [("Y001", 1, 4)]),
    ("overlong", b"a: \xc0\x80", [("Y001", 1, 4)]),
    ("surrogate", b"a: 1\r\nb: \xed\xa0\x80", [("Y001", 2, 4)]),
    ("NUL", b"a: 1\nb: \x00c\n", [("Y010", 2, 4)]),
    ("cut utf-16", ("\ufeffa: 1\nb").encode("utf-16-le")[:-1], [("Y001", 2, 1)]),
]


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in BYTES])
def test_every_byte_form_is_read_or_refused(content: bytes, expected: object) -> None:
    got = load(content, "x").data["a"] if isinstance(expected, str) else places(content)
    assert got == expected


def test_the_original_bytes_are_kept() -> None:
    content = TEXT.encode("utf-16")
    assert load(content, "x").text == content


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_count_alike_however_the_file_was_saved(line_break: str) -> None:
    text = "a:\n  b: |\n    to\n    linjer\n  c: d\n".replace("\n", line_break)
    source = read(text)
    assert source.data == {"a": {"b": "to\nlinjer\n", "c": "d"}}
    assert source.position(("a", "c")) == Position(5, 6)
    assert places(text + line_break + "x: \0" + line_break) == [("Y010", 7, 4)]


# Every BMP code point, raw and escaped.


def characters_allowed() -> tuple[set[int], set[int]]:
    """Which raw and which escaped code points are no error: what XML carries, less a policy."""
    carried = {0x0A, *range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0xFFFE)}
    policy = {0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return (carried - policy) | {0x0D}, carried - policy


def kept(items: dict[int, str], expected: dict[int, str]) -> set[int]:
    """Read {number: line}; halve the batch until each is kept exactly or refused."""
    try:
        data = load("\n".join(items.values()).encode("utf-8", "surrogatepass"), "x").data
    except Rejected:
        if len(items) == 1:
            return set()
        numbers = sorted(items)
        half = len(numbers) // 2
        return kept({n: items[n] for n in numbers[:half]}, expected) | kept(
            {n: items[n] for n in numbers[half:]}, expected
        )
    assert data == {f"k{n:04x}": expected[n] for n in items}
    return set(items)


def test_every_escaped_code_point_is_kept_or_refused() -> None:
    items = {n: f'k{n:04x}: "<\\u{n:04x}>"' for n in range(0x10000)}
    assert kept(items, {n: f"<{chr(n)}>" for n in items}) == characters_allowed()[1]


def test_every_raw_code_point_is_kept_or_refused() -> None:
    items = {n: f"k{n:04x}: '<{chr(n)}>'" for n in range(0x10000)}
    expected = {n: f"<{chr(n)}>" for n in items}
    expected |= {0x0A: "< >", 0x0D: "< >", 0x27: "<'>"}  # YAML folds a line break to a space
    items[0x27] = "k0027: '<''>'"
    assert kept(items, expected) == characters_allowed()[0]


def test_every_sampled_code_point_outside_the_bmp_is_kept() -> None:
    numbers = range(0x10000, 0x110000, 1049)
    items = {n: f"k{n:04x}: '{chr(n)}' " for n in numbers}
    assert kept(items, {n: chr(n) for n in numbers}) == set(numbers)


# Hostile sizes.

DEPTH = """
import sys
from pipeline.source import load
from pipeline.diagnostics import Rejected
for depth in map(int, sys.argv[1:]):
    for text in ("a: " + "[" * depth, "a: " + "{a: " * depth, "a:\\n" + "- " * depth + "b",
                 "a: " + "[" * (depth - 1) + "]" * (depth - 1), "? " * depth):
        try:
            load(text.encode(), "x")
            print(depth, "read")
        except Rejected as rejected:
            print(depth, *sorted({d.code for d in rejected.diagnostics}))
"""


def test_depth_never_kills_the_process() -> None:
    depths = ["10", "49", "50", "51", "100", "1000", "10000", "40000", "100000"]
    done = subprocess.run(
        [sys.executable, "-c", DEPTH, *depths],
        cwd=ROOT,
        timeout=120,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[:15] == [
        *("10 Y003", "10 Y003", "10 read", "10 read", "10 Y013"),
        *("49 Y003", "49 Y003", "49 read", "49 read", "49 Y013"),
        *("50 Y008", "50 Y008", "50 Y008", "50 read", "50 Y013"),
    ]
    assert lines[15:] == [f"{depth} Y008" for depth in depths[3:] for _ in range(5)]


def test_fifty_levels_are_read_and_the_next_is_refused_where_it_begins() -> None:
    assert read("a: " + "[" * 49 + "]" * 49).data["a"]
    assert places("a: " + "[" * 50 + "]" * 50) == [("Y008", 1, 53)]


def bomb(link: str) -> bytes:
    lines = ["a0: &a0 {x: y}", *(link.format(n=n, m=n - 1) for n in range(1, 10))]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    "content",
    [
        bomb("a{n}: &a{n} [" + ", ".join(["*a{m}"] * 9) + "]"),
        bomb("a{n}: &a{n} {{<<: [" + ", ".join(["*a{m}"] * 9) + "]}}"),
        b"a: &a [*a]",
        b"a:\n" + b"- *a\n" * 300_000,
        b"a: [" + b"&x b, " * 300_000 + b"]",
        b"a:\n" + b"- !x y\n" * 250_000,
        b"a: " + b"\0" * 1_900_000,
        b'a: "' + b"\\u202e" * 300_000 + b'"',
        b"\t\n" * 900_000,
        b"a: 1\n" * 390_000,
        b"[" * 1_900_000,
        b"a: b\n" + b"x" * 100_000_000,
    ],
    ids=[
        *("alias", "merge", "recursive", "aliases", "anchors", "tags"),
        *("nul", "bidi", "tabs", "duplicates", "brackets", "100 MB"),
    ],
)
def test_a_bomb_is_refused_at_once(content: bytes) -> None:
    assert laps(lambda: refused(content)) < 60  # 10 for the slowest
    assert len(refused(content)) <= 501


def test_a_file_may_be_two_megabytes_and_no_more() -> None:
    text = b"a: '" + b"x" * 1_999_995 + b"'"
    assert len(text) == 2_000_000
    assert len(load(text, "x").data["a"]) == 1_999_995
    assert places(text + b"\n") == [("Y002", 1, 1)]


def test_after_five_hundred_findings_the_rest_is_left_out_aloud() -> None:
    found = places("a:\n" + "- *x\n" * 600)
    assert found[499:] == [("Y005", 501, 3), ("Y015", 502, 3)]


@pytest.mark.parametrize(
    ("aliases", "last"),
    [(499, ("Y003", 501, 4)), (500, ("Y015", 502, 4)), (501, ("Y015", 502, 3))],
)
def test_a_syntax_error_at_the_limit_is_counted(aliases: int, last: tuple[str, int, int]) -> None:
    assert places("a:\n" + "- *x\n" * aliases + "b: @")[-1] == last


def test_warnings_beyond_the_limit_never_hide_an_error() -> None:
    text = "".join(f"k{n}: \u200b\n" for n in range(600)) + "v: a\u202eb"
    assert places(text)[-1] == ("Y015", 501, 7)


def test_a_long_dossier_is_read_quickly() -> None:
    lines = (
        f'  k{n}: "verdi nummer {n}"\n  l{n}:\n    - navn: a{n}\n      tall: {n}\n'
        for n in range(225)
    )
    content = ("municipality:\n" + "".join(lines)).encode()
    assert laps(lambda: [load(content, "x") for _ in range(10)]) < 15  # 3 as it was written


# Personal data.


@pytest.mark.parametrize(
    "text",
    [
        f"a: 1\na: {CANARY}",
        f"{CANARY}: 1\n{CANARY}: 2",
        f"a: &{CANARY} {CANARY}",
        f"a: *{CANARY}",
        f"a: !{CANARY} {CANARY}",
        f"a: !{CANARY}!x {CANARY}",
        f'a: "{CANARY}',
        f"a: {CANARY}: {CANARY}",
        f"a: [{CANARY}",
        f"a: {CANARY}\0{CANARY}",
        f'a: "{CANARY}\\x0b"',
        f"a: {CANARY}\u202e",
        f"{CANARY}",
        f"- {CANARY}",
        f"? [{CANARY}]\n: {CANARY}",
        f"a: 1\n{CANARY}\nb: 2",
        f"a: @{CANARY}",
        f"a: | {CANARY}",
        f"%{CANARY} x\n--- {CANARY}",
        f"a: 1\n--- {CANARY}\n",
        f"\ta: {CANARY}",
    ],
)
def test_a_finding_never_repeats_what_the_author_wrote(text: str) -> None:
    with pytest.raises(Rejected) as rejected:
        read(text)
    shown = [f"{f!r} {f.message} {f.hint}" for f in rejected.value.diagnostics]
    assert CANARY not in " ".join(shown)
    assert "01017012345" not in repr(rejected.value) + str(rejected.value)
    assert rejected.value.__context__ is None


def test_the_exception_for_wrong_bytes_does_not_show_them() -> None:
    with pytest.raises(Rejected) as rejected:
        load(f"a: {CANARY} å".encode("latin-1"), "x")
    assert CANARY not in repr(rejected.value.diagnostics)
    assert rejected.value.__context__ is None


# Places.

SAMPLE = """\
# Et eksempel
municipality:
  number: 0301
  name: "Oslo"
  empty:
plans:
  - title: 'Boligplan'
    period: {from: 2024, to: 2027}
  - title: |
      Flere
      linjer
  - Strategi
blåbær: søt
list: [en, to, {tre: 3}]
"""


def walk(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    children = value.items() if isinstance(value, dict) else enumerate(value)
    below = [] if isinstance(value, str) else [walk(v, (*path, k)) for k, v in children]
    return [(path, value), *(row for rows in below for row in rows)]


def text_at(text: str, place: Position) -> str:
    return text.split("\n")[place.line - 1][place.column - 1 :]


def test_every_place_points_at_the_text_itself() -> None:
    source = read(SAMPLE)
    rows = walk(source.data)
    assert len(rows) == 20
    for path, value in rows[1:]:
        there = text_at(SAMPLE, source.position(path))
        starts: tuple[str, ...] = ("{", "[", "- ", "title", "number") if value else ("",)
        if isinstance(value, str) and value:
            starts = (value, f'"{value}"', f"'{value}'", "|")
        assert there.startswith(starts), (path, there)
        key = path[-1]
        if isinstance(key, str):
            assert text_at(SAMPLE, source.key_position(path)).startswith(f"{key}:")
        else:
            assert source.key_position(path) == source.position(path)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("municipality",), (3, 3), (2, 1)),
        (("municipality", "number"), (3, 11), (3, 3)),
        (("municipality", "empty"), (5, 9), (5, 3)),
        (("municipality", "missing"), (2, 1), (2, 1)),
        (("municipality", "missing", 3, "x"), (2, 1), (2, 1)),
        (
            ("municipality", "number", "x"),
            (3, 11),
            (3, 3),
        ),
        (("missing",), (2, 1), (2, 1)),
        (("plans",), (7, 3), (6, 1)),
        (("plans", 0), (7, 5), (7, 5)),
        (("plans", 0, "period", "to"), (8, 30), (8, 26)),
        (("plans", 1, "title"), (9, 12), (9, 5)),
        (("plans", 1, "missing"), (9, 5), (9, 5)),
        (("plans", 9), (6, 1), (6, 1)),
        (("plans", -1), (6, 1), (6, 1)),
        (("plans", "x"), (7, 3), (6, 1)),
        (("list", 2, "tre"), (14, 22), (14, 17)),
    ],
)
def test_a_missing_value_has_the_place_of_its_nearest_key(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    source = read(SAMPLE)
    assert (source.position(path), source.key_position(path)) == (value, key)


# Anything at all.

_TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
    )
)
_TREES = st.dictionaries(
    _TEXTS.map(lambda key: unicodedata.normalize("NFC", key)).filter(lambda key: key != "<<"),
    st.recursive(
        _TEXTS,
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.from_regex("[a-z_]+", fullmatch=True), inner)
        ),
        max_leaves=8,
    ),
    min_size=1,
)


@settings(max_examples=400)
@given(st.binary(max_size=200) | st.text("ab:-#'\"[]{},&*!|>%@?\\ux08 \t\n\r\0å").map(str.encode))
def test_no_bytes_raise_anything_but_rejected(content: bytes) -> None:
    try:
        findings, found = load(content, "x").warnings, True
    except Rejected as rejected:
        findings = rejected.diagnostics
        found = bool(findings)
    assert found
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)


@settings(max_examples=100)
@given(_TREES, st.booleans())
def test_what_is_dumped_comes_back_equal(tree: dict[str, Any], readable: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(tree, default_style='"', allow_unicode=readable)
    assert read(text).data == tree


# The other parser: where PyYAML was built without libyaml, its own must say the same.

WITHOUT_LIBYAML = """
import json, sys
sys.modules["yaml._yaml"] = None
import yaml
from pipeline.source import load
from pipeline.diagnostics import Rejected
assert not yaml.__with_libyaml__
def read(text):
    try:
        return load(text.encode(), "sak.yaml").data
    except Rejected as rejected:
        return [(d.code, d.line) for d in rejected.diagnostics]
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
"""


def test_the_parser_without_libyaml_reads_and_refuses_the_same() -> None:
    texts = [
        *(f"v: {written}" for written, _ in KEPT),
        *(text for text, _ in REFUSED),
        *(text for text, _ in DUPLICATES),
        *(row[0] for row in (*BROKEN, *SLIPS)),
        f"%YAML {'1' * 5000}.1\n---\na: b",
        SAMPLE,
    ]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_LIBYAML],
        cwd=ROOT,
        timeout=120,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    for text, other in zip(texts, json.loads(done.stdout), strict=True):
        try:
            ours: object = read(text).data
        except Rejected as rejected:
            ours = [[d.code, d.line] for d in rejected.diagnostics]
        assert other == ours, text


@pytest.mark.parametrize(
    "text",
    [
        "id: oslo\n",
        "# id: bergen\nnorm: nb\nid:   oslo  # and no other\n",
        "id: 'oslo'\n",
        'id: "os\\u006co"\n',
        "id:\n  oslo\n",
        "id: >-\n  oslo\n",
        "'id': oslo\n",
        "---\nid: oslo\r\n",
        "{norm: nb, id: oslo}\n",
        "cases:\n  - {id: bergen}\nfoundation: {id: bergen}\nsays: |\n  id: bergen\nid: oslo\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_id_is_what_the_whole_reading_finds(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    held = load(content, "a.yaml")
    assert identified(content) == (held.data["id"], held.position(("id",)))
    assert held.data["id"] == "oslo"


def test_what_stands_behind_the_id_is_not_read() -> None:
    assert identified(b"id: oslo\nnorm: nb\ncases: ]") == ("oslo", Position(1, 5))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"norm: nb\n",
        b"norm: [\nid: oslo\n",
        b"norm: \xff\nid: oslo\n",
        b"id: [oslo]\n",
        b"PK\3\4",
    ],
)
def test_what_has_no_id_that_can_be_read_has_none(content: bytes) -> None:
    assert identified(content) == ("", Position(1, 1))


def test_every_code_is_explained_in_order() -> None:
    assert sorted(CODES) == [*(f"Y{n:03}" for n in range(1, 18)), "Y020"]
    assert all(summary and len(why) > 60 for summary, why in CODES.values())


def test_yaml_has_one_door() -> None:
    sources = {p.name: p.read_text("utf-8") for p in sorted((ROOT / "pipeline").rglob("*.py"))}
    assert [
        n for n, s in sources.items() if re.search(r"^\s*(import|from) yaml\b", s, re.MULTILINE)
    ] == ["reader.py"]
