"""What an author put beside a tag, or between its pieces, is in the document, or he is told."""

import re
from collections.abc import Callable
from random import Random

import docx
import pytest
from lxml import etree

from .make import W, part, refusal, rendered, saved, unzipped

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CONTEXT = {"yes": True, "no": False, "name": "Kari", "xs": ["a", "b"]}
WORD = "PLANTET"


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def words(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


# Each says in its XML or its words that it was planted; and how a refusal calls it.
CONTENT = {
    "words": (words(f" {WORD} "), WORD),
    "bold words": (run(f"<w:rPr><w:b/></w:rPr><w:t>{WORD}</w:t>"), WORD),
    "a tab and words": (run(f"<w:tab/><w:t>{WORD}</w:t>"), WORD),
    "a picture": (
        run(
            f'<w:drawing><wp:inline xmlns:wp="{_WP}"><wp:docPr id="1" name="{WORD}"/></wp:inline>'
        ).replace("</wp:inline>", "</wp:inline></w:drawing>"),
        "picture",
    ),
    "a note": (run(f'<w:footnoteReference w:id="7" w:customMarkFollows="{WORD}"/>'), "note"),
    "a link": (f'<w:hyperlink w:anchor="x">{words(WORD)}</w:hyperlink>', WORD),
    "a bookmark": (
        f'<w:bookmarkStart w:id="5" w:name="{WORD}"/><w:bookmarkEnd w:id="5"/>',
        "bookmark",
    ),
    "a page break": (run(f'<w:br w:type="page" w:clear="{WORD}"/>'), "page break"),
    "a field": (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run(f"<w:instrText>PAGE \\* {WORD}</w:instrText>")
        + run('<w:fldChar w:fldCharType="end"/>'),
        "field",
    ),
    "a formula": (f'<m:oMath xmlns:m="{_M}"><m:r><m:t>{WORD}</m:t></m:r></m:oMath>', "formula"),
    "a control": (f"<w:sdt><w:sdtContent>{words(WORD)}</w:sdtContent></w:sdt>", WORD),
}


def para(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def row(*cells: str) -> str:
    made = (f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{one}</w:tc>' for one in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    columns = '<w:gridCol w:w="900"/>' * max(one.count("<w:tc>") for one in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def beside(r: Random, tag: str, planted: str) -> str:
    """Write a tag with what is planted at one side; what has no words, between its pieces too."""
    if f">{WORD}<" not in planted and f" {WORD} " not in planted and r.random() < 0.4:
        at = r.randint(1, len(tag) - 1)
        return words(tag[:at]) + planted + words(tag[at:])
    return r.choice((planted + words(tag), words(tag) + planted))


def of_paragraphs(r: Random, planted: str) -> str:
    opening, end = r.choice((("if yes", "endif"), ("for x in xs", "endfor")))
    tags = [f"{{%p {opening} %}}", f"{{%p {end} %}}"]
    hit = r.randrange(2)
    held = [beside(r, tag, planted) if n == hit else words(tag) for n, tag in enumerate(tags)]
    return para(held[0]) + para(words("x")) + para(held[1])


def of_rows(r: Random, planted: str) -> str:
    opening, end = r.choice((("if yes", "endif"), ("for x in xs", "endfor")))
    tags = [f"{{%tr {opening} %}}", f"{{%tr {end} %}}"]
    hit = r.randrange(2)
    rows = []
    for n, tag in enumerate(tags):
        cells = [para(words(tag)), para()]
        if n == hit and r.random() < 0.5:
            cells[0] = para(beside(r, tag, planted))
        elif n == hit:
            cells[1] = para(planted)
            cells = r.choice((cells, cells[::-1]))
        rows.append(row(*cells))
    return table(rows[0], row(para(words("x")), para(words("y"))), rows[1])


def of_cells(r: Random, planted: str) -> str:
    opening, end = r.choice((("if yes", "endif"), ("for x in xs", "endfor")))
    tags = [f"{{%tc {opening} %}}", f"{{%tc {end} %}}"]
    hit = r.randrange(2)
    held = [beside(r, tag, planted) if n == hit else words(tag) for n, tag in enumerate(tags)]
    return table(row(para(held[0]), para(words("x")), para(held[1])))


def of_runs(r: Random, planted: str) -> str:
    tags = ["{%r if yes %}", "{%r endif %}"]
    hit = r.randrange(2)
    held = [beside(r, tag, planted) if n == hit else words(tag) for n, tag in enumerate(tags)]
    return para(words("a"), held[0], words("x"), held[1])


def of_text(r: Random, planted: str) -> str:
    tag = r.choice(("{{ name }}", "{# remark #}", "{% set x = 1 %}", "{% if yes %}x{% endif %}"))
    return para(beside(r, tag, planted))


def of_joined(r: Random, planted: str) -> str:
    one, two = r.choice((("a{% if yes -%}", "b{% endif %}"), ("{% if yes %}a", "{%- endif %} b")))
    pair = [beside(r, one, planted), words(two)]
    return para(pair[0]) + para(pair[1])


def of_values(r: Random, planted: str) -> str:
    tag = r.choice(("{% cellbg 'FF0000' %}", "{% colspan 1 %}"))
    return table(row(para(beside(r, tag, planted))))


WAYS: list[Callable[[Random, str], str]] = [
    *(of_paragraphs, of_rows, of_cells, of_runs, of_text, of_joined, of_values)
]


def file_with(xml: str) -> bytes:
    """Put XML into the text of a document as Word makes it, with a heading before and after."""
    document = docx.Document()
    document.add_heading("Sak", 1)
    for one in etree.fromstring(f"<w:body {_NS}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, one)
    document.add_paragraph("Slutt")
    return saved(document)


@pytest.mark.parametrize("kind", CONTENT)
def test_what_is_planted_beside_a_tag_is_found_again_or_told(kind: str) -> None:
    planted, called = CONTENT[kind]
    found, lost, told = 0, [], []
    for seed in range(25):
        r = Random(seed)  # noqa: S311 the same templates in each run
        way = r.choice(WAYS)
        template = file_with(way(r, planted))
        said = refusal(template, CONTEXT)
        if said:
            told.append((way.__name__, said))
        elif WORD.encode() in unzipped(rendered(template, CONTEXT))["word/document.xml"]:
            found += 1
        else:
            lost.append((way.__name__, seed))
    assert not lost
    assert not [one for one in told if called not in one[1]]
    assert found >= 0.8 * (found + len(told))


@pytest.mark.parametrize("kind", ["a link", "a control"])
def test_a_tag_that_begins_outside_of_a_link_or_control_and_ends_in_it_is_told(kind: str) -> None:
    planted, called = CONTENT[kind]
    for at in range(2, len("{{ name }}") - 2):
        piece, rest = "{{ name }}"[:at], "{{ name }}"[at:]
        said = refusal(file_with(para(words(piece), planted, words(rest))), CONTEXT)
        assert re.match(r"T0(03|32) ", said)
        assert called in said


def test_a_section_stays_where_it_ended() -> None:
    section = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr>'
    for tag, end in (("{%p if yes %}", "{%p endif %}"), ("{%p for x in xs %}", "{%p endfor %}")):
        for first in (True, False):
            held = [words(tag), words(end)]
            xml = "".join(
                f"<w:p>{section if (n == 0) is first else ''}{one}</w:p>{para(words('x'))}"
                for n, one in enumerate(held)
            )
            root = part(rendered(file_with(xml), CONTEXT))
            assert len(root.findall(f".//{W}pPr/{W}sectPr")) == 1
