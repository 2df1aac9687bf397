"""Dashes join paragraphs, and lose no word."""

import pytest

from .make import body, codes, paragraph, paragraphs, refusal, rendered, texts

JOINED = {
    ("a{% if yes -%}", "b{% endif %}"): ["ab"],
    ("a", "{%- if yes %}b{% endif %}"): ["ab"],
    ("a{% if no -%}", "b{% endif %} c"): ["a c"],
    ("B {%- if yes %}x{% endif %}",): ["Bx"],
    ("a{% if yes %}x{% endif -%} C",): ["axC"],
    ("x", "{%- if yes -%}", "kept ", "{%- endif %}"): ["xkept "],
    ("{%- if yes %}first{% endif %}", "b"): ["first", "b"],
    ("a", "b{% if yes %}x{% endif -%}"): ["a", "bx"],
}


@pytest.mark.parametrize("lines", JOINED)
def test_a_dash_joins_its_paragraph_to_its_neighbour(lines: tuple[str, ...]) -> None:
    made = rendered(body("".join(map(paragraph, lines))), {"yes": True, "no": False})
    assert texts(made) == JOINED[lines]


TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>slutt</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (TABLE + paragraph("{%- if yes %}x{% endif %}"), "what it should join is no paragraph"),
        (
            SECTION + paragraph("{%- if yes %}x{% endif %}"),
            "a section ends between the paragraphs that it should join",
        ),
        (
            paragraph("{%p if yes %}")
            + paragraph("{%- if yes %}x{% endif %}")
            + paragraph("{%p endif %}"),
            "the paragraph that it should join is taken out by its own tag",
        ),
    ],
)
def test_a_dash_that_would_lose_something_is_refused(xml: str, why: str) -> None:
    assert refusal(body(xml), {"yes": True}) == (
        "T033 word/document.xml, in “{%- if yes %}x{% endif %}”: the dash in the tag joins"
        f" paragraphs, and {why}"
    )


def test_the_dashes_of_a_value_take_spaces_away() -> None:
    assert texts(rendered(paragraphs("a {{- n -}} b"), {"n": 1})) == ["a1b"]
    assert codes(paragraphs("a {{- n -}} b"), {"n": 1}) == []
