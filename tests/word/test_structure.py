"""Tags that take their paragraph, row or cell with them take nothing else."""

import pytest

from .make import DECLARED, W, body, paragraph, part, refusal, rendered, seen, texts
from .test_docxtpl import row, table

CONTEXT = {"yes": True, "no": False, "xs": ["1", "2"]}
PARAGRAPHS = {
    ("Før {%p if yes %}", "x", "{%p endif %}"): ["Før", "x"],
    ("Før {%p if no %}", "x", "{%p endif %} etter"): ["Før", "etter"],
    ("{%p for x in xs %}{{ x }}", "{%p endfor %}"): ["1", "2"],
    ("{%p if yes %}x{%p endif %}",): ["x"],
    ("a{%p if no %}x{%p else %}y{%p endif %}b",): ["a", "y", "b"],
    ("{%p for x in xs %}{%p if x %}", "{{ x }}", "{%p endif %}{%p endfor %}"): ["1", "2"],
    ("{#p husk #}", "x"): ["x"],
    ("a {#p husk #} b",): ["a", "b"],
    ("{%p\u00a0if yes %}", "x", "{%p\u00a0endif %}"): ["x"],
}


@pytest.mark.parametrize("lines", PARAGRAPHS)
def test_words_beside_a_tag_with_p_are_paragraphs_of_their_own(lines: tuple[str, ...]) -> None:
    made = rendered(body("".join(map(paragraph, lines))), CONTEXT)
    assert texts(made) == PARAGRAPHS[lines]


def rows(xml: str) -> list[list[str]]:
    root = part(rendered(body(xml), CONTEXT))
    return [[seen(one) for one in each.iter(f"{W}tc")] for each in root.iter(f"{W}tr")]


ROWS = {
    "a tag in the first cell and its end in the last repeat the row between": (
        table(row("{%tr for x in xs %}a", "{{ x }}{%tr endfor %}"), columns=2),
        [["a", "1"], ["a", "2"]],
    ),
    "two tags in a row": (
        table(
            row("{%tr for x in xs %}{%tr if x == '2' %}"),
            row("{{ x }}"),
            row("{%tr endif %}{%tr endfor %}"),
        ),
        [["2"]],
    ),
    "ends are in order behind a row": (
        table(row("{%tr for x in xs %}{%tr if x %}{{ x }}", "{%tr endif %}{%tr endfor %}")),
        [["1", ""], ["2", ""]],
    ),
    "words behind an end stay behind": (
        table(row("{%tr for x in xs %}"), row("{{ x }}"), row("{%tr endfor %}", "Sum"), columns=2),
        [["1"], ["2"], ["", "Sum"]],
    ),
    "cells": (
        table(row("{%tc for x in xs %}{{ x }}{%tc endfor %}", "z"), columns=2),
        [["1", "2", "z"]],
    ),
}


@pytest.mark.parametrize("what", ROWS)
def test_what_stands_beside_a_tag_in_its_row_or_cell_stays(what: str) -> None:
    xml, expected = ROWS[what]
    assert rows(xml) == expected


def test_words_on_both_sides_of_a_tag_in_its_row_are_told() -> None:
    xml = table(row("Før", "{%tr if yes %}", "etter"), row("{%tr endif %}"), columns=3)
    assert refusal(body(xml), CONTEXT) == (
        "T033 word/document.xml, table 1, row 1, cell 2, in “{%tr if yes %}”: the tag with tr takes"
        " its table row with it, and that holds more: “Før etter”"
    )


def test_words_beside_a_tag_with_r_keep_their_look() -> None:
    look = "<w:rPr><w:b/></w:rPr>"
    xml = f"<w:p><w:r>{look}<w:t>a {{%r if yes %}} b {{%r endif %}} c</w:t></w:r></w:p>"
    runs = list(part(rendered(body(xml), CONTEXT)).iter(f"{W}r"))
    assert [seen(one) for one in runs] == ["a ", " b ", " c"]
    assert all(one.find(f"{W}rPr/{W}b") is not None for one in runs)


def test_a_tag_with_p_in_a_control_stands_for_its_paragraph() -> None:
    def held(tag: str) -> str:
        run = f"<w:r><w:t>{tag}</w:t></w:r>"
        return f"<w:p><w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt></w:p>"

    xml = held("{%p if no %}") + paragraph("x") + held("{%p endif %}") + paragraph("y")
    assert texts(rendered(body(xml), CONTEXT)) == ["y"]


DATE = "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
RUN = "<w:r><w:t>{%p if yes %}</w:t></w:r>"


