"""What a condition or a loop leaves out leaves nothing behind that Word would not open."""

import re

import pytest

from pipeline.word.containers import kept

from .make import DECLARED as NAMES
from .make import body, package, paragraph, part, real, rendered, unzipped, worse

DATA = {"no": [], "yes": True, "xs": ["1", "2"]}
GONE = paragraph("{%p if no %}") + paragraph("bort") + paragraph("{%p endif %}")
NO_TURN = paragraph("{%p for x in no %}") + paragraph("{{ x }}") + paragraph("{%p endfor %}")
GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
EMPTIED = "<w:p></w:p>"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def cell(xml: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{xml}</w:tc>'


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(cell(paragraph(text)) for text in texts)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{GRID}{''.join(rows)}</w:tbl>"


def control(xml: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"


NO_ROW = row("{%tr if no %}") + row("b") + row("{%tr endif %}")
NO_CELL = "".join(cell(paragraph(one)) for one in ("{%tc if no %}", "b", "{%tc endif %}"))


def text_of(template: bytes, name: str = "word/document.xml") -> str:
    return unzipped(rendered(template, DATA))[name].decode()


@pytest.mark.parametrize("gone", [GONE, NO_TURN, paragraph("{%p set a = 1 %}")])
def test_each_story_that_is_emptied_keeps_a_paragraph(gone: str) -> None:
    notes = "<w:{0}s {1}><w:{0} w:id='2'>{2}</w:{0}></w:{0}s>"
    parts = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{paragraph('x')}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {NAMES}>{gone}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{gone}</w:ftr>",
        "word/footnotes.xml": notes.format("footnote", NAMES, gone),
        "word/endnotes.xml": notes.format("endnote", NAMES, gone),
    }
    made = rendered(package(parts), DATA)
    assert {name: len(list(part(made, name).iter("{*}p"))) for name in parts} == dict.fromkeys(
        parts, 1
    )


@pytest.mark.parametrize(
    "box",
    [
        (
            f"<w:pict><v:shape {VML}><v:textbox><w:txbxContent>{GONE}</w:txbxContent></v:textbox>"
            "</v:shape></w:pict>"
        ),
        (
            f"<mc:AlternateContent {MC}><mc:Choice Requires='wps'><w:drawing><wps:txbx {WPS}>"
            f"<w:txbxContent>{GONE}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
            f"<w:pict><v:textbox {VML}><w:txbxContent>{GONE}</w:txbxContent></v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent>"
        ),
    ],
)
def test_a_text_box_that_is_emptied_keeps_a_paragraph(box: str) -> None:
    xml = text_of(body(f"<w:p><w:r>{box}</w:r></w:p>"))
    boxes = re.findall(r"<w:txbxContent>(.*?)</w:txbxContent>", xml)
    assert boxes == ["<w:p/>"] * box.count("<w:txbxContent>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (control(GONE), f"<w:sdt><w:sdtPr/><w:sdtContent>{EMPTIED}</w:sdtContent></w:sdt>"),
        (control(control(GONE)), control(control(EMPTIED))),
        (table(row("a"), control(NO_ROW)), table(row("a"))),
        (table(f"<w:tr>{control(NO_CELL)}{cell(paragraph('c'))}</w:tr>"), table(row("c"))),
        (control(table(row("{%tr if no %}"), row("b"), row("{%tr endif %}"))), control(EMPTIED)),
    ],
)
def test_a_control_that_is_emptied_has_what_it_may_hold_or_goes(before: str, after: str) -> None:
    made, held = part(rendered(body(before), DATA)), part(body(after))
    assert [one.tag for one in made.iter()] == [one.tag for one in held.iter()]


def test_a_control_in_a_line_may_hold_nothing_and_goes() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="n"/>'
    xml = f"<w:p {NAMES}>%s</w:p>"
    assert "".join(kept([xml % control(control(mark))])) == xml % mark


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ((row("{%tc for x in no %}", "{{ x }}", "{%tc endfor %}"),), ""),
        ((row("a"), row("{%tc if no %}", "b", "{%tc endif %}")), table(row("a"))),
        (
            (
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
                + row("{%tc if no %}", "b", "{%tc endif %}").removeprefix("<w:tr>"),
                row("a"),
            ),
            table(row("a")),
        ),
        ((row("{%tr for x in no %}"), row("{{ x }}"), row("{%tr endfor %}")), ""),
        (
            (f"<w:tr>{cell(table(row('{%tr if no %}'), row('b'), row('{%tr endif %}')))}</w:tr>",),
            table(f"<w:tr>{cell('<w:p/>')}</w:tr>"),
        ),
    ],
)
def test_a_row_without_cells_goes_and_so_does_a_table_without_rows(
    rows: tuple[str, ...], left: str
) -> None:
    template = real(table(*rows) + paragraph("end"))
    made = rendered(template, DATA)
    held = [one.tag for one in part(real(left + paragraph("end"))).iter()]
    assert [one.tag for one in part(made).iter()] == held
    assert worse(template, made) == []


