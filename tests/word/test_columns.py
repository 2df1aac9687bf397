"""Columns follow what was filled in, however the text of a part is cut into stretches."""

from collections.abc import Iterator

import pytest
from lxml import etree

from pipeline.word.columns import NAME, NESTED, PLAIN, Columns
from pipeline.word.tree import W
from tests.word.make import DECLARED

NAMESPACES = {"w": W[1:-1]}


def cell(span: str = "", inside: str = "<w:p></w:p>") -> str:
    held = f'<w:gridSpan w:val="{span}"/>' if span else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="1"/>{held}</w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[str, ...], mark: str = "") -> str:
    marked = f' {NAME}="{mark}"' if mark else ""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return f"<w:tbl{marked}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def fed(xml: str, *, cut: bool) -> bytes:
    """Feed a text whole, or anew after each row and paragraph."""
    columns = Columns(NAMESPACES)
    return b"".join(one for piece in _pieces(xml, cut=cut) for one in columns.fed(piece))


def _pieces(xml: str, *, cut: bool) -> Iterator[str]:
    for row in xml.split("</w:tr>") if cut else (xml,):
        ends = "</w:tr>" if cut and not row.endswith("</w:body>") else ""
        first, *others = (row + ends).split("</w:p>") if cut else (row,)
        pieces = [first, *(f"</w:p>{one}" for one in others)]
        yield from (one for one in pieces if one)


def grids(xml: bytes) -> list[list[str]]:
    root = etree.fromstring(f"<x {DECLARED}>{xml.decode()}</x>")
    return [
        [str(one.get(f"{W}w")) for one in grid.findall(f"{W}gridCol")]
        for grid in root.iter(f"{W}tblGrid")
    ]


CASES = {
    "more cells": (table(row(cell()), row(cell(), cell()), widths=("900",), mark=PLAIN), [450] * 2),
    "fewer": (table(row(cell()), widths=("900", "300"), mark=PLAIN), [1200]),
    "a span": (table(row(cell("2"), cell()), widths=("1", "2", "3"), mark=PLAIN), [1, 2, 3]),
    "an empty span": (table(row(cell(), cell()), widths=("4", "5", "6"), mark=NESTED), [7, 8]),
    "no rows": (table(widths=("4", "5"), mark=PLAIN), []),
    "a control": (
        table(
            row(cell(), f"<w:sdt><w:sdtContent>{cell()}{cell()}</w:sdtContent></w:sdt>"),
            widths=("4", "6"),
            mark=NESTED,
        ),
        [10],
    ),
    "a control in a cell": (
        table(
            row(cell(inside="<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"), cell()),
            widths=("4", "6", "2"),
            mark=NESTED,
        ),
        [5, 7],
    ),
}


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_a_table_has_the_columns_of_its_widest_row(case: str, *, cut: bool) -> None:
    xml, widths = CASES[case]
    around = f"<w:body><w:p></w:p>{xml}<w:p></w:p></w:body>"
    assert grids(fed(around, cut=cut)) == [[str(one) for one in widths]]


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("mark", [PLAIN, NESTED])
def test_a_table_in_a_table_is_counted_for_itself_and_for_what_holds_it(
    mark: str, *, cut: bool
) -> None:
    inner = table(row(cell(), cell(), cell()), widths=("9",))
    xml = table(row(cell()), row(cell(inside=inner), cell()), row(cell()), widths=("6",), mark=mark)
    assert grids(fed(f"<w:body>{xml}</w:body>", cut=cut)) == [["2"] * 3, ["3"] * 3]


@pytest.mark.parametrize("cut", [False, True])
def test_what_is_not_marked_is_left_as_it_is(*, cut: bool) -> None:
    xml = f"<w:body>{table(row(cell(), cell()), widths=('5',))}</w:body>"
    assert fed(xml, cut=cut).decode() == xml


def test_of_two_grids_that_a_tracked_change_leaves_the_outer_one_is_fitted() -> None:
    old = '<w:tblGridChange><w:tblGrid><w:gridCol w:w="7"/></w:tblGrid></w:tblGridChange>'
    xml = table(row(cell(), cell()), widths=("8",), mark=NESTED)
    xml = xml.replace("</w:tblGrid>", f"{old}</w:tblGrid>")
    assert grids(fed(f"<w:body>{xml}</w:body>", cut=False)) == [["4", "4"], ["7"]]
