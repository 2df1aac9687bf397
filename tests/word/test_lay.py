"""A body under a family: it keeps its text, pages and lists, and has the family's look."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.diagnostics import Rejected
from pipeline.norm import Norm
from pipeline.word import prose
from pipeline.word.colours import palette
from pipeline.word.faults import Refused
from pipeline.word.form import Form
from pipeline.word.lay import Kind, Own, lay
from pipeline.word.template import Family
from tests.samples import ROOT

from .make import OFFICE, RELS, W, body, edge_of, paragraph, part, saved, texts, unzipped, zipped

BODIES = tuple(sorted(ROOT.glob("templates/*/*.docx")))
LOOKS = (ROOT / "templates" / "family.docx", ROOT / "masters" / "9902.docx")
# Copies, for what is done to their XML: anyone may open and save the program's own.
DRAWN = Path(__file__).parent / "drawn"
FAMILY, MASTER, LETTER = (
    (DRAWN / f"{name}.docx").read_bytes() for name in ("family", "master", "letter")
)
HEADER = f'<w:hdr xmlns:w="{W[1:-1]}">%s</w:hdr>'
R = f"{{{OFFICE}}}"
PNG = ROOT / "docs" / "page.png"


def laid(template: bytes, family: bytes = FAMILY, language: str = "nb-NO") -> bytes:
    return lay(family, template, language).packed()


def changed(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """Give the file with these parts in place of its own."""
    return zipped({**unzipped(data), **parts})


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    text = unzipped(data)[name].decode()
    assert old in text
    return changed(data, {name: text.replace(old, new)})


def with_text(xml: str, data: bytes = LETTER) -> bytes:
    """Give the file with this before its own text."""
    return replaced(data, "word/document.xml", "<w:body>", f"<w:body>{xml}")


def styles(data: bytes) -> dict[str, etree._Element]:
    found = part(data, "word/styles.xml").iter(f"{W}style")
    return {str(one.get(f"{W}styleId")): one for one in found}


def values(data: bytes, tag: str, name: str = "word/document.xml") -> list[str]:
    return [str(one.get(f"{W}val")) for one in part(data, name).iter(f"{W}{tag}")]


def valid(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "laid.docx").write_bytes(data)
    errors = map(str, OpenXmlValidator().validate(tmp_path / "laid.docx").errors)
    assert [one for one in errors if "Value '{{" not in one] == []  # a tag is no colour yet


def edges(data: bytes) -> list[tuple[str, str, str]]:
    """Give kind, pages and part of the headers and footers of the first section."""
    links = {
        str(link.get("Id")): str(link.get("Target"))
        for link in part(data, "word/_rels/document.xml.rels")
    }
    return [
        (
            etree.QName(one).localname.removesuffix("Reference"),
            str(one.get(f"{W}type")),
            links[str(one.get(f"{R}id"))],
        )
        for one in next(part(data).iter(f"{W}sectPr"))
        if str(one.tag).endswith("Reference")
    ]


@pytest.mark.parametrize("look", LOOKS, ids=["family", "master"])
@pytest.mark.parametrize("path", BODIES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_every_body_is_valid_under_a_family_says_the_same_and_has_nothing_of_its_own(
    path: Path, look: Path, tmp_path: Path
) -> None:
    held, family = path.read_bytes(), look.read_bytes()
    both = lay(family, held, Norm(path.stem).language)
    valid(both.packed(), tmp_path)
    # LibreOffice makes a break in the text of a style that begins a page.
    assert prose.text(both.packed()).split() == prose.text(held).split()
    # Who began with a copy of the family has its header, which is none of a master's.
    edges = () if look.name == "family.docx" else (Kind.HEADER, Kind.FOOTER)
    assert [one for one in both.own if one.kind not in edges] == []
    assert both.packed() == laid(held, family, Norm(path.stem).language)


# --- The look is the family's.


def test_styles_colours_and_fonts_are_the_familys() -> None:
    both = unzipped(laid(LETTER, MASTER))
    assert b"7A1E2E" in both["word/styles.xml"]
    assert b"0B3C49" not in both["word/styles.xml"]
    assert b'typeface="Arial"' in both["word/theme/theme1.xml"]
    assert b"Calibri" not in both["word/fontTable.xml"]


def test_headers_and_footers_are_the_familys_with_picture_and_tags() -> None:
    both = laid(LETTER, MASTER)
    assert {one[:2] for one in edges(both)} == {
        (kind, pages) for kind in ("header", "footer") for pages in ("first", "default")
    }
    held = unzipped(both)
    assert held["word/media/logo.png"] == unzipped(MASTER)["word/media/logo.png"]
    assert b"descr=" in held[edge_of(both)]
    assert "{{ municipality.name }}" in texts(both, edge_of(both))


def test_what_a_family_says_in_its_own_text_comes_into_no_document() -> None:
    assert "Malen til Fjordheim" in texts(MASTER)
    assert not [one for one in texts(laid(LETTER, MASTER)) if "Fjordheim" in one]
    picture = docx.Document(io.BytesIO(FAMILY))
    picture.add_picture(str(PNG))
    both = laid(LETTER, saved(picture))
    assert not [name for name in unzipped(both) if "media" in name]


@pytest.mark.parametrize("norm", list(Norm))
def test_one_family_speaks_both_norms(norm: Norm) -> None:
    both = laid(LETTER, language=norm.language)
    assert set(values(both, "lang", "word/styles.xml")) == {norm.language}
    theme = part(both, "word/settings.xml").find(f"{W}themeFontLang")
    core = part(both, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}language")
    assert theme is not None
    assert core is not None
    assert (theme.get(f"{W}val"), core.text) == (norm.language, norm.language)


def test_a_text_says_the_documents_language_and_keeps_foreign_ones() -> None:
    runs = "".join(
        f'<w:r><w:rPr><w:lang w:val="{one}"/></w:rPr><w:t>x</w:t></w:r>'
        for one in ("nb-NO", "nn-NO", "no-NO", "en-GB")
    )
    both = laid(with_text(f"<w:p>{runs}</w:p>"), language="nn-NO")
    assert values(both, "lang")[:4] == ["nn-NO", "nn-NO", "nn-NO", "en-GB"]


def test_a_family_that_says_another_language_speaks_the_documents() -> None:
    english = changed(
        FAMILY,
        {
            "word/styles.xml": unzipped(FAMILY)["word/styles.xml"]
            .decode()
            .replace('w:val="nb-NO"', 'w:val="en-US"')
        },
    )
    assert values(laid(LETTER, english), "lang", "word/styles.xml") == ["nb-NO"]


def test_properties_are_the_documents_and_say_nothing_of_who_saved_the_files() -> None:
    made = docx.Document(io.BytesIO(FAMILY))
    made.core_properties.author = made.core_properties.last_modified_by = "Kari Nordmann"
    made.core_properties.title = "Vår brevmal"
    core = unzipped(laid(LETTER, saved(made)))["docProps/core.xml"].decode()
    assert "Kari" not in core
    assert "brevmal" not in core
    assert core.count("{{ municipality.name }}") == 2
    assert "{{ document.title }}" in core
    assert core.count("2026-01-01T00:00:00Z") == 2


def test_a_property_of_the_family_that_has_tags_is_kept() -> None:
    made = docx.Document(io.BytesIO(FAMILY))
    made.core_properties.author = "{{ municipality.unit }}"
    assert b"{{ municipality.unit }}" in unzipped(laid(LETTER, saved(made)))["docProps/core.xml"]


def test_a_family_without_headers_gives_documents_without() -> None:
    plain = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'
    bare = laid(LETTER, changed(MASTER, {"word/document.xml": plain}))
    assert edges(bare) == []
    assert not [name for name in unzipped(bare) if "header" in name or "media" in name]
    assert b"7A1E2E" in unzipped(bare)["word/styles.xml"]


def test_a_family_from_an_empty_word_file_will_do() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{ municipality.name }}"
    both = lay(saved(made), LETTER, "nb-NO")
    assert ("header", "default") in [one[:2] for one in edges(both.packed())]
    assert Own(Kind.STYLE, "Styring") in both.own
    assert not [one for one in unzipped(both.packed()) if "thumbnail" in one or "app.xml" in one]


def test_a_family_need_not_have_styles_lists_or_settings() -> None:
    both = laid(LETTER, body(paragraph("x")))
    assert "ListNumber" in styles(both)
    assert values(both, "numId") != []
    assert "word/settings.xml" in unzipped(both)


def test_even_pages_differ_where_the_family_says_so() -> None:
    document = unzipped(FAMILY)["word/document.xml"].decode()
    settings = unzipped(FAMILY)["word/settings.xml"].decode()
    mark = '<w:headerReference w:type="default"'
    even = {
        "word/document.xml": document.replace(mark, mark.replace("default", "even")).replace(
            "<w:titlePg/>", ""
        ),
        "word/settings.xml": settings.replace(
            "<w:characterSpacing", "<w:evenAndOddHeaders/><w:characterSpacing"
        ),
    }
    both = laid(LETTER, changed(FAMILY, even))
    assert ("header", "even") in [one[:2] for one in edges(both)]
    assert part(both, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert part(both).find(f".//{W}titlePg") is None


def test_headers_of_later_sections_serve_where_the_first_section_has_none() -> None:
    document = unzipped(FAMILY)["word/document.xml"].decode()
    start = document.index("<w:sectPr>")
    section = document[start : document.index("</w:sectPr>") + len("</w:sectPr>")]
    bare = re.sub(r"<w:(?:header|footer)Reference[^>]*>", "", section)
    two = f"{document[:start]}<w:p><w:pPr>{bare}</w:pPr></w:p>{document[start:]}"
    both = laid(LETTER, changed(FAMILY, {"word/document.xml": two}))
    assert edges(both) == edges(laid(LETTER))


def test_a_template_that_word_has_attached_to_the_family_is_left_behind() -> None:
    kind = f"{OFFICE}/attachedTemplate"
    link = f'<Relationship Id="rId1" Type="{kind}" Target="x.dotx" TargetMode="External"/>'
    settings = unzipped(FAMILY)["word/settings.xml"].decode()
    mark = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/><w:defaultTabStop'
    attached = changed(
        FAMILY,
        {
            "word/settings.xml": settings.replace("<w:defaultTabStop", mark),
            "word/_rels/settings.xml.rels": f'<Relationships xmlns="{RELS}">{link}</Relationships>',
        },
    )
    held = unzipped(laid(LETTER, attached))
    assert not [name for name, data in held.items() if b"attachedTemplate" in data]


# --- Styles.


def test_styles_are_known_by_name_since_norwegian_word_spells_their_ids_anew() -> None:
    norwegian = unzipped(LETTER)
    for name in ("word/document.xml", "word/styles.xml"):
        text = norwegian[name].decode().replace('"Heading1"', '"Overskrift1"')
        norwegian[name] = text.replace('"Title"', '"Tittel"').encode()
    both = lay(FAMILY, zipped(norwegian), "nb-NO")
    assert both.own == ()
    assert prose.text(both.packed()) == prose.text(laid(LETTER))


@pytest.mark.parametrize(
    "name", ["Heading 1", "heading 1", "HEADING  1", "Overskrift 1", "overskrift 1"]
)
def test_a_built_in_style_is_known_however_its_name_is_spelt(name: str) -> None:
    spelt = replaced(LETTER, "word/styles.xml", '"heading 1"', f'"{name}"')
    assert lay(FAMILY, spelt, "nb-NO").own == ()


def test_styles_of_the_family_are_known_whatever_ids_it_has() -> None:
    norwegian = unzipped(FAMILY)
    for name, data in norwegian.items():
        if name.endswith(".xml"):
            text = data.decode().replace('"Heading1"', '"Overskrift1"')
            norwegian[name] = text.replace('"Header"', '"Topptekst"').encode()
    both = laid(LETTER, zipped(norwegian))
    assert "Overskrift1" in values(both, "pStyle")
    assert "Heading1" not in values(both, "pStyle")
    assert values(both, "pStyle", edge_of(both, "header", "default"))[-1] == "Topptekst"


def test_a_style_that_the_family_lacks_is_brought_with_what_it_rests_on(tmp_path: Path) -> None:
    own = "".join(
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{links}</w:style>"
        for kind, key, name, links in (
            (
                *("paragraph", "Egen", "Egen"),
                '<w:basedOn w:val="Mor"/><w:next w:val="Neste"/><w:link w:val="EgenTegn"/>',
            ),
            ("paragraph", "Mor", "Mor", '<w:basedOn w:val="Normal"/>'),
            ("paragraph", "Neste", "Neste", ""),
            ("character", "EgenTegn", "Egen Tegn", '<w:link w:val="Egen"/>'),
        )
    )
    template = replaced(LETTER, "word/styles.xml", "</w:styles>", f"{own}</w:styles>")
    template = with_text('<w:p><w:pPr><w:pStyle w:val="Egen"/></w:pPr></w:p>', template)
    both = lay(FAMILY, template, "nb-NO")
    assert both.own == tuple(Own(Kind.STYLE, one) for one in ("Egen", "Mor", "Egen Tegn"))
    found = styles(both.packed())["Egen"]
    assert [etree.QName(one).localname for one in found] == ["name", "basedOn", "link"]
    valid(both.packed(), tmp_path)


def test_another_style_with_the_same_id_gets_an_id_of_its_own() -> None:
    template = replaced(
        LETTER, "word/styles.xml", '<w:name w:val="Hilsen"/>', '<w:name w:val="X"/>'
    )
    both = lay(FAMILY, template, "nb-NO")
    assert both.own == (Own(Kind.STYLE, "X"),)
    assert {"Hilsen", "Hilsen1"} <= set(styles(both.packed()))
    assert "Hilsen1" in values(both.packed(), "pStyle")
    assert "Hilsen" not in values(both.packed(), "pStyle")


def test_a_style_that_is_brought_follows_the_familys_colours_and_keeps_its_list() -> None:
    own = (
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:pPr><w:numPr>'
        '<w:numId w:val="3"/></w:numPr></w:pPr>'
        '<w:rPr><w:color w:val="0B3C49" w:themeColor="accent1"/></w:rPr></w:style>'
    )
    template = replaced(LETTER, "word/styles.xml", "</w:styles>", f"{own}</w:styles>")
    template = with_text('<w:p><w:pPr><w:pStyle w:val="Egen"/></w:pPr></w:p>', template)
    both = laid(template, MASTER)
    found = styles(both)["Egen"]
    (color,) = found.iter(f"{W}color")
    (number,) = found.iter(f"{W}numId")
    assert color.get(f"{W}val") == "7A1E2E"
    lists = {one.get(f"{W}numId") for one in part(both, "word/numbering.xml").iter(f"{W}num")}
    assert number.get(f"{W}val") in lists - {"3"}


def test_a_style_that_is_nowhere_is_told_and_left_out() -> None:
    template = with_text('<w:p><w:pPr><w:pStyle w:val="Borte"/></w:pPr></w:p>')
    both = lay(FAMILY, template, "nb-NO")
    assert both.own == (Own(Kind.UNKNOWN_STYLE, "Borte"),)
    assert "Borte" not in values(both.packed(), "pStyle")


def test_a_body_without_styles_of_its_own_names_the_familys() -> None:
    template = body('<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:p>')
    both = lay(FAMILY, template, "nb-NO")
    assert both.own == ()
    assert values(both.packed(), "pStyle") == ["Title"]


def test_two_styles_of_one_name_are_both_known() -> None:
    twin = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Caption"/></w:style>'
    template = replaced(LETTER, "word/styles.xml", "</w:styles>", f"{twin}</w:styles>")
    template = with_text('<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr></w:p>', template)
    both = lay(FAMILY, template, "nb-NO")
    assert both.own == ()
    assert values(both.packed(), "pStyle")[0] == "Caption"


# --- Colours.


def test_what_a_body_colours_by_the_theme_follows_the_family() -> None:
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
    both = laid(with_text(f"<w:p><w:pPr>{cells}<w:rPr>{run}</w:rPr></w:pPr></w:p>"), MASTER)
    assert [one.get(f"{W}fill") for one in part(both).iter(f"{W}shd")][:4] == [
        *("7A1E2E", "E4D2D5"),
        *("000000", "000000"),
    ]
    assert next(part(both).iter(f"{W}color")).get(f"{W}val") == "5C4A4E"


def test_a_bare_number_of_the_bodys_own_theme_follows_too_and_another_stays() -> None:
    runs = "".join(
        f'<w:r><w:rPr><w:color w:val="{one}"/></w:rPr><w:t>x</w:t></w:r>'
        for one in ("0b3c49", "C00000", "000000", "FFFFFF")
    )
    both = laid(with_text(f"<w:p>{runs}</w:p>"), MASTER)
    assert values(both, "color")[:4] == ["7A1E2E", "C00000", "000000", "FFFFFF"]


def test_a_theme_may_name_the_colours_of_the_system() -> None:
    theme = unzipped(MASTER)["word/theme/theme1.xml"].decode()
    named = theme.replace('lastClr="000000"', "").replace('lastClr="FFFFFF"', 'lastClr="FFFFFE"')
    found = palette(etree.fromstring(named.encode()))
    assert "text1" not in found
    assert (found["background1"], found["accent1"]) == ((255, 255, 254), (0x7A, 0x1E, 0x2E))
    assert palette(etree.fromstring("<a/>")) == palette(None) == {}


# --- Lists.


def numbered(*items: tuple[str, str]) -> str:
    """Write paragraphs, each of a style and numbered by a list of its own."""
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="0"/>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        for style, number in items
    )


def with_lists(*lists: str, kinds: str = "") -> bytes:
    numbering = unzipped(LETTER)["word/numbering.xml"].decode()
    first = numbering.index("<w:num ")
    whole = (
        numbering[:first]
        + kinds
        + numbering[first:].replace("</w:numbering>", f"{''.join(lists)}</w:numbering>")
    )
    return changed(LETTER, {"word/numbering.xml": whole})


def a_list(number: int, kind: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def kind(number: int, form: str = "decimal", text: str = "%1.") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


def kinds_of(data: bytes) -> list[str]:
    """Give the kind of list of each paragraph that has a number of its own."""
    numbering = part(data, "word/numbering.xml")
    held = {
        str(one.get(f"{W}numId")): str(next(one.iter(f"{W}abstractNumId")).get(f"{W}val"))
        for one in numbering.iter(f"{W}num")
    }
    return [held[one] for one in values(data, "numId")]


def test_a_list_that_is_its_styles_own_is_the_familys() -> None:
    template = with_text(numbered(("ListBullet", "2")), LETTER)
    assert len(values(laid(template), "numId")) == len(values(laid(LETTER), "numId"))


def test_a_list_that_starts_anew_keeps_its_start_and_has_the_familys_look(tmp_path: Path) -> None:
    template = with_lists(a_list(77, 3, RESTART), a_list(78, 3, RESTART))
    template = with_text(numbered(("ListNumber", "77"), ("ListNumber", "78")), template)
    both = laid(template)
    first, second = values(both, "numId")[:2]
    assert first != second
    assert kinds_of(both)[:2] == ["3", "3"]
    lists = {
        one.get(f"{W}numId"): one.find(f"{W}lvlOverride/{W}startOverride")
        for one in part(both, "word/numbering.xml").iter(f"{W}num")
    }
    assert lists[first] is not None
    assert lists[second] is not None
    valid(both, tmp_path)


def test_another_list_that_looks_as_its_style_counts_by_itself_in_the_familys_look() -> None:
    look = unzipped(MASTER)["word/numbering.xml"].decode()
    master = changed(MASTER, {"word/numbering.xml": look.replace('w:left="425"', 'w:left="999"')})
    template = with_lists(a_list(77, 50), kinds=kind(50))
    both = laid(with_text(numbered(("ListNumber", "77")), template), master)
    (new,) = (
        one
        for one in part(both, "word/numbering.xml").iter(f"{W}abstractNum")
        if one.get(f"{W}abstractNumId") == kinds_of(both)[0]
    )
    assert new.get(f"{W}abstractNumId") != "3"
    assert next(new.iter(f"{W}ind")).get(f"{W}left") == "999"


def test_a_list_of_another_look_is_brought_as_it_is(tmp_path: Path) -> None:
    template = with_lists(a_list(77, 50), kinds=kind(50, "upperRoman", "%1)"))
    both = laid(with_text(numbered(("ListNumber", "77"), ("Normal", "77")), template))
    numbers = values(both, "numId")
    assert numbers[0] == numbers[1]
    held = unzipped(both)["word/numbering.xml"].decode()
    assert held.count("upperRoman") == 1
    valid(both, tmp_path)


def test_no_two_lists_of_family_and_body_have_one_number() -> None:
    both = laid(with_lists(a_list(77, 50), kinds=kind(50)))
    for tag, name in (("num", "numId"), ("abstractNum", "abstractNumId")):
        found = [
            one.get(f"{W}{name}") for one in part(both, "word/numbering.xml").iter(f"{W}{tag}")
        ]
        assert len(found) == len(set(found))


def test_a_number_of_no_list_is_left_out_and_one_that_ends_a_list_stays() -> None:
    both = laid(with_text(numbered(("ListNumber", "99"), ("ListNumber", "0"))))
    assert values(both, "numId")[0] == "0"


def test_a_style_of_lists_is_followed_to_its_kind() -> None:
    named = kind(50, "upperRoman", "%1)").replace("<w:lvl ", '<w:styleLink w:val="L"/><w:lvl ', 1)
    empty = '<w:abstractNum w:abstractNumId="51"><w:numStyleLink w:val="L"/></w:abstractNum>'
    template = with_lists(a_list(77, 51), kinds=named + empty)
    both = laid(with_text(numbered(("Normal", "77")), template))
    assert "upperRoman" in unzipped(both)["word/numbering.xml"].decode()


def test_the_picture_of_a_bullet_is_told_and_its_sign_stands() -> None:
    pictured = kind(50, "bullet", "o").replace(
        '<w:lvlJc w:val="left"/>', '<w:lvlPicBulletId w:val="0"/><w:lvlJc w:val="left"/>'
    )
    template = with_text(numbered(("Normal", "77")), with_lists(a_list(77, 50), kinds=pictured))
    assert lay(FAMILY, template, "nb-NO").own == (Own(Kind.PICTURE_BULLET, "0"),)


# --- Pages.


def a_body() -> bytes:
    """Make a body of two sections, the first of them across, with headers of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(42.0), Cm(29.7)
    section.left_margin = Cm(1.5)
    section.header.paragraphs[0].text = "{{ item.nothing }}"
    section.different_first_page_header_footer = True
    document.add_heading("Stor tabell", 1)
    later = document.add_section(WD_SECTION.NEW_PAGE)
    later.footer.is_linked_to_previous = False
    later.footer.paragraphs[0].text = "Egen bunntekst"
    later.page_width, later.page_height = Cm(21.0), Cm(29.7)
    document.add_paragraph("Tekst")
    return saved(document)


