"""Links whose address is a value: wherever they stand, whatever the value is."""

import re
from itertools import pairwise
from xml.sax.saxutils import quoteattr

import pytest

from pipeline.word.template import Family

from .make import (
    DECLARED,
    OFFICE,
    RELS,
    W,
    body,
    codes,
    package,
    paragraph,
    part,
    refusal,
    rendered,
    texts,
    unzipped,
)

WORDS = '<w:r><w:t xml:space="preserve">{{ n }}</w:t></w:r>'
LINK = f'<w:p><w:hyperlink r:id="rId7" w:history="1">{WORDS}</w:hyperlink></w:p>'
KEPT = {"word/document.xml": ("word/_rels/document.xml.rels", "document.main")}
CONTEXT = {
    "n": "Kari",
    "url": "https://kommune.example/plan?år=2027&del=a b",
    "page": "plan/år 2027",
    "asked": "drift & miljø 50 %",
    "mail": "post@kommune.example",
    "sly": 'https://x.example/" \\l "elsewhere\n\\o',
    "script": "javascript:alert(1)",
    "file": "file:///etc/passwd",
    "void": "",
    "pages": [{"name": "En", "url": "https://a.example"}, {"name": "To", "url": "mailto:b@c.no"}],
}


def rels(target: str) -> str:
    return (
        f'<Relationships xmlns="{RELS}"><Relationship Id="rId7" Type="{OFFICE}/hyperlink"'
        f' Target={quoteattr(target)} TargetMode="External"/></Relationships>'
    )


def linked(target: str, xml: str = LINK) -> bytes:
    return body(xml, {"word/_rels/document.xml.rels": rels(target)})


