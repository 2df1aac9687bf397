"""What a loop copies has numbers and names of its own, in every part of a document."""

import re

import pytest

from pipeline.word.picture import pictured

from .make import paragraph, part, real, rendered, unzipped, worse
from .test_picture import png

TWICE = {"xs": ["1", "2"], "no": []}
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{id}" name="n"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
SHAPE = (
    '<w:r><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"/>'
    '<v:shape id="{id}" o:spid="_x0000_s1026" type="#_x0000_t202" style="width:9pt"/>'
    "</w:pict></w:r>"
)
BOOKMARK = '<w:bookmarkStart w:id="{id}" w:name="sak"/>{text}<w:bookmarkEnd w:id="{id}"/>'
CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="{id}"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>"
)
WORDS = "<w:r><w:t>{{ x }}</w:t></w:r>"


def looped(xml: str) -> str:
    begin, end = paragraph("{%p for x in xs %}"), paragraph("{%p endfor %}")
    return f"{begin}<w:p>{xml}</w:p>{end}"


def found(data: bytes, pattern: str) -> list[str]:
    """Find something in all parts of a document, the main text first."""
    parts = unzipped(data)
    names = sorted(name for name in parts if re.match(r"word/(header|footer|foot)", name))
    return [
        one
        for name in ("word/document.xml", *names)
        for one in re.findall(pattern, parts[name].decode())
    ]


@pytest.mark.parametrize(
    ("xml", "pattern"),
    [
        (DRAWING, '<wp:docPr id="([^"]*)"'),
        (SHAPE, '<v:shape id="([^"]*)"'),
        (BOOKMARK.replace("{text}", WORDS), '<w:bookmarkStart w:id="([^"]*)"'),
        (BOOKMARK.replace("{text}", WORDS), '<w:bookmarkEnd w:id="([^"]*)"'),
        (CONTROL, '<w:sdtPr><w:id w:val="([^"]*)"'),
    ],
)
def test_each_number_stands_once_in_a_document(xml: str, pattern: str) -> None:
    template = real(
        f"<w:p>{xml.format(id=11)}</w:p>{looped(xml.format(id=12))}",
        header=looped(xml.format(id=13)),
        footer=looped(xml.format(id=14)),
    )
    numbers = found(rendered(template, TWICE), pattern)
    assert len(numbers) == len(set(numbers)) == 7
    assert worse(template, rendered(template, TWICE)) == []


def test_a_shape_and_its_kind_are_told_once_in_each_part() -> None:
    text = SHAPE.format(id="Tekstboks 1")
    xml = unzipped(rendered(real(looped(text)), TWICE))["word/document.xml"].decode()
    assert re.findall("<v:shape(?:type)? [^>]*?>", xml) == [
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"/>',
        '<v:shape id="Tekstboks 1" o:spid="_x0000_s1026" type="#_x0000_t202" style="width:9pt"/>',
        '<v:shape id="Tekstboks 1_501001" type="#_x0000_t202" style="width:9pt"/>',
    ]


def test_what_is_embedded_shows_in_its_own_copy_of_the_shape() -> None:
    text = (
        '<w:r><w:object><v:shape id="_x0000_i1025" style="width:9pt"/>'
        '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" ObjectID="_1"/>'
        "</w:object></w:r>"
    )
    data = rendered(real(looped(text)), TWICE)
    assert found(data, '<v:shape id="([^"]*)"') == ["_x0000_i1025", "_x0000_i501001"]
    assert found(data, 'ShapeID="([^"]*)"') == ["_x0000_i1025", "_x0000_i501001"]


def test_the_copies_of_a_bookmark_are_pairs_and_have_names_of_their_own() -> None:
    inner = BOOKMARK.format(id=2, text=WORDS).replace("sak", "sak_2")
    outer = BOOKMARK.format(id=1, text=inner)
    reference = '<w:p><w:fldSimple w:instr=" REF sak "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    template = real(reference + looped(outer))
    data = rendered(template, TWICE)
    marks = found(data, '<w:(bookmark\\w+ w:id="[^"]*"(?: w:name="[^"]*")?)')
    assert marks == [
        'bookmarkStart w:id="1" w:name="sak"',
        'bookmarkStart w:id="2" w:name="sak_2"',
        'bookmarkEnd w:id="2"',
        'bookmarkEnd w:id="1"',
        'bookmarkStart w:id="501001" w:name="sak_3"',
        'bookmarkStart w:id="501002" w:name="sak_2_2"',
        'bookmarkEnd w:id="501002"',
        'bookmarkEnd w:id="501001"',
    ]
    assert " REF sak " in found(data, 'w:instr="([^"]*)"')
    assert worse(template, data) == []


def test_a_long_name_keeps_within_what_word_lets_a_name_be() -> None:
    long = BOOKMARK.format(id=1, text=WORDS).replace("sak", "n" * 40)
    names = found(rendered(real(looped(long)), TWICE), 'w:name="(n[^"]*)"')
    assert names == ["n" * 40, "n" * 38 + "_2"]


def test_what_stands_once_keeps_its_number() -> None:
    text = "".join(
        f"<w:p>{one.format(id=7, text=WORDS)}</w:p>" for one in (BOOKMARK, CONTROL, SHAPE)
    )
    condition = paragraph("{%p if xs %}") + text.replace("{{ x }}", "x") + paragraph("{%p endif %}")
    before, after = (part(one) for one in (real(text), rendered(real(condition), TWICE)))
    for tag in ("bookmarkStart", "bookmarkEnd", "id"):
        marks = [
            [dict(found.attrib) for found in tree.iter(f"{{*}}{tag}")] for tree in (before, after)
        ]
        assert marks[0] == marks[1]


def test_the_drawings_of_a_header_keep_out_of_the_way_of_the_text() -> None:
    drawn = DRAWING.format(id=1001)
    template = real(f"<w:p>{drawn}</w:p>{paragraph('{{ xs[0] }}')}", header=f"<w:p>{drawn}</w:p>")
    assert found(rendered(template, TWICE), '<wp:docPr id="([^"]*)"') == ["1001", "500000"]


def test_a_header_whose_drawings_are_apart_is_copied_as_it_is() -> None:
    template = real(
        f"<w:p>{DRAWING.format(id=5)}</w:p>{paragraph('{{ xs[0] }}')}",
        header=f"<w:p>{DRAWING.format(id=6)}</w:p>",
    )
    name = "word/header1.xml"
    assert unzipped(rendered(template, TWICE))[name] == unzipped(template)[name]


def test_pictures_among_the_values_have_numbers_that_no_drawing_has() -> None:
    drawn = [f"<w:p>{DRAWING.format(id=number)}</w:p>" for number in (600_001, 800_001)]
    picture = paragraph("{{ map }}")
    template = real(picture + looped(DRAWING.format(id=7)) + picture, "".join(drawn) + picture)
    data = rendered(template, TWICE | {"map": pictured(png(), "Kart")})
    numbers = found(data, '<wp:docPr id="([^"]*)"')
    assert len(numbers) == len(set(numbers)) == 7
    assert worse(template, data) == []
