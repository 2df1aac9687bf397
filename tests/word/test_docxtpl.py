"""For each tag that docxtpl documents, the XML equals docxtpl's own."""

import io
from itertools import pairwise

import docx
import docxtpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.word.rich import RichText, Run

from .make import (
    W,
    body,
    by_docxtpl,
    canonical,
    in_order,
    paragraph,
    paragraphs,
    rendered,
    saved,
    unzipped,
)

CONTEXT = {
    "name": "Kåre & Å <b> “x” ]]>",
    "n": 3,
    "yes": True,
    "no": False,
    "lines": "one\ntwo\n\nfour",
    "tabs": "a\tb\nc",
    "rows": [{"a": "1", "b": "x"}, {"a": "2", "b": "y"}, {"a": "3", "b": "z"}],
    "columns": ["I", "II", "III"],
    "colour": "FF0000",
    "nested": [{"t": "A", "xs": ["1", "2"]}, {"t": "B", "xs": []}, {"t": "C", "xs": ["3"]}],
}


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(map(cell, cells)) + "</w:tr>"


def cell(text: str, properties: str = '<w:tcW w:w="1000" w:type="dxa"/>') -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def split(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r>" for piece in pieces)
    return f"<w:p><w:pPr><w:jc w:val='left'/></w:pPr>{runs}</w:p>"


TEXTS = [
    ["Dear {{ name }}, {{ n }} of {{n}}"],
    ["{{ lines }}"],
    ["before {{ tabs }} after"],
    ["{% if yes %}yes{% else %}no{% endif %} {% if no %}a{% elif n > 2 %}b{% endif %}"],
    ["{% for r in rows %}{{ r.a }}{% if not loop.last %}, {% endif %}{% endfor %}."],
    ["{%p for r in rows %}", "{{ loop.index }}: {{ r.a }} {{ r['b'] }}", "{%p endfor %}", "end"],
    ["{%p if no %}", "gone", "{%p else %}", "here", "{%p endif %}"],
    ["{%p if yes %}", "{%p for x in columns %}", "{{ x }}", "{%p endfor %}", "{%p endif %}"],
    ["{%p for g in nested %}", "{{ g.t }}", "{%p for x in g.xs %}", "{{ g.t }}{{ x }}"]
    + ["{%p endfor %}"] * 2,
    ["a {# remark #}b", "{#p remark in a paragraph #}", "c"],
    ["{% set total = n * 2 %}{{ total + 1 }}"],
    ["my text {%- if yes -%}", " merged", "{%- endif -%}", " end"],
    ["{%- for x in columns -%}", "{{ x }}", "{%- endfor -%}"],
    ["{{ name|upper }} {{ rows|length }} {{ columns|join(', ') }} {{ nothing|default('none') }}"],
    ["{{ “smart” }} {{ ‘quotes’ }} {{\u00a0name\u00a0}}"],
    ["{_{ name }_} {_% if %_}"],
    ["{{ rows[1].a }} {{ columns[-1] }} {{ columns[:2]|join }} {{ 'a' ~ n }}"],
    ["{{- name -}}", "{{ 'I' in columns and 'y' or 'n' }} {{ 'a' if yes else 'b' }}"],
    ["{% if n < 4 and n >= 3 %}less{% endif %}"],
    ["{{ 'shown' if yes }}{{ 'not shown' if no }}."],
    ["{{ 7 // 2 }} {{ 2 ** 8 }} {{ 7 % 3 }} {{ (3.14159)|round(2) }} {{ -n }}"],
]
UNLIKE = split("text {%r if no %}", "gone ", "{%r endif %} end {{ n }}").replace("<w:b/>", "")
BODIES = [
    split("Dear {", "{ na", "me }", "} and {{", " n ", "}}!"),
    split("{", "% if yes %", "}", "shown", "{% end", "if %}"),
    table(row("{%tr for r in rows %}", ""), row("{{ r.a }}", "{{ r.b }}"), row("{%tr endfor %}")),
    table(row("{%tr if no %}"), row("gone", "x"), row("{%tr endif %}"), row("{{ n }}", "b")),
    table(row("{#tr remark #}", ""), row("{{ n }}", "{{ n }}")),
    table(row("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"), columns=1),
    table(row("h", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"), row("x"), columns=4),
    table(row("{%tc if no %}", "{{ n }}", "{%tc endif %}", "b"), row("c"), columns=2),
    table(row("{#tc remark #}", "b", "{{ n }}"), columns=3),
    table(row("{%tr for r in rows %}"), row("{{ r.a }}", "{% vm %}{{ n }}"), row("{%tr endfor %}")),
    table(row("{%tc for c in columns %}", "{% hm %}title", "{%tc endfor %}"), columns=3),
    table(
        "<w:tr><w:tc><w:tcPr/>"
        + paragraph("{%tc for c in columns %}")
        + "</w:tc>"
        + cell("{% hm %}t", '<w:gridSpan w:val="2"/>')
        + cell("{%tc endfor %}")
        + "</w:tr>",
        columns=6,
    ),
    table(row("{% colspan n %}wide {{ name }}"), row("a", "b", "c"), columns=3),
    table(
        row("{%tr for r in rows %}"),
        row("{% cellbg colour %}{{ r.a }}", "{% cellbg 'EEEEEE' %}x"),
        row("{%tr endfor %}"),
    ),
    table(row(f"{{{{ n }}}}</w:t></w:r></w:p>{table(row('inner', '{{ name }}'))}<w:p><w:r><w:t>")),
    split("text {%r if no %}", "gone ", "{%r endif %} end {{ n }}").replace(
        "<w:rPr><w:b/></w:rPr>", ""
    ),
    paragraph("{{ lines }} and {{ tabs }}", "<w:rPr><w:i/><w:sz w:val='20'/></w:rPr>"),
    "{%p if yes %}".join(["", paragraph("x")])
    if False
    else paragraph("{%p if yes %}") + paragraph("x {{ n }}") + paragraph("{%p endif %}"),
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="{{ name }}" descr="b"/></wp:inline>'
    "</w:drawing></w:r></w:p>" * 2 + paragraph("{{ n }}"),
]


@pytest.mark.parametrize("lines", TEXTS)
def test_text_is_as_from_docxtpl(lines: list[str]) -> None:
    template = paragraphs(*lines)
    ours, theirs = rendered(template, CONTEXT), by_docxtpl(template, CONTEXT)
    assert canonical(ours) == canonical(theirs)
    assert canonical(ours) != canonical(template)


@pytest.mark.parametrize("xml", BODIES)
def test_structure_is_as_from_docxtpl(xml: str) -> None:
    template = body(xml)
    ours, theirs = rendered(template, CONTEXT), by_docxtpl(template, CONTEXT)
    assert in_order(canonical(ours)) == in_order(canonical(theirs))
    assert canonical(ours) != canonical(template)


@pytest.mark.parametrize(
    ("run", "properties"),
    [
        (Run("a & b"), {}),
        (Run("a", bold=True, italic=True), {"bold": True, "italic": True}),
        (Run("a", style="Strong", bold=True), {"style": "Strong", "bold": True}),
        (Run("a", color="#ff0000"), {"color": "#ff0000"}),
        (Run("a", size=28), {"size": 28}),
        (Run("a", underline="double"), {"underline": "double"}),
        (Run("a", strike=True), {"strike": True}),
        (Run("one\ntwo\tthree", italic=True), {"italic": True}),
    ],
)
def test_formatted_text_is_as_from_docxtpl(run: Run, properties: dict[str, object]) -> None:
    template = paragraphs("before {{r rich }} after {{ n }}")
    ours = rendered(template, CONTEXT | {"rich": RichText((run,))})
    peer = docxtpl.RichText(run.text, **properties)
    assert canonical(ours) == canonical(by_docxtpl(template, CONTEXT | {"rich": peer}))


@pytest.mark.parametrize(
    ("run", "properties"),
    [
        (Run("a", bold=True, rtl=True), {"bold": True, "rtl": True}),
        (Run("a", italic=True, rtl=True), {"italic": True, "rtl": True}),
        (Run("a", underline=True), {"underline": True}),
        (Run("a", subscript=True), {"subscript": True}),
        (Run("a", superscript=True, size=20), {"superscript": True, "size": 20}),
        (Run("a", font="Arial"), {"font": "Arial"}),
        (Run("a", font="eastAsia:SimSun"), {"font": "eastAsia:SimSun"}),
        (Run("a", highlight="#ffff00", bold=True), {"highlight": "#ffff00", "bold": True}),
        (Run("a", lang="se-NO", style="Strong"), {"lang": "se-NO", "style": "Strong"}),
        (Run("a\nb\tc\ad\fe", color="FF0000"), {"color": "FF0000"}),
    ],
)
def test_looks_are_those_of_docxtpl_in_the_schemas_order(
    run: Run, properties: dict[str, object]
) -> None:
    """What docxtpl writes is not in order, and its shade lacks what the schema asks for."""
    template = paragraphs("before {{r rich }} after {{ n }}")
    ours = rendered(template, CONTEXT | {"rich": RichText((run,))})
    peer = docxtpl.RichText(run.text, **properties)
    theirs = by_docxtpl(template, CONTEXT | {"rich": peer})
    assert by_name(ours) == by_name(theirs)


def by_name(data: bytes) -> str:
    """Give a document with the properties of each run by name, and without font regions twice."""
    root = etree.fromstring(canonical(data))
    for look in root.iter(f"{W}rPr"):
        look[:] = sorted(look, key=lambda one: str(one.tag))
        for shade in look.iter(f"{W}shd"):
            shade.attrib.update({f"{W}val": "clear", f"{W}color": "auto"})
    found: str = etree.canonicalize(etree.tostring(root, encoding="unicode"))
    return found


def test_headers_footers_and_footnotes_are_as_from_docxtpl() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ name }} {% if yes %}yes{% endif %}"
    section.footer.paragraphs[0].text = "{{ n }}"
    template = saved(document)
    ours, theirs = rendered(template, CONTEXT), by_docxtpl(template, CONTEXT)
    names = [name for name in unzipped(ours) if "header" in name or "footer" in name]
    assert names
    assert [canonical(ours, name) for name in names] == [canonical(theirs, name) for name in names]


def test_a_table_that_declares_namespaces_is_fitted_too() -> None:
    xml = table(row("{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"), columns=1)
    template = body(xml.replace("<w:tbl>", '<w:tbl xmlns:x="urn:x" x:y="z">'))
    ours, theirs = rendered(template, CONTEXT), by_docxtpl(template, CONTEXT)
    assert canonical(ours) == canonical(theirs)


def test_a_cell_keeps_a_paragraph_where_docxtpl_leaves_none() -> None:
    cells = "</w:t></w:r></w:p>".join(
        ["{%p for x in xs %}"] + [f"<w:p><w:r><w:t>{text}" for text in ("{{ x }}", "{%p endfor %}")]
    )
    template = body(table(row(cells), columns=1))
    full: dict[str, list[str]] = {"xs": ["1", "2"]}
    empty: dict[str, list[str]] = {"xs": []}
    assert canonical(rendered(template, full)) == canonical(by_docxtpl(template, full))
    assert "</w:tcPr></w:tc>" in canonical(by_docxtpl(template, empty))
    assert "</w:tcPr><w:p></w:p></w:tc>" in canonical(rendered(template, empty))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 60), max_size=6), st.booleans(), st.sampled_from(["", "<w:b/>"]))
