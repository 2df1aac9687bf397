"""Each finding about a Word file, by a file that gives it and its nearest neighbour that does not.

The files are made by python-docx, as an author's script would make them.
"""

import base64
import io
import re
from collections.abc import Callable

import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from pipeline.norm import Norm
from pipeline.views.shapes import FOLLOWS, roots
from pipeline.word import advice
from pipeline.word.examined import examine
from pipeline.word.sandbox import Sandbox
from pipeline.word.typed import Names
from pipeline.word.vocabulary import DIALECT, HOUSE, Vocabulary, filters
from tests.word.make import W, body, package, paragraph, saved, table, written

SANDBOX = Sandbox(str, filters(Norm.NB))
NAMES = Names(roots("case_drafts"), follows=FOLLOWS)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
BOX = (
    '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>Frist 1. mai</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
)

Change = Callable[[Document], object]


def found(content: bytes, vocabulary: Vocabulary = DIALECT) -> list[tuple[str, str]]:
    """Give the code of each finding, and its place and message."""
    examined = examine(content, NAMES, vocabulary, SANDBOX)
    return [(one.code, f"{place.text()}: {one.what}") for one, place in examined.findings]


def file(change: Change) -> bytes:
    document = written("# {{ item.title }}", "## Bakgrunn", "Et avsnitt.")
    change(document)
    return saved(document)


def last(document: Document, xml: str) -> None:
    """Put XML in the last run of the last paragraph."""
    document.paragraphs[-1].runs[-1]._r.append(parse_xml(xml))


def lines(*texts: str) -> Change:
    return lambda document: [document.add_paragraph(text) for text in texts]


def styled(*pairs: tuple[str, str]) -> Change:
    return lambda document: [document.add_paragraph(text, style) for text, style in pairs]


def nested(document: Document) -> None:
    """End a cell with a table, and the paragraph that Word wants after that."""
    cell = table(document, ("Plan",), ("Se under",)).cell(1, 0)
    inner = cell.add_table(1, 1)
    for kind in ("w:tblHeader", "w:cantSplit"):
        inner.rows[0]._tr.get_or_add_trPr().append(OxmlElement(kind))
    for kind in ("w:tblCaption", "w:tblDescription"):
        inner._tbl.tblPr.append(OxmlElement(kind, {f"{W}val": "Om planen"}))
    inner.cell(0, 0).text = "Navn"


def without(name: str) -> Change:
    """Make a table that lacks something."""

    def made(document: Document) -> None:
        held = table(document, ("Plan", "Eier"), ("{{ item.title }}", "x"))
        for one in list(held._tbl.iter(f"{W}{name}")):
            parent = one.getparent()
            assert parent is not None
            parent.remove(one)

    return made


def plain(*numbers: int) -> Change:
    """Take the styles from paragraphs."""

    def made(document: Document) -> None:
        for number in numbers:
            document.paragraphs[number].style = document.styles["Normal"]

    return made


def picture(text: str) -> Change:
    def made(document: Document) -> None:
        shape = document.add_picture(io.BytesIO(DOT), Pt(10))
        shape._inline.docPr.set("descr", text)

    return made


def on_a_new_page(document: Document) -> None:
    document.add_paragraph("Ny side").paragraph_format.page_break_before = True


def two_tables(document: Document) -> None:
    table(document, ("Plan",), ("x",))
    document.add_paragraph()
    table(document, ("Plan",), ("x",))


def commented(document: Document) -> None:
    document.add_comment(document.paragraphs[-1].runs, "Stemmer det?", "A", "a")


def bold(document: Document) -> None:
    document.paragraphs[-1].runs[-1].bold = True


def tracked(document: Document) -> None:
    properties = document.paragraphs[-1].runs[-1]._r.get_or_add_rPr()
    properties.append(
        parse_xml(
            f'<w:rPrChange {nsdecls("w")} w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">'
            "<w:rPr/></w:rPrChange>"
        )
    )


