import pytest
from lxml import etree

from pipeline.word.atoms import Known, atoms
from tests.word.make import DECLARED

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("xml", "keys"),
    [
        ("<w:r><w:t>Sak 48/25.</w:t></w:r>", ["Sak", " ", "48", "/", "25", "."]),
        ("<w:r><w:t>Ver</w:t></w:r><w:proofErr/><w:r><w:t>di</w:t></w:r>", ["Verdi"]),
        (
            "<w:r><w:t>Ver</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>di</w:t></w:r>",
            ["Ver", "di"],
        ),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>", ["a", "\t", "b", "\n"]),
        ('<w:r><w:br w:type="page"/></w:r>', ["\f"]),
        (
            '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
            ["[PAGE]"],
        ),
        (FIELD, ["[PAGE]"]),
        ("<w:ins><w:r><w:t>ny</w:t></w:r></w:ins><w:del><w:r/></w:del>", ["ny"]),
        ("<w:moveTo><w:r><w:t>ny</w:t></w:r></w:moveTo><w:moveFrom/>", ["ny"]),
        ("<w:hyperlink><w:r><w:t>lov</w:t></w:r></w:hyperlink>", ["lov"]),
        (
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>7</w:t></w:r></w:sdtContent></w:sdt>",
            ["7"],
        ),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', ["[footnotes: Se loven.]"]),
        ('<w:bookmarkStart/><w:commentRangeStart w:id="1"/>', []),
    ],
)
def test_a_paragraph_is_what_a_reader_sees_of_it(xml: str, keys: list[str]) -> None:
    paragraph = etree.fromstring(f"<w:p {DECLARED}><w:pPr/>{xml}</w:p>")
    found, astray = atoms(paragraph, Known({("footnotes", "2"): "Se loven."}))
    assert [one.key for one in found if one.key] == keys
    assert not astray


@pytest.mark.parametrize("half", [FIELD[: FIELD.rindex("<w:r>")], FIELD[FIELD.rindex("<w:r>") :]])
def test_half_a_field_is_told(half: str) -> None:
    _, astray = atoms(etree.fromstring(f"<w:p {DECLARED}>{half}</w:p>"), Known())
    assert astray
