"""What names a bookmark in a loop names that of its own turn, and what is counted is renewed."""

import re

import pytest

from .make import paragraph, real, rendered, unzipped

DATA = {"xs": ["a", "b", "c"], "yes": True}
FOR, END = paragraph("{%p for x in xs %}"), paragraph("{%p endfor %}")
MARKED = (
    '<w:p><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:t>{{ x }}</w:t></w:r>'
    '<w:bookmarkEnd w:id="1"/></w:p>'
)
SPLIT = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> %s </w:instrText></w:r>'
    '<w:r><w:instrText>%s</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NAMING = {
    "a field": f"<w:p>{SPLIT % ('REF _Ref1', '')}</w:p>",
    "a field of a page, split": f"<w:p>{SPLIT % ('PAGEREF', '_Ref1')}</w:p>",
    "a field whose bookmark is split": f"<w:p>{SPLIT % ('REF _Re', 'f1')}</w:p>".replace(
        "Re ", "Re"
    ),
    "a simple field": '<w:p><w:fldSimple w:instr=" REF _Ref1 "/></w:p>',
    "a link": '<w:p><w:hyperlink w:anchor="_Ref1"><w:r><w:t>L</w:t></w:r></w:hyperlink></w:p>',
}
_NAMES = re.compile(r"_Ref1\w*")


def names(xml: str) -> list[str]:
    document = unzipped(rendered(real(xml), DATA))["word/document.xml"].decode()
    return _NAMES.findall(document)


@pytest.mark.parametrize("naming", NAMING)
def test_what_names_a_bookmark_of_its_turn_follows_it(naming: str) -> None:
    one = NAMING[naming]
    turns = ["_Ref1", "_Ref1_2", "_Ref1_3"]
    twice = [name for name in turns for _ in range(2)]
    assert names(FOR + MARKED + one + END) == twice
    assert names(FOR + one + MARKED + END) == twice


@pytest.mark.parametrize("naming", NAMING)
def test_what_names_a_bookmark_from_outside_of_the_loop_names_the_first(naming: str) -> None:
    one = NAMING[naming]
    assert names(one + FOR + MARKED + END + one) == [
        "_Ref1",
        "_Ref1",
        "_Ref1_2",
        "_Ref1_3",
        "_Ref1",
    ]


def test_a_bookmark_of_the_turn_around_is_named_from_an_inner_loop() -> None:
    inner = paragraph("{%p for y in xs[:2] %}") + NAMING["a link"] + END
    assert names(FOR + MARKED + inner + END) == [
        name for name in ("_Ref1", "_Ref1_2", "_Ref1_3") for _ in range(3)
    ]


def test_a_bookmark_that_no_loop_repeats_is_named_as_it_is() -> None:
    assert names(MARKED.replace("{{ x }}", "x") + FOR + NAMING["a link"] + END) == ["_Ref1"] * 4


BLOCKS = (("for x in xs", "endfor"), ("if yes", "endif"), ("if not yes", "endif"))


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("instruction", ["SEQ Tabell", "REF _Ref1", "PAGEREF _Ref1"])
@pytest.mark.parametrize("simple", [True, False])
def test_what_counts_or_names_another_place_is_renewed_where_a_block_may_change_it(
    *, block: tuple[str, str], instruction: str, simple: bool
) -> None:
    def field(instruction: str) -> str:
        split = SPLIT % ("", instruction)
        held = f'<w:fldSimple w:instr=" {instruction} "/>' if simple else split
        return f"<w:p>{held}</w:p>"

    def renewed(xml: str) -> int:
        made = unzipped(rendered(real(xml), DATA))["word/document.xml"]
        return made.count(b'w:dirty="true"')

    opening, end = (paragraph(f"{{%p {one} %}}") for one in block)
    assert renewed(opening + MARKED.replace("x }", "xs[0] }") + end + field(instruction)) == 1
    assert renewed(opening + end + field("PAGE")) == 0
    assert renewed(paragraph("{{ xs[0] }}") + field(instruction)) == 0
