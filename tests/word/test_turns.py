"""Lists in loops begin anew where a reader would begin them anew."""

import re
from collections.abc import Mapping
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from pipeline.word.template import Family

from .make import (
    DECLARED,
    W,
    paragraph,
    paragraphs,
    part,
    read_by_office,
    rendered,
    saved,
    unzipped,
    worse,
)

CASES = [{"name": "A", "points": ["x", "y"]}, {"name": "B", "points": ["z"]}]
DATA = {"cases": CASES, "no": [], "yes": True, "municipality": {"name": "Vik"}}
NUMBERED = (
    '<w:abstractNum w:abstractNumId="90" {names}><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%2)"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
)
HEADED = (
    '<w:abstractNum w:abstractNumId="91" {names}><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
)


def listed(*lines: str, start: int = 1) -> bytes:
    """Make a file of lines: `1. ` is numbered by its style, `# ` by its own list, `## ` below."""
    document = docx.Document()
    number = own_list(document, NUMBERED.format(names=DECLARED, start=start))
    for line in lines:
        mark, _, words = line.partition(" ")
        if mark in ("#", "##"):
            properties: Any = document.add_paragraph(words)._p.get_or_add_pPr()
            numbering = properties.get_or_add_numPr()
            numbering.get_or_add_numId().val = number
            numbering.get_or_add_ilvl().val = len(mark) - 1
        else:
            styles = {"1.": "List Number", "-": "List Bullet"}
            document.add_paragraph(words if mark in styles else line, styles.get(mark))
    return saved(document)


def own_list(document: Document, kind: str) -> int:
    root = document.part.numbering_part.element
    new = parse_xml(kind)
    root.insert(0, new)
    return int(root.add_num(int(str(new.get(f"{W}abstractNumId")))).numId)


def read(template: bytes, data: Mapping[str, object] = DATA) -> list[str]:
    made = rendered(template, data)
    assert worse(template, made) == []
    assert not re.search(rb"saksflyt-|<\?turn|<\?lists", b"".join(unzipped(made).values()))
    return [line.strip() for line in read_by_office(made)]


FOR, END = "{%p for case in cases %}", "{%p endfor %}"
INNER = "{%p for point in case.points %}"


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        # Two points of each case: a list of its own for each.
        (
            ("# før", FOR, "{{ case.name }}", "1. ett", "1. to", END, "# etter"),
            ["1) før", "A", "1. ett", "2. to", "B", "1. ett", "2. to", "2) etter"],
        ),
        # A list that stands outside of the loop, too, goes on through it, as in the template.
        (
            ("# før", FOR, "# {{ case.name }}", "# vedtak", END, "# etter"),
            ["1) før", "2) A", "3) vedtak", "4) B", "5) vedtak", "6) etter"],
        ),
        (
            (
                FOR,
                "{{ case.name }}",
                "1. ett",
                "1. to",
                END,
                "{%p if yes %}",
                "1. c",
                "{%p endif %}",
            ),
            ["A", "1. ett", "2. to", "B", "3. ett", "4. to", "5. c"],
        ),
        # Lists in two loops are two lists.
        (
            (FOR, "1. ett", "1. to", END, FOR, "1. a", "1. b", END),
            ["1. ett", "2. to"] * 2 + ["1. a", "2. b"] * 2,
        ),
        # One point of each case: the cases are the items.
        ((FOR, "1. {{ case.name }}", "tekst", END), ["1. A", "tekst", "2. B", "tekst"]),
        # One point, in one or the other wording.
        (
            (
                *(FOR, "{%p if case.points %}", "# {{ case.name }}", "{%p else %}", "# nei"),
                *("{%p endif %}", END),
            ),
            ["1) A", "2) B"],
        ),
        # Points of an inner loop: they begin anew with each case, not with each point.
        (
            (FOR, "{{ case.name }}", INNER, "# {{ point }}", END, END),
            ["A", "1) x", "2) y", "B", "1) z"],
        ),
        # The inner loop has a list of two: it begins anew with each point.
        (
            (FOR, INNER, "# {{ point }}", "# {{ case.name }}", END, END),
            ["1) x", "2) A", "1) y", "2) A", "1) z", "2) B"],
        ),
        # A point of the case and those of its inner loop are one list.
        (
            (FOR, "# {{ case.name }}", INNER, "# {{ point }}", END, END),
            ["1) A", "2) x", "3) y", "1) B", "2) z"],
        ),
        # The cases are the items, and their points are below them.
        (
            (FOR, "# {{ case.name }}", INNER, "## {{ point }}", END, END),
            ["1) A", "a) x", "b) y", "2) B", "a) z"],
        ),
        # Two lists in one loop, each by itself.
        (
            (FOR, "1. {{ case.name }}", "# ett", "# to", END),
            ["1. A", "1) ett", "2) to", "2. B", "1) ett", "2) to"],
        ),
        # Bullets have no numbers, and what no loop repeats is left alone.
        ((FOR, "- a", "- b", END, "1. a", "1. b"), ["• a", "• b"] * 2 + ["1. a", "2. b"]),
        (("{%p if yes %}", "1. a", "1. b", "{%p endif %}", "1. c"), ["1. a", "2. b", "3. c"]),
        (("{%p for x in no %}", "1. a", "1. b", "{%p endfor %}", "1. c"), ["1. c"]),
    ],
)
def test_a_list_begins_anew_in_each_turn_that_has_a_list_of_its_own(
    lines: tuple[str, ...], seen: list[str]
) -> None:
    assert read(listed(*lines)) == seen


