"""Several paragraphs, pages, lines and looks out of one value, wherever it stands."""

import re

import pytest
from lxml import etree

from pipeline.diagnostics import Rejected
from pipeline.word.rich import RichText, Run

from .make import (
    DECLARED,
    W,
    body,
    by_docxtpl,
    canonical,
    codes,
    in_order,
    paragraph,
    part,
    refusal,
    rendered,
    texts,
)

HEAD = '<w:pPr><w:pStyle w:val="List"/><w:jc w:val="center"/><w:rPr><w:i/></w:rPr></w:pPr>'
LOOK = '<w:rPr><w:b/><w:sz w:val="30"/></w:rPr>'
LISTED = f'<w:p w:rsidR="1">{HEAD}<w:r>{LOOK}<w:t>x %s y</w:t></w:r><w:r><w:t>z</w:t></w:r></w:p>'
CELL = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"
BROKEN = {"v": "a\ab\nc\td\a\ae & <f>", "page": "a\fb\ac", "yes": True, "no": False}
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>%s</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
INLINE = {
    "a link": '<w:p><w:hyperlink w:anchor="b"><w:r><w:t>%s</w:t></w:r></w:hyperlink></w:p>',
    "a control": "<w:p><w:sdt><w:sdtContent><w:r><w:t>%s</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "a field": FIELD,
}


@pytest.mark.parametrize(
    "xml",
    [
        LISTED % "{{ v }}",
        LISTED % "{{ page }}",
        paragraph("{{ v }}{{ page }}"),
        paragraph("{%p for x in [v, v] %}") + LISTED % "{{ x }}" + paragraph("{%p endfor %}"),
        LISTED % "{% if yes %}{{ v }}{% else %}-{% endif %}{{ v }}",
        CELL % (LISTED % "{{ v }}"),
    ],
)
def test_breaks_in_a_value_are_as_in_docxtpls_listing(xml: str) -> None:
    ours, theirs = rendered(body(xml), BROKEN), by_docxtpl(body(xml), BROKEN)
    assert in_order(canonical(ours)) == in_order(canonical(theirs))
    assert canonical(ours) != canonical(body(xml))


def test_a_list_is_printed_as_paragraphs() -> None:
    data = rendered(body(paragraph(r"{{ xs|join('\a') }}")), {"xs": ["a", "b", "c"]})
    assert texts(data) == ["a", "b", "c"]


@pytest.mark.parametrize("where", INLINE)
def test_paragraphs_become_lines_where_something_goes_on_after_the_value(where: str) -> None:
    assert texts(rendered(body(INLINE[where] % "{{ v }}"), BROKEN)) == ["a\nb\nc\td\n\ne & <f>"]
    assert codes(body(INLINE[where] % "{{ page }}"), BROKEN) == ["T052"]


@pytest.mark.parametrize(("name", "root"), [("header1", "hdr"), ("footer1", "ftr")])
def test_a_header_has_paragraphs_and_no_pages(name: str, root: str) -> None:
    def held(tag: str) -> bytes:
        xml = f"<w:{root} {DECLARED}>{paragraph(tag)}</w:{root}>"
        return body(paragraph("x"), {f"word/{name}.xml": xml})

    data = rendered(held("{{ v }}"), BROKEN)
    assert texts(data, f"word/{name}.xml") == ["a", "b\nc\td", "", "e & <f>"]
    assert refusal(held("{{ page }}"), BROKEN) == (
        f"T052 word/{name}.xml, in “{{{{ page }}}}”: a page cannot end here"
    )


def test_a_page_does_not_end_in_a_cell() -> None:
    assert refusal(body(CELL % paragraph("{{ page }}")), BROKEN) == (
        "T052 word/document.xml, table 1, row 1, cell 1, in “{{ page }}”: a page cannot end here"
    )


def test_a_section_that_ends_with_the_paragraph_is_not_made_twice() -> None:
    xml = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{ v }}</w:t></w:r></w:p>"
    assert codes(body(xml), BROKEN) == ["T052"]
    assert codes(body(xml), {"v": "a\nb"}) == []


def test_a_paragraph_that_depends_on_the_data_is_not_split() -> None:
    first = f"<w:p>{HEAD}<w:r><w:t>a{{% if yes %}}</w:t></w:r></w:p>"
    xml = first + paragraph("{% endif %}{{ v }}")
    assert codes(body(xml), BROKEN) == ["T052"]
    assert codes(body(xml), {"v": "a", "yes": True}) == []