NOTHING = "<w:tbl><w:tblPr/><w:tr></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr></w:tbl>"
CONTROLS = "<w:sdt><w:sdtPr/><w:sdtContent%s>%s</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        (NOTHING, ""),
        (f"<w:p>a</w:p>{NOTHING}<w:p>b</w:p>", "<w:p>a</w:p><w:p>b</w:p>"),
        (CONTROLS % ("", NOTHING), ""),
        (CONTROLS % (' saksflyt-room="1"', NOTHING), CONTROLS % ("", "<w:p/>")),
        (CONTROLS % (' saksflyt-room="1"', "<w:p>a</w:p>"), CONTROLS % ("", "<w:p>a</w:p>")),
        (
            f"<w:tbl><w:tr><w:tc>{NOTHING}</w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc></w:tc></w:tr></w:tbl>",
        ),
        (f"<w:tbl><w:tr>{CONTROLS % ('', '<w:tr></w:tr>')}</w:tr></w:tbl>", ""),
    ],
)
def test_what_is_emptied_goes_however_its_text_is_cut(xml: str, left: str) -> None:
    pieces = re.findall(r".*?(?:</w:tr>|</w:p>|$)", xml)
    assert len(pieces) > 1
    assert "".join(kept(pieces)) == "".join(kept([xml])) == left


def between(data: bytes) -> list[str]:
    """Say what stands in the body, one after another."""
    names = {"p": "p", "tbl": "table", "sectPr": "section"}
    tree = part(data)
    return [names[one.tag.rpartition("}")[2]] for one in tree[0]]


ONE = table(row("a"))
IF, END = paragraph("{%p if yes %}"), paragraph("{%p endif %}")


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        (ONE + IF + ONE + END, ["table", "p", "table"]),
        (
            paragraph("{%p for x in xs %}") + ONE + paragraph("{%p endfor %}"),
            ["table", "p", "table"],
        ),
        (
            paragraph("{%p for x in xs %}") + ONE + IF + ONE + END + paragraph("{%p endfor %}"),
            [*["table", "p"] * 3, "table"],
        ),
        (IF + ONE + paragraph("{%p else %}") + paragraph("b") + END + ONE, ["table", "p", "table"]),
        (ONE + GONE + ONE + paragraph("b"), ["table", "p", "table", "p"]),
        (ONE + GONE, ["table"]),
        (ONE + ONE + IF + END, ["table", "table"]),
    ],
)
def test_tables_between_which_only_tags_stood_stay_apart(xml: str, left: list[str]) -> None:
    template = real(xml)
    made = rendered(template, DATA)
    assert between(made) == [*left, "section"]
    assert worse(template, made) == []
    assert b"saksflyt-" not in unzipped(made)["word/document.xml"]


def test_a_table_that_comes_last_in_its_cell_has_a_paragraph_after_it() -> None:
    xml = text_of(body(table(f"<w:tr>{cell(ONE + GONE)}</w:tr>") + "<w:p/>"))
    assert "</w:tbl><w:p/></w:tc>" in xml


def test_a_bookmark_keeps_its_end_where_its_row_goes() -> None:
    bare = row("{%tc if no %}", "b", "{%tc endif %}")
    marked = bare.replace("<w:tr>", '<w:tr><w:bookmarkStart w:id="1" w:name="n"/>')
    marked = marked.replace("</w:tr>", '<w:bookmarkEnd w:id="1"/></w:tr>')
    made = rendered(body(table(marked, row("a")) + "<w:p/>"), DATA)
    assert [one.tag.rpartition("}")[2] for one in part(made).iter("{*}bookmarkStart", "{*}tr")]
    assert len(list(part(made).iter("{*}bookmarkStart", "{*}bookmarkEnd"))) == 2