def test_a_list_begins_anew_where_it_begins() -> None:
    lines = (FOR, "# b", "# c", END, "1. d")
    assert read(listed(*lines, start=5)) == ["5) b", "6) c", "5) b", "6) c", "1. d"]


def test_numbered_headings_go_on() -> None:
    document = docx.Document()
    number = own_list(document, HEADED.format(names=DECLARED))
    style = document.styles["Heading 2"].element
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
    for line, name in ((FOR, None), ("a", "Heading 2"), ("b", "Heading 2"), (END, None)):
        document.add_paragraph(line, name)
    assert read(saved(document)) == ["1. a", "2. b", "3. a", "4. b"]


def test_a_list_in_a_cell_begins_anew_in_each_row() -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    for row, text in zip(
        table.rows, ("{%tr for case in cases %}", "", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = text
    for text in ("ett", "to"):
        table.rows[1].cells[0].add_paragraph(text, "List Number")
    numbers = [line for line in read(saved(document)) if line]
    assert numbers == ["1. ett", "2. to"] * 2


def test_equal_contexts_give_equal_bytes_and_turns_that_are_not_taken_no_lists() -> None:
    template = listed(FOR, "# a", "# b", END)
    assert rendered(template, DATA) == rendered(template, DATA)
    made = rendered(template, {"cases": []})
    held = [len(list(part(one, "word/numbering.xml").iter("{*}num"))) for one in (template, made)]
    assert held[0] == held[1]


def test_a_style_that_sets_its_list_in_goes_on_doing_so() -> None:
    document = docx.Document()
    document.styles["List Number"].paragraph_format.left_indent = docx.shared.Pt(50)
    for line, name in ((FOR, None), ("a", "List Number"), ("b", "List Number"), (END, None)):
        document.add_paragraph(line, name)
    made = part(rendered(saved(document), DATA))
    assert [one.get(f"{W}left") for one in made.iter("{*}ind")] == ["1000"] * 4


def test_under_a_family_lists_begin_anew_too() -> None:
    family = Family(paragraphs("x"), "family.docx", "nb-NO")
    body = listed("# før", FOR, "{{ case.name }}", "1. ett", "1. to", END, "# etter")
    made = family.under(body, "body.docx").filled(DATA)
    lines = [line.strip() for line in read_by_office(made)]
    assert lines == ["1) før", "A", "1. ett", "2. to", "B", "1. ett", "2. to", "2) etter"]
    none = family.under(listed(paragraph("a")), "body.docx").filled(DATA)
    assert "word/numbering.xml" in unzipped(none)


@pytest.mark.parametrize(("mark", "look"), [("1.", "{}. {}"), ("#", "{}) {}")])
def test_a_value_of_several_paragraphs_gives_as_many_items_of_a_list(mark: str, look: str) -> None:
    cases = [{"points": ["x\ay", "z"]}, {"points": ["w\av"]}]
    seen = read(listed(FOR, INNER, f"{mark} {{{{ point }}}}", END, END), {"cases": cases})
    assert seen == [look.format(n, word) for n, word in zip((1, 2, 3, 1, 2), "xyzwv", strict=True)]