@pytest.mark.parametrize("text", ["a\ab", "a\fb"])
def test_attributes_and_properties_have_no_paragraphs(text: str) -> None:
    drawing = '<w:p><w:r><wp:docPr id="1" name="n" descr="{{ v }}"/></w:r></w:p>'
    data = rendered(body(drawing, {"customXml/item1.xml": "<a>{{ v }}</a>"}), {"v": text})
    (found,) = (e.get("descr") for e in part(data).iter() if "docPr" in str(e.tag))
    assert (found, part(data, "customXml/item1.xml").text) == ("a b", "a\nb")


@pytest.mark.parametrize("text", ["\a" * 5_000, "\f" * 5_000, "\t" * 5_000, "\a\n" * 2_500])
def test_paragraphs_out_of_one_value_are_bounded(text: str) -> None:
    assert codes(body(paragraph("{{ v }}")), {"v": text}) == []
    for past in "\a\f\t\n":
        assert codes(body(paragraph("{{ v }}")), {"v": text + past}) == ["T008"]


# --- Looks.


def looks(data: bytes) -> list[str]:
    """Give each run as its text between the names of its properties."""
    found = []
    for run in part(data).iter(f"{W}r"):
        names = [etree.QName(one).localname for one in run.iterfind(f"{W}rPr/*")]
        words = "".join(one.text or "" for one in run.iter(f"{W}t"))
        found += [f"{' '.join(names)}:{words}"] if words else []
    return found


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a **b** c", [":a ", "b:b", ": c"]),
        ("*a* og ***b***", ["i:a", ": og ", "b i:b"]),
        ("**a *b* c**", ["b:a ", "b i:b", "b: c"]),
        ("*a **b** c*", ["i:a ", "b i:b", "i: c"]),
        ("(**a**), «*b*».", [":(", "b:a", ":), «", "i:b", ":»."]),
        ("2 * 3 * 4 ** 5", [":2 * 3 * 4 ** 5"]),
        ("5*3*2 a**b**c", [":5*3*2 a**b**c"]),
        ("* punkt", [":* punkt"]),
        ("**a", [":**a"]),
        ("a**", [":a**"]),
        ("**a *b** c*", ["b:a *b", ": c*"]),
        ("**** a ****", [":**** a ****"]),
        ("<b>a</b> _c_ [d](e) # f", [":<b>a</b> _c_ [d](e) # f"]),
        ("**<w:p/>**", ["b:<w:p/>"]),
    ],
)
def test_light_marks_are_read_and_no_others(text: str, runs: list[str]) -> None:
    assert looks(rendered(body(paragraph("{{ v|rich }}")), {"v": text})) == runs


def test_an_empty_line_is_a_paragraph_and_a_look_ends_with_it() -> None:
    data = rendered(body(LISTED % "{{ v|rich }}"), {"v": "a **b\nc**\n \n\n**d\r\n\r\ne**\n"})
    assert texts(data) == ["x a b\nc", "**d", "e** yz"]
    assert {etree.tostring(p[0]) for p in part(data).iter(f"{W}p")} == {
        etree.tostring(part(body(LISTED))[0][0][0])
    }


def test_a_list_of_paragraphs_is_read_too() -> None:
    assert texts(rendered(body(paragraph("{{ v|rich }}")), {"v": ["*a*", "b"]})) == ["a", "b"]


def test_a_stretch_keeps_the_look_of_its_tag() -> None:
    data = rendered(body(LISTED % "{{ v|rich }}"), {"v": "a *b*"})
    assert looks(data) == ["b sz:x ", "b sz:a ", "b i sz:b", "b sz: y", ":z"]
    data = rendered(body(LISTED % "{{r v }}"), {"v": RichText((Run("a"), Run("b", italic=True)))})
    assert looks(data)[1:3] == [":a", "i:b"]


def test_a_stretch_has_the_look_of_the_run_that_it_comes_to_stand_in() -> None:
    runs = "".join(
        f"<w:r><w:rPr><w:sz w:val='{n}'/></w:rPr><w:t>{text}</w:t></w:r>"
        for n, text in ((20, "a{% if yes %}b"), (22, "c{% endif %}{{ v|rich }}"))
    )
    for yes, size in ((True, "22"), (False, "20")):
        found = part(rendered(body(f"<w:p>{runs}</w:p>"), {"v": "*d*", "yes": yes}))
        (sizes,) = (
            one.find(f"{W}rPr") for one in found.iter(f"{W}r") if one.find(f".//{W}i") is not None
        )
        assert sizes is not None
        assert [etree.QName(one).localname for one in sizes] == ["i", "sz"]
        assert sizes[1].get(f"{W}val") == size


