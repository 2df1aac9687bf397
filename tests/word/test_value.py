"""Text is text: every string comes out as it went in, or is refused."""

import io
from datetime import date
from decimal import Decimal

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from pipeline.word.rich import RichText, Run
from pipeline.word.template import Template

from .make import W, body, codes, package, paragraph, paragraphs, part, rendered, seen, texts

ONE = Template(paragraphs("{{ v }}"), name="one")
# The two between are the ends of a paragraph and of a page: see test_breaks.
UNFIT = {*range(7), 8, 11, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF}
NAUGHTY = [
    "",
    " ",
    "   leading and trailing   ",
    "undefined",
    "None",
    "null",
    "True",
    "\\",
    "\\n",
    "\\u0041",
    "-1",
    "1/0",
    "0x0",
    "NaN",
    "1E+02",
    "1,000.00",
    "`~!@#$%^&*()_+-=[]{}|;':\",./<>?",
    "&",
    "&&",
    "&amp;",
    "&lt;b&gt;",
    "&#38;",
    "&#x26;",
    "&eacute;",
    "&nbsp;",
    "<",
    ">",
    "a<b>c",
    "]]>",
    "<![CDATA[x]]>",
    "<!-- x -->",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x>",
    "</w:t>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>INJECTED",
    '<w:fldSimple w:instr="DDEAUTO c:\\\\x"/>',
    "<w:br/>",
    "<w:tab/>",
    '" onload="x',
    "' or 1=1 --",
    "'; DROP TABLE x; --",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{{ v }}",
    "{% for x in y %}",
    "{# x #}",
    "{%p if x %}",
    "{_{ x }_}",
    "{_% x %_}",
    "}}",
    "%}",
    "{",
    "}",
    "${x}",
    "#{x}",
    "%s %d %n",
    "{0}",
    "{v}",
    "$(touch x)",
    "`id`",
    "|ls",
    "../../etc/passwd",
    "C:\\con",
    "=1+1",
    "@SUM(1)",
    "a\tb",
    "\t",
    "\ttab first",
    "a\nb",
    "\n",
    "\n\n\n",
    "a\n",
    "\na",
    "a\n\tb\t\n",
    " a \n b ",
    "æøåÆØÅ",
    "Sámi áŋŧđ",
    "ÀÉÎÕÜß",
    "ﬁ ﬂ",
    "é e\u0301",
    "\u00a0nbsp\u00a0",
    "\u00ad",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u202e\u202d\u2066\u2069",
    "\u2028\u2029\u0085",
    "\x7f\x80\x9f",
    "“” ‘’ «» – — … ‑",
    "½ ² ³ µ § † ‡",
    "田中さん",
    "사회과학원",
    "Ⱥ Ⱦ ̡̢",
    "مُنَاقَشَة",
    "שלום",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇴",
    "\U00010000\U0010fffd",
    "\U0010fff0\U0010fff1\U0010fff2\U000f0001",
    "\ufdd0\U0001ffff",
    "\ufffd",
    "\ue000\uf8ff",
    "W\u0338",
    "ＦＵＬＬ",
    "İstanbul ı",
    "ǅ",
    "x" * 20_000,
    ("linje & <tag> " * 400).strip(),
    "\n".join(map(str, range(1_000))),
    "]" * 40 + ">",
    "&" * 500,
]


def printed(text: str) -> str:
    (only,) = part(ONE.render({"v": text})).iter(f"{W}p")
    return seen(only)


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_text_comes_out_as_it_went_in(text: str) -> None:
    assert printed(text) == text


def test_every_character_of_the_basic_plane_is_kept_or_refused() -> None:
    fit = [chr(n) for n in range(0x10000) if n not in UNFIT and chr(n) not in "\a\f\r"]
    for at in range(0, len(fit), 4_000):
        text = "|".join(fit[at : at + 4_000])
        assert printed(text) == text
    assert [hex(n) for n in UNFIT if not _refused(chr(n))] == []


def _refused(text: str) -> bool:
    try:
        ONE.render({"v": f"a{text}b"})
    except Exception as error:  # noqa: BLE001 the type is what is asserted
        return [fault.code for fault in error.args] == ["T007"]
    return False


@settings(max_examples=300)
@given(st.text(st.characters(codec="utf-8", exclude_characters=[*map(chr, UNFIT), *"\a\f\r"])))
def test_any_text_that_xml_can_carry_comes_out_as_it_went_in(text: str) -> None:
    assert printed(text) == text


def test_text_that_claims_to_be_safe_is_escaped_all_the_same() -> None:
    (only,) = part(ONE.render({"v": Markup("<b>&amp;</b>")})).iter(f"{W}p")
    assert seen(only) == "<b>&amp;</b>"


