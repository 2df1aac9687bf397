"""A long part is written in stretches, and none of them is torn."""

import tracemalloc

import pytest

from pipeline.word.faults import Refused
from pipeline.word.stretch import sound, whole
from pipeline.word.template import Template
from tests.word.make import W, body, by_docxtpl, canonical, paragraph, part, texts, unzipped

ROW = "<w:tr><w:tc><w:p></w:p></w:tc></w:tr>"
CELL = "<w:tc><w:tcPr/>%s</w:tc>"


def test_stretches_end_after_a_row_and_nothing_is_lost() -> None:
    text = ROW * 30_000
    pieces = list(whole(text[at : at + 1_000] for at in range(0, len(text), 1_000)))
    assert "".join(pieces) == text
    assert len(pieces) > 3
    assert all(one.endswith("</w:tr>") for one in pieces)


@pytest.mark.parametrize(
    ("text", "end"), [("<w:p>x</w:p>" * 90_000, "</w:p>"), ("x" * 900_000, "x")]
)
def test_a_text_without_rows_is_cut_after_paragraphs_or_not_at_all(text: str, end: str) -> None:
    pieces = list(whole(text[at : at + 1_000] for at in range(0, len(text), 1_000)))
    assert "".join(pieces) == text
    assert all(one.endswith(end) for one in pieces)
    assert (len(pieces) == 1) == (end == "x")


def test_what_is_no_xml_in_the_end_is_told() -> None:
    assert list(sound(["<a><b>", "</b></a>"])) == ["<a><b>", "</b></a>"]
    for torn in (["<a>", "<b></a>"], ["<a>"], ["<a>\ud800</a>"], ["<a/>", "<b/>"]):
        with pytest.raises(Refused):
            list(sound(torn))


def _long(*cells: str) -> bytes:
    """Make a table of a heading and of a row that is repeated, in a grid of one column."""
    tags = [CELL % paragraph(one) for one in ("{%tr for row in rows %}", "{%tr endfor %}")]
    row = "".join(CELL % one for one in cells)
    rows = "".join(f"<w:tr>{one}</w:tr>" for one in (CELL % paragraph("x"), tags[0], row, tags[1]))
    grid = '<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    return body(f"<w:tbl><w:tblPr/>{grid}{rows}</w:tbl><w:p/><w:sectPr/>")


LOOKS = (
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{% if row.even %}</w:t></w:r>"
    "<w:r><w:rPr><w:i/></w:rPr><w:t>{{ row.name }}{% endif %}{{ row.name }}</w:t></w:r></w:p>"
)
REPEATED = tuple(map(paragraph, ("{%tc for one in row.all %}", "{{ one }}", "{%tc endfor %}")))
INNER = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr>"
    f"{CELL % paragraph('{{ row.name }}')}{CELL % paragraph('x')}</w:tr></w:tbl><w:p/>"
)
CLOSED = "".join(paragraph(one) for one in ("{%p if row.even %}", "{{ row.name }}", "{%p endif %}"))


def _rows(number: int) -> list[dict[str, object]]:
    return [{"name": f"{n}\t–", "even": not n % 2, "all": ["a", "b"]} for n in range(number)]


@pytest.mark.parametrize("cells", [(LOOKS,), REPEATED, (*REPEATED, INNER)])
def test_a_long_table_comes_out_as_docxtpl_writes_it(cells: tuple[str, ...]) -> None:
    template, context = _long(*cells), {"rows": _rows(2_000)}
    made = Template(template).render(context)
    assert len(canonical(made)) > 1 << 18
    assert canonical(made) == canonical(by_docxtpl(template, context))


def test_each_cell_of_a_long_table_ends_with_a_paragraph() -> None:
    made = Template(_long(CLOSED)).render({"rows": _rows(5_000)})
    cells = list(part(made).iter(f"{W}tc"))
    assert [str(one[-1].tag) for one in cells] == [f"{W}p"] * 5_001


# Of a table whose columns are counted its bytes are held, once; of others a few hundred rows.
@pytest.mark.parametrize(
    ("cells", "held"), [((LOOKS,), 0), ((CLOSED,), 0), ((*REPEATED, INNER, CLOSED), 1)]
)
def test_a_long_table_is_never_held_several_times(cells: tuple[str, ...], held: int) -> None:
    template, context = Template(_long(*cells)), {"rows": _rows(20_000)}
    template.render({"rows": _rows(10)})
    tracemalloc.start()
    made = template.render(context)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000 + held * len(unzipped(made)["word/document.xml"])


def test_a_long_table_of_a_file_that_word_wrote_is_whole() -> None:
    made = Template(_long(paragraph("{{ row.name }}"))).render({"rows": _rows(3_000)})
    assert texts(made)[1:3_001] == [f"{n}\t–" for n in range(3_000)]