def test_pages_and_sections_are_the_bodys_and_their_headers_the_familys(tmp_path: Path) -> None:
    template = a_body()
    both = lay(FAMILY, template, "nb-NO")
    first, second = docx.Document(io.BytesIO(template)).sections
    before = first.page_width, first.page_height, first.left_margin, second.page_width
    document = docx.Document(io.BytesIO(both.packed()))
    across, upright = document.sections
    assert (across.page_width, across.page_height) == before[:2]
    assert across.orientation == WD_ORIENT.LANDSCAPE
    assert (across.left_margin, upright.page_width) == before[2:]
    assert across.different_first_page_header_footer
    assert across.header.paragraphs[-1].text.startswith("{{ municipality.name }}")
    assert upright.header.is_linked_to_previous
    assert not upright.different_first_page_header_footer
    assert {one for one in both.own if one.kind is not Kind.STYLE} == {
        Own(Kind.HEADER, "{{ item.nothing }}", part="word/header1.xml"),
        Own(Kind.FOOTER, "Egen bunntekst", part="word/footer1.xml"),
    }
    valid(both.packed(), tmp_path)


def test_a_header_with_nothing_but_a_field_is_told_too() -> None:
    document = docx.Document(io.BytesIO(with_text(paragraph("x"))))
    field = f'<w:fldSimple xmlns:w="{W[1:-1]}" w:instr="PAGE"/>'
    document.sections[0].header.paragraphs[0]._p.append(etree.fromstring(field))
    both = lay(FAMILY, saved(document), "nb-NO")
    assert Kind.HEADER in {one.kind for one in both.own}