def test_carriage_returns_become_one_line_break() -> None:
    assert printed("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize("text", [text for text in NAUGHTY if "<" in text or "{" in text])
def test_markup_in_a_value_adds_no_element(text: str) -> None:
    template = body(paragraph("a {{ v }} b") + paragraph("{{ v }}"))
    tags = [element.tag for element in part(rendered(template, {"v": text})).iter()]
    assert tags == [element.tag for element in part(template).iter()]


def test_static_text_is_never_touched_by_a_value() -> None:
    xml = '<w:p><w:r><w:t xml:space="preserve">static &#9; tab&#10;line </w:t></w:r></w:p>'
    before, after = (
        next(element.text for element in part(data).iter(f"{W}t"))
        for data in (body(xml), rendered(body(xml + paragraph("{{ v }}")), {"v": "a\tb"}))
    )
    assert before == after == "static \t tab\nline "


def test_attributes_take_a_value_on_one_line() -> None:
    drawing = '<w:p><w:r><wp:docPr id="1" name="n" descr="{{ v }}"/></w:r></w:p>'
    data = rendered(body(drawing), {"v": 'a "b" & <c>\n\td'})
    (found,) = (e.get("descr") for e in part(data).iter() if "docPr" in str(e.tag))
    assert found == 'a "b" & <c>  d'


def test_properties_are_filled_and_escaped_once() -> None:
    document = docx.Document()
    document.core_properties.title = "{{ v }}"
    document.core_properties.keywords = "{{ v|upper }}"
    document.core_properties.category = "{% if v %}yes{% endif %}"
    file = io.BytesIO()
    document.save(file)
    read = docx.Document(io.BytesIO(rendered(file.getvalue(), {"v": "Vei & <Vann>"})))
    found = read.core_properties
    assert (found.title, found.keywords, found.category) == (
        "Vei & <Vann>",
        "VEI & <VANN>",
        "yes",
    )


@pytest.mark.parametrize("name", ["footnotes", "endnotes", "header1"])
def test_each_part_with_text_is_filled(name: str) -> None:
    root = {"header1": "hdr"}.get(name, name)
    note = {"header1": ""}.get(name, f"w:{name[:-1]}")
    inner = paragraph("{{ v }}")
    if note:
        inner = f'<{note} w:id="1">{inner}</{note}>'
    declared = part(body("")).nsmap["w"]
    xml = f'<w:{root} xmlns:w="{declared}">{inner}</w:{root}>'
    data = rendered(body(paragraph("x"), {f"word/{name}.xml": xml}), {"v": "a & b\nc"})
    assert texts(data, f"word/{name}.xml") == ["a & b\nc"]


def test_custom_xml_is_filled() -> None:
    document = {
        "word/document.xml": part_xml(),
        "customXml/item1.xml": "<a b='{{ v }}'>{{ v }}</a>",
    }
    found = part(rendered(package(document), {"v": "x & 'y'\nz"}), "customXml/item1.xml")
    assert (found.text, found.get("b")) == ("x & 'y'\nz", "x & 'y' z")


def part_xml() -> str:
    return f'<w:document xmlns:w="{W[1:-1]}"><w:body>{paragraph("x")}</w:body></w:document>'


def test_provenance_travels_with_the_document() -> None:
    data = rendered(
        paragraphs("{{ v }}"), {"v": "a & b"}, provenance='<made xmlns="urn:x">{{ v }}</made>'
    )
    assert part(data, "customXml/item1.xml").text == "a & b"
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "a & b"


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (Decimal("1.10"), "1.10"), (2.5, "2.5"), (date(2026, 5, 17), "2026-05-17")],
)
def test_numbers_and_dates_are_shown(value: object, text: str) -> None:
    assert texts(ONE.render({"v": value}))[0] == text


def test_show_decides_how_numbers_look() -> None:
    data = rendered(
        paragraphs("{{ v }} {{ [v, 'x']|join('/') }}"), {"v": 5}, show=lambda v: f"<{v}>"
    )
    assert texts(data)[0] == "<5> <5>/x"


@pytest.mark.parametrize(
    "value",
    [None, True, [], ["a"], {"a": 1}, (), b"x", object(), io.StringIO(), float("nan"), 1j, len],
)
@pytest.mark.parametrize("tag", ["{{ v }}", "{{ v|upper }}", "{{ v ~ '' }}", "{{ [v]|join }}"])
def test_what_is_no_text_is_never_printed(value: object, tag: str) -> None:
    assert codes(paragraphs(tag), {"v": value}) == ["T006"]


def test_too_many_line_breaks_are_refused() -> None:
    assert printed("\n" * 5_000) == "\n" * 5_000
    assert codes(paragraphs("{{ v }}"), {"v": "\n" * 5_001}) == ["T008"]


@pytest.mark.parametrize(
    "properties",
    [
        {"style": '"/><w:x'},
        {"color": "red"},
        {"color": 'FF0000"/>'},
        {"underline": "x"},
        {"size": -1},
        {"highlight": "FF"},
        {"font": 'Arial"/>'},
        {"font": "north:Arial"},
        {"lang": "norsk bokmål"},
        {"link": "javascript:alert(1)"},
        {"subscript": True, "superscript": True},
    ],
)
def test_formatted_text_refuses_what_could_carry_markup(properties: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a"):
        Run("a", **properties)  # type: ignore[arg-type]  # the wrong types are the point


def test_formatted_text_and_plain_text_are_not_mixed_up() -> None:
    rich = RichText((Run("<b>", bold=True),))
    assert texts(rendered(paragraphs("a{{r v }}b"), {"v": rich}))[0] == "a<b>b"
    assert texts(rendered(paragraphs("a{{ v }}b"), {"v": rich}))[0] == "a<b>b"
    assert codes(paragraphs("{{r v }}"), {"v": "text"}) == ["T006"]
    assert codes(paragraphs("{{p v }}"), {"v": "text"}) == ["T009"]
