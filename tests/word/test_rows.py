"""Rows that keep with the next: the first of a table, and the last but one."""

import pytest

from pipeline.word import rows
from pipeline.word.tree import parsed, text_of

from .make import W, part, real, rendered, unzipped

KEEP = "<w:pPr><w:keepNext/></w:pPr>"
HEADER = "<w:trPr><w:tblHeader/></w:trPr>"


def row(text: str, keep: str = KEEP, about: str = "") -> str:
    said = f"<w:p>{keep}<w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<w:tr>{about}<w:tc><w:tcPr/>{said}</w:tc></w:tr>"


def table(*held: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(held)}</w:tbl><w:p/>"


def loop(name: str, *held: str) -> str:
    return row(f"{{%tr for x in {name} %}}") + "".join(held) + row("{%tr endfor %}")


def kept(data: bytes) -> list[str]:
    """Give the texts of the rows that keep with the next."""
    return [
        text_of(one)
        for one in part(data).iter(f"{W}tr")
        if next(one.iter(f"{W}keepNext"), None) is not None
    ]


@pytest.mark.parametrize(
    ("count", "keep"),
    [(0, []), (1, []), (2, [0]), (3, [0, 1]), (4, [0, 2]), (9, [0, 7]), (40000, [0, 39998])],
)
def test_the_first_two_rows_stay_together_and_the_last_two(count: int, keep: list[int]) -> None:
    template = real(table(row("head", "", HEADER), loop("xs", row("r{{ x }}"))))
    data = rendered(template, {"xs": list(range(count))})
    assert kept(data) == [f"r{n}" for n in keep]
    assert b"saksflyt-row" not in unzipped(data)["word/document.xml"]


def test_a_row_of_sums_is_a_row_and_each_table_has_its_own() -> None:
    one = table(row("head", "", HEADER), loop("xs", row("r{{ x }}")), row("sum"))
    data = rendered(real(one + "<w:p/>" + one), {"xs": [0, 1, 2]})
    assert kept(data) == ["r0", "r2", "r0", "r2"]


def test_the_rows_of_a_table_without_tags_for_rows_keep_as_they_say() -> None:
    names = table(row("head", "", HEADER), row("{{ name }}"))
    looped = table(row("head", "", HEADER), loop("xs", row("r{{ x }}")))
    assert kept(rendered(real(names + looped), {"name": "A", "xs": [0]})) == ["A"]


def test_what_is_not_said_to_keep_is_not_kept_nor_is_a_row_of_a_table_in_a_table() -> None:
    plain = table(row("head", KEEP, HEADER), loop("xs", row("r{{ x }}", "")))
    assert kept(rendered(real(plain), {"xs": [0, 1, 2]})) == ["head"]
    off = KEEP.replace("<w:keepNext/>", '<w:keepNext w:val="0"/>')
    root = parsed(real_xml(table(row("a", off))))
    assert not rows.marked(root)
    inner = row("a").replace("</w:tc>", table(row("b")) + "</w:tc>")
    assert not rows.marked(parsed(real_xml(table(inner))))


def real_xml(text: str) -> bytes:
    return f'<w:body xmlns:w="{W[1:-1]}">{text}</w:body>'.encode()


@pytest.mark.parametrize("size", [1, 7, 40, 10000])
def test_it_makes_no_odds_how_the_text_is_cut(size: int) -> None:
    mark = '<w:keepNext saksflyt-row="1"/>'
    told = [f"<w:tr>{n}{mark}</w:tr>" for n in range(5)]
    pieces = ["<w:tbl>", *told, "</w:tbl><w:p></w:p>", "<w:tbl>", *told[:2], "</w:tbl>"]
    cut = ["".join(pieces[n : n + size]) for n in range(0, len(pieces), size)]
    yes, no = "<w:keepNext/>", ""
    after = [f"<w:tr>{n}{yes if n in (0, 3) else no}</w:tr>" for n in range(5)]
    short = [f"<w:tr>0{yes}</w:tr>", "<w:tr>1</w:tr>"]
    told = ["<w:tbl>", *after, "</w:tbl><w:p></w:p>", "<w:tbl>", *short, "</w:tbl>"]
    assert "".join(rows.settled(cut)) == "".join(told)
