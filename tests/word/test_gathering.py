"""What set, filter and with hold is a text, as docxtpl makes it, or is refused."""

import pytest

from .make import body, by_docxtpl, paragraph, real, refusal, rendered, texts

CONTEXT = {"yes": True, "no": False, "n": 3, "name": "Kari", "xs": ["a", "b"]}
SAME = {
    "{% set q %}hei {{ n }}{% endset %}{{ q }}": "hei 3",
    "{% set q | upper %}hei{% endset %}{{ q }}": "HEI",
    "{% set q %}a &amp; b &lt;c&gt;{% endset %}{{ q }}": "a & b <c>",
    "{% set q %}{% endset %}[{{ q }}]": "[]",
    "{% set q %}{% if no %}a{% elif yes %}b{% else %}c{% endif %}!{% endset %}{{ q }}": "b!",
    "{% set q %}{% if no %}a{% endif %}!{% endset %}{{ q }}": "!",
    "{% for x in xs %}{% set q %}({{ x }}){% endset %}{{ q }}{% endfor %}": "(a)(b)",
    "{% filter upper %}hei {{ name }}{% endfilter %}": "HEI KARI",
    "{% filter upper|replace('E', 'A') %}hei{% endfilter %}": "HAI",
    "{% filter lower %}{% filter upper %}hei{% endfilter %}A{% endfilter %}": "heia",
    "{% with q = n + 1 %}{{ q }}{% endwith %}": "4",
    "{% with n = 7, q = 1 %}{{ n }}{{ q }}{% endwith %}{{ n }}": "713",
    "{% with q = 1 %}{% for x in xs %}{{ q }}{{ x }}{% endfor %}{% endwith %}": "1a1b",
    "a {#- husk -#} b": "ab",
    "a{# husk #} b": "a b",
}


@pytest.mark.parametrize("tags", SAME)
def test_blocks_that_hold_a_text_print_what_docxtpl_does(tags: str) -> None:
    data = real(paragraph(tags))
    assert texts(rendered(data, CONTEXT)) == texts(by_docxtpl(data, CONTEXT)) == [SAME[tags]]


def test_with_holds_paragraphs_and_loops() -> None:
    loop = ("{%p for x in xs %}", "{{ q }}{{ x }}", "{%p endfor %}")
    lines = ("{%p with q = n %}", *loop, "{%p endwith %}")
    data = real("".join(map(paragraph, lines)))
    assert texts(rendered(data, CONTEXT)) == texts(by_docxtpl(data, CONTEXT)) == ["3a", "3b"]


def test_a_text_that_word_has_split_is_one() -> None:
    runs = ("{% set q %}hei ", "du", "{% endset %}{{ q }}")
    look = "<w:rPr><w:lang w:val='nb-NO'/></w:rPr>"
    xml = "".join(f"<w:r>{look}<w:t xml:space='preserve'>{one}</w:t></w:r>" for one in runs)
    assert texts(rendered(body(f"<w:p>{xml}</w:p>"), CONTEXT)) == ["hei du"]


MORE = {
    "a loop": paragraph("{% set q %}{% for x in xs %}{{ x }}{% endfor %}{% endset %}"),
    "two paragraphs": paragraph("{% set q %}a") + paragraph("b{% endset %}{{ q }}"),
    "whole paragraphs": "".join(map(paragraph, ("{%p filter upper %}", "a", "{%p endfilter %}"))),
    "a note": (
        "<w:p><w:r><w:t>{% set q %}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t>{% endset %}</w:t></w:r></w:p>"
    ),
    "another look": (
        "<w:p><w:r><w:t>{% set q %}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fet</w:t></w:r>"
        "<w:r><w:t>{% endset %}</w:t></w:r></w:p>"
    ),
}


@pytest.mark.parametrize("what", MORE)
def test_what_is_more_than_a_text_is_refused(what: str) -> None:
    told = "set and filter hold words and values of one look and paragraph, and no loop"
    assert refusal(body(MORE[what]), CONTEXT).endswith(told)


OPEN = {
    "{% set q %}x": "this set is never closed with endset",
    "x{% endset %}": "this endset belongs to nothing that is open here",
    "{% with q = 1 %}x": "this with is never closed with endwith",
    "{% filter upper %}x{% endif %}": "filter is open here, and endif does not end it",
    "{% set q %}a{% endset %}{% if n = 3 %}x{% endif %}": "the tag is not written as a tag must be",
}


@pytest.mark.parametrize("tags", OPEN)
def test_a_block_that_does_not_end_is_told_as_any_other(tags: str) -> None:
    told = refusal(body(paragraph(tags)), CONTEXT)
    assert told.endswith(OPEN[tags])
    assert "\n" not in told