# What is wrong, what is said of it, and the nearest that is right.
PAIRS: dict[str, tuple[str, str, Change, Change]] = {
    "words before a tag with p": (
        "T020",
        (
            "word/document.xml, in “Planer: {%p if item.plans %}”: “Planer:” stands beside"
            " {%p if item.plans %}, and is kept in a paragraph of its own"
        ),
        lines("Planer: {%p if item.plans %}", "x", "{%p endif %}"),
        lines("Planer:", "{%p if item.plans %}", "x", "{%p endif %}"),
    ),
    "words after a tag with p": (
        "T020",
        (
            "word/document.xml, in “{%p endif %} og mer”: “og mer” stands beside"
            " {%p endif %}, and is kept in a paragraph of its own"
        ),
        lines("{%p if item.plans %}", "x", "{%p endif %} og mer"),
        lines("{%p if item.plans %}", "x", "{%p endif %}", "og mer"),
    ),
    "words in the row of a tag with tr": (
        "T020",
        (
            "word/document.xml, table 1, row 2, cell 1, in “{%tr for row in item.plans %}”:"
            " “Planer” stands beside {%tr for row in item.plans %}, and is kept in a row of its own"
        ),
        lambda document: table(
            document,
            ("Plan", "Eier"),
            ("{%tr for row in item.plans %}", "Planer"),
            ("{{ row.plan.title }}", "{{ row.owner }}"),
            ("{%tr endfor %}", ""),
        ),
        lambda document: table(
            document,
            ("Plan", "Eier"),
            ("{%tr for row in item.plans %}", ""),
            ("{{ row.plan.title }}", "{{ row.owner }}"),
            ("{%tr endfor %}", ""),
        ),
    ),
    "quotes as Word makes them": (
        "T024",
        (
            "word/document.xml, in “{{ item.title|default(“x”) }}”: the tag has curly quotes:"
            " {{ item.title|default(“x”) }}"
        ),
        lines("{{ item.title|default(“x”) }}"),
        lines('“{{ item.title|default("x") }}”'),
    ),
    "a comment": (
        "T027",
        "word/document.xml, in “Et avsnitt.”: the text has a comment",
        commented,
        lines("Kommentar: Stemmer det?"),
    ),
    "a tracked change of formatting": (
        "T010",
        (
            "word/document.xml, in “Et avsnitt.”: changes are tracked, neither accepted nor"
            " rejected: the look of characters (1)"
        ),
        tracked,
        bold,
    ),
    "tracking that is on": (
        "T027",
        "word/settings.xml: changes to the file are tracked",
        lambda document: document.settings.element.insert(0, OxmlElement("w:trackRevisions")),
        lambda document: document.settings.element.insert(
            0, OxmlElement("w:trackRevisions", {f"{W}val": "0"})
        ),
    ),
    "a sheet of another program": (
        "T028",
        (
            "word/document.xml, in “Et avsnitt.”: something of another program is embedded here"
            " (Excel.Sheet.12)"
        ),
        lambda document: last(
            document,
            f'<w:object {nsdecls("w")} xmlns:o="urn:schemas-microsoft-com:office:office">'
            '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object>',
        ),
        lambda document: table(document, ("Plan",), ("x",)),
    ),
    "no title": (
        "A001",
        "word/document.xml, in “{{ item.title }}”: the document has no title",
        plain(0, 1),
        plain(1),
    ),
    "a second title": (
        "A001",
        "word/document.xml, in “En til”: the document has a second title",
        styled(("En til", "Title")),
        styled(("En til", "Subtitle")),
    ),
    "a second title that only some documents have": (
        "A001",
        "word/document.xml, in “En til”: the document has a second title",
        styled(("{%p if item.plans %}", "Normal"), ("En til", "Title"), ("{%p endif %}", "Normal")),
        styled(
            ("{%p if item.plans %}", "Normal"), ("En til", "Subtitle"), ("{%p endif %}", "Normal")
        ),
    ),
    "a heading before the title": (
        "A001",
        "word/document.xml, in “Først”: a heading stands before the title",
        lambda document: document.paragraphs[0].insert_paragraph_before("Først", "Heading 1"),
        lambda document: document.paragraphs[0].insert_paragraph_before("Først", "Subtitle"),
    ),
    "a level that is skipped": (
        "A002",
        "word/document.xml, in “Tall”: a heading of level 3 may follow one of level 1",
        styled(("Tall", "Heading 3")),
        styled(("Fakta", "Heading 2"), ("Tall", "Heading 3")),
    ),
    "a level that a condition may skip": (
        "A002",
        "word/document.xml, in “Tall”: a heading of level 3 may follow one of level 1",
        styled(
            ("{%p if item.plans %}", "Normal"),
            ("Fakta", "Heading 2"),
            ("{%p endif %}", "Normal"),
            ("Tall", "Heading 3"),
        ),
        styled(
            ("{%p if item.plans %}", "Normal"),
            ("Fakta", "Heading 2"),
            ("{%p else %}", "Normal"),
            ("Uten fakta", "Heading 2"),
            ("{%p endif %}", "Normal"),
            ("Tall", "Heading 3"),
        ),
    ),
    "a table without heading row": (
        "A003",
        "word/document.xml, table 1, row 1, cell 1, in “Plan”: the table has no heading row",
        without("tblHeader"),
        without("tblStyle"),
    ),
    "a table without name": (
        "A004",
        "word/document.xml, table 1, row 1, cell 1, in “Plan”: the table has no name",
        without("tblCaption"),
        lambda document: table(document, ("Plan",), ("x",), names=("Planer", "Hver plan.")),
    ),
    "a table without description": (
        "A004",
        "word/document.xml, table 1, row 1, cell 1, in “Plan”: the table has no description",
        lambda document: table(document, ("Plan",), ("x",), names=("Planer", " ")),
        lambda document: table(document, ("Plan",), ("x",), names=("Planer", "-")),
    ),
    "a table without both": (
        "A004",
        (
            "word/document.xml, table 1, row 1, cell 1, in “Plan”: the table has neither name nor"
            " description"
        ),
        lambda document: table(document, ("Plan",), ("x",), names=()),
        lambda document: table(document, ("Plan",), ("x",)),
    ),
    "a row that may be torn": (
        "A005",
        (
            "word/document.xml, table 1, row 1, cell 1, in “Plan”: the end of a page may tear 2"
            " rows of the table"
        ),
        without("cantSplit"),
        without("tblStyle"),
    ),
    "an empty paragraph": (
        "A006",
        "word/document.xml: an empty paragraph stands after “Et avsnitt.”",
        lines("", "Mer."),
        lines("Mer."),
    ),
    "a paragraph of spaces": (
        "A006",
        "word/document.xml: an empty paragraph stands after “Et avsnitt.”",
        lines(" \u00a0", "Mer."),
        lines("\u2013", "Mer."),
    ),
    "an empty paragraph in a cell with words": (
        "A006",
        "word/document.xml, table 1, row 2, cell 1: an empty paragraph stands after “x”",
        lambda document: table(document, ("Plan",), ("x",)).cell(1, 0).add_paragraph(""),
        lambda document: table(document, ("Plan",), ("",)).cell(1, 0).add_paragraph(""),
    ),
    "an empty paragraph before a table": (
        "A006",
        "word/document.xml: an empty paragraph stands after “Et avsnitt.”",
        lambda document: [document.add_paragraph(), table(document, ("Plan",), ("x",))],
        two_tables,
    ),
    "an empty paragraph after a table": (
        "A006",
        "word/document.xml: an empty paragraph stands after “x”",
        lambda document: [
            table(document, ("Plan",), ("x",)),
            document.add_paragraph(),
            document.add_paragraph("Mer."),
        ],
        nested,
    ),
    "a box": (
        "A007",
        "word/document.xml, in “Frist 1. mai”: text stands in a box",
        lambda document: last(document, BOX.replace("<w:pict", f"<w:pict {nsdecls('w')}")),
        lines("Frist 1. mai"),
    ),
    "a frame": (
        "A007",
        "word/document.xml, in “Et avsnitt.”: text stands in a box",
        lambda document: (
            document.paragraphs[-1]._p.get_or_add_pPr().append(OxmlElement("w:framePr"))
        ),
        lambda document: (
            document.paragraphs[-1]._p.get_or_add_pPr().append(OxmlElement("w:keepNext"))
        ),
    ),
    "a table that text flows around": (
        "A007",
        "word/document.xml, table 1, row 1, cell 1, in “Plan”: text flows around the table",
        lambda document: table(document, ("Plan",), ("x",))._tbl.tblPr.insert(
            0, OxmlElement("w:tblpPr")
        ),
        lambda document: table(document, ("Plan",), ("x",))._tbl.tblPr.insert(
            0, OxmlElement("w:bidiVisual")
        ),
    ),
    "a picture without text": (
        "A008",
        "word/document.xml: the picture has no alternative text",
        picture(""),
        picture("Kommunevåpenet"),
    ),
    "a brace too many": (
        "T034",
        (
            "word/document.xml, in “Vedtatt {{ item.date }}}”: “}” looks like a tag or a part of"
            " one, and is printed"
        ),
        lines("Vedtatt {{ item.date }}}"),
        lines("Vedtatt {{ item.date }} {a} {b c} [[1]] kommune.no"),
    ),
    "a name in single braces": (
        "T034",
        (
            "word/document.xml, in “Vedtatt { item.date }”: “{ item.date }” looks like a tag or"
            " a part of one, and is printed"
        ),
        lines("Vedtatt { item.date }"),
        lines("Vedtatt { item }"),
    ),
    "a name between the signs of another program": (
        "T034",
        (
            "word/document.xml, in “Vedtatt <<item.date|lower>>”: “<<item.date|lower>>” looks like"
            " a tag or a part of one, and is printed"
        ),
        lines("Vedtatt <<item.date|lower>>"),
        lines("Vedtatt <<dato>>"),
    ),
    "a line broken by hand": (
        "A009",
        "word/document.xml, in “Et avsnitt.”: a line is broken by hand",
        lambda document: document.paragraphs[-1].runs[-1].add_break(),
        lines("En linje til."),
    ),
    "a page broken by hand": (
        "A009",
        "word/document.xml: a page is broken by hand",
        lambda document: document.add_paragraph().add_run().add_break(WD_BREAK.PAGE),
        on_a_new_page,
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_file_has_the_finding_and_its_neighbour_has_none(name: str) -> None:
    code, said, bad, good = PAIRS[name]
    assert [(one, " ".join(words.split())) for one, words in found(file(bad))] == [
        (code, " ".join(said.split()))
    ]
    assert [one for one in found(file(good)) if one[0] == code] == []


def test_every_finding_has_its_pair() -> None:
    elsewhere = {"A010", "T021", "T022", "T023", "T025", "T026", "T029", "T031"}
    of_builds = {"T010"}
    assert {code for code, *_ in PAIRS.values()} | elsewhere == set(advice.CODES) | of_builds


def test_all_that_is_wrong_is_told_in_one_run_with_its_place() -> None:
    def spoilt(document: Document) -> None:
        document.add_paragraph()
        held = table(document, ("Plan",), ("{{ item.titel }}",), names=())
        held.cell(1, 0).add_paragraph("{%p if item.premise %}")
        held.cell(1, 0).add_paragraph("{{ item.premise.bodi }}")
        held.cell(1, 0).add_paragraph("{%p endif %}")
        document.sections[0].footer.paragraphs[0].text = "{{ dossier.municipality.nam }}"
        document.add_paragraph("Tall", "Heading 3")

    assert sorted((code, words.partition(": ")[0]) for code, words in found(file(spoilt))) == [
        ("A002", "word/document.xml, in “Tall”"),
        ("A004", "word/document.xml, table 1, row 1, cell 1, in “Plan”"),
        ("A006", "word/document.xml"),
        ("T005", "word/document.xml, table 1, row 2, cell 1, in “{{ item.premise.bodi }}”"),
        ("T005", "word/document.xml, table 1, row 2, cell 1, in “{{ item.titel }}”"),
    ]


def test_a_file_as_another_office_names_its_styles_is_understood() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="Tittel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Overskrift1"/></w:style>'
        "</w:styles>"
    )

    def text(style: str, words: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'

    good = text("Tittel", "Sak") + text("Egen", "Bakgrunn")
    bad = text("Egen", "Bakgrunn") + text("Tittel", "Sak")
    assert found(body(good, {"word/styles.xml": styles})) == []
    assert [code for code, _ in found(body(bad, {"word/styles.xml": styles}))] == ["A001"]


def test_what_only_older_programs_see_is_told_once() -> None:
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice Requires="w">{BOX}</mc:Choice><mc:Fallback>{BOX}'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    title = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Sak</w:t></w:r></w:p>'
    assert [code for code, _ in found(body(f"{title}<w:p>{both}</w:p>"))] == ["A007"]


def test_a_heading_of_a_contents_list_is_none() -> None:
    document = written("# Sak", "## Bakgrunn")
    document.styles["TOC Heading"].base_style = document.styles["Heading 3"]
    document.add_paragraph("Innhold", "TOC Heading")
    assert found(saved(document)) == []


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ item.case.route|length }}", "the filter length"),
        ('{{ item.title|truncate(5, true, "-") }}', "the filter truncate"),
        ("{{ item.case.route[0].body }}", "a value that is more than a name"),
        ("{{ item.title if item.premise else item.case.id }}", "a value that is more than a name"),
        (
            "{% if item.case.route|count > 2 %}x{% endif %}",
            "a condition that is more than “if name” or “if not name”",
        ),
        (
            "{% if item.premise and item.plans %}x{% endif %}",
            "a condition that is more than “if name” or “if not name”",
        ),
        (
            "{% for one in item.plans if one.owner %}x{% endfor %}",
            "a loop that is more than “for name in names”",
        ),
        ("{% set x = item.title %}", "the command set"),
    ],
)
def test_the_house_has_no_words_for_it_and_the_dialect_has(tag: str, said: str) -> None:
    content = file(lines(tag))
    assert [one for one in found(content) if one[0] != "T022"] == []
    told = f"{said} is not in the language of the program's own templates"
    assert ("T023", told) in {
        (code, words.rpartition("”: ")[2]) for code, words in found(content, HOUSE)
    }


