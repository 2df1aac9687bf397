"""Named blocks: put where a body asks for them, with their looks, or refused by their file."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import RGBColor

from pipeline.diagnostics import Rejected
from pipeline.word import prose
from pipeline.word.blocks import Blocks, blocks_of, called, placed, shaded
from pipeline.word.form import Form
from pipeline.word.package import opened
from pipeline.word.template import Family
from tests.word.make import W, body, paragraph, saved, table, unzipped, written

FAMILY = saved(docx.Document())


def seen(**context: object) -> dict[str, object]:
    return {"municipality": {"name": "Prøvevik"}, **context}


def blocks(*lines: str) -> Blocks:
    return blocks_of(saved(written(*lines)), "blocks/nb.docx")


def under(held: Blocks | None, *lines: str) -> Form:
    return Family(FAMILY, "family.docx", "nb-NO").under(
        saved(written("# Sak", *lines)), "note/nb.docx", blocks=held
    )


def told(held: Blocks | None, *lines: str) -> list[str]:
    with pytest.raises(Rejected) as caught:
        under(held, *lines).filled(seen(mail="post@a.no"))
    return [f"{one.path} {one.code} {one.message}" for one in caught.value.diagnostics]


CONTACT = blocks("## contact", "Skriv til {{ mail }}.", "### Punkter", "- ett", "## other", "Annet")


@pytest.mark.parametrize(
    "call", ["{%p block contact %}", "{% block contact %}", " {%block contact%} "]
)
def test_a_block_stands_where_it_is_asked_for(call: str) -> None:
    made = under(CONTACT, "Før", call, "Etter").filled(seen(mail="post@a.no"))
    assert prose.text(made) == ("\n# Sak\nFør\nSkriv til post@a.no.\n\n### Punkter\n- ett\nEtter\n")


def test_a_block_may_be_asked_for_twice_and_under_a_condition() -> None:
    lines = ("{%p if mail %}", "{%p block other %}", "{%p endif %}", "{%p block other %}")
    assert prose.text(under(CONTACT, *lines).filled(seen(mail=""))) == "\n# Sak\nAnnet\n"
    assert prose.text(under(CONTACT, *lines).filled(seen(mail="a"))) == "\n# Sak\nAnnet\nAnnet\n"


def test_a_block_reads_what_the_loop_around_it_gives() -> None:
    lines = ("{%p for mail in mails %}", "{%p block contact %}", "{%p endfor %}")
    made = prose.text(under(CONTACT, *lines).filled(seen(mails=["a@b.no", "c@d.no"])))
    assert made.count("Skriv til") == 2
    assert "c@d.no" in made


def test_a_block_in_a_cell_stands_in_the_cell() -> None:
    document = written("# Sak")
    table(document, ("Hvem", "Hvordan"), ("Vi", "{%p block contact %}"))
    form = Family(FAMILY, "family.docx", "nb-NO").under(
        saved(document), "note/nb.docx", blocks=CONTACT
    )
    assert "| Vi | Skriv til a. / Punkter / ett |" in prose.text(form.filled(seen(mail="a")))


def test_a_split_call_is_a_call() -> None:
    runs = "".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in ("{%p bl", "ock con", "tact %}"))
    form = Family(FAMILY, "family.docx", "nb-NO").under(
        body(f"<w:p>{runs}</w:p>"), "note/nb.docx", blocks=CONTACT
    )
    assert prose.text(form.filled(seen(mail="a"))).startswith("Skriv til a.")


def test_numbers_of_a_list_in_a_block_are_the_body_s_own_lists_apart() -> None:
    def numbered(document: Document) -> bytes:
        for item in document.paragraphs:
            if item.text.startswith("tall"):
                number = OxmlElement("w:numPr")
                number.append(OxmlElement("w:ilvl", {f"{W}val": "0"}))
                number.append(OxmlElement("w:numId", {f"{W}val": "5"}))
                item._p.get_or_add_pPr().append(number)
        return saved(document)

    held = blocks_of(numbered(written("## list", "tall 1")), "blocks/nb.docx")
    parts, _ = placed(opened(numbered(written("# Sak", "tall 1", "{%p block list %}"))), held)
    used = [str(one.get(f"{W}val")) for one in parts.tree(parts.main).iter(f"{W}numId")]
    assert len(set(used)) == 2
    numbering = parts.tree(parts.linked("numbering"))
    assert {str(one.get(f"{W}numId")) for one in numbering.iter(f"{W}num")} >= set(used)


def test_a_style_that_the_body_lacks_comes_along() -> None:
    document = written("## look", "Rødt")
    style = document.styles.add_style("Varsel", 1)
    style.font.color.rgb = RGBColor(200, 0, 0)
    document.paragraphs[1].style = style
    held = blocks_of(saved(document), "blocks/nb.docx")
    made = under(held, "{%p block look %}").filled(seen())
    shown = docx.Document(io.BytesIO(made)).paragraphs[1].style
    assert shown is not None
    assert shown.name == "Varsel"


def test_a_link_in_a_block_leads_where_it_did() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        "</Relationships>"
    )
    link = f'<w:p><w:hyperlink r:id="rId1">{paragraph("nett")[5:-6]}</w:hyperlink></w:p>'
    heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>web</w:t></w:r></w:p>'
    data = body(heading + link, {"word/_rels/document.xml.rels": rels})
    made = unzipped(under(blocks_of(data, "b"), "{%p block web %}").filled(seen()))
    assert made["word/_rels/document.xml.rels"].count(b"https://example.org/") == 1


def test_what_a_block_came_with_does_not_show_in_the_document() -> None:
    made = unzipped(under(CONTACT, "{%p block contact %}").filled(seen(mail="a")))
    assert b"blocks/nb.docx" not in made["word/document.xml"]


# --- What is refused.


def test_a_fault_in_a_block_is_told_of_the_file_of_blocks() -> None:
    held = blocks("## contact", "Skriv til {{ male }}.")
    assert told(held, "{%p block contact %}") == [
        "blocks/nb.docx T005 contact, in “Skriv til {{ male }}.”: the name “male” is unknown"
    ]


def test_an_unknown_block_is_told_with_all_else_that_is_wrong() -> None:
    assert told(CONTACT, "{%p block contatc %}", "{{ a b }}") == [
        (
            "note/nb.docx T014 word/document.xml, in “{%p block contatc %}”: there is no block"
            " called contatc"
        ),
        (
            "note/nb.docx T003 word/document.xml, in “{{ a b }}”: the tag is not written as a tag"
            " must be"
        ),
    ]


def test_without_blocks_none_can_be_asked_for() -> None:
    assert told(None, "{%p block contact %}") == [
        (
            "note/nb.docx T014 word/document.xml, in “{%p block contact %}”: there is no block"
            " called contact"
        )
    ]


def test_a_call_beside_words_is_refused() -> None:
    assert told(CONTACT, "Se {% block contact %}") == [
        (
            "note/nb.docx T014 word/document.xml, in “Se {% block contact %}”: a block is only put"
            " into the text of a document type"
        )
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Løst",), "this stands under no name"),
        (("## to ord",), "“to ord” cannot be the name of a block"),
        (("## a", "x", "## a"), "two blocks are called a"),
        (("## a", "{%p block b %}", "## b"), "a block cannot ask for another block"),
    ],
)
def test_a_file_of_blocks_is_told_what_it_may_not_hold(lines: tuple[str, ...], said: str) -> None:
    held = blocks(*lines, "## contact", "Skriv")
    assert [str(refused.what) for refused, _ in held.findings] == [said]
    assert told(held, "{%p block contact %}")[0].startswith("blocks/nb.docx T014 ")


def test_a_block_has_no_section_of_its_own() -> None:
    document = written("## a", "x")
    document.add_section()
    document.add_paragraph("y")
    held = blocks_of(saved(document), "blocks/nb.docx")
    assert [str(one.what) for one, _ in held.findings] == [
        "a block cannot begin a section of its own"
    ]


def test_the_blocks_that_a_body_asks_for_are_known() -> None:
    held = opened(saved(written("# Sak", "{%p block b %}", "{% block a %}", "Se {% block c %}")))
    assert called(held) == {"a", "b"}


# --- Shades.


def legend(*cells: tuple[str, str]) -> Blocks:
    document = written("## shades")
    made = table(document, ("Ord",), *((word,) for word, _ in cells))
    for row, (_, fill) in zip(made.rows[1:], cells, strict=True):
        shade = OxmlElement("w:shd", {f"{W}val": "clear", f"{W}fill": fill})
        row.cells[0]._tc.get_or_add_tcPr().append(shade)
    return blocks_of(saved(document), "blocks/nb.docx")


def shaded_form(held: Blocks | None) -> Form:
    document = written("# Sak")
    table(document, ("Svar",), ("{% shade answer %}{{ answer }}",))
    return Family(FAMILY, "family.docx", "nb-NO").under(
        saved(document), "note/nb.docx", blocks=held
    )


def test_a_cell_is_coloured_as_the_cell_of_the_blocks_that_says_its_word() -> None:
    form = shaded_form(legend(("Ja", "C9E2D3"), ("Nei", "EFC4C0")))
    for word, fill in (("Ja", b"C9E2D3"), ("Nei", b"EFC4C0")):
        made = unzipped(form.filled(seen(answer=word)))["word/document.xml"]
        assert b'w:fill="%b"' % fill in made
    assert prose.text(form.filled(seen(answer="Nei"))).splitlines()[-2:] == ["| Nei |", ""]


def test_a_word_without_a_colour_is_told() -> None:
    with pytest.raises(Rejected) as caught:
        shaded_form(legend(("Ja", "C9E2D3"))).filled(seen(answer="Kanskje"))
    assert [str(one.message) for one in caught.value.diagnostics] == [
        (
            "word/document.xml, table 1, row 2, cell 1, in “{% shade answer %}{{ answer }}”: no"
            " cell of the blocks says “Kanskje”"
        )
    ]


def test_a_shade_outside_of_a_cell_is_refused() -> None:
    assert told(legend(("Ja", "C9E2D3")), "{% shade answer %}Ja") == [
        (
            "note/nb.docx T014 word/document.xml, in “{% shade answer %}Ja”: only a cell of a"
            " document type's text has a shade"
        )
    ]


def test_the_colours_of_a_table_are_known_by_their_words() -> None:
    held = legend(("Ja", "C9E2D3")).held["shades"]
    assert [pair for one in held for pair in shaded(one)] == [("Ja", "C9E2D3")]
