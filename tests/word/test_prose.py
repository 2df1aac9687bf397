"""A Word file as text: what a reviewer reads of a document, and of a template with its tags."""

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from pipeline.word.prose import every_text, template, text
from pipeline.word.sheets import sheets, taken
from tests.word.make import W, body, paragraph, saved, table, written


def template_text(document: Document) -> str:
    return template(sheets(taken(saved(document))[0])[0])


def test_a_document_is_headings_items_and_rows() -> None:
    document = written("# Sak", "Innledning.", "## Forslag", "- Ett", "1. To")
    table(document, ("Plan", "Eier"), ("A", "B\nC"))
    assert text(saved(document)) == (
        "\n# Sak\nInnledning.\n\n## Forslag\n- Ett\n- To\n\n| Plan | Eier |\n| A | B\nC |\n\n"
    )


def test_the_colour_of_the_page_hides_no_words() -> None:
    document = written("# Sak", "{{ item.title }}")
    document.element.insert(0, OxmlElement("w:background", {f"{W}color": "FFFFFF"}))
    assert text(saved(document)) == "\n# Sak\n{{ item.title }}\n"
    assert template(sheets(taken(saved(document))[0])[0]) == "# Sak\n{{ item.title }}\n"


def test_every_text_is_that_of_all_parts() -> None:
    document = written("# Sak")
    document.sections[0].header.paragraphs[0].text = "Kommune"
    assert every_text(saved(document)).split("\n") == ["Sak", "Kommune"]


def test_a_template_is_indented_by_its_blocks() -> None:
    document = written(
        *(
            "# {{ item.title }}",
            "{%p if item.plans %}",
            "## Planer",
            "{%p for one in item.plans %}",
        ),
        *("- {{ one.owner }}", "{%p endfor %}", "{%p else %}", "Ingen planer.", "{%p endif %}"),
        *("1. {{ item.title }}", "Dato {% if item.date %}{{ item.date }}{% else %}–{% endif %}."),
    )
    assert (
        template_text(document)
        == """\
# {{ item.title }}
{%p if item.plans %}

  ## Planer
  {%p for one in item.plans %}
    - {{ one.owner }}
  {%p endfor %}
{%p else %}
  Ingen planer.
{%p endif %}
1. {{ item.title }}
Dato {% if item.date %}{{ item.date }}{% else %}–{% endif %}.
"""
    )


def test_a_table_is_told_row_by_row_and_cell_by_cell() -> None:
    document = written("# Sak")
    held = table(
        document,
        ("Plan", "{%tc for one in item.plans %}", "Eier", "{%tc endfor %}"),
        ("{%tr for row in item.plans %}", "", "", ""),
        ("{{ row.title }}", "x", "", "y"),
        ("{%tr endfor %}", "", "", ""),
    )
    for line in ("{%p if row.note %}", "{{ row.note }}", "{%p endif %}"):
        held.cell(2, 0).add_paragraph(line)
    document.add_paragraph("Etter.")
    assert (
        template_text(document)
        == """\
# Sak

[table] Plans
  (Each plan.)
  [heading row]
    | Plan
    {%tc for one in item.plans %}
      | Eier
    {%tc endfor %}
  {%tr for row in item.plans %}
    [row]
      | {{ row.title }}
        {%p if row.note %}
          {{ row.note }}
        {%p endif %}
      | x
      |
      | y
  {%tr endfor %}

Etter.
"""
    )


def test_breaks_fields_pictures_and_sections_are_told_by_signs() -> None:
    document = written("# Sak", "Side ")
    last = document.paragraphs[-1]
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> NUMPAGES </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/>'
        "<w:t>.</w:t></w:r>"
    )
    picture = '<w:r><w:drawing><wp:inline><wp:docPr descr="Våpen"/></wp:inline></w:drawing></w:r>'
    for xml in (
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        "<w:r><w:t> av</w:t><w:br/><w:tab/></w:r>",
        field,
        picture,
    ):
        held = parse_xml(f"<w:p {nsdecls('w', 'wp')}>{xml}</w:p>")
        last._p.append(held[0])
    last._p.get_or_add_pPr().append(OxmlElement("w:sectPr"))
    assert template_text(document) == (
        "# Sak\nSide [PAGE] av↵→[NUMPAGES].[picture: Våpen]\n[section break]\n"
    )


def test_headers_footers_and_notes_follow_the_body() -> None:
    document = written("# Sak")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Alle sider"
    section.first_page_header.paragraphs[0].text = "{{ dossier.municipality.name }}"
    section.footer.paragraphs[0].text = "Bunn"
    assert (
        template_text(document)
        == """\
# Sak

[header, default]
Alle sider

[header, first]
{{ dossier.municipality.name }}

[footer, default]
Bunn
"""
    )
    note = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote>{paragraph("Se loven")}</w:footnote>'
    content = body(paragraph("Sak"), {"word/footnotes.xml": f"{note}</w:footnotes>"})
    assert template(sheets(taken(content)[0])[0]) == "Sak\n\n[footnotes]\nSe loven\n"


def test_a_torn_template_is_told_as_far_as_it_goes() -> None:
    document = written("# Sak", "{%p endif %}", "x", "{%p if item.plans %}", "y")
    assert template_text(document) == "# Sak\n{%p endif %}\nx\n{%p if item.plans %}\n  y\n"


def test_a_list_is_known_by_its_numbering_too() -> None:
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt'
        ' w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '</w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )

    def item(number: int, level: int, words: str) -> str:
        return paragraph(words).replace(
            "<w:p>",
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            "</w:pPr>",
        )

    content = body(
        item(3, 0, "punkt") + item(3, 1, "under") + item(4, 0, "tall") + item(0, 0, "ikke"),
        {"word/numbering.xml": numbering},
    )
    assert template(sheets(taken(content)[0])[0]) == "- punkt\n  - under\n1. tall\nikke\n"