@pytest.mark.parametrize(
    "tag",
    [
        "{{ item.title }}",
        "{{ item.title|lower }} {{ item.title|capital }} {{ item.date|short_date }}",
        "{{ item.case.route|count|words }} {{ item.case.proposal|listed }}",
        "{% if not item.premise %}x{% elif item.plans %}y{% else %}z{% endif %}",
        "{% for one in item.plans %}{{ one.owner }}{{ loop.index }}{% endfor %}",
    ],
)
def test_the_house_says_this(tag: str) -> None:
    assert found(file(lines(tag)), HOUSE) == []


@pytest.mark.parametrize(
    "code",
    [
        code
        for code, words in advice.CODES.items()
        if re.search(r"\{[{%]|^#", words[2], re.MULTILINE)
    ],
)
def test_the_examples_of_the_manual_are_true(code: str) -> None:
    """T025 shows a line of each norm's file, A010 a header: each has a test of its own."""
    _, _, wrong, right = advice.CODES[code]
    if code in ("A010", "T025"):
        return
    head = () if code.startswith("A") else ("# Sak",)
    for example, codes in ((wrong, {code}), (right, set[str]())):
        content = saved(written(*head, *(line for line in example.split("\n") if line)))
        assert {one for one, _ in found(content, HOUSE) if one != "T023" or code == "T023"} == codes


def test_a_file_that_is_no_word_file_is_told_and_nothing_else() -> None:
    assert [code for code, _ in found(b"PK")] == ["T001"]
    assert [code for code, _ in found(package({"word/document.xml": "<broken"}))] == ["T001"]
    assert [code for code, _ in found(body(paragraph("x")))] == ["A001"]