def test_tags_may_be_split_anywhere(cuts: list[int], yes: bool, look: str) -> None:  # noqa: FBT001 hypothesis fills it
    text = "Dear {{ name }}, {% if yes %}yes {{ n }}{% endif %} and {# no #}end"
    edges = sorted({0, len(text), *cuts})
    pieces = [text[a:b] for a, b in pairwise(edges)]
    runs = "".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>{piece}</w:t></w:r>" for piece in pieces)
    template, context = body(f"<w:p>{runs}</w:p>"), CONTEXT | {"yes": yes}
    assert canonical(rendered(template, context)) == canonical(by_docxtpl(template, context))


def test_a_part_with_static_braces_keeps_them_where_docxtpl_does_not() -> None:
    lines = ["a } b {", "{no remark", "} c }", "{{ n }}", "{}"]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    ours = docx.Document(io.BytesIO(rendered(saved(document), CONTEXT)))
    assert [p.text for p in ours.paragraphs] == ["a } b {", "{no remark", "} c }", "3", "{}"]


def test_static_brace_escapes_never_touch_a_value() -> None:
    template = paragraphs("{_{ x }_} {{ name }}")
    data = rendered(template, {"name": "{_{ y }_} {_% z %_} {{ n }} {% if %} {# #}"})
    assert "{{ x }} {_{ y }_} {_% z %_} {{ n }} {% if %} {# #}" in canonical(data)


def test_literal_text_in_a_tag_is_escaped_once() -> None:
    assert ">A &amp; B &lt; C<" in canonical(rendered(paragraphs('{{ "A & B < C" }}'), {}))
