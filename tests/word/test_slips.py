"""Who writes a tag as another program has it is told how it is written here."""

import pytest

from pipeline.diagnostics import Rejected
from pipeline.word.slips import meant, mended
from pipeline.word.template import Template

from .make import body, paragraph, refusal, rendered, texts
from .test_docxtpl import row, table

MENDED = {
    "{% p if yes %}": "write {%p if yes %}",
    "{%P if yes %}": "write {%p if yes %}",
    "{%pif yes %}": "write {%p if yes %}",
    "{%TR for x in xs %}": "write {%tr for x in xs %}",
    "{%trendfor %}": "write {%tr endfor %}",
    "{% If yes %}": "write if, not If",
    "{% EndIf %}": "write endif, not EndIf",
    "{% end if %}": "write endif, not end if",
    "{%p end for %}": "write {%p endfor %}",
    "{% elseif yes %}": "write elif, not elseif",
    "{% else if yes %}": "write elif, not else if",
    "{% elsif yes %}": "write elif, not elsif",
    "{% if n = 3 %}": "write ==, not =",
    "{% if a && b %}": "write and, not &&",
    "{% if a || b %}": "write or, not ||",
    "{% if n ≥ 3 %}": "write >=, not ≥",
    "{% if n <> 3 %}": "write !=, not <>",
    "{% if n => 3 %}": "write >=, not =>",
    "{% if !a %}": "write not, not !",
    "{% if a AND b %}": "write and, not AND",
    "{{ a OR b }}": "write or, not OR",
    "{% for x of xs %}": "write in, not of",
    "{%p foreach x in xs %}": "write {%p for x in xs %}",
    "{% endforeach %}": "write endfor, not endforeach",
    "{% unless a %}": "write {% if not a %}",
    "{% hvis a %}": "write if, not hvis",
    "{{ if a }}": "write {% if a %}",
    "{{ endif }}": "write {% endif %}",
    "{%= name %}": "write {{ name }}",
    "{% endfr %}": "did you mean “endfor”?",
    "{% while a %}": "the commands are if, for, elif, else, endif, endfor, set",
    "{{ }}": "write in the tag what it prints or asks for",
    "{% if %}": "write in the tag what it prints or asks for",
    "{{ chart s }}": "write {% chart s %}",
}
FINE = (
    *("{% if n == 3 %}", "{% if n >= 3 %}", "{% if n == 'a=b && c' %}", "{%p endif %}"),
    *("{% set x = 1 %}", "{% else %}", "{%- elif a -%}", "{{ name }}"),
    *("{{ a != b }}", "{{ 'a AND b' }}", "{{ order }}", "{% for i in xs %}", "{{ if_any }}"),
)


@pytest.mark.parametrize("tag", MENDED)
def test_a_slip_is_told_with_what_was_meant(tag: str) -> None:
    assert str(mended(tag)) == MENDED[tag]


@pytest.mark.parametrize("tag", FINE)
def test_what_is_no_slip_gets_no_hint(tag: str) -> None:
    assert mended(tag) is None


def test_a_slip_counts_as_what_was_meant() -> None:
    tags = ("{% end if %}", "{%pif a %}", "{% else if a %}", "{% For x in y %}")
    assert [meant(one) for one in tags] == ["endif", "if", "elif", "for"]


def test_the_hint_comes_with_the_fault_and_the_block_is_not_called_open() -> None:
    with pytest.raises(Rejected) as caught:
        Template(body(paragraph("{% if yes %}a{% else if no %}b{% end if %}")), name="t.docx")
    assert [(one.code, str(one.hint)) for one in caught.value.diagnostics] == [
        ("T003", "write elif, not else if"),
        ("T003", "write endif, not end if"),
    ]


BLOCKS = {
    "{% if yes %}a": ("this if is never closed with endif", "write {% endif %} where it ends"),
    "a{% endif %}": ("this endif belongs to nothing", "take it out"),
    "{% else %}": ("this else belongs to nothing", "take it out"),
    "{% if yes %}x{% endfor %}": (
        "if is open here, and endfor does not end it",
        "write endif, not",
    ),
    "{% while yes %}x{% endwhile %}": ("the tag is not written as a tag must be", "the commands"),
}


@pytest.mark.parametrize("text", BLOCKS)
def test_a_block_that_does_not_fit_is_told_once_with_what_to_write(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        Template(body(paragraph(text)), name="t.docx")
    (told,) = caught.value.diagnostics
    what, hint = BLOCKS[text]
    assert what in str(told.message)
    assert str(told.hint).startswith(hint)


@pytest.mark.parametrize("between", ["{% else %}", "{% elif yes %}"])
def test_nothing_comes_after_an_else(between: str) -> None:
    told = refusal(body(paragraph(f"{{% if yes %}}a{{% else %}}b{between}c{{% endif %}}")))
    word = between.split()[1]
    assert told.startswith("T004")
    assert told.endswith(f"this {word} comes after an else of the same block")
    assert "\n" not in told


def test_a_kind_of_command_is_refused_once() -> None:
    told = refusal(body(paragraph("{% autoescape false %}x{% endautoescape %}")))
    assert told == (
        "T011 word/document.xml, in “{% autoescape false %}x{% endautoescape %}”:"
        " this kind of command is not allowed in a template"
    )


@pytest.mark.parametrize("sign", ["\u200e", "\u200f", "\ufeff", "\u2068", "\u202a"])
def test_marks_of_direction_are_no_part_of_a_tag(sign: str) -> None:
    data = body(paragraph(f"{{{{ {sign}name{sign} }}}}"))
    assert texts(rendered(data, {"name": "Kari"})) == ["Kari"]


@pytest.mark.parametrize("tag", ["vm", "hm"])
def test_cells_that_no_loop_repeats_are_not_merged(tag: str) -> None:
    told = refusal(body(table(row(f"{{% {tag} %}}x", "b"), columns=2)))
    assert told == (
        f"T003 word/document.xml, table 1, row 1, cell 1, in “{{% {tag} %}}x”: the tag {tag} makes"
        " one of the cells of a loop, and stands in none"
    )
