"""What changes a cell stands where Word wants it, whatever the cell has already."""

import pytest
from lxml import etree

from .make import W, body, codes, part, refusal, rendered, seen

GRID = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>%s</w:tbl>'
WIDTH = '<w:tcW w:w="9" w:type="dxa"/>'
PROPERTIES = {
    "none": "",
    "empty": "<w:tcPr/>",
    "a width": f"<w:tcPr>{WIDTH}</w:tcPr>",
    "all": (
        f'<w:tcPr>{WIDTH}<w:gridSpan w:val="1"/><w:tcBorders/><w:shd w:val="pct10"/>'
        '<w:noWrap/><w:vAlign w:val="top"/></w:tcPr>'
    ),
}
ORDER = ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "vAlign")


def cell(text: str, properties: str = "", more: str = "") -> str:
    return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p></w:tc>"


def table(*rows: str) -> str:
    return GRID % "".join(f"<w:tr>{row}</w:tr>" for row in rows)


def made(xml: str, **context: object) -> list[etree._Element]:
    return list(part(rendered(body(xml), context)).iter(f"{W}tc"))


def names(one: etree._Element) -> list[str]:
    return [etree.QName(each).localname for each in one.iterfind(f"{W}tcPr/*")]


@pytest.mark.parametrize("has", PROPERTIES)
@pytest.mark.parametrize(
    ("tag", "name", "value"),
    [
        ("{% cellbg colour %}", "shd", ("fill", "FF0000")),
        ("{% colspan 2 %}", "gridSpan", ("val", "2")),
    ],
)
def test_a_property_stands_in_the_schemas_order(
    has: str, tag: str, name: str, value: tuple[str, str]
) -> None:
    (one,) = made(table(cell(f"{tag}x", PROPERTIES[has])), colour="FF0000")
    assert names(one) == [each for each in ORDER if each in names(one)]
    found = one.find(f"{W}tcPr/{W}{name}")
    assert found is not None
    assert found.get(f"{W}{value[0]}") == value[1]
    assert seen(one) == "x"


@pytest.mark.parametrize("colour", ["", None])
def test_no_colour_is_no_shade(colour: str | None) -> None:
    xml = table(cell("{% cellbg colour %}x", PROPERTIES["all"]))
    if colour is None:
        xml = xml.replace("cellbg colour", "cellbg colour|default('')")
    (one,) = made(xml, colour=colour or "")
    assert "shd" not in names(one)


def test_the_look_of_the_tag_does_not_matter_and_its_run_goes() -> None:
    runs = "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in ("{% cell", "bg c %}", "{{ w }}"))
    (one,) = made(table(f"<w:tc><w:p>{runs}</w:p></w:tc>"), c="00FF00", w="x")
    assert names(one) == ["shd"]
    assert len(one.findall(f".//{W}r")) == 1


@pytest.mark.parametrize("has", PROPERTIES)
def test_cells_merged_down_show_their_text_once(has: str) -> None:
    more = "<w:r><w:rPr><w:b/></w:rPr><w:t> og b</w:t></w:r>"
    xml = table(
        cell("{%tr for x in xs %}"),
        cell("{% vm %}a", PROPERTIES[has], more) + cell("{{ x }}"),
        cell("{%tr endfor %}"),
    )
    cells = made(xml, xs=["1", "2"])
    assert [seen(one) for one in cells] == ["a og b", "1", "", "2"]
    merges = [one.find(f"{W}tcPr/{W}vMerge") for one in cells]
    told = [None if one is None else one.get(f"{W}val") for one in merges]
    assert told == ["restart", None, "continue", None]
    assert names(cells[0]) == [each for each in ORDER if each in names(cells[0])]


