"""A master gives a template its look, and leaves its text alone."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.norm import Norm
from pipeline.word.colours import palette
from pipeline.word.faults import Refused
from pipeline.word.master import laid
from pipeline.word.template import Template
from tests.samples import ROOT
from tools import draw, masters

from .make import (
    OFFICE,
    W,
    canonical,
    paragraph,
    part,
    refusal,
    rendered,
    texts,
    unzipped,
    zipped,
)

MASTER = (ROOT / "masters" / "9902.docx").read_bytes()
TEMPLATES = tuple(sorted(ROOT.glob("templates/*/*.docx")))
START = (ROOT / "docs" / "how-to" / "letterhead.docx").read_bytes()
LETTER = (ROOT / "templates" / "follow-up-letter" / "nb.docx").read_bytes()
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
HEADER = f'<w:hdr xmlns:w="{W[1:-1]}">%s</w:hdr>'
FOOTER = HEADER.replace("hdr", "ftr")


def changed(data: bytes, parts: Mapping[str, str]) -> bytes:
    """Give the file with these parts in place of its own."""
    return zipped({**unzipped(data), **parts})


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    text = unzipped(data)[name].decode()
    assert old in text
    return changed(data, {name: text.replace(old, new)})


def styles(data: bytes) -> dict[str, etree._Element]:
    found = part(data, "word/styles.xml").iter(f"{W}style")
    return {str(one.get(f"{W}styleId")): one for one in found}


def edges(data: bytes) -> list[tuple[str, str, str]]:
    """Give kind, pages and part of the headers and footers of the first section."""
    links = {
        str(link.get("Id")): str(link.get("Target"))
        for link in part(data, "word/_rels/document.xml.rels")
    }
    section = next(part(data).iter(f"{W}sectPr"))
    return [
        (
            etree.QName(one).localname.removesuffix("Reference"),
            str(one.get(f"{W}type")),
            links[str(one.get(f"{{{OFFICE}}}id"))],
        )
        for one in section
        if str(one.tag).endswith("Reference")
    ]


def without_edges(data: bytes) -> str:
    """Give the text of the file without what says which header, and which theme, it has."""
    root = part(data)
    for shade in root.iter(f"{W}shd", f"{W}color", *(f"{W}{side}" for side in SIDES)):
        for name in ("fill", "color") if shade.tag != f"{W}color" else ("val",):
            if shade.get(f"{W}theme{'Fill' if name == 'fill' else 'Color'}"):
                del shade.attrib[f"{W}{name}"]
    for one in list(root.iter(f"{W}headerReference", f"{W}footerReference", f"{W}titlePg")):
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)
    found: str = etree.canonicalize(etree.tostring(root).decode())
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_every_template_is_valid_under_the_master_and_says_the_same(
    path: Path, tmp_path: Path
) -> None:
    both = laid(path.read_bytes(), MASTER)
    (tmp_path / "both.docx").write_bytes(both)
    assert OpenXmlValidator().validate(str(tmp_path / "both.docx")).errors == []
    assert without_edges(both) == without_edges(path.read_bytes())
    Template(both, filters={"short_date": str})
    assert laid(path.read_bytes(), MASTER) == both


def test_the_masters_are_as_the_tool_draws_them() -> None:
    assert draw.zipped(masters.parts()) == MASTER, "run python -m tools.masters"
    assert draw.zipped(masters.start()) == START, "run python -m tools.masters"
    assert not any(old.encode() in unzipped(MASTER)["word/styles.xml"] for old in ("0B3C49", "Cal"))


def test_the_masters_are_valid_files_and_so_is_what_they_are_laid_over(tmp_path: Path) -> None:
    for number, data in enumerate((MASTER, START, laid(LETTER, START))):
        (tmp_path / f"{number}.docx").write_bytes(data)
        assert OpenXmlValidator().validate(str(tmp_path / f"{number}.docx")).errors == []


def test_colours_fonts_and_styles_come_from_the_master() -> None:
    both = unzipped(laid(LETTER, MASTER))
    assert b"7A1E2E" in both["word/styles.xml"]
    assert b"0B3C49" not in both["word/styles.xml"]
    assert b'typeface="Arial"' in both["word/theme/master-theme1.xml"]
    assert b"Calibri" not in both["word/master-fontTable.xml"]
    assert "word/theme/theme1.xml" not in both


def test_what_the_template_colours_by_the_theme_follows_the_master() -> None:
    cells = "".join(
        f'<w:shd w:val="clear" w:fill="000000" w:themeFill="{name}"{more}/>'
        for name, more in (
            ("accent1", ""),
            ("accent1", ' w:themeFillTint="33"'),
            ("accent1", ' w:themeFillShade="BF"'),
            ("nothing", ""),
        )
    )
    run = '<w:color w:val="000000" w:themeColor="text2"/>'
    document = unzipped(LETTER)["word/document.xml"].decode()
    added = f"<w:body><w:p><w:pPr>{cells}</w:pPr><w:r><w:rPr>{run}</w:rPr></w:r></w:p>"
    template = changed(LETTER, {"word/document.xml": document.replace("<w:body>", added)})
    root = part(laid(template, MASTER))
    assert [one.get(f"{W}fill") for one in root.iter(f"{W}shd")][:4] == [
        *("7A1E2E", "E4D2D5"),
        *("000000", "000000"),
    ]
    assert next(root.iter(f"{W}color")).get(f"{W}val") == "5C4A4E"


def test_a_theme_may_name_the_colours_of_the_system() -> None:
    theme = unzipped(MASTER)["word/theme/theme1.xml"].decode()
    named = theme.replace('lastClr="000000"', "").replace('lastClr="FFFFFF"', 'lastClr="FFFFFE"')
    found = palette(etree.fromstring(named.encode()))
    assert "text1" not in found
    assert (found["background1"], found["accent1"]) == ((255, 255, 254), (0x7A, 0x1E, 0x2E))
    assert palette(etree.fromstring("<a/>")) == {}


def test_headers_and_footers_come_from_the_master_with_picture_and_tags() -> None:
    both = laid(LETTER, MASTER)
    assert edges(both) == [
        ("footer", "first", "master-footer-first.xml"),
        ("footer", "default", "master-footer-default.xml"),
        ("header", "first", "master-header-first.xml"),
        ("header", "default", "master-header-default.xml"),
    ]
    held = unzipped(both)
    assert held["word/media/master-logo.png"] == masters.logo()
    (link,) = part(both, "word/_rels/master-header-first.xml.rels")
    assert link.get("Target") == "media/master-logo.png"
    assert b"descr=" in held["word/master-header-first.xml"]
    assert "{{ dossier.municipality.name }}" in texts(both, "word/master-header-first.xml")
    assert not [name for name in held if name.startswith("word/header")]


def test_a_style_that_only_the_template_has_is_kept() -> None:
    own = '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/></w:style>'
    template = replaced(LETTER, "word/styles.xml", "</w:styles>", f"{own}</w:styles>")
    assert "Egen" in styles(laid(template, MASTER))
    assert set(styles(LETTER)) <= set(styles(laid(LETTER, MASTER)))


def test_styles_are_known_by_name_since_norwegian_word_spells_their_ids_anew() -> None:
    norwegian = unzipped(MASTER)
    for name, data in norwegian.items():
        if name.endswith(".xml"):
            text = data.decode().replace('"Heading1"', '"Overskrift1"')
            norwegian[name] = text.replace('"Header"', '"Topptekst"').encode()
    both = laid(LETTER, zipped(norwegian))
    assert "Overskrift1" not in styles(both)
    assert b"7A1E2E" in etree.tostring(styles(both)["Heading1"])
    assert b"Topptekst" not in unzipped(both)["word/master-header-default.xml"]
    assert canonical(both, "word/styles.xml") == canonical(laid(LETTER, MASTER), "word/styles.xml")


def test_another_style_with_the_same_id_gets_an_id_of_its_own() -> None:
    master = replaced(MASTER, "word/styles.xml", '<w:name w:val="Hilsen"/>', '<w:name w:val="X"/>')
    found = styles(laid(LETTER, master))
    assert {"Hilsen", "Hilsen1"} <= set(found)
    name = found["Hilsen"].find(f"{W}name")
    assert name is not None
    assert name.get(f"{W}val") == "Hilsen"


def test_two_styles_of_one_name_keep_apart() -> None:
    twin = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Caption"/></w:style>'
    first = '<w:style w:type="paragraph" w:default="1"'
    master = replaced(MASTER, "word/styles.xml", first, f"{twin}{first}")
    both = laid(LETTER, master)
    ids = [one.get(f"{W}styleId") for one in part(both, "word/styles.xml")]
    assert (ids.count("Caption"), ids.count("x")) == (1, 1)
    assert styles(both)["Caption"].find(f"{W}rPr") is not None


def test_lists_are_the_templates_own() -> None:
    master = replaced(MASTER, "word/styles.xml", '<w:numId w:val="2"/>', '<w:numId w:val="77"/>')
    both = laid(LETTER, master)
    number = styles(both)["ListBullet"].find(f"{W}pPr/{W}numPr/{W}numId")
    assert number is not None
    assert number.get(f"{W}val") == "2"
    theme = part(laid(LETTER, MASTER), "word/numbering.xml")
    assert canonical(both, "word/numbering.xml") == etree.canonicalize(
        etree.tostring(theme).decode()
    )
    assert len(theme) == len(part(LETTER, "word/numbering.xml"))


@pytest.mark.parametrize("norm", list(Norm))
def test_the_language_is_the_templates_own(norm: Norm) -> None:
    template = (ROOT / "templates" / "follow-up-letter" / f"{norm}.docx").read_bytes()
    path = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"
    language = part(laid(template, MASTER), "word/styles.xml").find(path)
    assert language is not None
    assert language.get(f"{W}val") == norm.language


def test_a_master_without_headers_leaves_the_templates() -> None:
    body = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'
    bare = laid(LETTER, changed(MASTER, {"word/document.xml": body}))
    assert edges(bare) == edges(LETTER)
    assert b"7A1E2E" in unzipped(bare)["word/styles.xml"]


def test_even_pages_differ_where_the_master_says_so() -> None:
    document = unzipped(MASTER)["word/document.xml"].decode()
    settings = unzipped(MASTER)["word/settings.xml"].decode()
    mark = '<w:headerReference w:type="default"'
    even = changed(
        MASTER,
        {
            "word/document.xml": document.replace(mark, mark.replace("default", "even")).replace(
                "<w:titlePg/>", ""
            ),
            "word/settings.xml": settings.replace(
                "<w:characterSpacing", "<w:evenAndOddHeaders/><w:characterSpacing"
            ),
        },
    )
    both = laid(LETTER, even)
    assert [one[:2] for one in edges(both)][-1] == ("header", "even")
    assert part(both, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert part(both).find(f".//{W}titlePg") is None


def test_later_sections_follow_the_first() -> None:
    document = unzipped(LETTER)["word/document.xml"].decode()
    start = document.index("<w:sectPr>")
    section = document[start : document.index("</w:sectPr>") + len("</w:sectPr>")]
    split = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
    two = changed(LETTER, {"word/document.xml": document[:start] + split + document[start:]})
    first, second = part(laid(two, MASTER)).iter(f"{W}sectPr")
    assert len(first.findall(f"{W}headerReference")) == 2
    assert second.findall(f"{W}headerReference") == []


def test_what_the_master_says_in_its_text_comes_into_no_document() -> None:
    assert not [one for one in texts(laid(LETTER, MASTER)) if "Fjordheim" in one]


def test_a_list_in_a_header_is_refused() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    header = HEADER % f"<w:p>{number}</w:p>"
    with pytest.raises(Refused, match="has a list"):
        laid(LETTER, changed(MASTER, {"word/header-first.xml": header}))


def test_a_file_that_lacks_what_it_names_is_refused() -> None:
    torn = {name: data for name, data in unzipped(MASTER).items() if "logo" not in name}
    with pytest.raises(Refused, match="is missing"):
        laid(LETTER, zipped(torn))


def test_the_master_prints_the_title_of_each_document() -> None:
    core = unzipped(LETTER)["docProps/core.xml"].decode()
    titled = re.sub("<dc:title>.*</dc:title>", "<dc:title>{{ word }} &amp; x</dc:title>", core)
    body = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'
    template = changed(
        LETTER,
        {
            "word/document.xml": body,
            "docProps/core.xml": re.sub("{{ dossier.*?}}", "", titled),
        },
    )
    split = "<w:p><w:r><w:t>{{ document.</w:t></w:r><w:r><w:t>title }}</w:t></w:r></w:p>"
    headers = {"header-first": HEADER % split, "header-default": HEADER % "<w:p/>"}
    footers = {"footer-first": FOOTER % "<w:p/>", "footer-default": FOOTER % "<w:p/>"}
    edges = {f"word/{name}.xml": xml for name, xml in (headers | footers).items()}
    both = laid(template, changed(MASTER, edges))
    made = rendered(both, {"word": "hus"})
    assert texts(made, "word/master-header-first.xml") == ["hus & x"]
    assert re.findall("T005 [^:,]*", refusal(both)) == ["T005 docProps/core.xml"]
    own = rendered(both, {"word": "hus", "document": {"title": "own"}})
    assert texts(own, "word/master-header-first.xml") == ["own"]


def test_tags_of_the_master_are_filled() -> None:
    simple = {
        f"word/{kind}-{which}.xml": root % paragraph("{{ name }}")
        for kind, root in (("header", HEADER), ("footer", FOOTER))
        for which in ("first", "default")
    }
    body = (
        f'<w:document xmlns:w="{W[1:-1]}"><w:body>{paragraph("{{ word }}")}</w:body></w:document>'
    )
    plain = {"word/document.xml": body, "docProps/core.xml": "<a/>"}
    both = laid(changed(LETTER, plain), changed(MASTER, simple))
    made = rendered(both, {"name": "Fjordheim", "word": "hus"})
    assert texts(made) == ["hus"]
    assert texts(made, "word/master-header-first.xml") == ["Fjordheim"]
