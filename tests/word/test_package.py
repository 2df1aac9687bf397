"""Only sound and harmless packages are read, and equal parts give equal bytes."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from .make import (
    RELS,
    WORD,
    body,
    codes,
    paragraph,
    paragraphs,
    refusal,
    rendered,
    texts,
    unzipped,
    zipped,
)

GOOD = body(paragraph("{{ v }}"))
LINK = (
    f'<Relationships xmlns="{RELS}"><Relationship Id="x" Target="%s" Type="t/%s" TargetMode="%s"/>'
)
DOCTYPE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
STRICT = (
    '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
)
REFUSED_FIELDS = [
    "DDE x y",
    "DDEAUTO c:\\\\windows x",
    'INCLUDETEXT "http://x"',
    'INCLUDEPICTURE "http://x"',
    "DATE",
    "TIME \\@ HH",
    "IMPORT x",
    "LINK Excel.Sheet x",
    "MACROBUTTON x y",
    "GOTOBUTTON x",
    'HYPERLINK "file:///c:/x"',
    "HYPERLINK javascript:alert(1)",
    "AUTOTEXT x",
    "DATABASE x",
    'ASK x "y"',
    "FILLIN x",
    "RD x",
    "SAVEDATE",
    "= 1 + 1",
]
KEPT_FIELDS = [
    "PAGE",
    " PAGE \\* MERGEFORMAT ",
    "NUMPAGES",
    "SECTIONPAGES",
    'TOC \\o "1-3" \\h',
    "REF a \\h",
    "PAGEREF _Toc1 \\h",
    "STYLEREF 1",
    "SEQ Tabell \\* ARABIC",
    'HYPERLINK "https://example.no"',
    'HYPERLINK \\l "_Toc1"',
    "DOCPROPERTY Title",
    "AUTONUM",
    "TA \\l x",
    'ADDIN ZOTERO_ITEM CSL_CITATION {"a":{"b":1}}',
]


def link(target: str, kind: str, mode: str = "External") -> bytes:
    return zipped(
        unzipped(GOOD)
        | {
            "word/_rels/document.xml.rels": (
                LINK % (target, kind, mode) + "</Relationships>"
            ).encode()
        }
    )


def twice() -> bytes:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    return file.getvalue()


def bomb(size: int, times: int = 1) -> bytes:
    return zipped(unzipped(GOOD) | {f"word/media/{n}.bin": b"\0" * size for n in range(times)})


def unpacked(size: int) -> bytes:
    """Make a package that unpacks to so much, each part no larger than any may be packed tight."""
    left = size - sum(map(len, unzipped(GOOD).values()))
    largest = b"\0" * 1_000_000
    parts = [largest[: left - at] for at in range(0, left, len(largest))]
    return zipped(unzipped(GOOD) | {f"word/media/{n}.bin": one for n, one in enumerate(parts)})


def parted(count: int) -> bytes:
    more = range(count - len(unzipped(GOOD)))
    return zipped(unzipped(GOOD) | {f"word/media/{n}.bin": b"x" for n in more})


def typed(kind: str, name: str = "word/x.bin") -> bytes:
    types = unzipped(GOOD)["[Content_Types].xml"].decode()
    override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return zipped(
        unzipped(GOOD)
        | {"[Content_Types].xml": types.replace("</Types>", override).encode(), name: b"x"}
    )


def retyped(kind: str) -> bytes:
    types = unzipped(GOOD)["[Content_Types].xml"].decode().replace(f"{WORD}document.main+xml", kind)
    return zipped(unzipped(GOOD) | {"[Content_Types].xml": types.encode()})


def lying() -> bytes:
    """Say in both headers that a part is smaller than what it unpacks to."""
    data = bomb(2_000_000)
    return data.replace(struct.pack("<L", 2_000_000), struct.pack("<L", 1_000))


def encrypted() -> bytes:
    data = bytearray(GOOD)
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


HOSTILE = [
    ("T001", b""),
    ("T001", b"plain text"),
    ("T001", bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 600),
    ("T001", GOOD[: len(GOOD) // 2]),
    ("T001", GOOD[:-30]),
    ("T001", GOOD.replace(b"PK\3\4", b"PK\3\5", 1)),
    ("T001", bomb(60_000_000)),
    ("T001", bomb(900_000, 120)),
    ("T001", bomb(1_000_001)),
    ("T001", unpacked(100_000_001)),
    ("T001", lying()),
    ("T001", encrypted()),
    ("T001", parted(2_001)),
    ("T001", zipped({"a.txt": "no document"})),
    ("T001", zipped(unzipped(GOOD) | {"word/document.xml": b"<w:document"})),
    ("T001", zipped(unzipped(GOOD) | {"word/document.xml": b"<a>\xff</a>"})),
    ("T001", zipped(unzipped(GOOD) | {"word/document.xml": STRICT.encode()})),
    ("T001", retyped("application/vnd.openxmlformats-officedocument.presentationml.main+xml")),
    ("T002", retyped("application/vnd.ms-word.document.macroEnabled.main+xml")),
    ("T002", zipped(unzipped(GOOD) | {"word/document.xml": DOCTYPE.encode()})),
    ("T002", zipped(unzipped(GOOD) | {"word/theme1.xml": DOCTYPE.encode()})),
    ("T002", zipped(unzipped(GOOD) | {"customXml/a.xml": DOCTYPE.encode("utf-16")})),
    ("T002", twice()),
    ("T002", zipped(unzipped(GOOD) | {"WORD/Document.xml": b"<a/>"})),
    ("T002", zipped(unzipped(GOOD) | {"a.bin": b"x"}).replace(b"a.bin", b"\0.bin")),
    *(
        ("T002", zipped(unzipped(GOOD) | {name: b"x"}))
        for name in (
            "../evil",
            "word/../../evil",
            "/etc/evil",
            "c:/evil",
            "a\\..\\b",
            "a//b",
            "./a",
        )
    ),
    ("T002", zipped(unzipped(GOOD) | {"word/vbaProject.bin": b"x"})),
    ("T002", typed("application/vnd.ms-office.vbaProject")),
    ("T002", typed("application/vnd.ms-word.document.macroEnabled.main+xml")),
    ("T002", typed("application/vnd.ms-office.activeX+xml", "word/activeX/activeX1.bin")),
    *(
        ("T002", link(target, kind))
        for target, kind in (
            ("http://x/p.png", "image"),
            ("http://x/o.bin", "oleObject"),
            ("http://x/f.htm", "frame"),
            ("http://x/s.docx", "subDocument"),
            ("javascript:alert(1)", "hyperlink"),
            ("file:///etc/passwd", "hyperlink"),
        )
    ),
    *(
        ("T009", link(target, "hyperlink"))
        for target in ("{{ v }}", "%7B%7B%20v%20%7D%7D", "http://x/%7b%25 if v %25%7d", "{#v#}")
    ),
    ("T002", link("x.html", "aFChunk", "Internal")),
    *(("T002", body(f"<w:p><w:fldSimple w:instr='{f}'/></w:p>")) for f in REFUSED_FIELDS),
    ("T009", body("<w:p><w:fldSimple w:instr='PAGE {{ v }}'/></w:p>")),
    ("T009", body("<w:p><w:r><w:instrText>REF {{ v }}</w:instrText></w:r></w:p>")),
    *(
        ("T010", body(f"<w:p><w:{change} w:id='1'>{paragraph('x')[5:-6]}</w:{change}></w:p>"))
        for change in ("ins", "del", "moveFrom", "moveTo")
    ),
    ("T009", body(paragraph("x"), {"word/settings.xml": f"<a b='{WORD}'>{{{{ v }}}}</a>"})),
    ("T009", zipped(unzipped(GOOD) | {"word/charts/chart1.xml": b"<c><t>{{</t><t> v }}</t></c>"})),
]


def test_a_file_that_word_has_not_read_in_is_told_as_what_it_is() -> None:
    told = refusal(link("x.html", "aFChunk", "Internal"))
    assert told.endswith("another file, which Word has not read in yet, stands in the text")


@pytest.mark.parametrize(("code", "data"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_package_is_refused(code: str, data: bytes) -> None:
    said = refusal(data, {"v": "x"})
    assert said.startswith(code)
    assert len(said) > len("T000 ") + 15


@pytest.mark.parametrize("data", [bomb(1_000_000), unpacked(100_000_000), parted(2_000)], ids=len)
def test_a_package_may_be_as_large_as_its_limits(data: bytes) -> None:
    assert refusal(data, {"v": "x"}) == ""


@pytest.mark.parametrize("field", KEPT_FIELDS)
def test_harmless_fields_are_kept(field: str) -> None:
    xml = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{field[:3]}</w:instrText><w:instrText>{field[3:]}</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    assert refusal(body(xml + paragraph("{{ v }}")), {"v": "x"}) == ""


def test_a_split_field_is_put_together_before_it_is_judged() -> None:
    xml = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DDE</w:instrText>"
        "</w:r><w:r><w:instrText>AUTO x</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    assert "the field DDEAUTO" in refusal(body(xml), {})


def test_web_and_mail_links_are_kept() -> None:
    for target in ("https://example.no", "http://example.no", "mailto:post@example.no"):
        assert refusal(link(target, "hyperlink"), {"v": "x"}) == ""


def test_everything_wrong_with_a_package_is_said_at_once() -> None:
    data = zipped(
        unzipped(body("<w:p><w:fldSimple w:instr='DATE'/><w:ins w:id='1'/></w:p>"))
        | {"../evil": b"x", "word/vbaProject.bin": b"x", "word/theme.xml": b"<a>{{ v }}</a>"}
    )
    assert [line[:4] for line in refusal(data).splitlines()] == ["T002"] * 3 + ["T010", "T009"]


def test_parts_without_tags_are_copied_byte_for_byte() -> None:
    template = zipped(unzipped(GOOD) | {"word/media/a.png": bytes(range(256))})
    before, after = unzipped(template), unzipped(rendered(template, {"v": "x"}))
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_a_document_without_tags_keeps_every_byte_of_its_parts() -> None:
    xml = (
        "<w:p><w:r><w:t>a }</w:t></w:r></w:p><w:p><w:r><w:t>} {b</w:t></w:r></w:p>"
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:sdt/></w:tr></w:tbl>"
    )
    template = body(xml + "  \n")
    assert unzipped(rendered(template, {})) == unzipped(template)


def test_two_processes_give_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(
        paragraphs("{{ v }}", "{%p for x in xs %}", "{{ x }}", "{%p endfor %}")
    )
    program = (
        "import hashlib, sys\n"
        "from pipeline.word.template import Template\n"
        "t = Template(sys.argv[1], provenance='<a>{{ v }}</a>')\n"
        "data = t.render({'v': 'æ', 'xs': ['1', '2']})\n"
        "print(hashlib.sha256(data).hexdigest(), data == t.render({'xs': ['1', '2'], 'v': 'æ'}))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "t.docx")],
            env={"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for zone, locale, seed in (
            ("UTC", "C", "0"),
            ("Pacific/Kiritimati", "tr_TR.UTF-8", "1"),
            ("Europe/Oslo", "nb_NO.UTF-8", "random"),
        )
    }
    assert len(said) == 1
    assert said.pop().endswith(" True\n")


def test_output_has_no_findings_that_its_template_has_not(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("{{ v }}", 1)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "{%tr for x in xs %}"
    for row in (("{{ x }}", "{{ v }}"), ("{%tr endfor %}", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    parts = unzipped(file.getvalue())
    clean = {name: data for name, data in parts.items() if "stylesWithEffects" not in name}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        root = etree.fromstring(clean[name])
        for element in list(root):
            if "stylesWithEffects" in str(element.attrib):
                root.remove(element)
        clean[name] = etree.tostring(root)
    provenance = '<made xmlns="urn:x">{{ v }}</made>'
    data = rendered(zipped(clean), {"v": "a\nb\tc", "xs": ["1", "2"]}, provenance=provenance)
    (tmp_path / "out.docx").write_bytes(data)
    assert OpenXmlValidator().validate(tmp_path / "out.docx").errors == []


def filled(template: bytes) -> set[str]:
    """Fill in, and name the parts that are not as they were."""
    before, after = unzipped(template), unzipped(rendered(template, {"v": "1"}))
    return {name for name in before if not name.endswith("/") and after[name] != before[name]}


def with_parts(**parts: bytes) -> bytes:
    return zipped(unzipped(GOOD) | {f"other/{name}.xml": data for name, data in parts.items()})


def in_other_case() -> bytes:
    return zipped({n.replace("document.x", "Document.x"): d for n, d in unzipped(GOOD).items()})


def unseekable() -> bytes:
    """Zip with data descriptors, as who cannot go back in the file must."""
    file = io.BytesIO()
    file.seekable = lambda: False  # type: ignore[method-assign]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in unzipped(GOOD).items():
            archive.writestr(name, data)
    return file.getvalue()


def large() -> bytes:
    """Zip with the fields of zip64, and with entries for folders."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/", b"")
        for name, data in reversed(unzipped(GOOD).items()):
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)
    return file.getvalue()