def test_an_empty_control_beside_a_tag_stays() -> None:
    inline = DATE.format("<w:r><w:t xml:space='preserve'> </w:t></w:r>")
    end = paragraph("{%p endif %}")
    rows = table(
        row("{%tr for x in xs %}").replace(
            "</w:tr>", f"<w:tc>{DATE.format('<w:p/>')}</w:tc></w:tr>"
        ),
        row("{{ x }}", "k"),
        row("{%tr endfor %}", ""),
    )
    for xml in (f"<w:p>{inline}{RUN}</w:p>{paragraph('x')}{end}", rows):
        made = part(rendered(body(xml), CONTEXT))
        assert next(made.iter(f"{W}date"), None) is not None


def test_controls_around_the_tags_of_a_row_go_with_it() -> None:
    def held(tag: str) -> str:
        return f"<w:tc><w:p>{DATE.format(RUN.replace('{%p if yes %}', tag))}</w:p></w:tc>"

    first = f"<w:tr>{held('{%tr for x in xs %}')}{held('{%tr if x %}')}</w:tr>"
    last = row("{%tr endif %}", "{%tr endfor %}")
    assert rows(table(first, row("{{ x }}", "k"), last)) == [["1", "k"], ["2", "k"]]


@pytest.mark.parametrize("sign", ["footnoteRef", "noBreakHyphen", "ptab", "separator"])
@pytest.mark.parametrize("tag", ["{%p if yes %}", "{%p if yes %}Se vedtak"])
def test_a_sign_that_shows_stays_beside_a_tag_with_p(sign: str, tag: str) -> None:
    first = f'<w:p><w:r><w:{sign}/></w:r><w:r><w:t xml:space="preserve"> {tag}</w:t></w:r></w:p>'
    note = f'<w:footnote w:id="2">{first}{paragraph("x")}{paragraph("{%p endif %}")}</w:footnote>'
    notes = {"word/footnotes.xml": f"<w:footnotes {DECLARED}>{note}</w:footnotes>"}
    made = part(rendered(body(paragraph("t"), notes), CONTEXT), "word/footnotes.xml")
    assert [one.tag for one in made.iter(f"{W}{sign}")] == [f"{W}{sign}"]


BREAK = "<w:pPr><w:keepNext/><w:pageBreakBefore/><w:jc w:val='left'/></w:pPr>"
BROKEN = {
    ("a", "!{%p if yes %}", "x", "{%p endif %}"): ["a", "!x"],
    ("a", "!{%p if no %}", "x", "{%p endif %}", "b"): ["a", "b"],
    ("a", "!{%p if yes %}", "{%p if yes %}", "x", "{%p endif %}{%p endif %}"): ["a", "!x"],
    ("a", "{%p if no %}", "x", "!{%p endif %}", "b"): ["a", "!b"],
    ("a", "!b {%p if yes %}c", "{%p endif %}"): ["a", "!b", "c"],
    ("a", "!{%p if yes %}b", "{%p endif %}"): ["a", "!b"],
    ("!{%p for x in xs %}", "{{ x }}", "{%p endfor %}"): ["!1", "!2"],
}


@pytest.mark.parametrize("lines", BROKEN)
def test_a_page_that_begins_with_a_tag_begins_with_what_follows_it(lines: tuple[str, ...]) -> None:
    xml = "".join(
        paragraph(one.lstrip("!")).replace("<w:p>", f"<w:p>{BREAK if one[0] == '!' else ''}")
        for one in lines
    )
    made = part(rendered(body(xml), CONTEXT))
    seen_lines = [
        ("" if one.find(f"{W}pPr/{W}pageBreakBefore") is None else "!") + seen(one)
        for one in made.iter(f"{W}p")
    ]
    assert seen_lines == BROKEN[lines]


def test_a_page_that_begins_with_a_tag_before_a_table_begins_above_it() -> None:
    tag = paragraph("{%p if yes %}").replace("<w:p>", f"<w:p>{BREAK}")
    xml = tag + table(row("{{ xs[0] }}")) + paragraph("{%p endif %}")
    made = part(rendered(body(xml), CONTEXT))[0]
    assert [one.tag for one in made][:2] == [f"{W}p", f"{W}tbl"]
    assert made[0].find(f"{W}pPr/{W}pageBreakBefore") is not None


@pytest.mark.parametrize(("text", "prompts"), [("{{ xs[0] }}", False), ("Skriv her", True)])
def test_a_control_that_is_filled_in_is_no_prompt(*, text: str, prompts: bool) -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        f"{paragraph(text)}</w:sdtContent></w:sdt>"
    )
    made = part(rendered(body(control + paragraph("{{ xs[1] }}")), CONTEXT))
    assert (next(made.iter(f"{W}showingPlcHdr"), None) is not None) == prompts