@pytest.mark.parametrize("has", ["none", "empty", "a width"])
def test_cells_merged_across_are_one(has: str) -> None:
    row = cell("{%tc for x in xs %}") + cell("{% hm %}a", PROPERTIES[has]) + cell("{%tc endfor %}")
    (one,) = made(table(row), xs=["1", "2", "3"])
    span = one.find(f"{W}tcPr/{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "3"
    assert seen(one) == "a"


def test_what_changes_a_cell_stands_in_one() -> None:
    outside = "<w:p><w:r><w:t>{% cellbg c %}x</w:t></w:r></w:p>"
    assert refusal(body(outside)) == (
        "T003 word/document.xml, in “{% cellbg c %}x”: the tag cellbg changes its cell, and stands"
        " in none"
    )


def test_two_colours_of_one_cell_are_refused() -> None:
    assert codes(body(table(cell("{% cellbg a %}{% cellbg b %}x"))), {"a": "", "b": ""}) == ["T033"]


@pytest.mark.parametrize(
    ("colour", "fill"),
    [("#ff0000", "ff0000"), ("F00", "FF0000"), (" 00ff00 ", "00ff00"), (112233, "112233")],
)
def test_a_colour_may_be_spelt_as_on_the_web(colour: object, fill: str) -> None:
    (one,) = made(table(cell("{% cellbg colour %}x")), colour=colour)
    shade = one.find(f"{W}tcPr/{W}shd")
    assert shade is not None
    assert shade.get(f"{W}fill") == fill


@pytest.mark.parametrize("colour", ["rød", "red", "#12345", "1234567", "FF00"])
def test_what_is_no_colour_is_told(colour: str) -> None:
    xml = body(table(cell("{% cellbg colour %}x")))
    assert refusal(xml, {"colour": colour}) == (
        "T006 word/document.xml, table 1, row 1, cell 1, in “{% cellbg colour %}x”:"
        " a cell cannot have this colour"
    )


@pytest.mark.parametrize("span", [0, -1, "to", 1.5])
def test_what_is_no_number_of_columns_is_told(span: object) -> None:
    told = refusal(body(table(cell("{% colspan span %}x"))), {"span": span})
    assert told.startswith("T006 word/document.xml")
    assert told.endswith("a cell cannot span this number of columns")


@pytest.mark.parametrize("tag", ["cellbg 'FF0000'", "colspan 2", "vm", "hm"])
@pytest.mark.parametrize("block", ["if no", "for x in xs", "p if no"])
def test_a_condition_that_would_not_count_is_refused(tag: str, block: str) -> None:
    end = "endfor" if "for" in block else "p endif" if "p " in block else "endif"
    opening = f"{{%{block} %}}" if "p " in block else f"{{% {block} %}}"
    ending = f"{{%{end} %}}" if "p " in block else f"{{% {end} %}}"
    paragraphs = cell(f"{opening}{{% {tag} %}}{ending}X")
    told = refusal(body(table(paragraphs)), {"no": False, "xs": ["a"]})
    assert told.startswith("T033 word/document.xml, table 1, row 1, cell 1")
    assert "changes its cell whatever the condition or loop around it" in told


def test_a_condition_in_the_tag_counts() -> None:
    cells = made(
        table(
            cell("{% if no %}a{% endif %}{% cellbg 'FF0000' if no %}{% colspan 2 if no else 1 %}x")
            + cell("{% cellbg 'FF0000' if yes %}{% colspan 2 if yes else 1 %}x")
        ),
        yes=True,
        no=False,
    )
    assert [names(one) for one in cells] == [["gridSpan"], ["gridSpan", "shd"]]
    spans = [one.find(f"{W}tcPr/{W}gridSpan") for one in cells]
    assert ["" if one is None else one.get(f"{W}val") for one in spans] == ["1", "2"]


def test_a_tag_in_a_formula_changes_its_cell() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>{{% cellbg c %}}x</m:t></m:r></m:oMath>'
    (one,) = made(table(f"<w:tc><w:tcPr>{WIDTH}</w:tcPr><w:p>{formula}</w:p></w:tc>"), c="FF0000")
    assert names(one) == ["tcW", "shd"]
    assert [each.text for each in one.iter(f"{{{math}}}t")] == ["x"]