def test_headers_stand_as_far_from_the_edge_as_in_the_family() -> None:
    template = with_text("")
    document = unzipped(template)["word/document.xml"].decode()
    near = re.sub(r'w:header="\d+" w:footer="\d+"', 'w:header="0" w:footer="0"', document)
    both = laid(changed(template, {"word/document.xml": near}))
    assert next(part(both).iter(f"{W}pgMar")).get(f"{W}header") == "794"


def test_a_body_without_pages_of_its_own_has_the_familys(tmp_path: Path) -> None:
    both = laid(body(paragraph("x")))
    (section,) = part(both).iter(f"{W}sectPr")
    assert [etree.QName(one).localname for one in section] == [
        *("headerReference", "headerReference", "footerReference", "footerReference"),
        *("pgSz", "pgMar", "titlePg"),
    ]
    valid(both, tmp_path)


# --- What a text leads to.


def linked(document: Document, address: str) -> None:
    key = document.part.relate_to(address, f"{OFFICE}/hyperlink", is_external=True)
    run = document.add_paragraph()._p
    link = etree.SubElement(run, f"{W}hyperlink", {f"{R}id": key})
    etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}t").text = "lenke"


def test_pictures_and_links_come_along_under_keys_of_their_own(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_picture(str(PNG))
    linked(document, "https://husbanken.no")
    family = docx.Document(io.BytesIO(FAMILY))
    family.sections[0].first_page_header.paragraphs[0].add_run().add_picture(str(PNG))
    both = laid(saved(document), saved(family))
    targets = {
        str(one.get("Id")): str(one.get("Target"))
        for one in part(both, "word/_rels/document.xml.rels")
    }
    (picture,) = part(both).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    (link,) = part(both).iter(f"{W}hyperlink")
    assert unzipped(both)[f"word/{targets[str(picture.get(f'{R}embed'))]}"] == PNG.read_bytes()
    assert targets[str(link.get(f"{R}id"))] == "https://husbanken.no"
    assert len([name for name in unzipped(both) if "media" in name]) == 2
    assert len(targets) == len(part(both, "word/_rels/document.xml.rels"))
    valid(both, tmp_path)


def test_a_key_that_leads_nowhere_leads_to_nothing_of_the_familys() -> None:
    link = f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="styles"/></w:p>'
    rels = unzipped(LETTER)["word/_rels/document.xml.rels"].decode()
    template = changed(
        with_text(link), {"word/_rels/document.xml.rels": rels.replace('"styles"', '"other"')}
    )
    (found,) = part(laid(template)).iter(f"{W}hyperlink")
    assert list(found.attrib) == []


def noted() -> bytes:
    """Make a body with a footnote and a comment, each with a tag and a style of its own."""
    mark = '<w:p><w:r><w:%s w:id="1"/></w:r></w:p>'
    note = (
        '<w:%s w:id="1"><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
        "<w:r><w:t>{{ v }}</w:t></w:r></w:p></w:%s>"
    )
    declared = f'xmlns:w="{W[1:-1]}"'
    parts = {
        f"word/{one}s.xml": f"<w:{one}s {declared}>{note % (one, one)}</w:{one}s>"
        for one in ("footnote", "comment")
    }
    return body(mark % "footnoteReference" + mark % "commentReference", parts)


def test_notes_come_along_where_the_text_has_them_and_comments_never() -> None:
    both = laid(noted())
    assert texts(both, "word/footnotes.xml") == ["{{ v }}"]
    assert not [one for one, data in unzipped(both).items() if b"omment" in data or "omment" in one]
    filled = under(noted()).filled({"v": "fylt", "municipality": MUNICIPALITY, "document": NOTE})
    assert texts(filled, "word/footnotes.xml") == ["fylt"]
    assert "word/footnotes.xml" not in unzipped(laid(LETTER, noted()))


MUNICIPALITY = {"name": "Fjordheim", "unit": "Bolig", "archive": {"case_number": ""}}
NOTE = {
    "kind": "Notat",
    "letter": False,
    "draft": False,
    "copy": False,
    "approved": None,
    "journal": None,
}


def test_a_file_that_lacks_what_it_names_is_refused() -> None:
    torn = {name: data for name, data in unzipped(MASTER).items() if "logo" not in name}
    broken = {name: data for name, data in unzipped(LETTER).items() if "styles" not in name}
    for family, template in ((zipped(torn), LETTER), (FAMILY, zipped(broken))):
        with pytest.raises(Refused, match="is missing"):
            lay(family, template, "nb-NO")


# --- What word processors leave and lose.


_TOGGLES = ("cantSplit", "tblHeader", "keepNext", "keepLines")


def test_yes_and_no_are_spelt_in_one_way(tmp_path: Path) -> None:
    row = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>"
        '<w:cantSplit w:val="false"/><w:tblHeader w:val="true"/></w:trPr><w:tc>'
        '<w:p><w:pPr><w:keepNext w:val="on"/><w:keepLines w:val="0"/></w:pPr></w:p></w:tc></w:tr>'
        "</w:tbl>"
    )
    both = laid(with_text(row))
    held = next(part(both).iter(f"{W}tbl"))
    said = {
        etree.QName(one).localname: one.get(f"{W}val")
        for one in held.iter(
            *(f"{W}{n}" for n in ("cantSplit", "tblHeader", "keepNext", "keepLines"))
        )
    }
    assert said == {"cantSplit": "off", "tblHeader": None, "keepNext": None, "keepLines": "0"}
    valid(both, tmp_path)


