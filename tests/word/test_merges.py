"""Cells merged downwards begin where the row that they began in was left out."""

from collections.abc import Iterator

import pytest

from .make import W, paragraph, part, real, rendered, unzipped, worse

DATA = {
    "yes": True,
    "no": [],
    "groups": [{"first": [], "xs": ["1", "2"]}, {"first": [1], "xs": ["3"]}],
}
GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
BEGIN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def row(text: str, merged: str = "", beside: str = "b") -> str:
    cells = f"<w:tc><w:tcPr>{merged}</w:tcPr>{paragraph(text)}</w:tc>"
    return f"<w:tr>{cells}<w:tc><w:tcPr/>{paragraph(beside)}</w:tc></w:tr>"


def tag(text: str) -> str:
    return row(f"{{%tr {text} %}}", beside="")


def table(*rows: str) -> bytes:
    return real(f"<w:tbl>{GRID}{''.join(rows)}</w:tbl><w:p/>")


def merged(data: bytes) -> Iterator[str]:
    """Say of the first cell of each row if it begins, goes on, or stands alone."""
    for one in part(data).iter(f"{W}tr"):
        found = one.find(f"{W}tc/{W}tcPr/{W}vMerge")
        value = None if found is None else found.get(f"{W}val", "on")
        yield {"restart": "begins", "on": "on", None: "alone"}.get(value, "")


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        # The first row is gone: what is left would join the row above.
        (
            [row("a"), tag("if no"), row("b", BEGIN), tag("endif"), row("c", ON), row("d", ON)],
            ["alone", "begins", "on"],
        ),
        # Above it stand merged cells of their own.
        (
            [
                row("a", BEGIN),
                row("b", ON),
                tag("if no"),
                row("c", BEGIN),
                tag("endif"),
                row("d", ON),
                row("e", ON),
            ],
            ["begins", "on", "begins", "on"],
        ),
        # What begins in the row of a tag begins below it.
        (
            [
                row("a", BEGIN),
                row("b", ON),
                row("{%tr for x in [1, 2] %}", BEGIN, ""),
                row("c", ON),
                tag("endfor"),
            ],
            ["begins", "on", "begins", "on"],
        ),
        # The first row is there.
        (
            [row("a"), tag("if yes"), row("b", BEGIN), tag("endif"), row("c", ON)],
            ["alone", "begins", "on"],
        ),
        # One of two first rows is there, whichever way that is written.
        (
            [
                tag("if yes"),
                row("a", BEGIN),
                tag("else"),
                row("b", BEGIN),
                tag("endif"),
                row("c", ON),
            ],
            ["begins", "on"],
        ),
        (
            [
                tag("if yes"),
                row("a", BEGIN),
                tag("endif"),
                tag("if no"),
                row("b", BEGIN),
                tag("endif"),
                row("c", ON),
            ],
            ["begins", "on"],
        ),
        # A row in the middle may go.
        (
            [row("a", BEGIN), tag("if no"), row("b", ON), tag("endif"), row("c", ON)],
            ["begins", "on"],
        ),
        # Groups of which some lack their first row.
        (
            [
                tag("for g in groups"),
                tag("if g.first"),
                row("a", BEGIN),
                tag("endif"),
                tag("for x in g.xs"),
                row("b", ON),
                tag("endfor"),
                tag("endfor"),
            ],
            ["begins", "on", "begins", "on"],
        ),
    ],
)
def test_merged_cells_begin_where_their_first_row_is_left_out(
    rows: list[str], seen: list[str]
) -> None:
    template = table(*rows)
    made = rendered(template, DATA)
    assert list(merged(made)) == seen
    assert worse(template, made) == []
    assert b"saksflyt-" not in unzipped(made)["word/document.xml"]


def test_a_table_in_a_cell_counts_its_own_rows() -> None:
    inner = f"<w:tbl>{GRID}{row('x', BEGIN)}{row('y', ON)}</w:tbl>"
    held = row("c", ON).replace("</w:tcPr>", f"</w:tcPr>{inner}", 1)
    made = rendered(table(tag("if no"), row("b", BEGIN), tag("endif"), held, row("d", ON)), DATA)
    assert list(merged(made)) == ["begins", "begins", "on", "on"]


def test_columns_count_with_what_cells_span_and_rows_skip() -> None:
    wide = row("a").replace("<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1)
    first = row("b", BEGIN).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>')
    under = wide.replace("<w:tcPr/>", f"<w:tcPr>{ON}</w:tcPr>")
    made = rendered(table(tag("if yes"), first, tag("endif"), under), DATA)
    assert [one.get(f"{W}val") for one in part(made).iter(f"{W}vMerge")] == ["restart", None]