@pytest.mark.parametrize("tag", ["{{ v|rich|upper }}", "{{ v|rich ~ 'a' }}", "{{ v|rich|length }}"])
def test_what_has_looks_is_not_worked_on(tag: str) -> None:
    assert codes(body(paragraph(tag)), {"v": "a"}) == ["T006"]


def test_looks_are_left_out_where_none_can_be() -> None:
    drawing = '<w:p><w:r><wp:docPr id="1" name="n" descr="{{ v|rich }}"/></w:r></w:p>'
    data = rendered(body(drawing), {"v": "**a** <b>\n\nc"})
    (found,) = (e.get("descr") for e in part(data).iter() if "docPr" in str(e.tag))
    assert found == "a <b> c"


def test_marks_without_end_cost_no_square() -> None:
    text = "**a *b " * 100_000
    assert texts(rendered(body(paragraph("{{ v|rich }}")), {"v": text})) == [text]


def test_properties_are_in_the_schemas_order() -> None:
    look = (
        '<w:rPr><w:lang w:val="nb-NO"/><w:w14 w:val="1"/><w:sz w:val="30"/>'
        '<w:rStyle w:val="s"/></w:rPr>'
    )
    run = Run(
        "a",
        bold=True,
        strike=True,
        color="FF0000",
        size=20,
        highlight="yellow",
        underline=True,
        superscript=True,
        font="eastAsia:SimSun",
        link='https://a.no/?b="c"&d',
    )
    data = rendered(body(paragraph("{{ v }}", look)), {"v": RichText((run,))})
    assert looks(data) == ["rStyle rFonts b strike color sz szCs highlight u vertAlign lang w14:a"]
    said = [one.text for one in part(data).iter(f"{W}instrText")]
    assert said == [' HYPERLINK "https://a.no/?b=%22c%22&d" ']


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("{{ '%s av %s'|format(2, 'tre') }}", "2 av tre"),
        ("{{ '%(a)s: %(b).1f %%'|format(a='x', b=2.55) }}", "x: 2.5 %"),
        ("{{ '%03d|%+d|%5s|%-3s|'|format(7, 8, 'a', 'b') }}", "007|+8|    a|b  |"),
    ],
)
def test_format_fills_in_a_text(text: str, seen: str) -> None:
    assert texts(rendered(body(paragraph(text)), {})) == [seen]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ '%s %s'|format(1) }}", "T006"),
        ("{{ '%s'|format(1, 2) }}", "T006"),
        ("{{ '%d'|format('a') }}", "T006"),
        ("{{ '%d'|format(true) }}", "T006"),
        ("{{ '%s'|format(none) }}", "T006"),
        ("{{ '%s'|format([1]) }}", "T006"),
        ("{{ '%r'|format(1) }}", "T006"),
        ("{{ '%c'|format(1) }}", "T006"),
        ("{{ '%*d'|format(9, 1) }}", "T006"),
        ("{{ '%(a)s'|format(1) }}", "T006"),
        ("{{ '100 %'|format(1) }}", "T006"),
        ("{{ '%999999999s'|format(1) }}", "T006"),
        ("{{ ('%999s' * 200)|format(1) }}", "T006"),
        ("{{ nobody|format(1) }}", "T005"),
        ("{{ '%s'|format(nobody) }}", "T005"),
    ],
)
def test_what_format_cannot_fill_in_is_refused(text: str, code: str) -> None:
    assert codes(body(paragraph(text)), {}) == [code]


@pytest.mark.parametrize("tag", ["{% include 'x' %}", "{% import 'x' as y %}", "{{p sub }}"])
def test_who_looks_for_another_files_text_is_told_of_blocks(tag: str) -> None:
    assert re.search(r"\{%p block name %\}", hints(body(paragraph(tag))))


def hints(template: bytes) -> str:
    with pytest.raises(Rejected) as rejected:
        rendered(template, {"sub": RichText((Run("a"),))})
    return " ".join(str(one.hint) for one in rejected.value.diagnostics)