def table(*titles: str, properties: str = "") -> str:
    cells = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in titles)
    grid = "<w:gridCol/>" * len(titles)
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr>{cells}</w:tr></w:tbl>"
    )


def styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


NAMED_ONLY = '<w:tblCaption w:val="Navn"/>'
NAMED = '<w:tblCaption w:val="Navn"/><w:tblDescription w:val="Om tabellen"/>'


@pytest.mark.parametrize(
    ("xml", "name", "about"),
    [
        (table("Ord", "Tall", properties=NAMED), "Navn", "Om tabellen"),
        (styled("Heading1", "Frister") + table("Ord", "Tall"), "Frister", "Ord, Tall"),
        (
            styled("Heading1", "Frister") + styled("Caption", "Møter") + table("Ord"),
            *("Møter", "Ord"),
        ),
        (styled("Heading1", "{{ x }}") + table("Ord", "{{ y }}", "Tall"), "Ord, Tall", "Ord, Tall"),
        (
            styled("Heading1", "Frister") + table("Ord", properties='<w:tblCaption w:val="Navn"/>'),
            "Navn",
            "Ord",
        ),
    ],
)
def test_a_table_without_a_name_is_called_after_what_stands_above_it(
    xml: str, name: str, about: str, tmp_path: Path
) -> None:
    both = laid(with_text(xml))
    assert (values(both, "tblCaption")[0], values(both, "tblDescription")[0]) == (name, about)
    valid(both, tmp_path)