HARMLESS = [
    with_parts(a=b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe6</a>'),
    with_parts(a="<?xml version='1.0' encoding='windows-1252'?><a>€</a>".encode("cp1252")),
    with_parts(a='\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16-le")),
    with_parts(a=b"\xef\xbb\xbf<a b='{}'>{ } %} #}</a><!-- {{ x }} --><?a {{ x }}?>"),
    link("#place", "hyperlink"),
    link(" https://example.no", "hyperlink"),
    unseekable(),
    large(),
    b"before" + GOOD + b"after",
]


WAYS = ["flip", "cut", "cut out"]
BITS = [
    *(b"", b"<", b">", b"&", b'"', b"\0", b"\xff", b"{{", b"}}", b"{%", b"%}", b"{#", b"-%}"),
    *(b"</w:t>", b"<w:tbl>", b"<w:tc/>", b"</w:p>", b'<w:gridSpan w:val="x"/>', b"{% hm %}"),
    *(b"{{ v * 9 }}", b"{%tr if v %}", b"{% colspan v %}", b"{{r v }}", "\U0010fff0".encode()),
]


@pytest.mark.parametrize("template", HARMLESS)
def test_harmless_content_is_kept_as_it_is(template: bytes) -> None:
    assert filled(template) == {"word/document.xml"}


def test_names_of_parts_differ_in_case_only_to_the_zip() -> None:
    assert filled(in_other_case()) == {"word/Document.xml"}


@settings(max_examples=150)
@given(
    st.integers(0, len(GOOD) - 1), st.integers(1, 255), st.sampled_from(["flip", "cut", "cut out"])
)
def test_a_damaged_file_is_refused_or_filled_in(at: int, by: int, way: str) -> None:
    ways = {
        "flip": GOOD[:at] + bytes([GOOD[at] ^ by]) + GOOD[at + 1 :],
        "cut": GOOD[:at],
        "cut out": GOOD[:at] + GOOD[at + by :],
    }
    # T009: where the name or the kind of the main part is hit, its tag stands in another part.
    assert set(codes(ways[way], {"v": "1"})) <= {"T001", "T002", "T009"}


@pytest.mark.parametrize("name", ["^rels/.rels", "_rels/.rels/.rels", "x/_rels/.rels", ".rels"])
def test_links_under_a_damaged_name_are_nobodys(name: str) -> None:
    parts = unzipped(GOOD)
    parts[name] = parts.pop("_rels/.rels")
    assert texts(rendered(zipped(parts), {"v": "1"})) == ["1"]


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_part_is_refused_or_filled_in(data: st.DataObject) -> None:
    parts = unzipped(GOOD)
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    size = data.draw(st.integers(0, 60))
    new = data.draw(st.sampled_from(BITS))
    parts[name] = parts[name][:at] + new + parts[name][at + size :]
    codes(zipped(parts), {"v": "1"})  # raises if anything but Rejected is raised
