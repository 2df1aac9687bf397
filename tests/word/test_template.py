"""A fault in a template names part, paragraph and cell, and all faults come at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.diagnostics import Rejected
from pipeline.word import advice
from pipeline.word.faults import CODES
from pipeline.word.template import Template

from .make import body, codes, paragraph, paragraphs, refusal, rendered, texts, unzipped
from .test_docxtpl import row, table

ROOT = Path(__file__).parents[2]


def test_a_fault_is_a_diagnostic_with_name_and_place() -> None:
    template = body(table(row("a", "b"), row("c", "Dear {{ wrng }}")))
    with pytest.raises(Rejected) as refused:
        Template(template, name="letter/nb.docx").render({"wrong": "SECRET"})
    (fault,) = refused.value.diagnostics
    assert (fault.path, fault.line, fault.column, fault.code) == ("letter/nb.docx", 1, 1, "T005")
    assert str(fault.message) == (
        "word/document.xml, table 1, row 2, cell 2, in “Dear {{ wrng }}”:"
        " the name “wrng” is unknown"
    )
    assert str(fault.hint) == "did you mean “wrong”?"


def test_every_fault_of_every_part_is_reported_in_one_go() -> None:
    declared = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    template = body(
        "".join(
            paragraph(text)
            for text in (
                "a {{ missing }} {{ a.missing.deeper }}",
                "{%p for x in xsz %}",
                "{{ x }}",
                "{%p endfor %}",
                "{{ none }} {{ xs }} {{ a }} {{ yes }}",
                "{% if unknown %}x{% endif %}{{ lost|upper }}",
                "{{ 1 + a }} {{ 'a' &lt; 1 }}",
            )
        ),
        {"word/footnotes.xml": f"<w:footnotes {declared}>{paragraph('{{ bad }}')}</w:footnotes>"},
    )
    said = refusal(template, {"a": {"b": 1}, "xs": ["KANARI"], "none": None, "yes": True})
    assert [line.split("”: ")[-1] for line in said.splitlines()] == [
        "the name “missing” is unknown",
        "“missing” is unknown in its group",
        "the name “xsz” is unknown",
        "a value of the kind “nothing” cannot be printed",
        "a value of the kind “list” cannot be printed",
        "a value of the kind “group” cannot be printed",
        "a value of the kind “yes/no” cannot be printed",
        "the name “unknown” is unknown",
        "the name “lost” is unknown",
        "these values cannot be reckoned with",
        "the expression cannot be worked out with these values",
        "the name “bad” is unknown",
    ]
    assert "word/footnotes.xml, in “{{ bad }}”" in said
    assert "KANARI" not in said


def test_a_fault_in_a_loop_is_reported_once() -> None:
    template = paragraphs("{%p for x in xs %}", "{{ x.a }} {{ x.b }}", "{%p endfor %}")
    assert refusal(template, {"xs": [{"a": "1"}, {"a": "1"}]}).count("T005") == 1


def test_control_characters_are_refused_at_their_tag() -> None:
    said = refusal(paragraphs("{{ a }}", "b {{ b }}"), {"a": "fine", "b": "KANARI\x0b"})
    assert said == (
        "T007 word/document.xml, in “b {{ b }}”: the value holds the character U+000B,"
        " which XML cannot carry"
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["{{ a b }}", "{{ c | }}", "{% if %}x{% endif %}"], ["T003"] * 3),
        (["{{ a", "{% if x", "fine {{ v }}"], ["T003"] * 2),
        (["{# a", "b #}", "{{ v }}"], ["T003"]),
        (["{% tr for x in y %}{{ v }}"], ["T004", "T003"]),
        (["{% p for x in y %}", "{{ v }}", "{%p endfor %}"], ["T003"]),
        (["{%tr for x in y %}", "{{ v }}", "{%tr endfor %}"], ["T003"] * 2),
        (["{%p for x in y %}", "{{ x }}"], ["T004"]),
        (["{%p if x %}", "{%p for x in y %}", "{%p endif %}"], ["T004"]),
        (["{%p endfor %}", "{%p else %}", "{{ v }}", "{%p endif %}"], ["T004"] * 2),
        (["{% include 'x' %}", "{{ f() }}", "{{ a|safe }}", "{{ a._b }}"], ["T011"] * 4),
        (["{{ a is callable }}", "{{ self }}"], ["T011"] * 2),
        (["{{p v }}"], ["T009"]),
    ],
)
def test_faults_of_writing_are_reported_together(lines: list[str], found: list[str]) -> None:
    assert codes(paragraphs(*lines), {"v": "x"}) == found


def test_blocks_that_break_the_document_are_refused_and_never_mended() -> None:
    template = paragraphs("{% if v %}a", "{%p endif %}", "c")
    assert codes(template, {"v": "x"}) == codes(template, {"v": ""}) == ["T004"]


CONTROL = f"<w:sdt><w:sdtContent>{paragraph('{}')}</w:sdtContent></w:sdt>"
ACROSS = {
    "in different kinds of places": paragraph("{% if v %}a") + paragraph("{%p endif %}"),
    "ends in another cell": table(row("{% if v %}a", "b{% endif %}"), columns=2),
    "ends in another row": table(row("{%tc if v %}", "a"), row("b", "{%tc endif %}"), columns=2),
    "ends in another table": table(row("{%tr for x in v %}")) + table(row("{%tr endfor %}")),
    "different kinds of places": paragraph("{% if v %}a") + table(row("{% endif %}")),
    "neither whole in a content control": CONTROL.format("{%p if v %}") + paragraph("{%p endif %}"),
    "whole in a content control nor": "".join(map(CONTROL.format, ("{%p if v %}", "{%p endif %}"))),
    "neither whole in a link nor beside it": (
        "<w:p><w:r><w:t>{% if v %}</w:t></w:r><w:hyperlink w:anchor='b'>"
        "<w:r><w:t>a{% endif %}</w:t></w:r></w:hyperlink></w:p>"
    ),
}


@pytest.mark.parametrize("said", ACROSS)
def test_a_block_across_places_is_refused_when_the_template_is_read(said: str) -> None:
    with pytest.raises(Rejected) as refused:
        Template(body(ACROSS[said]))
    (fault,) = refused.value.diagnostics
    assert fault.code == "T004"
    assert said in str(fault.message)
    assert "in “{%" in str(fault.message)  # the tag that opens the block


def test_a_block_may_begin_in_one_paragraph_and_end_in_the_next() -> None:
    template = paragraphs("a{% if v %}b", "c{% endif %}d")
    assert texts(rendered(template, {"v": "x"})) == ["ab", "cd"]
    assert texts(rendered(template, {"v": ""})) == ["ad"]


def test_a_tag_that_swallows_half_an_element_is_refused_at_once() -> None:
    link = f"<w:p>{'<w:r><w:t>{{ v</w:t></w:r>'}<w:hyperlink>{'<w:r><w:t>.a }}</w:t></w:r>'}"
    link += "</w:hyperlink></w:p>"
    with pytest.raises(Rejected) as refused:
        Template(body(link))
    assert [fault.code for fault in refused.value.diagnostics] == ["T032"]


def test_a_budget_that_all_parts_share_is_kept() -> None:
    loop = "{% for x in xs %}{% for y in xs %}{% endfor %}{% endfor %}"
    provenance = f"<a>{loop}</a>"
    context = {"xs": ["1"] * 1_100}
    assert codes(paragraphs(loop), context) == []
    assert refusal(paragraphs(loop), context, provenance=provenance).startswith("T008")


def test_a_row_of_a_loop_is_proven_and_not_parsed() -> None:
    template = body(table(row("{%tr for x in v %}"), row("{{ x }}"), row("{%tr endfor %}")))
    form = Template(template)._form  # the proof shows in nothing but speed
    assert [slot.proven for slot in form.slots if hasattr(slot, "proven")] == [True]


def test_a_template_is_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(paragraphs("{{ v }}"))
    with pytest.raises(Rejected) as refused:
        Template(path).render({})
    assert [fault.path for fault in refused.value.diagnostics] == [str(path)]
    assert texts(Template(str(path)).render({"v": "x"})) == ["x"]


def test_a_template_can_be_filled_after_a_fault() -> None:
    template = Template(paragraphs("{{ v }}"))
    with pytest.raises(Rejected):
        template.render({})
    assert texts(template.render({"v": "x"})) == ["x"]


def test_no_tag_is_left_in_any_part() -> None:
    data = rendered(paragraphs("{{ v }}{# x #}", "{%p if v %}", "a", "{%p endif %}"), {"v": "x"})
    left = [name for name, part in unzipped(data).items() if b"{{" in part or b"{%" in part]
    assert left == []


def test_every_code_is_explained() -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "pipeline" / "word").glob("*.py"))
    used = {code for source in sources for code in re.findall(r'"([TA]\d{3})"', source)}
    assert used <= {*CODES, *advice.CODES}
    assert all(summary and why for summary, why, *_ in (*CODES.values(), *advice.CODES.values()))


def test_importing_the_template_module_loads_no_heavy_library() -> None:
    program = (
        "import sys, pipeline.word.template\n"
        "print(sorted({'lxml', 'jinja2', 'docx', 'docxtpl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "[]\n"