def test_a_page_that_libreoffice_breaks_by_a_sign_begins_with_its_heading() -> None:
    sign = '<w:r><w:br w:type="page"/></w:r>'
    of_word = '<w:proofErr w:type="spellEnd"/><w:bookmarkEnd w:id="900"/>'
    mark = '<w:bookmarkStart w:id="900" w:name="_GoBack"/>'
    ended = f"<w:p>{mark}<w:r><w:t>slutt</w:t></w:r>{sign}{of_word}</w:p>"
    alone = f"<w:p>{sign}</w:p>"
    both = laid(with_text(ended + styled("Heading1", "Ny side") + alone))
    first, heading, kept = list(part(both).iter(f"{W}p"))[:3]
    assert first.find(f".//{W}br") is None
    assert [etree.QName(one).localname for one in heading[0]] == ["pStyle", "pageBreakBefore"]
    assert kept.find(f".//{W}br") is not None
    control = laid(with_text(ended + styled("Styring", "{%p if x %}")))
    assert next(part(control).iter(f"{W}p")).find(f".//{W}br") is not None


@pytest.mark.parametrize("count", [1, 3, 6, 23, 40])
def test_columns_that_a_tag_repeats_are_equally_wide_however_many_they_become(count: int) -> None:
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(one)}</w:tc>'
        for one in ("Verdi", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in (3000, 2000, 2001, 1999))
    template = with_text(
        f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>",
        body(paragraph("x")),
    )
    filled = under(template).filled(
        {"xs": ["x"] * count, "municipality": MUNICIPALITY, "document": NOTE}
    )
    widths = [int(one.get(f"{W}w") or 0) for one in part(filled).iter(f"{W}gridCol")]
    assert len(widths) == count + 1
    if count < 23:
        assert max(widths[1:]) == min(widths[1:])
        assert 9000 - count - 1 <= sum(widths) <= 9000
    assert {one.get(f"{W}type") for one in part(filled).iter(f"{W}tcW")} == {"auto"}


