"""A tag that takes something with it stands in the words of that, or is refused."""

import pytest

from .make import body, paragraph, part, refusal, rendered, texts
from .test_docxtpl import row, table

CONTEXT = {"yes": True, "name": "Kari"}
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
END = paragraph("{%p endif %}")


def formula(text: str) -> str:
    return f'<m:oMath xmlns:m="{_M}"><m:r><m:t>{text}</m:t></m:r></m:oMath>'


def beside(inside: str) -> str:
    return f"<w:p><w:r><w:t>ord</w:t></w:r>{inside}</w:p>"


def described(text: str) -> str:
    drawing = f'<wp:inline><wp:docPr id="1" name="n" descr="{text}"/></wp:inline>'
    return f"<w:r><w:drawing>{drawing}</w:drawing></w:r>"


OTHERS = {
    "words": beside(formula("{%p if yes %}")) + END,
    "the formula's own": f"<w:p>{formula('{%p if yes %}y')}</w:p>{END}",
    "words on both sides of a row": table(
        f"<w:tr><w:tc>{beside(formula('{%tr if yes %}'))}{paragraph('etter')}</w:tc></w:tr>"
    )
    + table(row("{%tr endif %}")),
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_tag_in_a_formula_takes_no_words_with_it(case: str) -> None:
    assert refusal(body(OTHERS[case]), CONTEXT).startswith("T033")


def test_a_formula_that_is_all_of_its_paragraph_may_hold_the_tag() -> None:
    data = body(f"<w:p>{formula('{%p if yes %}')}</w:p>{paragraph('x')}{END}")
    assert texts(rendered(data, CONTEXT)) == ["x"]


FORMULAS: dict[tuple[str, ...], str] = {
    ("{{", "name", "}}"): "Kari",
    ("a = {", "{ name", " }} + 1"): "a = Kari + 1",
    ("{% if not yes %}", "x", "{% endif %}y"): "y",
    ("{% if yes %}", "x", "{% endif %}y"): "xy",
}


@pytest.mark.parametrize("pieces", FORMULAS)
def test_a_tag_is_one_that_word_has_split_over_the_runs_of_a_formula(
    pieces: tuple[str, ...],
) -> None:
    runs = "</m:t></m:r><m:r><m:t>".join(pieces)
    made = part(rendered(body(f"<w:p>{formula(runs)}</w:p>"), CONTEXT))
    assert "".join(str(one.text or "") for one in made.iter(f"{{{_M}}}t")) == FORMULAS[pieces]


ASTRAY = {
    "a run in a formula": (f"<w:p>{formula('{{r name }}')}</w:p>", "run"),
    "a picture's words": (beside(described("{%p if yes %}")) + END, "paragraph"),
    "a value in them": (beside(described("{{r name }}")), "run"),
    "a table's words": (
        table(row("x"), row("{%tr endif %}")).replace(
            "<w:tblPr/>", '<w:tblPr><w:tblDescription w:val="{%tr if yes %}"/></w:tblPr>'
        ),
        "table row",
    ),
}


@pytest.mark.parametrize("case", ASTRAY)
def test_a_tag_that_stands_in_no_words_takes_nothing_with_it(case: str) -> None:
    xml, kind = ASTRAY[case]
    assert refusal(body(xml), CONTEXT).endswith(f"does not stand in a {kind}")


@pytest.mark.parametrize("text", ["{{ nope }}", "{{ name", "{%p if yes %}"])
def test_what_is_wrong_in_a_text_box_is_told_once(text: str) -> None:
    held = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{held}</w:drawing></mc:Choice><mc:Fallback><w:pict>'
        f"{held}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    told = refusal(body(f"<w:p><w:r>{box}</w:r></w:p>"), CONTEXT)
    assert told.count("T00") == 1