def field(*instruction: str) -> str:
    """Write a field as Word does, its instruction in as many runs as Word likes."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"<w:p>{begin}{runs}{separate}{WORDS}{end}</w:p>"


def instructions(data: bytes, name: str = "word/document.xml") -> list[str]:
    return [(one.text or "").strip() for one in part(data, name).iter(f"{W}instrText") if one.text]


@pytest.mark.parametrize("beside", ["../", "../../", "file:///K:/maler/"])
def test_an_address_that_libreoffice_has_taken_for_a_file_is_that_of_the_tag(beside: str) -> None:
    assert instructions(rendered(linked(f"{beside}%7B%7B%20url%20%7D%7D"), CONTEXT)) == (
        instructions(rendered(linked("%7B%7B%20url%20%7D%7D"), CONTEXT))
    )


@pytest.mark.parametrize(
    ("target", "filled"),
    [
        ("{{ url }}", "https://kommune.example/plan?%C3%A5r=2027&del=a%20b"),
        ("%7B%7B%20url%20%7D%7D", "https://kommune.example/plan?%C3%A5r=2027&del=a%20b"),
        ("%7b%7Burl}%7d", "https://kommune.example/plan?%C3%A5r=2027&del=a%20b"),
        ("{{%20url%7Ctrim%20}}", "https://kommune.example/plan?%C3%A5r=2027&del=a%20b"),
        ("{{ url if n == %22Kari%22 else page }}#a%20b", "{url}#a%20b"),
        ("https://a.no/b%20c/{{ page }}.html", "https://a.no/b%20c/plan/%C3%A5r%202027.html"),
        ("https://a.no/s?q={{ asked }}", "https://a.no/s?q=drift%20%26%20milj%C3%B8%2050%20%25"),
        ("https://{{ n }}.no/{{ n }}", "https://Kari.no/Kari"),
        ("mailto:{{ mail }}?subject={{ n }}", "mailto:post@kommune.example?subject=Kari"),
        ("{{ sly }}", "https://x.example/%22%20%5Cl%20%22elsewhere%0A%5Co"),
    ],
)
def test_an_address_is_filled_in_and_cannot_be_left(target: str, filled: str) -> None:
    filled = filled.replace("{url}", "https://kommune.example/plan?%C3%A5r=2027&del=a%20b")
    data = rendered(linked(target), CONTEXT)
    assert instructions(data) == [f'HYPERLINK "{filled}"']
    assert texts(data) == ["Kari"]
    assert "rId7" not in unzipped(data)["word/_rels/document.xml.rels"].decode()


@pytest.mark.parametrize(
    ("target", "code"),
    [
        *((f"{{{{ {name} }}}}", "T050") for name in ("script", "file", "void", "page", "mail")),
        *((start + "{{ page }}", "T050") for start in ("file:///C:/", "javascript:", "//a/", "a")),
        *((f"http://{{{{ {name} }}}}", "T050") for name in ("url", "void")),
        ("{% if n %}{{ url }}{% endif %}", "T051"),
        ("%7B%25%20if%20n%20%25%7Dhttps://a.no%7B%25%20endif%20%25%7D", "T051"),
        ("https://a.no/%7B%7B%20n", "T051"),
        ("{{r url }}", "T051"),
        ("{{ nobody }}", "T005"),
        ("{{ pages }}", "T006"),
    ],
)
def test_what_is_no_address_is_refused_with_its_place(target: str, code: str) -> None:
    said = refusal(linked(target), CONTEXT)
    assert re.findall(r"^T\d+", said, re.MULTILINE) == [code]
    assert "word/document.xml, in “" in said
    for name in ("script", "file", "url"):
        assert str(CONTEXT[name]) not in said


def test_a_link_in_a_loop_has_an_address_for_each_turn() -> None:
    loop = paragraph("{%p for page in pages %}"), paragraph("{%p endfor %}")
    xml = LINK.replace("{{ n }}", "{{ page.name }}").join(loop)
    data = rendered(linked("{{ page.url }}", xml), CONTEXT)
    assert instructions(data) == ['HYPERLINK "https://a.example"', 'HYPERLINK "mailto:b@c.no"']
    assert texts(data) == ["En", "To"]


def test_an_anchor_and_a_tooltip_come_along_and_end_nothing() -> None:
    xml = LINK.replace("w:history", 'w:anchor="{{ n }}" w:tooltip="Se {{ sly }}" w:history')
    data = rendered(linked("{{ url }}", xml), CONTEXT | {"url": "https://a.no"})
    sly = "Se https://x.example/” /l ”elsewhere /o"
    assert instructions(data) == [f'HYPERLINK "https://a.no" \\l "Kari" \\o "{sly}"']


@pytest.mark.parametrize(
    "pieces",
    [
        ' HYPERLINK "{{ page|replace("a", "b") }}" ',
        " HYPERLINK  {{page}} ",
        ' hyperlink "%7B%7B%20page%20%7D%7D" \\o "a" \\h ',
    ],
)
@pytest.mark.parametrize("cuts", [(), (14,), (3, 17, 18)])
def test_a_field_of_words_own_is_filled_in_however_it_is_split(
    pieces: str, cuts: tuple[int, ...]
) -> None:
    ends = [0, *cuts, len(pieces)]
    split = [pieces[a:b] for a, b in pairwise(ends)]
    data = rendered(body(field(*split)), {"n": "Kari", "page": "https://x.no"})
    assert instructions(data)[0].startswith('HYPERLINK "https://x.no"')
    assert texts(data) == ["Kari"]


def test_a_simple_field_is_filled_in() -> None:
    instr = quoteattr(' HYPERLINK "{{ url }}" \\l "b" ')
    data = rendered(body(f"<w:p><w:fldSimple w:instr={instr}>{WORDS}</w:fldSimple></w:p>"), CONTEXT)
    assert instructions(data) == [
        'HYPERLINK "https://kommune.example/plan?%C3%A5r=2027&del=a%20b" \\l "b"'
    ]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (field(' INCLUDETEXT "{{ url }}" '), "T009"),
        (field(" PAGE {{ n }} "), "T009"),
        (field(' HYPERLINK "{{ url }}" "b" '), "T009"),
        (field(' HYPERLINK "{{ script }}" '), "T050"),
        (field(' HYPERLINK "file:{{ url }}" '), "T050"),
        (field(" HYPERLINK \\l ", field("PAGE")[5:-6], '"{{ n }}" '), "T009"),
    ],
)
def test_other_fields_stay_refused(xml: str, code: str) -> None:
    assert codes(body(xml), CONTEXT) == [code]


def test_a_picture_that_leads_to_a_tag_is_refused() -> None:
    xml = '<w:p><w:r><w:drawing r:link="rId7"/></w:r></w:p>'
    assert codes(linked("{{ url }}", xml), CONTEXT) == ["T009"]


@pytest.mark.parametrize(("name", "root"), [("header1", "hdr"), ("footnotes", "footnotes")])
def test_links_of_headers_and_notes_are_filled_in(name: str, root: str) -> None:
    inner = f'<w:footnote w:id="1">{LINK}</w:footnote>' if name == "footnotes" else LINK
    parts = {
        f"word/{name}.xml": f"<w:{root} {DECLARED}>{inner}</w:{root}>",
        f"word/_rels/{name}.xml.rels": rels("%7B%7B url %7D%7D"),
    }
    data = rendered(body(paragraph("x"), parts), CONTEXT)
    assert instructions(data, f"word/{name}.xml") == [
        'HYPERLINK "https://kommune.example/plan?%C3%A5r=2027&del=a%20b"'
    ]


def test_a_body_under_a_family_has_links_with_tags() -> None:
    family = package({"word/document.xml": f"<w:document {DECLARED}><w:body/></w:document>"})
    form = Family(family, "family.docx", "nb-NO").under(linked("%7B%7B url %7D%7D"), "nb.docx")
    assert instructions(form.filled(CONTEXT | {"municipality": {"name": "A"}})) == [
        'HYPERLINK "https://kommune.example/plan?%C3%A5r=2027&del=a%20b"'
    ]