def test_marks_that_nothing_uses_are_not_repeated_and_others_stay() -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>'
        for n, name in enumerate(("_GoBack", "lenke", "felt", "enkelt", "fri"))
    )
    uses = (
        '<w:hyperlink w:anchor="lenke"/><w:r><w:instrText> REF felt \\h </w:instrText></w:r>'
        '<w:fldSimple w:instr=" PAGEREF enkelt "/>'
    )
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    paragraph_of_word = f'<w:p xmlns:w14="{w14}" w14:paraId="00000001" w14:textId="77777777">'
    both = part(laid(with_text(f"{paragraph_of_word}{marks}{uses}</w:p>")))
    found = [one.get(f"{W}name") for one in both.iter(f"{W}bookmarkStart")]
    assert found == ["lenke", "felt", "enkelt"]
    assert len(list(both.iter(f"{W}bookmarkEnd"))) == 3
    assert dict(next(both.iter(f"{W}p")).items()) == {}


# --- The title.


def test_the_title_is_that_of_the_file_or_what_its_title_says() -> None:
    assert lay(FAMILY, LETTER, "nb-NO").title.endswith(
        "{{ item.title }} ({{ item.recipient.name }})"
    )
    untitled = body(styled("Normal", "x") + styled("Title", "Brev til {{ name }}"))
    assert lay(FAMILY, untitled, "nb-NO").title == "Brev til {{ name }}"
    assert lay(FAMILY, body(paragraph("x")), "nb-NO").title == ""


def under(template: bytes, name: str = "t.docx") -> Form:
    """Compile a body under the family, as the program does."""
    return Family(FAMILY, "family.docx", "nb-NO").under(template, name, {})


def test_a_fault_in_the_title_stands_among_the_properties_of_its_file() -> None:
    titled = "<dc:title>%s</dc:title>"
    core = unzipped(LETTER)["docProps/core.xml"].decode()
    for title, code in (("{{ missing }}", "T005"), ("{{ torn }", "T003")):
        new = re.sub(titled % ".*", titled % title, core)
        template = body(paragraph("x"), {"docProps/core.xml": new})
        rels = unzipped(template)["_rels/.rels"].decode()
        template = changed(template, {"_rels/.rels": rels.replace("</Rel", f"{_CORE_LINK}</Rel")})
        with pytest.raises(Rejected) as rejected:
            under(template).filled({"municipality": MUNICIPALITY, "document": NOTE})
        (found,) = rejected.value.diagnostics
        assert (found.code, found.path) == (code, "t.docx")
        assert "docProps/core.xml" in str(found.message)


_CORE_LINK = (
    '<Relationship Id="c" Target="docProps/core.xml" Type="http://schemas.openxmlformats.org/'
    'package/2006/relationships/metadata/core-properties"/>'
)


def test_everything_wrong_with_a_body_is_said_by_its_own_name() -> None:
    tags = paragraph("{{ torn }") + "<w:p><w:fldSimple w:instr='DATE'/><w:ins w:id='1'/></w:p>"
    template = changed(body(tags), {"word/vbaProject.bin": b"x"})
    with pytest.raises(Rejected) as rejected:
        under(template)
    assert {one.path for one in rejected.value.diagnostics} == {"t.docx"}
    assert {one.code for one in rejected.value.diagnostics} >= {"T002", "T010"}


def test_what_is_left_out_of_a_body_is_not_looked_at() -> None:
    template = a_body()
    assert texts(template, "word/header1.xml") == ["{{ item.nothing }}"]
    filled = under(template).filled({"municipality": MUNICIPALITY, "document": NOTE})
    assert "Stor tabell" in texts(filled)
